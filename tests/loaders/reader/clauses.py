"""Passages with the word that states something in brackets, and what the reader makes of the clause."""

from __future__ import annotations

from dataclasses import replace

from marked import document, gazetteer
from sides.loaders.reader.attribution.attribution import Attribution, Voices
from sides.loaders.reader.circumstances.circumstances import circumstance_of, means_of, places_of
from sides.loaders.reader.circumstances.dates import Dates, When
from sides.loaders.reader.factuality.factuality import Factuality, factuality
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.names.mentions import Names
from sides.loaders.reader.parsed import ParsedDocument, parse
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.relations.predication import Predications
from spacy.tokens import Token


def bracketed(passage: str, date: str | None = None) -> tuple[ParsedDocument, Token]:
    """The parse of `passage` without its brackets, and the word that they hold."""
    before, _, rest = passage.partition("[")
    word, _, after = rest.partition("]")
    (parsed,) = parse([replace(document(before + word + after), date=date)], pipeline())
    return parsed, next(token for token in parsed.doc if token.idx <= len(before) < token.idx + len(token))


def entities_of(parsed: ParsedDocument) -> Entities:
    """The entities of a parse."""
    return Entities(parsed, Names(parsed, gazetteer()))


def facts(passage: str) -> Factuality:
    """Whether what the bracketed word states is so."""
    return factuality(bracketed(passage)[1])


def voices(passage: str) -> Voices:
    """Who says what the bracketed word states."""
    parsed, head = bracketed(passage)
    return Attribution(parsed, entities_of(parsed), Predications()).of(head)


def when(passage: str, date: str | None = None, *, ahead: bool = False) -> When:
    """When what the bracketed word states was."""
    parsed, head = bracketed(passage, date)
    return Dates(parsed).of(head, ahead=ahead)


def around(passage: str) -> tuple[set[str], tuple[str, ...], str | None]:
    """The places, the means and the circumstance of what the bracketed word states."""
    parsed, head = bracketed(passage)
    places = {one.name for one in places_of(head, entities_of(parsed))}
    return places, means_of(head), circumstance_of(head, parsed)
