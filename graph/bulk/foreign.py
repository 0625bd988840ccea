"""Which actors and places other claims in the store are about, so that a group of ours may be theirs too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sides.graph.bulk.groups import actors_of
from sides.graph.bulk.rows import Saying
from sides.graph.bulk.target import Target
from sides.graph.engine import Run

_ABOUT = """UNWIND $ids AS id
MATCH (c:Claim {{{end}: id}}) WHERE NOT c.reading IN $ours
RETURN DISTINCT id"""
_READINGS = "MATCH (r:Reading) WHERE r.claims > 0 AND NOT r.id IN $ours RETURN r.id AS id, r.hash AS hash"
_ENDS = """MATCH (c:Claim {reading: $id})
RETURN DISTINCT c.subject AS subject, c.object AS object, c.between AS parties"""
_MEDIATIONS = """MATCH (c:Claim {relation: 'mediates'}) WHERE NOT c.reading IN $ours
RETURN DISTINCT c.between AS parties"""


class Foreign:
    """The actors and places that claims of other readings are about, as far as it was asked for.

    ours: the readings that do not count as others, which may grow. Ids are those that the claims count as.
    """

    def __init__(self, run: Run, ours: Iterable[str]) -> None:
        """Find out whether there are such claims at all."""
        self.ours = set(ours)
        self._seen = {row["id"]: row["hash"] for row in run(_READINGS, {"ours": sorted(self.ours)})}
        self._any = bool(self._seen)
        self._known: set[str] = set()
        self._others: set[str] = set()
        if self._any:
            found = run(_MEDIATIONS, {"ours": sorted(self.ours)})
            self._others = {party for row in found for party in row["parties"] or ()}

    def catch_up(self, run: Run) -> bool:
        """Learn what readings are about that others loaded meanwhile, or changed; whether there are any.

        Whoever did that made derived edges of their claims and of those of ours that were there.
        """
        now = {row["id"]: row["hash"] for row in run(_READINGS, {"ours": sorted(self.ours)})}
        new = [id for id, hash in now.items() if self._seen.get(id, "") != hash]
        for id in new:
            for row in run(_ENDS, {"id": id}):
                self._others |= {end for end in (row["subject"], row["object"], *(row["parties"] or ())) if end}
        self._seen, self._any = now, self._any or bool(new)
        return bool(new)

    def learn_from(self, target: Target, sayings: Iterable[tuple[str, Saying]]) -> None:
        """Ask for what claims of ours are about, before they are written."""
        if self._any:
            ids = {id for _, saying in sayings for id in actors_of(saying)}
            if new := sorted(ids - self._known):
                target.read(lambda run: self._learn(run, new))

    def _learn(self, run: Run, new: Sequence[str]) -> None:
        self._known.update(new)
        for end in ("subject", "object"):
            for start in range(0, len(new), 2000):
                given = {"ids": new[start : start + 2000], "ours": sorted(self.ours)}
                self._others |= {row["id"] for row in run(_ABOUT.format(end=end), given)}

    def all_of(self, ids: Iterable[str]) -> bool:
        """Whether others speak of each of `ids`, so that they may speak of them together."""
        return self._any and self._others.issuperset(ids)
