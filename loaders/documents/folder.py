"""Folders: every document in them, whatever is nested."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sides.graph.errors import MissingFile
from sides.loaders.documents.kinds import SUFFIXES


def folder_files(folder: Path) -> Iterator[Path]:
    """The files of `folder` and of all within it whose names end as documents' do, a folder's own first, sorted.

    What begins with a dot is passed over, and links to folders, which may lead round in a circle. Raises `MissingFile`
    where there is none, or where a folder cannot be read.
    """
    found = False

    def refuse(error: OSError) -> None:
        raise MissingFile(
            f"this folder cannot be read: {error.strerror or error}", source=str(error.filename or folder)
        )

    for path, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                found = True
                yield Path(path, name)
    if not found:
        raise MissingFile(f"no articles ({', '.join(SUFFIXES)}) in this folder", source=str(folder))
