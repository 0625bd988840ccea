"""Claims on their way from a file into a store, kept on disk, so that a million of them need no memory."""

from __future__ import annotations

import marshal
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sides.graph.claim import UNKNOWN, Argument, Claim, Row, Speaker
from sides.graph.interval import Interval

_PLAIN = (
    "id", "relation", "polarity", "modality", "outlet", "date_text", "place", "means", "hedge", "confidence",
    "credibility",
)  # fmt: skip
"""The fields of a claim that are kept as they are; the others that a row can have are taken apart and put together."""


class Spool:
    """Claims of rows in the order in which they were added, each id once; a temporary file, which goes with `close`."""

    def __init__(self) -> None:
        """An empty one."""
        self._folder = tempfile.TemporaryDirectory(prefix="sides-")
        # Filled by one thread, and read by another: never by both at once.
        self._database = sqlite3.connect(
            Path(self._folder.name) / "claims.sqlite", isolation_level=None, check_same_thread=False
        )
        # It is thrown away after a crash, so nothing of it needs to be safe.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            self._database.execute(f"PRAGMA {setting}")
        self._database.execute("CREATE TABLE claim (number INTEGER PRIMARY KEY, id TEXT UNIQUE, content BLOB)")
        self._database.execute("BEGIN")

    def add(self, claim: Claim) -> Claim | None:
        """Keep `claim`; where one with its id was kept before, that one is returned, and stays."""
        content = marshal.dumps(_taken_apart(claim))
        added = self._database.execute("INSERT OR IGNORE INTO claim (id, content) VALUES (?, ?)", (claim.id, content))
        if added.rowcount:
            return None
        (before,) = self._database.execute("SELECT content FROM claim WHERE id = ?", (claim.id,)).fetchone()
        return _put_together(marshal.loads(before))

    def __iter__(self) -> Iterator[Claim]:
        """The claims, read from the disk one by one."""
        for (content,) in self._database.execute("SELECT content FROM claim ORDER BY number"):
            yield _put_together(marshal.loads(content))

    def close(self) -> None:
        """Delete it; a second call does nothing."""
        self._database.close()
        with suppress(FileNotFoundError):
            self._folder.cleanup()


# Pickle takes ten times as long for a claim, and there are a million.


def _taken_apart(claim: Claim) -> tuple[Any, ...]:
    row, date = claim.row, claim.date
    return (
        tuple(getattr(claim, name) for name in _PLAIN),
        (claim.subject.id, claim.subject.literal, claim.subject.mention),
        (claim.object.id, claim.object.literal, claim.object.mention),
        tuple((party.id, party.mention) for party in claim.between),
        tuple((speaker.id, speaker.mention, speaker.stance) for speaker in claim.speakers),
        None if date is None else (date.begin, date.end),
        None if row is None else (row.dataset, row.row, row.version, row.url, row.note),
    )


def _put_together(parts: tuple[Any, ...]) -> Claim:
    plain, subject, object, between, speakers, date, row = parts
    return Claim(
        **dict(zip(_PLAIN, plain, strict=True)),
        subject=_argument(*subject),
        object=_argument(*object),
        between=tuple(Argument(id=id, mention=mention) for id, mention in between),
        speakers=tuple(Speaker(id=id, mention=mention, stance=stance) for id, mention, stance in speakers),
        date=date and Interval(*date),
        row=row and Row(dataset=row[0], row=row[1], version=row[2], url=row[3], note=row[4]),
    )


def _argument(id: str | None, literal: str | None, mention: str | None) -> Argument:
    return UNKNOWN if id is literal is mention is None else Argument(id=id, literal=literal, mention=mention)
