"""The page of the saved queries is what their headers say now."""

from __future__ import annotations

from pathlib import Path

from sides.queries.parameter_types import TYPES
from sides.queries.saved_reference import bundled, saved_reference

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == saved_reference(), "run: make docs"


def test_every_query_parameter_and_column_is_on_it() -> None:
    page = saved_reference()
    for query in bundled().values():
        section = page.partition(f"### {query.id}\n")[2].partition("\n### ")[0]
        assert query.about in section
        for name in (*query.column_names, *(parameter.name for parameter in query.parameters)):
            assert f"| `{name}` |" in section


def test_every_type_of_a_parameter_is_explained_on_it() -> None:
    page = saved_reference()
    for name, each in TYPES.items():
        assert f"| `{name}` | {each.meaning} |\n" in page
    used = {parameter.type for query in bundled().values() for parameter in query.parameters}
    assert used <= set(TYPES)
