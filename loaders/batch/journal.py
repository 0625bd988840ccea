"""What a folder of readings remembers of the runs that made it, a line a document, so that none is read twice."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

from sides.graph.errors import NotWritten
from sides.graph.reading import text_hash
from sides.loaders.batch.task import Settings
from sides.loaders.documents.document import Document

#: The journal's name; hidden, so that neither `sides load` nor `sides read` take it for an input.
NAME = ".sides-read.jsonl"

_FORCED_EVERY = 1.0  # seconds: to wait for the disk takes milliseconds, of the twenty or so that a document has


class Journal:
    """The journal of a folder; a context manager.

    A document's line is written after its files, and is forced onto the disk within a second: a kill loses nothing, a
    power cut the last second, which is read again. A last line that a full disk tore is left out.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._path = folder / NAME
        self._reader = fingerprint(settings)
        self._done: dict[str, tuple[str, ...]] = {}  # the claims file, then the others
        self._made: set[str] = set()
        self._forced = 0.0
        try:
            self._load()
            self._file = self._path.open("ab")
        except OSError as error:
            raise NotWritten(f"{self._path} cannot be written: {error.strerror or error}") from None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError), self._file:
            self._force()

    def done(self, document: Document) -> bool:
        """Whether an earlier run read this document with the same reader, and its claims file is still there."""
        name, *_ = self._done.get(self._key(document), ("",))
        return bool(name) and self._whole(name)

    def missing(self, document: Document) -> list[Path]:
        """The files that an earlier run wrote for this document beside its claims file, and that are gone."""
        _, *beside = self._done.get(self._key(document), ("",))
        return [self._path.parent / name for name in beside if not self._whole(name)]

    def _whole(self, name: str) -> bool:
        path = self._path.parent / name
        return path.is_file() and path.stat().st_size > 0  # a power cut may have emptied it

    def made(self, path: Path) -> bool:
        """Whether an earlier run wrote this file, which is then no document of its own."""
        return str(path.resolve()) in self._made

    def add(self, document: Document, *, claims_file: Path, claims: int, made: Iterable[Path]) -> None:
        """Note that `document` is done. made: the files written for it, beside the claims file."""
        entry = {
            "key": self._key(document),
            "source": document.source,
            "raw": document.raw_hash,
            "file": claims_file.name,
            "claims": claims,
            "made": [path.name for path in made],
        }
        try:
            self._file.write(json.dumps(entry, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
            self._file.flush()
            if time.monotonic() - self._forced > _FORCED_EVERY:
                self._force()
        except OSError as error:
            raise NotWritten(f"{self._path} cannot be written: {error.strerror or error}") from None

    def _key(self, document: Document) -> str:
        """What the same document has in another run, from whatever folder that is started."""
        told = (self._reader, document.name, document.raw_hash, text_hash(document.text))
        return hashlib.sha256(" ".join(told).encode()).hexdigest()

    def _force(self) -> None:
        os.fsync(self._file.fileno())
        self._forced = time.monotonic()

    def _load(self) -> None:
        whole = 0
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                self._remember(line)
        if whole < self._path.stat().st_size:
            os.truncate(self._path, whole)

    def _remember(self, line: bytes) -> None:
        try:
            entry: Any = json.loads(line)
            self._done[str(entry["key"])] = (str(entry["file"]), *map(str, entry["made"]))
            self._made.update(str((self._path.parent / name).resolve()) for name in entry["made"])
        except (ValueError, KeyError, TypeError):
            return  # no line of ours: at worst a document is read again


def fingerprint(settings: Settings) -> str:
    """A hash of all that decides what is read from a text: versions of `sides` and of the model, the patterns, the
    gazetteers, and what is accepted. Files that are missing count as empty; the reader says so.
    """
    from sides.loaders.language_model.prompt import prompt_hash
    from sides.loaders.reader.names.gazetteer import SHIPPED
    from sides.loaders.reader.relations.lexicon import shipped

    models = sorted(
        (point.name, point.dist.version if point.dist else "") for point in entry_points(group="spacy_models")
    )
    told = [version("sides"), version("spacy"), settings.model, settings.accept, models]
    if settings.llm is not None:
        told += [settings.llm.model, settings.llm.url, prompt_hash()]
    digest = hashlib.sha256(json.dumps(told).encode())
    for path in (*shipped(), *sorted(SHIPPED.glob("*.yaml")), *map(Path, (*settings.lexicons, *settings.actors))):
        digest.update(hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest())
    return digest.hexdigest()[:16]
