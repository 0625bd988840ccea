"""Names as people type them: folded for looking up."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """`name` without case, accents, doubled spaces and marks that cannot be seen: what two spellings of one name share.

    >>> fold("  Général  HAFTAR ")
    'general haftar'
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name)
    # Format characters come along where a right-to-left name is copied from a page.
    bare = "".join(
        letter for letter in decomposed if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )
    return " ".join(bare.casefold().split())
