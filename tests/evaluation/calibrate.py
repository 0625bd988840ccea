"""`make calibrate`: makes loaders/reader/confidence.yaml from the development sets.

A logistic regression of "this draft is right" (relation, both arguments, polarity and modality) on the features of
`sides.loaders.reader.confidence`, held back strongly, since the drafts are few. What it promises is checked on each
article with weights from the others; the highest confidence is held under .90 where those at .90 and above are not
right nine times in ten there.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

import numpy as np  # noqa: E402
import tables  # noqa: E402
from gold import development_sets  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from scoring import right_drafts  # noqa: E402
from sides.loaders.reader.confidence import FEATURES, WEIGHTS, features  # noqa: E402
from sides.loaders.reader.read import Read  # noqa: E402
from sides.loaders.reader.reader import Reader  # noqa: E402

# How strongly the weights are drawn to nothing.
_PULL = 4.0
_BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0001)
_ENOUGH = 10
_HELD_BACK = 0.89

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one article: a row of features each, and whether each is right."""

    rows: _Numbers
    right: _Numbers


@dataclass(frozen=True, slots=True)
class Fit:
    """base and weights of the features; most: the highest confidence; table: what was promised and what came, of
    articles left out.
    """

    base: float
    weights: _Numbers
    most: float
    table: tuple[tuple[float, float, int, int], ...]


def drafts_of(reads: Sequence[Read], rights: Sequence[Sequence[bool]]) -> list[Drafts]:
    """What there is to learn from, by article."""
    made = []
    for read, right in zip(reads, rights, strict=True):
        held = [set(features(draft)) for draft in read.drafts]
        rows = np.array([[feature in one for feature in FEATURES] for one in held], dtype=float)
        made.append(Drafts(rows.reshape(len(held), len(FEATURES)), np.array(right, dtype=float)))
    return made


def measured(reader: Reader) -> list[Drafts]:
    """The drafts of the development sets."""
    sets = development_sets()
    reads = list(reader.read(one.document for one in sets))
    rights = [right_drafts(one, read, reader.gazetteer) for one, read in zip(sets, reads, strict=True)]
    return drafts_of(reads, rights)


def calibrated(articles: Sequence[Drafts]) -> Fit:
    """The weights from all articles, and what weights from all but one promise of that one."""
    promised, right = [], []
    for i, left_out in enumerate(articles):
        weights = _fitted([one for j, one in enumerate(articles) if j != i])
        promised.append(_promise(left_out.rows, weights))
        right.append(left_out.right)
    said, came = np.round(np.concatenate(promised), 2), np.concatenate(right)
    sure = said >= 0.9
    holds = sure.sum() >= _ENOUGH and came[sure].mean() >= 0.9
    most = 0.99 if holds else _HELD_BACK
    said = np.minimum(said, most)
    table = tuple(
        (low, min(high, 1.0), int(inside.sum()), int(came[inside].sum()))
        for low, high in pairwise(_BINS)
        for inside in [(said >= low) & (said < high)]
    )
    weights = _fitted(articles)
    return Fit(float(weights[0]), weights[1:], most, table)


def _fitted(articles: Sequence[Drafts]) -> _Numbers:
    """The weights, the base first, by Newton's method."""
    rows = np.concatenate([one.rows for one in articles])
    right = np.concatenate([one.right for one in articles])
    rows = np.hstack([np.ones((len(rows), 1)), rows])
    pull = np.full(rows.shape[1], _PULL)
    pull[0] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        said = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - said) - pull * weights
        curve = (rows * (said * (1 - said))[:, None]).T @ rows + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return np.asarray(weights)


def _promise(rows: _Numbers, weights: _Numbers) -> _Numbers:
    return np.asarray(1 / (1 + np.exp(-(weights[0] + rows @ weights[1:]))))


def shown(fit: Fit) -> str:
    """The table of what was promised and what came."""
    rows = [
        [f"{low:.2f} to {high:.2f}", claims, right, tables.figure(right / claims) if claims else "–"]
        for low, high, claims, right in fit.table
    ]
    return tables.table(["confidence", "drafts", "right", "share"], rows)


def written(fit: Fit) -> str:
    """The fit as confidence.yaml."""
    lines = [
        "# Made by `make calibrate` from the development sets of tests/evaluation; do not edit.",
        "# The weights of the logistic curve in confidence.py.",
        f"base: {fit.base:.3f}",
        f"most: {fit.most}",
        "features:",
        *(f"  {name}: {weight:.3f}" for name, weight in zip(FEATURES, fit.weights, strict=True)),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Calibrate, write the weights and print the table."""
    fit = calibrated(measured(Reader()))
    WEIGHTS.write_text(written(fit), encoding="utf-8")
    print(shown(fit))
    print(f"written to {WEIGHTS}")


if __name__ == "__main__":
    main()
