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
    assert "Neo4j at bolt://127.0.0.1:9 does not answer" in shown.err
    # Nothing was being changed, and the driver's own words help nobody.
    for word in ("secret", "change", "Couldn't", "Failed", "resolved"):
        assert word not in shown.err


def test_a_merge_and_a_split_tell_how_many_claims_they_bear_on(cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "a.store")
    (tmp_path / "a.txt").write_text("Alpha met Beta. The Général met Beta. Beta met 2020-02-17. Gamma spoke.\n")
    path = tmp_path / "a.claims.yaml"
    path.write_text(
        "article: a.txt\nactors:\n  alpha: {name: Alpha, kind: person}\n  beta: {name: Beta, kind: person}\n"
        "  gamma: {name: Gamma, kind: person}\nclaims:\n"
        "  - {key: one, quote: Alpha met Beta, subject: alpha, relation: meets, object: beta}\n"
        "  - {key: two, quote: The Général met Beta, subject: {id: alpha, mention: The Général}, relation: meets, "
        "object: beta, speakers: [gamma]}\n"
        "  - {key: three, quote: Beta met 2020-02-17, subject: beta, relation: meets, "
        "object: {id: alpha, mention: '2020-02-17'}}\n"
    )
    assert cli("load", path).code == 0
    before = cli("export", "nquads", "-").out
    refused = cli("split", "Alpha", "gamma", "--mention", "the colonel")
    assert (refused.code, refused.out) == (1, "")
    assert "no claim calls 'alpha' 'the colonel'; they call it '2020-02-17', 'Alpha' or 'The Général'" in refused.err
    assert cli("export", "nquads", "-").out == before
    assert cli("actors", "--merges").out.count("alpha counts as") == 0
    split = cli("split", "Alpha", "gamma", "--mention", "the general").out.splitlines()
    assert split[:2] == ['alpha now counts as gamma where it is called "the general".', "That bears on 1 claim."]
    assert cli("split", "alpha", "gamma", "--mention", "2020-02-17").out.splitlines()[1] == "That bears on 1 claim."
    assert cli("merge", "gamma", "beta").out.splitlines()[1] == "That bears on 2 claims."
    assert cli("merge", "alpha", "nobody").code == 3
    assert cli("split", "nobody", "beta", "--mention", "x").code == 3


def test_a_scheme_that_is_no_store_is_told(cli: CommandLine) -> None:
    shown = cli("info", "--store", "http://127.0.0.1:7474")
    assert (shown.code, shown.out) == (2, "")
    assert "http:// is no store" in shown.err


def test_a_folder_of_something_else_is_no_store(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    for arguments in (("info",), ("load", str(example_file()))):
        shown = cli(*arguments, "--store", tmp_path)
        assert (shown.code, shown.out) == (1, "")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
