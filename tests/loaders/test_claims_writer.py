"""What a reading is written as reads back as the same reading."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import strategies as drawn
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sides.graph.actor import Actor
from sides.graph.claim import Claim, claim_id
from sides.graph.reading import Article, Reading, document_scoped
from sides.graph.record import in_order
from sides.loaders.article import article_from_bytes
from sides.loaders.claims_file import read_claims_file
from sides.loaders.claims_writer import write_claims_file
from sides.loaders.ids import is_id
from sides.loaders.problems import Problems
from sides.loaders.shape_check import check_shapes
from sides.ontology.terms import ACTOR_KINDS

EXAMPLE = Path(str(files("sides.loaders") / "examples" / "jufra-2017"))
SLUGS = st.from_regex(r"[a-zéقл利0-9]{1,6}(-[a-zл0-9]{1,4}){0,2}", fullmatch=True).filter(is_id)
IRIS = SLUGS.map(lambda slug: f"https://example.org/x/{slug}#it")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading as a claims file can hold it: what `strategies` draws, its ids and keys as people write them."""
    reading_id = draw(SLUGS | IRIS)
    ids = draw(st.lists(SLUGS | IRIS, min_size=2, max_size=5, unique=True))
    cut = draw(st.integers(1, len(ids)))
    actor_ids, place_ids = ids[:cut], sorted(ids[cut:])
    article = draw(st.none() | drawn.articles(actor_ids))
    if article is not None:
        assume(article.text.strip() and not article.text.startswith("\ufeff"))
        read = article_from_bytes(article.text.encode())
        article = replace(article, raw_hash=read.raw_hash, date_source=article.date and article.date_source)
    actors = [draw(_actors(ident, article)) for ident in actor_ids]
    if article is not None and article.publisher is not None:
        article = replace(article, publisher=actors[0].id)
    places = [
        replace(draw(drawn.places(ident, place_ids[:number])), id=ident) for number, ident in enumerate(place_ids)
    ]
    count = draw(st.integers(0, 4))
    keys = draw(st.lists(SLUGS, min_size=count, max_size=count, unique=True))
    claims = [draw(_claims(reading_id, key, [actor.id for actor in actors], place_ids, article)) for key in keys]
    return Reading(
        id=reading_id,
        by=draw(st.none() | drawn.words()),
        article=article,
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        places=tuple(places),
        claims=in_order(claims),
    )


@st.composite
def _actors(draw: st.DrawFn, ident: str, article: Article | None) -> Actor:
    """Of any kind; an unnamed one belongs to the article, and so may others."""
    actor = draw(drawn.actors(ident))
    if article is None or ident.startswith("https:"):
        return replace(actor, kind="actor" if actor.kind == "unnamed" else actor.kind)
    if actor.kind == "unnamed" or draw(st.booleans()):
        return replace(actor, id=document_scoped(ident, article.id), kind=draw(st.sampled_from(ACTOR_KINDS)))
    return actor


@st.composite
def _claims(
    draw: st.DrawFn, reading: str, key: str, actors: list[str], places: list[str], article: Article | None
) -> Claim:
    text = None if article is None else article.text
    claim = draw(drawn.claims(id=claim_id(reading, key), actors=actors, places=places, article=text))
    assume(claim.quote is None or claim.quote.strip())
    if claim.row is None and claim.start is None:
        assume(text is not None and claim.quote is not None and text.find(claim.quote) >= 0)
        assert text is not None
        assert claim.quote is not None
        start = text.index(claim.quote)
        claim = replace(claim, start=start, end=start + len(claim.quote))
    targets = st.builds(claim_id, SLUGS, SLUGS) | IRIS
    return replace(
        claim,
        key=draw(st.sampled_from([key, None])),
        disputes=tuple(replace(link, claim=draw(targets)) for link in claim.disputes),
        confirms=tuple(replace(link, claim=draw(targets)) for link in claim.confirms),
    )


@settings(deadline=None)
@given(readings())
def test_a_reading_comes_back_from_its_file(reading: Reading) -> None:
    with TemporaryDirectory() as folder:
        if reading.article is not None:
            (Path(folder) / "a.txt").write_bytes(reading.article.text.encode())
        path = Path(folder) / "any.claims.yaml"
        path.write_text(write_claims_file(reading, "a.txt" if reading.article else None), encoding="utf-8")
        assert read_claims_file(path).reading == reading


@settings(deadline=None, max_examples=15)
@given(readings())
def test_what_a_claims_file_can_hold_breaks_no_shape(reading: Reading) -> None:
    problems = Problems("x")
    check_shapes(reading, problems)
    assert problems.lines() == []


def test_the_example_comes_back(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "jufra-2017.txt", tmp_path)
    reading = read_claims_file(EXAMPLE / "jufra-2017.claims.yaml").reading
    path = tmp_path / "other-name.claims.yaml"
    path.write_text(write_claims_file(reading, "jufra-2017.txt"), encoding="utf-8")
    assert read_claims_file(path).reading == reading


def test_claims_without_a_key_that_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A met B.", encoding="utf-8")
    same = "  - {quote: A met B, subject: a, relation: meets, object: b"
    text = (
        "article: a.txt\nactors:\n  a: {name: A, kind: actor}\n  b: {name: B, kind: actor}\nclaims:\n"
        f"{same}}}\n{same}, hedge: one}}\n{same}, hedge: two}}\n"
    )
    first = tmp_path / "x.claims.yaml"
    first.write_text(text, encoding="utf-8")
    reading = read_claims_file(first).reading
    assert len({claim.id for claim in reading.claims}) == 3
    first.write_text(write_claims_file(reading, "a.txt"), encoding="utf-8")
    assert read_claims_file(first).reading == reading


def test_how_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nThe rebels, it said, met B: here.", encoding="utf-8")
    text = """\
article: a.txt
sha256: HASH
reading: x
date: 2017-06
publisher: The Paper

actors:
  b: {name: B, kind: state}
  rebels: {name: The rebels, kind: unnamed}

claims:
  - key: met
    quote: "The rebels, it said, met B: here"
    subject: rebels
    relation: meets
    object: {id: b, mention: ""}
    date: 2017-06-01
    speakers: [b, {mention: a source, stance: claimed, on_behalf_of: rebels}]

  - quote: it said, met B
    subject: unknown
    relation: supports
    polarity: negated
    object: b
    confidence: 0.5
"""
    article = article_from_bytes((tmp_path / "a.txt").read_bytes())
    text = text.replace("HASH", article.id)
    path = tmp_path / "x.claims.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_claims_file(path).reading
    assert write_claims_file(reading, "a.txt") == text


def test_an_article_needs_its_path() -> None:
    reading = read_claims_file(EXAMPLE / "jufra-2017.claims.yaml").reading
    with pytest.raises(ValueError, match="the path of the article"):
        write_claims_file(reading)
