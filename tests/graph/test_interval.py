from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sides.graph.interval import Interval, first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-06-03", date(2017, 6, 3), None),
        ("2017-06", date(2017, 6, 1), None),
        ("2017", date(2017, 1, 1), None),
        ("2017-06-03/2017-06-10", date(2017, 6, 3), date(2017, 6, 10)),
        ("2016/2016-02", date(2016, 1, 1), date(2016, 2, 29)),
        ("2017-06/2017", date(2017, 6, 1), date(2017, 12, 31)),
        ("../2017-06-10", None, date(2017, 6, 10)),
        ("/2017", None, date(2017, 12, 31)),
        ("2017-06-03/..", date(2017, 6, 3), None),
        ("2017/", date(2017, 1, 1), None),
        (" 2017-06-03 ", date(2017, 6, 3), None),
        ("0001", date(1, 1, 1), None),
        ("9999-12-31/9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_what_an_interval_spans(text: str, first: date | None, last: date | None) -> None:
    interval = Interval.parse(text)
    assert (interval.first, interval.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no ISO date"),
        ("/", "needs a begin or an end"),
        ("../..", "needs a begin or an end"),
        ("last week", "'last week' is no ISO date"),
        ("2017-6-3", "no ISO date"),
        ("20170603", "no ISO date"),
        ("2017-02-30", "'2017-02-30' is no date"),
        ("2017-13", "'2017-13' is no date"),
        ("0000", "no date"),
        ("2017-06-03T10:00", "no ISO date"),
        ("2017/2018/2019", "'2018/2019' is no ISO date"),
        ("2017-06-10/2017-06-03", "ends before it begins"),
        ("2018/2017-12-31", "ends before it begins"),
        ("٢٠١٧-٠٦-٠٣", "no ISO date"),
    ],
)
def test_what_is_no_interval(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Interval.parse(text)


@pytest.mark.parametrize(
    ("text", "written"), [("2017/..", "2017"), ("/2017", "../2017"), (" 2017-06/2018 ", "2017-06/2018")]
)
def test_one_spelling_of_each(text: str, written: str) -> None:
    assert str(Interval.parse(text)) == written


@given(st.dates(), st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_what_is_written_is_read_back(one: date, other: date, begin: int, end: int) -> None:
    first, last = sorted((one, other))
    interval = Interval(first.isoformat()[:begin], last.isoformat()[:end])
    assert Interval.parse(str(interval)) == interval
    assert interval.first is not None
    assert interval.last is not None
    assert interval.first <= first <= last <= interval.last


def test_the_days_of_a_february() -> None:
    assert (first_day("2016-02"), last_day("2016-02")) == (date(2016, 2, 1), date(2016, 2, 29))
    assert last_day("1900-02") == date(1900, 2, 28)
