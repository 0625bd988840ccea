"""Whatever the order of changes, what is kept up to date by parts equals what is computed from scratch."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph_pictures import everything
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from locations import Location
from made_readings import ARTICLE, actor, claim, reading, said_by
from sides.graph.claim import Argument, Claim, claim_id
from sides.graph.errors import InvalidInput, StillUsed, UnknownName
from sides.graph.reading import Reading
from sides.graph.store import Store, open_store

ACTORS = ("egypt", "gna", "haftar", "lna")
READINGS = ("one", "two", "three")
RELATIONS = ("supports", "recognizes", "leads", "attacks", "meets", "cooperates-with")
KEYS = ("k1", "k2", "k3")
DATES = (None, None, "2016", "2016-05", "2016-05-03", "2015/2017", "../2016")
ARTICLES = (ARTICLE, None)


@st.composite
def small_claims(draw: st.DrawFn, name: str, key: str) -> Claim:
    """A claim of a very small world, so that claims meet each other often."""
    subject, object = draw(st.sampled_from(ACTORS)), draw(st.sampled_from((*ACTORS, "derna", "?")))
    relation = draw(st.sampled_from(RELATIONS))
    if object == "derna":
        relation = "attacks"
    if draw(st.integers(0, 9)) == 0:
        relation, object = "mediates", "'peace"
    more: dict[str, Any] = {}
    if relation == "mediates":
        more["between"] = tuple(Argument(id=id) for id in draw(st.lists(st.sampled_from(ACTORS), max_size=2)))
    mention = draw(st.sampled_from((None, "They", "the army")))
    if draw(st.booleans()):
        more["disputes"] = [draw(st.sampled_from(KEYS))]
    return claim(
        draw(st.sampled_from(READINGS)) if "disputes" in more and draw(st.booleans()) else name,
        f"{subject} {draw(st.sampled_from(('', 'not-')))}{relation} {object}",
        id=claim_id(name, key),
        key=key,
        subject=Argument(id=subject, mention=mention),
        modality=draw(st.sampled_from(("happened", "state", "attempted", "possible"))),
        speakers=said_by(
            *draw(st.lists(st.sampled_from(ACTORS), max_size=2)), stance=draw(st.sampled_from(("said", "denied")))
        ),
        date=draw(st.sampled_from(DATES)),
        status=draw(st.sampled_from(("accepted", "accepted", "draft"))),
        confidence=draw(st.sampled_from((None, 0.5))),
        **more,
    )


@st.composite
def small_readings(draw: st.DrawFn) -> Reading:
    """A reading of a very small world."""
    name = draw(st.sampled_from(READINGS))
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    claims = [draw(small_claims(name, key)) for key in keys]
    haftar = actor(
        "haftar",
        short=draw(st.sampled_from((None, "H", "Field Marshal"))),
        kind=draw(st.sampled_from(("state", "actor"))),
    )
    return reading(
        name,
        *claims,
        article=draw(st.sampled_from(ARTICLES)),
        actors=(haftar,) if draw(st.booleans()) else (),
    )


Step = Callable[[Store], object]


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, Step]:
    """One change to a store, with its name; it may be refused."""
    one, two = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(ACTORS))
    name, key = draw(st.sampled_from(READINGS)), draw(st.sampled_from(KEYS))
    loaded = draw(small_readings())
    status, words = (
        draw(st.sampled_from(("accepted", "rejected", "draft"))),
        draw(st.sampled_from(("they", "The Army"))),
    )
    number = draw(st.integers(0, 3))

    def undo(store: Store) -> object:
        made = store.identities()
        return store.undo(made[number % len(made)].id, by="bob") if made else None

    return draw(
        st.sampled_from(
            [
                ("load", lambda store: store.load(loaded)),
                ("load", lambda store: store.load(loaded)),
                ("load", lambda store: store.load(loaded)),
                (f"remove {name}", lambda store: store.remove(name)),
                (f"decide {name} {key}", lambda store: store.decide(claim_id(name, key), status, by="ann")),
                (f"merge {one} {two}", lambda store: store.merge(one, two, by="ann")),
                (f"split {one} {two}", lambda store: store.split(one, two, mention=words, by="ann")),
                ("undo", undo),
            ]
        )
    )


def _go_through(store: Store, changes: list[tuple[str, Step]]) -> None:
    for name, change in changes:
        before = everything(store)
        refused = False
        try:
            change(store)
        except (InvalidInput, StillUsed, UnknownName):
            refused = True
        assert not refused or everything(store) == before, name
        assert store.check() == [], name
    kept = everything(store)
    store.recompute()
    assert everything(store) == kept


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(steps(), min_size=3, max_size=9))
def test_parts_and_whole_agree_on_the_embedded_store(changes: list[tuple[str, Step]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "sides.store")) as store:
        _go_through(store, changes)


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(changes=st.lists(steps(), min_size=4, max_size=9))
def test_parts_and_whole_agree_on_neo4j(neo4j_location: Location, changes: list[tuple[str, Step]]) -> None:
    with neo4j_location.open() as store:
        for info in reversed(store.readings()):
            store.remove(info.id)
        _go_through(store, changes)
