"""A lock over a folder between processes: many readers, or one writer.

The lock is the operating system's, on the file `sides.lock` in the folder, so it ends with the process that holds it.
Beside it each holder leaves a note of who it is, for the message of those who wait; a note proves nothing by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sides.graph.errors import StoreBusy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "sides.lock"
"""The name of the file, and the beginning of those of the notes."""
_PAUSE = 0.02


class FolderLock:
    """The lock that one open store holds on its folder, until `release`.

    exclusive: for a writer. wait: seconds to try before StoreBusy. (On Windows readers exclude each other too: its
    locks of the standard library are never shared.)
    """

    def __init__(self, folder: Path, *, exclusive: bool, wait: float) -> None:
        """Take the lock."""
        self._folder, self._exclusive = folder, exclusive
        self._note: Path | None = None
        self._file = self._open()
        try:
            self._acquire(time.monotonic() + wait)
        except BaseException:
            self._close()
            raise
        self._leave_note()

    def _open(self) -> IO[bytes] | None:
        path = self._folder / NAME
        try:
            return path.open("a+b")
        except OSError:
            if self._exclusive:
                raise
        try:
            return path.open("rb")
        except OSError:
            return None  # a folder that may only be read, and that nobody ever locked: there can be no writer

    def _acquire(self, deadline: float) -> None:
        while self._file is not None and not _try_lock(self._file, exclusive=self._exclusive):
            if time.monotonic() >= deadline:
                raise StoreBusy(
                    f"the store {self._folder} is held by {_holders(self._folder)}. "
                    "Wait for it to end, or end it, and try again."
                )
            time.sleep(_PAUSE)

    def _leave_note(self) -> None:
        note = self._folder / f"{NAME}.{os.getpid()}.{id(self)}"
        about = {
            "pid": os.getpid(),
            "command": " ".join([Path(sys.argv[0] or "python").name, *sys.argv[1:]])[:200],
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "writes": self._exclusive,
        }
        with contextlib.suppress(OSError):
            note.write_text(json.dumps(about), encoding="utf-8")
            self._note = note

    def renew(self) -> None:
        """Leave the note again, where another folder with the same lock took the place of the first."""
        self._leave_note()

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._note is not None:
            with contextlib.suppress(OSError):
                self._note.unlink()
            self._note = None
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()  # which also unlocks
            self._file = None


def _try_lock(file: IO[bytes], *, exclusive: bool) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holders(folder: Path) -> str:
    """Who holds the folder, in words, from the notes of processes that still run."""
    found = []
    for note in sorted(folder.glob(f"{NAME}.*")):
        try:
            about = json.loads(note.read_text(encoding="utf-8"))
            pid, command, since = int(about["pid"]), str(about["command"]), str(about["since"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if runs(pid):
            found.append(f"process {pid} ({command}, since {since})")
        else:
            with contextlib.suppress(OSError):
                note.unlink()
    return " and ".join(found) or "another process"


def runs(pid: int) -> bool:
    """Whether a process with this id runs; on Windows always, since asking costs more than it is worth."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
