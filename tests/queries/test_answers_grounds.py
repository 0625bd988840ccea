"""What an answer says of one thing in several ways: every ground of a dispute, and dates as exact as they are known."""

from __future__ import annotations

from pathlib import Path

from command_line import CommandLine
from sides.graph import open_store
from small_graphs import claim, key, reading


def test_a_dispute_on_several_grounds_is_shown_once_with_all_of_them(cli: CommandLine, tmp_path: Path) -> None:
    denied = ["x claimed", "a denied"]
    with open_store(tmp_path / "a.store") as store:
        store.load(
            reading(
                claim("a supports x", "one", speakers=denied),
                claim("a not supports x", "two", disputes=[("one", "contradiction", "they differ")]),
                claim("b supports x", "three", speakers=denied),
                claim("b not supports x", "four"),
            )
        )
    cli.use(tmp_path / "a.store")
    shown = cli("disputed").out
    titles = [line for line in shown.splitlines() if line[:1].isupper()]
    assert titles == [
        "CONTRADICTION, OPPOSITE, DENIED (the same, affirmed and negated)",
        "OPPOSITE, DENIED (the same, affirmed and negated)",
    ]
    page = cli("show", "one").out
    other = f"#{key('two')[:4]}"
    assert page.count(other) == 1
    assert f"disputed by {other} (contradiction; the same with the opposite polarity)" in page
    assert "contradicted by" not in page
    assert f"contradicted by #{key('four')[:4]} (the same with the opposite polarity)" in cli("show", "three").out


def test_sources_print_dates_as_exact_as_they_are_known(cli: CommandLine, tmp_path: Path) -> None:
    with open_store(tmp_path / "a.store") as store:
        store.load(
            reading(
                claim("a supports x", "1", outlet="daily", date="2017-05"),
                claim("b supports x", "2", outlet="daily", date="2017-09-03/2018"),
                claim("c supports x", "3", outlet="weekly", date="2016"),
            )
        )
    cli.use(tmp_path / "a.store")
    rows = [" ".join(line.split()) for line in cli("sources").out.splitlines()]
    assert rows == ["daily 2 claims 2017-05 to 2017-09-03", "weekly 1 claim 2016"]
