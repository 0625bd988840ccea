"""The state whose land a text is about, so that "the government" and "the army" are its own without being named.

It is the state that by far the most of the places lie in, or in a text of few places the one that it names by far the
most; a text that goes from land to land has none.
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
_FAR_MORE = 2.5  # times
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
    first, count = next(iter(lands.most_common(1)), ("", 0))
    if count < _FEWEST:
        return _most_named(entities, lands)
    if count < _SHARE * lands.total():
        return None
    return _state(gazetteer, first)


def _most_named(entities: Entities, lands: Counter[str]) -> Entry | None:
    """The state that a text of few places names far more often than any other; lands: the lands of its places."""
    gazetteer = entities.names.gazetteer
    votes: Counter[str] = Counter()
    for land, count in lands.items():
        state = _state(gazetteer, land)
        votes[state.id if state is not None else land] += count
    named = (name.one("actor") for name in entities.names.all)
    votes.update(entry.id for entry in named if entry is not None and entry.kind == "state")
    (first, count), (_, second), *_ = (*votes.most_common(2), ("", 0), ("", 0))
    if count < _FEWEST or count < _FAR_MORE * second or first in _OCCUPIED:
        return None
    return gazetteer.entries.get(first)


def _state(gazetteer: Gazetteer, land: str) -> Entry | None:
    states = [one for one in gazetteer.called(gazetteer.entries[land].name) if one.kind == "state"]
    return states[0] if len(states) == 1 and states[0].id not in _OCCUPIED else None


def _land(gazetteer: Gazetteer, place: Entry) -> Entry | None:
    at: Entry | None = place
    while at is not None and at.kind != "country":
        at = gazetteer.entries.get(at.within) if at.within else None
    return at
