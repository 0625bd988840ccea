"""The values of a claims file's fields, as text: parsed, or refused with the reason (ValueError)."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime

from sides.graph.interval import Interval
from sides.loaders.quotes import normalise

_DATE_OR_OPEN = r"([0-9]{4}(-[0-9]{2}){0,2}|\.\.|)"
_WRITTEN_AS_ISO = re.compile(rf"{_DATE_OR_OPEN}(/{_DATE_OR_OPEN})?")
_THREE_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})", re.ASCII)


def mention_in(quote: str | None, names: tuple[str, ...]) -> str | None:
    """The first of `names` that is a word of its own in `quote`, as the quote has it; None where none is.

    >>> mention_in("UN-backed unity government", ("United Nations", "UN"))
    'UN'
    """
    if quote is None:
        return None
    copy = normalise(quote)
    for name in names:
        found = re.search(rf"(?<!\w){re.escape(normalise(name))}(?!\w)", copy)
        if found is not None and found[0]:
            return quote[found.start() : found.end()]
    return None


def parse_time(text: str) -> datetime:
    """An ISO date or time as a time in UTC; a date is its first moment, and no offset means UTC.

    >>> parse_time("2026-03-01T12:30:00+02:00").isoformat()
    '2026-03-01T10:30:00+00:00'
    """
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        time = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no ISO date or time (2026-03-01 or 2026-03-01T12:30:00Z)") from None
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def parse_interval(text: str) -> Interval:
    """A date or an interval of two, as `Interval.parse` takes them; the reason names the whole text.

    >>> str(parse_interval("2017-06-03/2017-06-10"))
    '2017-06-03/2017-06-10'
    """
    if _WRITTEN_AS_ISO.fullmatch(text.strip()):
        return Interval.parse(text)
    forms = "YYYY, YYYY-MM or YYYY-MM-DD, or two of these as BEGIN/END"
    raise ValueError(f"{text!r} is no ISO date ({forms}){_meant(text)}")


def parse_published(text: str) -> str:
    """The date of an article: a day, a month or a year."""
    if parse_interval(text).end is not None:
        raise ValueError("an article is published on one day (or in one month, or year)")
    return text


def _meant(text: str) -> str:
    """What to write for a date of three numbers, in the order of some country; nothing for any other text."""
    found = _THREE_NUMBERS.fullmatch(text.strip())
    if found is None:
        return ""
    one, mark, two, three = found[1], found[2], found[3], found[4]
    if len(one) == 4:
        meant = _days((one, two, three))
    elif len(three) == 4:
        meant = _days((three, two, one), (three, one, two))
    else:
        return "; which of these is the year is not known: write it first, in four digits"
    if len(meant) == 2:
        return f"; {one}{mark}{two} is ambiguous: write {meant[0]} or {meant[1]}"
    return f"; write {meant[0]}" if meant else ""


def _days(*candidates: tuple[str, str, str]) -> list[str]:
    """Those of the (year, month, day) that are days of the calendar, in ISO form, each once."""
    found = []
    for year, month, day in candidates:
        with suppress(ValueError):
            found.append(date(int(year), int(month), int(day)).isoformat())
    return list(dict.fromkeys(found))


def parse_occurrence(text: str) -> int:
    """Which of a quote's places in the text is meant, from 1."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError(f"{text!r} is no place in the order of the text: 1 is the first")
    return int(text)


def parse_confidence(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{text!r} is no number from 0 to 1")
    return value


def parse_credibility(text: str) -> int:
    """A credibility of the Admiralty code, 1 to 6."""
    if text not in ("1", "2", "3", "4", "5", "6"):
        raise ValueError(f"{text!r} is none of the Admiralty code's 1 (confirmed) to 6 (cannot be judged)")
    return int(text)


def parse_flag(text: str) -> bool:
    """`true` or `false`."""
    if text not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text == "true"


def short(text: str | None, length: int = 160) -> str:
    """`text` in quotation marks, on one line, cut where it is longer than `length`."""
    words = " ".join((text or "").split())
    return f'"{words if len(words) <= length else words[: length - 1] + "…"}"'


def a(noun: str) -> str:
    """The indefinite article that goes with `noun`."""
    return "an" if noun[0] in "aeiou" else "a"
