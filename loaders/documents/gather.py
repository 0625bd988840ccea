"""Whatever `sides read` is given, as a stream of documents: files, folders, addresses, feeds, standard input."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO, TypeAlias
from urllib.parse import unquote, urlsplit

from sides.graph.errors import InvalidInput, MissingFile, NotFetched, NotText, SidesError, TooLarge
from sides.loaders.article import STANDARD_INPUT, read_bytes
from sides.loaders.documents.assembling import LONGEST_NAME, name_of
from sides.loaders.documents.document import Document
from sides.loaders.documents.encodings import known_encoding, refuse_binary, served_encoding
from sides.loaders.documents.facts import Facts, without_password
from sides.loaders.documents.feed import Entry, entry_document, feed_entries
from sides.loaders.documents.folder import folder_files
from sides.loaders.documents.html_page import html_document
from sides.loaders.documents.json_lines import bounded_lines, json_documents
from sides.loaders.documents.kinds import MEDIA_TYPES, OPEN_MEDIA_TYPES, SUFFIXES, Kind, other_format, sniff
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits
from sides.loaders.documents.markdown import markdown_document
from sides.loaders.documents.plain_text import text_document
from sides.loaders.documents.web import Fetched, Fetcher
from sides.loaders.ids import slug

_NOT_ARTICLES = (".yaml", ".yml", ".csv", ".tsv", ".trig", ".ttl", ".nq", ".nt", ".jsonld")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What gave no document. source: the path or address, `PATH:LINE` of a stream; error: why, in words for a user."""

    source: str
    error: SidesError


Gathered: TypeAlias = Document | Unreadable
_Found: TypeAlias = Document | Unreadable | InvalidInput


def gather(
    inputs: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    encoding: str | None = None,
    private: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    without: Path | None = None,
) -> Iterator[Gathered]:
    """The documents that `inputs` name, one after the other in that order, and for each that cannot be read, why.

    An input is a file, a folder (all documents in it), an http or https address (of a page, a text or a feed, whose
    entries are read in full, from their pages where the feed has summaries only), or `-`, standard input: one text or
    one page, or JSON lines. A file in a folder is named by its path below that, whatever else lies there; names are
    unique. A text that came before is given all the same, with `duplicate_of`. Nothing is read before it is asked for,
    and nothing kept of it but its name and hash.

    stdin: in the place of standard input. encoding: of texts and pages that do not say theirs, or say it wrongly.
    private: whether redirects and feeds may lead to this machine and its own network. limits: what is too large.
    without: a folder that is passed over within others.
    Raises `InvalidParameter` for an unknown encoding, and nothing else.
    """
    gatherer = _Gatherer(
        stdin=stdin,
        encoding=None if encoding is None else known_encoding(encoding),
        fetcher=Fetcher(limits=limits, private=private),
        limits=limits,
        without=without,
    )
    return gatherer.gather(inputs)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gatherer:
    stdin: BinaryIO | None
    encoding: str | None
    fetcher: Fetcher
    limits: Limits
    without: Path | None

    def gather(self, inputs: Iterable[str | Path]) -> Iterator[Gathered]:
        # A user and password in an address are not sent, and must stand in no message and no file either.
        every = [without_password(each) if isinstance(each, str) else each for each in inputs]
        shared = Counter(name_of(Path(given).stem) for given in every if _is_file(given))
        taken: set[str] = set()
        seen: dict[bytes, str] = {}
        for given in every:
            for found in self._documents(given):
                if not isinstance(found, Document):
                    yield found
                    continue
                name = _unique(found, taken, alone=not _is_file(given) or shared[found.name] < 2)
                original = seen.setdefault(hashlib.sha256(found.text.encode()).digest(), name)
                yield replace(found, name=name, duplicate_of=None if original == name else original)

    def _documents(self, given: str | Path, *, below: Path | None = None) -> Iterator[Gathered]:
        """What one input gives; an error ends this input, not the others. below: the folder that it was found in."""
        source = str(given)
        try:
            for found in self._input(given) if below is None else self._file(Path(given), _name_below(given, below)):
                yield _unreadable(found, source) if isinstance(found, InvalidInput) else found
        except SidesError as error:
            yield _unreadable(error, source)

    def _input(self, given: str | Path) -> Iterator[_Found]:
        text = str(given)
        if text == STANDARD_INPUT:
            yield from self._standard_input()
        elif isinstance(given, str) and "://" in given:
            yield from self._address(given)
        elif Path(given).is_dir():
            for path in folder_files(Path(given), without=self.without):
                yield from self._documents(path, below=Path(given))
        else:
            yield from self._file(Path(given), Path(given).stem)

    def _file(self, path: Path, name: str) -> Iterator[_Found]:
        source, suffix = str(path), path.suffix.lower()
        kind = SUFFIXES.get(suffix)
        if kind is None and suffix in _NOT_ARTICLES:
            raise InvalidInput("this is claims or data, no article; `sides load` takes it", source=source)
        if kind == "json-lines" and path.is_file():
            yield from self._json_lines(path, name)
            return
        if path.is_file() and (size := path.stat().st_size) > self.limits.bytes:
            raise TooLarge(_too_large(f"the file has {size:,} bytes", self.limits), source=source)
        raw = read_bytes(path)
        yield from self._read(raw, kind or self._sniffed(raw, source), source=source, name=name, file=path)

    def _json_lines(self, path: Path, name: str) -> Iterator[_Found]:
        try:
            with path.open("rb") as stream:
                lines = bounded_lines(stream, limits=self.limits)
                yield from json_documents(lines, source=str(path), name=name, limits=self.limits)
        except OSError as error:
            raise MissingFile(f"it cannot be read: {error.strerror or error}", source=str(path)) from None

    def _standard_input(self) -> Iterator[_Found]:
        source, stream = "standard input", self.stdin or sys.stdin.buffer
        begin = b""
        while (
            not begin.strip() and len(begin) <= self.limits.bytes and (line := stream.readline(self.limits.bytes + 1))
        ):
            begin += line
        if sniff(begin) == "json-lines":
            lines = chain(begin.splitlines(keepends=True), bounded_lines(stream, limits=self.limits))
            yield from json_documents(lines, source=source, name="stdin", limits=self.limits)
            return
        raw = begin + stream.read(max(0, self.limits.bytes + 1 - len(begin)))
        if len(raw) > self.limits.bytes:
            raise TooLarge(_too_large("it goes on", self.limits), source=source)
        yield from self._read(raw, self._sniffed(raw, source), source=source, name="stdin")

    def _address(self, url: str) -> Iterator[_Found]:
        fetched = self.fetcher.fetch(url)
        yield from self._read(
            fetched.raw, self._fetched_kind(fetched, url), source=url, name=_name_in(fetched.url), fetched=fetched
        )

    def _read(
        self,
        raw: bytes,
        kind: Kind,
        *,
        source: str,
        name: str,
        file: Path | None = None,
        fetched: Fetched | None = None,
        facts: Facts | None = None,
    ) -> Iterator[_Found]:
        """What the bytes `raw` of this kind hold."""
        url = None if fetched is None else fetched.url
        facts = (facts or Facts()).or_else(Facts(url=url))
        charset = None if fetched is None else fetched.charset
        if kind == "html":
            yield html_document(
                raw,
                source=source,
                name=name,
                url=url,
                charset=charset,
                encoding=self.encoding,
                facts=facts,
                limits=self.limits,
            )
        elif kind == "feed":
            refuse_binary(raw, source=source)
            for entry in feed_entries(raw, source=source, url=url, limits=self.limits):
                yield self._entry(entry, source)
        elif kind == "json-lines":
            yield from json_documents(raw.splitlines(keepends=True), source=source, name=name, limits=self.limits)
        else:
            make = markdown_document if kind == "markdown" else text_document
            encoding = self.encoding or served_encoding(raw, charset)
            yield make(raw, source=source, name=name, file=file, encoding=encoding, facts=facts, limits=self.limits)

    def _entry(self, entry: Entry, feed: str) -> Gathered:
        """The document of a feed's entry: its content where that is the article, else its page."""
        source = entry.link or f"{feed} ({entry.name})"
        try:
            if entry.full or entry.link is None:
                return entry_document(entry, source=source, limits=self.limits)
            fetched = self.fetcher.fetch(entry.link, named=False)
            kind = self._fetched_kind(fetched, source)
            if kind in ("feed", "json-lines"):
                raise NotFetched("it leads to no article, but to a list of them", source=source)
            given = self._read(fetched.raw, kind, source=source, name=entry.name, fetched=fetched, facts=entry.facts)
            found = next(given)
            return _unreadable(found, source) if isinstance(found, InvalidInput) else found
        except SidesError as error:
            return _unreadable(error, source)

    def _sniffed(self, raw: bytes, source: str) -> Kind:
        refuse_binary(raw, source=source)
        kind = sniff(raw)
        if kind == "text" and (other := other_format(raw)):
            raise NotText(f"this is {other}", source=source)
        return kind

    def _fetched_kind(self, fetched: Fetched, source: str) -> Kind:
        if fetched.media_type in OPEN_MEDIA_TYPES or fetched.media_type == "text/plain":
            kind = self._sniffed(fetched.raw, source)
            # A server that names no type names none for Markdown either.
            return SUFFIXES.get(Path(urlsplit(fetched.url).path).suffix.lower(), kind) if kind == "text" else kind
        kind_named = MEDIA_TYPES.get(fetched.media_type)
        if kind_named is None:
            refuse_binary(fetched.raw, source=source)
            raise NotFetched(f"it gives {fetched.media_type}, which is no text, page or feed", source=source)
        return "feed" if kind_named == "html" and sniff(fetched.raw) == "feed" else kind_named


def _unreadable(error: SidesError, source: str) -> Unreadable:
    """`error` as what is said of its own source, or of `source` where it names none."""
    if isinstance(error, InvalidInput) and error.source:
        source = error.source if error.line is None else f"{error.source}:{error.line}"
    return Unreadable(source=source, error=error)


def _unique(found: Document, taken: set[str], *, alone: bool) -> str:
    """A name for `found` that is not `taken`: its own, else with its folder's before it, else with a hash behind it.

    Neither depends on what else there is, or in which order. alone: whether no other input is called the same.
    """
    folder = "" if "://" in found.source or found.suffix == ".json" else Path(found.source).parent.name
    digest = hashlib.sha256(found.source.encode("utf-8", "surrogatepass")).hexdigest()
    names = [found.name] if alone else []
    names += [name_of(f"{folder} {found.name}")] if folder else []
    names += [f"{found.name}-{digest[:length]}" for length in (6, 12)]
    numbered = (f"{found.name}-{number}" for number in count(2))  # the same input twice
    name = next(name for name in chain(names, numbered) if name not in taken)
    taken.add(name)
    return name


def _name_below(path: str | Path, folder: Path) -> str:
    """What a file is called by its path below `folder`; what is too long for a name ends in a hash."""
    words = Path(path).relative_to(folder).with_suffix("").as_posix()
    if len(slug(words)) <= LONGEST_NAME:
        return words
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(words)[: LONGEST_NAME - 9]}-{digest}" if "/" in words else words


def _is_file(given: str | Path) -> bool:
    return str(given) != STANDARD_INPUT and "://" not in str(given) and not Path(given).is_dir()


def _name_in(url: str) -> str:
    """What the page at `url` is called there: the last part of the path that has letters, else the host."""
    parts = urlsplit(url)
    for part in reversed(unquote(parts.path).split("/")):
        stem = Path(part).stem if Path(part).suffix.lower() in (*SUFFIXES, ".php", ".asp", ".aspx", ".xml") else part
        if any(letter.isalpha() for letter in stem) and stem.lower() != "index":
            return stem
    return parts.hostname or "page"


def _too_large(what: str, limits: Limits) -> str:
    return f"{what}; the limit is {limits.bytes:,}: split it, or raise the limit (--max-characters)"
