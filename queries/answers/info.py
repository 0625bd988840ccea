"""What a store is and holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sides.queries.answers.layout import aligned, clean, pad, wrap
from sides.queries.answers.words import counted
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.store import ReadingInfo, Store

_COUNTED = {
    "Reading": "readings",
    "Article": "articles",
    "Claim": "claims",
    "Actor": "actors",
    "Place": "places",
    "Decision": "decisions",
    "Identity": "merges and splits",
}


def _datasets(readings: Sequence[ReadingInfo]) -> list[dict[str, Any]]:
    """Each release of a data set once, however many readings it is: its parts, and the claims of all of them."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for reading in readings:
        if reading.dataset is not None:
            key = (reading.dataset, reading.version or "")
            new = {"dataset": reading.dataset, "version": reading.version, "parts": 0, "claims": 0}
            release = found.setdefault(key, new)
            release["parts"] += 1
            release["claims"] += reading.claims
    return [found[key] for key in sorted(found)]


def info_answer(store: Store) -> Answer:
    """Where the store is, its engine, its counts, its data sets and its other readings."""
    info, every = store.info(), store.readings()
    readings = [reading for reading in every if reading.dataset is None]
    datasets = _datasets(every)
    row = {
        "location": info.location,
        "engine": info.engine,
        "version": info.version,
        "schema": info.schema,
        **{name.replace(" ", "_"): info.counts.get(label, 0) for label, name in _COUNTED.items()},
        "statuses": dict(info.statuses),
        "datasets": datasets,
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
        if datasets:
            yield ""
            yield "DATA SETS"
        rows = [
            (
                " ".join(clean(each[part]) for part in ("dataset", "version") if each[part]),
                counted(each["parts"], "part"),
                counted(each["claims"], "claim"),
            )
            for each in datasets
        ]
        for block in aligned(rows, columns):
            yield from block
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

    notes = [] if every else ["The store is empty: `sides load FILE` fills it, or `sides load --example`."]
    return Answer(columns=tuple(row), rows=[row], text=text, notes=notes)
