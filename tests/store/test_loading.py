"""Loading, replacing and removing readings, on every store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from graph_pictures import everything, nodes, triples
from hypothesis import HealthCheck, given, settings
from made_readings import ARTICLE, TEXT, actor, claim, place, reading, said_by
from sides.graph.claim import Argument, Link, MadeBy, Row, Speaker, Verdict, claim_id
from sides.graph.errors import ConflictingDeclaration, InvalidInput, StillUsed, UnknownReading
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.store import Store
from strategies import readings

FULL = reading(
    "full",
    claim(
        "full",
        "egypt supports haftar",
        modality="ongoing",
        place=("derna", "hun"),
        speakers=(
            Speaker(id="lna", mention="the army", stance="confirmed", on_behalf_of="haftar"),
            Speaker(mention="Sources in Hun", stance="denied"),
        ),
        outlet="reuters",
        date="2017-05/2017-06-03",
        date_text="last month",
        means=("air", "arms"),
        circumstance="without a fight",
        hedge="apparently",
        confidence=0.75,
        credibility=2,
        status="draft",
        verdict=Verdict(by="ann", at=datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), why="weak"),
        made_by=MadeBy(agent="reader", version="1.2", rule="svo"),
        confirms=(Link(claim=claim_id("other", "x"), why="same"),),
    ),
    claim("full", "kobler mediates 'peace", between=(Argument(id="lna", mention="they"), Argument(id="gna"))),
    claim("full", "? attacks ?", subject=Argument(mention="gunmen"), disputes=["egypt supports haftar"]),
    claim("full", "haftar enters derna", row=Row(dataset="acled", row="7"), quote=None, start=None, end=None),
    actors=(
        actor("haftar", name="Khalifa Haftar", short="Haftar", kind="person", aliases=("Marshal", "المشير"),
              reliability="C", identifiers=(("wikidata", "Q79:a"),)),
    ),
    places=(place("derna", kind="city", within="libya"), place("libya", kind="country", aliases=("Libia",))),
    by="ann",
    article=replace(
        ARTICLE, raw_hash="r", url="https://example.org/a", date="2017-06-10", date_source="analyst", language="en",
        author="A. Author", publisher="reuters",
    ),
)  # fmt: skip


def test_what_was_loaded_comes_back_equal(any_store: Store) -> None:
    outcome = any_store.load(FULL)
    assert (outcome.action, outcome.claims, outcome.before) == ("added", 4, 0)
    assert any_store.reading("full") == FULL
    assert any_store.record().readings == (FULL,)
    assert any_store.check() == []


def test_loading_again_changes_nothing(any_store: Store) -> None:
    any_store.load(FULL)
    before = everything(any_store)
    assert any_store.load(FULL).action == "unchanged"
    assert everything(any_store) == before


def test_an_edited_reading_replaces_the_old_one_and_decisions_stay_by_key(any_store: Store) -> None:
    old = reading("r", "egypt supports haftar", "haftar leads lna", "gna attacks derna", claim("r", "lna enters hun"))
    any_store.load(old)
    any_store.decide(claim_id("r", "egypt supports haftar"), "rejected", by="ann", why="hearsay")
    edited = claim("r", "egypt supports haftar", quote=TEXT[6:9], start=6, end=9)
    new = reading("r", edited, "haftar leads lna", "turkey supports gna")
    outcome = any_store.load(new)
    assert (outcome.action, outcome.claims, outcome.before) == ("replaced", 3, 4)
    assert any_store.reading("r") == new
    (row,) = any_store.rows(
        "MATCH (c:Claim {key: 'egypt supports haftar'}) RETURN c.status AS status, c.file_status AS file"
    )
    assert row == {"status": "rejected", "file": "accepted"}
    # nothing of the old is left: neither claims, nor the places that only they named, nor what follows from them
    assert {row["id"] for row in any_store.rows("MATCH (n:Place) RETURN n.id AS id")} == set()
    assert {row["key"] for row in any_store.rows("MATCH (c:Claim) RETURN c.key AS key")} == {
        item.key for item in new.claims
    }
    assert triples(any_store) == {
        ("haftar", "LEADS", "lna"),
        ("haftar", "SAME_BODY", "lna"),
        ("turkey", "SUPPORTS", "gna"),
        ("gna", "SIDES_WITH", "turkey"),
    }
    assert any_store.check() == []


def test_two_readings_of_one_article_stand_side_by_side_and_either_can_go(any_store: Store) -> None:
    first = reading("ann", "egypt supports haftar", "haftar leads lna", by="ann")
    second = reading(
        "bob", "egypt supports haftar", "gna attacks haftar", by="bob", article=replace(ARTICLE, title="Other")
    )
    any_store.load(first)
    alone = everything(any_store)
    any_store.load(second)
    assert any_store.reading("ann") == first
    assert any_store.reading("bob") == second
    (row,) = any_store.rows("MATCH (a:Article) RETURN count(a) AS articles")
    assert row == {"articles": 1}
    (row,) = any_store.rows("MATCH ()-[e:SUPPORTS]->() RETURN e.count AS count, e.sources AS sources")
    assert row == {"count": 2, "sources": 1}
    assert any_store.remove("bob") == 2
    assert everything(any_store) == alone
    any_store.load(second)
    any_store.remove("ann")
    assert any_store.reading("bob") == second
    assert triples(any_store, "SUPPORTS", "LEADS", "ATTACKS") == {
        ("egypt", "SUPPORTS", "haftar"),
        ("gna", "ATTACKS", "haftar"),
    }
    any_store.remove("bob")
    assert nodes(any_store) == frozenset()


def test_order_of_loading_makes_no_difference(any_store: Store) -> None:
    readings = [
        reading("a", "egypt supports haftar", actors=(actor("haftar", short="H", aliases=("Marshal",)),)),
        reading(
            "b",
            claim("b", "egypt not-supports haftar", disputes=[]),
            actors=(actor("haftar", aliases=("Field Marshal",)),),
        ),
        reading("c", "egypt recognizes gna", actors=(actor("egypt", kind="actor"),)),
    ]
    for item in readings:
        any_store.load(item)
    before = everything(any_store)
    for item in readings:
        any_store.remove(item.id)
    for item in reversed(readings):
        any_store.load(item)
    assert everything(any_store) == before


def test_a_claim_disputed_elsewhere_becomes_a_stub_and_is_filled_again(any_store: Store) -> None:
    first = reading("one", "egypt supports haftar")
    link = Link(claim=claim_id("one", "egypt supports haftar"), kind="contradiction", why="no")
    second = reading("two", claim("two", "egypt opposes haftar", **{"disputes": []}))
    second = replace(second, claims=(replace(second.claims[0], disputes=(link,)),))
    any_store.load(first)
    any_store.load(second)
    contested = "MATCH (c:Claim) WHERE c.relation IS NOT NULL RETURN c.contested AS contested ORDER BY c.id"
    assert [row["contested"] for row in any_store.rows(contested)] == [True, True]
    whole = everything(any_store)
    any_store.remove("one")
    assert ("Claim", (("id", link.claim),)) in nodes(any_store)
    assert [row["contested"] for row in any_store.rows(contested)] == [False]
    assert any_store.reading("two") == second
    any_store.load(first)
    assert everything(any_store) == whole
    any_store.remove("one")
    any_store.remove("two")
    assert nodes(any_store) == frozenset()


def test_a_registry_is_needed_by_those_who_use_it(any_store: Store) -> None:
    registry = reading("registry", also=("egypt", "haftar"), article=None)
    user = reading("user", "egypt supports haftar", without=("egypt", "haftar"), registries=("registry",))
    with pytest.raises(InvalidInput, match="uses the registry 'registry', which is not in the store"):
        any_store.load(user)
    any_store.load(registry)
    any_store.load(user)
    assert any_store.reading("user") == user
    with pytest.raises(StillUsed, match="'registry' is the registry of 'user'"):
        any_store.remove("registry")
    before = everything(any_store)
    with pytest.raises(StillUsed, match="haftar, by user"):
        any_store.load(reading("registry", also=("egypt",), article=None))
    assert everything(any_store) == before
    any_store.remove("user")
    any_store.remove("registry")
    assert nodes(any_store) == frozenset()


@pytest.mark.parametrize("way", ["speaker", "outlet", "party", "principal", "publisher", "wider place"])
def test_no_actor_goes_while_another_reading_needs_it(any_store: Store, way: str) -> None:
    any_store.load(reading("owner", also=("x", "hun"), article=None))
    more: dict[str, Any] = {
        "speaker": {"speakers": said_by("x")},
        "outlet": {"outlet": "x"},
        "party": {"between": (Argument(id="x"),)},
        "principal": {"speakers": (Speaker(mention="m", on_behalf_of="x"),)},
    }.get(way, {})
    words = "kobler mediates 'peace" if way == "party" else "egypt supports gna"
    article = replace(ARTICLE, publisher="x") if way == "publisher" else ARTICLE
    places = (place("derna", within="hun"),) if way == "wider place" else ()
    any_store.load(reading("user", claim("user", words, **more), without=("x", "hun"), article=article, places=places))
    before = everything(any_store)
    with pytest.raises(StillUsed, match=f"{'hun' if places else 'x'}, by user"):
        any_store.remove("owner")
    assert everything(any_store) == before


@pytest.mark.parametrize(
    ("things", "message"),
    [
        ({"actors": (actor("egypt", name="Misr"),)}, "'egypt' is declared twice.*'Misr'.*by 'new', 'Egypt'.*by 'old'"),
        (
            {"actors": (actor("egypt", kind="person"),)},
            "'Egypt' .actor, person. by 'new', 'Egypt' .actor, state. by 'old'",
        ),
        ({"places": (place("egypt"),)}, "'Egypt' .place, kind not stated. by 'new', 'Egypt' .actor, state. by 'old'"),
    ],
)
def test_a_conflicting_declaration_is_refused_and_both_are_shown(any_store: Store, things: Any, message: str) -> None:
    any_store.load(reading("old", "egypt supports gna"))
    before = everything(any_store)
    with pytest.raises(ConflictingDeclaration, match=message):
        any_store.load(reading("new", "turkey supports lna", **things))
    assert everything(any_store) == before


def test_a_kind_that_is_not_stated_conflicts_with_none(any_store: Store) -> None:
    any_store.load(reading("table", "egypt supports gna", actors=(actor("egypt", kind="actor", name="EGYPT"),)))
    any_store.load(reading("file", "egypt opposes lna", actors=(actor("egypt", kind="state", aliases=("Misr",)),)))
    found = any_store.actor("misr")
    assert (found.name, found.kind, found.aliases) == ("Egypt", "state", ("EGYPT", "Misr"))
    any_store.remove("file")
    assert any_store.actor("egypt").kind == "actor"


def test_a_reading_may_change_its_own_declaration(any_store: Store) -> None:
    any_store.load(reading("r", "egypt supports gna"))
    any_store.load(reading("r", "egypt supports gna", actors=(actor("egypt", name="Misr", kind="people"),)))
    assert any_store.actor("Misr").kind == "people"
    assert any_store.find("Egypt") == [any_store.actor("egypt")]  # its id is a name too
    assert any_store.check() == []


def test_what_is_declared_nowhere_is_refused(any_store: Store) -> None:
    bad = reading("r", "egypt supports gna", without=("gna",))
    with pytest.raises(InvalidInput, match=r"declares:\n  gna \(claim egypt supports gna\)"):
        any_store.load(bad)
    assert nodes(any_store) == frozenset()


def test_a_claim_id_belongs_to_one_reading(any_store: Store) -> None:
    any_store.load(reading("one", "egypt supports gna"))
    stolen = claim("two", "egypt opposes gna", id=claim_id("one", "egypt supports gna"))
    with pytest.raises(InvalidInput, match="is taken: reading 'one' has it"):
        any_store.load(reading("two", stolen))
    twice = [claim("three", "egypt opposes gna", id="same"), claim("three", "egypt praises gna", id="same")]
    with pytest.raises(InvalidInput, match="two claims with the id 'same'"):
        any_store.load(reading("three", *twice))


def test_an_unknown_reading(any_store: Store) -> None:
    any_store.load(reading("jufra", "egypt supports gna"))
    for ask in (any_store.remove, any_store.reading):
        with pytest.raises(UnknownReading, match="Did you mean jufra"):
            ask("jufar")


def test_readings_are_listed(any_store: Store) -> None:
    any_store.load(
        reading("b", "egypt supports derna", article=Article(id=text_hash("b"), text="b", title="B", date="2017"))
    )
    any_store.load(reading("a", also=("egypt",), article=None, by="ann"))
    first, second = any_store.readings()
    assert (first.id, first.by, first.claims, first.article, first.actors, first.places) == ("a", "ann", 0, None, 1, 0)
    assert (second.id, second.title, second.date, second.claims, second.places) == ("b", "B", "2017", 1, 1)
    info = any_store.info()
    assert (info.counts["Reading"], info.counts["Claim"], info.statuses) == (2, 1, {"accepted": 1})


def test_dates_are_native_in_rows(any_store: Store) -> None:
    any_store.load(
        reading(
            "r",
            claim(
                "r", "egypt supports gna", date="2017-06-03", verdict=Verdict(at=datetime(2017, 1, 2, 3, 4, tzinfo=UTC))
            ),
        )
    )
    day, moment = date(2017, 6, 3), datetime(2017, 1, 2, 3, 4, tzinfo=UTC)
    query = """MATCH (c:Claim) WHERE c.date_from = $day
        RETURN c.date_from AS date_from, collect(c.date_from) AS first, {ends: c.date_from, day: c.date_from} AS map,
        c.verdict_at AS at, c.date_from AS day, c.verdict_at AS when"""
    assert any_store.rows(query, {"day": day}) == [
        {
            "date_from": day,
            "first": [day],
            "map": {"ends": day, "day": "2017-06-03"},
            "at": moment,
            # under a name that is not declared to hold dates, both engines give text
            "day": "2017-06-03",
            "when": "2017-01-02T03:04",
        }
    ]
    (row,) = any_store.rows("MATCH (c:Claim) RETURN c AS claim, c.date AS date")
    assert (row["claim"]["date_from"], row["claim"]["verdict_at"], row["date"]) == (day, moment, "2017-06-03")


def test_text_that_looks_like_a_date_stays_text(any_store: Store) -> None:
    text = "2020-02-17 supports gna"
    article = Article(id=text_hash(text), text=text, date="2020-02-18")
    named = claim("r", "17feb supports gna", quote="2020-02-17", start=0, end=10, date="2020-02-17")
    any_store.load(reading("r", named, article=article, actors=(actor("17feb", name="2020-02-17"),)))
    (row,) = any_store.rows(
        "MATCH (a:Actor {id: '17feb'})<-[:SUBJECT]-(c:Claim)-[:IN]->(:Reading)-[r:READS]->(:Article) "
        "RETURN a.name AS name, a AS actor, c.quote AS quote, c.date AS date, c{.quote, .date} AS claim, "
        "r.date AS published, r{.date} AS read"
    )
    assert (row["name"], row["actor"]["name"], row["quote"]) == ("2020-02-17", "2020-02-17", "2020-02-17")
    assert (row["date"], row["claim"]) == ("2020-02-17", {"quote": "2020-02-17", "date": "2020-02-17"})
    assert (row["published"], row["read"]) == ("2020-02-18", {"date": "2020-02-18"})
    # nor is any text under the name of a date taken for one
    assert any_store.rows("RETURN 'soon' AS ends, '2020-02-17' AS at") == [{"ends": "soon", "at": "2020-02-17"}]


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(drawn=readings(id="drawn"))
def test_any_reading_comes_back_equal(any_store: Store, drawn: Reading) -> None:
    any_store.load(drawn)
    assert any_store.reading("drawn") == drawn
    assert any_store.check() == []
    any_store.remove("drawn")
    assert nodes(any_store) == frozenset()


def test_a_whole_node_comes_as_its_properties(any_store: Store) -> None:
    any_store.load(reading("r", "egypt supports gna"))
    whole = "MATCH (a:Actor {id: 'egypt'}) RETURN a AS whole, properties(a) AS properties"
    (row,) = any_store.rows(whole)
    assert row["whole"] == row["properties"]


def _many() -> list[Reading]:
    """A registry and readings that use it and each other's actors, and dispute each other's claims."""
    made = [reading("registry", also=("egypt", "haftar"), article=None)]
    for number in range(5):
        name, other = f"r{number}", f"r{(number + 1) % 5}"
        link = Link(claim=claim_id(other, "egypt supports haftar"), kind="tension")
        claims = [
            claim(name, "egypt supports haftar", speakers=(Speaker(mention="Sources in Hun"),)),
            replace(claim(name, f"haftar not-recognizes gna{number}"), disputes=(link,)),
            claim(name, f"gna{number} enters derna"),
        ]
        article = replace(ARTICLE, title=name) if number % 2 else Article(id=text_hash(name), text=name)
        made.append(reading(name, *claims, without=("egypt", "haftar"), registries=("registry",), article=article))
    return made


def test_loading_many_at_once_is_loading_one_by_one(any_store: Store) -> None:
    outcomes = list(any_store.load_all(_many()))
    assert [(outcome.reading, outcome.action, outcome.claims) for outcome in outcomes] == [
        ("registry", "added", 0),
        *((f"r{number}", "added", 3) for number in range(5)),
    ]
    assert any_store.check() == []
    together = everything(any_store)
    assert {outcome.action for outcome in any_store.load_all(_many())} == {"unchanged"}
    assert everything(any_store) == together
    edited = replace(_many()[2], by="ann")
    assert [outcome.action for outcome in any_store.load_all([_many()[1], edited, edited])] == [
        "unchanged",
        "replaced",
        "unchanged",
    ]
    any_store.load(_many()[2])
    for item in reversed(_many()):
        any_store.remove(item.id)
    for item in _many():
        any_store.load(item)
    assert everything(any_store) == together


def test_of_many_those_before_a_refused_one_are_kept(any_store: Store) -> None:
    bad = reading("bad", "egypt attacks gna", actors=(actor("egypt", name="Misr"),))
    seen = []
    loading = any_store.load_all([*_many()[:3], bad, *_many()[3:]])
    with pytest.raises(ConflictingDeclaration, match=r"'Misr' .actor, state. by 'bad', 'Egypt' .*by 'registry'"):
        seen.extend(outcome.reading for outcome in loading)
    assert seen == ["registry", "r0", "r1"]
    assert [info.id for info in any_store.readings()] == ["r0", "r1", "registry"]
    assert any_store.check() == []

    def failing() -> Iterator[Reading]:
        yield _many()[3]
        raise InvalidInput("the next file is broken")

    with pytest.raises(InvalidInput, match="the next file is broken"):
        list(any_store.load_all(failing()))
    assert [info.id for info in any_store.readings()] == ["r0", "r1", "r2", "registry"]


def test_two_of_many_that_conflict_are_refused(any_store: Store) -> None:
    one, two = (
        reading("one", "egypt supports gna"),
        reading("two", "gna attacks lna", actors=(actor("gna", kind="party"),)),
    )
    with pytest.raises(ConflictingDeclaration, match=r"'Gna' .actor, party. by 'two', 'Gna' .actor, state. by 'one'"):
        list(any_store.load_all([one, two]))
    same = reading("two", claim("two", "gna attacks lna", id=one.claims[0].id))
    with pytest.raises(InvalidInput, match="is taken: reading 'one' has it"):
        list(any_store.load_all([one, same]))
    assert [info.id for info in any_store.readings()] == ["one"]


def test_readings_that_belong_together_are_kept_whole_or_not_at_all(any_store: Store) -> None:
    bad = reading("bad", "egypt attacks gna", actors=(actor("egypt", name="Misr"),))
    registry, *rest = _many()
    seen = []
    loading = any_store.load_all([registry, rest[:2], (rest[2], bad), rest[3:]])
    with pytest.raises(ConflictingDeclaration, match="Misr"):
        seen.extend(outcome.reading for outcome in loading)
    assert seen == ["registry", "r0", "r1"]
    assert [info.id for info in any_store.readings()] == ["r0", "r1", "registry"]
    before = everything(any_store)
    edited = replace(rest[0], by="ann")
    with pytest.raises(ConflictingDeclaration, match="Misr"):
        list(any_store.load_all([(edited, bad)]))
    assert everything(any_store) == before
    assert [outcome.action for outcome in any_store.load_all([rest, edited])] == [
        "unchanged", "unchanged", "added", "added", "added", "replaced",
    ]  # fmt: skip
    assert any_store.check() == []
