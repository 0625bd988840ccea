"""Cells as what they mean."""

from __future__ import annotations

from datetime import date

import pytest
from sides.loaders.datasets.cells import day, digits, one_of, text
from sides.loaders.datasets.ucdp import candidate_of, flag, numbers, version_of


@pytest.mark.parametrize(
    "written",
    [
        "2018-04-02", " 2018-04-02 ", "2018-04-02 00:00:00", "2018-04-02 00:00:00.000", "2018-04-02T00:00:00Z",
        "2 April 2018", "02 April 2018", "02-April-2018", "2 Apr 2018", "02-apr-2018",
    ],
)  # fmt: skip
def test_a_day_that_can_be_read_in_one_way_is_read(written: str) -> None:
    assert day({"when": written}, "when") == date(2018, 4, 2)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "04/02/2018",
        "02-04-2018",
        "2018-4-2",
        "02-Apr-18",
        "2018-04",
        "2018-04-02 12:00",
        "2 Avril 2018",
        "٢٠١٨-04-02",
    ],
)
def test_a_day_that_cannot_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"^when is .*; a day is written 2018-04-02 or 2 April 2018$"):
        day({"when": written}, "when")


@pytest.mark.parametrize("written", ["2019-02-29", "31 June 2018", "2018-13-01", "0000-01-01"])
def test_a_day_that_never_was_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="there is no such day"):
        day({"when": written}, "when")


def test_text_is_the_same_from_csv_and_json() -> None:
    assert [text({"a": value}, "a") for value in (" 7 ", 7, 7.0, "", None)] == ["7", "7", "7", "", ""]
    assert (text({}, "a"), text({"a": "NA"}, "a", {"NA"}), text({"a": "NA"}, "a")) == ("", "", "NA")


def test_numbers_may_have_gone_through_a_spreadsheet_and_no_more() -> None:
    assert (digits({"a": "17.0"}, "a"), one_of({"a": "2.0"}, "a", "1", "2")) == ("17", "2")
    for wrong in ("", "17.5", "1e5", "-1", "x", "١٧"):
        with pytest.raises(ValueError, match=r"^a is "):
            digits({"a": wrong}, "a")
    with pytest.raises(ValueError, match=r"^a is '3'; it is one of 1, 2$"):
        one_of({"a": "3"}, "a", "1", "2")
    with pytest.raises(ValueError, match="…"):
        digits({"a": "x" * 1000}, "a")


def test_flags_and_numbers_of_states() -> None:
    yes = ("1", "1.0", "TRUE", "True", True, 1)
    no = ("0", "FALSE", "", "NA", ".", None, False, 0)
    assert all(flag({"a": value}, "a") for value in yes)
    assert not any(flag({"a": value}, "a") for value in no)
    with pytest.raises(ValueError, match="it is 0 or 1"):
        flag({"a": "2"}, "a")
    assert [numbers({"a": value}, "a") for value in ("901, 902", "901;902", "901.0", "", "NA")] == [
        ["901", "902"],
        ["901", "902"],
        ["901"],
        [],
        [],
    ]


def test_versions_in_names() -> None:
    assert [version_of(stem) for stem in ("GEDEvent_v26_1", "ged211", "ged261-csv", "ucdp-esd-ty-181", "mine")] == [
        "26.1",
        "21.1",
        "26.1",
        "18.1",
        None,
    ]
    assert version_of("UCDP_ExternalSupport_SupporterActorDyadYear_Data_v18.1") == "18.1"
    assert version_of("ged-2024") is None
    assert [candidate_of(stem) for stem in ("GEDEvent_v26_0_3", "GEDEvent_v26_01_26_03", "ged261")] == [
        "26.0.3",
        "26.01.26.03",
        None,
    ]
