"""What a document says of itself: title, date, author, publisher, address, language."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urljoin, urlsplit

from sides.graph.soundness import web_address

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: A month's name or abbreviation, for a pattern; case is the pattern's matter.
MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).replace("sep(?:", "sep(?:t|") + r")\.?"

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?", re.ASCII)
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)(?:[T ].*)?", re.ASCII)
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_DAY_FIRST = re.compile(rf"(?:[a-z]+,? )?(\d\d?)(?:st|nd|rd|th)? ({MONTH}),? (\d{{4}})", re.ASCII | re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?:[a-z]+,? )?({MONTH}) (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})", re.ASCII | re.IGNORECASE)
_UNWRITABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # control characters, halves of characters
_LONGEST_DATE = 80  # characters, with the day's name and the zone's
_USER = re.compile(r"(?<=://)[^/?#\s]*@")
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a document says of itself, each None where it does not; the fields are those of `Document`."""

    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: Facts) -> Self:
        """These, and where one is not known, what `other` says of it."""
        names = [field.name for field in fields(self)]
        return type(self)(**{name: getattr(self, name) or getattr(other, name) for name in names})


def iso_date(text: str) -> str | None:
    """The ISO date that `text` writes, as precise as it is; None where it writes none, or not which of two.

    Of a time only the day is kept, as it is written there, whatever the zone. Dates in mail form and English dates with
    a day, a named month and a year are understood; `03/06/2017` is not: who knows which is the month.

    >>> iso_date("2017-06-03T23:30:00-05:00"), iso_date("Sat, 03 Jun 2017 10:00:00 GMT"), iso_date("June 3, 2017")
    ('2017-06-03', '2017-06-03', '2017-06-03')
    >>> iso_date("2017-06"), iso_date("03/06/2017"), iso_date("2017-02-30")
    ('2017-06', None, None)
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST_DATE:
        return None
    for pattern in (_ISO, _COMPACT, _SLASHED):
        if found := pattern.fullmatch(text):
            return _day(*found.groups())
    if _PARTIAL.fullmatch(text):
        return text if text[:4] != "0000" else None
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[3], month_number(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(found[3], month_number(found[1]), found[2])
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, OverflowError):
        return None


def month_number(name: str) -> int:
    """The number of the month that `name` (English, perhaps abbreviated) begins the name of.

    >>> month_number("Sept.")
    9
    """
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def language_tag(text: str | None) -> str | None:
    """`text` as a language tag, `en_US` as `en-US`; None where it is none.

    >>> language_tag("en_US"), language_tag("English"), language_tag("")
    ('en-US', None, None)
    """
    tag = (text or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def link(text: str, *, base: str | None = None) -> str | None:
    """The http or https address that the link `text` leads to from `base`, without a password; None where it leads to
    none.

    >>> link("/karu", base="https://example.org/news"), link("mailto:a@example.org"), link("http://[example.org")
    ('https://example.org/karu', None, None)
    """
    try:
        address = without_password(urljoin(base or "", text))
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:  # brackets of an IPv6 address that is none, signs that no host's name has
        return None


def without_password(address: str) -> str:
    """`address` without the user and password that may stand before its host: they are for nobody else to read.

    >>> without_password("https://ann:secret@example.org/a@b")
    'https://example.org/a@b'
    """
    return _USER.sub("", address, count=1)


def own_address(text: str | None, *, base: str | None = None) -> str | None:
    """As `link`, and None also for what is no address to cite, with spaces or without a host.

    >>> own_address("https://example.org/karu"), own_address("https://a:b@example.org/"), own_address(None)
    ('https://example.org/karu', 'https://example.org/', None)
    """
    address = link(text, base=base) if text else None
    try:
        return web_address(address) if address else None
    except ValueError:
        return None


def plain(text: object) -> str | None:
    """`text` on one line, None where it is no text or an empty one; what no text can have is U+FFFD in it."""
    return _UNWRITABLE.sub("\ufffd", " ".join(text.split())) or None if isinstance(text, str) else None


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
