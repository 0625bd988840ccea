"""Where a quote stands, and what is closest to one that does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sides.loaders.quotes import Quotable, normalise

TEXT = (
    "Title of it\n\nEgypt has been helping Haftar\u00a0both in the \u201ceastern\u201d city \u2014 and\nin Jufra.  "
    "The LNA\u2019s goal. The LNA's  goal? In Jufra."
)


@given(st.text())
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(normalise(text)) == len(text)


@pytest.mark.parametrize(
    ("quote", "slices"),
    [
        ("helping Haftar both in", ["helping Haftar\u00a0both in"]),
        ("helping Haftar\u00a0both in", ["helping Haftar\u00a0both in"]),
        ('the "eastern" city - and', ["the \u201ceastern\u201d city \u2014 and"]),
        ("The LNA's goal", ["The LNA\u2019s goal"]),
        ("The LNA's  goal", ["The LNA's  goal"]),
        ("city \u2014 and in Jufra", ["city \u2014 and\nin Jufra"]),
        ("Jufra. The LNA's", ["Jufra.  The LNA\u2019s"]),
        ("Jufra.\n    The\tLNA's", ["Jufra.  The LNA\u2019s"]),
        ("of it Egypt has", ["of it\n\nEgypt has"]),
        ("in Jufra", ["in Jufra"]),
        ("Jufra", ["Jufra", "Jufra"]),
        ("egypt has", []),
        ("Egypt has not been helping", []),
        ("", []),
        ("  \n", []),
    ],
)
def test_spans(quote: str, slices: list[str]) -> None:
    spans = Quotable(TEXT).spans(quote)
    assert [span.text for span in spans] == slices
    assert [TEXT[span.start : span.end] for span in spans] == slices


def test_repeats_may_overlap() -> None:
    assert [span.start for span in Quotable("ana ana ana").spans("ana ana")] == [0, 4]


@given(st.text(min_size=1), st.data())
def test_a_slice_of_the_text_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    spans = Quotable(text).spans(quote)
    assert (start, end) in [(span.start, span.end) for span in spans] or not quote.strip()


def test_lines_are_counted_from_one() -> None:
    quotable = Quotable("a\nb\r\nc\rd")
    assert [quotable.line(quotable.text.index(letter)) for letter in "abcd"] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("quote", "closest"),
    [
        (
            "Egypt has not been helping Haftar both in the west",
            "Egypt has been helping Haftar\u00a0both in the \u201ceastern",
        ),
        ("egypt has been helping", "Egypt has been helping"),
        ("Nothing of this is written anywhere", None),
        ("?!", None),
    ],
)
def test_the_closest_passage(quote: str, closest: str | None) -> None:
    found = Quotable(TEXT).closest(quote)
    assert (found and found.text) == closest


def test_the_closest_passage_in_letters_of_another_script() -> None:
    found = Quotable("القاهرة تدعم حفتر في درنة.").closest("القاهرة تدعم السراج حفتر")
    assert found is not None
    assert found.text == "القاهرة تدعم حفتر"


def test_a_long_article_is_searched_in_good_time() -> None:
    words = "the army said that its forces had taken a town near the border of the area"
    text = "\n".join(f"{words} in week {week}." for week in range(5_000))
    quotable = Quotable(text)
    began = time.process_time()
    found = quotable.closest(f"{words} in the week 777, after fighting")
    took = time.process_time() - began
    assert found is not None
    assert found.text == f"{words} in week 777"
    assert took < 5  # seconds of the processor; measured: 0.25 s for 90,000 words, letter by letter takes minutes
