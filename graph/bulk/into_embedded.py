"""A bulk load into the copy of an embedded store, by the engine's own bulk writer."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from sides.graph.bulk.rebuilding import Contents, contents, rebuild
from sides.graph.bulk.rows import PartRows
from sides.graph.bulk.target import DuplicateClaim
from sides.graph.changing import alone, remove_readings
from sides.graph.derived import EdgeRow, Row
from sides.graph.embedded import Embedded, index_statement
from sides.graph.engine import Result, Run
from sides.graph.errors import InvalidInput
from sides.graph.schema import FEW_VALUES, SCHEMA

_AT_ONCE = 10_000
"""Derived edges that are handed over together."""


class _Batch(Protocol):
    """The engine's bulk writer. Rows go into the graph as they are; edges are joined to their ends by `close`."""

    def create_vertices(self, type_name: str, rows: Sequence[Row]) -> list[str]: ...

    def new_edges(
        self, sources: Sequence[str], type: str, ends: Sequence[str], properties: Sequence[Row] | None = None
    ) -> Any: ...

    def close(self) -> None: ...


class IntoEmbedded:
    """See `Target`. The bulk writer keeps no log: nobody may use the copy before all of it is on the disk."""

    resumes = False

    def __init__(self, folder: Path) -> None:
        """Write to the store in `folder`, made where there is none."""
        self._folder = folder
        self.beside: Path | None = folder.parent
        self._open: _Batch | None = None
        self._addresses: dict[str, dict[str, str]] = defaultdict(dict)
        self._open_store()

    def _open_store(self) -> None:
        self._engine = Embedded(self._folder, wait=0)
        self._database = self._engine.database

    def close(self) -> None:
        """Close the store."""
        self._engine.close()

    def read(self, work: Callable[[Run], Result]) -> Result:
        """See `Target.read`; what the bulk writer has not joined yet is not seen."""
        return self._engine.read(work)

    def write(self, work: Callable[[Run], Result]) -> Result:
        """See `Target.write`."""
        self.end()
        self._addresses.clear()
        return self._engine.write(alone(work))

    def retire(self, parts: Sequence[str]) -> None:
        """See `Target.retire`."""
        kept = self.read(lambda run: contents(run, parts))
        if kept.worth_it and self._rebuilt(kept):
            return
        self.end()
        for label, name in FEW_VALUES:
            self._database.command("sql", f"DROP INDEX `{label}[{name}]`").to_list()
        for part in parts:
            self.write(partial(remove_readings, readings=[part]))
        for label, name in FEW_VALUES:
            self._database.command("sql", index_statement(label, name)).to_list()

    def _rebuilt(self, kept: Contents) -> bool:
        """Whether the store could be made anew with this alone."""
        self.end()
        folder = Path(tempfile.mkdtemp(prefix="anew.", dir=self.beside)) / self._folder.name
        try:
            new = IntoEmbedded(folder)
            try:
                new.write(lambda run: run(f"MERGE (m:Meta {{id: 'sides'}}) SET m.schema = {SCHEMA}"))
                rebuild(self, new, kept)
                new.end()
            except InvalidInput:  # a reading names actors of one that it does not say it uses, and came first
                return False
            finally:
                new.close()
            self.close()
            shutil.rmtree(self._folder)
            folder.rename(self._folder)
        finally:
            shutil.rmtree(folder.parent, ignore_errors=True)
        self._addresses.clear()
        self._open_store()
        return True

    def part(self, rows: PartRows) -> None:
        """See `Target.part`."""
        batch = self._batch()
        (reading,) = batch.create_vertices("Reading", [rows.reading])
        self._addresses["Reading"][rows.reading["id"]] = reading
        for registry in self._found("Reading", rows.uses):
            batch.new_edges([reading], "USES", [registry])
        made = batch.create_vertices("Source", rows.sources) if rows.sources else []
        self._addresses["Source"] = {row["id"]: address for row, address in zip(rows.sources, made, strict=True)}
        if not rows.claims:
            return
        try:
            addresses = batch.create_vertices("Claim", rows.claims)
        except Exception as error:
            if "DuplicatedKey" in str(error):
                raise DuplicateClaim from error
            raise
        claims = {row["id"]: address for row, address in zip(rows.claims, addresses, strict=True)}
        for (type, label), edges in rows.edges.items():
            starts = [claims[id] for id in edges.claims]
            ends = self._found(label, edges.ends)
            batch.new_edges(starts, type, ends, edges.props if any(edges.props) else None)

    def derived(self, rows: Iterable[EdgeRow]) -> None:
        """See `Target.derived`; only where there are none of their key."""
        rows = iter(rows)
        while some := list(islice(rows, _AT_ONCE)):
            groups: dict[tuple[str, str], list[EdgeRow]] = defaultdict(list)
            for row in some:
                groups[row.type, row.end_label].append(row)
            for (type, label), group in groups.items():
                starts = self._found("Actor", [row.start for row in group])
                ends = self._found(label, [row.end for row in group])
                self._batch().new_edges(starts, type, ends, [row.props for row in group])

    def end(self) -> None:
        """Have everything that was handed over in the graph."""
        if self._open is not None:
            batch, self._open = self._open, None
            batch.close()

    def _batch(self) -> _Batch:
        if self._open is None:
            self._open = self._database.graph_batch()
        return self._open

    def _found(self, label: str, ids: Sequence[str]) -> list[str]:
        """The engine's addresses of nodes that are there."""
        known = self._addresses[label]
        if new := sorted({id for id in ids if id not in known}):
            query = f"SELECT id, @rid.asString() AS address FROM `{label}` WHERE id IN :ids"
            for start in range(0, len(new), _AT_ONCE):
                rows = self._database.query("sql", query, {"ids": new[start : start + _AT_ONCE]}).to_list()
                known.update((row["id"], row["address"]) for row in rows)
        return [known[id] for id in ids]
