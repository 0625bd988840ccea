"""Who is the same as whom: `merge`, `split`, and taking either back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from sides.queries.answers.layout import clean
from sides.queries.answers.words import counted, listed
from sides.queries.commands.options import NAME, Command, analyst, complete_actor, opened, store_option
from sides.queries.formats import tell

if TYPE_CHECKING:
    from sides.graph.decision import Identity
    from sides.graph.store import Store

_NAMED = """
MATCH (a:Actor) WHERE a.id = $actor OR a.canonical = $actor
MATCH (a)<-[:SUBJECT|OBJECT|BETWEEN|SAID_BY|VIA]-(c:Claim)
RETURN DISTINCT c.id AS claim
UNION
MATCH (c:Claim) WHERE c.subject = $actor OR c.object = $actor OR $actor IN c.between
RETURN DISTINCT c.id AS claim
UNION
MATCH (a:Actor) WHERE a.id = $actor OR a.canonical = $actor
WITH collect(a.id) AS ids
MATCH (c:Claim)-[said:SAID_BY]->() WHERE said.on_behalf_of IN ids
RETURN DISTINCT c.id AS claim
"""
_CALLED = """
MATCH (a:Actor) WHERE a.id = $actor OR a.canonical = $actor
MATCH (a)<-[named:SUBJECT|OBJECT|BETWEEN|SAID_BY]-(c:Claim) WHERE named.mention IS NOT NULL
RETURN DISTINCT c.id AS claim, named.mention AS mention ORDER BY claim, mention
"""

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
        claims = len(graph.rows(_NAMED, {"actor": _id_of(graph, actor)}))
        identity = graph.merge(actor, into, by=analyst(by), why=why)
    _tell(identity, claims)


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

    The words are compared with what the claim recorded as the mention (`sides show` prints it), without regard to case
    and accents. Refused where no claim calls ACTOR so.
    """
    with opened(store, write=True) as graph:
        claims = _called(graph, actor, mention)
        identity = graph.split(actor, into, mention=mention, by=analyst(by), why=why)
    _tell(identity, claims)


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
    tell(f"taken back: the {undone.kind} of {clean(undone.actor)} into {clean(undone.into)}")


def _id_of(store: Store, actor: str) -> str:
    """The id of the actor to merge or split: one that was merged already is meant itself by its own id."""
    exact = store.rows("MATCH (a:Actor {id: $actor}) RETURN 1 AS one", {"actor": actor})
    return actor if exact else store.actor(actor).id


def _called(store: Store, actor: str, mention: str) -> int:
    """How many claims call `actor` by `mention`; InvalidInput where none does, since such a split would do nothing."""
    from sides.graph.errors import InvalidInput, shortened
    from sides.graph.names import fold

    id = _id_of(store, actor)
    mentions: dict[str, set[str]] = {}
    for row in store.rows(_CALLED, {"actor": id}):
        mentions.setdefault(str(row["mention"]), set()).add(row["claim"])
    claims = {claim for words, found in mentions.items() if fold(words) == fold(mention) for claim in found}
    if not claims:
        often = sorted(mentions, key=lambda words: (-len(mentions[words]), words))[:5]
        called = f"; they call it {listed([f'{words!r}' for words in often], 'or')}" if often else ""
        raise InvalidInput(f"no claim calls {id!r} {shortened(mention)!r}{called}")
    return len(claims)


def _tell(identity: Identity, claims: int) -> None:
    called = f' where it is called "{clean(identity.mention)}"' if identity.mention else ""
    tell(
        f"{clean(identity.actor)} now counts as {clean(identity.into)}{called}.",
        f"That bears on {counted(claims, 'claim')}.",
        f"To take it back: sides undo {clean(identity.id)}",
    )


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
