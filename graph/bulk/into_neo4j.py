"""A bulk load into a Neo4j server, a few thousand rows a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from sides.graph.bulk.rows import PartRows
from sides.graph.bulk.target import DuplicateClaim
from sides.graph.changing import alone, remove_readings
from sides.graph.derived import EdgeRow, Row
from sides.graph.engine import Engine, Result, Run
from sides.graph.errors import InvalidCypher
from sides.graph.schema import DERIVED

_TOGETHER = 2000
"""Rows of one statement, and claims of one transaction."""
_EDGES_TOGETHER = 10_000
"""Derived edges of one transaction."""
_INLINE = ("SUBJECT", "OBJECT", "AT")
"""The edges that are written with their claim, one of each type; they have a mention at most."""

Shape = tuple[tuple[str, str], ...]
"""The edges that are written with a claim: their types, and the labels of their ends."""


class IntoNeo4j:
    """See `Target`. Values go over as lists, and the claim is made with them in one map: a map for each row, `SET`, or
    looking the claim up again for its edges took up to twice as long.
    """

    resumes = True
    beside: Path | None = None

    def __init__(self, engine: Engine) -> None:
        """Write to the server that `engine` is connected to."""
        self._engine = engine
        self._names: list[str] = []

    def read(self, work: Callable[[Run], Result]) -> Result:
        """See `Target.read`."""
        return self._engine.read(work)

    def write(self, work: Callable[[Run], Result]) -> Result:
        """See `Target.write`."""
        return self._engine.write(alone(work))

    def retire(self, parts: Sequence[str]) -> None:
        """See `Target.retire`: a part a transaction."""
        for part in parts:
            self.write(partial(remove_readings, readings=[part]))

    def part(self, rows: PartRows) -> None:
        """See `Target.part`."""
        self._engine.write(partial(_begin_part, rows=rows))
        self._names = sorted({*self._names, *(name for claim in rows.claims for name in claim)})
        shapes, rest = self._shaped(rows)
        try:
            for shape, claims in shapes.items():
                statement = _statement(shape, self._names)
                for some in _some(claims):
                    given = {"reading": rows.reading["id"], "rows": some}
                    self._engine.write(partial(_run, statement=statement, given=given))
        except InvalidCypher as error:
            if "already exists" in str(error):
                raise DuplicateClaim from error
            raise
        for (type, label), edges in rest.items():
            statement = (
                f"UNWIND $rows AS row MATCH (c:Claim {{id: row[0]}}) MATCH (n:{label} {{id: row[1]}}) "
                f"CREATE (c)-[e:{type}]->(n) SET e += row[2]"
            )
            for some in _some(edges):
                self._engine.write(partial(_run, statement=statement, given={"rows": some}))
        if rows.tangled is None:
            given = {"id": rows.reading["id"], "hash": rows.reading["hash"]}
            self._engine.write(partial(_run, statement="MATCH (r:Reading {id: $id}) SET r.hash = $hash", given=given))

    def derived(self, rows: Iterable[EdgeRow]) -> None:
        """See `Target.derived`."""
        rows = iter(rows)
        while some := list(islice(rows, _EDGES_TOGETHER)):  # they come mixed, and go over type by type
            groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
            for row in some:
                assert row.type in DERIVED
                groups[row.type, row.end_label].append([row.start, row.end, row.props["key"], row.props])
            self._engine.write(alone(partial(_write_edges, groups=groups)))

    def _shaped(self, rows: PartRows) -> tuple[dict[Shape, list[list[Any]]], dict[tuple[str, str], list[list[Any]]]]:
        """The claims by shape, each as a list of its properties and its ends; and the rows of all other edges."""
        inline: dict[str, dict[str, tuple[str, str, str | None]]] = {claim["id"]: {} for claim in rows.claims}
        rest: dict[tuple[str, str], list[list[Any]]] = defaultdict(list)
        for (type, label), edges in rows.edges.items():
            if type == "IN":
                continue
            for id, end, props in zip(edges.claims, edges.ends, edges.props, strict=True):
                own = inline[id]
                if type in _INLINE and type not in own:
                    own[type] = (label, end, props.get("mention"))
                else:
                    rest[type, label].append([id, end, props])
        shapes: dict[Shape, list[list[Any]]] = defaultdict(list)
        for claim in rows.claims:
            own = inline[claim["id"]]
            shape = tuple((type, own[type][0]) for type in _INLINE if type in own)
            values = [claim.get(name) for name in self._names]
            for type, _ in shape:
                values += own[type][1:]
            shapes[shape].append(values)
        return shapes, rest


def _statement(shape: Shape, names: Sequence[str]) -> str:
    values = ", ".join(f"`{name}`: row[{number}]" for number, name in enumerate(names))
    matches, creates = [], []
    for number, (type, label) in enumerate(shape):
        at = len(names) + 2 * number
        mention = "" if type == "AT" else f" {{mention: row[{at + 1}]}}"
        matches.append(f"MATCH (n{number}:{label} {{id: row[{at}]}})")
        creates.append(f"CREATE (c)-[:{type}{mention}]->(n{number})")
    claim = f"CREATE (c:Claim {{{values}}}) CREATE (c)-[:IN]->(r)"
    return " ".join(["MATCH (r:Reading {id: $reading}) UNWIND $rows AS row", *matches, claim, *creates])


def _begin_part(run: Run, rows: PartRows) -> None:
    reading = {name: value for name, value in rows.reading.items() if name != "hash"}
    run("MERGE (r:Reading {id: $row.id}) SET r = $row", {"row": reading})
    run(
        "MATCH (r:Reading {id: $id}) UNWIND $uses AS id MATCH (u:Reading {id: id}) MERGE (r)-[:USES]->(u)",
        {"id": reading["id"], "uses": list(rows.uses)},
    )
    for some in _some(rows.sources):
        run("UNWIND $rows AS row MERGE (s:Source {id: row.id}) SET s += row", {"rows": some})


def _write_edges(run: Run, groups: dict[tuple[str, str], list[Any]]) -> None:
    for (type, label), rows in groups.items():
        run(
            f"UNWIND $rows AS row MATCH (a:Actor {{id: row[0]}}) MATCH (b:{label} {{id: row[1]}}) "
            f"MERGE (a)-[e:{type} {{key: row[2]}}]->(b) SET e = row[3]",
            {"rows": rows},
        )


def _run(run: Run, statement: str, given: Row) -> None:
    run(statement, given)


def _some(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), _TOGETHER):
        yield rows[start : start + _TOGETHER]
