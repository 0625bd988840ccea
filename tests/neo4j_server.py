"""A real Neo4j for the tests, assembled from Maven Central, or one that the user gives.

The jars of a version are fetched once into a cache outside the checkout. A server listens on a free loopback
port, keeps its data in a folder of its own, and is stopped and removed at the end, or when the run is killed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from jdk import find_java

USER = "neo4j"
PASSWORD = "sides-tests"
START_SECONDS = 180
#: The Maven plugin that copies a project's dependencies, pinned as it was tried.
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
OPENS = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch"))

POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sides.tests</groupId><artifactId>neo4j-server</artifactId><version>1</version>
  <dependencies>
{dependencies}
  </dependencies>
</project>
"""
DEPENDENCY = (
    "    <dependency><groupId>{0}</groupId><artifactId>{1}</artifactId><version>{2}</version>"
    "<exclusions>{3}</exclusions></dependency>"
)
ALONE = "<exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>"

#: Asks a server for its version.
KERNEL = "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version"

SETTINGS = {
    "server.bolt.enabled": "true",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.size": "16m",
    "dbms.usage_report.enabled": "false",
    # The tests try wrong passwords; the server must not lock their account for it.
    "dbms.security.auth_max_failed_attempts": "0",
}

#: Runs beside a server, with the write end of its standard input held by the test run: when that closes,
#: however the run ended, the server is killed and its folder removed.
WATCH = """
import os, shutil, signal, sys, time
sys.stdin.buffer.read()
try:
    os.kill(int(sys.argv[1]), signal.SIGKILL)
except ProcessLookupError:
    pass
time.sleep(0.5)
shutil.rmtree(sys.argv[2], ignore_errors=True)
"""


class Unavailable(Exception):
    """A server cannot be had on this machine; the message says what is missing and how to get it."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One version of Neo4j that the tests run against: its main class, and the Java it asks for."""

    name: str
    version: str
    main: str
    java: int
    java_below: int | None = None


V5 = Edition(
    name="neo4j-5.26",
    version="5.26.0",
    main="org.neo4j.server.CommunityEntryPoint",
    java=17,
    java_below=24,
)
V2025 = Edition(
    name="neo4j-2025.11",
    version="2025.11.2",
    main="org.neo4j.server.Neo4jCommunity",
    java=21,
)


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running Neo4j: where it listens, how to log in; `process` is None where the user gave it."""

    uri: str
    user: str
    password: str = field(repr=False)
    version: str
    process: subprocess.Popen[bytes] | None = None


def cache_folder() -> Path:
    """Where the jars are kept: `$XDG_CACHE_HOME/sides-tests`, by default in `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base, "sides-tests")


def fetch(name: str, artifacts: Sequence[tuple[str, str, str]], *, alone: bool = False) -> Path:
    """The folder `name` of the cache: the jars of Maven `artifacts` and, unless `alone`, of all they need.

    A folder appears under its name only when it is whole, and one run at a time fetches it.
    """
    folder = cache_folder() / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            partial = folder.with_name(f"{name}.partial")
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            _copy_from_maven(partial, artifacts, alone=alone)
            partial.rename(folder)
    return folder


def _copy_from_maven(folder: Path, artifacts: Sequence[tuple[str, str, str]], *, alone: bool) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("Maven (mvn) is not on the path: install it, for example `apt-get install maven`")
    dependencies = "\n".join(DEPENDENCY.format(*artifact, ALONE if alone else "") for artifact in artifacts)
    pom = folder / "pom.xml"
    pom.write_text(POM.format(dependencies=dependencies), encoding="utf-8")
    command = [
        maven,
        "-B",
        "-q",
        "-f",
        str(pom),
        COPY,
        f"-DoutputDirectory={folder / 'lib'}",
        "-DincludeScope=runtime",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if ran.returncode != 0:
        said = (ran.stdout + ran.stderr).strip()[-1500:]
        raise Unavailable(f"Maven could not fetch {', '.join(':'.join(a) for a in artifacts)}:\n{said}")


def server_jars(edition: Edition) -> Path:
    """The folder with the jars of a community server of this version."""
    artifacts = [("org.neo4j", "neo4j", edition.version), ("org.neo4j.app", "neo4j-server", edition.version)]
    return fetch(f"neo4j-{edition.version}", artifacts) / "lib"


def is_fetched(edition: Edition) -> bool:
    """Whether the jars of this version are in the cache."""
    return (cache_folder() / f"neo4j-{edition.version}").is_dir()


@contextmanager
def running(
    edition: Edition,
    *,
    settings: Mapping[str, str] | None = None,
    plugins: Sequence[Path] = (),
    heap: str = "512m",
    imported: Path | None = None,
) -> Iterator[Server]:
    """Start an empty server of this edition, and stop it and remove its data at the end.

    settings: on top of `SETTINGS`; plugins: jars for its plugins folder; heap: the most that Java may take. imported: a
    file of arguments, by which the edition's own import tool fills the database first.
    Raises Unavailable where Maven or a fitting Java is missing.
    """
    java = find_java(edition.java, edition.java_below)
    if java is None:
        below = f" and below {edition.java_below}" if edition.java_below else ""
        raise Unavailable(
            f"Neo4j {edition.version} needs a Java of at least {edition.java}{below}: install one, "
            f"for example `apt-get install openjdk-{edition.java}-jre-headless`, or point JAVA_HOME at it"
        )
    lib = server_jars(edition)
    home = Path(tempfile.mkdtemp(prefix=f"sides-{edition.name}-"))
    try:
        port = _free_port()
        _write_home(home, port, dict(settings or {}), plugins)
        if imported is not None:
            _import(home, java, lib, imported)
        command = [str(java), f"-Xmx{heap}", *OPENS, "-cp", f"{lib}/*", edition.main]
        command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"]
        with (home / "console.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=home)
        watch = subprocess.Popen(
            [sys.executable, "-c", WATCH, str(process.pid), str(home)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            _wait_until_started(process, home / "console.log", edition)
            uri = f"bolt://127.0.0.1:{port}"
            _set_password(uri)
            yield Server(uri=uri, user=USER, password=PASSWORD, version=edition.version, process=process)
        finally:
            watch.kill()
            watch.communicate()
            # Nothing in there is worth an orderly shutdown, which takes seconds.
            process.kill()
            process.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _import(home: Path, java: Path, lib: Path, arguments: Path) -> None:
    """Run `neo4j-admin database import full` as its script does; its report of bad rows is an error here."""
    command = [str(java), "-Xmx256m", *OPENS, "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool"]
    command += ["database", "import", "full", "neo4j", "--max-off-heap-memory=256m", f"@{arguments}"]
    where = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=where, cwd=home)
    if ran.returncode != 0:
        raise RuntimeError(f"the import tool ended with {ran.returncode}:\n{(ran.stdout + ran.stderr)[-3000:]}")


def given_server() -> Server | None:
    """The server that the user gives in SIDES_TEST_NEO4J, with SIDES_TEST_NEO4J_USER and _PASSWORD, if any.

    The tests empty it, so one that holds anything is refused unless SIDES_TEST_NEO4J_WIPE=1.
    """
    uri = os.environ.get("SIDES_TEST_NEO4J")
    if not uri:
        return None
    user = os.environ.get("SIDES_TEST_NEO4J_USER", USER)
    password = os.environ.get("SIDES_TEST_NEO4J_PASSWORD", "")
    from neo4j import GraphDatabase

    with GraphDatabase.driver(uri, auth=(user, password)) as driver:
        version = str(driver.execute_query(KERNEL).records[0]["version"])
        nodes = driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"]
    if nodes and os.environ.get("SIDES_TEST_NEO4J_WIPE") != "1":
        raise ValueError(
            f"the database at SIDES_TEST_NEO4J holds {nodes} nodes, and the tests would delete them all: "
            "give an empty one, or allow it with SIDES_TEST_NEO4J_WIPE=1"
        )
    return Server(uri=uri, user=user, password=password, version=version)


def empty(server: Server) -> None:
    """Delete every node of the server's database; its constraints and indexes stay."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver,
        driver.session() as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _write_home(home: Path, port: int, settings: dict[str, str], plugins: Sequence[Path]) -> None:
    for name in ("conf", "data", "logs", "plugins", "import"):
        (home / name).mkdir()
    for jar in plugins:
        shutil.copy(jar, home / "plugins")
    address = {
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
    }
    lines = (f"{key}={value}\n" for key, value in {**SETTINGS, **address, **settings}.items())
    (home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")


def _wait_until_started(process: subprocess.Popen[bytes], log: Path, edition: Edition) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        said = log.read_text(encoding="utf-8", errors="replace")
        if "Started." in said:
            return
        if process.poll() is not None:
            raise RuntimeError(f"Neo4j {edition.version} ended while starting:\n{said[-3000:]}")
        time.sleep(0.1)
    raise RuntimeError(f"Neo4j {edition.version} was not ready in {START_SECONDS} seconds:\n{said[-3000:]}")


def _set_password(uri: str) -> None:
    """A new server has neo4j/neo4j and wants another password before anything else."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(uri, auth=(USER, "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=PASSWORD).consume()
