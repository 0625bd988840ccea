"""The README and the pages of docs/ tell the truth: their commands run, and print what they show.

In every page, in its order and in one empty folder:
- a ```console block is run: what follows `$ ` is a command, the lines up to the next are what it prints; a
  line that is `…` stands for any lines. `bolt://localhost:7687` stands for a real Neo4j.
- a block after `<!-- file: NAME -->` is written to that file.
- a ```pycon block is run as a doctest.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_server import Server, empty
from sides.loaders.claim_entry import CLAIM_FIELDS
from sides.loaders.claims_file import FILE_FIELDS
from sides.loaders.declarations import ACTOR_FIELDS, PLACE_FIELDS

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md"))]
SERVER = "bolt://localhost:7687"
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n+)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
ANY_LINES = "…"


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_is_printed(
    page: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    environment = clean_environment()
    uri = SERVER
    if f"{SERVER}" in text:
        server: Server = request.getfixturevalue("neo4j_526")
        empty(server)
        uri = server.uri
        environment |= {"SIDES_USER": server.user, "SIDES_PASSWORD": server.password}
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start("body")) + 1
        if block["file"]:
            Path(block["file"]).write_text(block["body"], encoding="utf-8")
        elif block["kind"] == "console":
            for command, shown in commands(block["body"]):
                code, printed = run(command.replace(SERVER, uri), environment)
                printed = printed.replace(uri, SERVER)
                told = f"{page}, from line {line}\n$ {command}\n{printed}"
                assert agrees(shown, printed), told
                assert "Traceback" not in printed, told
                # What is shown whole may well be an error; what is not shown has to have worked.
                assert code == 0 or ANY_LINES not in shown, told
        elif block["kind"] == "pycon":
            run_doctest(block["body"], names, name=page, line=line)


def clean_environment() -> dict[str, str]:
    """This run's environment without what would change an answer."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SIDES_", "PYTHON"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return kept | {
        "PATH": path,
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "SIDES_ANALYST": "you",
    }


def commands(body: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines that it shows as printed."""
    parts = re.split(r"^\$ (.*)\n", body, flags=re.M)
    assert not parts[0].strip(), f"output before a command: {parts[0]!r}"
    for command, shown in zip(parts[1::2], parts[2::2], strict=True):
        yield command, shown.rstrip().splitlines()


def run(command: str, environment: dict[str, str]) -> tuple[int, str]:
    """A command's exit code and what it prints, on both streams in the order of printing."""
    ran = subprocess.run(
        ["bash", "-c", command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return ran.returncode, ran.stdout


def agrees(shown: list[str], printed: str) -> bool:
    """Whether the shown lines are the printed ones, a line `…` standing for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == ANY_LINES else re.escape(line.rstrip()) + "\n" for line in shown)
    lines = "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())
    return re.fullmatch(pattern, lines) is not None


def run_doctest(body: str, names: dict[str, object], *, name: str, line: int) -> None:
    """Run a block as a doctest; names of earlier blocks of the page stay known."""
    test = doctest.DocTestParser().get_doctest(body, names, name, name, line)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not said, "".join(said)


def test_every_page_of_docs_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page for page in PAGES[1:] if f"({page})" not in readme] == []


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_to_a_file_leads_to_one(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize(
    "fields", [FILE_FIELDS, CLAIM_FIELDS, ACTOR_FIELDS, PLACE_FIELDS], ids=["file", "claim", "actor", "place"]
)
def test_every_field_of_a_claims_file_is_explained(fields: tuple[str, ...]) -> None:
    page = (ROOT / "docs" / "claims-file.md").read_text(encoding="utf-8")
    assert [name for name in fields if f"`{name}`" not in page] == []
