"""Classes of words as the parser tags them, and small things about one of a class."""

from __future__ import annotations

from spacy.tokens import Token

#: The coarse tags of nouns and names, and of verbs.
NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})


def infinitive(verb: Token) -> bool:
    """Whether `verb` is an infinitive with "to"."""
    return any(child.tag_ == "TO" for child in verb.children)
