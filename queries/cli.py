"""The command line: `sides COMMAND`, and `who-supports` by itself.

Only what a call needs is imported: the commands' modules when one is called, the version when it is asked for. Errors
that a user can act on end as one message on standard error with the exit code that `sides --help` lists.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import NoReturn

import click
from sides.graph.errors import SidesError, shortened

#: The commands in the order of `sides --help`: section, then command and the module of `sides.queries.commands`.
SECTIONS: dict[str, dict[str, str]] = {
    "Get in": {
        "read": "read",
        "review": "review",
        "new": "get_in",
        "load": "get_in",
        "validate": "get_in",
        "actors": "actors",
        "decide": "review",
        "lexicon": "lexicon",
    },
    "Ask": {
        "who-supports": "ask",
        "who-opposes": "ask",
        "path": "ask",
        "mediators": "ask",
        "disputed": "ask",
        "puzzles": "ask",
        "claims": "look_up",
        "show": "look_up",
        "timeline": "look_up",
        "territory": "look_up",
        "speakers": "look_up",
        "sources": "look_up",
        "query": "query",
        "cypher": "query",
    },
    "Get out": {"export": "get_out"},
    "Keep": {
        "info": "keep",
        "remove": "keep",
        "merge": "identity",
        "split": "identity",
        "undo": "identity",
        "doctor": "keep",
        "completion": "completion",
    },
}
MODULES = {name: module for section in SECTIONS.values() for name, module in section.items()}

EXIT_CODES = {
    0: "done, also where nothing was found",
    1: "failed: a file, a store or a query could not be used; the message says why",
    2: "wrong usage: an option, a parameter, or Cypher that may not run",
    3: "an actor, claim, query or reading that is unknown, or a name that several share",
    130: "interrupted",
}


class Commands(click.Group):
    """The group of all commands: imports a command's module only when that command is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"sides.queries.commands.{MODULES[cmd_name]}")
        command = getattr(module, cmd_name.replace("-", "_") + "_command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` call; a usage error with "did you mean" where there is none."""
        name = args[0]
        if name not in MODULES and not name.startswith("-") and not ctx.resilient_parsing:
            close = get_close_matches(name, MODULES, n=3, cutoff=0.55)
            guess = f" Did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"there is no command {name!r}.{guess}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by section, then the exit codes."""
        longest = max(map(len, MODULES))
        for title, names in SECTIONS.items():
            rows = []
            for name in names:
                command = self.get_command(ctx, name)
                assert command is not None
                rows.append((name.ljust(longest), command.get_short_help_str(80 - longest - 6)))
            with formatter.section(title):
                formatter.write_dl(rows)
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES.items()])


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"sides {version('sides')}")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--store", metavar="STORE", help="The store to use; also an option of every command that uses one.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
@click.pass_context
def sides(ctx: click.Context, store: str | None) -> None:
    """Who stands with whom, and who says so.

    `sides` keeps what articles claim about actors, each claim with its exact words and who said them, and answers
    from that. A store is a folder (`sides.store` here, unless --store or SIDES_STORE names another) or a Neo4j
    server (bolt://HOST:7687, with SIDES_USER and SIDES_PASSWORD).

    \b
    To begin:  sides load --example
               sides who-supports LNA
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `sides` with `arguments` (those of the process) and end the process with its exit code."""
    sys.exit(status(sides, "sides", arguments))


def who_supports(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `who-supports` as a program of its own: `sides who-supports` under the name its users type."""
    from sides.queries.commands.ask import who_supports_command

    sys.exit(status(who_supports_command, "who-supports", arguments))


def status(command: click.Command, name: str, arguments: Sequence[str] | None = None) -> int:
    """Run `command`, print its error if it ends in one, and return the exit code."""
    _prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    for argument in given:
        if not argument.isprintable() and _undecoded(argument) and not os.path.lexists(argument):
            _say(f"the argument {argument!r} is not UTF-8")
            return 2
    try:
        code = command.main(given, prog_name=name, standalone_mode=False)
    except SystemExit:
        # Without standalone mode click ends the process only where nobody reads on: whoever did has read enough.
        return 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)  # the whole help, as it is laid out
        return 2
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else name
        _say(f"{_uncapped(_shortened(error.format_message(), given))}\n(see '{path} --help')")
        return 2
    except click.ClickException as error:
        _say(_uncapped(error.format_message()))
        return error.exit_code
    except click.Abort:
        _say("interrupted")
        return 130
    except SidesError as error:
        _say(str(error))
        return error.exit_code
    except UnicodeDecodeError as error:
        _say(f"standard input is not UTF-8 (byte {error.start}: {error.object[error.start : error.start + 1]!r})")
        return 1
    except OSError as error:
        _say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error))
        _let_go_of_output()
        return 1
    return code if isinstance(code, int) else 0


def _prepare_streams() -> None:
    """Let a stream that was closed swallow what is written, and one that cannot show a letter show its escape."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open for as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_output() -> None:
    """Drop what standard output could not take; else Python tries again as it ends, and ends with a code of its own."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _undecoded(text: str) -> bool:
    """Whether `text` holds bytes that the system could not read as UTF-8."""
    return any("\udc80" <= letter <= "\udcff" for letter in text)


def _say(message: str) -> None:
    from sides.queries.answers.layout import clean

    for number, line in enumerate(message.splitlines()):
        start = len(line) - len(line.lstrip())
        text = " " * start + clean(line)
        click.echo(f"sides: {text}" if number == 0 else text, err=True)


def _shortened(message: str, arguments: Sequence[str]) -> str:
    """click's message without the middle of very long arguments: it repeats them whole."""
    for argument in sorted(arguments, key=len, reverse=True):
        for part in (argument, argument.partition("=")[2]):
            if shortened(part) != part:
                message = message.replace(repr(part), repr(shortened(part))).replace(part, shortened(part))
    return message


def _uncapped(message: str) -> str:
    """click's sentence as the continuation of "sides: "."""
    first, _, rest = message.partition(" ")
    return message if first.isupper() or not first.isalpha() else f"{first.lower()} {rest}"
