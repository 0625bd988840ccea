"""The values of a claims file's fields, as text: parsed, or refused with the reason (ValueError)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from sides.loaders.quotes import normalise


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
