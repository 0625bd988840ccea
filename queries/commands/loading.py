"""Loading and checking files, one after the other, and what came of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sides.graph.errors import InvalidInput, StillUsed, StoreError, StoreMissing, UnknownReading
from sides.graph.keeping import CLAIMS_TOGETHER
from sides.loaders.source import Source, SourceReader, distinct, format_of, source_files, validate_source
from sides.queries.answers.layout import aligned, clean
from sides.queries.answers.words import counted, listed
from sides.queries.commands.dataset_options import DatasetOptions
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.actor import Actor, Place
    from sides.graph.reading import Reading
    from sides.graph.store import Outcome, Store

Opening = Callable[[bool | None], AbstractContextManager["Store"]]

_LISTED = 20  # readings; of more only the numbers are told
_NAMED = 5  # claims
_SHORT = 8  # characters of a claim's id


def example_file() -> Path:
    """The claims file of the example that comes with sides."""
    from importlib.resources import files

    return Path(str(files("sides.loaders").joinpath("examples/jufra-2017/jufra-2017.claims.yaml")))


def load(paths: Sequence[str], type: Any, opening: Opening, *, datasets: DatasetOptions | None = None) -> Answer:
    """Load every file that `paths` name; no reading is ever kept in part.

    opening: opens the store for writing; its argument says whether to make one (None: as usual). A file that cannot be
    loaded is reported, and the next one is loaded. datasets: how to load those of data sets that others coded.
    """
    files, rows = _files(paths)
    stopped: list[str] = []
    code = 0
    with ExitStack() as stack:
        loading = _Loading(stack, opening, type, rows, datasets or DatasetOptions())
        try:
            with _progress(files) as steps:
                for file in steps:
                    loading.take(file)
                loading.keep()
        except KeyboardInterrupt:
            loading.tell_untold()
            stopped = [f"stopped at {file}; {_what_stays(rows)}"]
            code = 130
        except StoreError as error:
            if all(row["action"] == "failed" for row in rows):
                raise
            stopped = [f"{error}\nstopped at {file}; {_what_stays(rows)}"]
            code = error.exit_code
        where = "" if loading.store is None else loading.store.location
    return _loaded(rows, where, [*loading.lapsed, *stopped], code)


class _Loading:
    """Readings on their way from files into the store, several in one transaction, and a row for what came of each."""

    def __init__(
        self, stack: ExitStack, opening: Opening, type: Any, rows: list[dict[str, Any]], datasets: DatasetOptions
    ) -> None:
        self._stack, self._opening, self._type, self._rows = stack, opening, type, rows
        self._datasets = datasets
        self._reader = SourceReader(resolve=self._resolve)
        self._waiting: list[Source] = []
        self._at_work: list[tuple[Source, Reading]] = []
        self.store: Store | None = None
        self.lapsed: list[str] = []  # what to tell of decisions that do not hold
        # Without making one: a file that cannot be loaded does not make a store.
        with suppress(StoreMissing):
            self.store = stack.enter_context(opening(False))

    def take(self, file: Path) -> None:
        """Read `file`; what it holds is kept soon, a data set at once."""
        try:
            if self._takes_dataset(file):
                return
            if (self._type or format_of(file)) == "table":
                self.keep()  # a table's names may be those of actors that a file before it declares
            self._waiting += self._reader.read(file, format=self._type)
        except InvalidInput as error:
            self._fail(file, error)
        if sum(len(reading.claims) for source in self._waiting for reading in source.readings) >= CLAIMS_TOGETHER:
            self.keep()

    def keep(self) -> None:
        """Load what was read and is not loaded yet."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        store = self._made()
        sources, failed = list(waiting), list[Source]()
        while sources:
            entries = [(source, reading) for source in sources for reading in source.readings]
            self._at_work = entries
            outcomes = store.load_all([source.readings for source in sources])
            done = 0
            try:
                for done, outcome in enumerate(outcomes, start=1):
                    file = entries[done - 1][0].path
                    self._add(file, reading=outcome.reading, action=outcome.action, claims=outcome.claims)
                    if outcome.lapsed:
                        self.lapsed.append(_lapsed(outcome))
            except (InvalidInput, StillUsed) as error:
                refused = entries[done][0]
                failed.append(refused)
                self._fail(refused.path, error)
                sources = sources[sources.index(refused) + 1 :]
            else:
                sources = []
        for source in waiting:
            if source not in failed and (source.decisions or source.identities):
                number = store.load_overlay(source.decisions, source.identities)
                self._add(source.path, action="decided", claims=number)

    def _takes_dataset(self, file: Path) -> bool:
        """Load `file` where it is of a data set that others coded."""
        if self._type is not None or not self._datasets.may_apply(file):
            return False
        from sides.queries.commands.loading_datasets import load_dataset

        self.keep()
        row = load_dataset(file, self._datasets, self.store, self._made)
        if row is not None:
            if lapsed := row.pop("lapsed", None):
                self.lapsed.append(_lapsed(lapsed))
            self._rows.append(row)
        return row is not None

    def _made(self) -> Store:
        """The store, made where there is none."""
        if self.store is None:
            self.store = self._stack.enter_context(self._opening(None))
        return self.store

    def tell_untold(self) -> None:
        """Add a row for each reading that the store has kept, and that a signal left no time to add one for."""
        told = {row["reading"] for row in self._rows}
        with suppress(StoreError, UnknownReading):
            for source, reading in self._at_work:
                if self.store is not None and reading.id not in told and self.store.reading(reading.id) == reading:
                    self._add(source.path, reading=reading.id, action="kept", claims=len(reading.claims))

    def _resolve(self, name: str) -> list[Actor | Place]:
        """The actors and places that the store knows by the name in a table."""
        return [] if self.store is None else self.store.find(name)

    def _add(self, file: Path, **values: Any) -> None:
        self._rows.append(_row(file, **values))

    def _fail(self, file: Path, error: Exception) -> None:
        self._add(file, action="failed", problem=str(error))


def _lapsed(outcome: Outcome) -> str:
    """What is told of the decisions that a reading left behind."""
    ids = [f"#{claim[:_SHORT]}" for claim in outcome.lapsed]
    named = listed(ids) if len(ids) <= _NAMED else f"{', '.join(ids[:_NAMED])} …"
    number = counted(len(ids), "claim")
    one = len(ids) == 1
    return (
        f"{outcome.reading}: {number} {'says' if one else 'say'} something else than when somebody decided on "
        f"{'it' if one else 'them'} ({named}); those decisions do not hold: sides review {outcome.reading}"
    )


def _files(paths: Sequence[str]) -> tuple[list[Path], list[dict[str, Any]]]:
    """The files that `paths` name, and a row for each path that names none."""
    files: list[Path] = []
    rows = []
    for path in dict.fromkeys(paths):
        try:
            files += source_files([path])
        except InvalidInput as error:
            rows.append(_row(path, action="failed", problem=str(error)))
    return distinct(files), rows


def _row(
    file: Path | str, *, action: str, reading: str | None = None, claims: int = 0, problem: str | None = None
) -> dict[str, Any]:
    return {"file": str(file), "reading": reading, "action": action, "claims": claims, "problem": problem}


def _what_stays(rows: Sequence[Mapping[str, Any]]) -> str:
    """What a load that was stopped leaves in the store."""
    kept = [row["reading"] for row in rows if row["action"] != "failed" and row["reading"]]
    if not kept:
        return "no reading was loaded before it"
    loaded = f"{kept[0]} is" if len(kept) == 1 else f"{len(kept):,} readings are, the last of them {kept[-1]}"
    return f"{loaded} loaded; the rest was not touched"


def _loaded(rows: Sequence[dict[str, Any]], where: str, stopped: Sequence[str], code: int) -> Answer:
    failed = [row for row in rows if row["action"] == "failed"]
    done = [row for row in rows if row["action"] != "failed"]

    def text(columns: int) -> Iterator[str]:
        if len(done) > _LISTED:
            actions = [row["action"] for row in done]
            numbers = ", ".join(f"{actions.count(action):,} {action}" for action in dict.fromkeys(actions))
            claims = sum(row["claims"] or 0 for row in done)
            yield f"{counted(len(done), 'reading')} with {counted(claims, 'claim')}: {numbers}, in {clean(where)}"
            return
        cells = [(clean(row["reading"] or "decisions and merges"), _number(row), f"in {clean(where)}") for row in done]
        blocks = aligned(cells, columns, indent="", leads=[row["action"] for row in done])
        for row, block in zip(done, blocks, strict=True):
            yield from block
            if "report" in row:
                from sides.queries.commands.loading_datasets import figures_text

                yield from figures_text(row["report"], columns)

    coded = any("report" in row for row in rows)
    problems = [row["problem"] for row in failed] + [line for row in done for line in row.pop("bad", ())]
    bad_rows = bool(problems)
    bad, every = len({row["file"] for row in failed}), len({row["file"] for row in rows})
    if failed and every > 1:
        problems.append(f"{bad} of {every} files could not be loaded; nothing of {'it' if bad == 1 else 'them'} was")
    return Answer(
        columns=("file", "reading", "action", "claims", "problem", *(["report"] if coded else [])),
        rows=rows,
        text=text,
        problems=[*problems, *stopped],
        exit_code=code or (1 if failed or bad_rows else 0),
    )


def _number(row: Mapping[str, Any]) -> str:
    if row["claims"] is None:
        return "the same file"
    number = counted(row["claims"], "claim" if row["reading"] else "change")
    return f"{number}, before {row['before']:,}" if row.get("before") is not None else number


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Iterator[Path]]:
    """The files, with a bar on standard error where that is a terminal and there are several."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield iter(files)
        return
    with click.progressbar(files, label="loading", file=sys.stderr, item_show_func=_name) as bar:
        yield iter(bar)


def _name(file: Path | None) -> str:
    return "" if file is None else clean(file.name)


def _problems(file: Path, type: Any, datasets: DatasetOptions) -> list[str]:
    if type is None and datasets.may_apply(file):
        from sides.queries.commands.loading_datasets import dataset_problems

        try:
            problems = dataset_problems(file, datasets)
        except InvalidInput as error:
            return [str(error)]
        if problems is not None:
            return problems
    return validate_source(file, format=type)


def validate(paths: Sequence[str], type: Any, *, datasets: DatasetOptions | None = None) -> Answer:
    """Every problem of the files that `paths` name; of a data set the bad rows. datasets: see `load`."""
    files, rows = _files(paths)
    found = {row["file"]: [row["problem"]] for row in rows}
    with _progress(files) as steps:
        for file in steps:
            found[str(file)] = _problems(file, type, datasets or DatasetOptions())
    rows = [{"file": file, "problem": problem} for file, problems in found.items() for problem in problems]

    def text(columns: int) -> Iterator[str]:
        for file, problems in found.items():
            if not problems:
                yield f"{clean(file)}: no problems"
            for problem in problems:
                for line in problem.splitlines():
                    yield " " * (len(line) - len(line.lstrip())) + clean(line)

    bad = sum(bool(problems) for problems in found.values())
    notes = [f"{counted(len(rows), 'problem')} in {bad} of {counted(len(found), 'file')}."] if rows else []
    # Not wrapped: a path that is cut can be neither read nor opened.
    code = 1 if rows else 0
    return Answer(columns=("file", "problem"), rows=rows, text=text, whole=True, notes=notes, exit_code=code)
