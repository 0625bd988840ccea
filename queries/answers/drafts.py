"""What `sides read` found in a document, for a person: its drafts in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sides.queries.answers.claim_lines import claim_lines
from sides.queries.answers.layout import clean, wrap
from sides.queries.answers.short_ids import ShortIds
from sides.queries.answers.words import counted

Record = Mapping[str, Any]

#: The fields of a record, in order: what `sides read --format jsonl` prints of each draft.
COLUMNS = (
    "document", "id", "subject", "relation", "object", "between", "sign", "polarity", "modality", "speakers", "outlet",
    "date", "date_text", "place", "means", "circumstance", "hedge", "quote", "start", "end", "confidence", "rule",
)  # fmt: skip


def draft_lines(document: str, records: Sequence[Record], columns: int) -> Iterator[str]:
    """The drafts of one document under its name."""
    yield from wrap(f"{clean(document)}: {counted(len(records), 'draft')}", columns, hanging="  ")
    rows = [_row(record) for record in records]
    yield from claim_lines(rows, ShortIds(row["claim"] for row in rows), columns)
    yield ""


def _row(record: Record) -> dict[str, Any]:
    """A record as the columns of a claim, as saved queries name them."""
    subject, object = record["subject"] or {}, record["object"] or {}
    names = {end["id"]: end["name"] for end in _ends(record) if end["id"]}
    sure = record["confidence"]
    relation = record["relation"]
    return {
        "claim": record["id"],
        "subject": subject.get("name") or subject.get("mention"),
        "subject_id": subject.get("id"),
        "relation": f"not {relation}" if record["polarity"] == "negated" else relation,
        "object": object.get("name") or object.get("mention"),
        "object_id": object.get("id"),
        "parties": [{"id": end["id"], "name": end["name"] or end["mention"]} for end in record["between"]],
        "modality": record["modality"] if sure is None else f"{sure:.2f} {record['modality']}",
        "hedge": record["hedge"],
        "quote": record["quote"],
        "places": [end["name"] or end["mention"] for end in record["place"]],
        "circumstance": record["circumstance"],
        "date": record["date"],
        "date_text": record["date_text"],
        "speakers": [
            {**voice, "on_behalf_of": names.get(voice["on_behalf_of"], voice["on_behalf_of"])}
            for voice in record["speakers"]
        ],
        "outlets": [record["outlet"]["name"] or record["outlet"]["mention"]] if record["outlet"] else [],
    }


def _ends(record: Record) -> Iterator[Record]:
    ends = (record["subject"], record["object"], record["outlet"], *record["between"], *record["speakers"])
    yield from (end for end in ends if end is not None)
