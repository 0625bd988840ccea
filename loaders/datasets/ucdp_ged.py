"""UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, final releases and candidate events.

Sundberg and Melander, "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research 50(4), 2013; CSV
of 49 columns. Columns are read by name; a file without the line of names, as one of the candidate releases is, by the
published order. An event is one of three types of violence. *State-based* and *non-state* violence is between the two
sides of a dyad, and the data do not tell who attacked, so it is mutual; in *one-sided* violence side A attacks
civilians.

Actors have UCDP's ids (`side_a_new_id`; the ids of before 2017 are not read). A side that is several states
("Government of X, Government of Y") is one actor with one id, as UCDP has it. Civilians are named without their
country there; here they are an `unnamed` actor for each country, so that those who attack civilians in different
countries do not seem to share a victim.

A candidate release stands beside the final one. Its events keep their ids in the next final release, which takes
their place: remove the candidates then, else their claims stand twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from sides.graph.actor import Actor, Place
from sides.graph.interval import Interval
from sides.loaders.datasets.alignment import directed, mutual
from sides.loaders.datasets.cells import day, digits, needed, one_of, part_of, separated, text, wrong
from sides.loaders.datasets.coded import Coded, CodedClaim, Faulty, Skipped
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.layout import Edition, Head, Notes, header
from sides.loaders.datasets.rows import Bad, Numbered, under
from sides.loaders.datasets.ucdp import NOTHING, candidate_of, numbers, version_of
from sides.loaders.ids import slug
from sides.ontology.terms import CODES

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The columns in the published order."""
_NEEDED = (
    "id", "type_of_violence", "side_a_new_id", "side_a", "side_b_new_id", "side_b", "where_prec", "where_coordinates",
    "adm_1", "adm_2", "country", "country_id", "date_prec", "date_start", "date_end", "gwnoa", "gwnob",
)  # fmt: skip
_LEVELS = {"1": 3, "2": 2, "3": 2, "4": 1, "5": 0, "6": 0}
"""How many of first-order division, second-order division and place hold, by `where_prec`; 7 is a sea or its air."""
_ONE_SIDED = "3"


class UcdpGed:
    """See `Layout`. The final release is one file; candidate releases are parts beside it."""

    name, title = "ucdp-ged", "UCDP GED"

    def recognises(self, head: Head) -> bool:
        """See `Layout`."""
        return head.names("type_of_violence", "side_a_new_id", "side_b_new_id") or _nameless(head.commas)

    def edition(self, given: Given) -> Edition:
        """See `Layout`: `GEDEvent_v26_1` is 26.1, `GEDEvent_v26_0_3` the candidate events of March 2026."""
        candidate = candidate_of(given.stem)
        if candidate is not None:
            return Edition(dataset=self.name, part=f"candidate-{slug(candidate.replace('.', ' '))}", version=candidate)
        part = part_of(given, r"ged(?:event)?s?|ucdp|csv|v(?=[\d_.])")
        return Edition(dataset=self.name, part=part, version=version_of(given.stem))

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`."""
        rows = separated(stream)
        first = next(rows, None)
        before: list[Numbered | Bad] = [] if first is None else [first]
        if first is None or isinstance(first, Bad) or not _nameless(first[1]):
            columns = header(iter(before), needed=_NEEDED, known=COLUMNS, notes=notes)
        else:
            notes.lines.append("the first line does not name the columns; they are taken in the published order")
            columns = list(COLUMNS)
            yield from under(columns, iter(before))
        yield from under(columns, rows)

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        try:
            return _event(row)
        except ValueError as error:
            return Faulty(str(error))


def _nameless(cells: Any) -> bool:
    """Whether `cells` are a row where the names of the columns should be."""
    named = dict(zip(COLUMNS, cells, strict=False))
    return (
        len(cells) == len(COLUMNS)
        and all(named[name].isdecimal() for name in ("id", "year", "side_a_new_id", "side_b_new_id"))
        and named["type_of_violence"] in ("1", "2", "3")
    )


def _event(row: Mapping[str, Any]) -> Coded:
    type = one_of(row, "type_of_violence", "1", "2", "3")
    code = f"GED {type}"
    country = needed(row, "country")
    one = _side(digits(row, "side_a_new_id"), needed(row, "side_a"), *numbers(row, "gwnoa"))
    if type == _ONE_SIDED:
        other = _civilians(needed(row, "side_b"), digits(row, "country_id"), country)
    else:
        other = _side(digits(row, "side_b_new_id"), needed(row, "side_b"), *numbers(row, "gwnob"))
    if one.id == other.id:
        return Skipped("both sides are one actor")
    said = directed("ucdp", (code,), one, other) if type == _ONE_SIDED else mutual("ucdp", (code,), one, other)
    event, when, places, note = digits(row, "id"), _when(row), _where(row, country), _note(row)
    return tuple(
        CodedClaim(
            row=event,
            code=f"{type} {CODES[code].partition(': ')[2]}",
            subject=subject,
            relation=relation,
            object=object,
            date=when,
            places=places,
            note=note,
        )
        for subject, relation, object in said
    )


@lru_cache(maxsize=10_000)
def _side(id: str, name: str, *states: str) -> Actor:
    """A side. States have numbers; a side without one is an organized armed group, as UCDP defines its dyads."""
    known = [("ucdp", id), *(("gleditsch-ward", state) for state in states if len(states) == 1)]
    kind = "armed-group" if not states else "government" if len(states) == 1 else "actor"
    return Actor(id=f"ucdp-actor-{id}", name=name, kind=kind, identifiers=tuple(sorted(known)))


@lru_cache(maxsize=1000)
def _civilians(name: str, country_id: str, country: str) -> Actor:
    return Actor(id=f"ucdp-civilians-{country_id}", name=f"{name} ({country})", kind="unnamed")


def _where(row: Mapping[str, Any], country: str) -> tuple[Place, ...]:
    precision = one_of(row, "where_prec", *_LEVELS, "7")
    if precision == "7":
        return ()
    names = [text(row, name, NOTHING) for name in ("adm_1", "adm_2", "where_coordinates")]
    return _places(country, digits(row, "country_id"), *names[: _LEVELS[precision]])


@lru_cache(maxsize=100_000)
def _places(country: str, number: str, *names: str) -> tuple[Place, ...]:
    """The country, the divisions and the place, as far as `names` go, each within the one before it."""
    path = f"ucdp-place-{number}"
    found = [Place(id=path, name=country, kind="country", identifiers=(("gleditsch-ward", number),))]
    for level, name in enumerate(names, start=1):
        if slug(name):
            path = f"{path}-{slug(name)}"
            # The place is a town, a road, a camp or a wood: which, UCDP does not say.
            found.append(Place(id=path, name=name, kind="region" if level < 3 else None, within=found[-1].id))
    return tuple(found)


def _when(row: Mapping[str, Any]) -> Interval:
    """The days between which it was: one where `date_prec` is 1 and the event took no longer, else a range of them."""
    begin, end = day(row, "date_start"), day(row, "date_end")
    if end < begin:
        raise wrong(row, "date_end", f"that is before date_start, {begin}")
    exact = one_of(row, "date_prec", "1", "2", "3", "4", "5") == "1" and begin == end
    return Interval(begin.isoformat(), None if exact else end.isoformat())


def _note(row: Mapping[str, Any]) -> str | None:
    """What UCDP says of the event: the conflict, the place in words, the deaths and whom it has all this from."""
    best, low, high = (text(row, name, NOTHING) for name in ("best", "low", "high"))
    status = text(row, "code_status", NOTHING)
    parts = {
        "": text(row, "conflict_name", NOTHING),
        "where: ": text(row, "where_description", NOTHING),
        "deaths: ": best and best + (f" ({low} to {high})" if low and high else ""),
        "status: ": "" if status.casefold() == "clear" else status,
        "reported by: ": text(row, "source_original", NOTHING),
        "sources: ": text(row, "source_article", NOTHING),
    }
    return "; ".join(label + " ".join(words.split()) for label, words in parts.items() if words) or None
