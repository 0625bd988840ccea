"""What a person decided in a claims file, kept in its log before the file is written over, and put back after."""

from __future__ import annotations

import re
import secrets
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sides.graph.claim import Claim, claim_id
from sides.graph.errors import InvalidInput, NotWritten
from sides.graph.substance import Substance
from sides.loaders import claims_edit
from sides.loaders.article import read_article, read_bytes
from sides.loaders.claims_edit import entry_fields
from sides.loaders.claims_file import ClaimsFile, examine_claims_file, stem
from sides.loaders.decision_log import Logged, append, log_path, read_log, standing
from sides.loaders.review import by_person
from sides.loaders.review_again import changed_by_hand
from sides.loaders.review_edits import Edits
from sides.loaders.review_file import ReviewedFile, now
from sides.loaders.seal import seal_of, unedited
from sides.ontology.terms import STATUSES

_SEAL_OF_ARTICLE = re.compile(r"^sha256:.*\n", re.M)
_ARTICLE_HASH = re.compile(r"(?<=[^\s@])@[0-9a-f]{8}(?=[\s,:;}\]])")


def keep_decisions(path: Path, *, by: str) -> None:
    """Add to the log of the claims file `path` what was decided in the file itself and is not in the log yet.

    by: who decided where an entry does not say it. Where the article has changed since, the entries whose words are
    not in it any more are kept as they are written. Nothing is done where there is no file, or nobody has changed it.
    Raises NotWritten for a file or a log that cannot be read, and for a log that cannot be written.
    """
    try:
        lines = _not_in_log(path, by=by)
    except InvalidInput as error:
        raise NotWritten(
            f"{error}\n{path} is not written over: what was decided in it cannot be told. Mend it, or move it away"
        ) from None
    if lines:
        append(path, lines)


def _not_in_log(path: Path, *, by: str) -> list[Logged]:
    """The lines that `keep_decisions` adds."""
    log = read_log(path)
    if not path.exists():
        return []
    edits, raw = Edits(path, str(path)), read_bytes(path)
    text = edits.text(raw)
    if unedited(text):
        return []
    decided = list(standing(log).values())
    try:
        file = edits.examined(raw)
        lines = changed_by_hand(edits, raw, log, by=by, at=now())
        gone: list[str] = []
    except InvalidInput:
        if "article" not in entry_fields(text):
            raise  # it is no YAML, or no claims file
        raw, file, gone = _as_it_stands_now(edits, path, text)
        lines = _taken_back(file, [one for one in decided if one.seal == seal_of(text)], by=by)
    changed = {one.claim for one in lines}
    known = [*lines, *(one for one in decided if one.claim not in changed)]
    for claim in file.reading.claims:
        if by_person(claim) and not any(_is_of(one, claim) for one in known):
            lines.append(_line(claim, edits.entry(raw, claim.id), by=by))
    for entry in gone:
        line = _line_of_gone(entry, stem(path), by=by)
        if line and not any(_is_of_gone(one, line, entry) for one in known):
            lines.append(line)
    return [replace(line, seal=seal_of(text)) for line in lines]


def put_back(path: Path, *, by: str) -> tuple[int, Sequence[Logged]]:
    """Put the decisions of the log of the claims file `path`, just written anew, into it: how many, and those that do
    not fit. Raises as `ReviewedFile` does.
    """
    if not log_path(path).exists():
        return 0, ()
    desk = ReviewedFile(path, by)
    return desk.restored, desk.unfit


def _line(claim: Claim, entry: str, *, by: str) -> Logged:
    verdict, said = claim.verdict, Substance.of(claim)
    return Logged(
        id=secrets.token_hex(8),
        claim=claim.id,
        key=claim.key,
        status=claim.status,
        by=(verdict and verdict.by) or by,
        at=now() if verdict is None or verdict.at is None else verdict.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        why=verdict.why if verdict else None,
        entry=entry,
        added=claim.made_by is None,
        said=said,
        made=said,
    )


def _is_of(one: Logged, claim: Claim) -> bool:
    """Whether this is the decision that the claim shows."""
    return one.status == claim.status and (one.claim == claim.id or Substance.of(claim) in (one.said, one.made))


def _taken_back(file: ClaimsFile, decided: Sequence[Logged], *, by: str) -> list[Logged]:
    """Lines for the decisions that the file does not have any more, though it has their claims."""
    lines = []
    for one in decided:
        alike = [claim for claim in file.reading.claims if Substance.of(claim) in (one.said, one.made)]
        if alike and one.status not in {claim.status for claim in alike}:
            lines.append(
                replace(
                    one, id=secrets.token_hex(8), status=alike[0].status, by=by, at=now(), why="changed in the file",
                    entry=None, added=False, said=Substance.of(alike[0]), made=None, was=None,
                )
            )  # fmt: skip
    return lines


def _as_it_stands_now(edits: Edits, path: Path, text: str) -> tuple[bytes, ClaimsFile, list[str]]:
    """The file read against its article as that is now, and the entries that had to be left out for that."""
    fields = entry_fields(text)
    article = read_article(path.parent / str(fields.get("article")))
    text = _ARTICLE_HASH.sub(f"@{article.id[:8]}", _SEAL_OF_ARTICLE.sub("", text))
    gone: list[str] = []
    while True:
        file, problems = examine_claims_file(path, raw=text.encode())
        if file is not None:
            return text.encode(), file, gone
        entries = claims_edit.entries(text)
        begins = [entry.line for entry in entries]
        bad = {bisect_right(begins, one.line or 0) - 1 for one in problems.sorted()}
        if not bad or -1 in bad:
            problems.raise_if_any()
        for number in sorted(bad, reverse=True):
            gone.append(claims_edit.written(text, entries[number]))
            text = claims_edit.without_entry(text, entries[number])


def _line_of_gone(entry: str, reading: str, *, by: str) -> Logged | None:
    """A line for an entry whose words are gone, to be found in the log; None where no person decided on it."""
    fields = entry_fields(entry)
    decided, made_by = (value if isinstance(value := fields.get(name), dict) else {} for name in ("decided", "made_by"))
    status = str(fields.get("status", "accepted"))
    if status not in STATUSES:
        return None
    if (status == "draft" and not decided) or (decided and decided.get("by") == made_by.get("agent")):
        return None
    return Logged(
        id=secrets.token_hex(8),
        claim=claim_id(reading, entry),
        key=fields.get("key"),
        status=status,
        by=str(decided.get("by") or by),
        at=now(),
        why=decided.get("why"),
        entry=entry,
    )


def _is_of_gone(one: Logged, line: Logged, entry: str) -> bool:
    """Whether this is the decision that the entry shows."""
    quote = entry_fields(entry).get("quote")
    said = {known.words[0] for known in (one.said, one.made) if known and known.words}
    return one.status == line.status and (quote in said or one.claim == line.claim)
