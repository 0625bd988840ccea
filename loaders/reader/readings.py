"""Drafts as claims: a reading to review, and a record a claim to measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

from sides.graph.actor import Actor, Place
from sides.graph.claim import UNKNOWN, Argument, Claim, MadeBy, Speaker, keyless_claim_id
from sides.graph.reading import Article, Reading, text_hash
from sides.loaders.reader.draft import Draft, Voice
from sides.loaders.reader.read import Read
from sides.loaders.reader.reference.referent import Referent
from sides.ontology import terms


def reading_of(read: Read, *, accept: float | None = None) -> Reading:
    """The reading of one document: its drafts as claims with status `draft`.

    accept: claims of at least this confidence (0 to 1) are `accepted`. The actors and places are those that the claims
    name; their ids are those of the gazetteers, or belong to the document.
    """
    document = read.document
    article = Article(
        id=text_hash(document.text),
        text=document.text,
        raw_hash=document.raw_hash,
        url=document.url,
        title=document.title,
        date=document.date,
        language=document.language,
        author=document.author,
        publisher_name=document.publisher,
    )
    referents = {one.id: one for draft in read.drafts for one in _named(draft) if one.sure}
    claims = list(_claims(read, accept))
    return Reading(
        id=document.name,
        article=article,
        actors=tuple(_actor(one, read) for ident, one in sorted(referents.items()) if not one.place),
        places=tuple(_place(one, read) for ident, one in sorted(referents.items()) if one.place),
        claims=tuple(sorted(claims, key=lambda claim: (claim.start or 0, claim.id))),
    )


def records(read: Read) -> Iterator[dict[str, object]]:
    """One record a draft, in the order of the text: what `sides read --format jsonl` prints."""
    claims = _claims(read, None)
    for draft, claim in zip(read.drafts, claims, strict=True):
        relation = terms.RELATIONS[draft.relation]
        yield {
            "document": read.document.name,
            "id": claim.id,
            "subject": _end(draft.subject, None),
            "relation": draft.relation,
            "object": _end(draft.object, draft.literal),
            "between": [_end(one, None) for one in draft.between],
            "sign": relation.sign_of(draft.polarity),
            "polarity": draft.polarity,
            "modality": draft.modality,
            "speakers": [_voice(voice) for voice in draft.speakers],
            "outlet": None if draft.outlet is None else _end(draft.outlet, None),
            "date": None if draft.date is None else str(draft.date),
            "date_text": draft.date_text,
            "place": [_end(one, None) for one in draft.places],
            "means": list(draft.means),
            "circumstance": draft.circumstance,
            "hedge": draft.hedge,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "confidence": draft.confidence,
            "rule": draft.rule,
        }


def _claims(read: Read, accept: float | None) -> Iterator[Claim]:
    document = read.document
    equal: Counter[tuple[object, ...]] = Counter()
    for draft in read.drafts:
        start, end = draft.quote
        subject, object = _argument(draft.subject), _argument(draft.object, draft.literal)
        parts = (f"{start}-{end}", draft.relation, subject.mention, object.literal or object.mention)
        ident = keyless_claim_id(
            document.name,
            span=parts[0],
            relation=draft.relation,
            subject=parts[2],
            object=parts[3],
            ordinal=equal[parts],
        )
        equal[parts] += 1
        accepted = accept is not None and draft.confidence is not None and draft.confidence >= accept
        yield Claim(
            id=ident,
            subject=subject,
            relation=draft.relation,
            object=object,
            between=tuple(_argument(one) for one in draft.between if one.sure),
            polarity=draft.polarity,
            modality=draft.modality,
            speakers=tuple(_speaker(voice) for voice in draft.speakers),
            outlet=draft.outlet.id if draft.outlet is not None and draft.outlet.sure else None,
            date=draft.date,
            date_text=draft.date_text,
            place=tuple(sorted({one.id for one in draft.places if one.sure})),
            means=tuple(sorted(draft.means)),
            circumstance=draft.circumstance,
            hedge=draft.hedge,
            quote=document.text[start:end],
            start=start,
            end=end,
            status="accepted" if accepted else "draft",
            confidence=draft.confidence,
            made_by=MadeBy(agent=read.agent, version=read.version or _version(), rule=draft.rule),
        )


@cache
def _version() -> str:
    return version("sides")


def _argument(referent: Referent | None, literal: str | None = None) -> Argument:
    if referent is None:
        return UNKNOWN if literal is None else Argument(literal=literal)
    return Argument(id=referent.id or None, mention=referent.mention)


def _speaker(voice: Voice) -> Speaker:
    known = voice.referent if voice.referent is not None and voice.referent.sure else None
    behalf = voice.on_behalf_of if voice.on_behalf_of is not None and voice.on_behalf_of.sure else None
    return Speaker(
        id=None if known is None else known.id,
        mention=voice.mention,
        stance=voice.stance,
        on_behalf_of=None if behalf is None else behalf.id,
    )


def _named(draft: Draft) -> Iterator[Referent]:
    ends = (draft.subject, draft.object, draft.outlet, *draft.between, *draft.places)
    yield from (one for one in ends if one is not None)
    for voice in draft.speakers:
        yield from (one for one in (voice.referent, voice.on_behalf_of) if one is not None)


def _actor(one: Referent, read: Read) -> Actor:
    short = read.shorts.get(one.id)
    aliases = sorted(read.names.get(one.id, frozenset()) - {one.name, short})
    return Actor(id=one.id, name=one.name, kind=one.kind, short=short, aliases=tuple(aliases))


def _place(one: Referent, read: Read) -> Place:
    aliases = sorted(read.names.get(one.id, frozenset()) - {one.name})
    return Place(id=one.id, name=one.name, kind=one.kind or None, aliases=tuple(aliases))


def _end(referent: Referent | None, literal: str | None) -> dict[str, object] | None:
    if referent is None:
        return None if literal is None else {"id": None, "name": None, "mention": literal, "kind": "literal"}
    return {
        "id": referent.id or None,
        "name": referent.name if referent.sure else None,
        "mention": referent.mention,
        "kind": referent.kind if referent.sure else None,
    }


def _voice(voice: Voice) -> dict[str, object]:
    known = voice.referent if voice.referent is not None and voice.referent.sure else None
    behalf = voice.on_behalf_of
    return {
        "id": None if known is None else known.id,
        "name": None if known is None else known.name,
        "mention": voice.mention,
        "stance": voice.stance,
        "on_behalf_of": behalf.id if behalf is not None and behalf.sure else None,
    }
