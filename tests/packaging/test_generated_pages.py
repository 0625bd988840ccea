"""What is generated is what its generator makes now."""

from __future__ import annotations

from pathlib import Path

from sides.queries.saved_reference import bundled, saved_reference

ROOT = Path(__file__).parents[2]


def test_the_page_of_the_saved_queries_is_fresh() -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert page == saved_reference(), "run: make docs"
    assert [name for name in bundled() if f"### {name}\n" not in page] == []
