"""UCDP ESD: the External Support Dataset, version 18.1, who supported whom in the armed conflicts of 1975 to 2017.

Meier, Karlén, Pettersson and Croicu, "External support in armed conflicts: Introducing the UCDP external support
dataset", Journal of Peace Research 60(3), 2023. It is published in three shapes; the triad-year table has a row for
each supporter, recipient, opponent and year, and is the one that says who supports whom. It comes as a spreadsheet
and as Stata's file: save it as CSV. The names of its columns are known from scripts that use it, not from the
codebook.

A row with support is one claim for its year: the supporter supports the recipient. Support that is only alleged is
possible (`modality`), so it makes no edge, and "alleged" is its hedge. That the opponent is who the support is
against is told in the note and claimed of nobody. A coalition, and states that are one side, are one actor, as UCDP
has it. Actors have UCDP's ids under a name of their own, `ucdp-esd-…`: that they are GED's is likely and not
documented, so `sides merge` is left to you.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from sides.graph.actor import Actor
from sides.graph.errors import InvalidInput
from sides.graph.interval import Interval
from sides.loaders.datasets.alignment import directed
from sides.loaders.datasets.cells import digits, needed, separated, text, wrong
from sides.loaders.datasets.coded import Coded, CodedClaim, Faulty, Skipped
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.layout import Edition, Head, Notes, header
from sides.loaders.datasets.rows import Bad, under
from sides.loaders.datasets.ucdp import NOTHING, flag, version_of
from sides.loaders.ids import slug

_TYPES = {
    "ext_x": ("troops", "troops"),
    "ext_p": ("troop presence", "troops"),
    "ext_y": ("infrastructure or joint operations", None),
    "ext_w": ("weapons", "arms"),
    "ext_m": ("materiel and logistics", None),
    "ext_t": ("training and expertise", "training"),
    "ext_f": ("funding", "funds"),
    "ext_i": ("intelligence", None),
    "ext_l": ("access to territory", None),
    "ext_o": ("other support", None),
    "ext_u": ("support of unknown kind", None),
}
"""The types of support in words, and the `means` that says the same; None where none does."""
_NEEDED = ("year", "dyad_id", "actor_id", "actor_name", "actor_nonstate", "ext_id", "ext_name", "ext_nonstate",
           "ext_sup", "ext_alleged", *_TYPES)  # fmt: skip
_KNOWN = (
    *_NEEDED, "", "id", "active", "conflict_id", "dyad_name", "civil", "location", "country_a", "gwno_a", "gwno_b",
    "ext_coalition", "ext_coalition_name", "ext_bothsides", "ext_elements", "ext_sum",
)  # fmt: skip
_OTHERS = {
    "external_type_": "the data of 1975 to 2009 (version 1.0-2011), which version 18.1 has replaced",
    "ext_sup_s": "the actor-year table, in which supporters stand in lists",
    "side_b_id": "the dyad-year table, which does not name supporters",
}
"""What marks tables that are not read."""
_IDS = re.compile(r"\d+(?:[,;]? ?\d+)*", re.ASCII)


class UcdpEsd:
    """See `Layout`. There is one release, and one file of it."""

    name, title = "ucdp-esd", "UCDP ESD"

    def recognises(self, head: Head) -> bool:
        """See `Layout`; also the tables that are not read, so that they are refused by their names."""
        ours = any(name in head.commas for name in ("ext_sup", "ext_sup_s"))
        return ours or any(name.startswith("external_type_") for name in head.commas)

    def edition(self, given: Given) -> Edition:
        """See `Layout`."""
        return Edition(dataset=self.name, version=version_of(given.stem))

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`."""
        rows = separated(stream)
        first = next(rows, None)
        if first is not None and not isinstance(first, Bad):
            for mark, table in _OTHERS.items():
                if any(cell.strip().startswith(mark) for cell in first[1]):
                    raise InvalidInput(f"this is {table}; the triad-year table is read (ucdp-esd-ty-181), saved as CSV")
        columns = header(iter([] if first is None else [first]), needed=_NEEDED, known=_KNOWN, notes=notes)
        yield from under(columns, rows)

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        try:
            return _triad(row)
        except ValueError as error:
            return Faulty(str(error))


def _triad(row: Mapping[str, Any]) -> Coded:
    if not flag(row, "ext_sup"):
        return Skipped("no external support in that year")
    if not text(row, "ext_name", NOTHING):
        return Skipped("the supporter is not named")
    year = digits(row, "year")
    supporter, recipient = _actor(row, "ext", warring=False), _actor(row, "actor", warring=True)
    if supporter.id == recipient.id:
        return Skipped("the supporter is the recipient")
    alleged = flag(row, "ext_alleged")
    types = [_TYPES[name] for name in _TYPES if flag(row, name)]
    return tuple(
        CodedClaim(
            row=_row_id(row, year),
            code="External support" + (", alleged" if alleged else ""),
            subject=subject,
            relation=relation,
            object=object,
            modality="possible" if alleged else None,
            hedge="alleged" if alleged else None,
            date=Interval(year, year),
            means=tuple({means for _, means in types if means}),
            note=_note(row, [words for words, _ in types]),
        )
        for subject, relation, object in directed("ucdp", ("ESD",), supporter, recipient)
    )


def _row_id(row: Mapping[str, Any], year: str) -> str:
    """What tells a row from all others, in every release: its own number is but its place in the file."""
    return f"dyad {digits(row, 'dyad_id')}, {year}, ext {_id(row, 'ext')}, actor {_id(row, 'actor')}"


def _id(row: Mapping[str, Any], role: str) -> str:
    found = text(row, f"{role}_id", NOTHING).removesuffix(".0")
    if not _IDS.fullmatch(found):
        raise wrong(row, f"{role}_id", "it is the number of an actor")
    return found


def _actor(row: Mapping[str, Any], role: str, *, warring: bool) -> Actor:
    return _numbered(_id(row, role), needed(row, f"{role}_name"), flag(row, f"{role}_nonstate"), warring)


@lru_cache(maxsize=10_000)
def _numbered(id: str, name: str, nonstate: bool, warring: bool) -> Actor:
    """The actor with that number, or those; states act by their governments, other warring parties are armed."""
    several = slug(id) != id
    kind = "actor" if several or (nonstate and not warring) else "armed-group" if nonstate else "government"
    known = () if several else (("ucdp", id),)
    return Actor(id=f"ucdp-esd-{slug(id)}", name=name, kind=kind, identifiers=known)


def _note(row: Mapping[str, Any], types: list[str]) -> str:
    """What UCDP says of the support: its kinds, the dyad and the place of the conflict, and with whom together."""
    coalition = text(row, "ext_coalition_name", NOTHING)
    parts = {
        "support: ": ", ".join(types),
        "dyad: ": text(row, "dyad_name", NOTHING),
        "conflict: ": text(row, "location", NOTHING) or text(row, "country_a", NOTHING),
        "coalition: ": coalition,
        "": "supports both sides" if flag(row, "ext_bothsides") else "",
    }
    return "; ".join(label + words for label, words in parts.items() if words)
