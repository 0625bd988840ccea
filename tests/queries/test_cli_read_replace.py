"""`sides read --replace`: what a person decided is put back, or told where it fits no claim any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import CommandLine
from sides.loaders.claims_file import read_claims_file
from sides.loaders.decision_log import read_log, standing

TEXT = "Egypt supports Haftar. Rebels attacked the army near Goma on Sunday. France opposes Haftar.\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: CommandLine) -> Path:
    """A claims file as `sides read` wrote it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "k.txt").write_text(TEXT)
    assert cli("read", "k.txt", "-o", "k.claims.yaml").code == 0
    return tmp_path / "k.claims.yaml"


def statuses(file: Path) -> dict[str, str]:
    """The status of each claim, by the relation and the first word of its quote."""
    return {f"{one.relation} {str(one.quote).split()[0]}": one.status for one in read_claims_file(file).reading.claims}


def mark(file: Path, status: str) -> None:
    """Set the status of every draft by hand."""
    file.write_text(file.read_text().replace("status: draft", f"status: {status}"))


def test_decisions_outlive_an_edit_of_the_article(file: Path, cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("a\na\na\nq\n")
    assert cli("review", "k.claims.yaml", "--answers", "answers").code == 0
    decided = statuses(file)
    assert decided["attacks Rebels"] == "accepted"
    assert any("@" in str(one.subject.id) for one in read_claims_file(file).reading.claims)
    (tmp_path / "k.txt").write_text("It rained. " + TEXT + "It rained.\n")
    ran = cli("read", "k.txt", "-o", "k.claims.yaml", "--replace")
    assert ran.code == 0, ran.err
    assert f"{len(decided)} decisions made before put back" in ran.err
    assert "not put back" not in ran.err
    assert statuses(file) == decided


def test_what_was_set_by_hand_is_put_back_and_what_is_gone_is_told(
    file: Path, cli: CommandLine, tmp_path: Path
) -> None:
    mark(file, "accepted")
    before = statuses(file)
    (tmp_path / "k.txt").write_text(TEXT.replace("France opposes Haftar", "Nothing else is known"))
    ran = cli("read", "k.txt", "-o", "k.claims.yaml", "--replace")
    assert ran.code == 0, ran.err
    assert f"{len(before) - 1} decisions made before put back" in ran.err
    assert "1 decision made before not put back" in ran.err
    assert "accepted: " in ran.err
    assert "France opposes Haftar" in ran.err
    assert statuses(file) == {name: status for name, status in before.items() if "France" not in name}
    assert len(standing(read_log(file))) == len(before)
    # Once more: nothing is kept twice.
    assert cli("read", "k.txt", "-o", "k.claims.yaml", "--replace").code == 0
    assert len(standing(read_log(file))) == len(before)


def test_what_was_taken_back_by_hand_is_not_put_back(file: Path, cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("a\na\na\nq\n")
    cli("review", "k.claims.yaml", "--answers", "answers")
    file.write_text(file.read_text().replace("status: accepted", "status: rejected"))
    (tmp_path / "k.txt").write_text(TEXT + "It rained.\n")
    assert cli("read", "k.txt", "-o", "k.claims.yaml", "--replace").code == 0
    assert set(statuses(file).values()) == {"rejected"}


@pytest.mark.parametrize("bad", ["  - {quote: [\n", "notes: mine\n"])
def test_a_file_that_cannot_be_read_stays(bad: str, file: Path, cli: CommandLine) -> None:
    file.write_text(file.read_text() + bad)
    before = file.read_bytes()
    ran = cli("read", "k.txt", "-o", "k.claims.yaml", "--replace")
    assert ran.code == 1
    assert "k.claims.yaml is not written over: what was decided in it cannot be told" in ran.err
    assert file.read_bytes() == before


def test_a_correction_with_an_actor_of_the_article_comes_back(file: Path, cli: CommandLine, tmp_path: Path) -> None:
    (ident,) = (one.id for one in read_claims_file(file).reading.actors if "@" in one.id)
    (tmp_path / "answers").write_text(f"s\ne\nsubject\n{ident}\nmodality\nplanned\n\na\nq\n")
    assert cli("review", "k.claims.yaml", "--answers", "answers").code == 0
    text = file.read_text()
    assert ident in text
    assert "modality: planned" in text
    (tmp_path / "k.txt").write_text("It rained. " + TEXT)
    ran = cli("read", "k.txt", "-o", "k.claims.yaml", "--replace")
    assert "1 decision made before put back" in ran.err, ran.err
    (claim,) = (one for one in read_claims_file(file).reading.claims if one.relation == "attacks")
    assert (claim.status, claim.modality) == ("accepted", "planned")
    assert str(claim.subject.id).partition("@")[0] == ident.partition("@")[0]


def test_in_a_folder_each_file_keeps_its_decisions(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("one", "two"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{TEXT}Report {name}.")
    arguments = ("read", str(tmp_path / "in"), "-o", str(tmp_path / "out"))
    cli(*arguments)
    mark(tmp_path / "out" / "one.claims.yaml", "accepted")
    (tmp_path / "in" / "one.txt").write_text(f"It rained. {TEXT}Report one.")
    ran = cli(*arguments, "--replace")
    assert ran.code == 0, ran.err
    assert "decisions made before put back" in ran.err
    assert set(statuses(tmp_path / "out" / "one.claims.yaml").values()) == {"accepted"}
    assert set(statuses(tmp_path / "out" / "two.claims.yaml").values()) == {"draft"}
    assert not (tmp_path / "out" / "two.decisions.jsonl").exists()
    assert cli("validate", str(tmp_path / "out")).code == 0
