"""The day on which an article came out says when something was written, not when it happened or ended."""

from __future__ import annotations

from datetime import date

import pytest
from made_readings import claim, reading
from sides.graph.claim import Claim
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.store import Store


def dated(id: str, published: str, *claims: str | Claim) -> Reading:
    """A reading of an article of its own, which came out then."""
    text = f"{id}: Alpha and Beta."
    return reading(id, *claims, article=Article(id=text_hash(text), text=text, date=published))


@pytest.mark.parametrize(("first", "second"), [("2020-05-01", "2020-05-02"), ("2020-05", "2020-06"), ("2020", "2021")])
def test_two_dated_articles_contradict_each_other(any_store: Store, first: str, second: str) -> None:
    any_store.load(dated("one", first, _claim("one", "alpha attacks beta"), _claim("one", "alpha supports delta")))
    any_store.load(
        dated("two", second, _claim("two", "alpha not-attacks beta"), _claim("two", "alpha not-supports delta"))
    )
    rows = any_store.rows("MATCH (c:Claim) RETURN c.contested AS contested, c.ends AS ends, c.lasts AS lasts")
    assert rows == [{"contested": True, "ends": None, "lasts": None}] * 4
    days = any_store.rows("MATCH (c:Claim) RETURN DISTINCT c.date_source AS source, c.date_from AS date_from")
    assert {row["source"] for row in days} == {"document"}
    assert all(row["date_from"] is not None for row in days)
    assert any_store.check() == []


def test_an_article_does_not_end_a_dated_state(any_store: Store) -> None:
    own = _claim("one", "alpha supports delta", date="2019")
    any_store.load(dated("one", "2020-05-01", own))
    any_store.load(dated("two", "2020-05-02", _claim("two", "alpha not-supports delta")))
    query = "MATCH (c:Claim {reading: 'one'}) RETURN c.ends AS ends, c.contested AS contested"
    assert any_store.rows(query) == [{"ends": None, "contested": True}]
    # a claim that itself says when, does
    any_store.remove("two")
    ended = _claim("three", "alpha not-supports delta", date="2020-04-03")
    any_store.load(dated("three", "2020-05-02", ended))
    assert any_store.rows(query) == [{"ends": date(2020, 4, 3), "contested": False}]
    assert any_store.check() == []


def _claim(reading: str, words: str, **more: object) -> Claim:
    return claim(reading, words, quote=f"{reading}:"[:3], start=0, end=3, **more)
