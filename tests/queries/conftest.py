"""What the tests of the queries and of the command line share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import CommandLine, Outcome
from review_case import Answer, written


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded store with the bundled example, for tests that only read it."""
    from sides.graph import open_store
    from sides.loaders import claims_file

    folder = Path(claims_file.__file__).parent / "examples" / "jufra-2017"
    location = tmp_path_factory.mktemp("example") / "sides.store"
    with open_store(location) as store:
        store.load(claims_file.read_claims_file(folder / "jufra-2017.claims.yaml").reading)
    return location


@pytest.fixture
def own_store(example_store: Path, tmp_path: Path) -> Path:
    """A copy of `example_store` that a test may change."""
    return Path(shutil.copytree(example_store, tmp_path / "own.store"))


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line, in this process."""
    return CommandLine(monkeypatch, capsys)


@pytest.fixture
def asking(cli: CommandLine, example_store: Path) -> CommandLine:
    """The command line with the bundled example as its store."""
    cli.use(example_store)
    return cli


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A claims file with drafts to review."""
    return written(tmp_path)


@pytest.fixture
def answer(cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Review with these answers, a line each, and no editor."""
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path, say: str) -> Outcome:
        lines = tmp_path / "answers"
        lines.write_text(say.replace(" / ", "\n") + "\n")
        return cli("review", *arguments, "--answers", lines)

    return run
