"""The typed parameters of saved queries: from what a person or a program gives to what the store is passed.

Types: `string`, `int`, `float`, `bool`; `date` and `end-date` (an ISO day; a month or year means its first,
or its last, day); `list` (of strings; commas in text); `statuses` and `modalities` (lists of those of the
ontology); `actor-kind` and `relation` (their names); `actor`, `place`, `thing` (an actor
or a place) and `claim`, which are looked up in the store.

Actors and places reach the query as the key of a `Name` node: `id:lna`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

from sides.graph.errors import InvalidParameter, UnknownName
from sides.graph.interval import first_day, last_day
from sides.graph.names import fold

if TYPE_CHECKING:
    from sides.graph.store import Store
    from sides.queries.catalogue import SavedQuery

_TRUE, _FALSE, _NONE = ("true", "yes", "1", "on"), ("false", "no", "0", "off"), ("none", "null", "")


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
            bound[parameter.name] = TYPES[parameter.type](value, store)
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
    if kind in ("actor", "place", "thing", "claim"):
        raise ValueError(f"a parameter of type {kind} has no default but none")
    value: object = text
    if text[:1] in "['\"":
        try:
            value = ast.literal_eval(text)
        except (SyntaxError, ValueError):
            raise ValueError(f"{text} is not well written") from None
    return TYPES[kind](value, None)


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
            raise InvalidParameter(f"{query.id} has no parameter {name!r}; {takes}.{guess}")


def _missing(query: SavedQuery, parameter: Parameter) -> str:
    help_text = f": {parameter.help}" if parameter.help else ""
    return f"{query.id} needs {parameter.name} ({parameter.type}{help_text}); give {parameter.name}=…"


def _string(value: object, store: Store | None) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _int(value: object, store: Store | None) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        with suppress(ValueError):
            return int(value)
    raise ValueError(f"{value!r} is not a whole number")


def _float(value: object, store: Store | None) -> float:
    number = nan
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        with suppress(ValueError, OverflowError):
            number = float(value)
    # NaN and infinity compare differently from store to store, and mean nothing here.
    if not isfinite(number):
        raise ValueError(f"{value!r} is not a number")
    return number


def _bool(value: object, store: Store | None) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUE + _FALSE:
        return value.lower() in _TRUE
    raise ValueError(f"{value!r} is not true or false")


def _date(value: object, store: Store | None) -> date:
    return _day(value, first_day)


def _end_date(value: object, store: Store | None) -> date:
    return _day(value, last_day)


def _day(value: object, of_text: Callable[[str], date]) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return of_text(value)
    raise ValueError(f"{value!r} is not an ISO date")


def _list(value: object, store: Store | None) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, Iterable):
        return [_string(each, store) for each in value]
    raise ValueError(f"{value!r} is not a list")


def _one_of(what: str, known: Iterable[str], name: str) -> str:
    known = list(known)
    if name not in known:
        close = get_close_matches(name, known, n=1, cutoff=0.5)
        guess = f"; did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"
        raise ValueError(f"{name!r} is no {what}{guess}")
    return name


def _statuses(value: object, store: Store | None) -> list[str]:
    from sides.ontology.terms import STATUSES

    return [_one_of("status", STATUSES, each) for each in _list(value, store)]


def _modalities(value: object, store: Store | None) -> list[str]:
    from sides.ontology.terms import MODALITIES

    return [_one_of("modality", MODALITIES, each) for each in _list(value, store)]


def _actor_kind(value: object, store: Store | None) -> str:
    from sides.ontology.terms import ACTOR_KINDS

    return _one_of("kind of actor", ACTOR_KINDS, _string(value, store).strip().lower().replace(" ", "-"))


def _relation(value: object, store: Store | None) -> str:
    from sides.ontology.terms import RELATIONS

    name = _string(value, store).strip().lower().replace(" ", "-").replace("_", "-")
    return _one_of("relation", RELATIONS, name)


def _actor(value: object, store: Store | None) -> str:
    name = _named(value)
    if store is None:
        return _key(name)
    return f"id:{store.actor(_bare(name)).id}"


def _place(value: object, store: Store | None) -> str:
    return _found(value, store, places=True)


def _thing(value: object, store: Store | None) -> str:
    return _found(value, store, places=False)


def _found(value: object, store: Store | None, *, places: bool) -> str:
    """The key of what is called so: an id where it is one thing; else the folded name, which stands for all
    of them.
    """
    from sides.graph.actor import Place

    name = _named(value)
    if store is None:
        return _key(name)
    found = [each for each in store.find(_bare(name)) if isinstance(each, Place) or not places]
    if not found:
        what = "place" if places else "actor or place"
        raise UnknownName(what, _bare(name), _names(store, places=places), hint="See `sides actors`.")
    ids = {each.id for each in found}
    return f"id:{ids.pop()}" if len(ids) == 1 else fold(name)


def _names(store: Store, *, places: bool) -> list[str]:
    label = "Place" if places else "Actor|Place"
    rows = store.rows(f"MATCH (n:{label}) RETURN n.name AS name, n.id AS id ORDER BY id")
    return [text for row in rows for text in (row["name"], row["id"]) if text]


def _claim(value: object, store: Store | None) -> str:
    text = _string(value, store).strip()
    return text if store is None else store.claim_id(text)


def _named(value: object) -> str:
    name = value if isinstance(value, str) else getattr(value, "id", None)
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"{value!r} is no name")
    return name.strip()


def _bare(name: str) -> str:
    return name.removeprefix("id:")


def _key(name: str) -> str:
    return name if name.startswith("id:") else fold(name)


#: What converts a value of each type; ValueError says what is wrong with it.
TYPES: Mapping[str, Callable[[object, Any], Any]] = {
    "string": _string,
    "int": _int,
    "float": _float,
    "bool": _bool,
    "date": _date,
    "end-date": _end_date,
    "list": _list,
    "statuses": _statuses,
    "modalities": _modalities,
    "actor-kind": _actor_kind,
    "relation": _relation,
    "actor": _actor,
    "place": _place,
    "thing": _thing,
    "claim": _claim,
}
