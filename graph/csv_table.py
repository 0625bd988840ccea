"""Claims as a table: CSV with a row per claim, every field of it, and what the store derived, to be opened in Excel."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from sides.graph.claim import Argument, Claim, Link
from sides.graph.filters import Filters, export_note
from sides.graph.interval import Interval
from sides.graph.network import speaker_words
from sides.graph.reading import Reading

if TYPE_CHECKING:
    from sides.graph.store import Store

SEPARATOR = " | "
"""Between the items of a list in one cell; an item that is not set is empty, so that lists stay parallel."""
# What a spreadsheet runs as a formula (OWASP, "CSV Injection"), full-width forms included.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_CLAIMS = (
    "MATCH (c:Claim) WHERE {condition} RETURN c.id AS id, c.reading AS reading, c.status AS status, c.label AS label, "
    "c.kind AS kind, c.sign AS sign, c.subject AS subject, c.object AS object, c.between AS between, "
    "c.counted AS counted, c.contested AS contested, c.date_from AS date_from, c.date_until AS date_until, "
    "c.ends AS ends, c.date_source AS date_source, c.origins AS origins, c.position AS position "
    "ORDER BY reading, position, id"
)
_LABELS = "MATCH (n:{kind}) RETURN n.id AS id, n.label AS label"
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row is made of: the claim as recorded, its reading, what the store derived, and labels by id."""

    claim: Claim
    reading: Reading
    derived: Mapping[str, Any]
    labels: Mapping[str, str]

    def label(self, id: str | None) -> str | None:
        return None if id is None else self.labels.get(id, id)

    def link(self, link: Link) -> str:
        return " ".join(filter(None, (link.claim, link.kind and f"({link.kind})", link.why)))

    def publisher(self) -> str | None:
        article = self.reading.article
        return None if article is None else self.label(article.publisher) or article.publisher_name

    def argument(self, argument: Argument, canonical: str | None) -> str | None:
        return argument.literal or self.label(canonical)

    def speakers(self) -> list[str]:
        return [
            speaker_words(self.label(who.id) or who.mention or "", who.stance, self.label(who.on_behalf_of))
            for who in self.claim.speakers
        ]


def _field(path: str) -> Callable[[_Row], Any]:
    """What `path` ("claim.verdict.by") leads to from a row, None where a part of it is not set."""

    def find(row: _Row) -> Any:
        found: Any = row
        for name in path.split("."):
            found = getattr(found, name)
            if found is None:
                break
        return found

    return find


def _derived(name: str) -> Callable[[_Row], Any]:
    """What the store derived under `name`."""
    return lambda row: row.derived[name]


_COLUMNS: dict[str, Callable[[_Row], Any]] = {
    "reading": _field("reading.id"),
    "subject": lambda row: row.argument(row.claim.subject, row.derived["subject"]),
    "label": _derived("label"),
    "object": lambda row: row.argument(row.claim.object, row.derived["object"]),
    "between": lambda row: map(row.label, row.derived["between"] or ()),
    "modality": _field("claim.modality"),
    "quote": _field("claim.quote"),
    "speakers": lambda row: row.speakers(),
    "outlet": lambda row: row.label(row.claim.outlet),
    "date_from": _derived("date_from"),
    "date_until": _derived("date_until"),
    "date_source": _derived("date_source"),
    "place": lambda row: map(row.label, row.claim.place),
    "status": _derived("status"),
    "counted": _derived("counted"),
    "contested": _derived("contested"),
    "relation": _field("claim.relation"),
    "polarity": _field("claim.polarity"),
    "kind": _derived("kind"),
    "sign": _derived("sign"),
    "date": _field("claim.date"),
    "date_text": _field("claim.date_text"),
    "ends": _derived("ends"),
    "means": _field("claim.means"),
    "circumstance": _field("claim.circumstance"),
    "hedge": _field("claim.hedge"),
    "confidence": _field("claim.confidence"),
    "credibility": _field("claim.credibility"),
    "disputes": lambda row: map(row.link, row.claim.disputes),
    "confirms": lambda row: map(row.link, row.claim.confirms),
    "id": _field("claim.id"),
    "key": _field("claim.key"),
    "subject_id": _derived("subject"),
    "subject_recorded": _field("claim.subject.id"),
    "subject_mention": _field("claim.subject.mention"),
    "object_id": _derived("object"),
    "object_recorded": _field("claim.object.id"),
    "object_literal": _field("claim.object.literal"),
    "object_mention": _field("claim.object.mention"),
    "between_ids": _derived("between"),
    "between_recorded": lambda row: (party.id for party in row.claim.between),
    "between_mentions": lambda row: (party.mention for party in row.claim.between),
    "speaker_ids": lambda row: (who.id for who in row.claim.speakers),
    "speaker_mentions": lambda row: (who.mention for who in row.claim.speakers),
    "stances": lambda row: (who.stance for who in row.claim.speakers),
    "on_behalf_of": lambda row: (who.on_behalf_of for who in row.claim.speakers),
    "outlet_id": _field("claim.outlet"),
    "place_ids": _field("claim.place"),
    "origins": _derived("origins"),
    "start": _field("claim.start"),
    "end": _field("claim.end"),
    "article": _field("reading.article.title"),
    "article_date": _field("reading.article.date"),
    "article_url": _field("reading.article.url"),
    "article_id": _field("reading.article.id"),
    "publisher": lambda row: row.publisher(),
    "read_by": _field("reading.by"),
    "file_status": _field("claim.status"),
    "verdict_by": _field("claim.verdict.by"),
    "verdict_at": _field("claim.verdict.at"),
    "verdict_why": _field("claim.verdict.why"),
    "made_by": _field("claim.made_by.agent"),
    "made_by_version": _field("claim.made_by.version"),
    "rule": _field("claim.made_by.rule"),
    "dataset": _field("claim.row.dataset"),
    "version": _field("claim.row.version"),
    "row": _field("claim.row.row"),
    "note": _field("claim.row.note"),
    "url": _field("claim.row.url"),
}
COLUMNS = (*_COLUMNS, "made_with")
"""The header. `made_with` says which version wrote it, under which filters: a table has no other place for that."""


def write_csv(store: Store, out: BinaryIO, filters: Filters, *, bom: bool = True) -> int:
    """Write the claims of `store` that pass, by reading and in the order of its text; how many there were.

    bom: begin with a byte order mark, without which Excel takes UTF-8 for something else. Lines end in CR LF
    (RFC 4180). Text that a spreadsheet would run as a formula has an apostrophe before it. A list is joined by " | ".
    Without a passing claim there is a header alone.
    """
    out.write(_lines([COLUMNS]).encode("utf-8-sig" if bom else "utf-8"))
    note, count = export_note(filters), 0
    for row in _rows(store, filters):
        out.write(_lines([[*(_cell(value(row)) for value in _COLUMNS.values()), note]]).encode())
        count += 1
    return count


def _rows(store: Store, filters: Filters) -> Iterator[_Row]:
    labels = {row["id"]: row["label"] for kind in ("Actor", "Place") for row in store.rows(_LABELS.format(kind=kind))}
    condition, parameters = filters.cypher()
    passing: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.rows(_CLAIMS.format(condition=condition), parameters):
        passing[row["reading"]].append(row)
    for name, derived in sorted(passing.items()):
        reading = store.reading(name)
        claims = {claim.id: claim for claim in reading.claims}
        for row in derived:
            yield _Row(claims[row["id"]], reading, row, labels)


def _cell(value: Any) -> Value:
    """What stands in a cell: numbers as they are, text safe from being run, lists joined."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
        case date():
            return value.isoformat()
        case str() | Interval():
            text = str(value)
        case _:
            text = SEPARATOR.join(item or "" for item in value)
    return f"'{text}" if _FORMULA.match(text) else text


def _lines(rows: Iterable[Iterable[Value]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()
