"""Cells of a row as what they mean: text, a number of a few, a day; and what the name of a file tells."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from sides.graph.errors import shortened
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.rows import LONGEST, Bad, Numbered, comma_separated
from sides.loaders.ids import slug

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_WRITTEN = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})", re.ASCII)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


_NO_PART = r"data(?:set)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ _-]?\d+|[\W_]+|\d+"


def text(row: Mapping[str, Any], name: str, nothing: Collection[str] = ()) -> str:
    """The cell under `name` without blanks around it; "" where it is empty, missing, or one of `nothing`.

    JSON has numbers in some rows and strings in others; both are the same text.
    """
    value = row.get(name)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = str(value).strip()
    return "" if found in nothing else found


def wrong(row: Mapping[str, Any], name: str, wanted: str) -> ValueError:
    """The fault of the cell under `name`: its value, and what is `wanted` there."""
    return ValueError(f"{name} is {shortened(text(row, name))!r}; {wanted}")


def needed(row: Mapping[str, Any], name: str) -> str:
    """The cell under `name`; ValueError where it is empty."""
    found = text(row, name)
    if not found:
        raise ValueError(f"{name} is empty")
    return found


def one_of(row: Mapping[str, Any], name: str, *allowed: str) -> str:
    """The cell under `name`, one of the numbers `allowed`, written `2` or `2.0`; ValueError for anything else."""
    found = text(row, name).removesuffix(".0")
    if found not in allowed:
        raise wrong(row, name, f"it is one of {', '.join(allowed)}")
    return found


def digits(row: Mapping[str, Any], name: str) -> str:
    """The cell under `name`, a whole number; a table that went through a spreadsheet has `17.0` for `17`."""
    found = text(row, name).removesuffix(".0")
    if not (found.isascii() and found.isdecimal()):
        raise wrong(row, name, "it is a whole number")
    return found


def day(row: Mapping[str, Any], name: str) -> date:
    """The cell under `name` as a day: `2018-04-02`, with a midnight after it or none, or `2 April 2018`.

    ValueError for another form: in `04/02/2018` and `02-04-18` day, month and year cannot be told apart.
    """
    found = text(row, name)
    try:
        if iso := _ISO.fullmatch(found):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if (written := _WRITTEN.fullmatch(found)) and (month := _month(written[2])):
            return date(int(written[3]), month, int(written[1]))
    except ValueError:
        raise wrong(row, name, "there is no such day") from None
    raise wrong(row, name, "a day is written 2018-04-02 or 2 April 2018")


def _month(name: str) -> int | None:
    name = name.lower()
    found = [number for number, month in enumerate(_MONTHS, start=1) if name in (month, month[:3])]
    return found[0] if found else None


def separated(stream: BinaryIO) -> Iterator[Numbered | Bad]:
    """The rows of CSV, between commas, or between semicolons as spreadsheets of some countries write it.

    Which of the two it is, the first line tells.
    """
    start = stream.tell()
    first = stream.readline(LONGEST)
    stream.seek(start)
    return comma_separated(stream, delimiter=";" if first.count(b";") > first.count(b",") else ",")


def local_id(name: str) -> str:
    """An id made of a name. Signs that an id cannot hold and that tell names apart leave a mark in it.

    >>> local_id("Red Front (North)"), local_id("C++ Front")
    ('red-front-north', 'c-front-a5463a')
    """
    found = slug(name)
    told = [letter for letter in name if unicodedata.category(letter)[0] in "SC" and not letter.isspace()]
    return f"{found}-{hashlib.sha256(name.encode()).hexdigest()[:6]}" if found and told else found


def part_of(given: Given, without: str) -> str:
    """What the name of a file says beside `without` (a pattern), dates and numbers: "libya" of `GED_Libya_v26_1`.

    Files of one data set for several countries stand beside each other; a newer one takes the place of the older.
    """
    if not given.named:
        return slug(given.stem)
    return slug(re.sub(rf"{without}|{_NO_PART}", " ", given.stem, flags=re.IGNORECASE))
