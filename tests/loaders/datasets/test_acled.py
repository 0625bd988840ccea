"""ACLED files, against what the codebook lets a row say; the rows are invented."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from reading_files import DATA, bad_lines, read, said
from sides.graph.actor import Actor, Place
from sides.graph.errors import InvalidInput
from sides.loaders.datasets.acled import Acled
from sides.loaders.datasets.compressed import given

EXPORT = "ACLED Data_2025-10-29.csv"
ARMY, OSTRIA = "Military Forces of Veronia (2015-)", "Military Forces of Ostria (2001-)"
NUMBERED = [
    ("VER1", ARMY, "clashes-with", "River Front", "2024-03-05"),
    ("VER5", "Unidentified Armed Group (Veronia)", "attacks", "Civilians (Veronia)", "2020-01-31"),
]


def test_a_row_says_what_the_codebook_lets_it_say() -> None:
    _, claims, _ = read(EXPORT)
    assert sorted(said(claim) for claim in claims) == sorted(
        [
            NUMBERED[0],
            ("VER2", ARMY, "captures", "Harbour Town", "2018-03-30/2018-04-05"),
            ("VER2", ARMY, "captures-from", "River Front", "2018-03-30/2018-04-05"),
            ("VER3", OSTRIA, "captures-from", ARMY, "2019-06/2019-06"),
            ("VER4", "River Front", "clashes-with", "Hill Militia", "2019-07-01"),
            NUMBERED[1],
            ("VER6", "River Front", "attacks", "Civilians (Veronia)", "2020-02-01"),
            ("VER7", OSTRIA, "clashes-with", "River Front", "2020-02-02"),
            ("VER9", "Government of Veronia (2015-)", "agrees-with", "River Front", "2020-02-04"),
            ("VER20", "Unidentified Gang (Veronia)", "clashes-with", "Police Forces of Veronia (2015-)", "2020-02-13"),
        ]
    )
    assert {(claim.modality, claim.polarity, claim.status, claim.confidence) for claim in claims} == {
        ("happened", "affirmed", "accepted", None)
    }


def test_what_makes_no_claim_is_counted_by_its_type_or_reason() -> None:
    _, claims, report = read(EXPORT)
    assert (report.rows, report.claims, len(claims), report.repeated) == (23, 10, 10, 0)
    assert report.unmapped == {
        "Protests: Peaceful protest": 1,
        "Riots: Mob violence": 1,
        "Strategic developments: Arrests": 1,
    }
    assert report.skipped == {
        "only one side is named": 1,
        "neither side is armed": 1,
        "both sides have one name": 1,
    }
    assert report.mapped["Battles: Armed clash", "clashes-with"] == 2
    assert report.mapped["Explosions/Remote violence: Shelling/artillery/missile attack", "attacks"] == 1
    assert report.mapped["Explosions/Remote violence: Air/drone strike", "clashes-with"] == 1
    assert report.notes == []


def test_a_bad_row_is_told_by_its_line_column_and_value() -> None:
    """The first row takes two lines, so the lines of the others are one more than their numbers."""
    _, _, report = read(EXPORT)
    assert bad_lines(report) == {
        15: "sub_event_type is 'Duel'; that is no kind of Battles",
        16: "event_date is '01/02/2018'; a day is written 2018-04-02 or 2 April 2018",
        17: "3 cells for 31 columns",
        18: "inter1 is 'Pirates'; it is State forces, Rebel group …, or a number from 1 to 8",
        19: "row VER1 came before with something else; the first is kept",
        23: "year is '2019'; event_date is in 2020",
        24: "event_date is '2020-02-30'; there is no such day",
        25: "time_precision is '4'; it is one of 1, 2, 3",
    }


def test_a_crowd_without_a_name_is_one_for_each_country_and_no_body() -> None:
    registry, _, _ = read(EXPORT)
    assert {actor.id: (actor.name, actor.kind) for actor in registry.actors} == {
        "acled-civilians-veronia": ("Civilians (Veronia)", "unnamed"),
        "acled-government-of-veronia-2015": ("Government of Veronia (2015-)", "government"),
        "acled-hill-militia": ("Hill Militia", "armed-group"),
        "acled-military-forces-of-ostria-2001": (OSTRIA, "actor"),
        "acled-military-forces-of-veronia-2015": (ARMY, "armed-group"),
        "acled-police-forces-of-veronia-2015": ("Police Forces of Veronia (2015-)", "armed-group"),
        "acled-river-front": ("River Front", "armed-group"),
        "acled-unidentified-armed-group-veronia": ("Unidentified Armed Group (Veronia)", "unnamed"),
        "acled-unidentified-gang-veronia": ("Unidentified Gang (Veronia)", "unnamed"),
    }
    front = next(actor for actor in registry.actors if actor.id == "acled-river-front")
    assert front == Actor(
        id="acled-river-front", name="River Front", kind="armed-group", identifiers=(("acled", "River Front"),)
    )


def test_a_place_is_no_more_exact_than_the_data_set() -> None:
    registry, claims, _ = read(EXPORT)
    lake = "acled-place-veronia-lake"
    places = {(claim.row.row, claim.relation): claim.place for claim in claims if claim.row}
    assert places["VER1", "clashes-with"] == (f"{lake}-lake-east-old-mill",)
    assert places["VER3", "captures-from"] == (lake,)  # of a larger region its capital is named
    assert places["VER4", "clashes-with"] == (f"{lake}-lake-east-mill-ward-old-mill",)
    assert places["VER5", "attacks"] == (f"{lake}-lake-east",)  # near the town, or in a region that it stands for
    assert places["VER2", "captures"] == ()  # the place is what was captured
    found = {place.id: place for place in registry.places}
    assert found["acled-place-veronia"] == Place(
        id="acled-place-veronia", name="Veronia", kind="country", identifiers=(("iso-3166-numeric", "009"),)
    )
    assert (found[lake].kind, found[lake].within) == ("region", "acled-place-veronia")
    town = found[f"{lake}-lake-east-harbour-town"]
    assert (town.name, town.kind, town.within) == ("Harbour Town", None, f"{lake}-lake-east")


def test_a_claim_leads_back_to_its_row() -> None:
    registry, claims, _ = read(EXPORT)
    first = next(claim for claim in claims if claim.row and claim.row.row == "VER1")
    assert first.row is not None
    assert (first.row.dataset, first.row.version, first.row.url) == ("acled", "2025-10-29", None)
    assert first.row.note == ('The army said it "held" the mill; the front denied it. [Veronia Post; Local Partner]')
    assert (first.quote, first.speakers, first.outlet) == (None, (), None)
    assert (registry.id, registry.claims) == ("acled", ())


@pytest.mark.parametrize(
    ("name", "part", "version"),
    [
        ("ACLED Data_2026-01-25", "", "2026-01-25"),
        ("ACLED Data_2026-03-10 (1)", "", "2026-03-10"),
        ("ACLED_2025-10-29", "", "2025-10-29"),
        ("2018-01-01-2020-12-31-Veronia", "veronia", None),
        ("Africa_1997-2024_Oct18", "africa", None),
        ("acled-ostria", "ostria", None),
        ("acled ostria 2018-01-01-2020-12-31", "ostria", None),
        ("events", "", None),
    ],
)
def test_the_name_of_a_file_tells_the_day_of_the_export_and_the_country(
    tmp_path: Path, name: str, part: str, version: str | None
) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text("x")
    with given(path) as file:
        edition = Acled().edition(file)
    assert (edition.part, edition.version) == (part, version)


def test_numbers_for_the_kinds_of_sides_and_columns_on_population_are_taken() -> None:
    registry, claims, report = read("acled-ostria.csv")
    assert [said(claim) for claim in claims] == NUMBERED
    assert report.notes == []
    assert bad_lines(report) == {
        5: "inter1 is '0'; it is State forces, Rebel group …, or a number from 1 to 8",
    }
    assert registry.id == "acled-ostria"


def test_columns_are_read_by_name_in_the_order_of_before_2023() -> None:
    _, claims, report = read("2018-01-01-2020-12-31-Veronia.csv")
    assert sorted(said(claim) for claim in claims) == [
        ("VER2", ARMY, "captures", "Harbour Town", "2018-03-30/2018-04-05"),
        ("VER2", ARMY, "captures-from", "River Front", "2018-03-30/2018-04-05"),
        ("VER7", OSTRIA, "clashes-with", "River Front", "2020-02-02"),
    ]
    assert (report.bad_rows, report.notes) == (0, [])


def rows_of_json() -> list[dict[str, object]]:
    found = json.loads((DATA / "acled.json").read_text("utf-8"))["data"]
    assert isinstance(found, list)
    return found


def test_json_has_numbers_or_texts(tmp_path: Path) -> None:
    assert [said(claim) for claim in read("acled.json")[1]] == NUMBERED
    one_line = tmp_path / "one-line.json"
    one_line.write_text(json.dumps(json.loads((DATA / "acled.json").read_text("utf-8"))))
    assert [said(claim) for claim in read(one_line)[1]] == NUMBERED
    plain = tmp_path / "list.json"
    plain.write_text(json.dumps(rows_of_json()))
    assert [said(claim) for claim in read(plain)[1]] == NUMBERED
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows_of_json()))
    assert [said(claim) for claim in read(lines)[1]] == NUMBERED


def test_an_answer_without_events_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    for answer in ({"status": 403, "success": False, "error": "no"}, {"status": 200, "success": True, "data": []}):
        path.write_text(json.dumps(answer))
        with pytest.raises(InvalidInput, match=r"holds no events; ask it again"):
            read(path)


def test_what_lacks_a_column_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    rows = rows_of_json()
    path.write_text(json.dumps([{key: value for key, value in row.items() if key != "inter2"} for row in rows]))
    with pytest.raises(InvalidInput, match="inter2"):
        read(path)
    path.write_text(json.dumps([{key: value for key, value in row.items() if key != "actor2"} for row in rows]))
    with pytest.raises(InvalidInput, match="monadic form"):
        read(path)
    table = tmp_path / "monadic.csv"
    table.write_text("event_id_cnty,event_type,actor1\nVER1,Battles,River Front\n")
    with pytest.raises(InvalidInput, match="monadic form"):
        read(table)


def test_packed_files_give_the_same(tmp_path: Path) -> None:
    raw = (DATA / EXPORT).read_bytes()
    packed = tmp_path / f"{EXPORT}.gz"
    packed.write_bytes(gzip.compress(raw))
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(EXPORT, raw)
    plain = read(EXPORT)
    for path in (packed, archive):
        registry, claims, report = read(path)
        assert [said(claim) for claim in claims] == [said(claim) for claim in plain[1]]
        assert [claim.id for claim in claims] == [claim.id for claim in plain[1]]
        assert (registry.actors, bad_lines(report)) == (plain[0].actors, bad_lines(plain[2]))
        assert registry.release is not None
        assert registry.release.version == "2025-10-29"


def test_semicolons_between_cells_are_taken(tmp_path: Path) -> None:
    head = "event_id_cnty;event_date;time_precision;event_type;sub_event_type;actor1;inter1;actor2;inter2"
    row = "VER1;2024-03-05;1;Battles;Armed clash;Hill Guard;4;River Front;2"
    path = tmp_path / "acled.csv"
    path.write_text(f"{head};country;location;geo_precision;notes\n{row};Veronia;Old Mill;1;A, b\n")
    _, claims, report = read(path)
    assert [said(claim) for claim in claims] == [("VER1", "Hill Guard", "clashes-with", "River Front", "2024-03-05")]
    assert report.bad_rows == 0


def test_a_download_that_was_cut_short_is_known_and_read_up_to_the_cut(tmp_path: Path) -> None:
    raw = (DATA / EXPORT).read_bytes()
    path = tmp_path / f"{EXPORT}.gz"
    path.write_bytes(gzip.compress(raw)[:-400])
    _, claims, report = read(path)
    assert said(claims[0]) == NUMBERED[0]
    assert report.bad[-1].reason.startswith("the file ends early or is damaged from here on: ")
