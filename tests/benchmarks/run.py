"""`make bench`: what takes how long, as ratios within one run; prints it and writes docs/benchmarks.md.

Arguments, to run a part: any of `start`, `neo4j`, `many`, `bulk`; then nothing is written.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]

import bulk  # noqa: E402
import into_neo4j  # noqa: E402
import many_articles  # noqa: E402
import start_up  # noqa: E402

PARTS: dict[str, Callable[[Path], str]] = {
    "start": start_up.report,
    "neo4j": into_neo4j.report,
    "many": many_articles.report,
    "bulk": bulk.report,
}
INTRODUCTION = """# Benchmarks

Written by `make bench`; do not edit. Compare the figures of one run with each other, not with another
machine's. Times are medians with the lowest and highest in brackets; what is compared was run in turn, round
after round.
"""


def main(chosen: list[str]) -> None:
    """Run the chosen parts, or all."""
    unknown = set(chosen) - set(PARTS)
    if unknown:
        sys.exit(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    said = [INTRODUCTION, machine()]
    print(said[-1], flush=True)
    for name in chosen or PARTS:
        with tempfile.TemporaryDirectory(prefix="sides-bench-") as folder:
            said.append(PARTS[name](Path(folder)))
        print(f"\n{said[-1]}", flush=True)
    if not chosen:
        (ROOT / "docs" / "benchmarks.md").write_text("\n".join(said), encoding="utf-8")
        print("\nwritten to docs/benchmarks.md")


def machine() -> str:
    """What it ran on."""
    packages = ("sides", "arcadedb", "neo4j", "rdflib", "pyshacl")
    return (
        f"Measured on {platform.system()} {platform.machine()} with {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in packages)}.\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
