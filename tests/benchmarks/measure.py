"""Timing things against each other in one run."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Times:
    """The seconds that the runs of one thing took; `warm_up`: those before them that are not counted."""

    seconds: tuple[float, ...]
    warm_up: tuple[float, ...] = ()

    @property
    def first(self) -> str:
        """The very first run, cold."""
        return _shown((*self.warm_up, *self.seconds)[0])

    @property
    def median(self) -> float:
        """The median, in seconds."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        return f"{_shown(self.median)} ({_shown(min(self.seconds))} to {_shown(max(self.seconds))})"


def interleaved(things: Mapping[str, Callable[[], object]], *, runs: int, warm_up: int = 1) -> dict[str, Times]:
    """Run every thing in turn, `runs` times round, so that a slow spell of the machine falls on all alike.

    A callable that returns a number of seconds has measured itself; any other is measured from outside.
    The first `warm_up` rounds do not count towards the median, the lowest and the highest.
    """
    taken: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(warm_up + runs):
        for name, run in things.items():
            begin = time.perf_counter()
            told = run()
            seconds = told if isinstance(told, float) else time.perf_counter() - begin
            taken[name].append(seconds)
    return {
        name: Times(seconds=tuple(seconds[warm_up:]), warm_up=tuple(seconds[:warm_up]))
        for name, seconds in taken.items()
    }


def command(*words: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Callable[[], None]:
    """A callable that runs a command and fails where it fails; what it prints is thrown away."""

    def run() -> None:
        subprocess.run(words, cwd=cwd, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    return run


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _shown(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
