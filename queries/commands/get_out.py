"""Getting out: a subcommand for each exporter of `sides.graph.exporters`, with the filters of the queries."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click
from sides.queries.commands.options import Command, filters, opened, store_option

if TYPE_CHECKING:
    from sides.graph.exporters import Exporter, Option
    from sides.graph.filters import Filters


class Exporters(click.Group):
    """The group of the exporters; each is a command with its own options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the formats."""
        from sides.graph.exporters import EXPORTERS

        return list(EXPORTERS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a format, or None."""
        from sides.graph.exporters import EXPORTERS

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


@click.group("export", cls=Exporters, short_help="Write the graph or its claims to a file.")
def export_command() -> None:
    """Write what the store holds to a file that other programs read.

    A file that exists is replaced, when all is written and only then. Every export takes the filters of the queries
    and records them.

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
        counts = ", ".join(counted(number, name.removesuffix("s"), name) for name, number in done.counts.items())
        # What is written is the result; with `-` it has standard output to itself.
        click.echo(f"wrote {'standard output' if out == '-' else out}: {counts}", err=out == "-")

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


def _option(option: Option) -> Any:
    name = option.name.replace("_", "-")
    if isinstance(option.default, bool):
        shown = f"--{name}" if option.default else f"--no-{name}"
        return click.option(f"--{name}/--no-{name}", default=option.default, help=f"{option.help}  [default: {shown}]")
    return click.option(f"--{name}", default=option.default, metavar="TEXT", help=option.help)
