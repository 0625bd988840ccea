"""The reference of the command line as Markdown, made from the commands themselves: `docs/cli.md`.

Write it again with `python -m sides.queries.reference > docs/cli.md`; a test compares the two.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import click
from sides.queries.cli import EXIT_CODES, SECTIONS, sides


def reference() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name (`query run`), in the order of the help."""
    top = click.Context(sides, info_name="sides")
    for names in SECTIONS.values():
        for name in names:
            command = sides.get_command(top, name)
            assert command is not None
            yield from _with_subcommands(name, command)


def _with_subcommands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part, subcommand in command.commands.items():
            yield from _with_subcommands(f"{name} {part}", subcommand)


def _lines() -> Iterator[str]:
    yield "# The command line"
    yield ""
    yield "Made by `python -m sides.queries.reference`; do not edit it. `who-supports ACTOR` by itself is"
    yield "`sides who-supports ACTOR`."
    yield ""
    yield "Results go to standard output, everything else to standard error. `#3f2a` in an answer is the beginning of a"
    yield "claim's id; `sides show 3f2a` takes it."
    yield ""
    yield "| exit code | meaning |"
    yield "| --- | --- |"
    for code, meaning in EXIT_CODES.items():
        yield f"| {code} | {meaning} |"
    yield ""
    every = dict(commands())
    for title, names in SECTIONS.items():
        yield f"## {title}"
        yield ""
        for name, command in every.items():
            if name.split()[0] in names:
                yield f"### sides {name}"
                yield ""
                yield "```text"
                yield _help(name, command)
                yield "```"
                yield ""


def _help(name: str, command: click.Command) -> str:
    context = click.Context(sides, info_name="sides")
    for part in name.split()[:-1]:
        context = click.Context(click.Group(part), info_name=part, parent=context)
    context = click.Context(
        command, info_name=name.split()[-1], parent=context, terminal_width=90, max_content_width=90
    )
    context.help_option_names = ["-h", "--help"]
    return command.get_help(context)


if __name__ == "__main__":
    os.environ["COLUMNS"] = "90"
    print(reference(), end="")  # this file is a program when it is run by itself
