"""What a shell can do to a command: bytes that are no text, streams that are closed, a reader that stops reading."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from command_line import PROGRAMS, CommandLine

SIDES = str(PROGRAMS / "sides")


def shell(line: str, store: Path) -> subprocess.CompletedProcess[bytes]:
    command = ["bash", "-o", "pipefail", "-c", line.replace("sides ", f"{SIDES} ")]
    environment = {**os.environ, "SIDES_STORE": str(store)}
    return subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("sides decide d8cb rejected --why $'\\xff'", 2, "is not UTF-8"),
        ("sides cypher $'RETURN \"\\xff\" AS x'", 2, "is not UTF-8"),
        ("printf '\\xff' | sides cypher --file -", 1, "standard input is not UTF-8"),
        ("printf '\\xff' | sides cypher", 1, "standard input is not UTF-8"),
        ("sides cypher <&-", 2, "give the Cypher"),
        ("sides cypher '  '", 2, "give the Cypher"),
        ("sides who-supports LNA >&-", 0, ""),
        ("sides query run claims-about about=LNA --format jsonl | head -1 >/dev/null", 0, ""),
        ("sides export nquads - | head -1 >/dev/null", 0, ""),
        ("sides who-supports LNA >/dev/full", 1, "sides: No space left on device"),
    ],
)
def test_no_traceback_and_the_right_exit_code(line: str, code: int, message: str, example_store: Path) -> None:
    ended = shell(line, example_store)
    err = ended.stderr.decode()
    assert (ended.returncode, "Traceback" in err) == (code, False), err
    assert message in err
    if not message:
        assert err == ""


def test_cypher_that_may_write_still_reaches_no_file(asking: CommandLine) -> None:
    shown = asking("cypher", "--write", "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")
    assert (shown.code, shown.out) == (2, "")
    assert "reads files and the network; it is never allowed" in shown.err


def test_loading_again_mends_what_was_written_by_hand(cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "sides.store")
    cli("load", "--example")
    before = cli("export", "nquads", "-").out
    cli("cypher", "--write", "MATCH (c:Claim) DETACH DELETE c")
    assert cli("doctor").code == 1
    assert "replaced" in cli("load", "--example").out
    assert cli("doctor").code == 0
    assert cli("export", "nquads", "-").out == before
