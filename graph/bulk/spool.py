"""What is set aside on disk while claims are written, to be read in another order at the end."""

from __future__ import annotations

import contextlib
import os
import pickle
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from sides.graph.bulk.rows import Saying
from sides.graph.errors import StoreError
from sides.graph.projection import Projection

_SORTED_IN_MEMORY = 64 * 1024
"""KiB of memory that sorting may take before it uses the disk."""


class Spool:
    """A file that is gone when it is closed, or when the process ends. folder: where it is; it may grow by a few
    hundred bytes a claim. Its methods raise StoreError where the disk is full.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Make the file."""
        file, self._path = tempfile.mkstemp(prefix=".sides-bulk-", suffix=".spool", dir=folder)
        os.close(file)
        # Rows are made in one thread and read in another, one after the other.
        self._database = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        for setting in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{_SORTED_IN_MEMORY}"):
            self._database.execute(f"PRAGMA {setting}").fetchall()
        self._database.execute("CREATE TABLE said (part TEXT, saying BLOB)")
        self._database.execute("CREATE TABLE tangled (reading TEXT, hash TEXT, rows BLOB)")
        self._database.execute("CREATE TABLE shared (part TEXT PRIMARY KEY) WITHOUT ROWID")

    def __enter__(self) -> Self:
        """The spool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Remove the file."""
        self._database.close()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)

    def add(self, sayings: Iterable[tuple[str, Saying]]) -> None:
        """Keep sayings, each with its group."""
        rows = ((group, pickle.dumps(tuple(saying), protocol=5)) for group, saying in sayings)
        self._many("INSERT INTO said VALUES (?, ?)", rows)

    def add_tangled(self, reading: str, hash: str | None, rows: Projection) -> None:
        """Keep the rows of claims that are linked to others, with their reading and its hash."""
        self._many("INSERT INTO tangled VALUES (?, ?, ?)", [(reading, hash, pickle.dumps(rows, protocol=5))])

    def add_shared(self, groups: Iterable[str]) -> None:
        """Mark groups as ones that `groups(shared=True)` gives again."""
        self._many("INSERT OR IGNORE INTO shared VALUES (?)", ((group,) for group in groups))

    def groups(self, *, shared: bool = False) -> Iterator[tuple[str, Sequence[Saying]]]:
        """Every group with its sayings, in order; shared: those that were marked."""
        source = "said JOIN shared USING (part)" if shared else "said"
        with _full_disk():
            rows = self._database.execute(f"SELECT part, saying FROM {source} ORDER BY part")
            for group, found in groupby(rows, key=itemgetter(0)):
                yield group, [Saying(*pickle.loads(saying)) for _, saying in found]

    def tangled(self) -> Iterator[tuple[str, str | None, Projection]]:
        """What `add_tangled` was given, in order."""
        for reading, hash, rows in self._database.execute("SELECT reading, hash, rows FROM tangled ORDER BY rowid"):
            yield reading, hash, pickle.loads(rows)

    def _many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        with _full_disk():
            self._database.execute("BEGIN")
            self._database.executemany(statement, rows)
            self._database.execute("COMMIT")


@contextlib.contextmanager
def _full_disk() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"what a load sets aside on disk cannot be kept: {error}; nothing was changed") from error
