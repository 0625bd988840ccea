"""What of a document is read: marks hold, and offsets are the article's."""

from __future__ import annotations

import time

import pytest
from sides.loaders.documents.document import Document, Mark, document_of
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.parsed import ParsedDocument, parse
from sides.loaders.reader.reader import Reader

TEXT = "ADEN, June 16 (Gulf Wire) - Egypt attacked Libya.\nSubscribe: Iran backs Hamas!\nFrance supports Chad.\n"
MARKS = (Mark(start=0, end=28, kind="dateline"), Mark(start=50, end=78, kind="boilerplate"))


def _document(marks: tuple[Mark, ...] = MARKS) -> Document:
    return Document(name="x", source="x", text=TEXT, raw=TEXT.encode(), raw_hash="", marks=marks)


def _parsed(marks: tuple[Mark, ...] = MARKS) -> ParsedDocument:
    (parsed,) = parse([_document(marks)], pipeline())
    return parsed


def test_what_is_not_read_is_blank_and_offsets_hold() -> None:
    parsed = _parsed()
    assert len(parsed.doc.text) == len(TEXT)
    words = [token for token in parsed.doc if not token.is_space]
    assert [token.text for token in words] == ["Egypt", "attacked", "Libya", ".", "France", "supports", "Chad", "."]
    assert all(parsed.words(token.idx, token.idx + len(token)) == token.text for token in words)
    assert all(map(parsed.reads, words))


def test_lines_still_end_where_they_ended() -> None:
    sentences = [sentence.text.strip() for sentence in _parsed().doc.sents]
    assert [one for one in sentences if one] == ["Egypt attacked Libya.", "France supports Chad."]


def test_a_title_is_read() -> None:
    assert all(_parsed((Mark(start=0, end=49, kind="title"),)).prose)


@pytest.mark.parametrize("run", ["=", "_", "*", "#", "(", '"', "\u201c", "-", ".", "()", "\u2014=", "'s", "/"])
def test_a_run_of_signs_does_not_take_long(run: str) -> None:
    text = f"Egypt attacked Libya.\n{run * (50_000 // len(run))}\nFrance supports Chad.\n"
    document = Document(name="x", source="x", text=text, raw=text.encode(), raw_hash="")
    begin = time.monotonic()
    (read,) = Reader().read([document])
    assert time.monotonic() - begin < 10
    assert [(one.relation, text[slice(*one.quote)]) for one in read.drafts] == [
        ("attacks", "Egypt attacked Libya"),
        ("supports", "France supports Chad"),
    ]


def test_a_rule_of_a_few_signs_is_left_as_it_is() -> None:
    text = f"Egypt attacked Libya.\n{'=' * 40}\n{'-' * 41}\n{'oh' * 41}"
    document = Document(name="x", source="x", text=text, raw=text.encode(), raw_hash="")
    (parsed,) = parse([document], pipeline())
    assert parsed.plain == text.replace("-" * 41, " " * 41)


def test_nothing_is_drafted_from_what_is_not_read() -> None:
    (read,) = Reader().read([_document()])
    assert [(one.relation, TEXT[slice(*one.quote)]) for one in read.drafts] == [
        ("attacks", "Egypt attacked Libya"),
        ("supports", "France supports Chad"),
    ]


def test_every_token_finds_the_sentence_that_it_stands_in() -> None:
    text = "A TITLE\nRebels took Goma. The army left; it was night.\n\nKigali, spokesmen say, denies it.\n"
    (parsed,) = parse([document_of(text, name="title")], pipeline())
    sentences = list(parsed.doc.sents)
    assert len(sentences) > 2
    for sentence in sentences:
        assert all(token.sent == sentence for token in sentence)
        assert parsed.doc[sentence.end - 1 : sentence.end].sent == sentence
