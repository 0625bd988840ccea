"""Claims as lines: one sentence each with how it stands and its id, the quote and who says so beneath.

What can be checked of a claim is its quote; of one without a quote, the row of a data set that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sides.queries.answers.layout import aligned, clean, quoted, wrap
from sides.queries.answers.short_ids import ShortIds
from sides.queries.answers.words import listed, modality, said_by, when

Row = Mapping[str, Any]


ROW = ("dataset", "version", "row", "note", "url")
"""The columns that tell which row of a data set a claim comes from."""
_OWN_WORDS = "in the data set's words: "


def sentence(row: Row) -> str:
    """A claim in one sentence: subject, relation and object; words of the text in quotation marks."""
    words = [named(row["subject"], row.get("subject_id")) or "someone", clean(row["relation"])]
    if row.get("object"):
        words.append(named(row["object"], row.get("object_id")))
    if row.get("parties"):
        words.append("between " + listed([clean(party["name"] or party["id"]) for party in row["parties"]]))
    return " ".join(words)


def named(name: str | None, id: str | None) -> str:
    """A name as it is, words that only the text has in quotation marks, and nothing for nothing."""
    if not name:
        return ""
    return clean(name) if id else f'"{clean(name)}"'


def around(row: Row) -> str:
    """What stands beneath a quote: where, by what means, when, and who says so."""
    places = [clean(place) for place in row.get("places") or () if place != row.get("object")]
    parts = [
        f"in {listed(places)}" if places else "",
        circumstance(row),
        when(row),
        said_by(row.get("speakers") or (), row.get("outlets") or ()),
    ]
    return "; ".join(part for part in parts if part)


def circumstance(row: Row) -> str:
    """The circumstance in quotation marks, unless the quote shows it already."""
    words = clean(row.get("circumstance") or "")
    return f'"{words}"' if words and words not in clean(row.get("quote") or "") else ""


def ground(row: Row, columns: int, *, indent: str = "    ", most: int = 2) -> Iterator[str]:
    """What can be checked of a claim: its quote, in at most `most` lines (0: all); without one its row of a data set,
    with what the data set says of it, marked as such, and the document that it names.
    """
    if row.get("quote"):
        yield from quoted(row["quote"], columns, indent=indent, most=most)
    elif row.get("dataset"):
        yield from wrap(source_row(row), columns, indent=indent, hanging=indent + "  ")
        if row.get("note"):
            yield from quoted(row["note"], columns, indent=indent, most=most, lead=_OWN_WORDS)
        yield from wrap(clean(row.get("url")), columns, indent=indent)


def source_row(row: Row) -> str:
    """The row of a data set that a claim comes from: `ACLED 2026-05-01, row ETH9766`; empty where it has none.

    >>> source_row({"dataset": "ucdp-ged", "version": None, "row": "512"})
    'ucdp-ged, row 512'
    """
    name = " ".join(clean(row[part]) for part in ("dataset", "version") if row.get(part))
    return f"{name}, row {clean(row['row'])}" if name else ""


def beneath(row: Row, columns: int, *, indent: str = "    ", against: str = "") -> Iterator[str]:
    """The quote, what stands around it, and the ids of the claims against it, where there are some."""
    yield from ground(row, columns, indent=indent)
    yield from wrap(around(row), columns, indent=indent, hanging=indent + "  ")
    if against:
        yield from wrap(f"contested: see {against}", columns, indent=indent, hanging=indent + "  ")


def claim_lines(rows: Sequence[Row], ids: ShortIds, columns: int, *, status: bool = False) -> Iterator[str]:
    """Rows that have the columns of a claim, one block each; `status`: say which are drafts or rejected."""
    cells = [(sentence(row), _stands(row, status), ids[row["claim"]]) for row in rows]
    for row, block in zip(rows, aligned(cells, columns), strict=True):
        yield from block
        yield from beneath(row, columns)


def _stands(row: Row, status: bool) -> str:
    words = modality(row)
    if row.get("subject_id") and row["subject_id"] == row.get("object_id"):
        words += ", both ends one actor: no edge"  # as after a merge
    return f"{clean(row['status'])}: {words}" if status and row["status"] != "accepted" else words
