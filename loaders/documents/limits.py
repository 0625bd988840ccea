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


DEFAULT_LIMITS = Limits()
