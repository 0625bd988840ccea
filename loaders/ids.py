"""Ids of actors, places, readings and keys, as people write them."""

from __future__ import annotations

import re
import unicodedata

from sides.ontology.terms import KEY_PATTERN

_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\"'<>{}|\\^`#?/@:,;()\[\]&%]")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_SCOPED = re.compile(r"(?P<local>.+)@(?P<hash>[0-9a-f]{8})")


def slug(name: str) -> str:
    """`name` as an id: lower case, words joined by hyphens, letters of every script kept.

    >>> slug("Faïez  al-Sarraj (GNA)")
    'faïez-al-sarraj-gna'
    """
    text = unicodedata.normalize("NFC", name).lower()
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" or letter in ".-" else " " for letter in text)
    return re.sub(r"[-.]*\s+[-.]*", "-", kept.strip(" .-"))


def is_iri(text: str) -> bool:
    """Whether `text` is an absolute IRI, which RDF that others wrote may have as an id."""
    return _IRI.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Whether `text` may be written as an id: lower-case words without white space, or an absolute IRI; no sign that
    cannot be seen.

    >>> is_id("al-afirs"), is_id("Al Afirs")
    (True, False)
    """
    if re.search(KEY_PATTERN, text) is None:
        return False
    if is_iri(text):
        return True
    return bool(text) and not _FORBIDDEN.search(text) and text == text.lower()


def scope_of(text: str) -> tuple[str, str] | None:
    """The local part and the hash of an id that belongs to an article; None for any other id.

    >>> scope_of("haftar-opponents@1a2b3c4d")
    ('haftar-opponents', '1a2b3c4d')
    """
    found = _SCOPED.fullmatch(text)
    return None if found is None or is_iri(text) else (found["local"], found["hash"])
