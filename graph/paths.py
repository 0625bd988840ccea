"""How two actors stand to each other: the shortest chains of hops between them, by what they add up to.

A hop is an edge per pair of actors, walked either way: of alliance (+), of opposition (-), of structure
(`leads`, `part-of`, `member-of`; `spokesperson-of` and `envoy-of` only where asked) or of contact. A chain of
alliance, structure and opposition is *allied* where the product of its signs is +, *opposed* where it is -;
of structure alone it makes *one body*. A chain with one hop of contact and otherwise alliance and structure
is *contact*. One hop is a report; a longer chain is an inference, a hypothesis: that the enemy of an enemy is
a friend is the balance theory of Heider (1946), and no fact. No chain leads through a crowd that a data set has for
many (its civilians of a country): that two attacked it says nothing of the two.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING, Any

from sides.graph.errors import InvalidParameter
from sides.graph.filters import Filters
from sides.graph.hops import Hop, Key, evidence, passing
from sides.graph.keys import pair_key

if TYPE_CHECKING:
    from sides.graph.store import Store

ALLIED, OPPOSED, SAME_BODY, CONTACT = "allied", "opposed", "same body", "contact"
SIGNS = (OPPOSED, ALLIED, SAME_BODY, CONTACT)
"""What a chain can add up to, in the order of an answer."""
MOST_HOPS = 5
MOST_PATHS = 5
MOST_COMPARED = 25
"""Of how many chains of a sign, best first by what is known without their claims, these claims are looked up."""
MOST_EDGES = 20_000
"""How many edges one step of the search looks at."""
MOST_CHAINS = 200_000
"""How many chains it compares."""

_AROUND = """UNWIND $ids AS id
MATCH (a:Actor {id: id})-[r:%s]-(b:Actor)
WHERE b.kind <> 'unnamed' OR b.id CONTAINS '@' OR b.id IN $ends
RETURN id AS start, b.id AS goal, r.key AS pair, type(r) AS link, r.sources AS sources
ORDER BY sources DESC, pair, link, start LIMIT $limit"""
_ACROSS = """UNWIND $ids AS id
MATCH (a:Actor {id: id})-[r:%s]-(b:Actor)
WHERE $others[b.id] IS NOT NULL
RETURN id AS start, b.id AS goal, r.key AS pair, type(r) AS link, r.sources AS sources
ORDER BY sources DESC, pair, link, start LIMIT $limit"""
_LABELS = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN id, a.label AS label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One chain. actors: ids from the first to the last. sign: one of SIGNS."""

    sign: str
    actors: tuple[str, ...]
    hops: tuple[Hop, ...]

    @property
    def sources(self) -> int:
        """How many distinct origins its hops have together: a chain out of one article has one."""
        return len(frozenset().union(*(edge.origins for hop in self.hops for edge in hop.edges)))

    @property
    def hypothesis(self) -> bool:
        """Whether it is an inference: longer than one hop."""
        return len(self.hops) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PathAnswer:
    """The chains between two actors.

    start, goal: ids. labels: the name of every actor on a chain, by id. paths: by sign in the order of SIGNS,
    then by sources, then by ids; of each sign the shortest, at most five. cut: whether there was more to look
    at than the search looks at, so that a chain, or a shorter one, may be missing.
    """

    start: str
    goal: str
    most_hops: int
    labels: Mapping[str, str]
    paths: tuple[Path, ...]
    cut: bool

    def of(self, sign: str) -> tuple[Path, ...]:
        """The chains that add up to `sign`."""
        return tuple(path for path in self.paths if path.sign == sign)

    def rows(self) -> list[dict[str, Any]]:
        """One row a chain: sign, length, hypothesis, actors, actor_ids, sources, and its hops as dicts."""
        return [
            {
                "sign": path.sign,
                "length": len(path.hops),
                "hypothesis": path.hypothesis,
                "actors": [self.labels[id] for id in path.actors],
                "actor_ids": list(path.actors),
                "sources": path.sources,
                "hops": [hop.as_dict() for hop in path.hops],
            }
            for path in self.paths
        ]


def find_paths(
    store: Store,
    a: str,
    b: str,
    *,
    hops: int = 3,
    structure: bool = False,
    filters: Filters | None = None,
    most_edges: int = MOST_EDGES,
) -> PathAnswer:
    """The shortest chains from actor `a` to actor `b` (ids, names or aliases), of each sign.

    hops: how long a chain may be, 1 to 5. structure: whether those who speak for an actor link it too.
    filters: every hop needs one claim that passes. most_edges: how much each step of the search looks at,
    best-sourced edges first. No chain: no paths. Raises UnknownActor, AmbiguousActor; InvalidParameter where
    both are one actor.
    """
    if not 1 <= hops <= MOST_HOPS:
        raise InvalidParameter(f"hops is {hops}; a path has 1 to {MOST_HOPS}")
    start, goal = store.actor(a), store.actor(b)
    if start.id == goal.id:
        same = f"{a!r} is given twice" if a == b else f"{a!r} and {b!r} are one actor, {start.id}"
        raise InvalidParameter(f"{same}; a path needs two")
    links = ["SIDES_WITH", "SIDES_AGAINST", "SAME_BODY", "CONTACT", *(["SPEAKS_FOR"] if structure else [])]
    search = _Search(
        store=store,
        links="|".join(links),
        filters=filters or Filters(),
        limit=most_edges,
        fronts=[{start.id}, {goal.id}],
    )
    chosen = _shortest(search, start.id, goal.id, hops)
    ids = sorted({id for chain in chosen for id in chain.actors} | {start.id, goal.id})
    labels = {row["id"]: row["label"] for row in store.rows(_LABELS, {"ids": ids})}
    found = evidence(store, [key for chain in chosen for key in chain.pair_edges()], search.filters)
    return PathAnswer(
        start=start.id,
        goal=goal.id,
        most_hops=hops,
        labels=labels,
        paths=_best(chain.path(found) for chain in chosen),
        cut=search.cut,
    )


def _best(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Of each sign the paths with the most sources, then by ids; what the hops share counts once."""
    ranked = sorted(paths, key=lambda path: (SIGNS.index(path.sign), -path.sources, path.actors))
    return tuple(path for _, of in groupby(ranked, key=lambda path: path.sign) for path in islice(of, MOST_PATHS))


@dataclass(slots=True, kw_only=True)
class _Search:
    """The edges between two actors that a chain of a given length could use: `around[x][y][link]` is its
    number of sources.
    """

    store: Store
    links: str
    filters: Filters
    limit: int
    fronts: list[set[str]]
    """The outermost actors of both sides."""
    hops: int = 0
    cut: bool = False
    around: dict[str, dict[str, dict[str, int]]] = field(default_factory=lambda: defaultdict(dict))
    seen: list[set[str]] = field(init=False)
    ends: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.seen = [set(front) for front in self.fronts]
        self.ends = self.seen[0] | self.seen[1]

    def deepen(self) -> None:
        """Ask for what chains of one more hop could use: the edges around the outermost actors of the smaller side, so
        that no hub in the middle is expanded, and those between the two sides.
        """
        if self.hops:
            side = self._smaller()
            reached = self._expand(_AROUND, self.fronts[side])
            # A chain does not pass through its own ends.
            self.fronts[side] = reached - self.seen[side] - self.ends
            self.seen[side] |= reached
        self.hops += 1
        first, second = (0, 1) if len(self.fronts[0]) <= len(self.fronts[1]) else (1, 0)
        self._expand(_ACROSS, self.fronts[first], others=self.fronts[second])

    def _smaller(self) -> int:
        """The side with fewer outermost actors; of the two ends themselves, that with fewer edges."""
        if self.hops > 1:
            return 0 if len(self.fronts[0]) <= len(self.fronts[1]) else 1
        count = f"UNWIND $ids AS id MATCH (a:Actor {{id: id}})-[r:{self.links}]-(:Actor) RETURN id, count(r) AS edges"
        edges = {row["id"]: row["edges"] for row in self.store.rows(count, {"ids": sorted(self.ends)})}
        start, goal = (edges.get(id, 0) for front in self.fronts for id in front)
        return 0 if start <= goal else 1

    def _expand(self, cypher: str, ids: set[str], *, others: set[str] | None = None) -> set[str]:
        """Keep the edges that `cypher` finds at `ids`; the actors they lead to."""
        if not ids or others == set():
            return set()
        parameters: dict[str, Any] = {"ids": sorted(ids), "ends": sorted(self.ends), "limit": self.limit + 1}
        if others is not None:
            # A map, since looking up in a list takes time for each of its members.
            parameters["others"] = dict.fromkeys(others, 1)
        rows = self.store.rows(cypher % self.links, parameters)
        if len(rows) > self.limit:
            self.cut, rows = True, rows[: self.limit]
        if self.filters.given:
            kept = passing(self.store, {Key(row["pair"], row["link"]) for row in rows}, self.filters)
            rows = [row | {"sources": kept[key]} for row in rows if (key := Key(row["pair"], row["link"])) in kept]
        for row in rows:
            for one, other in ((row["start"], row["goal"]), (row["goal"], row["start"])):
                self.around[one].setdefault(other, {})[row["link"]] = row["sources"]
        return {row["goal"] for row in rows}


_AGAINST = frozenset({"SIDES_AGAINST"})
_CONTACT = frozenset({"CONTACT"})
_STRUCTURE = frozenset({"SAME_BODY", "SPEAKS_FOR"})
_WITH = _STRUCTURE | {"SIDES_WITH"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chain:
    """A chain before its claims are looked up. links: for each hop the kinds of edge it is made of, sorted.

    sources: distinct origins of each hop, added up: what is known of a chain without looking at its claims.
    """

    sign: str
    actors: tuple[str, ...]
    links: tuple[tuple[str, ...], ...]
    sources: int

    @property
    def rank(self) -> tuple[int, tuple[str, ...], tuple[tuple[str, ...], ...]]:
        return (-self.sources, self.actors, self.links)

    def pair_edges(self) -> Iterator[Key]:
        for one, other, links in zip(self.actors, self.actors[1:], self.links, strict=False):
            for link in links:
                yield Key(pair_key(one, other), link)

    def path(self, found: Mapping[Key, Sequence[Any]]) -> Path:
        hops = []
        for one, other, links in zip(self.actors, self.actors[1:], self.links, strict=False):
            pair = pair_key(one, other)
            edges = tuple(edge for link in links for edge in found.get(Key(pair, link), ()))
            hops.append(Hop(start=one, goal=other, links=links, edges=edges))
        return Path(sign=self.sign, actors=self.actors, hops=tuple(hops))


def _shortest(search: _Search, start: str, goal: str, hops: int) -> list[_Chain]:
    """Of each sign the shortest chains, best first; `search.cut` is set where there were too many to compare."""
    found: dict[str, list[_Chain]] = {}
    looked = 0
    while search.hops < hops and len(found) < len(SIGNS) and looked <= MOST_CHAINS:
        search.deepen()
        distance = _distances(search.around, goal, search.hops)
        best: dict[str, list[_Chain]] = defaultdict(list)
        for actors in _walks(search.around, (start,), goal, search.hops, distance):
            for chain in _chains(search.around, actors):
                looked += 1
                if chain.sign not in found:
                    best[chain.sign].append(chain)
            if looked > MOST_CHAINS:
                search.cut = True
                break
        for sign, chains in best.items():
            found[sign] = heapq.nsmallest(MOST_COMPARED, chains, key=lambda chain: chain.rank)
    return [chain for sign in SIGNS for chain in found.get(sign, ())]


def _distances(around: Mapping[str, Mapping[str, Any]], goal: str, hops: int) -> dict[str, int]:
    """How many hops each actor is from `goal`, up to `hops`."""
    distance, front = {goal: 0}, [goal]
    for step in range(1, hops + 1):
        front = [other for one in front for other in around.get(one, ()) if other not in distance]
        distance.update((one, step) for one in front)
    return distance


def _walks(
    around: Mapping[str, Mapping[str, Any]],
    actors: tuple[str, ...],
    goal: str,
    left: int,
    distance: Mapping[str, int],
) -> Iterator[tuple[str, ...]]:
    """Every simple chain of exactly `left` more hops from the last of `actors` to `goal`."""
    for other in sorted(around.get(actors[-1], ())):
        if other == goal:
            if left == 1:
                yield (*actors, goal)
        elif left > 1 and other not in actors and distance.get(other, left) < left:
            yield from _walks(around, (*actors, other), goal, left - 1, distance)


def _chains(around: Mapping[str, Mapping[str, Mapping[str, int]]], actors: tuple[str, ...]) -> Iterator[_Chain]:
    """Every way to read the hops along `actors`: parallel edges of one reading of a hop are one."""
    readings: list[tuple[frozenset[str], ...]] = [()]
    pairs = [around[one][other] for one, other in pairwise(actors)]
    for pair in pairs:
        choices = [kept for group in (_WITH, _AGAINST, _CONTACT) if (kept := group & pair.keys())]
        readings = [(*reading, choice) for reading in readings for choice in choices]
    for reading in readings:
        sign = _sign(reading)
        if sign is not None:
            yield _chain(sign, actors, reading, pairs)
        if all(hop & _STRUCTURE for hop in reading):
            yield _chain(SAME_BODY, actors, tuple(hop & _STRUCTURE for hop in reading), pairs)


def _sign(reading: Sequence[frozenset[str]]) -> str | None:
    """What the hops add up to; None where it is structure alone, or contact with more than alliance and
    structure.
    """
    contacts, enemies = reading.count(_CONTACT), reading.count(_AGAINST)
    if contacts:
        return CONTACT if contacts == 1 and not enemies else None
    if enemies % 2:
        return OPPOSED
    return ALLIED if enemies or any("SIDES_WITH" in hop for hop in reading) else None


def _chain(
    sign: str, actors: tuple[str, ...], reading: Iterable[frozenset[str]], pairs: Sequence[Mapping[str, int]]
) -> _Chain:
    links = tuple(tuple(sorted(hop)) for hop in reading)
    sources = sum(max(pair[link] for link in hop) for hop, pair in zip(links, pairs, strict=True))
    return _Chain(sign=sign, actors=actors, links=links, sources=sources)
