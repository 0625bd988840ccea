"""The state whose land a text is about, so that "the government" and "the army" are its own without being named.

It is the state that by far the most of the places lie in, or of whose inside the text speaks ("in northern Mali", "the
Malian capital"), or in a text of few places the one that it names by far the most; a text that goes from land to land
has none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sides.loaders.reader.names.gazetteer import Entry, Gazetteer
from sides.loaders.reader.names.name import Name
from sides.loaders.reader.reference.capitals import governs
from sides.loaders.reader.reference.places import PARTS
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Doc

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

_FEWEST = 3  # places
_SHARE = 0.7
_FAR_MORE = 2.5  # times
_MORE = 2.0
_IN = frozenset({"across", "in", "inside", "throughout"})
_INSIDE_SHARE = 0.6  # of the state that is named most
# What is within a land, by the words behind its name.
_INNER = PARTS | word_set(
    """capital city civil coup district east interim junta opposition parliament province rebel rebels region town
    transitional village west"""
)
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
        return _spoken_of(entities, lands)
    if count < _SHARE * lands.total():
        return _spoken_of(entities, lands, named=False)
    return _state(gazetteer, first)


def _spoken_of(entities: Entities, lands: Counter[str], *, named: bool = True) -> Entry | None:
    """The state that a text is about by how it speaks of it; lands: the lands of its places; named: whether it may be
    the one that it only names most.
    """
    gazetteer = entities.names.gazetteer
    votes: Counter[str] = Counter()
    for land, count in lands.items():
        state = _state(gazetteer, land)
        votes[state.id if state is not None else land] += count
    times, inside = Counter[str](), Counter[str]()
    for name in entities.names.all:
        entry = name.one("actor")
        if entry is not None and entry.kind == "state":
            times[entry.id] += 1
            inside[entry.id] += _tells_inside(entities.parsed.doc, name)
    first = _ahead(inside)
    if first is not None and times[first] < _INSIDE_SHARE * max(times.values()):
        first = None
    if first is None:
        # What is named most, and has as many places as any other, needs less of a lead.
        most = _first(times)
        both = most is not None and 0 < votes[most] == max(votes.values()) and inside[most] == max(inside.values())
        first = _ahead(votes + times, _MORE if both else _FAR_MORE) if named or both else None
    return None if first is None or first in _OCCUPIED else gazetteer.entries.get(first)


def _ahead(votes: Counter[str], times: float = _FAR_MORE) -> str | None:
    """The one that has so many times the votes of any other."""
    (first, count), (_, second), *_ = (*votes.most_common(2), ("", 0), ("", 0))
    return first if count >= _FEWEST and count >= times * second else None


def _first(votes: Counter[str]) -> str | None:
    """The one that has more votes than any other."""
    (first, count), (_, second), *_ = (*votes.most_common(2), ("", 0), ("", 0))
    return first if count > second else None


def _tells_inside(doc: Doc, name: Name) -> bool:
    """Whether the words around a state's name speak of what lies within it: "in Mali", "the Malian capital"."""
    before = doc[max(name.start_token - 1, 0)].lower_
    if before in PARTS or (before in _IN and name.how != "demonym"):
        return True
    behind = [token.lower_ for token in doc[name.end_token : name.end_token + 3]]
    behind = behind[1:] if behind[:1] == ["'s"] else behind[:2]
    return not _INNER.isdisjoint(behind)


def _state(gazetteer: Gazetteer, land: str) -> Entry | None:
    states = [one for one in gazetteer.called(gazetteer.entries[land].name) if one.kind == "state"]
    return states[0] if len(states) == 1 and states[0].id not in _OCCUPIED else None


def _land(gazetteer: Gazetteer, place: Entry) -> Entry | None:
    at: Entry | None = place
    while at is not None and at.kind != "country":
        at = gazetteer.entries.get(at.within) if at.within else None
    return at
