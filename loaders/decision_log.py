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
from sides.graph.substance import Substance
from sides.loaders.claims_file import stem
from sides.ontology.terms import STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One decision. id: its own. claim: the claim's id; key: its key, which is followed where the id is another.

    status: `accepted`, `rejected` or `draft`. by, at: who, and when as ISO in UTC. entry: what the claim was changed
    to, or the claim that was added (`added`). said: what the claim said before: a decision holds for no claim that says
    something else; made: what it says since the entry. seal: of the claims file that it was written into, None where no
    reader wrote that. was: the claim's id in earlier lines, where a new reading of the article gave it another; those
    hold no more. undoes: the id of the decision that this one takes back.
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
    said: Substance | None = None
    made: Substance | None = None
    seal: str | None = None
    was: str | None = None
    undoes: str | None = None

    def told(self) -> str:
        """What was decided, and on what: the words of the text, else the entry's first line, else the claim's id."""
        known = self.made or self.said
        words = next(iter(known.words), None) if known else None
        first = self.entry.partition("\n")[0] if self.entry else None
        return f"{self.status}: {words or first or self.key or self.claim}"


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
    *lines, last = place.read_bytes().split(b"\n")
    found = [_decision(line, place, number) for number, line in enumerate(lines, start=1)]
    return [*found, _decision(last, place, len(lines) + 1)] if _whole(last) else found


def _decision(line: bytes, place: Path, number: int) -> Logged:
    try:
        fields = json.loads(line.decode())
        fields |= {name: Substance.read(fields[name]) for name in ("said", "made") if fields.get(name)}
        one = Logged(**fields)
    except (ValueError, TypeError):
        raise InvalidInput("this line is no decision", source=str(place), line=number) from None
    if one.status not in STATUSES:
        raise InvalidInput(f"{one.status!r} is no status of a decision", source=str(place), line=number)
    return one


def _whole(line: bytes) -> bool:
    """Whether a line without an end was not cut off: an editor may have taken the end away."""
    try:
        return isinstance(json.loads(line.decode()), dict)
    except ValueError:
        return False


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
            kept = file.read()
            end = kept.rfind(b"\n") + 1
            if _whole(kept[end:]):
                file.write(b"\n")
            else:
                file.truncate(end)  # what a crash cut off was never kept
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
            found.pop(one.was or "", None)
            before = found.pop(one.claim, None)
            if before is not None and before.made is not None and one.said == before.made:
                # What it said before it was changed is what a reader makes of the text again.
                entry, made = (one.entry, one.made) if one.entry else (before.entry, before.made)
                one = replace(one, entry=entry, made=made, added=before.added, said=before.said)
            found[one.claim] = one
    return found
