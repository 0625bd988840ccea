"""Keeping a store: what is in it, taking a reading out, and whether all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from sides.queries.answers.words import counted
from sides.queries.commands.options import Command, opened, store_option
from sides.queries.formats import Answer, listing

if TYPE_CHECKING:
    from sides.graph.store import Store


@click.command(
    "info",
    cls=Command,
    short_help="Say what the store is and what it holds.",
    examples=("sides info", "sides info --format json"),
)
@store_option
@listing
def info_command(store: str | None) -> Answer:
    """Print where the store is, its engine, and how many readings, claims, actors and places it holds."""
    from sides.queries.answers.info import info_answer

    with opened(store) as graph:
        return info_answer(graph)


@click.command(
    "remove",
    cls=Command,
    short_help="Take a reading, or a data set, and its claims out of the store.",
    examples=("sides remove jufra-2017", "sides remove --dataset acled"),
)
@click.argument("reading", required=False)
@click.option("--dataset", metavar="NAME", help="Every reading of this data set, of each of its versions.")
@store_option
def remove_command(reading: str | None, dataset: str | None, store: str | None) -> None:
    """Remove READING, one article's claims as one analyst or reader made them, with what only it needs; or all readings
    of a data set.

    The file that it came from stays, and so do decisions on its claims, for when it is loaded again. `sides info` lists
    the readings and the data sets. Refused while other readings use actors that only this one declares. A data set of
    up to 2,000 claims goes at once or not at all; a larger one goes part by part: stopped, it leaves whole parts
    behind, and the same command goes on.
    """
    if (reading is None) == (dataset is None):
        raise click.UsageError("Give a READING, or a data set with --dataset NAME.")
    with opened(store, write=True, create=False) as graph:
        if reading is not None:
            claims, what = graph.remove(reading), reading
        else:
            claims, what = _remove_dataset(graph, str(dataset)), f"the data set {dataset}"
        where = graph.location
    click.echo(f"removed {what} with {counted(claims, 'claim')} from {where}")


def _remove_dataset(graph: Store, dataset: str) -> int:
    """Take out a data set; how many claims it had. Where it stops, what is out and what stays is told."""
    claims, parts, left = 0, 0, 0
    try:
        for removed in graph.remove_dataset(dataset):
            claims, parts, left = claims + removed.claims, parts + len(removed.readings), removed.left
    except BaseException:
        if left:
            stays = (
                f"{counted(parts, 'part')} of it {'is' if parts == 1 else 'are'} out, with {counted(claims, 'claim')}"
            )
            click.echo(
                f"sides: {dataset}: {stays}; {counted(left, 'part')} {'stays' if left == 1 else 'stay'}", err=True
            )
        raise
    return claims


@click.command(
    "doctor",
    cls=Command,
    short_help="Check the installation and the store.",
    examples=("sides doctor", "sides doctor --store bolt://localhost:7687"),
)
@store_option
@listing
def doctor_command(store: str | None) -> Answer:
    """Check the parts that `sides` needs, open the store, and compare its derived edges with its claims.

    Ends with exit code 1 where something is wrong, with what to do about it.
    """
    from sides.queries.answers.doctor import doctor_answer, examine

    return doctor_answer(examine(lambda: opened(store)))
