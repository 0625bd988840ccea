"""Quotes: where the words of a claim stand in an article.

A quote is matched on a copy of the text in which typographic characters are replaced one to one (no-break
and other spaces, curly quotes, dashes), so that every offset of the copy is an offset of the text. Where
that finds nothing, runs of white space count as one space, for a quote that was wrapped in a file or crosses
a line of the article. What is stored is always the slice of the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_SPACES = [chr(code) for code in range(0x3001) if chr(code).isspace()]  # the last of them is U+3000
_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    }
)
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_COMPARED = 1500  # characters of a quote that are looked at to find the closest passage
_SENTENCE_END = re.compile(r"[.!?。؟…\n]")
_ALIKE = 0.4  # from where on a passage is called close, of 1.0 for the same letters
_CANDIDATES = 5  # windows of the text that are compared letter by letter


@dataclass(frozen=True, slots=True)
class Span:
    """Where a quote stands: the code-point offsets `start` and `end` (exclusive) and the `text` between."""

    start: int
    end: int
    text: str


def normalise(text: str) -> str:
    """`text` with typographic characters replaced by plain ones, one for one: offsets stay what they are.

    >>> normalise("“the\\u00a0LNA’s” – now")
    '"the LNA\\'s" - now'
    """
    return text.translate(_ONE_TO_ONE)


class Quotable:
    """An article's text, made ready to have quotes looked up in it."""

    def __init__(self, text: str) -> None:
        """`text` is the whole article, as it stands."""
        self.text = text
        self._copy = normalise(text)
        self._line_starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
        self._flat: tuple[str, list[int]] | None = None
        self._words: tuple[list[re.Match[str]], list[str]] | None = None

    def line(self, offset: int) -> int:
        """The number, from 1, of the line of the article that `offset` lies in."""
        return bisect_right(self._line_starts, offset)

    def spans(self, quote: str) -> list[Span]:
        """Every place where `quote` stands, in the order of the text, overlapping ones included; none: an
        empty list.
        """
        if not quote.strip():
            return []
        wanted = normalise(quote)
        found = [(start, start + len(wanted)) for start in _occurrences(self._copy, wanted)]
        if not found:
            found = list(self._across_white_space(wanted))
        return [Span(start, end, self.text[start:end]) for start, end in found]

    def closest(self, quote: str) -> Span | None:
        """The passage most like `quote`, of about its length; None where the text has nothing of it.

        Windows of as many words as the quote has are ranked by how many of its words they hold, and only the
        best few compared letter by letter (`difflib`), so that this stays fast on a long text.
        """
        wanted = [found[0].casefold() for found in _WORD.finditer(normalise(quote)[:_COMPARED])]
        if self._words is None:
            matches = list(_WORD.finditer(self._copy))
            # Lower-casing may lengthen a text ("İ"), so each word is folded by itself and the offsets stay.
            self._words = matches, [match[0].casefold() for match in matches]
        found, words = self._words
        size = min(len(wanted), len(words))
        if not size:
            return None
        best, best_ratio = None, _ALIKE
        letters = SequenceMatcher(b=" ".join(wanted), autojunk=False)
        for window in _best_windows(words, Counter(wanted), size):
            first, last = self._aligned(found, words, wanted, window, window + size)
            letters.set_seq1(" ".join(words[first : last + 1]))
            if (ratio := letters.ratio()) > best_ratio:
                start, end = found[first].start(), found[last].end()
                best, best_ratio = Span(start, end, self.text[start:end]), ratio
        return best

    def _aligned(
        self, found: list[re.Match[str]], words: list[str], wanted: list[str], begin: int, end: int
    ) -> tuple[int, int]:
        """The first and last word of the passage in the window that stands against `wanted` word by word.

        Where the ends of the two differ, the passage goes on for as many words, but not over the end of a sentence.
        """
        blocks = SequenceMatcher(a=words[begin:end], b=wanted, autojunk=False).get_matching_blocks()[:-1]
        first, last = begin + blocks[0].a, begin + blocks[-1].a + blocks[-1].size - 1

        def together(left: int) -> bool:
            return not _SENTENCE_END.search(self._text_between(found[left], found[left + 1]))

        before, after = blocks[0].b, len(wanted) - blocks[-1].b - blocks[-1].size
        while before and first > 0 and together(first - 1):
            first, before = first - 1, before - 1
        while after and last < len(words) - 1 and together(last):
            last, after = last + 1, after - 1
        return first, last

    def _text_between(self, left: re.Match[str], right: re.Match[str]) -> str:
        return self.text[left.end() : right.start()]

    def _across_white_space(self, wanted: str) -> Iterator[tuple[int, int]]:
        if self._flat is None:
            kept = [found.span() for found in re.finditer(r" +|[^ ]+", self._copy)]
            offsets: list[int] = []
            pieces: list[str] = []
            for start, end in kept:
                if self._copy[start] == " ":
                    end = start + 1
                offsets.extend(range(start, end))
                pieces.append(self._copy[start:end])
            self._flat = "".join(pieces), offsets
        flat, offsets = self._flat
        words = " ".join(wanted.split())
        for start in _occurrences(flat, words):
            yield offsets[start], offsets[start + len(words) - 1] + 1


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def _best_windows(words: list[str], needed: Counter[str], size: int) -> list[int]:
    """The first words of the windows of `size` words that share most with `needed`, best first, not
    overlapping much.
    """
    inside: Counter[str] = Counter()
    shared = 0
    scores: list[tuple[int, int]] = []
    for position, word in enumerate(words):
        inside[word] += 1
        shared += inside[word] <= needed[word]
        if position >= size:
            gone = words[position - size]
            shared -= inside[gone] <= needed[gone]
            inside[gone] -= 1
        if position >= size - 1 and shared:
            scores.append((-shared, position - size + 1))
    scores.sort()
    chosen: list[int] = []
    for _, first in scores:
        if all(abs(first - other) > size // 4 for other in chosen):
            chosen.append(first)
            if len(chosen) == _CANDIDATES:
                break
    return chosen
