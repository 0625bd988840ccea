"""How likely a draft is to be right, as measured on annotated articles.

A draft's features are weighed, and the sum put through a logistic curve. The weights are in `confidence.yaml`, which
`make calibrate` makes; docs/reading-quality.md says how far they can be trusted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.reference.referent import Referent
from sides.ontology import terms

#: The weights that come with `sides`.
WEIGHTS = Path(__file__).parent / "confidence.yaml"
#: Every feature that a draft can have, beside those of its two arguments.
_OF_THE_DRAFT = (
    *(f"kind {kind}" for kind in terms.KINDS),
    "rule noun", "rule joined", "rule role",
    "unusual modality", "negated", "hedged", "attributed", "literal object", "long quote", "short quote",
    "office", "many words",
)  # fmt: skip
#: What either argument can be; one that is a plain name has none of these.
_OF_AN_ARGUMENT = ("open", "unsure", "proposed", "group", "back", "pronoun", "demonym", "possessed", "long")
FEATURES = (*_OF_THE_DRAFT, *(f"{end} {how}" for end in ("subject", "object") for how in _OF_AN_ARGUMENT))

_CLAUSE = re.compile(r"[A-Z] [a-z]")
_ROLE = re.compile(r"[A-Z]('s)?(,? (of )?[A-Z],?)+$")
_SHORT, _LONG = 45, 90  # characters
_MANY = 5  # words of a pattern, its relation and the places of its arguments among them
_LONG_MENTION = 4  # words
_OFFICES = ("holds-role", "spokesperson-of", "envoy-of")


@dataclass(frozen=True, slots=True)
class Weights:
    """What `confidence.yaml` holds. base: the sum without any feature; features: what each adds; most: the highest
    confidence that the measurements bear out.
    """

    base: float
    features: Mapping[str, float]
    most: float

    def of(self, features: Iterator[str]) -> float:
        """The confidence of a draft with these features, 0 to 1, to two digits."""
        total = self.base + sum(self.features.get(feature, 0.0) for feature in features)
        return round(min(1 / (1 + math.exp(-total)), self.most), 2)


def confidence(draft: Draft) -> float:
    """The share of drafts like this one that were right when it was measured, 0 to 1, to two digits."""
    return shipped().of(features(draft))


@cache
def shipped() -> Weights:
    """The weights that come with `sides`."""
    held = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(held["base"], held["features"], held["most"])


def features(draft: Draft) -> Iterator[str]:
    """The features of a draft, of `FEATURES`."""
    relation = terms.RELATIONS[draft.relation]
    yield f"kind {relation.kind}"
    part, words = _part(draft.rule)
    if part != "clause":
        yield f"rule {part}"
    if draft.modality not in ("happened", "state"):
        yield "unusual modality"
    if draft.polarity == "negated":
        yield "negated"
    if draft.hedge is not None:
        yield "hedged"
    if draft.speakers:
        yield "attributed"
    length = draft.quote[1] - draft.quote[0]
    if length > _LONG:
        yield "long quote"
    elif length <= _SHORT:
        yield "short quote"
    if draft.relation in _OFFICES:
        yield "office"
    if words >= _MANY:
        yield "many words"
    yield from _argument("subject", draft.subject)
    if draft.object is None and draft.literal is not None:
        yield "literal object"
    else:
        yield from _argument("object", draft.object)


def _argument(end: str, one: Referent | None) -> Iterator[str]:
    if one is None:
        yield f"{end} open"
    elif not one.sure:
        yield f"{end} unsure"
    elif one.how == "pronoun":
        yield f"{end} pronoun"
    elif one.how in ("definite", "first-person"):
        yield f"{end} back"
    elif one.how == "demonym":
        yield f"{end} demonym"
    elif one.how in ("proposed", "group"):
        yield f"{end} {one.how}"
    elif one.how == "forces-of":
        yield f"{end} possessed"
    if one is not None and len(one.mention.split()) > _LONG_MENTION:
        yield f"{end} long"


@lru_cache(maxsize=4096)
def _part(rule: str) -> tuple[str, int]:
    """What kind of pattern `rule` names, and how many words it has.

    It is one of a `clause`, a `noun`, a `joined` word ("X-backed Y"), or a `role` without a word.
    """
    words, pattern = len(rule.split()), rule.partition(": ")[2]
    if _ROLE.match(pattern):
        return "role", words
    if "-O" in pattern:
        return "joined", words
    return "clause" if _CLAUSE.match(pattern) else "noun", words
