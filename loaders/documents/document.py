"""A document: one article's text as it came, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

#: What a `Mark` can say of a part of a text.
MarkKind = Literal["title", "dateline", "boilerplate", "markup"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of a text that is not the article's running prose.

    start, end: code-point offsets, end exclusive. kind: the article's own `title`, the `dateline` that says from where
    and when it was filed, `boilerplate`, which belongs to the page and is not read, or `markup`, the characters of
    Markdown around and between words.
    """

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article to read.

    name: what it is called here (a file's stem, a feed entry's title), which names its reading: an id, no two alike
    among the documents gathered together. source: the path or address it came from, for messages. text: the whole
    text, to which all offsets refer; nothing of it is deleted, and what is not prose is in `marks`, sorted by start,
    none overlapping another. raw: the bytes as they came (of a stream of documents this one's: a line, a feed's entry),
    raw_hash: their SHA-256 in hex. title, date (ISO day, month or year), author, publisher (a name), url, language (a
    tag such as `en` or `en-GB`): what the document says of itself, None where it does not.

    suffix: what `raw` is: `.txt`, `.md`, `.html` or `.json`. file: the file that holds exactly `text` in UTF-8, so that
    a claims file may name it as its article; None where `text` was taken out of something else, and has to be written
    beside the claims. duplicate_of: the name of an earlier document with the same text, where there was one.
    """

    name: str
    source: str
    text: str
    raw: bytes
    raw_hash: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    suffix: str = ".txt"
    file: Path | None = None
    duplicate_of: str | None = None


def document_of(text: str, *, name: str) -> Document:
    """A document of `text` alone, of which nothing else is known; its bytes are the text's in UTF-8.

    >>> document_of("Haftar met Serraj.", name="note").marks
    ()
    """
    raw = text.encode()
    return Document(name=name, source=name, text=text, raw=raw, raw_hash=sha256(raw).hexdigest())
