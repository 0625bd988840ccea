"""Random readings: every saved query gives the same rows on the embedded store and on Neo4j."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j_server import Server, empty
from sides.graph import open_store
from sides.graph.actor import Actor, Place
from sides.graph.claim import Claim
from sides.graph.filters import Filters
from sides.graph.paths import find_paths
from sides.graph.reading import Reading
from sides.graph.store import Store
from sides.graph.triads import find_triads
from sides.ontology.terms import MODALITIES, RELATIONS, STANCES, STATUSES
from sides.queries.catalogue import catalogue
from sides.queries.run import run
from small_graphs import claim, reading

ACTORS, PLACES = tuple("abcdef"), ("hun", "jufra")
DATES = ("2015", "2015-06", "2016-01-01", "2016-01-01/2016-06-30", "../2016-03", "2017-05-05/..")
actors = st.sampled_from(ACTORS)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    name = draw(st.sampled_from(sorted(RELATIONS)))
    kinds = RELATIONS[name].objects
    objects = [*(ACTORS if "actor" in kinds else ()), *(PLACES if "place" in kinds else ())]
    objects += ["=peace", "=Peace"] if "literal" in kinds else []
    subject = draw(actors | st.just("?"))
    object = draw(st.sampled_from([*(each for each in objects if each != subject), "?"]))
    links = st.tuples(st.sampled_from("0123456789"), st.sampled_from(("tension", "contradiction")))
    speakers = st.tuples(actors | st.just('"officials"'), st.sampled_from(STANCES), _maybe(actors)).map(_speaker)
    parties = st.sampled_from([each for each in ("", "a b", "c", "d") if subject not in each])
    fields: dict[str, Any] = {
        "modality": draw(st.sampled_from(("happened", "state", *MODALITIES))),
        "status": draw(st.sampled_from(("accepted", "accepted", *STATUSES))),
        "confidence": draw(_maybe(st.sampled_from((0.0, 0.3, 0.7, 1.0)))),
        "speakers": draw(st.lists(speakers, max_size=2)),
        "outlet": draw(_maybe(actors)),
        "place": draw(st.sampled_from(("", "", *PLACES))),
        "between": draw(parties) if name == "mediates" else "",
        "quote": f"words {draw(st.integers(0, 9))}",
        "disputes": draw(st.lists(links, max_size=1)),
    }  # fmt: skip
    if day := draw(_maybe(st.sampled_from(DATES))):
        fields["date"] = day
    negated = "not " if draw(st.integers(0, 3)) == 0 else ""
    fields["disputes"] = [link for link in fields["disputes"] if link[0] != str(number)]
    return claim(f"{subject} {negated}{name} {object}", str(number), **fields)


def _speaker(parts: tuple[str, str, str | None]) -> str:
    who, stance, principal = parts
    return f"{who} {stance}" + (f" for {principal}" if principal and not who.startswith('"') else "")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    number = draw(st.integers(1, 12))
    found = [draw(claims(each)) for each in range(number)]
    return reading(
        *found,
        date=draw(_maybe(st.sampled_from(("2016", "2016-06-03")))),
        publisher=draw(_maybe(st.just("daily"))),
        text="\n".join(f"words {each}" for each in range(10)),
        actors=[Actor(id=id, name=f"Actor {id}", kind="unnamed" if id == "f" else "actor") for id in ACTORS],
        places=[Place(id="jufra", name="Jufra"), Place(id="hun", name="Hun", within="jufra")],
    )


def everything(store: Store, filters: Filters) -> dict[str, Any]:
    """The rows of every saved query, the paths and the triads."""
    asked: dict[str, list[dict[str, Any]]] = {
        "actor": [{"actor": "a"}], "about": [{"about": "b"}, {"about": "jufra"}], "claim": [{"claim": "0"}],
        "start": [{"start": "a", "goal": "b"}], "edge": [{"edge": "a supports b"}, {"edge": "a mediates"}],
    }  # fmt: skip
    found: dict[str, Any] = {}
    given_filters = {name: value for name, value in filters.parameters().items() if value is not None}
    for query in catalogue().values():
        names = {parameter.name for parameter in query.parameters}
        required = next((each.name for each in query.parameters if each.required), None)
        for values in asked[required] if required else [{}]:
            further: list[dict[str, Any]] = [{}]
            further += [{"sign": -1}] if "sign" in names else []
            further += [{"statuses": ["draft", "accepted"]}] if "statuses" in names else []
            for extra in further:
                fitting = {name: value for name, value in given_filters.items() if name in names}
                found[f"{query.id} {values} {extra}"] = run(store, query.id, **values, **extra, **fitting).rows
    for a, b in (("a", "b"), ("c", "d")):
        answer = find_paths(store, a, b, filters=filters, structure=True)
        found[f"path {a} {b}"] = (answer.rows(), answer.cut)
    found["triads"] = find_triads(store, filters=filters, enemies=True).rows()
    return found


@pytest.fixture(scope="module")
def both(neo4j_526: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    empty(neo4j_526)
    login = {"user": neo4j_526.user, "password": neo4j_526.password}
    with (
        open_store(tmp_path_factory.mktemp("random") / "sides.store") as embedded,
        open_store(neo4j_526.uri, create=True, **login) as neo4j,
    ):
        yield embedded, neo4j


FILTERS = st.builds(
    Filters,
    min_confidence=st.sampled_from((0.0, 0.0, 0.5)),
    as_of=_maybe(st.just(date(2016, 3, 1))),
    since=_maybe(st.just(date(2015, 3, 1))),
    until=_maybe(st.just(date(2016, 12, 31))),
    undated=st.booleans(),
)


# The same few examples in every run; SIDES_TEST_EXAMPLES=N tries N new ones.
_MORE = int(os.environ.get("SIDES_TEST_EXAMPLES", "0"))


@settings(max_examples=_MORE or 8, deadline=None, derandomize=not _MORE, suppress_health_check=list(HealthCheck))
@given(loaded=readings(), filters=st.just(Filters()) | FILTERS, merged=st.booleans())
def test_random_readings_give_the_same_rows(
    both: tuple[Store, Store], loaded: Reading, filters: Filters, merged: bool
) -> None:
    one, other = both
    for store in both:
        store.load(loaded)
        if merged:
            store.merge("e", "a", by="ann")
    here, there = everything(one, filters), everything(other, filters)
    if merged:
        for store in both:
            (identity,) = [each for each in store.identities() if each.undone_by is None]
            store.undo(identity.id, by="ann")
    for question, rows in here.items():
        assert rows == there[question], question
