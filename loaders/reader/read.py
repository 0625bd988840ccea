"""What every reader gives, whatever it reads with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sides.loaders.documents.document import Document
from sides.loaders.reader.draft import Draft

#: What a claim's `made_by` calls the reader that works by rules.
RULES = "sides-read"


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What was read from one document.

    drafts: in the order of the text. names: what the text calls those whom it names, by their ids, demonyms left out.
    shorts: the short names of those that have one, by their ids. agent, version: the reader for `made_by`; version
    None: that of `sides`. refused: how many claims a language model proposed that were not taken, by the reason.
    """

    document: Document
    drafts: tuple[Draft, ...]
    names: Mapping[str, frozenset[str]]
    shorts: Mapping[str, str]
    agent: str = RULES
    version: str | None = None
    refused: Mapping[str, int] = field(default_factory=dict)


class DocumentReader(Protocol):
    """Whatever reads documents into drafts: `reader.Reader` by rules, `LanguageModelReader` by asking a model."""

    def read(self, documents: Iterable[Document]) -> Iterator[Read]:
        """The drafts of each document, in the order given; raises a `SidesError` at one that cannot be read."""
        ...
