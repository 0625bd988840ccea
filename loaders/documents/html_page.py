"""Web pages: the article's text out of the page, and what the page declares of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence

from sides.graph.errors import NoArticle
from sides.loaders.documents.assembling import assemble
from sides.loaders.documents.document import Document
from sides.loaders.documents.encodings import decode_page
from sides.loaders.documents.facts import Facts
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits
from sides.loaders.documents.lines import Line, lines_of
from sides.loaders.documents.page_facts import page_facts

_HEAD = 4  # lines of a body among which a title is looked for
_FEWEST_WORDS = 5  # of a sentence that makes a page an article
_LONG = 40  # characters of a sentence in a script that parts no words
_SENTENCE = re.compile(r"[.!?…؟。:][\"'”’»)\]]*$")


def html_document(
    raw: bytes,
    *,
    source: str,
    name: str,
    url: str | None = None,
    charset: str | None = None,
    encoding: str | None = None,
    facts: Facts | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document of the page whose bytes are `raw`.

    Its text is what trafilatura takes for the article, a paragraph a line, with the title that the page declares above
    it where it is not there already. url: where the page was found; charset: what the server said. facts: what is known
    besides, where the page itself does not say it.

    Raises `NoArticle` where the page has none, `NotText` where its bytes are not text.
    """
    page = decode_page(raw, source=source, charset=charset, encoding=encoding)
    return page_document(page, raw=raw, source=source, name=name, url=url, facts=facts, limits=limits)


def page_document(
    page: str,
    *,
    raw: bytes,
    source: str,
    name: str,
    url: str | None = None,
    facts: Facts | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document of a page that is decoded already; the rest as for `html_document`."""
    from trafilatura.utils import load_html

    _hush()
    tree = load_html(page) if page.strip() else None
    if tree is None:
        raise NoArticle("the page is empty" if not page.strip() else "this is no HTML", source=source)
    known = page_facts(tree, url=url).or_else(facts or Facts())
    headings = [heading.text_content() for heading in tree.iterfind(".//h1")]
    for tables in (False, True):  # old pages are laid out in tables, in others they hold figures
        body = _body(page, tables=tables)
        if body:
            text = _with_title(body, known.title, headings)
            document = assemble(text, raw=raw, source=source, name=name, suffix=".html", facts=known, limits=limits)
            if _has_prose(document):
                return document
    raise NoArticle("there is no article on this page, only links or notices", source=source)


def _body(page: str, *, tables: bool) -> str:
    """The article's text as trafilatura sees it; empty where it sees none."""
    from trafilatura import extract

    try:
        text = extract(page, include_comments=False, include_tables=tables, deduplicate=False)
    except Exception:
        # Pages are endlessly broken; whatever a parser trips over, this one page has no text and the next one may.
        return ""
    return (text or "").strip()


def _hush() -> None:
    """Keep what the parsers log of broken pages off the terminal, unless the program sets up logging itself."""
    for name in ("trafilatura", "htmldate", "justext", "charset_normalizer"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _with_title(body: str, title: str | None, headings: Iterable[str]) -> str:
    """`body` with the title above it, where neither that nor a main heading of the page is among its first lines."""
    first = {_folded(line) for line in body.split("\n", _HEAD)[:_HEAD]}
    if title is None or first & {_folded(title), *map(_folded, headings)}:
        return body
    return f"{title}\n\n{body}"


def _has_prose(document: Document) -> bool:
    """Whether a sentence is left once title and boilerplate are set aside."""
    aside = [mark for mark in document.marks if mark.kind != "dateline"]
    lines: Sequence[Line] = lines_of(document.text)
    return any(
        (line.words >= _FEWEST_WORDS or len(line.text) >= _LONG)
        and _SENTENCE.search(line.text) is not None
        and not any(mark.start <= line.start and line.end <= mark.end for mark in aside)
        for line in lines
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
