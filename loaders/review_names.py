"""What an entry under review names that its claims file does not declare: new actors and places, and known ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sides.graph.actor import Actor, Place
from sides.graph.errors import InvalidInput
from sides.loaders.claims_edit import field_set
from sides.loaders.yaml_lines import safe_loader

SECTIONS = ("actors", "places")
_NAMING = ("subject", "object", "between", "place", "outlet", "speakers")
_IDS = ("id", "on_behalf_of")


def taken_apart(entry: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """An entry without the `actors:` and `places:` that it declares, and these, as a claims file has them.

    Raises InvalidInput where it is not YAML, or a declaration has not this form.
    """
    fields = _fields(entry)
    declared = {section: fields[section] for section in SECTIONS if section in fields}
    for section, things in declared.items():
        if not isinstance(things, dict) or not all(isinstance(each, dict) for each in things.values()):
            raise InvalidInput(f"{section}: each is declared as `ID: {{name: NAME, kind: KIND}}`")
        entry = field_set(entry, section, None)
    return entry, declared


def shipped(entry: str, known: Iterable[str]) -> list[Actor | Place]:
    """The actors and places of the gazetteers that come with `sides` whose ids the entry names; not those `known`."""
    taken = set(known)
    wanted = [ident for ident in named_ids(entry) if ident not in taken]
    if not wanted:
        return []
    from sides.loaders.reader.names.gazetteer import Gazetteer

    entries = Gazetteer.load().entries
    found: list[Actor | Place] = []
    for one in (entries[ident] for ident in wanted if ident in entries):
        place = Place(id=one.id, name=one.name, kind=one.kind or None)
        found.append(place if one.place else Actor(id=one.id, name=one.name, short=one.short, kind=one.kind))
    return found


def named_ids(entry: str) -> list[str]:
    """The ids that an entry names, known ones or not, each once. Raises InvalidInput where it is not YAML."""
    return list(dict.fromkeys(_named(_fields(entry))))


def _named(fields: dict[str, Any]) -> Iterator[str]:
    for name in _NAMING:
        values = fields.get(name)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict):
                yield from (value[key] for key in _IDS if isinstance(value.get(key), str))


def _fields(entry: str) -> dict[str, Any]:
    import yaml

    try:
        fields = yaml.load(entry, Loader=safe_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = "" if mark is None else f"line {mark.line + 1}: "
        raise InvalidInput(f"{where}this is not YAML: {getattr(error, 'problem', None) or error}") from None
    return fields if isinstance(fields, dict) else {}
