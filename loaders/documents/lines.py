"""A text's lines, as the rules for what is not prose look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^)\s]{0,2000}(?: [^)]{0,500})?\)")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|`")
_BULLET = re.compile(r"(?:[-*+•·▪►»–]|\d{1,2}[.)])\s+")
_MARKDOWN = re.compile(r"(?:(?:#{1,6}|>)\s*)++")
_SENTENCE_END = re.compile(r"[.!?…؟。][\"'”’»)\]]*$")
_LEAST = 8  # words of a line of prose
_LONGEST_HEADLINE = 20  # words


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words. start, end: where its words stand, white space around them left out. text: its words;
    of Markdown without the characters of its markup, so that it may differ from what stands there. first: whether it is
    the first after a blank line, or of all. bullet: whether it is an item of a list.
    """

    start: int
    end: int
    text: str
    first: bool
    bullet: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    def is_short(self, words: int) -> bool:
        """Whether it has at most so many `words`, none of them of a length that words do not have."""
        return len(self.text) <= 20 * words and self.words <= words

    @property
    def is_prose(self) -> bool:
        """Whether it is surely running text: it ends as a sentence does, and is no mere phrase."""
        return self.words >= _LEAST and _SENTENCE_END.search(self.text) is not None

    @property
    def is_headline(self) -> bool:
        """Whether it may be a headline, or what stands beside one in a list: short, and not ending as a sentence."""
        text = self.text
        if not text or not self.is_short(_LONGEST_HEADLINE) or text.endswith((".", ";", ":", ",", "…", ".”", '."')):
            return False
        return not text[0].islower() or self.words <= 3


def lines_of(text: str, *, markdown: bool = False, start: int = 0) -> list[Line]:
    """The lines of `text` from offset `start` on that have words."""
    found: list[Line] = []
    first = True
    for match in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text[start:]):
        words = match[0].strip()
        if not any(map(str.isalnum, words)):
            first = True  # a rule of dashes parts as a blank line does
            continue
        begin = start + match.start() + len(match[0]) - len(match[0].lstrip())
        plain = _without_markup(words) if markdown else words
        bullet = _BULLET.match(plain)
        found.append(
            Line(begin, begin + len(words), plain[bullet.end() :] if bullet else plain, first, bullet is not None)
        )
        first = False
    return found


def _without_markup(words: str) -> str:
    if marker := _MARKDOWN.match(words):
        words = words[marker.end() :]
    return _EMPHASIS.sub("", _LINK.sub(r"\1", words)).strip()
