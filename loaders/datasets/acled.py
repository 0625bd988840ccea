"""ACLED: Armed Conflict Location & Event Data, as its export tool and its API give it.

"ACLED Codebook" (acleddata.com/knowledge-base/codebook, 3 October 2024). A file is CSV of 31 columns, with four more
on population where these were asked for, or in the order of before 2023; or JSON: the API's answer, a list, or an
event a line. Columns are read by name. The data may not be passed on, so what is made of it may not be published with
its notes.

What an event says of its two sides. "The order of actors has no meaning in the ACLED dataset", the codebook says,
"barring cases of Violence against civilians, in which the target is always recorded as Actor 2". So:

- *Battles* are mutual, but where one side is the state's and the sub-event type says whether the government regained
  the ground or another took it, that side captured it: from the other, and the place, where the place itself is
  known;
- *Violence against civilians*: Actor 1 attacks Actor 2;
- *Explosions/Remote violence*: "one side uses" the weapon, and which is told only by who cannot have: civilians and
  protesters, who are unarmed by definition, are attacked by the other side; between two armed sides it is mutual;
- *Agreement* is mutual; no other type says how its two sides stand to each other.

Who they are. There are no ids: the name, with its years ("Police Forces of X (2009-2011)" is one regime's), is the
id. Rioters, protesters, civilians and whoever is unidentified are generic names, not bodies. They become an `unnamed`
actor for each country that ACLED names in brackets: it shows in brackets, who was attacked where can be asked of it,
and it is not one crowd across borders. The codes of the sides ("inter") may change with the years and tell whether
one is armed. Associated actors may be allies, victims, or what someone is; they are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, BinaryIO

from sides.graph.actor import Actor, Place
from sides.graph.errors import InvalidInput
from sides.graph.interval import Interval
from sides.loaders.datasets.alignment import directed, mutual, relations_of
from sides.loaders.datasets.cells import day, local_id, needed, one_of, part_of, separated, text, wrong
from sides.loaders.datasets.coded import Coded, CodedClaim, Faulty, Skipped, Unmapped
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.layout import Edition, Head, Notes, header
from sides.loaders.datasets.rows import Bad, json_objects, under
from sides.loaders.ids import slug

_NEEDED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "inter1", "actor2",
    "inter2", "country", "location", "geo_precision",
)  # fmt: skip
_KNOWN = (
    *_NEEDED, "year", "disorder_type", "assoc_actor_1", "assoc_actor_2", "interaction", "civilian_targeting", "iso",
    "region", "admin1", "admin2", "admin3", "latitude", "longitude", "source", "source_scale", "notes", "fatalities",
    "tags", "timestamp", "population_1km", "population_2km", "population_5km", "population_best", "data_id",
    "event_id_no_cnty", "iso3",
)  # fmt: skip
_TYPES = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
}  # fmt: skip
"""Table 2 of the codebook."""
_TYPE_OF = {type.casefold(): type for type in _TYPES}
_SUB_TYPE_OF = {(type, sub.casefold()): sub for type, subs in _TYPES.items() for sub in subs}
_SIDES = ("state forces", "rebel group", "political militia", "identity militia", "rioters", "protesters", "civilians")
_INTER = {name: str(number) for number, name in enumerate((*_SIDES, "external/other forces"), start=1)}
_INTER |= {f"{name}s": code for name, code in _INTER.items() if code in "234"} | {"other forces": "8"}
_STATE, _ARMED, _UNARMED = "1", ("1", "2", "3", "4"), ("6", "7")
_GENERIC = re.compile(r"(?:Unidentified|Civilians|Protesters|Rioters)\b")
_IN_NAME = re.compile(r"acled.*?(?<!\d\d)[ _-](\d{4}-\d\d-\d\d)(?![ _-]\d{4}-)", re.IGNORECASE | re.ASCII)


class Acled:
    """See `Layout`. A file of one country or region is a part of its own, named by the file's name."""

    name, title = "acled", "ACLED"

    def recognises(self, head: Head) -> bool:
        """See `Layout`; an answer of the API that holds no event too, so that it is refused by its name."""
        telling = {"event_id_cnty", "event_type", "actor1"}
        if head.json is None:
            return telling <= set(head.commas)
        rows = head.json.get("data")
        first = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], dict) else {}
        return telling <= {*head.json, *first} or {"status", "success"} <= set(head.json)

    def edition(self, given: Given) -> Edition:
        """See `Layout`. There are no versions but the day of the export: `ACLED Data_2025-10-29` has it in its name."""
        found = _IN_NAME.search(given.stem)
        part = part_of(given, "acled|events?")
        return Edition(dataset=self.name, part=part, version=found[1] if found else None)

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`."""
        start = stream.tell()
        beginning = stream.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
        stream.seek(start)
        if beginning[:1] in (b"{", b"["):
            yield from _json(stream, notes)
            return
        rows = separated(stream)
        first = next(rows, None)
        if first is not None and not isinstance(first, Bad):
            _refuse_monadic([cell.strip() for cell in first[1]])
        yield from under(header(_again(first, rows), needed=_NEEDED, known=_KNOWN, notes=notes), rows)

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        try:
            return _event(row)
        except ValueError as error:
            return Faulty(str(error))


def _again(first: Any, rows: Iterator[Any]) -> Iterator[Any]:
    if first is not None:
        yield first
    yield from rows


def _json(stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
    empty = True
    for row in json_objects(stream, within="data"):
        if empty and not isinstance(row, Bad):
            _refuse_monadic(list(row[1]))
            if "event_id_cnty" not in row[1] and "success" in row[1]:
                break
            header(iter([(1, list(row[1]))]), needed=_NEEDED, known=_KNOWN, notes=notes)
        empty = False
        yield row
    if empty:
        raise InvalidInput("this answer of ACLED's API holds no events; ask it again, signed in")


def _refuse_monadic(columns: list[str]) -> None:
    if "actor1" in columns and "actor2" not in columns:
        raise InvalidInput(
            "there is no column actor2: this is the monadic form, a row an actor; export the dyadic one, a row an event"
        )


def _event(row: Mapping[str, Any]) -> Coded:
    type, sub = _types(row)
    codes = (f"{type}: {sub}", type)
    if not relations_of("acled", *codes):
        return Unmapped(codes[0])
    country = needed(row, "country")
    names = _name(text(row, "actor1"), country), _name(text(row, "actor2"), country)
    if None in names:
        return Skipped("neither side is named" if names == (None, None) else "only one side is named")
    if names[0] == names[1]:
        return Skipped("both sides have one name")
    inters = _inter(row, "inter1"), _inter(row, "inter2")
    one, other = (_actor(str(name), inter) for name, inter in zip(names, inters, strict=True))
    exact = one_of(row, "geo_precision", "1", "2", "3")
    places = _places(country, text(row, "iso"), *_where(row, exact))
    site = places[-1] if exact == "1" and text(row, "location") else None
    if type == "Explosions/Remote violence" and set(inters) <= set(_UNARMED):
        return Skipped("neither side is armed")
    acting = _acting(type, sub, *inters)
    if acting is None:
        said = mutual("acled", codes, one, other)
    elif acting == 0:
        said = directed("acled", codes, one, other, site)
    else:
        said = directed("acled", codes, other, one, site)
    when = _when(row)
    return tuple(
        CodedClaim(
            row=needed(row, "event_id_cnty"),
            code=codes[0],
            subject=subject,
            relation=relation,
            object=object,
            date=when,
            places=places,
            note=_note(row),
        )
        for subject, relation, object in said
    )


def _types(row: Mapping[str, Any]) -> tuple[str, str]:
    """The event type and sub-event type in the codebook's spelling; ValueError for what it does not know."""
    type = _TYPE_OF.get(needed(row, "event_type").casefold())
    if type is None:
        raise wrong(row, "event_type", "that is no event type of ACLED")
    sub = _SUB_TYPE_OF.get((type, needed(row, "sub_event_type").casefold().replace("protestors", "protesters")))
    if sub is None:
        raise wrong(row, "sub_event_type", f"that is no kind of {type}")
    return type, sub


def _acting(type: str, sub: str, inter1: str, inter2: str) -> int | None:
    """Which side acted, 0 or 1; None where the codebook lets nobody tell."""
    if type == "Violence against civilians":
        return 0
    if type == "Explosions/Remote violence":
        unarmed = inter1 in _UNARMED, inter2 in _UNARMED
        return None if unarmed[0] == unarmed[1] else int(unarmed[0])
    states = inter1 == _STATE, inter2 == _STATE
    if states[0] == states[1]:
        return None
    if sub == "Government regains territory":
        return int(states[1])
    # "a non-state actor … or a foreign state actor", and foreign forces are no state forces (1) but external ones (8).
    return int(states[0]) if sub == "Non-state actor overtakes territory" else None


def _inter(row: Mapping[str, Any], name: str) -> str:
    """The code of a side, 1 to 8; text in exports of late, a number before and in others. ValueError for another."""
    found = text(row, name).removesuffix(".0")
    code = found if found in _INTER.values() else _INTER.get(found.casefold())
    if code is None:
        raise wrong(row, name, "it is State forces, Rebel group …, or a number from 1 to 8")
    return code


@lru_cache(maxsize=100_000)
def _name(name: str, country: str) -> str | None:
    """The name in a cell, None where there is none; a generic one without its country gets that of the event."""
    name = " ".join(name.split())
    if not slug(name):
        return None
    return f"{name} ({country})" if _GENERIC.match(name) and not name.endswith(")") else name


@lru_cache(maxsize=100_000)
def _actor(name: str, inter: str) -> Actor:
    """The actor of that name. Its kind is left open where the code says that it comes from outside, or is a crowd."""
    if _GENERIC.match(name):
        kind = "unnamed"
    elif name.startswith("Government of "):
        kind = "government"
    else:
        kind = "armed-group" if inter in _ARMED else "actor"
    return Actor(id=f"acled-{local_id(name)}", name=name, kind=kind, identifiers=(("acled", name),))


def _where(row: Mapping[str, Any], exact: str) -> tuple[str, ...]:
    """The regions and the location, from the largest; no more of them than the precision of the place lets hold.

    Code 2 is a part of a region, or near the town that is named, 3 a larger region, for which a capital may stand.
    """
    names = [text(row, name) for name in ("admin1", "admin2", "admin3", "location")]
    return tuple(names[: {"1": 4, "2": 2, "3": 1}[exact]])


@lru_cache(maxsize=100_000)
def _places(country: str, iso: str, *names: str) -> tuple[Place, ...]:
    """The country, the regions that are named, and the location, each within the one before it."""
    iso = iso.removesuffix(".0")
    known = (("iso-3166-numeric", iso.zfill(3)),) if iso.isascii() and iso.isdecimal() and len(iso) <= 3 else ()
    path = f"acled-place-{slug(country)}"
    found = [Place(id=path, name=country, kind="country", identifiers=known)]
    for level, name in enumerate(names, start=1):
        if slug(name):
            path = f"{path}-{slug(name)}"
            # The location is a town, a quarter of one, a base or a wood: which, ACLED does not say.
            kind = "region" if level < 4 else None
            found.append(Place(id=path, name=" ".join(name.split()), kind=kind, within=found[-1].id))
    return tuple(found)


def _when(row: Mapping[str, Any]) -> Interval:
    """The day; the week around it where it is the middle of one (2), the month where only that is known (3)."""
    when = day(row, "event_date")
    if (year := text(row, "year").removesuffix(".0")) and year != str(when.year):
        raise wrong(row, "year", f"event_date is in {when.year}")
    precision = one_of(row, "time_precision", "1", "2", "3")
    if precision == "3":
        return Interval(f"{when:%Y-%m}", f"{when:%Y-%m}")
    if precision == "2":
        return Interval(_iso(when - timedelta(3)), _iso(when + timedelta(3)))
    return Interval(_iso(when), None)


def _iso(when: date) -> str:
    return when.isoformat()


def _note(row: Mapping[str, Any]) -> str | None:
    """What ACLED says of the event, and whom it has it from."""
    notes, source = " ".join(text(row, "notes").split()), text(row, "source")
    return " ".join(filter(None, (notes, source and f"[{source}]"))) or None
