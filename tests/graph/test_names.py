from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sides.graph.names import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LNA", "lna"),
        ("Général Haftar", "general haftar"),
        ("  Khalifa\u00a0Haftar\n", "khalifa haftar"),
        ("STRASSE", "Straße"),
        ("İstanbul", "istanbul"),
        ("Ｌ Ｎ Ａ", "l n a"),
        ("أحمد", "احمد"),
        ("خَلِيفَة", "خليفة"),
        ("\u200fحفتر\u200e", "حفتر"),
        ("Haf\u200btar", "Haftar"),
        ("Jos\u00e9", "Jose\u0301"),
    ],
)
def test_spellings_that_are_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("LNA", "GNA"), ("al-Afirs", "al Afirs"), ("Hun", "Hün ")])
def test_letters_and_hyphens_count_and_accents_do_not(one: str, other: str) -> None:
    assert (fold(one) == fold(other)) is (one == "Hun")


def test_nothing_is_nothing() -> None:
    assert fold("") == fold(" \u00a0\n") == ""


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
