"""What changes a store: each change is one transaction, with everything that is derived from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from sides.graph import changing
from sides.graph.changing import Outcome
from sides.graph.decision import Decision, Identity
from sides.graph.engine import Engine, Run
from sides.graph.errors import InvalidInput, StillUsed, StoreError
from sides.graph.reading import Reading
from sides.ontology.terms import STATUSES

T = TypeVar("T")
READINGS_TOGETHER = 20
CLAIMS_TOGETHER = 2000
"""How many `load_all` keeps in one transaction."""


class Keeping:
    """The part of a store that writes."""

    _engine: Engine
    _read_only: bool

    def load(self, reading: Reading) -> Outcome:
        """Keep `reading`, in place of what was loaded under its id; decisions over its claims stay.

        Raises InvalidInput (something it refers to is not declared), ConflictingDeclaration, StillUsed (another reading
        uses an actor that this one no longer declares); the store is then as before.
        """
        return self._write(lambda run: changing.load_readings(run, [reading]))[0]

    def load_all(self, readings: Iterable[Reading | Sequence[Reading]]) -> Iterator[Outcome]:
        """Load many readings, some of them in one transaction, which is much faster; an outcome for each, in order.

        A sequence of readings is kept whole or not at all. Outcomes come as their readings are kept. Where one is
        refused (see `load`), or getting the next one fails, those before it are kept and those after it are not looked
        at. Of two with one id the later replaces the other.
        """
        for batch in _batches((each,) if isinstance(each, Reading) else tuple(each) for each in readings):
            together = [reading for group in batch for reading in group]
            try:
                outcomes = self._write(partial(changing.load_readings, readings=together))
            except (InvalidInput, StillUsed):
                if len(batch) == 1:
                    raise
                # One of them is refused, and nothing of the batch was kept: find out which, and keep those before it.
                for group in batch:
                    yield from self._write(partial(changing.load_readings, readings=group))
            else:
                yield from outcomes

    def remove(self, reading: str) -> int:
        """Take out a reading, and what only it needed; the number of claims that went.

        Raises UnknownReading, StillUsed.
        """
        return self._write(lambda run: changing.remove_reading(run, reading))

    def decide(self, claim: str, status: str, *, by: str, why: str | None = None) -> Decision:
        """Record a person's verdict on a claim: `accepted`, `rejected` or `draft`. It outlives a new load.

        claim: an id, or as `claim_id` takes it. Raises UnknownClaim, AmbiguousClaim, InvalidInput.
        """
        if status not in STATUSES:
            raise InvalidInput(f"{status!r} is no status of a claim; it is one of {', '.join(STATUSES)}")
        return self._write(lambda run: changing.decide(run, claim, status, by, why))

    def merge(self, actor: str, into: str, *, by: str, why: str | None = None) -> Identity:
        """Let every claim about `actor` count as one about `into`; `undo` takes it back.

        Both are ids, names or aliases. Raises UnknownActor, AmbiguousActor, InvalidInput (the same, or merged already).
        """
        return self._write(lambda run: changing.identify(run, actor, into, None, by, why))

    def split(self, actor: str, into: str, *, mention: str, by: str, why: str | None = None) -> Identity:
        """Let the claims that call `actor` by the words `mention` (case and accents aside) count as about `into`."""
        return self._write(lambda run: changing.identify(run, actor, into, mention, by, why))

    def undo(self, identity: str, *, by: str) -> Identity:
        """Take back a merge or split by its id. Raises InvalidInput where there is none, or it is undone already."""
        return self._write(lambda run: changing.undo(run, identity, by))

    def load_overlay(self, decisions: Iterable[Decision] = (), identities: Iterable[Identity] = ()) -> int:
        """Keep decisions and identities made elsewhere, each with its own id; how many are new or changed.

        They may come before the readings that they speak of.
        """
        kept_decisions, kept_identities = tuple(decisions), tuple(identities)
        return self._write(lambda run: changing.load_overlay(run, kept_decisions, kept_identities))

    def recompute(self) -> None:
        """Compute everything derived from scratch; it is the same as before unless something was edited by hand."""
        self._write(changing.recompute)

    def _write(self, work: Callable[[Run], T]) -> T:
        if self._read_only:
            raise StoreError("the store is open for reading only")

        def locked(run: Run) -> T:
            # On a server this write waits for whoever else writes: derived data must see the claims of both.
            run("MATCH (m:Meta {id: 'sides'}) SET m.changes = coalesce(m.changes, 0) + 1")
            return work(run)

        return self._engine.write(locked)


def _batches(groups: Iterable[Sequence[Reading]]) -> Iterator[list[Sequence[Reading]]]:
    """Groups in lists with distinct readings and few enough claims for one transaction; a large one alone."""
    batch: list[Sequence[Reading]] = []
    ids: set[str] = set()
    claims = 0
    try:
        for group in groups:
            own, more = {reading.id for reading in group}, sum(len(reading.claims) for reading in group)
            full = claims + more > CLAIMS_TOGETHER or len(ids) + len(own) > READINGS_TOGETHER
            if batch and (full or ids & own):
                yield batch
                batch, ids, claims = [], set(), 0
            batch.append(group)
            ids |= own
            claims += more
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
