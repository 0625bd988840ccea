"""Text on a terminal: its width, wrapping, columns, and making words from outside harmless.

Everything that comes from articles, files or stores passes through `clean` before it is printed, so that no name or
quote can move the cursor, set a title, or turn the reading direction of the line around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

#: Control characters (C0, DEL, C1), bidi embeddings, overrides and isolates, and unpaired surrogates.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
#: The width of a first column below which the others stand beneath it.
_NARROWEST = 20


def clean(value: object) -> str:
    r"""`value` on one line and harmless: white space becomes one space, what steers a terminal becomes its escape.

    A date or time is written in ISO format, in UTC with a `Z`; None is empty: text that is a date may come out of a
    store as one.

    >>> clean("Haftar\n  met \x1b[31mSerraj"), clean(date(2020, 2, 17))
    ('Haftar met \\x1b[31mSerraj', '2020-02-17')
    """
    if value is None:
        return ""
    text = value.isoformat().replace("+00:00", "Z") if isinstance(value, date) else str(value)
    return UNSAFE.sub(lambda found: escape(found.group()), _SPACE.sub(" ", text).strip())


def escape(letter: str) -> str:
    r"""One character written so that it can be seen: `\x1b`, `\u202e`."""
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width(text: str) -> int:
    """How many terminal columns `text` takes: wide letters two, combining and invisible ones none.

    >>> width("Hftr"), width("利比亚"), width("e\u0301")
    (4, 6, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def pad(text: str, columns: int) -> str:
    """`text` with spaces behind it up to `columns`."""
    return text + " " * max(0, columns - width(text))


def clip(text: str, columns: int) -> str:
    """`text`, or as many of its words as fit into `columns` with `…` behind them.

    >>> clip("Egypt has been helping Haftar", 16)
    'Egypt has been…'
    """
    if width(text) <= columns:
        return text
    head = _take(text, columns - 1)
    space = head.rfind(" ")
    if space > columns // 2 and not text[len(head) : len(head) + 1].isspace():
        head = head[:space]
    return head.rstrip(" ,;:") + "…"


def _take(text: str, columns: int) -> str:
    """The longest beginning of `text` that fits into `columns`."""
    taken = 0
    for position, letter in enumerate(text):
        taken += _letter_width(letter)
        if taken > columns:
            return text[:position]
    return text


def wrap(text: str, columns: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """`text` in lines of at most `columns`: the first after `indent`, the others after `hanging` (else `indent`).

    A word longer than a line is cut. No text gives no line.
    """
    rest = indent if hanging is None else hanging
    lines: list[str] = []
    start, line = indent, ""
    for word in text.split(" "):
        if not word:
            continue
        room = max(8, columns - width(start))
        if line and width(line) + 1 + width(word) <= room:
            line += " " + word
            continue
        if line:
            lines.append(start + line)
            start, line = rest, ""
            room = max(8, columns - width(start))
        while width(word) > room:
            head = _take(word, room) or word[:1]
            lines.append(start + head)
            word, start = word[len(head) :], rest
            room = max(8, columns - width(start))
        line = word
    if line:
        lines.append(start + line)
    return lines


def quoted(text: str, columns: int, *, indent: str = "    ", most: int = 2, lead: str = "") -> list[str]:
    """A quote in at most `most` lines (0: as many as it takes), in quotation marks, cut with `…`; `lead` stands before
    it, and tells whose words they are where they are no article's.
    """
    words = f'{lead}"{clean(text)}"'
    lines = wrap(words, columns, indent=indent, hanging=indent + " ")
    if most and len(lines) > most:
        kept = lines[: most - 1]
        last = " ".join(line.strip() for line in lines[most - 1 :])
        room = columns - width(indent) - (1 if kept else 0) - 1
        kept.append((indent + " " if kept else indent) + clip(last, room).removesuffix("…") + '…"')
        return kept
    return lines


def aligned(
    rows: Sequence[Sequence[str]], columns: int, *, indent: str = "  ", gap: str = "  ", leads: Sequence[str] = ()
) -> list[list[str]]:
    """Rows of cells in lines: every column as wide as its widest cell, the first giving way (and wrapping) to the rest.

    Where little would be left of the first, the others stand beneath it.
    leads: what stands before each row's first cell, such as an arrow. Returns the lines of each row, so that more
    can be put beneath a row.
    """
    if not rows:
        return []
    count = max(len(row) for row in rows)
    cells = [[*row, *[""] * (count - len(row))] for row in rows]
    used = [index for index in range(1, count) if any(row[index] for row in cells)]
    widths = {index: max(width(row[index]) for row in cells) for index in used}
    longest = max((width(lead) for lead in leads), default=0)
    starts = [indent + (pad(lead, longest) + gap if longest else "") for lead in leads or [""] * len(rows)]
    taken = sum(widths.values()) + len(gap) * len(used) + width(starts[0])
    longest_first = max(width(row[0]) for row in cells)
    if columns - taken < min(_NARROWEST, longest_first):
        return [_stacked(start, row, used, columns, gap) for start, row in zip(starts, cells, strict=True)]
    first = max(min(_NARROWEST, columns - taken), min(longest_first, columns - taken))
    result = []
    for start, row in zip(starts, cells, strict=True):
        head, *more = wrap(row[0], first, hanging="  ") or [""]
        tail = gap.join(pad(row[index], widths[index]) for index in used)
        line = (start + pad(head, first) + gap + tail if tail else start + head).rstrip()
        result.append([line, *(" " * width(start) + part for part in more)])
    return result


def _stacked(start: str, row: Sequence[str], used: Sequence[int], columns: int, gap: str) -> list[str]:
    """A row whose columns do not fit beside each other: the first cell, and the others beneath it."""
    lines = wrap(row[0], columns, indent=start, hanging=" " * width(start) + "  ") or [start.rstrip()]
    beneath = " " * width(start) + "  "
    line = ""
    for cell in (row[index] for index in used if row[index]):
        if line and width(line) + len(gap) + width(cell) <= columns:
            line += gap + cell
            continue
        if line:
            lines.append(line)
        *whole, line = wrap(cell, columns, indent=beneath)
        lines += whole
    return [*lines, line] if line else lines


def fitted(lines: Iterable[str], columns: int) -> Iterator[str]:
    """`lines`, those that are too long wrapped, with what follows further to the right."""
    for line in lines:
        if width(line) <= columns:
            yield line
        else:
            indent = " " * (len(line) - len(line.lstrip()))
            yield from wrap(line, columns, indent=indent, hanging=indent + "  ")


def table(names: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> Iterator[str]:
    """A plain table with a header; where it would not fit, each row as a block of `name  value` lines."""
    widths = [max([width(name), *(width(row[index]) for row in rows)]) for index, name in enumerate(names)]
    gaps = 2 * (len(names) - 1)
    if sum(widths) + gaps > columns:
        widths = _shrunk(widths, columns - gaps)
    if not widths:
        yield from blocks(names, rows, columns)
        return
    yield "  ".join(pad(name, size) for name, size in zip(names, widths, strict=True)).rstrip()
    yield "  ".join("-" * size for size in widths)
    for row in rows:
        cells = [wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            parts = [cell[line] if line < len(cell) else "" for cell in cells]
            yield "  ".join(pad(part, size) for part, size in zip(parts, widths, strict=True)).rstrip()


def _shrunk(widths: Sequence[int], room: int) -> list[int]:
    """Column widths that fit into `room`: the widest give way, none below 16 columns of its own; [] where none do."""
    result = list(widths)
    while sum(result) > room:
        widest = max(result)
        if widest <= 16:
            return []
        result[result.index(widest)] -= 1
    return result


def blocks(names: Sequence[str], rows: Iterable[Sequence[str]], columns: int) -> Iterator[str]:
    """Each row as `name  value` lines beneath its number."""
    longest = max((width(name) for name in names), default=0)
    for number, row in enumerate(rows, start=1):
        yield f"-- {number} --"
        for name, cell in zip(names, row, strict=True):
            lead = f"{pad(name, longest)}  "
            yield from wrap(cell, columns, indent=lead, hanging=" " * len(lead)) or [lead.rstrip()]
