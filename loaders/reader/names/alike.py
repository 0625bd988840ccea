"""Names that may be two spellings of one: proposed for merging, never merged.

Spellings of a name from another script differ in vowels, in doubled letters and in a few consonants (Faiez Serraj,
Fayez al-Sarraj; Haftar, Hifter): names are alike where what is left without these is the same, word by word. A score
of likeness would rate "Mohamed al-Afirs" and "Mohamed al-Hassi" nearer than those.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from sides.loaders.reader.names.forms import Entry
from sides.loaders.reader.names.spelling import words_in

_PAIRS = (("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("dj", "j"))
_LETTERS = str.maketrans({"q": "k", "c": "k", "x": "k", "v": "f", "z": "s", "y": "", "w": "", "g": "k"})
_SHORTEST = 3  # consonants of a name of one word


def skeleton(name: str) -> str:
    """What spellings of `name` from another script share: the consonants that transliterations agree on.

    >>> skeleton("Faiez Serraj"), skeleton("Fayez al-Sarraj")
    ('fs srj', 'fs srj')
    """
    return " ".join(_consonants(key) for key in words_in(name).keys)


def alike(named: Iterable[Entry], known: Iterable[Entry]) -> list[tuple[str, str, str]]:
    """Pairs of ids, of `named` entries or of one of these and a `known` one, whose names are alike, each with why.

    Only of one kind, and only where one of the two was proposed in a document: what gazetteers tell apart is apart.
    """
    spelled: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    named = tuple(named)
    for entry in dict.fromkeys((*named, *known)):
        for name in entry.names:
            if shape := _shape(name):
                spelled[shape].append((entry, name))
    pairs: dict[tuple[str, str], str] = {}
    for entry in named:
        if entry.scope != "document":
            continue
        for other, name in spelled.get(_shape(entry.name), ()):
            if other.id == entry.id or other.place != entry.place or not _one_kind(entry, other):
                continue
            first, second = sorted((entry.id, other.id))
            pairs.setdefault((first, second), f"{entry.name!r} and {name!r} may be spellings of one name")
    return [(first, second, why) for (first, second), why in sorted(pairs.items())]


def _one_kind(entry: Entry, other: Entry) -> bool:
    return entry.kind == other.kind or "actor" in (entry.kind, other.kind) or entry.place


def _shape(name: str) -> str:
    shape = skeleton(name)
    parts = shape.split(" ")
    return "" if not all(parts) or (len(parts) == 1 and len(shape) < _SHORTEST) else shape


def _consonants(key: str) -> str:
    for pair, single in _PAIRS:
        key = key.replace(pair, single)
    bare = re.sub("[aeiou]", "", key.translate(_LETTERS))
    if len(bare) > 2 and key.endswith("h"):
        bare = bare.removesuffix("h")  # "Abdullah", "Abdulla"
    return re.sub(r"(.)\1+", r"\1", bare)
