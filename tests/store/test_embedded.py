"""The embedded store between processes: locks, kills, versions, and what it leaves behind."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from graph_pictures import everything
from made_readings import reading
from sides.graph.errors import (
    InvalidCypher,
    InvalidParameter,
    QueryTimeout,
    StoreBusy,
    StoreError,
    StoreIncompatible,
    StoreMissing,
)
from sides.graph.lock import FolderLock
from sides.graph.store import open_store

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sides.store"


def python(code: str, *arguments: str | Path, **options: object) -> subprocess.Popen[str]:
    """A process that runs `code` with the helpers of these tests at hand."""
    code = f"import sys; sys.path.insert(0, {str(HERE)!r})\n{code}"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload,no-any-return]


def heard(err: str) -> str:
    """What was said on stderr, but for what the JVM build's Java says before anything can silence it."""
    return err.replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "")


def said(process: subprocess.Popen[str]) -> str:
    """What the process printed; it has to end well and say nothing on stderr."""
    out, err = process.communicate(timeout=60)
    assert (process.returncode, heard(err)) == (0, "")
    return out


def let_go(holder: subprocess.Popen[str]) -> None:
    """End a process that runs HOLD."""
    out, err = holder.communicate("\n", timeout=30)
    assert (holder.returncode, out, heard(err)) == (0, "", "")


HOLD = """
from sides.graph.store import open_store
with open_store(sys.argv[1], read_only=sys.argv[2] == "reader") as store:
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_several_readers_at_a_time(folder: Path) -> None:
    with open_store(folder) as store:
        store.load(reading("r", "egypt supports gna"))
    other = python(HOLD, folder, "reader", stdin=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with open_store(folder, read_only=True, wait=0) as store:
        assert store.rows("MATCH (c:Claim) RETURN count(c) AS n") == [{"n": 1}]
    let_go(other)


@pytest.mark.parametrize(("held_by", "wanted"), [("writer", "reader"), ("writer", "writer"), ("reader", "writer")])
def test_a_store_that_another_process_holds(folder: Path, held_by: str, wanted: str) -> None:
    open_store(folder).close()
    other = python(HOLD, folder, held_by, stdin=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    began = time.monotonic()
    with pytest.raises(StoreBusy, match=rf"is held by process {other.pid} \(-c .*, since 20") as caught:
        open_store(folder, read_only=wanted == "reader", wait=0.3)
    assert 0.3 <= time.monotonic() - began < 3
    assert str(folder) in str(caught.value)
    let_go(other)
    open_store(folder, read_only=wanted == "reader", wait=0).close()


def test_waiting_for_another_process_to_let_go(folder: Path) -> None:
    open_store(folder).close()
    other = python(f"import time\n{HOLD.replace('sys.stdin.readline()', 'time.sleep(0.7)')}", folder, "writer")
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    open_store(folder, read_only=True, wait=20).close()
    said(other)


WRITE = """
from made_readings import reading
from sides.graph.store import open_store
name = sys.argv[2]
for number in range(6):
    with open_store(sys.argv[1], wait=60) as store:
        store.load(reading(f"{name}-{number}", "egypt supports gna", f"{name} attacks gna"))
"""


def test_two_writers_take_turns_and_nothing_is_lost(folder: Path) -> None:
    open_store(folder).close()
    writers = [python(WRITE, folder, name) for name in ("ann", "bob")]
    for writer in writers:
        assert said(writer) == ""
    with open_store(folder, read_only=True) as store:
        assert len(store.readings()) == 12
        assert store.rows("MATCH ({id: 'egypt'})-[e:SUPPORTS]->() RETURN e.count AS n") == [{"n": 12}]
        assert store.check() == []


KILLED = """
from made_readings import reading
from sides.graph.store import open_store
with open_store(sys.argv[1], wait=60) as store:
    print("open", flush=True)
    for number in range(1000):
        for version in range(2):
            claims = [f"actor{n} supports actor{n + 1 + version}" for n in range(12)]
            store.load(reading(f"r{number:03}", *claims))
            print(f"r{number:03} {version}", flush=True)
"""


def test_killed_at_any_moment_it_keeps_what_it_acknowledged_and_nothing_half(folder: Path) -> None:
    chance = random.Random(20170603)
    for _ in range(5):
        writer = python(KILLED, folder)
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline()]
        assert acknowledged == ["open\n"]
        time.sleep(0.3 + chance.random())
        writer.send_signal(signal.SIGKILL)
        out, err = writer.communicate(timeout=30)
        assert heard(err) == ""
        lines = out.splitlines()
        # a reader comes first after the kill: it recovers the store by itself, and says nothing
        asked = python(
            "from sides.graph.store import open_store\n"
            "with open_store(sys.argv[1], read_only=True) as store:\n"
            "    for item in store.readings(): print(item.id, len(store.reading(item.id).claims))\n"
            "    print(store.check())",
            folder,
        )
        *kept, problems = said(asked).splitlines()
        assert problems == "[]"
        assert all(line.endswith(" 12") for line in kept)
        whole = [line for line in lines if line.count(" ") == 1]
        assert {line.split()[0] for line in whole} <= {line.split()[0] for line in kept}
        assert len(kept) <= len({line.split()[0] for line in whole}) + 1
        with open_store(folder) as store:
            if whole:
                name, version = whole[-1].split()
                claims = store.reading(name).claims
                # the version it acknowledged, or the next one, kept in the moment before it was killed
                kept_version = next(claim.object.id for claim in claims if claim.subject.id == "actor0")
                assert kept_version in {f"actor{1 + later}" for later in range(int(version), 2)}
            for item in store.readings():
                store.remove(item.id)
            assert store.rows("MATCH (n) WHERE NOT n:Meta RETURN count(n) AS n") == [{"n": 0}]


def test_killed_while_it_is_being_made(tmp_path: Path) -> None:
    folder = tmp_path / "sides.store"
    code = "from sides.graph.store import open_store\nprint('go', flush=True)\nopen_store(sys.argv[1]).close()"
    for pause in (0.02, 0.1, 0.2, 0.3):
        maker = python(code, folder)
        assert maker.stdout is not None
        maker.stdout.readline()
        time.sleep(pause)
        maker.kill()
        maker.communicate()
        with open_store(folder) as store:
            store.load(reading("r", "egypt supports gna"))
            assert store.check() == []
            store.remove("r")
    with open_store(tmp_path / "another"):
        pass
    shutil.rmtree(folder)
    open_store(folder).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["another", "sides.store"]


def test_nothing_is_printed_and_nothing_littered(tmp_path: Path) -> None:
    code = "from sides.graph.store import open_store\nfrom made_readings import reading\n" + (
        "with open_store() as store: store.load(reading('r', 'egypt supports gna'))\n"
        "with open_store(read_only=True) as store: store.rows('MATCH (n) RETURN n')"
    )
    work = tmp_path / "work"
    work.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "SIDES_STORE"}
    assert said(python(code, cwd=work, env=environment)) == ""
    assert [path.name for path in work.iterdir()] == ["sides.store"]
    assert [path.name for path in (work / "sides.store").glob("sides.lock*")] == ["sides.lock"]


def test_a_reader_does_not_write(folder: Path) -> None:
    with open_store(folder) as store:
        store.load(reading("r", "egypt supports gna"))
        before = everything(store)
    with open_store(folder, read_only=True) as store:
        for change in (
            lambda: store.load(reading("s", "a supports b")),
            lambda: store.remove("r"),
            lambda: store.decide("egypt supports gna", "rejected", by="ann"),
            lambda: store.rows("CREATE (:Actor {id: 'x'})", write=True),
        ):
            with pytest.raises(StoreError, match="open for reading only"):
                change()
        assert everything(store) == before


def test_there_is_no_store_yet(folder: Path) -> None:
    for options in ({"read_only": True}, {"create": False}):
        with pytest.raises(StoreMissing, match=r"there is no store at .*sides\.store; load something first"):
            open_store(folder, **options)  # type: ignore[arg-type]
    assert not folder.exists()


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("notes", "file"):
        with pytest.raises(StoreIncompatible, match=f"{name} is no store of sides"):
            open_store(tmp_path / name)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "file", "notes"]
    (tmp_path / "empty").mkdir()
    open_store(tmp_path / "empty").close()


def test_an_unknown_kind_of_store() -> None:
    with pytest.raises(InvalidParameter, match="http:// is no store; give a folder, or a URL such as bolt"):
        open_store("http://localhost:7474")


def test_a_query_that_never_ends_is_ended(folder: Path) -> None:
    open_store(folder).close()
    code = (
        "import time\nfrom sides.graph.store import open_store\nfrom sides.graph.errors import QueryTimeout\n"
        "with open_store(sys.argv[1], read_only=True, timeout=1) as store:\n"
        "    began = time.monotonic()\n"
        "    endless = 'UNWIND range(1,100000) AS x UNWIND range(1,100000) AS y WITH x+y AS z WHERE z=0 RETURN z'\n"
        "    try: store.rows(endless)\n"
        "    except QueryTimeout as error: print(error)\n"
        "    print(time.monotonic() - began < 5)\n"
        "    print(store.rows('RETURN 1 AS n'))"
    )
    message, soon, after = said(python(code, folder)).splitlines()
    assert message.startswith("the query took longer than its time limit")
    assert (soon, after) == ("True", "[{'n': 1}]")


def test_bad_cypher_says_where(folder: Path) -> None:
    with open_store(folder) as store, pytest.raises(InvalidCypher, match="line 1, column"):
        store.rows("MATCH (a:Actor RETURN a")
    assert QueryTimeout is not None


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = "from pathlib import Path\nfrom sides.graph.lock import FolderLock\nimport os\n" + (
        "lock = FolderLock(Path(sys.argv[1]), exclusive=True, wait=0)\nos._exit(0)"
    )
    said(python(code, tmp_path))
    assert len(list(tmp_path.glob("sides.lock.*"))) == 1  # its note, which proves nothing
    lock = FolderLock(tmp_path, exclusive=True, wait=0)
    with pytest.raises(StoreBusy, match=f"is held by process {os.getpid()} "):
        FolderLock(tmp_path, exclusive=False, wait=0)
    lock.release()
    lock.release()
    FolderLock(tmp_path, exclusive=False, wait=0).release()
    assert [path.name for path in tmp_path.iterdir()] == ["sides.lock"]


def test_a_system_without_a_build_is_told_what_else_there_is(folder: Path) -> None:
    code = (
        "sys.modules['arcadedb'] = None\n"
        "from sides.graph.store import open_store\nfrom sides.graph.errors import StoreIncompatible\n"
        "try: open_store(sys.argv[1])\n"
        "except StoreIncompatible as error: print(error)"
    )
    out = said(python(code, folder))
    assert "Use a Neo4j server (--store bolt://host:7687), or install arcadedb-jvm." in out


def test_commits_reach_the_disk(folder: Path) -> None:
    open_store(folder).close()
    assert '"txWalFlush":2' in (folder / "configuration.json").read_text().replace(" ", "")
