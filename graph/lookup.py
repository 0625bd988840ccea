"""Finding what a person named: an actor by any of its names, a claim by the beginning of its id."""

from __future__ import annotations

from typing import Any

from sides.graph.actor import Actor, Place
from sides.graph.engine import Run
from sides.graph.errors import AmbiguousActor, AmbiguousClaim, UnknownActor, UnknownClaim
from sides.graph.names import fold

_BY_KEY = """UNWIND $keys AS key
MATCH (n:Name {key: key})-[:NAMES]->(t)
RETURN key, labels(t)[0] AS label, properties(t) AS node"""


def keys_of(name: str) -> tuple[str, list[str]]:
    """The keys of the `Name` nodes that `name` may mean: that of the id it may be, which goes before all, and all."""
    name = name.strip()
    exact = f"id:{name}"
    return exact, sorted({exact, fold(name), f"id:{name.lower()}"})


def find_things(run: Run, name: str) -> list[Actor | Place]:
    """Every actor and place with this id, else with this name or alias; actors first, each kind by id."""
    exact, keys = keys_of(name)
    rows = run(_BY_KEY, {"keys": keys})
    rows = [row for row in rows if row["key"] == exact] or rows
    things = {(row["label"], row["node"]["id"]): row["node"] for row in rows}
    return [_actor(node) if label == "Actor" else _place(node) for (label, _), node in sorted(things.items())]


def find_actor(run: Run, name: str) -> Actor:
    """The one actor with this id, name or alias. Raises UnknownActor, AmbiguousActor."""
    things = find_things(run, name)
    actors = [thing for thing in things if isinstance(thing, Actor)]
    if len(actors) == 1:
        return actors[0]
    if actors:
        raise AmbiguousActor("actor", name, [f"{actor.id}  {actor.label} ({actor.kind})" for actor in actors])
    hint = f"{things[0].name} is a place; `sides claims --about` takes places." if things else "See `sides actors`."
    raise UnknownActor("actor", name, _known(run, name), hint=hint)


_CLAIM = (
    "RETURN c.id AS id, c.reading AS reading, c.key AS key, c.quote AS quote, "
    "c.dataset AS dataset, c.row AS row ORDER BY reading, key, id LIMIT 20"
)
_CLAIMS = (
    f"MATCH (c:Claim {{id: $text}}) WHERE c.reading IS NOT NULL {_CLAIM}",
    f"MATCH (c:Claim {{key: $text}}) {_CLAIM}",
    f"MATCH (c:Claim {{key: $key}}) WHERE c.reading = $reading {_CLAIM}",
    f"MATCH (c:Claim) WHERE c.id STARTS WITH $text AND c.reading IS NOT NULL {_CLAIM}",
)
"""The ways in which a claim is named, the first that finds one counts."""


def claim_id(run: Run, text: str) -> str:
    """The id of the claim that `text` names: an id, a key, READING/KEY, or the beginning of an id with or without `#`.

    Raises UnknownClaim, AmbiguousClaim, whose candidates are named by id and by READING/KEY.
    """
    wanted = text.strip().removeprefix("#")
    reading, _, key = wanted.rpartition("/")
    for query in _CLAIMS:
        found = run(query, {"text": wanted, "reading": reading, "key": key}) if wanted else []
        if len(found) == 1:
            return str(found[0]["id"])
        if found:
            raise AmbiguousClaim("claim", text, [_candidate(row) for row in found])
    keys = [row["key"] for row in run("MATCH (c:Claim) WHERE c.key IS NOT NULL RETURN DISTINCT c.key AS key")]
    raise UnknownClaim("claim", text, keys, hint="`sides claims --about NAME` lists claims.")


def _candidate(claim: dict[str, Any]) -> str:
    """A claim in a list to choose from: its id, where it comes from, and the beginning of its quote, or its row."""
    where = f"{claim['reading']}/{claim['key']}" if claim["key"] else claim["reading"]
    quote = claim["quote"] or ""
    words = f'"{quote[:40].rstrip()}{"…" if len(quote) > 40 else ""}"' if quote else ""
    if not quote and claim["dataset"]:
        words = f"{claim['dataset']}, row {claim['row']}"
    return "  ".join(part for part in (claim["id"], where, words) if part)


def _known(run: Run, name: str) -> list[str]:
    """Names and ids of actors to suggest from; where `name` is lower case, folded ones match it better."""
    rows = run("MATCH (a:Actor) RETURN a.id AS id, a.name AS name, a.short AS short, a.aliases AS aliases")
    names = {text for row in rows for text in (row["id"], row["name"], row["short"], *(row["aliases"] or [])) if text}
    if name == name.casefold():
        return [text.casefold() for text in names]
    return sorted(names)


def _identifiers(node: dict[str, object]) -> tuple[tuple[str, str], ...]:
    listed = node.get("identifiers") or []
    assert isinstance(listed, list)
    pairs = (str(text).partition(":") for text in listed)
    return tuple((catalogue, identifier) for catalogue, _, identifier in pairs)


def _actor(node: dict[str, object]) -> Actor:
    return Actor(
        id=str(node["id"]),
        name=str(node["name"]),
        kind=str(node["kind"]),
        short=_text(node, "short"),
        aliases=_texts(node, "aliases"),
        reliability=_text(node, "reliability"),
        identifiers=_identifiers(node),
    )


def _place(node: dict[str, object]) -> Place:
    return Place(
        id=str(node["id"]),
        name=str(node["name"]),
        kind=_text(node, "kind"),
        aliases=_texts(node, "aliases"),
        within=_text(node, "within"),
        identifiers=_identifiers(node),
    )


def _text(node: dict[str, object], name: str) -> str | None:
    value = node.get(name)
    return None if value is None else str(value)


def _texts(node: dict[str, object], name: str) -> tuple[str, ...]:
    values = node.get(name) or []
    assert isinstance(values, list)
    return tuple(str(value) for value in values)
