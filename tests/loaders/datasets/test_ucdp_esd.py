"""UCDP ESD as CSV, against what its columns mean; the rows are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import DATA, bad_lines, read, said
from sides.graph.errors import InvalidInput
from sides.graph.interval import Interval

TRIADS = "ucdp-esd-ty-181.csv"
VERONIA, OSTRIA = "Government of Veronia", "Government of Ostria"


def test_support_is_a_claim_for_its_year() -> None:
    _, claims, report = read(TRIADS)
    assert [said(claim) for claim in claims] == [
        ("dyad 22, 1990, ext 9002, actor 9001", OSTRIA, "supports", VERONIA, "1990/1990"),
        ("dyad 22, 1990, ext 9700, actor 9100", "Coast League", "supports", "River Front", "1990/1990"),
        ("dyad 22, 1991, ext 9002, actor 9001", OSTRIA, "supports", VERONIA, "1991/1991"),
        (
            "dyad 22, 1992, ext 9100, actor 9001, 9003",
            "River Front",
            "supports",
            f"{VERONIA}, Government of Sundra",
            "1992/1992",
        ),
    ]
    assert claims[0].date == Interval("1990", "1990")
    assert [claim.means for claim in claims] == [("arms", "training", "troops"), ("funds",), ("troops",), ()]
    assert report.mapped == {
        ("External support", "supports"): 3,
        ("External support, alleged", "supports"): 1,
    }


def test_alleged_support_is_possible_and_says_so() -> None:
    _, claims, _ = read(TRIADS)
    assert [(claim.modality, claim.hedge) for claim in claims] == [
        ("state", None),
        ("possible", "alleged"),
        ("state", None),
        ("state", None),
    ]


def test_a_row_without_support_is_skipped() -> None:
    _, _, report = read(TRIADS)
    assert report.skipped == {
        "no external support in that year": 1,
        "the supporter is the recipient": 1,
        "the supporter is not named": 1,
    }
    assert bad_lines(report) == {
        9: "year is 'soon'; it is a whole number",
        10: "actor_nonstate is 'maybe'; it is 0 or 1",
        11: "ext_id is 'Ostria'; it is the number of an actor",
    }
    assert report.notes == []


def test_actors_are_states_or_armed_as_the_data_set_says() -> None:
    registry, claims, _ = read(TRIADS)
    assert {actor.id: (actor.name, actor.kind, actor.identifiers) for actor in registry.actors} == {
        "ucdp-esd-9001": ("Government of Veronia", "government", (("ucdp", "9001"),)),
        "ucdp-esd-9001-9003": ("Government of Veronia, Government of Sundra", "actor", ()),
        "ucdp-esd-9002": ("Government of Ostria", "government", (("ucdp", "9002"),)),
        "ucdp-esd-9100": ("River Front", "armed-group", (("ucdp", "9100"),)),
        "ucdp-esd-9700": ("Coast League", "actor", (("ucdp", "9700"),)),
    }
    assert registry.places == ()
    assert claims[0].row is not None
    assert (claims[0].row.version, claims[0].row.note) == (
        "18.1",
        "support: troops, weapons, materiel and logistics, training and expertise; dyad: Government of Veronia - River "
        "Front; conflict: Veronia: Government",
    )
    assert claims[2].row is not None
    assert (claims[2].row.note or "").endswith("; coalition: Lake Pact; supports both sides")


def test_a_table_that_went_through_a_spreadsheet_makes_the_same_claims(tmp_path: Path) -> None:
    text = (DATA / TRIADS).read_text("utf-8")
    path = tmp_path / TRIADS
    path.write_text(
        text.replace('"9002"', "9002.0").replace('"0"', '"FALSE"').replace(",", ";").replace("01; 9003", "01, 9003")
    )
    before, after = read(TRIADS), read(path)
    assert after[1][0].id == before[1][0].id
    assert [said(claim) for claim in after[1][:3]] == [said(claim) for claim in before[1][:3]]


@pytest.mark.parametrize(
    ("columns", "table"),
    [
        ("external_id;external_name;external_type_X;ywp_name", "version 1.0-2011"),
        ("ext_id,actor_name,ext_sup_s,ext_x_s", "the actor-year table"),
        ("dyad_id,year,side_a_id,side_b_id,ext_sup", "the dyad-year table"),
    ],
)
def test_other_tables_are_refused_by_their_names(tmp_path: Path, columns: str, table: str) -> None:
    path = tmp_path / "ucdp-esd.csv"
    path.write_text(columns + "\n")
    with pytest.raises(InvalidInput, match=f"{table}.*triad-year table is read"):
        read(path)
