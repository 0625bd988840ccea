"""YAML with line numbers, as far as a hand-written file needs it.

Every scalar stays the text that was written (a plain `null`, `~` or nothing is None), so that no date,
number or "no" is guessed at; what a value means is for the reader of the field to say. Tags are refused, and
so are repeated keys; an alias shares its anchor's value, within a bound on what all of them add up to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sides.graph.errors import NotYAML
from sides.loaders.problems import Problems

_HALVES = re.compile("[\ud800-\udfff]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEPTH = 30  # levels of nesting; a claims file needs six
_ALIASED = 100_000  # values that all aliases of a file may stand for


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: its text, None where the file leaves it empty; `plain` where it was written without quotes."""

    line: int
    text: str | None
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file; `key_lines` tells each key's line."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node: TypeAlias = Scalar | Sequence | Mapping


def parse_yaml(text: str, problems: Problems) -> Node:
    """The one document in `text`; an empty one is an empty mapping. A repeated key is noted in `problems`.

    Raises `NotYAML`, with line and column, for text that is not YAML and for tags, a second document, and
    aliases or nesting beyond the bounds.
    """
    import yaml
    from yaml.error import MarkedYAMLError, YAMLError

    source = problems.source
    try:
        return _Builder(yaml.parse(text, Loader=safe_loader()), problems).document()
    except MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        raise NotYAML(
            _words(error, text), source=source, line=mark and mark.line + 1, column=mark and mark.column + 1
        ) from None
    except YAMLError as error:
        position = getattr(error, "position", None)
        line = None if not isinstance(position, int) else text.count("\n", 0, position) + 1
        reason = getattr(error, "reason", None) or str(error)
        raise NotYAML(f"this is not YAML: {reason}", source=source, line=line) from None


def _words(error: Any, text: str) -> str:
    problem = str(error.problem or error.context)
    mark = error.problem_mark
    hint = ""
    if "mapping values are not allowed" in problem:
        hint = "; a value that holds ': ' has to be put in quotes"
    elif mark is not None and text[mark.index : mark.index + 1] == "\t":
        hint = ": a tab; indent with spaces"
    return f"this is not YAML: {problem}{hint}"


class _Builder:
    """Makes nodes of the parser's events."""

    def __init__(self, events: Iterator[Any], problems: Problems) -> None:
        self._events = events
        self._problems = problems
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._aliased = 0

    def document(self) -> Node:
        node: Node | None = None
        for event in self._events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                if node is not None:
                    raise self._refuse(event, "a file holds one document; this begins a second one")
                node, _ = self._node(next(self._events), 0)
        return Mapping(1) if node is None or (isinstance(node, Scalar) and node.text is None) else node

    def _node(self, event: Any, depth: int) -> tuple[Node, int]:
        """The node that begins with `event`, and how many values it holds, aliased ones included."""
        name = type(event).__name__
        if name == "AliasEvent":
            return self._alias(event)
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise self._refuse(event, f"YAML tags are not used here: leave out {tag}")
        if depth > _DEPTH:
            raise self._refuse(event, f"nested more than {_DEPTH} levels deep")
        line = event.start_mark.line + 1
        node: Node
        if name == "ScalarEvent":
            node, size = self._scalar(event, line), 1
        elif name == "SequenceStartEvent":
            node, size = self._sequence(line, depth)
        else:
            node, size = self._mapping(line, depth)
        if event.anchor is not None:
            # Known only once it is complete: a value that contains itself is an unknown alias.
            self._anchors[event.anchor] = node, size
        return node, size

    def _scalar(self, event: Any, line: int) -> Scalar:
        plain = not event.style
        text = str(event.value)
        # The parser in C refuses these by itself; the one that stands in where it is missing does not.
        if _HALVES.search(text):
            raise self._refuse(event, "this holds half a character (a lone surrogate), which no text can")
        if plain and text in _NULLS:
            return Scalar(line, None)
        if event.style in ("|", ">"):
            text = text.rstrip("\n")  # the end of a block is how it was written, not what it says
        return Scalar(line, text, plain)

    def _sequence(self, line: int, depth: int) -> tuple[Sequence, int]:
        sequence, size = Sequence(line), 1
        for event in self._events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            item, count = self._node(event, depth + 1)
            sequence.items.append(item)
            size += count
        return sequence, size

    def _mapping(self, line: int, depth: int) -> tuple[Mapping, int]:
        mapping, size = Mapping(line), 1
        for event in self._events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key, _ = self._node(event, depth + 1)
            if not isinstance(key, Scalar) or key.text is None:
                raise self._refuse(event, "a key is a word")
            value, count = self._node(next(self._events), depth + 1)
            size += count + 1
            if key.text in mapping.items:
                first = mapping.key_lines[key.text]
                self._problems.add(key.line, f"{key.text!r} is here twice (first in line {first})")
                continue
            mapping.items[key.text], mapping.key_lines[key.text] = value, key.line
        return mapping, size

    def _alias(self, event: Any) -> tuple[Node, int]:
        if event.anchor not in self._anchors:
            raise self._refuse(event, f"*{event.anchor} stands for nothing before it")
        node, size = self._anchors[event.anchor]
        self._aliased += size
        if self._aliased > _ALIASED:
            raise self._refuse(event, f"aliases stand for more than {_ALIASED} values")
        return node, size

    def _refuse(self, event: Any, message: str) -> NotYAML:
        mark = event.start_mark
        return NotYAML(message, source=self._problems.source, line=mark.line + 1, column=mark.column + 1)


def safe_loader() -> Any:
    """PyYAML's safe loader: the one in C where it is there."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
