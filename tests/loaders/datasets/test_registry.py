"""Actors of a file, each once, whatever rows say of one and in whatever order."""

from __future__ import annotations

from itertools import permutations

from sides.graph.actor import Actor, Place
from sides.loaders.datasets.registry import Registry


def test_a_kind_that_rows_state_differently_is_left_open_in_any_order() -> None:
    def one(kind: str) -> Actor:
        return Actor(id="x", name="X", kind=kind)

    for kinds, expected in (
        (("armed-group", "actor"), "armed-group"),
        (("armed-group", "actor", "armed-group"), "armed-group"),
        (("armed-group", "government", "actor"), "actor"),
        (("armed-group", "government", "armed-group"), "actor"),
        (("actor", "actor"), "actor"),
    ):
        for order in permutations(kinds):
            registry = Registry()
            for kind in order:
                registry.add(one(kind))
            assert registry.actors == (one(expected),), order


def test_other_names_are_aliases_and_ids_come_together() -> None:
    registry = Registry()
    registry.add(Actor(id="x", name="X", kind="actor", identifiers=(("book", "1"),)))
    registry.add(Actor(id="x", name="Y", kind="actor", aliases=("Z", "X"), identifiers=(("book", "2"),)))
    assert registry.actors == (
        Actor(id="x", name="X", kind="actor", aliases=("Y", "Z"), identifiers=(("book", "1"), ("book", "2"))),
    )
    registry.add(Place(id="p", name="P"))
    registry.add(Place(id="p", name="P", kind="region", within="q"))
    assert registry.places == (Place(id="p", name="P", kind="region", within="q"),)
