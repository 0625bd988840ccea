"""Two things of one printed name in one answer, told apart: both have their ids behind their names.

The rule stands here alone. An answer gives `ToldApart` all that it prints, and prints what that gives back; rows for
programs have ids in columns of their own and stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from sides.queries.answers.layout import clean

Value = TypeVar("Value")


class ToldApart:
    """Names that several actors or places of one answer share.

    >>> names = ToldApart([{"subject": "Guard", "subject_id": "guard-a", "object": "Guard", "object_id": "guard-b"}])
    >>> names({"speakers": [{"name": "Guard", "id": "guard-a"}]})
    {'speakers': [{'name': 'Guard (guard-a)', 'id': 'guard-a'}]}
    """

    def __init__(self, *found: object) -> None:
        """From everything that is printed: rows, and maps and lists of them, with a name beside its id in each."""
        ids: dict[str, set[str]] = {}
        for name, id in (pair for each in found for pair in _pairs(each)):
            ids.setdefault(clean(name), set()).add(id)
        self._shared = {name for name, of in ids.items() if len(of) > 1}

    def name(self, name: str, id: str) -> str:
        """The name as it is to be printed."""
        return f"{name} ({id})" if clean(name) in self._shared else name

    def __call__(self, value: Value) -> Value:
        """A copy of rows, maps or lists with the names as they are to be printed."""
        copied: Any = self._copied(value) if self._shared else value
        return copied  # type: ignore[no-any-return]

    def _copied(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            copy = {key: self._copied(item) for key, item in value.items()}
            for key, id_key in _named(value):
                copy[key] = self.name(value[key], value[id_key])
            if "places" in value and "object" in value:  # a place that is the object is not said again
                copy["places"] = [place for place in value["places"] if place != value["object"]]
            return copy
        if isinstance(value, list | tuple):
            return [self._copied(item) for item in value]
        return value


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    """Every name in a value, with the id that stands beside it."""
    if isinstance(value, Mapping):
        yield from ((value[key], value[id_key]) for key, id_key in _named(value))
        for item in value.values():
            yield from _pairs(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _pairs(item)


def _named(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The keys of a row that hold a name, each with the key of its id: `subject` and `subject_id`, `name` and `id`.

    The words for a relation have the relation's name beside them, which is no id of a thing.
    """
    for key in row:
        id_key = "id" if key == "name" else f"{key}_id"
        if id_key in row and not key.endswith("relation") and isinstance(row[key], str) and row[id_key] is not None:
            yield key, id_key
