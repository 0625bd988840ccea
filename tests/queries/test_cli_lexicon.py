"""`sides lexicon try`: how a sentence is read, by which pattern, and why other patterns of its words do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import CommandLine, widest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, as the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_parts_stand_in_their_order(cli: CommandLine) -> None:
    ran = cli("lexicon", "try", "Kenya mediated between Chad and Sudan on Friday, a Hamas spokesman said.")
    assert ran.code == 0
    parts = _parts(ran.out)
    assert list(parts) == ["PARSE", "NAMES", "READ", "NOT FITTING"]
    assert parts["PARSE"][:2] == ["Kenya      PROPN nsubj      of mediated", "mediated   VERB  ccomp      of said"]
    assert parts["NAMES"][0] == "Kenya  name: kenya (state), kenya-country (country)"
    assert parts["READ"] == [
        "Kenya (kenya) mediates between Chad (chad) and Sudan (sudan)",
        "affirmed, happened",
        "said by a Hamas spokesman",
        "when: on Friday",
        "by mediates: S mediate between|among B",
    ]
    assert widest(ran.out) <= 80


def test_what_does_not_fit_says_why(cli: CommandLine) -> None:
    parts = _parts(cli("lexicon", "try", "Egypt has besieged.").out)
    assert parts["NAMES"] == ["Egypt  name: egypt (state), egypt-country (country)"]
    assert parts["READ"] == ["nothing"]
    fits_not = ["besieged: besieges: S besiege|blockade|encircle|surround O", "it has no object"]
    assert parts["NOT FITTING"][:2] == fits_not
    assert not [line for line in parts["NOT FITTING"] if line.startswith("has:")]


def test_ends_that_are_open_are_shown_so(cli: CommandLine) -> None:
    parts = _parts(cli("lexicon", "try", "Derna was reportedly bombed. They may attack Derna.").out)
    assert parts["READ"][:2] == ["somebody attacks Derna (derna)", "affirmed, happened, reportedly"]
    assert parts["READ"][3:5] == ["They (not resolved) attacks Derna (derna)", "affirmed, possible"]


def test_a_lexicon_and_actors_of_one_s_own_are_used(cli: CommandLine, folder: Path) -> None:
    (folder / "mine.yaml").write_text("attacks:\n  verbs: [S torch O]\n")
    (folder / "own.yaml").write_text("actors:\n  lions: {name: Lions of Brega, kind: armed-group}\n")
    ran = cli("lexicon", "try", "--lexicon", "mine.yaml", "--actors", "own.yaml", "The Lions of Brega torched Derna.")
    parts = _parts(ran.out)
    assert "Lions of Brega  name: lions (armed-group)" in parts["NAMES"]
    assert parts["READ"][0] == "The Lions of Brega (lions) attacks Derna (derna)"


def test_words_that_no_pattern_has_give_nothing(cli: CommandLine) -> None:
    parts = _parts(cli("lexicon", "try", "Blue, slowly.").out)
    assert parts["NAMES"] == ["none"]
    assert parts["READ"] == ["nothing"]
    assert parts["NOT FITTING"] == ["none: no other pattern has one of these words at its head"]


def test_a_lexicon_that_cannot_be_read_is_named(cli: CommandLine, folder: Path) -> None:
    (folder / "mine.yaml").write_text("attacks:\n  verbs: [S torch Q]\n")
    ran = cli("lexicon", "try", "--lexicon", "mine.yaml", "The M23 torched Goma.")
    assert ran.code == 1
    assert "mine.yaml" in ran.err
    assert "Q" in ran.err


def _parts(out: str) -> dict[str, list[str]]:
    """The lines under each heading."""
    parts: dict[str, list[str]] = {}
    for line in out.splitlines():
        if line and not line.startswith(" "):
            lines = parts.setdefault(line, [])
        elif line:
            lines.append(line.strip())
    return parts


def test_patterns_that_can_match_nothing_are_named_with_their_lines(cli: CommandLine, folder: Path) -> None:
    (folder / "mine.yaml").write_text(
        "attacks:\n  verbs:\n    - S zorched O\n    - S torch| O\n    - {pattern: S found O, negated: true}\n"
        "    - S threaten to_captured O\n  event_nouns:\n    - zorching\n    - torching of O\n"
        "supports:\n  prefixes: [zor-]\nmediates:\n  verbs: [S zorch O]\n"
    )
    ran = cli("lexicon", "check", "mine.yaml")
    assert ran.code == 1
    told = [line.strip() for line in ran.out.splitlines()]
    named = [line.partition("mine.yaml:") for line in told]
    whys = [line for line in told if line.startswith("why: ")]
    assert [(place[0], place[2]) for place in named if place[1]] == [
        ("attacks: pattern of ", "3"), ("attacks: pattern of ", "4"), ("attacks: pattern of ", "6"),
        ("attacks: pattern of ", "8"), ("supports: pattern of ", "11"), ("mediates: pattern of ", "13"),
    ]  # fmt: skip
    assert [why.removeprefix("why: ")[:40] for why in whys] == [
        "'zorched' is no base form, by which word", "a word is missing beside `|`",
        "'captured' is no base form, by which wor", "it has no place for S or O",
        "a prefix is written in small letters, wi", "this relation has no O: B are its partie",
    ]  # fmt: skip
    assert told[-1] == "6 patterns can match nothing."
    assert widest(ran.out) <= 80


def test_no_pattern_of_ours_is_one_that_can_match_nothing(cli: CommandLine) -> None:
    from sides.loaders.reader.language import pipeline
    from sides.loaders.reader.relations.lexicon import shipped
    from sides.loaders.reader.relations.lexicon_words import unmatched

    assert [one for path in shipped() for one in unmatched(str(path), pipeline(None))] == []
