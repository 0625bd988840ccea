"""Feeds (RSS and Atom): their entries, with the full text where the feed carries it."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sides.graph.errors import NoArticle, NotText
from sides.loaders.documents.assembling import assemble
from sides.loaders.documents.document import Document
from sides.loaders.documents.facts import Facts, iso_date, language_tag, link, plain
from sides.loaders.documents.html_page import page_document
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits

_FULL = 600  # characters of text; less is a summary where there is a page to read instead
_TRUNCATED = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|(?:read|see) more\W*|continue reading.{0,80})\s*$", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"<(?:p|br|div|a|b|i|em|strong|ul|h\d|img|span|figure|blockquote|table)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed. name: its title, else its id or address. link: its page's address. content: its text as the
    feed has it, perhaps HTML; None where it has none. full: whether that is the whole article, as far as can be told.
    facts: what the feed says of it.
    """

    name: str
    link: str | None
    content: str | None
    full: bool
    facts: Facts


def feed_entries(
    raw: bytes, *, source: str, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Entry]:
    """The entries of the feed in the bytes `raw`, in its order; `url` is where it was found, for relative links.

    Raises `NotText` where it is no feed, `NoArticle` where it has no entries.
    """
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(raw), sanitize_html=True)
    except Exception as error:
        # What feeds are broken by is past counting, and what a parser of them then raises; the next input may be whole.
        raise NotText(f"this feed cannot be read ({type(error).__name__}: {error})", source=source) from None
    if not feed.version and not feed.entries:
        reason = feed.get("bozo_exception")
        raise NotText(f"this is no RSS or Atom feed{f' ({reason})' if reason else ''}", source=source)
    if not feed.entries:
        raise NoArticle("the feed has no entries", source=source)
    channel = feed.feed
    for entry in feed.entries[: limits.entries]:
        yield _entry(entry, channel, url)


def entry_document(entry: Entry, *, source: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document of an entry's own content. Raises `NoArticle` where it has none."""
    content = entry.content or ""
    raw = content.encode(errors="replace")
    if _MARKUP.search(content) is None:
        text = html.unescape(content)
        return assemble(text, raw=raw, source=source, name=entry.name, suffix=".txt", facts=entry.facts, limits=limits)
    # The content is the article's body already; as a page of its own, nothing of it is taken for the page's frame.
    page = f"<html><body><article>{content}</article></body></html>"
    return page_document(
        page, raw=raw, source=source, name=entry.name, url=entry.link, facts=entry.facts, limits=limits
    )


def _entry(entry: Any, channel: Any, url: str | None) -> Entry:
    given = plain(entry.get("link"))
    page = None if given is None else link(given, base=url)
    bodies = [each.get("value") or "" for each in entry.get("content") or ()]
    body = max(bodies, key=len, default="") or entry.get("summary") or ""
    title = _text(entry.get("title"))
    origin = entry.get("source") or {}
    return Entry(
        name=title or plain(entry.get("id")) or given or "entry",
        link=page,
        content=body.strip() or None,
        full=bool(body.strip()) and (page is None or _is_full(body)),
        facts=Facts(
            title=title,
            date=_date(entry),
            author=_text(entry.get("author")),
            publisher=_text(
                entry.get("publisher") or origin.get("title") or channel.get("publisher") or channel.get("title")
            ),
            url=page,
            language=language_tag(entry.get("language") or channel.get("language")),
        ),
    )


def _is_full(body: str) -> bool:
    text = " ".join(html.unescape(_TAGS.sub(" ", body)).split())
    return len(text) >= _FULL and _TRUNCATED.search(text) is None


def _date(entry: Any) -> str | None:
    """The day as the feed writes it, in its own zone; else as feedparser understands it, in UTC."""
    for name in ("published", "updated", "created"):
        # Past feedparser's own lookup, which takes one of these fields for another and warns of it.
        if day := iso_date(plain(dict.get(entry, name)) or ""):
            return day
        if moment := dict.get(entry, f"{name}_parsed"):
            return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
    return None


def _text(value: object) -> str | None:
    """A field of a feed as text: without tags and entities, which many feeds have in titles."""
    return plain(html.unescape(_TAGS.sub("", value))) if isinstance(value, str) else None
