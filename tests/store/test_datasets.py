"""Claims of coded event data: their rows and releases are kept, come back, and go as one, on every store."""

from __future__ import annotations

from typing import Any

import pytest
from made_readings import actor, claim, place, reading
from sides.graph import keeping
from sides.graph.claim import Claim, Row, Speaker
from sides.graph.errors import InvalidInput, StillUsed, UnknownDataset
from sides.graph.projection import fingerprint
from sides.graph.rdf_reader import read_dataset
from sides.graph.rdf_syntax import parsed, serialized
from sides.graph.rdf_writer import write_record
from sides.graph.reading import Article, Reading, Release
from sides.graph.record import record
from sides.graph.store import Store

RELEASE = Release(dataset="acled", version="2026-05-01", raw_hash="a" * 64)
NOTE = "On 1 May 2026, Fano clashed\nwith “police” — 3 killed. \u200f"


def of_row(part: str, words: str, number: str, release: Release | None = RELEASE, **more: Any) -> Claim:
    """A claim of the row `number`, with everything that a row may have."""
    dataset, version = (release.dataset, release.version) if release else (part, None)
    row = Row(dataset=dataset, version=version, row=number, url="https://example.org/1", note=NOTE)
    return claim(part, words, **{"quote": None, "start": None, "end": None, "key": number, "row": row, **more})


def part(id: str, *rows: str, release: Release | None = RELEASE, **more: Any) -> Reading:
    """A part of the data set with a claim for each of `rows`."""
    made = [of_row(id, words, f"ETH{number}", release) for number, words in enumerate(rows)]
    return reading(id, *made, **{"article": None, "release": release, **more})


def data_set(release: Release = RELEASE, *, parts: int = 3) -> list[Reading]:
    """A registry of actors, and parts that use it, as loaders make them."""
    actors = tuple(actor(f"{release.dataset}-{name}") for name in ("fano", "police", "army"))
    registry = Reading(id=release.dataset, release=release, actors=tuple(sorted(actors, key=lambda one: one.id)))
    fano, police, army = (one.id for one in actors)
    more = {"without": [one.id for one in actors], "registries": (registry.id,), "release": release}
    rows = (f"{fano} attacks {police}", f"{army} supports {police}")
    return [registry, *(part(f"{release.dataset}.{n}", *rows, **more) for n in range(1, parts + 1))]


def nodes(store: Store) -> dict[str, int]:
    rows = store.rows("MATCH (n) WHERE NOT n:Meta RETURN labels(n)[0] AS label, count(n) AS number")
    return {row["label"]: row["number"] for row in rows}


def test_reading_store_reading_rdf_reading_are_equal(any_store: Store) -> None:
    loaded = data_set()
    assert [outcome.action for outcome in any_store.load_all(loaded)] == ["added"] * 4
    kept = [any_store.reading(each.id) for each in loaded]
    assert kept == loaded
    assert [fingerprint(each) for each in kept] == [fingerprint(each) for each in loaded]
    for syntax in ("trig", "nquads", "json-ld"):
        again = read_dataset(parsed(serialized(write_record(record(kept)), syntax), syntax))
        assert again == record(loaded)
    assert [outcome.action for outcome in any_store.load_all(loaded)] == ["unchanged"] * 4
    assert any_store.check() == []
    assert {(info.dataset, info.version) for info in any_store.readings()} == {("acled", "2026-05-01")}


@pytest.mark.parametrize(
    "release",
    [Release(dataset="acled"), Release(dataset="acled", version="1"), Release(dataset="acled", raw_hash="b" * 64)],
)
def test_what_a_release_does_not_say_stays_unsaid(any_store: Store, release: Release) -> None:
    row = Row(dataset="acled", row="1", version=release.version)
    one = reading(
        "p", claim("p", "egypt attacks gna", quote=None, start=None, end=None, row=row), article=None, release=release
    )
    any_store.load(one)
    assert any_store.reading("p") == one


def test_a_store_from_before_has_none_and_knows_its_readings_again(any_store: Store) -> None:
    table = reading(
        "links",
        of_row("links", "egypt attacks gna", "2", None, row=Row(dataset="links", row="2")),
        article=None,
    )
    any_store.load(table)
    stored = any_store.rows("MATCH (r:Reading) RETURN properties(r) AS node")[0]["node"]
    assert set(stored) == {"id", "hash", "claims"}
    assert any_store.reading("links") == table
    assert any_store.reading("links").release is None
    assert any_store.load(table).action == "unchanged"


def test_the_fingerprint_of_a_table_is_that_of_versions_before() -> None:
    table = reading(
        "links", of_row("links", "egypt attacks gna", "2", None, row=Row(dataset="links", row="2")), article=None
    )
    assert fingerprint(table) == "b37f72a572eae827415aa8128ecf8ff7621d6d3ebafe333f74f2e42e5733a7fb"


def test_an_article_and_a_data_set_are_not_one_reading() -> None:
    with pytest.raises(ValueError, match="of an article or of a data set, not of both"):
        Reading(id="r", article=Article(id="x", text="x"), release=RELEASE)
    with pytest.raises(ValueError, match="needs the name"):
        Release(dataset="")


def test_what_cannot_be_seen_is_refused(any_store: Store) -> None:
    bad = "a\u0007b"
    of_release = part("p", "egypt attacks gna", release=Release(dataset=bad, version=bad))
    with pytest.raises(InvalidInput) as told:
        any_store.load(of_release)
    assert "data set: 'a\\x07b' holds the control character U+0007" in str(told.value)
    assert str(told.value).count("U+0007") == 4  # the release's name and version, and the row's


@pytest.mark.parametrize("version", ["2026-05-01", "2026-06-01"])
def test_a_new_version_takes_the_place_of_the_old_one(any_store: Store, version: str) -> None:
    any_store.load(part("acled", "egypt attacks gna"))
    newer = Release(dataset="acled", version=version, raw_hash="c" * 64)
    other = part("acled", "turkey supports gna", release=newer)
    assert any_store.load(other).action == "replaced"
    assert any_store.reading("acled") == other


def test_another_data_set_does_not_take_its_place(any_store: Store) -> None:
    any_store.load(part("events", "egypt attacks gna"))
    release = Release(dataset="gdelt", version="2026-05-01")
    other = reading("events", of_row("events", "turkey supports gna", "9", release, row=Row(dataset="gdelt", row="9")),
                    article=None, release=release)  # fmt: skip
    with pytest.raises(InvalidInput, match="of another data set \\(acled 2026-05-01\\)"):
        any_store.load(other)


def test_a_data_set_goes_as_one_whatever_its_case_and_version(any_store: Store) -> None:
    before = reading("article", "egypt supports gna")
    any_store.load(before)
    empty = nodes(any_store)
    newer = Release(dataset="acled", version="2026-06-01")
    list(any_store.load_all([*data_set(), part("acled.new", "turkey attacks gna", release=newer)]))
    list(any_store.load_all(data_set(Release(dataset="ged", version="26.1"))))
    (removed,) = any_store.remove_dataset("ACLED")
    assert (sorted(removed.readings), removed.claims, removed.left) == (
        ["acled", "acled.1", "acled.2", "acled.3", "acled.new"], 7, 0
    )  # fmt: skip
    assert {info.dataset for info in any_store.readings()} == {None, "ged"}
    assert any_store.check() == []
    list(any_store.remove_dataset("ged"))
    assert nodes(any_store) == empty
    assert any_store.reading("article") == before
    assert any_store.check() == []


def test_parts_that_need_each_other_go_together(any_store: Store) -> None:
    """Each declares an actor that the other uses."""
    one = part("p1", "egypt attacks gna", "egypt supports turkey", without=["turkey"], also=("sudan",))
    two = part("p2", "turkey attacks gna", "turkey supports sudan", without=["sudan"])
    list(any_store.load_all([[part("p2", "turkey attacks gna")], [one]]))
    list(any_store.load_all([two]))
    (removed,) = any_store.remove_dataset("acled")
    assert (removed.claims, removed.left) == (4, 0)
    assert nodes(any_store) == {}


def test_a_large_one_goes_part_by_part(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "CLAIMS_TOGETHER", 4)
    list(any_store.load_all(data_set(parts=5)))
    steps = any_store.remove_dataset("acled")
    first = next(steps)
    assert (len(first.readings), first.claims, first.left) == (2, 4, 4)
    assert len(any_store.readings()) == 4
    # Nothing is wrong but that the release is not whole any more, and is read again when it is loaded.
    assert any_store.check() == ["reading acled is not what was loaded; load its file again"]
    assert [(len(each.readings), each.claims, each.left) for each in steps] == [(2, 4, 2), (1, 2, 1), (1, 0, 0)]
    assert nodes(any_store) == {}


def test_large_parts_that_need_each_other_go_together_in_the_end(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = part("p1", "egypt attacks gna", "egypt supports turkey", without=["turkey"], also=("sudan",))
    two = part("p2", "turkey attacks gna", "turkey supports sudan", without=["sudan"])
    list(any_store.load_all([[part("p2", "turkey attacks gna")], [one]]))
    list(any_store.load_all([two, part("p3", "egypt attacks sudan")]))
    monkeypatch.setattr(keeping, "CLAIMS_TOGETHER", 1)
    assert sorted(len(each.readings) for each in any_store.remove_dataset("acled")) in ([1, 2], [1, 1, 1])
    assert nodes(any_store) == {}


def test_what_others_need_stays_and_is_told(any_store: Store) -> None:
    registry, *parts = data_set()
    one = of_row("mine", "acled-army attacks egypt", "1", None, row=Row(dataset="mine", row="1"))
    user = reading("mine", one, article=None, without=["acled-army"], registries=("acled",))
    list(any_store.load_all([registry, *parts, user]))
    before = nodes(any_store)
    with pytest.raises(StillUsed, match="'acled' is the registry of 'mine'"):
        list(any_store.remove_dataset("acled"))
    assert nodes(any_store) == before
    assert any_store.check() == []


def test_an_unknown_data_set_is_told_with_those_that_there_are(any_store: Store) -> None:
    with pytest.raises(UnknownDataset, match=r"no data set is called 'acled'\. The store has no data set\."):
        next(any_store.remove_dataset("acled"))
    any_store.load(part("p", "egypt attacks gna"))
    any_store.load(part("q", "egypt attacks gna", release=Release(dataset="ged")))
    any_store.load(part("links", "egypt attacks gna", release=None))
    with pytest.raises(UnknownDataset) as told:
        next(any_store.remove_dataset("acledd"))
    assert str(told.value) == "no data set is called 'acledd'. Did you mean acled? The store has acled, ged."
    with pytest.raises(UnknownDataset, match="'links' is a reading by itself: sides remove links"):
        next(any_store.remove_dataset("links"))


def test_places_and_sources_that_only_it_has_go_too(any_store: Store) -> None:
    one = of_row("p", "egypt attacks gna", "1", place=("derna",), speakers=(Speaker(mention="Sources in Hun"),))
    any_store.load(reading("p", one, article=None, release=RELEASE, places=(place("derna"),)))
    assert nodes(any_store)["Source"] == 1
    list(any_store.remove_dataset("acled"))
    assert nodes(any_store) == {}
