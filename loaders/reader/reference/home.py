"""The state whose land a text is about, so that "the government" and "the army" are its own without being named.

It is the state that by far the most of the places lie in; a text that goes from land to land has none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sides.loaders.reader.names.gazetteer import Entry, Gazetteer
from sides.loaders.reader.reference.capitals import governs

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

_FEWEST = 3  # places
_SHARE = 0.7
_IN = frozenset({"across", "in", "inside", "throughout"})
# Others have the government and the army that a text from there speaks of.
_OCCUPIED = frozenset({"palestine", "western-sahara"})


def home_state(entities: Entities) -> Entry | None:
    """The state that the places of the document lie in; None where they are few or lie in several."""
    gazetteer = entities.names.gazetteer
    doc = entities.parsed.doc
    lands: Counter[str] = Counter()
    for name in entities.names.all:
        place = name.one("place")
        if place is None or governs(doc[name.end_token - 1], name):
            continue
        if place.kind == "country" and doc[max(name.start_token - 1, 0)].lower_ not in _IN:
            continue
        land = _land(gazetteer, place)
        if land is not None:
            lands[land.id] += 1
    if not lands:
        return None
    ((first, count),) = lands.most_common(1)
    if count < _FEWEST or count < _SHARE * lands.total():
        return None
    states = [one for one in gazetteer.called(gazetteer.entries[first].name) if one.kind == "state"]
    return states[0] if len(states) == 1 and states[0].id not in _OCCUPIED else None


def _land(gazetteer: Gazetteer, place: Entry) -> Entry | None:
    at: Entry | None = place
    while at is not None and at.kind != "country":
        at = gazetteer.entries.get(at.within) if at.within else None
    return at
