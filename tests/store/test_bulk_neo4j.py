"""A bulk load into a server: killed and begun again, beside others who write, and through a lost connection."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from graph_pictures import everything
from locations import Location
from made_readings import claim, reading
from made_releases import decided, others, registry, release, tangled
from sides.graph.bulk import release as bulk_release
from sides.graph.bulk.into_neo4j import IntoNeo4j
from sides.graph.bulk.rows import PartRows
from sides.graph.reading import Reading
from sides.graph.store import Store, open_store

HERE = Path(__file__).parent

KILLED = f"""
import os, signal, sys
sys.path.insert(0, {str(HERE)!r})
from made_releases import registry, tangled
from sides.graph.bulk import release
from sides.graph.neo4j import Neo4j
from sides.graph.store import open_store
release.SMALL = -1
location, user, password, calls = sys.argv[1:]
work, left = Neo4j.write, int(calls)
def write(*given, **named):
    global left
    left -= 1
    result = work(*given, **named)
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
with open_store(location, user=user, password=password) as store:
    Neo4j.write = write
    store.load_release(registry(), tangled(0, claims=120, parts=6))
print("it was not killed")
"""


@pytest.fixture(autouse=True)
def bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every release counts as a large one."""
    monkeypatch.setattr(bulk_release, "SMALL", -1)


@pytest.fixture
def wanted(tmp_path: Path) -> Iterator[Store]:
    """A store that was loaded the ordinary way with what the tests load in bulk."""
    with open_store(tmp_path / "reference.store") as store:
        prepare(store)
        list(store.load_all([registry(), *tangled(0, claims=120, parts=6)]))
        yield store


def prepare(store: Store) -> None:
    """Other readings, decisions and identities."""
    decisions, identities = decided()
    list(store.load_all(others()))
    store.load_overlay(decisions, identities)


@pytest.mark.parametrize("calls", [1, 3, 9, 25, 40, 60])
def test_a_killed_load_goes_on_where_it_was(neo4j_location: Location, wanted: Store, calls: int) -> None:
    with neo4j_location.open(create=True) as store:
        prepare(store)
    login = neo4j_location.login
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(neo4j_location.location), login["user"], login["password"], str(calls)],
        capture_output=True,
        text=True,
    )
    assert (child.returncode, child.stdout) == (-9, ""), child.stderr
    with neo4j_location.open() as store:
        assert not store.has_release("made", release())
        store.load_release(registry(), tangled(0, claims=120, parts=6))
        assert store.has_release("made", release())
        assert everything(store) == everything(wanted)
        assert store.check() == []


def test_parts_that_are_there_are_not_written_again(neo4j_location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = tangled(0, claims=120, parts=6)
    simple = [replaced(each) for each in parts]
    written: list[str] = []
    work = IntoNeo4j.part

    def part(self: IntoNeo4j, rows: PartRows) -> None:
        written.append(rows.reading["id"])
        work(self, rows)

    monkeypatch.setattr(IntoNeo4j, "part", part)

    def failing() -> Iterator[Reading]:
        yield from simple[:4]
        raise ConnectionError("the plug was pulled")

    with neo4j_location.open(create=True) as store:
        with pytest.raises(ConnectionError):
            store.load_release(registry(), failing())
        assert written == [each.id for each in simple[:4]]
        edges = store.rows("MATCH (:Actor)-[e]->(:Actor) RETURN count(e) AS n")
        assert edges == [{"n": 0}]  # nothing is derived before all is there
        written.clear()
        assert store.load_release(registry(), simple).parts == 6
        assert written == [each.id for each in simple[4:]]
        assert store.check() == []
        # A new release with parts that stayed as they were: those before the first change stay where they are.
        written.clear()
        outcome = store.load_release(registry("2"), [*simple[:2], replaced(simple[2], number=9), *simple[3:5]])
        assert (outcome.action, outcome.parts, outcome.before) == ("replaced", 5, outcome.before)
        assert written == ["made.0009", *(each.id for each in simple[3:5])]
        assert store.check() == []


def replaced(part: Reading, number: int | None = None) -> Reading:
    """The part without links between claims, perhaps under another number."""
    claims = tuple(replace(claim, disputes=(), confirms=()) for claim in part.claims)
    return replace(part, claims=claims, id=part.id if number is None else f"made.{number:04}")


def test_others_write_meanwhile(neo4j_location: Location, tmp_path: Path) -> None:
    parts = tangled(0, claims=120, parts=6)
    known = ("group0", "group1", "group2", "group5")
    claims = (claim("late", "group1 attacks group2"), claim("late", "group5 not-supports group0"))
    late = reading("late", *claims, without=known, registries=("made",))
    with neo4j_location.open(create=True) as store, neo4j_location.open() as other:

        def coming() -> Iterator[Reading]:
            yield from parts[:3]
            other.load(late)
            other.load_overlay(*decided())
            yield from parts[3:]

        store.load_release(registry(), coming())
        assert store.check() == []
        with open_store(tmp_path / "reference.store") as reference:
            reference.load_overlay(*decided())
            list(reference.load_all([registry(), *parts, late]))
            assert everything(store) == everything(reference)
