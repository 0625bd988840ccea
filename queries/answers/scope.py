"""How much an answer rests on: on how many articles, data sets and tables, over what time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sides.graph.actor import Actor
from sides.queries.answers.layout import clean, pad, width, wrap
from sides.queries.answers.words import counted, listed

if TYPE_CHECKING:
    from sides.graph.store import Store

_SCOPE = """
UNWIND $claims AS id
MATCH (c:Claim {id: id})
MATCH (c)-[:IN]->(r:Reading)
OPTIONAL MATCH (r)-[:READS]->(a:Article)
RETURN count(DISTINCT a.id) AS articles, count(DISTINCT r.dataset) AS datasets,
  count(DISTINCT CASE WHEN a IS NULL AND r.dataset IS NULL THEN r.id END) AS tables,
  count(c.date_from) AS dated, count(c) AS claims
"""
_DATES = """
UNWIND $claims AS id
MATCH (c:Claim {id: id})
WHERE c.date_from IS NOT NULL
OPTIONAL MATCH (c)-[:IN]->(:Reading)-[read:READS]->(:Article)
RETURN DISTINCT c.date_from AS date_from, coalesce(c.date, read.date) AS date ORDER BY date_from, date
"""


def scope(store: Store, claims: Sequence[str]) -> str:
    """In words: `1 article and 1 data set, claims undated`; nothing for no claims."""
    if not claims:
        return ""
    (row,) = store.rows(_SCOPE, {"claims": sorted(set(claims))})
    sources = ((row["articles"], "article"), (row["datasets"], "data set"), (row["tables"], "table"))
    where = listed([counted(number, one) for number, one in sources if number])
    if not row["dated"]:
        return f"{where}, claims undated"
    dates = store.rows(_DATES, {"claims": sorted(set(claims))})
    first, last = (str(dates[place]["date"]).partition("/")[0] for place in (0, -1))
    when = first if first == last else f"{first} to {last}"
    undated = f", {row['claims'] - row['dated']} undated" if row["claims"] > row["dated"] else ""
    return f"{where}, {when}{undated}"


def heading(actor: Actor, words: str, columns: int) -> Iterator[str]:
    """The actor's full name and id, and `words` at the end of the line, or beneath where they do not fit."""
    title = f"{clean(actor.name)} ({clean(actor.id)})"
    if width(title) + 2 + width(words) <= columns:
        yield f"{pad(title, columns - width(words))}{words}".rstrip()
    else:
        yield from wrap(title, columns, hanging="  ")
        yield from wrap(words, columns, indent="  ")
