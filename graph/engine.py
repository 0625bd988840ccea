"""What a database must offer to hold the graph: Cypher in a transaction, and little else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from sides.graph.bulk.target import Target

Rows = list[dict[str, Any]]
Result = TypeVar("Result")


class Run(Protocol):
    """Runs one Cypher statement in a transaction that is open, and returns its rows."""

    def __call__(self, cypher: str, parameters: Mapping[str, Any] | None = None, /) -> Rows:
        """The rows; InvalidCypher where the engine refuses the statement."""
        ...


class Engine(Protocol):
    """One database, embedded or behind a server.

    Values in rows are plain Python: str, int, float, bool, None, list, dict, date, datetime in UTC. The embedded
    engine gives a date that Cypher computed or projected alone as ISO text; `properties(node)` gives it as a date on
    every engine. `typed_rows` makes the rows alike.
    """

    @property
    def name(self) -> str:
        """Which database this is, for people."""
        ...

    @property
    def version(self) -> str:
        """The database's version."""
        ...

    @property
    def location(self) -> str:
        """Where it is: a folder, or a URL without credentials."""
        ...

    def read(self, work: Callable[[Run], Result], *, timeout: float | None = None) -> Result:
        """What `work` returns, run in one transaction that cannot write; QueryTimeout after `timeout` seconds."""
        ...

    def write(self, work: Callable[[Run], Result]) -> Result:
        """What `work` returns, run in one transaction: all is kept, or nothing. On a conflict it is run again."""
        ...

    def bulk(self) -> AbstractContextManager[Target]:
        """What writes very many rows; what it wrote is kept at the end of the block. It says what an error leaves."""
        ...

    def close(self) -> None:
        """Let go of the database; a second call does nothing."""
        ...
