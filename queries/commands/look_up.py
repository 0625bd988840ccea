"""Looking things up: claims, one claim on a page, timelines, territory, speakers, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from sides.queries.commands.options import (
    NAME,
    Command,
    complete_actor,
    filters,
    left_out,
    named_claims,
    opened,
    statuses,
    store_option,
)
from sides.queries.formats import Answer, listing

if TYPE_CHECKING:
    from sides.graph.filters import Filters


@click.command(
    "show",
    cls=Command,
    short_help="Show a claim: its quote in the text, and all that is known of it.",
    examples=("sides show 3f2a", "sides show egypt-helps --format json"),
)
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@store_option
@listing
def show_command(claims: tuple[str, ...], store: str | None) -> Answer:
    """Show each CLAIM: the #id that an answer prints (with or without the #), a whole id, its key in the
    file, or READING/KEY where several files have that key.

    The quote stands in brackets in its sentences, with the line of the article; then come its fields, the claims that
    it disputes or confirms, and the decisions on it.
    """
    from sides.queries.answers.show import show_answer

    with opened(store) as graph:
        return show_answer(graph, named_claims(graph, claims))


@click.command(
    "claims",
    cls=Command,
    short_help="List the claims about an actor or a place.",
    examples=("sides claims --about Misrata", "sides claims --about LNA --drafts --format csv"),
)
@click.option(
    "--about", required=True, metavar="NAME", type=NAME, shell_complete=complete_actor, help="An actor or a place."
)
@click.option("--modality", "modalities", multiple=True, metavar="MODALITY", help="Only claims of it; may be repeated.")
@click.option("--drafts", is_flag=True, help="Draft claims too.")
@click.option("--rejected", is_flag=True, help="Rejected claims too.")
@filters
@store_option
@listing
def claims_command(
    about: str, modalities: tuple[str, ...], drafts: bool, rejected: bool, filters: Filters, store: str | None
) -> Answer:
    """List every claim that has NAME as subject, object, party or place, or lies within it.

    Where an actor and a place share the name, both are shown, apart. Claims that do not count in answers (planned,
    possible, questioned, only denied) come last.
    """
    from sides.queries.answers.claims import claims_answer

    with opened(store) as graph:
        return claims_answer(
            graph, about, filters=filters, statuses=statuses(drafts, rejected), modalities=list(modalities)
        )


@click.command(
    "timeline",
    cls=Command,
    short_help="What happened around an actor or a place, in time.",
    examples=("sides timeline Haftar", "sides timeline Tripoli --since 2017 --format jsonl"),
)
@click.argument("about", metavar="NAME", type=NAME, shell_complete=complete_actor)
@filters
@left_out
@store_option
@listing
def timeline_command(about: str, filters: Filters, drafts: bool, all_modalities: bool, store: str | None) -> Answer:
    """List the claims about the actor or place NAME by the day on which they began.

    A claim without a date of its own stands on the article's date, marked; those without any, as of a role that is
    over, come last, in the order of the text.
    """
    from sides.queries.answers.claims import timeline_answer

    with opened(store) as graph:
        return timeline_answer(graph, about, filters=filters, drafts=drafts, all_modalities=all_modalities)


@click.command(
    "territory",
    cls=Command,
    short_help="Who controls, took or left which place.",
    examples=("sides territory", "sides territory --about Derna"),
)
@click.option(
    "--about", metavar="NAME", type=NAME, shell_complete=complete_actor, help="Only this place, or this actor."
)
@filters
@left_out
@store_option
@listing
def territory_command(
    about: str | None, filters: Filters, drafts: bool, all_modalities: bool, store: str | None
) -> Answer:
    """List by place who controls, captured, entered, left or moved toward it.

    These are claims, not a map: two actors may be said to hold the same place.
    """
    from sides.queries.answers.voices import territory_answer

    with opened(store) as graph:
        return territory_answer(graph, about, filters=filters, drafts=drafts, all_modalities=all_modalities)


@click.command(
    "speakers",
    cls=Command,
    short_help="Who says what about whom.",
    examples=("sides speakers", "sides speakers --speaker mismari --about LNA"),
)
@click.option(
    "--speaker", metavar="ACTOR", type=NAME, shell_complete=complete_actor, help="Only what this actor says, or for it."
)
@click.option(
    "--about", metavar="ACTOR", type=NAME, shell_complete=complete_actor, help="Only what is said about this actor."
)
@filters
@store_option
@listing
def speakers_command(speaker: str | None, about: str | None, filters: Filters, store: str | None) -> Answer:
    """List what each speaker says, by speaker and the one it speaks for; a speaker who is a party to it is marked.

    What the author of an article says has no speaker and is not listed.
    """
    from sides.queries.answers.voices import speakers_answer

    with opened(store) as graph:
        return speakers_answer(graph, speaker=speaker, about=about, filters=filters)


@click.command(
    "sources",
    cls=Command,
    short_help="Where the claims come from.",
    examples=("sides sources", "sides sources --format json"),
)
@store_option
@listing
def sources_command(store: str | None) -> Answer:
    """List the distinct origins that answers count as sources: the medium that an article relays, else who says it,
    else the publisher, else the article.
    """
    from sides.queries.answers.voices import sources_answer

    with opened(store) as graph:
        return sources_answer(graph)
