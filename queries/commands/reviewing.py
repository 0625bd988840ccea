"""What `sides review` and `sides export gold` do: which claims they take, and from where."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from sides.graph.errors import InvalidInput, UnknownActor
from sides.graph.names import fold
from sides.loaders.review import Desk, Item, named, names_in
from sides.queries.answers.layout import clean
from sides.queries.answers.words import counted
from sides.queries.commands.options import opened, store_location
from sides.queries.commands.review_session import Answers, Session
from sides.queries.commands.review_words import unfit_lines
from sides.queries.formats import text_width

if TYPE_CHECKING:
    from sides.graph.actor import Actor, Place
    from sides.graph.decision import Decision
    from sides.graph.reading import Reading
    from sides.graph.store import Store


def review(
    what: Sequence[str],
    *,
    about: str | None,
    least: float,
    every: bool,
    by: str,
    answers: TextIO | None,
    store: str | None,
) -> None:
    """Review the claims files or the readings of the store `what`; see the command."""
    if answers is None and not sys.stdin.isatty():
        raise click.UsageError(
            "there is no terminal to ask at; give the answers with --answers FILE (a line each), or --answers - to "
            "take them from standard input"
        )
    if not by.strip():
        raise InvalidInput("it is not said who decides; give a name (--by)")
    said = Answers(None if answers is None else iter(line.rstrip("\n") for line in answers))
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    files = _files(what)
    with _keeping(store) if not files else nullcontext(None) as opener:
        for desk in _file_desks(files, by) if files else _store_desks(opener, what, by):
            every_item = desk.items(every=every)
            queue = [item for item in every_item if _sure(item, least)]
            queue = queue if about is None else _about(queue, about, every_item)
            if not queue:
                click.echo(_nothing(desk, about, least, bool(every_item)))
                continue
            Session(desk=desk, queue=queue, answers=said, columns=text_width(), colour=colour).run()
            if files:
                click.echo(
                    f"Decisions are in {clean(desk.where)}; to load it: sides load {clean(desk.where)}", err=True
                )


def export_gold(out: str, what: Sequence[str], store: str | None) -> None:
    """Write development sets from claims files or readings of the store; see the command."""
    from sides.loaders.gold_set import write_gold

    for readings, known in _reviewed(what, store):
        done = write_gold(readings, known, Path(out))
        click.echo(f"wrote {clean(done.path)}: {done.accepted} accepted, {done.rejected} rejected")
        if done.drafts:
            click.echo(f"sides: left out: {counted(done.drafts, 'draft')} that nobody decided on", err=True)
        if done.unseen:
            click.echo(f"sides: left out: {counted(done.unseen, 'claim')} accepted unseen (--accept)", err=True)


def _files(what: Sequence[str]) -> list[Path]:
    """The paths where files were named, nothing where readings were. Raises a usage error for a mixture."""
    files = [Path(name) for name in what if name.endswith((".yaml", ".yml")) or os.path.isfile(name)]
    if files and len(files) < len(what):
        raise click.UsageError("give claims files, or readings of the store, not both")
    return files


def _file_desks(files: Sequence[Path], by: str) -> Iterator[Desk]:
    from sides.loaders.decision_log import log_path
    from sides.loaders.review_file import ReviewedFile

    for path in files:
        desk = ReviewedFile(path, by)
        if desk.restored:
            put = counted(desk.restored, "decision")
            click.echo(f"{put} made before put back into {clean(desk.where)} (it was written anew since)")
        if desk.unfit:
            click.echo("\n".join(unfit_lines(desk.unfit, log_path(desk.path))))
        if desk.by_hand:
            changed = counted(desk.by_hand, "decision")
            click.echo(f"{changed} made before taken back or changed by hand in {clean(desk.where)}: the file holds")
        yield desk


def _store_desks(opener: Opener | None, what: Sequence[str], by: str) -> Iterator[Desk]:
    from sides.loaders.review_store import ReviewedStore

    assert opener is not None
    if what:
        with opener(False) as store:
            for name in what:
                store.reading(name)  # raises UnknownReading
    yield ReviewedStore(opener, by, what)


class Opener:
    """Opens the store for a call; a server, which keeps nobody out, once for all of them."""

    def __init__(self, store: str | None, kept: Store | None) -> None:
        """kept: the store where it stays open."""
        self._store, self._kept = store, kept

    def __call__(self, write: bool) -> AbstractContextManager[Store]:
        """The store, for reading or writing."""
        if self._kept is not None:
            return nullcontext(self._kept)
        return opened(self._store, write=write, create=False)


@contextmanager
def _keeping(store: str | None) -> Iterator[Opener]:
    from sides.graph.store import location_of

    location = location_of(store_location(click.get_current_context(silent=True), store))
    if "://" in location:
        with opened(store, write=True, create=False) as kept:
            yield Opener(store, kept)
    else:
        yield Opener(store, None)


def _sure(item: Item, least: float) -> bool:
    return item.claim.confidence is None or item.claim.confidence >= least


def _about(queue: Sequence[Item], about: str, every: Sequence[Item]) -> list[Item]:
    wanted = fold(about)
    things = {ident: thing for item in every for ident, thing in item.names.items()}
    ids = {ident for ident, thing in things.items() if wanted in (ident, *map(fold, thing.names))}
    if not ids and every:
        known = sorted({thing.label for thing in things.values()})
        raise UnknownActor("actor or place", about, known[:10], hint="None of the claims to review declares it.")
    return [item for item in queue if ids & set(named(item.claim))]


def _nothing(desk: Desk, about: str | None, least: float, some: bool) -> str:
    place = clean(desk.where)
    if some and (about or least):
        return f"No draft in {place} passes the filters."
    return f"There is no draft in {place}; --all shows what was decided."


def _reviewed(what: Sequence[str], store: str | None) -> Iterator[tuple[list[Reading], Mapping[str, Actor | Place]]]:
    """The readings of each article, with the status of each claim that counts, and what they may name."""
    from sides.loaders.claims_file import read_claims_file
    from sides.loaders.review_edits import names_of
    from sides.loaders.review_store import SUFFIX

    if files := _files(what):
        for path in files:
            file = read_claims_file(path)
            yield [file.reading], names_of(file)
        return
    with opened(store) as graph:
        decisions = graph.decisions()
        decided = {row["reading"] for row in graph.rows(_DECIDED, {"ids": sorted({one.claim for one in decisions})})}
        names = {name.removesuffix(SUFFIX) for name in what or decided}
        loaded = {info.id for info in graph.readings()}
        if not names:
            raise InvalidInput("nobody decided on a claim in this store yet; `sides review` goes through its drafts")
        for name in sorted(names):
            both = [each for each in (name, name + SUFFIX) if each in loaded] or [name]
            readings = [graph.reading(each) for each in both]
            registries = [graph.reading(each) for reading in readings for each in reading.registries]
            yield [_counting(reading, decisions) for reading in readings], names_in([*registries, *readings])


_DECIDED = "MATCH (c:Claim) WHERE c.id IN $ids AND c.reading IS NOT NULL RETURN DISTINCT c.reading AS reading"


def _counting(reading: Reading, decisions: Sequence[Decision]) -> Reading:
    """`reading` with the verdicts that hold in the store."""
    from sides.graph.claim import Verdict
    from sides.graph.decision import verdicts

    held = verdicts(decisions, {claim.id: claim for claim in reading.claims})
    claims = tuple(
        replace(claim, status=one.status, verdict=Verdict(by=one.by, at=one.at, why=one.why))
        if (one := held.get(claim.id))
        else claim
        for claim in reading.claims
    )
    return replace(reading, claims=claims)
