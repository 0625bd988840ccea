"""Every answer is the same text from every store; and what a server that cannot be used is told as."""

from pathlib import Path

import pytest
from command_line import CommandLine
from sides.queries.commands.loading import example_file
from test_answers_text import ANSWERS, GOLDEN


@pytest.fixture
def server(neo4j_location, cli: CommandLine, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A Neo4j that is the command line's store, empty."""
    cli.use(neo4j_location.location)
    monkeypatch.setenv("SIDES_USER", neo4j_location.login["user"])
    monkeypatch.setenv("SIDES_PASSWORD", neo4j_location.login["password"])
    return neo4j_location


def test_answers_from_neo4j_read_as_those_of_the_embedded_store(server, cli: CommandLine) -> None:  # type: ignore[no-untyped-def]
    loaded = cli("load", example_file())
    assert (loaded.code, loaded.err) == (0, "")
    assert server.location in loaded.out
    for name, arguments in ANSWERS.items():
        shown = cli(*arguments)
        assert (shown.code, shown.err) == (0, ""), name
        assert shown.out == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8"), name
    assert cli("doctor").code == 0
    assert "Neo4j" in cli("info").out
    decided = cli("decide", "egypt-helps", "draft")
    assert decided.code == 0
    assert "1 draft (--drafts)" in cli("who-supports", "LNA").out
    assert cli("remove", "jufra-2017").code == 0


def test_a_wrong_password_is_told_without_showing_it(server, cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("SIDES_PASSWORD", "not-the-password")
    shown = cli("info")
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith("sides: ")
    assert "not-the-password" not in shown.err


def test_a_server_that_is_down_is_told(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDES_PASSWORD", "secret")
    shown = cli("who-supports", "LNA", "--store", "bolt://127.0.0.1:9")
    assert (shown.code, shown.out) == (1, "")
    assert "127.0.0.1:9" in shown.err
    assert "secret" not in shown.err


def test_a_scheme_that_is_no_store_is_told(cli: CommandLine) -> None:
    shown = cli("info", "--store", "http://127.0.0.1:7474")
    assert (shown.code, shown.out) == (1, "")
    assert "http:// is no store" in shown.err


def test_a_folder_of_something_else_is_no_store(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    for arguments in (("info",), ("load", str(example_file()))):
        shown = cli(*arguments, "--store", tmp_path)
        assert (shown.code, shown.out) == (1, "")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
