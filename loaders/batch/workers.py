"""Worker processes: each loads the model once; one that dies costs the batch nothing but its time."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from sides.graph.errors import SidesError, WorkerLost
from sides.loaders.batch.task import Result, Settings, Task

_READY = "ready"
_TRIES = 2  # of one document, each in a worker of its own after the first
_STARTS = 3  # in a row that may fail before a batch gives up


@dataclass(slots=True, eq=False)
class Job:
    """A task on its way through the workers: `number` is its place in the batch, `tries` how many workers it had."""

    number: int
    task: Task
    tries: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    at_work: deque[Job] = field(default_factory=deque)


class Workers:
    """`number` processes that read; a context manager, at whose end all of them have ended too.

    Processes are spawned, not forked, so that this works alike on every system.
    """

    def __init__(self, settings: Settings, number: int) -> None:
        self._settings, self.number = settings, number
        self._spawning = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._again: deque[Job] = deque()
        self._failed_starts = 0

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    @property
    def busy(self) -> int:
        """How many jobs are in the workers, or wait to be tried again."""
        return sum(len(worker.at_work) for worker in self._workers) + len(self._again)

    @property
    def processes(self) -> list[int]:
        """The ids of the processes."""
        return [worker.process.pid for worker in self._workers if worker.process.pid is not None]

    def takes(self) -> bool:
        """Whether a worker has nothing to do, or may still be started."""
        return not self._again and (
            len(self._workers) < self.number or any(not worker.at_work for worker in self._workers)
        )

    def give(self, jobs: Sequence[Job]) -> None:
        """Give jobs to a worker that has none; `takes` has to hold."""
        idle = [worker for worker in self._workers if not worker.at_work]
        # One that is loading its model reads its pipe no sooner than a new one would.
        worker = next((worker for worker in idle if worker.ready), None)
        if worker is None and len(self._workers) < self.number:
            worker = self._start()
        worker = worker or idle[0]
        worker.at_work.extend(jobs)
        if worker.ready:
            self._send(worker)

    def results(self) -> Iterator[tuple[int, Result]]:
        """What is finished, with its number in the batch; waits until something is, or a worker can take more.

        Raises what a `Reader` raises on its start, and `WorkerLost`.
        """
        while self.busy:
            self._try_again()
            found = list(self._wait())
            if found or self.takes():
                yield from found
                return

    def _wait(self) -> Iterator[tuple[int, Result]]:
        for pipe in wait([worker.pipe for worker in self._workers]):
            worker = next(worker for worker in self._workers if worker.pipe is pipe)
            try:
                yield from self._take(worker)
            except (EOFError, OSError):
                yield from self._lost(worker)

    def _take(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        message = worker.pipe.recv()
        if isinstance(message, SidesError):
            raise message
        if message == _READY:
            worker.ready, self._failed_starts = True, 0
            if worker.at_work:
                self._send(worker)
        elif isinstance(message, Result):
            yield worker.at_work.popleft().number, message

    def _start(self) -> _Worker:
        ours, theirs = self._spawning.Pipe()
        process = self._spawning.Process(target=_serve, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()  # ours then ends when the worker does
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker) -> None:
        with suppress(OSError):  # it has ended, which waiting for it tells
            worker.pipe.send([job.task for job in worker.at_work])

    def _lost(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        """Take a worker off the list that has ended by itself, and set its jobs aside to be tried again, one by one."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise WorkerLost(f"the worker processes {_ended(worker.process)} before they could begin; try fewer")
            self._again.extend(worker.at_work)
            return
        for job in worker.at_work:
            job.tries += 1
            if job.tries < _TRIES:
                self._again.append(job)
            else:
                yield job.number, Result(problem=f"the process that read it {_ended(worker.process)}, twice")

    def _try_again(self) -> None:
        while self._again:
            idle = any(not worker.at_work for worker in self._workers)
            if not idle and len(self._workers) >= self.number:
                return
            job = self._again.popleft()
            self.give([job])


def _ended(process: BaseProcess) -> str:
    code = process.exitcode
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        return f"was killed ({name}{', perhaps for want of memory' if name == 'SIGKILL' else ''})"
    return f"ended (exit code {code})"


def _serve(pipe: Connection, settings: Settings) -> None:
    """A worker's whole life: ends when the process that started it closes the pipe, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started it
    from sides.loaders.batch.work import Work

    try:
        try:
            work = Work(settings)
        except SidesError as error:
            pipe.send(error)
            return
        pipe.send(_READY)
        while True:
            for result in work.results(pipe.recv()):
                pipe.send(result)
    except (EOFError, OSError):
        return
