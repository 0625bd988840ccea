"""Loading a file of a data set that others coded, and telling what came of its rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sides.graph.errors import InvalidInput
from sides.loaders.datasets.compressed import Given, given
from sides.loaders.datasets.layout import Edition, Layout
from sides.loaders.datasets.published import layout_of, layouts
from sides.loaders.datasets.report import Report
from sides.loaders.datasets.transform import Transformed, release_of, transform
from sides.queries.answers.layout import clean, wrap
from sides.queries.answers.words import counted
from sides.queries.commands.dataset_options import DatasetOptions

if TYPE_CHECKING:
    from sides.graph.store import Store

_LISTED = 12
"""Types that the summary lists of each kind; of more only the number."""


def layout_for(file: Given, options: DatasetOptions) -> Layout | None:
    """The layout to read `file` by; None where it is no data set."""
    if options.mapping is not None:
        from sides.loaders.datasets.mapped_table import MappedTable
        from sides.loaders.datasets.mapping import mapping_file

        return MappedTable(mapping_file(options.mapping))
    if options.type is not None:
        return layouts().get(options.type)
    return layout_of(file)


def load_dataset(
    path: Path, options: DatasetOptions, store: Store | None, opening: Callable[[], Store]
) -> dict[str, Any] | None:
    """Load the file at `path`; a row that says what came of it, None where it is no data set.

    store: the store, where there is one: a file that it has already is not read again. opening: gives it, made where
    there is none; asked once the file was understood.
    Raises `InvalidInput` for a file that cannot be read at all, or with `strict` one with bad rows.
    """
    with given(path) as file:
        layout = layout_for(file, options)
        if layout is None:
            return None
        edition = _edition(layout.edition(file), options)
        id, release = release_of(edition, file.hash)
        # What a mapping makes of a table depends on the mapping, which may be another now.
        if store is not None and options.mapping is None and store.has_release(id, release):
            return {"file": str(path), "reading": id, "action": "unchanged", "claims": None, "problem": None}
        with (
            _bar(f"reading {file.stem}", file.size) as bar,
            transform(file, layout, edition=edition, progress=bar) as found,
        ):
            report = found.report
            if report.bad and options.strict:
                raise InvalidInput("\n".join([f"{_bad(report)}; nothing of it is loaded:", *_bad_lines(report, path)]))
            _refuse_another(store, found)
            outcome = opening().load_release(found.registry, found.parts(), anew=options.mapping is not None)
        return {
            "file": str(path),
            "reading": outcome.reading,
            "action": outcome.action,
            "claims": outcome.claims,
            "before": outcome.before if outcome.action == "replaced" else None,
            "lapsed": outcome if outcome.lapsed else None,
            "problem": None,
            "report": _figures(layout, found),
            "bad": _bad_lines(report, path),
        }


_CLAIMS = "MATCH (r:Reading)-[:USES]->(:Reading {id: $id}) RETURN sum(r.claims) AS claims"
_ANY = "UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN count(c) AS claims"


def _refuse_another(store: Store | None, found: Transformed) -> None:
    """InvalidInput where the store holds claims under the name of this release, and not one of them is in it: then it
    is no newer release of these, but other years or another region of the data set.
    """
    if store is None or not (old := store.rows(_CLAIMS, {"id": found.id})[0]["claims"]):
        return
    for part in found.parts():
        if store.rows(_ANY, {"ids": [claim.id for claim in part.claims]})[0]["claims"]:
            return
    raise InvalidInput(
        f"the store holds {found.id!r} with {counted(old, 'claim')}, and none of its rows is in this file. To keep "
        "both say which part of the data set this is (--part NAME); to replace it remove it first "
        f"(sides remove --dataset {found.release.dataset})"
    )


def _edition(told: Edition, options: DatasetOptions) -> Edition:
    """What the file's name tells, but for what the options say."""
    version = told.version if options.version is None else options.version
    part = told.part if options.part is None else options.part
    return Edition(dataset=told.dataset, part=part, version=version)


def dataset_problems(path: Path, options: DatasetOptions) -> list[str] | None:
    """What is wrong with the rows of the file at `path`, each with its line; None where it is no data set."""
    with given(path) as file:
        layout = layout_for(file, options)
        if layout is None:
            return None
        with _bar(f"checking {file.stem}", file.size) as bar, transform(file, layout, progress=bar) as found:
            return _bad_lines(found.report, path)


@contextmanager
def _bar(label: str, size: int) -> Iterator[Callable[[int], None] | None]:
    """A bar over the bytes of the file, on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=size, label=clean(label), file=sys.stderr) as bar:
        yield lambda position: bar.update(position - bar.pos)


def _figures(layout: Layout, found: Transformed) -> dict[str, Any]:
    """What `--format json` gives of a file's rows."""
    report, release = found.report, found.release
    return {
        "layout": layout.name,
        "dataset": release.dataset,
        "version": release.version,
        "rows": report.rows,
        "actors": report.actors,
        "places": report.places,
        "mapped": [
            {"type": type, "relation": relation, "rows": rows} for (type, relation), rows in report.mapped.most_common()
        ],
        "unmapped": [{"type": type, "rows": rows} for type, rows in report.unmapped.most_common()],
        "skipped": [{"reason": reason, "rows": rows} for reason, rows in report.skipped.most_common()],
        "repeated": report.repeated,
        "bad": report.bad_rows,
        "notes": report.notes,
    }


def figures_text(figures: Mapping[str, Any], columns: int) -> Iterator[str]:
    """The figures of a file for a person: what mapped to what, and what did not, the commonest first."""
    yield f"  {counted(figures['rows'], 'row')}, {counted(figures['actors'], 'actor')}"
    for title, entries in (
        ("mapped", [(f"{each['type']}  ->  {each['relation']}", each["rows"]) for each in figures["mapped"]]),
        ("not mapped (no relation stands for it)", [(each["type"], each["rows"]) for each in figures["unmapped"]]),
        ("no claim", [(each["reason"], each["rows"]) for each in figures["skipped"]]),
    ):
        if not entries:
            continue
        yield f"  {title}: {sum(rows for _, rows in entries):,}"
        for name, rows in entries[:_LISTED]:
            first, *more = wrap(clean(name), columns - 15, hanging="  ") or [""]
            yield f"    {rows:>9,}  {first}"
            yield from (" " * 15 + line for line in more)
        if len(entries) > _LISTED:
            rest = entries[_LISTED:]
            yield f"    and {sum(rows for _, rows in rest):,} rows of {len(rest)} more types (--format json lists all)"
    if figures["repeated"]:
        yield f"  said again under the same id: {counted(figures['repeated'], 'row')}"
    for note in figures["notes"]:
        yield f"  {clean(note)}"


def _bad(report: Report) -> str:
    return f"{counted(report.bad_rows, 'bad row')} of {report.rows:,}"


def _bad_lines(report: Report, path: Path) -> list[str]:
    lines = [f"{clean(str(path))}:{row.line}: {row.reason}" for row in report.bad]
    more = report.bad_rows - len(report.bad)
    return [*lines, f"and {counted(more, 'bad row')} more"] if more else lines
