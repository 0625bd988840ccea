"""The typed parameters of saved queries: from what a person or a program gives to what the store is passed.

`sides.queries.parameter_types` declares their types.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from sides.graph.errors import InvalidParameter, shortened
from sides.queries.parameter_types import TYPES

if TYPE_CHECKING:
    from sides.graph.store import Store
    from sides.queries.catalogue import SavedQuery

_NONE = ("none", "null", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a saved query: its name, one of `TYPES`, its default where it is not required (None: not
    set), its help.
    """

    name: str
    type: str
    required: bool
    default: Any
    help: str = ""


def bind(query: SavedQuery, values: Mapping[str, Any], store: Store | None = None) -> dict[str, Any]:
    """The parameters to pass with `query`: `values` converted to their types, names looked up in `store`,
    defaults filled in.

    A value may be text, as typed on a command line, or of the type itself; None stands for the default.
    Without a store, names are folded and passed on unresolved. Raises InvalidParameter for a parameter that
    is missing, unknown or not of its type; UnknownActor, AmbiguousActor and their like where a name does not
    stand for one thing.
    """
    _refuse_unknown(query, values)
    bound: dict[str, Any] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if value is None:
            if parameter.required:
                raise InvalidParameter(_missing(query, parameter))
            bound[parameter.name] = parameter.default
            continue
        try:
            bound[parameter.name] = TYPES[parameter.type].convert(value, store)
        except ValueError as error:
            raise InvalidParameter(f"{query.id}: {parameter.name}: {error}") from error
    return bound


def default_value(kind: str, text: str) -> Any:
    """The default that a header writes for a parameter of type `kind`; ValueError where it writes none.

    >>> default_value("list", "['accepted', 'draft']")
    ['accepted', 'draft']
    >>> default_value("date", "none") is None
    True
    """
    if text in _NONE:
        return None
    if TYPES[kind].looked_up:
        raise ValueError(f"a parameter of type {kind} has no default but none")
    value: object = text
    if text[:1] in "['\"":
        try:
            value = ast.literal_eval(text)
        except (SyntaxError, ValueError):
            raise ValueError(f"{text} is not well written") from None
    return TYPES[kind].convert(value, None)


def param_lines(query: SavedQuery, values: Mapping[str, Any], store: Store | None = None) -> str:
    """The `:param` lines that set `values` and the defaults in Neo4j Browser, to be entered before the query
    is pasted.
    """
    bound = bind(query, values, store)
    return "".join(f":param {name} => {_literal(value)};\n" for name, value in bound.items())


def _literal(value: object) -> str:
    """`value` as a Cypher expression."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, list):
        return f"[{', '.join(_literal(each) for each in value)}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
        return f"'{escaped}'"
    return repr(value)


def _refuse_unknown(query: SavedQuery, values: Mapping[str, Any]) -> None:
    names = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in names:
            close = get_close_matches(name, names, n=1, cutoff=0.6)
            guess = f" Did you mean {close[0]}?" if close else ""
            takes = f"it takes {', '.join(names)}" if names else "it takes none"
            raise InvalidParameter(f"{query.id} has no parameter {shortened(name)!r}; {takes}.{guess}")


def _missing(query: SavedQuery, parameter: Parameter) -> str:
    help_text = f": {parameter.help}" if parameter.help else ""
    return f"{query.id} needs {parameter.name} ({parameter.type}{help_text}); give {parameter.name}=…"
