"""A bulk load into an embedded store: killed at any moment, and beside others who want the store."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from graph_pictures import everything
from made_readings import reading
from made_releases import others, registry, release, tangled
from sides.graph.bulk import release as bulk_release
from sides.graph.errors import StoreBusy, StoreError
from sides.graph.store import open_store

HERE = Path(__file__).parent

KILLED = f"""
import importlib, os, signal, sys
sys.path.insert(0, {str(HERE)!r})
from made_releases import registry, tangled
from sides.graph.bulk import release
from sides.graph.store import open_store
import sides.graph.bulk.into_embedded
release.SMALL = -1
folder, place, name, call, when = sys.argv[1:]
left = int(call)
owner = importlib.import_module(place.partition(":")[0])
for part in filter(None, place.partition(":")[2].split(".")):
    owner = getattr(owner, part)
work = getattr(owner, name)
def killed(*given, **named):
    global left
    left -= 1
    if when == "before" and left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    result = work(*given, **named)
    if when == "after" and left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
with open_store(folder) as store:
    setattr(owner, name, killed)
    store.load_release(registry(), tangled(0))
print("it was not killed")
"""
INTO = "sides.graph.bulk.into_embedded:IntoEmbedded"
OLD, NEW = False, True


@pytest.mark.parametrize(
    ("place", "name", "call", "when", "left"),
    [
        ("shutil", "copytree", 1, "after", OLD),
        (INTO, "part", 3, "after", OLD),
        (INTO, "derived", 1, "after", OLD),
        (INTO, "end", 2, "after", OLD),
        ("os", "link", 1, "after", OLD),
        ("os", "fsync", 5, "after", OLD),
        ("os", "rename", 1, "before", OLD),
        ("os", "rename", 1, "after", NEW),
        ("os", "rename", 2, "before", NEW),
        ("os", "rename", 2, "after", NEW),
        ("shutil", "rmtree", 1, "before", NEW),
    ],
)
def test_killed_at_any_step_it_leaves_the_old_or_the_new(
    tmp_path: Path, place: str, name: str, call: int, when: str, left: bool
) -> None:
    folder = tmp_path / "sides.store"
    with open_store(folder) as store:
        list(store.load_all(others()))
        before = everything(store)
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), place, name, str(call), when], capture_output=True, text=True
    )
    assert (child.returncode, child.stdout) == (-9, ""), child.stderr
    with open_store(folder, read_only=call % 2 == 1) as store:
        assert store.check() == []
        assert store.has_release("made", release()) == left
        assert (everything(store) == before) != left
    with open_store(folder) as store:
        assert store.load_release(registry(), tangled(0)).action == ("unchanged" if left else "added")
        assert store.check() == []
        store.load(reading("more", "group7 supports group8"))
    open_store(tmp_path / "another").close()
    with open_store(folder):
        assert sorted(path.name for path in tmp_path.iterdir()) == ["another", "sides.store"]


@pytest.fixture
def bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every release counts as a large one."""
    monkeypatch.setattr(bulk_release, "SMALL", -1)


ASK = """
import sys
from sides.graph.store import open_store
with open_store(sys.argv[1], read_only=sys.argv[2] == "reader", wait=30) as store:
    print(sorted(info.id for info in store.readings()))
"""


@pytest.mark.usefixtures("bulk")
@pytest.mark.parametrize("who", ["reader", "writer"])
def test_who_waits_for_it_finds_the_new_one(tmp_path: Path, who: str) -> None:
    folder = tmp_path / "sides.store"
    parts = tangled(0)
    asked = []

    def slowly() -> object:
        yield parts[0]
        with pytest.raises(StoreBusy, match="is held by process"):
            open_store(folder, read_only=who == "reader", wait=0.1)
        asked.append(subprocess.Popen([sys.executable, "-c", ASK, folder, who], stdout=subprocess.PIPE, text=True))
        time.sleep(1.5)
        yield from parts[1:]

    with open_store(folder) as store:
        store.load_release(registry(), slowly())  # type: ignore[arg-type]
        with pytest.raises(StoreBusy, match="is held by process"):
            open_store(folder, read_only=who == "reader", wait=0.1)
        assert store.check() == []
    out, _ = asked[0].communicate(timeout=60)
    assert out == "['made', 'made.0001', 'made.0002', 'made.0003']\n"


@pytest.mark.usefixtures("bulk")
def test_after_an_error_the_store_is_as_it_was_and_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "sides.store"
    parts = tangled(0)

    def failing() -> object:
        yield parts[0]
        raise FileNotFoundError("row 7 cannot be read")

    with open_store(folder) as store:
        list(store.load_all(others()))
        before = everything(store)
        threads = threading.active_count()
        with pytest.raises(FileNotFoundError, match="row 7 cannot be read"):
            store.load_release(registry(), failing())  # type: ignore[arg-type]
        assert everything(store) == before
        assert threading.active_count() == threads
        assert [path.name for path in tmp_path.iterdir()] == ["sides.store"]
        assert store.load_release(registry(), parts).action == "added"
        assert store.check() == []
    with open_store(folder, read_only=True) as store, pytest.raises(StoreError, match="open for reading only"):
        store.load_release(registry("2"), parts)


@pytest.mark.usefixtures("bulk")
def test_through_a_link_to_the_folder(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    folder, link = tmp_path / "disk" / "kept", tmp_path / "sides.store"
    open_store(folder).close()
    link.symlink_to(folder)
    with open_store(link) as store:
        store.load_release(registry(), tangled(0))
    assert link.is_symlink()
    with open_store(folder, read_only=True) as store:
        assert store.has_release("made", release())
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["kept"]
