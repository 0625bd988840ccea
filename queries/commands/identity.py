"""Who is the same as whom: `merge`, `split`, and taking either back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from sides.queries.answers.layout import clean
from sides.queries.commands.options import NAME, Command, analyst, complete_actor, opened, store_option

if TYPE_CHECKING:
    from sides.graph.decision import Identity

WHY = click.option("--why", metavar="TEXT", help="The reason, kept with the decision.")
BY = click.option("--by", metavar="NAME", help="Who decides.  [default: SIDES_ANALYST, or your user name]")


@click.command(
    "merge",
    cls=Command,
    short_help="Say that two actors are one.",
    examples=('sides merge al-jufra-militia bdb --why "the same brigade, other spelling"',),
)
@click.argument("actor", type=NAME, shell_complete=complete_actor)
@click.argument("into", type=NAME, shell_complete=complete_actor)
@WHY
@BY
@store_option
def merge_command(actor: str, into: str, why: str | None, by: str | None, store: str | None) -> None:
    """Count every claim about ACTOR as one about INTO.

    What the claims recorded stays as it is; `sides undo` takes the merge back.
    """
    with opened(store, write=True) as graph:
        identity = graph.merge(actor, into, by=analyst(by), why=why)
    _tell(identity)


@click.command(
    "split",
    cls=Command,
    short_help="Say that some mentions of an actor mean another.",
    examples=('sides split lna saiqa --mention "the special forces"',),
)
@click.argument("actor", type=NAME, shell_complete=complete_actor)
@click.argument("into", type=NAME, shell_complete=complete_actor)
@click.option("--mention", required=True, metavar="WORDS", help="What the claims call ACTOR where INTO is meant.")
@WHY
@BY
@store_option
def split_command(actor: str, into: str, mention: str, why: str | None, by: str | None, store: str | None) -> None:
    """Count claims about ACTOR as ones about INTO where the text says WORDS.

    The words are compared with what the claim recorded as the mention (`sides show` prints it).
    """
    with opened(store, write=True) as graph:
        identity = graph.split(actor, into, mention=mention, by=analyst(by), why=why)
    _tell(identity)


@click.command(
    "undo",
    cls=Command,
    short_help="Take back a merge or a split.",
    examples=("sides undo 5f0c2d", "sides actors --merges"),
)
@click.argument("identity")
@BY
@store_option
def undo_command(identity: str, by: str | None, store: str | None) -> None:
    """Take back the merge or split IDENTITY, the id that it printed; `sides actors --merges` lists them."""
    with opened(store, write=True) as graph:
        undone = graph.undo(_matching(graph.identities(), identity), by=analyst(by))
    click.echo(f"taken back: the {undone.kind} of {clean(undone.actor)} into {clean(undone.into)}")


def _tell(identity: Identity) -> None:
    called = f' where it is called "{clean(identity.mention)}"' if identity.mention else ""
    click.echo(f"{clean(identity.actor)} now counts as {clean(identity.into)}{called}.")
    click.echo(f"To take it back: sides undo {clean(identity.id)}")


def _matching(identities: Sequence[Identity], text: str) -> str:
    """The id of the one merge or split whose id begins with `text`."""
    from sides.graph.errors import AmbiguousName, UnknownName

    found = [each.id for each in identities if each.id.startswith(text)]
    if text in found:
        return text
    if len(found) > 1:
        raise AmbiguousName("merge or split", text, found)
    if not found:
        raise UnknownName("merge or split", text, [], hint="`sides actors --merges` lists them.")
    return found[0]
