"""YAML read with its lines, and what of YAML is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sides.graph.errors import InvalidInput, NotYAML
from sides.loaders.problems import Problems
from sides.loaders.yaml_lines import Mapping, Scalar, Sequence, parse_yaml
from sides.loaders.yaml_text import block, flow, scalar


def parse(text: str) -> Mapping:
    problems = Problems("f.yaml")
    node = parse_yaml(text, problems)
    problems.raise_if_any()
    assert isinstance(node, Mapping)
    return node


def test_every_scalar_is_the_text_that_was_written() -> None:
    node = parse("a: 2017-06-03\nb: no\nc: 012\nd: 1.50\ne: 12:30\nf: ~\ng:\nh: ''\ni: \"~\"\n")
    texts = {key: value.text for key, value in node.items.items() if isinstance(value, Scalar)}
    assert texts == {
        "a": "2017-06-03", "b": "no", "c": "012", "d": "1.50", "e": "12:30", "f": None, "g": None, "h": "", "i": "~",
    }  # fmt: skip


def test_lines() -> None:
    node = parse("# first\na: 1\n\nb:\n  - x\n  - y: 2\n")
    assert node.key_lines == {"a": 2, "b": 4}
    items = node.items["b"]
    assert isinstance(items, Sequence)
    assert [item.line for item in items.items] == [5, 6]


def test_the_end_of_a_block_is_not_part_of_its_text() -> None:
    node = parse("a: |\n  one\n  two\nb: >\n  one\n  two\n")
    assert [value.text for value in node.items.values() if isinstance(value, Scalar)] == ["one\ntwo", "one two"]


def test_an_alias_is_what_its_anchor_is() -> None:
    node = parse("a: &x {k: v}\nb: *x\n")
    assert node.items["a"] == node.items["b"]


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert parse("# nothing\n").items == {}


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: [1,\n", "f.yaml:3:1: this is not YAML: "),
        ("a: b: c\n", "f.yaml:1:5: this is not YAML: mapping values are not allowed"),
        (
            "a:\n\t- b\n",
            "f.yaml:2:1: this is not YAML: found character that cannot start any token: a tab; indent with spaces",
        ),
        ("a: \x00\n", "f.yaml:1: this is not YAML: control characters are not allowed"),
        (
            "a: !!python/object:os.system ls\n",
            "f.yaml:1:4: YAML tags are not used here: leave out tag:yaml.org,2002:python/object:os.system",
        ),
        ("a: !x 1\n", "f.yaml:1:4: YAML tags are not used here: leave out !x"),
        ("a: 1\n---\nb: 1\n", "f.yaml:2:1: a file holds one document; this begins a second one"),
        ("? [a, b]\n: 1\n", "f.yaml:1:3: a key is a word"),
        ("a: *x\n", "f.yaml:1:4: *x stands for nothing before it"),
        ("a: &x [*x]\n", "f.yaml:1:8: *x stands for nothing before it"),
        ("a: " + "[" * 40 + "]" * 40, "f.yaml:1:34: nested more than 30 levels deep"),
        (BOMB, "aliases stand for more than 100000 values"),
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: 'a' is here twice (first in line 1)"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        parse(text)
    assert message in str(raised.value)


def test_a_value_with_a_colon_gets_a_hint() -> None:
    with pytest.raises(NotYAML, match="has to be put in quotes"):
        parse("quote: he said: go\n")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, TEXTS)
def test_what_is_written_is_read(first: str, second: str) -> None:
    node = parse(block([("a", first), ("b", [first, {"c": second}])]))
    a, b = node.items["a"], node.items["b"]
    assert isinstance(a, Scalar)
    assert a.text == first
    assert isinstance(b, Sequence)
    assert [item.text for item in b.items if isinstance(item, Scalar)] == [first]
    (inner,) = [item for item in b.items if isinstance(item, Mapping)]
    (value,) = inner.items.values()
    assert isinstance(value, Scalar)
    assert value.text == second


def test_plain_where_it_can_be() -> None:
    assert scalar("Haftar's men") == "Haftar's men"
    assert flow({"a": "x, y", "b": None, "c": [], "d": ""}) == '{a: "x, y", d: ""}'
    assert block([("quote", "a, b"), ("none", None)]) == "quote: a, b\n"
    assert json.loads(scalar("\u05d0 \u200f:")) == "\u05d0 \u200f:"
