from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rdflib import Dataset, URIRef
from sides.graph import open_store
from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, MadeBy, Row, Speaker, Verdict
from sides.graph.csv_table import COLUMNS
from sides.graph.errors import InvalidParameter, NotWritten, UnknownName
from sides.graph.exporters import EXPORTERS, export, exporter, replaced
from sides.graph.filters import Filters
from sides.graph.interval import Interval
from sides.graph.rdf_reader import read_dataset
from sides.graph.rdf_syntax import parsed
from sides.graph.rdf_writer import write_record
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.record import Record, record
from sides.graph.store import Store
from small_graphs import claim, reading
from tangled_graph import CONTROL, MARKUP, TANGLED

TEXT = "Kobler, still at it, mediated. =cmd|' /C calc'!A0"
FULL = Reading(
    id="full",
    by="An Analyst",
    article=Article(
        id=text_hash(TEXT), text=TEXT, url="https://example.org/a?b=c&d", title='Title, with "quotes"',
        date="2017-06-05", publisher_name="The Paper",
    ),
    actors=tuple(
        Actor(id=id, name=name, kind=kind)
        for id, name, kind in [
            ("gna", "Government of National Accord", "government"),
            ("kobler", "Martin Kobler", "person"),
            ("lna", "خليفة", "armed-group"),
            ("reuters", "Reuters", "media"),
        ]
    ),
    places=(Place(id="hun", name="Hun"), Place(id="waddan", name="Waddan")),
    claims=(
        Claim(
            id="c1" * 10, key="the-key", relation="mediates", modality="ongoing", polarity="affirmed",
            subject=Argument(id="kobler", mention="he"),
            object=Argument(literal="a political solution", mention="a solution"),
            between=(Argument(id="lna", mention="the army"), Argument(id="gna")),
            speakers=(
                Speaker(id="gna", mention="an official", stance="claimed", on_behalf_of="lna"),
                Speaker(mention="Sources in Hun", stance="according-to"),
            ),
            outlet="reuters", date=Interval.parse("2017-06-03/2017-06-04"), date_text="last week",
            place=("hun", "waddan"), means=("air", "funds"), circumstance="without a fight", hedge="apparently",
            quote="Kobler, still at it, mediated", start=0, end=29, status="draft",
            verdict=Verdict(by="Reviewer", at=datetime(2020, 1, 2, 3, 4, tzinfo=UTC), why="seems right"),
            confidence=0.75, credibility=2, made_by=MadeBy(agent="rules", version="1.2", rule="svo"),
            disputes=(Link(claim="c2" * 10, kind="tension", why="not both"),),
            confirms=(Link(claim="c3" * 10, why="the same"),),
        ),
        Claim(
            id="c2" * 10, relation="threatens", modality="state", subject=Argument(mention="somebody"),
            object=Argument(id="lna"), quote="=cmd|' /C calc'!A0", start=31, end=49,
            row=Row(dataset="acled", version="26.1", row="LBY42", url="https://example.org/row", note="A clash."),
        ),
    ),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "sides.store") as opened:
        yield opened


def exported(store: Store, name: str, filters: Filters | None = None, **options: bool | str) -> bytes:
    out = io.BytesIO()
    export(store, name, out, filters, **options)
    return out.getvalue()


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def dataset(data: bytes, form: str) -> Dataset:
    return parsed(data, {"jsonld": "json-ld"}.get(form, form))


# CSV.


def test_every_field_of_a_claim_is_in_its_row(store: Store) -> None:
    store.load(FULL)
    [row, _] = table(exported(store, "csv"))
    assert {name: value for name, value in row.items() if name != "made_with"} == {
        "reading": "full",
        "subject": "Martin Kobler",
        "label": "mediates",
        "object": "a political solution",
        "between": "خليفة | Government of National Accord",
        "modality": "ongoing",
        "quote": "Kobler, still at it, mediated",
        "speakers": "Government of National Accord (claimed, for خليفة) | Sources in Hun (according to)",
        "outlet": "Reuters",
        "date_from": "2017-06-03",
        "date_until": "2017-06-04",
        "date_source": "claim",
        "place": "Hun | Waddan",
        "status": "draft",
        "counted": "false",
        "contested": "false",
        "relation": "mediates",
        "polarity": "affirmed",
        "kind": "contact",
        "sign": "0",
        "date": "2017-06-03/2017-06-04",
        "date_text": "last week",
        "ends": "2017-06-04",
        "means": "air | funds",
        "circumstance": "without a fight",
        "hedge": "apparently",
        "confidence": "0.75",
        "credibility": "2",
        "disputes": f"{'c2' * 10} (tension) not both",
        "confirms": f"{'c3' * 10} the same",
        "id": "c1" * 10,
        "key": "the-key",
        "subject_id": "kobler",
        "subject_recorded": "kobler",
        "subject_mention": "he",
        "object_id": "",
        "object_recorded": "",
        "object_literal": "a political solution",
        "object_mention": "a solution",
        "between_ids": "lna | gna",
        "between_recorded": "lna | gna",
        "between_mentions": "the army | ",
        "speaker_ids": "gna | ",
        "speaker_mentions": "an official | Sources in Hun",
        "stances": "claimed | according-to",
        "on_behalf_of": "lna | ",
        "outlet_id": "reuters",
        "place_ids": "hun | waddan",
        "origins": "reuters",
        "start": "0",
        "end": "29",
        "article": 'Title, with "quotes"',
        "article_date": "2017-06-05",
        "article_url": "https://example.org/a?b=c&d",
        "article_id": text_hash(TEXT),
        "publisher": "The Paper",
        "read_by": "An Analyst",
        "file_status": "draft",
        "verdict_by": "Reviewer",
        "verdict_at": "2020-01-02T03:04:00+00:00",
        "verdict_why": "seems right",
        "made_by": "rules",
        "made_by_version": "1.2",
        "rule": "svo",
        "dataset": "",
        "version": "",
        "row": "",
        "note": "",
        "url": "",
    }


def test_a_row_of_a_data_set_and_an_unknown_subject(store: Store) -> None:
    store.load(FULL)
    [_, row] = table(exported(store, "csv"))
    told = tuple(row[name] for name in ("dataset", "version", "row", "note", "url"))
    assert told == ("acled", "26.1", "LBY42", "A clash.", "https://example.org/row")
    assert (row["subject"], row["subject_id"], row["subject_mention"]) == ("", "", "somebody")


def test_text_that_a_spreadsheet_would_run_is_made_safe(store: Store) -> None:
    store.load(FULL)
    [_, row] = table(exported(store, "csv"))
    assert row["quote"] == "'=cmd|' /C calc'!A0"
    assert row["sign"] == "-1", "a number stays a number"


def test_csv_opens_in_excel(store: Store) -> None:
    store.load(FULL)
    data = exported(store, "csv")
    assert data.startswith(b"\xef\xbb\xbfreading,subject,")
    assert data.count(b"\r\n") == 3
    assert exported(store, "csv", bom=False) == data[3:]


def test_csv_of_everything_keeps_quotes_exactly(store: Store) -> None:
    store.load(TANGLED)
    rows = table(exported(store, "csv"))
    assert [row["key"] for row in rows] == [one.key for one in TANGLED.claims], "in the order of the text"
    assert {row["quote"] for row in rows} >= {MARKUP, CONTROL}


def test_csv_of_an_empty_store_is_a_header(store: Store) -> None:
    assert exported(store, "csv", bom=False).decode() == ",".join(COLUMNS) + "\r\n"


def test_csv_shows_the_status_as_decided_and_actors_as_merged(store: Store) -> None:
    store.load(reading(claim("khalifa attacks gna"), claim("haftar meets gna"), claim("lna meets gna")))
    store.merge("khalifa", "haftar", by="an analyst")
    store.decide(ids_of(store)["khalifa attacks gna"], "rejected", by="an analyst")
    rows = {row["key"]: row for row in table(exported(store, "csv"))}
    row = rows["khalifa attacks gna"]
    assert (row["status"], row["file_status"], row["counted"]) == ("rejected", "accepted", "false")
    assert (row["subject"], row["subject_id"], row["subject_recorded"]) == ("haftar", "haftar", "khalifa")


def ids_of(store: Store) -> dict[str, str]:
    return {row["key"]: row["id"] for row in store.rows("MATCH (c:Claim) RETURN c.key AS key, c.id AS id")}


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        (Filters(statuses=("draft", "rejected")), {"lna besieges gna", "lna expels gna"}),
        (Filters(kinds=("structure",)), {"haftar leads lna", "haftar holds-role =commander"}),
        (Filters(until=date(2017, 6, 30)), {"egypt supports haftar"}),
        (Filters(since=date(2017, 6, 30), min_confidence=0.5), {"again"}),
    ],
    ids=str,
)
def test_csv_holds_the_claims_that_pass_counted_or_not(store: Store, filters: Filters, keys: set[str]) -> None:
    store.load(TANGLED)
    rows = table(exported(store, "csv", filters))
    assert {row["key"] for row in rows} == keys
    assert {row["made_with"].partition("; ")[2] for row in rows} == {f"filters: {filters}"}


# RDF.


def loaded(store: Store) -> None:
    """A registry, two readings that use it (one without claims that pass), a merge and two decisions."""
    registry = Reading(id="registry", actors=(Actor(id="egypt", name="Egypt", kind="state"),))
    store.load(registry)
    first = reading(
        claim(
            "haftar attacks gna", confidence=0.9, disputes=(("other/gna attacks haftar", "contradiction", "whose?"),)
        ),
        claim("khalifa meets gna", confidence=0.1),
        id="first",
    )
    store.load(dataclasses.replace(first, registries=("registry",)))
    store.load(reading(claim("gna attacks haftar", confidence=0.2), id="other"))
    store.merge("khalifa", "haftar", by="an analyst")
    keys = ids_of(store)
    store.decide(keys["haftar attacks gna"], "accepted", by="an analyst")
    store.decide(keys["khalifa meets gna"], "rejected", by="an analyst", why="no")


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_rdf_is_the_whole_record_with_its_overlay(store: Store, form: str) -> None:
    loaded(store)
    store.load(TANGLED)
    data = exported(store, form)
    found = dataset(data, form)
    assert set(found.quads()) == set(write_record(store.record()).quads())
    assert read_dataset(found) == store.record()
    assert b"filters: none" in data


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_rdf_under_filters_holds_passing_claims_and_what_they_need(store: Store, form: str) -> None:
    loaded(store)
    whole = store.record()
    passing = ids_of(store)["haftar attacks gna"]
    found = read_dataset(dataset(exported(store, form, Filters(min_confidence=0.5)), form))
    [first] = [one for one in whole.readings if one.id == "first"]
    [registry] = [one for one in whole.readings if one.id == "registry"]
    kept = [one for one in first.claims if one.id == passing]
    assert kept[0].disputes, "with a claim that is left out"
    assert found == record(
        readings=[registry, dataclasses.replace(first, claims=tuple(kept))],
        decisions=[one for one in whole.decisions if one.claim == passing],
        identities=whole.identities,
    )


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_rdf_of_an_empty_store_is_empty_and_can_be_read(store: Store, form: str) -> None:
    assert read_dataset(dataset(exported(store, form), form)) == Record()


def test_rdf_with_another_base_and_without_text(store: Store) -> None:
    store.load(TANGLED)
    data = exported(store, "nquads", base="https://example.org/kb/", text=False)
    assert b"https://example.org/kb/claim/" in data
    assert b"w3id.org/sides/id/" not in data
    assert b"articleBody" not in data


def test_jsonld_fetches_nothing_and_says_how_it_was_made(store: Store) -> None:
    store.load(TANGLED)
    document = json.loads(exported(store, "jsonld", Filters(kinds=("alliance",))))
    assert all(isinstance(value, str) and "@" not in value for value in document["@context"].values())
    assert document["made_with"].endswith("; filters: kinds=alliance")


def test_trig_has_a_graph_per_reading_and_one_for_decisions(store: Store) -> None:
    loaded(store)
    graphs = {str(graph) for _, _, _, graph in dataset(exported(store, "trig"), "trig").quads() if graph is not None}
    base = "https://w3id.org/sides/id/"
    assert graphs == {f"{base}reading/{id}" for id in ("registry", "first", "other")} | {f"{base}decisions"}


def test_plain_triples_are_those_of_accepted_affirmed_claims_that_are_real(store: Store) -> None:
    store.load(TANGLED)
    base = "https://w3id.org/sides/id/"
    found = dataset(exported(store, "plain"), "trig")
    triples = {
        tuple(str(term).removeprefix(base).removeprefix("https://w3id.org/sides/") for term in triple)
        for *triple, _ in found.quads()
        if "type" not in str(triple[1])
    }
    assert triples == {
        ("actor/egypt", "supports", "actor/haftar"),
        ("actor/egypt", "opposes", "actor/haftar"),
        ("actor/lna", "meets", "actor/egypt"),
        ("actor/egypt", "meets", "actor/lna"),
        ("actor/kobler", "mediates", "peace"),
        ("actor/kobler", "mediates", "oil"),
        ("actor/lna", "attacks", "place/derna"),
        ("actor/militias@0a1b2c3d", "controls", "place/derna"),
        ("actor/haftar", "holdsRole", "commander"),
    }


def test_nanopublications_are_those_of_accepted_claims_as_decided(store: Store) -> None:
    loaded(store)
    found = dataset(exported(store, "nanopub"), "trig")
    has_assertion = URIRef("http://www.nanopub.org/nschema#hasAssertion")
    published = {str(one).rpartition("/")[2] for one, *_ in found.quads((None, has_assertion, None, None))}
    keys = ids_of(store)
    assert published == {keys["haftar attacks gna"], keys["gna attacks haftar"]}


@pytest.mark.parametrize("name", ["plain", "nanopub", "graphml"])
def test_what_is_made_of_accepted_claims_refuses_drafts(store: Store, name: str) -> None:
    with pytest.raises(InvalidParameter, match="accepted claims only"):
        export(store, name, io.BytesIO(), Filters(statuses=("draft",)))


# All of them.


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_two_exports_are_equal_byte_for_byte(store: Store, name: str) -> None:
    store.load(TANGLED)
    loaded(store)
    assert exported(store, name) == exported(store, name)


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_a_path_and_an_open_file_get_the_same(store: Store, tmp_path: Path, name: str) -> None:
    store.load(TANGLED)
    path = tmp_path / f"out{exporter(name).suffixes[0]}"
    done = export(store, name, path, Filters(kinds=("alliance", "contact")))
    assert done.path == path
    assert path.read_bytes() == exported(store, name, Filters(kinds=("alliance", "contact")))
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("graphml", {"nodes": 7, "edges": 10}),
        ("csv", {"claims": 19}),
        ("trig", {"readings": 1, "claims": 19}),
        ("nquads", {"readings": 1, "claims": 19}),
        ("jsonld", {"readings": 1, "claims": 19}),
        ("plain", {"triples": 9}),
        ("nanopub", {"nanopublications": 17}),
    ],
)
def test_an_export_tells_how_much_it_wrote(store: Store, name: str, counts: dict[str, int]) -> None:
    store.load(TANGLED)
    assert export(store, name, io.BytesIO()).counts == counts


def test_an_export_that_fails_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.graphml"
    export(store, "graphml", path)
    old = path.read_bytes()
    with pytest.raises(InvalidParameter, match="accepted claims only"):
        export(store, "graphml", path, Filters(statuses=("draft",)))
    assert path.read_bytes() == old
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.graphml", "sides.store"]


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    path.chmod(0o640)

    def fail() -> None:
        with replaced(path) as file:
            file.write(b"half")
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        fail()
    assert path.read_text() == "old"
    with replaced(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replaced(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced(store: Store) -> None:
    export(store, "csv", "/dev/null")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("mode", ["wb", "ab"])
def test_standard_output_that_leads_to_a_file_is_written_to(store: Store, tmp_path: Path, mode: str) -> None:
    out = tmp_path / "notes.txt"
    out.write_bytes(b"first\n")
    with out.open(mode) as file:
        place = Path(f"/dev/fd/{file.fileno()}")
        export(store, "csv", place)
    assert out.read_bytes() == (b"first\n" if mode == "ab" else b"") + exported(store, "csv")


@pytest.mark.parametrize("name", EXPORTERS)
def test_only_an_export_is_replaced(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{EXPORTERS[name].suffixes[0]}"
    for old in (b"", exported(store, name, Filters(min_confidence=0.5)), exported(store, name)):
        path.write_bytes(old)
        export(store, name, path)
        assert path.read_bytes() == exported(store, name)
    store.load(TANGLED)
    export(store, name, path)
    for old in (b"source,relation,target\r\n", b"@prefix sides: <https://w3id.org/sides/> .\n", b"{}"):
        path.write_bytes(old)
        with pytest.raises(NotWritten, match="it is no export of sides; give another name, or remove it first"):
            export(store, name, path)
        assert path.read_bytes() == old


@pytest.mark.parametrize(("place", "reason"), [("missing/out.csv", "No such file"), ("", "Is a directory")])
def test_a_place_that_cannot_be_written_to(store: Store, tmp_path: Path, place: str, reason: str) -> None:
    with pytest.raises(NotWritten, match=reason):
        export(store, "csv", tmp_path / place)
    assert [one.name for one in tmp_path.iterdir()] == ["sides.store"]


def test_an_unknown_format_is_told_with_a_suggestion(store: Store) -> None:
    with pytest.raises(UnknownName, match="Did you mean graphml") as raised:
        export(store, "graphmll", io.BytesIO())
    assert raised.value.exit_code == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [({"colour": True}, "csv has no option 'colour'; it has bom"), ({"bom": "yes"}, "bom is true or false")],
)
def test_an_unknown_or_mistyped_option(store: Store, options: dict[str, bool | str], message: str) -> None:
    with pytest.raises(InvalidParameter, match=message):
        export(store, "csv", io.BytesIO(), **options)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"min_confidence": 1.5}, "between 0 and 1"),
        ({"kinds": ("friendship",)}, "no kind is called 'friendship'"),
        ({"statuses": ("open",)}, "no status is called 'open'"),
        ({"since": date(2018, 1, 1), "until": date(2017, 1, 1)}, "before since"),
        ({"as_of": datetime(2017, 1, 1, tzinfo=UTC)}, "without a time"),
    ],
)
def test_filters_out_of_range_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidParameter, match=message):
        Filters(**values)  # type: ignore[arg-type]


def test_filters_give_saved_queries_their_parameters() -> None:
    filters = Filters(min_confidence=0.5, since=date(2017, 1, 1), undated=True)
    assert filters.parameters() == {
        "min_confidence": 0.5,
        "as_of": None,
        "since": date(2017, 1, 1),
        "until": None,
        "undated": True,
    }
    assert filters.given
    assert not Filters(undated=True).given, "without a date it asks for nothing"


def test_what_is_no_export_is_not_replaced(store: Store, tmp_path: Path) -> None:
    claims = tmp_path / "a.claims.yaml"
    claims.write_text("claims: []\n")
    with pytest.raises(NotWritten, match=r"its name is not that of an export \(\.csv\)"):
        export(store, "csv", claims)
    assert claims.read_text() == "claims: []\n"
    again = tmp_path / "a.csv"
    for _ in range(2):
        export(store, "csv", again)
