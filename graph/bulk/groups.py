"""What the claims of one group make together: its derived edges, or that it is to be looked at among others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sides.graph.bulk.rows import Saying
from sides.graph.derivation import Touched
from sides.graph.derived import EdgeRow, Row, edges_of, pair_edges_of


def edges_among(sayings: Iterable[Saying]) -> list[EdgeRow]:
    """The derived edges that the counted claims of one group make, between actors (and places) and per pair."""
    counted = [_row(saying) for saying in sayings if saying.counted]
    edges = edges_of(counted) if counted else []
    return [*edges, *(pair_edges_of(counted) if counted else ())]


def at_odds(sayings: Sequence[Saying]) -> bool:
    """Whether claims of a group may end or contest each other: one that counts and one of the other polarity, or one
    that is only denied.
    """
    if len(sayings) == 1 or (len({saying.polarity for saying in sayings}) == 1 and not any(s.denial for s in sayings)):
        return False
    said: dict[str, set[str]] = defaultdict(set)
    counted: dict[str, set[str]] = defaultdict(set)
    denied: dict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        said[saying.spo].add(saying.polarity)
        if saying.counted:
            counted[saying.spo].add(saying.polarity)
        elif saying.denial:
            denied[saying.spo].add(saying.polarity)
    return any(len(said[spo]) > 1 or denied[spo] & of for spo, of in counted.items())


def touch(touched: Touched, sayings: Iterable[Saying]) -> None:
    """Note everything that claims of a group bear on."""
    for saying in sayings:
        row = _row(saying)
        touched.note({**row, "pair": saying.pair, "spo": saying.spo})


def actors_of(saying: Saying) -> set[str]:
    """The actors and places whose claims elsewhere may belong to the group of `saying`."""
    return {id for id in (saying.subject, saying.party if saying.party is not None else saying.object) if id}


def _row(saying: Saying) -> Row:
    """The saying as `edges_of` and `pair_edges_of` take a claim."""
    return {
        "relation": saying.relation,
        "polarity": saying.polarity,
        "modality": saying.modality,
        "spo": saying.spo,
        "edge": saying.edge,
        "subject": saying.subject,
        "object": saying.object,
        "between": [] if saying.party is None else [saying.party],
        "pair": saying.pair,
        "object_is_actor": saying.pair is not None,
        "date_from": None if saying.first is None else date.fromordinal(saying.first),
        "date_until": None if saying.until is None else date.fromordinal(saying.until),
        "confidence": saying.confidence,
        "contested": saying.contested,
        "origins": saying.origins,
    }
