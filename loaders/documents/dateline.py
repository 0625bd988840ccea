"""Datelines: the words before a report's first sentence that say where, when and by which agency it was filed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sides.loaders.documents.facts import MONTH, iso_date

#: News agencies, as datelines name them; compared in lower case.
AGENCIES = frozenset((
    "reuters", "afp", "agence france-presse", "ap", "associated press", "the associated press", "upi", "xinhua",
    "tass", "itar-tass", "ria", "ria novosti", "interfax", "sputnik", "ukrinform", "unian", "dpa", "efe",
    "ansa", "apa", "belga", "lusa", "anadolu", "aa", "anadolu agency", "dha", "iha", "sana", "irna", "isna",
    "tasnim", "fars", "mehr", "nina", "mena", "wam", "spa", "qna", "kuna", "ona", "bna", "petra", "wafa",
    "lana", "tap", "aps", "saba", "rudaw", "pti", "ani", "ians", "kyodo", "yonhap", "kcna", "bernama", "antara",
    "vna", "cna", "jiji", "bloomberg", "dow jones", "thomson reuters foundation", "irin",
    "the new humanitarian", "ips", "cnn", "bbc", "voa", "rfe/rl", "rfi", "rt", "al jazeera", "cp",
    "the canadian press", "aap", "prnewswire", "business wire", "globe newswire", "allafrica", "pana", "agi",
    "adnkronos", "pap", "ctk", "mti", "agerpres", "bta", "tanjug", "hina", "fena",
))  # fmt: skip

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_MONTH = f"(?i:{MONTH})"
_DATE = rf"{_DAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CAPITALS = r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]{1,25}|[A-Z]\.)"
_CAPITALS = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.-]{1,25}"
_NAME = rf"{_NAME}(?:[ /](?:{_NAME}|al|el|de|of|es)){{0,3}}"
_REGION = rf"(?:, {_NAME}){{0,2}}"
_DASH = r"\s*(?:--|[-–—])\s+"
_END = r"(?:\s*(?:--|[-–—]|:)\s+)"
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_LEAST = 6  # words of a sentence that only a name and a dash stand before
_LONG = 400  # characters within which a line is looked at
_BRACKETED = r"\((?P<agency>[^()\n]{2,40})\)"

# Each form, and what must hold of it besides: `agency` that the name in brackets is an agency's or a date, `alone` that
# nothing else tells the place in capitals from an acronym, `small` that what follows a name is a sentence of its own.
_FORMS = tuple(
    (re.compile(pattern), check)
    for pattern, check in (
        (rf"(?P<place>{_NAME}{_REGION})(?:,? (?P<date>{_DATE}))?,? {_BRACKETED}{_END}", "agency"),
        (rf"(?P<place>{_NAME}{_REGION}),? (?P<date>{_DATE})(?:\.? /(?P<agency>[\w -]{{2,40}})/)(?:\.\s+|{_END})", ""),
        (rf"(?P<place>{_NAME}{_REGION}),? (?P<date>{_DATE}){_END}", ""),
        (rf"(?:(?P<date>{_DATE}),? )?{_BRACKETED}(?:{_END}|\s+)", "agency"),
        (rf"\((?P<place>{_NAME}{_REGION})(?:, (?P<date>{_DATE}))?\){_DASH}", ""),
        (rf"(?P<agency>[A-Z][\w -]{{1,30}}){_DASH}(?=[A-Z\"“])", "agency"),
        (rf"(?P<place>{_CAPITALS}{_REGION}){_DASH}(?=[A-Z0-9\"“‘])", "alone"),
        (rf"(?P<place>{_NAME}{_REGION}){_DASH}(?=[A-Z\"“‘])", "small"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline at the beginning of a line.

    start, end: its offsets, up to the sentence that it stands before. place: the place's name as written, with its
    region. date_text: the date as written, date: it in ISO form where day, month and year are all there. agency: the
    news agency as written, where it names one that is known. Each None where it does not say.
    """

    start: int
    end: int
    place: str | None = None
    date_text: str | None = None
    date: str | None = None
    agency: str | None = None

    @property
    def filed(self) -> bool:
        """Whether it says when, or by whom: a sign that a report begins there, wherever in a text it stands."""
        return self.date_text is not None or self.agency is not None


def dateline_at(text: str, start: int = 0) -> Dateline | None:
    """The dateline that the line of `text` from offset `start` on begins with, None where it begins with none.

    >>> dateline_at("BENGHAZI, Libya, June 3, 2017 (Reuters) - Forces of the east …").agency
    'Reuters'
    >>> dateline_at("Libyan National Army (LNA) - backed forces entered the town.") is None
    True
    """
    for pattern, check in _FORMS:
        found = pattern.match(text, start)
        if found is None:
            continue
        parts = found.groupdict()
        place, date_text, agency = parts.get("place"), parts.get("date"), parts.get("agency")
        if agency is not None and re.fullmatch(_DATE, agency):
            date_text, agency = agency, None
        elif check == "agency" and not is_agency(agency or ""):
            if not _is_filed(found):
                continue
            agency = agency if date_text is not None else None
        if check in ("alone", "small") and _is_acronym(place or "", text[found.end() :]):
            continue
        if check == "small" and not _is_report(text, found.end()):
            continue
        if place is not None and agency is None and date_text is None and is_agency(place):
            place, agency = None, place
        return Dateline(
            start=start,
            end=found.end() - len(found[0]) + len(found[0].rstrip()),
            place=place,
            date_text=date_text,
            date=_complete(date_text),
            agency=None if agency is None else agency.strip(),
        )
    return None


def is_agency(name: str) -> bool:
    """Whether `name` is a news agency's, or those of several joined: `AFP/Reuters`."""
    parts = [name, *re.split(r"/|, | and | & ", name)]
    return any(part.strip().lower() in AGENCIES for part in parts)


def _is_filed(found: re.Match[str]) -> bool:
    """Whether what brackets follow is a place from which it was filed, though the name in them is no known agency's.

    A place in capitals with its country or the day, and a sentence after it: "ADEN, June 16 (Gulf Wire) - Forces …".
    """
    place = found.groupdict().get("place") or ""
    city, comma, _ = place.partition(",")
    following = found.string[found.end() : found.end() + 1]
    sure = city.isupper() and (bool(comma) or found["date"] is not None)
    return sure and (following.isupper() or following in "\"“‘'")


def _is_report(text: str, start: int) -> bool:
    """Whether the rest of the line, from `start` on, is running text, as it is not in a headline with a dash."""
    rest = text[start : start + _LONG].partition("\n")[0].strip()
    return len(rest.split()) >= _LEAST and (len(rest) > _LONG // 2 or _SENTENCE_END.search(rest) is not None)


def _complete(date_text: str | None) -> str | None:
    """The date in ISO form where it says the year; a dateline's "June 3" alone is of some year."""
    return None if date_text is None else iso_date(date_text)


def _is_acronym(place: str, rest: str) -> bool:
    """Whether capitals before a dash are rather an acronym: one that comes again, or another dash in the sentence."""
    first = place.split(",")[0]
    again = re.search(rf"\b{re.escape(first)}\b", rest) is not None
    sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
    return again or len(first) < 4 or re.search(r"\s[-–—]\s", sentence) is not None
