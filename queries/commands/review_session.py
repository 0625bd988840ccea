"""Going through draft claims: one after the other is shown, and what the analyst says of it is kept at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import click
from sides.graph.errors import InvalidInput
from sides.loaders.claims_edit import field_set
from sides.loaders.review import Desk, Item
from sides.loaders.yaml_text import scalar
from sides.ontology.terms import RELATIONS
from sides.queries.answers.draft import article_line, draft_lines
from sides.queries.answers.layout import clean, fitted
from sides.queries.answers.words import counted, listed

HELP = (
    ("a", "accept", "the article claims this"),
    ("e", "edit", "put it right, then decide on it"),
    ("r", "reject", "the article does not claim this; asks why"),
    ("s", "skip", "leave it a draft, go on"),
    ("u", "undo", "take the last step back (also: b, back)"),
    ("n", "new", "add a claim of the same article, from its words"),
    ("m", "more", "accept this and all left of its rule that are as sure"),
    ("q", "quit", "stop; what was decided is kept"),
    ("?", "help", "this list"),
)
_KEYS = {name: key for key, name, _ in HELP} | {key: key for key, _, _ in HELP}
_KEYS |= {"b": "u", "back": "u", "add": "n", "h": "?", "y": "a", "yes": "a", "exit": "q"}
ASKED = "accept, edit, reject, skip, undo, new, more, quit, ?help: "


class Answers:
    """What the analyst says, a line at a time: from the terminal, or from lines that were written before."""

    def __init__(self, lines: Iterator[str] | None = None) -> None:
        """From `lines`; without them from the terminal."""
        self._lines = lines
        self.scripted = lines is not None

    def __call__(self, question: str) -> str:
        """The answer to `question`, without spaces around it. Raises EOFError where the written lines end."""
        if self._lines is None:
            said = click.prompt(question, default="", show_default=False, prompt_suffix="")
            return str(said).strip()
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        # What was said stands in what is printed, as it would on a terminal.
        click.echo(question + clean(line))
        return line.strip()


@dataclass
class Session:
    """One sitting. queue: the drafts, in order; done: the positions of those that were decided or skipped."""

    desk: Desk
    queue: list[Item]
    answers: Answers
    columns: int
    colour: bool
    accepted: int = 0
    rejected: int = 0
    added: int = 0
    _at: int = 0
    _shown: str | None = None  # the reading whose article was named last
    _done: set[int] = field(default_factory=set)
    _steps: list[Callable[[], None]] = field(default_factory=list)

    def run(self) -> None:
        """Until all drafts were shown, or the analyst stops. The last words are said also where it is interrupted."""
        try:
            while self._at < len(self.queue):
                if self._at in self._done:
                    self._at += 1
                    continue
                self._show()
                if not self._decided():
                    return
        except EOFError:
            self._say("", "The answers end here.")
        except click.Abort:
            click.echo()
            raise
        finally:
            self._say("", self._summary())

    def _show(self) -> None:
        item = self.queue[self._at]
        if item.reading.id != self._shown:
            self._shown = item.reading.id
            if line := article_line(item):
                self._say("", line)
        heading = f"Claim {self._at + 1} of {len(self.queue)}, {clean(item.reading.id)}"
        click.echo()
        for line in draft_lines(item, heading, self.columns, colour=self.colour):
            click.echo(line, color=True if self.colour else None)
        click.echo()

    def _decided(self) -> bool:
        """Ask until something is done about the claim that is shown; False where the analyst stops."""
        while True:
            said = self.answers("> " if self.columns < len(ASKED) + 10 else ASKED)
            key = _KEYS.get(said.casefold())
            if key == "q":
                return False
            if key is None:
                self._say(f"{said!r} is no answer here." if said else "Nothing was said.", *self._keys())
            elif key == "?":
                self._say(*self._keys())
            else:
                try:
                    if self._ways()[key]():
                        return True
                except InvalidInput as error:
                    self._say(*str(error).splitlines())

    def _ways(self) -> dict[str, Callable[[], bool]]:
        return {
            "a": self._accept,
            "r": self._reject,
            "e": self._edit,
            "s": self._skip,
            "u": self._back,
            "n": self._new,
            "m": self._more,
        }

    def _keys(self) -> list[str]:
        return [f"  {key}  {name}: {meaning}" for key, name, meaning in HELP]

    def _accept(self) -> bool:
        self._decide([self._at], "accepted", None)
        return True

    def _reject(self) -> bool:
        why = self.answers("why (Enter: no reason; -: not after all): ")
        if why == "-":
            return False
        self._decide([self._at], "rejected", why or None)
        return True

    def _decide(self, positions: Sequence[int], status: str, why: str | None) -> None:
        here = self._at
        self.desk.decide([self.queue[position] for position in positions], status, why)
        self._count(status, len(positions))
        self._done.update(positions)
        number = counted(len(positions), "claim")
        self._say(f"{status.capitalize()}{'' if len(positions) == 1 else f': {number}'}.")

        def back() -> None:
            self.desk.undo()
            self._count(status, -len(positions))
            self._done.difference_update(positions)
            self._at = here

        self._steps.append(back)

    def _count(self, status: str, by: int) -> None:
        if status == "accepted":
            self.accepted += by
        else:
            self.rejected += by

    def _skip(self) -> bool:
        here = self._at
        self._at += 1
        self._steps.append(lambda: setattr(self, "_at", here))
        return True

    def _back(self) -> bool:
        if not self._steps:
            self._say("There is no step to take back; `sides decide CLAIM draft` takes back what was decided earlier.")
            return False
        self._steps[-1]()
        self._steps.pop()
        self._say("Taken back.")
        return True

    def _more(self) -> bool:
        item = self.queue[self._at]
        rule, sure = item.claim.made_by and item.claim.made_by.rule, item.claim.confidence
        if not rule or sure is None:
            self._say("This claim has no rule and confidence to go by.")
            return False
        alike = [
            position
            for position, other in enumerate(self.queue)
            if position >= self._at
            and position not in self._done
            and other.claim.status == "draft"
            and other.claim.made_by is not None
            and other.claim.made_by.rule == rule
            and (other.claim.confidence or 0) >= sure
        ]
        question = f"accept {counted(len(alike), 'claim')} of rule {clean(rule)}, confidence {sure:.2f} or more? y/n: "
        if self.answers(question).casefold() not in ("y", "yes"):
            return False
        self._decide(alike, "accepted", f"all of rule {rule} with confidence {sure:g} or more")
        return True

    def _edit(self) -> bool:
        item, here = self.queue[self._at], self._at
        changed = self._entered(self.desk.entry(item), lambda entry: self.desk.change(item, entry), unchanged=True)
        if changed is None:
            return False
        self.queue[here] = changed
        self._say("Changed; it is still a draft.")

        def back() -> None:
            self.desk.undo()
            self.queue[here] = item
            self._at = here

        self._steps.append(back)
        return True

    def _new(self) -> bool:
        beside, here = self.queue[self._at], self._at
        self._say("The words of the article that it rests on; Enter alone: not after all.")
        entry = ""
        for name in ("quote", "subject", "relation", "object"):
            said = self.answers(f"{name}: ")
            if not said:
                return False
            if name == "relation" and said not in RELATIONS:
                self._say(f"no relation is called {said!r}; it can be put right below")
            quoted = scalar(said) if name == "quote" else said
            entry += f"{name}: {quoted}\n"
        added = self._entered(entry, lambda entry: self.desk.add(beside, entry))
        if added is None:
            return False
        self.added += 1
        self._say("Added, and accepted.")

        def back() -> None:
            self.desk.undo()
            self.added -= 1
            self._at = here

        self._steps.append(back)
        return True

    def _entered(self, entry: str, keep: Callable[[str], Item], *, unchanged: bool = False) -> Item | None:
        """What `keep` makes of the entry as the analyst changes it, in an editor or field by field; None: given up.

        unchanged: whether it says nothing new as long as it is not changed.
        """
        while True:
            edited = self._in_editor(entry) if _has_editor() else self._by_field(entry)
            if edited is None or (unchanged and edited == entry):
                self._say("Nothing was changed.")
                return None
            try:
                return keep(edited)
            except InvalidInput as error:
                self._say("This is not kept yet:", *(f"  {line}" for line in str(error).splitlines()))
                entry, unchanged = edited, False
                if self.answers("put it right? y/n: ").casefold() not in ("y", "yes"):
                    self._say("Nothing was changed.")
                    return None

    def _in_editor(self, entry: str) -> str | None:
        comment = "# One claim. Save and close; an empty file changes nothing.\n"
        try:
            edited = click.edit(comment + entry, extension=".yaml", require_save=False)
        except click.ClickException as error:
            self._say(error.format_message())
            return None
        if edited is None:
            return None
        kept = edited.removeprefix(comment)
        return kept if kept.strip() else None

    def _by_field(self, entry: str) -> str | None:
        """Ask for fields and values until nothing is said; -, for a field, gives up, and for a value empties it."""
        self._say(*(f"  {line}" for line in entry.splitlines()))
        while True:
            name = self.answers("field (Enter: done; -: not after all): ").rstrip(":")
            if name == "-":
                return None
            if not name:
                return entry
            value = self.answers(f"{name}: ")
            try:
                entry = field_set(entry, name, None if value == "-" else value)
            except InvalidInput as error:
                self._say(str(error))

    def _say(self, *lines: str) -> None:
        for line in fitted([clean_line(line) for line in lines], self.columns):
            click.echo(line)

    def _summary(self) -> str:
        left = len(self.queue) - len(self._done)
        done = [f"{self.accepted} accepted", f"{self.rejected} rejected"]
        done += [f"{self.added} added"] if self.added else []
        return f"{listed(done).capitalize()}; {counted(left, 'draft')} left."


def clean_line(line: str) -> str:
    """`line` made harmless, with the spaces that it begins with."""
    return " " * (len(line) - len(line.lstrip(" "))) + clean(line)


def _has_editor() -> bool:
    return bool(os.environ.get("VISUAL") or os.environ.get("EDITOR"))
