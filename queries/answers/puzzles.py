"""What does not fit together: questions, tensions, pairs and triads whose signs disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sides.graph.filters import Filters
from sides.queries.answers.asking import ask
from sides.queries.answers.layout import clean
from sides.queries.answers.short_ids import short_ids
from sides.queries.answers.sides_by_side import against, side, title, why
from sides.queries.answers.told_apart import ToldApart
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.hops import HopEdge
    from sides.graph.store import Store
    from sides.graph.triads import TriadAnswer

Row = Mapping[str, Any]


def puzzles_answer(store: Store, *, min_confidence: float = 0.0) -> Answer:
    """Every puzzle of the store: questions first, then tensions, pairs and triads."""
    from sides.graph.triads import find_triads

    result = ask(store, "puzzles", min_confidence=min_confidence)
    triads = find_triads(store, filters=Filters(min_confidence=min_confidence))
    triad_names = [{"name": label, "id": id} for id, label in triads.labels.items()]
    rows: list[Row] = [*result.rows, *_triad_rows(triads, ToldApart(result.rows, triad_names))]
    printed = ToldApart(rows)(rows)
    ids = short_ids(store, [claim["claim"] for row in rows for claim in (*row["claims"], *row["near"])])

    def text(columns: int) -> Iterator[str]:
        for number, row in enumerate(printed):
            if number:
                yield ""
            yield title([row["kind"]])
            yield from against(*_sides(row), ids, columns)
            for place, claim in enumerate(row["near"]):
                yield from side(claim, ids, columns, lead="  near: " if place == 0 else "        ")
            yield from why(row["why"], columns)

    notes = []
    if not rows:
        notes.append("Nothing puzzles: accepted claims leave no question open, are in no tension, and nobody is both")
        notes[0] += " with and against another."
    if triads.total > len(triads.triads):
        notes.append(f"{triads.total - len(triads.triads)} more triads of less well sourced edges are not shown.")
    if triads.cut:
        notes.append("There were more links than the search for triads looks at; some may be missing.")
    return Answer(columns=result.columns, rows=rows, text=text, notes=notes)


def _sides(row: Row) -> tuple[list[Row], list[Row]]:
    """The claims on the one side and on the other; those of pairs and triads by their sign."""
    claims = row["claims"]
    if row["kind"] not in ("both-signs", "triad"):
        return claims[:1], claims[1:]
    from sides.ontology.terms import RELATIONS

    friendly = [claim for claim in claims if RELATIONS[claim["relation_id"]].sign_of(claim["polarity"]) > 0]
    return friendly, [claim for claim in claims if claim not in friendly]


def _triad_rows(found: TriadAnswer, apart: ToldApart) -> Iterator[Row]:
    """Triads as rows like those of the saved query: of each edge its best claim; the reason with names told apart."""
    for triad in found.triads:
        one, two, three = (clean(apart.name(found.labels[id], id)) for id in triad.actors)
        # The odd sign out tells who stands between two that are against each other.
        common, others = {
            (-1, 1, 1): (three, (one, two)),
            (1, -1, 1): (one, (two, three)),
            (1, 1, -1): (two, (one, three)),
        }.get(triad.signs, ("", ("", "")))
        reason = f"{common} stands with {others[0]} and {others[1]}, who stand against each other." if common else None
        claims = [_claim(edge, found.labels) for hop in triad.hops for edge in hop.edges]
        yield {"kind": "triad", "why": reason, "claims": claims, "near": []}


def _claim(edge: HopEdge, labels: Mapping[str, str]) -> Row:
    best = edge.claims[0]
    return {
        "claim": best.id,
        "subject": labels[edge.subject],
        "subject_id": edge.subject,
        "relation": edge.label,
        "relation_id": edge.relation,
        "polarity": edge.polarity,
        "object": labels[edge.object],
        "object_id": edge.object,
        "modality": best.modality,
        "quote": best.quote,
        "dataset": best.dataset,
        "version": best.version,
        "row": best.row,
        "note": best.note,
        "url": best.url,
        "hedge": best.hedge,
        "circumstance": None,
        "speakers": list(best.speakers),
        "outlets": list(best.outlets),
        "date": best.date,
        "date_from": best.date_from,
        "date_source": best.date_source,
        "reading": None,
    }
