"""Direct quotes: the words between quotation marks, and who says them."""

from __future__ import annotations

from dataclasses import dataclass

from sides.loaders.reader.attribution.sayings import VERBS
from sides.loaders.reader.relations.predication import Predications
from sides.loaders.reader.word_classes import VERBAL
from spacy.tokens import Doc, Token

# Fewer words than this are quoted for their wording (the so-called "caliphate"), not as somebody's statement.
_SHORTEST = 4
_MARKS = ('"', "''", "``")
_SPEAKING = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens between two quotation marks; `start` and `end` are the marks' own.

    open: whether its paragraph ended before the closing mark, so that the next paragraph goes on with it.
    """

    start: int
    end: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Who says a quotation, and the verb that says so, None after a bare colon ("Haftar: …")."""

    speaker: Token
    verb: Token | None


def quotations(doc: Doc) -> list[Quotation]:
    """The direct quotes of `doc`, in order. A paragraph that ends with its quote still open ends it, as papers do."""
    found: list[Quotation] = []
    opened: int | None = None
    for i in _signs(doc):
        if doc[i].is_space:
            if opened is not None and "\n" in doc[i].text:
                if _is_statement(doc, opened, i):
                    found.append(Quotation(opened, i, open=True))
                opened = None
        elif opened is None:
            opened = i
        else:
            if _is_statement(doc, opened, i):
                found.append(Quotation(opened, i))
            opened = None
    return found


def _signs(doc: Doc) -> list[int]:
    """The places of the quotation marks and the white space of `doc`; none where it has no marks."""
    words, spaces = doc.to_array(["ORTH", "IS_SPACE"]).T.tolist()
    marks = {doc.vocab.strings[mark] for mark in _MARKS}
    if marks.isdisjoint(words):
        return []
    return [i for i, word in enumerate(words) if spaces[i] or word in marks]


def _is_statement(doc: Doc, start: int, end: int) -> bool:
    """Whether the words between two marks are said, and not only quoted for their wording."""
    if end - start > _SHORTEST:
        return True
    return end - start > 2 and doc[end - 1].is_punct and any(doc[i].pos_ in VERBAL for i in range(start + 1, end))


class Quotations:
    """The direct quotes of one document, and who says each."""

    def __init__(self, doc: Doc, predications: Predications) -> None:
        self._doc, self._predications = doc, predications
        self._all = quotations(doc)
        self._inside = {i: n for n, one in enumerate(self._all) for i in range(one.start + 1, one.end)}
        self._cues: dict[int, Cue | None] = {}

    def around(self, token: Token) -> Quotation | None:
        """The quotation that `token` stands in."""
        place = self._inside.get(token.i)
        return None if place is None else self._all[place]

    def cue(self, token: Token) -> Cue | None:
        """Who says the quotation that `token` stands in; None where it stands in none, or nobody says it.

        Looked for in the sentences that the quotation touches, then where the same voice goes on: in the quotation
        before it in its paragraph, and, for a paragraph that begins with a quotation, in the paragraph before. A
        paragraph that ends with its quotation open has the next one's voice. Last, a quotation that is a sentence by
        itself has the voice of the sentence before ("Haftar said they had lost. "We took the town."").
        """
        place = self._inside.get(token.i)
        return None if place is None else self._of(place)

    def _of(self, place: int) -> Cue | None:
        if place not in self._cues:
            self._cues[place] = None
            found = self._beside(self._all[place])
            if found is None and place > 0 and self._goes_on(place):
                found = self._of(place - 1)
            if found is None and self._all[place].open and place + 1 < len(self._all):
                following = self._all[place + 1]
                if following.start <= self._all[place].end + 2:
                    found = self._of(place + 1)
            self._cues[place] = found or self._sentence_before(self._all[place])
        return self._cues[place]

    def _beside(self, quotation: Quotation) -> Cue | None:
        doc = self._doc
        first, last = doc[quotation.start].sent, doc[min(quotation.end, len(doc) - 1)].sent
        before = range(quotation.start - 1, first.start - 1, -1)
        after = range(quotation.end + 1, last.end)
        if quotation.end + 1 >= last.end and quotation.end + 2 < len(doc) and doc[quotation.end + 1].text != "\n":
            after = range(quotation.end + 1, min(doc[quotation.end + 1].sent.end, quotation.end + 8))
        near = sorted((*before, *after), key=lambda i: min(abs(i - quotation.start), abs(i - quotation.end)))
        for i in near:
            word = doc[i]
            if word.pos_ in VERBAL and word.lemma_ in VERBS and i not in self._inside:
                behind = [child for child in word.rights if child.dep_ == "nsubj"]
                for subject in (*self._predications.of(word).subjects, *behind, *_beside_it(word)):
                    if subject.pos_ in _SPEAKING and not self._quoted(subject, quotation):
                        return Cue(subject, word)
        return self._colon(quotation)

    def _quoted(self, word: Token, quotation: Quotation) -> bool:
        """Whether `word` stands in quotation marks, also in those around one name (""Rwanda," said Ali, "…")."""
        if quotation.start < word.i < quotation.end or word.i in self._inside:
            return True
        return (
            0 < word.i < quotation.start and word.nbor(-1).text in _MARKS and word.doc[quotation.start - 1].text in ","
        )

    def _sentence_before(self, quotation: Quotation) -> Cue | None:
        """Who spoke in the sentence before a quotation that stands alone, in the same paragraph."""
        doc = self._doc
        sentence = doc[quotation.start].sent
        if quotation.start > sentence.start or sentence.start == 0:
            return None
        if (
            quotation.end + 1 < len(doc)
            and not doc[quotation.end + 1].is_sent_start
            and "\n" not in doc[quotation.end + 1].text
        ):
            return None
        before = doc[sentence.start - 1]
        root = before.sent.root
        if "\n" in before.text or root.i in self._inside or root.lemma_ not in VERBS or root.pos_ not in VERBAL:
            return None
        if any(child.dep_ == "neg" for child in root.children):
            return None
        for subject in self._predications.of(root).subjects:
            if subject.pos_ in _SPEAKING:
                return Cue(subject, root)
        return None

    def _colon(self, quotation: Quotation) -> Cue | None:
        """What a sentence that ends in a colon says of whoever speaks next: "Haftar was blunt: …"."""
        at = quotation.start - 1
        while at > 0 and self._doc[at].is_space:
            at -= 1
        if at < 1 or self._doc[at].text != ":":
            return None
        root = self._doc[at - 1].sent.root
        if root.pos_ in VERBAL:
            for subject in self._predications.of(root).subjects:
                if subject.pos_ in _SPEAKING and not self._quoted(subject, quotation):
                    return Cue(subject, root if root.lemma_ in VERBS else None)
        name = self._doc[at - 1]
        return Cue(name, None) if name.pos_ == "PROPN" else None

    def _goes_on(self, place: int) -> bool:
        """Whether the voice of the quotation before goes on in this one."""
        one, before = self._all[place], self._all[place - 1]
        breaks = [i for i in range(before.end, one.start) if self._doc[i].is_space and "\n" in self._doc[i].text]
        if not breaks:
            return True
        return breaks[-1] >= one.start - 2 and breaks[0] - before.end <= 12


def _beside_it(verb: Token) -> tuple[Token, ...]:
    """The speaker right after a verb of saying that the parser gave no subject ("…," said the general)."""
    found = tuple(child for child in verb.rights if child.dep_ in ("dobj", "attr", "npadvmod", "oprd"))
    return found[:1] if verb.lemma_ in ("say", "add", "write", "explain", "state") else ()
