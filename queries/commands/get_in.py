"""Getting claims in: a new claims file, checking files, loading them."""

from __future__ import annotations

import click
from sides.loaders.datasets.layout_names import LAYOUTS
from sides.queries.commands.dataset_options import DatasetOptions, dataset_options
from sides.queries.commands.options import Command, opened, store_option
from sides.queries.formats import Answer, listing

PATHS = click.Path(path_type=str)
TYPES = ("claims", "table", "trig", "turtle", "nquads", "ntriples", "jsonld", *LAYOUTS)
TYPE = click.option(
    "--type",
    type=click.Choice(TYPES),
    metavar="TYPE",
    help=f"What the files are: {', '.join(TYPES)}.  [default: told by their names, and by how they begin]",
)


@click.command(
    "new",
    cls=Command,
    short_help="Write a claims file to fill in for an article.",
    examples=("sides new article.txt", "sides new article.txt --output reading-2.claims.yaml"),
)
@click.argument("article", type=PATHS)
@click.option("--output", type=PATHS, metavar="FILE", help="Where to write it.  [default: NAME.claims.yaml beside it]")
def new_command(article: str, output: str | None) -> None:
    """Write NAME.claims.yaml beside ARTICLE (UTF-8 text), with its title and hash filled in.

    Each claim that you add has the exact words that it rests on; `sides validate` says what is wrong with a file,
    `sides load` loads it. A file that exists is never written over.
    """
    from sides.loaders.new_file import new_claims_file

    path = new_claims_file(article, output=output)
    click.echo(f"wrote {path}")
    click.echo(f"Fill in who says what, then: sides load {path}", err=True)


@click.command(
    "load",
    cls=Command,
    short_help="Load claims files, RDF, tables or coded event data into the store.",
    examples=(
        "sides load jufra-2017.claims.yaml",
        "sides load --example",
        "sides load reports/ links.csv",
        "sides load GEDEvent_v26_1.csv.zip",
        "sides load incidents.csv --mapping incidents.mapping.yaml",
    ),
)
@click.argument("paths", nargs=-1, metavar="PATH...", type=PATHS)
@click.option("--example", is_flag=True, help="Load the article and claims that come with sides, to try it.")
@TYPE
@dataset_options
@store_option
@listing
def load_command(
    paths: tuple[str, ...], example: bool, type: str | None, datasets: DatasetOptions, store: str | None
) -> Answer:
    """Load claims files (NAME.claims.yaml), RDF (TriG, Turtle, N-Quads, JSON-LD), tables of links (CSV with
    source,relation,target and, if known, quote,url,date), all claims files and RDF of a folder, or coded event data:
    ACLED, UCDP GED and External Support, ICEWS, GDELT 2.0, followthemoney entities, and by a mapping any table; plain
    or packed (gz, zip, zst), `-` for standard input.

    The unit is the reading: one article as one analyst or reader read it. Loading it again replaces it, and changes
    nothing where the file is the same; decisions and merges stay. A file with a problem is reported and nothing of it
    is loaded; the others are, and the exit code is 1. Of event data the rows that are bad are listed, with exit code
    1, and the rest is loaded. The store is made where there is none.
    """
    from sides.queries.commands.loading import example_file, load

    if example:
        paths = (*paths, str(example_file()))
    if not paths:
        raise click.UsageError("give the files to load, or --example")
    return load(list(paths), type, lambda create: opened(store, write=True, create=create), datasets=datasets)


@click.command(
    "validate",
    cls=Command,
    short_help="Say what is wrong with files, without loading them.",
    examples=("sides validate jufra-2017.claims.yaml", "sides validate reports/ --format json"),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=PATHS)
@TYPE
@dataset_options
@listing
def validate_command(paths: tuple[str, ...], type: str | None, datasets: DatasetOptions) -> Answer:
    """Check claims files, RDF and tables against the ontology, quotes against their articles, and the rows of event
    data against their layout.

    Every problem is listed with its line or node and what to do. Exit code 1 where there is any.
    """
    from sides.queries.commands.loading import validate

    return validate(list(paths), type, datasets=datasets)
