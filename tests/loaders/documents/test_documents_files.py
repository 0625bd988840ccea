"""Texts, Markdown and JSON lines as documents: bytes, encodings, metadata, and what each refusal says."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from sides.graph.errors import InvalidInput, InvalidParameter
from sides.graph.reading import text_hash
from sides.loaders.article import read_article
from sides.loaders.documents.document import Document
from sides.loaders.documents.gather import Unreadable, gather
from sides.loaders.documents.limits import Limits

ARTICLE = "Front takes crossing at Karu\n\nFighters of the Northern Front took the crossing at Karu on Monday.\n"


def only(path: Path, **options: object) -> Document:
    (found,) = gather([path], **options)  # type: ignore[arg-type]
    assert isinstance(found, Document), found
    return found


def refusal(path: Path, **options: object) -> str:
    (found,) = gather([path], **options)  # type: ignore[arg-type]
    assert isinstance(found, Unreadable), found
    return str(found.error).replace(str(path), path.name)


def test_a_text_is_exactly_what_a_claims_file_reads(tmp_path: Path) -> None:
    path = tmp_path / "Karu Report.txt"
    raw = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").replace(" Front", "\u00a0Front").encode()
    path.write_bytes(raw)
    document = only(path)
    assert document.text == read_article(path).text
    assert (document.raw, document.raw_hash) == (raw, hashlib.sha256(raw).hexdigest())
    assert (document.name, document.source, document.suffix) == ("karu-report", str(path), ".txt")
    assert (document.file, document.title) == (path, "Front takes crossing at Karu")
    assert (document.date, document.author, document.publisher, document.url) == (None, None, None, None)


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_text_that_begins_with_its_mark(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.encode(codec))
    document = only(path)
    assert document.text == ARTICLE
    assert document.file is None, "a claims file could not name it"


def test_an_encoding_that_the_caller_names(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Le général a pris la ville, dit-on à Misrata.".encode("windows-1252"))
    assert refusal(path) == (
        "a.txt:1: this is not UTF-8 (byte 0xe9 at offset 4); save it as UTF-8, or name its encoding"
    )
    document = only(path, encoding="windows-1252")
    assert document.text == "Le général a pris la ville, dit-on à Misrata."
    assert document.file is None
    assert refusal(path, encoding="UTF8") == "a.txt: this is not utf-8 (byte 0xe9 at offset 4)"
    with pytest.raises(InvalidParameter, match="no encoding is called 'klingon'"):
        gather([path], encoding="klingon")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "a.txt: the article is empty"),
        (b" \r\n\xef\xbb\xbf", "a.txt: the article is empty"),
        (b"%PDF-1.7 abc", "a.txt: this is a PDF; extract its text first (for example with pdftotext)"),
        (
            b"PK\x03\x04abc",
            "a.txt: this is a ZIP archive, as .docx, .odt, .xlsx and .epub files are; save its text first",
        ),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt: this is a picture (PNG)"),
        (b"Haftar\x00met", "a.txt: this is binary (the first NUL byte is at offset 6)"),
        (
            "Haftar met Serraj".encode("utf-16-le"),
            "a.txt: this is UTF-16 that does not begin with its mark; "
            "name its encoding, utf-16-le, or save it as UTF-8",
        ),
        (b"\xff\xfeH\x00a", "a.txt: this begins as UTF-16 and is not (at offset 4)"),
        (b"{\\rtf1 abc}", "a.txt: this is RTF; save it as plain text first"),
    ],
)
def test_what_is_no_text_says_what_it_seems_to_be(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    if message == "a.txt: the article is empty" and raw:
        assert not raw.decode().strip(" \r\n\ufeff")
        path.write_bytes(raw.replace(b"\xef\xbb\xbf", b""))
    assert refusal(path) == message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "a.json",
            '[{"text": "The army left."}]',
            "JSON, but not JSON lines: write one object with `text` on each line",
        ),
        (
            "a.json",
            '{\n "text": "The army left."\n}',
            "JSON, but not JSON lines: write one object with `text` on each line",
        ),
        (
            "a.xml",
            "<?xml version='1.0'?><TEI><p>The army left.</p></TEI>",
            "XML, but no feed (RSS or Atom) and no page",
        ),
    ],
)
def test_data_that_is_no_prose(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert refusal(path) == f"{name}: this is {message}"


def test_a_text_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("é" * 60, encoding="utf-8")
    assert refusal(path, limits=Limits(bytes=100)) == (
        "a.txt: the file has 120 bytes; the limit is 100: split it, or raise the limit (--max-characters)"
    )
    assert refusal(path, limits=Limits(characters=50)) == (
        "a.txt: its text has 60 characters; the limit is 50: split it, or raise the limit (--max-characters)"
    )
    assert only(path, limits=Limits(bytes=120, characters=60)).text == "é" * 60


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refusal(path).startswith("a.txt: the file has 50,000,000 bytes; the limit is 20,000,000")


MARKDOWN = """---
title: "Front takes crossing"
date: 2020-06-03
authors: [Ana Obi, Sam Reed]
publisher: The Karu Courier
lang: en-GB
url: https://example.org/karu
---

# Front takes *crossing*

KARU (Reuters) - Fighters of the **Northern Front** took the [crossing](https://example.org/x "Karu") on Monday.

![A truck](truck.jpg)

> “We will go on,” the `front` said.

<!-- not for print -->
```
code { the army: attacks }
```

## Read more

- [Port workers end their strike](https://example.org/port)
"""


def test_markdown_keeps_its_text_and_marks_its_markup(tmp_path: Path) -> None:
    path = tmp_path / "karu.md"
    path.write_text(MARKDOWN, encoding="utf-8", newline="")
    document = only(path)
    assert document.text == MARKDOWN == read_article(path).text
    assert (document.title, document.date, document.author) == (
        "Front takes crossing",
        "2020-06-03",
        "Ana Obi; Sam Reed",
    )
    assert (document.publisher, document.language) == ("The Karu Courier", "en-GB")
    assert (document.url, document.suffix, document.file) == ("https://example.org/karu", ".md", path)
    parts = [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks]
    front = MARKDOWN[: MARKDOWN.index("\n# ")]
    assert parts[0] == ("boilerplate", front)
    assert [part for kind, part in parts if kind == "dateline"] == ["KARU (Reuters) -"]
    assert [part for kind, part in parts if kind == "title"] == ["# Front takes *crossing*"]
    assert [part for kind, part in parts if kind == "markup"] == [
        "**", "**", "[", '](https://example.org/x "Karu")', "![A truck](truck.jpg)", "> ", "`", "`",
    ]  # fmt: skip
    assert [part for kind, part in parts if kind == "boilerplate"][1:] == [
        "<!-- not for print -->",
        "```\ncode { the army: attacks }\n```",
        "## Read more\n\n- [Port workers end their strike](https://example.org/port)",
    ]
    ends = [0, *(mark.end for mark in document.marks)]
    assert all(mark.start >= end for mark, end in zip(document.marks, ends, strict=False))


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        ("# Front takes crossing\n\nThe front took the crossing at Karu.\n", "Front takes crossing", None),
        ("Front takes crossing\n====================\n\nThe front took it.\n", "Front takes crossing", None),
        ("---\ntitle: [broken\n---\n\nThe front took the crossing at Karu.\n", None, None),
        ("---\n\nThe front took the crossing at Karu.\n\n---\n\nThe end of it.\n", None, None),
        ("---\ndate: 03/06/2017\n---\nThe front took the crossing at Karu.\n", None, None),
        ("---\r\ndate: 3 June 2017\r\n---\r\nThe front took the crossing at Karu.\r\n", None, "2017-06-03"),
    ],
)
def test_what_markdown_says_of_itself(tmp_path: Path, text: str, title: str | None, date: str | None) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    document = only(path)
    assert (document.title, document.date, document.text) == (title, date, text)


def test_markdown_of_metadata_alone_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: A\n---\n\n", encoding="utf-8")
    assert refusal(path) == "a.md: the article is empty"


def test_json_lines(tmp_path: Path) -> None:
    entry = {
        "id": "Karu/17", "text": ARTICLE, "title": "Front takes crossing at Karu", "date": "2020-06-03T10:00:00Z",
        "publisher": "The Karu Courier", "url": "https://example.org/karu", "author": "Ana Obi", "language": "en",
        "tags": ["war"],
    }  # fmt: skip
    path = tmp_path / "crawl.jsonl"
    lines = [
        json.dumps(entry),
        "",
        '{"text": "The army left Karu."}',
        '{"text": "The army left',
        '{"id": 5, "text": "The army came back."}',
        "[1, 2]",
        '{"title": "no text"}',
        '{"text": " "}',
        '{"text": ["a"]}',
        '{"text": "The army left.", "date": "03/06/2017"}',
        '{"text": "half \\ud800"}',
        '{"text": "nul \\u0000"}',
        '{"id": 5, "text": "The army is back.", "date": "2017-06"}',
    ]
    path.write_bytes(b"\xef\xbb\xbf" + "\n".join(lines).encode() + b'\n{"text": "caf\xe9"}\n')
    found = list(gather([path]))
    documents = [each for each in found if isinstance(each, Document)]
    assert [(each.name, each.source) for each in documents] == [
        ("karu-17", f"{path}:1"),
        ("crawl-3", f"{path}:3"),
        ("5", f"{path}:5"),
        (documents[3].name, f"{path}:13"),
    ]
    assert re.fullmatch("5-[0-9a-f]{6}", documents[3].name)
    first = documents[0]
    assert first.raw == lines[0].encode()
    assert first.raw_hash == hashlib.sha256(first.raw).hexdigest()
    assert (first.text, first.title, first.date) == (ARTICLE, entry["title"], "2020-06-03")
    assert (first.publisher, first.url, first.author) == (entry["publisher"], entry["url"], "Ana Obi")
    assert (first.language, first.suffix, first.file) == ("en", ".json", None)
    assert documents[3].date == "2017-06"
    failures = [each for each in found if isinstance(each, Unreadable)]
    assert [(str(each.error).replace(str(path), "crawl.jsonl")) for each in failures] == [
        "crawl.jsonl:4: this line is not JSON: Unterminated string starting at: line 1 column 10 (char 9)",
        "crawl.jsonl:6: this line is no JSON object",
        "crawl.jsonl:7: it has no text",
        "crawl.jsonl:8: text: the article is empty",
        'crawl.jsonl:9: text: it must be text, not ["a"]',
        "crawl.jsonl:10: date: '03/06/2017' is no date; write it as 2017-06-03, 2017-06 or 2017",
        "crawl.jsonl:11: its text has half a character (a lone surrogate) at offset 5",
        "crawl.jsonl:12: its text has a NUL character at offset 4",
        "crawl.jsonl:14: this line is not UTF-8",
    ]
    assert failures[0].source == f"{path}:4"


@pytest.mark.parametrize("wrong", ["http://[bad", "not an address", "ftp://a.org/x", "http://a.org:99999999/"])
def test_what_no_claims_file_takes_for_an_address_is_left_out(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ARTICLE, "url": wrong}), encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\nurl: '{wrong}'\n---\n{ARTICLE} Once more.\n", encoding="utf-8")
    found = list(gather([tmp_path / "a.jsonl", tmp_path / "b.md"]))
    assert [document.url for document in found if isinstance(document, Document)] == [None, None]


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_text(
        '{"text": "The army left Karu."}\n{"text": "%s"}\n{"text": "It came back."}' % ("x" * 500), encoding="utf-8"
    )
    first, second, third = gather([path], limits=Limits(bytes=100))
    assert isinstance(first, Document)
    assert isinstance(second, Unreadable)
    assert str(second.error).startswith(f"{path}:2: the line has more than 100 bytes: split it")
    assert isinstance(third, Document)
    assert third.name == "crawl-3"


def test_the_hash_of_a_text_is_that_of_its_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    assert text_hash(only(path).text) == read_article(path).id


def test_a_refusal_is_an_error_of_the_tree(tmp_path: Path) -> None:
    (found,) = gather([tmp_path / "missing.txt"])
    assert isinstance(found, Unreadable)
    assert isinstance(found.error, InvalidInput)
    assert found.error.exit_code == 1
