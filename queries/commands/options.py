"""What the commands share: how they are declared, the options that several take, and opening the store."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click
from sides.graph.filters import CONFIDENCES
from sides.graph.interval import first_day, last_day

if TYPE_CHECKING:
    from sides.graph.store import Store

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Command(click.Command):
    """A command whose help ends in examples; `examples` are command lines without the leading program name."""

    def __init__(self, *arguments: Any, examples: tuple[str, ...] = (), **options: Any) -> None:
        """As `click.Command`, with examples."""
        self.examples = examples
        super().__init__(*arguments, **options)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        if self.examples:
            with formatter.section("Examples" if len(self.examples) > 1 else "Example"):
                for example in self.examples:
                    formatter.write_text(f"\b\n{example}")


class Day(click.ParamType):  # type: ignore[type-arg]
    """An ISO day; of a month or year the first or the last day."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        """With `last`, a month or year means its last day, else its first."""
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` writes, a usage error where it writes none."""
        if isinstance(value, date):
            return value
        try:
            return last_day(value) if self.last else first_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Confidence(click.ParamType):  # type: ignore[type-arg]
    """A confidence, as the parameters of saved queries take it."""

    name = "confidence"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, a usage error where it is none or out of range."""
        from sides.queries.parameter_types import TYPES

        try:
            return float(TYPES["confidence"].convert(value, None))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def min_confidence(command: Decorated) -> Decorated:
    """Give a command `--min-confidence`."""
    return click.option(
        "--min-confidence",
        type=Confidence(),
        default=0.0,
        metavar="{:g}..{:g}".format(*CONFIDENCES),
        help="Only claims that their reader gave this confidence; hand-made claims always pass.",
    )(command)


def filters(command: Decorated) -> Decorated:
    """Give a command the options of `Filters`; it gets them as one argument `filters` (see `sides.graph.filters`)."""
    import functools

    @click.option("--as-of", type=Day(last=True), metavar="DATE", help="What had begun by then and had not ended.")
    @click.option("--since", type=Day(last=False), metavar="DATE", help="Only what began on this day or later.")
    @click.option("--until", type=Day(last=True), metavar="DATE", help="Only what began on this day or earlier.")
    @click.option("--undated", is_flag=True, help="With a date filter: claims without any date too.")
    @min_confidence
    @functools.wraps(command)
    def run(
        *arguments: Any,
        as_of: date | None,
        since: date | None,
        until: date | None,
        undated: bool,
        min_confidence: float,
        **options: Any,
    ) -> Any:
        from sides.graph.filters import Filters

        chosen = Filters(as_of=as_of, since=since, until=until, undated=undated, min_confidence=min_confidence)
        return command(*arguments, filters=chosen, **options)

    return run  # type: ignore[return-value]


def left_out(command: Decorated) -> Decorated:
    """Give a command the options that list what does not count."""
    command = click.option("--drafts", is_flag=True, help="List draft claims too; they never count.")(command)
    return click.option(
        "--all-modalities",
        is_flag=True,
        help="List planned, possible, predicted and questioned claims too; they never count.",
    )(command)


class ActorName(click.ParamType):  # type: ignore[type-arg]
    """A name, alias or id; the brackets that answers put around an unnamed group may be typed along."""

    name = "actor"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name without its brackets."""
        text = str(value).strip()
        return text[1:-1].strip() if text.startswith("[") and text.endswith("]") else text


NAME = ActorName()


def statuses(drafts: bool, rejected: bool = False) -> list[str]:
    """The statuses of the claims to list: accepted, and those asked for."""
    return ["accepted", *(["draft"] if drafts else []), *(["rejected"] if rejected else [])]


def complete_actor(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Names and ids without spaces, of the embedded store, that begin with what was typed."""
    from sides.queries.commands.completion import actor_names

    return actor_names(store_location(ctx, ctx.params.get("store")), incomplete)


def store_option(command: Decorated) -> Decorated:
    """Give a command `--store`."""
    return click.option(
        "--store", metavar="STORE", help="A folder, or bolt://HOST:7687.  [default: SIDES_STORE, or sides.store]"
    )(command)


def store_location(ctx: click.Context | None, store: str | None) -> str | None:
    """The store a command was given, before or after the command's name; None: the default."""
    if store is None and ctx is not None:
        store = ctx.find_root().params.get("store")
    return store


@contextmanager
def opened(store: str | None, *, write: bool = False, create: bool | None = None) -> Iterator[Store]:
    """The store, open for the time of a command; for reading, Ctrl-C then ends the process at once.

    A query in the engine does not see Python's own handling of Ctrl-C, so while one may run the system's handling is
    set. A writer keeps Python's: it stops between two transactions.
    """
    from sides.graph.store import location_of, open_store

    location = location_of(store_location(click.get_current_context(silent=True), store))
    user, password = _credentials(location)
    with open_store(location, read_only=not write, create=create, user=user, password=password) as opened_store:
        if write:
            yield opened_store
        else:
            with _default_interrupt():
                yield opened_store


@contextmanager
def _default_interrupt() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _credentials(location: str) -> tuple[str | None, str | None]:
    """User and password for a server: from the environment, the password else from whoever sits at the terminal."""
    if "://" not in location:
        return None, None
    user = os.environ.get("SIDES_USER") or "neo4j"
    password = os.environ.get("SIDES_PASSWORD")
    if password is None and sys.stdin.isatty() and sys.stderr.isatty():
        password = str(click.prompt(f"Password of {user}", hide_input=True, err=True))
    return user, password


def named_claims(store: Store, names: Sequence[str]) -> list[str]:
    """The whole ids of the claims that were named, each once."""
    return list(dict.fromkeys(store.claim_id(name) for name in names))


def analyst(by: str | None) -> str:
    """Who decides: `--by`, else SIDES_ANALYST, else the user of this computer."""
    import getpass

    return by or os.environ.get("SIDES_ANALYST") or getpass.getuser()
