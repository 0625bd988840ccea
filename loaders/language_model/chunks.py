"""A document in passages that a language model reads one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sides.loaders.documents.document import Document

#: The most characters of a passage: some 1,500 tokens, whose claims fit into any model's answer.
SIZE = 6_000
_BEFORE = 800  # characters before it that it comes with
_PARAGRAPH = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
_UNREAD = ("boilerplate", "dateline")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage: `text` is what of the document's `start` to `end` is read; `before` is what was read before it."""

    start: int
    end: int
    text: str
    before: str


def chunks(document: Document, *, size: int = SIZE) -> Iterator[Chunk]:
    """The passages of `document`, of whole paragraphs as far as they fit into `size` characters; boilerplate left out.

    Raises nothing; a document of boilerplate alone has none.
    """
    group: list[tuple[int, int]] = []
    before = ""
    for start, end in _pieces(document, size):
        if group and sum(last - first + 1 for first, last in group) + end - start > size:
            yield (chunk := _chunk(document.text, group, before))
            before = (before + "\n" + chunk.text)[-_BEFORE:]
            group = []
        group.append((start, end))
    if group:
        yield _chunk(document.text, group, before)


def unread(document: Document, start: int, end: int) -> bool:
    """Whether any of the text from `start` to `end` is not part of what is read."""
    return any(mark.kind in _UNREAD and mark.start < end and start < mark.end for mark in document.marks)


def _chunk(text: str, group: list[tuple[int, int]], before: str) -> Chunk:
    return Chunk(group[0][0], group[-1][1], "\n".join(text[start:end] for start, end in group), before.strip())


def _pieces(document: Document, size: int) -> Iterator[tuple[int, int]]:
    """Where what is read of each paragraph begins and ends; one that is too long in parts, at a sentence's end."""
    skipped = [(mark.start, mark.end) for mark in document.marks if mark.kind in _UNREAD]
    for paragraph in _PARAGRAPH.finditer(document.text):
        for start, end in _gaps(paragraph.start(), paragraph.end(), skipped):
            yield from _parts(document.text, start, end, size)


def _gaps(start: int, end: int, skipped: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in skipped:
        if first < end and last > start:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _parts(text: str, start: int, end: int, size: int) -> Iterator[tuple[int, int]]:
    while end - start > size:
        ends = [found.end() for found in _SENTENCE_END.finditer(text, start, start + size)]
        cut = ends[-1] if ends else text.rfind(" ", start, start + size) + 1
        cut = cut if cut > start else start + size
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end
