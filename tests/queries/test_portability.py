"""The rules under which one Cypher text gives the same rows on both engines, checked over every saved query.

Each is there because an engine behaved otherwise without it: refused the text, was a thousand times slower, or
gave other rows in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sides.ontology.terms import RELATIONS
from sides.queries.catalogue import SavedQuery, catalogue

QUERIES = list(catalogue().values())
every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.id)


def body(query: SavedQuery) -> str:
    """The statement without its header and comments."""
    return "\n".join(line for line in query.cypher.splitlines() if not line.lstrip().startswith("//"))


def bare(query: SavedQuery) -> str:
    """The statement with its strings emptied."""
    return re.sub(r"'[^']*'", "''", body(query))


FORBIDDEN = {
    "a path selector: only (all)shortestPath(s) is on both": r"\b(ANY|ALL|\d+)\s+SHORTEST\b|\bSHORTEST\s+\d",
    "toString of a date: written in different ways": r"\btoString(OrNull)?\s*\(",
    "a date made in the query: it does not use the index, dates come as parameters": r"\b(date|datetime)\s*\(",
    "EXPLAIN or PROFILE: refused by one engine": r"\b(EXPLAIN|PROFILE)\b",
    "a procedure: not the same on both": r"\bCALL\s+[A-Za-z_`]",
    "a subquery without its variables: deprecated": r"\bCALL\s*\{",
    "internal ids: mean nothing elsewhere": r"\b(elementId|id)\s*\(",
    "now and random: other rows each time": r"\b(rand|randomUUID|timestamp)\s*\(",
    "keys, properties, labels: their order and shape differ": r"\b(keys|properties|labels)\s*\(",
    "regular expressions: each engine has its own": r"=~",
    "a part of a text: counted in UTF-16 units on one engine": r"\b(substring|left|right)\s*\(",
    "the size of a text: likewise": r"\bsize\s*\(\s*\w+\.(quote|text|name)\s*\)",
    "a hint or index name": r"\bUSING\s+(INDEX|SCAN|JOIN)\b",
    "the end of a claim without backticks": r"\.end\b",
    "old syntax": r"\bexists\s*\(|\bsize\s*\(\s*\(",
}


@every_query
@pytest.mark.parametrize("why", FORBIDDEN, ids=lambda why: why.split(":")[0])
def test_nothing_that_differs_between_the_engines(query: SavedQuery, why: str) -> None:
    assert re.search(FORBIDDEN[why], bare(query)) is None, why


@every_query
def test_no_relation_is_listed(query: SavedQuery) -> None:
    """What the ontology declares is asked by kind, sign and link. `mediates` alone is a query's own subject."""
    named = {text for text in re.findall(r"'([^']*)'", body(query)) if text in RELATIONS}
    edges = {relation.edge for relation in RELATIONS.values()} | {each.negated_edge for each in RELATIONS.values()}
    # CONTACT and the like are edges per pair; DISPUTES and CONFIRMS lead from claim to claim.
    typed = set(re.findall(r"(?<=[:|])[A-Z_]{3,}\b", bare(query))) & edges
    assert named <= ({"mediates"} if query.id == "mediators" else set())
    assert typed == set()


@every_query
def test_an_inline_property_is_a_parameter_a_literal_or_a_variable(query: SavedQuery) -> None:
    """`MATCH (c {pair: p.key})` finds nothing on one engine, without a word."""
    for pattern in re.findall(r"\(\w*:?[\w|]*\s*\{([^{}]*)\}\)", body(query)):
        for value in (part.partition(":")[2].strip() for part in pattern.split(",")):
            assert re.fullmatch(r"\$\w+|\w+|'[^']*'", value), pattern


@every_query
def test_what_is_looked_up_is_never_null(query: SavedQuery) -> None:
    """`MATCH (a:Actor {id: null})` finds nothing on both engines, but one of them reads every actor for it."""
    text = body(query)
    for pattern in re.findall(r"\(\w*:?[\w|]*\s*\{([^{}]*)\}\)", text):
        for value in (part.partition(":")[2].strip() for part in pattern.split(",")):
            if not re.fullmatch(r"[a-z]\w*", value) or value == "true":
                continue
            sources = re.findall(rf"([^\n,]*(?:\([^()]*\))?) AS {value}\b", text)
            never = r"coalesce\(.*''\)|\b\w+\.(id|key|reading|canonical)|\bparty_id\b|\.between\[nth\]|\.canonical, "
            safe = [re.search(never, source) or "CASE" in source or value in SET_BY_CONDITION for source in sources]
            assert all(safe), (value, sources)


#: Variables that a WHERE keeps from being null, or that are taken from a list which holds none.
SET_BY_CONDITION = {
    "mediator_id": "subject IS NOT NULL",
    "principal_id": "of SPEAKS_FOR claims, which have both ends; of a speaker, '' at least",
    "pair": "of an edge",
    "spo": "of a claim that the opposite contests",
    "subject_id": "of a claim with a pair",
    "object_id": "of a claim with a pair",
    "source_id": "unwound from a list",
    "reading_id": "every claim has one",
    "whose_id": "'' at least",
}


@every_query
def test_a_pattern_starts_from_what_is_bound_or_found_by_an_index(query: SavedQuery) -> None:
    """Listings of everything start from a label; all others from a key, an id, or a variable of an earlier line."""
    whole = {"actors": "Actor", "sources": "Claim", "speakers": "Claim", "readings": "Reading", "puzzles": "Actor"}
    text = bare(query)
    for found in re.finditer(r"\bMATCH\s+(?:\w+\s*=\s*)?(?:allShortestPaths\()?\(([^)]*)\)", text):
        start = found[1]
        name, _, label = start.partition(":")
        known = name and re.search(rf"\b{name}\b", text[: found.start()])
        assert "{" in start or known or label == whole.get(query.id), f"MATCH ({start})"


@every_query
def test_rows_come_in_one_order(query: SavedQuery) -> None:
    """The last ORDER BY ends in what no two rows share."""
    last = body(query).rstrip().rpartition("ORDER BY")[2].rstrip()
    ends = {
        "who-supports": "v.id, x.id", "who-opposes": "v.id, x.id", "own-people": "relation_id, x.id",
        "alliance-paths": "actor_ids, links", "opposition-paths": "actor_ids, links", "mediators": "claims[0]",
        "claims-about": "claim", "evidence": "claim", "disputed": "position", "puzzles": "ids", "timeline": "claim",
        "territory": "claims[0]", "speakers": "claim, words.position", "actors": "actor_id", "sources": "source_id",
        "not-counted": "claim", "claim": "claim", "readings": "reading",
    }  # fmt: skip
    assert last.endswith(ends[query.id])


@every_query
def test_lists_are_collected_in_one_order(query: SavedQuery) -> None:
    """Before `collect` stands an ORDER BY, or what is collected is made a set of ids at once; COLLECT has its own."""
    text = body(query)
    for inner in _collected(text):
        assert "ORDER BY" in inner or re.search(r"RETURN medium\.reliability\s*$", inner.strip()), inner
    for found in re.finditer(r"\bcollect\(", text):
        before = text[: found.start()]
        scope = before[before.rfind("CALL") :] if "CALL" in before else before
        one_id = re.match(r"collect\((DISTINCT )?\w+\.id\)", text[found.start() :])
        assert "ORDER BY" in scope or one_id, text[found.start() : found.start() + 60]


def _collected(text: str) -> Iterator[str]:
    """The insides of every COLLECT { … }."""
    for found in re.finditer(r"COLLECT \{", text):
        depth, place = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[place], 0)
            place += 1
        yield text[found.end() : place - 1]


@every_query
def test_shortest_paths_have_no_predicate_and_two_ends(query: SavedQuery) -> None:
    """A predicate on the path, in or beside the pattern, is read differently; equal ends are an error on one."""
    text = body(query)
    for found in re.finditer(r"[sS]hortestPaths?\(", text):
        beside = text[found.end() :].partition("\n")[2].lstrip()
        assert not beside.startswith("WHERE")
        assert "a <> b" in text[: found.start()]


@every_query
def test_it_pastes_into_neo4j_browser(query: SavedQuery) -> None:
    """One statement, comments with `//` alone, parameters with `$`, lines that can be read."""
    assert ";" not in bare(query)
    assert "/*" not in query.cypher
    assert max(len(line) for line in body(query).splitlines()) <= 130
    declared = {parameter.name for parameter in query.parameters}
    assert set(re.findall(r"\$(\w+)", body(query))) == declared
