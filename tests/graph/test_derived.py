"""What follows from claims: each sentence of the definition on a claim or two made for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sides.graph.derived import Peer, Recorded, claim_properties, edges_of, pair_edges_of, pairs_of, standings


def same(actor: str, mention: str | None) -> str:
    """No one counts as another."""
    return actor


def recorded(words: str, **more: Any) -> Recorded:
    """ "subject relation object"; `?` is unknown, `'x` a literal, `not-x` negated; `@x` a place."""
    subject, relation, object = words.split(" ")
    polarity = "negated" if relation.startswith("not-") else "affirmed"
    return Recorded(
        **{
            "id": words,
            "reading": "r",
            "relation": relation.removeprefix("not-"),
            "polarity": polarity,
            "modality": "state",
            "status": "accepted",
            "subject": None if subject == "?" else (subject, None),
            "object": None if object[0] in "?'" else (object.removeprefix("@"), None),
            "object_is_actor": object[0] not in "?'@",
            "literal": object[1:] if object[0] == "'" else None,
            **more,
        }
    )


def derived(words: str, **more: Any) -> dict[str, Any]:
    """What follows from one claim."""
    return claim_properties(recorded(words, **more), same)


@pytest.mark.parametrize(
    ("words", "edge", "pair", "spo", "sign", "link"),
    [
        ("egypt supports haftar", "egypt supports haftar", "egypt haftar", "egypt supports haftar", 1, "SIDES_WITH"),
        (
            "haftar not-recognizes gna",
            "haftar not-recognizes gna",
            "gna haftar",
            "haftar recognizes gna",
            -1,
            "SIDES_AGAINST",
        ),
        # "did not attack" is no alliance
        ("a not-attacks b", "a not-attacks b", "a b", "a attacks b", 0, None),
        ("a not-supports b", "a not-supports b", "a b", "a supports b", 0, None),
        # a symmetric relation has its ends in the order of their ids
        (
            "lna cooperates-with egypt",
            "egypt cooperates-with lna",
            "egypt lna",
            "egypt cooperates-with lna",
            1,
            "SIDES_WITH",
        ),
        ("a leads b", "a leads b", "a b", "a leads b", 0, "SAME_BODY"),
        ("a envoy-of b", "a envoy-of b", "a b", "a envoy-of b", 0, "SPEAKS_FOR"),
        ("b meets a", "a meets b", "a b", "a meets b", 0, "CONTACT"),
        ("b not-meets a", "a not-meets b", "a b", "a meets b", 0, None),
        # a place makes an edge, no pair
        ("a enters @derna", "a enters derna", None, "a enters derna", 0, None),
        ("a attacks @derna", "a attacks derna", None, "a attacks derna", -1, None),
        # an unknown end, a literal or oneself make none
        ("? attacks a", None, None, None, -1, None),
        ("a attacks ?", None, None, None, -1, None),
        ("a attacks a", None, None, None, -1, None),
        ("a pursues 'Peace", None, None, "a pursues = peace", 0, None),
    ],
)
def test_the_keys_of_a_claim(words: str, edge: str, pair: str, spo: str, sign: int, link: str) -> None:
    found = derived(words)
    assert [found[name] for name in ("edge", "pair", "spo", "sign", "link")] == [edge, pair, spo, sign, link]


def test_a_mediation_makes_an_edge_to_each_party() -> None:
    found = derived("kobler mediates 'peace", between=[("lna", None), ("gna", None), ("kobler", None)])
    assert (found["edge"], found["pair"], found["link"]) == ("kobler mediates", None, "CONTACT")
    assert found["spo"] == "kobler mediates gna kobler lna = peace"
    row = {**found, "relation": "mediates", "polarity": "affirmed", "object_is_actor": False, "contested": False}
    assert pairs_of(row) == ["kobler lna", "gna kobler"]
    assert {(edge.type, edge.start, edge.end, edge.props["key"]) for edge in edges_of([row])} == {
        ("MEDIATES", "kobler", "lna", "kobler mediates"),
        ("MEDIATES", "kobler", "gna", "kobler mediates"),
    }
    assert {(edge.type, edge.start, edge.end) for edge in pair_edges_of([row])} == {
        ("CONTACT", "kobler", "lna"),
        ("CONTACT", "gna", "kobler"),
    }


def test_a_mediation_about_an_actor_is_between_its_parties() -> None:
    found = derived("zed mediates delta", between=[("alpha", None), ("gamma", None)])
    assert (found["edge"], found["pair"], found["link"]) == ("zed mediates", None, "CONTACT")
    assert (found["object"], found["spo"]) == ("delta", "zed mediates alpha gamma > delta")
    row = {**found, "relation": "mediates", "polarity": "affirmed", "object_is_actor": False, "contested": False}
    assert {(edge.type, edge.start, edge.end, edge.end_label) for edge in edges_of([row])} == {
        ("MEDIATES", "zed", "alpha", "Actor"),
        ("MEDIATES", "zed", "gamma", "Actor"),
    }
    assert pairs_of(row) == ["alpha zed", "gamma zed"]
    alone = derived("zed mediates delta")
    assert (alone["edge"], alone["pair"], alone["link"]) == ("zed mediates", None, None)


def test_a_role_that_is_over_is_no_hop_and_not_dated_by_its_article() -> None:
    article = {"document": "d", "document_date": "2024-05-07"}
    now, over = derived("a leads b", **article), derived("a leads b", modality="happened", **article)
    assert (now["link"], now["date_source"], now["counted"]) == ("SAME_BODY", "document", True)
    assert (over["link"], over["date_source"], over["date_from"], over["counted"]) == (None, None, None, True)
    own = derived("a leads b", modality="happened", date="2011", **article)
    assert (own["date_source"], own["date_from"]) == ("claim", date(2011, 1, 1))
    row = {**over, "relation": "leads", "polarity": "affirmed", "modality": "happened", "object_is_actor": True}
    assert pair_edges_of([row]) == []
    assert derived("a supports b", modality="happened", **article)["link"] == "SIDES_WITH"


@pytest.mark.parametrize(
    ("words", "modality", "denial"),
    [
        ("a supports b", "state", True),
        ("a supports b", "planned", False),
        ("a attacks b", "attempted", True),
    ],
)
def test_what_is_a_denial(words: str, modality: str, denial: bool) -> None:
    by = {"speakers": [("x", None, "denied", True)], "modality": modality}
    assert derived(words, **by)["denial"] is (denial or None)
    assert derived(words, **by, status="draft")["denial"] is None
    assert derived(words, modality=modality)["denial"] is None


@pytest.mark.parametrize(
    ("words", "more", "counted"),
    [
        ("a supports b", {}, True),
        ("a supports b", {"modality": "happened"}, True),
        ("a supports b", {"modality": "ongoing"}, True),
        ("a supports b", {"modality": "attempted"}, False),
        ("a attacks b", {"modality": "attempted"}, True),
        ("a not-recognizes b", {"modality": "attempted"}, True),
        ("a attacks b", {"modality": "possible"}, False),
        ("a attacks b", {"modality": "planned"}, False),
        ("a attacks b", {"modality": "predicted"}, False),
        ("a attacks b", {"modality": "questioned"}, False),
        ("a supports b", {"status": "draft"}, False),
        ("a supports b", {"status": "rejected"}, False),
        ("a supports b", {"speakers": [("x", None, "denied", True)]}, False),
        ("a supports b", {"speakers": [("x", None, "denied", True), ("y", None, "said", True)]}, True),
    ],
)
def test_which_claims_count(words: str, more: dict[str, Any], counted: bool) -> None:
    assert derived(words, **more)["counted"] is counted


@pytest.mark.parametrize(
    ("more", "origins"),
    [
        ({"outlet": "reuters", "speakers": [("x", None, "said", True)]}, ["reuters"]),
        (
            {"speakers": [("y", None, "said", True), ("x", None, "claimed", True), ("z", None, "denied", True)]},
            ["x", "y"],
        ),
        ({"speakers": [("z", None, "denied", True)], "publisher": "bbc", "document": "d"}, ["bbc"]),
        ({"publisher_name": "Le  Téléphone", "document": "d"}, ["publisher: le telephone"]),
        ({"document": "d"}, ["d"]),
        ({"dataset": "acled"}, ["acled"]),
        ({"dataset": "links", "url": "https://example.org"}, ["https://example.org"]),
        ({}, ["r"]),
    ],
)
def test_where_a_claim_comes_from(more: dict[str, Any], origins: list[str]) -> None:
    assert derived("a supports b", **more)["origins"] == origins


@pytest.mark.parametrize(
    ("own", "document", "begins", "until", "source"),
    [
        ("2017-06", "2018-01-01", date(2017, 6, 1), None, "claim"),
        ("2017/2018-02", None, date(2017, 1, 1), date(2018, 2, 28), "claim"),
        ("../2018", None, None, date(2018, 12, 31), "claim"),
        (None, "2018-05", date(2018, 5, 1), None, "document"),
        (None, None, None, None, None),
    ],
)
def test_when_it_was(own: str | None, document: str | None, begins: date, until: date, source: str) -> None:
    found = derived("a supports b", date=own, document_date=document)
    assert (found["date_from"], found["date_until"], found["date_source"]) == (begins, until, source)


def peer(
    id: str, *, relation: str = "supports", polarity: str = "affirmed", on: str | None = None, **more: Any
) -> Peer:
    """A counted claim on a date."""
    given = {"status": "accepted", "counted": True, "denial": False, "disputed": False, "denied_by_some": False, **more}
    return Peer(id=id, relation=relation, polarity=polarity, date=on, **given)


def against(id: str, on: str | None = None, **more: Any) -> Peer:
    """One of the opposite polarity."""
    return peer(id, polarity="negated", on=on, **more)


@pytest.mark.parametrize(
    ("one", "other", "contested"),
    [
        (peer("x", on="2017"), against("y", on="2017"), True),
        # a state that a later claim ended has changed, and is not contested
        (peer("x", on="2016"), against("y", on="2017"), False),
        (peer("x", on="2016/2018"), against("y", on="2017"), True),
        (peer("x", on="2016/2017"), against("y", on="2018"), False),
        # an undated one overlaps all
        (peer("x"), against("y", on="2017"), True),
        (peer("x", on="2017", relation="attacks"), against("y", relation="attacks"), True),
        # an act is on its date, or in its month where only that is known
        (peer("x", on="2017-06-03", relation="attacks"), against("y", on="2017-06-04", relation="attacks"), False),
        (peer("x", on="2017-06", relation="attacks"), against("y", on="2017-06-04", relation="attacks"), True),
        # the months of two acts, and a month in a year
        (peer("x", on="2017-06", relation="attacks"), against("y", on="2017-06", relation="attacks"), True),
        (peer("x", on="2017", relation="attacks"), against("y", on="2017-06", relation="attacks"), True),
        (peer("x", on="2017-06", relation="attacks"), against("y", on="2017-07", relation="attacks"), False),
        # only counted claims contest each other
        (peer("x"), against("y", counted=False), False),
    ],
)
def test_what_is_contested(one: Peer, other: Peer, contested: bool) -> None:
    found = standings([one, other])
    assert (found["x"].contested, found["y"].contested) == (contested, contested)


def test_a_dispute_or_a_denial_contests_an_accepted_claim() -> None:
    for why in ("disputed", "denied_by_some"):
        assert standings([peer("x", **{why: True})])["x"].contested
        assert not standings([peer("x", status="draft", counted=False, **{why: True})])["x"].contested


@pytest.mark.parametrize(
    ("denial", "contested"),
    [
        ({}, True),
        ({"on": "2017"}, True),
        ({"on": "2015/2016"}, False),  # of another time
        ({"polarity": "negated"}, False),  # who denies that one did not, says nothing against that one did
        ({"denial": False}, False),  # of a plan, or a draft
    ],
)
def test_a_denial_contests_what_another_claim_says(denial: dict[str, Any], contested: bool) -> None:
    given = {"counted": False, "denial": True, "denied_by_some": True, **denial}
    assert standings([peer("x", on="2017"), peer("y", **given)])["x"].contested is contested


def test_when_a_state_ends() -> None:
    found = standings(
        [peer("a", on="2015"), peer("b", on="2017/2020"), against("c", on="2018"), against("d", on="2019")]
    )
    assert {id: (standing.ends, standing.lasts) for id, standing in found.items()} == {
        "a": (date(2018, 1, 1), date(2017, 12, 31)),
        "b": (date(2020, 12, 31), date(2020, 12, 31)),
        "c": (None, None),
        "d": (None, None),
    }
    assert standings([peer("x", relation="attacks", on="2017/2018")])["x"].ends is None


def test_an_edge_sums_up_its_claims() -> None:
    claims = []
    for confidence, on, outlet in ((0.3, "2017-06", "x"), (0.9, "2016", "x"), (0.5, None, "y")):
        row = derived("a attacks @derna", date=on, outlet=outlet)
        claims.append({**row, "relation": "attacks", "polarity": "affirmed", "confidence": confidence,
                       "contested": on is None, "object_is_actor": False})  # fmt: skip
    (edge,) = edges_of(claims)
    assert (edge.type, edge.end_label) == ("ATTACKS", "Place")
    assert edge.props == {
        "key": "a attacks derna", "relation": "attacks", "polarity": "affirmed", "label": edge.props["label"],
        "kind": "opposition", "count": 3, "sources": 2, "first": date(2016, 1, 1), "last": date(2017, 6, 1),
        "confidence": 0.9, "contested": True, "symmetric": False,
    }  # fmt: skip
