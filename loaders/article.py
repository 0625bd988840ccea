"""Articles: a file's bytes as the text that claims quote.

The text is kept as it is decoded: no-break spaces, line ends and boilerplate included, so that a quote's
offsets hold for what the file says. Only a byte order mark is left out, which is no part of the text.
"""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from sides.graph.errors import InvalidInput, MissingFile, NotText
from sides.graph.reading import Article, text_hash

STANDARD_INPUT = "-"
"""What stands for standard input where the path of a file may be given."""


def read_article(path: str | Path) -> Article:
    """The article in the file `path`, with its text and both hashes; nothing else of it is known.

    Raises `MissingFile` where there is no such file, `NotText` where it is not UTF-8, `InvalidInput` where
    it is empty.
    """
    return article_from_bytes(read_bytes(path), source=str(path))


def article_from_bytes(raw: bytes, *, source: str = "") -> Article:
    """The article that the bytes `raw` hold; `source` names them in an error.

    >>> article_from_bytes(b"Haftar met Serraj.").text
    'Haftar met Serraj.'
    """
    text = decode(raw, source=source)
    if not text.strip():
        raise InvalidInput("the article is empty", source=source)
    return Article(id=text_hash(text), text=text, raw_hash=hashlib.sha256(raw).hexdigest())


def read_bytes(path: str | Path) -> bytes:
    """The bytes of the file `path`; `MissingFile`, with the reason, where they cannot be read."""
    path = Path(path)
    if not path.exists():
        raise MissingFile("there is no such file", source=str(path))
    if not path.is_file():
        raise MissingFile("this is no file", source=str(path))
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingFile(f"it cannot be read: {error.strerror or error}", source=str(path)) from None


def decode(raw: bytes, *, source: str = "") -> str:
    """`raw` as text, without a byte order mark; `NotText`, with the line, where it is not UTF-8."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NotText("this is UTF-16; save it as UTF-8", source=source)
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        message = f"this is not UTF-8 (byte 0x{byte:02x} at offset {error.start}); save it as UTF-8"
        raise NotText(message, source=source, line=line) from None
