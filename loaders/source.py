"""Whatever `sides load` is given: claims files, RDF, links tables, and folders of them.

Every reading is checked against the ontology's shapes on its way, as RDF, and comes out ready for a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from sides.graph.decision import Decision, Identity
from sides.graph.errors import InvalidClaims, InvalidInput, MissingFile
from sides.graph.reading import Reading
from sides.graph.record import Record
from sides.loaders.article import STANDARD_INPUT, read_bytes
from sides.loaders.claims_file import Registries, examine_claims_file
from sides.loaders.links_table import examine_links_table
from sides.loaders.problems import Problems
from sides.loaders.shape_check import check_shapes
from sides.loaders.table_names import Resolve

Format: TypeAlias = Literal["claims", "table", "trig", "turtle", "nquads", "ntriples", "jsonld"]

FORMATS: Mapping[str, Format] = {
    ".yaml": "claims",
    ".yml": "claims",
    ".csv": "table",
    ".tsv": "table",
    ".trig": "trig",
    ".ttl": "turtle",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}
_SYNTAXES = {"ntriples": "nt", "jsonld": "json-ld"}  # where rdflib's name for one is another
_IN_FOLDERS = (".claims.yaml", ".claims.yml", ".trig", ".ttl", ".nq", ".nt", ".jsonld")
_ARTICLES = (".txt", ".html", ".htm", ".md", ".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its record, and the line of each claim in it, by the claim's id, where it has lines."""

    path: Path
    record: Record
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings of the file."""
        return self.record.readings

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of the file, which only RDF has."""
        return self.record.decisions

    @property
    def identities(self) -> tuple[Identity, ...]:
        """The merges and splits of the file, which only RDF has."""
        return self.record.identities

    def line_of(self, claim: str) -> int | None:
        """The line that the claim with this id begins in; None where that is not known."""
        return self.lines.get(claim)


def source_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files that `paths` name, folders opened: of a folder, its claims files and RDF, sorted by name. `-` stays,
    which is standard input.

    Raises `MissingFile` for a path that is not there and for a folder that holds none of these.
    """
    files: list[Path] = []
    for path in map(Path, paths):
        if not path.is_dir():
            if not path.exists() and str(path) != STANDARD_INPUT:
                raise MissingFile("there is no such file", source=str(path))
            files.append(path)
            continue
        inside = sorted(each for each in path.iterdir() if each.name.lower().endswith(_IN_FOLDERS))
        if not inside:
            raise MissingFile("there is no claims file (NAME.claims.yaml) and no RDF in this folder", source=str(path))
        files.extend(inside)
    return distinct(files)


def distinct(files: Iterable[Path]) -> list[Path]:
    """`files` in their order, each once, whatever path leads to it; a link of another name is a file of its own, since
    a reading is named after its file.
    """
    found: dict[tuple[Path, str], Path] = {}
    for file in files:
        found.setdefault((file.resolve(), file.name), file)
    return list(found.values())


class SourceReader:
    """Reads files one after the other, and remembers what they share.

    A registry that several files bring in is read, checked and given once. Two files of one reading are refused.

    resolve: the actors and places by a name, for tables. base: the base of IRIs. known: registries that RDF
    may name the actors of, besides those that were read before it.
    """

    def __init__(
        self, *, resolve: Resolve | None = None, base: str | None = None, known: Iterable[Reading] = ()
    ) -> None:
        """Nothing is read yet."""
        self._resolve, self._base = resolve, base
        self._shared: list[Reading] = list(known)
        self._registries: Registries = {}
        self._checked: set[Path] = set()  # registries that break no shape
        self._origins: dict[str, Path] = {}

    def read(self, path: str | Path, *, format: Format | None = None) -> list[Source]:
        """What the file at `path` gives: the registries that it brings in and no file before it did, then itself.

        format: what it is, where its name does not tell. Raises what reading a file raises (all are `InvalidInput`),
        and `InvalidClaims` for claims that break the shapes.
        """
        path = Path(path)
        problems, found = self.examine(path, format=format)
        problems.raise_if_any()
        given = []
        for source in found:
            came_already = all(reading.id in self._origins for reading in source.readings)
            for reading in source.readings:
                first = self._origins.setdefault(reading.id, source.path)
                if first.resolve() != source.path.resolve():
                    message = f"this is reading {reading.id!r}, and so is {first}; give one of them another `reading:`"
                    raise InvalidInput(message, source=str(source.path))
            self._shared.extend(reading for reading in source.readings if not reading.claims)
            if source.path == path or not came_already:
                given.append(source)
        return given

    def examine(self, path: Path, *, format: Format | None = None) -> tuple[Problems, list[Source]]:
        """What the file at `path` holds, all its registries first, and its problems; nothing where it has some.

        Raises only for a file that cannot be read at all.
        """
        if not path.is_file():
            read_bytes(path)  # says what is wrong with it
        format = format or format_of(path)
        if format == "claims":
            return self._claims_file(path)
        if format == "table":
            return self._table(path)
        from sides.loaders.rdf_file import read_rdf_file

        syntax = _SYNTAXES.get(format, format)
        return Problems(str(path)), [
            Source(path, read_rdf_file(path, format=syntax, base=self._base, known=self._shared))
        ]

    def _claims_file(self, path: Path) -> tuple[Problems, list[Source]]:
        file, problems = examine_claims_file(path, registries=self._registries)
        if file is None:
            return problems, []
        locations = {id(reading): location for location, reading in self._registries.items()}
        sources = []
        for registry in file.registries:
            location = locations[id(registry)]
            if location not in self._checked:
                check_shapes(registry, problems, base=self._base)
                if not problems:
                    self._checked.add(location)
            sources.append(Source(location, Record(readings=(registry,))))
        check_shapes(file.reading, problems, registries=file.registries, lines=file.lines, base=self._base)
        return problems, [*sources, Source(path, Record(readings=(file.reading,)), file.lines)]

    def _table(self, path: Path) -> tuple[Problems, list[Source]]:
        table, problems = examine_links_table(path, resolve=self._resolve)
        if table is None:
            return problems, []
        check_shapes(table.reading, problems, lines=table.lines, base=self._base)
        return problems, [Source(path, Record(readings=(table.reading,)), table.lines)]


def read_sources(
    paths: Iterable[str | Path],
    *,
    format: Format | None = None,
    resolve: Resolve | None = None,
    base: str | None = None,
    known: Iterable[Reading] = (),
) -> Iterator[Source]:
    """Read files and folders, one file at a time; the registries that a file brings in come before it, each once.

    format: of every file, where their names do not tell; the rest as for `SourceReader`. Nothing is yielded of a file
    that has a problem, which is raised there; the files before it were.
    """
    reader = SourceReader(resolve=resolve, base=base, known=known)
    for path in source_files(paths):
        yield from reader.read(path, format=format)


def validate_source(
    path: str | Path,
    *,
    format: Format | None = None,
    resolve: Resolve | None = None,
    base: str | None = None,
    known: Iterable[Reading] = (),
) -> list[str]:
    """Every problem of the file at `path`, each with its place in the file; none: it can be loaded."""
    try:
        problems, _ = SourceReader(resolve=resolve, base=base, known=known).examine(Path(path), format=format)
    except InvalidClaims as error:  # of RDF: the error's message lists no more than the first
        return [f"{path}: {violation}" for violation in error.violations] or [str(error)]
    except InvalidInput as error:
        return [str(error)]
    return problems.lines()


def format_of(path: Path) -> Format:
    """The format of the file at `path`, by its extension, else by how it begins.

    Raises `InvalidInput`, with what to do instead, for a file that is none of these.
    """
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    if suffix in _ARTICLES:
        hint = f"make a claims file for it with `sides new {path}`"
        raise InvalidInput(f"this looks like an article, not like claims; {hint}", source=str(path))
    beginning = read_bytes(path)[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning[:1] in (b"{", b"["):
        return "jsonld"
    if beginning.startswith((b"@prefix", b"PREFIX ", b"@base", b"BASE ")):
        return "trig"  # of which Turtle is a part
    known = ", ".join(FORMATS)
    raise InvalidInput(f"its name does not tell what this is: it ends in none of {known}", source=str(path))
