"""Every example and counterexample of the shipped lexicon, read as an article would be."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sides.loaders.reader.reader import Reader
from sides.loaders.reader.relations.lexicon import Counterexample, Example, lexicon
from sides.loaders.reader.relations.lexicon_check import Checked, check
from sides.ontology import terms

LEXICON = lexicon()
Sentence = Example | Counterexample


@pytest.fixture(scope="module")
def read() -> Mapping[Sentence, Checked]:
    """How each sentence of the lexicon is read, all in one batch."""
    found = check(Reader(), [*LEXICON.examples, *LEXICON.counterexamples])
    return {one.sentence: one for one in found}


@pytest.mark.parametrize("example", LEXICON.examples, ids=lambda one: f"{one.relation}: {one.text[:60]}")
def test_example_states_its_claims(example: Example, read: Mapping[Sentence, Checked]) -> None:
    assert read[example].missing == (), read[example].found


@pytest.mark.parametrize("example", LEXICON.counterexamples, ids=lambda one: f"{one.relation}: {one.text[:60]}")
def test_counterexample_does_not(example: Counterexample, read: Mapping[Sentence, Checked]) -> None:
    assert read[example].rules == ()


def test_each_relation_has_enough_of_both() -> None:
    for relation in terms.RELATIONS:
        assert sum(one.relation == relation for one in LEXICON.examples) >= 3, relation
        assert sum(one.relation == relation for one in LEXICON.counterexamples) >= 2, relation
