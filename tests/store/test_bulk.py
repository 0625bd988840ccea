"""Loading a release of a data set: the same as loading its readings one by one, on every store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from graph_pictures import everything
from made_releases import decided, others, part, registry, release, tangled
from sides.graph.bulk import rebuilding
from sides.graph.bulk import release as bulk_release
from sides.graph.errors import InvalidInput, StillUsed
from sides.graph.reading import Reading
from sides.graph.store import Store, open_store


@pytest.fixture
def bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every release counts as a large one."""
    monkeypatch.setattr(bulk_release, "SMALL", -1)


@pytest.fixture
def reference(tmp_path: Path) -> Iterator[Store]:
    """An embedded store in which things are loaded the ordinary way."""
    with open_store(tmp_path / "reference.store") as store:
        yield store


def prepare(store: Store) -> None:
    """Other readings, decisions and identities, which bear on the claims to come."""
    decisions, identities = decided()
    list(store.load_all(others()))
    store.load_overlay(decisions, identities)


@pytest.mark.usefixtures("bulk")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("prepared", [False, True])
def test_a_release_is_loaded_as_its_readings_are(any_store: Store, reference: Store, seed: int, prepared: bool) -> None:
    parts = tangled(seed)
    if prepared:
        prepare(any_store)
        prepare(reference)
    ordinary = list(reference.load_all([registry(), *parts]))
    outcome = any_store.load_release(registry(), iter(parts))
    assert (outcome.action, outcome.claims, outcome.parts, outcome.before) == ("added", 60, 3, 0)
    assert set(outcome.lapsed) == {id for each in ordinary for id in each.lapsed}
    assert everything(any_store) == everything(reference)
    assert any_store.check() == []
    before = everything(any_store)
    any_store.recompute()
    assert everything(any_store) == before
    assert any_store.reading(parts[1].id) == parts[1]


@pytest.mark.usefixtures("bulk")
def test_the_same_file_again_is_not_even_looked_at(any_store: Store) -> None:
    parts = tangled(0)
    assert not any_store.has_release("made", release())
    any_store.load_release(registry(), parts)
    assert any_store.has_release("made", release())
    assert not any_store.has_release("made", release("2"))
    before = everything(any_store)

    def unread() -> Iterator[Reading]:
        raise AssertionError("the parts were read")
        yield

    outcome = any_store.load_release(registry(), unread())
    assert (outcome.action, outcome.claims, outcome.parts, outcome.before) == ("unchanged", 60, 3, 60)
    assert everything(any_store) == before
    # What is made of the same file may be another thing.
    other = tangled(3)
    assert any_store.load_release(registry(), other, anew=True).action == "replaced"
    assert any_store.reading("made.0001") == other[0]
    assert any_store.check() == []


@pytest.mark.parametrize("way", ["small", "rebuilt", "taken out"])
@pytest.mark.parametrize("prepared", [False, True])
def test_a_new_release_takes_the_place_of_the_old_one(
    any_store: Store, reference: Store, monkeypatch: pytest.MonkeyPatch, way: str, prepared: bool
) -> None:
    monkeypatch.setattr(bulk_release, "SMALL", 1000 if way == "small" else -1)
    monkeypatch.setattr(rebuilding.Contents, "worth_it", way == "rebuilt")
    old, new = tangled(0, parts=4), tangled(1, claims=45, version="2")
    assert {claim.id for each in new for claim in each.claims} < {claim.id for each in old for claim in each.claims}
    another = [registry(name="another"), *tangled(5, claims=20, name="another")]
    if prepared:
        prepare(any_store)
        any_store.load_release(another[0], another[1:])
    any_store.load_release(registry(), old)
    outcome = any_store.load_release(registry("2", without=("group0",)), iter(_without(new, "group0")))
    assert (outcome.action, outcome.parts, outcome.before) == ("replaced", 3, 60)
    if prepared:
        prepare(reference)
        list(reference.load_all(another))
    list(reference.load_all([registry("2", without=("group0",)), *_without(new, "group0")]))
    assert everything(any_store) == everything(reference)
    assert any_store.check() == []


def _without(parts: list[Reading], actor: str) -> list[Reading]:
    """The parts without the claims that name an actor."""
    return [replace(each, claims=tuple(claim for claim in each.claims if actor not in repr(claim))) for each in parts]


@pytest.mark.usefixtures("bulk")
def test_a_refused_release_changes_nothing_that_is_asked(any_store: Store) -> None:
    prepare(any_store)
    first, second, third = tangled(0)
    stolen = part(2, [*second.claims, replace(second.claims[0], id="other-0", disputes=(), confirms=())])
    with pytest.raises(InvalidInput, match="the claim id 'other-0' is taken: reading 'other' has it"):
        any_store.load_release(registry(), [first, stolen, third])
    again = part(2, [*second.claims, replace(first.claims[0], disputes=(), confirms=())])
    with pytest.raises(InvalidInput, match=r"is taken: reading 'made.0001' has it"):
        any_store.load_release(registry(), [first, again, third])
    twice = part(2, [*second.claims, second.claims[0]])
    with pytest.raises(InvalidInput, match=r"'made.0002' has two claims with the id"):
        any_store.load_release(registry(), [first, twice, third])
    with pytest.raises(InvalidInput, match=r"two parts of the release are called 'made.0001'"):
        any_store.load_release(registry(), [first, second, first])
    with pytest.raises(InvalidInput, match="'group0' is declared neither here nor in a registry"):
        any_store.load_release(registry(without=("group0",)), [first, second, third])
    derived = {row["type"] for row in any_store.rows("MATCH (:Actor)-[e]->() RETURN DISTINCT type(e) AS type")}
    assert not any_store.has_release("made", release())
    assert derived <= {
        "NOT_SUPPORTS",
        "ATTACKS",
        "SUPPORTS",
        "MEDIATES",
        "CONTROLS",
        "SIDES_AGAINST",
        "SIDES_WITH",
        "CONTACT",
    }
    any_store.load_release(registry(), [first, second, third])
    assert any_store.check() == []


def test_what_is_no_release_is_refused(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = tangled(0)
    with pytest.raises(InvalidInput, match="'made' is no registry of a data set"):
        any_store.load_release(replace(registry(), release=None), parts)
    with pytest.raises(InvalidInput, match=r"'made.0001' is no part of the release"):
        any_store.load_release(registry(), [replace(parts[0], registries=())])
    with pytest.raises(InvalidInput, match=r"'made.0001' is no part of a release"):
        any_store.load_release(registry(), [replace(parts[0], actors=registry().actors)])
    monkeypatch.setattr(bulk_release, "SMALL", -1)
    any_store.load(replace(parts[2], id="made.0002", claims=(), registries=()))
    with pytest.raises(InvalidInput, match=r"has another reading 'made.0002'"):
        any_store.load_release(registry(), parts)
    any_store.remove("made.0002")
    any_store.load(replace(registry(), release=None))
    with pytest.raises(InvalidInput, match="has a reading 'made' that is no data set"):
        any_store.load_release(registry(), parts)


def test_a_small_release_is_loaded_in_one_transaction(any_store: Store, reference: Store) -> None:
    parts = tangled(2)
    outcome = any_store.load_release(registry(), parts)
    assert (outcome.action, outcome.claims, outcome.parts) == ("added", 60, 3)
    list(reference.load_all([registry(), *parts]))
    assert everything(any_store) == everything(reference)
    no_hash = replace(registry(), release=replace(release(), raw_hash=None))
    assert any_store.load_release(no_hash, parts).action == "replaced"
    assert any_store.load_release(no_hash, parts).action == "unchanged"
    before = everything(any_store)
    with pytest.raises(StillUsed, match=r"group0, by made.0001"):
        any_store.load_release(registry(without=("group0",)), parts)
    assert everything(any_store) == before
