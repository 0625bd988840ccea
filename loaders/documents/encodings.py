"""Bytes as text: what a mark, a declaration or the caller says of their encoding."""

from __future__ import annotations

import codecs
import re

from sides.graph.errors import InvalidParameter, NotText
from sides.loaders.article import decode
from sides.loaders.documents.kinds import UNICODE_MARKS, binary_kind

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_.:-]+)", re.I)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([a-z0-9_.:-]+)", re.I)
_HEAD = 4_096  # bytes in which a page declares its encoding; HTML demands the first 1,024
_MOST_LOST = 0.001  # share of characters that may be illegible in a page with a declared encoding
# Pages that declare the left mean the right, as every browser takes it (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def known_encoding(name: str) -> str:
    """Python's name for the encoding `name`; `InvalidParameter` where there is none."""
    try:
        codec = codecs.lookup(name)
        b"".decode(codec.name)  # some are no encodings of text
    except LookupError:
        raise InvalidParameter(f"no encoding is called {name!r}; try utf-8, windows-1252 or windows-1256") from None
    return codec.name


def refuse_binary(raw: bytes, *, source: str) -> None:
    """Raise `NotText`, saying what they seem to be, where the bytes `raw` are no text."""
    if kind := binary_kind(raw):
        raise NotText(f"this is {kind}", source=source)


def decode_text(raw: bytes, *, source: str, encoding: str | None = None) -> str:
    """`raw` as text: as `encoding` says if given, else as UTF-16 or UTF-32 by its mark, else as UTF-8.

    Raises `NotText`, with the next step, where it is none of that: a text file does not say what it is, and another
    encoding is not guessed.
    """
    if encoding is not None:
        try:
            return raw.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            message = f"this is not {encoding} (byte 0x{raw[error.start]:02x} at offset {error.start})"
            raise NotText(message, source=source) from None
    refuse_binary(raw, source=source)
    if marked := _marked(raw):
        try:
            return raw.decode(marked)
        except UnicodeDecodeError as error:
            message = f"this begins as {marked.upper()} and is not (at offset {error.start})"
            raise NotText(message, source=source) from None
    try:
        return decode(raw, source=source)
    except NotText as error:
        raise NotText(f"{error.reason}, or name its encoding", source=source, line=error.line) from None


def served_encoding(raw: bytes, charset: str | None) -> str | None:
    """The encoding of a text that a server gave with `charset`; None where it is UTF-8 all the same, or not known."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return _meant(charset)
    return None


def decode_page(raw: bytes, *, source: str, charset: str | None = None, encoding: str | None = None) -> str:
    """A page's bytes as text: as `encoding` says if given; else by its mark, by `charset` (which the server named), by
    what it declares, as UTF-8, and at last by what its bytes look like.

    A page that declares its encoding and has a few broken characters keeps them as U+FFFD. Raises `NotText` where no
    encoding fits.
    """
    if encoding is not None or (_marked(raw) and not raw.startswith(codecs.BOM_UTF8)):
        return decode_text(raw, source=source, encoding=encoding)
    refuse_binary(raw, source=source)
    declared = _XML_DECLARED.search(raw[:_HEAD]) or _DECLARED.search(raw[:_HEAD])
    candidates = [
        codec for name in (charset, declared[1].decode("ascii") if declared else None) if (codec := _meant(name))
    ]
    # What is UTF-8 is nothing else, whatever a server says by default; but some encodings get by with ASCII's bytes.
    candidates = list(dict.fromkeys([*candidates, "utf-8"] if raw.isascii() else ["utf-8", *candidates]))
    for codec in candidates:
        try:
            return raw.decode(codec).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    lossy = raw.decode(candidates[-1], errors="replace").removeprefix("\ufeff")
    if lossy.count("\ufffd") <= _MOST_LOST * len(lossy):
        return lossy
    if (guessed := _guessed(raw)) is None:
        raise NotText("the page's encoding is neither declared nor recognised; name its encoding", source=source)
    return guessed


def _marked(raw: bytes) -> str | None:
    return next((codec for mark, codec in UNICODE_MARKS.items() if raw.startswith(mark) and codec != "utf-8-sig"), None)


def _meant(name: str | None) -> str | None:
    """The codec that a page or server means by `name`; None where there is none of that name."""
    if name is None:
        return None
    try:
        codec = codecs.lookup(name).name
        b"".decode(codec)
    except (LookupError, ValueError):
        return None
    if codec.startswith("utf-16"):
        return "utf-8"  # a page whose declaration could be read as ASCII is not UTF-16
    return _MEANT.get(codec, codec)


def _guessed(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None:
        return None
    try:
        return raw.decode(best.encoding)
    except UnicodeDecodeError:
        return None
