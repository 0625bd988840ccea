"""`sides review`: drafts are decided on one by one, at once, in the file or the store, and the decisions hold."""

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
from sides.graph.store import open_store
from sides.loaders.claims_file import read_claims_file
from sides.loaders.decision_log import read_log
from sides.loaders.documents.gather import gather
from sides.loaders.reader.reader import Reader
from sides.loaders.reader.readings import reading_of

TEXT = (
    "The talks ended. The Northern Front attacked the Southern League near Oda. They met again. "
    "The League supports the Council, a spokesman said. The Council opposes the Front.\n"
)
CLAIMS = """\
# Kept by hand
article: a.txt   # beside
actors:
  nf: {name: Northern Front, short: Front, kind: armed-group}   # the north
  sl: {name: Southern League, short: League, kind: armed-group}
  council: {name: Council, kind: government}
claims:
  # the first
  - quote: The Northern Front attacked the Southern League   # in full
    subject: nf
    relation: attacks
    object: sl
    status: draft        # not yet
    confidence: 0.9
    made_by: {agent: sides-read, rule: "attacks: S attack O"}

  - quote: They met again
    subject: {id: nf, mention: They}
    relation: meets
    object: {unknown: true, mention: the others}
    status: draft
    confidence: 0.4
    made_by: {agent: sides-read, rule: "meets: S meet"}
  # the last two
  - {quote: The League supports the Council, subject: sl, relation: supports, object: council, status: draft}
  - key: opposed
    status: draft
    quote: The Council opposes the Front
    subject: council
    relation: opposes
    object: nf
    confidence: 0.95
    made_by:
      agent: sides-read
      rule: "attacks: S attack O"
# the end
"""
BAND = "actors / {band: {name: The Band, kind: armed-group}}"


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    path = tmp_path / "a.claims.yaml"
    path.write_text(CLAIMS)
    return path


@pytest.fixture
def answer(cli: CommandLine, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Review with these answers, a line each."""

    def run(*arguments: str | Path, say: str):  # type: ignore[no-untyped-def]
        lines = tmp_path / "answers"
        lines.write_text(say.replace(" / ", "\n") + "\n")
        return cli("review", *arguments, "--answers", lines)

    return run


def statuses(path: Path) -> list[str]:
    return [claim.status for claim in read_claims_file(path).reading.claims]


def test_each_draft_is_shown_and_each_decision_written_into_its_entry_alone(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
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


def test_the_article_is_named_once_before_its_first_claim(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    """A date such as "on Monday" can be judged by the article's own only."""
    file.write_text("title: Two wars\npublisher: The Post\ndate: 2024-05-06\n" + file.read_text())
    shown = answer(file, say="a / a / q").out
    assert shown.count('"Two wars", The Post, 2024-05-06') == 1
    assert shown.index("Two wars") < shown.index("Claim 1 of 4")


def test_it_goes_on_where_it_was_stopped_and_the_end_of_the_answers_stops_it(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    assert "The answers end here." in answer(file, say="a").out
    assert "Claim 1 of 3" in answer(file, say="a / a / a").out
    assert "There is no draft" in answer(file, say="a").out
    assert "Claim 1 of 4" in answer(file, "--all", say="q").out


def test_undo_takes_back_and_the_log_keeps_both(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    shown = answer(file, say="u / a / r / no / u / back / s / u / q")
    assert "There is no step to take back" in shown.out
    assert "0 accepted and 0 rejected; 4 drafts left." in shown.out
    assert file.read_text() == CLAIMS
    log = read_log(file)
    assert [bool(one.undoes) for one in log] == [False, False, True, True]
    assert answer(file, say="q").out.count("put back") == 0


def test_wrong_input_changes_nothing(file: Path, answer, cli: CommandLine, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    shown = answer(file, say="maybe /  / ? / r / - / m / n / \x1b[31m / n /  / q")
    assert "'maybe' is no answer here." in shown.out
    assert "\x1b" not in shown.out
    assert file.read_text() == CLAIMS
    assert cli("review", file).code == 2  # no terminal
    assert "--answers FILE" in cli("review", file).err
    assert cli("review", file, "a-reading", "--answers", file).code == 2
    assert cli("review", tmp_path / "none.claims.yaml", "--answers", file).code == 1
    assert cli("review", file, "--about", "Nobody", "--answers", file).code == 3


def test_filters_and_all_of_a_rule_that_are_as_sure(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    assert "Claim 1 of 2" in answer(file, "--about", "southern league", say="q").out
    assert "Claim 1 of 3" in answer(file, "--min-confidence", "0.5", say="q").out
    shown = answer(file, say="m / y / q")
    assert "accept 2 claims of rule attacks: S attack O, confidence 0.90 or more? y/n: y" in shown.out
    assert statuses(file) == ["accepted", "draft", "draft", "accepted"]


def test_editing_field_by_field_checks_and_keeps_the_id(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    before = read_claims_file(file).reading.claims[0].id
    shown = answer(file, say="e / relation / attaks /  / y / relation / clashes-with / place / - /  / a / q")
    assert "no relation is called 'attaks'" in shown.out
    assert "Changed; it is still a draft." in shown.out
    claim = read_claims_file(file).reading.claims[0]
    assert (claim.id, claim.relation, claim.status) == (before, "clashes-with", "accepted")
    assert "# the last two" in file.read_text()


def test_editing_in_an_editor_and_giving_up(file: Path, answer, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c \"import sys; p = sys.argv[1]; s = open(p).read(); "
                       "open(p, 'w').write(s.replace('sl', 'nobody'))\"")  # fmt: skip
    shown = answer(file, say="e / n / q")
    assert "line 4: object: no actor or place 'nobody' is declared." in shown.out
    assert file.read_text() == CLAIMS
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c \"import sys; p = sys.argv[1]; s = open(p).read(); "
                       "open(p, 'w').write(s.replace('relation: attacks', 'relation: clashes-with', 1))\"")  # fmt: skip
    assert "Changed" in answer(file, say="e / q").out
    assert read_claims_file(file).reading.claims[0].relation == "clashes-with"


def test_a_claim_is_added_from_words_that_stand_in_the_article(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    shown = answer(
        file, say="n / The talks failed / nf / meets / sl /  / n / n / The talks ended / nf / meets / sl /  / q"
    )
    assert "its quote does not stand in a.txt" in shown.out
    assert "1 added; 4 drafts left." in shown.out
    added = next(claim for claim in read_claims_file(file).reading.claims if claim.quote == "The talks ended")
    assert (added.status, added.relation) == ("accepted", "meets")
    assert file.read_text().endswith("# the end\n")


def test_a_claim_may_name_what_the_file_did_not_declare(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
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
    file.write_text(CLAIMS)
    assert "1 decision made before put back" in answer(file, say="q").out
    assert read_claims_file(file).reading.claims[0].object.id == "band"


def test_a_wrong_declaration_changes_nothing(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    shown = answer(file, say="e / actors / {band: {name: The Band, kind: orchestra}} / object / band /  / n / q")
    assert "'orchestra'" in shown.out
    shown = answer(file, say="e / actors / {band: The Band} / object / band /  / n / q")
    assert "band" in shown.out
    shown = answer(file, say="e / subject / nobody-knows /  / n / q")
    assert "'nobody-knows'" in shown.out
    assert file.read_text() == CLAIMS


def test_decisions_outlive_a_new_reading_of_the_article_into_the_file(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    answer(
        file, say="e / relation / clashes-with /  / a / r / no / s / n / The talks ended / nf / meets / sl /  / a / q"
    )
    decided = file.read_text()
    assert "clashes-with" in decided
    # The key's quote is another now, and its id is as it was; the others are as a reader writes them again.
    file.write_text(CLAIMS.replace("quote: The Council opposes the Front", "quote: Council opposes the Front"))
    shown = answer(file, say="q")
    assert "4 decisions made before put back" in shown.out
    claims = {claim.quote: claim for claim in read_claims_file(file).reading.claims}
    first = claims["The Northern Front attacked the Southern League"]
    assert (first.relation, first.status) == ("clashes-with", "accepted")
    assert claims["They met again"].status == "rejected"
    assert claims["The League supports the Council"].status == "draft"
    assert claims["Council opposes the Front"].status == "accepted"
    assert claims["The talks ended"].status == "accepted"
    assert "put back" not in answer(file, say="q").out


def test_a_decision_follows_its_claim_where_the_text_moves(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    answer(file, say="e / relation / clashes-with / key / mine /  / a / r / no / q")
    text = file.with_name("a.txt")
    text.write_text("It rained in the north. " + TEXT)
    file.write_text(CLAIMS)
    assert "2 decisions made before put back" in answer(file, say="q").out
    claims = {claim.quote: claim for claim in read_claims_file(file).reading.claims}
    first = claims["The Northern Front attacked the Southern League"]
    assert (first.relation, first.status, first.key) == ("clashes-with", "accepted", "mine")
    assert claims["They met again"].status == "rejected"
    assert "put back" not in answer(file, say="q").out


def test_a_decision_holds_for_no_claim_that_says_something_else(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    """The id of a claim is the same where only its polarity, its speakers or its resolved actors are others."""
    answer(file, say="a / q")
    changed = CLAIMS.replace("    relation: attacks\n", "    relation: attacks\n    polarity: negated\n", 1)
    assert changed != CLAIMS
    file.write_text(changed)
    shown = answer(file, say="q")
    assert "1 decision made before not put back" in shown.out
    assert "a.decisions.jsonl" in shown.out
    assert statuses(file) == ["draft"] * 4
    file.write_text(CLAIMS)
    assert "1 decision made before put back" in answer(file, say="q").out
    assert statuses(file)[0] == "accepted"


def test_a_key_does_not_carry_a_decision_to_what_says_something_else(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    answer(file, say="s / s / s / a / q")
    planned = CLAIMS.replace("    relation: opposes\n", "    relation: opposes\n    modality: planned\n")
    assert planned != CLAIMS
    file.write_text(planned)
    assert "1 decision made before not put back" in answer(file, say="q").out
    assert statuses(file) == ["draft"] * 4


def test_a_decision_on_an_edited_claim_is_not_one_on_what_a_reader_makes_later(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    answer(file, say="e / modality / planned /  / a / q")
    negated = CLAIMS.replace("    relation: attacks\n", "    relation: attacks\n    polarity: negated\n", 1)
    file.write_text(negated)
    assert "not put back" in answer(file, say="r / it did attack / q").out
    assert statuses(file)[0] == "rejected"
    file.write_text(negated)
    assert "1 decision made before put back" in answer(file, say="q").out
    file.write_text(CLAIMS)
    assert "not put back" in answer(file, say="q").out
    assert statuses(file) == ["draft"] * 4


def test_one_sentence_of_two_that_were_decided_on_differently_is_asked_again(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    text, claims = file.with_name("a.txt"), CLAIMS[: CLAIMS.index("  - quote: They met again")]
    one = (
        "  - {quote: The Northern Front attacked the Southern League, occurrence: %s, subject: nf, relation: attacks, "
    )
    one += "object: sl, status: draft}\n"
    text.write_text(TEXT + "The Northern Front attacked the Southern League.\n")
    file.write_text(CLAIMS[: CLAIMS.index("  # the first")] + one % 1 + one % 2)
    assert "1 accepted and 1 rejected" in answer(file, say="r / not then / a").out
    text.write_text(TEXT)
    file.write_text(claims)
    assert "2 decisions made before not put back" in answer(file, say="q").out
    assert statuses(file) == ["draft"]


def test_a_log_whose_last_line_lost_its_end_is_whole(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    answer(file, say="a / r / no / q")
    log = file.with_name("a.decisions.jsonl")
    log.write_bytes(log.read_bytes().rstrip(b"\n"))
    assert len(read_log(file)) == 2
    answer(file, say="a / q")
    assert [one.status for one in read_log(file)] == ["accepted", "rejected", "accepted"]


def test_more_takes_drafts_that_are_left_alone(file: Path, answer) -> None:  # type: ignore[no-untyped-def]
    answer(file, say="r / no / q")
    shown = answer(file, "--all", say="s / s / s / m / y / q")
    assert "accept 1 claim of rule attacks: S attack O" in shown.out
    assert statuses(file) == ["rejected", "draft", "draft", "accepted"]


def test_what_goes_wrong_in_an_edit_ends_nothing(file: Path, answer, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    shown = answer(file, say="e / actors / {nf: {name: Another Front, kind: armed-group}} /  / n / q")
    assert "nf is Northern Front in this file; give another id" in shown.out
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


def test_line_ends_marks_and_links_are_kept(file: Path, answer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file.write_bytes(b"\xef\xbb\xbf" + CLAIMS.replace("\n", "\r\n").encode())
    (tmp_path / "link.claims.yaml").symlink_to(file)
    assert answer(tmp_path / "link.claims.yaml", say="a / q").code == 0
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf# Kept by hand\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert (tmp_path / "link.claims.yaml").is_symlink()


def test_40_columns_are_enough(file: Path, answer, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COLUMNS", "40")
    shown = answer(file, say="? / s / s / s / q")
    assert widest(shown.out.replace(str(file), "")) <= 40


def test_drafts_of_a_store_are_decided_corrected_and_added_to(
    file: Path, answer, cli: CommandLine, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    cli.use(tmp_path / "s.store")
    assert cli("load", file).code == 0
    _goes_through_the_store(file, answer, cli)


def test_drafts_in_neo4j_are_decided_alike(  # type: ignore[no-untyped-def]
    file: Path, answer, cli: CommandLine, neo4j_location, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.use(neo4j_location.location)
    monkeypatch.setenv("SIDES_USER", neo4j_location.login["user"])
    monkeypatch.setenv("SIDES_PASSWORD", neo4j_location.login["password"])
    assert cli("load", file).code == 0
    _goes_through_the_store(file, answer, cli)


def _goes_through_the_store(file: Path, answer, cli: CommandLine) -> None:  # type: ignore[no-untyped-def]
    def found() -> set[tuple[str, str, str]]:
        query = "MATCH (c:Claim) RETURN c.reading AS reading, c.relation AS relation, c.status AS status"
        answered = cli("cypher", query, "--format", "csv")
        return {tuple(line.split(",")) for line in answered.out.splitlines()[1:]}  # type: ignore[misc]

    before = found()
    say = "a / u / a / e / relation / negotiates / object / sl /  / a / r / no / n / The talks ended / nf / meets / sl"
    say += " /  / s"
    shown = answer("a", say=say)
    assert shown.code == 0, shown.err
    assert "2 accepted, 1 rejected and 1 added; 1 draft left." in shown.out
    expected = {
        ("a", "attacks", "accepted"), ("a", "meets", "rejected"), ("a", "supports", "rejected"),
        ("a", "opposes", "draft"), ("a-review", "negotiates", "accepted"), ("a-review", "meets", "accepted"),
    }  # fmt: skip
    assert found() == expected
    # A new reading of the article takes nothing away.
    file.write_text(CLAIMS + "# read again\n")
    assert cli("load", file).code == 0
    assert found() == expected
    assert cli("remove", "a").code == 0
    assert cli("load", file).code == 0
    assert found() == expected
    assert "There is no step" in answer(say="u / q").out
    # A claim may name what neither the reading nor the store has.
    say = f"e / subject / egypt / {BAND} / object / band /  / u / q"
    shown = answer("a", say=say)
    assert "  Egypt opposes The Band" in shown.out
    assert found() == expected
    # What a sitting changed is taken back to the last claim.
    assert answer("a", say="e / relation / supports /  / u / q").code == 0
    assert found() == expected
    assert cli("doctor").code == 0
    assert ("a", "attacks", "draft") in before


def test_a_decision_holds_for_a_draft_that_the_reader_makes_again(answer, cli: CommandLine, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "egypt.txt").write_text("Egypt supports Khalifa Haftar. Turkey supports the GNA.\n")

    def read() -> object:
        (document,) = gather([tmp_path / "egypt.txt"])
        (found,) = Reader().read([document])  # type: ignore[list-item]
        return reading_of(found)

    with open_store(tmp_path / "s.store") as store:
        store.load(read())  # type: ignore[arg-type]
    cli.use(tmp_path / "s.store")
    assert answer(say="a / r / no / q").code == 0
    with open_store(tmp_path / "s.store") as store:
        store.load(read())  # type: ignore[arg-type]
        rows = store.rows("MATCH (c:Claim) RETURN c.status AS status ORDER BY c.start")
    assert [row["status"] for row in rows] == ["accepted", "rejected"]


def test_gold_is_a_set_of_the_form_that_the_evaluation_reads(
    file: Path, answer, cli: CommandLine, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    import yaml

    answer(file, say="a / r / nobody is named / q")
    done = cli("export", "gold", tmp_path / "sets", file)
    assert (done.code, done.out) == (0, f"wrote {tmp_path / 'sets' / 'a'}: 1 accepted, 1 rejected\n")
    assert "2 drafts" in done.err
    folder = tmp_path / "sets" / "a"
    gold = read_claims_file(folder / "a.claims.yaml").reading
    assert [(claim.relation, claim.status, claim.confidence) for claim in gold.claims] == [
        ("attacks", "accepted", None)
    ]
    assert gold.article is not None
    assert gold.article.text == TEXT
    assert yaml.safe_load((folder / "a.gold.yaml").read_text()) == {"optional": [], "needs": {}}
    assert yaml.safe_load((folder / "a.forbidden.yaml").read_text()) == []
    (rejected,) = yaml.safe_load((folder / "a.rejected.yaml").read_text())
    assert (rejected["quote"], rejected["why"]) == ("They met again", "nobody is named")
    assert cli("export", "gold", tmp_path / "sets", file).code == 1
    cli.use(tmp_path / "s.store")
    cli("load", file)
    answer("a", say="n / The talks ended / nf / meets / sl /  / a / q")
    assert "3 accepted, 1 rejected" in cli("export", "gold", tmp_path / "more", "a").out


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
    _until(terminal, "Accepted.")
    shown = _until(terminal, "?help: ")
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
