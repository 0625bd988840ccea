"""What stands around an article's prose: lists of other articles, menus, credits, captions, notices.

By rules of form and by phrases that pages share, none of them for one site. They are cautious: what might be prose is
left alone, since a line too many costs a false claim that a reviewer sees, and a line too few one that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sides.loaders.documents.boilerplate_phrases import CREDITS_AT_END, LIST_HEADING, MENU, is_known_line
from sides.loaders.documents.lines import Line

_LONGEST_HEADING = 6  # words
_FEWEST_PROSE = 2  # lines of prose before a list without a known heading is taken for one
_FEWEST_HEADLINES = 3  # in such a list
_FEWEST_MENU = 3  # names of sections that make a run of short lines a menu
_MENU_SEPARATORS = re.compile(r"\s*[|»›•·]\s*|\s+[>/]\s+")


def boilerplate_lines(lines: Sequence[Line]) -> set[int]:
    """The indices in `lines` of those that are boilerplate as a whole."""
    found = {index for index, line in enumerate(lines) if is_known_line(line.text) or _is_menu_line(line.text)}
    found.update(_menus(lines))
    prose = [index for index, line in enumerate(lines) if line.is_prose and index not in found]
    if prose:
        found |= set(_known_lists(lines, found, prose))
        found |= set(_closing_list(lines, found, prose))
    return found


def closing_credits(text: str, line: Line) -> tuple[int, int] | None:
    """Where in `line` of `text` the credits stand that an agency puts in parentheses after the last sentence."""
    found = CREDITS_AT_END.search(text, line.start, line.end)
    return None if found is None or found.start() == line.start else (found.start(), line.end)


def _is_menu_line(text: str) -> bool:
    """Whether a line is a menu, or the path to a page: `Home | News | World`, `Home > World > Africa`.

    >>> _is_menu_line("Home > World > Africa"), _is_menu_line("The army | the coalition | the town")
    (True, False)
    """
    parts = [part for part in _MENU_SEPARATORS.split(text.lower()) if part]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and any(part in MENU for part in parts)


def _menus(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of runs of section names at the head and at the foot."""
    short = [line.words <= 3 and not line.text.endswith((".", "!", "?", ":", ";", ",")) for line in lines]
    head = next((index for index, is_short in enumerate(short) if not is_short), len(lines))
    foot = next((index for index in range(len(lines), 0, -1) if not short[index - 1]), 0)
    for run in (range(head), range(max(foot, head), len(lines))):
        names = [index for index in run if lines[index].text.lower() in MENU]
        if len(names) >= _FEWEST_MENU:
            # From the first to the last name: the line after a menu may be the article's title.
            yield from range(names[0], names[-1] + 1)


def _known_lists(lines: Sequence[Line], known: set[int], prose: Sequence[int]) -> Iterator[int]:
    """The headings of lists of other articles, and the headlines after each."""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if not line.is_short(_LONGEST_HEADING) or LIST_HEADING.fullmatch(_folded(line.text)) is None:
            continue
        begin = index - 1
        while index < len(lines) and (index in known or lines[index].is_headline):
            index += 1
        # Before any prose, the last headline before it is the article's own.
        own_title = begin < prose[0] and index < len(lines) and index - begin > 1
        yield from range(begin, index - own_title)


def _closing_list(lines: Sequence[Line], known: set[int], prose: Sequence[int]) -> Iterator[int]:
    """A list of headlines at the end, under a heading that is not known: a short line, then nothing but headlines."""
    index = prose[-1] + 1
    rest = [each for each in range(index, len(lines)) if each not in known]
    if len(prose) < _FEWEST_PROSE or len(rest) <= _FEWEST_HEADLINES:
        return
    heading, headlines = lines[rest[0]], [lines[each] for each in rest[1:]]
    if not heading.first or heading.bullet or not heading.is_headline or heading.words > _LONGEST_HEADING:
        return
    if all(line.is_headline and not line.bullet for line in headlines) and _look_like_headlines(headlines):
        yield from rest


def _look_like_headlines(lines: Sequence[Line]) -> bool:
    """Whether most of `lines` have the length of a headline; names, figures and items of a table are shorter."""
    return sum(line.words >= 4 for line in lines) * 2 > len(lines) and len(lines) >= _FEWEST_HEADLINES


def _folded(text: str) -> str:
    return text.strip(" :.!»>→-–—|()[]#*").lower()
