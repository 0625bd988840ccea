"""Where a known name is only a part of another name: "Bank of England" is not England, "Chad Smith" is not Chad."""

from __future__ import annotations

from dataclasses import dataclass

from sides.loaders.reader.names.forms import Hit
from sides.loaders.reader.names.name_cues import governs
from sides.loaders.reader.names.name_words import (
    ARMED_FIRSTS,
    COMMON,
    DIRECTIONS,
    HEADS,
    OF_HEADS,
    ORGANS,
    SHIP_NAMES,
    THINGS,
    TITLES,
    actor_kind,
    place_kind,
)
from sides.loaders.reader.names.text_view import TextView

_LONGEST = 6  # words that a name may have beyond the known one
# Capital words before a place's name that make another place of it.
_PLACE_FIRSTS = frozenset(
    {
        *("abu", "bani", "beit", "bir", "camp", "cape", "deir", "fort", "jabal", "jebel", "kafr", "khan", "lake"),
        *("mount", "new", "port", "ras", "saint", "san", "santa", "st", "tal", "tel", "tell", "umm", "wadi"),
    }
)
# Before "al-" these begin another place's or a group's name.
_ARABIC_FIRSTS = ARMED_FIRSTS | _PLACE_FIRSTS | {"ain", "bab", "hay", "souk", "umm", "bayt", "ansar", "qasr", "dar"}
_WHOLE = frozenset({"igo", "media", "party", "armed-group", "organization"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """The words `first` to `last` (exclusive) as a name that no gazetteer has; kind empty: no actor and no place.

    told: whether the words around it tell the kind, so that it holds for the same name elsewhere.
    """

    first: int
    last: int
    kind: str
    place: bool = False
    within: str | None = None
    told: bool = False


def longer_name(
    view: TextView, hit: Hit, entities: dict[int, tuple[int, int, str]], known: set[int]
) -> Proposal | None:
    """The name that `hit` is evidently a part of, None where it stands for itself.

    entities: for each word the language pipeline's entity that it lies in, as (first, last, label). known: words
    that gazetteers' names hold.
    """
    kinds = {form.entry.kind for form in hit.forms}
    before = hit.first - 1
    if before >= 0 and view.words.texts[before] in SHIP_NAMES:
        return Proposal(before, hit.last, "")  # "USS Carney"
    if before >= 0 and view.words.keys[before] in ARMED_FIRSTS and view.capital(before) and before not in known:
        return Proposal(before, hit.last, "armed-group")
    if before >= 0 and view.words.texts[before] == "Radio" and before not in known:
        return Proposal(before, hit.last, "media")  # "Radio Pakistan"
    if kinds <= _WHOLE:
        return _entity(view, hit, entities, known)
    return (
        _after(view, hit, kinds, known)
        or _surname(view, hit, kinds, known)
        or _of(view, hit, kinds)
        or _person(view, hit, kinds, known)
        or _entity(view, hit, entities, known)
    )


def _after(view: TextView, hit: Hit, kinds: set[str], known: set[int]) -> Proposal | None:
    """A name that goes on behind the hit: "Tripoli Protection Force", "Iraq War", "Tripoli airport"."""
    words = view.words
    keys = words.keys
    last = hit.last
    if last >= len(words):
        return None
    if {form.entry.place for form in hit.forms} == {True}:
        skip = last + 1 if keys[last] in ("air", "military", "international", "naval") else last
        kind = place_kind(keys[skip]) if skip < len(words) else ""
        if kind in ("base", "site") and not (kinds & {"base", "site"}):
            places = {form.entry.id for form in hit.forms}
            return Proposal(hit.first, skip + 1, kind, True, places.pop() if len(places) == 1 else None)
    limit = min(last + _LONGEST, len(words))
    while last < limit and view.capital(last):
        last += 1
    beyond = keys[hit.last : last]
    if not beyond:
        return None
    if beyond[0] == "army" and hit.first > 0 and view.words.texts[hit.first - 1] == "Free":
        return Proposal(hit.first - 1, hit.last + 1, "armed-group")
    for position, word in enumerate(beyond):
        if word in THINGS and not (view.starts_sentence(hit.first) and view.in_headline(hit.first)):
            return Proposal(hit.first, hit.last + position + 1, "")
    heads = [position for position, word in enumerate(beyond) if word in HEADS]
    if not heads or beyond == ["congress"] or all(word in ORGANS for word in beyond[: heads[-1] + 1]):
        return None
    end = hit.last + heads[-1] + 1
    if end - hit.last > 2 and known.issuperset(range(hit.last, end)):
        return None  # "Lebanese National News Agency": a name of its own, whose it is
    if view.in_headline(hit.first) and not (heads[-1] < 3 and all(view.proper(word) for word in range(hit.last, end))):
        return None
    return Proposal(hit.first, end, actor_kind(keys[hit.first : end]))


def _surname(view: TextView, hit: Hit, kinds: set[str], known: set[int]) -> Proposal | None:
    """Another's full name that begins with a name known for one person: "Nasser Kanaani" is not Nasser."""
    if kinds != {"person"} or hit.last - hit.first > 1 or hit.last in known or view.in_headline(hit.first):
        return None
    keys, end = view.words.keys, hit.last
    for word in range(hit.last, min(hit.last + 3, len(keys))):
        if not view.proper(word) or word in known or not keys[word].isalpha() or view.words.texts[word].isupper():
            break
        if keys[word] in TITLES or keys[word] in ORGANS or keys[word] in HEADS or keys[word] in COMMON:
            return None
        if governs(view, word, hit.first):
            end = word + 1
    own = {key for form in hit.forms for name in form.entry.names for key in name.lower().split()}
    return Proposal(hit.first, end, "person") if end > hit.last and keys[end - 1] not in own else None


def _of(view: TextView, hit: Hit, kinds: set[str]) -> Proposal | None:
    """A name that "of" joins to the hit from before: "Bank of England"."""
    keys = view.words.keys
    before = hit.first - 1
    if before >= 0 and keys[before] == "the":
        before -= 1
    if before < 1 or keys[before] not in ("of", "for") or not view.capital(before - 1) or "person" in kinds:
        return None
    head = keys[before - 1]
    if head not in OF_HEADS or head in ORGANS:
        return None
    first = before - 1
    while first > 0 and view.proper(first - 1) and keys[first - 1] not in TITLES and before - first < 4:
        first -= 1
    if head in THINGS:
        return Proposal(first, hit.last, "")
    if head in ("gulf", "bay", "strait", "sea"):
        return Proposal(first, hit.last, "region", True)
    return Proposal(first, hit.last, actor_kind(keys[first : hit.last]))


def _person(view: TextView, hit: Hit, kinds: set[str], known: set[int]) -> Proposal | None:
    """A surname that another given name stands before; a place that a word makes another place of."""
    before = hit.first - 1
    if hit.last - hit.first > 1 or before < 0 or not view.capital(before) or before in known:
        return None
    word = view.words.keys[before]
    if kinds <= {"city", "region", "country", "state"} and word in _PLACE_FIRSTS:
        return Proposal(before, hit.last, "region" if word in ("lake", "mount", "jabal", "jebel") else "city", True)
    surname = kinds == {"person"} or (view.words.articles[hit.first] >= 0 and word not in _ARABIC_FIRSTS)
    if not surname or word in ORGANS or word in DIRECTIONS or word in HEADS or view.in_headline(before):
        return None
    if not view.proper(before) or len(word) < 3 or not word.isalpha() or view.words.texts[before].isupper():
        return None
    first = before
    while first > 0 and view.proper(first - 1) and first - 1 not in known and before - first < 2:
        if view.words.keys[first - 1] in ORGANS or not view.words.keys[first - 1].isalpha():
            break
        first -= 1
    return Proposal(first, hit.last, "person")


def _entity(view: TextView, hit: Hit, entities: dict[int, tuple[int, int, str]], known: set[int]) -> Proposal | None:
    """A longer name that the language pipeline sees: "Michael Jordan", "Egyptian Streets"."""
    found = entities.get(hit.first)
    if found is None or hit.last - hit.first > 1:
        return None
    first, last, label = found
    while first < hit.first and (view.words.keys[first] in TITLES or view.words.keys[first] == "the"):
        first += 1
    others = [word for word in range(first, last) if not hit.first <= word < hit.last]
    if not others or last < hit.last or any(word in known for word in others):
        return None
    if label not in ("PERSON", "ORG") or not all(view.proper(word) for word in others) or view.in_headline(hit.first):
        return None
    keys = view.words.keys
    if any(keys[word] in ORGANS or keys[word] in DIRECTIONS for word in others):
        return None
    how = hit.forms[0].how
    if label == "PERSON":
        kinds = {form.entry.kind for form in hit.forms}
        named = how == "name" and kinds <= {"city", "region", "country", "state", "party", "armed-group", "people"}
        return Proposal(first, last, "person") if named else None
    if how == "acronym" or {form.entry.kind for form in hit.forms} <= _WHOLE:
        return None
    return Proposal(first, last, actor_kind(keys[first:last])) if last > hit.last else None
