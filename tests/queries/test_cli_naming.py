"""Naming claims and stores on the command line, and what is said where a name or a text is not good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import CommandLine
from sides.graph import open_store
from sides.graph.store import Store
from small_graphs import claim, key, reading

QUOTE = "A quote that is so long that a list shows only its beginning"
LONG = "begin" + "x" * 5000 + "end"


def two_readings(store: Store) -> None:
    store.load(reading(claim("a supports x", "help"), claim("b supports x", "only-here"), id="first"))
    store.load(reading(claim("a attacks x", "help", quote=QUOTE), id="second/part"))


@pytest.fixture
def two(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A store with two readings that both have a claim `help`."""
    with open_store(tmp_path / "two.store") as store:
        two_readings(store)
    cli.use(tmp_path / "two.store")
    return cli


def test_a_claim_is_named_by_its_reading_and_key(any_store: Store) -> None:
    two_readings(any_store)
    assert any_store.claim_id("first/help") == key("help", "first")
    assert any_store.claim_id("#second/part/help") == key("help", "second/part")
    assert any_store.claim_id("first/only-here") == any_store.claim_id("only-here")


def test_every_command_that_takes_a_claim_takes_reading_and_key(two: CommandLine) -> None:
    shown = json.loads(two("show", "second/part/help", "--format", "json").out)
    assert [row["id"] for row in shown] == [key("help", "second/part")]
    ran = json.loads(two("query", "run", "claim", "claim=first/help", "--format", "json").out)
    assert [row["claim"] for row in ran] == [key("help", "first")]
    assert two("decide", "first/help", "rejected").out.startswith(key("help", "first"))


@pytest.mark.parametrize(
    "command", [("show", "help"), ("decide", "help", "rejected"), ("query", "run", "claim", "claim=help")]
)
def test_the_claims_that_share_a_key_are_listed_with_their_readings(command: tuple[str, ...], two: CommandLine) -> None:
    shown = two(*command)
    assert (shown.code, shown.out) == (3, "")
    assert shown.err.splitlines()[1:] == [
        f'  {key("help", "first")} first/help "a supports x"',
        f'  {key("help", "second/part")} second/part/help "{QUOTE[:40]}…"',
    ]


@pytest.mark.parametrize("wrong", ["first/nothing", "nowhere/help", "/help", "first/", "/"])
def test_a_reading_and_key_that_are_not_there_are_unknown(wrong: str, two: CommandLine) -> None:
    assert two("show", wrong).code == 3


def test_a_claim_that_is_named_twice_is_decided_once(two: CommandLine) -> None:
    full = key("only-here", "first")
    shown = two("decide", "only-here", "first/only-here", full, f"#{full[:8]}", "draft")
    assert shown.out == f"{full}  draft\n"
    (row,) = json.loads(two("show", full, "only-here", "--format", "json").out)
    assert len(row["decisions"]) == 1


@pytest.mark.parametrize(
    "command",
    [
        ("who-supports", LONG),
        ("path", "a", LONG),
        ("claims", "--about", LONG),
        ("claims", "--about", "a", "--modality", LONG),
        ("timeline", "a", f"--since={LONG}"),
        ("timeline", "a", "--min-confidence", LONG),
        ("timeline", "a", "--format", LONG),
        ("timeline", "a", f"--{LONG}"),
        ("show", LONG),
        ("show", f"{LONG}/{LONG}"),
        ("decide", "only-here", LONG),
        ("merge", "a", LONG),
        ("split", "a", "x", "--mention", LONG),
        ("undo", LONG),
        ("remove", LONG),
        ("actors", LONG),
        ("query", "run", LONG),
        ("query", "run", "who-supports", LONG),
        ("query", "run", "who-supports", f"{LONG}=1"),
        ("query", "run", "who-supports", f"actor={LONG}"),
        ("export", LONG, "-"),
        ("cypher", LONG),
        ("info", "--store", f"{LONG}://host"),
        (LONG,),
        (f"--{LONG}",),
        ("who-supports", "a\n'" + LONG),
    ],
)
def test_a_very_long_name_is_shortened_in_what_is_said_of_it(command: tuple[str, ...], two: CommandLine) -> None:
    shown = two(*command)
    said = shown.out + shown.err
    assert len(said) < 1000
    assert "begin" in said
    assert "xend" in said.replace("\n  ", "")


@pytest.mark.parametrize("group", ["query", "export"])
def test_a_group_without_a_command_shows_its_help_as_it_is_laid_out(group: str, two: CommandLine) -> None:
    shown = two(group)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err == two(group, "--help").out


def test_a_file_is_named_whole(two: CommandLine) -> None:
    assert LONG[:200] in two("load", f"{LONG[:200]}.yaml").err


@pytest.mark.parametrize(
    ("cypher", "told"),
    [
        ("MATCH (a:Actor RETURN a", "line 1, column 16: 'RETURN' does not fit there"),
        ("MATCH (a)\nRETRN a", "line 2, column 1: 'RETRN' does not fit there"),
        ("RETURN", "line 1, column 7: it ends there, and something is missing"),
        ("RETURN 1 +* 2", "line 1, column 11: '*' does not fit there"),
        ("CALL () { RETURN 1 AS one", "it ends there, and something is missing"),
        ("RETURN 'it''s'", "\"'s'\" does not fit there"),
    ],
)
def test_cypher_that_cannot_be_read_is_told_in_one_line(cypher: str, told: str, two: CommandLine) -> None:
    shown = two("cypher", cypher)
    assert (shown.code, shown.out) == (1, "")
    assert told in shown.err
    assert len(shown.err.splitlines()) == 1
    assert "expect" not in shown.err


@pytest.mark.parametrize(
    ("store", "told"),
    [
        ("", "the name of the store is empty"),
        ("  ", "the name of the store is empty"),
        ("bolt://", "bolt:// names no host"),
        ("neo4j+s://:7687", "neo4j+s:// names no host"),
        ("bolt:///database", "bolt:// names no host"),
        ("bolt://host:port", "the port of the store's URL is no number up to 65535"),
        ("bolt://host:70000", "the port of the store's URL is no number up to 65535"),
        ("bolt://[::1", "the URL of the store is not well written"),
        ("http://host", "http:// is no store"),
        ("://", ":// is no store"),
    ],
)
def test_a_store_that_cannot_be_one_is_wrong_usage(store: str, told: str, cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "the default")
    for command in (("info", "--store", store), ("--store", store, "load", "--example")):
        shown = cli(*command)
        assert (shown.code, shown.out) == (2, "")
        assert told in shown.err
        assert "give a folder, or a URL such as bolt://host:7687" in shown.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", ["2", "-0.5", "nan", "much"])
def test_a_confidence_out_of_range_is_wrong_usage_in_queries_and_commands_alike(value: str, two: CommandLine) -> None:
    for command in (
        ("query", "run", "who-supports", "actor=x", f"min_confidence={value}"),
        ("query", "run", "puzzles", f"min_confidence={value}"),
        ("who-supports", "x", "--min-confidence", value),
        ("puzzles", "--min-confidence", value),
        ("export", "csv", "-", "--min-confidence", value),
    ):
        shown = two(*command)
        assert (shown.code, shown.out) == (2, "")
        assert f"'{value}' is not" in shown.err
    assert two("query", "run", "who-supports", "actor=x", "min_confidence=1").code == 0
