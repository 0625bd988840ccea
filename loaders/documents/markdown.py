"""Markdown files: kept as they are, their metadata read and their markup marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import yaml
from sides.loaders.documents.assembling import assemble
from sides.loaders.documents.document import Document, Mark
from sides.loaders.documents.encodings import decode_text
from sides.loaders.documents.facts import Facts, iso_date, language_tag, plain
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits
from sides.loaders.documents.plain_text import is_article_text

_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<yaml>.{0,20000}?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_FIELD = re.compile(r"\s*[A-Za-z_-]{1,30}:(?:\s|\Z)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[ \t]*\r?$|\Z)", re.S | re.M)
# What stands around words, and is none: each alternative one piece of markup.
_MARKUP = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[-*+][ \t]+|\d{1,3}[.)][ \t]+)"  # headings, quotations, lists
    r"|[ \t]#+[ \t]*\r?$"  # a heading's closing
    r"|^[ \t]*(?:=+|-{2,}|\*{3,}|_{3,})[ \t]*\r?$"  # the line under a heading, a rule
    r"|!\[[^\[\]\n]{0,500}\]\([^)\n]{0,2000}\)"  # a picture, its description included
    r"|\]\([^)\n]{0,2000}\)|\]\[[^\[\]\n]{0,500}\]|\[(?=[^\[\]\n]{1,500}\][(\[])"  # a link but for its words
    r"|^\[[^\]\n]+\]:[ \t]*\S+[^\n]*$"  # where a link leads
    r"|\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?!\*)|\b__|__\b|`+"  # emphasis, code
    r"|</?[a-zA-Z][^<>\n]{0,200}>",  # HTML
    re.M,
)


def markdown_document(
    raw: bytes,
    *,
    source: str,
    name: str,
    file: Path | None = None,
    encoding: str | None = None,
    facts: Facts | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document that the bytes `raw` of a Markdown file hold.

    The text is the file's, markup included, so that offsets hold; front matter, comments and code are marked as
    boilerplate, the characters of the markup as such. Title, date, author, publisher, address and language are those
    of the front matter (YAML between two lines `---`), the title else the first heading.
    """
    text = decode_text(raw, source=source, encoding=encoding)
    front = _FRONT.match(text)
    said = None if front is None else _front_matter(front["yaml"])
    start = 0 if front is None or said is None else front.end()
    aside = [] if start == 0 else [Mark(start=0, end=start, kind="boilerplate")]
    aside += [Mark(start=each.start(), end=each.end(), kind="boilerplate") for each in _aside(text, start)]
    known = _facts(said or {}).or_else(facts or Facts())
    return assemble(
        text,
        raw=raw,
        source=source,
        name=name,
        suffix=".md",
        file=file if is_article_text(raw, text) else None,
        facts=known.or_else(Facts(title=_heading(text, start))),
        markup=[*aside, *_markup(text, start, aside)],
        start=start,
        limits=limits,
    )


def _front_matter(text: str) -> Mapping[object, object] | None:
    """The metadata that `text` writes, none where it is broken; None where the lines are rules around a text."""
    try:
        said = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {} if _FIELD.match(text) else None
    return said if isinstance(said, dict) else None


def _facts(said: Mapping[object, object]) -> Facts:
    values = {str(key).lower(): value for key, value in said.items()}

    def first(*names: str) -> str | None:
        return next((words for name in names if (words := _words(values.get(name)))), None)

    day = first("date", "published", "pubdate", "publish_date", "date_published")
    return Facts(
        title=first("title", "headline"),
        date=None if day is None else iso_date(day),
        author=first("author", "authors", "byline"),
        publisher=first("publisher", "site", "site_name", "outlet"),
        url=first("url", "source_url", "canonical_url", "canonical", "link"),
        language=language_tag(first("language", "lang")),
    )


def _words(value: object) -> str | None:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()[:10]
    if isinstance(value, list):
        return "; ".join(words for each in value if (words := _words(each))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    return plain(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def _heading(text: str, start: int) -> str | None:
    """The words of the first line, where that is a heading of the first level."""
    found = re.compile(r"\s*(?:#[ \t]+(?P<hash>[^\n]+)|(?P<under>[^\n]+)\n=+[ \t]*(?:\n|\Z))").match(text, start)
    words = None if found is None else found["hash"] or found["under"]
    return None if words is None else plain(re.sub(r"[*_`]+|[ \t]#+\s*$", "", words))


def _aside(text: str, start: int) -> Iterator[re.Match[str]]:
    """Comments and blocks of code, none within another."""
    end = start
    for each in sorted((*_COMMENT.finditer(text, start), *_FENCE.finditer(text, start)), key=re.Match.start):
        if each.start() >= end:
            yield each
            end = each.end()


def _markup(text: str, start: int, aside: list[Mark]) -> Iterator[Mark]:
    at = 0
    for each in _MARKUP.finditer(text, start):
        while at < len(aside) and aside[at].end <= each.start():
            at += 1
        if at == len(aside) or aside[at].start >= each.end():
            yield Mark(start=each.start(), end=each.end(), kind="markup")
