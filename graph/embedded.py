"""The embedded engine: ArcadeDB in this process, a folder on disk."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sides.graph.engine import Result, Rows, Run
from sides.graph.errors import (
    InvalidCypher,
    InvalidParameter,
    QueryTimeout,
    StoreError,
    StoreIncompatible,
    StoreMissing,
    shortened,
)
from sides.graph.folder_swap import beside, clear_away, copy, mend, put_in_place
from sides.graph.lock import FolderLock
from sides.graph.schema import DATES, DERIVED, FLAGS, INDEXES, LABELS, RECORDED, TIMES, UNIQUE

if TYPE_CHECKING:
    from sides.graph.bulk.target import Target

DEFAULT_TIMEOUT = 60.0
_MARK = "schema.json"
_FLUSH_FULLY = 2
_JAVA_CLASS = re.compile(r"\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error): ")
_SYNTAX = re.compile(
    r"Syntax error at line (?P<line>\d+):(?P<column>\d+) - .*?(?:input|at:?) '(?P<token>.*?)'(?:,? expect.*)?$",
    re.DOTALL,
)
_UNEXPECTED = re.compile(r"Unexpected input '(?P<token>.*?)' at line (?P<line>\d+), column (?P<column>\d+)", re.DOTALL)
_ARGUMENTS = ("ARCADEDB_NATIVE_ISOLATE_ARGS", "ARCADEDB_JVM_ARGS")
"""Where the native build and the JVM build take their arguments from."""


class Embedded:
    """An ArcadeDB database in a folder, under our own lock: one writer, or any number of readers.

    read_only: share the folder with other readers. create: make the folder where there is none; False: StoreMissing.
    wait: seconds to wait for a lock before StoreBusy. timeout: seconds a query may take, 60 unless told otherwise;
    one for the whole process, set by the first store that it opens.
    """

    name = "ArcadeDB (embedded)"

    def __init__(
        self,
        folder: Path,
        *,
        read_only: bool = False,
        create: bool = True,
        wait: float = 2.0,
        timeout: float | None = None,
    ) -> None:
        """Open or make the database."""
        self._folder = folder
        self._database: Any = None
        self._lock: FolderLock | None = None
        with _settings(timeout or DEFAULT_TIMEOUT):
            self._arcadedb = _import()
            mend(folder.resolve(), wait)
            if not (folder / _MARK).exists():
                self._make(may=create and not read_only)
            try:
                if read_only:
                    self._open_to_read(wait)
                else:
                    self._lock = FolderLock(folder, exclusive=True, wait=wait)
                    clear_away(folder.resolve())
                    self._database = self._open(read_only=False)
            except BaseException:
                self.close()
                raise

    @property
    def version(self) -> str:
        """The version of the `arcadedb` package, and its build."""
        return f"{self._arcadedb.__version__} {self._arcadedb.__backend__}"

    @property
    def location(self) -> str:
        """The folder."""
        return str(self._folder)

    @property
    def database(self) -> Any:
        """The engine's own database, for what Cypher is too slow for."""
        return self._database

    def read(self, work: Callable[[Run], Result], *, timeout: float | None = None) -> Result:
        """See `Engine.read`. `timeout` is that of the process (see the class): this engine has no other."""

        return work(_Transaction(self, self._database.query))

    def write(self, work: Callable[[Run], Result]) -> Result:
        """See `Engine.write`."""

        run = _Transaction(self, self._database.command)
        try:
            outcome: Result = self._database.run_in_transaction(lambda: work(run))
        except self._arcadedb.ArcadeDBError as error:
            raise StoreError(f"{self._cannot_be_written(error)}; nothing was changed") from error
        return outcome

    @contextlib.contextmanager
    def bulk(self) -> Iterator[Target]:
        """See `Engine.bulk`: a copy of the folder is written, and put in its place."""
        from sides.graph.bulk.into_embedded import IntoEmbedded

        if self._database.is_read_only():
            raise StoreError("the store is open for reading only")
        with self._copied() as folder:
            target = IntoEmbedded(folder)
            try:
                yield target
                target.end()
            except self._arcadedb.ArcadeDBError as error:
                raise StoreError(f"{self._cannot_be_written(error)}; nothing was changed") from error
            finally:
                target.close()

    @contextlib.contextmanager
    def _copied(self) -> Iterator[Path]:
        """A copy of the folder, closed, that takes its place at the end of the block; after an error it is removed."""
        folder = self._folder.resolve()
        self._database.close()
        try:
            with self._telling():
                place = beside(folder)
            try:
                with self._telling():
                    copy(folder, place / folder.name)
                yield place / folder.name
                if os.name == "nt" and self._lock is not None:  # where a folder with an open file cannot be moved
                    self._lock.release()
                with self._telling():
                    put_in_place(place / folder.name, folder)
            finally:
                shutil.rmtree(place, ignore_errors=True)
        finally:
            if os.name == "nt" and self._lock is not None:
                self._lock.release()
                self._lock = FolderLock(self._folder, exclusive=True, wait=DEFAULT_TIMEOUT)
            elif self._lock is not None:
                self._lock.renew()
            self._database = self._open(read_only=False)

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell what the disk refuses."""
        try:
            yield
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoreError(f"the store {self._folder} cannot be written: {reason}; nothing was changed") from error

    def _cannot_be_written(self, error: Exception) -> str:
        """Why the folder takes no change, in words."""
        for reason in ("No space left on device", "Read-only file system", "Too many open files"):
            if reason in str(error):
                return f"the store {self._folder} cannot be written: {reason.lower()}"
        return f"the store {self._folder} did not keep the change: {_without_java(error)}"

    def close(self) -> None:
        """See `Engine.close`."""
        if self._database is not None:
            database, self._database = self._database, None
            database.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def rows(self, call: Callable[..., Any], cypher: str, parameters: Mapping[str, Any] | None) -> Rows:
        """The rows of one statement, run by one of the database's methods.

        Python hears of Ctrl-C only when the statement has ended, its time limit at the latest.
        """
        given = (dict(parameters),) if parameters else ()
        try:
            found = call("opencypher", cypher, *given).to_list()
        except self._arcadedb.ArcadeDBError as error:
            raise _as_ours(error) or error from error
        return [{name: _plain(value) for name, value in row.items()} for row in found]

    def _open(self, *, read_only: bool) -> Any:
        try:
            # Absolute: the native engine keeps the current folder of the process as it first was.
            factory = self._arcadedb.DatabaseFactory(str(self._folder.absolute()))
            return factory.open(read_only=True) if read_only else factory.open()
        except self._arcadedb.ArcadeDBError as error:
            if read_only:
                raise
            raise StoreError(
                f"the store {self._folder} cannot be opened: {_without_java(error)}. Where it is damaged: move it "
                "away, and restore a copy of it or load the files again"
            ) from error

    def _open_to_read(self, wait: float) -> None:
        self._lock = FolderLock(self._folder, exclusive=False, wait=wait)
        try:
            self._database = self._open(read_only=True)
        except self._arcadedb.ArcadeDBError:
            # The last writer was killed: what it committed is in the log, and only a writer may replay that.
            self._lock.release()
            self._lock = FolderLock(self._folder, exclusive=True, wait=wait)
            self._open(read_only=False).close()
            self._lock.release()
            self._lock = FolderLock(self._folder, exclusive=False, wait=wait)
            self._database = self._open(read_only=True)

    def _make(self, *, may: bool) -> None:
        """Make the folder beside its place and move it there, so that it is never seen half made."""
        if self._folder.exists() and (not self._folder.is_dir() or any(self._folder.iterdir())):
            raise StoreIncompatible(f"{self._folder} is no store of sides; give another folder")
        if not may:
            raise StoreMissing(
                f"there is no store at {self._folder}; load something first (sides load FILE), or give --store"
            )
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            clear_away(self._folder)
            place = beside(self._folder)
        except OSError as error:  # which would name the folder beside, or one above
            blocked = isinstance(error, FileExistsError | NotADirectoryError)
            reason = f"{self._folder.parent} is no folder" if blocked else error.strerror or str(error)
            raise StoreError(f"no store can be made at {self._folder}: {reason}") from error
        try:
            made = place / self._folder.name
            database = self._arcadedb.create_database(str(made.absolute()))
            try:
                database.command("sqlscript", _schema_script()).to_list()
                database.command("sql", f"ALTER DATABASE `arcadedb.txWalFlush` {_FLUSH_FULLY}").to_list()
            finally:
                database.close()
            with contextlib.suppress(OSError):
                self._folder.rmdir()  # an empty one may be in the way
            with contextlib.suppress(OSError):  # where another process was first, its folder stays
                made.rename(self._folder)
        finally:
            shutil.rmtree(place, ignore_errors=True)


class _Transaction:
    """See `engine.Run`."""

    def __init__(self, engine: Embedded, call: Callable[..., Any]) -> None:
        self._engine, self._call = engine, call

    def __call__(self, cypher: str, parameters: Mapping[str, Any] | None = None, /) -> Rows:
        return self._engine.rows(self._call, cypher, parameters)


def _schema_script() -> str:
    lines = [f"CREATE VERTEX TYPE `{label}` BUCKETS 1" for label in LABELS]
    lines += [f"CREATE EDGE TYPE `{edge}` BUCKETS 1" for edge in (*RECORDED, *DERIVED)]
    for label, name in (*UNIQUE.items(), *INDEXES):
        kind = "BOOLEAN" if (label, name) in FLAGS else "STRING"
        lines.append(f"CREATE PROPERTY `{label}`.`{name}` {kind}")
    lines += [f"CREATE PROPERTY `{label}`.`{name}` DATE" for label, name in DATES]
    lines += [f"CREATE PROPERTY `{label}`.`{name}` DATETIME_MICROS" for label, name in TIMES]
    lines += [f"CREATE INDEX ON `{label}` (`{name}`) UNIQUE" for label, name in UNIQUE.items()]
    lines += [index_statement(label, name) for label, name in (*INDEXES, *DATES)]
    return ";\n".join(lines)


def index_statement(label: str, name: str) -> str:
    """The SQL that makes the index of a property that several nodes may have the same value of."""
    return f"CREATE INDEX ON `{label}` (`{name}`) NOTUNIQUE NULL_STRATEGY SKIP"


@contextlib.contextmanager
def _settings(timeout: float) -> Iterator[None]:
    """The environment that the engine reads when it is first used: no log on the console, and an end to long queries.

    It is put back afterwards, so that processes started from here are not told the same.
    """
    milliseconds = max(1, round(timeout * 1000))
    given = {name: os.environ.get(name) for name in ("ARCADEDB_LOG_CONSOLE", *_ARGUMENTS)}
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    for name in _ARGUMENTS:
        if "arcadedb.command.timeout" not in (given[name] or ""):
            os.environ[name] = f"{given[name] or ''} -Darcadedb.command.timeout={milliseconds}".strip()
    try:
        yield
    finally:
        for name, value in given.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _import() -> Any:
    """The `arcadedb` package; StoreIncompatible where it has no build."""
    try:
        import arcadedb  # type: ignore[import-untyped]
    except ImportError as error:
        raise StoreIncompatible(
            "the embedded store has no build for this system (there are builds for Linux with glibc 2.28 or later, "
            "for macOS on Apple silicon, and for Windows). Use a Neo4j server (--store bolt://host:7687), or install "
            "arcadedb-jvm."
        ) from error
    return arcadedb


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    if isinstance(value, date):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        # "@rid" and the like, which the engine adds to a whole node
        return {str(name): _plain(item) for name, item in value.items() if not str(name).startswith("@")}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if hasattr(value, "propertiesAsMap"):  # a whole node or edge of the JVM build, which is a Java object
        from arcadedb import convert_java_to_python

        return _plain(convert_java_to_python(value.propertiesAsMap()))
    return str(value)


def _as_ours(error: Exception) -> Exception | None:
    """The error of ours for one of ArcadeDB's; None for a conflict, which the engine retries."""
    reply = getattr(error, "native", None) or {}
    if reply.get("retry"):
        return None
    text = str(error)
    if "TimeoutException" in text and "command.timeout" in text:
        return QueryTimeout("the query took longer than its time limit; narrow it, or give it more time (--timeout)")
    if "ReadOnly" in text:
        return StoreError("the store is open for reading only")
    if "CommandParameterMissingException" in text:
        missing = _reason(error).removeprefix("Expected parameter(s): ")
        return InvalidParameter(f"the Cypher needs the parameter {missing}, which was not given")
    return InvalidCypher(_syntax(_reason(error)))


def _without_java(error: Exception) -> str:
    return _JAVA_CLASS.sub("", str(error))


def _reason(error: Exception) -> str:
    """What the engine says, without the names of its Java classes."""
    text = str(error).split(" (caused by")[0]
    return _JAVA_CLASS.sub("", text.removeprefix("Query failed: ").removeprefix("Command failed: ")).strip() or text


def _syntax(reason: str) -> str:
    """A syntax error in one line: where, and what was found there; the parser adds the hundreds of words it knows."""
    found = _SYNTAX.match(reason) or _UNEXPECTED.match(reason)
    if found is None:
        return reason
    token, column = found["token"], int(found["column"]) + 1  # the engine counts columns from 0
    where = f"the Cypher cannot be read at line {found['line']}, column {column}"
    if token == "<EOF>":
        return f"{where}: it ends there, and something is missing"
    return f"{where}: {shortened(token)!r} does not fit there; it is misspelt, or what stands before it is not complete"
