"""ICEWS: the Integrated Crisis Early Warning System's coded events, as its Dataverse gives them, 1995 to April 2023.

Boschee et al., "ICEWS Coded Event Data", Harvard Dataverse, doi:10.7910/DVN/28075: a file a year, its cells between
tabs and never in quotes, twenty columns. The events of 2017 have no column for the CAMEO code; there the event's
wording tells it. An Event ID is unique together with its date alone. There are no ids of actors: the name is the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, BinaryIO

from sides.graph.actor import Actor, Place
from sides.loaders.datasets.cameo import code_of_text, is_cameo
from sides.loaders.datasets.cameo_event import cameo_event
from sides.loaders.datasets.cells import local_id
from sides.loaders.datasets.coded import Coded, Faulty, Unmapped
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.layout import Edition, Head, Notes, header
from sides.loaders.datasets.rows import Bad, tab_separated, under
from sides.loaders.ids import slug

_NEEDED = ("Event ID", "Event Date", "Source Name", "Event Text", "Target Name")
_KNOWN = (
    *_NEEDED, "Source Sectors", "Source Country", "CAMEO Code", "Intensity", "Target Sectors", "Target Country",
    "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
_NOBODY = frozenset({"", "NULL", "None", "Unspecified Actor"})
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_IN_NAME = re.compile(r"events\.(?P<year>\d{4})\.(?P<release>\d{8,14})", re.IGNORECASE | re.ASCII)


class Icews:
    """See `Layout`. A file is a year; its release is the date in its name."""

    name, title = "icews", "ICEWS"

    def recognises(self, head: Head) -> bool:
        """See `Layout`."""
        return set(_NEEDED) <= set(head.tabs)

    def edition(self, given: Given) -> Edition:
        """See `Layout`: `events.1995.20150313082510.tab` is the year 1995, released 2015-03-13."""
        found = _IN_NAME.match(given.stem)
        if found is None:
            return Edition(dataset=self.name, part=slug(given.stem))
        return Edition(dataset=self.name, part=found["year"], version=found["release"])

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`."""
        rows = tab_separated(stream)
        yield from under(header(rows, needed=_NEEDED, known=_KNOWN, notes=notes), rows)

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        when = _date(row["Event Date"])
        if when is None:
            return Faulty(f"Event Date {row['Event Date']!r} is no date (2014-03-02)")
        text = row["Event Text"].strip()
        code = _cell(row, "CAMEO Code") or code_of_text(text)
        if code is None:
            return Unmapped(text)
        if not is_cameo(code) or len(code) < 3:  # ICEWS uses no bare roots: "18" is a "018" that lost its zero
            return Faulty(
                f"CAMEO Code {code!r} is none: it has three digits or four, with the zero that it may begin by"
            )
        publisher = _cell(row, "Publisher")
        return cameo_event(
            code=code,
            label=f"{code} {text}",
            source=actor_named(row["Source Name"].strip(), _cell(row, "Source Country")),
            target=actor_named(row["Target Name"].strip(), _cell(row, "Target Country")),
            row=f"{row['Event ID'].strip()} {when.isoformat()}",
            day=when,
            places=_places(*(_cell(row, name) for name in ("Country", "Province", "City"))),
            outlet=_publisher(publisher) if publisher else None,
            note=_note(row, text),
        )


def _cell(row: Mapping[str, Any], name: str) -> str:
    """The cell under `name`; "" where it is empty or says that there is nothing."""
    text = str(row.get(name, "")).strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    return "" if text in _NOBODY else text


def _date(text: str) -> date | None:
    text = text.strip()
    american = _AMERICAN.fullmatch(text)  # as the file of 2017 has it
    try:
        if american:
            return date(int(american[3]), int(american[1]), int(american[2]))
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _note(row: Mapping[str, Any], text: str) -> str:
    story, sentence = _cell(row, "Story ID"), _cell(row, "Sentence Number")
    where = f"; story {story}" + (f", sentence {sentence}" if sentence else "") if story else ""
    return f"{text}{where}"


@lru_cache(maxsize=100_000)
def actor_named(name: str, country: str = "") -> Actor | None:
    """The actor of that name; None where the row names nobody. Named as its country is, it is that state."""
    if name in _NOBODY or not slug(name):
        return None
    kind = "state" if name == country else "actor"
    return Actor(id=f"icews-{local_id(name)}", name=name, kind=kind, identifiers=(("icews", name),))


@lru_cache(maxsize=10_000)
def _publisher(name: str) -> Actor | None:
    return Actor(id=f"icews-publisher-{slug(name)}", name=name, kind="media") if slug(name) else None


@lru_cache(maxsize=100_000)
def _places(country: str, province: str, city: str) -> tuple[Place, ...]:
    """Where it was: the smallest place that is named, and those that it lies in."""
    found: list[Place] = []
    within: str | None = None
    path = "icews-place"
    for name, kind in ((country, "country"), (province, "region"), (city, "city")):
        if name and slug(name):
            path = f"{path}-{slug(name)}"
            found.append(Place(id=path, name=name, kind=kind, within=within))
            within = path
    return tuple(found)
