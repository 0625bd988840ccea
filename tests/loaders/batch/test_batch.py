"""Batches in this process and in others: order, bad documents, workers that die, memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sides.graph.errors import InvalidInput, MissingModel
from sides.graph.reading import text_hash
from sides.loaders.batch.batch import Item, run
from sides.loaders.batch.task import ArticleFile, Outcome, Settings, Task
from sides.loaders.batch.work import Work
from sides.loaders.batch.workers import Job, Workers
from sides.loaders.claims_file import read_claims_file
from sides.loaders.documents.document import document_of

SENTENCES = (
    "Egypt supports Haftar.",
    "Rebels attacked the army near Goma on Sunday, the army said.",
    "The United Nations called for talks between Mali and the MNLA.",
    "Russia denied that it had sent arms to the LNA.",
)


def tasks(number: int, *, words: int = 1) -> Iterator[Task]:
    for place in range(number):
        text = f"{SENTENCES[place % len(SENTENCES)]} " * words
        yield Task(document=document_of(f"{text} Report {place}, from Zubr{place}.", name=f"report-{place}"))


def hopeless(name: str) -> Task:
    """A document that no reader takes: longer than the parser allows."""
    return Task(document=document_of("Egypt supports Haftar. " * 50_000, name=name))


def read(items: Iterator[Item], workers: int) -> list[Outcome]:
    return [outcome for _, outcome in run(items, Settings(), workers=workers)]


def test_several_workers_give_what_one_gives_in_the_same_order() -> None:
    alone, together = (read(tasks(50), workers) for workers in (1, 2))
    assert [outcome.name for outcome in alone] == [f"report-{place}" for place in range(50)]
    assert [one.result for one in together] == [one.result for one in alone]
    assert [one.name for one in together] == [one.name for one in alone]
    assert sum(one.result.claims for one in alone) > 30
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_cannot_be_read_does_not_stop_the_others(workers: int) -> None:
    known = Outcome(source="page", status="failed", why="there is no such file")
    items: list[Item] = [*tasks(5), hopeless("huge"), known, *tasks(3)]
    found = read(iter(items), workers)
    assert [one.status for one in found] == ["read"] * 5 + ["failed"] * 2 + ["read"] * 3
    assert "ValueError" in (found[5].why or "")
    assert found[6] is known


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_cannot_begin_says_why(workers: int, tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match="there is no spaCy pipeline 'en_core_web_none'; install it"):
        list(run(tasks(3), Settings(model="en_core_web_none"), workers=workers))
    broken = tmp_path / "mine.yaml"
    broken.write_text("admires: {verbs: [S admire O]}\n")
    with pytest.raises(InvalidInput, match="'admires' is no relation of the ontology"):
        list(run(tasks(3), Settings(lexicons=(str(broken),)), workers=workers))
    assert multiprocessing.active_children() == []


def test_nothing_is_loaded_where_there_is_nothing_to_read() -> None:
    known = Outcome(source="page", status="failed", why="there is no such file")
    for workers in (1, 2):
        outcomes = run(iter([known]), Settings(model="en_core_web_none"), workers=workers)
        assert [outcome for _, outcome in outcomes] == [known]


def test_documents_of_a_worker_that_dies_are_read_by_another() -> None:
    outcomes = run(tasks(200), Settings(), workers=2)
    found = [next(outcomes)[1]]
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    found += [outcome for _, outcome in outcomes]
    assert [one.name for one in found] == [f"report-{place}" for place in range(200)]
    assert {one.status for one in found} == {"read"}


def test_a_document_that_kills_two_workers_is_reported_and_no_other() -> None:
    long = Task(document=document_of("Rebels attacked the army near Goma on Sunday. " * 5_000, name="long"))
    (short,) = tasks(1)
    killed: set[int] = set()
    with Workers(Settings(), 1) as workers:

        def kill_the_first_two() -> None:
            while len(killed) < 2:
                for worker in list(workers._workers):
                    pid = worker.process.pid
                    if worker.ready and worker.at_work and pid is not None and pid not in killed:
                        killed.add(pid)
                        os.kill(pid, signal.SIGKILL)
                time.sleep(0.02)

        killer = threading.Thread(target=kill_the_first_two)
        killer.start()
        workers.give([Job(0, long)])
        found = dict(workers.results())
        killer.join()
        workers.give([Job(1, short)])
        found |= dict(workers.results())
    assert "was killed (SIGKILL, perhaps for want of memory), twice" in (found[0].problem or "")
    assert found[1].claims == 1
    assert multiprocessing.active_children() == []


def test_closing_a_batch_ends_its_processes() -> None:
    outcomes = run(tasks(400, words=20), Settings(), workers=2)
    next(outcomes)
    assert len(multiprocessing.active_children()) == 2
    begun = time.monotonic()
    outcomes.close()
    assert time.monotonic() - begun < 2
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    """Every document has words that no other has, which the parser would keep for ever if it were let to."""

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024

    work = Work(Settings())
    group = list(tasks(16))
    strings = len(work.vocabulary)

    def read_some(number: int) -> None:
        for start in range(0, number, 16):
            batch = [
                Task(document=document_of(f"{task.document.text} Qx{start}w{place} Vb{start}z{place}.", name="n"))
                for place, task in enumerate(group)
            ]
            assert sum(1 for _ in work.results(batch)) == 16

    read_some(160)
    before = resident()
    read_some(500)
    assert resident() - before < 12_000, "KiB"
    assert len(work.vocabulary) - strings < 100


def test_a_place_that_nobody_declared_belongs_to_the_article_and_is_read_back(tmp_path: Path) -> None:
    text = "The army captured the South Hospital on Monday."
    path = tmp_path / "a.txt"
    path.write_text(text)
    article = ArticleFile(path="a.txt", sha256=text_hash(text))
    task = Task(document=document_of(text, name="a"), article=article)
    ((_, outcome),) = run([task], Settings())
    (tmp_path / "a.claims.yaml").write_text(outcome.result.claims_file or "")
    reading = read_claims_file(tmp_path / "a.claims.yaml").reading
    assert [place.id for place in reading.places] == [f"south-hospital@{text_hash(text)[:8]}"]
    assert [claim.relation for claim in reading.claims] == ["captures"]
