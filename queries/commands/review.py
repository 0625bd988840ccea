"""Deciding on claims: what counts and what does not."""

from __future__ import annotations

import click
from sides.graph.errors import InvalidParameter
from sides.queries.commands.options import Command, analyst, opened, store_option


@click.command(
    "decide",
    cls=Command,
    short_help="Accept or reject claims, or make them drafts again.",
    examples=('sides decide 3f2a rejected --why "the speaker says the opposite"', "sides decide 3f2a 77c0 accepted"),
)
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.argument("status", metavar="accepted|rejected|draft")
@click.option("--why", metavar="TEXT", help="The reason, kept with the decision.")
@click.option("--by", metavar="NAME", help="Who decides.  [default: SIDES_ANALYST, or your user name]")
@store_option
def decide_command(claims: tuple[str, ...], status: str, why: str | None, by: str | None, store: str | None) -> None:
    """Set the status of each CLAIM; only accepted ones count in answers.

    The decision is kept apart from the claims file and holds when the file is loaded again. `sides show CLAIM` lists
    the decisions; the latest counts.
    """
    from sides.ontology.terms import STATUSES

    if status not in STATUSES:
        raise InvalidParameter(f"{status!r} is no status; the last argument is one of {', '.join(STATUSES)}")
    with opened(store, write=True) as graph:
        ids = [graph.claim_id(claim) for claim in claims]
        for claim in ids:
            graph.decide(claim, status, by=analyst(by), why=why)
    click.echo("\n".join(f"{claim}  {status}" for claim in ids))
