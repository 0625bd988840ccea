"""What a store is and holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.queries.answers.layout import aligned, clean, pad, wrap
from sides.queries.answers.words import counted
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.store import Store

_COUNTED = {
    "Reading": "readings",
    "Article": "articles",
    "Claim": "claims",
    "Actor": "actors",
    "Place": "places",
    "Decision": "decisions",
    "Identity": "merges and splits",
}


def info_answer(store: Store) -> Answer:
    """Where the store is, its engine, its counts, and its readings."""
    info, readings = store.info(), store.readings()
    row = {
        "location": info.location,
        "engine": info.engine,
        "version": info.version,
        "schema": info.schema,
        **{name.replace(" ", "_"): info.counts.get(label, 0) for label, name in _COUNTED.items()},
        "statuses": dict(info.statuses),
        "list": [
            {
                "reading": reading.id,
                "by": reading.by,
                "title": reading.title,
                "date": reading.date,
                "claims": reading.claims,
            }
            for reading in readings
        ],
    }

    def text(columns: int) -> Iterator[str]:
        facts = [("store", clean(info.location)), ("engine", f"{clean(info.engine)} {clean(info.version)}")]
        statuses = ", ".join(f"{count:,} {status}" for status, count in info.statuses.items())
        for label, name in _COUNTED.items():
            number = info.counts.get(label, 0)
            extra = f" ({statuses})" if label == "Claim" and statuses else ""
            facts.append((name, f"{number:,}{extra}"))
        longest = max(len(name) for name, _ in facts)
        for name, value in facts:
            lead = f"{pad(name, longest)}  "
            yield from wrap(value, columns, indent=lead, hanging=" " * len(lead))
        if readings:
            yield ""
            yield "READINGS"
        cells = [
            (clean(each.id), clean(each.by or ""), clean(each.date or ""), counted(each.claims, "claim"))
            for each in readings
        ]
        for each, block in zip(readings, aligned(cells, columns), strict=True):
            yield from block
            yield from wrap(clean(each.title or ""), columns, indent="    ", hanging="      ")

    notes = [] if readings else ["The store is empty: `sides load FILE` fills it, or `sides load --example`."]
    return Answer(columns=tuple(row), rows=[row], text=text, notes=notes)
