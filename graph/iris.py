"""The IRIs of things: a claim, an actor, a place, an article, a reading, and the parts of a claim or a reading.

A thing's IRI is a base, its kind and its id: `https://w3id.org/sides/id/actor/egypt`. The id is percent-encoded,
and comes back from the IRI as it was. An id that is an absolute IRI (in RDF that others wrote) is its own IRI.
"""

from __future__ import annotations

import os
import re
from urllib.parse import quote, unquote

from sides.graph.errors import InvalidInput
from sides.graph.soundness import visible_id

DEFAULT_BASE = "https://w3id.org/sides/id/"

# A scheme, a colon, and no character that an IRI cannot have.
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20<>\"{}|\\^`]+")
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f]")


def default_base() -> str:
    """The base of IRIs where none is given: `$SIDES_BASE`, or `https://w3id.org/sides/id/`."""
    return checked_base(os.environ.get("SIDES_BASE") or DEFAULT_BASE)


def checked_base(base: str) -> str:
    """`base`, which must be an absolute IRI that ends in `/` or `#`; InvalidInput where it is not."""
    if not is_absolute(base) or not base.endswith(("/", "#")):
        raise InvalidInput(f"the base of IRIs must be an absolute IRI that ends in / or #, not {base!r}")
    return base


def is_absolute(id: str) -> bool:
    """Whether `id` is an absolute IRI rather than a local id.

    >>> is_absolute("https://example.org/actor/7"), is_absolute("opponents@1a2b3c4d")
    (True, False)
    """
    return _ABSOLUTE.fullmatch(id) is not None


def iri(kind: str, id: str, base: str) -> str:
    """The IRI of the thing of this kind (`claim`, `actor`, `place`, `article`, `reading`, …) and id.

    ValueError where the id is empty, or is an absolute IRI under `base` (it would come back as another id).

    >>> iri("actor", "opponents@1a2b3c4d", DEFAULT_BASE)
    'https://w3id.org/sides/id/actor/opponents@1a2b3c4d'
    >>> iri("place", "köln", DEFAULT_BASE)
    'https://w3id.org/sides/id/place/k%C3%B6ln'
    """
    if not id:
        raise ValueError(f"the id of a {kind} is empty")
    if is_absolute(id):
        if id.startswith(base):
            raise ValueError(f"{id!r} is no id of its own: it lies under the base {base}")
        return id
    return f"{base}{kind}/{quoted(id)}"


def quoted(id: str) -> str:
    """`id` percent-encoded, `@` left as it is: the last part of an IRI."""
    return quote(id, safe="@")


def id_of(iri_: str, kinds: tuple[str, ...], base: str) -> str:
    """The id of the thing with this IRI, of one of `kinds`; an IRI under another base is its own id.

    ValueError, with the reason, where the IRI lies under `base` but names another kind of thing, or is not written
    as `iri` writes it, and where the id holds a sign that cannot be seen.

    >>> id_of("https://w3id.org/sides/id/actor/egypt", ("actor",), DEFAULT_BASE)
    'egypt'
    """
    if not iri_.startswith(base):
        if not is_absolute(iri_):
            raise ValueError(f"<{iri_}> is no absolute IRI")
        return visible_id(iri_)
    kind, _, encoded = iri_.removeprefix(base).partition("/")
    if kind not in kinds:
        raise ValueError(f"<{iri_}> names no {' or '.join(kinds)}: write <{base}{kinds[0]}/…>")
    id = unquote(encoded, errors="replace")
    if not id or _UNSAFE.search(id) or is_absolute(id):
        raise ValueError(f"<{iri_}> holds no id: {id!r} is empty, has white space, or is an IRI itself")
    visible_id(id)
    if iri(kind, id, base) != iri_:
        raise ValueError(f"<{iri_}> is not written the one way its id is: write <{iri(kind, id, base)}>")
    return id


def part_iri(thing: str, part: str) -> str:
    """The IRI of a part (`quote`, `speaker-1`) of the thing with the IRI `thing`: a fragment of it.

    >>> part_iri("https://w3id.org/sides/id/claim/a1", "speaker-1")
    'https://w3id.org/sides/id/claim/a1#speaker-1'
    >>> part_iri("https://example.org/claims#a1", "quote")
    'https://example.org/claims#a1/quote'
    """
    return f"{thing}{'/' if '#' in thing else '#'}{part}"


_PART = re.compile(
    r"(.+)[#/](target|quote|position|verdict|run|reader|row|release|(?:speaker|between|dispute|confirm)-[1-9][0-9]*)"
)


def whole_iri(part: str) -> str:
    """The IRI of the thing that the IRI `part` is a part of; `part` itself where it is none.

    >>> whole_iri("https://w3id.org/sides/id/claim/a1#speaker-1")
    'https://w3id.org/sides/id/claim/a1'
    """
    found = _PART.fullmatch(part)
    return found[1] if found and part == part_iri(found[1], found[2]) else part


def decisions_iri(base: str) -> str:
    """The named graph of decisions and identities."""
    return f"{base}decisions"


def plain_iri(base: str) -> str:
    """The named graph of plain triples, where an export has one."""
    return f"{base}plain"
