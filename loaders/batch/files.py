"""A document's files on the disk: its claims file, the text that it quotes, and the bytes that this was taken from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sides.graph.errors import NotWritten
from sides.graph.reading import text_hash
from sides.loaders.article import STANDARD_INPUT
from sides.loaders.batch.task import ArticleFile
from sides.loaders.claims_file import stem as stem_of
from sides.loaders.documents.document import Document
from sides.loaders.seal import sealed, unedited
from sides.loaders.yaml_text import scalar

SUFFIX = ".claims.yaml"

_SOURCE = re.compile(r"^# read from: (.*)\n", re.M)
_RAW = re.compile(r"^# raw bytes: .* SHA-256 ([0-9a-f]{64})\n", re.M)
_SHA256 = re.compile(r"^sha256: \"?([0-9a-f]{64})\"?\n", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where a document's files go.

    claims: the claims file. article: how that names its article. beside: the files to write beside it, with their
    bytes: the article's text where no file holds it there, and the raw bytes that it was taken from. heading: the lines
    of comment that the claims file begins with.
    """

    claims: Path
    article: ArticleFile
    beside: tuple[tuple[Path, bytes], ...]
    heading: str


def plan(document: Document, claims: Path, *, replace: bool = False) -> Plan:
    """Where the files of `document` go when its claims go to `claims`.

    What a person may have worked on is never written over: a claims file that is there already is written anew only
    where nobody has changed a letter of it and it is of the same source or the same text, and a file beside it only
    where such a claims file names it. replace: the claims file whatever is in it. Raises `NotWritten`.
    """
    folder, stem = claims.parent, stem_of(claims)
    before = _before(claims)
    sha256 = text_hash(document.text)
    beside: list[tuple[Path, bytes]] = []
    raw = ""
    if document.file is not None and _within(document.file, folder):
        article = ArticleFile(path=_relative(document.file, folder), sha256=document.raw_hash)
    else:
        text = document.raw if document.file is not None else document.text.encode()
        sha256 = hashlib.sha256(text).hexdigest()
        path = _free(folder, (f"{stem}.txt", f"{stem}.article.txt"), text, before)
        beside.append((path, text))
        article = ArticleFile(path=path.name, sha256=sha256)
        if document.raw != text:
            kept = _kept(document, folder)
            if kept is None:
                names = (f"{stem}{document.suffix}", f"{stem}.raw{document.suffix}")
                kept = _free(folder, [name for name in names if name != path.name], document.raw, before)
                beside.append((kept, document.raw))
            raw = f"# raw bytes: {_relative(kept, folder)} SHA-256 {document.raw_hash}\n"
    _refuse_loss(claims, before, document, article, replace=replace)
    heading = (
        "# Drafts: look at each claim, mend it, set its status to accepted or rejected; then: sides load this file\n"
        f"# read from: {scalar(document.source, in_block=True)}\n{raw}"
    )
    return Plan(claims=claims, article=article, beside=tuple(beside), heading=heading)


def write(plan: Plan, claims_file: str) -> None:
    """Write the files of `plan`; each is there whole or not at all, the claims file last. Raises `NotWritten`."""
    write_beside(plan, [path for path, _ in plan.beside])
    text = plan.heading + claims_file
    _write(plan.claims, sealed(text).encode())


def write_beside(plan: Plan, paths: Collection[Path]) -> None:
    """Write those of the files beside the claims file that are among `paths`. Raises `NotWritten`."""
    for path, data in plan.beside:
        if path in paths:
            _write(path, data)


@dataclass(frozen=True, slots=True)
class _Before:
    """The claims file that is there: its text, and whether it is as the reader wrote it."""

    text: str
    unedited: bool

    def hashes(self) -> set[str]:
        """The hashes of the files beside it that it names, where it may be replaced."""
        found = [pattern.search(self.text) for pattern in (_SHA256, _RAW)] if self.unedited else []
        return {match[1] for match in found if match}


def _before(path: Path) -> _Before | None:
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotWritten(f"{path} cannot be read: {error.strerror or error}") from None
    return _Before(text, unedited(text))


def _refuse_loss(
    path: Path, before: _Before | None, document: Document, article: ArticleFile, *, replace: bool
) -> None:
    if before is None or replace:
        return
    if not before.unedited:
        raise NotWritten(f"{path} was edited; give another --output, or --replace to write it anew")
    source = _SOURCE.search(before.text)
    same_source = source is not None and source[1] == scalar(document.source, in_block=True)
    if document.source == "standard input":
        same_source = False
    if not (same_source or article.sha256 in before.hashes()):
        told = f"what was read from {source[1]}" if source else "claims of another article"
        raise NotWritten(f"{path} holds {told}; give another --output, or --replace to write it anew")


def _free(folder: Path, names: tuple[str, ...] | list[str], data: bytes, before: _Before | None) -> Path:
    """The first of `names` that is no file, or one that may be replaced by `data`."""
    owned = set() if before is None else before.hashes()
    wanted = hashlib.sha256(data).hexdigest()
    for name in names:
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            return path
        except OSError as error:
            raise NotWritten(f"{path} cannot be read: {error.strerror or error}") from None
        if found == wanted or found in owned:
            return path
    raise NotWritten(f"{folder / names[0]} is there already, and is no file that `sides read` wrote; it stays")


def _kept(document: Document, folder: Path) -> Path | None:
    """The file in `folder` that holds the raw bytes already, where the document is one."""
    if "://" in document.source or document.source == STANDARD_INPUT:
        return None
    path = Path(document.source)
    with suppress(OSError, ValueError):
        if _within(path, folder) and hashlib.sha256(path.read_bytes()).hexdigest() == document.raw_hash:
            return path
    return None


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _relative(path: Path, folder: Path) -> str:
    return path.resolve().relative_to(folder.resolve()).as_posix()


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all, and onto the disk."""
    # A name that is always the same: what a kill leaves of it is written over when the document is read again.
    part = path.with_name(f".{path.name[:200]}.part")
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)
