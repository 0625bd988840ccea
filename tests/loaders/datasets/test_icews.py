"""ICEWS files, against what their layout and the CAMEO codebook say of them; the rows are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import bad_lines, read, said
from sides.graph.errors import InvalidInput

YEAR = "events.2014.20160121105408.tab"


def test_each_row_is_a_claim_of_the_relation_that_its_code_is_aligned_with() -> None:
    _, claims, _ = read(YEAR)
    assert [said(claim) for claim in claims] == [
        ("101 2014-03-02", "Northland", "meets", "Southland", "2014-03-02"),
        ("101 2014-04-02", "Northland", "mediates", "Southland", "2014-04-02/2014-04-02"),
        ("102 2014-03-02", "Southland", "meets", "Northland", "2014-03-02"),
        ("103 2014-03-05", 'Militant (Red "Cove" Front)', "clashes-with", "Police (Southland)", "2014-03-05"),
        ("105 2014-03-06", "Jane Marlow", "threatens", "Southland", "2014-03-06"),
        ("106 2014-04-02", "Northland", "supports", 'Militant (Red "Cove" Front)', "2014-04-02/2014-04-02"),
    ]


def test_a_claim_says_where_it_comes_from() -> None:
    registry, claims, _ = read(YEAR)
    (visit,) = [claim for claim in claims if claim.row and claim.row.row == "102 2014-03-02"]
    assert visit.row is not None
    assert (visit.row.dataset, visit.row.version, visit.row.url) == ("icews", "20160121105408", None)
    assert visit.row.note == "Host a visit; story 9001, sentence 3"
    assert visit.outlet == "icews-publisher-harbour-post"
    assert (visit.quote, visit.confidence, visit.status) == (None, None, "accepted")
    assert registry.release is not None
    assert (registry.id, registry.release.dataset, registry.release.version) == (
        "icews-2014",
        "icews",
        "20160121105408",
    )


def test_actors_are_called_as_the_data_set_calls_them_and_a_country_is_a_state() -> None:
    registry, _, _ = read(YEAR)
    kinds = {actor.id: (actor.name, actor.kind) for actor in registry.actors}
    assert kinds["icews-northland"] == ("Northland", "state")
    assert kinds["icews-police-southland"] == ("Police (Southland)", "actor")
    assert kinds["icews-publisher-harbour-post"] == ("Harbour Post", "media")
    assert "icews-jane-marlow" in kinds  # though the first row about her maps to nothing


def test_places_lie_in_each_other() -> None:
    registry, claims, _ = read(YEAR)
    port = "icews-place-southland-amber-coast-port-amber"
    assert {place.id: (place.kind, place.within) for place in registry.places} == {
        "icews-place-southland": ("country", None),
        "icews-place-southland-amber-coast": ("region", "icews-place-southland"),
        port: ("city", "icews-place-southland-amber-coast"),
    }
    assert port in claims[0].place


def test_what_makes_no_claim_is_counted_by_what_it_is() -> None:
    _, _, report = read(YEAR)
    assert report.rows == 13
    assert report.repeated == 1  # 106 is there twice
    assert report.unmapped == {"010 Make statement": 1}
    assert report.skipped == {"only one side is named": 1}
    lines = bad_lines(report)
    assert set(lines) == {11, 12, 13, 14}
    assert "CAMEO Code '10'" in lines[11]
    assert "2014-04-33" in lines[12]
    assert "CAMEO Code '7'" in lines[13]
    assert lines[14] == "6 cells for 20 columns"


def test_the_events_of_2017_have_no_codes_and_american_dates() -> None:
    _, claims, report = read("Events.2017.20201006.tab")
    assert [said(claim) for claim in claims] == [("201 2017-01-09", "Northland", "accuses", "Southland", "2017-01-09")]
    assert report.bad == []


def test_the_plain_form_of_the_literature_is_read_by_the_wording_of_its_relations() -> None:
    registry, claims, report = read("icews_2014_test.txt")
    assert registry.id == "temporal-graph-icews-2014-test"
    assert [said(claim) for claim in claims] == [
        ("1", "Northland", "meets", "Southland", "2014-03-02"),
        ("2", "Southland", "meets", "Northland", "2014-03-02"),
        ("3", "Militant (Red Cove Front)", "attacks", "Southland", "2014-03-05"),
        ("4", "Taavi Jõgi", "meets", "Southland", "2014-03-05"),
    ]
    assert report.unmapped == {"Arrest, detain, or charge with legal action": 1}
    assert set(bad_lines(report)) == {6, 7}


def test_numbers_instead_of_names_are_refused_with_what_is_missing(tmp_path: Path) -> None:
    from sides.loaders.datasets.temporal_graph import TemporalGraph

    (tmp_path / "train.txt").write_text("12\t3\t44\t24\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="entity2id"):
        read(tmp_path / "train.txt", TemporalGraph())
