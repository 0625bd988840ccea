"""`sides review` of a claims file: drafts are decided on one by one, at once, and nothing else of the file changes."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest
from command_line import PROGRAMS, CommandLine, program, widest
from review_case import BAND, CLAIMS, Answer, read_anew, statuses
from sides.loaders.claims_file import read_claims_file
from sides.loaders.decision_log import read_log


def test_each_draft_is_shown_and_each_decision_written_into_its_entry_alone(file: Path, answer: Answer) -> None:
    shown = answer(file, say="a / r / it is not said whom / a / q")
    assert shown.code == 0, shown.err
    assert "Claim 1 of 4, a" in shown.out
    assert "  Front attacks League" in shown.out
    assert "The talks ended. [The Northern Front attacked the Southern League] near Oda." in " ".join(shown.out.split())
    assert 'subject: "They" = Front?' in shown.out
    assert 'object: "the others" = who?' in shown.out
    assert "2 accepted and 1 rejected; 1 draft left." in shown.out
    assert statuses(file) == ["accepted", "rejected", "accepted", "draft"]
    verdict = read_claims_file(file).reading.claims[1].verdict
    assert verdict is not None
    assert (verdict.by, verdict.why) == ("tester", "it is not said whom")
    text = file.read_text()
    kept = [line for line in CLAIMS.splitlines() if "status: draft" not in line]
    assert [line for line in text.splitlines() if line in kept] == kept  # comments and formatting too
    assert "status: accepted        # not yet" in text
    assert [one.status for one in read_log(file)] == ["accepted", "rejected", "accepted"]


def test_the_article_is_named_once_before_its_first_claim(file: Path, answer: Answer) -> None:
    """A date such as "on Monday" can be judged by the article's own only."""
    file.write_text("title: Two wars\npublisher: The Post\ndate: 2024-05-06\n" + file.read_text())
    shown = answer(file, say="a / a / q").out
    assert shown.count('"Two wars", The Post, 2024-05-06') == 1
    assert shown.index("Two wars") < shown.index("Claim 1 of 4")


def test_it_goes_on_where_it_was_stopped_and_the_end_of_the_answers_stops_it(file: Path, answer: Answer) -> None:
    assert "The answers end here." in answer(file, say="a").out
    assert "Claim 1 of 3" in answer(file, say="a / a / a").out
    assert "There is no draft" in answer(file, say="a").out
    assert "Claim 1 of 4" in answer(file, "--all", say="q").out


def test_undo_takes_back_and_the_log_keeps_both(file: Path, answer: Answer) -> None:
    shown = answer(file, say="u / a / r / no / u / back / s / u / q")
    assert "There is no step to take back" in shown.out
    assert "0 accepted and 0 rejected; 4 drafts left." in shown.out
    assert file.read_text() == CLAIMS
    log = read_log(file)
    assert [bool(one.undoes) for one in log] == [False, False, True, True]
    assert answer(file, say="q").out.count("put back") == 0


def test_wrong_input_changes_nothing(file: Path, answer: Answer, cli: CommandLine, tmp_path: Path) -> None:
    shown = answer(file, say="maybe /  / ? / r / - / m / n / \x1b[31m / n /  / q")
    assert "'maybe' is no answer here." in shown.out
    assert "\x1b" not in shown.out
    assert file.read_text() == CLAIMS
    assert cli("review", file).code == 2  # no terminal
    assert "--answers FILE" in cli("review", file).err
    assert cli("review", file, "a-reading", "--answers", file).code == 2
    assert cli("review", tmp_path / "none.claims.yaml", "--answers", file).code == 1
    assert cli("review", file, "--about", "Nobody", "--answers", file).code == 3


def test_filters_and_all_of_a_rule_that_are_as_sure(file: Path, answer: Answer) -> None:
    assert "Claim 1 of 2" in answer(file, "--about", "southern league", say="q").out
    assert "Claim 1 of 3" in answer(file, "--min-confidence", "0.5", say="q").out
    shown = answer(file, say="m / y / q")
    assert "accept 2 claims of rule attacks: S attack O, confidence 0.90 or more? y/n: y" in shown.out
    assert statuses(file) == ["accepted", "draft", "draft", "accepted"]


def test_editing_field_by_field_checks_and_keeps_the_id(file: Path, answer: Answer) -> None:
    before = read_claims_file(file).reading.claims[0].id
    shown = answer(file, say="e / relation / attaks /  / y / relation / clashes-with / place / - /  / a / q")
    assert "no relation is called 'attaks'" in shown.out
    assert "Changed; it is still a draft." in shown.out
    claim = read_claims_file(file).reading.claims[0]
    assert (claim.id, claim.relation, claim.status) == (before, "clashes-with", "accepted")
    assert "# the last two" in file.read_text()


def test_editing_in_an_editor_and_giving_up(file: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c \"import sys; p = sys.argv[1]; s = open(p).read(); "
                       "open(p, 'w').write(s.replace('sl', 'nobody'))\"")  # fmt: skip
    shown = answer(file, say="e / n / q")
    assert "line 4: object: no actor or place 'nobody' is declared." in shown.out
    assert file.read_text() == CLAIMS
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c \"import sys; p = sys.argv[1]; s = open(p).read(); "
                       "open(p, 'w').write(s.replace('relation: attacks', 'relation: clashes-with', 1))\"")  # fmt: skip
    assert "Changed" in answer(file, say="e / q").out
    assert read_claims_file(file).reading.claims[0].relation == "clashes-with"


def test_a_claim_is_added_from_words_that_stand_in_the_article(file: Path, answer: Answer) -> None:
    shown = answer(
        file, say="n / The talks failed / nf / meets / sl /  / n / n / The talks ended / nf / meets / sl /  / q"
    )
    assert "its quote does not stand in a.txt" in shown.out
    assert "1 added; 4 drafts left." in shown.out
    added = next(claim for claim in read_claims_file(file).reading.claims if claim.quote == "The talks ended")
    assert (added.status, added.relation) == ("accepted", "meets")
    assert file.read_text().endswith("# the end\n")


def test_a_claim_may_name_what_the_file_did_not_declare(file: Path, answer: Answer) -> None:
    shown = answer(file, say=f"e / subject / egypt / {BAND} / object / band /  / a / q")
    assert shown.code == 0, shown.err
    assert "Changed" in shown.out
    assert "  Egypt attacks The Band" in shown.out
    read = read_claims_file(file).reading
    assert (read.claims[0].subject.id, read.claims[0].object.id) == ("egypt", "band")
    declared = {actor.id: (actor.name, actor.kind) for actor in read.actors}
    assert (declared["egypt"], declared["band"]) == (("Egypt", "state"), ("The Band", "armed-group"))
    assert "  band: {name: The Band, kind: armed-group}\n" in file.read_text()
    assert [line for line in CLAIMS.splitlines() if "name:" in line] == [
        line for line in file.read_text().splitlines() if "name:" in line and "Band" not in line and "Egypt" not in line
    ]
    # They are declared again where the article is read anew into the file.
    read_anew(file)
    assert "1 decision made before put back" in answer(file, say="q").out
    assert read_claims_file(file).reading.claims[0].object.id == "band"


def test_a_wrong_declaration_changes_nothing(file: Path, answer: Answer) -> None:
    shown = answer(file, say="e / actors / {band: {name: The Band, kind: orchestra}} / object / band /  / n / q")
    assert "'orchestra'" in shown.out
    shown = answer(file, say="e / actors / {band: The Band} / object / band /  / n / q")
    assert "band" in shown.out
    shown = answer(file, say="e / subject / nobody-knows /  / n / q")
    assert "'nobody-knows'" in shown.out
    assert file.read_text() == CLAIMS


def test_more_takes_drafts_that_are_left_alone(file: Path, answer: Answer) -> None:
    answer(file, say="r / no / q")
    shown = answer(file, "--all", say="s / s / s / m / y / q")
    assert "accept 1 claim of rule attacks: S attack O" in shown.out
    assert statuses(file) == ["rejected", "draft", "draft", "accepted"]


def test_what_goes_wrong_in_an_edit_ends_nothing(file: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = answer(file, say="e / actors / {nf: {name: Another Front, kind: armed-group}} /  / n / q")
    assert "nf is Northern Front (armed-group) in this file; give another id" in shown.out
    shown = answer(file, say="e / actors / {nf: {name: Northern Front, kind: state}} /  / n / q")
    assert "nf is Northern Front (armed-group) in this file; give another id" in shown.out
    monkeypatch.setenv("EDITOR", "true")
    shown = answer(file, say="e / q")
    assert "Nothing was changed." in shown.out
    file.with_name("wrong.yaml").write_text("subject: nf\nquote: a: b\n")
    monkeypatch.setenv("EDITOR", f"cp {file.with_name('wrong.yaml')}")
    assert "line 2: this is not YAML" in answer(file, say="e / n / q").out
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    shown = answer(file, say="e / q")
    assert (shown.code, "Nothing was changed." in shown.out) == (0, True)
    assert file.read_text() == CLAIMS


def test_a_file_that_another_changed_is_not_written_over(file: Path, cli: CommandLine, tmp_path: Path) -> None:
    from sides.graph.errors import NotWritten
    from sides.loaders.review_file import ReviewedFile

    desk = ReviewedFile(file, "tester")
    one, two, *_ = desk.items()
    desk.decide([one], "accepted")
    changed = file.read_text() + "# mine\n"
    file.write_text(changed)
    with pytest.raises(NotWritten, match="changed by another program"):
        desk.decide([two], "rejected")
    with pytest.raises(NotWritten):
        desk.undo()
    assert file.read_text() == changed
    assert len(read_log(file)) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.claims.yaml", "a.decisions.jsonl", "a.txt"]


def test_line_ends_marks_and_links_are_kept(file: Path, answer: Answer, tmp_path: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + CLAIMS.replace("\n", "\r\n").encode())
    (tmp_path / "link.claims.yaml").symlink_to(file)
    assert answer(tmp_path / "link.claims.yaml", say="a / q").code == 0
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf# Kept by hand\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert (tmp_path / "link.claims.yaml").is_symlink()


def test_40_columns_are_enough(file: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = answer(file, say="? / s / s / s / q")
    assert widest(shown.out.replace(str(file), "")) <= 40


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_on_a_terminal_ctrl_c_keeps_what_was_decided(file: Path) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(COLUMNS="80", SIDES_ANALYST="tester", TERM="xterm")
        os.execv(PROGRAMS / "sides", ["sides", "review", str(file)])
    shown = _until(terminal, "?help: ")
    assert "\x1b[1;7m[The Northern Front" in shown
    os.write(terminal, b"a\n")
    assert "Accepted." in _until(terminal, "?help: ")
    os.write(terminal, b"\x03")
    assert "1 accepted and 0 rejected" in _until(terminal, "interrupted")
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) in (130, -signal.SIGINT)
    assert statuses(file)[0] == "accepted"


def _until(terminal: int, words: str) -> str:
    found, began = "", time.monotonic()
    while words not in found and time.monotonic() - began < 30:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            found += os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            break
    assert words in found, found
    return found


def test_answers_come_through_a_pipe_too(file: Path) -> None:
    done = program("sides", "review", file, "--by", "Someone", "--answers", "-", stdin="a\nq\n")
    assert done.code == 0, done.err
    assert "Accepted." in done.out
    assert not re.search("\x1b", done.out)
    assert read_log(file)[0].by == "Someone"
