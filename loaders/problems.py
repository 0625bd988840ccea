"""What is wrong with a file: every problem of it with its line, reported together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sides.graph.errors import ArticleChanged, InvalidInput, QuoteNotFound

_LISTED = 50  # problems that a message lists; a table with a wrong column has one in every row


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: its line (from 1, None for the file as a whole), the words, the class of error."""

    line: int | None
    message: str
    kind: type[InvalidInput] = InvalidInput


class Problems:
    """The problems of one file, collected while it is read."""

    def __init__(self, source: str) -> None:
        """None yet; `source` is the file as messages call it."""
        self.source = source
        self._found: list[Problem] = []

    def add(self, line: int | None, message: str, kind: type[InvalidInput] = InvalidInput) -> None:
        """Note a problem; reading goes on, so that a file's problems are seen at once."""
        self._found.append(Problem(line, message, kind))

    def __len__(self) -> int:
        """How many were noted."""
        return len(self._found)

    def sorted(self) -> list[Problem]:
        """The problems in the order of the file's lines, each once.

        An article that changed tells of its quotes itself, so these are not told twice.
        """
        found = dict.fromkeys(self._found)
        if any(problem.kind is ArticleChanged for problem in found):
            found = {problem: None for problem in found if problem.kind is not QuoteNotFound}
        return sorted(found, key=lambda problem: problem.line or 0)

    def lines(self) -> list[str]:
        """Each problem as one line of text, with the file and the line before it."""
        return [f"{self._place(problem.line)}: {problem.message}" for problem in self.sorted()]

    def error(self) -> InvalidInput:
        """The error that tells all of it: of the problems' own class where they share one, else `InvalidInput`."""
        found = self.sorted()
        kinds = {problem.kind for problem in found}
        if ArticleChanged in kinds:
            kind: type[InvalidInput] = ArticleChanged
        else:
            kind = kinds.pop() if len(kinds) == 1 else InvalidInput
        if len(found) == 1:
            return kind(found[0].message, source=self.source, line=found[0].line)
        listed = self.lines()
        more = [f"and {len(listed) - _LISTED} more"] if len(listed) > _LISTED else []
        lines = "\n".join([f"{len(found)} problems, nothing of this file is loaded:", *listed[:_LISTED], *more])
        return kind(lines, source=self.source)

    def raise_if_any(self) -> None:
        """Raise `error()` where there is a problem."""
        if self._found:
            raise self.error()

    def _place(self, line: int | None) -> str:
        return self.source if line is None else f"{self.source}:{line}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ " Did you mean …?" with the known words like `word`; where none is and they are few, the list; else
    nothing.

    >>> did_you_mean("suports", ["supports", "opposes"])
    ' Did you mean supports?'
    """
    words: Sequence[str] = sorted(set(known))
    close = get_close_matches(word, words, n=3, cutoff=0.6)
    close = close or get_close_matches(word.casefold().replace("_", "-").replace(" ", "-"), words, n=3, cutoff=0.6)
    if close:
        return f" Did you mean {' or '.join(close)}?"
    if words and len(words) <= 14:
        return f" Known: {', '.join(words)}."
    return ""
