"""Finding a Java of the right version on this machine, for the Neo4j servers that the tests start."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

#: Where JDKs are put by Linux distributions, by hand, by SDKMAN, by macOS and by Homebrew.
FOLDERS = (
    "/usr/lib/jvm/*",
    "/usr/lib64/jvm/*",
    "/usr/java/*",
    "/opt/*",
    "/opt/java/*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*",
    "/usr/local/opt/openjdk*",
)


def find_java(lowest: int, below: int | None = None) -> Path | None:
    """A `java` whose version is at least `lowest` and less than `below`: the lowest there is, or None."""
    fitting = [
        (version, order, java)
        for order, java in enumerate(_candidates())
        if (version := java_version(java)) is not None and version >= lowest and (below is None or version < below)
    ]
    return min(fitting)[2] if fitting else None


@cache
def java_version(java: Path) -> int | None:
    """The feature version (17, 21, 25) that this `java` tells of itself; None where it does not run."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr + told.stdout)
    return int(found[1]) if found else None


def _candidates() -> Iterator[Path]:
    """Every `java` in the usual places, each real file once."""
    seen = set()
    for java in _usual_places():
        real = java.resolve()
        if real not in seen and java.is_file() and os.access(java, os.X_OK):
            seen.add(real)
            yield java


def _usual_places() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java")
    if on_path := shutil.which("java"):
        yield Path(on_path)
    for pattern in FOLDERS:
        expanded = Path(pattern).expanduser()
        for folder in sorted(Path(expanded.anchor).glob(str(expanded.relative_to(expanded.anchor)))):
            yield folder / "bin" / "java"
