"""GDELT 2.0 event files, against the layout of its codebook; the rows are invented."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from reading_files import DATA, bad_lines, read, said
from sides.graph.errors import InvalidInput

QUARTER = "20150219001500.export.CSV"


def test_each_row_with_two_sides_is_a_claim() -> None:
    _, claims, _ = read(QUARTER)
    assert [said(claim) for claim in claims] == [
        ("410000001", "NORTHLAND", "accuses", "SOUTHLAND", "2015-02-19"),
        ("410000002", 'RED "COVE" FRONT', "attacks", "SOUTHLAND", "2015-02-19"),
        ("410000003", "NORTHLAND", "supports", 'RED "COVE" FRONT', "2014-02-19/2014-02-19"),
        ("410000009", "SOUTHLAND", "captures-from", 'RED "COVE" FRONT', "2015-02-19"),
    ]


def test_a_file_in_a_zip_is_the_same_file(tmp_path: Path) -> None:
    packed = tmp_path / f"{QUARTER}.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(DATA / QUARTER, QUARTER)
    plain, from_zip = read(QUARTER), read(packed)
    assert from_zip[1] == plain[1]
    assert from_zip[0].id == plain[0].id == "gdelt-20150219001500"


def test_the_page_that_an_event_was_found_on_is_its_source_and_a_citation_is_a_note() -> None:
    _, claims, _ = read(QUARTER)
    sources = {claim.row.row: (claim.row.url, claim.row.note) for claim in claims if claim.row}
    assert sources["410000001"] == ("https://news.example/1", None)
    assert sources["410000009"] == (None, "BBC Monitoring")


def test_an_actor_is_its_code_with_its_name_of_the_kind_that_its_role_tells() -> None:
    registry, _, _ = read(QUARTER)
    assert {actor.id: (actor.kind, actor.identifiers) for actor in registry.actors} == {
        "gdelt-nor-northland": ("state", (("cameo", "NOR"),)),
        "gdelt-sou-southland": ("state", (("cameo", "SOU"),)),
        "gdelt-sougov-southland": ("government", (("cameo", "SOUGOV"),)),
        "gdelt-soureb-red-cove-front": ("armed-group", (("cameo", "SOUREB"),)),
    }


def test_what_makes_no_claim_is_counted_by_what_it_is() -> None:
    _, _, report = read(QUARTER)
    assert report.rows == 12
    assert report.skipped == {
        "only one side is named": 1,
        "neither side is named": 1,
        "the source is the target": 1,
    }
    assert report.unmapped == {"0251": 1, "0872": 1}  # the easing of a blockade: of which place is not told
    lines = bad_lines(report)
    assert set(lines) == {7, 8, 12}
    assert "EventCode '1'" in lines[7]
    assert "20150239" in lines[8]
    assert lines[12] == "58 cells, where there are 61"


@pytest.mark.parametrize(("cells", "name"), [(58, "GDELT 1.0"), (16, "Mentions")])
def test_other_tables_of_gdelt_are_refused_by_their_name(tmp_path: Path, cells: int, name: str) -> None:
    day = "20150219001500" if cells == 16 else "20150219"
    (tmp_path / "20150219.CSV").write_text("\t".join(["410000001", day, *["0"] * (cells - 2)]) + "\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=name):
        read(tmp_path / "20150219.CSV")


def test_places_whose_numbers_differ_in_the_sign_alone_are_two(tmp_path: Path) -> None:
    line = (DATA / QUARTER).read_text(encoding="utf-8").splitlines()[0].split("\t")
    other = list(line)
    other[0], other[52], other[58] = "410000099", "Springfield, Ohio, United States", line[58].removeprefix("-")
    path = tmp_path / QUARTER
    path.write_text("\n".join("\t".join(each) for each in (line, other)), encoding="utf-8")
    registry, claims, _ = read(path)
    assert line[58].startswith("-")
    assert sorted(place.name for place in registry.places) == [line[52], "Springfield, Ohio, United States"]
    assert claims[0].place != claims[1].place
