"""The layouts that are known, and which of them a file has."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from functools import cache

from sides.loaders.datasets.compressed import BROKEN, Given
from sides.loaders.datasets.layout import Head, Layout

_BEGINNING = 1 << 16


@cache
def layouts() -> dict[str, Layout]:
    """Every published layout, by its name."""
    from sides.loaders.datasets.acled import Acled
    from sides.loaders.datasets.followthemoney import FollowTheMoney
    from sides.loaders.datasets.gdelt import Gdelt
    from sides.loaders.datasets.icews import Icews
    from sides.loaders.datasets.temporal_graph import TemporalGraph
    from sides.loaders.datasets.ucdp_esd import UcdpEsd
    from sides.loaders.datasets.ucdp_ged import UcdpGed

    every: tuple[Layout, ...] = (Acled(), UcdpGed(), UcdpEsd(), Icews(), TemporalGraph(), Gdelt(), FollowTheMoney())
    return {layout.name: layout for layout in every}


def layout_of(given: Given) -> Layout | None:
    """The layout that the file has, by how it begins; None where it has none of them."""
    head = head_of(given)
    return None if head is None else next((layout for layout in layouts().values() if layout.recognises(head)), None)


def head_of(given: Given) -> Head | None:
    """How the file begins; None where that is no text in UTF-8."""
    beginning = b""
    with given.unpacked() as stream, suppress(*BROKEN):  # of a damaged file, what stands before the damage
        while len(beginning) < _BEGINNING and (line := stream.readline(_BEGINNING)):
            beginning += line
    text = beginning.removeprefix(b"\xef\xbb\xbf").decode(errors="ignore").lstrip()
    if "\0" in text:
        return None
    if text[:1] in ("{", "["):
        return Head(stem=given.stem, json=_first_object(text))
    first = text.splitlines()[0] if text else ""
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        commas = next(csv.reader(io.StringIO(text), delimiter=delimiter), [])
    except csv.Error:
        commas = []
    return Head(stem=given.stem, commas=[cell.strip() for cell in commas], tabs=first.split("\t"))


def _first_object(text: str) -> dict[str, object]:
    """The first JSON object in `text`, of an envelope the envelope's own keys; as far as it can be read."""
    import ijson

    start = text.find("{")
    try:
        found = json.loads(text[start:].splitlines()[0])
        if isinstance(found, dict):
            return found
    except (ValueError, IndexError, RecursionError):
        pass
    keys: dict[str, object] = {}
    try:
        for prefix, event, value in ijson.parse(io.BytesIO(text[start:].encode())):
            if event == "map_key" and prefix in ("", "data.item"):
                keys.setdefault(value, None)
    except ijson.JSONError:
        pass
    return keys
