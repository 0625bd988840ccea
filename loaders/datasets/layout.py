"""The form that a publisher gives its data set: how it is recognised, its rows, its releases, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Protocol

from sides.graph.errors import InvalidInput
from sides.loaders.datasets.coded import Coded
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.rows import Bad, Numbered
from sides.loaders.problems import did_you_mean


@dataclass(frozen=True, slots=True)
class Head:
    """How a file begins, to tell what it is.

    stem: the file's name without its extension. commas, tabs: the cells of its first line, split at either; of CSV
    that uses semicolons `commas` holds what these separate. json: the first object, where it is JSON.
    """

    stem: str
    commas: Sequence[str] = ()
    tabs: Sequence[str] = ()
    json: Mapping[str, Any] | None = None

    def names(self, *columns: str) -> bool:
        """Whether its first line names all of `columns`."""
        return set(columns) <= set(self.commas) or set(columns) <= set(self.tabs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which part of which release of a data set a file is.

    part: what tells the file from others of the data set that stand beside it ("1995"); "" where a release is one file,
    which then takes the place of the release before it. version: the release, as its publisher calls it; None where
    neither the file nor its name tells.
    """

    dataset: str
    part: str = ""
    version: str | None = None


@dataclass(slots=True)
class Notes:
    """What a layout notes of a file while it reads it, for the summary: columns that it does not know, and the like."""

    lines: list[str] = field(default_factory=list)


class Layout(Protocol):
    """One published form. Stateless: a file's state lives in the generator that `rows` returns."""

    @property
    def name(self) -> str:
        """What `--type` calls it, and the id of the data set: `acled`."""
        ...

    @property
    def title(self) -> str:
        """What people call it: "UCDP GED"."""
        ...

    def recognises(self, head: Head) -> bool:
        """Whether a file that begins so has this form. Of two layouts never both do."""
        ...

    def edition(self, given: Given) -> Edition:
        """Which release the file is, by its name."""
        ...

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """The rows with their lines. InvalidInput for a file that is not of this form at all, with what it looks like
        and what is wanted.
        """
        ...

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """What `row` comes to."""
        ...


def header(rows: Iterator[Numbered | Bad], *, needed: Sequence[str], known: Sequence[str], notes: Notes) -> list[str]:
    """The names of the columns, from the first of `rows`.

    Columns that are not `known` are noted. InvalidInput where one that is `needed` is missing, or one comes twice.
    """
    first = next(rows, None)
    if first is None or isinstance(first, Bad):
        raise InvalidInput("there is no first line with the names of the columns" if first is None else first.reason)
    columns = [cell.strip() for cell in first[1]]
    missing = [name for name in needed if name not in columns]
    if missing:
        hints = "".join(dict.fromkeys(did_you_mean(name, columns) for name in missing if len(columns) > 14))
        raise InvalidInput(f"the first line does not name the column {', '.join(missing)}.{hints}")
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise InvalidInput(f"the first line names the column {', '.join(twice)} twice")
    more = [name for name in columns if name not in known]
    if more:
        notes.lines.append(f"columns that are not read: {', '.join(more)}")
    return columns
