"""Which servers are taken for a Neo4j that can hold a store, by what they call themselves."""

from __future__ import annotations

import pytest
from sides.graph.errors import StoreIncompatible
from sides.graph.neo4j import server_version

URL = "bolt://localhost:7687"


@pytest.mark.parametrize(
    ("agent", "version"),
    [
        ("Neo4j/5.26.0", "5.26.0"),
        ("Neo4j/5.26.18-community", "5.26.18-community"),
        ("Neo4j/5.27-aura", "5.27-aura"),
        ("Neo4j/2025.11.2", "2025.11.2"),
    ],
)
def test_a_version_that_is_new_enough(agent: str, version: str) -> None:
    assert server_version(agent, URL) == version


@pytest.mark.parametrize(
    ("agent", "version"),
    [("Neo4j/5.25.1", "5.25.1"), ("Neo4j/5.3.0", "5.3.0"), ("Neo4j/4.4.40", "4.4.40"), ("Neo4j/3.5.0", "3.5.0")],
)
def test_an_older_version_is_refused(agent: str, version: str) -> None:
    with pytest.raises(StoreIncompatible) as caught:
        server_version(agent, URL)
    assert str(caught.value) == f"{URL} is Neo4j {version}; sides needs 5.26 or later"


@pytest.mark.parametrize(("agent", "what"), [("Memgraph/2.1", "Memgraph/2.1"), ("", "no known database")])
def test_another_database_is_refused(agent: str, what: str) -> None:
    with pytest.raises(StoreIncompatible) as caught:
        server_version(agent, URL)
    assert str(caught.value) == f"{URL} is {what}, not Neo4j"
