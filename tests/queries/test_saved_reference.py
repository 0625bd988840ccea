"""The page of the saved queries is what the headers say now."""

from __future__ import annotations

from pathlib import Path

from sides.queries.catalogue import catalogue
from sides.queries.saved_reference import reference

PAGE = Path(__file__).parent.parent.parent / "docs" / "queries.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run: python -m sides.queries.saved_reference > docs/queries.md"
    )


def test_every_query_parameter_and_column_is_on_it() -> None:
    page = reference()
    for query in catalogue().values():
        section = page.partition(f"### {query.id}\n")[2].partition("\n### ")[0]
        assert query.about in section
        for name in (*query.column_names, *(parameter.name for parameter in query.parameters)):
            assert f"| `{name}` |" in section
