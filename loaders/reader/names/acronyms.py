"""Acronyms and other names that a text introduces: "BDB (Benghazi Defense Brigades)", "X, better known as Rada"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from sides.loaders.reader.names.name_words import HEADS, TITLES
from sides.loaders.reader.names.text_view import TextView

_LONGEST = 8  # words of the long name
_SMALL = frozenset(
    {"of", "for", "and", "the", "in", "on", "to", "de", "la", "des", "du", "s", "'s", "&", "et", "y", "a"}
)

_KNOWN = frozenset({"known", "nicknamed", "alias", "aka"})
_ADVERBS = frozenset({"also", "better", "commonly", "locally", "otherwise", "popularly", "widely", "who", "is", "best"})
_FORCES = frozenset({"army", "force", "forces", "gendarmerie", "guard", "police"})


@dataclass(frozen=True, slots=True)
class Introduced:
    """An acronym, or another name, that begins at the word `at`, and the name that it is introduced for: the words
    `first` to `last` (exclusive).
    """

    acronym: str
    at: int
    first: int
    last: int


def introduced(view: TextView, ends: dict[int, int], known: Container[int]) -> Iterator[Introduced]:
    """The acronyms that the text introduces, with the long name of each; some are written as words ("(Fact)").

    known: the words that are names. ends: for each word after a name that is already known the name's first word. A
    known name before the bracket is what the acronym stands for if they share a letter; other words have to have its
    letters as their initials.
    """
    words = view.words
    keys, texts = words.keys, words.texts
    for at in range(1, len(words)):
        text = texts[at]
        if not _may_be(text) and not (text.istitle() and at not in known and _in_brackets(keys, at, text)):
            continue
        before = keys[at - 1]
        if before in ('"', "the") and at > 1:
            before = keys[at - 2]
        opened = at - 1
        while opened > 0 and keys[opened] in ('"', "the", "or", "as", "known", ","):
            opened -= 1
        if keys[opened] == "(" or keys[at - 1] in ("or", "as"):
            last = opened if keys[opened] == "(" else opened + 1
            first = _initials(view, text, last)
            if first is None and last in ends:
                first = _known(text, ends, last, view)
            if first is None and keys[opened] == "(" and keys[at + 1 : at + 2] == [")"]:
                first = _forces(view, last)
            if first is not None:
                yield Introduced(text, at, first, last)
                continue
        if at + 2 < len(words) and keys[at + 1] in ("(", ","):
            start = at + 3 if keys[at + 2] == "the" else at + 2
            last_word = _spelled_out(view, text, start)
            if last_word is not None and (keys[at + 1] == "(" or keys[at + 2] == "the"):
                yield Introduced(text, at, start, last_word)


def known_as(view: TextView, ends: dict[int, int]) -> Iterator[Introduced]:
    """The further names that the text gives to whom it names: "the Special Deterrence Force, better known as Rada".

    ends: as of `introduced`. Of several words only the first ones that are capital are the name.
    """
    keys = view.words.keys
    for word in () if _KNOWN.isdisjoint(keys) else range(len(keys)):
        if keys[word] not in _KNOWN:
            continue
        last = word
        while last > 0 and keys[last - 1] in _ADVERBS:
            last -= 1
        last -= keys[last - 1] in (",", "(")
        at = word + 1
        if keys[word] == "known":
            at += keys[at : at + 1] != ["as"] and keys[at : at + 1] != []
            if keys[at : at + 1] != ["as"]:
                continue
            at += 1
        while at < len(keys) and keys[at] in ('"', "the"):
            at += 1
        end = at
        while end < len(keys) and end - at < 3 and view.capital(end) and keys[end][0].isalpha():
            end += 1
        if end > at and last in ends:
            yield Introduced(view.text(at, end), at, ends[last], last)


def _in_brackets(keys: list[str], at: int, text: str) -> bool:
    return 2 < len(text) < 8 and keys[at - 1] == "(" and keys[at + 1 : at + 2] == [")"]


def _forces(view: TextView, last: int) -> int | None:
    """The first of the capital words before `last` where they name armed forces: "Malian Armed Forces (FAMa)"."""
    first = last
    while first > 0 and last - first < 4 and view.capital(first - 1) and not view.starts_sentence(first):
        first -= 1
    first += view.words.keys[first] == "the"
    return first if last - first > 1 and view.words.keys[last - 1] in _FORCES else None


def _may_be(text: str) -> bool:
    if not text.isupper() and not (text[:2].isupper() and text[-2:-1].isupper() and len(text) > 3):
        return False
    letters = text.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 9 and letters.isalnum() and letters[0].isalpha()


def _known(acronym: str, ends: dict[int, int], last: int, view: TextView) -> int | None:
    """The first word of the known name that ends before `last`, if the acronym can be its own."""
    first = ends[last]
    words = view.words.texts[first:last]
    if last - first == 1:
        return None  # "captured Benghazi (AFP)"
    initials = {word[0].upper() for word in words}
    letters = [letter for letter in acronym if letter.isalpha()]
    shared = sum(letter in initials for letter in letters)
    if 2 * shared >= len(letters):
        return first
    # An acronym of the name in another language ("FDLR") is believed of a name that says that it is a body's.
    return first if any(key in HEADS for key in view.words.keys[first:last]) else None


def _initials(view: TextView, acronym: str, last: int) -> int | None:
    """The first of the words before `last` whose initials are the acronym."""
    letters = acronym.replace(".", "").lower()
    keys, texts = view.words.keys, view.words.texts
    for first in range(last - 2, max(last - _LONGEST - 1, -1), -1):
        word = texts[first]
        if keys[first] in '(),.;:\n"' or keys[first] in TITLES:
            return None
        if not word[0].isupper() and keys[first] not in _SMALL:
            return None
        if word[0].lower() == letters[0] and word[0].isupper() and _are_initials(letters, keys[first:last]):
            return first
    return None


def _spelled_out(view: TextView, acronym: str, start: int) -> int | None:
    """The word after the long name that begins with the word `start` and has the acronym's letters as its initials."""
    letters = acronym.replace(".", "").lower()
    keys = view.words.keys
    if start >= len(keys) or not view.capital(start) or keys[start][0] != letters[0]:
        return None
    for last in range(min(start + _LONGEST, len(keys)), start + 1, -1):
        inside = keys[start:last]
        capital = view.capital(last - 1) and all(view.capital(i) or keys[i] in _SMALL for i in range(start, last))
        if capital and _are_initials(letters, inside):
            return last
    return None


def _are_initials(letters: str, words: list[str]) -> bool:
    """Whether `letters` are the words' initials, small words left out or not.

    >>> _are_initials("gna", ["government", "of", "national", "accord"]), _are_initials("un", ["libya", "nation"])
    (True, False)
    """
    return letters in initials(words)


def initials(words: list[str]) -> set[str]:
    """The initials of a name's words (small), small words left out or not; none of a name of one word."""
    full = "".join(word[0] for word in words)
    bare = "".join(word[0] for word in words if word not in _SMALL)
    return {full, bare} if len(bare) > 1 else set()
