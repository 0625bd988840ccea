"""The decisions on a claims file, beside it: `NAME.decisions.jsonl`, one line a decision, only ever added to.

The file itself says what holds now; the log says who decided what and when, also what was taken back, and lets the
decisions hold when the article is read again into a new claims file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sides.graph.errors import InvalidInput, NotWritten
from sides.loaders.claims_file import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One decision. id: its own. claim: the claim's id; key: its key, which is followed where the id is another.

    status: `accepted`, `rejected` or `draft`. by, at: who, and when as ISO in UTC. entry: what the claim was
    changed to, or the claim that was added (`added`). undoes: the id of the decision that this one takes back.
    """

    id: str
    claim: str
    key: str | None = None
    status: str
    by: str
    at: str
    why: str | None = None
    entry: str | None = None
    added: bool = False
    undoes: str | None = None


def log_path(path: Path) -> Path:
    """The log of the claims file at `path`."""
    return path.with_name(f"{stem(path)}.decisions.jsonl")


def read_log(path: Path) -> list[Logged]:
    """Every decision in the log of the claims file `path`, in order; none where there is no log.

    A last line that was cut off (by a crash while it was written) is left out. Raises InvalidInput for another that is
    no decision.
    """
    place = log_path(path)
    if not place.exists():
        return []
    lines = place.read_text(encoding="utf-8").split("\n")
    found = []
    for number, line in enumerate(lines[:-1], start=1):
        try:
            found.append(Logged(**json.loads(line)))
        except (ValueError, TypeError):
            raise InvalidInput("this line is no decision", source=str(place), line=number) from None
    return found


def append(path: Path, decisions: Iterable[Logged]) -> None:
    """Add `decisions` to the log of the claims file `path`, all in one write that reaches the disk."""
    place = log_path(path)
    text = "".join(
        json.dumps({name: value for name, value in asdict(one).items() if value}, ensure_ascii=False) + "\n"
        for one in decisions
    )
    try:
        with place.open("a+b") as file:
            file.seek(0)
            whole = file.read().rfind(b"\n") + 1
            file.truncate(whole)  # what a crash cut off was never kept
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise NotWritten(f"{place}: it cannot be written: {error.strerror or error}") from None


def standing(decisions: Iterable[Logged]) -> dict[str, Logged]:
    """The latest decision on each claim that was not taken back, with the latest words it was given, by its id."""
    every = list(decisions)
    undone = {one.undoes for one in every if one.undoes}
    found: dict[str, Logged] = {}
    for one in every:
        if one.undoes is None and one.id not in undone:
            before = found.pop(one.claim, None)
            if before is not None and one.entry is None:
                one = replace(one, entry=before.entry, added=before.added)
            found[one.claim] = one
    return found
