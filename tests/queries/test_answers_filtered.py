"""What answers say of claims that they leave out, and of dates that are not a day: each on a graph made for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CommandLine
from sides.graph import open_store
from sides.graph.reading import Reading
from small_graphs import claim, reading

Ask = Callable[..., str]


@pytest.fixture
def told(cli: CommandLine, tmp_path: Path) -> Callable[[Reading], Ask]:
    """Loads a reading, and gives a function that runs a command on it: its text on one line."""

    def load(one: Reading) -> Ask:
        location = tmp_path / "own.store"
        with open_store(location, create=True) as store:
            store.load(one)
        cli.use(location)

        def run(*arguments: str) -> str:
            shown = cli(*arguments)
            assert (shown.code, shown.err) == (0, "")
            return " ".join(shown.out.split())

        return run

    return load


COMMANDS = {
    "speakers": (("speakers",), "No speaker says such a thing under these filters"),
    "territory": (("territory",), "No accepted claim under these filters says who holds"),
    "mediators": (("mediators",), "No accepted claim under these filters says that anybody mediates"),
    "timeline": (("timeline", "x"), "No accepted claim under these filters says what x did"),
    "claims": (("claims", "--about", "x"), "Nothing is said of x under these filters"),
    "path": (("path", "x", "derna-council"), "under these filters."),
    "who-supports": (("who-supports", "derna-council"), "under these filters"),
}


def everything(**fields: object) -> Reading:
    return reading(
        claim("x captures hun", "1", speakers=["voice"], **fields),
        claim("x mediates", "2", **fields),
        claim("x supports derna-council", "3", **fields),
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_an_answer_that_a_date_empties_counts_the_undated(name: str, told: Callable[[Reading], Ask]) -> None:
    arguments, words = COMMANDS[name]
    shown = told(everything())(*arguments, "--since", "2017")
    assert words in shown
    assert "undated (--undated)" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_an_answer_that_a_bound_empties_counts_what_is_below(name: str, told: Callable[[Reading], Ask]) -> None:
    arguments, words = COMMANDS[name]
    shown = told(everything(confidence=0.4))(*arguments, "--min-confidence", "0.5")
    assert words in shown
    assert "below the confidence (--min-confidence)" in shown


def test_what_is_only_denied_or_attempted_support_is_no_fact(told: Callable[[Reading], Ask]) -> None:
    ask = told(
        reading(
            claim("x captures hun", "denied", speakers=["voice denied"]),
            claim("x supports a", "attempted", modality="attempted"),
            claim("x enters derna", "planned", modality="planned"),
            claim("x controls derna", "draft", status="draft"),
        )
    )
    note = (
        "Not counted: 1 draft (--drafts); 1 attempted and 1 planned (--all-modalities); 1 only denied (sides disputed)"
    )
    shown = ask("timeline", "x")
    assert "captures" not in shown
    assert note in shown
    assert note.replace("1 attempted and ", "") in ask("territory")
    beneath = ask("territory", "--drafts", "--all-modalities")
    assert "DRAFTS (not counted) x controls derna" in beneath
    assert "SAID, BUT NOT AS A FACT (not counted) x enters derna planned" in beneath
    assert beneath.endswith("Not counted: 1 only denied (sides disputed)")


def test_a_claim_that_needs_two_options_names_both(told: Callable[[Reading], Ask]) -> None:
    shown = told(reading(claim("x enters derna", modality="planned")))("territory", "--since", "2017")
    assert "Not counted: 1 undated planned (--undated --all-modalities)" in shown


def test_a_draft_that_is_listed_is_not_said_to_be_hidden(told: Callable[[Reading], Ask]) -> None:
    ask = told(reading(claim("a supports x", status="draft")))
    assert "1 draft matches: --drafts, or `sides review`." in ask("who-supports", "x")
    shown = ask("who-supports", "x", "--drafts")
    assert "--drafts" not in shown
    assert "drafts do not count until `sides decide` or `sides review` accepts them" in shown


def test_a_date_is_printed_as_it_is_written_and_once(told: Callable[[Reading], Ask]) -> None:
    ask = told(
        reading(claim("x attacks a", "month", date="2017-05"), claim("x attacks b", "article's"), date="2016", id="r")
    )
    shown = ask("timeline", "x")
    assert "2017-05 x attacks a" in shown
    assert "2016 (the article's date) x attacks b" in shown
    assert "-01" not in shown
    assert shown.count("2017-05") == 1
    opposed = ask("who-opposes", "x")
    assert "2016 (the article's date)" in opposed
    assert "-01" not in opposed
    assert "1 article, 2016 to 2017-05" in opposed


def test_undated_claims_of_one_place_in_the_text_come_by_their_end(told: Callable[[Reading], Ask]) -> None:
    ask = told(
        reading(claim("x attacks a", "1", quote="One two three"), claim("x attacks b", "2", quote="One two four"))
    )
    assert ask("timeline", "x").index("attacks a") < ask("timeline", "x").index("attacks b")


def test_a_party_of_a_mediation_has_that_claim_in_the_list_of_actors(told: Callable[[Reading], Ask]) -> None:
    assert "y 1 claim" in told(reading(claim("x mediates", between="y z")))("actors", "y").replace(" actor", "")


def test_a_denied_claim_in_a_dispute_is_listed_once(told: Callable[[Reading], Ask]) -> None:
    ask = told(
        reading(
            claim("x attacks a", "1", speakers=["y", "x denied"], disputes=[("2", "tension", None)]),
            claim("x supports a", "2"),
        )
    )
    shown = ask("disputed")
    assert shown.count("#") == 2
    assert "TENSION" in shown


def test_a_denial_is_left_out_for_the_same_reason_everywhere(told: Callable[[Reading], Ask]) -> None:
    ask = told(reading(claim("gamma attacks beta", "1", speakers=["beta denied"]), claim("gamma leads wing", "2")))
    reason = "1 only denied (sides disputed)"
    assert f"Not counted: {reason}" in ask("who-opposes", "beta")
    assert f"Not counted: {reason}" in ask("timeline", "beta")
    assert f"Not counted between the two: {reason}" in ask("path", "gamma", "beta")


def test_the_footers_of_drafts_under_filters_name_what_brings_them_in(told: Callable[[Reading], Ask]) -> None:
    ask = told(
        reading(
            claim("gamma supports beta", "1", date="2020-04"),
            claim("alpha supports beta", "2", status="draft"),
            claim("delta supports beta", "3", status="draft", modality="planned"),
            claim("delta captures hun", "4"),
        )
    )
    assert "2 undated (--undated)" in ask("timeline", "beta", "--since", "2020", "--drafts")
    assert "2 undated drafts (--undated --drafts)" in ask("timeline", "beta", "--since", "2020-05")
    shown = ask("who-supports", "beta", "--since", "2020-05")
    assert "No accepted claim under these filters says who supports beta." in shown
    assert "Not counted: 2 undated drafts (--undated --drafts)" in shown
    assert "1 undated draft (--undated --drafts)" in ask("path", "delta", "beta", "--since", "2020")


def test_a_draft_below_the_confidence_needs_both_options(told: Callable[[Reading], Ask]) -> None:
    ask = told(
        reading(
            claim("gamma supports beta", "1", confidence=0.4, status="accepted"),
            claim("alpha supports beta", "2", confidence=0.4, status="draft"),
        )
    )
    words = "1 draft below the confidence (--drafts --min-confidence)"
    asked = ("--min-confidence", "0.5")
    assert words in ask("who-supports", "beta", *asked)
    assert words in ask("claims", "--about", "beta", *asked)
    assert words in ask("path", "alpha", "beta", *asked)
    assert "1 below the confidence (--min-confidence)" in ask("who-supports", "beta", *asked)


def test_what_is_undated_is_counted_once_where_nothing_is_found(told: Callable[[Reading], Ask]) -> None:
    shown = told(reading(claim("a supports x")))("who-supports", "x", "--since", "2017")
    assert shown.count("undated") == 2  # the number, and the option
    assert shown.count("--undated") == 1


def test_a_party_of_a_mediation_that_does_not_count_is_between_the_two(told: Callable[[Reading], Ask]) -> None:
    ask = told(reading(claim("x mediates", "1", between="y z", modality="planned"), claim("x leads w", "2")))
    assert "Not counted between the two: 1 planned (--all-modalities)" in ask("path", "x", "y")
    assert "SAID, BUT NOT AS A FACT (not counted) x mediates between y and z planned" in ask(
        "path", "x", "y", "--all-modalities"
    )


def test_a_role_that_is_over_links_nobody_today(told: Callable[[Reading], Ask]) -> None:
    over = claim("x leads y", "1", modality="happened")
    ask = told(reading(over, claim("z leads y", "2"), date="2024-05-07"))
    assert "Not counted between the two: 1 former (--all-modalities)" in ask("path", "x", "y")
    assert "x leads y" in ask("path", "x", "y", "--all-modalities")
    assert "1 hop" in ask("path", "z", "y")
    assert "article's date" not in ask("claims", "--about", "x")
    assert "2024-05-07 (the article's date)" in ask("claims", "--about", "z")
    assert "1 former" not in ask("claims", "--about", "x", "--min-confidence", "0.9")
