"""Reading articles: draft claims on standard output, or claims files to review."""

from __future__ import annotations

from pathlib import Path

import click
from sides.queries.commands.options import Command, Confidence
from sides.queries.formats import format_option

FILE = click.Path(path_type=str)


@click.command(
    "read",
    cls=Command,
    short_help="Read articles into draft claims.",
    examples=(
        "sides read article.txt",
        "sides read article.txt -o article.claims.yaml",
        "sides read pages/ https://example.org/feed.xml -o drafts/ --workers 4",
        "sides read article.txt page.html --format jsonl",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=FILE)
@click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="TARGET",
    help="Write claims files: one to NAME.claims.yaml, or one a document into a folder.",
)
@click.option("--replace", is_flag=True, help="Write over claims files that were edited, too.")
@click.option(
    "--accept",
    type=Confidence(),
    metavar="0..1",
    help="Accept the claims of at least this confidence unseen; the rest stay drafts, which never count.",
)
@click.option("--actors", multiple=True, type=FILE, metavar="FILE", help="Actors of your own; repeatable.")
@click.option(
    "--lexicon", "lexicons", multiple=True, type=FILE, metavar="FILE", help="Patterns of your own; repeatable."
)
@click.option("--model", metavar="NAME", help="The spaCy pipeline.  [default: en_core_web_sm, or the one there is]")
@click.option("--llm", is_flag=True, help="Let a language model read; docs/language-model.md says what it is sent.")
@click.option("--llm-model", metavar="NAME", help="Which.  [default: SIDES_LLM_MODEL]")
@click.option("--llm-url", metavar="URL", help="Where it is.  [default: SIDES_LLM_URL, or OpenAI]")
@click.option("--llm-cache", type=FILE, metavar="FOLDER", help="Where its answers are kept.  [default: your cache]")
@click.option(
    "--max-characters",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="The longest text to read; a file may have 20 bytes for each.  [default: 1000000]",
)
@click.option("--encoding", metavar="NAME", help="Of texts and pages that do not say theirs.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read; each takes some 250 MB.",
)
@click.option("--scheduler", metavar="URL", help="Read on the workers of a Dask cluster, tcp://HOST:8786, instead.")
@format_option
def read_command(
    inputs: tuple[str, ...],
    output: str | None,
    replace: bool,
    accept: float | None,
    actors: tuple[str, ...],
    lexicons: tuple[str, ...],
    model: str | None,
    llm: bool,
    llm_model: str | None,
    llm_url: str | None,
    llm_cache: str | None,
    max_characters: int | None,
    encoding: str | None,
    workers: int,
    scheduler: str | None,
    form: str,
) -> None:
    """Read text, Markdown, saved pages (HTML), addresses, RSS and Atom feeds, JSON lines (id, text, title, date,
    publisher), all of these in a folder, or - (standard input), and draft the claims that they make.

    Without --output the drafts are listed. With it they are written as claims files for you to review and load; the
    text of a page goes beside its claims file, and so do the page's own bytes. A claims file that somebody has edited
    is never written over. A folder remembers what was read into it: the same command, after a kill too, reads only
    what is new or has changed.

    What cannot be read is named with the reason, and the rest is read; the exit code is then 1.
    """
    from functools import partial

    from sides.loaders.batch.batch import run
    from sides.loaders.batch.task import Settings
    from sides.loaders.documents.gather import gather
    from sides.loaders.documents.limits import limits_of
    from sides.loaders.language_model.connection import endpoint
    from sides.queries.commands.reading import list_drafts, write_drafts

    if output is None and (replace or accept is not None):
        raise click.UsageError(f"{'--replace' if replace else '--accept'} is for claims files; give --output too")
    if output is not None and form != "table":
        raise click.UsageError("--format is for the listing; with --output claims files are written")
    if not llm and (llm_model or llm_url or llm_cache):
        raise click.UsageError("--llm-model, --llm-url and --llm-cache are for --llm; give it too")
    if llm and (lexicons or model or accept is not None):
        raise click.UsageError("--lexicon, --model and --accept are for the reader that works by rules, not for --llm")
    if scheduler is not None and (llm or workers > 1):
        raise click.UsageError(
            f"--scheduler: the cluster has its own workers; leave out {'--llm' if llm else '--workers'}"
        )
    asked = endpoint(llm_url, llm_model) if llm else None
    settings = Settings(
        actors=actors,
        lexicons=lexicons,
        model=model,
        accept=accept,
        llm=asked,
        cache=llm_cache if llm else None,
        longest=max_characters,
    )
    inside = None if output is None else Path(output)
    found = gather(inputs, encoding=encoding, limits=limits_of(max_characters), without=inside)
    read = partial(run, settings=settings, workers=workers, scheduler=scheduler)
    if output is None:
        code = list_drafts(found, read, form=form)
    else:
        code = write_drafts(found, settings, read, output=output, replace=replace)
    if code:
        click.get_current_context().exit(code)
