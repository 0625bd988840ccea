"""`sides review` of a store, and development sets of what was reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import CommandLine
from locations import Location
from review_case import BAND, CLAIMS, TEXT, Answer
from sides.graph.errors import InvalidInput
from sides.graph.store import Store, open_store
from sides.loaders.claims_file import read_claims_file
from sides.loaders.documents.gather import gather
from sides.loaders.reader.reader import Reader
from sides.loaders.reader.readings import reading_of
from sides.loaders.review_store import ReviewedStore


def test_drafts_of_a_store_are_decided_corrected_and_added_to(
    file: Path, answer: Answer, cli: CommandLine, tmp_path: Path
) -> None:
    cli.use(tmp_path / "s.store")
    assert cli("load", file).code == 0
    _goes_through_the_store(file, answer, cli)


def test_drafts_in_neo4j_are_decided_alike(
    file: Path, answer: Answer, cli: CommandLine, neo4j_location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.use(neo4j_location.location)
    monkeypatch.setenv("SIDES_USER", neo4j_location.login["user"])
    monkeypatch.setenv("SIDES_PASSWORD", neo4j_location.login["password"])
    assert cli("load", file).code == 0
    _goes_through_the_store(file, answer, cli)


def _goes_through_the_store(file: Path, answer: Answer, cli: CommandLine) -> None:
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


def test_a_decision_holds_for_a_draft_that_the_reader_makes_again(
    answer: Answer, cli: CommandLine, tmp_path: Path
) -> None:
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
    file: Path, answer: Answer, cli: CommandLine, tmp_path: Path
) -> None:
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


def test_gold_is_what_a_person_decided(file: Path, answer: Answer, cli: CommandLine, tmp_path: Path) -> None:
    """Not what `sides read --accept` accepted unseen."""
    (tmp_path / "egypt.txt").write_text("Egypt supports Khalifa Haftar. Turkey supports the GNA.\n")
    path = tmp_path / "egypt.claims.yaml"
    assert cli("read", tmp_path / "egypt.txt", "-o", path, "--accept", "0.01").code == 0
    assert cli("validate", path).code == 0
    done = cli("export", "gold", tmp_path / "unseen", path)
    assert done.out == f"wrote {tmp_path / 'unseen' / 'egypt'}: 0 accepted, 0 rejected\n"
    assert "2 claims accepted unseen" in done.err
    cli.use(tmp_path / "s.store")
    assert cli("load", path).code == 0
    assert "0 accepted" in cli("export", "gold", tmp_path / "stored", "egypt").out
    assert answer("egypt", "--all", say="a / r / it does not / q").code == 0
    assert "1 accepted, 1 rejected" in cli("export", "gold", tmp_path / "decided", "egypt").out
    assert "why: it does not" in (tmp_path / "decided" / "egypt" / "egypt.rejected.yaml").read_text()
    assert answer(path, "--all", say="a / r / it does not / q").code == 0
    assert "1 accepted, 1 rejected" in cli("export", "gold", tmp_path / "reviewed", path).out


def test_a_decision_in_the_store_holds_for_no_claim_that_says_something_else(
    file: Path, answer: Answer, cli: CommandLine, tmp_path: Path
) -> None:
    """A new reading may turn a claim to its opposite and leave its id; the user is told."""
    cli.use(tmp_path / "s.store")
    cli("load", file)
    assert answer(say="a / r / no / q").code == 0
    (claim,) = (one for one in read_claims_file(file).reading.claims if one.relation == "attacks")
    file.write_text(CLAIMS.replace("    relation: attacks\n", "    relation: attacks\n    polarity: negated\n", 1))
    loaded = cli("load", file)
    assert loaded.code == 0
    assert f"a: 1 claim says something else than when somebody decided on it (#{claim.id[:8]})" in loaded.err
    page = cli("show", claim.id).out
    assert "draft" in page
    assert "decided accepted by tester on" in page
    assert "the claim said something else then, so this does not hold" in " ".join(page.split())
    assert "Claim 1 of 3" in answer(say="q").out
    assert cli("doctor").code == 0
    file.write_text(CLAIMS)
    assert "something else" not in cli("load", file).err
    assert "Claim 1 of 2" in answer(say="q").out


def test_a_decision_that_comes_too_late_is_told(file: Path, tmp_path: Path) -> None:
    def opened(write: bool) -> Store:
        return open_store(tmp_path / "s.store", read_only=not write)

    changed = CLAIMS.replace("    relation: attacks\n", "    relation: attacks\n    polarity: negated\n", 1)
    with opened(True) as store:
        store.load(read_claims_file(file).reading)
    desk = ReviewedStore(opened, "tester")
    one, *_ = desk.items()
    file.write_text(changed)
    with opened(True) as store:
        store.load(read_claims_file(file).reading)
    with pytest.raises(InvalidInput, match="says something else now"):
        desk.decide([one], "accepted")
    assert desk.items()[0].claim.status == "draft"
