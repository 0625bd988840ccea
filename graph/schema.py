"""The labels, edge types, typed properties and indexes of the property graph, as both engines declare them."""

from __future__ import annotations

from sides.ontology.terms import RELATIONS

SCHEMA = 1
"""The version of the property graph; a store keeps it in its `Meta` node."""

LABELS = ("Meta", "Reading", "Article", "Actor", "Place", "Name", "Source", "Claim", "Decision", "Identity")
RECORDED = (
    "READS", "USES", "DECLARES", "IN", "SUBJECT", "OBJECT", "BETWEEN", "SAID_BY", "VIA", "AT", "QUOTED_FROM",
    "DISPUTES", "CONFIRMS",
)  # fmt: skip
PAIR_EDGES = ("SIDES_WITH", "SIDES_AGAINST", "SAME_BODY", "CONTACT", "SPEAKS_FOR")
CLAIM_EDGES = tuple(
    sorted({edge for relation in RELATIONS.values() for edge in (relation.edge, relation.negated_edge)})
)
DERIVED = ("NAMES", "WITHIN", *CLAIM_EDGES, *PAIR_EDGES)
"""Edges that are computed from the recorded ones, and never edited."""

UNIQUE = {label: "key" if label == "Name" else "id" for label in LABELS}
"""The property by which a node of each label is found, one node a value."""
INDEXES = (
    ("Claim", "edge"), ("Claim", "pair"), ("Claim", "spo"), ("Claim", "subject"), ("Claim", "object"),
    ("Claim", "reading"), ("Claim", "relation"), ("Claim", "kind"), ("Claim", "key"), ("Claim", "status"),
    ("Claim", "modality"), ("Claim", "contested"), ("Actor", "canonical"), ("Decision", "claim"),
)  # fmt: skip
FEW_VALUES = tuple(("Claim", name) for name in ("relation", "kind", "status", "modality", "contested"))
"""Those of the indexes with a handful of values. To take a node out of one takes the embedded engine the longer the
more nodes have its value: of 100,000 claims 8 ms each, and half a millisecond without these five."""
FLAGS = (("Claim", "contested"),)
"""Those of the indexed properties that are true or false; the others are text."""
DATES = (("Claim", "date_from"), ("Claim", "date_until"), ("Claim", "ends"))
TIMES = (("Claim", "verdict_at"), ("Decision", "at"), ("Identity", "at"), ("Identity", "undone_at"))
DATE_NAMES = frozenset({*(name for _, name in DATES), "lasts", "first", "last"})
"""The names of properties that hold dates, those of derived edges too. The `date` of a claim or an article is text: it
may be a month, a year or an interval."""
TIME_NAMES = frozenset(name for _, name in TIMES)
