"""Every error `sides` raises on purpose.

One tree, each class named by the fact. The message names the value that was wrong and the next step; `exit_code`
is what the command line ends with (1 failed, 2 wrong usage, 3 unknown or ambiguous name).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

LONGEST_ECHO = 80
"""How many letters of a name that was given are repeated in a message about it."""


def shortened(name: str) -> str:
    """`name` for a message about it: of a very long one the beginning and the end.

    >>> shortened("a" * 1000) == "a" * 40 + "…" + "a" * 39
    True
    """
    if len(name) <= LONGEST_ECHO:
        return name
    return f"{name[: LONGEST_ECHO // 2]}…{name[1 - LONGEST_ECHO // 2 :]}"


class SidesError(Exception):
    """Something a user can act on went wrong; the base of the tree."""

    exit_code = 1


# What was asked for does not exist, or is not one thing.


class UnknownName(SidesError):
    """A name that is in none of the lists it was looked for in."""

    exit_code = 3

    def __init__(self, what: str, name: str, known: Iterable[str] = (), *, hint: str = "") -> None:
        self.what, self.name = what, name
        self.suggestions: Sequence[str] = get_close_matches(name, _spellings(known), n=3, cutoff=0.6)
        guess = f" Did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f"no {what} is called {shortened(name)!r}.{guess}{' ' + hint if hint else ''}")


def _spellings(names: Iterable[str]) -> list[str]:
    """The names, sorted, of those that differ in case alone (a name and its id) only the first."""
    return sorted({name.casefold(): name for name in sorted(set(names), reverse=True)}.values())


class UnknownActor(UnknownName):
    """No actor has this id, name or alias."""


class UnknownClaim(UnknownName):
    """No claim has this id, key, or beginning of an id."""


class UnknownQuery(UnknownName):
    """No saved query has this name."""


class UnknownReading(UnknownName):
    """The store holds no reading of this name."""


class UnknownDataset(UnknownName):
    """The store holds nothing of a data set of this name; the message lists those that it has."""

    def __init__(self, name: str, known: Sequence[str], *, reading: bool = False) -> None:
        hint = f"The store has {', '.join(known)}." if known else "The store has no data set."
        if reading:
            hint += f" {name!r} is a reading by itself: sides remove {name}"
        super().__init__("data set", name, known, hint=hint)


class AmbiguousName(SidesError):
    """A name that several actors share, or the beginning of several claim ids."""

    exit_code = 3

    def __init__(self, what: str, name: str, candidates: Sequence[str]) -> None:
        self.what, self.name, self.candidates = what, name, candidates
        listed = "".join(f"\n  {candidate}" for candidate in candidates)
        super().__init__(f"{len(candidates)} {what}s are called {shortened(name)!r}; give the id of one:{listed}")


class AmbiguousActor(AmbiguousName):
    """A name that two or more actors share."""


class AmbiguousClaim(AmbiguousName):
    """The beginning of an id that two or more claims share."""


# What was given cannot be taken as it is.


class InvalidInput(SidesError):
    """A file, or one place in it, that cannot be loaded; nothing of it was."""

    def __init__(self, message: str, *, source: str = "", line: int | None = None, column: int | None = None) -> None:
        self.source, self.line, self.column, self.reason = source, line, column, message
        place = ":".join(str(part) for part in (source, line, column) if part not in (None, ""))
        super().__init__(f"{place}: {message}" if place else message)


class MissingFile(InvalidInput):
    """A file that was named is not there, or is no file."""


class NotText(InvalidInput):
    """A file that should be UTF-8 text is not."""


class NoArticle(InvalidInput):
    """A document that holds no article: an empty one, or a page of links or of notices."""


class TooLarge(InvalidInput):
    """A document, or one line of a stream of them, that is larger than the limit."""


class NotFetched(InvalidInput):
    """An address that gives no document: it does not answer, refuses, gives what is no text, or must not be asked."""


class NotYAML(InvalidInput):
    """A claims file that is not well-formed YAML."""


class NotRDF(InvalidInput):
    """An RDF file with a syntax error, or in a syntax that is not known."""


class ArticleChanged(InvalidInput):
    """The article is not the one the claims file was made from."""


class ForbiddenPath(InvalidInput):
    """A path in a file that leads outside the file's own folder."""


class InvalidClaims(InvalidInput):
    """Claims that break the ontology's shapes; `violations` holds every one."""

    def __init__(
        self, message: str, *, source: str = "", line: int | None = None, violations: Sequence[object] = ()
    ) -> None:
        self.violations = violations
        super().__init__(message, source=source, line=line)


class QuoteNotFound(InvalidClaims):
    """Claims whose quotes do not stand in their article."""


class ConflictingDeclaration(InvalidInput):
    """An actor or place that is declared with another name or kind elsewhere."""


class InvalidParameter(SidesError):
    """A query parameter that is missing, unknown, or not of its type."""

    exit_code = 2


class ForbiddenCypher(SidesError):
    """Cypher that writes, or that reaches files or the network, where only reading is allowed."""

    exit_code = 2


class InvalidCypher(SidesError):
    """Cypher that the store's engine refuses."""


# The store does not answer.


class StoreError(SidesError):
    """A store that cannot be used as asked."""


class StoreMissing(StoreError):
    """There is no store at this place yet."""


class StoreBusy(StoreError):
    """Another process holds the store."""


class StoreUnavailable(StoreError):
    """The server does not answer, or the connection was lost for good."""


class StoreRefused(StoreError):
    """The server does not accept the user name or password."""


class StoreIncompatible(StoreError):
    """The store or server has a version that this `sides` cannot use."""


class StillUsed(StoreError):
    """What should be removed is still used by something else in the store."""


class QueryTimeout(StoreError):
    """A query ran into its time limit."""


# What was asked for cannot be put where it should go.


class NotWritten(SidesError):
    """A file that cannot be written; what was there before is as it was."""


class MissingModel(SidesError):
    """A language pipeline that reading needs is not installed, or lacks a part."""


class MissingExtra(SidesError):
    """A part of `sides` was asked for whose packages are not installed."""


class LanguageModelError(SidesError):
    """A language model, or the server that runs it, that gave nothing which can be used."""


class ModelUnreachable(LanguageModelError):
    """The language model's server does not answer, is too slow, or keeps saying that it is too busy."""


class ModelAccessDenied(LanguageModelError):
    """The language model's server refuses the key, or needs one and was given none."""


class ModelRefused(LanguageModelError):
    """The language model refuses to read a document."""


class ModelAnswerInvalid(LanguageModelError):
    """A language model's answer that is not what was asked for, or was cut off."""


class WorkerLost(SidesError):
    """Processes that should share the reading end before they begin: too little memory, or the system ends them."""


class ClusterUnfit(SidesError):
    """A cluster that should share the reading does not answer, has no workers, or has another version of `sides`."""


class InvalidLexicon(InvalidInput):
    """A lexicon or gazetteer that cannot be read as one."""
