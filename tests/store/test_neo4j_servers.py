"""The servers that the other tests rest on are what they say they are."""

from __future__ import annotations

import pytest
from neo4j import GraphDatabase
from neo4j_server import KERNEL, Server


@pytest.mark.parametrize(("fixture", "version"), [("neo4j_526", "5."), ("neo4j_2025", "20")])
def test_a_real_server_of_this_version_answers(fixture: str, version: str, request: pytest.FixtureRequest) -> None:
    server: Server = request.getfixturevalue(fixture)
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        (record,) = driver.execute_query(KERNEL).records
    assert record["version"].startswith(version)
