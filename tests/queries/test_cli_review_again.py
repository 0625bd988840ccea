"""Decisions on a claims file outlive a new reading of its article, where the same is said again."""

from __future__ import annotations

import time
from pathlib import Path

from review_case import CLAIMS, TEXT, Answer, read_anew, statuses
from sides.loaders.claims_file import read_claims_file
from sides.loaders.decision_log import read_log


def test_decisions_outlive_a_new_reading_of_the_article_into_the_file(file: Path, answer: Answer) -> None:
    answer(
        file, say="e / relation / clashes-with /  / a / r / no / s / n / The talks ended / nf / meets / sl /  / a / q"
    )
    decided = file.read_text()
    assert "clashes-with" in decided
    # The key's quote is another now, and its id is as it was; the others are as a reader writes them again.
    read_anew(file, CLAIMS.replace("quote: The Council opposes the Front", "quote: Council opposes the Front"))
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


def test_a_decision_follows_its_claim_where_the_text_moves(file: Path, answer: Answer) -> None:
    answer(file, say="e / relation / clashes-with / key / mine /  / a / r / no / q")
    text = file.with_name("a.txt")
    text.write_text("It rained in the north. " + TEXT)
    read_anew(file)
    assert "2 decisions made before put back" in answer(file, say="q").out
    claims = {claim.quote: claim for claim in read_claims_file(file).reading.claims}
    first = claims["The Northern Front attacked the Southern League"]
    assert (first.relation, first.status, first.key) == ("clashes-with", "accepted", "mine")
    assert claims["They met again"].status == "rejected"
    assert "put back" not in answer(file, say="q").out


def test_a_decision_holds_for_no_claim_that_says_something_else(file: Path, answer: Answer) -> None:
    """The id of a claim is the same where only its polarity, its speakers or its resolved actors are others."""
    answer(file, say="a / q")
    changed = CLAIMS.replace("    relation: attacks\n", "    relation: attacks\n    polarity: negated\n", 1)
    assert changed != CLAIMS
    read_anew(file, changed)
    shown = answer(file, say="q")
    assert "1 decision made before not put back" in shown.out
    assert "a.decisions.jsonl" in shown.out
    assert statuses(file) == ["draft"] * 4
    read_anew(file)
    assert "1 decision made before put back" in answer(file, say="q").out
    assert statuses(file)[0] == "accepted"


def test_a_key_does_not_carry_a_decision_to_what_says_something_else(file: Path, answer: Answer) -> None:
    answer(file, say="s / s / s / a / q")
    planned = CLAIMS.replace("    relation: opposes\n", "    relation: opposes\n    modality: planned\n")
    assert planned != CLAIMS
    read_anew(file, planned)
    assert "1 decision made before not put back" in answer(file, say="q").out
    assert statuses(file) == ["draft"] * 4


def test_a_decision_on_an_edited_claim_is_not_one_on_what_a_reader_makes_later(file: Path, answer: Answer) -> None:
    answer(file, say="e / modality / planned /  / a / q")
    negated = CLAIMS.replace("    relation: attacks\n", "    relation: attacks\n    polarity: negated\n", 1)
    read_anew(file, negated)
    assert "not put back" in answer(file, say="r / it did attack / q").out
    assert statuses(file)[0] == "rejected"
    read_anew(file, negated)
    assert "1 decision made before put back" in answer(file, say="q").out
    read_anew(file)
    assert "not put back" in answer(file, say="q").out
    assert statuses(file) == ["draft"] * 4


def test_one_sentence_of_two_that_were_decided_on_differently_is_asked_again(file: Path, answer: Answer) -> None:
    text, claims = file.with_name("a.txt"), CLAIMS[: CLAIMS.index("  - quote: They met again")]
    one = (
        "  - {quote: The Northern Front attacked the Southern League, occurrence: %s, subject: nf, relation: attacks, "
    )
    one += "object: sl, status: draft}\n"
    text.write_text(TEXT + "The Northern Front attacked the Southern League.\n")
    read_anew(file, CLAIMS[: CLAIMS.index("  # the first")] + one % 1 + one % 2)
    assert "1 accepted and 1 rejected" in answer(file, say="r / not then / a").out
    text.write_text(TEXT)
    read_anew(file, claims)
    assert "2 decisions made before not put back" in answer(file, say="q").out
    assert statuses(file) == ["draft"]


def test_a_log_whose_last_line_lost_its_end_is_whole(file: Path, answer: Answer) -> None:
    answer(file, say="a / r / no / q")
    log = file.with_name("a.decisions.jsonl")
    log.write_bytes(log.read_bytes().rstrip(b"\n"))
    assert len(read_log(file)) == 2
    answer(file, say="a / q")
    assert [one.status for one in read_log(file)] == ["accepted", "rejected", "accepted"]


def test_what_was_taken_back_by_hand_in_the_file_stays_so(file: Path, answer: Answer) -> None:
    read_anew(file)
    answer(file, say="a / r / no / e / modality / planned /  / a / n / The talks ended / nf / meets / sl /  / q")
    text = file.read_text()
    begin, end = text.index("    decided: {by: tester"), text.index("    confidence: 0.9\n")
    file.write_text((text[:begin] + text[end:]).replace("status: accepted        # not yet", "status: draft"))
    lines = file.read_text().splitlines(keepends=True)
    added = next(number for number, line in enumerate(lines) if "The talks ended" in line)
    file.write_text("".join([*lines[:added], *lines[added + 5 :]]))
    assert [claim.quote for claim in read_claims_file(file).reading.claims].count("The talks ended") == 0
    shown = answer(file, say="q").out
    assert "2 decisions made before taken back or changed by hand" in shown
    assert "put back" not in shown
    assert statuses(file) == ["draft", "rejected", "accepted", "draft"]
    # It is in the log, said once, and holds when the article is read again.
    assert "by hand" not in answer(file, say="q").out
    assert [one.status for one in read_log(file)][-2:] == ["draft", "draft"]
    read_anew(file)
    assert "2 decisions made before put back" in answer(file, say="q").out
    assert statuses(file) == ["draft", "rejected", "accepted", "draft"]
    # What was put back can be taken back by hand as well.
    file.write_text(file.read_text().replace("status: rejected", "status: accepted"))
    assert "1 decision made before taken back or changed by hand" in answer(file, say="q").out
    read_anew(file)
    answer(file, say="q")
    assert statuses(file) == ["draft", "accepted", "accepted", "draft"]


def test_a_verdict_holds_where_the_reader_accepts_the_claim_unseen(file: Path, answer: Answer) -> None:
    """`sides read --accept` writes that the reader accepted it: a person's word counts before."""
    read_anew(file)
    answer(file, say="r / it is not so / q")
    unseen = CLAIMS.replace("    status: draft        # not yet\n", "    decided: {by: sides-read}\n")
    read_anew(file, unseen)
    assert statuses(file)[0] == "accepted"
    assert "1 decision made before put back" in answer(file, say="q").out
    assert statuses(file)[0] == "rejected"


def test_many_decisions_are_put_back_in_time(file: Path, answer: Answer) -> None:
    """The file is examined once for all of them."""
    number = 400
    file.with_name("a.txt").write_text("".join(f"The Front attacked the League in place {n}.\n" for n in range(number)))
    entry = (
        "  - {quote: The Front attacked the League, occurrence: %d, subject: nf, relation: attacks, object: sl, "
        "status: draft, confidence: 0.9, made_by: {agent: sides-read, rule: r}}\n"
    )
    many = CLAIMS[: CLAIMS.index("  # the first")] + "".join(entry % (n + 1) for n in range(number))
    read_anew(file, many)
    answer(file, say="m / y")
    assert statuses(file) == ["accepted"] * number
    read_anew(file, many)
    begun = time.monotonic()
    assert f"{number} decisions made before put back" in answer(file, say="q").out
    assert time.monotonic() - begun < 10
    assert statuses(file) == ["accepted"] * number


def test_a_log_that_is_none_is_named_with_its_line(file: Path, answer: Answer) -> None:
    log = file.with_name("a.decisions.jsonl")
    answer(file, say="a / q")
    whole = log.read_bytes()
    for line in (b"\xff\xfe{}", whole.rstrip().replace(b'"accepted"', b'"bogus"'), b'{"id": "a", "said": {"who": 1}}'):
        log.write_bytes(whole + line + b"\n" + whole)
        shown = answer(file, say="q")
        assert shown.code == 1
        assert f"{log}:2: " in shown.err
