"""Claims that stand against each other, printed side by side: what `disputed` and `puzzles` show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sides.queries.answers.claim_lines import circumstance, ground, sentence
from sides.queries.answers.layout import clean, pad, width, wrap
from sides.queries.answers.short_ids import ShortIds
from sides.queries.answers.words import modality, said_by, when

Row = Mapping[str, Any]

_TITLES = {"both-signs": "WITH AND AGAINST EACH OTHER", "triad": "THREE WHO DO NOT FIT"}


def title(grounds: Sequence[str]) -> str:
    """What is wrong between the claims, in every way in which it is.

    >>> title(["contradiction", "denied"]), title(["opposite"])
    ('CONTRADICTION, DENIED', 'OPPOSITE (the same, affirmed and negated)')
    """
    words = ", ".join(_TITLES.get(ground, clean(ground).upper()) for ground in grounds)
    return f"{words} (the same, affirmed and negated)" if "opposite" in grounds else words


def side(claim: Row, ids: ShortIds, columns: int, *, lead: str = "     ") -> Iterator[str]:
    """One claim: sentence and id on a line, then quote and who says so."""
    own = ids[claim["claim"]]
    stands = modality(claim)
    words = sentence(claim) + (f" ({stands})" if stands not in ("", "happened", "state") else "")
    first, *more = wrap(words, columns - width(own) - 2, indent=lead, hanging="       ")
    yield f"{pad(first, columns - width(own))}{own}"
    yield from more
    yield from ground(claim, columns, indent="       ")
    # The words of a row's source are not there: who it says so is known only where the data set tells.
    author = "" if claim.get("dataset") and not claim["quote"] else "said by the author"
    voice = said_by(claim["speakers"], claim["outlets"]) or author
    parts = [circumstance(claim), when(claim), voice]
    yield from wrap("; ".join(part for part in parts if part), columns, indent="       ", hanging="         ")


def against(one: Sequence[Row], other: Sequence[Row], ids: ShortIds, columns: int) -> Iterator[str]:
    """The claims of the one side, then those of the other behind `vs`."""
    for claim in one:
        yield from side(claim, ids, columns)
    for number, claim in enumerate(other):
        yield from side(claim, ids, columns, lead="  vs " if number == 0 else "     ")


def why(text: str | None, columns: int) -> Iterator[str]:
    """The analyst's reason, where there is one."""
    if text:
        yield from wrap(clean(text), columns, indent="  why: ", hanging="       ")
