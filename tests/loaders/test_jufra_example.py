"""The bundled example against what a careful reader finds in its article (`data/gold.yaml`, `data/forbidden.yaml`)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from sides.graph.claim import Claim
from sides.graph.reading import Reading
from sides.loaders.claims_file import read_claims_file
from sides.loaders.quotes import normalise
from sides.ontology.terms import RELATIONS

EXAMPLE = Path(str(files("sides.loaders") / "examples" / "jufra-2017"))
DATA = Path(__file__).parent / "data"
COUNTED = ("happened", "ongoing", "state")


def load(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


GOLD = load("gold.yaml")
WANTED = [fact for fact in GOLD["facts"] if not fact.get("optional") or fact["id"] in GOLD["kept"]]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_claims_file(EXAMPLE / "jufra-2017.claims.yaml").reading


def local(ident: str | None) -> str:
    return (ident or "unknown").split("@")[0]


def fact_of(claim: Claim) -> tuple[str, str, str, str, str, str]:
    assert claim.quote is not None
    object_ = claim.object.literal or local(claim.object.id)
    quote = normalise(claim.quote)
    return local(claim.subject.id), claim.relation, object_, claim.polarity, claim.modality, quote


def wanted_of(fact: dict[str, str]) -> tuple[str, str, str, str, str, str]:
    object_ = fact.get("words") or fact["object"]
    return fact["subject"], fact["relation"], object_, fact["polarity"], fact["modality"], fact["quote"]


def test_every_fact_is_there_and_nothing_but_what_an_analyst_adds(reading: Reading) -> None:
    found = {fact_of(claim): claim.key for claim in reading.claims}
    wanted = {wanted_of(fact) for fact in WANTED}
    assert wanted - set(found) == set()
    assert {found[fact] for fact in set(found) - wanted} == {
        "kobler-mediates",
        "islamists-oppose-haftar",
        "gaining-leverage",
    }


@pytest.mark.parametrize("fact", WANTED, ids=[fact["id"] for fact in WANTED])
def test_who_says_it_and_the_words_around(reading: Reading, fact: dict[str, str]) -> None:
    (claim,) = [claim for claim in reading.claims if fact_of(claim) == wanted_of(fact)]
    speakers = {local(speaker.id) if speaker.id else speaker.mention: speaker for speaker in claim.speakers}
    if "speaker" in fact:
        assert speakers[fact["speaker"]].stance == fact.get("stance", "said")
    else:
        assert speakers == {}
    assert claim.outlet == fact.get("outlet")
    assert claim.hedge == fact["hedge"] if "hedge" in fact else True
    assert claim.date_text == fact["date_text"] if "date_text" in fact else True
    assert fact.get("place", "") in ("", *claim.place)


def test_spokespersons_speak_for_whom_they_speak_for(reading: Reading) -> None:
    spokespersons = {
        claim.subject.id: claim.object.id for claim in reading.claims if claim.relation == "spokesperson-of"
    }
    assert spokespersons == {"mismari": "lna", "al-afirs": "lna"}
    said = [speaker for claim in reading.claims for speaker in claim.speakers if speaker.id in spokespersons]
    assert len(said) == 6
    assert {speaker.on_behalf_of for speaker in said} == {"lna"}


def test_the_disputes(reading: Reading) -> None:
    keys = {claim.id: claim.key for claim in reading.claims}
    disputes = {(claim.key, link.kind, keys[link.claim]) for claim in reading.claims for link in claim.disputes}
    assert disputes == {
        ("no-political-ambitions", "contradiction", "gaining-leverage"),
        ("base-deserted", "tension", "base-captured"),
        ("entered-without-clashes", "tension", "base-captured"),
        ("agreed-to-calm", "tension", "military-solution"),
    }
    assert all(link.why for claim in reading.claims for link in claim.disputes)


def test_mediation_without_stated_parties(reading: Reading) -> None:
    (claim,) = [claim for claim in reading.claims if claim.relation == "mediates"]
    assert (claim.subject.id, claim.object.literal, claim.between, claim.modality) == (
        "kobler",
        "a political solution",
        (),
        "ongoing",
    )


def test_nothing_that_is_forbidden(reading: Reading) -> None:
    assert reading.article is not None
    for rule in load("forbidden.yaml"):
        for claim in reading.claims:
            assert not _breaks(claim, rule, reading.article.text), (claim.key, rule["why"])


def _breaks(claim: Claim, rule: dict[str, Any], text: str) -> bool:
    assert claim.quote is not None
    assert claim.end is not None
    if "after" in rule:
        return claim.end > text.index(rule["after"])
    checks = [claim.modality in rule.get("modality", COUNTED)]
    if "quote" in rule:
        checks.append(normalise(claim.quote) in rule["quote"])
    if "subject" in rule:
        checks.append(local(claim.subject.id) == rule["subject"])
    if "relation" in rule:
        checks.append(rule["relation"] in ("*", claim.relation))
    if "object" in rule:
        checks.append(local(claim.object.id) == rule["object"])
    if "polarity" in rule:
        checks.append(claim.polarity == rule["polarity"])
    return all(checks)


def test_the_article_is_the_one_with_the_traps(reading: Reading) -> None:
    raw = (EXAMPLE / "jufra-2017.txt").read_bytes()
    assert reading.article is not None
    text = reading.article.text
    assert (len(raw), len(text), text.count("\u00a0")) == (3819, 3809, 10)
    assert reading.article.raw_hash == reading.article.id
    article = reading.article
    assert (article.date, article.author, article.publisher, article.publisher_name) == (None, None, None, None)
    (helps,) = [claim for claim in reading.claims if claim.key == "egypt-helps"]
    assert helps.quote == "Egypt has been helping Haftar\u00a0both in the eastern city of Derna"
    for claim in reading.claims:
        assert claim.quote == text[claim.start : claim.end]


def test_every_claim_has_a_key_and_is_accepted(reading: Reading) -> None:
    assert all(claim.key and claim.status == "accepted" and claim.made_by is None for claim in reading.claims)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims) == 63


def test_what_lies_on_the_way_from_egypt_to_the_gna(reading: Reading) -> None:
    """No chain of alliances leads there: the counted claims between actors, by sign, hold none of up to three hops."""
    signs: dict[frozenset[str], set[int]] = {}
    for claim in reading.claims:
        sign = RELATIONS[claim.relation].sign_of(claim.polarity)
        if claim.modality in COUNTED and sign and claim.subject.id and claim.object.id:
            signs.setdefault(frozenset((local(claim.subject.id), local(claim.object.id))), set()).add(sign)
    assert signs[frozenset(("egypt", "haftar"))] == {1}
    assert signs[frozenset(("haftar", "gna"))] == {-1}
    assert signs[frozenset(("egypt", "lna"))] == {1}
    assert {pair for pair, found in signs.items() if "lna" in pair and -1 in found} == {
        frozenset(("lna", "bdb")),
        frozenset(("lna", "lna-opponents")),
    }
    assert {pair for pair, found in signs.items() if "haftar" in pair and -1 in found} == {
        frozenset(("haftar", "gna")),
        frozenset(("haftar", "gna-militias")),
        frozenset(("haftar", "haftar-opponents")),
        frozenset(("haftar", "islamist-opponents")),
    }
