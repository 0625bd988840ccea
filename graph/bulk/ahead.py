"""Making the next things while the last one is used: in a thread, a few ahead."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
_AHEAD = 2


def made_ahead(make: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
    """`make(thing)` of each of `things`, in order; `things` is read, and `make` called, in a thread of its own.

    An error of either is raised here, after what came before it. The thread ends with the iterator.
    """
    waiting: queue.Queue[tuple[Made | None, BaseException | None]] = queue.Queue(maxsize=_AHEAD)
    ended = threading.Event()

    def put(made: Made | None, error: BaseException | None) -> bool:
        while not ended.is_set():
            try:
                waiting.put((made, error), timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def work() -> None:
        try:
            for thing in things:
                if not put(make(thing), None):
                    return
        except BaseException as error:  # it is raised in the other thread
            put(None, error)
        else:
            put(None, None)

    worker = threading.Thread(target=work, name="sides-bulk", daemon=True)
    worker.start()
    try:
        while True:
            made, error = waiting.get()
            if error is not None:
                raise error
            if made is None:
                return
            yield made
    finally:
        ended.set()
        worker.join()
