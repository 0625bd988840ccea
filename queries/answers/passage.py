"""A quote in its place: the sentences around it, and its line in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A sentence ends behind a mark and before a space and what may begin another; good enough to show a passage.
_BOUNDARY = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[^\Wa-z_])")
LONGEST = 400  # code points of context on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words before a quote, the quote, and the words after, of the same paragraph; `line` counts from 1.

    `before` begins and `after` ends with `…` where the sentence goes on.
    """

    before: str
    quote: str
    after: str
    line: int


def passage(text: str, start: int, end: int) -> Passage:
    """The sentence or sentences of `text` that hold the code points `start` to `end`, with one more on each side.

    >>> found = passage("One. He met her. Two said so. Three.", 5, 11)
    >>> found.before, found.quote, found.after
    ('One. ', 'He met', ' her. Two said so.')
    """
    opening = text.rfind("\n", 0, start) + 1
    closing = text.find("\n", end)
    closing = len(text) if closing < 0 else closing
    first = _begin(text, opening, start)
    last = _end(text, end, closing)
    before = text[max(first, start - LONGEST) : start]
    after = text[end : min(last, end + LONGEST)]
    return Passage(
        before=before if start - first <= LONGEST else "…" + before.partition(" ")[2],
        quote=text[start:end],
        after=after if last - end <= LONGEST else after.rpartition(" ")[0] + " …",
        line=text.count("\n", 0, start) + 1,
    )


def _begin(text: str, opening: int, start: int) -> int:
    """Where the sentence before the one that holds `start` begins, not before `opening`."""
    places = (opening + found.end() for found in _BOUNDARY.finditer(text[opening : start + 1]))
    begins = [opening, *(place for place in places if place <= start)]
    return begins[-2] if len(begins) > 1 else begins[0]


def _end(text: str, end: int, closing: int) -> int:
    """Where the sentence after the one that holds `end` ends, not after `closing`."""
    # The quote may end with its sentence's mark, so the look begins one letter inside of it.
    inside = max(end - 1, 0)
    ends = [inside + found.start() + len(found.group().rstrip()) for found in _BOUNDARY.finditer(text[inside:closing])]
    ends = [place for place in ends if place >= end]
    return ends[1] if len(ends) > 1 else closing
