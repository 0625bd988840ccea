"""Claims into a real Neo4j: `sides`, with everything it checks, against rdflib-neo4j with the same triples.

`sides` starts from claims files: it reads them, finds every quote, makes RDF, checks it against the SHACL shapes,
projects it and writes it with its derived edges, several readings a transaction. rdflib-neo4j starts from a finished
file of the triples that `sides` makes of the same claims, sorted by subject, which suits it best, and checks nothing.
"""

from __future__ import annotations

import contextlib
import io
import time
from pathlib import Path

from articles import write_articles
from measure import interleaved, table
from neo4j import GraphDatabase
from neo4j_server import V5, Server, Unavailable, empty, running

ARTICLES = 20
RUNS = 7
WARM_UP = 3
"""Rounds before those: a server that was just started plans every statement and compiles itself while it works."""


def report(folder: Path) -> str:
    """Measure against a Neo4j started for it; return a section of the page."""
    title = "## Claims into Neo4j, against rdflib-neo4j\n\n"
    try:
        with running(V5, heap="1g") as server:
            return title + _measured(folder, server)
    except Unavailable as missing:
        return f"{title}NOT MEASURED: {missing}\n"


def _measured(folder: Path, server: Server) -> str:
    articles = write_articles(folder / "articles", ARTICLES)
    triples_file = folder / "triples.nt"
    claims, triples = write_triples(articles, triples_file)

    def ours() -> float:
        empty(server)
        begin = time.perf_counter()
        load_with_sides(articles, server)
        return time.perf_counter() - begin

    def theirs() -> float:
        empty(server)
        begin = time.perf_counter()
        load_with_rdflib_neo4j(triples_file, server)
        return time.perf_counter() - begin

    times = interleaved({"sides": ours, "rdflib-neo4j": theirs}, runs=RUNS, warm_up=WARM_UP)
    rows = [
        (name, checks, taken, f"{claims / taken.median:,.0f}", f"{triples / taken.median:,.0f}", taken.first)
        for (name, taken), checks in zip(
            times.items(),
            ("from claims files, every quote and shape checked", "from N-Triples, nothing"),
            strict=True,
        )
    ]
    ratio = times["rdflib-neo4j"].median / times["sides"].median
    header = ("", "checked", f"time, {RUNS} runs each", "claims a second", "triples a second", "first run")
    shown = table(header, rows)
    return (
        f"{ARTICLES} reviewed articles, {claims:,} claims, {triples:,} triples ({triples / claims:.0f} a claim) "
        f"into an empty Neo4j {server.version} on the same machine. The first {WARM_UP} rounds after the start of the "
        "server are not counted; what the very first run of each took, `sides` before rdflib-neo4j, is in the last "
        f"column.\n\n{shown}\n\n"
        f"`sides` takes {1 / ratio:.2f} times as long as rdflib-neo4j, or is {ratio:.2f} times as fast.\n"
    )


def load_with_sides(articles: Path, server: Server) -> None:
    """Load every claims file of a folder, as `sides load FOLDER` does."""
    from sides.graph.store import open_store
    from sides.loaders.source import read_sources

    with open_store(server.uri, user=server.user, password=server.password, create=True) as store:
        readings = (reading for source in read_sources([articles]) for reading in source.readings)
        for outcome in store.load_all(readings):
            assert outcome.action == "added"


def load_with_rdflib_neo4j(triples: Path, server: Server) -> None:
    """Load a file of N-Triples the way its documentation tells: batched, several values as a list."""
    from rdflib import Graph
    from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig
    from rdflib_neo4j.config.const import HANDLE_MULTIVAL_STRATEGY

    config = Neo4jStoreConfig(
        batching=True,
        batch_size=5000,
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        handle_multival_strategy=HANDLE_MULTIVAL_STRATEGY.ARRAY,
    )
    # It says on standard output that it opened and closed.
    with (
        GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver,
        contextlib.redirect_stdout(io.StringIO()),
    ):
        graph = Graph(store=Neo4jStore(config=config, neo4j_driver=driver))
        graph.store.open(None, create=True)
        graph.parse(triples, format="nt")
        graph.close(True)


def write_triples(articles: Path, target: Path) -> tuple[int, int]:
    """Write the triples that `sides` makes of a folder's claims; how many claims and triples there are."""
    from rdflib import Graph
    from sides.graph.rdf_writer import reading_triples
    from sides.loaders.source import read_sources

    claims = 0
    merged = Graph()
    for loaded in read_sources([articles]):
        for reading in loaded.readings:
            claims += len(reading.claims)
            for triple in reading_triples(reading):
                merged.add(triple)
    lines = sorted(merged.serialize(format="nt").split("\n"))
    target.write_text("".join(f"{line}\n" for line in lines if line), encoding="utf-8")
    return claims, len(merged)
