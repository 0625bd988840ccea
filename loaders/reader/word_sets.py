"""Sets of words, written as a line of text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which blanks part."""
    return frozenset(text.split())
