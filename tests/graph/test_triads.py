"""Unbalanced triads: the definitions of Heider (1946) and Cartwright and Harary (1956), on graphs made for them."""

from __future__ import annotations

from datetime import date

import pytest
from sides.graph.filters import Filters
from sides.graph.store import Store
from sides.graph.triads import find_triads
from small_graphs import claim, key, reading

WITH, AGAINST = "supports", "attacks"


@pytest.mark.parametrize(
    ("ab", "bc", "ac", "unbalanced"),
    [
        (WITH, WITH, WITH, False),
        (WITH, AGAINST, AGAINST, False),  # friends with a common enemy
        (AGAINST, AGAINST, WITH, False),
        (WITH, WITH, AGAINST, True),  # a friend's friend is an enemy
        (WITH, AGAINST, WITH, True),
        (AGAINST, WITH, WITH, True),
        (AGAINST, AGAINST, AGAINST, False),  # three enemies puzzle nobody
    ],
)
def test_the_product_of_the_signs_decides(any_store: Store, ab: str, bc: str, ac: str, unbalanced: bool) -> None:
    any_store.load(reading(claim(f"a {ab} b", "ab"), claim(f"c {bc} b", "bc"), claim(f"a {ac} c", "ac")))
    answer = find_triads(any_store)
    sign = {WITH: 1, AGAINST: -1}
    expected = [(("a", "b", "c"), (sign[ab], sign[bc], sign[ac]))] if unbalanced else []
    assert [(triad.actors, triad.signs) for triad in answer.triads] == expected
    assert answer.total == len(expected)
    assert not answer.cut


def test_three_enemies_are_one_where_asked_for(any_store: Store) -> None:
    any_store.load(reading(claim("a attacks b"), claim("b attacks c"), claim("a attacks c")))
    assert [triad.signs for triad in find_triads(any_store, enemies=True).triads] == [(-1, -1, -1)]


def test_a_triad_comes_with_its_claims(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports b", "1"),
            claim("b cooperates-with c", "2"),
            claim("c not recognizes a", "3"),
            claim("a attacks c", "4"),
        )
    )
    (triad,) = find_triads(any_store).triads
    found = [[(edge.label, [each.id for each in edge.claims]) for edge in hop.edges] for hop in triad.hops]
    assert found == [
        [("supports", [key("1")])],
        [("cooperates with", [key("2")])],
        [("attacks", [key("4")]), ("does not recognize", [key("3")])],
    ]
    assert [(hop.start, hop.goal) for hop in triad.hops] == [("a", "b"), ("b", "c"), ("a", "c")]
    (row,) = find_triads(any_store).rows()
    assert (row["actors"], row["signs"], row["sources"]) == (["a", "b", "c"], [1, 1, -1], 1)


def test_a_pair_of_both_signs_takes_part_in_none(any_store: Store) -> None:
    any_store.load(reading(claim("a supports b"), claim("b supports c"), claim("a attacks c"), claim("c praises a")))
    assert find_triads(any_store).triads == ()


def test_the_filters_decide_which_edges_there_are(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports b", date="2015-01-01"),
            claim("b supports c", date="2015-01-01"),
            claim("a attacks c", date="2016-01-01"),
            claim("a praises c", date="2018-01-01"),
        )
    )
    assert find_triads(any_store, filters=Filters(as_of=date(2015, 6, 1))).total == 0
    assert find_triads(any_store, filters=Filters(as_of=date(2017, 1, 1))).total == 1
    assert find_triads(any_store, filters=Filters(as_of=date(2018, 1, 1))).total == 0  # now of both signs


def test_the_best_sourced_come_first_and_the_rest_is_counted(any_store: Store) -> None:
    triads = [
        claim(said, said) for x in "xy" for said in (f"a{x} supports b{x}", f"b{x} supports c{x}", f"a{x} attacks c{x}")
    ]
    again = [claim(each.key or "", f"{each.key} again", outlet="afp") for each in triads[3:]]
    any_store.load(reading(*triads, *again))
    answer = find_triads(any_store, most=1)
    assert [triad.actors for triad in answer.triads] == [("ay", "by", "cy")]
    assert (answer.total, answer.triads[0].sources) == (2, 2)
    assert find_triads(any_store, most_edges=1).cut


def test_an_empty_graph_has_none(any_store: Store) -> None:
    answer = find_triads(any_store)
    assert (answer.triads, answer.total, answer.cut) == ((), 0, False)
