"""What a batch is made of: settings that hold for all of it, tasks, and what came of each document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sides.loaders.documents.document import Document
from sides.loaders.language_model.connection import Endpoint

Status = Literal["read", "failed", "skipped", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a batch is read.

    actors, lexicons, model: as `Reader` takes them, the files as paths. accept: claims of at least this confidence (0
    to 1) are accepted, None: all are drafts. llm: the language model that reads instead, with its answers kept in the
    folder `cache`; lexicons, model and accept are then nothing to it. longest: how many characters a text may have,
    None: as many as the pipeline takes by itself.
    """

    actors: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    model: str | None = None
    accept: float | None = None
    llm: Endpoint | None = None
    cache: str | None = None
    longest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """The file that a claims file names as its article.

    path: from the claims file's folder, with `/`. sha256: of its bytes, in hex.
    """

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task:
    """A document to read. article: makes the result a claims file with this article; None: makes it records."""

    document: Document
    article: ArticleFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What reading one document gave.

    claims, accepted: how many claims it drafted, and how many of them are accepted. surest: the highest confidence
    among them, None where none has one. words: how long the document is. foreign: whether it seems to be in a language
    that the reader does not know.
    refused: how many claims of a language model were not taken, by the reason.
    records: as `readings.records` makes them. claims_file: the text of its claims file. problem: why it could not be
    read; nothing else is known then.
    """

    claims: int = 0
    accepted: int = 0
    surest: float | None = None
    words: int = 0
    foreign: bool = False
    refused: Mapping[str, int] = field(default_factory=dict)
    records: tuple[Mapping[str, Any], ...] = ()
    claims_file: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """What came of one document of a batch.

    source: where it came from. name: what it is called, None where there was no document. status: `read`; `failed`,
    for the reason in `why`; `skipped`, because another document says the same; `done`, because an earlier run did it.
    file: the claims file that was written.
    """

    source: str
    status: Status
    name: str | None = None
    why: str | None = None
    result: Result = Result()
    file: str | None = None
