"""UCDP GED files, against what the types of violence and the precisions mean; the rows are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import DATA, bad_lines, read, said
from sides.graph.actor import Actor
from sides.graph.errors import InvalidInput
from sides.loaders.datasets.compressed import given
from sides.loaders.datasets.ucdp_ged import COLUMNS, UcdpGed

FINAL = "GEDEvent_v26_1.csv"
STATE = "Government of Veronia"


def test_dyads_clash_and_one_sided_violence_is_an_attack() -> None:
    _, claims, report = read(FINAL)
    assert [said(claim) for claim in claims] == [
        ("101", STATE, "clashes-with", "River Front", "2024-03-01"),
        ("102", "River Front", "clashes-with", "Hill Guard", "2024-02-01/2024-02-29"),
        ("103", "River Front", "attacks", "Civilians (Veronia)", "2024-03-02/2024-03-05"),
        ("104", STATE, "attacks", "Civilians (Ostria)", "2024-03-01"),
        ("105", f"{STATE}, Government of Ostria", "clashes-with", "Government of Sundra", "2024-03-01"),
    ]
    assert report.mapped == {
        ("1 State-based violence", "clashes-with"): 2,
        ("2 Non-state violence", "clashes-with"): 1,
        ("3 One-sided violence", "attacks"): 2,
    }
    assert report.skipped == {"both sides are one actor": 1}


def test_a_bad_row_is_told_by_its_line_column_and_value() -> None:
    _, _, report = read(FINAL)
    assert bad_lines(report) == {
        11: "type_of_violence is '4'; it is one of 1, 2, 3",
        13: "side_b_new_id is ''; it is a whole number",
        15: "date_end is '2024-05-01 00:00:00.000'; that is before date_start, 2024-05-02",
        17: "where_prec is '8'; it is one of 1, 2, 3, 4, 5, 6, 7",
    }


def test_actors_have_the_ids_of_ucdp_and_civilians_a_country() -> None:
    registry, _, _ = read(FINAL)
    assert {actor.id: actor for actor in registry.actors} == {
        actor.id: actor
        for actor in (
            Actor(
                id="ucdp-actor-9001",
                name=STATE,
                kind="government",
                identifiers=(("gleditsch-ward", "901"), ("ucdp", "9001")),
            ),
            Actor(id="ucdp-actor-9100", name="River Front", kind="armed-group", identifiers=(("ucdp", "9100"),)),
            Actor(id="ucdp-actor-9101", name="Hill Guard", kind="armed-group", identifiers=(("ucdp", "9101"),)),
            Actor(
                id="ucdp-actor-9500",
                name=f"{STATE}, Government of Ostria",
                kind="actor",
                identifiers=(("ucdp", "9500"),),
            ),
            Actor(
                id="ucdp-actor-9600",
                name="Government of Sundra",
                kind="government",
                identifiers=(("gleditsch-ward", "903"), ("ucdp", "9600")),
            ),
            Actor(id="ucdp-civilians-901", name="Civilians (Veronia)", kind="unnamed"),
            Actor(id="ucdp-civilians-902", name="Civilians (Ostria)", kind="unnamed"),
        )
    }


def test_a_place_is_no_more_exact_than_the_data_set() -> None:
    registry, claims, _ = read(FINAL)
    lake = "ucdp-place-901-lake-province"
    assert {claim.row.row: claim.place for claim in claims if claim.row} == {
        "101": (f"{lake}-lake-east-district-old-mill",),
        "102": (lake,),
        "103": (f"{lake}-lake-east-district",),
        "104": ("ucdp-place-902",),
        "105": (),  # at sea
    }
    assert [(place.name, place.kind, place.within) for place in registry.places] == [
        ("Veronia", "country", None),
        ("Lake province", "region", "ucdp-place-901"),
        ("Lake East district", "region", lake),
        ("Old Mill", None, f"{lake}-lake-east-district"),
        ("Ostria", "country", None),
    ]


def test_the_note_has_the_deaths_and_the_sources() -> None:
    _, claims, _ = read(FINAL)
    notes = {claim.row.row: claim.row.note for claim in claims if claim.row}
    assert notes["101"] == (
        "Veronia: Government; where: at the mill, west of the river; deaths: 5 (4 to 6); reported by: army spokesman; "
        'sources: "Post, 2024-03-02, Fight at the mill";"Herald, 2024-03-02"'
    )
    assert notes["102"] == "Veronia: Government; deaths: 5 (4 to 6)"
    assert "; deaths: 3 (4 to 6); status: Check geography; " in (notes["105"] or "")


def test_candidate_events_without_a_first_line_stand_beside_the_release() -> None:
    registry, claims, report = read("GEDEvent_v26_0_3.csv")
    assert [said(claim) for claim in claims] == [
        ("101", STATE, "clashes-with", "River Front", "2024-03-01"),
        ("111", STATE, "clashes-with", "River Front", "2026-03-04"),
    ]
    assert report.notes == ["the first line does not name the columns; they are taken in the published order"]
    assert registry.release is not None
    assert (registry.id, registry.release.version) == ("ucdp-ged-candidate-26-0-3", "26.0.3")


@pytest.mark.parametrize(
    ("name", "part", "version"),
    [
        ("GEDEvent_v26_1", "", "26.1"),
        ("ged251-csv", "", "25.1"),
        ("ged191", "", "19.1"),
        ("GEDEvent_v26_0_3", "candidate-26-0-3", "26.0.3"),
        ("GEDEvent_v25_0_10", "candidate-25-0-10", "25.0.10"),
        ("GEDEvent_v26_01_26_03", "candidate-26-01-26-03", "26.01.26.03"),
        ("ged-veronia", "veronia", None),
    ],
)
def test_the_name_of_a_file_tells_the_release(tmp_path: Path, name: str, part: str, version: str | None) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text("x")
    with given(path) as file:
        edition = UcdpGed().edition(file)
    assert (edition.part, edition.version) == (part, version)


def test_a_row_has_the_same_claim_in_the_next_release(tmp_path: Path) -> None:
    later = tmp_path / "GEDEvent_v27_1.csv"
    later.write_bytes((DATA / FINAL).read_bytes())
    old, new = read(FINAL), read(later)
    assert [claim.id for claim in old[1]] == [claim.id for claim in new[1]]
    assert new[0].release is not None
    assert new[0].release.version == "27.1"


def test_a_missing_column_is_named_and_a_new_one_noted(tmp_path: Path) -> None:
    text = (DATA / FINAL).read_text("utf-8")
    path = tmp_path / "ged.csv"
    path.write_text(text.replace("date_prec", "date_precision", 1))
    with pytest.raises(InvalidInput, match="does not name the column date_prec"):
        read(path)
    path.write_text(text.replace("geom_wkt", "geometry", 1))
    assert read(path)[2].notes == ["columns that are not read: geometry"]
    assert len(COLUMNS) == 49
