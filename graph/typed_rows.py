"""Dates and times in the rows of a store, alike on both engines.

The embedded engine gives a date that was projected or computed as ISO text, Neo4j as a date. What is text and what a
date is told by the name of the column or of the key of a map: those that `schema` declares for dates and times, and no
others, so that a quote or a name that looks like a date stays the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sides.graph.schema import DATE_NAMES, TIME_NAMES

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


def typed_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """`row` with dates under the names for dates, times in UTC under those for times, and elsewhere ISO text."""
    return {name: _typed(name, value) for name, value in row.items()}


def _typed(name: str, value: Any) -> Any:
    """The value of the column or key `name`; the items of a list are under the name of the list."""
    if isinstance(value, str):
        if name in DATE_NAMES or name in TIME_NAMES:
            return _from_iso(value, time=name in TIME_NAMES)
        return value
    if isinstance(value, datetime):
        return value if name in TIME_NAMES else _moment_text(value)
    if isinstance(value, date):
        return value if name in DATE_NAMES else value.isoformat()
    if isinstance(value, Mapping):
        return typed_row(value)
    if isinstance(value, Sequence):
        return [_typed(name, item) for item in value]
    return value


def _from_iso(text: str, *, time: bool) -> str | date | datetime:
    """The date or the time that `text` is; other text as it is."""
    try:
        if time and _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        if not time and _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    return text


def _moment_text(moment: datetime) -> str:
    """A time in UTC as the embedded engine writes it: no zone, and no more digits than it needs."""
    if moment.microsecond:
        digits = "microseconds" if moment.microsecond % 1000 else "milliseconds"
    else:
        digits = "seconds" if moment.second else "minutes"
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec=digits)
