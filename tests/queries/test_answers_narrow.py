"""Every answer in a terminal of 40 columns, with nothing beyond its edge and nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import CommandLine, widest
from sides.graph import open_store
from sides.graph.actor import Actor
from small_graphs import claim, reading
from test_answers_text import ANSWERS

MORE = {
    "info": ("info",),
    "doctor": ("doctor",),
    "merges-none": ("actors", "--merges"),
    "who-opposes-gna-all": ("who-opposes", "GNA", "--all-modalities", "--drafts", "--structure"),
    "claims-haftar-rejected": ("claims", "--about", "Haftar", "--rejected", "--min-confidence", "0.5"),
    "timeline-filtered": ("timeline", "Haftar", "--since", "2017", "--undated", "--all-modalities"),
    "territory-filtered": ("territory", "--about", "LNA", "--since", "2017", "--all-modalities"),
    "query-run-actors": ("query", "run", "actors"),
    "query-run-disputed": ("query", "run", "disputed"),
    "cypher": ("cypher", "MATCH (c:Claim) RETURN c.id AS id, c.quote AS quote, c.relation AS relation ORDER BY id"),
    "cypher-none": ("cypher", "MATCH (c:Claim) WHERE c.id = 'no claim has such an id at all' RETURN c.id AS id"),
}
CLAIMS = re.compile(r"#[0-9a-f]{4,}")
EVERY = {**ANSWERS, **MORE}


@pytest.mark.parametrize("name", EVERY)
def test_the_example_fits(name: str, asking: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = asking(*EVERY[name])
    assert (shown.code, shown.err) == (0, "")
    assert [line for line in shown.out.splitlines() if widest(line) > 40] == []
    monkeypatch.setenv("COLUMNS", "80")
    wide = asking(*EVERY[name]).out
    assert CLAIMS.findall(wide) == CLAIMS.findall(shown.out)


@pytest.fixture
def long_names(cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A store whose names, hedges, dates and chains are long, in a terminal of 40 columns."""
    long = "The Supreme Revolutionary Council of the United Northern and Western Districts"
    actors = [Actor(id=id, name=f"{long} {id}", kind="organization") for id in ("a-council", "b-council")]
    actors += [Actor(id="c" * 60, name="C" * 60, kind="unnamed"), Actor(id="d", name="利比亚国民军" * 6, kind="media")]
    third = "c" * 60
    with open_store(tmp_path / "long.store") as store:
        store.load(
            reading(
                claim("a-council supports b-council", "1", date="2017-05-01/2018-12-31", hedge="it is said apparently"),
                claim(
                    f"{third} attacks b-council", "2", speakers=["d claimed for a-council", '"people in town" denied']
                ),
                claim("a-council not supports b-council", "3", disputes=[("1", "contradiction", "why " * 30)]),
                claim(f"a-council member-of {third}", "4"),
                claim("d cooperates-with a-council", "5", outlet="d", place="derna"),
                claim(f"d supports {third}", "6", modality="planned"),
                claim(f"{third} captures derna", "7"),
                claim(
                    "d mediates =talks_about_the_talks_that_were_held_about_talks", "8", between="a-council b-council"
                ),
                claim("d envoy-of b-council", "9"),
                claim("b-council supports d", "10", modality="questioned"),
                claim("b-council attacks a-council", "11", status="draft"),
                id="a-reading-with-a-long-name-of-its-own-in-it",
                actors=actors,
            )
        )
        store.merge("d", "b-council", by="a tester with a long name", why="they are the same " * 4)
        store.decide("2", "accepted", by="a tester with a long name", why="because " * 20)
    cli.use(tmp_path / "long.store")
    monkeypatch.setenv("COLUMNS", "40")
    return cli


@pytest.mark.parametrize(
    "command",
    [
        ("who-supports", "b-council", "--structure", "--all-modalities", "--drafts"),
        ("who-opposes", "d", "--structure", "--all-modalities", "--drafts"),
        ("who-supports", "c" * 60),
        ("path", "d", "c" * 60, "--hops", "5", "--structure", "--all-modalities", "--drafts"),
        ("path", "a-council", "b-council"),
        ("mediators", "--all-modalities"),
        ("disputed",),
        ("puzzles",),
        ("claims", "--about", "d", "--drafts"),
        ("claims", "--about", "derna"),
        ("show", "1", "2", "3", "8"),
        ("timeline", "a-council", "--all-modalities", "--drafts"),
        ("territory",),
        ("speakers",),
        ("sources",),
        ("actors",),
        ("actors", "no such name in the whole store, or is there one"),
        ("actors", "--merges"),
        ("info",),
        ("query", "run", "who-supports", "actor=b-council"),
    ],
)
def test_long_names_fit(command: tuple[str, ...], long_names: CommandLine) -> None:
    shown = long_names(*command)
    assert (shown.code, shown.err) == (0, "")
    assert [line for line in shown.out.splitlines() if widest(line) > 40] == []


def test_what_changes_the_store_tells_it_in_few_columns(long_names: CommandLine) -> None:
    for command in (
        ("merge", "a-council", "c" * 60, "--why", "the same"),
        ("split", "b-council", "c" * 60, "--mention", "the council of the northern districts"),
    ):
        shown = long_names(*command)
        assert widest(shown.out) <= 40, shown.out
