"""The types of the parameters of saved queries: what a person or a program may give, and what it becomes.

`TYPES` is the one declaration of them: headers name them, `bind` converts with them, the page of the saved queries
lists them. Actors and places reach a query as the key of a `Name` node: `id:lna`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

from sides.graph.errors import UnknownName, shortened
from sides.graph.filters import CONFIDENCES
from sides.graph.interval import first_day, last_day
from sides.graph.names import fold

if TYPE_CHECKING:
    from sides.graph.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterType:
    """A type of parameters.

    convert: what the store is passed for a value, names looked up in the store where one is given; ValueError says what
    is wrong with the value. meaning: what one gives, in words for people. looked_up: whether it names something in the
    store, so that a header can give it no default.
    """

    convert: Callable[[object, Store | None], Any]
    meaning: str
    looked_up: bool = False


_TRUE, _FALSE = ("true", "yes", "1", "on"), ("false", "no", "0", "off")


def _shown(value: object) -> str:
    """A value as messages print it, a very long one shortened."""
    return repr(shortened(value)) if isinstance(value, str) else shortened(repr(value))


def _string(value: object, store: Store | None) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{_shown(value)} is no text")
    return value


def _int(value: object, store: Store | None) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        with suppress(ValueError):
            return int(value)
    raise ValueError(f"{_shown(value)} is not a whole number")


def _float(value: object, store: Store | None) -> float:
    number = nan
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        with suppress(ValueError, OverflowError):
            number = float(value)
    # NaN and infinity compare differently from store to store, and mean nothing here.
    if not isfinite(number):
        raise ValueError(f"{_shown(value)} is not a number")
    return number


def _sign(value: object, store: Store | None) -> int:
    number = _int(value, store)
    if number not in (-1, 0, 1):
        raise ValueError(f"{_shown(value)} is not -1, 0 or 1")
    return number


_LEAST, _MOST = CONFIDENCES


def _confidence(value: object, store: Store | None) -> float:
    number = _float(value, store)
    if not _LEAST <= number <= _MOST:
        raise ValueError(f"{_shown(value)} is not between {_LEAST:g} and {_MOST:g}")
    return number


def _bool(value: object, store: Store | None) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUE + _FALSE:
        return value.lower() in _TRUE
    raise ValueError(f"{_shown(value)} is not true or false")


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
    raise ValueError(f"{_shown(value)} is not an ISO date")


def _list(value: object, store: Store | None) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, Iterable):
        return [_string(each, store) for each in value]
    raise ValueError(f"{_shown(value)} is not a list")


def _one_of(what: str, known: Iterable[str], name: str) -> str:
    known = list(known)
    if name not in known:
        close = get_close_matches(name, known, n=1, cutoff=0.5)
        guess = f"; did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"
        raise ValueError(f"{_shown(name)} is no {what}{guess}")
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
        raise ValueError(f"{_shown(value)} is no name")
    return name.strip()


def _bare(name: str) -> str:
    return name.removeprefix("id:")


def _key(name: str) -> str:
    return name if name.startswith("id:") else fold(name)


#: Every type by the name that headers give it.
TYPES: Mapping[str, ParameterType] = {
    "string": ParameterType(convert=_string, meaning="text"),
    "int": ParameterType(convert=_int, meaning="a whole number"),
    "sign": ParameterType(convert=_sign, meaning="1 for alliance, -1 for opposition, 0 for neither"),
    "float": ParameterType(convert=_float, meaning="a number"),
    "confidence": ParameterType(convert=_confidence, meaning=f"a number from {_LEAST:g} to {_MOST:g}"),
    "bool": ParameterType(convert=_bool, meaning="true or false"),
    "date": ParameterType(convert=_date, meaning="a day, month or year (2017-06-03, 2017-06, 2017): its first day"),
    "end-date": ParameterType(convert=_end_date, meaning="a day, month or year: its last day"),
    "list": ParameterType(convert=_list, meaning="texts, with commas between them"),
    "statuses": ParameterType(convert=_statuses, meaning="statuses of claims, with commas between them"),
    "modalities": ParameterType(convert=_modalities, meaning="modalities of claims, with commas between them"),
    "actor-kind": ParameterType(convert=_actor_kind, meaning="a kind of actor, such as armed-group"),
    "relation": ParameterType(convert=_relation, meaning="the name of a relation, such as captures-from"),
    "actor": ParameterType(convert=_actor, meaning="an actor, by name, alias or id", looked_up=True),
    "place": ParameterType(convert=_place, meaning="a place, by name, alias or id", looked_up=True),
    "thing": ParameterType(convert=_thing, meaning="an actor or a place, by name, alias or id", looked_up=True),
    "claim": ParameterType(
        convert=_claim, meaning="a claim, by its key, READING/KEY, its id or the beginning of it", looked_up=True
    ),
}
