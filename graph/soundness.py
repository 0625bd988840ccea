"""What no reading may hold, whichever way it comes: relations of one with itself, addresses that lead nowhere, and
signs in names and ids that nobody can see.

The shapes say the same of RDF, and the patterns are theirs. A claims file and a table are checked by this before they
are RDF, so that the line can be told, and a store checks by it what a program gives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim
from sides.graph.reading import Reading
from sides.ontology.terms import KEY_PATTERN, NAME_PATTERN, URL_PATTERN

_URL, _NAME, _KEY = (re.compile(pattern) for pattern in (URL_PATTERN, NAME_PATTERN, KEY_PATTERN))


def web_address(text: str) -> str:
    """`text`, which must be an http or https URL with a host; ValueError, with what is expected, where it is not.

    >>> web_address("https://example.org/news/1")
    'https://example.org/news/1'
    """
    if _URL.search(text) is None:
        raise ValueError(
            f"{text!r} is no web address: write the whole of it, http:// or https://, the host and what follows, "
            "without spaces, such as https://example.org/news/1"
        )
    return text


def visible_name(text: str) -> str:
    """`text`, which must hold no control character but white space; ValueError, with the character, where it does."""
    if text and _NAME.search(text) is None:
        raise ValueError(f"{text!r} holds {_first_bad(text, _NAME)}; write the name without it")
    return text


def visible_id(text: str) -> str:
    """`text`, in which the signs that turn the direction of writing are refused besides; else as `visible_name`."""
    if text and _KEY.search(text) is None:
        raise ValueError(f"the id {text!r} holds {_first_bad(text, _KEY)}; write it without")
    return text


def _first_bad(text: str, admitted: re.Pattern[str]) -> str:
    letter = next(letter for letter in text if admitted.search(letter) is None)
    kind = "the control character" if _NAME.search(letter) is None else "a sign that turns the direction of writing,"
    return f"{kind} U+{ord(letter):04X}"


def same_ends(subject: Argument, object: Argument) -> str | None:
    """What is wrong where `object` is `subject`; None where it is another, or one of them is unknown."""
    if subject.id is None or subject.id != object.id:
        return None
    return (
        f"{subject.id} is the subject and the object, and a claim relates two; "
        "if the text means two of that name, give each an id"
    )


def party_fault(subject: Argument, before: tuple[Argument, ...], party: Argument) -> str | None:
    """What is wrong with `party` of a mediation by `subject`, named after those `before` it; None where nothing is."""
    if party.id is None:
        return None
    if party.id == subject.id:
        return f"{party.id} is the mediator, and no party"
    return f"{party.id} is named twice" if any(party.id == other.id for other in before) else None


def faults(reading: Reading) -> Iterator[str]:
    """Everything of this kind that is wrong in `reading`, with the claim, actor or place that it is about."""
    ids: list[tuple[str, str | None]] = [("reading", reading.id)]
    article = reading.article
    if article is not None:
        yield from _fault("article", web_address, article.url)
        for name in (article.author, article.publisher_name):
            yield from _fault("article", visible_name, name)
    if reading.release is not None:
        for name in (reading.release.dataset, reading.release.version):
            yield from _fault("data set", visible_name, name)
    things: tuple[Actor | Place, ...] = (*reading.actors, *reading.places)
    for thing in things:
        ids.append((f"{type(thing).__name__.lower()} {thing.id}", thing.id))
        for name in thing.names:
            yield from _fault(ids[-1][0], visible_name, name)
    for claim in reading.claims:
        where = f"claim {claim.key or claim.id}"
        ids += [(where, claim.id), (where, claim.key)]
        yield from (f"{where}: {fault}" for fault in _claim_faults(claim))
        if claim.row is not None:
            yield from _fault(where, web_address, claim.row.url)
            for name in (claim.row.dataset, claim.row.version, claim.row.row):
                yield from _fault(where, visible_name, name)
    for where, id in ids:
        yield from _fault(where, visible_id, id)


def _claim_faults(claim: Claim) -> Iterator[str]:
    if fault := same_ends(claim.subject, claim.object):
        yield fault
    for number, party in enumerate(claim.between):
        if fault := party_fault(claim.subject, claim.between[:number], party):
            yield f"between: {fault}"


def _fault(where: str, check: Callable[[str], str], text: str | None) -> Iterator[str]:
    if text is not None:
        try:
            check(text)
        except ValueError as error:
            yield f"{where}: {error}"
