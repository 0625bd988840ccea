"""Folders: every document in them, whatever is nested."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sides.graph.errors import MissingFile
from sides.loaders.documents.kinds import SUFFIXES


def folder_files(folder: Path, *, without: Path | None = None) -> Iterator[Path]:
    """The files of `folder` and of all within it whose names end as documents' do, a folder's own first, sorted.

    What begins with a dot is passed over, and links to folders, which may lead round in a circle. without: a folder in
    there that is passed over too. Raises `MissingFile` where there is none, or where a folder cannot be read.
    """
    found = False
    left_out = None if without is None else without.resolve()

    def refuse(error: OSError) -> None:
        raise MissingFile(
            f"this folder cannot be read: {error.strerror or error}", source=str(error.filename or folder)
        )

    for path, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _real(path, name) != left_out)
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                found = True
                yield Path(path, name)
    if not found:
        raise MissingFile(f"no articles ({', '.join(SUFFIXES)}) in this folder", source=str(folder))


def _real(path: str, name: str) -> Path:
    return Path(path, name).resolve()
