"""What a program may not give a store, on every store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_readings import claim, reading
from sides.graph.claim import Argument
from sides.graph.errors import InvalidInput
from sides.graph.store import Store


def test_a_reading_with_faults_is_refused_and_nothing_of_it_is_kept(any_store: Store) -> None:
    any_store.load(reading("good", claim("good", "egypt supports lna")))
    before = any_store.record()
    bad = reading(
        "bad",
        claim("bad", "egypt supports egypt"),
        claim("bad", "kobler mediates 'peace", between=(Argument(id="lna"), Argument(id="lna"))),
    )
    bad = replace(bad, actors=tuple(replace(actor, short="\x00") for actor in bad.actors))
    with pytest.raises(InvalidInput) as refused:
        any_store.load(bad)
    told = str(refused.value)
    assert told.startswith("reading 'bad' cannot be kept:\n")
    assert "egypt is the subject and the object" in told
    assert "between: lna is named twice" in told
    assert "'\\x00' holds the control character U+0000" in told
    assert any_store.record() == before
