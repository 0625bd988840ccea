"""Names as people type them: folded for looking up."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """`name` without case, accents and doubled spaces: what two spellings of one name share.

    >>> fold("  Général  HAFTAR ")
    'general haftar'
    """
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
