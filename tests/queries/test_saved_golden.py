"""Every saved query gives the golden rows on the bundled example, on every store."""

from __future__ import annotations

import json

from golden_rows import CASES, GOLDEN, answers, load_example
from sides.graph.store import Store
from sides.queries.catalogue import catalogue


def test_every_query_has_golden_rows() -> None:
    assert set(CASES) == set(catalogue()) == {path.stem for path in GOLDEN.glob("*.json")}


def test_the_rows_are_the_golden_ones(any_store: Store) -> None:
    load_example(any_store)
    for query in CASES:
        golden = json.loads((GOLDEN / f"{query}.json").read_text(encoding="utf-8"))
        assert answers(any_store, query) == golden, query
