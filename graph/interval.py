"""When something happened: ISO 8601 dates of day, month or year precision, and intervals of them.

An interval is written `2017-06-03`, `2017-06`, `2017`, `2017-06-03/2017-06-10`, or `../2017-06-10` where only the end
is known. A single date says when something began; only an interval says when it ended.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sides.graph.errors import shortened

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Interval:
    """A begin and an end as written, at least one of them; each an ISO day, month or year, or None where not known.

    >>> Interval.parse("2017-06/2017-07-02").first
    datetime.date(2017, 6, 1)
    >>> Interval.parse("2017-06").last is None
    True
    >>> str(Interval.parse("../2018"))
    '../2018'
    """

    begin: str | None
    end: str | None

    def __post_init__(self) -> None:
        if self.begin is None and self.end is None:
            raise ValueError("an interval needs a begin or an end")
        first, last = self.first, self.last
        if first is not None and last is not None and last < first:
            raise ValueError(f"{self} ends before it begins")

    @classmethod
    def parse(cls, text: str) -> Interval:
        """The interval that `text` writes; ValueError, with the reason, where it writes none."""
        begin, slash, end = text.strip().partition("/")
        if not slash:
            return cls(begin, None)
        return cls(None if begin in ("", "..") else begin, None if end in ("", "..") else end)

    def __str__(self) -> str:
        if self.end is None:
            return self.begin or ""
        return f"{self.begin or '..'}/{self.end}"

    @property
    def first(self) -> date | None:
        """The first day of the begin."""
        return None if self.begin is None else first_day(self.begin)

    @property
    def last(self) -> date | None:
        """The last day of the end."""
        return None if self.end is None else last_day(self.end)


@lru_cache(maxsize=50_000)  # a data set has a thousand claims of one day
def first_day(text: str) -> date:
    """The first day of an ISO day, month or year; ValueError where `text` is none."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=50_000)
def last_day(text: str) -> date:
    """The last day of an ISO day, month or year; ValueError where `text` is none.

    >>> last_day("2016-02")
    datetime.date(2016, 2, 29)
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"{shortened(text)!r} is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD)")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    assert year is not None
    try:
        date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from None
    return year, month, day
