"""Whether a reading may take the place of the one that the store has under its name, or is about something else.

A reading is named after its file unless it says otherwise, so two files of one name, of two articles or two tables,
meet here. What was edited is let through: whatever of the text, the title and the claims was mended, something stayed.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from sides.graph.derived import Row
from sides.graph.engine import Run
from sides.graph.errors import InvalidInput
from sides.graph.reading import Reading

_STORED = """MATCH (r:Reading {id: $id})
OPTIONAL MATCH (r)-[read:READS]->(a:Article)
RETURN r.claims AS claims, r.dataset AS dataset, r.dataset_version AS version, a.id AS article, read.title AS title,
  read.url AS url"""
_CLAIMS = """MATCH (c:Claim {reading: $id})
OPTIONAL MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:OBJECT]->(o)
RETURN c.key AS key, c.quote AS quote, c.url AS url, s.id AS subject, c.relation AS relation,
  coalesce(o.id, c.literal) AS object"""


def refuse_another(run: Run, reading: Reading) -> None:
    """InvalidInput where `reading` would take the place of claims from another article or table.

    A reading without claims has none to lose. One of an article takes the place of one of the same text, title or
    address, and of one with which it has a key or a quote in common; one of a table (or of other rows without an
    article) that of one with which it has a quote, an address or a row in common; one of a data set that of one of the
    same data set, whatever its version. Of an article and a table neither takes the place of the other.
    """
    (stored,) = run(_STORED, {"id": reading.id})
    if not stored["claims"]:
        return
    article = reading.article
    if article is None or stored["article"] is None:
        dataset = None if reading.release is None else reading.release.dataset
        same = article is None and stored["article"] is None
        if dataset is not None and stored["dataset"] is not None:
            same &= dataset == stored["dataset"]
        else:
            same &= _share_a_claim(run, reading, _row_marks)
    else:
        same = (
            stored["article"] == article.id
            or (article.title is not None and stored["title"] == article.title)
            or (article.url is not None and stored["url"] == article.url)
            or _share_a_claim(run, reading, _text_marks)
        )
    if not same:
        raise InvalidInput(_message(reading, stored))


def _share_a_claim(run: Run, reading: Reading, marks: Any) -> bool:
    here = {
        mark
        for claim in reading.claims
        for mark in marks(
            {
                "key": claim.key,
                "quote": claim.quote,
                "url": claim.row and claim.row.url,
                "subject": claim.subject.id,
                "relation": claim.relation,
                "object": claim.object.id or claim.object.literal,
            }
        )
    }
    return any(mark in here for row in run(_CLAIMS, {"id": reading.id}) for mark in marks(row))


def _text_marks(claim: Row) -> list[Hashable]:
    """By what a claim of an article is known again."""
    return [(name, claim[name]) for name in ("key", "quote") if claim[name]]


def _row_marks(claim: Row) -> list[Hashable]:
    """By what a row of a table is known again."""
    whole = tuple(claim[name] for name in ("subject", "relation", "object", "url"))
    return [whole, *((name, claim[name]) for name in ("quote", "url") if claim[name])]


def _message(reading: Reading, stored: Row) -> str:
    other, this = "another article", "nothing of it is in this one"
    if reading.article is None:
        other = "an article" if stored["article"] else "another table"
        this = "this is a table" if stored["article"] else "no row of it is in this one"
        if reading.release is not None and stored["dataset"]:
            other, this = "another data set", f"this is of {reading.release.dataset}"
    elif stored["article"] is None:
        other, this = "a table", "this is of an article"
    release = " ".join(filter(None, (stored["dataset"], stored["version"])))
    title = stored["title"] or (stored["article"] or "")[:12] or release
    return (
        f"the store holds a reading {reading.id!r} of {other}{f' ({title})' if title else ''}, and {this}. "
        "Give this one a name of its own (`reading: NAME` in a claims file; a table is named after its file), or "
        f"remove the other first (sides remove {reading.id})"
    )
