"""Decisions that were made on a claims file before: what becomes of them when it is reviewed again.

Where the article was read into it anew, they are put back, each on the claim that says what it was made on. Where it is
still the file that they were written into, the file says what holds: what a person took back in there stays taken back.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sides.graph.claim import Claim
from sides.graph.errors import InvalidInput
from sides.graph.substance import Substance
from sides.loaders.claims_edit import entry_fields
from sides.loaders.claims_file import ClaimsFile
from sides.loaders.decision_log import Logged, standing
from sides.loaders.review import by_person
from sides.loaders.review_edits import Edits
from sides.loaders.seal import seal_of, unedited

_DECIDED = ("status", "decided", "confidence")


@dataclass(kw_only=True)
class Again:
    """What came of the decisions in the log.

    raw: the file with those that were put back, `restored` of them. unfit: those that were not, because their claims
    are gone or say something else now. by_hand: how many somebody changed in the file. lines: to be added to the log.
    """

    raw: bytes
    restored: int = 0
    unfit: list[Logged] = field(default_factory=list)
    by_hand: int = 0
    lines: list[Logged] = field(default_factory=list)


def decided_again(edits: Edits, raw: bytes, log: Sequence[Logged], *, by: str, at: str) -> Again:
    """What becomes of the decisions of `log` in the file that is `raw`. by, at: who reviews it now, and when."""
    text = edits.text(raw)
    seal, fresh = seal_of(text), unedited(text)
    decisions = list(standing(log).values())
    again = Again(raw=raw, lines=changed_by_hand(edits, raw, log, by=by, at=at))
    again.by_hand = len(again.lines)
    before = [one for one in decisions if one.seal != seal or fresh]
    _PuttingBack(edits, again, seal).put_back(before)
    return again


def changed_by_hand(edits: Edits, raw: bytes, log: Sequence[Logged], *, by: str, at: str) -> list[Logged]:
    """The lines for the decisions of `log` that somebody took back or changed in the file that has them."""
    text = edits.text(raw)
    seal = seal_of(text)
    if unedited(text):
        return []
    claims = _Claims(edits.examined(raw))
    lines = (_by_hand(claims, one, by=by, at=at) for one in standing(log).values() if one.seal == seal)
    return [replace(line, seal=seal) for line in lines if line]


class _Claims:
    """The claims of a file by their ids and keys, and the open ones by what they say."""

    def __init__(self, file: ClaimsFile) -> None:
        self.ids = {one.id: one for one in file.reading.claims}
        self.keys = {one.key: one for one in file.reading.claims if one.key is not None}
        self.said: dict[Substance, list[Claim]] = {}
        for one in file.reading.claims:
            self.said.setdefault(Substance.of(one), []).append(one)

    def open(self, said: Substance | None) -> list[Claim]:
        """The claims that say this and that nobody decided on."""
        return [one for one in self.said.get(said, ()) if not by_person(one)] if said is not None else []


class _PuttingBack:
    """Puts decisions into a file that was written anew; the verdicts all at once, since each would examine it anew."""

    def __init__(self, edits: Edits, again: Again, seal: str | None) -> None:
        self._edits, self._again, self._seal = edits, again, seal
        self._claims = _Claims(edits.examined(again.raw))
        self._verdicts: dict[str, Logged] = {}

    def put_back(self, decisions: Sequence[Logged]) -> None:
        unsure = self._unsure(decisions)
        for logged in decisions:
            try:
                if logged.said in unsure or not self._put_back(logged):
                    self._again.unfit.append(logged)
            except InvalidInput:
                self._again.unfit.append(
                    logged
                )  # its quote is not in the article any more, or its actors are not in the file
        if self._verdicts:
            self._again.raw = self._edits.decided(self._again.raw, list(self._verdicts.values()))
            self._edits.examined(self._again.raw)

    def _unsure(self, decisions: Sequence[Logged]) -> set[Substance | None]:
        """What several claims said that were decided on differently, where the file has not all of them any more."""
        decided: dict[Substance | None, Counter[str]] = {}
        for one in decisions:
            decided.setdefault(one.said, Counter())[one.status] += 1
        there = {said: 0 if said is None else len(self._claims.said.get(said, ())) for said in decided}
        return {said for said, each in decided.items() if len(each) > 1 and 0 < there[said] < each.total()}

    def _put_back(self, logged: Logged) -> bool:
        """Whether the decision fits: it was put into the file, or there is nothing to put."""
        if logged.entry:
            logged = replace(logged, entry=self._edits.at_home(self._again.raw, logged.entry))
        found = self._claims.ids.get(logged.claim)
        if found is not None and by_person(found):
            return True
        raw = self._again.raw
        if logged.added and logged.entry and found is None:
            claim, raw = self._edits.added(raw, logged.entry)
        else:
            same = self._same(found, logged)
            if same is None:
                there = found and logged.entry and self._edits.changed(raw, found, logged.entry)[1] == raw
                return bool(there) or (logged.status == "draft" and not logged.entry)
            claim = same
            if logged.entry and not _same_fields(logged.entry, self._edits.entry(raw, claim.id)):
                claim, raw = self._edits.changed(raw, claim, logged.entry)
        if raw == self._again.raw and logged.status == "draft":
            return True
        if raw != self._again.raw:
            self._again.raw = raw
            self._claims = _Claims(self._edits.examined(raw))
        if logged.status != "draft":
            self._verdicts[claim.id] = replace(logged, claim=claim.id)
        self._again.restored += 1
        was = None if claim.id == logged.claim else logged.claim
        line = replace(logged, id=secrets.token_hex(8), claim=claim.id, key=claim.key, was=was, seal=self._seal)
        self._again.lines.append(line)
        return True

    def _same(self, found: Claim | None, logged: Logged) -> Claim | None:
        """The claim that was decided on: of its id, of its key, or the one open claim that says the same."""
        if found is not None and says_the_same(logged.said, found, words=logged.key is None):
            return found
        keyed = None if logged.key is None else self._claims.keys.get(logged.key)
        if keyed is not None and not by_person(keyed):
            return keyed if says_the_same(logged.said, keyed, words=False) else None
        alike = [one for one in self._claims.open(logged.said) if one.id not in self._verdicts]
        return alike[0] if len(alike) == 1 else None


def _same_fields(entry: str, other: str) -> bool:
    """Whether two entries differ in nothing but what was decided on them and how sure the reader was."""

    def fields(text: str) -> dict[str, object]:
        return {name: value for name, value in entry_fields(text).items() if name not in _DECIDED}

    return fields(entry) == fields(other)


def says_the_same(said: Substance | None, claim: Claim, *, words: bool = True) -> bool:
    """Whether `claim` says this; with `words` False its quote and mentions may be others."""
    if said is None:
        return False
    now = Substance.of(claim)
    return said == now if words else said.meaning() == now.meaning()


def _by_hand(claims: _Claims, logged: Logged, *, by: str, at: str) -> Logged | None:
    """The line for a decision that the file it was written into does not have any more; None where it has."""
    want = logged.made or logged.said
    moved = [one for one in claims.said.get(want, ()) if one.status == logged.status] if want is not None else []
    claim = claims.ids.get(logged.claim) or claims.keys.get(logged.key or "") or next(iter(moved), None)
    if claim is None:
        line = replace(logged, status="draft", said=None, made=None)
    elif claim.status == logged.status and (not logged.entry or Substance.of(claim) == logged.made):
        return None
    else:
        line = replace(logged, status=claim.status, key=claim.key, said=Substance.of(claim), made=None)
    if claim is None and logged.status == "draft" and not logged.entry:
        return None
    verdict = claim and claim.verdict
    return replace(
        line,
        id=secrets.token_hex(8),
        by=(verdict and verdict.by) or by,
        at=at,
        why=(verdict and verdict.why) or "changed in the file",
        entry=None,
        added=False,
        was=None,
    )
