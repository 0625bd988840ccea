"""The Neo4j engine: a server over Bolt, with the official driver."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from sides.graph.engine import Result, Rows, Run
from sides.graph.errors import (
    InvalidCypher,
    InvalidInput,
    QueryTimeout,
    SidesError,
    StoreError,
    StoreIncompatible,
    StoreRefused,
    StoreUnavailable,
)
from sides.graph.schema import DATES, INDEXES, UNIQUE

if TYPE_CHECKING:
    from sides.graph.bulk.target import Target

DEFAULT_TIMEOUT = 60.0
OLDEST = (5, 26)
RETRY_SECONDS = 15.0
"""How long a change is tried again while the server is away."""

# The driver logs what it also raises; a program that wants its log sets the level itself.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
logging.getLogger("neo4j").propagate = False


class Neo4j:
    """A database of a Neo4j server, as `user`.

    url: `bolt://host:7687` or `neo4j://…`, `+s` for TLS; a database other than the user's own: `?database=NAME`.
    Credentials in it are refused, since URLs are logged. read_only: nothing is prepared. create: True to make a store
    beside other data.
    timeout: seconds that a reading query may take, 60 unless told otherwise.
    """

    name = "Neo4j"

    def __init__(
        self,
        url: str,
        *,
        user: str | None = None,
        password: str | None = None,
        read_only: bool = False,
        create: bool | None = None,
        timeout: float | None = None,
    ) -> None:
        """Connect, and make constraints and indexes where they are missing."""
        address, database = _address(url)
        self._timeout = timeout or DEFAULT_TIMEOUT
        self._url, self._database = address, database
        user = user or os.environ.get("SIDES_USER") or "neo4j"
        password = password if password is not None else os.environ.get("SIDES_PASSWORD", "")
        self._user = user
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address,
                auth=(user, password),
                connection_timeout=10.0,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
                user_agent="sides",
            )
        except (ConfigurationError, ValueError) as error:
            raise InvalidInput(f"{address} is no address of a Neo4j server: {error}") from error
        try:
            self._version = self._find_version()
            if not read_only:
                self._prepare(create)
        except BaseException:
            self.close()
            raise

    @property
    def version(self) -> str:
        """The server's version."""
        return self._version

    @property
    def location(self) -> str:
        """The URL, which has no credentials."""
        return self._url + (f"?database={self._database}" if self._database else "")

    def read(self, work: Callable[[Run], Result], *, timeout: float | None = None) -> Result:
        """See `Engine.read`."""
        bounded = neo4j.unit_of_work(timeout=timeout or self._timeout)(lambda tx: work(_Transaction(tx)))
        try:
            with self._session(neo4j.READ_ACCESS) as session:
                return session.execute_read(bounded)
        except (DriverError, Neo4jError) as error:
            raise self._as_ours(error) from error

    def write(self, work: Callable[[Run], Result]) -> Result:
        """See `Engine.write`; a lost connection is tried again for RETRY_SECONDS, then StoreUnavailable."""
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return session.execute_write(lambda tx: work(_Transaction(tx)))
        except (DriverError, Neo4jError) as error:
            raise self._as_ours(error, writing=True) from error

    @contextlib.contextmanager
    def bulk(self) -> Iterator[Target]:
        """See `Engine.bulk`: each transaction is kept by itself, and what an error leaves is found again."""
        from sides.graph.bulk.into_neo4j import IntoNeo4j

        yield IntoNeo4j(self)

    def close(self) -> None:
        """See `Engine.close`."""
        self._driver.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)

    def _find_version(self) -> str:
        try:
            agent = self._driver.get_server_info().agent
        except (DriverError, Neo4jError) as error:
            raise self._as_ours(error) from error
        return server_version(agent, self._url)

    def _prepare(self, create: bool | None) -> None:
        """Make constraints and indexes; never in a database that holds something else, unless told to."""
        ours = self.read(lambda run: run("MATCH (m:Meta {id: 'sides'}) RETURN m.id AS id"))
        if not ours:
            if create is False:
                from sides.graph.errors import StoreMissing

                raise StoreMissing(f"{self.location} holds no store of sides yet")
            if not create and self.read(lambda run: run("MATCH (n) RETURN 1 AS one LIMIT 1")):
                raise StoreIncompatible(
                    f"the database at {self.location} holds other data, and no store of sides; give an empty one "
                    "(?database=NAME), or allow sides to share it (create=True)"
                )
        statements = schema_statements()
        if ours and self._has(len(statements)):
            return
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                for statement in statements:
                    session.run(statement).consume()
                session.run("CALL db.awaitIndexes(60)").consume()
        except (DriverError, Neo4jError) as error:
            raise self._as_ours(error) from error

    def _has(self, wanted: int) -> bool:
        """Whether every one of our indexes is there; asking is faster than making them again."""
        with self._session(neo4j.READ_ACCESS) as session:
            found = session.run(
                "SHOW INDEXES YIELD name WHERE name STARTS WITH 'sides_' RETURN count(name) AS n"
            ).single()
            return found is not None and found["n"] == wanted

    def _as_ours(self, error: Exception, *, writing: bool = False) -> SidesError:
        """The error of ours for one of the driver's. writing: whether a change was under way."""
        code = getattr(error, "code", None) or ""
        message = getattr(error, "message", None) or str(error)
        if isinstance(error, AuthError) or code == "Neo.ClientError.Security.CredentialsExpired":
            return StoreRefused(
                f"{self._url} does not accept the password of user {self._user!r}; set SIDES_USER and "
                f"SIDES_PASSWORD ({message})"
            )
        if isinstance(error, Forbidden):
            return StoreRefused(f"user {self._user!r} may not do this at {self._url}: {message}")
        if code in (
            "Neo.ClientError.Transaction.TransactionTimedOut",
            "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
        ):
            return QueryTimeout(
                "the query took longer than its time limit; narrow it, or give it more time (--timeout)"
            )
        if code == "Neo.ClientError.Database.DatabaseNotFound":
            return StoreUnavailable(f"{self._url} has no database {self._database!r}")
        if code == "Neo.ClientError.Statement.AccessMode":
            return StoreError("the store is open for reading only")
        if isinstance(error, IncompleteCommit):
            return StoreUnavailable(
                f"the connection to Neo4j at {self._url} was lost while a change was being kept, so it may "
                "be there or not; "
                "run the same command again, which changes nothing that is there already"
            )
        kept = "; a change that was under way is not kept" if writing else ""
        if isinstance(error, TransientError):
            return StoreUnavailable(
                f"Neo4j at {self._url} cannot do this now ({_first_line(message)}). Try again later{kept}."
            )
        if isinstance(error, (ServiceUnavailable, SessionExpired)):
            return StoreUnavailable(
                f"Neo4j at {self._url} does not answer (is it running, and is this its Bolt port?). "
                f"Start it, or give another --store{kept}."
            )
        if isinstance(error, ClientError):
            return InvalidCypher(message)
        return StoreUnavailable(f"Neo4j at {self._url}: {_first_line(message)}")


def schema_statements() -> list[str]:
    """The statements that make the constraints and indexes of the graph where they are missing."""
    return [
        *(
            f"CREATE CONSTRAINT sides_{label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
            for label, name in UNIQUE.items()
        ),
        *(
            f"CREATE INDEX sides_{label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
            for label, name in (*INDEXES, *DATES)
        ),
    ]


def server_version(agent: str, url: str) -> str:
    """The version in what the server at `url` calls itself ("Neo4j/5.26.0"); StoreIncompatible where it will not do."""
    found = re.match(r"Neo4j/((\d+)\.(\d+)\S*)", agent)
    if found is None:
        raise StoreIncompatible(f"{url} is {agent or 'no known database'}, not Neo4j")
    if (int(found[2]), int(found[3])) < OLDEST:
        raise StoreIncompatible(f"{url} is Neo4j {found[1]}; sides needs {OLDEST[0]}.{OLDEST[1]} or later")
    return found[1]


def _address(url: str) -> tuple[str, str | None]:
    """The URL without its query, and the database that the query names. InvalidInput where it has credentials."""
    address, _, query = url.partition("?")
    scheme, _, rest = address.partition("://")
    if "@" in rest:
        raise InvalidInput(
            f"a user name or password does not belong in the URL ({scheme}://…@{rest.rpartition('@')[2]}), "
            "which others can see: set SIDES_USER and SIDES_PASSWORD"
        )
    name, _, database = query.partition("=")
    if query and (name != "database" or not database):
        raise InvalidInput(f"{address}?… : only ?database=NAME can follow the address of a store")
    return address.rstrip("/"), database or None


class _Transaction:
    """See `engine.Run`."""

    # Neo4j 5.26.0 takes the type of the first row for all rows of a MERGE: one statement a type instead.
    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def __call__(self, cypher: str, parameters: Mapping[str, Any] | None = None, /) -> Rows:
        result = self._transaction.run(cypher, dict(parameters or {}))
        names = result.keys()
        return [dict(zip(names, map(_plain, record.values()), strict=True)) for record in result]


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (neo4j.time.DateTime, neo4j.time.Date)):
        value = value.to_native()
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    if isinstance(value, date):
        return value
    if isinstance(value, (neo4j.graph.Node, neo4j.graph.Relationship, Mapping)):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, neo4j.graph.Path):
        return [_plain(step) for step in _steps(value)]
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return str(value)


def _steps(path: neo4j.graph.Path) -> list[Any]:
    """Nodes and relationships of a path in turn."""
    steps: list[Any] = [path.start_node]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [relationship, node]
    return steps


def _first_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[0].rstrip(".")
