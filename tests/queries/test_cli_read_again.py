"""`sides read` into a folder, stopped and taken up again: nothing is read twice, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import PROGRAMS, CommandLine
from sides.loaders.batch.journal import NAME

DOCUMENTS = 80
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as file:
        for number in range(DOCUMENTS):
            text = "Rebels attacked the army near Goma on Sunday, the army said. " * 6 + f"That was report {number}."
            file.write(json.dumps({"id": f"report-{number}", "text": text}) + "\n")
    return tmp_path


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(PROGRAMS / "sides"), "read", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def waits_for(what: Callable[[], bool], *, seconds: float = 40) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.02)
    return False


def journal(folder: Path) -> list[str]:
    path = folder / NAME
    return path.read_bytes().decode().splitlines() if path.exists() else []


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != NAME}


def group_is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_that_was_killed_is_taken_up_where_it_stopped(workers: str, cli: CommandLine, folder: Path) -> None:
    arguments = ("many.jsonl", "-o", "out", "--workers", workers)
    run = started(*arguments)
    assert waits_for(lambda: len(journal(folder / "out")) >= 10)
    run.kill()
    run.communicate()
    assert waits_for(lambda: group_is_gone(run.pid), seconds=10), "its workers end with it"
    done = [json.loads(line)["file"] for line in journal(folder / "out") if line.endswith("}")]
    assert 10 <= len(done) < DOCUMENTS
    times = {name: (folder / "out" / name).stat().st_mtime_ns for name in done}
    with (folder / "out" / NAME).open("ab") as file:
        file.write(b'{"key": "torn off in the mid')  # as a full disk leaves it

    again = cli("read", *arguments)
    assert again.code == 0, again.err
    assert f"read {DOCUMENTS - len(done)} documents" in again.err
    assert f"{len(done)} documents read before" in again.err
    assert {name: (folder / "out" / name).stat().st_mtime_ns for name in done} == times
    keys = [json.loads(line)["key"] for line in journal(folder / "out")]
    assert len(keys) == len(set(keys)) == DOCUMENTS

    cli("read", "many.jsonl", "-o", "fresh")
    assert written(folder / "out") == written(folder / "fresh")
    assert len(list((folder / "out").glob("*.claims.yaml"))) == DOCUMENTS


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_it_soon_and_keeps_what_was_read(workers: str, folder: Path) -> None:
    run = started("many.jsonl", "-o", "out", "--workers", workers)
    assert waits_for(lambda: len(journal(folder / "out")) >= 10)
    begun = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=20)
    assert time.monotonic() - begun < 3  # a second on a quiet machine
    assert run.returncode == 130
    assert "Traceback" not in told
    assert "sides: interrupted: read " in told
    assert waits_for(lambda: group_is_gone(run.pid), seconds=5)
    assert len(list((folder / "out").glob("*.claims.yaml"))) - len(journal(folder / "out")) in (0, 1)


def test_what_changed_is_read_again_and_what_was_edited_stays(cli: CommandLine, folder: Path) -> None:
    (folder / "in").mkdir()
    for name in ("one", "two", "three"):
        (folder / "in" / f"{name}.txt").write_text(f"Egypt supports Haftar. Report {name}.")
    cli("read", "in", "-o", "out")
    edited = folder / "out" / "two.claims.yaml"
    edited.write_text(edited.read_text().replace("status: draft", "status: rejected"))
    (folder / "in" / "one.txt").write_text("Egypt opposes Haftar. Report one.")
    (folder / "out" / "three.claims.yaml").unlink()

    ran = cli("read", "in", "-o", "out")
    assert ran.code == 0, ran.err
    assert "read 2 documents: 2 drafts in out; 1 document read before" in ran.err
    assert "relation: opposes" in (folder / "out" / "one.claims.yaml").read_text()
    assert "status: rejected" in edited.read_text()

    # Other patterns make another reader: everything is read again, but what was edited is not written over.
    (folder / "mine.yaml").write_text("attacks: {verbs: [S torch O]}\n")
    ran = cli("read", "in", "-o", "out", "--lexicon", "mine.yaml")
    assert ran.code == 1
    assert "read 2 documents: 2 drafts in out; 1 input not read" in ran.err
    assert "two.claims.yaml was edited" in ran.err
    assert "status: rejected" in edited.read_text()


def test_a_text_that_was_deleted_is_written_again(cli: CommandLine, folder: Path) -> None:
    body = "<p>Egypt supports Haftar, and has done so since 2014, when the war for Tripoli began in earnest.</p>" * 2
    (folder / "a.html").write_text(f"<html><head><title>A</title></head><body><article>{body}</article></body></html>")
    cli("read", "a.html", "-o", "out")
    claims = folder / "out" / "a.claims.yaml"
    claims.write_text(claims.read_text().replace("status: draft", "status: rejected"))
    before = written(folder / "out")
    assert sorted(before) == ["a.claims.yaml", "a.html", "a.txt"]
    (folder / "out" / "a.txt").unlink()
    (folder / "out" / "a.html").unlink()
    ran = cli("read", "a.html", "-o", "out")
    assert (ran.code, "1 document read before" in ran.err) == (0, True)
    assert written(folder / "out") == before
    assert cli("validate", "out").code == 0


def test_the_folder_of_the_articles_may_be_that_of_the_claims(cli: CommandLine, folder: Path) -> None:
    pages = folder / "pages"
    pages.mkdir()
    body = "<p>Egypt supports Haftar, and has done so since 2014, when the war for Tripoli began in earnest.</p>" * 2
    (pages / "a.html").write_text(f"<html><head><title>A</title></head><body><article>{body}</article></body></html>")
    (pages / "b.txt").write_text("Iran supports Hezbollah.")
    for expected in ("read 2 documents", "2 documents read before"):
        ran = cli("read", "pages", "-o", "pages")
        assert ran.code == 0, ran.err
        assert expected in ran.err
    assert sorted(path.name for path in pages.iterdir() if path.name != NAME) == [
        "a.claims.yaml", "a.html", "a.txt", "b.claims.yaml", "b.txt",
    ]  # fmt: skip
    assert cli("validate", "pages").code == 0


def test_a_text_that_is_there_twice_is_read_once(cli: CommandLine, folder: Path) -> None:
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text("Egypt supports Haftar.")
    ran = cli("read", "one.txt", "two.txt", "-o", "out")
    assert ran.code == 0
    assert "1 document passed over: the same text as another" in ran.err
    assert [path.name for path in (folder / "out").glob("*.claims.yaml")] == ["one.claims.yaml"]
