"""Running the command line in tests: in this process, or as the program that users start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from sides.queries.cli import sides, status

PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


class CommandLine:
    """`sides` in a folder, with a store and a width; nothing of the caller's environment that would change answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        for name in ("SIDES_STORE", "SIDES_USER", "SIDES_PASSWORD", "SIDES_QUERIES", "SIDES_BASE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("SIDES_ANALYST", "tester")

    def use(self, store: Path | str) -> None:
        """Let commands without --store use this one."""
        self._monkeypatch.setenv("SIDES_STORE", str(store))

    def __call__(self, *arguments: str | Path) -> Outcome:
        """Run `sides` with these arguments in this process, through the function that the program calls."""
        self._capsys.readouterr()
        code = status(sides, "sides", [str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        return Outcome(code=code, out=printed.out, err=printed.err)


def program(
    name: str, *arguments: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None, stdin: str = ""
) -> Outcome:
    """Run the installed program `name` as a process of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("SIDES_")}
    found: subprocess.CompletedProcess[str] = subprocess.run(
        [str(PROGRAMS / name), *map(str, arguments)],
        env={**clean, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **(env or {})},
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Outcome(code=found.returncode, out=found.stdout, err=found.stderr)


def widest(text: str) -> int:
    """The columns of the widest line."""
    from sides.queries.answers.layout import width

    return max((width(line) for line in text.splitlines()), default=0)


def lines(text: str) -> Sequence[str]:
    """The lines of a text, each without the spaces at its ends."""
    return [line.strip() for line in text.splitlines()]
