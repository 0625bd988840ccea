"""A batch: a stream of documents to a stream of outcomes in the same order, in one process or in several."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from sides.loaders.batch.task import Outcome, Result, Settings, Status, Task
from sides.loaders.batch.workers import Job, Workers

if TYPE_CHECKING:
    from sides.loaders.batch.cluster import Cluster

#: A task, or what is known of a document without reading it.
Item: TypeAlias = Task | Outcome
Outcomes: TypeAlias = Generator[tuple[Item, Outcome], None, None]

# Read together: enough that the parser works in batches, few enough that little is lost with a process.
_DOCUMENTS = 16
_CHARACTERS = 60_000
_AHEAD = 6  # groups a worker, between the last outcome given and the last document taken: what bounds memory


def run(items: Iterable[Item], settings: Settings, *, workers: int = 1, scheduler: str | None = None) -> Outcomes:
    """Read `items` and give each with what came of it, in their order.

    workers: how many processes read; 1 reads in this one. scheduler: the address of a Dask cluster's scheduler, whose
    workers read then instead. However many documents there are, no more than some dozens a worker are in memory.
    Closing the iterator ends the processes. Raises what `Reader` raises on its start, `WorkerLost`, and what `Cluster`
    raises.
    """
    if scheduler is not None:
        from sides.loaders.batch.cluster import Cluster

        return _in_workers(items, Cluster(settings, scheduler))
    return _in_workers(items, Workers(settings, workers)) if workers > 1 else _here(items, settings)


def _here(items: Iterable[Item], settings: Settings) -> Outcomes:
    from sides.loaders.batch.work import Work

    work: Work | None = None
    for group in _groups(iter(items)):
        tasks = [item for item in group if isinstance(item, Task)]
        if tasks and work is None:
            work = Work(settings)  # not before there is something to read: the model takes a second or two
        results = iter(()) if work is None else work.results(tasks)
        for item in group:
            yield item, item if isinstance(item, Outcome) else _outcome(item, next(results))


def _in_workers(items: Iterable[Item], some: Workers | Cluster) -> Outcomes:
    waiting: dict[int, Item] = {}  # taken and not given yet, by their place in the batch
    finished: dict[int, Outcome] = {}
    groups, taken, given = _groups(iter(items)), 0, 0
    with some as workers:
        ready = next(groups, None)
        while ready is not None or workers.busy:
            while ready is not None and workers.takes() and taken - given < workers.number * _AHEAD * _DOCUMENTS:
                jobs = []
                for place, item in enumerate(ready, taken):
                    waiting[place] = item
                    if isinstance(item, Outcome):
                        finished[place] = item
                    else:
                        jobs.append(Job(place, item))
                taken += len(ready)
                if jobs:
                    workers.give(jobs)
                ready = next(groups, None)  # while the workers are at work
            for place, result in workers.results():
                task = waiting[place]
                assert isinstance(task, Task)
                finished[place] = _outcome(task, result)
            while given in finished:
                yield waiting.pop(given), finished.pop(given)
                given += 1


def _groups(items: Iterator[Item]) -> Iterator[list[Item]]:
    """The items in groups of one worker's work."""
    group: list[Item] = []
    characters = 0
    for item in items:
        group.append(item)
        characters += len(item.document.text) if isinstance(item, Task) else 0
        if len(group) >= _DOCUMENTS or characters >= _CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _outcome(task: Task, result: Result) -> Outcome:
    document = task.document
    status: Status = "read" if result.problem is None else "failed"
    return Outcome(source=document.source, name=document.name, status=status, why=result.problem, result=result)
