"""Deciding on the claims of a claims file: verdicts stand in the file, and every decision in the log beside it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sides.graph.claim import Claim, Verdict
from sides.graph.errors import InvalidInput, NotWritten
from sides.graph.substance import Substance
from sides.graph.whole_file import whole_file
from sides.loaders.article import read_bytes
from sides.loaders.claims_file import ClaimsFile
from sides.loaders.decision_log import Logged, append, read_log
from sides.loaders.review import Item
from sides.loaders.review_again import decided_again
from sides.loaders.review_edits import Edits, names_of
from sides.loaders.seal import seal_of


@dataclass
class ReviewedFile:
    """A claims file under review, as `sides.loaders.review.Desk`.

    by: who decides. restored: how many decisions made before were put back into the file, which was written anew;
    unfit: those that were not, because their claims are gone or say something else now. by_hand: how many decisions
    somebody has taken back or changed in the file itself, which holds.
    """

    path: Path
    by: str
    where: str = ""
    restored: int = 0
    unfit: Sequence[Logged] = ()
    by_hand: int = 0
    _raw: bytes = b""
    _seal: str | None = None
    _file: ClaimsFile = field(init=False)
    _edits: Edits = field(init=False)
    _undo: list[tuple[bytes, list[Logged]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the file, and put back what was decided on its claims before it was last written.

        Raises InvalidInput where it is no sound claims file.
        """
        self.where = str(self.path)
        self.path = self.path.resolve()  # a link stays one: what it leads to is written
        self._edits = Edits(self.path, self.where)
        self._raw = read_bytes(self.path)
        self._file = self._edits.examined(self._raw)
        self._seal = seal_of(self._edits.text(self._raw))
        again = decided_again(self._edits, self._raw, read_log(self.path), by=self.by, at=now())
        self.restored, self.unfit, self.by_hand = again.restored, again.unfit, again.by_hand
        if again.raw != self._raw:
            self._write(again.raw, again.lines)
        elif again.lines:
            append(self.path, again.lines)

    def items(self, *, every: bool = False) -> list[Item]:
        """The drafts in the order of the text; with `every` all claims."""
        return [self._item(claim) for claim in self._file.reading.claims if every or claim.status == "draft"]

    def decide(self, items: Sequence[Item], status: str, why: str | None = None) -> None:
        """Write `status` and who decided into each entry. Raises NotWritten where the file was changed meanwhile."""
        logged = [self._logged(item.claim, status, why) for item in items]
        verdicts = {one.claim: one for one in logged}
        expected = [_judged(claim, verdicts.get(claim.id)) for claim in self._file.reading.claims]
        self._keep(self._edits.decided(self._raw, logged), logged, expected)

    def entry(self, item: Item) -> str:
        """The claim's entry as the file has it."""
        return self._edits.entry(self._raw, item.claim.id)

    def change(self, item: Item, entry: str) -> Item:
        """Put `entry` in the place of the claim's, as a draft that keeps its id unless its `key` was changed."""
        claim, raw = self._edits.changed(self._raw, item.claim, entry)
        logged = replace(self._logged(claim, "draft", None, entry=entry), said=Substance.of(item.claim))
        self._keep(raw, [logged], [claim if one.id == item.claim.id else one for one in self._file.reading.claims])
        return self._item(claim)

    def add(self, beside: Item, entry: str) -> Item:
        """Add `entry` at the end of the claims."""
        claim, raw = self._edits.added(self._raw, entry)
        logged = self._logged(claim, "accepted", None, entry=entry, added=True)
        raw = self._edits.decided(raw, [logged])
        self._keep(raw, [logged], [*self._file.reading.claims, _judged(claim, logged)])
        return self._item(_judged(claim, logged))

    def undo(self) -> None:
        """Write the file as it was before the last change, and log that it was taken back."""
        if self._undo:
            raw, logged = self._undo[-1]
            back = [
                replace(self._logged_now(one), status="draft", why=None, entry=None, added=False, undoes=one.id)
                for one in logged
            ]
            self._write(raw, back)
            self._undo.pop()

    def _keep(self, raw: bytes, logged: list[Logged], expected: Sequence[Claim]) -> None:
        """Write what was changed, if it reads as `expected` and the file is still the one that was read."""
        after = {claim.id: claim for claim in self._edits.examined(raw).reading.claims}
        if after != {claim.id: claim for claim in expected}:
            raise InvalidInput(
                f"{self.where} would not be read as it is meant: another entry says the same, or its form is not one "
                "that can be changed here; edit the file by hand"
            )
        before = self._raw
        self._write(raw, logged)
        self._undo.append((before, logged))

    def _write(self, raw: bytes, logged: Sequence[Logged]) -> None:
        if read_bytes(self.path) != self._raw:
            raise NotWritten(
                f"{self.where} was changed by another program meanwhile; nothing was written over. What was decided "
                "before is kept; call `sides review` again to go on with the file as it is now"
            )
        try:
            with whole_file(self.path) as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
                # The log is written when the file needs nothing but its name: neither is there without the other.
                append(self.path, logged)
        except OSError as error:
            raise NotWritten(f"{self.path}: it cannot be written: {error.strerror or error}") from None
        self._raw, self._file = raw, self._edits.examined(raw)

    def _item(self, claim: Claim) -> Item:
        return Item(claim=claim, reading=self._file.reading, names=names_of(self._file))

    def _logged(
        self, claim: Claim, status: str, why: str | None, *, entry: str | None = None, added: bool = False
    ) -> Logged:
        said = Substance.of(claim)
        return Logged(
            id=secrets.token_hex(8), claim=claim.id, key=claim.key, status=status, by=self.by, at=now(), why=why,
            entry=entry, added=added, said=said, made=said if entry else None, seal=self._seal,
        )  # fmt: skip

    def _logged_now(self, one: Logged) -> Logged:
        return replace(one, id=secrets.token_hex(8), by=self.by, at=now())


def now() -> str:
    """The time in UTC, to the second, as a claims file has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _judged(claim: Claim, logged: Logged | None) -> Claim:
    if logged is None:
        return claim
    verdict = Verdict(by=logged.by, at=datetime.fromisoformat(logged.at), why=logged.why)
    return replace(claim, status=logged.status, verdict=None if logged.status == "draft" else verdict)
