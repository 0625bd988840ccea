"""How two actors stand to each other, as chains of hops, each hop with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sides.graph.derived import is_over
from sides.graph.hops import Hop, HopEdge
from sides.graph.paths import ALLIED, OPPOSED, SIGNS, Path, PathAnswer, find_paths
from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import ROW, beneath
from sides.queries.answers.layout import aligned, clean, pad, width, wrap
from sides.queries.answers.merged import counted_as
from sides.queries.answers.not_shown import DRAFTS, NotShown, beneath_rows, why_missing
from sides.queries.answers.short_ids import ShortIds, short_ids
from sides.queries.answers.told_apart import ToldApart
from sides.queries.answers.words import counted, listed, modality
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.filters import Filters
    from sides.graph.store import Store

Row = Mapping[str, Any]
COLUMNS = ("sign", "length", "hypothesis", "actors", "actor_ids", "sources", "hops")
_SHOWN_CLAIMS = 2  # of one edge; the ids of the others follow the first's


def path_answer(
    store: Store,
    first: str,
    second: str,
    *,
    hops: int,
    structure: bool,
    filters: Filters,
    drafts: bool = False,
    all_modalities: bool = False,
) -> Answer:
    """The shortest chains between two actors, of each sign, and what was said of the two but does not count."""
    found = find_paths(store, first, second, hops=hops, structure=structure, filters=filters)
    unused = _unused(store, found, filters, structure)
    said = _between(store, found, filters)
    more = said.listed(drafts=drafts, all_modalities=all_modalities)
    further = beneath_rows(store, more)
    edges = [edge for path in found.paths for hop in path.hops for edge in hop.edges]
    ids = short_ids(
        store,
        [
            *(id for edge in edges for claim in edge.claims for id in (claim.id, *claim.disputes)),
            *more,
        ],
    )
    names = [{"name": label, "id": id} for id, label in found.labels.items()]
    apart = ToldApart(names, further, [claim.speakers for edge in edges for claim in edge.claims])
    labels = {id: apart.name(label, id) for id, label in found.labels.items()}
    pages = _Paths(found=replace(found, labels=labels), ids=ids, said=said, further=apart(further), apart=apart)
    return Answer(
        columns=COLUMNS,
        rows=found.rows(),
        lead=counted_as(store, first, second),
        text=pages.lines,
        notes=[*pages.notes(filters, structure), *_left_out(unused, said, more)],
    )


def _unused(store: Store, found: PathAnswer, filters: Filters, structure: bool) -> NotShown:
    """The claims of paths that there would be with undated claims and without a bound of confidence."""
    if not filters.given:
        return NotShown(reasons={})
    wide = replace(filters, undated=True, min_confidence=0.0)
    every = find_paths(store, found.start, found.goal, hops=found.most_hops, structure=structure, filters=wide)
    return why_missing(store, _claims(every) - _claims(found), filters=filters)


def _between(store: Store, found: PathAnswer, filters: Filters) -> NotShown:
    """The claims between the two that make no hop: drafts, plans, guesses, questions, what is only denied or over."""
    given = {**filters.parameters(), "undated": True, "min_confidence": 0.0, "statuses": ["accepted", "draft"]}
    rows = ask(store, "claims-about", about=f"id:{found.start}", **given).rows
    ends = {found.start, found.goal}
    claims = [
        row["claim"]
        for row in rows
        if ends <= _ends_of(row) and (not row["counted"] or is_over(row["relation_id"], row["modality"]))
    ]
    return why_missing(store, claims, filters=filters, facts=True, others={"draft": DRAFTS}, hops=True)


def _ends_of(row: Mapping[str, Any]) -> set[str]:
    return {row["subject_id"], row["object_id"], *(party["id"] for party in row["parties"])}


def _left_out(unused: NotShown, said: NotShown, shown: Sequence[str]) -> list[str]:
    notes = (unused.note(lead="Claims of further paths"), said.note(shown, lead="Not counted between the two"))
    return [note for note in notes if note]


def _claims(found: PathAnswer) -> set[str]:
    return {claim.id for path in found.paths for hop in path.hops for edge in hop.edges for claim in edge.claims}


class _Paths:
    """An answer ready to be put into text."""

    def __init__(
        self, *, found: PathAnswer, ids: ShortIds, said: NotShown, further: Sequence[Row], apart: ToldApart
    ) -> None:
        self._found, self._ids, self._said, self._further, self._apart = found, ids, said, further, apart

    def lines(self, columns: int) -> Iterator[str]:
        shown: set[tuple[str, ...]] = set()
        for sign in SIGNS:
            paths = self._found.of(sign)
            if not paths:
                if sign in (OPPOSED, ALLIED) and self._found.paths:
                    yield f"{sign.upper()}: none"
                continue
            length = len(paths[0].hops)
            yield f"{sign.upper()}, {counted(length, 'hop')}{' (hypothesis)' if length > 1 else ''}"
            for path in paths:
                yield from self._chain(path, columns)
                yield from self._details(path, shown, columns)
        yield from self._said.lines(self._further, self._ids, columns)

    def notes(self, filters: Filters, structure: bool) -> list[str]:
        """What is not shown, and why there may be nothing."""
        notes = []
        start, goal = (clean(self._found.labels[id]) for id in (self._found.start, self._found.goal))
        if not self._found.paths:
            under = " under these filters" if filters.given else ""
            notes.append(f"No path of up to {counted(self._found.most_hops, 'hop')} from {start} to {goal}{under}.")
            more = ["--hops 5 looks further"] if self._found.most_hops < 5 else []
            more += [] if structure else ["--structure adds spokespersons and envoys"]
            if more:
                notes.append(f"To see more: {listed(more)}.")
        if self._found.cut:
            notes.append("There were more links than the search looks at; a path, or a shorter one, may be missing.")
        return notes

    def _chain(self, path: Path, columns: int) -> Iterator[str]:
        """The hops in a row, parallel edges beneath each other; one hop a line where the row would be too long."""
        names = [clean(self._found.labels[id]) for id in path.actors]
        sources = counted(path.sources, "source")
        rows = self._stacked(path, names)
        if max(map(width, rows)) <= columns:
            room = columns - width(sources)
            # The number stands at the end of the first row that leaves room for it, else on a line of its own.
            place = next((number for number, row in enumerate(rows) if width(row) + 2 <= room), len(rows))
            for number, row in enumerate([*rows, ""] if place == len(rows) else rows):
                yield f"{pad(row, room)}{sources}" if number == place else row
            return
        yield f"  {names[0]}"
        for hop, name in zip(path.hops, names[1:], strict=True):
            for arrow in _joined(hop):
                yield from wrap(f"{arrow} {name}", columns, indent="    ", hanging="      ")
        yield f"{' ' * (columns - width(sources))}{sources}"

    def _stacked(self, path: Path, names: Sequence[str]) -> list[str]:
        rows = [f"  {names[0]}"]
        for hop, name in zip(path.hops, names[1:], strict=True):
            arrows = [_arrow(hop, edge) for edge in hop.edges]
            longest, begin = max(map(width, arrows)), max(map(width, rows)) if len(arrows) > 1 else width(rows[0])
            rows += [""] * (len(arrows) - len(rows))
            for number, arrow in enumerate(arrows):
                rows[number] = f"{pad(rows[number], begin)} {pad(arrow, longest)} {name}"
        return rows

    def _details(self, path: Path, known: set[tuple[str, ...]], columns: int) -> Iterator[str]:
        """The claims of each hop that was not shown yet."""
        edges = [edge for hop in path.hops for edge in hop.edges]
        new = [edge for edge in edges if (edge.subject, edge.relation, edge.polarity, edge.object) not in known]
        known.update((edge.subject, edge.relation, edge.polarity, edge.object) for edge in new)
        cells = [self._cells(edge) for edge in new]
        for edge, block in zip(new, aligned(cells, columns, indent="    "), strict=True):
            yield from block
            best = edge.claims[0]
            shown = {name: getattr(best, name) for name in ("quote", *ROW, "places", "outlets", "date", "date_source")}
            shown["speakers"] = self._apart(best.speakers)
            against = self._ids.shown(sorted({id for claim in edge.claims for id in claim.disputes}))
            yield from beneath(shown, columns, indent="      ", against=against)

    def _cells(self, edge: HopEdge) -> tuple[str, ...]:
        labels = self._found.labels
        words = f"{clean(labels[edge.subject])} {clean(edge.label)} {clean(labels[edge.object])}"
        best = edge.claims[0]
        stands = modality({"modality": best.modality, "hedge": best.hedge, "contested": edge.contested})
        ids = self._ids.shown([claim.id for claim in edge.claims], most=_SHOWN_CLAIMS)
        return (words, stands, ids)


def _arrow(hop: Hop, edge: HopEdge) -> str:
    """The edge as an arrow in its real direction: `--supports-->`, `<--supports--`, `<--meets-->`."""
    begin, end = _ends(hop, edge)
    return f"{begin}{clean(edge.label)}{end}"


def _joined(hop: Hop) -> list[str]:
    """The hop's edges as arrows, those of one direction in one: `<--captures from / attacks--`."""
    labels: dict[tuple[str, str], list[str]] = {}
    for edge in hop.edges:
        labels.setdefault(_ends(hop, edge), []).append(clean(edge.label))
    return [f"{begin}{' / '.join(words)}{end}" for (begin, end), words in labels.items()]


def _ends(hop: Hop, edge: HopEdge) -> tuple[str, str]:
    if edge.symmetric:
        return "<--", "-->"
    return ("--", "-->") if edge.subject == hop.start else ("<--", "--")
