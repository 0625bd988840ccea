"""A decision holds for what the claim said when it was decided on, on every store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from graph_pictures import everything
from made_readings import TEXT, claim, reading
from sides.graph.claim import Argument, Claim, Speaker, claim_id
from sides.graph.decision import Decision
from sides.graph.nanopub import write_nanopubs
from sides.graph.plain import plain_triples
from sides.graph.store import Store
from sides.graph.substance import Substance, content_hash, content_hashes

DRAFT = claim("r", "egypt supports haftar", status="draft")
IDENT = claim_id("r", "egypt supports haftar")


def status(store: Store) -> str:
    (row,) = store.rows("MATCH (c:Claim {id: $id}) RETURN c.status AS status", {"id": IDENT})
    return str(row["status"])


def otherwise() -> list[Claim]:
    """The claim with the same id, saying something else."""
    return [
        replace(DRAFT, polarity="negated"),
        replace(DRAFT, modality="planned"),
        replace(DRAFT, speakers=(Speaker(mention="it", stance="denied"),)),
        replace(DRAFT, subject=Argument(id="turkey")),
    ]


def test_a_decision_holds_for_no_claim_that_says_something_else(any_store: Store) -> None:
    any_store.load(reading("r", DRAFT))
    any_store.decide(IDENT, "accepted", by="ann")
    accepted = everything(any_store)
    for other in otherwise():
        outcome = any_store.load(reading("r", other))
        assert (outcome.action, outcome.lapsed) == ("replaced", (IDENT,))
        assert status(any_store) == "draft"
        assert any_store.check() == []
        any_store.recompute()
        assert status(any_store) == "draft"
        # What was decided stays in the list, and holds again where that is said again.
        assert any_store.load(reading("r", DRAFT)).lapsed == ()
        assert everything(any_store) == accepted
    any_store.remove("r")
    assert any_store.load(reading("r", otherwise()[0])).lapsed == (IDENT,)
    assert status(any_store) == "draft"
    assert any_store.load(reading("other", "egypt supports haftar")).lapsed == ()


def test_the_latest_decision_on_what_is_said_now_holds(any_store: Store) -> None:
    any_store.load(reading("r", DRAFT))
    any_store.decide(IDENT, "accepted", by="ann")
    any_store.load(reading("r", otherwise()[0]))
    any_store.decide(IDENT, "rejected", by="ann", why="it does not deny it")
    assert status(any_store) == "rejected"
    any_store.load(reading("r", DRAFT))
    assert status(any_store) == "accepted"
    # The quote of a claim with a key may be mended, and when and where it was be told.
    mended = replace(DRAFT, quote=TEXT[6:9], start=6, end=9, date_text="last year", place=("derna",))
    assert any_store.load(reading("r", mended)).lapsed == ()
    assert status(any_store) == "accepted"


def test_one_without_a_content_holds_whatever_the_claim_says(any_store: Store) -> None:
    decision = Decision(id="d", claim=IDENT, status="accepted", by="ann", at=datetime(2026, 1, 1, tzinfo=UTC))
    any_store.load_overlay([decision])
    assert any_store.load(reading("r", otherwise()[0])).lapsed == ()
    assert status(any_store) == "accepted"


def test_what_is_exported_goes_by_the_decisions_that_hold(any_store: Store) -> None:
    any_store.load(reading("r", DRAFT))
    any_store.decide(IDENT, "accepted", by="ann")
    bare, nanopubs = (len(list(plain_triples(any_store.record()))), len(write_nanopubs(any_store.record())))
    any_store.load(reading("r", replace(DRAFT, modality="ongoing")))
    assert len(list(plain_triples(any_store.record()))) < bare
    assert len(write_nanopubs(any_store.record())) < nanopubs


def test_an_actor_of_its_article_is_the_same_where_the_text_is_another() -> None:
    """Its id ends in the hash of the text, which changes with every letter of that."""
    before, after = (replace(DRAFT, subject=Argument(id=f"rebels@{end}")) for end in ("1a2b3c4d", "5e6f7a8b"))
    decision = Decision(
        id="d", claim=IDENT, status="accepted", by="ann", at=datetime(2026, 1, 1, tzinfo=UTC),
        content=content_hash(before),
    )  # fmt: skip
    assert decision.holds(after)
    assert not decision.holds(replace(after, subject=Argument(id="rebels")))
    assert not decision.holds(replace(after, subject=Argument(id="soldiers@5e6f7a8b")))
    assert Substance.read(Substance.former(before).fields()) == Substance.of(after)
    # One that was kept with the hash in the id holds as long as the text is the same.
    former = replace(decision, content=content_hashes(before)[1])
    assert former.content != decision.content
    assert former.holds(before)
    assert not former.holds(after)
    assert len(set(content_hashes(DRAFT))) == 1
