"""A reading: one article read into claims by one analyst or reader; the unit that is loaded, replaced and removed.

Of coded event data a reading is a file, or a part of one, of one release of a data set.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sides.graph.actor import Actor, Place
from sides.graph.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document, and what one reading says of it.

    id: `text_hash` of its text; raw_hash: the SHA-256 of its bytes. text: the whole, as decoded, boilerplate included.
    date: ISO, when it was published, None where it does not say; date_source: who says so where it is not the article
    (`analyst`). publisher: an actor's id, or in `publisher_name` a name without an actor; at most one of the two.
    """

    id: str
    text: str
    raw_hash: str | None = None
    url: str | None = None
    title: str | None = None
    date: str | None = None
    date_source: str | None = None
    language: str | None = None
    author: str | None = None
    publisher: str | None = None
    publisher_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The release of a data set that a reading has its rows from; several readings, its parts, may have the same.

    dataset: its short name (`acled`). version: as its publisher calls it ("26.1"), else None. raw_hash: the SHA-256 of
    the bytes of the file that was read, in hex.
    """

    dataset: str
    version: str | None = None
    raw_hash: str | None = None

    def __post_init__(self) -> None:
        if not self.dataset:
            raise ValueError("a release needs the name of its data set")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article's claims, or those of some rows of a data set, with the actors and places that they name.

    id: by default the claims file's stem. by: the analyst, where the file says. article: None for a registry of actors
    or a table. release: of a data set, never beside an article. registries: ids of the readings (registries) whose
    actors this one uses, sorted. actors, places: what this file declares, sorted by id. claims: sorted by start, then
    id.
    """

    id: str
    by: str | None = None
    article: Article | None = None
    release: Release | None = None
    registries: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if self.article is not None and self.release is not None:
            raise ValueError(f"the reading {self.id!r} is of an article or of a data set, not of both")


def text_hash(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, in hex: the id of an article."""
    return hashlib.sha256(text.encode()).hexdigest()


def document_scoped(local_id: str, article: str) -> str:
    """The id of an actor that belongs to one article: `opponents` becomes `opponents@1a2b3c4d`."""
    return f"{local_id}@{article[:8]}"
