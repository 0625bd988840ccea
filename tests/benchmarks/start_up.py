"""How long a command takes that does little: what a user waits for at every call."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from measure import command, interleaved, table

RUNS = 15


def report(folder: Path) -> str:
    """Measure, with a store of the bundled example in `folder`; return a section of the page."""
    sides = Path(sys.executable).with_name("sides")
    env = {key: value for key, value in os.environ.items() if not key.startswith("SIDES_")}
    subprocess.run([sides, "load", "--example"], cwd=folder, env=env, check=True, capture_output=True)
    lines = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "sides --version": (sides, "--version"),
        "sides who-supports LNA": (sides, "who-supports", "LNA"),
        "sides path Egypt GNA": (sides, "path", "Egypt", "GNA"),
    }
    times = interleaved({name: command(*line, cwd=folder, env=env) for name, line in lines.items()}, runs=RUNS)
    bare = times["python -c pass"].median
    rows = [
        (f"`{name}`", taken, f"{taken.median / bare:.1f}", f"{(taken.median - bare) * 1000:+.0f} ms")
        for name, taken in times.items()
    ]
    shown = table(("command", f"time, {RUNS} runs each", "times a bare Python", "beside it"), rows)
    return f"## Start-up and a first answer, embedded store with the bundled example\n\n{shown}\n"
