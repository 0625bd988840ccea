"""The fields of one entry of a claims file: read by name, with a problem noted for whatever does not fit."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Names
from collections.abc import Sequence as Values
from typing import TypeVar

from sides.graph.errors import InvalidInput
from sides.loaders.problems import Problems, did_you_mean
from sides.loaders.yaml_lines import Mapping, Node, Scalar, Sequence

T = TypeVar("T")


class Fields:
    """One mapping of a file, whose keys may be `allowed` and nothing else.

    label: what the entry is called in a message ("claim egypt-helps"), empty for the file itself.
    hints: what to say of a key that is not allowed, for keys that one might expect.
    """

    def __init__(
        self,
        mapping: Mapping,
        problems: Problems,
        *,
        label: str,
        allowed: Values[str],
        hints: Names[str, str] | None = None,
    ) -> None:
        """Note a problem for each key that is not allowed."""
        self.mapping, self.problems, self.label = mapping, problems, label
        for key in mapping.items:
            if key not in allowed:
                hint = (hints or {}).get(key)
                told = f": {hint}" if hint else f".{did_you_mean(key, allowed)}"
                self.problem(f"there is no field {key!r}{told}", line=mapping.key_lines[key])

    @property
    def line(self) -> int:
        """The line that the entry begins in."""
        return self.mapping.line

    def line_of(self, name: str) -> int:
        """The line of the field `name`, or of the entry where it has none."""
        return self.mapping.key_lines.get(name, self.mapping.line)

    def problem(self, message: str, *, line: int | None = None, kind: type[InvalidInput] = InvalidInput) -> None:
        """Note a problem of this entry, in its first line where no other is given."""
        self.problems.add(line or self.line, f"{self.label}: {message}" if self.label else message, kind)

    def has(self, name: str) -> bool:
        """Whether the field is there, even without a value."""
        return name in self.mapping.items

    def node(self, name: str) -> Node | None:
        """The field's value, None where it is not there or empty."""
        node = self.mapping.items.get(name)
        return None if isinstance(node, Scalar) and not node.text else node

    def text(self, name: str) -> str | None:
        """The field as text; None where it is not there or empty."""
        node = self.node(name)
        if node is None:
            return None
        if isinstance(node, Scalar):
            return node.text
        self.problem(f"{name!r} takes one value", line=node.line)
        return None

    def texts(self, name: str) -> list[tuple[str, int]]:
        """The field's values, each with its line: a list, or one value that stands for a list of it."""
        found = []
        for item in self.items(name):
            if isinstance(item, Scalar):
                found.append((item.text or "", item.line))
            else:
                self.problem(f"{name!r} takes words", line=item.line)
        return found

    def items(self, name: str) -> list[Node]:
        """The field's entries: a list's, or the one value that stands for a list of it; those without a
        value left out.
        """
        node = self.node(name)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            return [node]
        return [item for item in node.items if not isinstance(item, Scalar) or item.text]

    def one_of(self, name: str, values: Values[str], *, line: int | None = None) -> str | None:
        """The field, which has to be one of `values`."""
        text = self.text(name)
        if text is None or text in values:
            return text
        self.problem(f"{name} {text!r} is not known.{did_you_mean(text, values)}", line=self.line_of(name))
        return None

    def each_of(self, name: str, values: Values[str]) -> tuple[str, ...]:
        """The field's values, each of which has to be one of `values`; sorted, each once."""
        found = set()
        for text, line in self.texts(name):
            if text in values:
                found.add(text)
            else:
                self.problem(f"{name} {text!r} is not known.{did_you_mean(text, values)}", line=line)
        return tuple(sorted(found))

    def parsed(self, name: str, parse: Callable[[str], T]) -> T | None:
        """The field as `parse` makes it of its text; its ValueError is noted as a problem."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return parse(text)
        except ValueError as error:
            self.problem(f"{name}: {error}", line=self.line_of(name))
            return None

    def each_parsed(self, name: str, parse: Callable[[str], T]) -> list[T]:
        """The field's values as `parse` makes them; each ValueError is noted as a problem, its value left out."""
        found = []
        for text, line in self.texts(name):
            try:
                found.append(parse(text))
            except ValueError as error:
                self.problem(f"{name}: {error}", line=line)
        return found
