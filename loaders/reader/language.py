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
    return nlp


def _installed() -> str:
    from spacy.util import get_installed_models

    names = sorted(name for name in get_installed_models() if name.startswith("en_"))
    if not names:
        raise MissingModel(
            f"no spaCy pipeline for English is installed; install it: python -m spacy download {PREFERRED}"
        )
    return PREFERRED if PREFERRED in names else names[0]
