"""The catalogue of saved queries: what each file in `saved/` and in a user's own folder declares.

A saved query is one Cypher statement in one file. The comment lines above it are its header, the only place
where its name, parameters, columns and examples are declared:

    // Who supports an actor
    // id: who-supports
    // category: alliance
    // about: One line of meaning; more such lines continue it.
    // param: actor actor required            name, alias or id
    // param: min_confidence confidence = 0.0  leave out claims below it
    // returns: supporter                     who it is
    // returns: relation, sources
    // example: actor=LNA => supporter has Egypt
    MATCH …

Two or more spaces set a help text apart. A header that says anything else is an error which names file and
line.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sides.graph.errors import InvalidInput, MissingFile, UnknownQuery
from sides.queries.parameter_types import TYPES
from sides.queries.parameters import Parameter, default_value

SAVED = Path(__file__).parent / "saved"
#: Folders of a user's own queries, separated as in PATH.
OWN_QUERIES = "SIDES_QUERIES"

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*")
_PARAMETER = re.compile(r"(?P<name>\S+) +(?P<type>\S+) +(?:(?P<required>required)|= *(?P<default>.+))")
_ONCE = ("id", "category")
_SEVERAL = ("about", "param", "returns", "example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the rows: its name, and what stands in it."""

    name: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Arguments as typed, and what some row of the bundled example then has: `column` is, or as a list
    contains, `value`.
    """

    arguments: tuple[tuple[str, str], ...]
    column: str
    value: str

    def __str__(self) -> str:
        """As the header writes it."""
        given = " ".join(shlex.quote(f"{name}={value}") for name, value in self.arguments)
        return f"{given} => {self.column} has {self.value}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedQuery:
    """One saved query as its file declares it.

    id: the name of the file and of the query. title: one line. about: what its rows mean.
    cypher: the whole file, header included, as it pastes into Neo4j Browser.
    """

    id: str
    title: str
    category: str
    about: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    examples: tuple[Example, ...]
    cypher: str
    path: Path

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns of its rows, in their order."""
        return tuple(column.name for column in self.columns)

    def parameter(self, name: str) -> Parameter | None:
        """Its parameter of this name."""
        return next((each for each in self.parameters if each.name == name), None)


def catalogue(own: Path | str | None = None) -> Mapping[str, SavedQuery]:
    """Every saved query by its id, in the order of the ids: the bundled ones, and a user's own.

    own: a folder of further queries; without it those of the environment variable SIDES_QUERIES. Raises
    InvalidInput for a header that cannot be read and for an id that two files give; MissingFile for no such
    folder.
    """
    found: dict[str, SavedQuery] = {}
    for path in _files(own):
        query = parse_query(path)
        if query.id in found:
            raise InvalidInput(f"{found[query.id].path} has a query of the same id, {query.id!r}", source=str(path))
        found[query.id] = query
    return dict(sorted(found.items()))


def saved_query(name: str, own: Path | str | None = None) -> SavedQuery:
    """The saved query of this id; UnknownQuery, with names like it, where there is none. Reads only that
    file.
    """
    files = {path.stem: path for path in reversed(list(_files(own)))}
    path = files.get(name.strip().lower().replace("_", "-"))
    if path is None:
        raise UnknownQuery("saved query", name, files, hint=f"There are: {', '.join(sorted(files))}.")
    return parse_query(path)


def _files(own: Path | str | None) -> Iterator[Path]:
    yield from sorted(SAVED.glob("*.cypher"))
    folders = [str(own)] if own is not None else os.environ.get(OWN_QUERIES, "").split(os.pathsep)
    for folder in filter(None, folders):
        if not Path(folder).is_dir():
            raise MissingFile("this folder of saved queries is not there", source=folder)
        yield from sorted(Path(folder).glob("*.cypher"))


def parse_query(path: Path) -> SavedQuery:
    """What the file at `path` declares; InvalidInput, with the line, where its header does not."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise MissingFile(f"cannot be read: {error.strerror}", source=str(path)) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("is not UTF-8 text", source=str(path)) from error
    header = _Header(path)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            break
        header.take(number, line[2:].strip())
    return header.query(text)


class _Header:
    """The lines of one header, checked as they come."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.title = ""
        self.once: dict[str, str] = {}
        self.about: list[str] = []
        self.parameters: list[Parameter] = []
        self.columns: list[Column] = []
        self.examples: list[Example] = []

    def take(self, number: int, line: str) -> None:
        if number == 1:
            if not line or re.match(rf"({'|'.join(_ONCE + _SEVERAL)}):", line):
                raise self.wrong("the first line has to be a title", number)
            self.title = line
            return
        key, colon, value = line.partition(":")
        value = value.strip()
        if not colon or key not in _ONCE + _SEVERAL:
            raise self.wrong(f"{line!r} is no line of a header; it holds {', '.join(_ONCE + _SEVERAL)}", number)
        if not value:
            raise self.wrong(f"{key} has no value", number)
        if key in _ONCE:
            if key in self.once:
                raise self.wrong(f"a second {key}", number)
            self.once[key] = value
        elif key == "about":
            self.about.append(value)
        elif key == "param":
            self.parameters.append(self.parameter(value, number))
        elif key == "returns":
            self.columns.extend(self.returned(value, number))
        else:
            self.examples.append(self.example(value, number))

    def parameter(self, value: str, number: int) -> Parameter:
        declared, _, help_text = value.partition("  ")
        found = _PARAMETER.fullmatch(declared)
        if found is None:
            # Columns may be aligned before `required` or `=`: the help begins at the last gap.
            aligned = re.fullmatch(r"(.*?(?: required|= *\S.*?))(?:  +(.*))?", value)
            found = aligned and _PARAMETER.fullmatch(re.sub(r" {2,}", " ", aligned[1]))
            help_text = (aligned[2] or "") if aligned else ""
        if not found:
            raise self.wrong(f"{value!r} is not `NAME TYPE required` or `NAME TYPE = DEFAULT`", number)
        name, kind = found["name"], found["type"]
        if not _VARIABLE.fullmatch(name):
            raise self.wrong(f"{name!r} is no name of a parameter (lower case, digits, underscores)", number)
        if any(each.name == name for each in self.parameters):
            raise self.wrong(f"a second parameter {name}", number)
        if kind not in TYPES:
            raise self.wrong(f"{kind!r} is no type of a parameter; there are {', '.join(TYPES)}", number)
        if found["required"]:
            return Parameter(name=name, type=kind, required=True, default=None, help=help_text.strip())
        try:
            default = default_value(kind, found["default"].strip())
        except ValueError as error:
            raise self.wrong(f"the default of {name}: {error}", number) from error
        return Parameter(name=name, type=kind, required=False, default=default, help=help_text.strip())

    def returned(self, value: str, number: int) -> list[Column]:
        names, _, help_text = value.partition("  ")
        listed = [name.strip() for name in names.split(",") if name.strip()]
        known = {column.name for column in self.columns}
        for name in listed:
            if not _VARIABLE.fullmatch(name):
                raise self.wrong(f"{name!r} is no name of a column (lower case, digits, underscores)", number)
            if name in known:
                raise self.wrong(f"a second column {name}", number)
            known.add(name)
        if help_text.strip() and len(listed) > 1:
            raise self.wrong("a help text stands beside one column", number)
        return [Column(name=name, help=help_text.strip()) for name in listed]

    def example(self, value: str, number: int) -> Example:
        given, arrow, expected = value.partition("=>")
        column, has, wanted = expected.strip().partition(" has ")
        try:
            pairs = [part.partition("=") for part in shlex.split(given)]
        except ValueError as error:
            raise self.wrong(f"an example with {error}", number) from error
        if not arrow or not has or not all(equals for _, equals, _ in pairs):
            raise self.wrong(f"{value!r} is not `NAME=VALUE … => COLUMN has VALUE`", number)
        arguments = tuple((name, text) for name, _, text in pairs)
        return Example(arguments=arguments, column=column.strip(), value=wanted.strip())

    def query(self, text: str) -> SavedQuery:
        for key in _ONCE:
            if key not in self.once:
                raise self.wrong(f"the header has no {key}")
        if self.once["id"] != self.path.stem or not _NAME.fullmatch(self.once["id"]):
            raise self.wrong(f"the id {self.once['id']!r} has to be the name of the file, in lower case")
        if not self.columns:
            raise self.wrong("the header has no returns")
        for example in self.examples:
            unknown = {name for name, _ in example.arguments} - {each.name for each in self.parameters}
            if unknown or example.column not in {column.name for column in self.columns}:
                raise self.wrong(f"the example {example} names what the header does not")
        return SavedQuery(
            id=self.once["id"],
            title=self.title,
            category=self.once["category"],
            about=" ".join(self.about),
            parameters=tuple(self.parameters),
            columns=tuple(self.columns),
            examples=tuple(self.examples),
            cypher=text,
            path=self.path,
        )

    def wrong(self, message: str, line: int | None = None) -> InvalidInput:
        return InvalidInput(message, source=str(self.path), line=line)
