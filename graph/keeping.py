"""What changes a store: each change is one transaction, with everything that is derived from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from sides.graph import changing, removal
from sides.graph.changing import Outcome
from sides.graph.decision import Decision, Identity
from sides.graph.engine import Engine, Run
from sides.graph.errors import InvalidInput, StillUsed, StoreError
from sides.graph.reading import Reading, Release
from sides.graph.removal import Removed
from sides.ontology.terms import STATUSES

if TYPE_CHECKING:
    from sides.graph.bulk.release import ReleaseOutcome

T = TypeVar("T")
READINGS_TOGETHER = 20
CLAIMS_TOGETHER = 2000
"""How many `load_all` keeps in one transaction, and `remove_dataset` takes out."""


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

    def load_release(self, registry: Reading, parts: Iterable[Reading], *, anew: bool = False) -> ReleaseOutcome:
        """Keep a release of a data set, in place of what was loaded with a registry of this id; decisions stay.

        registry: its actors and places, without claims. parts: readings of some thousand claims each, without an
        article and without actors or places of their own, which use the registry; never held all together, and not
        looked at where the store has this very file already (by the release's `raw_hash`), unless `anew`: what is made
        of a file may be another thing now. The result is that of `load_all`, much faster for very many claims. Where it
        fails, or the process is killed, an embedded store is as it was; on a server a part of it may be there, without
        derived edges: the same call then goes on with it.

        Raises as `load` does, and StoreError where there is no room on the disk.
        """
        from sides.graph.bulk.release import load_release

        self._refuse_to_read()
        return load_release(self._engine, registry, parts, anew=anew)

    def has_release(self, registry: str, release: Release) -> bool:
        """Whether all of this release, known by the hash of its file, was loaded with this registry."""
        from sides.graph.bulk.release import holds

        return self._engine.read(lambda run: holds(run, registry, release))

    def remove(self, reading: str) -> int:
        """Take out a reading, and what only it needed; the number of claims that went.

        Raises UnknownReading, StillUsed.
        """
        return self._write(lambda run: changing.remove_readings(run, [reading]))

    def remove_dataset(self, dataset: str) -> Iterator[Removed]:
        """Take out every reading of a data set, of each of its versions, and what only they needed.

        In one transaction where they have no more than CLAIMS_TOGETHER claims; a larger data set part by part, as many
        of them at a time, each yielded once it is out. Whoever stops there, or is stopped by an error, finds whole
        readings in the store, and may go on later. Nothing is done before the first is asked for.

        Raises UnknownDataset; StillUsed where others need what only this data set declares: what has been yielded is
        out then, and the rest stays.
        """
        parts = self._engine.read(lambda run: removal.parts_of(run, dataset))
        left = len(parts)
        waiting = list(removal.together(parts, CLAIMS_TOGETHER))
        while waiting:
            refused: list[Sequence[removal.Part]] = []
            for group in waiting:
                ids = tuple(part.id for part in group)
                try:
                    claims = self._write(partial(changing.remove_readings, readings=ids))
                except StillUsed:
                    # Perhaps by parts that are still to go.
                    if len(waiting) == 1:
                        raise
                    refused.append(group)
                    continue
                left -= len(ids)
                yield removal.Removed(readings=ids, claims=claims, left=left)
            # Those of which none can go before the others can only go together.
            stuck = len(refused) == len(waiting)
            waiting = [[part for group in refused for part in group]] if stuck else refused

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
        self._refuse_to_read()
        return self._engine.write(changing.alone(work))

    def _refuse_to_read(self) -> None:
        if self._read_only:
            raise StoreError("the store is open for reading only")


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
