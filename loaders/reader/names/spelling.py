"""How names are spelled: the words of a text and of a name, brought to one form, so that spellings of a name meet.

A word's key is without case, accents, dots and apostrophes; hyphens and spaces between words are one. An Arabic
article ("al-", "el-", "as-" …) is no word of its own: it belongs to the word after it. So "Al-Jufra", "al Jufra" and
"Jufra" have one key, as have "Sana'a" and "Sanaa", "U.S." and "US"; which of them a name allows is for `fits` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sides.graph.names import fold
from sides.loaders.reader.names.name_words import SMALL
from spacy.tokens import Doc

_ARTICLES = frozenset({"al", "el", "ul"})
_BEFORE_HYPHEN = frozenset(
    {"ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "en", "er", "es", "esh", "et", "ez", "ol", "ou"}
)
_APOSTROPHES = str.maketrans(dict.fromkeys("'`´ʻʼʽʾʿ‘’.", ""))
_SUFFIXES = frozenset({"s", "re", "ll", "ve", "d", "m"})
_NAME_PIECES = re.compile(r"(?P<suffix>'s\b)|(?P<hyphen>-)|(?P<word>[^\s()\-/,]+?(?='s\b)|[^\s()\-/,]+)")


def key(word: str) -> str:
    """The form in which spellings of one word meet.

    >>> key("Sana'a"), key("U.S."), key("Elysée")
    ('sanaa', 'us', 'elysee')
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    bare = word.translate(_APOSTROPHES)
    return bare.lower() if bare.isascii() else fold(bare)


@dataclass(slots=True)
class Words:
    """The words of a text in parallel lists: what names are looked up in.

    keys: their forms (a mark of punctuation is a word of its own, which no name has). texts: as written. tokens: the
    index of each one's token. starts, ends: code-point offsets. articles: for a word with an article before it the
    index of the article's token, else -1. heads: where the word begins, its article included.
    """

    keys: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)


def words_of(doc: Doc) -> Words:
    """The words of a parsed text."""
    return _collect([(token.text, token.i, token.idx) for token in doc])


def words_in(name: str) -> Words:
    """The words of a name, split as the parser splits a text."""
    pieces = _NAME_PIECES.finditer(name.translate({0x2019: "'", 0x2018: "'", 0xA0: " ", 0x2013: "-", 0x2011: "-"}))
    return _collect((found[0], i, found.start()) for i, found in enumerate(pieces))


def _collect(pieces: Iterable[tuple[str, int, int]]) -> Words:
    """The words of `pieces`: each a token's text, index and offset."""
    words = Words()
    keys, texts, tokens = words.keys, words.texts, words.tokens
    starts, ends, articles, heads = words.starts, words.ends, words.articles, words.heads
    end = -1  # of the piece before
    article = article_start = -1  # token and offset of an article that waits for its word
    waiting = ""  # the article itself
    joined = False  # whether a hyphen without a space around it came just before
    for text, i, start in _parts(pieces):
        first = text[0]
        if not first.isalnum():
            if first == " " and text.isspace() and "\n" not in text:
                end = start + len(text)
                continue
            if first == "-" and len(text) == 1 and start == end:
                joined = True
                end = start + 1
                continue
            if text == "'":
                end = start + 1
                continue
            if first == "'" and start == end and text[1:2].isalpha() and text[1:] not in _SUFFIXES and keys:
                # "Sana" + "'a", as the parser may cut it
                keys[-1] += key(text)
                texts[-1] += text
                end = ends[-1] = start + len(text)
                continue
        if article >= 0 and not (first.isupper() and (joined or (waiting in _ARTICLES and start == end + 1))):
            _append(words, waiting, article, article_start, -1, article_start)
            article = -1
        lower = text.lower() if len(text) < 5 and first.isalpha() else ""
        if article < 0 and (lower in _ARTICLES or lower in _BEFORE_HYPHEN):
            article, article_start, waiting = i, start, lower
            end = start + len(text)
            joined = False
            continue
        keys.append(key(text) or text)
        texts.append(text)
        tokens.append(i)
        starts.append(start)
        end = start + len(text)
        ends.append(end)
        articles.append(article)
        heads.append(article_start if article >= 0 else start)
        article = -1
        joined = False
    if article >= 0:
        _append(words, waiting, article, article_start, -1, article_start)
    return words


def _append(words: Words, text: str, token: int, start: int, article: int, head: int) -> None:
    """An article that turned out to be a word."""
    words.keys.append(text.lower())
    words.texts.append(text)
    words.tokens.append(token)
    words.starts.append(start)
    words.ends.append(start + len(text))
    words.articles.append(article)
    words.heads.append(head)


def _parts(pieces: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """`pieces`, those that the parser left whole ("U.S.-led") cut at their hyphens."""
    for piece in pieces:
        text, i, start = piece
        if "-" not in text or len(text) == 1 or not text[0].isalpha():
            yield piece
            continue
        for part in re.finditer(r"-|[^-]+", text):
            yield part[0], i, start + part.start()


def is_acronym(word: str) -> bool:
    """Whether `word` is written in capitals throughout, as acronyms are.

    >>> is_acronym("LNA"), is_acronym("U.N."), is_acronym("Nato"), is_acronym("F")
    (True, True, False, False)
    """
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def fits(spelled: tuple[str, ...], written: list[str]) -> bool:
    """Whether a text's words `written` are a name `spelled` so, of which they have the keys: whether the case agrees.

    Acronyms have to be capitals, capital letters capital; words of a longer name may be small where they are common
    ("Jufra airbase"), and capitals throughout where they are no acronym ("LIBYAN NATIONAL ARMY").
    """
    if len(spelled) == 1:
        name, text = spelled[0], written[0]
        if name == text:
            return True
        if is_acronym(name) or not name[1:].islower():  # "LNA", "LeT"
            return text.replace(".", "") == name.replace(".", "")
        return not name[0].isupper() or (text[0].isupper() and (len(text) > 3 or not is_acronym(text)))
    for position, (name, text) in enumerate(zip(spelled, written, strict=True)):
        if name == text or not name[0].isupper() or (text[0].isupper() and not is_acronym(name)):
            continue
        if is_acronym(name):
            if text.replace(".", "") != name.replace(".", ""):
                return False
        elif position == 0 or key(text) not in SMALL:
            return False
    return True
