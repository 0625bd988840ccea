"""Loading and checking files, one after the other, and what came of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sides.graph.errors import AmbiguousName, InvalidInput, StillUsed, StoreError, StoreMissing
from sides.loaders.source import Source, read_sources, source_files, validate_source
from sides.queries.answers.layout import aligned, clean
from sides.queries.answers.words import counted
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.actor import Actor, Place
    from sides.graph.store import Store

Opening = Callable[[bool | None], AbstractContextManager["Store"]]

_LISTED = 20  # readings; of more only the numbers are told


def example_file() -> Path:
    """The claims file of the example that comes with sides."""
    from importlib.resources import files

    return Path(str(files("sides.loaders").joinpath("examples/jufra-2017/jufra-2017.claims.yaml")))


def load(paths: Sequence[str], type: Any, opening: Opening) -> Answer:
    """Load every file that `paths` name, each reading in its own transaction.

    opening: opens the store for writing; its argument says whether to make one (None: as usual). A file that cannot be
    loaded is reported, and the next one is loaded.
    """
    files, rows = _files(paths)
    seen: dict[str, Path] = {}
    stopped: list[str] = []
    code = 0
    with ExitStack() as stack:
        store = _existing(stack, opening)
        try:
            with _progress(files) as steps:
                for file in steps:
                    try:
                        resolve = None if store is None else _resolver(store)
                        sources = list(read_sources([file], format=type, resolve=resolve))
                        _refuse_twins(sources, seen)
                        if store is None:
                            store = stack.enter_context(opening(None))
                        for source in sources:
                            rows += _load_source(store, source)
                    except (InvalidInput, StillUsed) as error:
                        rows.append(_row(file, action="failed", problem=str(error)))
        except KeyboardInterrupt:
            stopped = [f"stopped at {file}; what was loaded before it stays, the rest was not touched"]
            code = 130
        except StoreError as error:
            if all(row["action"] == "failed" for row in rows):
                raise
            stopped = [f"{error}\nstopped at {file}; what was loaded before it stays, the rest was not touched"]
            code = error.exit_code
        where = "" if store is None else store.location
    return _loaded(rows, where, stopped, code)


def _files(paths: Sequence[str]) -> tuple[list[Path], list[dict[str, Any]]]:
    """The files that `paths` name, and a row for each path that names none."""
    files: list[Path] = []
    rows = []
    for path in paths:
        try:
            files += source_files([path])
        except InvalidInput as error:
            rows.append(_row(path, action="failed", problem=str(error)))
    return list(dict.fromkeys(files)), rows


def _existing(stack: ExitStack, opening: Opening) -> Store | None:
    """The store, where there is one: a file that cannot be loaded does not make one."""
    try:
        return stack.enter_context(opening(False))
    except StoreMissing:
        return None


def _resolver(store: Store) -> Callable[[str], Actor | Place | None]:
    """Finds the actors and places of a table by the names that the store knows."""

    def resolve(name: str) -> Actor | Place | None:
        found = store.find(name)
        if len({thing.id for thing in found}) > 1:
            raise AmbiguousName("actor or place", name, [f"{thing.id}  {thing.name}" for thing in found])
        return found[0] if found else None

    return resolve


def _refuse_twins(sources: Sequence[Source], seen: dict[str, Path]) -> None:
    """Refuse a second file for a reading that an earlier file of this call gave: it would silently replace it."""
    for source in sources:
        for reading in source.readings:
            first = seen.setdefault(reading.id, source.path.resolve())
            if first != source.path.resolve():
                message = f"this is reading {reading.id!r}, and so is {first}; give one of them another `reading:`"
                raise InvalidInput(message, source=str(source.path))


def _load_source(store: Store, source: Source) -> list[dict[str, Any]]:
    rows = []
    for reading in source.readings:
        outcome = store.load(reading)
        rows.append(_row(source.path, reading=reading.id, action=outcome.action, claims=outcome.claims))
    if source.decisions or source.identities:
        number = store.load_overlay(source.decisions, source.identities)
        rows.append(_row(source.path, action="decided", claims=number))
    return rows


def _row(
    file: Path | str, *, action: str, reading: str | None = None, claims: int = 0, problem: str | None = None
) -> dict[str, Any]:
    return {"file": str(file), "reading": reading, "action": action, "claims": claims, "problem": problem}


def _loaded(rows: Sequence[Mapping[str, Any]], where: str, stopped: Sequence[str], code: int) -> Answer:
    failed = [row for row in rows if row["action"] == "failed"]
    done = [row for row in rows if row["action"] != "failed"]

    def text(columns: int) -> Iterator[str]:
        if len(done) > _LISTED:
            actions = [row["action"] for row in done]
            numbers = ", ".join(f"{actions.count(action):,} {action}" for action in dict.fromkeys(actions))
            claims = sum(row["claims"] for row in done)
            yield f"{counted(len(done), 'reading')} with {counted(claims, 'claim')}: {numbers}, in {clean(where)}"
            return
        cells = [(clean(row["reading"] or "decisions and merges"), _number(row), f"in {clean(where)}") for row in done]
        for block in aligned(cells, columns, indent="", leads=[row["action"] for row in done]):
            yield from block

    problems = [row["problem"] for row in failed]
    bad, every = len({row["file"] for row in failed}), len({row["file"] for row in rows})
    if failed and every > 1:
        problems.append(f"{bad} of {every} files could not be loaded; nothing of {'it' if bad == 1 else 'them'} was")
    return Answer(
        columns=("file", "reading", "action", "claims", "problem"),
        rows=rows,
        text=text,
        problems=[*problems, *stopped],
        exit_code=code or (1 if failed else 0),
    )


def _number(row: Mapping[str, Any]) -> str:
    return counted(row["claims"], "claim" if row["reading"] else "change")


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


def validate(paths: Sequence[str], type: Any) -> Answer:
    """Every problem of the files that `paths` name."""
    files, rows = _files(paths)
    found = {row["file"]: [row["problem"]] for row in rows}
    with _progress(files) as steps:
        for file in steps:
            found[str(file)] = validate_source(file, format=type)
    rows = [{"file": file, "problem": problem} for file, problems in found.items() for problem in problems]

    def text(columns: int) -> Iterator[str]:
        for file, problems in found.items():
            if not problems:
                yield f"{clean(file)}: no problems"
            # Not wrapped: a path that is cut can be neither read nor opened.
            for problem in problems:
                for line in problem.splitlines():
                    yield " " * (len(line) - len(line.lstrip())) + clean(line)

    bad = sum(bool(problems) for problems in found.values())
    notes = [f"{counted(len(rows), 'problem')} in {bad} of {counted(len(found), 'file')}."] if rows else []
    return Answer(columns=("file", "problem"), rows=rows, text=text, notes=notes, exit_code=1 if rows else 0)
