"""What counts as right: tiny articles with claims and drafts made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from forbidden import violations
from gold import GoldSet, read_set
from scoring import Counts, matching, right_drafts, score
from sides.loaders.reader.draft import Draft, Voice
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.read import Read
from sides.loaders.reader.reference.referent import Referent

TEXT = "The Reds captured Alba. The mayor said that the Greens did not support the Reds. Fog came.\n"
CLAIMS = """
article: small.txt
language: en
actors:
  reds: {name: Red Army, kind: armed-group, aliases: [Reds]}
  greens: {name: Greens, kind: party}
  mayor: {name: Ann Lee, kind: person, aliases: [The mayor]}
places:
  alba: {name: Alba, kind: city}
claims:
  - {key: one, quote: The Reds captured Alba, subject: {id: reds, mention: The Reds}, relation: captures, object: alba}
  - key: two
    quote: the Greens did not support the Reds
    subject: {id: greens, mention: the Greens}
    relation: supports
    polarity: negated
    object: {id: reds, mention: the Reds}
    speakers: [{id: mayor, mention: The mayor, stance: claimed}]
  - {key: three, quote: The mayor said, subject: mayor, relation: holds-role, object: {literal: The mayor}}
"""
GOLD = "optional: [three]\nneeds: {one: [syntax], two: [syntax], three: [role]}\n"
FORBIDDEN = """
- {quote: Fog came, why: weather}
- {subject: Greens, relation: supports, object: Red Army, why: negated}
- {subject: Ann Lee, relation: "*", why: no fighter}
"""
NOTHING = Gazetteer(())


@pytest.fixture
def small(tmp_path: Path) -> GoldSet:
    folder = tmp_path / "small"
    folder.mkdir()
    for end, text in ((".txt", TEXT), (".claims.yaml", CLAIMS), (".gold.yaml", GOLD), (".forbidden.yaml", FORBIDDEN)):
        (folder / f"small{end}").write_text(text, encoding="utf-8")
    return read_set(folder)


def actor(name: str, mention: str, *, after: str = "", place: bool = False, sure: bool = True) -> Referent:
    start = TEXT.index(mention, TEXT.index(after))
    return Referent(
        id=name.lower() if sure else "",
        name=name,
        kind="city" if place else "party",
        place=place,
        mention=mention,
        start=start,
        end=start + len(mention),
        how="name",
        sure=sure,
    )


def draft(subject: Referent | None, relation: str, object: Referent | None, quote: str, **more: object) -> Draft:
    start = TEXT.index(quote)
    made = Draft(
        relation=relation,
        subject=subject,
        object=object,
        literal=None,
        rule=f"{relation}: S do O",
        quote=(start, start + len(quote)),
        polarity="affirmed",
        modality="happened" if relation == "captures" else "state",
    )
    return replace(made, **more)  # type: ignore[arg-type]


REDS, GREENS = actor("Reds", "Reds"), actor("Greens", "Greens")
LATER_REDS = actor("Reds", "Reds", after="support")
ALBA = actor("Alba", "Alba", place=True)
MAYOR = actor("Ann Lee", "The mayor")
CAPTURE = draft(REDS, "captures", ALBA, "Reds captured Alba")
SUPPORT = draft(
    GREENS,
    "supports",
    LATER_REDS,
    "Greens did not support the Reds",
    polarity="negated",
    speakers=(Voice(mention="The mayor", referent=MAYOR),),
)


def scored(small: GoldSet, *drafts: Draft) -> tuple[Counts, ...]:
    levels = score(small, Read(small.document, drafts, {}, {}), NOTHING).levels
    return tuple(level.counts for level in levels.values())


def right(found: int, given: int) -> Counts:
    return Counts(found, given, 2)


def test_all_is_right_whatever_the_stance(small: GoldSet) -> None:
    assert scored(small, CAPTURE, SUPPORT) == (right(2, 2),) * 3


def test_nothing_read_is_all_missed(small: GoldSet) -> None:
    assert scored(small) == (right(0, 0),) * 3


def test_a_claim_read_twice_is_right_once(small: GoldSet) -> None:
    assert scored(small, CAPTURE, CAPTURE) == (right(1, 2),) * 3


def test_another_relation_of_the_kind_is_a_triple_only(small: GoldSet) -> None:
    assert scored(small, replace(CAPTURE, relation="enters")) == (right(1, 1), right(0, 1), right(0, 1))


def test_a_relation_of_another_kind_is_wrong(small: GoldSet) -> None:
    assert scored(small, replace(CAPTURE, relation="attacks")) == (right(0, 1),) * 3


def test_who_is_not_resolved_is_a_triple_where_the_words_are_the_same(small: GoldSet) -> None:
    unsure = actor("The Reds", "The Reds", sure=False)
    assert scored(small, replace(CAPTURE, subject=unsure)) == (right(1, 1), right(0, 1), right(0, 1))


def test_who_is_left_open_is_wrong_where_it_is_known(small: GoldSet) -> None:
    assert scored(small, replace(CAPTURE, subject=None)) == (right(0, 1),) * 3


def test_the_direction_matters(small: GoldSet) -> None:
    turned = replace(SUPPORT, subject=LATER_REDS, object=GREENS)
    assert scored(small, turned) == (right(0, 1),) * 3


@pytest.mark.parametrize("wrong", [{"polarity": "affirmed"}, {"modality": "planned"}, {"speakers": ()}])
def test_the_third_level_asks_for_polarity_modality_and_speaker(small: GoldSet, wrong: dict[str, object]) -> None:
    half_right = replace(SUPPORT, **wrong)  # type: ignore[arg-type]
    assert scored(small, half_right) == (right(1, 1), right(1, 1), right(0, 1))


def test_another_speaker_is_wrong(small: GoldSet) -> None:
    other = replace(SUPPORT, speakers=(Voice(mention="Greens", referent=GREENS),))
    assert scored(small, other)[2] == right(0, 1)


def test_an_optional_claim_counts_neither_way(small: GoldSet) -> None:
    role = replace(draft(MAYOR, "holds-role", None, "The mayor said"), literal="mayor")
    assert scored(small, CAPTURE, role) == (right(1, 1),) * 3
    assert scored(small, CAPTURE, role, role) == (right(1, 2),) * 3
    assert right_drafts(small, Read(small.document, (role, CAPTURE), {}, {}), NOTHING) == [True, True]


def test_a_claim_of_another_sentence_is_wrong(small: GoldSet) -> None:
    assert scored(small, replace(CAPTURE, quote=SUPPORT.quote)) == (right(0, 1),) * 3


def test_a_matching_is_as_large_as_it_can_be_and_serves_the_first_first() -> None:
    assert matching([[0, 1], [0]]) == {0: 1, 1: 0}
    assert matching([[0], [0]], order=[1, 0]) == {0: 1}
    assert matching([]) == {}


def test_what_is_forbidden_is_found(small: GoldSet) -> None:
    weather = draft(REDS, "captures", None, "Fog came")
    affirmed = replace(SUPPORT, polarity="affirmed")
    by_the_mayor = draft(MAYOR, "captures", ALBA, "Reds captured Alba")
    read = Read(small.document, (CAPTURE, SUPPORT, weather, affirmed, by_the_mayor), {}, {})
    found = [(one, entry["why"]) for one, entry in violations(small, read, NOTHING)]
    assert found == [(weather, "weather"), (affirmed, "negated"), (by_the_mayor, "no fighter")]


def test_what_is_not_given_as_real_or_is_denied_is_not_forbidden(small: GoldSet) -> None:
    planned = replace(SUPPORT, polarity="affirmed", modality="planned")
    denied = replace(SUPPORT, polarity="affirmed", speakers=(Voice(mention="Reds", referent=REDS, stance="denied"),))
    assert not list(violations(small, Read(small.document, (planned, denied), {}, {}), NOTHING))
