"""Running a saved query: its parameters bound, its rows read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sides.queries.catalogue import SavedQuery, saved_query
from sides.queries.parameters import bind

if TYPE_CHECKING:
    from sides.graph.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a saved query answered.

    rows: one dict a row, its keys in the order of `columns`. parameters: as they were passed to the store, so
    that the answer can be asked for again.
    """

    query: SavedQuery
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]
    parameters: Mapping[str, Any]


def run(store: Store, name: str, /, *, own: Path | str | None = None, **values: Any) -> Result:
    """Ask `store` the saved query `name` with these parameters; it is read only.

    own: a folder of further queries (see `catalogue`). values: text or typed, see `sides.queries.parameters`.
    An empty graph gives no rows. Raises UnknownQuery, InvalidParameter, UnknownActor and AmbiguousActor.
    """
    return run_query(store, saved_query(name, own), values)


def run_query(store: Store, query: SavedQuery, values: Mapping[str, Any]) -> Result:
    """Ask `store` this query with these parameters; as `run`."""
    parameters = bind(query, values, store)
    found = store.rows(query.cypher, parameters)
    columns = query.column_names
    rows = [{column: row[column] for column in columns} for row in found]
    return Result(query=query, columns=columns, rows=rows, parameters=parameters)
