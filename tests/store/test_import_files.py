"""The files for Neo4j's import tool, put through the tool itself, into a server that then is a store like any other."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest
from graph_pictures import everything
from made_readings import ARTICLE, actor, claim, place, reading, said_by
from neo4j import GraphDatabase
from neo4j_server import V5, V2025, Edition, Server, Unavailable, running
from sides.graph.claim import Row
from sides.graph.errors import NotWritten
from sides.graph.import_files import write_import_files
from sides.graph.reading import Reading
from sides.graph.store import open_store
from sides.loaders.source import read_sources
from sides.queries.commands.loading import example_file

HOSTILE = 'a "quoted", comma; back\\slash\nline break \u202b\u0645\u0635\u0631 \u2028 \t tab'


def _readings() -> list[Reading]:
    words = dataclasses.replace(ARTICLE, title=HOSTILE, date="2017-06-03")
    note = Row(dataset="made", row="7", version="1", url="https://example.org/7", note=HOSTILE)
    return [
        *(source.readings[0] for source in read_sources([example_file()])),
        reading(
            "hostile",
            claim("hostile", "estan supports front", date="2017-06", circumstance=HOSTILE, means=("air", "arms")),
            claim("hostile", "front not-recognizes estan", speakers=said_by("estan", stance="denied"), confidence=0.5),
            claim("hostile", "front controls port", row=note, quote=None, start=None, end=None),
            article=words,
            actors=(actor("estan", aliases=("'=1+1", "\u0645\u0635\u0631")), actor("front", kind="armed-group")),
            places=(place("coast"), place("port", within="coast")),
        ),
    ]


def _finish(server: Server, file: Path) -> None:
    """What `cypher-shell -f` does."""
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver, driver.session() as session:
        for statement in file.read_text(encoding="utf-8").split(";\n"):
            if statement:
                session.run(statement).consume()


@pytest.mark.parametrize("edition", [V5, V2025], ids=lambda edition: edition.name)
def test_what_the_tool_imports_is_the_store_that_was_exported(edition: Edition, tmp_path: Path) -> None:
    with open_store(tmp_path / "sides.store") as store:
        for each in _readings():
            store.load(each)
        store.decide(store.claim_id("front controls port"), "rejected", by="me", why=HOSTILE)
        store.merge("estan", "front", by="me")
        written = write_import_files(store, tmp_path / "out")
        record, picture = store.record(), everything(store)
    assert written.command == f"neo4j-admin database import full neo4j @{tmp_path / 'out' / 'import.args'}"
    try:
        with running(edition, imported=tmp_path / "out" / "import.args") as server:
            _finish(server, tmp_path / "out" / "finish.cypher")
            login = {"user": server.user, "password": server.password}
            with open_store(server.uri, **login) as copy:
                assert copy.record() == record
                assert everything(copy) == picture
                assert copy.check() == []
                assert copy.rows("MATCH (n) RETURN count(n) AS n") == [{"n": written.nodes}]
                assert copy.rows("MATCH ()-[e]->() RETURN count(e) AS n") == [{"n": written.edges}]
                copy.undo(copy.identities()[0].id, by="me")  # it can be worked on
    except Unavailable as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


def test_a_folder_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with open_store(tmp_path / "sides.store") as store, pytest.raises(NotWritten, match="is there already"):
        write_import_files(store, tmp_path / "out")


def test_files_are_split_and_many_pages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sides.graph.import_files as module

    monkeypatch.setattr(module, "_PAGE", 3)
    monkeypatch.setattr(module, "_ROWS", 5)
    with open_store(tmp_path / "sides.store") as store:
        for each in _readings():
            store.load(each)
        written = write_import_files(store, tmp_path / "out")
        assert store.rows("MATCH (n) RETURN count(n) AS n") == [{"n": written.nodes}]
        assert store.rows("MATCH ()-[e]->() RETURN count(e) AS n") == [{"n": written.edges}]
    arguments = (tmp_path / "out" / "import.args").read_text(encoding="utf-8")
    assert "Claim-0002.csv.gz" in arguments
