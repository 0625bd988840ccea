"""One way to print every listing; the expected values follow RFC 8259 and what spreadsheets take for formulas."""

import csv
import io
import json
import math
from datetime import UTC, date, datetime

import pytest
from sides.queries.formats import Answer, csv_cell, csv_lines, json_lines, jsonl_lines, text_lines, write

ROWS = [
    {"name": "=HYPERLINK(1)", "when": date(2017, 6, 3), "claims": ["a", "b"], "n": 1.5, "flag": True},
    {"name": "line\nbreak \x1b[31m \u202e", "when": None, "claims": [], "n": -1, "flag": False},
]
ANSWER = Answer(columns=("name", "when", "claims", "n", "flag"), rows=ROWS, notes=("Nothing else.",))


def test_json_is_one_array_with_iso_dates_and_nothing_that_steers_a_terminal() -> None:
    text = "\n".join(json_lines(ANSWER.columns, ANSWER.rows))
    assert json.loads(text) == [{**ROWS[0], "when": "2017-06-03"}, ROWS[1]]
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert json.loads("\n".join(json_lines(("a",), []))) == []


def test_jsonl_is_one_object_a_line() -> None:
    lines = list(jsonl_lines(ANSWER.columns, ANSWER.rows))
    assert [json.loads(line)["n"] for line in lines] == [1.5, -1]
    moment = {"at": datetime(2017, 6, 3, 12, tzinfo=UTC)}
    assert list(jsonl_lines(("at",), [moment])) == ['{"at": "2017-06-03T12:00:00+00:00"}']


def test_csv_has_a_header_also_without_rows_and_reads_back() -> None:
    assert list(csv_lines(("a", "b"), [])) == ["a,b"]
    read = list(csv.reader(io.StringIO("\n".join(csv_lines(ANSWER.columns, ANSWER.rows)) + "\n")))
    assert read == [
        ["name", "when", "claims", "n", "flag"],
        ["'=HYPERLINK(1)", "2017-06-03", "a; b", "1.5", "true"],
        ["line\nbreak \\x1b[31m \\u202e", "", "", "-1", "false"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\uff1d1", "->"])
def test_csv_cells_are_no_formulas(text: str) -> None:
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize(("value", "expected"), [("a-b", "a-b"), (-1, "-1"), (-0.5, "-0.5"), (None, ""), ("", "")])
def test_csv_cells_that_are_no_formulas_stay(value: object, expected: str) -> None:
    assert csv_cell(value) == expected


def test_notes_stand_beneath_the_text_and_else_on_standard_error() -> None:
    for form, in_out in (("table", True), ("json", False), ("jsonl", False), ("csv", False)):
        out, err = io.StringIO(), io.StringIO()
        write(ANSWER, form, out=out, err=err)
        assert ("Nothing else." in out.getvalue()) is in_out
        assert ("Nothing else." in err.getvalue()) is not in_out


def test_an_answer_without_its_own_text_is_a_table() -> None:
    lines = list(text_lines(Answer(columns=("id", "n"), rows=[{"id": "lna", "n": 3}]), 80))
    assert lines == ["id   n", "---  -", "lna  3"]


LETTERS = "Müller Ō 😀 المشير"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_what_a_program_reads_is_whole_whatever_the_encoding_of_the_stream(encoding: str) -> None:
    answer = Answer(columns=("name",), rows=[{"name": LETTERS}])
    for form in ("json", "jsonl", "csv"):
        raw = io.BytesIO()
        out = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="\n")
        write(answer, form, out=out, err=io.StringIO())
        out.flush()
        if form == "csv":
            assert raw.getvalue().decode("utf-8") == f"name\n{LETTERS}\n"
        else:
            found = json.loads(raw.getvalue().decode(encoding))
            assert found in ([{"name": LETTERS}], {"name": LETTERS})


def test_what_is_no_finite_number_is_its_name_in_json() -> None:
    rows = [{"n": [math.nan, math.inf, -math.inf, 1.5]}]
    (line,) = jsonl_lines(("n",), rows)
    assert line == '{"n": ["NaN", "Infinity", "-Infinity", 1.5]}'
