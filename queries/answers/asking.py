"""Asking the store a bundled saved query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sides.queries.catalogue import saved_query
from sides.queries.run import Result, run_query

if TYPE_CHECKING:
    from sides.graph.store import Store


def ask(store: Store, name: str, /, **values: Any) -> Result:
    """The rows of the saved query `name` with these parameters; None stands for a parameter's default."""
    return run_query(store, saved_query(name), values)
