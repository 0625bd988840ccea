"""A claims file under change: entries rewritten, added or decided on, the rest as it was, and nothing written yet."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path

from sides.graph.actor import Actor, Place
from sides.graph.claim import Claim
from sides.graph.errors import InvalidInput, NotWritten
from sides.loaders import claims_edit
from sides.loaders.article import decode
from sides.loaders.claims_file import ClaimsFile, examine_claims_file
from sides.loaders.claims_writer import write_declaration
from sides.loaders.decision_log import Logged
from sides.loaders.problems import Problems
from sides.loaders.review import names_in
from sides.loaders.review_names import shipped, taken_apart
from sides.loaders.yaml_text import flow, scalar

_SCOPED = re.compile(r"""([^\s,:;{}\[\]"'@]+)@[0-9a-f]{8}(?![\w.])""")
_LABEL = re.compile(r"^claim \S+: ")  # there is one entry to tell of


class Edits:
    """Changes to the bytes of the claims file at `path`, each examined as the file would be read.

    All raise InvalidInput for what would not be a sound claims file, with what is wrong.
    """

    def __init__(self, path: Path, where: str) -> None:
        """where: the file as messages call it."""
        self._path, self._where = path, where
        self._read: tuple[bytes, ClaimsFile] | None = None  # what was examined last
        self._entries: tuple[str, list[claims_edit.Entry]] | None = None  # those of the text asked for last

    def examined(self, raw: bytes, *, first: int | None = None) -> ClaimsFile:
        """The file that `raw` is. first: the line of an entry just put in, to tell its problems by its own lines."""
        if first is None and self._read is not None and self._read[0] is raw:
            return self._read[1]
        file, problems = examine_claims_file(self._path, raw=raw)
        if file is None and first is not None:
            raise InvalidInput(told(problems, first))
        problems.raise_if_any()
        assert file is not None
        self._read = (raw, file)
        return file

    def text(self, raw: bytes) -> str:
        """The text of the bytes `raw`."""
        return decode(raw, source=self._where)

    def entry(self, raw: bytes, claim: str) -> str:
        """The entry of the claim with this id, its fields at the left margin."""
        text = self.text(raw)
        (place,) = self._places(text, self.examined(raw), [claim])
        return claims_edit.written(text, place)

    def decided(self, raw: bytes, decisions: Sequence[Logged]) -> bytes:
        """`raw` with each of these decisions in the entry of its claim."""
        text = self.text(raw)
        places = self._places(text, self.examined(raw), [one.claim for one in decisions])
        # From the last entry to the first: what stands before a place stays where it is.
        for place, one in sorted(zip(places, decisions, strict=True), key=lambda pair: -pair[0].start):
            verdict = None if one.status == "draft" else {"by": one.by, "at": one.at, "why": one.why}
            text = claims_edit.set_fields(text, place, {"status": one.status, "decided": verdict})
        return _bytes(text, raw)

    def changed(self, raw: bytes, claim: Claim, entry: str) -> tuple[Claim, bytes]:
        """The file with `entry` in the place of the claim's, a draft that keeps its id unless its `key` was changed."""
        raw, entry = self._declared(raw, entry)
        text = self.text(raw)
        before = self.examined(raw)
        (place,) = self._places(text, before, [claim.id])
        others = {one.id for one in before.reading.claims} - {claim.id}
        raw = _bytes(claims_edit.rewritten(text, place, entry), raw)
        new = _only(self.examined(raw, first=place.line), others)
        if new.id != claim.id and new.key == claim.key:
            # What is decided on it, and what points to it, goes by its id.
            raw = self._set(raw, new.id, {"id": claim.id})
            new = _only(self.examined(raw), others)
        if new.status != "draft" or new.verdict is not None:
            raw = self._set(raw, new.id, {"status": "draft", "decided": None})
            new = _only(self.examined(raw), others)
        return new, raw

    def added(self, raw: bytes, entry: str) -> tuple[Claim, bytes]:
        """The file with `entry` behind its other claims."""
        raw, entry = self._declared(raw, entry)
        before = {one.id for one in self.examined(raw).reading.claims}
        text = self.text(raw)
        longer = claims_edit.with_entry(text, entry)
        raw = _bytes(longer, raw)
        return _only(self.examined(raw, first=claims_edit.added_line(text, longer)), before), raw

    def at_home(self, raw: bytes, entry: str) -> str:
        """`entry` with ids of what belonged to its article before a new reading as this file has them."""
        names = names_of(self.examined(raw))
        here = {ident.partition("@")[0]: ident for ident in names if "@" in ident}
        return _SCOPED.sub(lambda found: here.get(found[1], found[0]), entry)

    def _declared(self, raw: bytes, entry: str) -> tuple[bytes, str]:
        """The file with what the entry declares or names of the gazetteers, and the entry without declarations.

        What the file declares already stays as it is.
        """
        entry, declared = taken_apart(entry)
        file = self.examined(raw)
        names = names_of(file)
        known = {ident: ident for ident in names}
        known |= {ident.partition("@")[0]: ident for ident, one in names.items() if one.kind == "unnamed"}
        text = self.text(raw)
        for section, things in declared.items():
            for ident, fields in things.items():
                if ident not in known:
                    known[ident] = ident
                    text = claims_edit.with_declaration(text, section, f"{scalar(ident)}: {flow(fields)}")
                elif ident in names:
                    _refuse_another(names[ident], fields)
        if file.reading.article is not None:
            for thing in shipped(entry, known):
                section = "actors" if isinstance(thing, Actor) else "places"
                text = claims_edit.with_declaration(text, section, write_declaration(thing, file.reading.article))
        return _bytes(text, raw), entry

    def _set(self, raw: bytes, claim: str, fields: dict[str, object]) -> bytes:
        text = self.text(raw)
        (place,) = self._places(text, self.examined(raw), [claim])
        return _bytes(claims_edit.set_fields(text, place, fields), raw)

    def _places(self, text: str, file: ClaimsFile, claims: Sequence[str]) -> list[claims_edit.Entry]:
        """Where the entries of these claims stand, in their order."""
        by_line: dict[int, list[claims_edit.Entry]] = {}
        if self._entries is None or self._entries[0] != text:
            self._entries = (text, claims_edit.entries(text))
        for entry in self._entries[1]:
            by_line.setdefault(entry.line, []).append(entry)
        for line in (file.lines[claim] for claim in claims):
            if len(by_line.get(line, ())) != 1:
                raise NotWritten(
                    f"{self._where}:{line}: this entry shares its line with others; give it a line of its own"
                )
        return [by_line[file.lines[claim]][0] for claim in claims]


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


def _refuse_another(known: Actor | Place, fields: dict[str, object]) -> None:
    """Raise InvalidInput where `fields` declare another than the one that is `known` by their id."""
    for name in ("name", "kind"):
        own, given = getattr(known, name), fields.get(name)
        if given is not None and given != own:
            raise InvalidInput(f"{known.id} is {known.name} ({known.kind}) in this file; give another id")


def _only(file: ClaimsFile, others: set[str]) -> Claim:
    new = [claim for claim in file.reading.claims if claim.id not in others]
    if len(new) != 1 or len(file.reading.claims) != len(others) + 1:
        raise InvalidInput("an entry is one claim: its fields, without a `- ` before them")
    return new[0]


def _bytes(text: str, like: bytes) -> bytes:
    mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()
