"""Hypothesis strategies for whole readings and overlays that the shapes admit.

Tests of the RDF and of the stores share these: what they draw must come back equal from either.
"""

from __future__ import annotations

import hashlib
from datetime import UTC
from functools import cache
from typing import Any

from hypothesis import strategies as st
from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, MadeBy, Row, Speaker, Verdict, claim_id
from sides.graph.decision import Decision, Identity
from sides.graph.interval import Interval
from sides.graph.reading import Article, Reading, Release, text_hash
from sides.ontology import terms

# Letters of several scripts, what breaks naive writers, and what looks like a space and is none.
_TRICKY = "\n\r\t \u00a0\u200f\u200e\u2028\u0085\\\"'<>{}|^`%#@;.,_:/?&-—“”«»éßİşقذافيליבהЛивия利比亚\U0001f54a\u0301"
LETTERS = st.one_of(
    st.sampled_from(_TRICKY),
    st.characters(min_codepoint=32, max_codepoint=126),
    st.characters(exclude_categories=["Cs", "Cc"]),
)


@cache
def words(max_size: int = 12) -> st.SearchStrategy[str]:
    """Any text of at least one character, newlines and right-to-left letters among it."""
    return st.text(LETTERS, min_size=1, max_size=max_size)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


_WORD = st.text("abcdefghijklmnopqrstuvwxyz0123456789éßقذ利л", min_size=1, max_size=6)
_SLUG = st.lists(_WORD, min_size=1, max_size=3).map("-".join)
_LOCAL = st.builds(lambda slug, tail: f"{slug}@{tail:08x}", _SLUG, st.integers(0, 2**32 - 1))
_FRAGMENTS = st.sampled_from(["", "#it", "?a=b&c=d"])


@cache
def _iris(kind: str) -> st.SearchStrategy[str]:
    """Ids that are absolute IRIs, as in RDF that others wrote; never the same for two kinds of things."""
    return st.builds(lambda word, fragment: f"https://example.org/{kind}/{word}{fragment}", _WORD, _FRAGMENTS)


@cache
def ids(kind: str) -> st.SearchStrategy[str]:
    """Ids of a kind of thing: words, words with the hash of an article, absolute IRIs."""
    return st.one_of(_SLUG, _SLUG, _LOCAL, _iris(kind))


DAYS = st.dates().map(lambda day: day.isoformat())
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))
TIMES = st.datetimes(timezones=st.just(UTC))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval that does not end before it begins."""
    begin, end = draw(_maybe(DATES)), draw(_maybe(DATES))
    if begin is None and end is None:
        return Interval(draw(DATES), None)
    try:
        return Interval(begin, end)
    except ValueError:
        return Interval(end[:4], begin)


_PAIRS = st.tuples(st.sampled_from(["wikidata", "geonames", "acled"]), words(8))
_IDENTIFIERS = st.sets(_PAIRS, max_size=2).map(lambda pairs: tuple(sorted(pairs)))
_ALIASES = st.sets(words(), max_size=3).map(lambda names: tuple(sorted(names)))
_ACTOR_KINDS = st.sampled_from(terms.ACTOR_KINDS)
_PLACE_KINDS = _maybe(st.sampled_from(terms.PLACE_KINDS))
_RELIABILITY = _maybe(st.sampled_from("ABCDEF"))
_MAYBE_WORDS = _maybe(words())


@st.composite
def actors(draw: st.DrawFn, id: str) -> Actor:
    """An actor of this id."""
    return Actor(
        id=id,
        name=draw(words()),
        kind=draw(_ACTOR_KINDS),
        short=draw(_MAYBE_WORDS),
        aliases=draw(_ALIASES),
        reliability=draw(_RELIABILITY),
        identifiers=draw(_IDENTIFIERS),
    )


@st.composite
def places(draw: st.DrawFn, id: str, others: list[str]) -> Place:
    """A place of this id, perhaps within one of `others`."""
    return Place(
        id=id,
        name=draw(words()),
        kind=draw(_PLACE_KINDS),
        aliases=draw(_ALIASES),
        within=draw(_maybe(st.sampled_from(others))) if others else None,
        identifiers=draw(_IDENTIFIERS),
    )


# The parts of a claim that do not depend on what its reading declares.
_RELATIONS = st.sampled_from(list(terms.RELATIONS.values()))
_POLARITIES, _MODALITIES = st.sampled_from(terms.POLARITIES), st.sampled_from(terms.MODALITIES)
_STANCES, _STATUSES = st.sampled_from(terms.STANCES), st.sampled_from(terms.STATUSES)
_MEANS = st.sets(st.sampled_from(terms.MEANS), max_size=3).map(lambda means: tuple(sorted(means)))
_VERDICTS = _maybe(st.builds(Verdict, by=_MAYBE_WORDS, at=_maybe(TIMES), why=_MAYBE_WORDS))
_MADE_BY = _maybe(st.builds(MadeBy, agent=words(), version=_MAYBE_WORDS, rule=_MAYBE_WORDS))
_URLS = _maybe(st.sampled_from(["https://example.org/a?b=c#d", "HTTP://[::1]:8080", "http://مثال.إختبار/ليبيا|'x'"]))
_ROWS = st.builds(Row, dataset=words(), version=_MAYBE_WORDS, row=words(), url=_URLS, note=_MAYBE_WORDS)
_HASHES = st.binary(max_size=1).map(lambda data: hashlib.sha256(data).hexdigest())
_RELEASES = _maybe(st.builds(Release, dataset=words(), version=_MAYBE_WORDS, raw_hash=_maybe(_HASHES)))
_MAYBE_ROWS = _maybe(_ROWS)
_KINDS = st.sampled_from(terms.DISPUTE_KINDS)
_DISPUTES = st.lists(
    st.builds(Link, claim=ids("claim"), kind=_KINDS, why=_MAYBE_WORDS), max_size=2, unique_by=lambda link: link.claim
)
_CONFIRMS = st.lists(
    st.builds(Link, claim=ids("claim"), why=_MAYBE_WORDS), max_size=2, unique_by=lambda link: link.claim
)
_INTERVALS = _maybe(intervals())
_CONFIDENCE, _CREDIBILITY = _maybe(st.floats(0, 1)), _maybe(st.integers(1, 6))
_FEW = st.integers(0, 3)
_KEYS = _maybe(words().filter(lambda key: not set(key) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")))


@st.composite
def claims(draw: st.DrawFn, *, id: str, actors: list[str], places: list[str], article: str | None) -> Claim:
    """A claim about these ids; `article` is the text that its quote is cut from; None: a row of a table."""
    relation = draw(_RELATIONS)
    actor = st.sampled_from(actors)
    start, end = None, None
    if article is None:
        quote = draw(_MAYBE_WORDS)
    else:
        start = draw(st.integers(0, len(article) - 1))
        end = draw(st.integers(start + 1, len(article)))
        quote = article[start:end]
        if draw(st.integers(0, 9)) == 0:
            start, end = None, None
    subject = _argument(draw, actors)
    others = [each for each in actors if each != subject.id]
    parties = []
    if relation.name == "mediates" and others:
        parties = draw(st.lists(st.sampled_from(others), max_size=3, unique=True))
    return Claim(
        id=id,
        subject=subject,
        relation=relation.name,
        object=_object(draw, relation.objects, others, places),
        key=draw(_KEYS),
        between=tuple(Argument(id=party, mention=draw(_MAYBE_WORDS)) for party in parties),
        polarity=draw(_POLARITIES),
        modality=draw(_MODALITIES),
        speakers=tuple(_speaker(draw, actors) for _ in range(draw(_FEW))),
        outlet=draw(actor) if draw(_FEW) == 0 else None,
        date=draw(_INTERVALS),
        date_text=draw(_MAYBE_WORDS),
        place=tuple(sorted({draw(st.sampled_from(places)) for _ in range(draw(_FEW))})) if places else (),
        means=draw(_MEANS),
        circumstance=draw(_MAYBE_WORDS),
        hedge=draw(_MAYBE_WORDS),
        quote=quote,
        start=start,
        end=end,
        status=draw(_STATUSES),
        verdict=draw(_VERDICTS),
        confidence=draw(_CONFIDENCE),
        credibility=draw(_CREDIBILITY),
        made_by=draw(_MADE_BY),
        row=draw(_ROWS if quote is None or article is None else _MAYBE_ROWS),
        disputes=tuple(draw(_DISPUTES)),
        confirms=tuple(draw(_CONFIRMS)),
    )


def _argument(draw: st.DrawFn, named: list[str]) -> Argument:
    """One of `named` with a mention, or left open with one."""
    id = draw(st.sampled_from(named)) if named and draw(_FEW) else None
    return Argument(id=id, mention=draw(_MAYBE_WORDS))


def _object(draw: st.DrawFn, kinds: tuple[str, ...], actors: list[str], places: list[str]) -> Argument:
    if "literal" in kinds and draw(st.booleans()):
        return Argument(literal=draw(words()), mention=draw(_MAYBE_WORDS))
    return _argument(draw, [*(actors if "actor" in kinds else []), *(places if "place" in kinds else [])])


def _speaker(draw: st.DrawFn, actors: list[str]) -> Speaker:
    id = draw(st.sampled_from(actors)) if draw(_FEW) else None
    behalf = draw(st.sampled_from(actors)) if draw(_FEW) == 0 else None
    mention = draw(words() if id is None else _MAYBE_WORDS)
    return Speaker(id=id, mention=mention, stance=draw(_STANCES), on_behalf_of=behalf)


@st.composite
def articles(draw: st.DrawFn, actors: list[str]) -> Article:
    """An article, perhaps published by one of `actors`; its text has at least one character."""
    text = draw(words(200))
    publisher = draw(_maybe(st.sampled_from(actors)))
    return Article(
        id=text_hash(text),
        text=text,
        raw_hash=draw(_maybe(st.just(text_hash(text + "raw")))),
        url=draw(_URLS),
        title=draw(_MAYBE_WORDS),
        date=draw(_maybe(DATES)),
        date_source=draw(_maybe(st.just("analyst"))),
        language=draw(_maybe(st.sampled_from(["en", "ar", "he", "pt-BR"]))),
        author=draw(_MAYBE_WORDS),
        publisher=publisher,
        publisher_name=draw(_MAYBE_WORDS) if publisher is None else None,
    )


@st.composite
def readings(draw: st.DrawFn, *, id: str | None = None, max_claims: int = 4) -> Reading:
    """A reading that declares every actor and place that it names: of an article, or of a table's rows."""
    reading_id = id or draw(ids("reading"))
    every = draw(st.lists(ids("one"), min_size=1, max_size=6, unique=True))
    cut = draw(st.integers(1, len(every)))
    actor_ids, place_ids = sorted(every[:cut]), sorted(every[cut:])
    article = draw(_maybe(articles(actor_ids))) if draw(st.booleans()) else draw(articles(actor_ids))
    text = article.text if article else None
    keys = draw(st.lists(_iris("claim") | words(), max_size=max_claims, unique=True))
    drawn = [
        draw(
            claims(
                id=key if draw(st.booleans()) and key.startswith("https:") else claim_id(reading_id, key),
                actors=actor_ids,
                places=place_ids,
                article=text,
            )
        )
        for key in keys
    ]
    return Reading(
        id=reading_id,
        by=draw(_MAYBE_WORDS),
        article=article,
        release=draw(_RELEASES) if article is None else None,
        actors=tuple(draw(actors(one)) for one in actor_ids),
        places=tuple(draw(places(one, [other for other in place_ids if other < one])) for one in place_ids),
        claims=tuple(sorted(drawn, key=lambda claim: (claim.start or 0, claim.id))),
    )


def decisions() -> st.SearchStrategy[Decision]:
    """A verdict on any claim."""
    return st.builds(
        Decision,
        id=ids("decision"),
        claim=ids("claim"),
        status=st.sampled_from(terms.STATUSES),
        by=words(),
        at=TIMES,
        why=_MAYBE_WORDS,
        content=_MAYBE_WORDS,
    )


@st.composite
def identities(draw: st.DrawFn) -> Identity:
    """A merge or a split, perhaps undone."""
    kind = draw(st.sampled_from(terms.IDENTITY_KINDS))
    actor, into = draw(st.lists(ids("actor"), min_size=2, max_size=2, unique=True))
    undone = draw(st.booleans())
    return Identity(
        id=draw(ids("identity")),
        kind=kind,
        actor=actor,
        into=into,
        by=draw(words()),
        at=draw(TIMES),
        mention=draw(words()) if kind == "split" else None,
        why=draw(_MAYBE_WORDS),
        undone_by=draw(words()) if undone else None,
        undone_at=draw(TIMES) if undone else None,
    )


__all__ = ["articles", "claims", "decisions", "identities", "intervals", "readings", "words"]
