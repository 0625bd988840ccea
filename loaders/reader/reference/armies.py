"""Which armed groups are the armies of states, by their names: "Sudanese Armed Forces", "Myanmar military"."""

from __future__ import annotations

from functools import lru_cache

from sides.loaders.reader.names.gazetteer import Entry, Gazetteer
from sides.loaders.reader.names.mentions import Names

_WORDS = frozenset({"army", "armed", "force", "forces", "military", "defence", "defense"})
_NO_ARMIES = frozenset({"force", "forces"})  # alone, as of "Kosovo Force"


class Armies:
    """The armies of states that the gazetteers know, and those that one document names and they do not."""

    def __init__(self, names: Names) -> None:
        """names: the document's."""
        self._gazetteer = names.gazetteer
        self._known, self._of = _armies(names.gazetteer)
        self._own: dict[str, Entry] = {}  # by the state's id
        for entry in dict.fromkeys(entry for name in names.all for entry in name.candidates):
            if entry.scope == "document" and entry.kind == "armed-group":
                owner, _ = _owner(self._gazetteer, entry.id, entry.name)
                if owner is not None and owner.kind == "state" and owner.id not in self._of:
                    self._own.setdefault(owner.id, entry)
        self._own_ids = frozenset(entry.id for entry in self._own.values())

    def has(self, id: str) -> bool:
        """Whether an actor is a state's army: one of its names is a state's or a people's, and "army" or the like."""
        return id in self._known or id in self._own_ids

    def of(self, state: str) -> Entry | None:
        """The one actor that is the army of a state, None where none is known or several."""
        found = self._of.get(state, frozenset())
        return self._gazetteer.entries[next(iter(found))] if len(found) == 1 else self._own.get(state)


@lru_cache(maxsize=4)
def _armies(gazetteer: Gazetteer) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The ids of all armies, and those of each state by its id."""
    states: dict[str, frozenset[str]] = {}
    known = set()
    for id, entry in gazetteer.entries.items():
        if entry.kind != "armed-group":
            continue
        for name in entry.names:
            owner, whole = _owner(gazetteer, id, name)
            if owner or whole:
                known.add(id)
            if owner is not None and owner.kind == "state":
                states[owner.id] = states.get(owner.id, frozenset()) | {id}
    return frozenset(known), states


def _owner(gazetteer: Gazetteer, id: str, name: str) -> tuple[Entry | None, bool]:
    """The state or land whose army `name` says it is; and whether it says that it is one's without saying whose."""
    words = name.lower().removeprefix("the ").split()
    own = [word for word in words if word not in _WORDS]
    if not own or _WORDS.intersection(words) <= _NO_ARMIES:
        return None, False
    owner = (
        " ".join(own)
        .removeprefix("of ")
        .removeprefix("the ")
        .title()
        .replace("'S", "'s")
        .removesuffix(" People's")
        .removesuffix("'s")
    )
    found = _state(gazetteer, owner)
    if found is None and owner.endswith(" National"):
        # "Libyan National Army", where no other is the Libyan army.
        people = owner.removesuffix(" National")
        if all(one.id == id for one in gazetteer.called(f"{people} army")):
            found = _state(gazetteer, people)
            return None, found is not None
    return found, "armed forces of the" in name.lower()


def _state(gazetteer: Gazetteer, name: str) -> Entry | None:
    states = [one for one in gazetteer.called(name) if one.kind in ("state", "country")]
    own = [one for one in states if one.kind == "state"]
    if len(own) > 1:
        return None  # the Congolese are of two states
    return own[0] if own else next(iter(states), None)
