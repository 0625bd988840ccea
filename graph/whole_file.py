"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def whole_file(path: Path, *, mode: int | None = None) -> Iterator[BinaryIO]:
    """An open file that takes the place of `path` at the end of the block; an error in there leaves `path` as it was.

    A link stays a link to the file that is replaced. mode: the permissions, else those of the file that is replaced,
    else those of any new file. What was written is on the disk when the block ends. Raises OSError.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(target) if mode is None else mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else of any new one: a temporary file is its owner's alone."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
