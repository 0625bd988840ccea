"""Many inputs as one stream: order, names, duplicates, failures among the rest, and memory."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from sides.loaders.documents.document import Document
from sides.loaders.documents.gather import Gathered, Unreadable, gather
from sides.loaders.documents.limits import Limits

TEXT = "Fighters of the Northern Front took the crossing at Karu on Monday."
PAGE = f"<!doctype html><html><title>Front takes crossing</title><body><article><p>{TEXT}</p></article></body></html>"


def told(found: Gathered) -> str:
    return found.name if isinstance(found, Document) else str(found.error)


def test_a_batch_goes_on_after_every_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(TEXT, encoding="utf-8")
    Path("empty.txt").touch()
    Path("latin.txt").write_bytes("général".encode("latin-1"))
    Path("book.pdf").write_bytes(b"%PDF-1.7")
    Path("claims.claims.yaml").write_text("article: good.txt", encoding="utf-8")
    Path("none").mkdir()
    Path("page.html").write_text(PAGE, encoding="utf-8")
    found = gather(
        [
            "good.txt",
            "empty.txt",
            "latin.txt",
            "book.pdf",
            "missing.txt",
            "none",
            "claims.claims.yaml",
            "ftp://a/b",
            "page.html",
        ]
    )
    assert [told(each) for each in found] == [
        "good",
        "empty.txt: the article is empty",
        "latin.txt:1: this is not UTF-8 (byte 0xe9 at offset 1); save it as UTF-8, or name its encoding",
        "book.pdf: this is a PDF; extract its text first (for example with pdftotext)",
        "missing.txt: there is no such file",
        "none: no articles (.txt, .text, .md, .markdown, .html, .htm, .xhtml, .rss, .atom, .jsonl, .ndjson) "
        "in this folder",
        "claims.claims.yaml: this is claims or data, no article; `sides load` takes it",
        "ftp://a/b: this is no http or https address",
        "page",
    ]


def test_a_folder_with_all_within_it(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c.HTML",
        "sub/x.txt",
        "sub/deep/y.txt",
        "a-sub/z.jsonl",
        ".hidden/h.txt",
        ".h.txt",
        "d.pdf",
        "d.yaml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT} {name}", encoding="utf-8")
    (tmp_path / "c.HTML").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a-sub" / "z.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    os.symlink(tmp_path, tmp_path / "sub" / "round")
    found = [each for each in gather([tmp_path]) if isinstance(each, Document)]
    assert [each.source.removeprefix(f"{tmp_path}/") for each in found] == [
        "a.md", "b.txt", "c.HTML", "a-sub/z.jsonl:1", "sub/x.txt", "sub/deep/y.txt",
    ]  # fmt: skip


def test_names_are_unique_and_ids(tmp_path: Path) -> None:
    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Report (final).txt").write_text(f"{TEXT} {folder}", encoding="utf-8")
    (tmp_path / "two-report-final.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "….txt").write_text(f"{TEXT} !", encoding="utf-8")
    (tmp_path / ("x" * 200 + ".txt")).write_text(f"{TEXT} ?", encoding="utf-8")
    inputs = [tmp_path / "one", tmp_path / "two-report-final.txt", tmp_path / "two", tmp_path / "three"]
    names = [told(each) for each in gather([*inputs, tmp_path / "….txt", tmp_path / ("x" * 200 + ".txt")])]
    digest = hashlib.sha256(str(tmp_path / "two" / "Report (final).txt").encode()).hexdigest()[:6]
    assert names == [
        "report-final", "two-report-final", f"report-final-{digest}", "three-report-final", "document", "x" * 80,
    ]  # fmt: skip


def test_a_name_in_a_folder_is_that_of_the_path_whatever_else_lies_there(tmp_path: Path) -> None:
    def names() -> dict[str, str]:
        found = [each for each in gather([tmp_path]) if isinstance(each, Document)]
        return {each.source.removeprefix(f"{tmp_path}/"): each.name for each in found}

    deep = f"{'long/' * 30}report.txt"
    for path in ("a/report.txt", "c/report.txt", "post/index.html", "d/many.jsonl", deep):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        content = PAGE if path.endswith("html") else json.dumps({"text": TEXT}) if "jsonl" in path else f"{TEXT} {path}"
        (tmp_path / path).write_text(content, encoding="utf-8")
    before = names()
    assert len(before.pop(deep)) == 80
    assert before == {
        "a/report.txt": "a-report", "c/report.txt": "c-report", "post/index.html": "post-index",
        "d/many.jsonl:1": "d-many-1",
    }  # fmt: skip
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "report.txt").write_text(f"{TEXT} b", encoding="utf-8")
    (tmp_path / "report.txt").write_text(f"{TEXT} here", encoding="utf-8")
    after = names()
    assert {path: name for path, name in after.items() if path in before} == before
    assert (after["b/report.txt"], after["report.txt"]) == ("b-report", "report")


def test_files_of_one_name_are_told_apart_by_their_folders_in_any_order(tmp_path: Path) -> None:
    pages = [tmp_path / folder / "index.txt" for folder in ("one", "two", "three")]
    for page in pages:
        page.parent.mkdir()
        page.write_text(f"{TEXT} {page}", encoding="utf-8")
    assert [told(each) for each in gather(pages)] == ["one-index", "two-index", "three-index"]
    assert [told(each) for each in gather(pages[::-1])] == ["three-index", "two-index", "one-index"]


def test_the_same_text_twice_is_flagged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_text(f"{TEXT}\n", encoding="utf-8")
    found = [each for each in gather([tmp_path, tmp_path / "a.txt"]) if isinstance(each, Document)]
    assert [(each.name, each.duplicate_of) for each in found] == [
        ("a", None),
        ("b", "a"),
        ("c", None),
        (f"{tmp_path.name}-a".replace("_", "-"), "a"),
    ]


@pytest.mark.parametrize(
    ("given", "names", "suffix"),
    [
        (TEXT.encode(), ["stdin"], ".txt"),
        (b"\n\n" + TEXT.encode(), ["stdin"], ".txt"),
        (PAGE.encode(), ["stdin"], ".html"),
        (b"\xef\xbb\xbf \n" + PAGE.encode(), ["stdin"], ".html"),
        (TEXT.encode("utf-16"), ["stdin"], ".txt"),
        (b'{"id": "a", "text": "The army left."}\n\n{"text": "It came back."}\n', ["a", "stdin-3"], ".json"),
        (b'\n{"id": "a", "text": "The army left."}\n', ["a"], ".json"),
        (b"{curly} prose, an army of it.", ["stdin"], ".txt"),
    ],
)
def test_standard_input(given: bytes, names: list[str], suffix: str) -> None:
    found = [each for each in gather(["-"], stdin=io.BytesIO(given)) if isinstance(each, Document)]
    assert [each.name for each in found] == names
    assert {each.suffix for each in found} == {suffix}


def test_standard_input_that_cannot_be_read() -> None:
    assert [told(each) for each in gather(["-"], stdin=io.BytesIO(b""))] == ["standard input: the article is empty"]
    assert [told(each) for each in gather(["-"], stdin=io.BytesIO(b"%PDF-1.5"))] == [
        "standard input: this is a PDF; extract its text first (for example with pdftotext)"
    ]
    found = gather(["-"], stdin=io.BytesIO(b"x" * 200), limits=Limits(bytes=100))
    assert [told(each) for each in found] == [
        "standard input: it goes on; the limit is 100: split it, or raise the limit (--max-characters)"
    ]


def test_standard_input_is_that_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (document,) = gather(["-"])
    assert isinstance(document, Document)
    assert (document.text, document.source) == (TEXT, "standard input")


def test_files_without_a_known_ending_are_looked_into(tmp_path: Path) -> None:
    for name, content in (("a", TEXT), ("b.php", PAGE), ("c.log", '{"text": "The army left Karu."}')):
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = [
        each for each in gather([tmp_path / "a", tmp_path / "b.php", tmp_path / "c.log"]) if isinstance(each, Document)
    ]
    assert [each.suffix for each in found] == [".txt", ".html", ".json"]


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = gather([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert told(next(found)) == "a"
    (tmp_path / "b.txt").write_text(f"{TEXT} b", encoding="utf-8")
    assert told(next(found)) == "b"


class _Endless(io.RawIOBase):
    """Lines of JSON, made as they are read."""

    def __init__(self, count: int) -> None:
        self._lines: Iterator[bytes] = (
            json.dumps({"id": number, "text": f"The army left town {number}. {'It was calm. ' * 60}"}).encode() + b"\n"
            for number in range(count)
        )

    def readline(self, size: int | None = -1, /) -> bytes:
        return next(self._lines, b"")


def test_ten_thousand_documents_are_never_in_memory_together() -> None:
    stream: BinaryIO = _Endless(10_000)  # type: ignore[assignment]
    found = gather(["-"], stdin=stream)
    for _ in itertools.islice(found, 1_000):
        pass
    tracemalloc.start()
    try:
        count = sum(isinstance(each, Document) for each in found)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 9_000
    assert peak < 4_000_000, "names and hashes alone, of 7 MB of text and as much again of bytes"


def test_an_input_that_cannot_be_read_names_its_source(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "The army left."}\nnot JSON\n', encoding="utf-8")
    _, failed = gather([tmp_path])
    assert isinstance(failed, Unreadable)
    assert failed.source == f"{tmp_path / 'a.jsonl'}:2"
