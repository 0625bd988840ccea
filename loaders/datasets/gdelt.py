"""GDELT 2.0 events: the files of fifteen minutes that the GDELT project has published since 19 February 2015.

"The GDELT Event Database Data Format Codebook V2.0" (2015-02-19): 61 cells between tabs and never in quotes, without a
header; codes are those of CAMEO. The project codes by machine from headlines and news text, without checking, and its
own codebook says that either actor may be blank. An actor's code says its role and country, not who it is, so an actor
here is a code together with the name that was found for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, BinaryIO

from sides.graph.actor import Actor, Place
from sides.graph.errors import InvalidInput
from sides.loaders.datasets.cameo import is_cameo
from sides.loaders.datasets.cameo_event import cameo_event
from sides.loaders.datasets.cells import local_id
from sides.loaders.datasets.coded import Coded, Faulty
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.layout import Edition, Head, Notes
from sides.loaders.datasets.rows import Bad, tab_separated
from sides.loaders.ids import slug

_WIDTH = 61
_CELLS = {
    "id": 0, "day": 1, "source_code": 5, "source": 6, "source_country": 7, "source_type": 12, "target_code": 15,
    "target": 16, "target_country": 17, "target_type": 22, "code": 26, "place_type": 51, "place": 52,
    "place_country": 53, "place_id": 58, "url": 60,
}  # fmt: skip
"""The cells that are read, by their place in the row."""
_OTHERS = {57: "GDELT 1.0", 58: "GDELT 1.0", 16: "the Mentions table of GDELT 2.0", 27: "the Global Knowledge Graph"}
_STAMP = re.compile(r"(\d{14})(\.translation)?(?:\.export)?", re.ASCII)
_KINDS = {
    "GOV": "government", "MIL": "organization", "REB": "armed-group", "INS": "armed-group", "SEP": "armed-group",
    "IGO": "igo", "NGO": "organization", "PTY": "party", "MED": "media", "SPY": "organization",
}  # fmt: skip
"""What a role of the actor codes says of the kind (CAMEO's "Generic Domestic Role Codes"); the others leave it open."""
_PLACES = {"1": "country", "2": "region", "3": "city", "4": "city", "5": "region"}


class Gdelt:
    """See `Layout`. A file is the events that were found in one quarter of an hour; its time stamp is its part."""

    name, title = "gdelt", "GDELT 2.0 events"

    def recognises(self, head: Head) -> bool:
        """See `Layout`; also what is not read and looks alike, so that it is refused by its name."""
        cells = head.tabs
        known = len(cells) in (_WIDTH, *_OTHERS)
        return known and cells[0].isdecimal() and cells[1].isdecimal() and len(cells[1]) in (8, 14)

    def edition(self, given: Given) -> Edition:
        """See `Layout`."""
        found = _STAMP.match(given.stem)
        if found is None:
            return Edition(dataset=self.name, part=slug(given.stem))
        translated = "-translation" if found[2] else ""
        return Edition(dataset=self.name, part=found[1] + translated, version=found[1])

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`."""
        first = True
        for row in tab_separated(stream):
            if isinstance(row, Bad):
                yield row
                continue
            line, cells = row
            if len(cells) == _WIDTH:
                yield line, {name: cells[place] for name, place in _CELLS.items()}
            elif first and len(cells) in _OTHERS:
                raise InvalidInput(
                    f"{len(cells)} cells are {_OTHERS[len(cells)]}; the events of GDELT 2.0 have {_WIDTH}"
                )
            else:
                yield Bad(line, f"{len(cells)} cells, where there are {_WIDTH}")
            first = False

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        day, code = _day(row["day"]), row["code"].strip()
        if day is None:
            return Faulty(f"SQLDATE {row['day']!r} is no date (20150219)")
        if not is_cameo(code):
            return Faulty(f"EventCode {code!r} is no CAMEO code: it has a root from 01 to 20, with its zero")
        if not row["id"].isdecimal():
            return Faulty(f"GlobalEventID {row['id']!r} is no number")
        url = row["url"].strip()
        is_url = url.startswith(("http://", "https://")) and " " not in url
        return cameo_event(
            code=code,
            label=code,
            source=_actor(row["source_code"], row["source"], row["source_country"], row["source_type"]),
            target=_actor(row["target_code"], row["target"], row["target_country"], row["target_type"]),
            row=row["id"],
            day=day,
            places=_place(row["place_type"], row["place"], row["place_country"], row["place_id"]),
            url=url if is_url else None,
            note=url if url and not is_url else None,
        )


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])) if len(text) == 8 and text.isdecimal() else None
    except ValueError:
        return None


@lru_cache(maxsize=200_000)
def _actor(code: str, name: str, country: str, role: str) -> Actor | None:
    """The actor that is coded so and called so; None where the row names nobody."""
    code, name = code.strip(), name.strip()
    id = "-".join(filter(None, (slug(code), local_id(name))))
    if not id:
        return None
    kind = _KINDS.get(role.strip()) or ("state" if code and code == country.strip() else "actor")
    return Actor(id=f"gdelt-{id}", name=name or code, kind=kind, identifiers=(("cameo", code),) if code else ())


@lru_cache(maxsize=200_000)
def _place(type: str, name: str, country: str, feature: str) -> tuple[Place, ...]:
    """Where it was, by the id of the gazetteer that GDELT uses, else by its name. Countries are FIPS codes there."""
    name = name.strip()
    kind = _PLACES.get(type.strip())
    if not name or kind is None:
        return ()
    # Of two numbers that differ in the sign one is of the United States' gazetteer and one of the world's.
    sign = "gns-" if feature.strip().startswith("-") else ""
    key = f"{sign}{slug(feature)}" if kind != "country" else slug(country)
    return (Place(id=f"gdelt-place-{key or slug(name)}", name=name, kind=kind),)
