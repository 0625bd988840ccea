"""Asking who stands with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from sides.queries.commands.options import (
    NAME,
    Command,
    complete_actor,
    filters,
    left_out,
    min_confidence,
    opened,
    store_option,
)
from sides.queries.formats import Answer, listing

if TYPE_CHECKING:
    from sides.graph.filters import Filters

STRUCTURE = click.option("--structure", is_flag=True, help="List the actor's own people too: leaders, members, envoys.")


@click.command(
    "who-supports",
    cls=Command,
    short_help="Who supports an actor, in whose words.",
    examples=("sides who-supports LNA", 'sides who-supports "Khalifa Haftar" --since 2017-01 --format csv'),
)
@click.argument("actor", type=NAME, shell_complete=complete_actor)
@filters
@left_out
@STRUCTURE
@store_option
@listing
def who_supports_command(
    actor: str, filters: Filters, drafts: bool, all_modalities: bool, structure: bool, store: str | None
) -> Answer:
    """List who supports ACTOR (a name, alias or id): those who do directly, then those who support its leader, its
    members or what it belongs to, which is a hypothesis.

    Only accepted claims of what happened or holds count. Each row has its best quote and who says so; the last line
    says what was left out, and how to see it.
    """
    from sides.queries.answers.who import who_answer

    with opened(store) as graph:
        return who_answer(
            graph, actor, sign=1, filters=filters, drafts=drafts, all_modalities=all_modalities, structure=structure
        )


@click.command(
    "who-opposes",
    cls=Command,
    short_help="Who opposes an actor, and whom it opposes.",
    examples=("sides who-opposes LNA", "sides who-opposes gna --as-of 2017-06-03 --undated"),
)
@click.argument("actor", type=NAME, shell_complete=complete_actor)
@filters
@left_out
@STRUCTURE
@store_option
@listing
def who_opposes_command(
    actor: str, filters: Filters, drafts: bool, all_modalities: bool, structure: bool, store: str | None
) -> Answer:
    """List who opposes ACTOR and whom it opposes, directly and then through its leader, members or what it belongs to.

    `->` is what ACTOR's side does, `<-` what is done to it, `<->` what both do to each other.
    """
    from sides.queries.answers.who import who_answer

    with opened(store) as graph:
        return who_answer(
            graph, actor, sign=-1, filters=filters, drafts=drafts, all_modalities=all_modalities, structure=structure
        )


@click.command(
    "mediators",
    cls=Command,
    short_help="Who mediates, between whom, about what.",
    examples=("sides mediators", "sides mediators --format json"),
)
@filters
@left_out
@store_option
@listing
def mediators_command(filters: Filters, drafts: bool, all_modalities: bool, store: str | None) -> Answer:
    """List who mediates, the parties and the topic, and for whom the mediator speaks and where that one stands."""
    from sides.queries.answers.mediators import mediators_answer

    with opened(store) as graph:
        return mediators_answer(graph, filters=filters, drafts=drafts, all_modalities=all_modalities)


@click.command(
    "disputed",
    cls=Command,
    short_help="What is disputed, both sides with their words.",
    examples=("sides disputed", "sides disputed --about Haftar"),
)
@click.option(
    "--about",
    metavar="NAME",
    type=NAME,
    shell_complete=complete_actor,
    help="Only what this actor or place is part of.",
)
@store_option
@listing
def disputed_command(about: str | None, store: str | None) -> Answer:
    """List the claims that contradict each other or do not fit together, side by side, with quotes and speakers.

    A dispute is one that an analyst marked, the same said and negated for overlapping times, or a claim that a speaker
    denies. A speaker who is a party to the claim is marked "itself".
    """
    from sides.queries.answers.disputed import disputed_answer

    with opened(store) as graph:
        return disputed_answer(graph, about)


@click.command(
    "puzzles",
    cls=Command,
    short_help="What does not fit together.",
    examples=("sides puzzles", "sides puzzles --format json"),
)
@min_confidence
@store_option
@listing
def puzzles_command(min_confidence: float, store: str | None) -> Answer:
    """List what an analyst may want to explain: questions that the text asks, tensions between claims, actors who are
    with and against each other, and three actors whose sides do not fit.

    Nobody is put into a camp.
    """
    from sides.queries.answers.puzzles import puzzles_answer

    with opened(store) as graph:
        return puzzles_answer(graph, min_confidence=min_confidence)


@click.command(
    "path",
    cls=Command,
    short_help="How two actors stand to each other, over others.",
    examples=("sides path Egypt GNA", "sides path Egypt GNA --hops 4 --structure"),
)
@click.argument("first", metavar="ACTOR", type=NAME, shell_complete=complete_actor)
@click.argument("second", metavar="OTHER", type=NAME, shell_complete=complete_actor)
@click.option("--hops", type=click.IntRange(1, 5), default=3, show_default=True, help="How long a path may be.")
@click.option("--structure", is_flag=True, help="Go through spokespersons and envoys too.")
@filters
@left_out
@store_option
@listing
def path_command(
    first: str,
    second: str,
    hops: int,
    structure: bool,
    filters: Filters,
    drafts: bool,
    all_modalities: bool,
    store: str | None,
) -> Answer:
    """Find the shortest paths from ACTOR to OTHER: allied (the friend of a friend, the enemy of an enemy), opposed, of
    one body, and in contact.

    One hop is a report. A longer path is an inference and is called a hypothesis. Arrows have their real direction;
    each hop is shown with its claims, their words and who disputes them.
    """
    from sides.queries.answers.path import path_answer

    with opened(store) as graph:
        return path_answer(
            graph,
            first,
            second,
            hops=hops,
            structure=structure,
            filters=filters,
            drafts=drafts,
            all_modalities=all_modalities,
        )
