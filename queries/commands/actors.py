"""The actors and places of a store: found by name, with what merges and splits make of them."""

from __future__ import annotations

import click
from sides.queries.commands.options import Command, opened, store_option
from sides.queries.formats import Answer, listing


@click.command(
    "actors",
    cls=Command,
    short_help="List actors and places, or look one up.",
    examples=("sides actors", "sides actors haft", "sides actors --merges"),
)
@click.argument("text", required=False)
@click.option("--merges", is_flag=True, help="List merges and splits instead, with the ids that `sides undo` takes.")
@store_option
@listing
def actors_command(text: str | None, merges: bool, store: str | None) -> Answer:
    """List the actors and places of the store; with TEXT those whose name, alias or id contains it.

    Unnamed groups stand in brackets. An actor that was merged is listed under the one that it counts as.
    """
    from sides.queries.answers.actors import actors_answer, merges_answer

    with opened(store) as graph:
        return merges_answer(graph) if merges else actors_answer(graph, text)
