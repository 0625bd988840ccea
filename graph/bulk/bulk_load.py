"""One bulk load: the parts of a release into a target, then everything that their claims make together."""

from __future__ import annotations

import contextlib
import gc
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from sides.graph import changing, loading
from sides.graph.actor import Actor, Place
from sides.graph.admission import check_soundness, taken
from sides.graph.bulk.ahead import made_ahead
from sides.graph.bulk.foreign import Foreign
from sides.graph.bulk.groups import actors_of, at_odds, edges_among, touch
from sides.graph.bulk.rows import Context, PartRows, Saying, check_ids, rows_of
from sides.graph.bulk.spool import Spool
from sides.graph.bulk.target import DuplicateClaim, Target
from sides.graph.decision import Decision
from sides.graph.derivation import Touched, derive
from sides.graph.derived import EdgeRow
from sides.graph.engine import Run
from sides.graph.errors import InvalidInput
from sides.graph.identity import Overlay
from sides.graph.projection import Projection, fingerprint
from sides.graph.reading import Reading
from sides.graph.reconstruction import read_decisions, read_identities, read_reading

_KEYS_TOGETHER = 2000
"""How many keys are derived anew in one transaction."""
_INCOMPLETE = "MATCH (r:Reading {id: $id}) SET r.hash = null"
_COMPLETE = "MATCH (r:Reading {id: $id}) SET r.hash = $hash"
_STUBS = (
    "MATCH (c:Claim)<-[:DISPUTES|CONFIRMS]-(:Claim) WHERE c.reading IS NULL OR c.reading IN $going "
    "RETURN DISTINCT c.id AS id"
)
_DECLARED = "MATCH (:Reading {id: $id})-[:DECLARES]->(n) RETURN n.id AS id, labels(n)[0] AS label"


class BulkLoad:
    """A load of one release into `target`.

    before: the hash of each part of the release that the store has, by id. After `run`: claims, parts: how many were
    loaded; kept: how many of these parts were there already; lapsed: the claims with decisions on something else.

    The registry has no hash while this is under way, and a part has none until all of its claims are written: by that
    an unfinished load is known, and goes on where it was.
    """

    def __init__(self, target: Target, registry: Reading, before: Mapping[str, str | None]) -> None:
        """Prepare to load."""
        self._target, self._registry = target, registry
        self._before = dict(before)
        self.claims = self.parts = self.kept = 0
        self.lapsed: list[str] = []

    def run(self, parts: Iterable[Reading]) -> None:
        """Load all of it."""
        with _rarely_collecting(), Spool(self._target.beside) as spool:
            interim = self._begin()
            self._context = self._target.read(self._find_context)
            self._foreign = self._target.read(lambda run: Foreign(run, self._before))
            for hash, rows in made_ahead(self._rows, parts):
                self._take(hash, rows, spool)
            self._retire()
            self._target.read(self._foreign.catch_up)
            self._target.derived(self._fast_edges(spool))
            self._derive_shared(spool)
            while self._target.read(self._foreign.catch_up):
                for _ in self._fast_edges(spool):
                    pass  # only to mark those that are no longer ours alone
                self._derive_shared(spool)
            for reading, its_hash, linked in spool.tangled():
                self._target.write(partial(self._settle_tangled, rows=linked, reading=reading, hash=its_hash))
            self._follow(spool)
        self._target.write(lambda run: self._complete(run, interim))

    def _begin(self) -> Reading:
        """Write the registry, with what only parts that are still to go need, as one that is not complete."""
        known = self._target.read(
            lambda run: run("MATCH (r:Reading {id: $id}) RETURN 1 AS n", {"id": self._registry.id})
        )
        before = self._target.read(lambda run: read_reading(run, self._registry.id)) if known else None
        interim = with_what_it_dropped(self._registry, before)

        def work(run: Run) -> None:
            if before != interim:
                changing.load_readings(run, [interim])
            run(_INCOMPLETE, {"id": interim.id})

        self._target.write(work)
        return interim

    def _complete(self, run: Run, interim: Reading) -> None:
        if interim != self._registry:
            changing.load_readings(run, [self._registry])
        run(_COMPLETE, {"id": self._registry.id, "hash": fingerprint(self._registry)})

    def _follow(self, spool: Spool) -> None:
        """Bring up to date what people decided otherwise while this was under way."""
        moved, overlay = self._target.write(self._catch_up)
        self._context = replace(self._context, overlay=overlay)
        if moved:
            groups = spool.groups()
            spool.add_shared([group for group, sayings in groups if any(actors_of(one) & moved for one in sayings)])
            self._derive_shared(spool)

    def _catch_up(self, run: Run) -> tuple[set[str], Overlay]:
        """The actors whose groups may no longer be those that their claims had here, and who counts as whom now."""
        known = {decision.id for decisions in self._context.decisions.values() for decision in decisions}
        new = {decision.claim for decision in read_decisions(run) if decision.id not in known}
        before, after = self._context.overlay, changing.overlay_of(run)
        changing.catch_up(run, before, new)
        if not after.changed_from(before):
            return set(), after
        return {id for identity in read_identities(run) for id in (identity.actor, identity.into)}, after

    def _find_context(self, run: Run) -> Context:
        labels = {row["id"]: row["label"] for id in self._registry.registries for row in run(_DECLARED, {"id": id})}
        labels |= {actor.id: "Actor" for actor in self._registry.actors}
        labels |= {place.id: "Place" for place in self._registry.places}
        decisions: dict[str, list[Decision]] = defaultdict(list)
        for decision in read_decisions(run):
            decisions[decision.claim].append(decision)
        return Context(
            labels=labels,
            overlay=changing.overlay_of(run),
            decisions=dict(decisions),
            stubs={row["id"] for row in run(_STUBS, {"going": list(self._before)})},
        )

    def _rows(self, part: Reading) -> tuple[str, PartRows]:
        """The rows of a part; made in another thread."""
        others = set(part.registries) - {self._registry.id, *self._registry.registries}
        if others:
            raise InvalidInput(f"{part.id!r} uses {min(others)!r}, which the registry {self._registry.id!r} does not")
        check_soundness(part)
        check_ids(part)
        rows = rows_of(part, self._context)
        return rows.reading["hash"], rows

    def _take(self, hash: str, rows: PartRows, spool: Spool) -> None:
        gc.collect(0)
        id = rows.reading["id"]
        self.claims += rows.reading["claims"]
        self.parts += 1
        self.lapsed += rows.lapsed
        there = self._target.resumes and self.kept == self.parts - 1 and self._before.get(id) == hash
        if there:
            self.kept += 1
            del self._before[id]
        else:
            self._retire()
            if self._target.read(lambda run: run("MATCH (r:Reading {id: $id}) RETURN 1 AS n", {"id": id})):
                raise InvalidInput(f"the store has another reading {id!r}, which is a part of this release; remove it")
            self._foreign.ours.add(id)
            self._foreign.learn_from(self._target, rows.sayings)
            try:
                self._target.part(rows)
            except DuplicateClaim:
                ids = [claim["id"] for claim in rows.claims]
                raise self._target.read(lambda run: taken(run, ids, id)) from None
        if rows.tangled is not None:
            spool.add_tangled(id, None if there else hash, rows.tangled)
        spool.add(rows.sayings)

    def _retire(self) -> None:
        """Take out the parts of earlier releases that are not kept."""
        if self._before:
            self._target.retire(list(self._before))
            self._before.clear()

    def _fast_edges(self, spool: Spool) -> Iterator[EdgeRow]:
        """The edges of the groups that are ours alone; the others are marked."""
        shared: list[str] = []
        for group, sayings in spool.groups():
            if at_odds(sayings) or any(self._foreign.all_of(actors_of(saying)) for saying in sayings):
                shared.append(group)
            else:
                yield from edges_among(sayings)
        spool.add_shared(shared)

    def _derive_shared(self, spool: Spool) -> None:
        for touched in _together(spool.groups(shared=True)):
            self._target.write(partial(derive, touched=touched, overlay=self._context.overlay))

    def _settle_tangled(self, run: Run, rows: Projection, reading: str, hash: str | None) -> None:
        """Write the linked claims of a part, which then gets `hash`; without one they are there, but not in edges."""
        written = loading.written_claims(rows)
        touched = Touched()
        if hash is None:
            touched.add(run, written)
            derive(run, touched, self._context.overlay)
            return
        touched.claims |= written.keys()
        loading.write(run, rows)
        touched.add_partners(run, written)
        derive(run, touched, self._context.overlay, written)
        run(_COMPLETE, {"id": reading, "hash": hash})


@contextlib.contextmanager
def _rarely_collecting() -> Iterator[None]:
    """Let Python look for cycles only where it is told: of the millions of objects made here none is in one, and
    looking at them all again and again took a fifth of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _together(groups: Iterable[tuple[str, Iterable[Saying]]]) -> Iterator[Touched]:
    """What groups bear on, in portions for one transaction."""
    for first in (groups := iter(groups)):
        touched = Touched()
        for _, sayings in itertools.chain([first], groups):
            touch(touched, sayings)
            if len(touched.spos) + len(touched.edges) >= _KEYS_TOGETHER:
                break
        yield touched


def with_what_it_dropped(registry: Reading, before: Reading | None) -> Reading:
    """`registry`, and the actors and places that only the one `before` it has: claims that are to go name them."""
    if before is None:
        return registry
    things: list[Actor | Place] = [*before.actors, *before.places, *registry.actors, *registry.places]
    ordered = [thing for _, thing in sorted({thing.id: thing for thing in things}.items())]
    return replace(
        registry,
        actors=tuple(thing for thing in ordered if isinstance(thing, Actor)),
        places=tuple(thing for thing in ordered if isinstance(thing, Place)),
    )
