"""The whole graph as files for Neo4j's own import tool, which fills an empty database faster than any connection can.

The format is that of `neo4j-admin database import full` (Neo4j Operations Manual, "Import": header format). Each file
has its own header with the properties that its rows have, so a label or an edge type may have several. The tool makes
no constraints, and no property that is an empty list: both are in `finish.cypher`, for when the server has started.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from sides.graph.errors import NotWritten
from sides.graph.neo4j import schema_statements
from sides.graph.schema import LABELS, UNIQUE

if TYPE_CHECKING:
    from sides.graph.store import Store

ARGUMENTS = "import.args"
"""The file with the tool's options: `neo4j-admin database import full neo4j @FOLDER/import.args`."""
FINISH = "finish.cypher"
"""The file with what is left to do then: `cypher-shell -f FOLDER/finish.cypher`."""
_LISTS = {
    "Claim": ("reading", ("means", "between", "origins")),
    "Actor": ("name", ("aliases", "identifiers")),
    "Place": ("name", ("aliases", "identifiers")),
    "DECLARES": ("name", ("aliases", "identifiers")),
}
"""The properties that may be empty lists; they are there wherever the first one named is."""
_PAGE = 10_000
_ROWS = 100_000
"""Rows of one file."""
_LIST = "\x1f"
"""What separates the items of a list: the unit separator of ASCII, which no name or quote may hold."""
_BUFFER = 4 << 20
"""Bytes that the tool reads at a time by default; no value may be longer."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFiles:
    """What was written: the folder, and how many nodes and edges are in it."""

    folder: Path
    nodes: int
    edges: int

    @property
    def command(self) -> str:
        """What to run, with the server stopped, to make its database `neo4j` of the files."""
        return f"neo4j-admin database import full neo4j @{self.folder / ARGUMENTS}"

    @property
    def finish(self) -> str:
        """What to run once it is started again."""
        return f"cypher-shell -f {self.folder / FINISH}"


def write_import_files(store: Store, folder: Path) -> ImportFiles:
    """Write the graph of `store` into a new folder. Raises NotWritten where the folder is there, or cannot be made.

    Memory does not grow with the graph. A folder that could not be written whole is not there afterwards.
    """
    if folder.exists():
        raise NotWritten(f"{folder} is there already; give another name, or remove it first")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            writer = _Writer(beside, folder)
            for label in LABELS:
                writer.take(store, label)
            writer.finish()
            beside.chmod(0o755)
            beside.rename(folder)
        finally:
            with suppress(FileNotFoundError):
                rmtree(beside)
    except OSError as error:
        raise NotWritten(f"{folder} cannot be written: {error.strerror or error}; nothing was changed") from error
    return ImportFiles(folder=folder, nodes=writer.nodes, edges=writer.edges)


@dataclass(slots=True)
class _Writer:
    """Collects rows of each kind, and writes them into files of `_ROWS`; `place` is where the files will be."""

    folder: Path
    place: Path
    nodes: int = 0
    edges: int = 0
    _waiting: dict[tuple[str, ...], list[Row]] = field(default_factory=lambda: defaultdict(list))
    _files: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    _longest: int = 0

    def take(self, store: Store, label: str) -> None:
        """Every node of `label`, and the edges that leave them."""
        name = UNIQUE[label]
        for nodes in _pages(store, label, name):
            self.nodes += len(nodes)
            self._add((label,), nodes)
            edges = store.rows(
                f"UNWIND $ids AS id MATCH (a:{label} {{{name}: id}})-[e]->(b) "
                "RETURN id, type(e) AS type, labels(b)[0] AS label, b.id AS end, properties(e) AS props",
                {"ids": [node[name] for node in nodes]},
            )
            self.edges += len(edges)
            groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
            for edge in edges:
                row = {_START: edge["id"], _END: edge["end"], **edge["props"]}
                groups[label, edge["type"], edge["label"]].append(row)
            for group, rows in groups.items():
                self._add(group, rows)

    def finish(self) -> None:
        """Write what waits, the options for the tool and the constraints."""
        for kind in list(self._waiting):
            self._write(kind)
        options = [
            "--array-delimiter=U+001F",
            "--multiline-fields=true",
            "--strict=true",
            f"--read-buffer-size={max(_BUFFER, 2 * self._longest)}",
            f"--report-file={self.place / 'import.report'}",
        ]
        for kind, names in self._files.items():
            option, group = ("--nodes", kind[0]) if len(kind) == 1 else ("--relationships", kind[1])
            options += [f"{option}={group}={self.place / name}" for name in names]
        (self.folder / ARGUMENTS).write_text("\n".join(options) + "\n", encoding="utf-8")
        statements = "".join(f"{statement};\n" for statement in (*schema_statements(), *_empty_lists()))
        (self.folder / FINISH).write_text(statements, encoding="utf-8")

    def _add(self, kind: tuple[str, ...], rows: Sequence[Row]) -> None:
        self._waiting[kind] += rows
        if len(self._waiting[kind]) >= _ROWS:
            self._write(kind)

    def _write(self, kind: tuple[str, ...]) -> None:
        rows = self._waiting.pop(kind)
        if not rows:
            return
        types = _types(rows)
        name = f"{'-'.join(kind)}-{len(self._files[kind]) + 1:04}.csv.gz"
        with gzip.open(self.folder / name, "wt", encoding="utf-8", newline="", compresslevel=3) as file:
            file.write(",".join(_heading(column, type, kind) for column, type in types.items()) + "\n")
            for row in rows:
                line = ",".join([_cell(row.get(column), type) for column, type in types.items()])
                self._longest = max(self._longest, len(line))
                file.write(line + "\n")
        self._files[kind].append(name)


def _empty_lists() -> Iterator[str]:
    for kind, (witness, names) in _LISTS.items():
        pattern = f"(x:{kind})" if kind in LABELS else f"()-[x:{kind}]->()"
        for name in names:
            yield (
                f"MATCH {pattern} WHERE x.{name} IS NULL AND x.{witness} IS NOT NULL "
                f"CALL (x) {{ SET x.{name} = [] }} IN TRANSACTIONS OF 10000 ROWS"
            )


_START, _END = ":START_ID", ":END_ID"


def _pages(store: Store, label: str, name: str) -> Iterator[list[Row]]:
    """The properties of every node of `label`, in the order of the property `name`, by which it is found."""
    after = ""
    while True:
        found = store.rows(
            f"MATCH (n:{label}) WHERE n.{name} > $after RETURN properties(n) AS node ORDER BY n.{name} LIMIT {_PAGE}",
            {"after": after},
        )
        if not found:
            return
        yield [row["node"] for row in found]
        after = found[-1]["node"][name]


def _types(rows: Sequence[Row]) -> dict[str, str]:
    """The tool's type of every property that one of `rows` has, the identifying ones first."""
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if value is None or value == []:
                continue
            type = _type(value)
            known = types.setdefault(name, type)
            if known != type:
                types[name] = "double" if {known, type} == {"long", "double"} else "string"
    first = [name for name in (_START, _END, "id", "key") if name in types]
    return {name: types[name] for name in dict.fromkeys([*first, *sorted(types)])}


def _type(value: Any) -> str:
    if isinstance(value, list):
        return "string[]"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    if isinstance(value, float):
        return "double"
    if isinstance(value, datetime):
        return "datetime"
    return "date" if isinstance(value, date) else "string"


def _heading(column: str, type: str, kind: tuple[str, ...]) -> str:
    if column == _START:
        return f"{column}({kind[0]})"
    if column == _END:
        return f"{column}({kind[2]})"
    if len(kind) == 1 and column == UNIQUE[kind[0]]:
        return f"{column}:ID({kind[0]})"
    return f"{column}:{type}"


def _cell(value: Any, type: str) -> str:
    """`value` as the tool reads it back: nothing where there is none, text always in quotes."""
    if value is None or value == []:
        return ""
    if type in ("long", "double"):
        return repr(value)
    if type == "boolean":
        return "true" if value else "false"
    if type in ("date", "datetime"):
        return str(value.isoformat())
    text = _LIST.join(map(str, value)) if isinstance(value, list) else str(value)
    return '"' + text.replace('"', '""') + '"'


__all__ = ["ARGUMENTS", "FINISH", "ImportFiles", "write_import_files"]
