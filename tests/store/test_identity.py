"""Merging and splitting actors, undoing it, and deciding on claims, on every store."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from graph_pictures import everything, triples
from made_readings import actor, claim, reading, said_by
from sides.graph.claim import Argument, claim_id
from sides.graph.decision import Decision, Identity
from sides.graph.errors import AmbiguousActor, AmbiguousClaim, InvalidInput, UnknownActor, UnknownClaim
from sides.graph.reading import Article, text_hash
from sides.graph.store import Store

DRAWN = ("SUPPORTS", "ATTACKS", "LEADS")


def test_a_merge_moves_derived_edges_and_undo_puts_them_back(any_store: Store) -> None:
    any_store.load(reading("r", "egypt supports haftar", "marshal attacks gna", "haftar supports marshal"))
    before = everything(any_store)
    recorded = any_store.reading("r")
    merge = any_store.merge("marshal", "haftar", by="ann", why="his title")
    assert triples(any_store, *DRAWN) == {("egypt", "SUPPORTS", "haftar"), ("haftar", "ATTACKS", "gna")}
    assert any_store.actor("Marshal").id == "haftar"
    assert any_store.reading("r") == recorded
    (edge,) = any_store.rows(
        "MATCH (:Claim)-[e:SUBJECT]->(a {id: 'marshal'}) RETURN count(e) AS recorded, a.canonical AS canonical"
    )
    assert edge == {"recorded": 1, "canonical": "haftar"}
    assert any_store.check() == []
    undone = any_store.undo(merge.id, by="bob")
    assert (undone.undone_by, undone.why) == ("bob", "his title")
    assert everything(any_store) == before
    assert any_store.identities() == [undone]


def test_a_split_takes_only_what_is_called_so(any_store: Store) -> None:
    they = claim("r", "army attacks gna", subject=Argument(id="army", mention="The Army of Egypt"))
    it = claim("r", "army attacks lna", subject=Argument(id="army", mention="the army"))
    any_store.load(reading("r", they, it, "egypt supports haftar"))
    before = everything(any_store)
    split = any_store.split("army", "egypt", mention="the army of EGYPT", by="ann")
    assert triples(any_store, "ATTACKS") == {("egypt", "ATTACKS", "gna"), ("army", "ATTACKS", "lna")}
    assert any_store.actor("army").id == "army"
    any_store.undo(split.id, by="ann")
    assert everything(any_store) == before


def test_merges_follow_each_other(any_store: Store) -> None:
    any_store.load(reading("r", "a supports x", "b attacks x", "c leads x"))
    any_store.merge("a", "b", by="ann")
    any_store.merge("b", "c", by="ann")
    assert triples(any_store, *DRAWN) == {("c", "SUPPORTS", "x"), ("c", "ATTACKS", "x"), ("c", "LEADS", "x")}
    assert any_store.actor("a").id == "c"


def test_a_merge_into_what_another_reading_brings_waits_for_it(any_store: Store) -> None:
    any_store.load(reading("one", "a supports x"))
    any_store.load(reading("two", "b attacks x"))
    any_store.merge("a", "b", by="ann")
    with_both = everything(any_store)
    any_store.remove("two")
    assert triples(any_store, *DRAWN) == {("a", "SUPPORTS", "x")}
    assert any_store.check() == []
    any_store.load(reading("two", "b attacks x"))
    assert everything(any_store) == with_both


@pytest.mark.parametrize(
    ("actor", "into", "mention", "message"),
    [
        ("a", "a", None, "'a' cannot be merged into itself"),
        ("b", "a", None, "'b' cannot be merged into 'a', which counts as 'b' already"),
        ("c", "a", "they", "'c' cannot be split into 'a'"),
        ("a", "x", None, "'a' is merged already; undo that first"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused(
    any_store: Store, actor: str, into: str, mention: str | None, message: str
) -> None:
    any_store.load(reading("r", "a supports x", "b attacks x", "c leads x"))
    any_store.merge("a", "b", by="ann")
    any_store.merge("b", "c", by="ann")
    before = everything(any_store)
    change = any_store.merge if mention is None else partial(any_store.split, mention=mention)
    with pytest.raises(InvalidInput, match=message):
        change(actor, into, by="ann")
    assert everything(any_store) == before
    assert len(any_store.identities()) == 2


def test_undoing_what_is_not_there(any_store: Store) -> None:
    any_store.load(reading("r", "a supports x"))
    merge = any_store.merge("a", "x", by="ann")
    any_store.undo(merge.id, by="bob")
    with pytest.raises(InvalidInput, match="was undone already, by bob"):
        any_store.undo(merge.id, by="ann")
    with pytest.raises(InvalidInput, match="no merge or split has the id 'nothing'"):
        any_store.undo("nothing", by="ann")


def test_the_latest_decision_holds_and_all_are_kept(any_store: Store) -> None:
    any_store.load(reading("r", "egypt supports haftar", claim("r", "gna attacks haftar", status="draft")))
    egypt, gna = claim_id("r", "egypt supports haftar"), claim_id("r", "gna attacks haftar")
    before = everything(any_store)
    first = any_store.decide("egypt supports haftar", "rejected", by="ann", why="hearsay")
    second = any_store.decide(f"#{gna[:6]}", "accepted", by="ann")
    assert triples(any_store, *DRAWN) == {("gna", "ATTACKS", "haftar")}
    third = any_store.decide(egypt, "accepted", by="bob")
    fourth = any_store.decide(gna, "draft", by="bob")
    assert everything(any_store) == before
    assert any_store.decisions() == [first, second, third, fourth]
    assert (first.claim, first.status, first.by, first.why) == (egypt, "rejected", "ann", "hearsay")
    with pytest.raises(InvalidInput, match="'maybe' is no status of a claim; it is one of draft, accepted, rejected"):
        any_store.decide(egypt, "maybe", by="ann")


def test_decisions_and_identities_may_come_before_their_readings(any_store: Store) -> None:
    at = datetime(2026, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
    claim = claim_id("r", "egypt supports haftar")
    decision = Decision(id="d", claim=claim, status="rejected", by="ann", at=at)
    identity = Identity(id="i", kind="merge", actor="marshal", into="haftar", by="ann", at=at)
    assert any_store.load_overlay([decision], [identity]) == 2
    assert any_store.load_overlay([decision], [identity]) == 0
    any_store.load(reading("r", "egypt supports haftar", "marshal attacks gna"))
    assert triples(any_store, *DRAWN) == {("haftar", "ATTACKS", "gna")}
    record = any_store.record()
    assert (record.decisions, record.identities) == ((decision,), (identity,))
    assert any_store.check() == []


def test_an_actor_is_found_by_any_of_its_names(any_store: Store) -> None:
    general = actor(
        "haftar", name="Khalifa Haftar", short="Haftar", kind="person", aliases=("Eastern commander", "Général H")
    )
    any_store.load(reading("r", "haftar attacks derna", actors=(general,)))
    for name in ("haftar", "HAFTAR", "khalifa  haftar", "general h", "GÉNÉRAL H", " Eastern Commander "):
        assert any_store.actor(name) == general
    assert [thing.id for thing in any_store.find("Derna")] == ["derna"]
    with pytest.raises(UnknownActor, match=r"no actor is called 'Haftr'. Did you mean Haftar"):
        any_store.actor("Haftr")
    with pytest.raises(UnknownActor, match=r"'derna'.*Derna is a place"):
        any_store.actor("derna")


def test_an_ambiguous_name_lists_the_candidates(any_store: Store) -> None:
    forces = [
        actor("libya-army", name="Army", kind="armed-group"),
        actor("egypt-army", name="ARMY", kind="armed-group"),
    ]
    any_store.load(reading("r", "libya-army attacks egypt-army", actors=forces))
    with pytest.raises(
        AmbiguousActor, match=r"2 actors are called 'army'.*\n  egypt-army  ARMY \(armed-group\)\n  libya-army"
    ):
        any_store.actor("army")
    assert any_store.actor("egypt-army").name == "ARMY"
    any_store.merge("egypt-army", "libya-army", by="ann")
    assert any_store.actor("army").id == "libya-army"


def test_a_claim_is_found_by_the_beginning_of_its_id(any_store: Store) -> None:
    one, two = claim("r", "a supports x", id="abc1"), claim("r", "b supports x", id="abc2", key="the-key")
    any_store.load(reading("r", one, two))
    assert any_store.claim_id("#abc1") == any_store.claim_id("abc1") == "abc1"
    assert any_store.claim_id("the-key") == "abc2"
    with pytest.raises(AmbiguousClaim, match="2 claims are called '#abc'"):
        any_store.claim_id("#abc")
    with pytest.raises(UnknownClaim, match="no claim is called '#f00'"):
        any_store.claim_id("#f00")
    with pytest.raises(UnknownClaim, match="Did you mean the-key"):
        any_store.claim_id("the-ky")


def test_who_speaks_counts_as_the_merged_actor(any_store: Store) -> None:
    claims = [claim("r", f"egypt supports {object}", key=key, speakers=said_by(who)) for key, object, who in
              (("k1", "gna", "a"), ("k2", "gna", "b"))]  # fmt: skip
    any_store.load(reading("r", *claims))
    query = "MATCH ()-[e:SUPPORTS]->() RETURN e.sources AS sources"
    assert any_store.rows(query) == [{"sources": 2}]
    any_store.merge("a", "b", by="ann")
    assert any_store.rows(query) == [{"sources": 1}]


def test_publishers_that_are_merged_are_one_source(any_store: Store) -> None:
    for publisher in ("bbc", "bbc-news"):
        text = f"{publisher} writes"
        article = Article(id=text_hash(text), text=text, publisher=publisher)
        egypt = claim(publisher, "egypt supports gna", quote=text[:3], end=3)
        any_store.load(reading(publisher, egypt, article=article, also=(publisher,)))
    query = "MATCH ()-[e:SUPPORTS]->() RETURN e.sources AS sources"
    assert any_store.rows(query) == [{"sources": 2}]
    merge = any_store.merge("bbc", "bbc-news", by="ann")
    assert any_store.rows(query) == [{"sources": 1}]
    assert any_store.check() == []
    any_store.undo(merge.id, by="ann")
    assert any_store.rows(query) == [{"sources": 2}]
