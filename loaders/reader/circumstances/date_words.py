"""Words for a time, as an ISO date or interval: "last month", "on 20 May", "between 2014 and 2016".

Only words of a shape that leaves no doubt are read; of the rest ("three days earlier", "next Friday", "in recent
weeks") the words alone are kept, since a wrong date is worse than none. Reading a day or a month is dateparser's.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sides.graph.interval import Interval

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|" + "|".join(_MONTH_NAMES)
_DAY = "|".join(_DAYS)
_COUNT = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_FULL = r"(?:1[5-9]|20)\d\d"
# What only qualifies a time, for the reading of the rest.
_QUALIFIERS = re.compile(
    r"^(?:(?:on|in|at|by|since|until|till|from|during|through|throughout|about|around|approximately|nearly|almost|some|"
    r"early|late|mid|the|of|earlier|later|beginning|end|middle|start|morning|afternoon|evening|night|only|just|"
    r"spring|summer|autumn|fall|winter|past)\b[\s,-]*)+",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(r"\s+(?:morning|afternoon|evening|night|noon|midnight|overnight)$", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"today|yesterday|tomorrow|(?:last|this|next) (?:week|month|year)|(?:{_COUNT}) (?:day|week|month|year)s? ago"
)
_ABSOLUTE = re.compile(
    rf"(?:(?:{_DAY}),? )?(?:{_NUMBER}(?: of)? (?:{_MONTH})|(?:{_MONTH}) {_NUMBER})(?:,? {_FULL})?|"
    rf"(?:{_MONTH})(?:,? {_FULL})?|{_FULL}-\d\d-\d\d"
)
_ISO = re.compile(rf"{_FULL}-\d\d-\d\d")
_YEAR = re.compile(rf"\b{_FULL}\b")
_RANGE = re.compile(r"(?:between\s+|from\s+)?(.+?)\s+(?:and|to|until|through)\s+(.+)", re.IGNORECASE)
_DASHED = re.compile(rf"({_FULL}|{_NUMBER}|(?:{_MONTH}) {_NUMBER})\s?-\s?(\d.*)", re.IGNORECASE)
# Lengths, ages, counts and habits: no point in time.
_LENGTH = re.compile(
    r"(?:\b(?:year|month|week|day|hour|minute|decade|centur)\w*[\s-]old\b|^(?:for|within)\s|"
    r"^(?:(?:about|nearly|almost|over|more than|less than|at least|some|the|a|an|several|many|few|the past|"
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozen|s)\s+)*(?:years?|months?|weeks?|days?|hours?|decades?|"
    r"minutes?|centur(?:y|ies))$|\b(?:daily|weekly|monthly|annual|yearly|every|each)\b)",
    re.IGNORECASE,
)


def is_length(words: str) -> bool:
    """Whether `words` say how long, how old or how often, and not when."""
    return _LENGTH.search(words) is not None


def interval_of(words: str, preposition: str | None, base: date | None, *, ahead: bool = False) -> Interval | None:
    """The interval that `words` after `preposition` say; None where they cannot be resolved.

    base: the day from which "last month" counts and next to which a day without its year lies; without it both stay
    words. ahead: whether what is dated is still to come, so that "Friday" is the next one.
    """
    if _ISO.fullmatch(words):
        return _read(words, date(2000, 1, 1), False)
    joined = _RANGE.fullmatch(words) or _DASHED.fullmatch(words)
    if joined is not None:
        return _between(joined[1], joined[2], base, ahead)
    if preposition in ("by", "before", "after", "within"):
        return None  # only a bound, which an interval would make a beginning
    found = _one(words, base, ahead)
    if found is None or preposition != "until":
        return found
    return Interval(None, found.end or found.begin)


def _between(first: str, second: str, base: date | None, ahead: bool) -> Interval | None:
    end = _one(second, base, ahead)
    if re.fullmatch(_NUMBER, first):
        first = re.sub(r"^\d{1,2}(?:st|nd|rd|th)?", first, second)  # "3 to 5 May", "5 and 9 May 2021"
    elif end is None and re.fullmatch(_NUMBER, second):
        end = _one(re.sub(_NUMBER + "$", second, first), base, ahead)  # "May 3-5"
    elif end is not None and _YEAR.search(second) and not _YEAR.search(first):
        first = f"{first} {_YEAR.search(second)[0]}"  # type: ignore[index]  # "March to May 2014"
    begin = _one(first, base, ahead)
    if begin is None or end is None or begin.begin is None:
        return None
    try:
        return Interval(begin.begin, end.end or end.begin)
    except ValueError:  # it ends before it begins: the words were not meant so
        return None


def _one(words: str, base: date | None, ahead: bool) -> Interval | None:
    plain = _PART_OF_DAY.sub("", " ".join(words.lower().split()))
    if plain in ("this", "last") and base is not None:  # "this morning", "last night"
        return Interval((base - timedelta(days=plain == "last")).isoformat(), None)
    plain = _QUALIFIERS.sub("", plain).strip(" ,.")
    if re.fullmatch(_FULL, plain):
        return Interval(plain, None)
    if re.fullmatch(_FULL + "s", plain):
        in_part = re.search(r"\b(?:early|late|mid|end|start|beginning)\b", words, re.IGNORECASE)
        return None if in_part else Interval(plain[:4], f"{int(plain[:4]) + 9:04}")
    absolute = _YEAR.search(plain) is not None
    if base is None and not absolute:
        return None
    return _read(plain, base or date(2000, 1, 1), ahead)


@lru_cache(maxsize=4096)
def _read(plain: str, base: date, ahead: bool) -> Interval | None:
    """The interval that `plain` words say, counted from `base`; None where their shape leaves a doubt."""
    weekday = re.fullmatch(rf"(last )?({_DAY})", plain)
    if weekday is not None:
        return _weekday(_DAYS.index(weekday[2]), base, ahead, last=weekday[1] is not None)
    month = re.fullmatch(rf"last ({_MONTH})", plain)
    if month is not None:
        plain, ahead = month[1], False
        if not any(plain[:3] == name[:3] for name in _MONTH_NAMES[base.month :]):
            return None  # in May, "last March" may be this year's
    if _RELATIVE.fullmatch(plain) is None and _ABSOLUTE.fullmatch(plain) is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = _parser(base, ahead).get_date_data(plain)
    if found.date_obj is None:
        return None
    return _as_precise_as(found.date_obj.date(), found.period)


def _as_precise_as(day: date, period: str) -> Interval | None:
    if period == "year":
        return Interval(f"{day.year:04}", None)
    if period == "month":
        return Interval(f"{day.year:04}-{day.month:02}", None)
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return Interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    return Interval(day.isoformat(), None)


def _weekday(wanted: int, base: date, ahead: bool, *, last: bool) -> Interval:
    """The nearest such day before the document's, or after it; on that day itself it is that day, unless "last"."""
    if ahead and not last:
        return Interval((base + timedelta(days=(wanted - base.weekday()) % 7)).isoformat(), None)
    days = (base.weekday() - wanted) % 7
    return Interval((base - timedelta(days=days or (7 if last else 0))).isoformat(), None)


@lru_cache(maxsize=64)
def _parser(base: date, ahead: bool) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "PREFER_DATES_FROM": "future" if ahead else "past",
            "PREFER_DAY_OF_MONTH": "first",
            "PARSERS": ["relative-time", "absolute-time"],
        },
    )
