"""What can go wrong with a server: each has its message, and leaves the database as it was."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from graph_pictures import everything
from locations import Location
from made_readings import reading
from neo4j import GraphDatabase
from sides.graph import neo4j as bolt
from sides.graph.errors import (
    InvalidInput,
    QueryTimeout,
    StoreIncompatible,
    StoreMissing,
    StoreRefused,
    StoreUnavailable,
)
from sides.graph.schema import DATES, INDEXES, UNIQUE
from sides.graph.store import open_store


class Proxy:
    """A TCP proxy before a server that can be cut; `after`: bytes from the client after which it cuts by itself."""

    def __init__(self, url: str) -> None:
        self._target = urlsplit(url)
        self._server = socket.create_server(("127.0.0.1", 0))
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self.after: int | None = None
        self.cuts = 0
        self.refuses = False
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"bolt://127.0.0.1:{self._server.getsockname()[1]}"

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            if self.refuses:
                client.close()
                continue
            server = socket.create_connection((self._target.hostname or "", self._target.port or 0))
            self._pairs.append((client, server))
            threading.Thread(target=self._copy, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._copy, args=(server, client, False), daemon=True).start()

    def _copy(self, start: socket.socket, end: socket.socket, counted: bool) -> None:
        try:
            while data := start.recv(65536):
                if counted and self.after is not None:
                    self.after -= len(data)
                    if self.after <= 0:
                        self.after = None
                        self.cut()
                        return
                end.sendall(data)
        except OSError:
            pass
        for one in (start, end):
            one.close()

    def cut(self) -> None:
        """End every connection, as a server that falls over does."""
        self.cuts += 1
        pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for one in pair:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()

    def close(self) -> None:
        self._server.close()
        self.cut()


@pytest.fixture
def proxy(neo4j_location: Location) -> Iterator[Proxy]:
    made = Proxy(str(neo4j_location.location))
    yield made
    made.close()


BIG = reading("big", *(f"actor{n} supports actor{n + 1}" for n in range(200)))


def test_a_connection_lost_in_mid_load_is_tried_again(neo4j_location: Location, proxy: Proxy) -> None:
    with open_store(proxy.url, **neo4j_location.login) as store:
        store.load(reading("r", "egypt supports gna"))
        proxy.after = 50_000
        assert store.load(BIG).action == "added"
        assert proxy.cuts == 1
        assert store.reading("big") == BIG
        assert store.check() == []


def test_a_connection_lost_for_good_leaves_nothing_half(
    neo4j_location: Location, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "RETRY_SECONDS", 2.0)
    with neo4j_location.open() as direct:
        direct.load(reading("r", "egypt supports gna"))
        before = everything(direct)
        with open_store(proxy.url, **neo4j_location.login) as store:
            proxy.refuses = True
            proxy.after = 50_000
            with pytest.raises(StoreUnavailable, match=r"does not answer.*a change that was under way is not kept"):
                store.load(BIG)
        assert everything(direct) == before


def test_a_server_that_is_down() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"bolt://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(
            StoreUnavailable, match=rf"Neo4j at {url} does not answer .*Start it, or give another --store"
        ):
            open_store(url, password="x")


def test_a_wrong_password(neo4j_location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreRefused, match="does not accept the password of user 'neo4j'; set SIDES_USER") as caught:
        open_store(neo4j_location.location, password="s3cret-wrong")
    assert "s3cret" not in str(caught.value)
    monkeypatch.setenv("SIDES_USER", "nobody")
    monkeypatch.setenv("SIDES_PASSWORD", "s3cret-wrong")
    with pytest.raises(StoreRefused, match="of user 'nobody'"):
        open_store(neo4j_location.location)


def test_credentials_from_the_environment(neo4j_location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDES_STORE", str(neo4j_location.location))
    monkeypatch.setenv("SIDES_USER", neo4j_location.login["user"])
    monkeypatch.setenv("SIDES_PASSWORD", neo4j_location.login["password"])
    with open_store() as store:
        assert store.location == neo4j_location.location
        assert store.info().engine == "Neo4j"


def test_a_password_in_the_url_is_refused_and_not_shown() -> None:
    for url in ("bolt://neo4j:s3cret@localhost:7687", "neo4j+s://neo4j:s3@cret@host?database=x"):
        with pytest.raises(InvalidInput, match="set SIDES_USER and SIDES_PASSWORD") as caught:
            open_store(url)
        assert "s3" not in str(caught.value)


def test_a_database_with_other_data_is_left_alone(neo4j_location: Location) -> None:
    login = neo4j_location.login
    with GraphDatabase.driver(str(neo4j_location.location), auth=(login["user"], login["password"])) as driver:
        driver.execute_query("CREATE (:Invoice {id: 'mine'})")
        with pytest.raises(StoreIncompatible, match="holds other data, and no store of sides"):
            neo4j_location.open()
        assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 1
        with neo4j_location.open(create=True) as store:
            store.load(reading("r", "egypt supports gna"))
            store.remove("r")
        assert driver.execute_query("MATCH (n:Invoice) RETURN count(n) AS n").records[0]["n"] == 1


def test_an_empty_database_is_no_store_to_a_reader(neo4j_location: Location) -> None:
    for options in ({"read_only": True}, {"create": False}):
        with pytest.raises(StoreMissing, match="holds no store of sides yet"):
            neo4j_location.open(**options)


def test_constraints_and_indexes_are_made(neo4j_location: Location) -> None:
    with neo4j_location.open() as store:
        rows = store.rows(
            "SHOW INDEXES YIELD labelsOrTypes AS labels, properties AS names, state, owningConstraint AS owner"
        )
    found = {(row["labels"][0], row["names"][0], row["owner"] is not None) for row in rows if row["labels"]}
    assert {row["state"] for row in rows} == {"ONLINE"}
    assert {(label, name, True) for label, name in UNIQUE.items()} <= found
    assert {(label, name, False) for label, name in (*INDEXES, *DATES)} <= found


def test_a_runaway_query_is_ended(neo4j_location: Location) -> None:
    with neo4j_location.open() as store, pytest.raises(QueryTimeout, match="longer than its time limit"):
        store.rows(
            "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x + y = -1 RETURN count(*) AS n",
            timeout=1,
        )


def test_a_reader_cannot_write(neo4j_location: Location) -> None:
    with neo4j_location.open() as store:
        before = everything(store)
        with pytest.raises(Exception, match="open for reading only"):
            store._engine.read(lambda run: run("CREATE (:Actor {id: 'x'})"))
        assert everything(store) == before


def test_two_writers_at_once_wait_for_each_other(neo4j_location: Location) -> None:
    neo4j_location.open().close()
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with neo4j_location.open() as store:
                for number in range(4):
                    store.load(reading(f"{name}{number}", "egypt supports gna", f"{name} attacks gna"))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("ann", "bob")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with neo4j_location.open() as store:
        assert store.rows("MATCH ({id: 'egypt'})-[e:SUPPORTS]->() RETURN e.count AS n") == [{"n": 8}]
        assert store.check() == []
