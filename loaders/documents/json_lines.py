"""JSON lines: a document a line, as crawlers and corpora write them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from sides.graph.errors import InvalidInput, TooLarge
from sides.loaders.documents.assembling import assemble, check_text
from sides.loaders.documents.document import Document
from sides.loaders.documents.facts import Facts, iso_date, language_tag, plain
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits

#: The fields of a line that are read; others are left alone.
FIELDS = ("id", "text", "title", "date", "publisher", "url", "author", "language")


def json_documents(
    lines: Iterable[bytes], *, source: str, name: str, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | InvalidInput]:
    """The documents of `lines`, blank ones left out; for a line that gives none, the error, with its number.

    A line is an object with `text` and, if known, `id` (which names the document), `title`, `date` (ISO, or as in
    mail), `publisher`, `url`, `author` and `language`. name: what a document without an id is called, before its line.
    """
    for number, line in enumerate(lines, 1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not stripped:
            continue
        try:
            yield _document(stripped, number, source=source, name=name, limits=limits)
        except InvalidInput as error:
            yield error


def bounded_lines(stream: BinaryIO, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[bytes]:
    """The lines of `stream`, never more than the limit of one in memory: of a longer one, its beginning."""
    while line := stream.readline(limits.bytes + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > limits.bytes:
            line = stream.readline(limits.bytes + 1)


def _document(line: bytes, number: int, *, source: str, name: str, limits: Limits) -> Document:
    def refuse(message: str) -> InvalidInput:
        return InvalidInput(message, source=source, line=number)

    if len(line) > limits.bytes:
        message = f"the line has more than {limits.bytes:,} bytes: split it, or raise the limit (--max-characters)"
        raise TooLarge(message, source=source, line=number)
    try:
        entry = json.loads(line)
    except UnicodeDecodeError:
        raise refuse("this line is not UTF-8") from None
    except ValueError as error:
        raise refuse(f"this line is not JSON: {error}") from None
    except RecursionError:
        raise refuse("this line is nested too deeply") from None
    if not isinstance(entry, dict):
        raise refuse("this line is no JSON object")
    for field in FIELDS:
        value = entry.get(field)
        if value is not None and not isinstance(value, str) and not (field == "id" and type(value) is int):
            raise refuse(f"{field}: it must be text, not {json.dumps(value)[:60]}")
    text, day = entry.get("text"), plain(entry.get("date"))
    if text is None:
        raise refuse("it has no text")
    if not text.strip():
        raise refuse("text: the article is empty")
    check_text(text, source=source, limits=limits, line=number)
    if day is not None and iso_date(day) is None:
        raise refuse(f"date: {day[:60]!r} is no date; write it as 2017-06-03, 2017-06 or 2017")
    facts = Facts(
        title=plain(entry.get("title")),
        date=None if day is None else iso_date(day),
        author=plain(entry.get("author")),
        publisher=plain(entry.get("publisher")),
        url=plain(entry.get("url")),
        language=language_tag(entry.get("language")),
    )
    return assemble(
        text,
        raw=line,
        source=f"{source}:{number}",
        name=str(entry["id"]) if entry.get("id") not in (None, "") else f"{name}-{number}",
        suffix=".json",
        facts=facts,
        limits=limits,
    )
