"""Keeping a store: what is in it, taking a reading out, and whether all is well."""

from __future__ import annotations

import click
from sides.queries.commands.options import Command, opened, store_option
from sides.queries.formats import Answer, listing


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
    short_help="Take a reading and its claims out of the store.",
    examples=("sides remove jufra-2017",),
)
@click.argument("reading")
@store_option
def remove_command(reading: str, store: str | None) -> None:
    """Remove READING, one article's claims as one analyst or reader made them, with what only it needs.

    The file that it came from stays, and so do decisions on its claims, for when it is loaded again. `sides info` lists
    the readings. Refused while other readings use actors that only this one declares.
    """
    with opened(store, write=True, create=False) as graph:
        claims = graph.remove(reading)
        where = graph.location
    click.echo(f"removed {reading} with {claims} claim{'' if claims == 1 else 's'} from {where}")


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
