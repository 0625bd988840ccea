"""A table of any form, comma- or tab-separated with a first line that names its columns, read through a mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, BinaryIO

from sides.graph.actor import Actor, Place
from sides.graph.interval import Interval
from sides.loaders.claim_values import parse_confidence, parse_interval
from sides.loaders.datasets.cameo import is_cameo, relation_of_cameo, relation_of_plover
from sides.loaders.datasets.cells import local_id
from sides.loaders.datasets.coded import Coded, CodedClaim, Faulty, Skipped, Speaker, Unmapped
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.layout import Edition, Head, Notes, header
from sides.loaders.datasets.mapping import NONE, TableMapping, Thing, Value
from sides.loaders.datasets.rows import Bad, comma_separated, tab_separated, under
from sides.ontology.terms import ACTOR_KINDS, MODALITIES, PLACE_KINDS, POLARITIES, RELATIONS

_LINE = ""
"""The name, which no column has, under which a row's line is kept."""


class MappedTable:
    """See `Layout`. It recognises nothing: a file is read by it where a mapping is given."""

    name, title = "mapped-table", "table with a mapping"

    def __init__(self, mapping: TableMapping) -> None:
        """Read tables by `mapping`."""
        self._mapping = mapping

    def recognises(self, head: Head) -> bool:
        """See `Layout`."""
        return False

    def edition(self, given: Given) -> Edition:
        """See `Layout`: what the mapping says."""
        return Edition(dataset=self._mapping.dataset, version=self._mapping.version)

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`. Of tab-separated tables quotes are letters, as in most of them."""
        delimiter = self._mapping.delimiter or _delimiter(stream)
        rows = tab_separated(stream) if delimiter == "\t" else comma_separated(stream, delimiter=delimiter)
        needed = self._mapping.columns
        for row in under(header(rows, needed=needed, known=needed, notes=notes), rows):
            yield row if isinstance(row, Bad) else (row[0], {**row[1], _LINE: str(row[0])})

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        try:
            return self._claim(row)
        except ValueError as error:
            return Faulty(str(error))

    def _claim(self, row: Mapping[str, Any]) -> Coded:
        mapping = self._mapping
        relation, code = self._relation(row)
        if relation is None:
            return Unmapped(code)
        subject = self._actor(mapping.subject, row)
        object = self._object(mapping.object, relation, row)
        if subject is None or object is None:
            return Skipped("only one side is named" if subject or object else "neither side is named")
        mediates = relation == "mediates" and isinstance(object, Actor)
        place = mapping.place and self._place(mapping.place, row)
        speaker, outlet = self._other("speaker", row), self._other("outlet", row)
        confidence = self._text("confidence", row)
        claim = CodedClaim(
            row=row[mapping.row].strip() if mapping.row else row[_LINE],
            code=code,
            subject=subject,
            relation=relation,
            object=None if mediates else object,
            between=(object,) if mediates and isinstance(object, Actor) else (),
            polarity=self._one_of("polarity", POLARITIES, row) or "affirmed",
            modality=self._one_of("modality", MODALITIES, row),
            speakers=(Speaker(actor=speaker),) if speaker else (),
            outlet=outlet,
            date=self._interval(row),
            places=(place,) if place else (),
            hedge=self._text("hedge", row),
            confidence=parse_confidence(confidence) if confidence else None,
            url=self._text("url", row),
            note=self._text("note", row),
        )
        if not claim.row:
            raise ValueError(f"the row's id ({mapping.row}) is empty")
        return (claim,)

    def _relation(self, row: Mapping[str, Any]) -> tuple[str | None, str]:
        """The relation, None where the row's type has none, and the type."""
        value = self._mapping.relation
        code = row[value.column].strip() if value.column else (value.constant or "")
        if self._mapping.scheme == "cameo":
            if not is_cameo(code):
                raise ValueError(
                    f"{value.column} {code!r} is no CAMEO code: it has a root from 01 to 20, with its zero"
                )
            return relation_of_cameo(code), code
        if self._mapping.scheme == "plover":
            return relation_of_plover(code), code
        name = value.of(row)
        if value.values is None:
            name = name.lower().replace("_", "-").replace(" ", "-")
        return (name if name in RELATIONS and name != NONE else None), code

    def _actor(self, thing: Thing, row: Mapping[str, Any]) -> Actor | None:
        name, id, kind = _said(thing, row)
        if kind and kind not in ACTOR_KINDS:
            raise ValueError(f"{thing.kind and thing.kind.column} {kind!r} is no kind of actor")
        return _actor(self._mapping.dataset, name, id, kind) if name or id else None

    def _place(self, thing: Thing, row: Mapping[str, Any]) -> Place | None:
        name, id, kind = _said(thing, row)
        if kind and kind not in PLACE_KINDS:
            raise ValueError(f"{thing.kind and thing.kind.column} {kind!r} is no kind of place")
        return _place(self._mapping.dataset, name, id, kind) if name or id else None

    def _object(self, thing: Thing, relation: str, row: Mapping[str, Any]) -> Actor | Place | str | None:
        """What the relation takes: an actor or a place, as the kind says; else words."""
        takes = RELATIONS[relation].objects
        name, _, kind = _said(thing, row)
        if "place" in takes and (kind in PLACE_KINDS or "actor" not in takes):
            return self._place(thing, row)
        if "actor" in takes:
            return self._actor(thing, row)
        return name or None

    def _other(self, field: str, row: Mapping[str, Any]) -> Actor | None:
        name = self._text(field, row)
        return _actor(self._mapping.dataset, name, "", "media" if field == "outlet" else "") if name else None

    def _text(self, field: str, row: Mapping[str, Any]) -> str | None:
        value = self._mapping.values.get(field)
        return (value.of(row) or None) if value else None

    def _one_of(self, field: str, known: tuple[str, ...], row: Mapping[str, Any]) -> str | None:
        text = self._text(field, row)
        if text is not None and text not in known:
            raise ValueError(f"{field} {text!r} is none of {', '.join(known)}")
        return text

    def _interval(self, row: Mapping[str, Any]) -> Interval | None:
        begin = _day(self._mapping.date, row)
        end = _day(self._mapping.until, row)
        if begin and end:
            return parse_interval(f"{begin}/{end}")
        if end:
            return parse_interval(f"../{end}")
        return parse_interval(begin) if begin else None


def _said(thing: Thing, row: Mapping[str, Any]) -> tuple[str, str, str]:
    """The name, the id and the kind that a row gives, each "" where it gives none."""
    return thing.name.of(row), thing.id.of(row) if thing.id else "", thing.kind.of(row) if thing.kind else ""


def _day(value: Value | None, row: Mapping[str, Any]) -> str:
    """The date in ISO; ValueError where it has not the form that the mapping gives."""
    text = value.of(row) if value else ""
    if not text or value is None or value.form is None:
        return text
    try:
        return datetime.strptime(text, value.form).date().isoformat()
    except ValueError:
        raise ValueError(f"{value.column} {text!r} is no date of the form {value.form}") from None


@lru_cache(maxsize=200_000)
def _actor(dataset: str, name: str, id: str, kind: str) -> Actor:
    return Actor(
        id=_id(dataset, name, id),
        name=name or id,
        kind=kind or "actor",
        identifiers=((dataset, id),) if id else (),
    )


@lru_cache(maxsize=200_000)
def _place(dataset: str, name: str, id: str, kind: str) -> Place:
    return Place(
        id=_id(f"{dataset}-place", name, id),
        name=name or id,
        kind=kind or None,
        identifiers=((dataset, id),) if id else (),
    )


def _id(namespace: str, name: str, id: str) -> str:
    """An id in the data set's own namespace; ValueError for a name without letters."""
    local = local_id(id or name)
    if not local:
        raise ValueError(f"{name!r} has no letters to make an id of")
    return f"{namespace}-{local}"


def _delimiter(stream: BinaryIO) -> str:
    """What separates the columns of the first line: the sign that is there most often."""
    start = stream.tell()
    line = stream.readline(1 << 20).decode(errors="replace")
    stream.seek(start)
    return max((",", ";", "\t", "|"), key=line.count)
