"""Rows out of bytes: what is wrong with one is told with its line, and the rows after it are read."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from sides.loaders.datasets.rows import LONGEST, Bad, comma_separated, json_objects, tab_separated, under


def csv(raw: bytes) -> list[object]:
    return list(comma_separated(io.BytesIO(raw)))


def tabs(raw: bytes) -> list[object]:
    return list(tab_separated(io.BytesIO(raw)))


def objects(raw: bytes) -> list[object]:
    return list(json_objects(io.BytesIO(raw), within="data"))


def test_a_byte_order_mark_is_no_part_of_the_first_cell() -> None:
    assert csv(b'\xef\xbb\xbf"a",b\n') == [(1, ["a", "b"])]
    assert tabs(b"\xef\xbb\xbfa\tb\n") == [(1, ["a", "b"])]
    for text in (b'{"a": 1}\n', b'[{"a": 1}]', b'{"data": [{"a": 1}]}'):
        assert objects(b"\xef\xbb\xbf" + text) == [(1, {"a": 1})]


def test_the_line_of_a_row_is_its_first() -> None:
    assert csv(b'a,b\r\n"1\n\n2",3\r\n\r\n4,"say ""so"""\r\n') == [
        (1, ["a", "b"]),
        (2, ["1\n\n2", "3"]),
        (6, ["4", 'say "so"']),
    ]


def test_between_tabs_a_quote_is_a_letter() -> None:
    assert tabs(b'a\t"b\r\n\r\n"c"\td') == [(1, ["a", '"b']), (3, ['"c"', "d"])]


@pytest.mark.parametrize("read", [csv, tabs])
def test_a_byte_that_is_no_utf_8_spoils_its_row_alone(read: object) -> None:
    delimiter = b"," if read is csv else b"\t"
    raw = b"\n".join(
        delimiter.join(row) for row in ((b"a", b"b"), (b"1", "Köln".encode()), (b"2", b"K\xf6ln"), (b"3", b"c"))
    )
    assert read(raw) == [  # type: ignore[operator]
        (1, ["a", "b"]),
        (2, ["1", "Köln"]),
        Bad(3, "this is not UTF-8 (byte 0xf6 at 4)"),
        (4, ["3", "c"]),
    ]


def test_a_bad_byte_within_a_quoted_cell_of_several_lines_spoils_that_row() -> None:
    assert csv(b'a\n"x\n\xff\ny"\nb\n') == [(1, ["a"]), Bad(2, "this is not UTF-8 (byte 0xff at 1)"), (5, ["b"])]


def test_a_quote_that_is_never_closed_takes_one_row_more_where_all_cells_are_quoted() -> None:
    found = csv(b'"a","b"\n"1,"2"\n"3","4"\n"5","6"\n')
    assert [row if isinstance(row, tuple) else row.line for row in found] == [  # type: ignore[attr-defined]
        (1, ["a", "b"]),
        2,
        (3, ["3", "4"]),
        (4, ["5", "6"]),
    ]
    found = csv(b'"a","b"\n"1","2\n"3","4"\n"5","6"\n')
    assert found[0] == (1, ["a", "b"])
    assert isinstance(found[1], Bad)
    assert (found[1].line, found[1].reason.partition(":")[0]) == (2, "this is no well-formed row (up to line 3)")
    assert found[2:] == [(4, ["5", "6"])]


def test_a_quote_that_is_never_closed_does_not_take_the_whole_file() -> None:
    row = b"1," + b"x" * 998 + b"\n"
    found = csv(b'a,b\n2,"never closed\n' + row * 3000)
    assert isinstance(found[1], Bad)
    assert found[1].line == 2
    assert "up to line" in found[1].reason
    assert found[-1] == (3002, ["1", "x" * 998])
    assert len(found) > 1900


def test_a_quote_open_at_the_end_is_told() -> None:
    found = csv(b'a,b\n1,"open')
    assert found[0] == (1, ["a", "b"])
    assert isinstance(found[1], Bad)
    assert (found[1].line, len(found)) == (2, 2)


@pytest.mark.parametrize("read", [csv, tabs])
def test_a_line_that_is_too_long_is_one_bad_row_and_fills_no_memory(read: object) -> None:
    raw = b"a\n" + b"x" * (5 << 20) + b"\nb\n" + b"y" * (3 * LONGEST)
    tracemalloc.start()
    found = read(raw)  # type: ignore[operator]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    reason = f"the line is longer than {LONGEST:,} bytes"
    assert found == [(1, ["a"]), Bad(2, reason), (3, ["b"]), Bad(4, reason)]
    assert peak < len(raw) + 4 * LONGEST


def test_a_row_with_more_or_fewer_cells_than_columns_is_bad() -> None:
    rows = comma_separated(io.BytesIO(b"1,2\n1,2,3\n1\n3,4\n"))
    assert list(under(("a", "b"), rows)) == [
        (1, {"a": "1", "b": "2"}),
        Bad(2, "3 cells for 2 columns"),
        Bad(3, "1 cells for 2 columns"),
        (4, {"a": "3", "b": "4"}),
    ]


def test_objects_stand_in_a_list_an_envelope_or_a_line_each() -> None:
    expected = [(1, {"a": 1}), (2, {"a": [2.5, "x"]})]
    assert objects(b'[{"a": 1}, {"a": [2.5, "x"]}]') == expected
    assert objects(b'\n{"count": 2,\n "data": [{"a": 1},\n {"a": [2.5, "x"]}]}') == expected
    assert objects(b'{"count": 2, "data": [{"a": 1}, {"a": [2.5, "x"]}]}') == expected
    assert objects(b'{"a": 1}\n{"a": [2.5, "x"]}\n') == expected
    assert objects(b'{"success": false, "data": []}') == [(1, {"success": False, "data": []})]


def test_a_line_of_bad_json_is_told_and_the_next_is_read() -> None:
    found = objects(b'{"a": 1}\n{"a": \n[3]\n{"a": 4}\n')
    assert found[0] == (1, {"a": 1})
    assert [(row.line, row.reason.partition(":")[0]) for row in found[1:3] if isinstance(row, Bad)] == [
        (2, "this line is no JSON"),
        (3, "this line is no JSON object"),
    ]
    assert found[3] == (4, {"a": 4})


def test_json_that_is_cut_short_or_no_text_is_read_as_far_as_it_goes() -> None:
    for raw, why in (
        (b'[{"a": 1}, {"a": 2', "the JSON cannot be read on from here"),
        (b'[{"a": 1}, {"a": "\xff"}]', "cannot be read on from here"),
    ):
        found = objects(raw)
        assert found[0] == (1, {"a": 1})
        assert isinstance(found[1], Bad)
        assert (found[1].line, len(found)) == (2, 2)
        assert why in found[1].reason


def test_what_is_no_object_in_a_list_is_bad() -> None:
    assert objects(b'[1, {"a": 2}]') == [Bad(1, "this is no object but 1"), (2, {"a": 2})]


def test_json_that_is_nested_without_end_is_told_and_takes_no_memory() -> None:
    for text in (b"[" * 100_000, b'[{"a": ' + b"[" * 100_000, b'{"data": [{"a": 1}, ' + b'{"a":' * 100_000):
        *_, last = objects(text)
        assert isinstance(last, Bad)
        assert "nested more than 100 deep" in last.reason


def test_values_beside_the_list_are_passed_over() -> None:
    text = b'{"status": 200, "more": {"data": [7]}, "data": [{"a": {"b": [1, {"c": 2}]}}, 5], "end": [1]}'
    assert objects(text) == [(1, {"a": {"b": [1, {"c": 2}]}}), Bad(2, "this is no object but 5")]
