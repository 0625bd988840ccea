"""What came of the rows of a file: what mapped to which relation, what did not, what was skipped, what was bad."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sides.loaders.datasets.rows import Bad

KEPT = 50
"""Bad rows of a file that are kept with their lines; of more only the number."""


@dataclass(slots=True, kw_only=True)
class Report:
    """The numbers of one file. rows: those that were read, the bad ones among them; claims: what they made.

    mapped: rows by (the data set's type, relation); unmapped: by type; skipped: by reason; repeated: rows that say
    again what a row before them says, under the same id. bad: the first of the bad rows; bad_rows: how many.
    """

    rows: int = 0
    claims: int = 0
    actors: int = 0
    places: int = 0
    repeated: int = 0
    mapped: Counter[tuple[str, str]] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    bad: list[Bad] = field(default_factory=list)
    bad_rows: int = 0
    notes: list[str] = field(default_factory=list)

    def add_bad(self, row: Bad) -> None:
        """Count a bad row, and keep it while there are few."""
        self.bad_rows += 1
        if len(self.bad) < KEPT:
            self.bad.append(row)
