"""Deciding on the claims of a claims file: verdicts stand in the file, and every decision in the log beside it."""

from __future__ import annotations

import codecs
import os
import re
import secrets
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sides.graph.actor import Actor, Place
from sides.graph.claim import Claim, Verdict
from sides.graph.errors import InvalidInput, NotWritten
from sides.loaders import claims_edit
from sides.loaders.article import decode, read_bytes
from sides.loaders.claims_file import ClaimsFile, examine_claims_file
from sides.loaders.claims_writer import write_declaration
from sides.loaders.decision_log import Logged, append, read_log, says_the_same, standing, substance
from sides.loaders.problems import Problems
from sides.loaders.review import Item, names_in
from sides.loaders.review_names import shipped, taken_apart
from sides.loaders.yaml_text import flow, scalar

_LABEL = re.compile(r"^claim \S+: ")  # there is one entry to tell of


@dataclass
class ReviewedFile:
    """A claims file under review, as `sides.loaders.review.Desk`.

    by: who decides. restored: how many decisions made before were put back into the file, which was written anew;
    unfit: how many were not, because their claims are gone or say something else now.
    """

    path: Path
    by: str
    where: str = ""
    restored: int = 0
    unfit: int = 0
    _raw: bytes = b""
    _file: ClaimsFile = field(init=False)
    _read: tuple[bytes, ClaimsFile] | None = None  # what was examined last
    _undo: list[tuple[bytes, list[Logged]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the file, and put back what was decided on its claims before it was last written.

        Raises InvalidInput where it is no sound claims file.
        """
        self.where = str(self.path)
        self.path = self.path.resolve()  # a link stays one: what it leads to is written
        self._raw = read_bytes(self.path)
        self._file = self._examined(self._raw)
        self.restored = self._restore()

    def items(self, *, every: bool = False) -> list[Item]:
        """The drafts in the order of the text; with `every` all claims."""
        return [self._item(claim) for claim in self._file.reading.claims if every or claim.status == "draft"]

    def decide(self, items: Sequence[Item], status: str, why: str | None = None) -> None:
        """Write `status` and who decided into each entry. Raises NotWritten where the file was changed meanwhile."""
        logged = [self._logged(item.claim, status, why) for item in items]
        raw = self._raw
        for one in logged:
            raw = self._decided(raw, one)
        verdicts = {one.claim: one for one in logged}
        self._keep(raw, logged, [_judged(claim, verdicts.get(claim.id)) for claim in self._file.reading.claims])

    def entry(self, item: Item) -> str:
        """The claim's entry as the file has it."""
        text = self._text(self._raw)
        return claims_edit.written(text, self._place(text, self._file, item.claim.id))

    def change(self, item: Item, entry: str) -> Item:
        """Put `entry` in the place of the claim's, as a draft that keeps its id unless its `key` was changed."""
        claim, raw = self._changed(self._raw, item.claim, entry)
        logged = replace(self._logged(claim, "draft", None, entry=entry), said=substance(item.claim))
        self._keep(raw, [logged], [claim if one.id == item.claim.id else one for one in self._file.reading.claims])
        return self._item(claim)

    def add(self, beside: Item, entry: str) -> Item:
        """Add `entry` at the end of the claims."""
        claim, raw = self._added(self._raw, entry)
        logged = self._logged(claim, "accepted", None, entry=entry, added=True)
        raw = self._decided(raw, logged)
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

    def _restore(self) -> int:
        """Put decisions from the log into a file that does not have them; how many there were.

        One whose claim is gone or says something else now is left in the log, and counted in `unfit`.
        """
        raw, count = self._raw, 0
        moved: list[Logged] = []
        decisions = list(standing(read_log(self.path)).values())
        unsure = self._unsure(decisions)
        for logged in decisions:
            if logged.said in unsure:
                self.unfit += 1
                continue
            try:
                put, claim = self._put_back(raw, logged)
            except InvalidInput:
                self.unfit += 1  # its quote is not in the article any more, or its actors are not in the file
                continue
            if put != raw and claim is not None and claim.id != logged.claim:
                moved.append(replace(logged, id=secrets.token_hex(8), claim=claim.id, key=claim.key, was=logged.claim))
            count += put != raw
            raw = put
        if count:
            self._examined(raw)
            self._write(raw, moved)
        return count

    def _unsure(self, decisions: Sequence[Logged]) -> set[str | None]:
        """What several drafts said that were decided on differently, where the file has not all of them any more."""
        drafts = Counter(substance(one) for one in self._file.reading.claims)
        decided: dict[str | None, list[str]] = {}
        for one in decisions:
            decided.setdefault(one.said, []).append(one.status)
        return {said for said, each in decided.items() if len(set(each)) > 1 and 0 < drafts[said or ""] < len(each)}

    def _put_back(self, raw: bytes, logged: Logged) -> tuple[bytes, Claim | None]:
        """The file with the decision, and the claim that it is on."""
        claims = self._examined(raw).reading.claims
        claim = next((one for one in claims if one.id == logged.claim), None)
        if claim is not None and (claim.status != "draft" or claim.verdict is not None):
            return raw, claim
        if logged.added and logged.entry and claim is None:
            claim, raw = self._added(raw, logged.entry)
        else:
            found, claim = claim, self._same(claims, claim, logged)
            if claim is None:
                there = found is not None and logged.entry and self._changed(raw, found, logged.entry)[1] == raw
                self.unfit += not there and (logged.status != "draft" or bool(logged.entry))
                return raw, found
            if logged.entry:
                claim, raw = self._changed(raw, claim, logged.entry)
        if logged.status != "draft":
            raw = self._decided(raw, replace(logged, claim=claim.id))
        return raw, claim

    def _same(self, claims: Sequence[Claim], found: Claim | None, logged: Logged) -> Claim | None:
        """The claim that was decided on: of its id, of its key, or the one draft that says the same."""
        if found is not None and says_the_same(logged.said, found, words=logged.key is None):
            return found
        drafts = [one for one in claims if one.status == "draft" and one.verdict is None]
        keyed = [one for one in drafts if one.key is not None and one.key == logged.key]
        if keyed:
            return keyed[0] if says_the_same(logged.said, keyed[0], words=False) else None
        alike = [one for one in drafts if says_the_same(logged.said, one)]
        return alike[0] if len(alike) == 1 else None

    def _changed(self, raw: bytes, claim: Claim, entry: str) -> tuple[Claim, bytes]:
        raw, entry = self._declared(raw, entry)
        text = self._text(raw)
        before = self._examined(raw)
        place = self._place(text, before, claim.id)
        others = {one.id for one in before.reading.claims} - {claim.id}
        raw = self._bytes(claims_edit.rewritten(text, place, entry), raw)
        after = self._examined(raw, first=place.line)
        new = self._only(after, others)
        if new.id != claim.id and new.key == claim.key:
            # What is decided on it, and what points to it, goes by its id.
            text = self._text(raw)
            raw = self._bytes(claims_edit.set_fields(text, self._place(text, after, new.id), {"id": claim.id}), raw)
            new = self._only(self._examined(raw), others)
        if new.status != "draft" or new.verdict is not None:
            text = self._text(raw)
            place = self._place(text, self._examined(raw), new.id)
            raw = self._bytes(claims_edit.set_fields(text, place, {"status": "draft", "decided": None}), raw)
            new = self._only(self._examined(raw), others)
        return new, raw

    def _added(self, raw: bytes, entry: str) -> tuple[Claim, bytes]:
        raw, entry = self._declared(raw, entry)
        before = {one.id for one in self._examined(raw).reading.claims}
        text = self._text(raw)
        longer = claims_edit.with_entry(text, entry)
        raw = self._bytes(longer, raw)
        return self._only(self._examined(raw, first=claims_edit.added_line(text, longer)), before), raw

    def _declared(self, raw: bytes, entry: str) -> tuple[bytes, str]:
        """The file with what the entry declares or names of the gazetteers, and the entry without declarations.

        What the file declares already stays as it is.
        """
        entry, declared = taken_apart(entry)
        file = self._examined(raw)
        names = names_of(file)
        known = {ident: ident for ident in names}
        known |= {ident.partition("@")[0]: ident for ident, one in names.items() if one.kind == "unnamed"}
        text = self._text(raw)
        for section, things in declared.items():
            for ident, fields in things.items():
                if ident not in known:
                    known[ident] = ident
                    text = claims_edit.with_declaration(text, section, f"{scalar(ident)}: {flow(fields)}")
                elif ident in names and fields.get("name", names[known[ident]].name) != names[known[ident]].name:
                    raise InvalidInput(f"{ident} is {names[known[ident]].name} in this file; give another id")
        if file.reading.article is not None:
            for thing in shipped(entry, known):
                section = "actors" if isinstance(thing, Actor) else "places"
                text = claims_edit.with_declaration(text, section, write_declaration(thing, file.reading.article))
        return self._bytes(text, raw), entry

    def _only(self, file: ClaimsFile, others: set[str]) -> Claim:
        new = [claim for claim in file.reading.claims if claim.id not in others]
        if len(new) != 1 or len(file.reading.claims) != len(others) + 1:
            raise InvalidInput("an entry is one claim: its fields, without a `- ` before them")
        return new[0]

    def _decided(self, raw: bytes, logged: Logged) -> bytes:
        text = self._text(raw)
        place = self._place(text, self._examined(raw), logged.claim)
        decided = {"by": logged.by, "at": logged.at, "why": logged.why}
        fields: dict[str, object] = {"status": logged.status, "decided": None if logged.status == "draft" else decided}
        return self._bytes(claims_edit.set_fields(text, place, fields), raw)

    def _keep(self, raw: bytes, logged: list[Logged], expected: Sequence[Claim]) -> None:
        """Write what was changed, if it reads as `expected` and the file is still the one that was read."""
        after = {claim.id: claim for claim in self._examined(raw).reading.claims}
        if after != {claim.id: claim for claim in expected}:
            raise InvalidInput(
                f"{self.where} would not be read as it is meant: another entry says the same, or its form is not one "
                "that can be changed here; edit the file by hand"
            )
        before = self._raw
        self._write(raw, logged)
        self._undo.append((before, logged))

    def _write(self, raw: bytes, logged: list[Logged]) -> None:
        if read_bytes(self.path) != self._raw:
            raise NotWritten(
                f"{self.where} was changed by another program meanwhile; nothing was written over. What was decided "
                "before is kept; call `sides review` again to go on with the file as it is now"
            )
        # The log first: what is in it and not yet in the file is put there when the file is reviewed again.
        if logged:
            append(self.path, logged)
        _replace(self.path, raw)
        self._raw, self._file = raw, self._examined(raw)

    def _examined(self, raw: bytes, *, first: int | None = None) -> ClaimsFile:
        """The file that `raw` is. first: the line of an entry just put in, to tell its problems by its own lines."""
        if first is None and self._read is not None and self._read[0] is raw:
            return self._read[1]
        file, problems = examine_claims_file(self.path, raw=raw)
        if file is None and first is not None:
            raise InvalidInput(told(problems, first))
        problems.raise_if_any()
        assert file is not None
        self._read = (raw, file)
        return file

    def _place(self, text: str, file: ClaimsFile, claim: str) -> claims_edit.Entry:
        line = file.lines[claim]
        found = [entry for entry in claims_edit.entries(text) if entry.line == line]
        if len(found) != 1:
            raise NotWritten(f"{self.where}:{line}: this entry shares its line with others; give it a line of its own")
        return found[0]

    def _item(self, claim: Claim) -> Item:
        return Item(claim=claim, reading=self._file.reading, names=names_of(self._file))

    def _logged(
        self, claim: Claim, status: str, why: str | None, *, entry: str | None = None, added: bool = False
    ) -> Logged:
        return Logged(
            id=secrets.token_hex(8), claim=claim.id, key=claim.key, status=status, by=self.by, at=now(), why=why,
            entry=entry, added=added, said=substance(claim), made=substance(claim) if entry else None,
        )  # fmt: skip

    def _logged_now(self, one: Logged) -> Logged:
        return replace(one, id=secrets.token_hex(8), by=self.by, at=now())

    def _text(self, raw: bytes) -> str:
        return decode(raw, source=self.where)

    def _bytes(self, text: str, like: bytes) -> bytes:
        mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
        return mark + text.encode()


def names_of(file: ClaimsFile) -> dict[str, Actor | Place]:
    """The actors and places that the claims of a file may name."""
    return names_in((*file.registries, file.reading))


def told(problems: Problems, first: int) -> str:
    """The problems of an entry that begins in line `first` of its file, a line each, counted from the entry's first."""
    lines = []
    for problem in problems.sorted():
        line = None if problem.line is None else problem.line - first + 1
        message = _LABEL.sub("", problem.message)
        lines.append(message if line is None or line < 1 else f"line {line}: {message}")
    return "\n".join(lines)


def now() -> str:
    """The time in UTC, to the second, as a claims file has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _judged(claim: Claim, logged: Logged | None) -> Claim:
    if logged is None:
        return claim
    verdict = Verdict(by=logged.by, at=datetime.fromisoformat(logged.at), why=logged.why)
    return replace(claim, status=logged.status, verdict=None if logged.status == "draft" else verdict)


def _replace(path: Path, raw: bytes) -> None:
    """Put `raw` in the place of the file, which is at every moment the old one or the new one, with the same mode."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, path.stat().st_mode & 0o7777)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NotWritten(f"{path}: it cannot be written: {error.strerror or error}") from None
