"""Whether a quote that is not in the text letter for letter may still be taken for a passage that is.

What may differ is the case and the accents of letters, an article ("the"), and the spelling of a long common word. What
changes the meaning may not: numbers, negations, modal words, and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from sides.graph.names import fold
from sides.loaders.quotes import normalise

_WORD = re.compile(r"[%$€£¥]|\w+(?:['-]\w+)*")
_ARTICLES = frozenset({"a", "an", "the"})
#: Words that turn what is said into its opposite.
NEGATIONS = frozenset(
    {
        *("not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "without", "cannot"),
        *("hardly", "scarcely", "barely", "unable", "false", "falsely", "untrue"),
        *("deny", "denies", "denied", "denying", "denial", "refuse", "refuses", "refused", "refusing", "refusal"),
        *("fail", "fails", "failed", "failing", "failure", "reject", "rejects", "rejected", "rejecting"),
    }
)
_MODALS = frozenset(
    {"may", "might", "could", "would", "should", "will", "shall", "must", "can", "if", "whether", "unless", "until"}
)
_NUMBERS = frozenset(
    {
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty"),
        *("forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands"),
        *("million", "millions", "billion", "billions", "dozen", "dozens", "half", "first", "second", "third"),
    }
)
_SHORTEST = 5  # letters of a word that may be spelled differently
_ALIKE = 0.8  # of 1.0 for the same letters


def near(passage: str, quote: str) -> bool:
    """Whether `quote` says the same as `passage`, word for word, but for slips of copying.

    >>> near("The LNA did not enter Derna", "the LNA did not enter Derna"), near("did not enter", "did enter it")
    (True, False)
    >>> near("killed 12 men in Hun", "killed 21 men in Hun"), near("the government left", "the goverment left")
    (False, True)
    """
    left, right = _words(passage), _words(quote)
    if len(left) != len(right) or not left:
        return False
    slips = [pair for pair in zip(left, right, strict=True) if fold(pair[0]) != fold(pair[1])]
    return len(slips) <= max(1, len(left) // 8) and all(_slip(one, other) for one, other in slips)


def changed(passage: str, quote: str) -> bool:
    """Whether `quote` is like `passage`, but has other numbers, negations, modal words or names."""
    left, right = _words(passage), _words(quote)
    alike = SequenceMatcher(a=[fold(word) for word in left], b=[fold(word) for word in right], autojunk=False).ratio()
    return alike >= _ALIKE and list(_guarded(left)) != list(_guarded(right))


def is_negation(word: str) -> bool:
    """Whether `word` turns what stands with it into its opposite.

    >>> is_negation("didn’t"), is_negation("did")
    (True, False)
    """
    plain = fold(normalise(word))
    return plain in NEGATIONS or plain.endswith("n't")


def words_before(text: str, at: int, count: int) -> list[str]:
    """The last `count` words before offset `at` of the same clause: as far as a mark of punctuation.

    >>> words_before("He left. It did not attack Hun", 20, 3)
    ['It', 'did', 'not']
    """
    clause = re.split(r"[.,;:!?\n\r()\"]", normalise(text[max(0, at - 200) : at]))[-1]
    return _WORD.findall(clause)[-count:]


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(normalise(text)) if fold(word) not in _ARTICLES]


def _guarded(words: list[str]) -> Iterator[str]:
    for word in words:
        if _keeps(word):
            yield fold(word)


def _keeps(word: str) -> bool:
    """Whether `word` has to stand as it is."""
    plain = fold(word)
    return (
        not word[0].isalpha()
        or any(letter.isdigit() for letter in word)
        or word[0].isupper()
        or is_negation(word)
        or plain in _MODALS
        or any(part in _NUMBERS for part in plain.split("-"))
    )


def _slip(one: str, other: str) -> bool:
    if _keeps(one) or _keeps(other) or min(len(one), len(other)) < _SHORTEST or one[:3] != other[:3]:
        return False
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio() >= _ALIKE
