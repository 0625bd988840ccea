"""What is disputed and what puzzles: each sentence of what these answers mean, on a graph made for it."""

from __future__ import annotations

from typing import Any

import pytest
from sides.graph.paths import find_paths
from sides.graph.store import Store
from small_graphs import ask, claim, key, reading


def disputed(store: Store, **values: object) -> list[tuple[str, str, str | None]]:
    """Each row's kind, and the ids of its two claims."""
    rows = ask(store, "disputed", "kind", "one", "other", **values)
    return [(kind, one["claim"], other and other["claim"]) for kind, one, other in rows]


def test_claims_that_a_dispute_links_are_disputed(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a enters derna", "1", disputes=[("2", "tension", "so calm?")]),
            claim("a captures derna", "2"),
            claim("a pursues =peace", "3", disputes=[("1", "contradiction")]),
        )
    )
    assert disputed(any_store) == [
        ("contradiction", key("3"), key("1")),
        ("tension", key("1"), key("2")),
    ]
    assert ask(any_store, "disputed", "why") == [None, "so calm?"]


@pytest.mark.parametrize("status", ["draft", "rejected"])
def test_both_claims_of_a_dispute_are_accepted(any_store: Store, status: str) -> None:
    any_store.load(
        reading(
            claim("a enters derna", "1", disputes=[("2", "tension")]),
            claim("a captures derna", "2", status=status),
            claim("b enters derna", "3", status=status, disputes=[("1", "tension")]),
        )
    )
    assert disputed(any_store) == []
    any_store.decide(key("2"), "accepted", by="ann")
    assert disputed(any_store) == [("tension", key("1"), key("2"))]


def test_a_dispute_with_a_claim_that_is_not_loaded_waits_for_it(any_store: Store) -> None:
    any_store.load(reading(claim("a enters derna", "1", disputes=[("other/2", "tension")])))
    assert disputed(any_store) == []
    any_store.load(reading(claim("a captures derna", "2"), id="other"))
    assert disputed(any_store) == [("tension", key("1"), key("2", "other"))]


def test_the_opposite_without_dates_is_disputed(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1"),
            claim("a not supports x", "2"),
            claim("x not supports a", "3"),
            claim("b agrees-with c", "4"),
            claim("c not agrees-with b", "5"),
            claim("d holds-role =Chief", "6"),
            claim("d not holds-role =chief", "7"),
        )
    )
    assert disputed(any_store) == [
        ("opposite", key("1"), key("2")),
        ("opposite", key("4"), key("5")),
        ("opposite", key("6"), key("7")),
    ]


@pytest.mark.parametrize(
    ("relation", "affirmed", "negated", "overlap"),
    [
        ("supports", "2015-01-01", "2016-01-01", False),  # the state ended when the opposite began
        ("supports", "2016-01-01", "2015-01-01", False),
        ("supports", "2015-01-01", "2015-01-01", True),
        ("supports", "2015-01-01", None, True),
        ("supports", None, "2015-01-01", True),
        ("supports", "2015-01-01/2015-03-01", "2015-03-02", False),
        ("supports", "../2015-03-01", "2015-02-01", True),
        ("supports", "../2015-03-01", "2015-04-01", False),
        ("attacks", "2015-01-01", "2015-01-02", False),
        ("attacks", "2015-01-01/2015-01-31", "2015-01-31", True),
        ("attacks", "2015-01", "2015-01-31", True),  # only the month is known
        ("attacks", "2015-01", "2015-02-01", False),
        ("attacks", "2015-01-01", None, True),
    ],
)
def test_the_opposite_is_disputed_in_overlapping_time(
    any_store: Store, relation: str, affirmed: str | None, negated: str | None, overlap: bool
) -> None:
    one, other = ({"date": date} if date else {} for date in (affirmed, negated))
    any_store.load(reading(claim(f"a {relation} x", "1", **one), claim(f"a not {relation} x", "2", **other)))
    assert disputed(any_store) == ([("opposite", key("1"), key("2"))] if overlap else [])
    contested = ask(any_store, "claims-about", "contested", about="x")
    assert contested == [overlap, overlap]


def test_the_opposite_that_does_not_count_disputes_nothing(any_store: Store) -> None:
    any_store.load(reading(claim("a supports x", "1"), claim("a not supports x", "2", modality="possible")))
    assert disputed(any_store) == []


def test_what_a_speaker_denies_is_disputed_and_a_party_is_marked(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a attacks x", "1", speakers=["x claimed", "a denied"]),
            claim("b attacks x", "2", speakers=["b denied"]),
            claim("c attacks x", "3", speakers=["d said"]),
        )
    )
    assert disputed(any_store) == [("denied", key("1"), None), ("denied", key("2"), None)]
    rows: list[Any] = ask(any_store, "disputed", "one")
    told = [[(one["id"], one["stance"], one["party"]) for one in row["speakers"]] for row in rows]
    assert told == [[("x", "claimed", True), ("a", "denied", True)], [("b", "denied", True)]]


def test_what_is_disputed_in_several_ways_is_one_row_with_all_grounds(any_store: Store) -> None:
    denied = ["x claimed", "a denied"]
    any_store.load(
        reading(
            claim("a supports x", "1", speakers=denied),
            claim("a not supports x", "2"),
            claim("b attacks x", "3", speakers=denied, disputes=[("4", "tension")]),
            claim("b meets x", "4"),
            claim("c supports x", "5", disputes=[("6", "contradiction")]),
            claim("c not supports x", "6", speakers=["c denied", "x said"]),
            claim("d supports x", "7"),
            claim("d not supports x", "8", disputes=[("7", "tension", "hm")]),
            claim("e supports x", "9", date="2015-01-01/2015-03-01", speakers=denied),
            claim("e not supports x", "10", date="2016-01-01"),
            claim("f attacks =talks", "11", speakers=["x claimed", "f denied"], disputes=[("12", "tension")]),
            claim("f attacks =talks", "12", quote="again", speakers=["x claimed", "f denied"]),
        )
    )
    rows = ask(any_store, "disputed", "grounds", "one", "other")
    assert [(grounds, one["claim"], other and other["claim"]) for grounds, one, other in rows] == [
        (["contradiction", "opposite", "denied"], key("5"), key("6")),
        (["tension", "denied"], key("3"), key("4")),
        (["tension", "opposite"], key("8"), key("7")),
        (["tension", "denied"], key("11"), key("12")),
        (["opposite", "denied"], key("1"), key("2")),
        (["denied"], key("9"), None),
    ]
    assert ask(any_store, "disputed", "kind") == [
        "contradiction", "tension", "tension", "tension", "opposite", "denied",
    ]  # fmt: skip


def test_what_a_filter_leaves_out_is_no_ground(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", speakers=["x claimed", "a denied"]),
            claim("a not supports x", "2", confidence=0.2),
        )
    )
    assert disputed(any_store) == [("opposite", key("1"), key("2"))]
    assert disputed(any_store, min_confidence=0.5) == [("denied", key("1"), None)]


def test_both_sides_come_with_their_quotes_and_speakers(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", quote="A helps X", speakers=["voice claimed for a"]),
            claim("a not supports x", "2", quote="A does not help X", hedge="apparently"),
        )
    )
    ((one, other),) = ask(any_store, "disputed", "one", "other")
    assert (one["quote"], one["speakers"][0]["on_behalf_of"]) == ("A helps X", "a")
    assert (one["subject"], one["relation"], one["object"]) == ("a", "supports", "x")
    assert (other["quote"], other["relation"], other["hedge"]) == (
        "A does not help X",
        "does not support",
        "apparently",
    )


def test_disputed_can_be_asked_of_one_actor(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1"),
            claim("a not supports x", "2"),
            claim("b enters derna", "3", disputes=[("4", "tension")]),
            claim("c captures derna", "4"),
        )
    )
    assert disputed(any_store, about="x") == [("opposite", key("1"), key("2"))]
    assert disputed(any_store, about="c") == [("tension", key("3"), key("4"))]
    assert disputed(any_store, about="derna") == [("tension", key("3"), key("4"))]


def puzzles(store: Store) -> list[tuple[str, list[str], list[str]]]:
    """Each puzzle's kind, its claims, and those near a question."""
    rows = ask(store, "puzzles", "kind", "claims", "near")
    return [(kind, [one["claim"] for one in claims], [one["claim"] for one in near]) for kind, claims, near in rows]


def test_a_question_comes_with_the_claims_beside_it_about_its_actors(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a attacks b", "far"),
            claim("a withdraws-from derna", "before"),
            claim("c supports d", "others"),
            claim("a supports x", "asked", modality="questioned"),
            claim("c meets d", "others too"),
            claim("x meets c", "after"),
            claim("x meets d", "far too"),
        )
    )
    assert puzzles(any_store) == [("question", [key("asked")], [key("before"), key("after")])]


def test_tensions_are_puzzles_and_contradictions_are_not(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a enters derna", "1", disputes=[("2", "tension")]),
            claim("a captures derna", "2", disputes=[("3", "contradiction")]),
            claim("a not captures derna", "3"),
        )
    )
    assert puzzles(any_store) == [("tension", [key("1"), key("2")], [])]


def test_a_pair_with_edges_of_both_signs_is_a_puzzle(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports b", "1"),
            claim("b attacks a", "2"),
            claim("c supports d", "3"),
            claim("d attacks c", "4", modality="possible"),
        )
    )
    assert puzzles(any_store) == [("both-signs", [key("1"), key("2")], [])]


def test_a_denial_elsewhere_contests_what_is_said(any_store: Store) -> None:
    any_store.load(reading(claim("a supports x", "1"), claim("b supports x", "2"), claim("c supports x", "3")))
    assert disputed(any_store) == []
    denials = [
        claim("a supports x", "4", speakers=["a denied"]),
        claim("b supports x", "5", speakers=["b denied"], modality="planned"),
        claim("b supports x", "6", speakers=["b denied"], status="draft"),
        claim("c not supports x", "7", speakers=["c denied"]),
    ]
    any_store.load(reading(*denials, id="other"))
    assert disputed(any_store) == [
        ("denied", key("4", "other"), key("1")),
        ("denied", key("5", "other"), None),
        ("denied", key("7", "other"), None),
    ]
    assert ask(any_store, "who-supports", "supporter_id", "contested", actor="x") == [
        ("a", True), ("b", False), ("c", False),
    ]  # fmt: skip
    assert find_paths(any_store, "a", "x").paths[0].hops[0].edges[0].claims[0].disputes == (key("4", "other"),)
    assert any_store.check() == []
    any_store.remove("other")
    assert (disputed(any_store), any_store.check()) == ([], [])
    assert ask(any_store, "who-supports", "contested", actor="x") == [False, False, False]


def test_a_denial_of_another_time_contests_nothing(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a attacks x", "1", date="2015"), claim("a attacks x", "2", date="2017-03", speakers=["a denied"])
        )
    )
    assert disputed(any_store) == [("denied", key("2"), None)]
    assert ask(any_store, "claims-about", "claim", "contested", about="x") == [(key("1"), False), (key("2"), True)]


def test_a_denial_that_a_dispute_links_is_one_row(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1"),
            claim("a supports x", "2", speakers=["a denied"], disputes=[("1", "contradiction")]),
        )
    )
    rows = ask(any_store, "disputed", "grounds")
    assert (disputed(any_store), rows) == ([("contradiction", key("2"), key("1"))], [["contradiction", "denied"]])
