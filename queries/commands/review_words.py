"""What is told of decisions that were made on a claims file before it was written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sides.queries.answers.layout import clean
from sides.queries.answers.words import counted

if TYPE_CHECKING:
    from sides.loaders.decision_log import Logged

_NAMED = 20


def unfit_lines(unfit: Sequence[Logged], log: Path) -> Iterator[str]:
    """Lines that name the decisions `unfit`, which fit no claim any more and stand in the file `log`."""
    yield (
        f"{counted(len(unfit), 'decision')} made before not put back: the claims are gone or say something else now; "
        f"what was decided stands in {clean(log.name)}"
    )
    for one in unfit[:_NAMED]:
        yield f"  {clean(one.told())}"
    if len(unfit) > _NAMED:
        yield f"  and {len(unfit) - _NAMED:,} more"
