"""followthemoney: actors with their other names and their ids, as OpenSanctions, Aleph and others give them.

The data model of followthemoney (followthemoney.tech, version 4): an entity has an `id`, a `schema` and `properties`,
each a list of texts in no order; a file has an entity a line. People and organizations become actors. No claims are
made: entities that link others (Ownership, Directorship, Family …), and those that are neither (Address, Vessel …),
are counted by schema. Names that followthemoney itself calls weak ("weakAlias": a nickname that many bear) name
nobody here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from sides.graph.actor import Actor
from sides.loaders.datasets.cells import part_of
from sides.loaders.datasets.coded import Coded, Faulty, Skipped, Unmapped
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.layout import Edition, Head, Notes
from sides.loaders.datasets.rows import Bad, json_objects
from sides.loaders.ids import slug

_KINDS = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "organization",
    "LegalEntity": "actor",
}
"""The schemas that are actors. A public body is a ministry, an agency or a company of the state: an organization."""
_NAMES = ("name", "alias", "previousName", "abbreviation")
_CATALOGUES = {"wikidataId": "wikidata", "leiCode": "lei"}
"""Properties that hold the id of another catalogue."""


class FollowTheMoney:
    """See `Layout`. Collections stand beside each other, each by the name of its file."""

    name, title = "followthemoney", "followthemoney"

    def recognises(self, head: Head) -> bool:
        """See `Layout`."""
        return head.json is not None and {"id", "schema", "properties"} <= set(head.json)

    def edition(self, given: Given) -> Edition:
        """See `Layout`. Entities have no release that the file tells."""
        return Edition(dataset=self.name, part=part_of(given, r"entities|targets|nested|ftm|json"))

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`."""
        yield from json_objects(stream, within="results")

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        id, schema, properties = row.get("id"), row.get("schema"), row.get("properties")
        if not isinstance(id, str) or not slug(id):
            return Faulty("id is no text")
        if not isinstance(schema, str) or not schema:
            return Faulty(f"schema of {id} is no text")
        if not isinstance(properties, dict):
            return Faulty(f"properties of {id} is no object")
        if schema not in _KINDS:
            return Unmapped(schema)
        names = [name for property in _NAMES for name in _texts(properties, property)]
        caption = row.get("caption")
        name = _name(caption if isinstance(caption, str) else "", _texts(properties, "name"), names)
        if name is None:
            return Skipped(f"{schema} without a name")
        former = _texts(row, "referents")
        known = {(self.name, each) for each in (id, *former)}
        known |= {(book, each) for property, book in _CATALOGUES.items() for each in _texts(properties, property)}
        return (
            Actor(
                id=f"ftm-{slug(id)}",
                name=name,
                kind=_KINDS[schema],
                aliases=tuple(sorted({*names} - {name})),
                identifiers=tuple(sorted(known)),
            ),
        )


def _texts(properties: Mapping[str, Any], name: str) -> list[str]:
    """The values of a property that are text; in the nested form some are entities."""
    values = properties.get(name)
    found = [values] if isinstance(values, str) else values if isinstance(values, list) else []
    return [text for each in found if isinstance(each, str) and (text := " ".join(each.split()))]


def _name(caption: str, names: list[str], others: list[str]) -> str | None:
    """What to call it: as the publisher does, else by a name in Latin letters, else by any."""
    if caption := " ".join(caption.split()):
        return caption
    ordered = sorted(names or others, key=lambda name: not _latin(name))
    return ordered[0] if ordered else None


def _latin(name: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())
