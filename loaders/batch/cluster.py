"""Reading on more machines: the workers of a Dask cluster, behind the same few methods as the processes of this one.

The cluster reads and this process writes: Dask runs a finished task again where the worker that held its result is lost
(https://distributed.dask.org/en/stable/resilience.html), so a task may run twice, and must leave nothing behind.
"""

from __future__ import annotations

import queue
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sides.graph.errors import ClusterUnfit, InvalidParameter, MissingExtra, MissingFile, SidesError
from sides.loaders.batch.task import Result, Settings, Task
from sides.loaders.batch.workers import Job

if TYPE_CHECKING:
    from sides.loaders.batch.work import Work

_SECONDS = 20.0
"""How long to wait for the scheduler to answer, and for a first worker."""
_AHEAD = 2
"""Groups of documents that each worker has, at work or waiting."""
_SCHEMES = ("tcp", "tls")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """Settings as they travel: with the content of the files that they name, which other machines do not have."""

    settings: Settings
    files: tuple[tuple[str, bytes], ...]
    version: str


class Cluster:
    """The workers of the Dask cluster whose scheduler is at `address`; a context manager, which connects.

    A worker that is lost costs time alone: what it had is read again. Raises InvalidParameter for an address that is
    none, MissingExtra without the extra `dask`, ClusterUnfit where the scheduler does not answer, is lost, has no
    workers, or these have another version of `sides`; and what `Reader` raises on its start.
    """

    def __init__(self, settings: Settings, address: str) -> None:
        scheme, separator, rest = address.partition("://")
        if not separator or scheme not in _SCHEMES or not rest:
            raise InvalidParameter(f"{address!r} is no scheduler's address; write tcp://HOST:8786")
        if settings.llm is not None:
            raise InvalidParameter("a language model is asked from here; leave out --scheduler")
        self._address, self._settings = address, settings
        self._at_work: dict[Any, list[Job]] = {}  # by their future
        self._finished: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._client: Any = None
        self._distributed: Any = None
        self.number = 1

    def __enter__(self) -> Cluster:
        """Connect, and wait for a worker."""
        try:
            import distributed
        except ImportError:
            raise MissingExtra("reading on a cluster needs Dask: pip install 'sides[dask]'") from None
        self._distributed = distributed
        self._shipped = ship(self._settings)
        try:
            client: Any = distributed.Client
            self._client = client(self._address, timeout=_SECONDS, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_SECONDS)
            self.number = len(self._client.ncores())
        except (OSError, TimeoutError) as error:
            what = "has no workers" if self._client is not None else "does not answer"
            self.__exit__()
            raise ClusterUnfit(f"the scheduler at {self._address} {what}; is it running, and are they?") from error
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what is not finished, and disconnect."""
        if self._client is not None:
            self._client.cancel(list(self._at_work), force=True)
            self._client.close()
            self._client = None
        self._at_work.clear()

    @property
    def busy(self) -> int:
        """How many jobs are with the workers."""
        return sum(map(len, self._at_work.values()))

    def takes(self) -> bool:
        """Whether the workers would soon have nothing to do."""
        return len(self._at_work) < self.number * _AHEAD

    def give(self, jobs: Sequence[Job]) -> None:
        """Give them a group of jobs."""
        tasks = [job.task for job in jobs]
        future = self._client.submit(read_group, self._shipped, tasks, pure=False)
        self._at_work[future] = list(jobs)
        future.add_done_callback(self._finished.put)  # finished, failed or cancelled

    def results(self) -> Iterator[tuple[int, Result]]:
        """What is finished, with its number in the batch; waits until something is."""
        if not self._at_work:
            return
        future = self._finished.get()
        self.number = max(1, len(self._client.ncores()))
        yield from self._take(future, self._at_work.pop(future))

    def _take(self, future: Any, jobs: list[Job]) -> Iterator[tuple[int, Result]]:
        if future.status == "cancelled":
            raise ClusterUnfit(f"the connection to the scheduler at {self._address} was lost; what was read is kept")
        error = future.exception() if future.status == "error" else None
        if error is None:
            for job, result in zip(jobs, future.result(), strict=True):
                yield job.number, result
        elif not isinstance(error, self._distributed.KilledWorker):
            raise error if isinstance(error, SidesError) else ClusterUnfit(f"a worker failed: {error}")
        elif len(jobs) > 1:
            for job in jobs:  # one of them kills whoever reads it: which?
                self.give([job])
        else:
            yield jobs[0].number, Result(problem="every worker that read it was lost")
        future.release()


def ship(settings: Settings) -> Shipped:
    """`settings` with the files that they name. Raises MissingFile."""
    names = dict.fromkeys((*settings.actors, *settings.lexicons))
    files = []
    for name in names:
        try:
            files.append((name, Path(name).read_bytes()))
        except OSError as error:
            raise MissingFile(f"this cannot be read: {error.strerror}", source=name) from None
    return Shipped(settings=settings, files=tuple(files), version=version("sides"))


_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads, and the parser is for one."""


def read_group(shipped: Shipped, tasks: Sequence[Task]) -> list[Result]:
    """One result a task, in their order; what runs on a worker, which keeps its model. Raises ClusterUnfit."""
    here = version("sides")
    if here != shipped.version:
        raise ClusterUnfit(f"a worker has sides {here}, and here it is {shipped.version}; install one everywhere")
    with _ONE_AT_A_TIME:
        return list(_work(shipped).results(tasks))


@lru_cache(maxsize=1)
def _work(shipped: Shipped) -> Work:
    """The reader that these settings make; the files are needed no longer than it takes to make it."""
    from sides.loaders.batch.work import Work

    with tempfile.TemporaryDirectory(prefix="sides-") as folder:
        places = {}
        for number, (name, content) in enumerate(shipped.files):
            path = Path(folder, str(number), Path(name).name)
            path.parent.mkdir()
            path.write_bytes(content)
            places[name] = str(path)
        settings = replace(
            shipped.settings,
            actors=tuple(places[name] for name in shipped.settings.actors),
            lexicons=tuple(places[name] for name in shipped.settings.lexicons),
        )
        return Work(settings)
