"""Write the requirements of an environment with the embedded engine's JVM build in place of its native one.

Arguments: pyproject.toml, the constraints file, and the requirements file to write.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path


def main(pyproject: str, constraints: str, target: str) -> None:
    """Write `target`."""
    declared = tomllib.loads(Path(pyproject).read_text(encoding="utf-8"))
    wanted = [*declared["project"]["dependencies"], *declared["dependency-groups"]["test"]]
    engine = [line for line in wanted if line.startswith("arcadedb==")]
    if len(engine) != 1:
        sys.exit(f"{pyproject} should pin the embedded engine once, and does {len(engine)} times")
    swapped = [line.replace("arcadedb==", "arcadedb-jvm==") if line in engine else line for line in wanted]
    pins = Path(constraints).resolve()
    Path(target).write_text("".join(f"{line}\n" for line in (f"-c {pins}", *swapped)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
