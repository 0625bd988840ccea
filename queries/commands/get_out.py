"""Getting out: a subcommand for each exporter of `sides.graph.exporters`, with the filters of the queries."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sides.queries.commands.options import Command, filters, opened, store_option

if TYPE_CHECKING:
    from sides.graph.exporters import Exporter, Option
    from sides.graph.filters import Filters
    from sides.graph.store import Store


class Exporters(click.Group):
    """The group of the exporters; each is a command with its own options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the formats."""
        from sides.graph.exporters import EXPORTERS

        return [*EXPORTERS, *_FOLDERS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a format, or None."""
        from sides.graph.exporters import EXPORTERS

        if cmd_name in _FOLDERS:
            return _FOLDERS[cmd_name]
        return _command(EXPORTERS[cmd_name]) if cmd_name in EXPORTERS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the format; a usage error with "did you mean" where there is none."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            close = get_close_matches(args[0], known, n=1, cutoff=0.5)
            guess = f"Did you mean {close[0]}?" if close else f"There are {', '.join(known)}."
            ctx.fail(f"there is no export format {args[0]!r}. {guess}")
        return super().resolve_command(ctx, args)


@click.command(
    "gold",
    cls=Command,
    short_help="Reviewed claims as a development set to measure the reader with.",
    examples=("sides export gold sets article.claims.yaml", "sides export gold sets article"),
)
@click.argument("out", metavar="FOLDER", type=click.Path(file_okay=False))
@click.argument("what", nargs=-1, metavar="[FILE|READING]...")
@store_option
def gold_command(out: str, what: tuple[str, ...], store: str | None) -> None:
    """Write the reviewed claims of each article as a folder of FOLDER: the text, the accepted claims as a claims file,
    those rejected with the reasons, and an empty list of what must never come out of it.

    From claims files, or from the store: the readings named, else all that a person decided on; READING-review, where
    corrections are, goes along with READING. A folder that is there is never written over.
    """
    from sides.queries.commands.reviewing import export_gold

    export_gold(out, what, store)


@click.command(
    "neo4j-import",
    cls=Command,
    short_help="The whole graph as files for Neo4j's import tool",
    examples=("sides export neo4j-import import", "neo4j-admin database import full neo4j @import/import.args"),
)
@click.argument("out", metavar="FOLDER", type=click.Path(path_type=Path))
@store_option
def import_command(out: Path, store: str | None) -> None:
    """Write everything that the store holds to FOLDER, for `neo4j-admin database import`: the fastest way to fill an
    empty Neo4j with a large store.

    The files are compressed CSV; the command to run is printed. The server must be stopped, and its database empty. A
    folder that is there is never written over.
    """
    from sides.graph.import_files import write_import_files

    with opened(store) as graph:
        written = write_import_files(graph, out.absolute())
    click.echo(f"wrote {out}: {written.nodes:,} nodes, {written.edges:,} edges")
    click.echo("Next, with Neo4j stopped, then started:", err=True)
    click.echo(f"  {written.command}\n  {written.finish}", err=True)


_FOLDERS: dict[str, click.Command] = {command.name or "": command for command in (gold_command, import_command)}
"""The exports that are folders."""


@click.group("export", cls=Exporters, short_help="Write the graph or its claims to a file.")
def export_command() -> None:
    """Write what the store holds to a file that other programs read.

    An export that exists is replaced, when all is written and only then; any other file is not. Every export takes
    the filters of the queries and records them.

    \b
    Example:  sides export graphml out.graphml     (open it in Gephi)
              sides export csv - --since 2017      (to standard output)
    """


def _command(exporter: Exporter) -> click.Command:
    suffix = exporter.suffixes[0]

    @store_option
    @filters
    def run(out: str, filters: Filters, store: str | None, **options: Any) -> None:
        from sides.graph.exporters import export
        from sides.queries.answers.words import counted

        given = {name: value for name, value in options.items() if value is not None}
        with opened(store) as graph:
            if out == "-":
                done = export(graph, exporter.name, sys.stdout.buffer, filters, **given)
            else:
                done = export(graph, exporter.name, out, filters, **given)
            left = _left_out(graph, exporter, filters)
        counts = ", ".join(counted(number, name.removesuffix("s"), name) for name, number in done.counts.items())
        # What is written is the result; with `-` it has standard output to itself.
        click.echo(f"wrote {'standard output' if out == '-' else out}: {counts}", err=out == "-")
        if left:
            click.echo(f"sides: {left}", err=True)

    for option in reversed(exporter.options):
        run = _option(option)(run)
    run = click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, allow_dash=True))(run)
    return click.command(
        exporter.name,
        cls=Command,
        help=f"{exporter.help}\n\nOUT is a file, such as out{suffix}, or - for standard output.",
        short_help=exporter.help.rstrip("."),
        examples=(f"sides export {exporter.name} out{suffix}", f"sides export {exporter.name} - --min-confidence 0.5"),
    )(run)


def _left_out(store: Store, exporter: Exporter, filters: Filters) -> str:
    """How many of the claims that the format takes the filters left out, and why; empty where none was."""
    from dataclasses import replace

    from sides.graph.filters import Filters
    from sides.queries.answers.words import counted, listed

    def number(passing: Filters) -> int:
        condition, parameters = passing.cypher()
        query = f"MATCH (c:Claim) WHERE {exporter.takes} AND {condition} RETURN count(c) AS n"
        return int(store.rows(query, parameters)[0]["n"])

    if not filters.given:
        return ""
    passing = number(filters)
    dated = number(replace(filters, undated=True)) if filters.by_date else passing
    every = number(Filters())
    parts = [f"{counted(dated - passing, 'undated claim')} (--undated)"] if dated > passing else []
    if every > dated:
        more = "other claim" if parts else "claim"
        parts.append(f"{counted(every - dated, more)} by the filters ({filters})")
    return f"left out: {listed(parts)}" if parts else ""


def _option(option: Option) -> Any:
    name = option.name.replace("_", "-")
    if isinstance(option.default, bool):
        shown = f"--{name}" if option.default else f"--no-{name}"
        return click.option(f"--{name}/--no-{name}", default=option.default, help=f"{option.help}  [default: {shown}]")
    return click.option(f"--{name}", default=option.default, metavar="TEXT", help=option.help)
