"""The form of a language model's answer: a strict JSON schema made from the ontology, and the check of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sides.ontology import terms

#: What stands for an actor or place in the answer; the kinds are the ontology's.
_KINDS = (*terms.ACTOR_KINDS, *terms.PLACE_KINDS)

Schema = dict[str, Any]


def _text(*, null: bool = False) -> Schema:
    return {"type": ["string", "null"] if null else "string"}


def _one_of(values: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _record(**properties: Schema) -> Schema:
    """An object that has exactly these properties, as strict schemas want it."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_REFERENCE = _record(mention=_text(), name=_text(null=True), kind=_one_of(_KINDS))
_SPEAKER = _record(
    mention=_text(),
    name=_text(null=True),
    kind=_one_of(terms.ACTOR_KINDS),
    stance=_one_of(terms.STANCES),
    on_behalf_of=_or_null(_REFERENCE),
)
#: One claim of an answer.
CLAIM = _record(
    quote=_text(),
    relation=_one_of(list(terms.RELATIONS)),
    subject=_or_null(_REFERENCE),
    object=_or_null(_REFERENCE),
    literal=_text(null=True),
    between=_list(_REFERENCE),
    polarity=_one_of(terms.POLARITIES),
    modality=_one_of(terms.MODALITIES),
    speakers=_list(_SPEAKER),
    outlet=_or_null(_REFERENCE),
    places=_list(_REFERENCE),
    date_text=_text(null=True),
    means=_list(_one_of(terms.MEANS)),
    circumstance=_text(null=True),
    hedge=_text(null=True),
)
#: A whole answer.
ANSWER = _record(claims=_list(CLAIM))
#: What is asked of the model as `response_format`.
RESPONSE_FORMAT: Mapping[str, Any] = {
    "type": "json_schema",
    "json_schema": {"name": "claims", "strict": True, "schema": ANSWER},
}

_TYPES: Mapping[str, type | None] = {"object": dict, "array": list, "string": str, "null": type(None)}


def fits(value: object, schema: Schema) -> bool:
    """Whether `value` has the form of `schema`, one of this file: servers differ in how strictly they hold to it.

    >>> fits({"mention": "Egypt", "name": None, "kind": "state"}, _REFERENCE), fits({"mention": "Egypt"}, _REFERENCE)
    (True, False)
    """
    if "anyOf" in schema:
        return any(fits(value, each) for each in schema["anyOf"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is _TYPES[kind] for kind in kinds):
        return False
    if isinstance(value, str):
        # A lone half of a character pair can be written in JSON, and nowhere else.
        whole = not any("\ud800" <= letter <= "\udfff" for letter in value)
        return whole and ("enum" not in schema or value in schema["enum"])
    if isinstance(value, list):
        return all(fits(each, schema["items"]) for each in value)
    if isinstance(value, dict):
        properties = schema["properties"]
        return value.keys() == properties.keys() and all(fits(value[name], properties[name]) for name in properties)
    return True
