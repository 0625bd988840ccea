"""Deciding on claims: what counts and what does not."""

from __future__ import annotations

from typing import TextIO

import click
from sides.graph.errors import InvalidParameter, shortened
from sides.queries.commands.options import Command, analyst, min_confidence, named_claims, opened, store_option
from sides.queries.formats import tell


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
    """Set the status of each CLAIM, named as for `sides show`; only accepted ones count in answers.

    The decision is kept apart from the claims file and holds when the file is loaded again. `sides show CLAIM` lists
    the decisions; the latest counts.
    """
    from sides.ontology.terms import STATUSES

    if status not in STATUSES:
        raise InvalidParameter(f"{shortened(status)!r} is no status; the last argument is one of {', '.join(STATUSES)}")
    with opened(store, write=True) as graph:
        ids = named_claims(graph, claims)
        for claim in ids:
            graph.decide(claim, status, by=analyst(by), why=why)
    tell(*(f"{claim}  {status}" for claim in ids))


@click.command(
    "review",
    cls=Command,
    short_help="Go through draft claims one by one: accept, edit, reject, add.",
    examples=(
        "sides review article.claims.yaml",
        "sides review --about LNA --min-confidence 0.5",
        "sides review article.claims.yaml --by Jane",
    ),
)
@click.argument("what", nargs=-1, metavar="[FILE|READING]...")
@click.option("--about", metavar="NAME", help="Only claims that name this actor or place: a name, alias or id.")
@min_confidence
@click.option("--all", "every", is_flag=True, help="Claims that were decided already too.")
@click.option("--by", metavar="NAME", help="Who decides.  [default: SIDES_ANALYST, or your user name]")
@click.option(
    "--answers",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Take the answers from FILE (-: from standard input), a line each.",
)
@store_option
def review_command(
    what: tuple[str, ...],
    about: str | None,
    min_confidence: float,
    every: bool,
    by: str | None,
    answers: TextIO | None,
    store: str | None,
) -> None:
    """Show each draft claim with its quote in its sentence and what is doubtful about it, and keep what you say of it.

    With claims files (NAME.claims.yaml), decisions are written into their entries and nothing else of them is touched;
    every decision is also added to NAME.decisions.jsonl, and holds when the article is read again. Without, the drafts
    in the store are reviewed, all or those of the READINGs; corrections and added claims are then kept in a reading of
    your own, READING-review. Every decision takes effect at once: stop at any time, and go on by calling it again.
    $EDITOR is used to edit a claim; without one, its fields are asked for.
    """
    from sides.queries.commands.reviewing import review

    review(what, about=about, least=min_confidence, every=every, by=analyst(by), answers=answers, store=store)
