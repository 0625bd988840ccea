"""What a file is: by its name, and by how its bytes begin."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "markdown", "html", "feed", "json-lines"]

#: The kinds of document by the end of a file's name.
SUFFIXES: Mapping[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rss": "feed",
    ".atom": "feed",
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
}

#: The kinds of document by the media type that an address gives.
MEDIA_TYPES: Mapping[str, Kind] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/x-ndjson": "json-lines",
    "application/ndjson": "json-lines",
    "application/jsonl": "json-lines",
    "application/json-lines": "json-lines",
}
#: Media types that leave open which kind it is.
OPEN_MEDIA_TYPES = frozenset({"", "text/xml", "application/xml", "application/octet-stream", "application/json"})

UNICODE_MARKS: Mapping[bytes, str] = {  # the longer first: UTF-32's begins as UTF-16's does
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

_MAGIC: Mapping[bytes, str] = {
    b"%PDF-": "a PDF; extract its text first (for example with pdftotext)",
    b"PK\x03\x04": "a ZIP archive, as .docx, .odt, .xlsx and .epub files are; save its text first",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file (.doc, .xls); save it as text first",
    b"{\\rtf": "RTF; save it as plain text first",
    b"%!PS": "PostScript; extract its text first",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"BZh": "compressed with bzip2; unpack it first",
    b"\xfd7zXZ\x00": "compressed with xz; unpack it first",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive; unpack it first",
    b"\x28\xb5\x2f\xfd": "compressed with zstd; unpack it first",
    b"\x89PNG\r\n": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"RIFF": "a picture, sound or film (RIFF)",
    b"ID3": "sound (MP3)",
    b"OggS": "sound or film (Ogg)",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "an SQLite database",
    b"PAR1": "a Parquet table",
    b"wOFF": "a font",
    b"wOF2": "a font",
}
_HEAD = 4_096  # bytes in which a document shows what it is
_HTML = re.compile(
    rb"(?:\s|(?><!--.*?-->)|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body|article|meta|title)\b", re.S | re.I
)
_FEED = re.compile(rb"(?:\s|(?><!--.*?-->)|(?><\?.*?\?>)|<!doctype[^>]*>)*+<(?:rss|feed|rdf:rdf)\b", re.S | re.I)


def binary_kind(raw: bytes) -> str | None:
    """What the bytes `raw` seem to be, in words, where they are no text; None where they may be text.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF; extract its text first (for example with pdftotext)'
    >>> binary_kind("Texte en français".encode("latin-1")) is None
    True
    """
    for magic, words in _MAGIC.items():
        if raw.startswith(magic):
            return words
    if raw[4:8] == b"ftyp":
        return "a picture or film (MP4, HEIC)"
    if any(raw.startswith(mark) for mark in UNICODE_MARKS):
        return None
    zero = raw.find(0)
    if zero < 0:
        return None
    head = raw[:_HEAD]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 3 and head[first::2].count(0) > len(head) // 4 and 0 not in head[1 - first :: 2]:
            return f"UTF-16 that does not begin with its mark; name its encoding, {name}, or save it as UTF-8"
    return f"binary (the first NUL byte is at offset {zero})"


def sniff(raw: bytes) -> Kind:
    """What the beginning `raw` of a document shows it to be: HTML, a feed, JSON lines, or else plain text.

    >>> sniff(b"<!DOCTYPE html><title>A</title>"), sniff(b'{"id": 1, "text": "A met B."}'), sniff(b"A met B.")
    ('html', 'json-lines', 'text')
    """
    head = raw.removeprefix(codecs.BOM_UTF8)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = raw[:_HEAD].decode("utf-16", errors="replace").encode()
    if _FEED.match(head[:_HEAD]):
        return "feed"
    if _HTML.match(head[:_HEAD]):
        return "html"
    return "json-lines" if _is_json_line(head) else "text"


def other_format(raw: bytes) -> str | None:
    """What a text is, in words, that is no prose but data in a form that is not read here; None for any other.

    >>> other_format(b'[{"text": "A met B."}]')
    'JSON, but not JSON lines: write one object with `text` on each line'
    """
    head = raw.removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"<?xml"):
        return "XML, but no feed (RSS or Atom) and no page"
    if head.startswith((b"{", b"[")):
        try:
            json.loads(head)
        except (ValueError, RecursionError):
            return None
        return "JSON, but not JSON lines: write one object with `text` on each line"
    return None


def _is_json_line(head: bytes) -> bool:
    """Whether the first line is a JSON object with a text, which prose that begins with a brace is not."""
    lines = head.lstrip().split(b"\n", 1)
    if not lines[0].startswith(b"{"):
        return False
    try:
        return "text" in json.loads(lines[0])
    except (ValueError, RecursionError):
        return False
