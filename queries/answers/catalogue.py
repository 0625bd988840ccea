"""The saved queries, listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sides.queries.answers.layout import clean, pad, wrap
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.queries.catalogue import SavedQuery
    from sides.queries.parameters import Parameter


def catalogue_answer(queries: Sequence[SavedQuery]) -> Answer:
    """Every saved query by category, with what it answers and the parameters it takes."""
    rows = [
        {
            "query": query.id,
            "title": query.title,
            "category": query.category,
            "about": query.about,
            "parameters": [parameter_words(parameter) for parameter in query.parameters],
            "columns": list(query.column_names),
        }
        for query in queries
    ]

    def text(columns: int) -> Iterator[str]:
        longest = max((len(query.id) for query in queries), default=0)
        for category in dict.fromkeys(query.category for query in queries):
            yield category.upper()
            for query in queries:
                if query.category != category:
                    continue
                lead = f"  {pad(query.id, longest)}  "
                hanging = " " * len(lead)
                yield from wrap(clean(query.title), columns, indent=lead, hanging=hanging)
                own = [parameter_words(each) for each in query.parameters if each.name not in COMMON]
                yield from wrap(" ".join(own), columns, indent=hanging)
            yield ""
        yield from wrap(f"Most also take {', '.join(COMMON)}.", columns)

    return Answer(columns=("query", "title", "category", "about", "parameters", "columns"), rows=rows, text=text)


#: Parameters that nearly every query has, said once.
COMMON = ("min_confidence", "as_of", "since", "until", "undated")


def parameter_words(parameter: Parameter) -> str:
    """A parameter as one would give it: `actor=ACTOR`, in brackets where it may be left out."""
    words = f"{parameter.name}={parameter.type.upper()}"
    return words if parameter.required else f"[{words}]"
