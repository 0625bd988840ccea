"""Every way out of a store into a file, by name; the command line and its help are made from this list.

To add one, write a function that takes the store, an open binary file, filters and its own options and returns what it
wrote as counts, and list it in `EXPORTERS`.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sides.graph.errors import InvalidParameter, NotWritten, UnknownName
from sides.graph.filters import Filters
from sides.graph.whole_file import whole_file

if TYPE_CHECKING:
    from sides.graph.store import Store

_BEGINNING = 16_384
_NOTE = re.compile(rb"\bsides [^\s;]+; filters: ")
"""As `export_note` writes it."""
_SYSTEM = (("dev",), ("proc",))

Counts = dict[str, int]
Write = Callable[..., Counts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What one exporter can be asked for beside the filters. default: its type is the option's, `str` where None."""

    name: str
    default: bool | str | None
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format to export in.

    name: as on the command line. suffixes: how its files are called, the usual one first. help: one sentence.
    write: `(store, out, filters, **options) -> counts`; it writes to a binary file and closes nothing. takes: the
    claims `c` that it takes whatever the filters, as a Cypher condition.
    """

    name: str
    suffixes: tuple[str, ...]
    help: str
    write: Write
    options: tuple[Option, ...] = ()
    takes: str = "c.reading IS NOT NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote: how many of what (`nodes`, `edges`; `claims`; …), and where (None: to an open file)."""

    exporter: str
    path: Path | None
    counts: Mapping[str, int]


def export(
    store: Store,
    name: str,
    out: str | os.PathLike[str] | BinaryIO,
    filters: Filters | None = None,
    **options: bool | str | None,
) -> Exported:
    """Export `store` in the format called `name` to a path, or to an open binary file.

    A path is replaced when all is written, and only then: an export that fails leaves what was there. A file that is
    no export of ours, by its name's ending or by how it begins, is not replaced: it may be the only one of its kind.
    Raises UnknownName (no such format), InvalidParameter (no such option, or filters that the format cannot follow),
    NotWritten.
    """
    chosen = exporter(name)
    given = _checked(chosen, options)
    filters = filters or Filters()
    if not isinstance(out, str | os.PathLike):
        return Exported(exporter=name, path=None, counts=chosen.write(store, out, filters, **given))
    path = Path(out)
    if path.is_file() and not _is_stream(path):
        if path.suffix.lower() not in chosen.suffixes:  # most likely an article, a claims file
            raise _kept(path, f"its name is not that of an export ({', '.join(chosen.suffixes)})")
        if not _is_export(path):  # a links table, RDF made by hand
            raise _kept(path, "it is no export of sides")
    with replaced(path) as file:
        counts = chosen.write(store, file, filters, **given)
    return Exported(exporter=name, path=path, counts=counts)


def exporter(name: str) -> Exporter:
    """The exporter of this name. Raises UnknownName.

    >>> exporter("graphml").suffixes
    ('.graphml',)
    """
    if name not in EXPORTERS:
        raise UnknownName("export format", name, EXPORTERS, hint=f"There are {', '.join(sorted(EXPORTERS))}.")
    return EXPORTERS[name]


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """An open file that takes the place of `path` at the end of the block; an error inside leaves `path` as it was.

    What is no file of its own (a pipe, `/dev/stdout`, wherever that leads) is written to as it is. Raises NotWritten
    where the folder is missing or cannot be written to.
    """
    if _is_stream(path):
        try:
            with path.open("ab") as file:  # standard output may be at the end of a file
                yield file
        except BrokenPipeError:  # whoever reads has read enough
            raise
        except OSError as error:
            raise _not_written(path, error) from error
        return
    try:
        with whole_file(path) as file:
            yield file
    except OSError as error:
        raise _not_written(path, error) from error


def _is_stream(path: Path) -> bool:
    return path.exists() and not path.is_dir() and (not path.is_file() or path.absolute().parts[1:2] in _SYSTEM)


def _is_export(path: Path) -> bool:
    """Whether the file begins as what we write: with the note of every export, or as our table, or not at all."""
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError as error:
        raise _not_written(path, error) from error
    header = beginning.partition(b"\n")[0].rstrip()
    return not beginning or _NOTE.search(beginning) is not None or header.endswith(b",made_with")


def _kept(path: Path, why: str) -> NotWritten:
    return NotWritten(f"{path} is there already, and {why}; give another name, or remove it first")


def _not_written(path: Path, error: OSError) -> NotWritten:
    """What is told of `path`, as it was asked for, where its own file or the one beside it cannot be written."""
    return NotWritten(f"{path} cannot be written: {error.strerror or error}; nothing was changed")


def _checked(chosen: Exporter, given: Mapping[str, bool | str | None]) -> dict[str, bool | str | None]:
    known = {option.name: option for option in chosen.options}
    for name, value in given.items():
        if name not in known:
            listed = ", ".join(known) or "none"
            raise InvalidParameter(f"{chosen.name} has no option {name!r}; it has {listed}")
        if isinstance(known[name].default, bool) and not isinstance(value, bool):
            raise InvalidParameter(f"{name} is true or false, not {value!r}")
    return {option.name: option.default for option in chosen.options} | dict(given)


# The modules are imported when they are used: rdflib alone takes longer to import than most commands take.


def _graphml(store: Store, out: BinaryIO, filters: Filters, *, places: bool, isolated: bool, mixed: bool) -> Counts:
    from sides.graph.graphml import write_graphml
    from sides.graph.network import read_network

    network = read_network(store, filters, places=places, isolated=isolated)
    write_graphml(network, out, mixed=mixed)
    return {"nodes": len(network.nodes), "edges": len(network.edges)}


def _csv(store: Store, out: BinaryIO, filters: Filters, *, bom: bool) -> Counts:
    from sides.graph.csv_table import write_csv

    return {"claims": write_csv(store, out, filters, bom=bom)}


def _trig(store: Store, out: BinaryIO, filters: Filters, *, text: bool, base: str | None) -> Counts:
    from sides.graph.rdf_export import write_trig

    return write_trig(store, out, filters, text=text, base=base)


def _nquads(store: Store, out: BinaryIO, filters: Filters, *, text: bool, base: str | None) -> Counts:
    from sides.graph.rdf_export import write_nquads

    return write_nquads(store, out, filters, text=text, base=base)


def _jsonld(store: Store, out: BinaryIO, filters: Filters, *, text: bool, base: str | None) -> Counts:
    from sides.graph.rdf_export import write_jsonld

    return write_jsonld(store, out, filters, text=text, base=base)


def _plain(store: Store, out: BinaryIO, filters: Filters, *, base: str | None) -> Counts:
    from sides.graph.rdf_export import write_plain_trig

    return write_plain_trig(store, out, filters, base=base)


def _nanopub(store: Store, out: BinaryIO, filters: Filters, *, base: str | None) -> Counts:
    from sides.graph.rdf_export import write_nanopub_trig

    return write_nanopub_trig(store, out, filters, base=base)


_BASE = Option(
    name="base", default=None, help="The beginning of every IRI (SIDES_BASE, else https://w3id.org/sides/id/)."
)
_TEXT = Option(
    name="text", default=True, help="Whether the articles' text goes along; without it nothing can be loaded."
)

EXPORTERS: Mapping[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter(
            name="graphml",
            suffixes=(".graphml",),
            help="The network of actors and places for Gephi: an edge per source, relation and target.",
            write=_graphml,
            takes="c.counted",
            options=(
                Option(name="places", default=True, help="Whether places and the edges to them go along."),
                Option(name="isolated", default=False, help="Whether actors and places without an edge go along."),
                Option(
                    name="mixed",
                    default=True,
                    help="Symmetric relations without a direction; networkx reads the file only without this.",
                ),
            ),
        ),
        Exporter(
            name="csv",
            suffixes=(".csv",),
            help="A row per claim with all of its fields; opens in Excel.",
            write=_csv,
            options=(
                Option(name="bom", default=True, help="Whether it begins with the mark by which Excel knows UTF-8."),
            ),
        ),
        Exporter(
            name="trig",
            suffixes=(".trig",),
            help="RDF with provenance, a named graph per reading; can be loaded again.",
            write=_trig,
            options=(_TEXT, _BASE),
        ),
        Exporter(
            name="nquads",
            suffixes=(".nq",),
            help="The same RDF, a statement per line: for large records and for programs.",
            write=_nquads,
            options=(_TEXT, _BASE),
        ),
        Exporter(
            name="jsonld",
            suffixes=(".jsonld", ".json"),
            help="The same RDF as JSON, its context inside.",
            write=_jsonld,
            options=(_TEXT, _BASE),
        ),
        Exporter(
            name="plain",
            suffixes=(".trig",),
            help="Bare triples of accepted, affirmed claims, without provenance, in a graph of their own.",
            write=_plain,
            takes="c.counted AND c.polarity = 'affirmed' AND c.modality <> 'attempted'",
            options=(_BASE,),
        ),
        Exporter(
            name="nanopub",
            suffixes=(".trig",),
            help="A nanopublication per accepted claim, for sharing one by one.",
            write=_nanopub,
            takes="c.status = 'accepted'",
            options=(_BASE,),
        ),
    )
}
"""Every exporter by name."""
