"""Who supports and who opposes an actor: each sentence of what these answers mean, on a graph made for it."""

from __future__ import annotations

import pytest
from sides.graph.store import Store
from small_graphs import ask, claim, key, reading


def supporters(store: Store, actor: str, **values: object) -> list[tuple[object, ...]]:
    return ask(store, "who-supports", "supporter_id", "relation_id", "via_id", actor=actor, **values)


def opponents(store: Store, actor: str, **values: object) -> list[tuple[object, ...]]:
    columns = ("opponent_id", "direction", "relation_id", "polarity", "via_id")
    return ask(store, "who-opposes", *columns, actor=actor, **values)


def test_a_direct_supporter_has_an_affirmed_alliance_to_the_actor(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x"),
            claim("b praises x"),
            claim("x supports c"),
            claim("d not supports x"),
            claim("e attacks x"),
            claim("f meets x"),
        )
    )
    assert supporters(any_store, "x") == [("a", "supports", None), ("b", "praises", None)]
    assert ask(any_store, "who-supports", "through", actor="x") == ["direct", "direct"]


def test_a_symmetric_alliance_counts_either_way(any_store: Store) -> None:
    any_store.load(reading(claim("a cooperates-with x"), claim("x allied-with b")))
    assert supporters(any_store, "x") == [("a", "cooperates-with", None), ("b", "allied-with", None)]
    assert supporters(any_store, "b") == [("x", "allied-with", None)]


def test_support_of_who_leads_belongs_to_or_contains_the_actor_is_a_hypothesis(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("boss leads x"),
            claim("wing part-of x"),
            claim("x member-of league"),
            claim("a supports boss"),
            claim("b supports wing"),
            claim("c supports league"),
        )
    )
    rows = ask(
        any_store, "who-supports", "supporter_id", "through", "via_id", "via_relation", "via_direction", actor="x"
    )
    assert rows == [
        ("a", "structure", "boss", "leads", "->"),
        ("b", "structure", "wing", "part of", "->"),
        ("c", "structure", "league", "member of", "<-"),
    ]
    assert ask(any_store, "who-supports", "via_claims", actor="x") == [
        [key("boss leads x")],
        [key("wing part-of x")],
        [key("x member-of league")],
    ]


def test_structure_is_one_hop_and_never_through_those_who_speak_for_it(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("boss leads x"),
            claim("chief leads boss"),
            claim("voice spokesperson-of x"),
            claim("envoy envoy-of x"),
            claim("old not leads x"),
            claim("heir succeeds x"),
            claim("a supports chief"),
            claim("b supports voice"),
            claim("c supports envoy"),
            claim("d supports old"),
            claim("e supports heir"),
        )
    )
    assert supporters(any_store, "x") == []


def test_the_actor_is_never_its_own_supporter(any_store: Store) -> None:
    any_store.load(reading(claim("boss leads x"), claim("x supports boss")))
    assert supporters(any_store, "x") == []
    assert supporters(any_store, "boss") == [("x", "supports", None)]


def test_structure_alone_makes_no_supporter_and_own_people_lists_it(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("boss leads x"),
            claim("voice spokesperson-of x"),
            claim("envoy envoy-of x"),
            claim("x part-of league"),
            claim("friend supports x"),
        )
    )
    assert supporters(any_store, "x") == [("friend", "supports", None)]
    assert ask(any_store, "own-people", "person_id", "direction", "relation_id", actor="x") == [
        ("boss", "->", "leads"),
        ("envoy", "->", "envoy-of"),
        ("voice", "->", "spokesperson-of"),
        ("league", "<-", "part-of"),
    ]


def test_one_row_per_supporter_relation_and_via(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", quote="first"),
            claim("a supports x", "2", quote="second"),
            claim("a praises x", "3"),
            claim("boss leads x"),
            claim("a supports boss", "4"),
        )
    )
    rows = ask(any_store, "who-supports", "supporter_id", "relation_id", "via_id", "claims", actor="x")
    assert rows == [
        ("a", "praises", None, [key("3")]),
        ("a", "supports", None, [key("1"), key("2")]),
        ("a", "supports", "boss", [key("4")]),
    ]


def test_direct_first_then_by_sources_then_by_id(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports boss", "1"),
            claim("a supports boss", "2", outlet="reuters"),
            claim("a supports boss", "3", outlet="afp"),
            claim("boss leads x"),
            claim("c supports x", "4"),
            claim("b supports x", "5"),
            claim("d supports x", "6"),
            claim("d supports x", "7", outlet="reuters"),
        )
    )
    rows = ask(any_store, "who-supports", "supporter_id", "through", "sources", actor="x")
    assert rows == [("d", "direct", 2), ("b", "direct", 1), ("c", "direct", 1), ("a", "structure", 3)]


def test_the_best_quote_is_of_the_highest_confidence_then_the_earliest(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "low", quote="first words", confidence=0.4),
            claim("a supports x", "none", quote="second words"),
            claim("a supports x", "full", quote="third words", confidence=1.0),
            claim("a supports x", "high", quote="fourth words", confidence=0.9),
        )
    )
    rows = ask(any_store, "who-supports", "quote", "claims", actor="x")
    assert rows == [("second words", [key("none"), key("full"), key("high"), key("low")])]


def test_of_claims_on_the_same_words_the_lower_id_is_the_best(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", quote="words", modality="ongoing"),
            claim("a supports x", "2", quote="words", modality="state"),
        )
    )
    order = sorted([key("1"), key("2")])
    modality = "ongoing" if order[0] == key("1") else "state"
    assert ask(any_store, "who-supports", "claims", "modality", actor="x") == [(order, modality)]


def test_a_row_has_the_speaker_on_whose_behalf_and_whether_it_is_a_party(any_store: Store) -> None:
    speakers = ("voice confirmed for x", '"Sources in Hun" claimed', "other denied")
    any_store.load(reading(claim("a supports x", speakers=speakers, hedge="apparently", place="derna")))
    (row,) = ask(
        any_store, "who-supports", "speakers", "modality", "sources", "contested", "hedge", "places", actor="x"
    )
    speakers, *rest = row
    columns = ("name", "id", "stance", "on_behalf_of", "on_behalf_of_id", "party")
    assert [tuple(one[column] for column in columns) for one in speakers] == [
        ("voice", "voice", "confirmed", "x", "x", True),
        ("Sources in Hun", None, "claimed", None, None, False),
        ("other", "other", "denied", None, None, False),
    ]
    assert rest == ["state", 2, True, "apparently", ["derna"]]


def test_sources_are_distinct_origins(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", outlet="reuters", speakers=["voice"]),
            claim("a supports x", "2", outlet="reuters"),
            claim("a supports x", "3", speakers=["voice"]),
            claim("a supports x", "4", speakers=["voice", "other denied"]),
            claim("a supports x", "5"),
            claim("a supports x", "6"),
            publisher="daily",
        )
    )
    any_store.load(reading(claim("a supports x"), id="again", publisher="daily"))
    any_store.load(reading(claim("a supports x"), id="third"))
    # reuters, voice, daily, and the third article, which has no publisher
    assert ask(any_store, "who-supports", "sources", actor="x") == [4]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("a supports x", {"status": "draft"}),
        ("a supports x", {"status": "rejected"}),
        ("a supports x", {"modality": "planned"}),
        ("a supports x", {"modality": "possible"}),
        ("a supports x", {"modality": "predicted"}),
        ("a supports x", {"modality": "questioned"}),
        ("a supports x", {"modality": "attempted"}),
        ("a supports x", {"speakers": ["a denied"]}),
        ("a not supports x", {}),
    ],
)
def test_what_makes_no_supporter(any_store: Store, said: str, fields: dict[str, object]) -> None:
    any_store.load(reading(claim(said, **fields)))
    assert supporters(any_store, "x") == []


def test_opposition_counts_in_both_directions(any_store: Store) -> None:
    any_store.load(
        reading(claim("a opposes x"), claim("x attacks b"), claim("c clashes-with x"), claim("x supports d"))
    )
    assert opponents(any_store, "x") == [
        ("a", "<-", "opposes", "affirmed", None),
        ("b", "->", "attacks", "affirmed", None),
        ("c", "<->", "clashes-with", "affirmed", None),
    ]


def test_not_to_recognize_or_be_loyal_opposes_and_no_other_negation_does(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a not recognizes x"),
            claim("b not loyal-to x"),
            claim("c not supports x"),
            claim("d not attacks x"),
        )
    )
    assert opponents(any_store, "x") == [
        ("a", "<-", "recognizes", "negated", None),
        ("b", "<-", "loyal-to", "negated", None),
    ]
    assert ask(any_store, "who-opposes", "relation", actor="x")[0] == "does not recognize"


def test_attempted_opposition_counts(any_store: Store) -> None:
    any_store.load(reading(claim("a attacks x", modality="attempted"), claim("b attacks x", modality="planned")))
    assert opponents(any_store, "x") == [("a", "<-", "attacks", "affirmed", None)]


def test_opposition_through_structure_in_both_directions(any_store: Store) -> None:
    any_store.load(
        reading(claim("boss leads x"), claim("boss attacks a"), claim("b opposes boss"), claim("boss attacks x"))
    )
    assert opponents(any_store, "x") == [
        ("boss", "<-", "attacks", "affirmed", None),
        ("a", "->", "attacks", "affirmed", "boss"),
        ("b", "<-", "opposes", "affirmed", "boss"),
    ]


def test_what_is_said_but_does_not_count_is_listed_with_the_reason(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "counts"),
            claim("b supports x", "draft", status="draft"),
            claim("c supports x", "gone", status="rejected"),
            claim("d supports x", "asked", modality="questioned"),
            claim("e supports x", "denied", speakers=["e denied"]),
            claim("? supports x", "nobody"),
            claim("x supports f", "away", modality="planned"),
            claim("boss leads x", "boss"),
            claim("g supports boss", "far", modality="possible"),
            claim("h attacks x", "hostile", modality="predicted"),
            claim("wing part-of x", "wing", status="draft"),
            claim("x pursues =peace", "topic", modality="planned"),
        )
    )
    assert sorted(ask(any_store, "not-counted", "claim", actor="x")) == sorted(
        key(name) for name in ("denied", "draft", "wing", "far", "asked", "nobody")
    )
    assert sorted(ask(any_store, "not-counted", "claim", actor="x", sign=-1)) == sorted([key("wing"), key("hostile")])


def test_undated_claims_are_left_out_under_a_date_and_listed(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "dated", date="2017-06-01"),
            claim("b supports x", "undated"),
            claim("boss leads x", "boss"),
            claim("c supports boss", "far", date="2017-06-01"),
        )
    )
    asked = {"actor": "x", "as_of": "2017-07-01"}
    assert supporters(any_store, **asked) == [("a", "supports", None)]
    assert ask(any_store, "not-counted", "claim", **asked) == [key("undated"), key("boss")]
    assert supporters(any_store, **asked, undated=True) == [
        ("a", "supports", None),
        ("b", "supports", None),
        ("c", "supports", "boss"),
    ]
    assert ask(any_store, "not-counted", "claim", **asked, undated=True) == []


def test_a_low_confidence_is_left_out_and_a_hand_made_claim_passes_every_threshold(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x"),
            claim("b supports x", confidence=0.7),
            claim("c supports x", confidence=0.2),
            claim("boss leads x", confidence=0.2),
            claim("d supports boss"),
        )
    )
    assert supporters(any_store, "x", min_confidence=0.5) == [("a", "supports", None), ("b", "supports", None)]


def test_a_merged_actor_answers_under_every_name_and_is_never_its_own_supporter(any_store: Store) -> None:
    any_store.load(reading(claim("a supports x"), claim("y supports x"), claim("b supports y"), claim("c attacks y")))
    any_store.merge("y", "x", by="ann")
    assert supporters(any_store, "x") == [("a", "supports", None), ("b", "supports", None)]
    assert supporters(any_store, "y") == supporters(any_store, "x")
    assert opponents(any_store, "y") == [("c", "<-", "attacks", "affirmed", None)]


def test_a_speaker_that_was_merged_is_named_as_it_is_now(any_store: Store) -> None:
    any_store.load(reading(claim("a supports x", speakers=["ally said for y"]), claim("y supports b")))
    any_store.merge("y", "x", by="ann")
    ((speaker,),) = ask(any_store, "who-supports", "speakers", actor="x")
    assert (speaker["id"], speaker["on_behalf_of_id"], speaker["party"]) == ("ally", "x", True)


def test_an_empty_graph_gives_no_rows(any_store: Store) -> None:
    assert ask(any_store, "disputed", "kind") == []
    assert ask(any_store, "actors", "actor") == []
    assert ask(any_store, "readings", "reading") == []
