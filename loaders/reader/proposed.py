"""Names that no gazetteer has, proposed by the language pipeline's named entities and by patterns of names."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.longer_names import Proposal
from sides.loaders.reader.name_words import (
    ARMED_FIRSTS,
    ARMED_HEADS,
    COMMON,
    DIRECTIONS,
    ORGANS,
    THINGS,
    TITLES,
    actor_kind,
    place_kind,
)
from sides.loaders.reader.text_view import TextView

_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_LONGEST = 7  # words of a name
_PARTICLES = frozenset(
    {
        *("abd", "abdul", "abu", "ben", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos", "du", "ibn"),
        *("la", "le", "ould", "ter", "umm", "van", "von", "y"),
    }
)
_INSIDE = _PARTICLES | {"of", "for", "and", "the", "s", "'s", "&", "in"}
_NO_ACTORS = frozenset({"memorandum", "cessation", "operation", "uss", "hms"})
# Behind these a name that the pipeline takes for a person is a place.
_INTO = frozenset({"in", "near", "outside", "around", "inside", "into", "towards", "toward", "across", "throughout"})


def armed_groups(view: TextView, taken: set[int]) -> Iterator[Proposal]:
    """Names of armed groups, known by their pattern: "the 444 Brigade", "Burkan Al-Fatah", "Free Farah Army".

    taken: words that belong to names already.
    """
    keys, texts = view.words.keys, view.words.texts
    for word, key in enumerate(keys):
        if key in ARMED_FIRSTS and view.capital(word) and word not in taken:
            last = word + 1
            while last < len(keys) and last - word < 4 and view.capital(last) and last not in taken:
                last += 1
            if last - word > 1 and not view.in_headline(word):
                yield Proposal(word, last, "armed-group")
        elif texts[word] == "Free" and view.capital(word + 1) and keys[word + 2 : word + 3] == ["army"]:
            yield Proposal(word, word + 3, "armed-group")
        elif key in ARMED_HEADS and view.capital(word) and word not in taken:
            first = word
            while first > 0 and word - first < 5 and first - 1 not in taken and _modifies(view, first - 1):
                first -= 1
            if any(keys[other] not in ORGANS and keys[other] not in DIRECTIONS for other in range(first, word)):
                yield Proposal(first, word + 1, actor_kind(keys[first : word + 1]))


def _modifies(view: TextView, word: int) -> bool:
    key = view.words.keys[word]
    if key[0].isdigit():
        return key.rstrip("stndrh").isdigit()
    return view.proper(word) and key not in TITLES and key.isalpha() and not view.in_headline(word)


def places_by_word(view: TextView, taken: set[int]) -> Iterator[Proposal]:
    """Places known by the word behind their name: "Watiya airbase", "Marib province"."""
    keys = view.words.keys
    for word, key in enumerate(keys):
        kind = place_kind(key)
        if not kind or word in taken or word == 0:
            continue
        last = word if kind in ("city", "region") else word + 1
        first = word - 1 if keys[word - 1] in ("air", "military", "border", "international", "refugee") else word
        begin = first
        while begin > 0 and first - begin < 3 and begin - 1 not in taken and view.proper(begin - 1):
            if keys[begin - 1] in COMMON or keys[begin - 1] in TITLES or not keys[begin - 1].isalpha():
                break
            begin -= 1
        if begin == first or view.in_headline(begin) or (view.starts_sentence(begin) and first - begin == 1):
            continue
        if kind == "region" and view.capital(word):
            last = word + 1
        if kind in ("city", "region") and last == word:
            last = first
        yield Proposal(begin, last, kind, True)


def entities(view: TextView, ents: dict[int, tuple[int, int, str]], taken: set[int]) -> Iterator[Proposal]:
    """What the language pipeline sees as names, cleaned; nothing that `taken` words are part of, nor in a headline."""
    seen = -1
    for word, (first, last, label) in sorted(ents.items()):
        if word != first or first <= seen:
            continue
        seen = last - 1
        if label not in _LABELS or any(each in taken for each in range(first, last)):
            continue
        bounds = _clean(view, first, last, label)
        if bounds is None or view.in_headline(bounds[0]):
            continue
        first, last = _whole(view, *bounds, label, {*taken, *ents} - set(range(*bounds)))
        kind, place = _kind(view, first, last, label)
        yield Proposal(first, last, kind, place)


def _clean(view: TextView, first: int, last: int, label: str) -> tuple[int, int] | None:
    """The words of an entity that are its name; None where none are."""
    words = view.words
    keys, texts = words.keys, words.texts
    while first < last and (
        keys[first] == "the" or not texts[first][0].isupper() or (label == "PERSON" and keys[first] in TITLES)
    ):
        first += 1
    end = first
    while end < last and (texts[end][0].isupper() or keys[end] in _INSIDE or keys[end][0].isdigit()):
        if label in ("PERSON", "NORP") and not (texts[end][0].isupper() or keys[end] in _PARTICLES):
            break
        end += 1
    while end > first and (not texts[end - 1][0].isupper() and not keys[end - 1][0].isdigit()):
        end -= 1
    if end <= first or end - first > _LONGEST:
        return None
    if end - first == 1:
        return (first, end) if _stands_alone(view, first) else None
    if all(keys[word] in COMMON or keys[word] in _INSIDE for word in range(first, end)):
        return None
    if keys[end - 1] in THINGS or keys[first] in _NO_ACTORS:
        return None  # a treaty, a war, an operation, a ship
    return first, end


def _whole(view: TextView, first: int, last: int, label: str, others: set[int]) -> tuple[int, int]:
    """The words of an entity and the proper nouns beside it: the pipeline may take one word of a name for all of it."""
    if last - first > 1 or label not in ("PERSON", "ORG") or view.words.texts[first].isupper():
        return first, last
    keys = view.words.keys
    while last - first < 3 and view.proper(last) and last not in others and keys[last] not in COMMON:
        last += 1
    while last - first < 3 and first > 0 and view.proper(first - 1) and first - 1 not in others:
        before = first - 1
        if keys[before] in COMMON or not keys[before].isalpha() or view.words.texts[before].isupper():
            break
        if view.starts_sentence(before):
            break
        first -= 1
    return first, last


def _stands_alone(view: TextView, word: int) -> bool:
    """Whether one capital word may be a name: a proper noun, and not capital because a sentence begins."""
    key, text = view.words.keys[word], view.words.texts[word]
    if key in COMMON or len(key) < 3 or not key[0].isalpha() or key in TITLES:
        return False
    if not view.proper(word) and not text.isupper():
        return False
    if not view.starts_sentence(word):
        return True
    keys, texts = view.words.keys, view.words.texts
    return any(
        other == key and position != word and texts[position] == text and not view.starts_sentence(position)
        for position, other in enumerate(keys)
    )


def _kind(view: TextView, first: int, last: int, label: str) -> tuple[str, bool]:
    """The kind of actor or place, and whether it is a place."""
    words = view.words
    keys = words.keys
    behind = keys[last] if last < len(keys) else ""
    before = keys[first - 1] if first else ""
    told = place_kind(keys[last - 1]) or place_kind(behind)
    if label in ("GPE", "LOC", "FAC"):
        default = {"GPE": "city", "LOC": "region", "FAC": "site"}[label]
        return told or default, True
    if label == "NORP":
        return "people", False
    if place_kind(keys[last - 1]) and last - first > 1:
        return told, True
    single = last - first == 1
    upper = words.texts[first].isupper()
    if single and not upper and (before in _INTO or told or (before == "of" and place_kind(keys[first - 2]))):
        return told or "city", True
    kind = actor_kind(keys[first:last])
    if label == "PERSON" and kind == "organization":
        return "person", False
    if single:
        return ("organization" if upper else "actor"), False
    return kind, False
