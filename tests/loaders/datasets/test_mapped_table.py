"""Tables without a layout of their own, and the mappings that say what their columns are."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import DATA, bad_lines, read, said
from sides.graph.errors import InvalidInput
from sides.loaders.datasets.mapped_table import MappedTable
from sides.loaders.datasets.mapping import mapping_file

HARBOUR = DATA / "harbour-incidents.mapping.yaml"


def mapped(tmp_path: Path, mapping: str, table: str):  # type: ignore[no-untyped-def]
    """What `read` gives of the table by the mapping, both as text."""
    (tmp_path / "a.mapping.yaml").write_text(mapping, encoding="utf-8")
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    return read(tmp_path / "a.csv", MappedTable(mapping_file(tmp_path / "a.mapping.yaml")))


def test_the_mapping_says_which_column_is_what() -> None:
    registry, claims, report = read("harbour-incidents.csv", MappedTable(mapping_file(HARBOUR)))
    assert [said(claim) for claim in claims] == [("1", "Red Cove Crew", "attacks", "Northland", "2014-02-03")]
    assert claims[0].row is not None
    assert (claims[0].row.dataset, claims[0].row.version) == ("harbour-incidents", "3")
    assert claims[0].row.note == 'They raided; nobody "saw" it'
    assert [(actor.id, actor.kind, actor.identifiers) for actor in registry.actors] == [
        ("harbour-incidents-7", "armed-group", (("harbour-incidents", "7"),)),
        ("harbour-incidents-northland", "actor", ()),
    ]
    assert report.unmapped == {"patrol": 1, "siege": 1}
    assert report.skipped == {"only one side is named": 1}
    assert set(bad_lines(report)) == {6, 7}


def test_codes_of_cameo_map_as_the_ontology_aligns_them(tmp_path: Path) -> None:
    mapping = "dataset: d\nsubject: a\nobject: b\nrelation: {column: code, scheme: cameo}\ndate: day\n"
    _, claims, report = mapped(tmp_path, mapping, "a,b,code,day\nX,Y,1831,2014\nX,Y,010,2014\nX,Y,99,2014\n")
    assert [said(claim) for claim in claims] == [("2", "X", "attacks", "Y", "2014")]
    assert report.unmapped == {"010": 1}
    assert "'99' is no CAMEO code" in bad_lines(report)[4]


def test_types_of_plover_map_where_one_relation_stands_for_them(tmp_path: Path) -> None:
    mapping = "dataset: d\nsubject: a\nobject: b\nrelation: {column: type, scheme: plover}\n"
    _, claims, report = mapped(tmp_path, mapping, "a,b,type\nX,Y,THREATEN\nX,Y,ASSAULT\n")
    assert [said(claim)[2] for claim in claims] == ["threatens"]
    assert report.unmapped == {"ASSAULT": 1}


def test_cells_may_be_our_relations_as_they_are(tmp_path: Path) -> None:
    mapping = "dataset: d\nsubject: a\nobject: b\nrelation: rel\nuntil: end\ndate: begin\nplace: where\n"
    table = "a;b;rel;begin;end;where\nX;Y;ALLIED_WITH;2014-01;2014-05;Port\nX;Port;controls;;2014;\nX;Y;zaps;;;\n"
    registry, claims, report = mapped(tmp_path, mapping, table)
    assert [said(claim) for claim in claims] == [
        ("2", "X", "allied-with", "Y", "2014-01/2014-05"),
        ("3", "X", "controls", "Port", "../2014"),
    ]
    assert claims[1].object.id == "d-place-port"
    assert [place.id for place in registry.places] == ["d-place-port"]
    assert report.unmapped == {"zaps": 1}


def test_who_says_it_and_how_surely_may_stand_in_columns(tmp_path: Path) -> None:
    mapping = (
        "dataset: d\nsubject: a\nobject: b\nrelation: {is: supports}\nspeaker: who\noutlet: paper\n"
        "polarity: {column: no, values: {x: negated}}\nmodality: {is: possible}\nconfidence: sure\nurl: link\n"
    )
    table = "a,b,who,paper,no,sure,link\nX,Y,Z,Harbour Post,x,0.5,https://a.example/1\nX,Y,,,,7,\nX,Y,,,,,ftp:/x\n"
    _, claims, report = mapped(tmp_path, mapping, table)
    (claim,) = claims
    assert [(speaker.id, speaker.mention) for speaker in claim.speakers] == [("d-z", "Z")]
    assert (claim.outlet, claim.polarity, claim.modality, claim.confidence) == (
        "d-harbour-post", "negated", "possible", 0.5,
    )  # fmt: skip
    assert set(bad_lines(report)) == {3, 4}


def test_a_column_that_the_table_lacks_ends_it_with_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="does not name the column b"):
        mapped(tmp_path, "dataset: d\nsubject: a\nobject: b\nrelation: {is: supports}\n", "a,c\nX,Y\n")


def test_everything_that_is_wrong_in_a_mapping_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "dataset: A b\nsubject: x\nrelation: {column: type, values: {a: suports}}\nobjct: y\n"
        "date: {column: a, is: b}\nplace: {name: p, kind: {is: planet}}\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidInput) as caught:
        mapping_file(path)
    for line in (
        "a.yaml:1: dataset 'A b' is no id",
        "a.yaml:1: the field 'object' is missing",
        "a.yaml:3: relation: 'suports' is not known. Did you mean supports?",
        "a.yaml:4: there is no field 'objct'. Did you mean object or subject?",
        "a.yaml:5: date: give either",
        "a.yaml:6: place: kind: 'planet' is not known",
    ):
        assert line in str(caught.value)
