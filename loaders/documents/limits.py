"""How large a document may be, and how long one may be waited for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is refused as too much; every one can be raised.

    bytes: of one document as it comes: a file, an address's answer, a line of JSON lines. characters: of its text (a
    million is a book; the parser needs memory in proportion to it). seconds: until an address has answered in full.
    redirects: followed from one address. entries: taken of one feed, from its beginning.
    """

    bytes: int = 20_000_000
    characters: int = 1_000_000
    seconds: float = 30.0
    redirects: int = 5
    entries: int = 1_000


_BYTES = 20
"""For each character of the limit: of a page there is much more than of its text."""
DEFAULT_LIMITS = Limits()


def limits_of(characters: int | None) -> Limits:
    """The usual limits, or those with texts of so many characters and what may come for them."""
    return DEFAULT_LIMITS if characters is None else Limits(characters=characters, bytes=_BYTES * characters)
