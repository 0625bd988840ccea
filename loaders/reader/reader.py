"""The reader: documents to drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path

from sides.loaders.documents.document import Document
from sides.loaders.reader.attribution.attribution import Attribution
from sides.loaders.reader.circumstances.circumstances import circumstance_of, means_of, places_of
from sides.loaders.reader.circumstances.dates import Dates
from sides.loaders.reader.confidence import confidence
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.factuality.contexts import PROMISING
from sides.loaders.reader.factuality.factuality import Factuality, factuality
from sides.loaders.reader.found import Found
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.mentions import Names
from sides.loaders.reader.names.name import Name
from sides.loaders.reader.no_news import is_no_news
from sides.loaders.reader.parsed import ParsedDocument, parse
from sides.loaders.reader.read import Read
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.reference.unnamed import Unnamed
from sides.loaders.reader.relations.filling import HARM, Misfit
from sides.loaders.reader.relations.lexicon import Lexicon, lexicon
from sides.loaders.reader.relations.match import Matcher
from sides.loaders.reader.relations.predication import SUBJECT, Predications
from sides.loaders.reader.relations.roles import roles
from sides.loaders.reader.relations.understood import joined_by_mistake
from sides.loaders.reader.word_classes import VERBAL
from sides.ontology import terms
from sides.ontology.relation import Relation
from spacy.tokens import Span, Token

# What is done to a site is done to the place where it lies.
_FORMER = re.compile(r"^(?:(?:a|an|the|one|its|his|her|their) )?(?:former|ex|onetime|retired)\b", re.IGNORECASE)
_ON_SITES = frozenset({"attacks", "targets"})
# Whose forces are a leader's, beside an armed group.
_LED = ("party", "organization", "government")
# A coordination of this many on each side is a list, not that many claims.
_MOST = 12
# Characters from a subject to the verb that shares it, beyond which a quote begins behind the subject.
_FAR = 120


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """How a document was read: its parse, the names in it, the drafts, and the frames that do not fit, with why."""

    parsed: ParsedDocument
    names: tuple[Name, ...]
    drafts: tuple[Draft, ...]
    misfits: tuple[Misfit, ...]


class Reader:
    """Reads documents into drafts.

    actors: files of actors beside the shipped gazetteers; lexicons: files of patterns beside the shipped ones; model:
    the spaCy pipeline (see `language.pipeline`). Raises `MissingModel`, `InvalidLexicon` and what reading these files
    raises.
    """

    def __init__(
        self,
        *,
        actors: Iterable[str | Path] = (),
        lexicons: Iterable[str | Path] = (),
        model: str | None = None,
    ) -> None:
        self.lexicon: Lexicon = lexicon(lexicons)
        self.gazetteer: Gazetteer = Gazetteer.load(*actors)
        self._nlp = pipeline(model)

    def read(self, documents: Iterable[Document]) -> Iterator[Read]:
        """The drafts of each document, in the order given."""
        for parsed in parse(documents, self._nlp):
            yield _OneDocument(parsed, self.lexicon, self.gazetteer).read()

    def explain(self, document: Document) -> Explanation:
        """What is read from `document`, and why: for people who write patterns."""
        (parsed,) = parse([document], self._nlp)
        return _OneDocument(parsed, self.lexicon, self.gazetteer).explain()


class _OneDocument:
    def __init__(self, parsed: ParsedDocument, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._parsed = parsed
        self._names = Names(parsed, gazetteer)
        self._entities = Entities(parsed, self._names)
        predications = Predications()
        self._unnamed = Unnamed(self._entities)
        self._matcher = Matcher(lexicon, predications, self._unnamed.fits)
        self._attribution = Attribution(parsed, self._entities, predications)
        self._entities.coreference.speaker = self._speaking
        self._dates = Dates(parsed)
        # By the words that state relations, of which several may be stated by one.
        self._facts: dict[int, Factuality] = {}
        self._ways: dict[int, tuple[tuple[str, ...], str | None]] = {}

    def read(self) -> Read:
        """All that the document states."""
        called: dict[str, set[str]] = {}
        shorts: dict[str, str] = {}
        for name in self._names.all:
            for entry in name.candidates:
                if name.how != "demonym":
                    called.setdefault(entry.id, set()).add(name.text)
                if entry.short:
                    shorts[entry.id] = entry.short
        names = {ident: frozenset(texts) for ident, texts in called.items()}
        return Read(self._parsed.document, tuple(self._drafts()), names, shorts)

    def explain(self) -> Explanation:
        """All that the document states, with the parse and the patterns that do not fit."""
        drafts = tuple(self._drafts())
        return Explanation(self._parsed, self._names.all, drafts, tuple(self._matcher.misfits(self._parsed.doc)))

    def _drafts(self) -> list[Draft]:
        parsed = self._parsed
        made: dict[tuple[object, ...], Draft] = {}
        everything = [found for sentence in parsed.doc.sents for found in _apart(self._stated(sentence))]
        # Roles first: who leads and who speaks for whom decides whom "X's forces" are, and for whom a speaker speaks.
        for found in sorted(everything, key=lambda found: found.relation not in ("leads", "spokesperson-of")):
            if found.relation == "leads":
                self._learn(found, self._entities.commands, "armed-group")
            elif found.relation == "spokesperson-of":
                self._learn(found, self._attribution.spoken_for)
                self._learn(found, self._entities.commands, "armed-group")
        for found in everything:
            if found.relation == "leads":
                self._learn(found, self._entities.commands, *_LED)
        self._entities.forget()
        self._unnamed.forget()
        for found in everything:
            sentence = found.head.sent.start
            for draft in self._of(found):
                key = (
                    sentence,
                    draft.relation,
                    draft.polarity,
                    _key(draft.subject),
                    _key(draft.object) or draft.literal,
                    any(voice.stance == "denied" for voice in draft.speakers),
                )
                made.setdefault(key, draft)
        drafts = sorted(made.values(), key=lambda draft: (draft.quote, draft.relation))
        return [replace(draft, confidence=confidence(draft)) for draft in drafts]

    def _stated(self, sentence: Span) -> list[Found]:
        """What the lexicon and the roles find in one sentence."""
        found = list(self._matcher.found(sentence, self._parsed.reads))
        told = {one.head.i for one in found if terms.RELATIONS[one.relation].kind == "structure"}
        if self._parsed.reads(sentence[-1]):  # before it there may be a dateline
            found += [one for one in roles(self._entities, sentence) if one.head.i not in told]
        return found

    def _speaking(self, token: Token) -> tuple[Referent | None, Referent | None]:
        """Who says "we" or "I" where `token` stands, and for whom the speaker speaks."""
        for voice in self._attribution.of(token).speakers:
            return voice.referent, voice.on_behalf_of
        return None, None

    def _learn(self, found: Found, known: dict[str, Referent], *kinds: str) -> None:
        """Let the persons of a role lead to its body, where that is of one of `kinds`; of any, where none is given."""
        for subject in self._all(found.subject, "actor"):
            for object in self._all(found.object, "actor"):
                if subject.kind == "person" and subject.sure and object.sure and (object.kind in kinds or not kinds):
                    known.setdefault(subject.id, object)

    def _of(self, found: Found) -> Iterator[Draft]:
        facts = self._facts_of(found.head)
        relation = terms.RELATIONS[found.relation]
        literal = found.literal.text if found.literal is not None else None
        subjects = self._all(found.subject, "actor", single=found.single)
        objects = self._all(found.object, _wanted(relation.objects), single=found.sole)
        if not objects and found.object is not None and found.relation in HARM:
            objects = self._unnamed.of(found.object, "victim") or self._unnamed.of(found.object, "target")
        if not subjects and found.subject is not None and found.relation in HARM:
            subjects = self._unnamed.of(found.subject, "weapon")
        if found.relation in _ON_SITES and found.object is not None and not any(one.sure for one in objects):
            objects = self._unnamed.around(found.object) or objects
        pairs: list[tuple[Referent | None, Referent | None]]
        mutual = relation.symmetric or (found.relation == "negotiates" and literal is None)
        if found.object is None and mutual and (relation.symmetric or len(subjects) > 1):
            pairs = list(combinations(subjects, 2))
        else:
            pairs = list(product(subjects or [None], objects or [None]))[:_MOST]
        negated = (facts.polarity == "negated") != found.negated
        # A threat is made by making it, whatever it promises: "vowed to punish Israel".
        threat = found.relation == "threatens" and found.head.lemma_ in PROMISING
        modality = found.modality or (facts.modality if not threat or facts.modality != "planned" else None)
        modality = modality or _default(facts, relation, literal)
        voices = self._attribution.of(found.head, role=relation.kind == "structure")
        speakers = tuple(one for one in voices.speakers if not threat or one.stance != "promised")
        when = self._dates.of(found.head, ahead=modality in ("planned", "predicted"))
        means, circumstance = self._how(found.head)
        between = {_key(one): one for token in found.between for one in self._entities.of(token, want="actor")}
        for subject, object in map(_apart_from_self, pairs):
            if is_no_news(found, subject, object):
                continue
            mediator = found.relation == "mediates" and subject is not None and subject.sure
            if not (between or mediator or _says_something(subject, object, literal)):
                continue
            yield Draft(
                relation=found.relation,
                subject=subject,
                object=object,
                literal=None if object is not None else literal,
                rule=found.rule,
                quote=self._quote(found, subject, (object, *between.values())),
                polarity="negated" if negated else "affirmed",
                modality=modality,
                between=tuple(one for one in between.values() if subject is None or one.id != subject.id),
                hedge=facts.hedge,
                speakers=speakers,
                outlet=voices.outlet,
                date=when.interval,
                date_text=when.text,
                places=self._places(found, subject, object),
                means=means,
                circumstance=circumstance,
            )

    def _facts_of(self, head: Token) -> Factuality:
        facts = self._facts.get(head.i)
        if facts is None:
            facts = self._facts[head.i] = factuality(head)
        return facts

    def _how(self, head: Token) -> tuple[tuple[str, ...], str | None]:
        """By what means and under what circumstance it was."""
        how = self._ways.get(head.i)
        if how is None:
            how = self._ways[head.i] = means_of(head), circumstance_of(head, self._parsed)
        return how

    def _places(self, found: Found, subject: Referent | None, object: Referent | None) -> tuple[Referent, ...]:
        """Where it was, by the places that the pattern and the clause name."""
        if terms.RELATIONS[found.relation].kind == "structure":
            return ()
        named = [one for token in found.places for one in self._entities.of(token, want="place") if one.sure]
        ends = (subject, object)
        around = places_of(found.head, self._entities, (*ends, *named))
        taken = {one.id for one in ends if one is not None}
        return tuple({one.id: one for one in (*named, *around) if one.id not in taken}.values())

    def _all(self, token: Token | None, want: str, *, single: bool = False) -> tuple[Referent, ...]:
        if token is None:
            return ()
        single = single or joined_by_mistake(token)
        known = self._entities.alone(token, want=want) if single else self._entities.of(token, want=want)
        return known or self._unnamed.of(token, want)

    def _quote(self, found: Found, subject: Referent | None, named: Iterable[Referent | None]) -> tuple[int, int]:
        """The shortest run of the sentence's words that holds the pattern and all mentions.

        Of a verb its subject and what belongs to it ("was not") are in it too, where nobody is known who does it. A
        subject that it has from a verb far before it is left out.
        """
        sentence = found.head.sent
        doc = self._parsed.doc
        spans = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in found.used]
        spans += [(one.start, one.end) for one in named if one is not None]
        for child in found.head.lefts if found.head.pos_ in VERBAL else ():
            if child.dep_ in SUBJECT and child.tag_ not in ("WDT", "WP"):
                spans.append(self._entities.span(child))
            elif child.dep_ in ("aux", "auxpass", "neg"):
                spans.append((child.idx, child.idx + len(child)))
        if found.literal is not None:
            spans.append((found.literal.start_char, found.literal.end_char))
        inside = [(start, end) for start, end in spans if sentence.start_char <= start and end <= sentence.end_char]
        if subject is not None and sentence.start_char <= subject.start and subject.end <= sentence.end_char:
            shared = found.subject is not None and found.subject.head != found.head
            if not (shared and subject.end + _FAR < min(start for start, _ in inside)):
                inside.append((subject.start, subject.end))
        return min(start for start, _ in inside), max(end for _, end in inside)


def _apart(found: list[Found]) -> Iterator[Found]:
    """Without those whose head another one took as one of its words ("took control of" is not also "control of").

    What the word says of who leads, or belongs to whom, stands beside it: "hosted the RSF leader, Hemedti".
    """
    for one in found:
        takers = [other for other in found if one.head.i in other.used and other.head != one.head and _says(other)]
        if terms.RELATIONS[one.relation].kind == "structure" or all(_is_told_apart(one, other) for other in takers):
            yield one


def _says(found: Found) -> bool:
    """Whether a pattern names anybody or anything: of "a deal was signed" the deal's own pattern may say more."""
    return any(end is not None for end in (found.subject, found.object, found.literal)) or bool(found.between)


def _is_told_apart(event: Found, other: Found) -> bool:
    """Whether `event` says something beside what `other` makes of it: "repelled an attack by rebels on the town"."""
    if event.relation not in HARM or event.subject is None or event.object is None:
        return False
    return event.object not in (other.subject, other.object)


def _wanted(objects: tuple[str, ...]) -> str:
    kinds = [kind for kind in objects if kind != "literal"]
    return kinds[0] if len(kinds) == 1 else "either"


def _default(facts: Factuality, relation: Relation, literal: str | None) -> str:
    if literal is not None and _FORMER.search(literal):
        return "state"  # a former minister is that still
    if relation.act or facts.past:
        return "happened"
    return "ongoing" if facts.course and relation.kind != "structure" else "state"


def _says_something(subject: Referent | None, object: Referent | None, literal: str | None) -> bool:
    if object is None and literal is None:
        return False
    known = [one for one in (subject, object) if one is not None and one.sure]
    if not known:
        return False
    return subject is None or object is None or not subject.sure or subject.id != object.id


def _apart_from_self(pair: tuple[Referent | None, Referent | None]) -> tuple[Referent | None, Referent | None]:
    """`pair`, with the one whom a description stands for left open where it would be the other: "the army blamed X".

    Nobody blames or attacks himself in so many words: then the description was taken for the wrong one.
    """
    subject, object = pair
    if subject is None or object is None or not subject.id or subject.id != object.id or subject.start == object.start:
        return pair
    if subject.how == "definite":
        return replace(subject, id="", name=subject.mention, sure=False), object
    if object.how == "definite":
        return subject, replace(object, id="", name=object.mention, sure=False)
    return pair


def _key(referent: Referent | None) -> object:
    return None if referent is None else referent.id or referent.start
