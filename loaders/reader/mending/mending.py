"""All mends of a parse, in their order: tags first, for what hangs where is decided by them."""

from __future__ import annotations

from sides.loaders.reader.mending.elisions import mend_elisions
from sides.loaders.reader.mending.phrases import mend_phrases
from sides.loaders.reader.mending.sayings import mend_sayings
from sides.loaders.reader.mending.tags import mend_tags
from spacy.tokens import Doc


def mend(doc: Doc) -> None:
    """Mend the parse of `doc` in place."""
    mend_tags(doc)
    mend_sayings(doc)
    mend_elisions(doc)
    mend_phrases(doc)
