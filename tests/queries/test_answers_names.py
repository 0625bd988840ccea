"""Names in answers: two actors of one name are told apart, and who was merged is told whom it counts as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import CommandLine, lines
from sides.graph import open_store
from sides.graph.actor import Actor, Place
from small_graphs import claim, reading

GUARDS = [
    Actor(id="guard-a", name="Presidential Guard", short="Guard", kind="armed-group"),
    Actor(id="guard-b", name="Petroleum Guard", short="Guard", kind="armed-group"),
]


@pytest.fixture
def guarded(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A store in which two actors are called Guard, and an actor and a place Hun."""
    with open_store(tmp_path / "guard.store") as store:
        store.load(
            reading(
                claim("guard-a supports lna", "1", speakers=["guard-b said for guard-a"]),
                claim("guard-b supports lna", "2"),
                claim("guard-a attacks guard-b", "3", place="hun"),
                claim("guard-b not supports lna", "4", disputes=[("1", "tension")]),
                claim("hun-council controls hun", "5", place="hun"),
                claim("guard-a mediates =peace", "6", between="guard-b lna"),
                claim("guard-a leads c", "7"),
                claim("guard-b part-of lna", "8"),
                claim("guard-a supports guard-b", "9", modality="planned"),
                claim("lna attacks c", "10"),
                claim("egypt supports lna", "11"),
                actors=[*GUARDS, Actor(id="hun-council", name="Hun", kind="organization")],
                places=[Place(id="hun", name="Hun")],
            )
        )
    cli.use(tmp_path / "guard.store")
    return cli


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        (("who-supports", "lna"), "Guard (guard-a) supports lna"),
        (("who-supports", "lna"), "said by Guard (guard-b), for Guard (guard-a) itself"),
        (("who-opposes", "guard-a"), "->  Guard (guard-a) attacks Guard (guard-b)"),
        (("who-supports", "guard-b", "--all-modalities"), "Guard (guard-a) supports Guard (guard-b)"),
        (("who-supports", "lna", "--structure"), "Guard (guard-b) part of lna"),
        (("path", "guard-a", "guard-b"), "Guard (guard-a) --attacks-->  Guard (guard-b)"),
        (("path", "guard-a", "guard-b", "--all-modalities"), "Guard (guard-a) supports Guard (guard-b)"),
        (("mediators",), "between: Guard (guard-b) and lna"),
        (("disputed",), "Guard (guard-b) does not support lna"),
        (("puzzles",), "Guard (guard-a) and Guard (guard-b), who stand against each other"),
        (("claims", "--about", "lna"), "Guard (guard-b) part of lna"),
        (("claims", "--about", "hun"), "Hun (hun-council) controls Hun (hun)"),
        (("timeline", "guard-a"), "Guard (guard-a) attacks Guard (guard-b)"),
        (("territory",), "Hun (hun)"),
        (("speakers",), "Guard (guard-b), for Guard (guard-a)"),
        (("show", "3"), "Guard (guard-a) attacks Guard (guard-b)"),
    ],
)
def test_two_of_one_name_have_their_ids(command: tuple[str, ...], seen: str, guarded: CommandLine) -> None:
    shown = guarded(*command)
    assert (shown.code, shown.err) == (0, "")
    assert " ".join(seen.split()) in " ".join(shown.out.split())


def test_the_place_that_is_the_object_is_not_said_again(guarded: CommandLine) -> None:
    assert "in Hun" not in guarded("claims", "--about", "hun-council").out


def test_a_name_of_one_has_no_id(guarded: CommandLine) -> None:
    shown = guarded("who-supports", "c", "--structure").out
    assert "Guard leads c" in shown
    assert "(guard-a)" not in shown
    assert "(egypt)" not in guarded("who-supports", "lna").out


def test_rows_for_programs_have_names_and_ids_apart(guarded: CommandLine) -> None:
    rows = json.loads(guarded("who-supports", "lna", "--format", "json").out)
    found = {(row["supporter"], row["supporter_id"]) for row in rows}
    assert {("Guard", "guard-a"), ("Guard", "guard-b")} <= found


MERGED = "Petroleum Guard (guard-b), counted as Presidential Guard (guard-a) (merged by tester)"


@pytest.mark.parametrize(
    "command",
    [
        ("who-supports", "guard-b"),
        ("who-opposes", "Petroleum Guard"),
        ("path", "guard-b", "lna"),
        ("claims", "--about", "petroleum guard"),
        ("timeline", "GUARD-B"),
        ("speakers", "--speaker", "guard-b"),
        ("territory", "--about", "guard-b"),
        ("disputed", "--about", "guard-b"),
    ],
)
def test_who_was_merged_is_told_whom_it_counts_as(command: tuple[str, ...], guarded: CommandLine) -> None:
    assert "counted as" not in guarded(*command).out
    assert guarded("merge", "guard-b", "guard-a").code == 0
    shown = guarded(*command)
    assert (shown.code, shown.err) == (0, "")
    text = " ".join(lines(shown.out))
    assert text.startswith(MERGED)
    assert text.count("counted as") == 1
    told = guarded(*command, "--format", "json")
    assert json.loads(told.out) is not None
    assert told.err.startswith(f"sides: {MERGED}\n")


def test_a_chain_of_merges_leads_to_its_end(guarded: CommandLine) -> None:
    assert guarded("merge", "guard-b", "guard-a").code == 0
    assert guarded("merge", "guard-a", "egypt", "--by", "ann").code == 0
    text = " ".join(lines(guarded("who-supports", "guard-b").out))
    assert text.startswith("Petroleum Guard (guard-b), counted as egypt (egypt) (merged by tester) ")
    assert "guard-a, counted" not in text


def test_a_name_that_the_other_has_too_says_nothing_of_a_merge(guarded: CommandLine) -> None:
    assert guarded("merge", "guard-b", "guard-a").code == 0
    for name in ("Guard", "guard-a", "lna"):
        assert "counted as" not in guarded("who-supports", name).out
    identity = json.loads(guarded("actors", "--merges", "--format", "json").out)[0]["id"]
    assert guarded("undo", identity).code == 0
    assert "counted as" not in guarded("who-supports", "guard-b").out
