"""The reference of the saved queries as Markdown, made from their headers: `docs/queries.md`.

Write it again with `python -m sides.queries.saved_reference > docs/queries.md`; a test compares the two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from sides.queries.catalogue import SAVED, SavedQuery, parse_query
from sides.queries.parameter_types import TYPES
from sides.queries.parameters import Parameter, param_lines

_INTRODUCTION = """\
# Saved queries

Made by `python -m sides.queries.saved_reference`; do not edit it. Each query is one file of `queries/saved/`, one
Cypher statement that only reads, and gives the same rows on the embedded store and on Neo4j.

- On the command line: `sides query list`, `sides query show NAME`, `sides query run NAME PARAMETER=VALUE …`.
- In Python: `sides.queries.run.run(store, "who-supports", actor="LNA").rows`.
- In Neo4j Browser: enter the `:param` lines that stand with each query, with values of your own, then paste the file.
  There an actor or a place is named by its id, as `id:lna`, or by a name or alias in lower case without accents.

Queries of your own: put files with the same kind of header into a folder and name it in `SIDES_QUERIES`.

Parameters have types:

| type | what one gives |
| --- | --- |
"""

#: What stands for a required parameter in the `:param` lines.
_SAMPLE = {"actor": "id:lna", "thing": "id:lna", "place": "id:jufra", "claim": "3f2a9c0b1d4e5f607182"}


def bundled() -> dict[str, SavedQuery]:
    """The queries that come with sides, without a user's own, by id."""
    return {path.stem: parse_query(path) for path in sorted(SAVED.glob("*.cypher"))}


def saved_reference() -> str:
    """The whole page."""
    types = "".join(f"| `{name}` | {each.meaning} |\n" for name, each in TYPES.items())
    return _INTRODUCTION + types + "\n" + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    queries = sorted(bundled().values(), key=lambda query: (_CATEGORIES.index(query.category), query.id))
    for category, group in groupby(queries, key=lambda query: query.category):
        yield f"## {category.capitalize()}"
        yield ""
        for query in group:
            yield from _query(query)


_CATEGORIES = (
    "alliance", "opposition", "structure", "contact", "territory", "disputes", "claims", "sources", "actors", "store",
)  # fmt: skip


def _query(query: SavedQuery) -> Iterator[str]:
    yield f"### {query.id}"
    yield ""
    yield f"{query.title}. {query.about}".replace("|", "\\|")
    yield ""
    if query.parameters:
        yield "| parameter | type | default | |"
        yield "| --- | --- | --- | --- |"
        for parameter in query.parameters:
            yield f"| `{parameter.name}` | {parameter.type} | {_default(parameter)} | {_cell(parameter.help)} |"
        yield ""
    yield "| column | |"
    yield "| --- | --- |"
    for column in query.columns:
        yield f"| `{column.name}` | {_cell(column.help)} |"
    yield ""
    for example in query.examples:
        given = str(example).partition(" =>")[0] if example.arguments else ""
        command = f"sides query run {query.id} {given}".rstrip()
        yield f"On the bundled example, `{command}` has a row whose `{example.column}` has {example.value!r}."
        yield ""
    if query.parameters:
        yield "```text"
        required = [parameter for parameter in query.parameters if parameter.required]
        yield param_lines(query, {each.name: _sample(each, query) for each in required}).rstrip()
        yield "```"
        yield ""


def _sample(parameter: Parameter, query: SavedQuery) -> str:
    for example in query.examples:
        for name, value in example.arguments:
            if name == parameter.name and parameter.type == "string":
                return value
    return {"start": "id:egypt"}.get(parameter.name, _SAMPLE.get(parameter.type, ""))


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "required"
    if parameter.default is None:
        return ""
    if isinstance(parameter.default, list):
        return ", ".join(parameter.default) or "all"
    return str(parameter.default).lower()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(saved_reference())
