"""The keys by which edges of the property graph, and claims, are found: ids in order, joined by spaces."""

from __future__ import annotations


def pair_key(one: str, other: str) -> str:
    """The key of what lies between two actors, whichever comes first.

    >>> pair_key("haftar", "egypt")
    'egypt haftar'
    """
    return " ".join(sorted((one, other)))


def pair_ends(key: str) -> tuple[str, str]:
    """The two actors of a `pair_key`, the lower id first; an id has no white space."""
    start, end = key.split(" ")
    return start, end


def edge_key(subject: str, relation: str, object: str, *, polarity: str = "affirmed") -> str:
    """The key of the edge that says so.

    >>> edge_key("haftar", "recognizes", "gna", polarity="negated")
    'haftar not-recognizes gna'
    """
    return f"{subject} {_relation(relation, polarity)} {object}"


def mediation_key(mediator: str, *, polarity: str = "affirmed") -> str:
    """The key that the edges of a mediation to each of its parties share.

    >>> mediation_key("kobler")
    'kobler mediates'
    """
    return f"{mediator} {_relation('mediates', polarity)}"


def _relation(name: str, polarity: str) -> str:
    return f"not-{name}" if polarity == "negated" else name
