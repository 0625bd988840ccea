"""Which claims an export takes: the filters that the saved queries share, said once.

A claim passes when its confidence reaches `min_confidence` (a hand-made one has none and passes every
threshold), its dates fit, and its kind and status are among those asked for. A network (see
`sides.graph.network`) is made of claims that count in any case: accepted, and happened, ongoing, a state, or
attempted opposition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sides.graph.errors import InvalidParameter
from sides.ontology.terms import KINDS, STATUSES

CONFIDENCES = (0.0, 1.0)
"""The lowest and the highest confidence that a claim can have, and that can be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which claims to take; without arguments, every one.

    min_confidence: within CONFIDENCES. as_of: what had begun by that day and not ended before it. since, until: bounds,
    both inclusive, of when it began. undated: whether claims that have no date, nor an article's, pass where
    a date is asked for.
    kinds: of relations (`terms.KINDS`); statuses: of claims, as decided (`terms.STATUSES`); empty: all.
    Raises InvalidParameter for a value that is out of its range.

    >>> str(Filters(min_confidence=0.5, as_of=date(2017, 6, 3), kinds=("opposition",)))
    'min_confidence=0.5 as_of=2017-06-03 undated=false kinds=opposition'
    >>> str(Filters())
    'none'
    """

    min_confidence: float = 0.0
    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    undated: bool = False
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse values out of range."""
        least, most = CONFIDENCES
        if not least <= self.min_confidence <= most:
            raise InvalidParameter(
                f"min_confidence is {self.min_confidence}, which is not between {least:g} and {most:g}"
            )
        for name in ("as_of", "since", "until"):
            if isinstance(getattr(self, name), datetime):
                raise InvalidParameter(f"{name} is a day, without a time")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise InvalidParameter(f"until ({self.until}) is before since ({self.since})")
        for name, given, known in (("kind", self.kinds, KINDS), ("status", self.statuses, STATUSES)):
            for value in given:
                if value not in known:
                    raise InvalidParameter(f"no {name} is called {value!r}; there are {', '.join(known)}")

    @property
    def by_date(self) -> bool:
        """Whether a date is asked for, so that undated claims matter."""
        return any(day is not None for day in (self.as_of, self.since, self.until))

    @property
    def given(self) -> bool:
        """Whether anything is asked for, so that some claims may be left out."""
        return self != Filters(undated=self.undated)

    def __str__(self) -> str:
        """What is asked for, in one line; `none` for nothing."""
        parts = []
        if self.min_confidence:
            parts.append(f"min_confidence={self.min_confidence:g}")
        for name in ("as_of", "since", "until"):
            if (day := getattr(self, name)) is not None:
                parts.append(f"{name}={day.isoformat()}")
        if self.by_date:
            parts.append(f"undated={'true' if self.undated else 'false'}")
        for name, values in (("kinds", self.kinds), ("statuses", self.statuses)):
            if values:
                parts.append(f"{name}={','.join(values)}")
        return " ".join(parts) or "none"

    def check_accepted(self, what: str) -> None:
        """Raise InvalidParameter where drafts or rejected claims are asked for, of which `what` has none."""
        if set(self.statuses) - {"accepted"}:
            raise InvalidParameter(f"{what} is made of accepted claims only; export csv for drafts and rejected ones")

    def parameters(self) -> dict[str, float | bool | date | None]:
        """The parameters of these names that saved queries take."""
        return {
            "min_confidence": self.min_confidence,
            "as_of": self.as_of,
            "since": self.since,
            "until": self.until,
            "undated": self.undated,
        }

    def cypher(self, *, counted: bool = False) -> tuple[str, dict[str, object]]:
        """A Cypher condition on a claim `c`, and its parameters; `counted`: only claims that make edges.

        The condition is text of ours alone: what a user gave is in the parameters.
        """
        # A claim that others dispute but that is not loaded has an id alone.
        conditions = ["c.counted = true" if counted else "c.reading IS NOT NULL"]
        parameters: dict[str, object] = {}

        def ask(name: str, value: object, condition: str) -> str:
            parameters[name] = value
            return condition

        if self.min_confidence:
            conditions.append(
                ask("min_confidence", self.min_confidence, "coalesce(c.confidence, 1.0) >= $min_confidence")
            )
        dates = []
        if self.as_of is not None:
            # What is known to have ended has, also where nobody knows when it began.
            conditions.append(ask("as_of", self.as_of, "(c.ends IS NULL OR c.ends >= $as_of)"))
            dates.append("c.date_from <= $as_of")
        if self.since is not None:
            dates.append(ask("since", self.since, "c.date_from >= $since"))
        if self.until is not None:
            dates.append(ask("until", self.until, "c.date_from <= $until"))
        if dates:
            dated = " AND ".join(dates)
            conditions.append(f"(c.date_from IS NULL OR ({dated}))" if self.undated else f"({dated})")
        if self.kinds:
            conditions.append(ask("kinds", list(self.kinds), "c.kind IN $kinds"))
        if self.statuses:
            conditions.append(ask("statuses", list(self.statuses), "c.status IN $statuses"))
        return " AND ".join(conditions), parameters


def export_note(filters: Filters) -> str:
    """What every export records of how it was made: this version of sides, and the filters.

    >>> export_note(Filters()).endswith("; filters: none")
    True
    """
    from importlib.metadata import version  # slow to import, and most commands filter without exporting

    return f"sides {version('sides')}; filters: {filters}"
