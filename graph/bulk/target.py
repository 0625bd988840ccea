"""Where a bulk load is written to: a copy of an embedded store, or a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from sides.graph.bulk.rows import PartRows
from sides.graph.derived import EdgeRow
from sides.graph.engine import Result, Run


class Target(Protocol):
    """What a bulk load writes with.

    resumes: whether what was written is found by the next load of the same release where this one is killed; else the
    store is as it was. beside: a folder with room for what is set aside on disk; None: that of the system.
    """

    resumes: bool
    beside: Path | None

    def read(self, work: Callable[[Run], Result]) -> Result:
        """What `work` returns, run in one transaction that cannot write."""
        ...

    def write(self, work: Callable[[Run], Result]) -> Result:
        """What `work` returns, run in one transaction: all is kept, or nothing."""
        ...

    def retire(self, parts: Sequence[str]) -> None:
        """Take out these parts of an earlier release, with what only they needed and what is derived of them."""
        ...

    def part(self, rows: PartRows) -> None:
        """Write a part that the store does not have: its node and its simple claims. Where it has tangled ones too, or
        is killed, the node is left without a hash. DuplicateClaim where the store has a claim of that id.
        """
        ...

    def derived(self, rows: Iterable[EdgeRow]) -> None:
        """Write derived edges between actors and places that the store has, in place of equal ones."""
        ...


class DuplicateClaim(Exception):
    """A claim's id is taken; whoever has the part finds out which."""
