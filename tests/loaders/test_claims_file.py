"""A claims file as the reading it says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sides.graph.actor import Actor, Place
from sides.graph.claim import UNKNOWN, Argument, Link, MadeBy, Row, Speaker, Verdict, claim_id
from sides.graph.interval import Interval
from sides.graph.reading import Reading, document_scoped, text_hash
from sides.loaders.claims_file import read_claims_file

TEXT = """Talks end

Egypt has been helping Haftar\u00a0both in Derna. Sources in Hun claimed that they had the town.
Haftar, they said, met Serraj. Kobler of the UN is still talking. Haftar met Serraj.
"""
DECLARED = """\
actors:
  egypt: {name: Egypt, kind: state}
  haftar: {name: Khalifa Haftar, short: Haftar, kind: person, aliases: [general, commander, general]}
  serraj: {name: Serraj, kind: person}
  kobler: {name: Martin Kobler, short: Kobler, kind: person, reliability: B, identifiers: {wikidata: [Q2, Q1]}}
  rebels: {name: the rebels, kind: unnamed}
places:
  libya: {name: Libya, kind: country}
  derna: {name: Derna, within: libya}
  hun: {name: Hun, kind: city, aliases: [the town]}
"""


def read(
    folder: Path, claims: str, *, head: str = "", declared: str = DECLARED, name: str = "x.claims.yaml"
) -> Reading:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    path = folder / name
    path.write_text(f"article: a.txt\n{head}{declared}claims:\n{claims}", encoding="utf-8")
    return read_claims_file(path).reading


def test_all_fields(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
  - key: egypt-helps
    quote: Egypt has been helping Haftar both in Derna
    subject: egypt
    relation: supports
    object: haftar
    polarity: negated
    modality: ongoing
    place: [hun, derna]
    means: [troops, air]
    date: 2017-06-01/2017-06
    date_text: about a month ago
    circumstance: without a fight
    hedge: apparently
    speakers:
      - {id: kobler, mention: he, stance: denied, on_behalf_of: serraj}
      - {mention: Sources in Hun, stance: claimed, on_behalf_of: rebels}
      - haftar
    outlet: kobler
    status: rejected
    decided: {by: anna, at: 2026-03-01T12:30:00+02:00, why: not so}
    confidence: 0.25
    credibility: 2
    made_by: {agent: reader, version: "1.0", rule: nsubj}
    disputes: [{claim: talks, kind: tension, why: both}]
    confirms: [talks, {claim: other/helps, why: so}, {claim: 0123456789abcdef0123}]
  - key: talks
    quote: Kobler of the UN is still talking
    subject: kobler
    relation: mediates
    object: {literal: peace, mention: peace talks}
    between: [{id: haftar, mention: the general}, serraj]
""",
    )
    talks, helps = sorted(reading.claims, key=lambda claim: claim.key != "talks")
    assert helps.id == claim_id("x", "egypt-helps")
    assert (helps.subject, helps.object) == (
        Argument(id="egypt", mention="Egypt"),
        Argument(id="haftar", mention="Haftar"),
    )
    assert (helps.relation, helps.polarity, helps.modality) == ("supports", "negated", "ongoing")
    assert (helps.place, helps.means) == (("derna", "hun"), ("air", "troops"))
    assert (helps.date, helps.date_text) == (Interval("2017-06-01", "2017-06"), "about a month ago")
    assert (helps.circumstance, helps.hedge, helps.outlet) == ("without a fight", "apparently", "kobler")
    rebels = document_scoped("rebels", text_hash(TEXT))
    assert helps.speakers == (
        Speaker(id="kobler", mention="he", stance="denied", on_behalf_of="serraj"),
        Speaker(mention="Sources in Hun", stance="claimed", on_behalf_of=rebels),
        Speaker(id="haftar", mention="Haftar"),
    )
    assert (helps.quote, helps.start) == ("Egypt has been helping Haftar\u00a0both in Derna", 11)
    assert helps.end == 11 + len("Egypt has been helping Haftar both in Derna")
    assert helps.status == "rejected"
    assert helps.verdict == Verdict(by="anna", at=datetime(2026, 3, 1, 10, 30, tzinfo=UTC), why="not so")
    assert (helps.confidence, helps.credibility) == (0.25, 2)
    assert helps.made_by == MadeBy(agent="reader", version="1.0", rule="nsubj")
    assert helps.disputes == (Link(claim=talks.id, kind="tension", why="both"),)
    assert helps.confirms == (
        Link(claim=talks.id),
        Link(claim=claim_id("other", "helps"), why="so"),
        Link(claim="0123456789abcdef0123"),
    )
    assert talks.object == Argument(literal="peace", mention="peace talks")
    assert talks.between == (Argument(id="haftar", mention="the general"), Argument(id="serraj"))
    assert (talks.modality, talks.status, talks.verdict, talks.speakers) == ("state", "accepted", None, ())


def test_actors_and_places(tmp_path: Path) -> None:
    reading = read(tmp_path, "")
    assert reading.actors == (
        Actor(id="egypt", name="Egypt", kind="state"),
        Actor(id="haftar", name="Khalifa Haftar", kind="person", short="Haftar", aliases=("commander", "general")),
        Actor(
            id="kobler",
            name="Martin Kobler",
            kind="person",
            short="Kobler",
            reliability="B",
            identifiers=(("wikidata", "Q1"), ("wikidata", "Q2")),
        ),
        Actor(id=document_scoped("rebels", text_hash(TEXT)), name="the rebels", kind="unnamed"),
        Actor(id="serraj", name="Serraj", kind="person"),
    )
    assert reading.places == (
        Place(id="derna", name="Derna", within="libya"),
        Place(id="hun", name="Hun", kind="city", aliases=("the town",)),
        Place(id="libya", name="Libya", kind="country"),
    )


def test_the_article_and_what_the_file_says_of_it(tmp_path: Path) -> None:
    head = """\
sha256: HASH
reading: anna-2
by: Anna
language: en
title: "Talks: end"
date: 2017-06-03
date_source: analyst
author: B. Writer
publisher: egypt
url: https://example.org/a
"""
    reading = read(tmp_path, "", head=head.replace("HASH", text_hash(TEXT)))
    article = reading.article
    assert article is not None
    assert (reading.id, reading.by) == ("anna-2", "Anna")
    assert (article.id, article.raw_hash, article.text) == (text_hash(TEXT), text_hash(TEXT), TEXT)
    assert (article.language, article.title, article.date) == ("en", "Talks: end", "2017-06-03")
    assert (article.date_source, article.author, article.url) == ("analyst", "B. Writer", "https://example.org/a")
    assert (article.publisher, article.publisher_name) == ("egypt", None)


@pytest.mark.parametrize(
    ("written", "publisher", "name"),
    [("The Paper", None, "The Paper"), ("{name: egypt}", None, "egypt"), ("", None, None)],
)
def test_a_publisher_by_name(tmp_path: Path, written: str, publisher: str | None, name: str | None) -> None:
    article = read(tmp_path, "", head=f"publisher: {written}\n").article
    assert article is not None
    assert (article.publisher, article.publisher_name) == (publisher, name)


@pytest.mark.parametrize(
    ("file", "reading"),
    [("a.claims.yaml", "a"), ("My Notes (2).claims.yml", "my-notes-2"), ("b.yaml", "b"), ("a.b.claims.yaml", "a.b")],
)
def test_a_reading_is_named_after_its_file(tmp_path: Path, file: str, reading: str) -> None:
    assert read(tmp_path, "", name=file).id == reading


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("haftar", Argument(id="haftar", mention="Haftar")),
        ("{id: haftar}", Argument(id="haftar", mention="Haftar")),
        ("{id: haftar, mention: he}", Argument(id="haftar", mention="he")),
        ("{id: haftar, mention: }", Argument(id="haftar")),
        ("egypt", Argument(id="egypt")),
        ("unknown", UNKNOWN),
        ("{unknown: true}", UNKNOWN),
        ("{unknown: true, mention: they}", Argument(mention="they")),
    ],
)
def test_who_is_meant_and_what_the_text_calls_it(tmp_path: Path, subject: str, expected: Argument) -> None:
    reading = read(
        tmp_path,
        f"  - {{quote: 'Haftar, they said, met Serraj', subject: {subject}, relation: meets, object: serraj}}\n",
    )
    assert reading.claims[0].subject == expected


def test_a_name_is_found_as_a_word_of_its_own(tmp_path: Path) -> None:
    declared = "actors:\n  un: {name: United Nations, short: UN, kind: igo}\n  us: {name: Sources, kind: state}\n"
    claim = "  - {quote: Sources in Hun claimed, subject: un, relation: supports, object: us}\n"
    (found,) = read(tmp_path, claim, declared=declared).claims
    assert (found.subject.mention, found.object.mention) == (None, "Sources")


@pytest.mark.parametrize(("relation", "modality"), [("meets", "happened"), ("supports", "state")])
def test_what_is_left_out_follows_the_relation(tmp_path: Path, relation: str, modality: str) -> None:
    claim = f"  - {{quote: Haftar met Serraj, subject: haftar, relation: {relation}, object: serraj}}\n"
    assert read(tmp_path, claim).claims[0].modality == modality


def test_occurrence_tells_repeats_apart(tmp_path: Path) -> None:
    claims = "".join(
        f"  - {{quote: Haftar, occurrence: {number}, subject: haftar, relation: meets, object: serraj}}\n"
        for number in (3, 1)
    )
    reading = read(tmp_path, claims)
    assert [claim.start for claim in reading.claims] == [TEXT.index("Haftar"), TEXT.rindex("Haftar")]


def test_a_quote_may_be_wrapped_and_cross_a_line(tmp_path: Path) -> None:
    claims = """\
  - quote: >
      claimed that they had the town.
      Haftar, they said,
    subject: haftar
    relation: meets
    object: unknown
  - quote: claimed that
      they had the town
    subject: haftar
    relation: meets
    object: unknown
"""
    assert {claim.quote for claim in read(tmp_path, claims).claims} == {
        "claimed that they had the town",
        "claimed that they had the town.\nHaftar, they said,",
    }


def test_a_claim_without_a_key_keeps_its_id_when_its_actor_changes(tmp_path: Path) -> None:
    claim = "  - {{quote: they had the town, subject: {{id: {0}, mention: they}}, relation: controls, object: hun}}\n"
    (first,) = read(tmp_path, claim.format("haftar")).claims
    (second,) = read(tmp_path, claim.format("rebels")).claims
    assert first.subject.id != second.subject.id
    assert first.id == second.id


def test_a_key_outlives_a_change_of_the_quote(tmp_path: Path) -> None:
    claim = "  - {{key: k, quote: {0}, subject: haftar, relation: meets, object: serraj}}\n"
    (first,) = read(tmp_path, claim.format("Haftar met Serraj")).claims
    (second,) = read(tmp_path, claim.format("met Serraj. Kobler")).claims
    assert first.id == second.id


def test_a_row_of_a_data_set_needs_no_quote(tmp_path: Path) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text(
        "actors:\n  a: {name: A, kind: actor}\nclaims:\n"
        "  - {subject: a, relation: attacks, object: unknown, row: {dataset: acled, version: 26.1,\n"
        "    row: 7, url: http://a.org/7, note: A clash.}}\n",
        encoding="utf-8",
    )
    (claim,) = read_claims_file(path).reading.claims
    assert claim.row == Row(dataset="acled", version="26.1", row="7", url="http://a.org/7", note="A clash.")
    assert (claim.quote, claim.start) == (None, None)


def test_what_yaml_would_guess_stays_as_written(tmp_path: Path) -> None:
    declared = "actors:\n  no: {name: Norway, kind: state}\n  y: {name: 007, kind: person, aliases: [yes, 1.50]}\n"
    claim = "  - {quote: met, occurrence: 1, subject: no, relation: meets, object: y}\n"
    reading = read(tmp_path, claim, declared=declared)
    assert [actor.name for actor in reading.actors] == ["Norway", "007"]
    assert reading.actors[1].aliases == ("1.50", "yes")
    assert reading.claims[0].subject.id == "no"


def test_a_registry_is_a_reading_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text(DECLARED.replace("unnamed", "people"), encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    declared = "actors:\n  haftar: {aliases: [he]}\n  un: {name: UN, kind: igo}\n"
    claim = "  - {quote: Haftar met Serraj, subject: haftar, relation: meets, object: serraj}\n"
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "x.claims.yaml"
    path.write_text(f"article: a.txt\nregistry: ../registry.yaml\n{declared}claims:\n{claim}", encoding="utf-8")
    file = read_claims_file(path)
    assert file.reading.registries == ("registry",)
    assert file.reading.actors == (
        Actor(id="haftar", name="Khalifa Haftar", kind="person", aliases=("he",)),
        Actor(id="un", name="UN", kind="igo"),
    )
    (registry,) = file.registries
    assert (registry.id, registry.article, registry.claims) == ("registry", None, ())
    assert [actor.id for actor in registry.actors] == ["egypt", "haftar", "kobler", "rebels", "serraj"]
    (found,) = file.reading.claims
    assert (found.subject.mention, found.object.mention) == ("Haftar", "Serraj")


def test_registries_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("actors: {a: {name: A, kind: state}}", encoding="utf-8")
    (tmp_path / "x.yaml").write_text("registry: [r.yaml]", encoding="utf-8")
    (tmp_path / "y.yaml").write_text("registry: r.yaml", encoding="utf-8")
    seen: dict[Path, Reading] = {}
    first = read_claims_file(tmp_path / "x.yaml", registries=seen)
    second = read_claims_file(tmp_path / "y.yaml", registries=seen)
    assert first.registries[0] is second.registries[0]
    assert list(seen) == [(tmp_path / "r.yaml").resolve()]


def test_lines_of_claims(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "x.claims.yaml"
    entry = (
        "  - key: {0}\n    quote: Haftar met Serraj\n    subject: haftar\n    relation: meets\n    object: serraj\n\n"
    )
    path.write_text(f"article: a.txt\n{DECLARED}claims:\n{entry.format('one')}{entry.format('two')}", encoding="utf-8")
    first = DECLARED.count("\n") + 3
    assert read_claims_file(path).lines == {claim_id("x", "one"): first, claim_id("x", "two"): first + 6}


def test_a_file_with_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfHaftar met\r\nSerraj.")
    claim = "  - {quote: Haftar met Serraj, subject: haftar, relation: meets, object: serraj}\n"
    text = f"article: a.txt\n{DECLARED}claims:\n{claim}"
    path = tmp_path / "x.claims.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (claim,) = read_claims_file(path).reading.claims
    assert (claim.quote, claim.start) == ("Haftar met\r\nSerraj", 0)
