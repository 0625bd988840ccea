"""The marks of a text: its title, its dateline, its boilerplate; and what these say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sides.loaders.documents.boilerplate import boilerplate_lines, closing_credits
from sides.loaders.documents.boilerplate_phrases import DATE_AND_TIME, STAMP_WORDS
from sides.loaders.documents.dateline import Dateline, dateline_at
from sides.loaders.documents.document import Mark
from sides.loaders.documents.facts import Facts, iso_date
from sides.loaders.documents.lines import Line, lines_of
from sides.loaders.new_file import title_of

_HEAD = 6  # lines in which a title, a byline and a date are looked for
_LONGEST_TITLE = 25  # words of a title that no blank line follows
_LONGEST_BYLINE = 14  # words
_LONGEST_STAMP = 12  # words
_PARAGRAPH = 100  # characters; a line that long under a short one is a paragraph, and the short one its title
_PERSON = r"(?:[A-ZÀ-Þ][\w.’'-]*+|al-\w++|and|de|van|von|bin|ibn|of|in|for|the|&)"
_BYLINE = re.compile(rf"(?:[Bb]y|BY):? {_PERSON}(?:,? {_PERSON})*")
_NAMELESS_BYLINE = re.compile(
    r"by (?:our|a|an|the|staff|special|agency|agencies|news|web)\b[\w ,’'-]{1,60}", re.IGNORECASE
)
_STAMP = re.compile(rf"(?P<words>{STAMP_WORDS}:? )?(?P<date>{DATE_AND_TIME})", re.IGNORECASE)
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d|(?:[a-z]+\.? \d\d?|\d\d? [a-z]+\.?),? \d{4}", re.IGNORECASE)
_BYLINES = (_BYLINE, _NAMELESS_BYLINE)
_CHANGED = ("updated", "modified", "last")


def mark(
    text: str, *, title: str | None = None, markdown: bool = False, start: int = 0
) -> tuple[tuple[Mark, ...], Facts]:
    """The marks of `text` from offset `start` on, sorted, and what its head says of it: title, date, publisher.

    title: what is known to be its title, which is then looked for. The date is that of a dateline or of a line of its
    own under the title, only where it is complete; the publisher the agency that a dateline names. markdown: whether
    its lines have Markdown's markup, which is not marked here.
    """
    lines = lines_of(text, markdown=markdown, start=start)
    around = boilerplate_lines(lines)
    head = [index for index in range(len(lines)) if index not in around][:_HEAD]
    marks: list[Mark] = []
    found: dict[str, str | None] = {}
    title_index = _title(lines, head, title)
    if title_index is not None:
        line = lines[title_index]
        around.discard(title_index)
        begin = (
            line.end - len(line.text) if markdown and text[line.start : line.end].endswith(line.text) else line.start
        )
        marks.append(Mark(start=begin, end=line.end, kind="title"))
        found["title"] = " ".join(line.text.split())
    for index in range(head[-1] + 1 if head else 0):
        line = lines[index]
        if index == title_index:
            continue
        if (
            line.is_short(_LONGEST_STAMP)
            and (stamp := _STAMP.fullmatch(line.text))
            and (day := _A_DAY.search(stamp["date"]))
        ):
            if not (stamp["words"] or "").lower().startswith(_CHANGED):
                found.setdefault("date", iso_date(day[0]))
            around.add(index)
        elif index in around:
            continue
        elif _is_byline(line):
            around.add(index)
        elif dateline := dateline_at(text, line.start):
            marks.append(Mark(start=dateline.start, end=dateline.end, kind="dateline"))
            found["publisher"] = dateline.agency
            found["date"] = dateline.date or found.get("date")
            break
        elif line.is_prose:
            break
    marks += list(_further_datelines(text, lines, around, marks))
    aside = _boilerplate_marks(text, lines, around)
    marks += [each for each in aside if not any(other.start < each.end and each.start < other.end for other in marks)]
    return tuple(sorted(marks, key=lambda mark: mark.start)), Facts(**found)


def _further_datelines(text: str, lines: Sequence[Line], around: set[int], marks: Sequence[Mark]) -> Iterator[Mark]:
    """The datelines of paragraphs below the first, as a page with several reports has them: only sure ones."""
    last = max((mark.end for mark in marks), default=0)
    for index, line in enumerate(lines):
        if index in around or line.start < last or not line.is_prose:
            continue
        dateline = dateline_at(text, line.start)
        if dateline is not None and (dateline.filed or _in_capitals(dateline)):
            yield Mark(start=dateline.start, end=dateline.end, kind="dateline")


def _in_capitals(dateline: Dateline) -> bool:
    """Whether the place is a city in capitals, with its country or not."""
    return (dateline.place or "").partition(",")[0].isupper()


def _title(lines: Sequence[Line], head: Sequence[int], known: str | None) -> int | None:
    """The index of the title's line; None where there is none."""
    if known is not None:
        for index, line in enumerate(lines[:_HEAD]):
            if _folded(line.text) == _folded(known):
                return index
    if not head:
        return None
    first = lines[head[0]]
    following = [lines[index] for index in head[1:3]]
    if not following or first.bullet or _is_byline(first) or dateline_at(first.text):
        return None
    apart = following[0].first or (
        first.words <= _LONGEST_TITLE and any(len(line.text) >= _PARAGRAPH and line.is_prose for line in following)
    )
    return head[0] if apart and title_of(f"{first.text}\n\n{following[0].text}") is not None else None


def _is_byline(line: Line) -> bool:
    return line.is_short(_LONGEST_BYLINE) and any(each.fullmatch(line.text) for each in _BYLINES)


def _boilerplate_marks(text: str, lines: Sequence[Line], around: set[int]) -> list[Mark]:
    """One mark for each run of boilerplate lines, and for credits at the end of a paragraph."""
    marks: list[Mark] = []
    begin: int | None = None
    for index, line in enumerate(lines):
        if index in around:
            begin = line.start if begin is None else begin
            if index + 1 not in around:
                marks.append(Mark(start=begin, end=line.end, kind="boilerplate"))
                begin = None
        elif (credits := closing_credits(text, line)) is not None:
            marks.append(Mark(start=credits[0], end=credits[1], kind="boilerplate"))
    return marks


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
