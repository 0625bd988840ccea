"""Answers that were paid for once: a folder of JSON files, one a question, that only their owner can read."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sides.graph.errors import NotWritten
from sides.graph.whole_file import whole_file
from sides.loaders.language_model.answer import Answer


def default_folder() -> Path:
    """`sides/llm` in the user's cache folder: that of XDG_CACHE_HOME, else the system's usual one."""
    told = os.environ.get("XDG_CACHE_HOME")
    if told and Path(told).is_absolute():
        return Path(told) / "sides" / "llm"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "sides" / "llm"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "sides" / "llm"
    return Path.home() / ".cache" / "sides" / "llm"


class Cache:
    """Answers by their questions.

    What is found is checked like an answer that has just come: a file that was changed can do no more than a model.
    """

    def __init__(self, folder: str | Path) -> None:
        """Make the folder where it is not there. Raises `NotWritten`."""
        self._folder = Path(folder)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise NotWritten(f"the cache {self._folder} cannot be made: {error.strerror or error}") from None

    def get(self, question: Mapping[str, str]) -> Answer | None:
        """The answer to `question`; None where there is none, or none that can be read."""
        try:
            held: Any = json.loads(self._path(question).read_bytes())
            answer = Answer(held["content"], held["model"], held["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        texts = isinstance(answer.content, str) and isinstance(answer.model, str)
        return answer if texts and isinstance(answer.fingerprint, str | None) else None

    def put(self, question: Mapping[str, str], answer: Answer) -> None:
        """Keep `answer`, whole or not at all. Raises `NotWritten`."""
        held = {
            **question,
            "content": answer.content,
            "model": answer.model,
            "fingerprint": answer.fingerprint,
        }
        try:
            with whole_file(self._path(question), mode=0o600) as file:  # for its owner alone
                file.write(json.dumps(held).encode())
        except OSError as error:
            raise NotWritten(f"the cache {self._folder} cannot be written: {error.strerror or error}") from None

    def _path(self, question: Mapping[str, str]) -> Path:
        told = json.dumps(question, sort_keys=True).encode()
        return self._folder / f"{hashlib.sha256(told).hexdigest()}.json"
