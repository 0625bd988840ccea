"""Where the signs between actors do not fit together: unbalanced triads.

After Heider, "Attitudes and cognitive organization" (Journal of Psychology 21, 1946) and Cartwright and
Harary, "Structural balance: a generalization of Heider's theory" (Psychological Review 63, 1956): three
actors are balanced where the product of the three signs is +; two friends with a common friend or enemy are,
two friends who disagree over a third are not. Three mutual enemies are unbalanced too in that sense, but
puzzle nobody (Davis, "Clustering and structural balance in graphs", Human Relations 20, 1967), so they are
left out unless asked for. An unbalanced triad is a question to the sources, never an assignment to camps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sides.graph.filters import Filters
from sides.graph.hops import Hop, Key, evidence, passing
from sides.graph.keys import pair_key

if TYPE_CHECKING:
    from sides.graph.store import Store

MOST_EDGES = 20_000
"""How many pairs with a sign are looked at, the best sourced first."""
MOST_TRIADS = 20

_SIGN = {"SIDES_WITH": 1, "SIDES_AGAINST": -1}
_SIGNED = """MATCH (a:Actor)-[r:SIDES_WITH|SIDES_AGAINST]->(b:Actor)
RETURN a.id AS a, b.id AS b, r.key AS pair, type(r) AS link, r.sources AS sources
ORDER BY sources DESC, pair, link LIMIT $limit"""
_LABELS = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN id, a.label AS label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three actors (ids, sorted), the signs of the edges between the first and second, second and third,
    first and third, and what these rest on. sources: of the weakest of its edges.
    """

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]
    hops: tuple[Hop, Hop, Hop]
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TriadAnswer:
    """The unbalanced triads, those with the best sourced weakest edge first, then by ids.

    labels: the actors' names by id. total: how many there are among what was looked at; triads has at most as
    many as asked. cut: whether there were more signed pairs than are looked at.
    """

    triads: tuple[Triad, ...]
    labels: Mapping[str, str]
    total: int
    cut: bool

    def rows(self) -> list[dict[str, Any]]:
        """One row a triad: actors, actor_ids, signs, sources, and its hops as dicts."""
        return [
            {
                "actors": [self.labels[id] for id in triad.actors],
                "actor_ids": list(triad.actors),
                "signs": list(triad.signs),
                "sources": triad.sources,
                "hops": [hop.as_dict() for hop in triad.hops],
            }
            for triad in self.triads
        ]


def find_triads(
    store: Store,
    *,
    filters: Filters | None = None,
    enemies: bool = False,
    most: int = MOST_TRIADS,
    most_edges: int = MOST_EDGES,
) -> TriadAnswer:
    """The unbalanced triads of the whole graph.

    A pair with edges of both signs is a puzzle by itself and takes part in no triad. enemies: whether three
    mutual enemies are one. most: how many to return with their claims. An empty graph has none.
    """
    filters = filters or Filters()
    rows = store.rows(_SIGNED, {"limit": most_edges + 1})
    cut, rows = len(rows) > most_edges, rows[:most_edges]
    if filters.given:
        kept = passing(store, {Key(row["pair"], row["link"]) for row in rows}, filters)
        rows = [row | {"sources": kept[key]} for row in rows if (key := Key(row["pair"], row["link"])) in kept]
    around = _around(rows)
    unbalanced = sorted(_unbalanced(around, enemies=enemies), key=lambda found: (-found[2], found[0]))
    chosen = unbalanced[:most]
    keys = [_key(around, *pair) for actors, _, _ in chosen for pair in _sides(actors)]
    found = evidence(store, keys, filters)
    ids = sorted({id for actors, _, _ in chosen for id in actors})
    labels = {row["id"]: row["label"] for row in store.rows(_LABELS, {"ids": ids})}
    triads = []
    for actors, signs, sources in chosen:
        one, two, three = (_hop(pair, _key(around, *pair), found) for pair in _sides(actors))
        triads.append(Triad(actors=actors, signs=signs, hops=(one, two, three), sources=sources))
    return TriadAnswer(triads=tuple(triads), labels=labels, total=len(unbalanced), cut=cut)


_Around = dict[str, dict[str, tuple[str, int]]]


def _around(rows: list[dict[str, Any]]) -> _Around:
    """For each actor the others with one sign: the edge's type and its sources."""
    pairs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        pairs[row["pair"]].append(row)
    around: _Around = defaultdict(dict)
    for edges in pairs.values():
        if len(edges) == 1:
            (edge,) = edges
            around[edge["a"]][edge["b"]] = around[edge["b"]][edge["a"]] = (edge["link"], edge["sources"])
    return around


def _unbalanced(around: _Around, *, enemies: bool) -> Iterator[tuple[tuple[str, str, str], tuple[int, int, int], int]]:
    for a in sorted(around):
        for b in sorted(other for other in around[a] if other > a):
            for c in sorted(other for other in around[a].keys() & around[b].keys() if other > b):
                edges = [around[one][other] for one, other in _sides((a, b, c))]
                first, second, third = (_SIGN[link] for link, _ in edges)
                if first * second * third < 0 and (enemies or first + second + third > -3):
                    yield (a, b, c), (first, second, third), min(sources for _, sources in edges)


def _sides(actors: tuple[str, str, str]) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    a, b, c = actors
    return (a, b), (b, c), (a, c)


def _key(around: _Around, one: str, other: str) -> Key:
    return Key(pair_key(one, other), around[one][other][0])


def _hop(pair: tuple[str, str], key: Key, found: Mapping[Key, list[Any]]) -> Hop:
    return Hop(start=pair[0], goal=pair[1], links=(key.link,), edges=tuple(found.get(key, ())))
