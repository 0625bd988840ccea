"""One way to print every listing: as text for people, or as JSON, JSON lines or CSV for programs.

A command returns an `Answer` and wears `@listing`; nothing else prints results.
"""

from __future__ import annotations

import functools
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TextIO

import click
from sides.queries.answers.layout import UNSAFE, blocks, clean, escape, table, wrap

FORMATS = ("table", "json", "jsonl", "csv")
WIDEST = 120  # longer lines are hard to read, however wide the terminal is

Row = Mapping[str, Any]

#: What a spreadsheet takes for the beginning of a formula, full-width forms included.
_FORMULA = re.compile(r"^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command found.

    columns: the names of the rows' values, in order: the header of a CSV even when there is no row.
    rows: one mapping a result; values are str, int, float, bool, None, dates, and lists and mappings of these.
    text: the lines for a person at a width in columns; None: a plain table of the rows.
    notes: what was left out and how to see it, or why there is nothing; beneath the text, else on standard error.
    problems: what went wrong beside it, on standard error in every format. exit_code: what the command then ends with.
    """

    columns: Sequence[str]
    rows: Sequence[Row]
    text: Callable[[int], Iterable[str]] | None = None
    notes: Sequence[str] = ()
    problems: Sequence[str] = ()
    exit_code: int = 0


def listing(command: Callable[..., Answer]) -> Callable[..., None]:
    """Give a command `--format` and print the answer that it returns."""

    @click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the results.",
    )
    @functools.wraps(command)
    def run(*arguments: Any, form: str, **options: Any) -> None:
        answer = command(*arguments, **options)
        write(answer, form)
        if answer.exit_code:
            click.get_current_context().exit(answer.exit_code)

    return run


def write(answer: Answer, form: str, *, out: TextIO | None = None, err: TextIO | None = None) -> None:
    """Print `answer` to `out` (standard output) in one of `FORMATS`."""
    out, err = out or sys.stdout, err or sys.stderr
    columns = text_width()
    if form == "table":
        _print(out, text_lines(answer, columns))
        _print(err, _messages(answer.problems))
        return
    printers: dict[str, Callable[[Answer], Iterable[str]]] = {
        "json": json_lines,
        "jsonl": jsonl_lines,
        "csv": csv_lines,
    }
    _print(out, printers[form](answer))
    _print(err, _messages([*answer.notes, *answer.problems]))


def text_width() -> int:
    """The columns that text may take: the terminal's, at most 120, 80 where there is none; `COLUMNS` wins."""
    return max(40, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


def text_lines(answer: Answer, columns: int) -> Iterator[str]:
    """`answer` for a person: its lines, then its notes."""
    if answer.text is not None:
        yield from answer.text(columns)
    elif answer.rows:
        cells = [[cell(row.get(name)) for name in answer.columns] for row in answer.rows]
        nested = any(_nested(row.get(name)) for row in answer.rows for name in answer.columns)
        yield from (blocks if nested else table)(answer.columns, cells, columns)
    for note in answer.notes:
        yield from wrap(note, columns, hanging="  ")


def json_lines(answer: Answer) -> Iterator[str]:
    """`answer` as one JSON array, a row a line."""
    if not answer.rows:
        yield "[]"
        return
    rows = [_json(row) for row in answer.rows]
    yield "["
    yield from (f"  {row}," for row in rows[:-1])
    yield f"  {rows[-1]}"
    yield "]"


def jsonl_lines(answer: Answer) -> Iterator[str]:
    """`answer` as JSON, one object a line."""
    return (_json(row) for row in answer.rows)


def csv_lines(answer: Answer) -> Iterator[str]:
    """`answer` as CSV: a header, then a row each; a cell that a spreadsheet would run gets an apostrophe before it."""
    import csv
    import io

    body: list[list[Any]] = [[row.get(name) for name in answer.columns] for row in answer.rows]
    for values in [list(answer.columns), *body]:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow([csv_cell(value) for value in values])
        yield buffer.getvalue()[:-1]


def csv_cell(value: object) -> str:
    """A value in a spreadsheet's cell: empty for None, a list joined with "; ", never a formula.

    >>> csv_cell("=1+1"), csv_cell(-1), csv_cell(["lna", "gna"])
    ("'=1+1", '-1', 'lna; gna')
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    text = UNSAFE.sub(lambda found: found.group() if found.group() in "\t\n" else escape(found.group()), _plain(value))
    return f"'{text}" if _FORMULA.match(text) else text


def cell(value: object) -> str:
    """A value in a cell of a text table, on one line and harmless."""
    return clean(_plain(value))


def _nested(value: object) -> bool:
    """Whether it is a mapping, or a list that holds one: a narrow column makes nothing readable of it."""
    return isinstance(value, Mapping) or (isinstance(value, list | tuple) and any(map(_nested, value)))


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return ", ".join(f"{name}: {_plain(value[name])}" for name in sorted(value) if value[name] is not None)
        case list() | tuple():
            parts = [_plain(part) for part in value]
            return "; ".join(parts)
        case _:
            return str(value)


def _json(row: Row) -> str:
    import json

    stable = {name: _ordered(value) for name, value in row.items()}
    text = json.dumps(stable, ensure_ascii=False, default=_iso)
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)  # the same string to every JSON reader


def _ordered(value: object) -> object:
    """`value` with the keys of every mapping in it sorted: a server gives them in no order."""
    if isinstance(value, Mapping):
        return {str(name): _ordered(value[name]) for name in sorted(value, key=str)}
    if isinstance(value, list | tuple):
        return [_ordered(part) for part in value]
    return value


def _iso(value: object) -> str:
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")


def _messages(messages: Iterable[str]) -> Iterator[str]:
    for message in messages:
        for number, line in enumerate(message.splitlines()):
            text = " " * (len(line) - len(line.lstrip())) + clean(line)
            yield f"sides: {text}" if number == 0 else text


def _print(stream: TextIO, lines: Iterable[str]) -> None:
    for line in lines:
        stream.write(line + "\n")
    stream.flush()  # a closed pipe is noticed here, while the command can still say nothing about it
