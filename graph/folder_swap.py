"""Putting a folder in the place of another, so that a crash leaves one of the two, whole.

What is made stands beside the folder it will replace, in a folder of its own: `.NAME.PID.RANDOM/NAME`. The old one is
moved to `.NAME.PID.RANDOM/old`, and the new one to its place. Between the two there is no folder in the place; whoever
looks for it then waits for the process that is at it, and moves the new one itself where that was killed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from sides.graph.lock import NAME, FolderLock, runs

_OLD = "old"


def beside(folder: Path) -> Path:
    """A new folder beside `folder`, to make what will take its place in. Remove it when all is done."""
    return Path(tempfile.mkdtemp(prefix=f".{folder.name}.{os.getpid()}.", dir=folder.parent))


def copy(folder: Path, target: Path) -> None:
    """Copy `folder`, which nobody changes, but for its lock and the notes of who holds it."""
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns(f"{NAME}*"))


def put_in_place(made: Path, folder: Path) -> None:
    """Put the folder `made`, which is in one of `beside`, in the place of `folder`, of which the caller has the lock.

    Who waits for the lock of the old one waits for that of the new one. OSError where that cannot be done; then
    `folder` is as it was.
    """
    (made / NAME).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # a file system without hard links: who waits just now may be told it is gone
        os.link(folder / NAME, made / NAME)
    _sync(made)
    old = made.parent / _OLD
    folder.rename(old)
    try:
        made.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    _sync_folder(folder.parent)


def mend(folder: Path, wait: float) -> None:
    """Where a process was killed while it put another folder in the place of `folder`, finish it; else do nothing.

    wait: seconds to wait for a process that is still at it before StoreBusy.
    """
    while not folder.exists():
        old = next(folder.parent.glob(f".{folder.name}.*.*/{_OLD}"), None)
        if old is None:
            return
        made = old.parent / folder.name
        try:
            lock = FolderLock(old, exclusive=True, wait=wait)
        except FileNotFoundError:
            continue  # it has just been finished
        try:
            try:
                (made if made.exists() else old).rename(folder)
            except OSError:
                if not folder.exists():  # else another process was first
                    raise
        finally:
            lock.release()


def clear_away(folder: Path) -> None:
    """Remove what processes were making beside `folder` when they were killed. Call `mend` first."""
    for path in folder.parent.glob(f".{folder.name}.*.*"):
        pid = path.name.removeprefix(f".{folder.name}.").partition(".")[0]
        if pid.isdecimal() and not runs(int(pid)):
            shutil.rmtree(path, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have everything in `folder` on the disk before it is taken for whole."""
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
