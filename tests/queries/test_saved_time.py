"""What a date asks for, and the order of a timeline: each sentence on a graph made for it."""

from __future__ import annotations

from datetime import date

import pytest
from sides.graph.actor import Place
from sides.graph.store import Store
from small_graphs import ask, claim, key, reading


def supporters(store: Store, **values: object) -> list[str]:
    return ask(store, "who-supports", "supporter_id", actor="x", **values)


def opponents(store: Store, **values: object) -> list[str]:
    return ask(store, "who-opposes", "opponent_id", actor="x", **values)


def test_as_of_takes_what_had_begun_and_not_ended(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", date="2017-06-01"),
            claim("b supports x", date="2017-06-02"),
            claim("c supports x", date="2017-01-01/2017-05-31"),
            claim("d supports x", date="2017-01-01/2017-06-01"),
        )
    )
    assert supporters(any_store, as_of="2017-06-01") == ["a", "d"]


def test_an_act_does_not_end_and_a_state_does(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a attacks x", date="2015-01-01/2015-02-01"),
            claim("b opposes x", date="2015-01-01/2015-02-01"),
            claim("c opposes x", date="2015-01-01"),
        )
    )
    assert opponents(any_store, as_of="2017-01-01") == ["a", "c"]


def test_a_state_ends_at_a_later_claim_of_the_opposite(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", date="2015-01-01"),
            claim("a not supports x", date="2016-01-01"),
            claim("b supports x", date="2015-01-01"),
            claim("b not supports x", date="2014-01-01"),
            claim("c supports x", date="2015-01-01"),
            claim("c not supports x", date="2016-01-01", status="draft"),
            claim("d praises x", date="2015-01-01"),
            claim("d not praises x", date="2016-01-01"),
        )
    )
    assert supporters(any_store, as_of="2015-06-01") == ["a", "b", "c", "d"]
    assert supporters(any_store, as_of="2016-01-01") == ["a", "b", "c", "d"]
    assert supporters(any_store, as_of="2016-06-01") == ["b", "c", "d"]


def test_since_and_until_bound_the_beginning(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", date="2017-01-01"),
            claim("b supports x", date="2017-02-01/2017-12-31"),
            claim("c supports x", date="2017-03-01"),
        )
    )
    assert supporters(any_store, since="2017-02-01") == ["b", "c"]
    assert supporters(any_store, until="2017-02-01") == ["a", "b"]
    assert supporters(any_store, since="2017-01-02", until="2017-02-28") == ["b"]


def test_a_month_or_year_means_its_first_or_last_day(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports x", date="2017-01-31"),
            claim("b supports x", date="2017-02-28"),
            claim("c supports x", date="2018"),
        )
    )
    assert supporters(any_store, until="2017-02") == ["a", "b"]
    assert supporters(any_store, since="2017-02", until="2018") == ["b", "c"]
    assert supporters(any_store, as_of="2017") == ["a", "b"]


def test_a_claim_without_a_date_has_its_documents_and_says_so(any_store: Store) -> None:
    any_store.load(reading(claim("a supports x"), claim("b supports x", date="2016-01-01"), date="2017-06-03"))
    assert ask(any_store, "who-supports", "supporter_id", "date_from", "date_source", actor="x") == [
        ("a", date(2017, 6, 3), "document"),
        ("b", date(2016, 1, 1), "claim"),
    ]
    assert supporters(any_store, as_of="2017-01-01") == ["b"]
    assert supporters(any_store, as_of="2017-06-03") == ["a", "b"]


@pytest.mark.parametrize("asked", [{"as_of": "2020"}, {"since": "2000"}, {"until": "2020"}])
def test_all_three_leave_out_what_has_no_date_unless_asked_for(any_store: Store, asked: dict[str, str]) -> None:
    any_store.load(reading(claim("a supports x"), claim("b supports x", date="2017-01-01")))
    assert supporters(any_store) == ["a", "b"]
    assert supporters(any_store, **asked) == ["b"]
    assert supporters(any_store, **asked, undated=True) == ["a", "b"]


def test_what_is_known_to_have_ended_has_ended_also_without_a_begin(any_store: Store) -> None:
    any_store.load(reading(claim("a supports x", date="../2016-12-31"), claim("b supports x", date="../2018")))
    assert supporters(any_store, as_of="2017-06-01", undated=True) == ["b"]


def test_a_filtered_hop_of_structure_needs_a_claim_that_passes(any_store: Store) -> None:
    any_store.load(
        reading(claim("boss leads x", date="2010-01-01/2015-12-31"), claim("a supports boss", date="2012-01-01"))
    )
    assert supporters(any_store, as_of="2015-06-01") == ["a"]
    assert supporters(any_store, as_of="2016-06-01") == []


def test_a_timeline_has_the_undated_last_in_the_order_of_the_text(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("x enters derna", "late", date="2017-06-02"),
            claim("x attacks a", "undated"),
            claim("x captures hun", "early", date="2017-06-01"),
            claim("b supports x", "also undated"),
            claim("x meets c", "planned", modality="planned"),
            claim("x meets d", "draft", status="draft"),
        )
    )
    assert ask(any_store, "timeline", "claim", about="x") == [
        key("early"),
        key("late"),
        key("undated"),
        key("also undated"),
    ]
    assert ask(any_store, "timeline", "claim", about="x", modalities=["planned"]) == [key("planned")]
    assert ask(any_store, "timeline", "claim", about="x", statuses="draft") == [key("draft")]


def test_a_timeline_of_a_place_has_what_happened_within_it(any_store: Store) -> None:
    places = [
        Place(id="libya", name="Libya", kind="country"),
        Place(id="jufra", name="Jufra", kind="region", within="libya"),
        Place(id="base", name="Base", kind="base", within="jufra"),
    ]
    any_store.load(
        reading(
            claim("a enters base", "1"),
            claim("b attacks c", "2", place="jufra"),
            claim("d enters libya", "3"),
            claim("a supports b", "4"),
            places=places,
        )
    )
    assert ask(any_store, "timeline", "claim", about="jufra") == [key("1"), key("2")]
    assert ask(any_store, "timeline", "claim", about="Libya") == [key("1"), key("2"), key("3")]
    assert ask(any_store, "claims-about", "claim", "role", about="Libya") == [
        (key("1"), "within"),
        (key("2"), "within"),
        (key("3"), "object"),
    ]


def test_dates_come_back_as_dates(any_store: Store) -> None:
    any_store.load(reading(claim("x enters derna", date="2017-06-02/2017-06-05", date_text="early June")))
    columns = ("date_from", "date_until", "date_text", "date_source")
    assert ask(any_store, "timeline", *columns, about="x") == [
        (date(2017, 6, 2), date(2017, 6, 5), "early June", "claim")
    ]
