"""Answers name their sources and their opponents: the outlet beside the speaker, what contests a claim beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CommandLine
from sides.graph import open_store
from sides.graph.reading import Reading
from sides.graph.store import Store
from small_graphs import ask, claim, key, reading

Ask = Callable[..., str]


@pytest.fixture
def told(cli: CommandLine, tmp_path: Path) -> Callable[..., Ask]:
    """Loads readings, merges the pairs given, and gives a function that runs a command: its text on one line."""

    def load(*several: Reading, merge: tuple[str, str] | None = None) -> Ask:
        location = tmp_path / "own.store"
        with open_store(location, create=True) as store:
            for one in several:
                store.load(one)
            if merge:
                store.merge(*merge, by="tester", why="one and the same")
        cli.use(location)

        def run(*arguments: str) -> str:
            shown = cli(*arguments)
            assert shown.err == ""
            return " ".join(shown.out.split())

        return run

    return load


RELAYED = reading(
    claim("alpha supports beta", "1", outlet="reuters"),
    claim("alpha not supports beta", "2", outlet="reuters"),
    claim("gamma opposes beta", "3", outlet="afp"),
    claim("zed envoy-of alpha", "4", outlet="dpa"),
    claim("zed mediates =peace", "5", outlet="tass", between="alpha gamma"),
    claim("alpha captures hun", "6", outlet="efe"),
    claim("beta supports gamma", "7", outlet="ansa", modality="questioned"),
)


@pytest.mark.parametrize(
    ("command", "outlets"),
    [
        (("who-supports", "beta"), ["via reuters"]),
        (("who-opposes", "beta"), ["via afp"]),
        (("who-supports", "alpha", "--structure"), ["via dpa"]),
        (("path", "alpha", "beta"), ["via reuters"]),
        (("mediators",), ["via tass"]),
        (("territory",), ["via efe"]),
        (("disputed",), ["via reuters"]),
        (("puzzles",), ["via ansa"]),
        (("show", "2"), ["via reuters"]),
    ],
)
def test_an_outlet_is_named_and_its_claim_is_not_given_to_the_author(
    command: tuple[str, ...], outlets: list[str], told: Callable[..., Ask]
) -> None:
    shown = told(RELAYED)(*command)
    assert [name for name in outlets if name not in shown] == [], shown
    assert "author" not in shown


def test_an_outlet_that_was_merged_is_called_by_what_it_counts_as(any_store: Store) -> None:
    any_store.load(RELAYED)
    any_store.merge("afp", "reuters", by="tester", why="one")
    assert ask(any_store, "who-supports", "outlets", actor="beta") == [["reuters"]]
    assert ask(any_store, "who-opposes", "outlets", actor="beta") == [["reuters"]]


def test_evidence_is_what_makes_the_edge_and_drafts_only_where_asked(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports b", "made"),
            claim("a supports b", "asked", modality="questioned", quote="does a support b"),
            claim("a supports b", "denied", speakers=["x denied"], quote="no, x said"),
            claim("a supports b", "draft", status="draft", quote="a would"),
        )
    )
    edge = "a supports b"
    assert ask(any_store, "evidence", "claim", edge=edge) == [key("made")]
    drafted = ask(any_store, "evidence", "claim", edge=edge, statuses="draft,accepted")
    assert sorted(drafted) == sorted([key("made"), key("draft")])


def test_a_mediator_s_side_is_shown_for_claims_that_pass_the_filters(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("zed mediates =peace", "1", date="2014"),
            claim("zed envoy-of org", "2", date="2013"),
            claim("org supports beta", "3", date="2014"),
            claim("org attacks alpha", "4", date="2015"),
            claim("org opposes gamma", "5", date="2014", confidence=0.3, status="accepted"),
        )
    )

    def stands(**given: object) -> list[str]:
        ((principal,),) = ask(any_store, "mediators", "speaks_for", **given)
        return sorted(one["id"] for one in principal["stands"])

    assert stands() == ["alpha", "beta", "gamma"]
    assert stands(as_of="2014") == ["beta", "gamma"]
    assert stands(min_confidence=0.5) == ["alpha", "beta"]


def test_a_structural_row_says_that_the_structure_is_contested(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("delta leads beta", "1", speakers=["kim", "delta denied"]),
            claim("alpha supports delta", "2"),
            claim("gamma opposes delta", "3"),
        )
    )
    assert ask(any_store, "who-supports", "contested", "via_contested", actor="beta") == [(False, True)]
    assert ask(any_store, "who-opposes", "contested", "via_contested", actor="beta") == [(False, True)]


def test_the_line_of_a_structural_row_says_it_too(told: Callable[..., Ask]) -> None:
    run = told(
        reading(claim("delta leads beta", "1", speakers=["kim", "delta denied"]), claim("alpha supports delta", "2"))
    )
    assert "alpha supports delta, who leads beta (contested)" in run("who-supports", "beta")


def test_paths_come_in_the_order_of_the_sources_that_they_print(any_store: Store) -> None:
    from sides.graph.paths import find_paths

    # By way of c both hops have the same two sources; by way of d one has one, and the other two others.
    any_store.load(reading(claim("ana supports c", "1"), claim("c supports bob", "2"), id="one"))
    any_store.load(reading(claim("ana supports c", "1"), claim("c supports bob", "2"), id="two"))
    any_store.load(
        reading(
            claim("ana supports d", "1", outlet="x"),
            claim("d supports bob", "2", outlet="y"),
            claim("d supports bob", "3", outlet="z"),
            id="three",
        )
    )
    found = find_paths(any_store, "ana", "bob").of("allied")
    assert [(path.sources, path.actors[1]) for path in found] == [(3, "d"), (2, "c")]


def test_what_contests_a_row_is_named(told: Callable[..., Ask]) -> None:
    run = told(
        reading(
            claim("alpha supports beta", "for"),
            claim("alpha not supports beta", "against"),
            claim("gamma leads beta", "boss"),
            claim("gamma leads beta", "no boss", speakers=["gamma denied"], quote="gamma said no"),
            claim("delta supports gamma", "far"),
        )
    )
    shown = run("who-supports", "beta")
    assert f"contested: see #{key('against')[:4]}" in shown
    assert "delta supports gamma, who leads beta" in shown
    assert "contested)" in shown
    assert f"contested: see #{key('no boss')[:4]}" in shown
    assert f"contested: see #{key('against')[:4]}" in run("path", "alpha", "beta")
    assert f"contested: see #{key('no boss')[:4]}" in run("path", "gamma", "beta")


def test_triads_have_their_dates(told: Callable[..., Ask]) -> None:
    run = told(
        reading(
            claim("a supports b", "1", date="2020-04"),
            claim("a supports c", "2", date="2020-05-03"),
            claim("b attacks c", "3"),
            date="2021",
        )
    )
    shown = run("puzzles")
    assert "THREE WHO DO NOT FIT" in shown
    assert [day for day in ("2020-04;", "2020-05-03;", "2021 (the article's date);") if day not in shown] == []


def test_a_speaker_that_was_merged_is_shown_as_it_was_recorded(told: Callable[..., Ask]) -> None:
    run = told(
        reading(claim("a supports b", "1", speakers=["kim", "voice"]), claim("kimball leads b", "2")),
        merge=("kim", "kimball"),
    )
    shown = run("show", "1")
    assert "said by kimball and voice; kim (kim) counts as kimball (merged)" in shown


def test_a_claim_whose_ends_became_one_actor_says_that_it_makes_no_edge(told: Callable[..., Ask]) -> None:
    run = told(reading(claim("kobler envoy-of un", "1"), claim("un supports gna", "2")), merge=("kobler", "un"))
    assert "un envoy of un state, both ends one actor: no edge" in run("claims", "--about", "un")


def test_a_path_from_an_actor_to_itself_is_refused(cli: CommandLine, example_store: Path) -> None:
    cli.use(example_store)
    assert cli("path", "lna", "lna").err == "sides: 'lna' is given twice; a path needs two\n"


def test_a_sign_is_one_of_three(cli: CommandLine, example_store: Path) -> None:
    cli.use(example_store)
    shown = cli("query", "run", "not-counted", "actor=lna", "sign=5")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err == "sides: not-counted: sign: '5' is not -1, 0 or 1\n"
