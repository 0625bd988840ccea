"""A text and what is known of it, made into a document; what cannot be one is refused here, whatever it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from sides.graph.errors import NoArticle, NotText, TooLarge
from sides.loaders.documents.document import Document, Mark
from sides.loaders.documents.facts import Facts, own_address
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits
from sides.loaders.documents.marking import mark
from sides.loaders.ids import slug

LONGEST_NAME = 80
"""Characters of a document's name, which names files."""


def assemble(
    text: str,
    *,
    raw: bytes,
    source: str,
    name: str,
    suffix: str,
    facts: Facts | None = None,
    file: Path | None = None,
    markup: Sequence[Mark] = (),
    start: int = 0,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document of `text`, its title, dateline and boilerplate marked.

    name: words to name it by. facts: what it is known to say of itself; the text's own title, dateline and date fill
    in what is missing, and a `url` that is no web address is left out. markup: marks that are known already, of
    Markdown's characters. start: where the text proper begins, after metadata that it opens with. file: where exactly
    `text` stands.

    Raises `NoArticle` where the text is empty, `TooLarge` where it is longer than the limit, `NotText` where it has a
    character that text cannot have.
    """
    check_text(text, source=source, limits=limits)
    if not text[start:].strip():
        raise NoArticle("the article is empty", source=source)
    facts = facts or Facts()
    marks, found = mark(text, title=facts.title, markdown=suffix == ".md", start=start)
    # What it says is its address may be none, and no claims file could hold it.
    known = replace(facts.or_else(found), url=own_address(facts.url))
    return Document(
        name=name_of(name),
        source=source,
        text=text,
        raw=raw,
        raw_hash=hashlib.sha256(raw).hexdigest(),
        marks=_together(marks, markup),
        suffix=suffix,
        file=file,
        **asdict(known),
    )


def check_text(text: str, *, source: str, limits: Limits, line: int | None = None) -> None:
    """Raise what makes `text` no text of a document; `line` is where it stands in a file of several."""
    if len(text) > limits.characters:
        message = f"its text has {len(text):,} characters; the limit is {limits.characters:,}"
        raise TooLarge(f"{message}: split it, or raise the limit (--max-characters)", source=source, line=line)
    for character, what in (("\x00", "a NUL character"), *_lone_surrogates(text)):
        if character in text:
            raise NotText(f"its text has {what} at offset {text.index(character)}", source=source, line=line)


def name_of(words: str) -> str:
    """The name of a document that is called `words`: an id, not too long for a file's name.

    >>> name_of("Forces enter Hun, residents say"), name_of("…")
    ('forces-enter-hun-residents-say', 'document')
    """
    return slug(words)[:LONGEST_NAME].strip("-.") or "document"


def _lone_surrogates(text: str) -> list[tuple[str, str]]:
    """Half a character, which a JSON escape can make and no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return [(text[error.start], "half a character (a lone surrogate)")]
    return []


def _together(marks: Sequence[Mark], markup: Sequence[Mark]) -> tuple[Mark, ...]:
    """Both, sorted, without what of `markup` overlaps one of `marks`."""
    if not markup:
        return tuple(marks)
    free, at = [], 0
    for each in sorted(markup, key=lambda mark: mark.start):
        while at < len(marks) and marks[at].end <= each.start:
            at += 1
        if at == len(marks) or marks[at].start >= each.end:
            free.append(each)
    return tuple(sorted([*marks, *free], key=lambda mark: mark.start))
