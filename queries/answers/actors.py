"""Actors and places, and the merges and splits among them, listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sides.graph.errors import shortened
from sides.graph.names import fold
from sides.queries.answers.asking import ask
from sides.queries.answers.layout import aligned, clean, wrap
from sides.queries.answers.words import counted, day
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.store import Store

_PLACES = """
MATCH (n:Place)
RETURN n.id AS id, n.name AS name, n.label AS label, n.kind AS kind, n.aliases AS aliases, n.identifiers AS identifiers,
  COUNT { MATCH (c:Claim {object: n.id}) WHERE c.status = 'accepted' RETURN c }
    + COUNT { MATCH (c:Claim)-[:AT]->(n) WHERE c.status = 'accepted' AND coalesce(c.object <> n.id, true) RETURN c }
    AS claims
ORDER BY claims DESC, id
"""
COLUMNS = ("type", "id", "name", "label", "kind", "aliases", "identifiers", "reliability", "claims", "merged")


def actors_answer(store: Store, text: str | None = None) -> Answer:
    """The actors and places whose name, alias or id contains `text` (case and accents aside); all without it."""
    actors = [
        {"type": "actor", "id": row["actor_id"], "label": row["actor"], **row} for row in ask(store, "actors").rows
    ]
    places = [{"type": "place", **row, "merged": []} for row in store.rows(_PLACES)]
    rows: list[dict[str, Any]] = [{name: row.get(name) for name in COLUMNS} for row in (*actors, *places)]
    if text:
        rows = [row for row in rows if _matches(row, fold(text))]

    def lines(columns: int) -> Iterator[str]:
        cells = [
            (clean(row["label"]), clean(row["kind"] or ""), clean(row["id"]), counted(row["claims"], "claim"))
            for row in rows
        ]
        blocks = list(zip(rows, aligned(cells, columns), strict=True))
        for type, title in (("actor", "ACTORS"), ("place", "PLACES")):
            found = [(row, block) for row, block in blocks if row["type"] == type]
            if found:
                yield f"{title} ({len(found)})"
            for row, block in found:
                yield from block
                yield from wrap(_also(row), columns, indent="    ", hanging="      ")

    if rows:
        notes = []
    elif text:
        notes = [
            f'No actor or place has "{clean(shortened(text))}" in its name, aliases or id. `sides actors` lists all.'
        ]
    else:
        notes = ["There are no actors or places in this store yet; `sides load` brings them in with their claims."]
    return Answer(columns=COLUMNS, rows=rows, text=lines, notes=notes)


def _matches(row: Mapping[str, Any], wanted: str) -> bool:
    return any(
        wanted in fold(name)
        for name in (row["id"], row["name"], row["label"], *_all(row, "aliases"), *_all(row, "merged"))
    )


def _all(row: Mapping[str, Any], name: str) -> list[str]:
    """A list in a row, empty where nothing is stated."""
    return list(row[name] or ())


def _also(row: Mapping[str, Any]) -> str:
    shown = {fold(row["label"]), fold(row["label"].strip("[]"))}
    different = {fold(name): clean(name) for name in reversed((row["name"], *_all(row, "aliases")))}
    names = [name for key, name in reversed(different.items()) if key not in shown]
    parts = [f"also {', '.join(names)}"] if names else []
    if row["merged"]:
        parts.append(f"merged into it: {', '.join(clean(name) for name in row['merged'])}")
    if row["identifiers"]:
        parts.append(" ".join(clean(identifier) for identifier in row["identifiers"]))
    if row["reliability"]:
        parts.append(f"reliability {clean(row['reliability'])}")
    return "; ".join(parts)


def merges_answer(store: Store) -> Answer:
    """Every merge and split, those taken back included, oldest first."""
    identities = sorted(store.identities(), key=lambda each: (each.at, each.id))

    def lines(columns: int) -> Iterator[str]:
        for each in identities:
            called = f' where it is called "{clean(each.mention)}"' if each.mention else ""
            words = f"{clean(each.actor)} counts as {clean(each.into)}{called}"
            yield from wrap(words, columns, indent=f"{each.kind:5}  ", hanging="       ")
            parts = [f"by {clean(each.by)} on {day(each.at)}", clean(each.why or "")]
            yield from wrap(": ".join(part for part in parts if part), columns, indent="       ")
            if each.undone_at:
                yield f"       taken back by {clean(each.undone_by or '')} on {day(each.undone_at)}"
            else:
                yield f"       to take it back: sides undo {clean(each.id)}"

    rows = [asdict(each) for each in identities]
    columns = ("id", "kind", "actor", "into", "mention", "by", "at", "why", "undone_by", "undone_at")
    notes = [] if rows else ["No actors were merged or split in this store (`sides merge`, `sides split`)."]
    return Answer(columns=columns, rows=rows, text=lines, notes=notes)
