"""Names of bodies that no gazetteer has, by their pattern: modifiers, a word such as "Front", what it is for.

"Chin Brotherhood Alliance", "Front for the Liberation of Kivu", "Al-Bara ibn Malik Battalion": where a gazetteer knows
only a part of such a name ("Brotherhood Alliance"), the whole is another body.
"""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.names.forms import Hit
from sides.loaders.reader.names.kinds import is_armed
from sides.loaders.reader.names.longer_names import Proposal
from sides.loaders.reader.names.name_cues import is_weapon
from sides.loaders.reader.names.name_words import (
    BANDS,
    CAUSES,
    COMMON,
    DIRECTIONS,
    FOUNDED,
    HEADS,
    MEDIA_HEADS,
    ORGANS,
    PARTICLES,
    POSSESSORS,
    THINGS,
    TITLES,
    actor_kind,
    is_abstract,
)
from sides.loaders.reader.names.text_view import TextView

_LONGEST = 6  # words before the one that says what it is
_FURTHER = 9  # words behind it
_LANDS = frozenset({"state", "country", "people", "city", "region"})
_HEADS = HEADS | FOUNDED
_JOINING = frozenset({"of", "for"})


def bodies(view: TextView, hits: dict[int, Hit]) -> Iterator[Proposal]:
    """The names of bodies, none overlapping another, the gazetteers' `hits` (by their first word) left alone where they
    are the whole name.
    """
    keys = view.words.keys
    inside = {word: hit for hit in hits.values() for word in range(hit.first, hit.last)}
    end = 0
    for word, key in enumerate(keys):
        if word < end or key not in _HEADS or not view.capital(word) or view.in_headline(word):
            continue
        if view.starts_sentence(word) and view.doc[view.words.tokens[word]].tag_ != "NNP":
            continue  # "Fighters of the front"
        if word + 1 < len(keys) and keys[word + 1] in _HEADS and view.capital(word + 1):
            continue  # its last such word is what it is
        first = _begin(view, word, inside, end)
        last = _end(view, word, first, inside)
        armed = first < word and word not in inside and is_armed(view, first, last)
        if last == word + 1 and not armed and not _is_name(view, first, word, inside):
            continue
        if _is_known(first, last, inside):
            continue
        end = last
        if is_weapon(view, first, last):
            continue
        told = first > 0 and keys[first - 1] == "told" and keys[last - 1] in MEDIA_HEADS
        yield Proposal(first, last, "media" if told else actor_kind(keys[first:last]))


def _begin(view: TextView, head: int, inside: dict[int, Hit], end: int) -> int:
    """The first word of the name whose word for a body is `head`: the capital words before it."""
    keys, first = view.words.keys, head
    while first > end and head - first < _LONGEST:
        before = first - 1
        if keys[before] in PARTICLES and before > end and view.capital(before - 1):
            first = before - 1
            continue
        if keys[before] == "s" and before > end and keys[before - 1] in POSSESSORS and view.capital(before - 1):
            first = before - 1
            continue
        if keys[before] in ("of", "the") and (band := _band(view, before, end)) >= 0:
            first = band
            continue
        if keys[before] == "and" and _joins(view, before, inside) and before > end + 1:
            first = before - 1
            continue
        hit = inside.get(before)
        if hit is not None and not _is_part(hit, head):
            break
        if not _modifies(view, before) or (keys[before].isdigit() and keys[head].endswith("s")):
            break  # "29 Tamil Tigers" are counted
        first = before if hit is None else hit.first
    return first


def _band(view: TextView, word: int, end: int) -> int:
    """The word before "of", or "of the", at `word` where the two begin a name: "Lions of the East"; else -1."""
    keys = view.words.keys
    of = word - 1 if keys[word] == "the" else word
    band = of - 1
    if band < end or keys[of] != "of" or keys[band] not in BANDS or not view.capital(band):
        return -1
    return band if not view.starts_sentence(band) else -1


def _modifies(view: TextView, word: int) -> bool:
    """Whether a word may be a capital word of a name, before the one that says what it is."""
    key = view.words.keys[word]
    if key[0].isdigit():
        return key.rstrip("stndrh").isdigit()
    if not view.capital(word) or not key[0].isalpha() or (key in TITLES and key not in ORGANS):
        return False
    return view.proper(word) if view.starts_sentence(word) else key not in _OFFICES


_OFFICES = TITLES - {"central", "defence", "defense", "grand", "high", "prince", "special", "staff", "supreme", "first"}


def _is_part(hit: Hit, head: int) -> bool:
    """Whether a gazetteer's name may be a part of a longer one: a land's or people's, a body's that ends there, or a
    medium's that is a common word ("Liberation").
    """
    kinds = {form.entry.kind for form in hit.forms}
    return hit.last > head or _is_word(hit) or bool(kinds & _LANDS) or hit.forms[0].how == "demonym"


def _is_word(hit: Hit | None) -> bool:
    return hit is not None and hit.last - hit.first == 1 and all(form.entry.kind == "media" for form in hit.forms)


def _joins(view: TextView, word: int, inside: dict[int, Hit]) -> bool:
    """Whether "and" at `word` joins two words of one name: "Justice and Equality", "Free and Sovereign"."""
    if word < 1 or word + 1 >= len(view.words) or word - 1 in inside or word + 1 in inside:
        return False
    keys = view.words.keys
    return all(view.capital(other) and is_abstract(keys[other]) for other in (word - 1, word + 1))


def _end(view: TextView, head: int, first: int, inside: dict[int, Hit]) -> int:
    """The word after the name: what the body is of or for belongs to it."""
    keys, last = view.words.keys, head + 1
    if keys[head] not in FOUNDED:
        return last
    limit = min(head + _FURTHER, len(keys))
    while last < limit - 1:
        joining = keys[last]
        if joining not in _JOINING and not (joining == "and" and _joins(view, last, inside)):
            break
        start = last + 1
        while start < limit and keys[start] in ("the", "a", "all"):
            start += 1
        if start >= limit or not view.capital(start) or (keys[start] in _OFFICES and keys[start] not in CAUSES):
            break
        hit = inside.get(start)
        if hit is not None and joining == "of" and _whose(keys, head, first, hit):
            break
        named = start > last + 1 and any(keys[word] not in ORGANS for word in range(first, head))
        if keys[head] in ORGANS and hit is None and keys[start] not in CAUSES and not named:
            break
        while start < limit and view.capital(start) and (keys[start] not in _OFFICES or keys[start] in CAUSES):
            hit = inside.get(start)
            if hit is not None and any(form.entry.kind == "person" for form in hit.forms):
                break
            start = hit.last if hit is not None and hit.first == start else start + 1
        last = start
    return last


def _whose(keys: list[str], head: int, first: int, hit: Hit) -> bool:
    """Whether "of" with a known name says only whose, or where, the body is: "Armed Forces of Ukraine"."""
    if any(form.entry.kind == "person" for form in hit.forms):
        return True
    return keys[head] in ORGANS or all(keys[word] in ORGANS for word in range(first, head + 1))


def _is_name(view: TextView, first: int, head: int, inside: dict[int, Hit]) -> bool:
    """Whether the words before the one for a body make a name with it, and are no state's organ: "Libyan Army"."""
    keys = view.words.keys
    words = range(first, head)
    if not len(words) or keys[head] in THINGS:
        return False
    if all(keys[word] in ORGANS or keys[word] in DIRECTIONS or keys[word] in COMMON for word in words):
        return False
    if len(words) > 1 and any(_is_people(inside.get(word)) for word in words):
        return True  # "Kuki National Army"
    if keys[head] == "army" and keys[head - 1] == "national" and first in inside and head - first > 1:
        return True  # "Syrian National Army", which is not the Syrian army
    others = [word for word in words if (word not in inside or _is_word(inside[word])) and keys[word] not in ORGANS]
    return bool(others) or keys[head] not in ORGANS


def _is_people(hit: Hit | None) -> bool:
    return hit is not None and all(form.entry.kind == "people" for form in hit.forms)


def _is_known(first: int, last: int, inside: dict[int, Hit]) -> bool:
    """Whether a gazetteer's name covers the words, but for the land or people before it: "Kurdish Democratic Party"."""
    hit = inside.get(last - 1)
    if hit is None:
        return False
    if hit.last > last or hit.first <= first:
        return True
    before = inside.get(first)
    alone = before is not None and before.last == hit.first and hit.last == last
    return alone and hit.last - hit.first > 1
