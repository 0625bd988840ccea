"""Which armed groups are the armies of states, by their names: "Sudanese Armed Forces", "Myanmar military"."""

from __future__ import annotations

from functools import lru_cache

from sides.loaders.reader.names.gazetteer import Entry, Gazetteer

_WORDS = frozenset({"army", "armed", "force", "forces", "military", "defence", "defense"})
_NO_ARMIES = frozenset({"force", "forces"})  # alone, as of "Kosovo Force"


def is_army(gazetteer: Gazetteer, id: str) -> bool:
    """Whether an actor is a state's army: one of its names is a state's or a people's, and "army" or the like."""
    return id in _armies(gazetteer)[0]


def army_of(gazetteer: Gazetteer, state: str) -> Entry | None:
    """The one actor that is the army of a state, None where the gazetteers have none or several."""
    found = _armies(gazetteer)[1].get(state, frozenset())
    return gazetteer.entries[next(iter(found))] if len(found) == 1 else None


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
