"""The language pipeline: spaCy's parse of English, which the reader's rules look at."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sides.graph.errors import MissingModel

if TYPE_CHECKING:
    from spacy.language import Language

#: Looked for first; any other installed English pipeline with a parser and named entities serves too.
PREFERRED = "en_core_web_sm"


@cache
def pipeline(model: str | None = None) -> Language:
    """The spaCy pipeline `model`; without a name `PREFERRED`, else the first English one that is installed.

    A line's end always ends a sentence. Raises `MissingModel`, with the command that installs one, where there is none.
    """
    import sides.loaders.reader.parsed  # noqa: F401  (registers the component that ends sentences)
    import spacy

    name = model or _installed()
    try:
        nlp = spacy.load(name)
    except OSError:
        raise MissingModel(
            f"there is no spaCy pipeline {name!r}; install it: python -m spacy download {name}"
        ) from None
    missing = {"parser", "ner", "tagger", "lemmatizer"} - set(nlp.pipe_names)
    if missing:
        raise MissingModel(f"the spaCy pipeline {name!r} has no {', '.join(sorted(missing))}; use {PREFERRED}")
    nlp.add_pipe("sides_line_ends", before="parser")
    _mend_lemmas(nlp)
    return nlp


# Verbs of the lemmatizer's that stand in the way of others of the news: "waged" is of "wage", not of "wag".
_IN_THE_WAY = frozenset({"fin", "hop", "rag", "rid", "slat", "stag", "wag"})
# What it does not know, or takes for another word.
_LEMMAS = {
    "noun": {"bases": "base"},
    "verb": {
        **{f"{verb}{end}": verb for verb in ("enroll", "fulfill", "greenlight", "install") for end in ("ed", "ing")},
        **{f"{verb}{end}": verb for verb in ("reappoint", "reenter") for end in ("ed", "ing")},
        **{f"{stem}{end}": f"{stem}y" for stem in ("read", "reoccup", "resuppl") for end in ("ied", "ies", "ying")},
    },
}


def _mend_lemmas(nlp: Language) -> None:
    """Teach the lemmatizer, where it goes by rules, some words of the news."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not all(lookups.has_table(name) for name in ("lemma_index", "lemma_exc")):
        return
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    index["verb"] = frozenset(index["verb"]) - _IN_THE_WAY
    for kind, lemmas in _LEMMAS.items():
        exceptions[kind] = {**exceptions[kind], **{form: [lemma] for form, lemma in lemmas.items()}}


def _installed() -> str:
    from spacy.util import get_installed_models

    names = sorted(name for name in get_installed_models() if name.startswith("en_"))
    if not names:
        raise MissingModel(
            f"no spaCy pipeline for English is installed; install it: python -m spacy download {PREFERRED}"
        )
    return PREFERRED if PREFERRED in names else names[0]
