"""Links tables: CSV or TSV with the header `source,relation,target,quote,url,date`, a claim a row.

What most people have: who does what to whom, and where that was read. The document is not there, so a quote
is kept as the row has it, unchecked. Names become actors through `resolve`, else under an id made from the
name, of a kind that is not stated; what a relation to a place points to becomes a place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sides.graph.claim import Claim, Row, Speaker, keyless_claim_id
from sides.graph.reading import Reading
from sides.graph.record import in_order
from sides.graph.soundness import same_ends, visible_name, web_address
from sides.loaders.article import decode, read_bytes
from sides.loaders.claim_values import parse_confidence, parse_interval
from sides.loaders.claims_file import stem
from sides.loaders.ids import slug
from sides.loaders.problems import Problems, did_you_mean
from sides.loaders.table_names import Names, Resolve, sort_of
from sides.ontology.terms import MODALITIES, POLARITIES, RELATIONS, STATUSES

T = TypeVar("T")
NEEDED = ("source", "relation", "target")
COLUMNS = (
    *NEEDED, "quote", "url", "date", "status", "confidence", "speaker", "source_kind", "target_kind",
    "polarity", "modality",
)  # fmt: skip
_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class LinksTable:
    """A links table as read: its reading, and the line of each claim's row by the claim's id."""

    path: Path
    reading: Reading
    lines: Mapping[str, int] = field(default_factory=dict)


def read_links_table(path: str | Path, *, resolve: Resolve | None = None) -> LinksTable:
    """The links table at `path`; its reading is named after the file.

    resolve: the actors and places that are known by a name, in a store or a registry.
    Raises `InvalidInput` with every row that cannot be taken; `NotText` and `MissingFile` for the file
    itself.
    """
    table, problems = examine_links_table(path, resolve=resolve)
    problems.raise_if_any()
    assert table is not None
    return table


def examine_links_table(path: str | Path, *, resolve: Resolve | None = None) -> tuple[LinksTable | None, Problems]:
    """The links table at `path`, None where a row has a problem, and all the problems."""
    path = Path(path)
    problems = Problems(str(path))
    text = decode(read_bytes(path), source=str(path))
    rows = list(_rows(text, problems))
    reading_id = slug(stem(path)) or "table"
    names = Names(problems, resolve)
    # What can only be an actor first, then what can only be a place, wherever they stand in the table: a target that
    # may be either, and a speaker, is then what its name is elsewhere.
    for line, row in rows:
        names.subject(row["source"], row.get("source_kind"), line)
    for only in ("actor", "place"):
        for line, row in rows:
            relation = RELATIONS.get(_relation_name(row))
            kind = row.get("target_kind")
            if relation is not None and (relation.objects == (only,) or sort_of(kind) == only):
                names.object(row["target"], kind, relation, line)
    claims: list[Claim] = []
    lines: dict[str, int] = {}
    for line, row in rows:
        claim = _claim(line, row, reading_id, names, problems)
        if claim is not None:
            claims.append(claim)
            lines[claim.id] = line
    if not rows and not problems:
        problems.add(None, "the table has no rows")
    if problems:
        return None, problems
    actors, places = names.declared()
    reading = Reading(id=reading_id, actors=actors, places=places, claims=in_order(claims))
    return LinksTable(path, reading, lines), problems


def _rows(text: str, problems: Problems) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its first line, as the cells under each column, blanks at their ends left out."""
    lines = io.StringIO(text, newline="")
    skipped = 0
    if text[:4].lower() == "sep=":  # Excel's own hint
        lines.readline()
        skipped = 1
    header = lines.readline()
    delimiter = _delimiter(header)
    if delimiter is None:
        found = header.strip()[:80]
        message = (
            f"the first line has to name the columns {', '.join(NEEDED)}, …; it is {found!r}. For a table of other "
            "columns say what they are with --mapping FILE"
        )
        problems.add(1 + skipped, message)
        return
    columns = [_column(cell) for cell in next(csv.reader([header], delimiter=delimiter))]
    for name in columns:
        if name not in COLUMNS:
            problems.add(1 + skipped, f"there is no column {name!r}.{did_you_mean(name, COLUMNS)}")
        elif columns.count(name) > 1:
            problems.add(1 + skipped, f"the column {name!r} is there twice")
    if problems:
        return
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 2 + skipped
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) > len(columns):
                    message = f"{len(cells)} cells for {len(columns)} columns; put a cell with {delimiter!r} in quotes"
                    problems.add(line, message)
                else:
                    cells += [""] * (len(columns) - len(cells))
                    yield line, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
            line = 2 + skipped + reader.line_num
    except csv.Error as error:
        problems.add(line, f"this is no well-formed row: {error}")


def _delimiter(header: str) -> str | None:
    """What separates the columns: the sign with which the header names those that are needed."""
    for delimiter in _DELIMITERS:
        try:
            columns = [_column(cell) for cell in next(csv.reader([header], delimiter=delimiter), [])]
        except csv.Error:
            continue
        if set(NEEDED) <= set(columns):
            return delimiter
    return None


def _column(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_").replace("-", "_")


def _claim(line: int, row: dict[str, str], reading: str, names: Names, problems: Problems) -> Claim | None:
    before = len(problems)

    def problem(message: str) -> None:
        problems.add(line, message)

    name = _relation_name(row)
    relation = RELATIONS.get(name)
    if relation is None:
        problem(f"no relation is called {row.get('relation', '')!r}.{did_you_mean(name, RELATIONS)}")
        return None
    source = names.subject(row["source"], row.get("source_kind"), line)
    target = names.object(row["target"], row.get("target_kind"), relation, line)
    polarity = _one_of(row, "polarity", POLARITIES, problem) or "affirmed"
    modality = _one_of(row, "modality", MODALITIES, problem) or ("happened" if relation.act else "state")
    status = _one_of(row, "status", STATUSES, problem) or "accepted"
    confidence = _parsed(row, "confidence", parse_confidence, problem)
    when = _parsed(row, "date", parse_interval, problem)
    url = _parsed(row, "url", web_address, problem)
    for column in ("source", "target", "speaker"):
        _parsed(row, column, visible_name, problem)
    if source is not None and target is not None and (fault := same_ends(source, target)):
        problem(fault)
    if len(problems) > before or source is None or target is None:
        return None
    number = str(line)
    return Claim(
        id=keyless_claim_id(
            reading,
            span=number,
            relation=relation.name,
            subject=source.mention,
            object=target.literal or target.mention,
        ),
        subject=source,
        relation=relation.name,
        object=target,
        polarity=polarity,
        modality=modality,
        speakers=_speakers(row.get("speaker", ""), names),
        date=when,
        quote=row.get("quote") or None,
        status=status,
        confidence=confidence,
        row=Row(dataset=reading, row=number, url=url),
    )


def _relation_name(row: dict[str, str]) -> str:
    """The relation of a row as we write it: `CAPTURES_FROM` and `captures from` are `captures-from`."""
    return row["relation"].lower().replace("_", "-").replace(" ", "-")


def _speakers(name: str, names: Names) -> tuple[Speaker, ...]:
    return (Speaker(id=names.known(name), mention=name),) if name else ()


def _one_of(row: dict[str, str], name: str, values: tuple[str, ...], problem: Callable[[str], None]) -> str | None:
    text = row.get(name, "").lower()
    if text and text not in values:
        problem(f"{name} {text!r} is not known.{did_you_mean(text, values)}")
        return None
    return text or None


def _parsed(row: dict[str, str], name: str, parse: Callable[[str], T], problem: Callable[[str], None]) -> T | None:
    text = row.get(name, "")
    if not text:
        return None
    try:
        return parse(text)
    except ValueError as error:
        problem(f"{name}: {error}")
        return None
