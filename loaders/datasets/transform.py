"""From a file of a data set to readings: the rows are understood one by one, and kept on disk until all are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeAlias

from sides.graph.actor import Actor, Place
from sides.graph.claim import UNKNOWN, Argument, Claim, Row, Speaker, keyless_claim_id
from sides.graph.errors import InvalidInput
from sides.graph.reading import Reading, Release
from sides.graph.record import in_order
from sides.graph.soundness import same_ends, visible_name, web_address
from sides.loaders.datasets.coded import Coded, CodedClaim, Faulty, Skipped, Unmapped
from sides.loaders.datasets.compressed import BROKEN, Given
from sides.loaders.datasets.layout import Edition, Layout, Notes
from sides.loaders.datasets.registry import Registry
from sides.loaders.datasets.report import Report
from sides.loaders.datasets.rows import Bad
from sides.loaders.datasets.spool import Spool
from sides.loaders.ids import slug
from sides.ontology.terms import RELATIONS

PART = 10_000
"""Claims of one reading; a file with more becomes several, so that each is loaded and exported in little memory."""
_TICK = 1000
_LISTED = 5
_Row: TypeAlias = tuple[int, Mapping[str, Any]] | Bad


class Transformed:
    """A file of a data set, understood: its release, the report of its rows, and its readings.

    To be closed, or used in a `with`: its claims wait on disk.
    """

    def __init__(self, edition: Edition, raw_hash: str) -> None:
        """Nothing is read yet; `transform` fills it."""
        self.id, self.release = release_of(edition, raw_hash)
        self.report = Report()
        self._registry, self._spool = Registry(), Spool()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Throw its claims away."""
        self._spool.close()

    @property
    def registry(self) -> Reading:
        """The actors and places of the file, as a reading without claims; its parts use it."""
        return Reading(id=self.id, release=self.release, actors=self._registry.actors, places=self._registry.places)

    def parts(self) -> Iterator[Reading]:
        """The claims, in readings of up to `PART` of them, in the order of the rows."""
        claims = iter(self._spool)
        number = 0
        while part := tuple(islice(claims, PART)):
            number += 1
            yield Reading(
                id=f"{self.id}.{number:04}", release=self.release, registries=(self.id,), claims=in_order(part)
            )

    def take(self, line: int, coded: tuple[CodedClaim, ...] | tuple[Actor, ...]) -> None:
        """Keep what a row gave; a row with a fault is counted as bad, and nothing of it is kept."""
        try:
            claims = [each for each in coded if isinstance(each, CodedClaim)]
            found = [self._claim(each) for each in claims]
            for actor in (each for each in coded if isinstance(each, Actor)):
                _check(actor)
        except ValueError as error:
            self.report.add_bad(Bad(line, str(error)))
            return
        for each in coded:
            self._register(each)
        for code, claim in zip((each.code for each in claims), found, strict=True):
            before = self._spool.add(claim)
            if before is None:
                self.report.claims += 1
                self.report.mapped[code, claim.relation] += 1
            elif before == claim:
                self.report.repeated += 1
            else:
                fault = f"row {claim.row.row if claim.row else ''} came before with something else; the first is kept"
                self.report.add_bad(Bad(line, fault))

    def _claim(self, coded: CodedClaim) -> Claim:
        """The claim that `coded` is; ValueError for what no claim may hold."""
        relation = RELATIONS[coded.relation]
        subject, object = _argument(coded.subject), _argument(coded.object)
        for thing in _things(coded):
            _check(thing)
        if fault := same_ends(subject, object):
            raise ValueError(fault)
        visible_name(coded.row)
        return Claim(
            id=keyless_claim_id(
                self.id,
                span=coded.row,
                relation=relation.name,
                # By its publisher's id, which stays where the name is mended.
                subject=subject.id,
                object=object.id or object.literal,
            ),
            subject=subject,
            relation=relation.name,
            object=object,
            between=tuple(_argument(party) for party in coded.between),
            polarity=coded.polarity,
            modality=coded.modality or ("happened" if relation.act else "state"),
            speakers=tuple(
                Speaker(id=speaker.actor.id, mention=speaker.actor.name, stance=speaker.stance)
                for speaker in coded.speakers
            ),
            outlet=coded.outlet.id if coded.outlet else None,
            date=coded.date,
            date_text=coded.date_text,
            place=_innermost(coded),
            means=tuple(sorted(coded.means)),
            hedge=coded.hedge,
            confidence=coded.confidence,
            credibility=coded.credibility,
            row=Row(
                dataset=self.release.dataset,
                version=self.release.version,
                row=coded.row,
                url=web_address(coded.url) if coded.url else None,
                note=coded.note or None,
            ),
        )

    def _register(self, coded: CodedClaim | Actor) -> None:
        for thing in (coded,) if isinstance(coded, Actor) else _things(coded):
            self._registry.add(thing)


def release_of(edition: Edition, raw_hash: str) -> tuple[str, Release]:
    """The id of the registry of a file, and its release. raw_hash: the SHA-256 of the file's bytes."""
    release = Release(dataset=edition.dataset, version=edition.version, raw_hash=raw_hash)
    return slug("-".join(filter(None, (edition.dataset, edition.part)))), release


def transform(
    given: Given,
    layout: Layout,
    *,
    edition: Edition | None = None,
    progress: Callable[[int], None] | None = None,
) -> Transformed:
    """What the file `given`, of this `layout`, comes to. The caller closes it.

    edition: which release it is, where its name does not tell it right. progress: told now and then how many of the
    file's bytes were read. Raises `InvalidInput` for a file that is not of this layout, or that holds no row that could
    be read; rows that are bad are in the report.
    """
    result = Transformed(edition or layout.edition(given), given.hash)
    try:
        _fill(result, given, layout, progress)
    except InvalidInput as error:
        result.close()
        raise type(error)(str(error), source=given.name) from error
    except BaseException:
        result.close()
        raise
    return result


def _fill(result: Transformed, given: Given, layout: Layout, progress: Callable[[int], None] | None) -> None:
    report, notes = result.report, Notes()
    with given.unpacked() as stream:
        for row in _whole(layout.rows(stream, notes), report):
            report.rows += 1
            if progress is not None and report.rows % _TICK == 0:
                progress(given.position())
            if isinstance(row, Bad):
                report.add_bad(row)
                continue
            line, cells = row
            coded = _understood(layout, cells)
            if isinstance(coded, tuple):
                result.take(line, coded)
            elif isinstance(coded, Unmapped):
                report.unmapped[coded.code] += 1
            elif isinstance(coded, Skipped):
                report.skipped[coded.reason] += 1
            else:
                assert isinstance(coded, Faulty)
                report.add_bad(Bad(line, coded.reason))
    if report.rows == report.bad_rows:  # so that a damaged file never takes the place of a good one
        listed = "".join(f"\n  line {bad.line}: {bad.reason}" for bad in report.bad[:_LISTED])
        raise InvalidInput(f"no row of this file can be read{listed}" if listed else "there are no rows in this file")
    report.notes = notes.lines
    registry = result.registry
    report.actors, report.places = len(registry.actors), len(registry.places)


def _whole(rows: Iterator[_Row], report: Report) -> Iterator[_Row]:
    """The rows; where the file is cut short before the first could be told from the others, that as a bad one."""
    try:
        yield from rows
    except BROKEN as error:
        yield Bad(report.rows + 1, f"the file ends early or is damaged from here on: {error}")


def _understood(layout: Layout, cells: Mapping[str, Any]) -> Coded:
    """What a row comes to. Values that nobody thought of make it a bad row, and do not cost the file."""
    try:
        return layout.transform(cells)
    except (ValueError, TypeError, ArithmeticError, LookupError, AttributeError) as error:
        return Faulty(f"this row cannot be understood ({type(error).__name__}: {error})")


def _things(coded: CodedClaim) -> Iterator[Actor | Place]:
    """Every actor and place that `coded` names."""
    speakers = (speaker.actor for speaker in coded.speakers)
    for thing in (coded.subject, coded.object, coded.outlet, *coded.between, *coded.places, *speakers):
        if isinstance(thing, (Actor, Place)):
            yield thing


def _innermost(coded: CodedClaim) -> tuple[str, ...]:
    """The ids of its places, without those that others of them lie in, and without the object."""
    outer = {place.within for place in coded.places} | {coded.object.id if isinstance(coded.object, Place) else None}
    return tuple(sorted({place.id for place in coded.places} - outer))


def _check(thing: Actor | Place) -> None:
    for name in thing.names:
        visible_name(name)


def _argument(thing: Actor | Place | str | None) -> Argument:
    if thing is None:
        return UNKNOWN
    if isinstance(thing, str):
        return Argument(literal=thing)
    return Argument(id=thing.id, mention=thing.name)
