"""`sides read`: articles to drafts on standard output, and to claims files that are reviewed and loaded."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from command_line import CommandLine, program, widest
from sides.loaders.claims_file import read_claims_file

TEXT = (
    "Fighting near Gao\n\n"
    "France supports the government of Mali. The army of Mali captured Gao from MUJAO on Sunday, the army said.\n"
    "MUJAO denied that it had attacked French forces.\n"
)
PAGE = """<html lang="en"><head><title>Fighting near Gao</title><meta charset="utf-8">
<meta name="author" content="Jane Doe"><meta property="og:site_name" content="Sahel Post">
<meta property="article:published_time" content="2013-02-12T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Fighting near Gao</h1>
<p>France supports the government of Mali, which asked for help in January. French forces attacked fighters of MUJAO
near Gao on Sunday, a spokesman said.</p>
<p>Chad’s soldiers fought beside them. The United Nations has called for talks between the government of Mali and the
MNLA, which holds Kidal.</p></article><footer>Copyright 2013 Sahel Post. All rights reserved.</footer></body></html>
"""

#: What the design says a record has; the reader may tell more.
KEYS = {
    "document", "id", "subject", "relation", "object", "sign", "polarity", "modality", "speakers", "outlet",
    "date", "date_text", "place", "quote", "start", "end", "confidence", "rule",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gao.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("article", ["gao.txt", "page.html"])
def test_an_article_goes_from_reading_through_review_to_an_answer(article: str, cli: CommandLine, folder: Path) -> None:
    cli.use(folder / "store")
    read = cli("read", article, "-o", "drafts.claims.yaml")
    assert read.code == 0, read.err
    file = folder / "drafts.claims.yaml"
    drafts = yaml.safe_load(file.read_text(encoding="utf-8"))["claims"]
    assert {claim["status"] for claim in drafts} == {"draft"}

    assert cli("load", "drafts.claims.yaml").code == 0
    assert "France" not in cli("who-supports", "Mali").out  # drafts never count

    text = file.read_text(encoding="utf-8")
    begin = text.index("  - quote: France supports the government of Mali")
    end = text.index("status: draft", begin)
    file.write_text(text[:end] + "status: accepted" + text[end + len("status: draft") :], encoding="utf-8")
    assert cli("load", "drafts.claims.yaml").code == 0
    assert "France" in cli("who-supports", "Mali").out


def test_a_page_keeps_its_bytes_and_says_what_it_says_of_itself(cli: CommandLine, folder: Path) -> None:
    cli("read", "page.html", "-o", "elsewhere")
    found = read_claims_file(folder / "elsewhere" / "page.claims.yaml").reading.article
    assert found is not None
    assert (found.title, found.author, found.publisher_name) == ("Fighting near Gao", "Jane Doe", "Sahel Post")
    assert (found.date, found.language) == ("2013-02-12", "en")
    assert (folder / "elsewhere" / "page.html").read_bytes() == (folder / "page.html").read_bytes()
    assert (folder / "elsewhere" / "page.txt").read_text(encoding="utf-8") == found.text
    digest = hashlib.sha256(PAGE.encode()).hexdigest()
    file = (folder / "elsewhere" / "page.claims.yaml").read_text(encoding="utf-8")
    assert f"# raw bytes: page.html SHA-256 {digest}\n" in file


def test_a_text_in_the_folder_of_its_claims_file_is_not_copied(cli: CommandLine, folder: Path) -> None:
    cli("read", "gao.txt", "-o", "reviewed.claims.yaml")
    assert sorted(path.name for path in folder.iterdir()) == ["gao.txt", "page.html", "reviewed.claims.yaml"]
    assert yaml.safe_load((folder / "reviewed.claims.yaml").read_text())["article"] == "gao.txt"


def test_records_have_the_fields_that_others_measure_with(cli: CommandLine, folder: Path) -> None:
    ran = cli("read", "gao.txt", "page.html", "--format", "jsonl")
    assert ran.code == 0, ran.err
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert {record["document"] for record in records} == {"gao", "page"}
    text = (folder / "gao.txt").read_text(encoding="utf-8")
    for record in records:
        assert set(record) >= KEYS
        for end in ("subject", "object"):
            assert record[end] is None or set(record[end]) == {"id", "name", "mention", "kind"}
        for speaker in record["speakers"]:
            assert set(speaker) == {"id", "name", "mention", "stance", "on_behalf_of"}
        if record["document"] == "gao":
            assert text[record["start"] : record["end"]] == record["quote"]
    (denied,) = [record for record in records if any(one["stance"] == "denied" for one in record["speakers"])]
    assert denied["relation"] == "attacks"


def test_every_format_tells_the_same_drafts(cli: CommandLine, folder: Path) -> None:
    lines = [json.loads(line) for line in cli("read", "gao.txt", "--format", "jsonl").out.splitlines()]
    assert json.loads(cli("read", "gao.txt", "--format", "json").out) == lines
    assert cli("read", "gao.txt", "--format", "csv").out.count("\n") == len(lines) + 1
    listed = cli("read", "gao.txt")
    assert widest(listed.out) <= 80
    assert f"gao: {len(lines)} drafts" in listed.out
    assert '"France supports the government of Mali"' in listed.out
    assert listed.err == f"sides: read 1 document: {len(lines)} drafts\n"


def test_standard_input_is_a_document_or_lines_of_documents(
    cli: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b'{"id": "a", "text": "Egypt supports Haftar."}\n{"id": "b", "text": "Iran supports Hezbollah."}\n'
    for given, names in ((b"Egypt supports Haftar.", ["stdin"]), (lines, ["a", "b"])):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
        ran = cli("read", "-", "--format", "jsonl")
        assert [json.loads(line)["document"] for line in ran.out.splitlines()] == names


def test_what_cannot_be_read_is_named_and_the_rest_is_read(cli: CommandLine, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    ran = cli("read", "empty.txt", "gao.txt", "none.txt", "picture.txt", "page.html", "-o", "out")
    assert ran.code == 1
    assert "sides: empty.txt: the article is empty\n" in ran.err
    assert "sides: none.txt: there is no such file\n" in ran.err
    assert "sides: picture.txt: this is binary" in ran.err
    assert "read 2 documents: " in ran.err
    assert "3 inputs not read" in ran.err
    assert sorted(path.name for path in (folder / "out").glob("*.yaml")) == ["gao.claims.yaml", "page.claims.yaml"]


def test_drafts_at_the_given_confidence_are_accepted(cli: CommandLine, folder: Path) -> None:
    ran = cli("read", "gao.txt", "-o", "all.claims.yaml", "--accept", "0.01")
    assert " accepted and 0 drafts" in ran.err
    reading = read_claims_file(folder / "all.claims.yaml").reading
    assert {claim.status for claim in reading.claims} == {"accepted"}
    none = cli("read", "gao.txt", "-o", "none.claims.yaml", "--accept", "1")
    surest = max(claim.confidence or 0 for claim in reading.claims)
    assert f"none is as sure as 1: the highest confidence is {surest:.2f}" in none.err
    reading = read_claims_file(folder / "none.claims.yaml").reading
    assert {claim.status for claim in reading.claims} == {"draft"}


def test_own_actors_and_patterns_are_read_with(cli: CommandLine, folder: Path) -> None:
    (folder / "a.txt").write_text("The Ostrava Column torched the depots of the Brno Guard.\n")
    (folder / "mine.yaml").write_text("attacks:\n  verbs:\n    - S torch O\n    - S torch depot of O\n")
    (folder / "own.yaml").write_text(
        "actors:\n  oc: {name: Ostrava Column, kind: armed-group}\n  bg: {name: Brno Guard, kind: armed-group}\n"
    )
    ran = cli("read", "a.txt", "--lexicon", "mine.yaml", "--actors", "own.yaml", "--format", "jsonl")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["subject"]["id"], one["relation"], one["object"]["id"]) for one in found] == [("oc", "attacks", "bg")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gao.txt", "--accept", "0.9"), "--accept is for claims files; give --output too"),
        (("gao.txt", "--replace"), "--replace is for claims files; give --output too"),
        (("gao.txt", "-o", "x", "--format", "json"), "--format is for the listing"),
        (("gao.txt", "page.html", "-o", "x.yaml"), "there are several documents; give a folder"),
        (("gao.txt", "--encoding", "klingon"), "klingon"),
        ((), "missing argument"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(
    arguments: tuple[str, ...], message: str, cli: CommandLine, folder: Path
) -> None:
    ran = cli("read", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert not (folder / "x.yaml").exists()


def test_a_model_that_is_missing_is_named_with_the_command_that_installs_it(cli: CommandLine, folder: Path) -> None:
    ran = cli("read", "gao.txt", "--model", "en_core_web_none")
    assert ran.code == 1
    assert "python -m spacy download en_core_web_none" in ran.err
    assert "Traceback" not in ran.err


class TestWritingOver:
    def test_an_unedited_claims_file_is_written_anew(self, cli: CommandLine, folder: Path) -> None:
        cli("read", "page.html", "-o", "p.claims.yaml")
        before = (folder / "p.claims.yaml").read_bytes()
        (folder / "page.html").write_text(PAGE.replace("supports", "opposes"), encoding="utf-8")
        assert cli("read", "page.html", "-o", "p.claims.yaml").code == 0
        assert (folder / "p.claims.yaml").read_bytes() != before
        assert "France opposes" in (folder / "p.txt").read_text(encoding="utf-8")
        assert cli("validate", "p.claims.yaml").code == 0

    def test_an_edited_one_stays_unless_told_otherwise(self, cli: CommandLine, folder: Path) -> None:
        cli("read", "gao.txt", "-o", "g.claims.yaml")
        file = folder / "g.claims.yaml"
        edited = file.read_text(encoding="utf-8").replace("status: draft", "status: accepted", 1)
        file.write_text(edited, encoding="utf-8")
        ran = cli("read", "gao.txt", "-o", "g.claims.yaml")
        assert ran.code == 1
        assert "g.claims.yaml was edited; give another --output, or --replace" in ran.err
        assert file.read_text(encoding="utf-8") == edited
        assert cli("read", "gao.txt", "-o", "g.claims.yaml", "--replace").code == 0
        # What was decided by hand is put back.
        assert file.read_text(encoding="utf-8").count("status: accepted") == 1

    def test_one_of_another_article_stays(self, cli: CommandLine, folder: Path) -> None:
        cli("read", "gao.txt", "-o", "g.claims.yaml")
        before = (folder / "g.claims.yaml").read_bytes()
        ran = cli("read", "page.html", "-o", "g.claims.yaml")
        assert ran.code == 1
        assert "g.claims.yaml holds what was read from gao.txt" in ran.err
        assert (folder / "g.claims.yaml").read_bytes() == before
        assert not (folder / "g.txt").exists()

    def test_a_file_that_is_not_ours_stays(self, cli: CommandLine, folder: Path) -> None:
        (folder / "page.txt").write_text("My notes.")
        assert cli("read", "page.html", "-o", "page.claims.yaml").code == 0
        assert (folder / "page.txt").read_text() == "My notes."
        assert yaml.safe_load((folder / "page.claims.yaml").read_text())["article"] == "page.article.txt"
        assert cli("validate", "page.claims.yaml").code == 0


def test_a_pipe_that_is_closed_ends_it_quietly(folder: Path) -> None:
    lines = "".join(json.dumps({"id": f"d{n}", "text": "Egypt supports Haftar."}) + "\n" for n in range(300))
    (folder / "many.jsonl").write_text(lines)
    ran = program("sides", "read", "many.jsonl", "--format", "csv", cwd=folder)
    assert ran.code == 0
    assert ran.out.count("\n") == 301


def test_a_lexicon_s_own_examples_are_checked(cli: CommandLine, folder: Path) -> None:
    (folder / "mine.yaml").write_text(
        "attacks:\n  verbs: [S torch O]\n  examples:\n"
        "    - {text: The M23 torched Goma., claims: [M23 -> Goma]}\n"
        "    - {text: The M23 licked Goma., claims: [M23 -> Goma]}\n"
        "  counterexamples: [The army attacked the rebels., He carried a torch through Goma.]\n"
    )
    ran = cli("lexicon", "check", "mine.yaml", "--format", "jsonl")
    assert ran.code == 1
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["kind"], one["missing"], one["found"]) for one in found] == [
        ("example", ["M23 -> Goma"], []),
        ("counterexample", [], ["The army -> the rebels"]),
    ]
    listed = cli("lexicon", "check", "mine.yaml")
    assert listed.out.endswith("2 of 4 examples and counterexamples fail.\n")
    assert widest(listed.out) <= 80


def test_a_text_in_another_language_is_named(cli: CommandLine, folder: Path) -> None:
    french = "Les rebelles du M23 ont pris la ville de Goma, a dit lundi le gouvernement congolais. "
    (folder / "fr.txt").write_text(french * 3)
    for arguments in (("fr.txt", "gao.txt"), ("fr.txt", "gao.txt", "-o", "out")):
        ran = cli("read", *arguments)
        assert ran.code == 0
        assert ran.err.count("seems to be no English") == 1
        assert "sides: fr.txt: this seems to be no English, which is all that the reader knows\n" in ran.err


def test_the_limit_of_a_text_can_be_raised_and_lowered(cli: CommandLine, folder: Path) -> None:
    ran = cli("read", "gao.txt", "--max-characters", "50")
    assert ran.code == 1
    assert "the limit is 50: split it, or raise the limit (--max-characters)" in ran.err
    long = "France supports the government of Mali.\n" + "It rained. " * 91_000
    (folder / "long.txt").write_text(long)
    assert "the limit is 1,000,000" in cli("read", "long.txt").err


def test_a_folder_of_results_within_that_of_the_articles_is_not_read(cli: CommandLine, folder: Path) -> None:
    for expected in ("read 2 documents: ", "2 documents read before"):
        ran = cli("read", ".", "-o", "out")
        assert ran.code == 0
        assert expected in ran.err
        assert "passed over" not in ran.err
    assert sorted(path.name for path in (folder / "out").glob("*.yaml")) == ["gao.claims.yaml", "page.claims.yaml"]


def test_a_claims_file_may_have_a_short_name(cli: CommandLine, folder: Path) -> None:
    assert cli("read", "page.html", "-o", "mine.yaml").code == 0
    assert (folder / "mine.txt").is_file()
    assert cli("validate", "mine.yaml").code == 0
