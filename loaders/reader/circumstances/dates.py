"""When: the words of the text for it, and the ISO date or interval where they can be resolved.

What counts from "now" ("on Monday", "last month") is counted from the document's date, and stays words where the
document has none. Which words are a time is the language pipeline's to say; what they mean is `date_words`'.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from sides.graph.interval import Interval
from sides.loaders.reader.attribution.sayings import VERBS
from sides.loaders.reader.circumstances.date_words import interval_of, is_length
from sides.loaders.reader.factuality.clause_words import own_subject
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.relations.agentive import names_somebody
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from sides.loaders.reader.word_sets import word_set
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

# Adverbs that the pipeline does not take for dates.
_ADVERBS = word_set("earlier recently previously lately today yesterday tomorrow tonight soon")
_ADVERB_IDS = frozenset(get_string_id(word) for word in _ADVERBS)
_PREPOSITIONS = word_set(
    """after around before between by during for from in on over since through throughout until within"""
)
# Verbs that say of the event that is their subject when it was.
_HAPPENING = word_set("be begin break end happen occur start take")


@dataclass(frozen=True, slots=True)
class When:
    """When something was, will be or is said to be: `interval` where it is resolved, `text` the words for it."""

    interval: Interval | None = None
    text: str | None = None


UNDATED = When()


class Dates:
    """The points in time of one document, by the words that they belong to."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._parsed = parsed
        self._base = _day(parsed.document.date)
        self._spans: dict[int, list[tuple[Span, Token]]] = {}
        words = parsed.doc.to_array("LOWER").tolist()
        self._adverbs = [i for i, word in enumerate(words) if word in _ADVERB_IDS]
        self._entities: dict[int, list[Span]] = {}  # for times, by where their sentence starts
        for entity in parsed.doc.ents:
            if entity.label_ in ("DATE", "TIME"):
                self._entities.setdefault(entity.sent.start, []).append(entity)

    def of(self, head: Token, *, ahead: bool = False) -> When:
        """When what `head`, the word that states a relation, states was so; ahead: whether it is still to come."""
        sentence = head.sent
        if sentence.start not in self._spans:
            self._spans[sentence.start] = [
                (span, _governor(span)) for span in self._expressions(sentence) if not is_length(span.text)
            ]
        spans = self._spans[sentence.start]
        if not spans:
            return UNDATED
        holders = _holders(head)
        fitting = [span for span, governor in spans if governor.i in holders]
        if not fitting:
            return UNDATED
        span = min(fitting, key=lambda span: abs(span.root.i - head.i))
        return self._when(span, ahead and not any(governor.tag_ == "VBD" for one, governor in spans if one is span))

    def _expressions(self, sentence: Span) -> list[Span]:
        """The words for times in `sentence`, those that belong together as one ("the night of 26 January")."""
        doc = sentence.doc
        found: list[Span] = []
        for span in map(_without_lengths, self._entities.get(sentence.start, ())):
            if span.label_ != "DATE" and not ((span.label_ == "TIME" and len(span) > 1) or _part_of_day(span)):
                continue
            if found and 0 <= span.start - found[-1].end <= 1 and _binds(doc[found[-1].end : span.start].text):
                found[-1] = doc[found[-1].start : span.end]
            elif span.label_ == "DATE" or len(span) > 1:
                found.append(span)
        taken = {i for span in found for i in range(span.start, span.end)}
        first, last = (bisect_left(self._adverbs, place) for place in (sentence.start, sentence.end))
        for i in self._adverbs[first:last]:
            if i not in taken and doc[i].dep_ in ("advmod", "npadvmod", "ROOT"):
                found.append(doc[i : i + 1])
        return found

    def _when(self, span: Span, ahead: bool) -> When:
        first = span.start
        word = None
        if first > span.sent.start and span.doc[first - 1].lower_ in _PREPOSITIONS:
            first -= 1
            word = span.doc[first].lower_
        text = self._parsed.words(span.doc[first].idx, span.end_char)
        return When(interval_of(span.text, word, self._base, ahead=ahead), text)


def said_by(words: str, document_date: str | None) -> Interval | None:
    """The interval that `words` for a date say, with or without their preposition; None where they cannot be resolved.

    document_date: the ISO day from which "last month" counts; without it such words stay words.
    """
    if is_length(words):
        return None
    first, _, rest = words.partition(" ")
    preposition = first.lower() if first.lower() in _PREPOSITIONS and rest else None
    if preposition in (None, "between", "from"):
        return interval_of(words, None, _day(document_date))
    return interval_of(rest, preposition, _day(document_date))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return Interval.parse(text).first if len(text) >= 10 else None
    except ValueError:
        return None


def _without_lengths(span: Span) -> Span:
    """A time without the length that the pipeline took for a part of it ("Monday after days of fighting")."""
    for i in range(1, len(span) - 1):
        if span[i].lower_ in ("after", "before", "since", "following") and is_length(span[i + 1 :].text):
            return Span(span.doc, span.start, span.start + i, label=span.label)
    return span


def _part_of_day(span: Span) -> bool:
    return span.label_ == "TIME" and span.text.lower() in ("morning", "afternoon", "evening", "night", "overnight")


def _binds(between: str) -> bool:
    return between in ("", "of", "on")


def _governor(span: Span) -> Token:
    """The verb or noun that a date hangs on.

    A date before a verb of saying that stands behind what it says ("On Monday rebels took the town, the army said")
    belongs to that.
    """
    at: Token = span.root
    for _ in range(6):
        if at.head == at:
            break
        at = at.head
        if at.pos_ in VERBAL or (at.pos_ in NOMINAL and at.ent_type_ not in ("DATE", "TIME")):
            break
    if at.pos_ in VERBAL and at.lemma_ in VERBS:
        for child in at.lefts:
            if child.dep_ == "ccomp" and span.root.i < child.i:
                return child
    if at.pos_ in NOMINAL and span.start <= span.sent.start + 1 and at.i > span.end:
        # "In March 2014 Russia annexed Crimea", with the verb taken for part of the noun phrase.
        for child in at.lefts:
            if child.dep_ == "amod" and child.tag_ == "VBD":
                return child
    return at


def _holders(head: Token) -> set[int]:
    """The words whose dates are those of `head`: itself, the verb that carries it, the first of verbs joined to it."""
    found = {head.i}
    if head.pos_ in NOMINAL and head.dep_ != "attr" and (head.pos_ == "PROPN" or names_somebody(head)):
        return found  # when somebody came is not since when he leads
    at = head
    for _ in range(5):
        above = at.head
        if above == at:
            break
        if at.pos_ in VERBAL:
            if at.dep_ not in ("xcomp", "conj") or above.pos_ not in VERBAL:
                break
            if at.dep_ == "conj" and above.lemma_ in VERBS and own_subject(at):
                break  # "said on Tuesday that they had lost, but they held the town"
            found.add(above.i)
        elif at.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "prep", "compound", "conj"):
            found.add(above.i)
            if above.pos_ in VERBAL and at.dep_ == "nsubj" and above.lemma_ not in _HAPPENING:
                break
        else:
            break
        at = above
    # An object that the date was hung on by mistake ("attacked the town on Tuesday").
    if head.pos_ in VERBAL:
        found.update(child.i for child in head.children if child.dep_ in ("dobj", "pobj") and child.i > head.i)
    return found
