"""The store: readings, decisions and identities kept as a property graph that Cypher asks.

>>> import tempfile
>>> from sides.graph.store import open_store
>>> with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/sides.store") as store:
...     store.rows("MATCH (a:Actor) RETURN a.id AS id")
[]
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from sides.graph.actor import Actor, Place
from sides.graph.changing import Outcome
from sides.graph.checking import problems
from sides.graph.decision import Decision, Identity
from sides.graph.engine import Engine, Run
from sides.graph.errors import InvalidParameter, StoreIncompatible, StoreMissing, shortened
from sides.graph.keeping import Keeping
from sides.graph.lookup import claim_id, find_actor, find_things
from sides.graph.reading import Reading
from sides.graph.reconstruction import read_decisions, read_identities, read_reading
from sides.graph.record import Record
from sides.graph.schema import SCHEMA
from sides.graph.typed_rows import typed_row

T = TypeVar("T")
DEFAULT_LOCATION = "sides.store"
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_PLACES = "a folder, or a URL such as bolt://host:7687"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingInfo:
    """A reading in the store, for a listing. article: the article's id, None for a table or registry. dataset, version:
    the release of a data set that it is of, or of a part of.
    """

    id: str
    by: str | None
    claims: int
    article: str | None
    dataset: str | None
    version: str | None
    title: str | None
    url: str | None
    date: str | None
    uses: tuple[str, ...]
    actors: int
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a store is and holds. counts: nodes by label; edges: derived and recorded edges together, by type."""

    engine: str
    version: str
    location: str
    schema: int
    counts: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)


def location_of(location: str | os.PathLike[str] | None) -> str:
    """Where `open_store` looks for the store: a folder, or the URL of a server with a host.

    Raises InvalidParameter for what cannot be either: nothing at all, another scheme, a URL without a host.
    """
    place = os.fspath(location) if location is not None else os.environ.get("SIDES_STORE") or DEFAULT_LOCATION
    if not place.strip():
        raise InvalidParameter(f"the name of the store is empty; give {_PLACES}")
    scheme, separator, _ = place.partition("://")
    if not separator or (os.name == "nt" and len(scheme) == 1):
        return place
    if scheme not in _SCHEMES:
        raise InvalidParameter(f"{shortened(scheme)}:// is no store; give {_PLACES}")
    try:
        host = urlsplit(place).hostname
    except ValueError as error:
        raise InvalidParameter(f"the URL of the store is not well written: {error}; give {_PLACES}") from None
    if not host:
        raise InvalidParameter(f"{scheme}:// names no host; give {_PLACES}")
    try:
        _ = urlsplit(place).port
    except ValueError:
        raise InvalidParameter(f"the port of the store's URL is no number up to 65535; give {_PLACES}") from None
    return place


def open_store(
    location: str | os.PathLike[str] | None = None,
    *,
    read_only: bool = False,
    create: bool | None = None,
    user: str | None = None,
    password: str | None = None,
    wait: float = 2.0,
    timeout: float | None = None,
) -> Store:
    """The store at `location`, open until its `close` or the end of a `with`.

    location: a folder for the embedded store, or the URL of a Neo4j server (`bolt://host:7687`, `neo4j+s://…`);
    without it the environment's SIDES_STORE, else the folder `sides.store` here.
    read_only: several may read at a time, beside no writer. create: whether to make a store where there is none
    (unset: an embedded one yes, unless reading only; in a server, where its database is empty; True: also beside
    somebody's data). user, password: for a server; without them SIDES_USER (else `neo4j`) and SIDES_PASSWORD.
    wait: seconds to wait for another process to let go of an embedded store. timeout: seconds a query may take (60).

    Raises InvalidParameter for a location that cannot be a store's; StoreMissing, StoreBusy, StoreUnavailable,
    StoreRefused, StoreIncompatible.
    """
    place = location_of(location)
    engine: Engine
    if place.partition("://")[0] in _SCHEMES:
        from sides.graph.neo4j import Neo4j

        engine = Neo4j(place, user=user, password=password, read_only=read_only, create=create, timeout=timeout)
    else:
        from sides.graph.embedded import Embedded

        engine = Embedded(Path(place), read_only=read_only, create=create is not False, wait=wait, timeout=timeout)
    try:
        return Store(engine, read_only=read_only)
    except BaseException:
        engine.close()
        raise


class Store(Keeping):
    """A graph of claims in one database; see `open_store`. Not for use by several threads at a time."""

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        """Take `engine`, and write or check the version of what it holds."""
        self._engine, self._read_only = engine, read_only
        self._check_schema()

    def __enter__(self) -> Self:
        """The store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database; a second call does nothing."""
        self._engine.close()

    @property
    def location(self) -> str:
        """Where the store is: a folder, or a URL without credentials."""
        return self._engine.location

    def rows(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        write: bool = False,
    ) -> list[dict[str, Any]]:
        """The rows that a Cypher statement returns, each a dict by column.

        Values are str, int, float, bool, None, list, dict, date and datetime (in UTC). On both engines a date comes as
        `date` where its column, or its key in a map, has the name of a property that holds dates (`date_from`,
        `date_until`, `ends`, `lasts`, `first`, `last`), and a time as `datetime` under `at`, `verdict_at` and
        `undone_at`; under another name (`RETURN c.date_from AS day`) it is ISO text, a time without its zone. All other
        text is as it was recorded, also what looks like a date, and so is the `date` of a claim or an article.
        parameters: dates as `date`. write: without it the statement can only read, and ForbiddenCypher tells what is
        refused; with it files, the network and other databases stay out of reach, and every reading counts as changed,
        so that loading it again puts right what was written by hand.
        Raises InvalidCypher, QueryTimeout after `timeout` seconds.
        """
        from sides.graph.guard import check_read_only, check_within_store

        if write:
            check_within_store(cypher)
            found = self._write(lambda run: _by_hand(run, cypher, parameters))
        else:
            check_read_only(cypher)
            found = self._engine.read(lambda run: run(cypher, parameters), timeout=timeout)
        return [typed_row(row) for row in found]

    def readings(self) -> list[ReadingInfo]:
        """What is loaded, by id."""
        return self._read(_reading_infos)

    def reading(self, id: str) -> Reading:
        """The reading with this id, equal to the one that was loaded. Raises UnknownReading."""
        return self._read(lambda run: read_reading(run, id))

    def record(self) -> Record:
        """Everything that was loaded and decided."""

        def work(run: Run) -> Record:
            ids = [row["id"] for row in run("MATCH (r:Reading) RETURN r.id AS id ORDER BY id")]
            return Record(
                readings=tuple(read_reading(run, id) for id in ids),
                decisions=tuple(read_decisions(run)),
                identities=tuple(read_identities(run)),
            )

        return self._read(work)

    def decisions(self) -> list[Decision]:
        """Every decision, in order of time."""
        return self._read(read_decisions)

    def identities(self) -> list[Identity]:
        """Every merge and split, those undone included, in order of time."""
        return self._read(read_identities)

    def actor(self, name: str) -> Actor:
        """The one actor with this id, name or alias; that of a merged one is the actor it was merged into.

        Raises UnknownActor (with suggestions), AmbiguousActor (with the candidates).
        """
        return self._read(lambda run: find_actor(run, name))

    def find(self, name: str) -> list[Actor | Place]:
        """Every actor and place with this id, name or alias, actors first, by id."""
        return self._read(lambda run: find_things(run, name))

    def claim_id(self, text: str) -> str:
        """The whole id of the claim that `text` names: an id, its beginning with or without `#`, a key, or READING/KEY.

        Raises UnknownClaim, AmbiguousClaim.
        """
        return self._read(lambda run: claim_id(run, text))

    def info(self) -> Info:
        """What the store is, and how much of what it holds."""

        def work(run: Run) -> Info:
            labels = ("Reading", "Article", "Actor", "Place", "Decision", "Identity")
            counts = {label: run(f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"] for label in labels}
            found = run(
                "MATCH (c:Claim) WHERE c.reading IS NOT NULL RETURN c.status AS status, count(c) AS n ORDER BY status"
            )
            statuses = {row["status"]: row["n"] for row in found}
            return Info(
                engine=self._engine.name,
                version=self._engine.version,
                location=self._engine.location,
                schema=SCHEMA,
                counts=counts | {"Claim": sum(statuses.values())},
                statuses=statuses,
            )

        return self._read(work)

    def check(self) -> list[str]:
        """What is wrong with the store, in words; empty where nothing is. It reads everything."""
        return self._read(problems)

    def _read(self, work: Callable[[Run], T]) -> T:
        return self._engine.read(work)

    def _check_schema(self) -> None:
        found = self._engine.read(lambda run: run("MATCH (m:Meta {id: 'sides'}) RETURN m.schema AS schema"))
        if not found:
            if self._read_only:
                raise StoreMissing(
                    f"{self.location} holds no store of sides yet; load something first (sides load FILE)"
                )
            self._engine.write(
                lambda run: run("MERGE (m:Meta {id: 'sides'}) SET m.schema = $schema", {"schema": SCHEMA})
            )
        elif found[0]["schema"] > SCHEMA:
            raise StoreIncompatible(
                f"the store {self.location} was made by a newer sides (its schema is {found[0]['schema']}, this one "
                f"knows {SCHEMA}); install that version or a later one"
            )
        elif found[0]["schema"] < SCHEMA:
            raise StoreIncompatible(
                f"the store {self.location} was made by an older sides (schema {found[0]['schema']}, now {SCHEMA}); "
                "export it with that version (sides export trig record.trig) and load the file into a new store"
            )


def _by_hand(run: Run, cypher: str, parameters: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    found = run(cypher, parameters)
    run("MATCH (r:Reading) SET r.hash = null")
    return found


def _reading_infos(run: Run) -> list[ReadingInfo]:
    rows = run(
        "MATCH (r:Reading) OPTIONAL MATCH (r)-[d:READS]->(a:Article) "
        "RETURN r.id AS id, r.by AS by, r.claims AS claims, a.id AS article, r.dataset AS dataset, "
        "r.dataset_version AS version, d.title AS title, d.url AS url, "
        "d.date AS date, "
        "COLLECT { MATCH (r)-[:USES]->(u:Reading) RETURN u.id } AS uses, "
        "COUNT { (r)-[:DECLARES]->(:Actor) } AS actors, COUNT { (r)-[:DECLARES]->(:Place) } AS places ORDER BY id"
    )
    return [ReadingInfo(**{**row, "uses": tuple(sorted(row["uses"]))}) for row in rows]


__all__ = ["Info", "Outcome", "ReadingInfo", "Record", "Store", "open_store"]
