"""The listing queries, each on a graph made for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sides.graph.actor import Actor, Place
from sides.graph.claim import MadeBy, Row, Verdict
from sides.graph.errors import UnknownActor, UnknownClaim, UnknownName
from sides.graph.network import read_network
from sides.graph.paths import find_paths
from sides.graph.reading import Reading
from sides.graph.store import Store
from sides.queries.run import run
from small_graphs import ask, claim, key, reading


def test_claims_about_has_every_role_and_what_counts_first(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("x pursues =peace", "1", modality="planned"),
            claim("a supports x", "2"),
            claim("x attacks a", "3"),
            claim("m mediates =talks", "4", between="x a"),
            claim("b supports a", "5"),
            claim("c supports x", "6", status="draft"),
        )
    )
    assert ask(any_store, "claims-about", "claim", "role", about="x") == [
        (key("2"), "object"),
        (key("3"), "subject"),
        (key("4"), "party"),
        (key("1"), "subject"),
    ]
    assert ask(any_store, "claims-about", "claim", about="x", statuses="draft") == [key("6")]
    assert ask(any_store, "claims-about", "claim", about="x", modalities="planned,possible") == [key("1")]


def test_claims_about_a_name_that_an_actor_and_a_place_share_shows_both(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("misrata-force attacks a", "1"),
            claim("b withdraws-toward misrata", "2"),
            actors=[Actor(id="misrata-force", name="Misrata", kind="armed-group")],
            places=[Place(id="misrata", name="Misrata", kind="city")],
        )
    )
    assert ask(any_store, "claims-about", "about_kind", "about_id", "claim", about="Misrata") == [
        ("actor", "misrata-force", key("1")),
        ("place", "misrata", key("2")),
    ]
    assert ask(any_store, "claims-about", "claim", about="misrata") == [key("2")]  # an id means that thing alone


def test_a_name_that_nothing_has_is_an_error_with_a_guess(any_store: Store) -> None:
    any_store.load(reading(claim("haftar leads lna"), claim("lna enters derna")))
    with pytest.raises(UnknownName, match="Did you mean derna"):
        ask(any_store, "claims-about", "claim", about="dern")
    with pytest.raises(UnknownActor, match="Did you mean haftar"):
        ask(any_store, "who-supports", "supporter", actor="haftr")


def test_unknown_and_literal_ends_show_their_words(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("? attacks x", "1"),
            claim("x holds-role =chief_of_staff", "2"),
        )
    )
    columns = ("subject", "subject_id", "object", "object_id", "counted")
    assert ask(any_store, "claims-about", *columns, about="x") == [
        (None, None, "x", "x", True),
        ("x", "x", "chief of staff", None, True),
    ]


def test_evidence_has_the_claims_of_an_edge_best_first(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", confidence=0.5, outlet="reuters", credibility=2),
            claim("a supports x", "2", quote="first words", speakers=["voice"]),
            claim("a supports x", "3", quote="second words"),
            claim("a not supports x", "4"),
            claim("x supports a", "5"),
            actors=[Actor(id="reuters", name="Reuters", kind="media", reliability="B")],
        )
    )
    columns = ("claim", "outlets", "credibility", "reliability")
    assert ask(any_store, "evidence", *columns, edge="a supports x") == [
        (key("2"), [], None, None),
        (key("3"), [], None, None),
        (key("1"), ["Reuters"], 2, "B"),
    ]
    assert ask(any_store, "evidence", "claim", edge="a not-supports x") == [key("4")]
    assert ask(any_store, "evidence", "claim", edge="nobody supports x") == []


def test_one_claim_has_everything_that_it_recorded(any_store: Store) -> None:
    when = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    any_store.load(
        reading(
            claim(
                "a attacks x", "main", quote="A attacked X", date="2017-06-01/2017-06-03", date_text="in June",
                place="hun",
                means=("air",), circumstance="without a fight", hedge="apparently", status="draft", confidence=0.5,
                credibility=2, made_by=MadeBy(agent="reader", version="1", rule="svo"), outlet="reuters",
                verdict=Verdict(by="ann", at=when, why="looks right"), disputes=[("other", "tension", "both?")],
                speakers=["voice denied for x"],
            ),
            claim("x enters hun", "other"),
            publisher="daily",
            date="2017-06-05",
        )
    )  # fmt: skip
    any_store.decide(key("main"), "accepted", by="bob", why="seen")
    (row,) = run(any_store, "claim", claim="main").rows
    text = row["text"]
    assert text[row["start"] : row["end"]] == row["quote"] == "A attacked X"
    found: dict[str, Any] = {name: row[name] for name in row if name not in ("text", "start", "end", "speakers")}
    (decision,) = found.pop("decisions")
    assert (decision["status"], decision["by"], decision["why"]) == ("accepted", "bob", "seen")
    assert decision["at"].tzinfo == UTC
    assert found == {
        "claim": key("main"), "subject": "a", "subject_id": "a", "relation": "attacks", "relation_id": "attacks",
        "polarity": "affirmed", "object": "x", "object_id": "x", "parties": [], "modality": "happened",
        "status": "accepted", "counted": False, "contested": True, "confidence": 0.5, "quote": "A attacked X",
        "outlets": ["reuters"], "date": "2017-06-01/2017-06-03",
        "date_from": date(2017, 6, 1), "date_until": date(2017, 6, 3), "date_text": "in June",
        "date_source": "claim", "places": ["hun"], "means": ["air"], "circumstance": "without a fight",
        "hedge": "apparently", "reading": "r", "article": "Article of r", "key": "main", "edge": "a attacks x",
        "subject_mention": None, "object_mention": None, "url": None, "author": None, "publisher": "daily",
        "published": "2017-06-05", "denied": True, "credibility": 2, "made_by": "reader", "made_by_version": "1",
        "rule": "svo", "dataset": None, "version": None, "row": None, "note": None, "file_status": "draft",
        "disputes": [
            {"claim": key("other"), "kind": "tension", "why": "both?", "direction": "->", "subject": "x",
             "relation": "enters", "object": "hun", "quote": "x enters hun",
             "dataset": None, "version": None, "row": None, "note": None, "url": None},
        ],
        "confirms": [],
    }  # fmt: skip
    assert [one["direction"] for one in run(any_store, "claim", claim="other").rows[0]["disputes"]] == ["<-"]


def test_a_claim_that_is_not_there_is_an_error(any_store: Store) -> None:
    any_store.load(reading(claim("a supports x", "one", disputes=[("gone/away", "tension")])))
    with pytest.raises(UnknownClaim):
        ask(any_store, "claim", "claim", claim="two")


def test_mediators_have_their_parties_topic_and_whom_they_speak_for(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("kobler mediates =a_political_solution", "1", modality="ongoing"),
            claim("kobler mediates =a_political_solution", "2", quote="again", outlet="reuters"),
            claim("kobler mediates ?", "3", between="x a"),
            claim("kobler envoy-of un", "4"),
            claim("un supports x", "5"),
            claim("un sanctions a", "6"),
            claim("b mediates =talks", "7", modality="planned"),
            claim("c negotiates =peace", "8"),
        )
    )
    stands = [
        {"name": "a", "id": "a", "relation": "sanctions", "sign": -1},
        {"name": "x", "id": "x", "relation": "supports", "sign": 1},
    ]
    speaks = [{"name": "un", "id": "un", "relation": "envoy of", "stands": stands}]
    columns = ("mediator", "topic", "parties", "sources", "claims", "speaks_for")
    parties = [{"name": "x", "id": "x"}, {"name": "a", "id": "a"}]
    assert ask(any_store, "mediators", *columns) == [
        ("kobler", "a political solution", [], 2, [key("1"), key("2")], speaks),
        ("kobler", None, parties, 1, [key("3")], speaks),
    ]


def test_territory_has_a_row_per_actor_relation_and_place(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a captures hun", "1"),
            claim("a captures hun", "2", quote="again", outlet="reuters"),
            claim("b withdraws-from hun", "3", circumstance="without a fight"),
            claim("a not controls derna", "4"),
            claim("? captures derna", "5"),
            claim("a advances-toward hun", "6", modality="planned"),
            claim("a attacks b", "7"),
        )
    )
    columns = ("actor_id", "relation_id", "polarity", "place_id", "sources", "claims")
    assert ask(any_store, "territory", *columns) == [
        ("a", "controls", "negated", "derna", 1, [key("4")]),
        (None, "captures", "affirmed", "derna", 1, [key("5")]),
        ("a", "captures", "affirmed", "hun", 2, [key("1"), key("2")]),
        ("b", "withdraws-from", "affirmed", "hun", 1, [key("3")]),
    ]
    assert ask(any_store, "territory", "relation_id", about="b") == ["withdraws-from"]
    assert ask(any_store, "territory", "relation_id", about="hun", modalities="planned") == ["advances-toward"]


def test_speakers_has_a_row_per_claim_and_speaker(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a attacks x", "1", speakers=["voice said for x", '"officials" claimed']),
            claim("b attacks x", "2", speakers=["x denied"]),
            claim("c attacks a", "3"),
        )
    )
    columns = ("speaker", "speaker_id", "stance", "on_behalf_of_id", "party", "claim")
    voice = ("voice", "voice", "said", "x", True, key("1"))
    own = ("x", "x", "denied", None, True, key("2"))
    unnamed = ("officials", None, "claimed", None, False, key("1"))
    assert ask(any_store, "speakers", *columns) == [voice, own, unnamed]
    assert ask(any_store, "speakers", *columns, speaker="x") == [voice, own]  # also what was said for it
    assert ask(any_store, "speakers", *columns, about="b") == [own]


def test_sources_are_the_origins_that_answers_count(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", outlet="reuters", speakers=["voice"]),
            claim("a supports x", "2", speakers=["voice", "x denied"]),
            claim("b supports x", "3", speakers=['"officials"']),
            claim("c supports x", "4"),
            claim("d supports x", "5", status="draft"),
            publisher="daily",
            actors=[Actor(id="daily", name="Daily", kind="media", reliability="C")],
        )
    )
    any_store.load(reading(claim("a supports x"), id="bare"))
    rows = ask(any_store, "sources", "source", "kind", "claims", "contested", "reliability")
    assert sorted(rows) == [
        ("Article of bare", "article", 1, 0, None),
        ("Daily", "actor", 1, 0, "C"),
        ("officials", "unnamed", 1, 0, None),
        ("reuters", "actor", 1, 0, None),
        ("voice", "actor", 1, 1, None),
    ]


def test_the_dates_of_a_source_are_as_exact_as_they_are_written(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", "1", outlet="daily", date="2017-05"),
            claim("b supports x", "2", outlet="daily", date="2017-09-03/2018"),
            claim("c supports x", "3", outlet="daily", date="../2019"),
            claim("d supports x", "4", outlet="weekly", date="2016"),
            claim("e supports x", "5", outlet="weekly"),
            date="2016-02",
        )
    )
    any_store.load(reading(claim("a supports x", outlet="never"), id="undated"))
    columns = ("source_id", "first", "first_written", "last", "last_written")
    assert ask(any_store, "sources", *columns) == [
        ("daily", date(2017, 5, 1), "2017-05", date(2017, 9, 3), "2017-09-03"),
        ("weekly", date(2016, 1, 1), "2016", date(2016, 2, 1), "2016-02"),
        ("never", None, None, None, None),
    ]


def test_actors_are_counted_under_their_own_names(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x"),
            claim("y supports x", status="draft"),
            claim("x attacks b"),
            claim("y attacks b"),
            actors=[Actor(id="b", name="Brigade", kind="armed-group", aliases=("BB",), short="B")],
        )
    )
    columns = ("actor", "actor_id", "claims", "allies", "opponents", "merged")
    assert ask(any_store, "actors", *columns) == [
        ("B", "b", 2, 0, 2, []),
        ("x", "x", 2, 1, 1, []),
        ("a", "a", 1, 1, 0, []),
        ("y", "y", 1, 0, 1, []),
    ]
    any_store.merge("y", "x", by="ann")
    assert ask(any_store, "actors", *columns) == [
        ("x", "x", 3, 1, 1, ["y"]),
        ("B", "b", 2, 0, 1, []),
        ("a", "a", 1, 1, 0, []),
    ]
    assert ask(any_store, "actors", "name", "aliases", kind="armed-group") == [("Brigade", ["BB"])]


def test_readings_count_their_claims_by_status(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x"),
            claim("a not supports x"),
            claim("b supports x", status="draft"),
            claim("c supports x", status="rejected"),
            claim("d supports x", modality="planned"),
            publisher="daily",
            date="2017-06",
        )
    )
    columns = (
        "reading",
        "title",
        "date",
        "publisher",
        "claims",
        "accepted",
        "drafts",
        "rejected",
        "counted",
        "contested",
    )
    assert ask(any_store, "readings", *columns) == [("r", "Article of r", "2017-06", "daily", 5, 3, 1, 1, 2, 2)]


def test_a_row_of_a_table_is_a_claim_without_an_article(any_store: Store) -> None:
    row = claim("a supports x", quote=None, row=Row(dataset="links", row="7", url="https://example.org/a"))
    actors = tuple(Actor(id=id, name=id, kind="actor") for id in "ax")
    any_store.load(Reading(id="table", actors=actors, claims=(row,)))
    columns = ("quote", "article", "url", "reading")
    assert ask(any_store, "evidence", *columns, edge="a supports x") == [
        (None, "table", "https://example.org/a", "table")
    ]
    assert ask(any_store, "who-supports", "quote", "sources", actor="x") == [(None, 1)]
    assert ask(any_store, "sources", "source", "kind") == [("https://example.org/a", "other")]


def test_a_mediation_about_an_actor_lies_between_its_parties(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("zed mediates delta", "1", between="alpha gamma"),
            claim("zed mediates delta", "2"),
            claim("zed not mediates delta", "3", between="alpha gamma"),
        )
    )
    paths = {goal: find_paths(any_store, "zed", goal).paths for goal in ("alpha", "gamma", "delta")}
    assert {goal: [len(path.hops) for path in found] for goal, found in paths.items()} == {
        "alpha": [1], "gamma": [1], "delta": [],
    }  # fmt: skip
    (edge,) = paths["alpha"][0].hops[0].edges
    assert (edge.label, edge.object, [one.id for one in edge.claims]) == ("mediates", "alpha", [key("1")])
    assert {(edge.target, edge.claims) for edge in read_network(any_store).edges} == {
        ("alpha", (key("1"),)), ("alpha", (key("3"),)), ("gamma", (key("1"),)), ("gamma", (key("3"),)),
    }  # fmt: skip
    assert [row[:2] for row in ask(any_store, "mediators", "topic", "claims", "parties")] == [
        ("delta", [key("1")]), ("delta", [key("2")]),
    ]  # fmt: skip
    assert ask(any_store, "disputed", "kind") == ["opposite"]
    assert ask(any_store, "claims-about", "claim", about="delta") == [key("1"), key("2"), key("3")]
    assert any_store.check() == []


def test_publishers_of_one_name_are_one_source(any_store: Store) -> None:
    for id, name in (("p1", "The Daily"), ("p2", "the  daily"), ("p3", "Weekly")):
        one = reading(claim("a supports x", "1"), id=id)
        assert one.article is not None
        any_store.load(replace(one, article=replace(one.article, publisher_name=name)))
    assert ask(any_store, "who-supports", "sources", actor="x") == [2]
    assert ask(any_store, "sources", "source", "source_id", "kind", "claims") == [
        ("The Daily", "publisher: the daily", "publisher", 2),
        ("Weekly", "publisher: weekly", "publisher", 1),
    ]
    assert any_store.check() == []
