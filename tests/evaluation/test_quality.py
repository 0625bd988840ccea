"""The reader on the development sets: nothing forbidden comes out, and it is not worse than it was."""

from __future__ import annotations

from functools import cache

import pytest
from forbidden import violations
from gold import DEVELOPMENT, development_sets, held_out_sets
from scoring import LEVELS, Scored, score
from sides.loaders.reader.confidence import FEATURES, features, shipped
from sides.loaders.reader.reader import Reader
from tables import total

# Somewhat below docs/reading-quality.md, F1 by level.
FLOORS = {"triple": 0.74, "resolved": 0.57, "full": 0.52}


@cache
def reader() -> Reader:
    return Reader()


@cache
def scored() -> dict[str, Scored]:
    sets = development_sets()
    reads = reader().read(one.document for one in sets)
    return {one.name: score(one, read, reader().gazetteer) for one, read in zip(sets, reads, strict=True)}


@pytest.mark.parametrize("name", sorted(folder.name for folder in DEVELOPMENT.iterdir() if folder.is_dir()))
def test_nothing_forbidden_comes_out(name: str) -> None:
    one = scored()[name]
    found = [(draft.rule, entry["why"]) for draft, entry in violations(one.gold, one.read, reader().gazetteer)]
    assert found == []


@pytest.mark.parametrize("level", LEVELS)
def test_the_reader_is_not_worse_than_it_was(level: str) -> None:
    assert total(scored().values(), level).f1 >= FLOORS[level]


def test_the_annotation_fits_its_articles() -> None:
    names = {one.name for one in (*development_sets(), *held_out_sets())}
    assert "jufra-2017" in names
    assert len(scored()["jufra-2017"].gold.claims) == 73


def test_every_draft_has_a_confidence_of_known_features() -> None:
    drafts = [draft for one in scored().values() for draft in one.read.drafts]
    assert {feature for draft in drafts for feature in features(draft)} <= set(FEATURES)
    assert set(shipped().features) == set(FEATURES)
    assert all(draft.confidence is not None and 0 <= draft.confidence <= shipped().most for draft in drafts)
