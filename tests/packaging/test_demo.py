"""`make demo` shows what the README promises, and can be run again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMANDS = [
    "sides load --example",
    "sides who-supports LNA",
    "sides who-opposes LNA",
    "sides path Egypt GNA",
    "sides mediators",
    "sides disputed",
    "sides export graphml jufra-2017.graphml",
]


def demo(folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", ROOT / "tests" / "demo.sh", folder.name],
        cwd=folder.parent,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_demo_asks_what_it_should_fits_a_terminal_and_runs_again(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    first = demo(folder)
    assert [line[2:] for line in first.splitlines() if line.startswith("$ ")] == COMMANDS
    assert [line for line in first.splitlines() if len(line) > 80] == []
    assert (folder / "jufra-2017.graphml").stat().st_size > 1000
    assert "Gephi" in first
    assert demo(folder) == first
