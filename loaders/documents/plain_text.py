"""Plain text files, kept as they are."""

from __future__ import annotations

from pathlib import Path

from sides.graph.errors import NotText
from sides.loaders.article import decode
from sides.loaders.documents.assembling import assemble
from sides.loaders.documents.document import Document
from sides.loaders.documents.encodings import decode_text
from sides.loaders.documents.facts import Facts
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits


def text_document(
    raw: bytes,
    *,
    source: str,
    name: str,
    file: Path | None = None,
    encoding: str | None = None,
    facts: Facts | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document that the bytes `raw` of a text hold; nothing of it is changed, its line ends included.

    file: the file they are from; the document names it only where it is UTF-8, since a claims file's article must be.
    """
    text = decode_text(raw, source=source, encoding=encoding)
    file = file if is_article_text(raw, text) else None
    return assemble(text, raw=raw, source=source, name=name, suffix=".txt", file=file, facts=facts, limits=limits)


def is_article_text(raw: bytes, text: str) -> bool:
    """Whether a file of the bytes `raw` is read as exactly `text` when a claims file names it as its article."""
    try:
        return decode(raw) == text
    except NotText:
        return False
