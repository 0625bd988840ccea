"""Asking by query: the saved ones, and Cypher of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click
from sides.graph.errors import InvalidParameter, shortened
from sides.queries.commands.options import Command, opened, store_option
from sides.queries.formats import Answer, listing


def complete_query(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Names of saved queries that begin with what was typed."""
    from sides.queries.commands.completion import query_names

    return query_names(incomplete)


@click.group("query", short_help="List, show and run the saved queries.")
def query_command() -> None:
    """The saved queries: Cypher with a name, typed parameters and a meaning.

    Queries of your own, `NAME.cypher` with the same header, are found in the folders that SIDES_QUERIES names.

    \b
    Example:  sides query run who-supports actor=LNA
    """


@query_command.command("list", cls=Command, examples=("sides query list", "sides query list --format json"))
@listing
def list_command() -> Answer:
    """List the saved queries with what each answers and its parameters."""
    from sides.queries.answers.catalogue import catalogue_answer
    from sides.queries.catalogue import catalogue

    return catalogue_answer(list(catalogue().values()))


@query_command.command(
    "show",
    cls=Command,
    examples=("sides query show who-supports", "sides query show who-supports actor=LNA"),
)
@click.argument("name", shell_complete=complete_query)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@store_option
def show_command(name: str, parameters: tuple[str, ...], store: str | None) -> None:
    """Print the saved query NAME, ready to paste into Neo4j Browser.

    With parameters, the lines that set them come first; actors are then looked up in the store.
    """
    from sides.queries.catalogue import saved_query
    from sides.queries.parameters import param_lines

    query = saved_query(name)
    if parameters:
        with opened(store) as graph:
            click.echo(param_lines(query, given(parameters), graph))
    click.echo(query.cypher.rstrip())


@query_command.command(
    "run",
    cls=Command,
    examples=(
        "sides query run who-supports actor=LNA",
        "sides query run territory --format csv",
    ),
)
@click.argument("name", shell_complete=complete_query)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@store_option
@listing
def run_command(name: str, parameters: tuple[str, ...], store: str | None) -> Answer:
    """Run the saved query NAME with its parameters and print its rows as they are.

    `sides query list` shows the parameters of each. Dates are ISO dates, lists are written with commas.
    """
    from sides.queries.catalogue import saved_query
    from sides.queries.run import run_query

    query = saved_query(name)
    values = given(parameters)
    with opened(store) as graph:
        result = run_query(graph, query, values)
    notes = () if result.rows else (f"No rows: nothing in the store answers {query.id} with these parameters.",)
    return Answer(columns=result.columns, rows=result.rows, notes=notes)


@click.command(
    "cypher",
    cls=Command,
    short_help="Run Cypher of your own, read-only unless told otherwise.",
    examples=(
        'sides cypher "MATCH (a:Actor) RETURN a.id AS id ORDER BY id"',
        'sides cypher "MATCH (c:Claim {kind: $k}) RETURN c.quote" -p k=contact',
        "sides cypher --file question.cypher --format csv",
    ),
)
@click.argument("text", required=False)
@click.option(
    "--file", "file", type=click.File(encoding="utf-8"), help="Read the Cypher from a file; `-`: standard input."
)
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; JSON or text.")
@click.option("--write", is_flag=True, help="Allow Cypher that changes the store. Derived edges are not made anew.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Give up after so long.")
@store_option
@listing
def cypher_command(
    text: str | None,
    file: Any,
    parameters: tuple[str, ...],
    write: bool,
    timeout: float | None,
    store: str | None,
) -> Answer:
    """Run the Cypher TEXT (or that of --file, or of standard input) and print its rows.

    Cypher that writes is refused without --write; Cypher that reads files or the network always is.
    """
    import sys

    if text is not None and file is not None:
        raise click.UsageError("give the Cypher as an argument or with --file, not both")
    if text is None and file is None:
        nothing = sys.stdin is None or sys.stdin.isatty()
        text = "" if nothing else sys.stdin.buffer.read().decode("utf-8")
    cypher = str(file.read()) if text is None else text
    cypher = cypher.removeprefix("\ufeff")
    if not cypher.strip():
        raise click.UsageError('give the Cypher, such as: sides cypher "MATCH (a:Actor) RETURN a.id"')
    values = {name: json_or_text(value) for name, value in given(parameters).items()}
    with opened(store, write=write) as graph:
        rows = graph.rows(cypher, values, timeout=timeout, write=write)
    return Answer(columns=columns_of(rows), rows=rows, notes=() if rows else ("No rows.",))


def given(parameters: Sequence[str]) -> dict[str, str]:
    """`NAME=VALUE` arguments as a mapping; InvalidParameter for one that is not of this form or given twice."""
    values: dict[str, str] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or not name.strip():
            raise InvalidParameter(f"{shortened(parameter)!r} is not of the form NAME=VALUE")
        if name.strip() in values:
            raise InvalidParameter(f"the parameter {shortened(name.strip())!r} is given twice")
        values[name.strip()] = value
    return values


def json_or_text(value: str) -> Any:
    """What a parameter's text means: a number, true, false, null, list or quoted string as JSON; else itself."""
    import json

    try:
        return json.loads(value)
    except ValueError:
        return value


def columns_of(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of the rows' values, in the order in which they come up."""
    return tuple(dict.fromkeys(name for row in rows for name in row))
