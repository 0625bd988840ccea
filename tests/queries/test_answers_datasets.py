"""Claims of coded event data in answers: where there is no quote, the row is what can be checked, on every store."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from command_line import CommandLine
from sides.graph import open_store
from sides.graph.actor import Actor
from sides.graph.claim import Argument, Claim, Link, Row, Speaker
from sides.graph.filters import Filters
from sides.graph.interval import Interval
from sides.graph.reading import Article, Reading, Release, text_hash
from sides.graph.store import Store
from sides.queries.answers.claims import claims_answer, timeline_answer
from sides.queries.answers.disputed import disputed_answer
from sides.queries.answers.path import path_answer
from sides.queries.answers.puzzles import puzzles_answer
from sides.queries.answers.show import show_answer
from sides.queries.answers.voices import speakers_answer
from sides.queries.answers.who import who_answer
from sides.queries.formats import Answer
from sides.queries.run import run

NOTE = "On 1 May 2026, Fano militia clashed with police. \x1b[31mThree were killed."
URL = "https://example.org/events/9766"
RELEASE = Release(dataset="acled", version="2026-05-01", raw_hash="a" * 64)
TELLS = {"dataset": "acled", "version": "2026-05-01", "row": "ETH9766", "note": NOTE, "url": URL}
TEXT = "Fano supports the police."
BENEATH = (
    "acled 2026-05-01, row ETH9766 in the data set's words: "
    '"On 1 May 2026, Fano militia clashed with police. \\x1b[31mThree were killed." https://example.org/events/9766'
)
SHORT = Filters()


def _actor(id: str) -> Actor:
    return Actor(id=id, name=id.title(), kind="armed-group")


def _claim(id: str, relation: str, object: str, **more: object) -> Claim:
    return Claim(
        **{  # type: ignore[arg-type]
            "id": id * 5,
            "subject": Argument(id="fano"),
            "relation": relation,
            "object": Argument(id=object),
            "modality": "happened",
            **more,
        }
    )


ROW = Row(dataset="acled", version="2026-05-01", row="ETH9766", url=URL, note=NOTE)
BARE = Row(dataset="acled", version="2026-05-01", row="ETH1")
READINGS = (
    Reading(
        id="acled",
        release=RELEASE,
        actors=(_actor("army"), _actor("fano"), _actor("police")),
    ),
    Reading(
        id="acled.0001",
        release=RELEASE,
        registries=("acled",),
        claims=(
            _claim(
                "aaaa",
                "attacks",
                "police",
                row=ROW,
                date=Interval("2026-05-01", None),
                speakers=(Speaker(mention="Borkena"),),
                disputes=(Link(claim="cccc" * 5, kind="tension", why="Both."),),
            ),
        ),
    ),
    Reading(
        id="acled.0002",
        release=RELEASE,
        registries=("acled",),
        claims=(_claim("bbbb", "attacks", "army", row=BARE),),
    ),
    Reading(
        id="report",
        article=Article(id=text_hash(TEXT), text=TEXT, url="https://example.org/report"),
        registries=("acled",),
        claims=(_claim("cccc", "supports", "police", modality="ongoing", quote=TEXT[:-1], start=0, end=len(TEXT) - 1),),
    ),
)  # fmt: skip
FANO = "aaaa" * 5


@pytest.fixture
def events(any_store: Store) -> Store:
    """A store with a data set in two parts and a registry, and an article."""
    list(any_store.load_all(READINGS))
    return any_store


def _text(answer: Answer) -> str:
    return "\n".join(answer.text(80)) if answer.text else ""


ANSWERS: dict[str, Callable[[Store], Answer]] = {
    "show": lambda store: show_answer(store, [FANO]),
    "show the other": lambda store: show_answer(store, ["cccc" * 5]),
    "claims": lambda store: claims_answer(store, "police", filters=SHORT, statuses=["accepted"], modalities=[]),
    "timeline": lambda store: timeline_answer(store, "police", filters=SHORT),
    "who-opposes": lambda store: who_answer(store, "police", sign=-1, filters=SHORT),
    "path": lambda store: path_answer(store, "fano", "police", hops=3, structure=False, filters=SHORT),
    "disputed": lambda store: disputed_answer(store, None),
    "puzzles": puzzles_answer,
    "speakers": lambda store: speakers_answer(store, speaker=None, about=None, filters=SHORT),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_row_stands_where_a_quote_would(events: Store, name: str) -> None:
    assert BENEATH in " ".join(_text(ANSWERS[name](events)).split())


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"disputed", "puzzles", "path", "show the other"}))
def test_rows_have_the_columns(events: Store, name: str) -> None:
    answer = ANSWERS[name](events)
    assert [column for column in answer.columns if column in TELLS] == list(TELLS)
    (row,) = (row for row in answer.rows if row["row"] == "ETH9766")
    assert {column: row[column] for column in TELLS} == TELLS
    assert row["quote"] is None


def test_what_is_nested_has_them_too(events: Store) -> None:
    (disputed,) = ANSWERS["disputed"](events).rows
    assert {column: disputed["one"][column] for column in TELLS} == TELLS
    assert [disputed["other"][name] for name in TELLS] == [None, None, None, None, "https://example.org/report"]
    (puzzle, *_) = ANSWERS["puzzles"](events).rows
    assert TELLS in [{column: claim[column] for column in TELLS} for claim in puzzle["claims"]]
    hops = [hop for row in ANSWERS["path"](events).rows for hop in row["hops"]]
    claims = [claim for hop in hops for edge in hop["edges"] for claim in edge["claims"]]
    assert TELLS in [{column: claim[column] for column in TELLS} for claim in claims]
    (shown,) = run(events, "claim", claim="cccc" * 5).rows
    assert {column: shown["disputes"][0][column] for column in TELLS} == TELLS
    (paths, *_) = run(events, "opposition-paths", start="fano", goal="police").rows
    assert {column: paths["hops"][0][column] for column in TELLS} == TELLS
    (edge,) = run(events, "evidence", edge="fano attacks police").rows
    assert {column: edge[column] for column in TELLS} == TELLS


def test_a_row_without_note_or_address_is_a_line(events: Store) -> None:
    text = _text(who_answer(events, "army", sign=-1, filters=SHORT))
    assert text.splitlines()[0].endswith("1 data set, claims undated")
    assert [" ".join(line.split()) for line in text.splitlines()[2:]] == [
        "<- Fano attacks Army happened 1 source #bbbb",
        "acled 2026-05-01, row ETH1",
    ]


def test_the_claim_of_a_row_is_not_said_by_an_author(events: Store) -> None:
    text = _text(ANSWERS["disputed"](events))
    assert text.count("said by the author") == 1, "the article's"
    assert '2026-05-01; said by "Borkena"' in text


def test_show_has_the_note_whole_and_once(events: Store) -> None:
    text = _text(ANSWERS["show"](events))
    assert text.count("Three were killed") == text.count("row ETH9766") == text.count(URL) == 1
    assert "the author of the article" not in text
    assert "\x1b" not in text


def test_readings_tell_their_data_set(events: Store) -> None:
    rows = {row["reading"]: (row["dataset"], row["version"]) for row in run(events, "readings").rows}
    release = ("acled", "2026-05-01")
    assert rows == {"acled": release, "acled.0001": release, "acled.0002": release, "report": (None, None)}


def test_a_data_set_is_a_source_where_its_rows_name_none(events: Store) -> None:
    kinds = {row["source"]: (row["kind"], row["claims"]) for row in run(events, "sources").rows}
    assert kinds["acled"] == ("data set", 1)


@pytest.fixture
def folder(cli: CommandLine, tmp_path: Path) -> Path:
    with open_store(tmp_path / "sides.store") as store:
        list(store.load_all(READINGS))
    cli.use(tmp_path / "sides.store")
    return tmp_path


def test_info_lists_a_data_set_once(cli: CommandLine, folder: Path) -> None:
    told = cli("info").out
    assert "DATA SETS acled 2026-05-01 3 parts 2 claims READINGS report" in " ".join(told.split())
    assert "acled.0001" not in told
    (row,) = json.loads(cli("info", "--format", "json").out)
    assert row["datasets"] == [{"dataset": "acled", "version": "2026-05-01", "parts": 3, "claims": 2}]
    assert [each["reading"] for each in row["list"]] == ["report"]


def test_remove_takes_a_data_set_out(cli: CommandLine, folder: Path) -> None:
    for wrong in (("remove",), ("remove", "report", "--dataset", "acled")):
        assert cli(*wrong).code == 2
    unknown = cli("remove", "--dataset", "ged")
    assert (unknown.code, unknown.err) == (3, "sides: no data set is called 'ged'. The store has acled.\n")
    used = cli("remove", "--dataset", "acled")
    assert used.code == 1
    assert "'acled' is the registry of 'report'" in used.err
    assert cli("remove", "report").code == 0
    assert cli("remove", "--dataset", "ACLED").out.startswith("removed the data set ACLED with 2 claims from ")
    assert "0" in cli("info").out
    with open_store(folder / "sides.store") as store:
        assert store.readings() == []


@pytest.mark.parametrize("stopping", [KeyboardInterrupt, None])
def test_what_stays_of_a_large_data_set_is_told(
    cli: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch, stopping: type[BaseException] | None
) -> None:
    """Stopped between two transactions, or refused, as others use its registry: what is out is told, and what stays."""
    monkeypatch.setattr("sides.graph.keeping.CLAIMS_TOGETHER", 1)
    if stopping is not None:
        removed = Store.remove_dataset

        def stopped(store: Store, dataset: str) -> object:
            yield next(removed(store, dataset))
            raise stopping

        monkeypatch.setattr(Store, "remove_dataset", stopped)
    outcome = cli("remove", "--dataset", "acled")
    assert outcome.code == (130 if stopping else 1)
    parts = (
        "1 part of it is out, with 1 claim; 2 parts stay"
        if stopping
        else "2 parts of it are out, with 2 claims; 1 part stays"
    )
    assert f"sides: acled: {parts}\n" in outcome.err
    with open_store(folder / "sides.store") as store:
        assert len(store.readings()) == (3 if stopping else 2)
        assert store.check() in ([], ["reading acled is not what was loaded; load its file again"])


def test_an_export_has_the_columns(cli: CommandLine, folder: Path) -> None:
    assert cli("export", "csv", folder / "claims.csv").code == 0
    table = (folder / "claims.csv").read_text("utf-8")
    assert ",acled,2026-05-01,ETH1,,," in table
    assert date(2026, 5, 1).isoformat() in table
