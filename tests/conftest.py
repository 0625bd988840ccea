"""What all tests share: the real Neo4j servers, and every store that a behaviour test runs on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from locations import Location
from neo4j_server import V5, V2025, Edition, Server, Unavailable, empty, given_server, is_fetched, running

if TYPE_CHECKING:
    from sides.graph.store import Store

NOT_TESTED = pytest.StashKey[dict[str, str]]()
NEO4J = {"neo4j-5.26": "neo4j_526", "neo4j-2025.11": "neo4j_2025"}
STORES = ("embedded", *NEO4J)


@pytest.fixture(scope="session")
def given_neo4j() -> Iterator[Server | None]:
    """The server of SIDES_TEST_NEO4J, left empty at the end."""
    server = given_server()
    yield server
    if server is not None:
        empty(server)


@pytest.fixture(scope="session")
def neo4j_526(request: pytest.FixtureRequest, given_neo4j: Server | None) -> Iterator[Server]:
    """A real Neo4j 5.26, started once; a given server of version 5 takes its place."""
    yield from _server(V5, request.config, given_neo4j, given=lambda version: version.startswith("5."))


@pytest.fixture(scope="session")
def neo4j_2025(request: pytest.FixtureRequest, given_neo4j: Server | None) -> Iterator[Server]:
    """A real Neo4j 2025.11, started once; a given server of a later version than 5 takes its place."""
    yield from _server(V2025, request.config, given_neo4j, given=lambda version: not version.startswith("5."))


def _server(edition: Edition, config: pytest.Config, other: Server | None, *, given: Any) -> Iterator[Server]:
    if other is not None and given(other.version):
        yield other
        return
    if not is_fetched(edition):
        reporter = config.pluginmanager.getplugin("terminalreporter")
        reporter.write_line(f"\nfetching Neo4j {edition.version} from Maven Central, about 125 MB, once ...")
    try:
        with running(edition) as server:
            yield server
    except Unavailable as missing:
        config.stash.setdefault(NOT_TESTED, {})[f"Neo4j {edition.version}"] = str(missing)
        # On a build machine nothing may be left out in silence; a user's own server is enough for a user.
        if os.environ.get("CI") == "true" and other is None:
            pytest.fail(f"Neo4j {edition.version} was not tested: {missing}", pytrace=False)
        pytest.skip(f"no Neo4j {edition.version}: {missing}")


def _location(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    if name == "embedded":
        return Location(name=name, location=tmp_path / "sides.store", login={})
    server: Server = request.getfixturevalue(NEO4J[name])
    empty(server)
    return Location(name=name, location=server.uri, login={"user": server.user, "password": server.password})


@pytest.fixture(params=STORES)
def any_location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """Every kind of store in turn, empty and not opened: for tests that open it themselves."""
    return _location(request.param, request, tmp_path)


@pytest.fixture(params=list(NEO4J))
def neo4j_location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """Both versions of Neo4j in turn, empty and not opened."""
    return _location(request.param, request, tmp_path)


@pytest.fixture
def any_store(any_location: Location) -> Iterator[Store]:
    """Every kind of store in turn, empty and open for writing."""
    with any_location.open(create=True) as store:
        yield store


def pytest_configure() -> None:
    """A run in the background of a shell ignores Ctrl-C, and what it starts would too; the tests of Ctrl-C need it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say loudly what could not be tested on this machine, and how to get it."""
    missing = config.stash.get(NOT_TESTED, {})
    if not missing:
        return
    terminalreporter.section("NOT TESTED ON THIS MACHINE", sep="!", red=True, bold=True)
    for what, why in missing.items():
        terminalreporter.line(f"{what.upper()} WAS NOT TESTED. {why}", red=True)
    terminalreporter.line("OR GIVE A SERVER OF YOUR OWN: SIDES_TEST_NEO4J=bolt://HOST:7687 (it must be empty),")
    terminalreporter.line("with SIDES_TEST_NEO4J_USER and SIDES_TEST_NEO4J_PASSWORD.")
