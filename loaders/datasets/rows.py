"""Rows of text out of a stream of bytes: comma-separated with quotes, tab-separated without any, or JSON.

A row that cannot be read is given as `Bad`, with its line, and reading goes on.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeAlias

from sides.loaders.datasets.compressed import BROKEN

Cells: TypeAlias = Mapping[str, str]
"""A row: its text by the name of the column; a cell that the row lacks is not in it."""

LONGEST = 4 << 20
"""Bytes that a line may have. A quote that is never closed would else swallow the file."""
_FIELD = 1 << 20
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be taken: the line that it begins in (of JSON its number, from 1), and why."""

    line: int
    reason: str


Numbered: TypeAlias = tuple[int, Sequence[str]]


def comma_separated(stream: BinaryIO, *, delimiter: str = ",") -> Iterator[Numbered | Bad]:
    """Rows of CSV, with cells in quotes that may hold line breaks; the number is that of the row's first line."""
    csv.field_size_limit(_FIELD)
    lines = _Lines(stream)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            until = f" (up to line {reader.line_num})" if reader.line_num > first else ""
            yield Bad(first, f"this is no well-formed row{until}: {error}")
            continue
        except BROKEN as error:
            yield _ends_early(first, error)
            return
        if fault := lines.fault_from(first):
            yield Bad(first, fault)
        elif any(cells):
            yield first, cells


def tab_separated(stream: BinaryIO) -> Iterator[Numbered | Bad]:
    """Rows with a tab between cells, a line a row; a quote is a letter like others."""
    lines = _Lines(stream)
    number = 0
    while True:
        number += 1
        try:
            line = next(lines)
        except StopIteration:
            return
        except BROKEN as error:
            yield _ends_early(number, error)
            return
        if fault := lines.fault_from(number):
            yield Bad(number, fault)
        elif text := line.rstrip("\r\n"):
            yield number, text.split("\t")


def under(columns: Sequence[str], rows: Iterator[Numbered | Bad]) -> Iterator[tuple[int, Cells] | Bad]:
    """Each of `rows` by the names of its columns; one with another number of cells is bad."""
    width = len(columns)
    for row in rows:
        if isinstance(row, Bad):
            yield row
        elif len(row[1]) != width:
            yield Bad(row[0], f"{len(row[1])} cells for {width} columns")
        else:
            yield row[0], dict(zip(columns, row[1], strict=True))


def json_objects(stream: BinaryIO, *, within: str) -> Iterator[tuple[int, dict[str, Any]] | Bad]:
    """The objects of a JSON text, numbered from 1, one at a time.

    They stand in a list, in a list under the key `within` of one object, or one a line.
    """
    import ijson

    first, rest = _peek(stream)
    if first == b"{" and _is_a_line(rest):
        yield from _json_lines(stream)
        return
    number = 0
    try:
        for number, item in enumerate(_items(stream, within), start=1):
            if isinstance(item, dict):
                yield number, item
            else:
                yield Bad(number, f"this is no object but {json.dumps(item)[:40]}")
    except ijson.JSONError as error:
        yield Bad(number + 1, f"the JSON cannot be read on from here: {str(error).splitlines()[0]}")
    except UnicodeDecodeError:
        yield Bad(number + 1, "this is not UTF-8; the JSON cannot be read on from here")
    except BROKEN as error:
        yield _ends_early(number + 1, error)


def _items(stream: BinaryIO, within: str) -> Iterator[Any]:
    """The items of the list that a JSON text is, or that stands under the key `within` of the object that it is.

    IncompleteJSONError for one that is nested too deeply: ijson's own `items` takes all memory for that.
    """
    import ijson
    from ijson.common import ObjectBuilder

    depth, start, key, builder = 0, 0, None, None
    for event, value in ijson.basic_parse(stream, use_float=True):
        ends = event in ("end_map", "end_array")
        depth -= ends
        if depth > _DEEPEST:
            raise ijson.IncompleteJSONError(f"it is nested more than {_DEEPEST} deep")
        if start == 0:  # before the list
            if event == "map_key" and depth == 1:
                key = value
            elif event == "start_array" and (depth == 0 or (depth == 1 and key == within)):
                start = depth + 1
        elif depth < start:
            return
        else:
            builder = builder or ObjectBuilder()
            builder.event(event, value)
            if depth == start and (ends or not event.startswith("start_")):
                yield builder.value
                builder = None
        depth += event in ("start_map", "start_array")


def _json_lines(stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any]] | Bad]:
    for row in tab_separated(stream):
        if isinstance(row, Bad):
            yield row
            continue
        number, cells = row
        try:
            item = json.loads("\t".join(cells))
        except (ValueError, RecursionError) as error:
            yield Bad(number, f"this line is no JSON: {error}")
            continue
        if isinstance(item, dict):
            yield number, item
        else:
            yield Bad(number, "this line is no JSON object")


def _peek(stream: BinaryIO) -> tuple[bytes, bytes]:
    """The first sign of JSON in `stream`, and its first line, both still to be read."""
    start = stream.tell()
    line = b""
    while not (line := stream.readline(LONGEST)).strip(b"\xef\xbb\xbf \t\r\n") and line:
        start = stream.tell()
    bom = b"\xef\xbb\xbf"
    stream.seek(start + len(bom) if line.startswith(bom) else start)
    line = line.removeprefix(bom).strip()
    return line[:1], line


def _is_a_line(line: bytes) -> bool:
    """Whether `line` is a whole JSON object, and none that holds a list of rows."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return not any(isinstance(value, list) and value and isinstance(value[0], dict) for value in found.values())


class _Lines:
    """The lines of a stream as text; of those that are no UTF-8, or too long, it remembers what is wrong."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._number = 0
        self._faults: dict[int, str] = {}

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(LONGEST)
        if not line:
            raise StopIteration
        self._number += 1
        if self._number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) == LONGEST and not line.endswith(b"\n"):
            self._faults[self._number] = f"the line is longer than {LONGEST:,} bytes"
            while (more := self._stream.readline(LONGEST)) and not more.endswith(b"\n"):
                pass
            return "\n"
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            wrong = line[error.start]
            self._faults[self._number] = f"this is not UTF-8 (byte 0x{wrong:02x} at {error.start + 1})"
            return line.decode(errors="replace")

    def fault_from(self, first: int) -> str | None:
        """What is wrong with one of the lines from `first` to the one read last; told once."""
        if not self._faults:
            return None
        found = [self._faults.pop(number) for number in range(first, self._number + 1) if number in self._faults]
        return found[0] if found else None


def _ends_early(line: int, error: BaseException) -> Bad:
    return Bad(line, f"the file ends early or is damaged from here on: {error}")
