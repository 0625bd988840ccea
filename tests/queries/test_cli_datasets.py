"""Coded event data through the command line: recognised, loaded, told of, replaced and removed."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from command_line import PROGRAMS, CommandLine
from sides.loaders.datasets.layout_names import LAYOUTS
from sides.loaders.datasets.published import layouts

DATA = Path(__file__).parent.parent / "loaders" / "datasets" / "data"
YEAR = DATA / "events.2014.20160121105408.tab"
FRONT = 'Militant (Red "Cove" Front)'
ROWS = "Northland\tAccuse\tSouthland\t2014-03-02\nSouthland\tAccuse\tNorthland\t2014-03-03\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: CommandLine) -> CommandLine:
    """The command line in an empty folder, without a store."""
    monkeypatch.chdir(tmp_path)
    return cli


def test_the_types_that_the_option_offers_are_the_layouts_that_there_are() -> None:
    assert tuple(layouts()) == LAYOUTS


def test_what_mapped_and_what_did_not_is_told_and_bad_rows_by_their_lines(here: CommandLine) -> None:
    done = here("load", YEAR)
    assert done.code == 1
    assert done.out.splitlines() == [
        "added  icews-2014            6 claims  in sides.store",
        "  13 rows, 6 actors",
        "  mapped: 6",
        "            1  042 Make a visit -> meets",
        "            1  043 Host a visit -> meets",
        "            1  193 fight with small arms and light weapons -> clashes-with",
        "            1  13y Threaten with repression -> threatens",
        "            1  045 Mediate -> mediates",
        "            1  072 Provide military aid -> supports",
        "  not mapped (no relation stands for it): 1",
        "            1  010 Make statement",
        "  no claim: 1",
        "            1  only one side is named",
        "  said again under the same id: 1 row",
    ]
    assert [line.partition(": ")[2].removeprefix(str(YEAR)) for line in done.err.splitlines()] == [
        ":11: CAMEO Code '10' is none: it has three digits or four, with the zero that it may begin by",
        ":12: Event Date '2014-04-33' is no date (2014-03-02)",
        ":13: CAMEO Code '7' is none: it has three digits or four, with the zero that it may begin by",
        ":14: 6 cells for 20 columns",
    ]


def test_an_answer_leads_back_to_the_row(here: CommandLine) -> None:
    here("load", YEAR)
    found = here("who-supports", FRONT)
    assert "icews 20160121105408, row 106 2014-04-02" in found.out
    assert '"Provide military aid; story 9005, sentence 1"' in found.out


def test_with_strict_nothing_of_a_file_with_a_bad_row_is_loaded(here: CommandLine) -> None:
    done = here("load", YEAR, "--strict")
    assert done.code == 1
    assert "4 bad rows of 13; nothing of it is loaded:" in done.err
    assert not Path("sides.store").exists()


def test_the_figures_are_there_for_programs(here: CommandLine) -> None:
    (row,) = json.loads(here("load", YEAR, "--format", "json").out)
    report = row.pop("report")
    assert (row["reading"], row["action"], row["claims"]) == ("icews-2014", "added", 6)
    assert (report["dataset"], report["version"], report["rows"], report["bad"]) == ("icews", "20160121105408", 13, 4)
    assert {"type": "042 Make a visit", "relation": "meets", "rows": 1} in report["mapped"]
    assert report["unmapped"] == [{"type": "010 Make statement", "rows": 1}]


def test_the_same_file_changes_nothing_and_a_new_release_takes_the_place_of_the_old(here: CommandLine) -> None:
    first, second = Path("events.2014.20150101.tab"), Path("events.2014.20160101.tab")
    lines = YEAR.read_text(encoding="utf-8").splitlines(keepends=True)
    first.write_text("".join(lines[:4]), encoding="utf-8")
    second.write_text("".join([lines[0], lines[2], lines[7]]), encoding="utf-8")
    assert here("load", first).out.startswith("added  icews-2014            3 claims")
    assert here("load", first).out == "unchanged  icews-2014            the same file  in sides.store\n"
    assert here("load", second).out.startswith("replaced  icews-2014            2 claims")
    assert "clashes" not in here("who-opposes", "Southland").out  # with the row that the new release has not


def test_other_rows_under_the_same_name_are_refused_and_may_be_a_part_of_their_own(here: CommandLine) -> None:
    first, second = Path("events.2014.20150101.tab"), Path("events.2014.20160101.tab")
    lines = YEAR.read_text(encoding="utf-8").splitlines(keepends=True)
    first.write_text("".join(lines[:3]), encoding="utf-8")
    second.write_text("".join([lines[0], lines[7]]), encoding="utf-8")
    here("load", first)
    refused = here("load", second)
    assert refused.code == 1
    assert "none of its rows is in this file" in refused.err
    assert here("load", second, "--part", "2014-late").out.startswith("added  icews-2014-late")
    assert "claims             3 (3 accepted)" in here("info").out


def test_a_file_without_one_good_row_takes_nothing_away(here: CommandLine) -> None:
    path = Path("events.2014.20150101.tab")
    lines = YEAR.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:3]), encoding="utf-8")
    here("load", path)
    path.write_text("".join(lines[:3]).replace("2014-03-02", "02.03.14"), encoding="utf-8")
    refused = here("load", path)
    assert refused.code == 1
    assert "no row of this file can be read" in refused.err
    assert "claims             2 (2 accepted)" in here("info").out


def test_a_part_that_was_taken_out_is_loaded_again(here: CommandLine) -> None:
    here("load", YEAR)
    here("remove", "icews-2014.0001")
    assert here("load", YEAR).out.startswith("replaced  icews-2014            6 claims")


def test_files_of_one_data_set_may_call_an_actor_by_two_names(here: CommandLine) -> None:
    first, second = Path("events.2014.20150101.tab"), Path("events.2015.20150101.tab")
    lines = YEAR.read_text(encoding="utf-8").splitlines(keepends=True)
    first.write_text("".join(lines[:4]), encoding="utf-8")
    second.write_text("".join([lines[0], lines[3].replace('Red "Cove" Front', "Red Cove Front")]), encoding="utf-8")
    assert here("load", first, second).code == 0
    assert "<->  Police (Southland)" in here("who-opposes", "Militant (Red Cove Front)").out


def test_a_packed_file_that_is_cut_short_is_told_so(here: CommandLine) -> None:
    packed = gzip.compress(YEAR.read_bytes())
    Path("events.2014.20150101.tab.gz").write_bytes(packed[: len(packed) // 3])
    done = here("load", "events.2014.20150101.tab.gz", "--type", "icews")
    assert done.code == 1
    assert "ends early" in done.err


def test_a_data_set_is_taken_out_by_its_name(here: CommandLine) -> None:
    here("load", YEAR, DATA / "20150219001500.export.CSV")
    done = here("remove", "--dataset", "icews")
    assert (done.code, done.out) == (0, "removed the data set icews with 6 claims from sides.store\n")
    assert "gdelt" in here("info").out
    assert here("remove", "--dataset", "acled").code == 3


def test_standard_input_may_be_packed(here: CommandLine) -> None:
    done = subprocess.run(
        [PROGRAMS / "sides", "load", "-", "--store", "s.store"],
        input=gzip.compress(ROWS.encode()),
        capture_output=True,
        check=True,
    )
    assert b"added  temporal-graph-stdin-" in done.stdout


def test_a_mapping_and_a_type_are_given_where_a_file_does_not_tell(here: CommandLine) -> None:
    done = here("load", DATA / "harbour-incidents.csv", "--mapping", DATA / "harbour-incidents.mapping.yaml")
    assert done.out.startswith("added  harbour-incidents     1 claim ")
    Path("a.dat").write_text(ROWS, encoding="utf-8")
    assert "its name does not tell what this is" in here("load", "a.dat").err
    assert here("load", "a.dat", "--type", "temporal-graph").code == 0
    refused = here("load", DATA / "harbour-incidents.csv")
    assert "--mapping" in refused.err


def test_validate_lists_the_bad_rows_and_loads_nothing(here: CommandLine) -> None:
    done = here("validate", YEAR)
    assert done.code == 1
    assert f"{YEAR}:12: Event Date '2014-04-33' is no date (2014-03-02)" in done.out
    assert not Path("sides.store").exists()


def test_files_for_the_import_tool(here: CommandLine) -> None:
    here("load", YEAR)
    done = here("export", "neo4j-import", "out")
    assert done.out.startswith("wrote out: ")
    assert f"neo4j-admin database import full neo4j @{Path('out').absolute() / 'import.args'}" in done.err
    assert here("export", "neo4j-import", "out").code == 1
