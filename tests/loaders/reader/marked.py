"""Passages with one word in brackets, and whom it stands for."""

from __future__ import annotations

from functools import cache

from sides.loaders.documents.document import Document
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.mentions import Names
from sides.loaders.reader.parsed import parse
from sides.loaders.reader.reader import Read, Reader
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.referent import Referent

reader = cache(Reader)
gazetteer = cache(Gazetteer.load)


def document(text: str) -> Document:
    return Document(name="t", source="t", text=text, raw=text.encode(), raw_hash="")


def referents(passage: str, want: str = "actor") -> tuple[Referent, ...]:
    """Whom the word in brackets stands for."""
    before, _, rest = passage.partition("[")
    word, _, after = rest.partition("]")
    (parsed,) = parse([document(before + word + after)], pipeline())
    entities = Entities(parsed, Names(parsed, gazetteer()))
    token = next(token for token in parsed.doc if token.idx <= len(before) < token.idx + len(token))
    return entities.of(token, want=want)


def local(referent: Referent) -> str:
    """The id without its document; "?" where it is open."""
    return referent.id.partition("@")[0] or "?"


def stands_for(passage: str, want: str = "actor") -> set[str]:
    """The local ids of those whom the word in brackets stands for."""
    return {local(one) for one in referents(passage, want)}


def drafts(text: str) -> set[str]:
    """The drafts of a text, each as "subject relation object"."""
    read: Read = next(iter(reader().read([document(text)])))
    return {
        " ".join(
            [
                local(draft.subject) if draft.subject else "-",
                draft.relation,
                local(draft.object) if draft.object else repr(draft.literal),
            ]
        )
        for draft in read.drafts
    }
