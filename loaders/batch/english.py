"""Whether a text is in English, the language that the reader knows: a guess by its commonest words."""

from __future__ import annotations

import re
from itertools import islice

from sides.loaders.reader.word_sets import word_set

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = word_set(
    """the of and to in that for with was were is are by from at has have had it its his their they he she not but which
    who an as be been will would said after over"""
)
_LOOKED_AT = 2_000  # words
_FEWEST = 20  # words; of fewer nothing can be told
_SHARE = (
    0.1  # of common words: English prose has 0.3 and more, headlines have half of that, other languages next to none
)


def seems_english(text: str) -> bool:
    """Whether `text` is English, as far as can be told; True where it is too short to tell.

    >>> seems_english("Les rebelles du M23 ont pris la ville de Goma, a dit lundi le gouvernement congolais, " * 2)
    False
    >>> seems_english("Rebels of the M23 have taken the town of Goma, the government said on Monday, and " * 2)
    True
    """
    words = [found[0].lower() for found in islice(_WORD.finditer(text), _LOOKED_AT)]
    return len(words) < _FEWEST or sum(word in _COMMON for word in words) >= _SHARE * len(words)
