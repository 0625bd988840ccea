import pytest
from sides.queries.answers.layout import aligned, clean, clip, quoted, table, width, wrap
from sides.queries.answers.words import counted, listed, said_by, when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("two\n lines\tand\u00a0spaces ", "two lines and spaces"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("title \x1b]0;owned\x07", "title \\x1b]0;owned\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("user\u202egnp.exe", "user\\u202egnp.exe"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("half \ud800", "half \\ud800"),
        ("\x00\x7f", "\\x00\\x7f"),
        ("حفتر", "حفتر"),
    ],
)
def test_what_steers_a_terminal_is_written_out(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_width_counts_columns_not_letters() -> None:
    assert [width(text) for text in ("abc", "利比亚", "é", "e\u0301", "حَفتر", "a\u200bb")] == [3, 6, 1, 1, 4, 2]


def test_clip_keeps_whole_words() -> None:
    assert clip("Egypt has been helping", 30) == "Egypt has been helping"
    assert clip("Egypt has been helping", 15) == "Egypt has been…"
    assert clip("Benghazibrigades", 8) == "Benghaz…"
    assert width(clip("利比亚国民军", 7)) <= 7


def test_wrap_hangs_and_cuts_what_is_too_long() -> None:
    assert wrap("one two three", 9, indent="", hanging="  ") == ["one two", "  three"]
    assert wrap("", 20) == []
    assert all(width(line) <= 20 for line in wrap("x" * 55 + " 利比亚国民军利比亚国民军", 20, indent="    "))


def test_quotes_are_cut_after_two_lines() -> None:
    lines = quoted("word " * 60, 40)
    assert len(lines) == 2
    assert lines[0].startswith('    "word')
    assert lines[1].endswith('…"')
    assert all(width(line) <= 40 for line in lines)
    assert quoted("short\nquote", 40) == ['    "short quote"']
    assert quoted("word " * 60, 40, most=0)[-1].endswith('word"')


def test_columns_stand_under_each_other_and_the_first_wraps() -> None:
    rows = [("Egypt supports LNA", "ongoing", "#1a2b"), ("A very long name of some group indeed", "happened", "#3c4d")]
    assert aligned(rows, 44) == [
        ["  Egypt supports LNA         ongoing   #1a2b"],
        ["  A very long name of some   happened  #3c4d", "    group indeed"],
    ]
    assert aligned([("only",)], 40) == [["  only"]]
    assert aligned([], 40) == []


def test_a_table_too_wide_becomes_blocks() -> None:
    assert list(table(["a", "b"], [["1", "2"]], 20)) == ["a  b", "-  -", "1  2"]
    names = [f"column{number}" for number in range(9)]
    lines = list(table(names, [["value of twenty chars"] * 9], 60))
    assert lines[0] == "-- 1 --"
    assert lines[1] == "column0  value of twenty chars"
    assert len(lines) == 10


def test_speakers_are_grouped_by_stance() -> None:
    speakers = [
        {"name": "Ahmed al-Mismari", "id": "mismari", "stance": "confirmed", "on_behalf_of": "LNA", "party": True},
        {"name": "GNA", "id": "gna", "stance": "denied", "on_behalf_of": None, "party": False},
        {"name": "Sources in Hun", "stance": "claimed"},
    ]
    assert said_by(speakers) == (
        'confirmed by Ahmed al-Mismari, for LNA itself; DENIED by GNA; claimed by "Sources in Hun"'
    )
    assert said_by([]) == ""


def test_small_words() -> None:
    assert counted(1200, "claim") == "1,200 claims"
    assert listed(["a"]) == "a"
    assert listed([]) == ""
    assert when({"date": "2017-06", "date_source": "document"}) == "2017-06 (the article's date)"
    assert when({"date": "2017-06/2017-07-02", "date_source": "claim"}) == "2017-06 to 2017-07-02"
    assert when({"date": "../2018", "date_source": "claim"}) == "until 2018"
    assert when({"date": "2017-06", "date_source": None}) == ""  # a role that is over: its article's date is none of it
    assert when({"date_text": "a month ago"}) == '"a month ago"'
    assert when({}) == ""
