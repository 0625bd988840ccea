"""Changing one entry of a claims file and nothing else of it: comments and hand formatting stay as they are.

Places are found by the marks of the YAML parser, and what comes out is for the caller to read again before it is
written: a file in a form that this does not foresee is then refused, not spoilt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sides.graph.errors import InvalidInput
from sides.loaders.yaml_lines import safe_loader
from sides.loaders.yaml_text import flow, scalar

Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an entry of a list of mappings stands in a text, in code points, ends exclusive.

    start: of its first key (behind the `- `), or of its `{`; end: behind its last value. line: of its start, from 1.
    column: of its keys. braces: whether it is written as `{…}`. keys, values: the places of each field.
    """

    start: int
    end: int
    line: int
    column: int
    braces: bool
    keys: Mapping[str, Part]
    values: Mapping[str, Part]


def entries(text: str) -> list[Entry]:
    """The entries under `claims:` of the claims file `text`, in its order; those that are no mapping are left out."""
    events = _sections(text).get("claims", [])
    found: list[Entry] = []
    if not events or type(events[0]).__name__ != "SequenceStartEvent":
        return found
    item = 1
    while item < len(events) - 1:
        following = _after(events, item)
        if type(events[item]).__name__ == "MappingStartEvent":
            found.append(_entry(text, events[item:following]))
        item = following
    return found


def _sections(text: str) -> dict[str, list[Any]]:
    """The events of the value of each field of the file."""
    import yaml

    events = list(yaml.parse(text, Loader=safe_loader()))
    found: dict[str, list[Any]] = {}
    # The position is two events in: behind the starts of the stream, the document and the file's mapping.
    at = next((i for i, event in enumerate(events) if type(event).__name__ == "MappingStartEvent"), len(events))
    at += 1
    while at < len(events) and type(events[at]).__name__ != "MappingEndEvent":
        after = _after(events, at + 1)
        found[str(getattr(events[at], "value", None))] = events[at + 1 : after]
        at = after
    return found


def _after(events: list[Any], at: int) -> int:
    """The index behind the node that begins with event `at`."""
    depth = 0
    while True:
        name = type(events[at]).__name__
        depth += name.endswith("StartEvent")
        depth -= name.endswith("EndEvent")
        at += 1
        if depth == 0:
            return at


def _entry(text: str, events: list[Any]) -> Entry:
    keys: dict[str, Part] = {}
    values: dict[str, Part] = {}
    at = 1
    while at < len(events) - 1:
        key, after = events[at], _after(events, at + 1)
        keys[str(key.value)] = (key.start_mark.index, key.end_mark.index)
        # The end of a block is marked where the next thing begins; of what is empty, where its key ends.
        begin, end = events[at + 1].start_mark.index, _last(text, events[at + 1 : after])
        values[str(key.value)] = (begin, begin + len(text[begin:end].rstrip()))
        at = after
    first, last = events[0], events[-1]
    braces = bool(first.flow_style)
    end = last.end_mark.index if braces else max(part[1] for part in (*values.values(), *keys.values()))
    start = first.start_mark.index
    return Entry(start, end, first.start_mark.line + 1, first.start_mark.column, braces, keys, values)


def _last(text: str, events: list[Any]) -> int:
    """Where the last word of a node ends, whatever stands behind it."""
    return max(
        _block_end(text, event) if getattr(event, "style", None) in ("|", ">") else int(event.end_mark.index)
        for event in events
        if event is events[0] or event.start_mark.index < event.end_mark.index
    )


def _block_end(text: str, event: Any) -> int:
    """Where a text written as a block (`|`, `>`) ends: its mark is set behind the comments after it."""
    header = line_end(text, event.start_mark.index)
    keeps = "+" in text[event.start_mark.index : header].partition("#")[0]
    indent, end, at = None, header, header + 1
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].rstrip("\r")
        spaces = len(line) - len(line.lstrip(" "))
        if line.strip(" "):
            indent = max(spaces, 1) if indent is None else indent
            if spaces < indent:
                break
            end = at + len(line)
        elif keeps:
            end = at + len(line)
        at = stop + 1
    return min(end, int(event.end_mark.index))


def set_fields(text: str, entry: Entry, fields: Mapping[str, object]) -> str:
    """`text` with these fields of `entry` set to values as `yaml_text.flow` writes them; None leaves one empty.

    A field that the entry does not have is added beneath its `status`, else at its end.
    """
    changes: list[tuple[int, int, str]] = []
    added: list[str] = []
    for name, value in fields.items():
        written = "" if value is None else scalar(value, in_block=True) if isinstance(value, str) else flow(value)
        if entry.braces and isinstance(value, str):
            written = scalar(value)
        if name not in entry.keys:
            if value is not None:
                added.append(f"{name}: {written}")
            continue
        begin, end = entry.values[name]
        if begin == end:
            colon = text.index(":", entry.keys[name][1]) + 1
            begin = end = colon
            written = f" {written}" if written else ""
        changes.append((begin, end, written))
    if added:
        changes.append(_addition(text, entry, added))
    for begin, end, written in sorted(changes, reverse=True):
        text = text[:begin] + written + text[end:]
    return text


def _addition(text: str, entry: Entry, lines: Iterable[str]) -> tuple[int, int, str]:
    if entry.braces:
        at = entry.end - 1
        comma = "" if text[entry.start + 1 : at].rstrip().endswith((",", "{")) or at == entry.start + 1 else ","
        kept = len(text[:at].rstrip())
        return kept, kept, "".join(f"{comma if number == 0 else ','} {line}" for number, line in enumerate(lines))
    at = line_end(text, entry.values["status"][1] if "status" in entry.values else entry.end)
    new = newline(text)
    return at, at, "".join(f"{new}{' ' * entry.column}{line}" for line in lines)


def written(text: str, entry: Entry) -> str:
    """The entry as it is written, its fields moved to the left margin, with the comments inside of it."""
    if entry.braces:
        return text[entry.start : entry.end] + "\n"
    lines = text[entry.start : line_end(text, entry.end)].split("\n")
    margin = " " * entry.column
    return "".join(f"{line.removeprefix(margin).rstrip()}\n" for line in lines)


def entry_fields(written: str) -> dict[str, Any]:
    """The fields of an entry, or of a whole file, as YAML reads them; none where it is no mapping."""
    import yaml

    try:
        found = yaml.load(written, Loader=safe_loader())
    except yaml.YAMLError:
        return {}
    return found if isinstance(found, dict) else {}


def rewritten(text: str, entry: Entry, fields: str) -> str:
    """`text` with `entry` written as `fields`, as `written` gives them."""
    end = entry.end if entry.braces else line_end(text, entry.end)
    return text[: entry.start] + _indented(text, fields, entry.column) + text[end:]


def without_entry(text: str, entry: Entry) -> str:
    """`text` without the lines of `entry`. Raises InvalidInput where these hold something else too."""
    begin, end = text.rfind("\n", 0, entry.start) + 1, line_end(text, entry.end)
    rest = text[entry.end : end].partition("#")[0]
    if text[begin : entry.start].strip() != "-" or (entry.braces and rest.strip()):
        raise InvalidInput(f"line {entry.line}: this entry shares its line with others; give it a line of its own")
    return text[:begin] + text[end:].removeprefix("\r").removeprefix("\n")


def with_entry(text: str, fields: str) -> str:
    """`text` with an entry more behind the last under `claims:`, or with the first.

    Raises InvalidInput where its `claims:` is written in a form that cannot be added to.
    """
    new = newline(text)
    known = entries(text)
    if known and not known[-1].braces:
        last = known[-1]
        at = line_end(text, last.end)
        dash = text.rfind("-", 0, last.start)
        column = dash - (text.rfind("\n", 0, dash) + 1)
        lead = " " * column + "-" + " " * (last.column - column - 1)
        if last.column > column and not text[text.rfind("\n", 0, dash) + 1 : dash].strip():
            return f"{text[:at]}{new}{lead}{_indented(text, fields, last.column)}{text[at:]}"
    body = f"{new}  - {_indented(text, fields, 4)}"
    if known:
        at = line_end(text, known[-1].end)
        return text[:at] + body + text[at:]
    begin = _claims_begin(text)
    if begin is None:
        return text.rstrip() + f"{new}claims:{body}{new}"
    at = line_end(text, begin)
    if text[begin + len("claims:") : at].partition("#")[0].strip():
        raise InvalidInput("its `claims:` has no room for one more; write it as a list, an entry a line")
    return text[:at] + body + text[at:]


def with_declaration(text: str, section: str, written: str) -> str:
    """`text` with one more declaration, `ID: {…}`, under its `actors:` or `places:`, which is made where it is not.

    Raises InvalidInput where that section is in a form that cannot be added to.
    """
    new = newline(text)
    events = _sections(text).get(section)
    if events is None:
        begin = _claims_begin(text)
        if begin is not None:
            return f"{text[:begin]}{section}:{new}  {written}{new}{new}{text[begin:]}"
        return f"{text.rstrip()}{new}{section}:{new}  {written}{new}"
    if type(events[0]).__name__ != "MappingStartEvent":
        raise InvalidInput(f"its `{section}:` has no room for one more; write it as a mapping, `{written}`")
    if events[0].flow_style:
        at = events[-1].start_mark.index
        comma = ", " if len(events) > 2 and not text[:at].rstrip().endswith(",") else ""
        return text[:at].rstrip() + comma + written + text[at:]
    at = line_end(text, _last(text, events))
    return f"{text[:at]}{new}{' ' * events[1].start_mark.column}{written}{text[at:]}"


def _claims_begin(text: str) -> int | None:
    """Where the line `claims:` begins, None where there is none."""
    found = f"\n{text}".find("\nclaims:")
    return None if found < 0 else found


def _indented(text: str, fields: str, column: int) -> str:
    lines = [line.rstrip() for line in fields.rstrip().split("\n")]
    return newline(text).join(
        line if number == 0 or not line.strip() else " " * column + line for number, line in enumerate(lines)
    )


def line_end(text: str, at: int) -> int:
    """Where the line of the code point `at` ends, before its line break."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def newline(text: str) -> str:
    """The line break that `text` uses."""
    return "\r\n" if "\r\n" in text else "\n"


def added_line(before: str, after: str) -> int:
    """The line, from 1, in which `after`, which `with_entry` made of `before`, has its new entry."""
    old = {entry.line for entry in entries(before)}
    new = [entry.line for entry in entries(after) if entry.line not in old]
    return new[0] if new else 1


def field_set(fields: str, name: str, value: str | None) -> str:
    """The fields of one entry, at the left margin, with one of them set to `value` as YAML; None takes it out.

    Raises InvalidInput where that is not YAML.
    """
    from yaml.error import YAMLError

    lead = "claims:\n  - "
    text = lead + _indented("", fields, 4) + "\n"
    try:
        (entry,) = entries(text)
        if entry.braces:
            raise InvalidInput("an entry in braces is changed in the file, or with an editor ($EDITOR)")
        if name not in entry.keys:
            at = line_end(text, entry.end)
            text = text if value is None else f"{text[:at]}\n    {name}: {value}{text[at:]}"
        else:
            begin, end = entry.keys[name][0], max(entry.values[name][1], entry.keys[name][1] + 1)
            if value is not None:
                text = f"{text[:begin]}{name}: {value}{text[end:]}"
            elif len(entry.keys) > 1:
                # The first field stands behind the dash: the next one moves up to it.
                text = text[:begin] + text[line_end(text, end) :].lstrip()
        (entry,) = entries(text)
    except YAMLError as error:
        raise InvalidInput(f"{name}: {value} is not YAML: {getattr(error, 'problem', None) or error}") from None
    return written(text, entry)
