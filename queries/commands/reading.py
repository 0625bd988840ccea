"""What `sides read` does: gathers documents, has them read, prints or writes what was found, and sums up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import click
from sides.graph.errors import InvalidInput, NotWritten
from sides.loaders.batch.batch import Item, Outcomes
from sides.loaders.batch.files import SUFFIX, Plan, plan, write, write_beside
from sides.loaders.batch.journal import Journal
from sides.loaders.batch.task import Outcome, Settings, Task
from sides.loaders.decision_log import Logged, log_path
from sides.loaders.documents.document import Document
from sides.loaders.documents.gather import Gathered, Unreadable
from sides.loaders.review_kept import keep_decisions, put_back
from sides.queries.answers.drafts import COLUMNS, draft_lines
from sides.queries.answers.words import counted
from sides.queries.commands.options import analyst
from sides.queries.commands.progress import Progress
from sides.queries.commands.review_words import unfit_lines
from sides.queries.formats import tell_beside, write_stream

_FILE_SUFFIXES = (".yaml", ".yml")
_NAMED = 20  # problems; more of them are counted only


class _Summary:
    """The numbers of a run, and the first problems that it met."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._statuses: Counter[str] = Counter()
        self._claims = self._accepted = 0
        self._surest = 0.0
        self._refused: Counter[str] = Counter()
        self._foreign = 0
        self._decisions: list[tuple[Path, int, Sequence[Logged]]] = []
        self.stopped = False

    def add(self, outcome: Outcome) -> None:
        self._statuses[outcome.status] += 1
        self._claims += outcome.result.claims
        self._accepted += outcome.result.accepted
        self._surest = max(self._surest, outcome.result.surest or 0.0)
        self._refused.update(outcome.result.refused)
        if outcome.result.foreign:
            self._foreign += 1
            if self._foreign <= _NAMED:
                self._progress.clear()
                tell_beside(f"{outcome.source}: this seems to be no English, which is all that the reader knows")
        if outcome.status == "failed":
            self._progress.clear()
            if self._statuses["failed"] <= _NAMED:
                tell_beside(_told(outcome))
        self._progress.add(outcome.result.claims)

    def add_decisions(self, path: Path, restored: int, unfit: Sequence[Logged]) -> None:
        """Note what became of the decisions on the claims file `path`, which was written anew."""
        if restored or unfit:
            self._decisions.append((path, restored, unfit))

    def _tell_decisions(self) -> None:
        restored = sum(number for _, number, _ in self._decisions)
        if restored:
            tell_beside(f"{counted(restored, 'decision')} made before put back")
        for path, _, unfit in (lapsed := [one for one in self._decisions if one[2]])[:_NAMED]:
            tell_beside(*unfit_lines(unfit, log_path(path)))
        if len(lapsed) > _NAMED:
            more = sum(len(unfit) for _, _, unfit in lapsed[_NAMED:])
            tell_beside(f"and {counted(more, 'decision')} more not put back, in {len(lapsed) - _NAMED:,} files")

    def tell(self, where: str = "", accept: float | None = None) -> int:
        """Print the numbers, and return the exit code. accept: the least confidence to accept, where one was given."""
        self._progress.clear()
        read, failed = self._statuses["read"], self._statuses["failed"]
        parts = [f"read {counted(read, 'document')}: {counted(self._claims, 'draft')}{where}"]
        if self._accepted:
            parts[0] = (
                f"read {counted(read, 'document')}: {counted(self._claims, 'claim')}, {self._accepted:,} accepted and "
                f"{self._claims - self._accepted:,} drafts{where}"
            )
        if done := self._statuses["done"]:
            parts.append(f"{counted(done, 'document')} read before")
        if skipped := self._statuses["skipped"]:
            parts.append(f"{counted(skipped, 'document')} passed over: the same text as another")
        if failed:
            parts.append(f"{counted(failed, 'input')} not read")
        tell_beside(("interrupted: " if self.stopped else "") + "; ".join(parts))
        self._tell_decisions()
        if self._foreign > _NAMED:
            tell_beside(f"and {self._foreign - _NAMED:,} more that seem to be no English")
        if accept is not None and self._claims and not self._accepted:
            tell_beside(f"none is as sure as {accept:g}: the highest confidence is {self._surest:.2f}")
        if self._refused:
            tell_beside(f"{counted(self._refused.total(), 'claim')} of the language model not taken:")
            for why, number in self._refused.most_common():
                tell_beside(f"  {number:,}: {why}")
        return 130 if self.stopped else 1 if failed else 0


Read: TypeAlias = Callable[[Iterable[Item]], Outcomes]
"""Reads a batch: `batch.run` with its settings."""


def list_drafts(found: Iterable[Gathered], read: Read, *, form: str) -> int:
    """Print the drafts of all documents that were gathered, as they are found; the exit code."""
    with Progress(beside_output=True) as progress:
        summary = _Summary(progress)
        items = map(_listed, found)

        def groups() -> Iterator[tuple[Sequence[Mapping[str, Any]], Callable[[int], Iterable[str]]]]:
            try:
                with closing(read(items)) as outcomes:
                    for _, outcome in outcomes:
                        if outcome.status == "read":
                            records = outcome.result.records
                            progress.clear()
                            yield records, partial(draft_lines, outcome.name or "", records)
                        summary.add(outcome)
            except KeyboardInterrupt:
                summary.stopped = True

        write_stream(form, COLUMNS, groups())
        return summary.tell()


def write_drafts(
    found: Iterator[Gathered],
    settings: Settings,
    read: Read,
    *,
    output: str,
    replace: bool,
) -> int:
    """Write the claims files of all documents that were gathered, to the file or the folder `output`; the exit code."""
    target = Path(output)
    if target.suffix.lower() in _FILE_SUFFIXES and not target.is_dir():
        found = _at_most_one(found, output)

        def place(document: Document) -> Path:
            return target

        journal: AbstractContextManager[Journal | None] = nullcontext()
        where = f" in {output}"
    else:
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotWritten(f"{output} cannot be made: {error.strerror or error}") from None

        def place(document: Document) -> Path:
            return target / f"{document.name}{SUFFIX}"

        journal = Journal(target, settings)
        where = f" in {target}"
    with journal as kept, Progress() as progress:
        summary = _Summary(progress)
        writing = _Writing(place, kept, replace, summary.add_decisions)
        try:
            with closing(read(filter(None, map(writing.item, found)))) as outcomes:
                for item, outcome in outcomes:
                    summary.add(writing.written(item, outcome))
        except KeyboardInterrupt:
            summary.stopped = True
        return summary.tell(where, settings.accept)


Restored: TypeAlias = Callable[[Path, int, Sequence[Logged]], None]


class _Writing:
    """Plans each document's files before it is read, and writes them after."""

    def __init__(
        self, target: Callable[[Document], Path], journal: Journal | None, replace: bool, restored: Restored
    ) -> None:
        """restored: told of the decisions on each claims file that were put back, and of those that were not."""
        self._restored = restored
        self._target, self._journal, self._replace = target, journal, replace
        self._plans: dict[str, Plan] = {}

    def item(self, found: Gathered) -> Item | None:
        """What the batch is to do; None: nothing, for this is a file that an earlier run wrote."""
        if isinstance(found, Unreadable):
            return _unreadable(found)
        journal = self._journal
        told = Outcome(source=found.source, name=found.name, status="done")
        if journal is not None:
            if journal.made(Path(found.source)):
                return None
            if not self._replace and journal.done(found):
                return self._made_good(found, journal, told)
        if found.duplicate_of is not None:
            return _with(told, "skipped", f"the same text as {found.duplicate_of}")
        try:
            made = plan(found, self._target(found), replace=self._replace)
        except NotWritten as error:
            return _with(told, "failed", str(error))
        self._plans[found.name] = made
        return Task(document=found, article=made.article)

    def _made_good(self, found: Document, journal: Journal, told: Outcome) -> Outcome:
        """Write again what somebody deleted beside a claims file: it quotes the article's text."""
        if missing := journal.missing(found):
            try:
                write_beside(plan(found, self._target(found), replace=True), missing)
            except NotWritten as error:
                return _with(told, "failed", str(error))
        return told

    def written(self, item: Item, outcome: Outcome) -> Outcome:
        """Write what was read; the outcome with what came of that."""
        if not isinstance(item, Task):
            return outcome
        made = self._plans.pop(item.document.name)
        if outcome.result.claims_file is None:
            return outcome
        try:
            keep_decisions(made.claims, by=_analyst())
            write(made, outcome.result.claims_file)
            self._restored(made.claims, *put_back(made.claims, by=_analyst()))
        except (NotWritten, InvalidInput) as error:
            return _with(outcome, "failed", str(error))
        if self._journal is not None:
            beside = [path for path, _ in made.beside]
            self._journal.add(item.document, claims_file=made.claims, claims=outcome.result.claims, made=beside)
        return outcome


def _at_most_one(found: Iterator[Gathered], output: str) -> Iterator[Gathered]:
    """`found`, where it holds one document; a usage error where it holds two, before any is read."""
    first: list[Gathered] = []
    documents = 0
    for one in found:
        first.append(one)
        documents += isinstance(one, Document)
        if documents > 1:
            raise click.UsageError(f"there are several documents; give a folder for their claims files, not {output}")
    return chain(first)


def _listed(found: Gathered) -> Item:
    return _unreadable(found) if isinstance(found, Unreadable) else Task(document=found)


def _unreadable(found: Unreadable) -> Outcome:
    return Outcome(source=found.source, status="failed", why=str(found.error))


def _with(outcome: Outcome, status: Any, why: str) -> Outcome:
    return Outcome(source=outcome.source, name=outcome.name, status=status, why=why)


def _told(outcome: Outcome) -> str:
    why = outcome.why or ""
    return why if outcome.source in why else f"{outcome.source}: {why}"


def _analyst() -> str:
    """Who decided by hand where the file does not say it; a machine without users has a name for nobody."""
    try:
        return analyst(None)
    except (ImportError, KeyError, OSError):
        return "unknown"
