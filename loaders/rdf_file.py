"""RDF files that hold a record: TriG, N-Quads and JSON-LD, or one reading as Turtle or N-Triples.

Nothing is ever fetched: neither JSON-LD contexts nor anything that an IRI names.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sides.graph.errors import InvalidInput, NotRDF
from sides.graph.reading import Reading
from sides.graph.record import Record
from sides.loaders.article import decode, read_bytes
from sides.loaders.ids import slug

if TYPE_CHECKING:
    from rdflib import Dataset

# What a file's name ends in, and the syntax that is read.
SYNTAX_OF = {".trig": "trig", ".ttl": "turtle", ".nq": "nquads", ".nt": "nt", ".jsonld": "json-ld"}

# Other names of the same syntaxes.
_OTHER_NAMES = {"jsonld": "json-ld", "ntriples": "nt", "nt11": "nt", "nquad": "nquads", "ttl": "turtle", "nq": "nquads"}


def read_rdf_file(
    path: str | Path,
    *,
    format: str | None = None,
    base: str | None = None,
    known: Iterable[Reading] = (),
) -> Record:
    """The record in the file `path`.

    format: `trig`, `turtle`, `nquads`, `nt` or `json-ld`; without it the name's ending says which. Triples outside
    named graphs are one reading, named after the file unless it says itself what it is. base: of our IRIs; what has
    IRIs under another base keeps them as its ids. known: readings whose actors and places hold besides (registries).

    Raises `MissingFile`, `NotText` where the file is not UTF-8, `NotRDF` with the line where its syntax is wrong,
    `QuoteNotFound` where quotes do not stand in their articles, `InvalidClaims` with everything else that is wrong, and
    `InvalidInput` where nothing in it is of a record.
    """
    path = Path(path)
    return read_rdf(
        read_bytes(path),
        format=format or syntax_of(path),
        base=base,
        known=known,
        source=str(path),
        default_reading=slug(path.stem) or "reading",
    )


def read_rdf(
    data: bytes,
    *,
    format: str,
    base: str | None = None,
    known: Iterable[Reading] = (),
    source: str = "",
    default_reading: str | None = None,
) -> Record:
    """The record that the bytes `data` hold; see `read_rdf_file`.

    default_reading: the id of the reading of triples outside named graphs; without it they are refused.
    """
    from sides.graph.rdf_reader import read_dataset
    from sides.graph.rdf_syntax import parsed

    format = _OTHER_NAMES.get(format, format)
    if format not in SYNTAX_OF.values():
        raise NotRDF(f"{format!r} is no syntax that is read: {', '.join(SYNTAX_OF.values())}", source=source)
    decode(data, source=source)
    dataset = parsed(data.removeprefix(b"\xef\xbb\xbf"), format, source=source)
    _refuse_nothing_of_ours(dataset, source)
    return read_dataset(dataset, base=base, default_reading=default_reading, known=known, source=source)


def _refuse_nothing_of_ours(dataset: Dataset, source: str) -> None:
    """InvalidInput where nothing in `dataset` is of a class that a record is made of: other RDF, or none."""
    from sides.graph import vocabulary as v
    from sides.graph.rdf_reader import NANOPUBLICATION
    from sides.ontology.validation import compact

    classes = (v.READING, v.CLAIM, v.ARTICLE, v.ACTOR, v.PLACE, v.DECISION, v.IDENTITY)
    found = {object_ for _, _, object_, _ in dataset.quads((None, v.A, None, None))}
    if found & {*classes, v.PLAIN_TRIPLES, NANOPUBLICATION}:
        return
    number = len(dataset)
    holds = "no statement" if number == 0 else "1 statement" if number == 1 else f"{number:,} statements"
    wanted = ", ".join(compact(str(one)) for one in classes)
    message = f"nothing in here is of a record: it holds {holds}, and no {wanted} (sides: is <{v.SIDES}>)"
    if any(str(one).startswith("http://schema.org/") for one in found):
        message += "; write <https://schema.org/>, not <http://schema.org/>"
    raise InvalidInput(message, source=source)


def syntax_of(path: str | Path) -> str:
    """The syntax that the ending of a file's name stands for; `NotRDF` where it stands for none."""
    path = Path(path)
    syntax = SYNTAX_OF.get(path.suffix.lower())
    if syntax is None:
        known = ", ".join(SYNTAX_OF)
        hint = "; RDF/XML is not read, convert it first" if path.suffix.lower() in (".rdf", ".owl", ".xml") else ""
        raise NotRDF(f"the name's ending says no syntax that is read ({known}){hint}", source=str(path))
    return syntax
