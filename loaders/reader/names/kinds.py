"""What a name that no gazetteer has names: by the words around it, else by what the language pipeline takes it for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sides.loaders.reader.names.longer_names import Proposal
from sides.loaders.reader.names.name_cues import (
    is_described,
    is_goal,
    is_shelled,
    is_taken_place,
    is_told,
    speaks,
    verifies,
)
from sides.loaders.reader.names.name_words import (
    ARMED_BEHIND,
    ARMED_FIGHTERS,
    ARMS_BEHIND,
    FORCES_BEHIND,
    FOUNDED,
    HEADS,
    MEDIA_BEFORE,
    MEETINGS,
    ORGANS,
    PEOPLE_BEHIND,
    TITLES,
    actor_kind,
    place_kind,
)
from sides.loaders.reader.names.text_view import TextView
from sides.loaders.reader.reference.nouns import OFFICES
from sides.loaders.reader.word_sets import word_set

_BODIES = HEADS | FOUNDED
# Behind these a name that the pipeline takes for a person is a place.
_INTO = frozenset(
    {"in", "near", "outside", "around", "inside", "into", "towards", "toward", "across", "throughout", "at"}
)
_TOWARDS_PLACES = frozenset({"into", "near", "outside", "towards", "toward", "across", "throughout"})  # of any name
_BEHIND_TOWNS = frozenset({",", ".", "at", "close", "in", "near", "of", "on", "outside", "south", "that", "where"})
#: Places to live in, before "of" and their name.
SETTLED = frozenset(
    {"area", "areas", "cities", "city", "district", "districts", "enclave", "hamlet", "island", "port", "province"}
    | {"provinces", "resort", "settlement", "town", "towns", "village", "villages"}
)
_REGIONS = frozenset({"area", "areas", "district", "districts", "enclave", "island", "province", "provinces"})
# Right before a name these are a person's.
ADDRESSES = TITLES - ORGANS | word_set(
    """admiral ambassador ayatollah brigadier captain chancellor col colonel commander commissioner corporal dr
    emir envoy gen general gov governor imam judge justice lieutenant lt maj major marshal mayor minister mr mrs
    ms mullah president premier prof professor senator sergeant sgt sheikh sheik shaykh spokesman spokesperson
    spokeswoman sultan warlord"""
)
# Before "of" and a name: the name is a place's.
_PARTS = word_set(
    """bombardment capture centre center control east encirclement evacuation inhabitants liberation north occupation
    outskirts recapture residents seizure shelling siege south streets suburb suburbs west"""
)
# Before a name these say of what kind it is: "the rebel group X", "the militia X".
_GROUPS = frozenset({"group", "militia", "gang", "movement", "faction", "organisation", "organization", "network"})
_WITH_ARMS = frozenset(
    {"armed", "insurgent", "islamist", "jihadist", "jihadi", "mercenary", "militant", "paramilitary", "rebel"}
    | {"separatist", "terror", "terrorist", "guerrilla", "opposition"}
)
_FORCES = frozenset({"army", "commander", "commanders", "forces", "leader", "offensive", "positions", "territory"})
_FIGHTERS, _PEOPLE = ("armed-group", False), ("people", False)
_VAGUE = frozenset({("actor", False), ("organization", False)})
_OF = frozenset({"of", "from"})
_MADE_OF = frozenset({"alliance", "coalition", "network", "patchwork", "umbrella"})
_ENDING = frozenset({",", ".", "'s", "of", "s", "that", "which", "who"})
_APPOSED = 5  # words behind a comma among which the one that says what the name is stands


def kind_of(view: TextView, first: int, last: int, label: str) -> tuple[str, bool, bool]:
    """The kind of actor or place, whether it is a place, and whether the words around it tell so.

    label: what the pipeline takes it for, which decides where nothing is told.
    """
    told = _told(view, first, last, label)
    return (*told, True) if told is not None else (*_by_label(view, first, last, label), False)


def is_armed(view: TextView, first: int, last: int) -> bool:
    """Whether the words around a name say that it is an armed group's: "M23 rebels", "fighters of Z"."""
    keys = view.words.keys
    behind = keys[last] if last < len(keys) else ""
    if behind in ARMED_BEHIND:
        return True
    at = first - 1
    if at > 0 and keys[at] == "the":
        at -= 1
    if at > 0 and keys[at] in _OF and keys[at - 1] in ARMED_FIGHTERS:
        return True
    if at > 0 and keys[at] in _GROUPS and (keys[at] in ARMED_BEHIND - {"movement"} or keys[at - 1] in _WITH_ARMS):
        return True
    if at >= 0 and keys[at] in _WITH_ARMS - {"opposition"} and first - at == 1:
        return True  # "the paramilitary X"
    return _is_apposed_group(keys, last)


def has_arms(view: TextView, proposal: Proposal, acronym: str) -> bool:
    """Whether the text says that a body has arms, where it has its name in full or its acronym."""
    return is_armed(view, proposal.first, proposal.last) or any(
        text == acronym and is_armed(view, word, word + 1) for word, text in enumerate(view.words.texts)
    )


def _is_apposed_group(keys: list[str], last: int) -> bool:
    """Whether an armed group is what follows the name: "3R, a militia of herders", "X, a Shilluk armed group"."""
    if keys[last : last + 1] != [","] or keys[last + 1 : last + 2] not in (["a"], ["an"], ["the"]):
        return False
    for at in range(last + 2, min(last + 2 + _APPOSED, len(keys))):
        key = keys[at]
        if key == "of" and keys[at - 1] in _MADE_OF:
            return not ARMED_BEHIND.isdisjoint(keys[at : at + _APPOSED])  # "a patchwork of local militias"
        if key in _ENDING:
            return False
        if key in ("militia", "force", "insurgency") or (key in ("group", "movement") and keys[at - 1] in _WITH_ARMS):
            return True
    return False


def _told(view: TextView, first: int, last: int, label: str) -> tuple[str, bool] | None:
    """The kind and whether it is a place, where the words around the name tell it."""
    keys = view.words.keys
    behind = keys[last] if last < len(keys) else ""
    before = keys[first - 1] if first else ""
    single = last - first == 1
    kind = place_kind(keys[last - 1]) or place_kind(behind)
    if is_told(view, first, last) or before in MEDIA_BEFORE or (label != "GPE" and verifies(view, last - 1)):
        return "media", False
    if behind in ARMED_BEHIND and (before in ("s", "'s") or not (label == "PERSON" and not single)):
        return None if label == "GPE" else ("armed-group", False)  # "Tripoli militias"
    if behind not in ARMED_BEHIND and is_armed(view, first, last) and before not in ADDRESSES:
        return "armed-group", False
    if behind in FORCES_BEHIND and single and label in ("PERSON", "ORG"):
        return "armed-group", False
    if behind == "party" and label != "GPE":
        return "party", False
    of = before == "of" and first > 1
    if of and keys[first - 2] in PEOPLE_BEHIND:
        return "people", False
    if label != "PERSON" and _is_called_place(keys, last):
        return "city", True
    if of and keys[first - 2] in SETTLED and _BODIES.isdisjoint(keys[first:last]):
        return ("region" if keys[first - 2] in _REGIONS else "city"), True
    if behind in PEOPLE_BEHIND and not place_kind(keys[last - 1]):
        return "people", False
    if label == "PERSON" and before in _TOWARDS_PLACES:
        return kind or "city", True
    described = label in ("GPE", "ORG") and not single and not kind and _BODIES.isdisjoint(keys[first:last])
    if _is_someone(keys, first, last, label) or (described and is_described(view, last - 1)):
        return "person", False
    if before in ADDRESSES or (label in ("GPE", "LOC") and not kind and speaks(view, last - 1)):
        return "person", False
    if label != "LOC" and not kind and is_taken_place(view, first, last, label):
        return "city", True
    if label == "FAC" and single and not kind and is_goal(view, first, last):
        return "city", True
    upper = view.words.texts[first].isupper()
    if label in ("GPE", "LOC"):
        kind = kind or ("city" if before in _INTO and label == "GPE" and not upper else "")
        return (kind, True) if kind else None
    if place_kind(keys[last - 1]) and not single:
        return kind, True
    if upper or not _BODIES.isdisjoint(keys[first:last]):
        return None
    if single and before == "the" and label == "PERSON" and not _modifies(view, first):
        return ("people" if names_many(view, first) else "actor"), False
    if single and (before in _INTO or kind or (of and place_kind(keys[first - 2]))):
        return kind or "city", True
    if (of and keys[first - 2] in _PARTS) or is_shelled(view, first, last):
        return "city", True
    if (single or label == "ORG") and (behind in MEETINGS or is_goal(view, first, last)):
        return "city", True
    return None


def _by_label(view: TextView, first: int, last: int, label: str) -> tuple[str, bool]:
    keys = view.words.keys
    single = last - first == 1
    upper = view.words.texts[first].isupper()
    if single and any(letter.isdigit() for letter in keys[first]):
        return "organization", False  # "M23"
    if label in ("GPE", "LOC", "FAC"):
        if label == "FAC" and not _BODIES.isdisjoint(keys[first:last]):
            return actor_kind(keys[first:last]), False
        default = {"GPE": "city", "LOC": "region", "FAC": "site"}[label]
        return place_kind(keys[last - 1]) or default, True
    if label == "NORP":
        return "people", False
    kind = actor_kind(keys[first:last])
    if label == "PERSON" and kind == "organization":
        return "person", False
    if single:
        return ("organization" if upper else "actor"), False
    return kind, False


def names_many(view: TextView, word: int) -> bool:
    """Whether one capital word with "the" is a plural's, by which many go: "the Houthis"."""
    text = view.words.texts[word]
    if word == 0 or view.words.keys[word - 1] != "the" or text[-1:] != "s" or text[-2:] == "ss" or len(text) < 4:
        return False
    return not _modifies(view, word)


def _modifies(view: TextView, word: int) -> bool:
    return view.doc[view.words.tokens[word]].dep_ in ("compound", "amod", "nmod")


def _is_someone(keys: list[str], first: int, last: int, label: str) -> bool:
    """Whether a name is a person's by the office before it, or "who" behind it: "the adviser, Ajit Doval, who"."""
    if label == "NORP" or not _BODIES.isdisjoint(keys[first:last]):
        return False
    if first > 1 and keys[first - 1] == "," and keys[first - 2] in OFFICES and keys[last : last + 1] != ["and"]:
        return True
    return keys[last : last + 2] == [",", "who"] and (first == 0 or keys[first - 1] not in ("the", "and", "of"))


def common_kind(view: TextView, same: Sequence[Proposal]) -> Proposal:
    """The one of several proposals for names that are spelled alike that has the kind which the text tells, or which
    most have; an armed group's wherever the text once says that it has arms.
    """
    kinds = Counter((one.kind, one.place) for one in [one for one in same if one.told] or same)
    # "Maoist rebels" says what "the Maoists" are.
    kind = _FIGHTERS if _PEOPLE in kinds and _FIGHTERS in kinds else max(kinds, key=lambda one: (kinds[one], one[1]))
    if kind in _VAGUE and any(is_armed(view, one.first, one.last) for one in same):
        kind = _FIGHTERS
    if kind == _PEOPLE and any(names_many(view, one.first) for one in same) and _fight(view, same[0]):
        kind = _FIGHTERS
    best = next((one for one in same if names_many(view, one.first)), None)
    best = best or next((one for one in same if (one.kind, one.place) == kind), same[0])
    return replace(best, kind=kind[0], place=kind[1])


def _fight(view: TextView, many: Proposal) -> bool:
    """Whether the text speaks of the arms or fighters of those whom a plural names: "Houthi missiles"."""
    keys = view.words.keys
    one = keys[many.first].removesuffix("s")
    behind = {keys[word + 1] for word in range(len(keys) - 1) if keys[word] == one}
    return not behind.isdisjoint(ARMED_BEHIND | ARMS_BEHIND | _FORCES)


def _is_called_place(keys: list[str], last: int) -> bool:
    """Whether a town is what follows the name, which ends before the word `last`: "El Bur, a small town in …"."""
    if keys[last : last + 1] != [","] or keys[last + 1 : last + 2] not in (["a"], ["the"]):
        return False
    for at in range(last + 2, min(last + 5, len(keys) - 1)):
        if keys[at] in ("city", "hamlet", "town", "village"):
            return keys[at + 1] in _BEHIND_TOWNS
    return False
