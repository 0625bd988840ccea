"""Where a store of a test is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sides.graph.store import Store


@dataclass(frozen=True, kw_only=True)
class Location:
    """Where an empty store is, and how to open it (again)."""

    name: str
    location: str | Path
    login: Mapping[str, str]

    def open(self, **options: Any) -> Store:
        """Open it with the options of `open_store`."""
        from sides.graph.store import open_store

        return open_store(self.location, **self.login, **options)
