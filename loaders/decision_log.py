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
from typing import Any

from sides.graph.claim import Claim
from sides.graph.errors import InvalidInput, NotWritten
from sides.loaders.claims_file import stem
from sides.ontology.terms import STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One decision. id: its own. claim: the claim's id; key: its key, which is followed where the id is another.

    status: `accepted`, `rejected` or `draft`. by, at: who, and when as ISO in UTC. entry: what the claim was
    changed to, or the claim that was added (`added`). said: what the claim said before, as `substance` has it: a
    decision holds for no claim that says something else; made: what it says since the entry. was: the claim's id in
    earlier lines, where a new reading of the article gave it another; those hold no more. undoes: the id of the
    decision that this one takes back.
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
    said: str | None = None
    made: str | None = None
    was: str | None = None
    undoes: str | None = None


def substance(claim: Claim) -> str:
    """What a claim says: who, what of whom, whether it is so, who says it and in which words.

    Not where it stands in the text, nor when and where it was: a claim that moves is the same one.
    """
    speakers = [(one.id, one.mention, one.stance, one.on_behalf_of) for one in claim.speakers]
    ends = [(one.id, one.mention, one.literal) for one in (claim.subject, claim.object, *claim.between)]
    parts = (claim.quote, claim.relation, claim.polarity, claim.modality, ends, speakers)
    return json.dumps(parts, ensure_ascii=False)


def says_the_same(said: str | None, claim: Claim, *, words: bool = True) -> bool:
    """Whether `claim` says what `said` has; with `words` False its quote and mentions may be others."""
    now = substance(claim)
    if said is None or words:
        return said == now
    return _without_words(said) == _without_words(now)


def _without_words(said: str) -> list[Any]:
    _, *what, ends, speakers = json.loads(said)
    return [*what, [(one[0], one[2]) for one in ends], [(one[0], *one[2:]) for one in speakers]]


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
        one = Logged(**json.loads(line.decode()))
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
