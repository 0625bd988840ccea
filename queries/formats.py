"""One way to print every listing: as text for people, or as JSON, JSON lines or CSV for programs.

A command returns an `Answer` and wears `@listing`; nothing else prints results.
"""

from __future__ import annotations

import functools
import math
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, TextIO

import click
from sides.queries.answers.layout import UNSAFE, blocks, clean, escape, fitted, table, wrap

FORMATS = ("table", "json", "jsonl", "csv")
WIDEST = 120  # longer lines are hard to read, however wide the terminal is

Row = Mapping[str, Any]

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

#: What a spreadsheet takes for the beginning of a formula, full-width forms included.
_FORMULA = re.compile(r"^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command found.

    columns: the names of the rows' values, in order: the header of a CSV even when there is no row.
    rows: one mapping a result; values are str, int, float, bool, None, dates, and lists and mappings of these.
    lead: whom it speaks of, where another was asked for; above the text, else on standard error.
    text: the lines for a person at a width in columns; None: a plain table of the rows. whole: those that are too long
    stay so, since they hold paths to open.
    notes: what was left out and how to see it, or why there is nothing; beneath the text, else on standard error.
    problems: what went wrong beside it, on standard error in every format. exit_code: what the command then ends with.
    """

    columns: Sequence[str]
    rows: Sequence[Row]
    lead: Sequence[str] = ()
    text: Callable[[int], Iterable[str]] | None = None
    whole: bool = False
    notes: Sequence[str] = ()
    problems: Sequence[str] = ()
    exit_code: int = 0


#: `--format`, which a command gets as `form`.
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the results.",
)


def listing(command: Callable[..., Answer]) -> Callable[..., None]:
    """Give a command `--format` and print the answer that it returns."""

    @format_option
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
    _print_data(out, _PRINTERS[form](answer.columns, answer.rows), form)
    tell_beside(*answer.lead, *answer.notes, *answer.problems, stream=err)


def write_stream(
    form: str, columns: Sequence[str], groups: Iterable[tuple[Sequence[Row], Callable[[int], Iterable[str]]]]
) -> None:
    """Print a listing that is still being made, to standard output in one of `FORMATS`: each group of rows with how it
    looks to a person at a width in columns. No more than one group is in memory.
    """
    if form == "table":
        width = text_width()
        for _, text in groups:
            _print(sys.stdout, text(width))
    else:
        _print_data(sys.stdout, _PRINTERS[form](columns, (row for rows, _ in groups for row in rows)), form)


def tell_beside(*messages: str, stream: TextIO | None = None) -> None:
    """Print messages to standard error, each under the program's name."""
    _print(stream or sys.stderr, _messages(messages))


def _print_data(stream: TextIO, lines: Iterable[str], form: str) -> None:
    """Print what a program reads: whatever the encoding of the stream, it is JSON, and a CSV is UTF-8."""
    if _is_utf8(stream):
        _print(stream, lines)
    elif form != "csv":
        _print(stream, map(_in_ascii, lines))
    elif (raw := getattr(stream, "buffer", None)) is not None:
        stream.flush()
        raw.writelines(f"{line}\n".encode("utf-8", "backslashreplace") for line in lines)
        raw.flush()
    else:
        _print(stream, lines)


def _is_utf8(stream: TextIO) -> bool:
    import codecs

    return stream.encoding is None or codecs.lookup(stream.encoding).name == "utf-8"


def _in_ascii(line: str) -> str:
    """A line of JSON with the escape of every letter that is not ASCII; such letters stand in strings alone."""
    import json

    return _NOT_ASCII.sub(lambda found: json.dumps(found.group())[1:-1], line)


def tell(*lines: str) -> None:
    """Print what a command that changes something has done."""
    _print(sys.stdout, fitted(lines, text_width()))


def text_width() -> int:
    """The columns that text may take: the terminal's, at most 120, 80 where there is none; `COLUMNS` wins."""
    return max(40, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


def text_lines(answer: Answer, columns: int) -> Iterator[str]:
    """`answer` for a person: its lines, then its notes."""
    for line in answer.lead:
        yield from wrap(line, columns, hanging="  ")
    if answer.text is not None:
        lines = answer.text(columns)
        yield from lines if answer.whole else fitted(lines, columns)
    elif answer.rows:
        cells = [[cell(row.get(name)) for name in answer.columns] for row in answer.rows]
        nested = any(_nested(row.get(name)) for row in answer.rows for name in answer.columns)
        yield from (blocks if nested else table)(answer.columns, cells, columns)
    for note in answer.notes:
        yield from wrap(note, columns, hanging="  ")


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """`rows` as one JSON array, a row a line."""
    before = None
    for row in rows:
        yield "[" if before is None else f"  {before},"
        before = _json(row)
    yield from ("[]",) if before is None else (f"  {before}", "]")


def jsonl_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """`rows` as JSON, one object a line."""
    return (_json(row) for row in rows)


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """`rows` as CSV: a header, then a row each; a cell that a spreadsheet would run gets an apostrophe before it."""
    import csv
    import io

    body: Iterable[list[Any]] = ([row.get(name) for name in columns] for row in rows)
    for values in chain([list(columns)], body):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow([csv_cell(value) for value in values])
        yield buffer.getvalue()[:-1]


_PRINTERS: dict[str, Callable[[Sequence[str], Iterable[Row]], Iterator[str]]] = {
    "json": json_lines,
    "jsonl": jsonl_lines,
    "csv": csv_lines,
}


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
    text = json.dumps(stable, ensure_ascii=False, default=_iso, allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)  # the same string to every JSON reader


def _ordered(value: object) -> object:
    """`value` with the keys of every mapping in it sorted, since a server gives them in no order; and what is no finite
    number, which JSON has none for, as its name.
    """
    if isinstance(value, Mapping):
        return {str(name): _ordered(value[name]) for name in sorted(value, key=str)}
    if isinstance(value, list | tuple):
        return [_ordered(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else f"{'-' if value < 0 else ''}Infinity"
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
