"""A language model's claims as drafts: each is taken whole, or refused for one reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sides.graph.names import fold
from sides.loaders.documents.document import Document
from sides.loaders.language_model.chunks import Chunk
from sides.loaders.language_model.form import CLAIM, fits
from sides.loaders.language_model.grounding import Grounding, Refusal
from sides.loaders.language_model.naming import Naming
from sides.loaders.quotes import Span
from sides.loaders.reader.circumstances.dates import said_by
from sides.loaders.reader.draft import Draft, Voice
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.reference.referent import Referent
from sides.ontology import terms

#: The only relation that has parties in between.
_MEDIATION = "mediates"
_LONGEST = 120  # characters of a literal or a detail

Told = Mapping[str, Any]


class Drafting:
    """The drafts of one document, passage by passage. refused: how many claims were not taken, by the reason."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self._document = document
        self._grounding = Grounding(document)
        self.naming = Naming(document, gazetteer, self._grounding)
        self.refused: Counter[str] = Counter()
        self._made: dict[object, Draft] = {}

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What was taken, in the order of the text."""
        return tuple(sorted(self._made.values(), key=lambda draft: (draft.quote, draft.relation)))

    def add(self, claims: Sequence[object], chunk: Chunk, *, rule: str) -> None:
        """Take what stands in the passage `chunk`. rule: what the drafts say that they come from."""
        formed = [claim for claim in claims if isinstance(claim, dict) and fits(claim, CLAIM)]
        self.refused[Refusal.FORM] += len(claims) - len(formed)
        self.naming.learn(ref["name"] for claim in formed for ref in _references(claim) if ref["name"])
        for claim in formed:
            draft = self._draft(claim, chunk, rule)
            if isinstance(draft, Draft):
                key = (draft.quote, draft.relation, _key(draft.subject), _key(draft.object) or draft.literal)
                if key in self._made:
                    draft = Refusal.REPEATED
                else:
                    self._made[key] = draft
            if isinstance(draft, Refusal):
                self.refused[draft] += 1
        self.refused = +self.refused

    def _draft(self, claim: Told, chunk: Chunk, rule: str) -> Draft | Refusal:
        spans = self._grounding.quotes(claim["quote"], chunk)
        if isinstance(spans, Refusal):
            return spans
        found: Draft | Refusal = Refusal.QUOTE
        for span in spans:  # where a quote repeats, the first place that has all of the claim's words near it
            found = self._at(claim, span, rule)
            if isinstance(found, Draft):
                return found
        return found

    def _at(self, claim: Told, span: Span, rule: str) -> Draft | Refusal:
        denied = any(told["stance"] == "denied" for told in claim["speakers"])
        if claim["polarity"] == "affirmed" and not denied and self._grounding.negated_before(span):
            return Refusal.CUT
        relation = terms.RELATIONS[claim["relation"]]
        subject = self._reference(claim["subject"], span, ("actor",), Refusal.SUBJECT)
        if isinstance(subject, Refusal):
            return subject
        object, literal = self._object(claim, span, relation.objects)
        if isinstance(object, Refusal):
            return object
        between = [self._reference(told, span, ("actor",), Refusal.DETAIL) for told in claim["between"]]
        places = [self._reference(told, span, ("place",), Refusal.DETAIL) for told in claim["places"]]
        outlet = self._reference(claim["outlet"], span, ("actor",), Refusal.SPEAKER)
        speakers = [self._voice(told, span) for told in claim["speakers"]]
        for part in (*between, *places, outlet, *speakers):
            if isinstance(part, Refusal):
                return part
        details = {name: self._detail(claim[name], span) for name in ("date_text", "circumstance", "hedge")}
        if any(isinstance(detail, Refusal) for detail in details.values()):
            return Refusal.DETAIL
        draft = Draft(
            relation=relation.name,
            subject=subject,
            object=object,
            literal=literal,
            rule=rule,
            quote=(span.start, span.end),
            polarity=claim["polarity"],
            modality=claim["modality"],
            between=tuple(one for one in between if isinstance(one, Referent)),
            speakers=tuple(one for one in speakers if isinstance(one, Voice)),
            outlet=outlet if isinstance(outlet, Referent) else None,
            date=said_by(details["date_text"], self._document.date) if details["date_text"] else None,
            date_text=details["date_text"],
            places=tuple(one for one in places if isinstance(one, Referent)),
            means=tuple(sorted(set(claim["means"]))),
            circumstance=details["circumstance"],
            hedge=details["hedge"],
        )
        return _wrong(draft, span) or draft

    def _reference(
        self, told: Told | None, span: Span, wanted: tuple[str, ...], otherwise: Refusal
    ) -> Referent | Refusal | None:
        """Whom a reference of the answer stands for, None for none; `otherwise` where its words are not there."""
        if told is None:
            return None
        return self.naming.of(told, span, wanted=wanted) or otherwise

    def _object(self, claim: Told, span: Span, kinds: tuple[str, ...]) -> tuple[Referent | Refusal | None, str | None]:
        """The object, or the literal that stands for itself."""
        if claim["object"] is not None:
            wanted = tuple(kind for kind in kinds if kind != "literal")
            return self._reference(claim["object"], span, wanted, Refusal.OBJECT), None
        if claim["literal"] is None:
            return None, None
        if "literal" not in kinds:
            return Refusal.KIND, None
        literal = self._detail(claim["literal"], span)
        return (Refusal.OBJECT, None) if isinstance(literal, Refusal) else (None, literal)

    def _voice(self, told: Told, span: Span) -> Voice | Refusal:
        who = self._reference(told, span, ("actor",), Refusal.SPEAKER)
        behalf = self._reference(told["on_behalf_of"], span, ("actor",), Refusal.SPEAKER)
        if isinstance(who, Refusal) or isinstance(behalf, Refusal):
            return who if isinstance(who, Refusal) else Refusal.SPEAKER
        assert who is not None
        return Voice(mention=who.mention, referent=who, stance=told["stance"], on_behalf_of=behalf)

    def _detail(self, words: str | None, span: Span) -> Any:
        """The text's own words where `words` stand near the quote, else a refusal; None for none."""
        if words is None or not words.strip():
            return None
        at = self._grounding.near(words, span) if len(words) <= _LONGEST else None
        return Refusal.DETAIL if at is None else self._grounding.words(at)


def _wrong(draft: Draft, span: Span) -> Refusal | None:
    """Why a draft whose words all stand in the text is no claim all the same."""
    if draft.between and draft.relation != _MEDIATION:
        return Refusal.KIND
    ends = [one for one in (draft.subject, draft.object, *draft.between) if one is not None]
    inside = [span.start <= one.start and one.end <= span.end for one in ends]
    if not any(inside) and not (draft.literal and fold(draft.literal) in fold(span.text)):
        return Refusal.QUOTE  # it states nothing of those whom the claim is about
    if draft.object is None and draft.literal is None and not draft.between:
        return Refusal.NOBODY
    known = [one.id for one in ends if one.sure]
    if not known:
        return Refusal.NOBODY
    return Refusal.KIND if len(set(known)) < len(known) else None


def _references(claim: Told) -> Iterator[Told]:
    """Every reference of a claim."""
    alone = (claim["subject"], claim["object"], claim["outlet"])
    yield from (one for one in (*alone, *claim["between"], *claim["places"], *claim["speakers"]) if one is not None)
    yield from (one["on_behalf_of"] for one in claim["speakers"] if one["on_behalf_of"] is not None)


def _key(referent: Referent | None) -> object:
    return None if referent is None else referent.id or referent.start
