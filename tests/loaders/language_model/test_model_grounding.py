"""What of a model's answer is taken, and what is refused and counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from model_claims import TEXT, claim, ref
from sides.loaders.documents.document import Mark, document_of
from sides.loaders.language_model.chunks import chunks
from sides.loaders.language_model.drafting import Drafting
from sides.loaders.language_model.grounding import Refusal
from sides.loaders.reader.names.gazetteer import Gazetteer

Reading = Callable[..., Drafting]
LNA = ref("The Libyan National Army", "Libyan National Army", "armed-group")
BRIGADE = ref("the Hun Brigade", "Hun Brigade", "armed-group")
ATTACK: dict[str, Any] = {
    "relation": "attacks",
    "subject": LNA,
    "object": ref("Misrata", "Misrata", "city"),
    "polarity": "negated",
    "modality": "happened",
}


def test_a_claim_that_stands_in_the_text_becomes_a_draft(read: Reading) -> None:
    found = read(claim(places=[ref("Derna", "Derna", "city")], date_text="since March 2017"))
    (draft,) = found.drafts
    assert TEXT[slice(*draft.quote)] == "Egypt has been helping Khalifa Haftar"
    assert draft.subject is not None
    assert draft.object is not None
    assert (draft.subject.id, draft.object.id) == ("egypt", "haftar")
    assert (draft.subject.start, draft.subject.end, draft.subject.how) == (0, 5, "name")
    assert [place.id for place in draft.places] == ["derna"]
    assert (str(draft.date), draft.date_text, draft.confidence) == ("2017-03", "since March 2017", None)
    assert found.refused == {}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“Egypt” has\u00a0been helping — Haftar’s men.", '"Egypt" has been helping - Haftar\'s men'),
        ("Egypt has been\nhelping Haftar's men.", "Egypt has been helping Haftar's men"),
        ("Egypt has been helping the Haftar's government.", "egypt has been helping Haftar's goverment"),
    ],
)
def test_a_quote_may_differ_in_type_white_space_and_a_slip_of_copying(read: Reading, text: str, quote: str) -> None:
    found = read(claim(quote, object=ref("Haftar", "Haftar", "person")), text=text)
    assert len(found.drafts) == 1, found.refused
    start, end = found.drafts[0].quote
    assert text[start:end] in text
    assert "helping" in text[start:end]


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("Egypt has been bombing Tobruk from the air", Refusal.QUOTE),
        ("Egypt", Refusal.QUOTE),
        ("Egypt has been helping Khalifa Serraj", Refusal.CHANGED),
        ("Egypt has never been helping Khalifa Haftar", Refusal.CHANGED),
        ("The Libyan National Army did attack Misrata", Refusal.CHANGED),
        ("It killed 21 fighters of the Hun Brigade", Refusal.CHANGED),
        ("Egypt will have been helping Khalifa Haftar", Refusal.QUOTE),
        ("Egypt has been hindering Khalifa Haftar", Refusal.QUOTE),
        ("x" * 700 + " y", Refusal.QUOTE),
    ],
)
def test_a_quote_that_is_not_the_texts_is_refused(read: Reading, quote: str, why: Refusal) -> None:
    found = read(claim(quote))
    assert (found.drafts, found.refused) == ((), {why: 1})


def test_a_quote_that_leaves_the_negation_before_it_out_is_refused_where_the_claim_does_too(read: Reading) -> None:
    assert read(claim("attack Misrata", **ATTACK | {"polarity": "affirmed"})).refused == {Refusal.CUT: 1}
    (draft,) = read(claim("attack Misrata", **ATTACK, hedge=None)).drafts
    assert draft.polarity == "negated"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"subject": ref("France", "France")}, Refusal.SUBJECT),
        ({"object": ref("Serraj", "Serraj", "person")}, Refusal.OBJECT),
        ({"subject": ref("Egypt", "France")}, Refusal.NAME),
        ({"subject": ref("Egypt", "Misrata")}, Refusal.NAME),
        ({"subject": ref("Gypt", "Egypt")}, Refusal.SUBJECT),
        ({"object": ref("Derna", "Derna", "city")}, Refusal.KIND),
        ({"object": None, "literal": "Haftar"}, Refusal.KIND),
        ({"object": None}, Refusal.NOBODY),
        ({"subject": ref("Khalifa Haftar", "Khalifa Haftar", "person")}, Refusal.KIND),
        ({"subject": ref("Egypt"), "object": ref("Khalifa Haftar", None, "person")}, Refusal.NOBODY),
        ({"speakers": [ref("Blair", None, "person") | {"stance": "said", "on_behalf_of": None}]}, Refusal.SPEAKER),
        ({"outlet": ref("Reuters", "Reuters", "media")}, Refusal.SPEAKER),
        ({"places": [ref("Tobruk", "Tobruk", "city")]}, Refusal.DETAIL),
        ({"hedge": "apparently"}, Refusal.DETAIL),
        ({"between": [BRIGADE]}, Refusal.KIND),
        ({"relation": "loves"}, Refusal.FORM),
        ({"modality": "happened yesterday"}, Refusal.FORM),
        ({"status": "accepted"}, Refusal.FORM),
        ({"subject": "Egypt"}, Refusal.FORM),
        ({"quote": "Egypt \ud800 has been helping"}, Refusal.FORM),
    ],
)
def test_a_claim_with_a_part_that_the_text_does_not_bear_out_is_refused(
    read: Reading, fields: dict[str, Any], why: Refusal
) -> None:
    found = read(claim(**fields), claim())
    assert len(found.drafts) == 1
    assert found.refused == {why: 1}


def test_a_pronoun_counts_where_the_text_has_the_name(read: Reading) -> None:
    killed = claim(
        "It killed 12 fighters of the Hun Brigade",
        relation="attacks",
        subject=ref("It", "Libyan National Army", "armed-group"),
        object=BRIGADE,
        modality="happened",
    )
    (draft,) = read(killed).drafts
    assert draft.subject is not None
    assert draft.object is not None
    assert (draft.subject.id, draft.subject.mention, draft.subject.how) == ("lna", "It", "pronoun")
    assert (draft.object.how, draft.object.name) == ("proposed", "Hun Brigade")
    assert draft.object.id.startswith("hun-brigade@")


def test_what_stands_in_boilerplate_is_no_quote(gazetteer: Gazetteer) -> None:
    whole = TEXT + "Egypt supports Serraj, read more.\n"
    document = replace(
        document_of(whole, name="note"), marks=(Mark(start=len(TEXT), end=len(whole), kind="boilerplate"),)
    )
    (chunk,) = chunks(document)
    assert "read more" not in chunk.text
    drafting = Drafting(document, gazetteer)
    drafting.add([claim("Egypt supports Serraj", object=ref("Serraj", "Serraj", "person"))], chunk, rule="test")
    assert (drafting.drafts, drafting.refused) == ((), {Refusal.QUOTE: 1})


def test_the_same_claim_twice_is_one(read: Reading) -> None:
    found = read(claim(), claim())
    assert (len(found.drafts), found.refused) == (1, {Refusal.REPEATED: 1})
