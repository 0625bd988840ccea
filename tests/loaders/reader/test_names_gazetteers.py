"""The gazetteers that come with sides, and the user's own beside them."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path

import pytest
from sides.graph.errors import InvalidInput
from sides.loaders.declarations import Known
from sides.loaders.reader.names.forms import Entry
from sides.loaders.reader.names.gazetteer import SHIPPED, Gazetteer, GazetteerFile, read_gazetteer
from sides.loaders.reader.names.spelling import words_in
from sides.ontology.terms import ACTOR_KINDS, PLACE_KINDS

EXAMPLE = Path(__file__).parents[3] / "loaders" / "examples" / "jufra-2017" / "jufra-2017.claims.yaml"


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.load()


def files() -> list[GazetteerFile]:
    known = Known()
    first = SHIPPED / "states.yaml"
    others = sorted(set(SHIPPED.glob("*.yaml")) - {first})
    return [read_gazetteer(path, known=known) for path in (first, *others)]


def ids(entries: tuple[Entry, ...]) -> set[str]:
    return {entry.id for entry in entries}


def test_every_file_declares_what_the_ontology_knows() -> None:
    for file in files():
        assert file.entries, file.path
        for entry in file.entries:
            assert entry.kind in (PLACE_KINDS if entry.place else ACTOR_KINDS), (file.path, entry)
            assert entry.kind != "unnamed"


def test_an_id_that_two_files_declare_is_one_actor_or_place() -> None:
    seen: dict[str, Entry] = {}
    for file in files():
        for entry in file.entries:
            first = seen.setdefault(entry.id, entry)
            assert (first.name, first.kind, first.place) == (entry.name, entry.kind, entry.place), file.path


def test_two_actors_of_one_file_share_a_name_only_where_the_file_says_why() -> None:
    for file in files():
        told = {" ".join(words_in(name).keys) for name in file.ambiguous}
        shared: dict[tuple[str, bool, bool], set[str]] = defaultdict(set)
        for entry in file.entries:
            for name in entry.names:
                shared[" ".join(words_in(name).keys), entry.place, name.isupper()].add(entry.id)
        assert {name for (name, _, _), same in shared.items() if len(same) > 1} <= told, file.path
        assert all(file.ambiguous.values()), file.path


def test_what_two_actors_are_called_is_only_what_it_is(shipped: Gazetteer) -> None:
    assert ids(shipped.called("SDF")) == {"sdf", "rada"}
    assert ids(shipped.called("Tripoli")) == {"tripoli", "tripoli-lebanon"}
    assert ids(shipped.called("Northern Alliance")) == {"northern-alliance"}


def test_every_state_of_the_united_nations_has_its_land_and_most_their_seat(shipped: Gazetteer) -> None:
    states = {entry.id for entry in shipped.entries.values() if entry.kind == "state"}
    lands = {entry.id for entry in shipped.entries.values() if entry.kind == "country"}
    assert {f"{state}-country" for state in states} == lands
    assert len(states) >= 197  # 193 members, Palestine, Taiwan, Kosovo, the Vatican; and a few of the past


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Egypt", {"egypt", "egypt-country"}),
        ("Egyptian", {"egypt"}),
        ("Egyptians", {"egypt"}),
        ("Côte d'Ivoire", {"ivory-coast", "ivory-coast-country"}),
        ("the Kremlin", set()),
        ("Kremlin", {"russia"}),
        ("Nato", {"nato"}),
        ("NATO", {"nato"}),
        ("us", set()),
        ("US", {"united-states", "united-states-country"}),
        ("U.S.", {"united-states", "united-states-country"}),
        ("is", set()),
        ("IS", {"islamic-state"}),
        ("au", set()),
        ("army", set()),
        ("Al-Jufra", {"jufra"}),
        ("al Jufra", {"jufra"}),
        ("Jufra", {"jufra"}),
        ("El Feel", {"el-feel-oilfield"}),
        ("Feel", set()),
        ("LeT", {"lashkar-e-taiba"}),
        ("Let", set()),
        ("Sanaa", {"sanaa"}),
        ("Sana'a", {"sanaa"}),
        ("Fayez Sarraj", {"serraj"}),
        ("Fayez el-Sarraj", {"serraj"}),
        ("Jazeera", {"al-jazeera"}),
        ("Al Jazeera", {"al-jazeera"}),
        ("LIBYAN NATIONAL ARMY", {"lna"}),
        ("Libyan national army", {"lna"}),
        ("libyan national army", set()),
        ("Kurdistan Workers’ Party", {"pkk"}),
        ("Kurdistan Workers Party", {"pkk"}),
        ("People's Protection Units", {"ypg"}),
    ],
)
def test_spellings_of_a_name(shipped: Gazetteer, name: str, expected: set[str]) -> None:
    assert ids(shipped.called(name)) == expected


def test_the_bundled_examples_actors_are_those_of_the_gazetteers(shipped: Gazetteer) -> None:
    """So that both may be in one store: the same id, name and kind."""
    example = read_gazetteer(EXAMPLE)
    for entry in example.entries:
        known = shipped.entries.get(entry.id)
        if known is not None and known.place == entry.place:
            assert (known.name, known.kind) == (entry.name, entry.kind)
    assert {"egypt", "gna", "lna", "bdb", "haftar", "serraj", "kobler", "mismari", "reuters", "jufra", "derna"} <= set(
        shipped.entries
    )


def own(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_name_wins_over_a_shipped_one(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load(
        own(tmp_path, "actors:\n  farmers: {name: Sudan Farmers' Union, aliases: [LNA], kind: party}\n")
    )
    assert ids(gazetteer.called("LNA")) == {"farmers"}
    assert ids(gazetteer.called("Libyan National Army")) == {"lna"}


def test_a_users_actor_of_a_shipped_name_takes_its_spellings(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load(
        own(tmp_path, "actors:\n  hftr: {name: Khalifa Haftar, kind: person, aliases: [The Marshal]}\n")
    )
    assert "haftar" not in gazetteer.entries
    assert ids(gazetteer.called("Khalifa Hifter")) == {"hftr"}
    assert ids(gazetteer.called("Haftar")) == {"hftr"}
    assert gazetteer.entries["hftr"].scope == "user"


def test_a_users_actor_of_a_shipped_id_but_another_name_is_another(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load(own(tmp_path, "actors:\n  lna: {name: Lake Nomads Alliance, kind: armed-group}\n"))
    assert gazetteer.called("Libyan National Army") == ()
    assert ids(gazetteer.called("Lake Nomads Alliance")) == {"lna"}


def test_a_users_place_takes_the_id_of_a_shipped_state_and_the_state_another(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load(own(tmp_path, "places:\n  libya: {name: Libya, kind: country}\n"))
    assert {(entry.id, entry.kind) for entry in gazetteer.called("Libya")} == {
        ("libya", "country"),
        ("libya-state", "state"),
    }
    assert ids(gazetteer.called("Libyan")) == {"libya-state"}
    assert gazetteer.entries["misrata"].within == "libya"


def test_a_users_places_may_lie_in_shipped_ones(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load(own(tmp_path, "places:\n  oasis: {name: Zella Oasis, kind: region, within: jufra}\n"))
    assert gazetteer.entries["oasis"].within == "jufra"


def test_a_claims_file_is_a_gazetteer_but_for_its_unnamed_groups() -> None:
    gazetteer = Gazetteer.load(EXAMPLE)
    assert ids(gazetteer.called("eastern commander")) == {"haftar"}
    assert gazetteer.called("opposing factions") == ()
    assert gazetteer.entries["lna"].scope == "user"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actors:\n  one: {name: One, kind: band}\n", "'band' is not known"),
        ("actors:\n  one: {name: One, kind: party}\nwords:\n  two: {demonyms: [Ones]}\n", "no actor 'two' is declared"),
        ("words:\n  egypt: {seat: atlantis}\n", "no place 'atlantis' is declared"),
        ("words:\n  egypt: {nicknames: [X]}\n", "there is no field 'nicknames'"),
        ("theatre: [atlantis]\nplaces:\n  one: {name: One}\n", "theatre: no actor or place 'atlantis'"),
        ("- one\n", "a gazetteer has `actors:` and `places:`"),
    ],
)
def test_a_faulty_gazetteer_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message.replace("[", r"\[")):
        Gazetteer.load(own(tmp_path, text))


def test_the_gazetteers_are_read_quickly() -> None:
    start = time.perf_counter()
    Gazetteer(files())
    assert time.perf_counter() - start < 3  # 0.25 s on a quiet machine
