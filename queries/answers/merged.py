"""Whom an answer speaks of where another was asked for: an actor that was merged into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sides.graph.lookup import keys_of
from sides.queries.answers.layout import clean

if TYPE_CHECKING:
    from sides.graph.store import Store

_MEANT = """
UNWIND $keys AS key
MATCH (:Name {key: key})-[names:NAMES]->(into:Actor)
RETURN key, names.of AS meant, into.id AS id, into.name AS name ORDER BY key, id
"""
_NAMES = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN id, a.name AS name ORDER BY id"


def counted_as(store: Store, *names: str | None) -> list[str]:
    """For each of `names` that only merged actors have, a line that says whom it counts as, and who merged them."""
    return [line for name in names if name for line in _lines(store, name)]


def _lines(store: Store, name: str) -> list[str]:
    exact, keys = keys_of(name)
    rows = store.rows(_MEANT, {"keys": keys})
    rows = [row for row in rows if row["key"] == exact] or rows
    if any(row["id"] in row["meant"] for row in rows):
        return []
    into = {old: row for row in rows for old in row["meant"]}
    if not into:
        return []
    by = {
        each.actor: each.by for each in store.identities() if each.kind == "merge" and each.undone_at is None
    }  # in order of time: the latest counts
    olds = store.rows(_NAMES, {"ids": sorted(into)})
    return [
        f"{_titled(old['name'], old['id'])}, counted as {_titled(into[old['id']]['name'], into[old['id']]['id'])}"
        + (f" (merged by {clean(by[old['id']])})" if old["id"] in by else "")
        for old in olds
    ]


def _titled(name: str, id: str) -> str:
    return f"{clean(name)} ({clean(id)})"
