"""A release of a data set into a store, against the engine's own bulk writer, or the driver, with the same rows ready.

By itself: `python tests/benchmarks/bulk.py [CLAIMS] [embedded|neo4j …]`.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import made_events  # noqa: E402
from measure import table  # noqa: E402
from neo4j_server import V5, Unavailable, empty, running  # noqa: E402

T = TypeVar("T")
CLAIMS = 50_000
RUNS = 3
HEADER = ("", "seconds", "claims a second", "seconds of work", "most memory, MB")


def report(folder: Path) -> str:
    """Measure both; return a section of the page."""
    return f"{embedded(folder, CLAIMS)}\n{neo4j(folder, CLAIMS)}"


def embedded(folder: Path, claims: int) -> str:
    """`sides` into an embedded store, and the same rows by the engine's bulk writer."""
    title = f"## {claims:,} events of a data set, embedded store\n\n"
    rows = folder / "rows.pickle"
    child("record-embedded", claims, folder / "recorded.store", rows)
    found: dict[str, list[dict[str, float]]] = {"made and thrown away": [], "sides": [], "engine": []}
    for number in range(RUNS):
        found["made and thrown away"].append(child("make", claims))
        found["sides"].append(child("sides", claims, folder / f"sides{number}.store"))
        found["engine"].append(child("engine", claims, folder / f"engine{number}.store", rows))
        for store in folder.glob("*.store"):
            shutil.rmtree(store)
    return title + _shown(claims, found, "engine", "the engine's bulk writer with the same rows ready")


def neo4j(folder: Path, claims: int) -> str:
    """`sides` into Neo4j, and the same rows by its driver."""
    title = f"## {claims:,} events of a data set into Neo4j\n\n"
    rows = folder / "statements.pickle"
    found: dict[str, list[dict[str, float]]] = {"made and thrown away": [], "sides": [], "driver": []}
    try:
        with running(V5, heap="2g") as server:
            login = (server.uri, server.user, server.password)
            child("record-neo4j", claims, *login, rows)
            for _ in range(RUNS):
                found["made and thrown away"].append(child("make", claims))
                for name in ("sides", "driver"):
                    empty(server)
                    given = (*login, rows) if name == "driver" else login
                    found[name].append(child(name, claims, *given))
    except Unavailable as missing:
        return f"{title}NOT MEASURED: {missing}\n"
    return title + _shown(claims, found, "driver", "the driver with the same statements and rows ready")


def _shown(claims: int, found: dict[str, list[dict[str, float]]], other: str, what: str) -> str:
    median = {
        name: {key: sorted(run[key] for run in runs)[len(runs) // 2] for key in runs[0]} for name, runs in found.items()
    }
    runs = {name: ", ".join(f"{run['seconds']:.1f}" for run in every) for name, every in found.items()}
    rows = [
        (
            name,
            f"{one['seconds']:.1f} ({runs[name]})",
            f"{claims / one['seconds']:,.0f}",
            f"{one['cpu']:.1f}",
            f"{one['memory']:.0f}",
        )
        for name, one in median.items()
    ]
    made, ours, theirs = (median[name] for name in found)
    return (
        f"{table(HEADER, rows)}\n\n`sides` takes {ours['seconds'] / theirs['seconds']:.2f} times as long as {what} "
        f"({(ours['cpu'] - made['cpu']) / theirs['cpu']:.2f} times the work without making the claims), and "
        f"{ours['memory'] - theirs['memory']:.0f} MB more memory.\n"
    )


def child(what: str, claims: int, *more: object) -> dict[str, float]:
    """What a process of its own measured."""
    command = [sys.executable, __file__, f"--{what}", str(claims), *map(str, more)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(ran.stdout.splitlines()[-1])) if ran.stdout else {}


class Measured:
    """The seconds and the work of a block, told at its end, but for what it spends on `reading`."""

    def __enter__(self) -> Measured:
        self._begin, self._cpu = time.perf_counter(), time.process_time()
        return self

    def reading(self, things: Iterator[T]) -> Iterator[T]:
        """`things`; the time that getting them takes does not count."""
        while True:
            begin, cpu = time.perf_counter(), time.process_time()
            thing = next(things, None)
            self._begin += time.perf_counter() - begin
            self._cpu += time.process_time() - cpu
            if thing is None:
                return
            yield thing

    def __exit__(self, *error: object) -> None:
        told = {
            "seconds": time.perf_counter() - self._begin,
            "cpu": time.process_time() - self._cpu,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
        print(json.dumps(told))


def load(claims: int, location: str, user: str | None = None, password: str | None = None) -> None:
    """The release into a new store."""
    from sides.graph.store import open_store

    registry, parts = made_events.release(claims)
    with open_store(location, user=user, password=password, create=True) as store, Measured():
        outcome = store.load_release(registry, parts)
    assert outcome.claims == claims


def record(rows: Path, owner: type, names: tuple[str, ...]) -> None:
    """Have what is given to these methods written to a file."""
    file = rows.open("wb")

    def recorded(name: str) -> None:
        work = getattr(owner, name)

        def method(self: Any, *given: Any) -> Any:
            pickle.dump((name, given), file)
            return work(self, *given)

        setattr(owner, name, method)

    for name in names:
        recorded(name)


def ready(rows: Path) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What was recorded, call by call."""
    with rows.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


def engine_alone(claims: int, location: str, rows: Path) -> None:
    """The recorded rows by the engine's bulk writer, into a store that has the registry."""
    from sides.graph.embedded import Embedded
    from sides.graph.store import open_store

    registry, _ = made_events.release(claims)
    with open_store(location) as store:
        store.load(registry)
    engine = Embedded(Path(location))
    with Measured() as measured:
        batch = engine._database.graph_batch()
        for name, given in measured.reading(ready(rows)):
            getattr(batch, name)(*given)
            if name == "close":
                batch = engine._database.graph_batch()
        batch.close()
        engine.close()


def driver_alone(claims: int, uri: str, user: str, password: str, rows: Path) -> None:
    """The recorded statements by the driver, into a server that has the registry."""
    from neo4j import GraphDatabase
    from sides.graph.store import open_store

    registry, _ = made_events.release(claims)
    with open_store(uri, user=user, password=password, create=True) as store:
        store.load(registry)
    with (
        GraphDatabase.driver(uri, auth=(user, password)) as driver,
        driver.session() as session,
        Measured() as measured,
    ):
        for statement, given in measured.reading(ready(rows)):
            session.execute_write(lambda tx, s=statement, g=given: tx.run(s, g).consume())


def record_neo4j(claims: int, uri: str, user: str, password: str, rows: Path) -> None:
    """Record the statements that write claims and derived edges."""
    from sides.graph import neo4j

    work = neo4j._Transaction.__call__
    file = rows.open("wb")

    def call(self: Any, cypher: str, parameters: Any = None, /) -> Any:
        if " AS row " in cypher and ("CREATE (c:Claim" in cypher or "MERGE (a)-[e:" in cypher):
            pickle.dump((cypher, parameters), file)
        return work(self, cypher, parameters)

    neo4j._Transaction.__call__ = call  # type: ignore[method-assign]
    load(claims, uri, user, password)
    file.close()


def main(given: list[str]) -> None:
    """Measure, or be one of the processes that are measured."""
    if not given or not given[0].startswith("--"):
        claims = int(given[0]) if given and given[0].isdecimal() else CLAIMS
        with tempfile.TemporaryDirectory(prefix="sides-bench-") as folder:
            for name in given[1:] or ["embedded", "neo4j"]:
                print({"embedded": embedded, "neo4j": neo4j}[name](Path(folder), claims), flush=True)
        return
    what, claims, more = given[0][2:], int(given[1]), given[2:]
    os.environ.pop("SIDES_STORE", None)
    if what == "make":
        with Measured():
            assert sum(len(part.claims) for part in made_events.release(claims)[1]) == claims
    elif what == "record-embedded":
        from arcadedb._native.extras import NativeGraphBatch

        record(Path(more[1]), NativeGraphBatch, ("create_vertices", "new_edges", "close"))
        load(claims, more[0])
    elif what == "record-neo4j":
        record_neo4j(claims, more[0], more[1], more[2], Path(more[3]))
    elif what == "engine":
        engine_alone(claims, more[0], Path(more[1]))
    elif what == "driver":
        driver_alone(claims, more[0], more[1], more[2], Path(more[3]))
    else:
        load(claims, *more)


if __name__ == "__main__":
    main(sys.argv[1:])
