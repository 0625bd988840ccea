"""The options by which `load` and `validate` take data sets that others coded."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from sides.loaders.datasets.layout_names import LAYOUTS

_ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".gz", ".zip", ".zst")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetOptions:
    """How data sets are loaded.

    type: the layout's name, None: told by how a file begins. mapping: the YAML file by which a table without a layout
    is read. version: the release, where the file's name does not tell it. part: which part of the data set a file is,
    where its name does not tell that right. strict: a file with a bad row is not loaded.
    """

    type: str | None = None
    mapping: str | None = None
    version: str | None = None
    part: str | None = None
    strict: bool = False

    def may_apply(self, file: Path) -> bool:
        """Whether `file` may be a data set, by its name; `-` is standard input."""
        return bool(self.type or self.mapping) or str(file) == "-" or file.name.lower().endswith(_ENDINGS)


def dataset_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--mapping`, `--release`, `--part` and `--strict`, together as `datasets`.

    A `--type` that names a layout goes there too; the command then gets None for it.
    """

    @click.option("--mapping", metavar="FILE", help="What the columns of a table are, in YAML (docs/event-data.md).")
    @click.option("--release", metavar="VERSION", help="The release of a data set, if its file's name tells none.")
    @click.option("--part", metavar="NAME", help="Which part of it a file is: the next of this name takes its place.")
    @click.option("--strict", is_flag=True, help="Load nothing of a data set's file in which a row is bad.")
    @functools.wraps(command)
    def run(
        *arguments: Any,
        mapping: str | None,
        release: str | None,
        part: str | None,
        strict: bool,
        type: str | None,
        **options: Any,
    ) -> Any:
        if mapping is not None and type is not None:
            raise click.UsageError("--mapping says what a table is; leave out --type")
        layout = type if type in LAYOUTS else None
        datasets = DatasetOptions(type=layout, mapping=mapping, version=release, part=part, strict=strict)
        return command(*arguments, type=None if layout else type, datasets=datasets, **options)

    return run
