"""What the reader aims at, and whether one run reached it."""

from __future__ import annotations

from collections.abc import Sequence

import tables
from scoring import Scored

#: F1 on the bundled article and on articles not seen before; claims invented per hundred sentences that hold none; the
#: share of the bare pipeline's speed.
BUNDLED = {"triple": 0.93, "full": 0.88}
UNSEEN = {"triple": 0.75, "full": 0.60}
INVENTED = 3.0
SPEED = 0.80


def table(*, bundled: Scored, unseen: Sequence[Scored], invented: float, speed: float) -> str:
    """The aims beside the figures of a run."""
    rows = []
    for where, aims, scored in (("`jufra-2017`", BUNDLED, [bundled]), ("held-out articles", UNSEEN, unseen)):
        for level, aim in aims.items():
            f1 = tables.total(scored, level).f1
            figures = f"at least {tables.figure(aim)}", tables.figure(f1)
            rows.append([f"{where}, F1 of {level}", *figures, _reached(f1 >= aim)])
    rows.append(
        [
            "claims per hundred sentences without one",
            f"under {INVENTED:g}",
            f"{invented:.1f}",
            _reached(invented < INVENTED),
        ]
    )
    rows.append(
        [
            "speed, of the bare pipeline",
            f"at least {tables.figure(SPEED)}",
            tables.figure(speed),
            _reached(speed >= SPEED),
        ]
    )
    return tables.table(["measure", "aim", "measured", ""], rows)


def _reached(yes: bool) -> str:
    return "reached" if yes else "**missed**"
