"""What a web page declares of itself: JSON-LD, meta elements, the elements that are made for it.

Only what is declared: a name is not taken from an address, nor a date from whatever looks like one in the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sides.loaders.documents.facts import Facts, iso_date, language_tag, own_address, plain

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "headline", "parsely-title", "twitter:title")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
    "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "og:article:author", "citation_author", "dc.creator", "dcterms.creator", "byl",
    "parsely-author", "sailthru.author",
)  # fmt: skip
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
    "application-name",
)
_ARTICLES = ("article", "posting", "report")  # in the names of schema.org's types of article
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ")


def page_facts(tree: Any, *, url: str | None = None) -> Facts:
    """What the page, whose parsed root is `tree` (lxml's), declares of itself; `url` is where it was found."""
    article = _linked_data(tree)
    metas = _metas(tree)

    def meta(*names: str) -> str | None:
        return next((metas[name][0] for name in names if name in metas), None)

    publisher = _name(article.get("publisher")) or meta(*_PUBLISHERS)
    title = plain(article.get("headline")) or meta(*_TITLES) or _heading(tree, publisher) or _title(tree)
    return Facts(
        title=None if title is None else _without_site(title, publisher),
        date=_date(tree, article, metas),
        author=_author(article, metas),
        publisher=publisher,
        url=_address(tree, meta("og:url"), url),
        language=language_tag(
            tree.get("lang") or plain(article.get("inLanguage")) or meta("content-language", "og:locale")
        ),
    )


def _linked_data(tree: Any) -> Mapping[str, Any]:
    """The first article among the page's JSON-LD; empty where there is none."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            types = node.get("@type")
            if any(
                part in str(kind).lower()
                for kind in (types if isinstance(types, list) else [types])
                for part in _ARTICLES
            ):
                return node
    return {}


def _nodes(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for each in data:
            yield from _nodes(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)


def _metas(tree: Any) -> dict[str, list[str]]:
    """The contents of meta elements by property, name, itemprop or http-equiv, in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta[@content]"):
        content = plain(element.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(key)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _date(tree: Any, article: Mapping[str, Any], metas: Mapping[str, list[str]]) -> str | None:
    times = list(tree.iterfind(".//time[@datetime]"))
    marked = [each for each in times if each.get("itemprop") == "datePublished" or each.get("pubdate") is not None]
    stated = [article.get("datePublished"), *(metas[name][0] for name in _DATES if name in metas)]
    stated += [each.get("datetime") for each in marked]
    stated += [each.text for each in tree.iterfind(".//*[@itemprop='datePublished']") if each.tag != "meta"]
    if len({str(each.get("datetime"))[:10] for each in times}) == 1:
        stated.append(times[0].get("datetime"))
    return next((day for text in stated if (words := plain(text)) and (day := iso_date(words))), None)


def _author(article: Mapping[str, Any], metas: Mapping[str, list[str]]) -> str | None:
    given = article.get("author")
    names = [_name(each) for each in (given if isinstance(given, list) else [given])]
    if not any(names):
        names = list(next((metas[key] for key in _AUTHORS if key in metas and "://" not in metas[key][0]), []))
    people = [each.removeprefix("By ").removeprefix("by ") for each in names if each and "://" not in each]
    return "; ".join(dict.fromkeys(people)) or None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for each in value if (name := _name(each))), None)
    return _name(value.get("name")) if isinstance(value, dict) else plain(value)


def _heading(tree: Any, publisher: str | None) -> str | None:
    """The page's one heading of the first level, where that is not the site's name."""
    headings = [words for each in tree.iterfind(".//h1") if (words := plain(each.text_content()))]
    return headings[0] if len(headings) == 1 and headings[0] != publisher else None


def _title(tree: Any) -> str | None:
    element = tree.find(".//title")
    return None if element is None else plain(element.text_content())


def _without_site(title: str, site: str | None) -> str:
    """`title` without the site's name, which pages put behind it or before it."""
    for separator in _SEPARATORS if site else ():
        for words, name in (title.rpartition(separator)[::2], title.partition(separator)[::-2]):
            if words and name.strip().casefold() == (site or "").casefold():
                return words.strip()
    return title


def _address(tree: Any, declared: str | None, url: str | None) -> str | None:
    """The address that the page says is its own, else where it was found."""
    link = tree.find(".//link[@rel='canonical']")
    own = plain(link.get("href")) if link is not None else declared
    return own_address(own, base=url) or url
