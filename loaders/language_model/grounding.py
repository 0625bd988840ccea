"""Whether what a language model gives as the text's words stands in the text, and where.

A quote is looked for letter for letter, then with typographic characters replaced one to one, then nearly alike
(`likeness`). Everything else that is said to be the text's words has to stand near the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from sides.loaders.documents.document import Document
from sides.loaders.language_model.chunks import Chunk, unread
from sides.loaders.language_model.likeness import changed, is_negation, near, words_before
from sides.loaders.quotes import Quotable, Span, normalise

_LONGEST = 600  # characters of a quote
_NEAR = 400  # characters before and after the quote in which the words of its claim stand
_CLAUSE = 4  # words before a quote in which a negation belongs to it


class Refusal(StrEnum):
    """Why a claim of a language model is not taken."""

    FORM = "not in the form that was asked for"
    QUOTE = "the quote is not in the text"
    CHANGED = "the quote has another number, name or negation than the text"
    CUT = "the quote leaves out the negation before it"
    SUBJECT = "the subject's words do not stand near the quote"
    OBJECT = "the object's words do not stand near the quote"
    SPEAKER = "the speaker's words do not stand near the quote"
    DETAIL = "the words for a place, date, hedge, party or circumstance do not stand near the quote"
    NAME = "a name that the text does not have, or another's"
    KIND = "the relation is not one between these"
    NOBODY = "says nothing of anybody named"
    REPEATED = "the same as another"


class Grounding:
    """One document's text, in which quotes and words are looked up."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._quotable = Quotable(document.text)
        self._copy = normalise(document.text)

    def quotes(self, quote: str, chunk: Chunk) -> list[Span] | Refusal:
        """The places in the passage `chunk` where `quote` stands, or why it cannot be taken."""
        if not len(quote.split()) >= 2 or len(quote) > _LONGEST:
            return Refusal.QUOTE
        found = [span for span in self._quotable.spans(quote.strip()) if self._read(span, chunk)]
        if found:
            return found
        closest = self._quotable.closest(quote)
        if closest is None or not self._read(closest, chunk):
            return Refusal.QUOTE
        if near(closest.text, quote):
            return [closest]
        return Refusal.CHANGED if changed(closest.text, quote) else Refusal.QUOTE

    def negated_before(self, span: Span) -> bool:
        """Whether the quote begins after a negation of the same clause, which it leaves out."""
        return any(is_negation(word) for word in words_before(self._document.text, span.start, _CLAUSE))

    def near(self, words: str, span: Span) -> tuple[int, int] | None:
        """Where `words` stand in the quote `span`, else nearest to it; None where they do not stand near it."""
        low, high = max(0, span.start - _NEAR), min(len(self._copy), span.end + _NEAR)
        best: tuple[int, int] | None = None
        for start, end in self._whole(words, low, high):
            if span.start <= start and end <= span.end:
                return start, end
            if best is None or _away(start, span) < _away(best[0], span):
                best = start, end
        return best

    def anywhere(self, name: str) -> bool:
        """Whether the document, its title included, has `name`."""
        if next(self._whole(name, 0, len(self._copy)), None) is not None:
            return True
        title = self._document.title
        return title is not None and (pattern := _pattern(name)) is not None and bool(pattern.search(normalise(title)))

    def words(self, span: tuple[int, int]) -> str:
        """The text's own words."""
        return self._document.text[span[0] : span[1]]

    def _whole(self, words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where `words` stand between two offsets, as whole words."""
        pattern = _pattern(words)
        if pattern is None:
            return
        for found in pattern.finditer(self._copy, low, high):
            if not unread(self._document, found.start(), found.end()):
                yield found.span()

    def _read(self, span: Span, chunk: Chunk) -> bool:
        inside = chunk.start <= span.start and span.end <= chunk.end
        return inside and not unread(self._document, span.start, span.end)


def _pattern(words: str) -> re.Pattern[str] | None:
    """What finds `words` as whole words, over any white space; the first letter may be of either case."""
    parts = normalise(words).split()
    if not parts or len(words) > _LONGEST or not any(letter.isalnum() for letter in words):
        return None
    first = parts[0][0]
    cased = f"[{re.escape(first.lower())}{re.escape(first.upper())}]" if len(first.upper()) == 1 else re.escape(first)
    body = r"\s+".join([cased + re.escape(parts[0][1:]), *map(re.escape, parts[1:])])
    return re.compile(rf"(?<!\w){body}(?!\w)")


def _away(start: int, span: Span) -> int:
    return span.start - start if start < span.start else start - span.end
