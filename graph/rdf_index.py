"""The triples of one named graph by node and property, with the readers of single values."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from rdflib.term import Literal, Node, URIRef
from sides.graph import iris
from sides.graph import vocabulary as v
from sides.ontology.validation import Violation, claim_name, compact

Triple = tuple[Node, Node, Node]


class GraphIndex:
    """One graph, indexed: what each node says, and which nodes have which type.

    about: the values by node and property. typed: the nodes by type. places: ids that the graph's IRIs call places.
    problems, misquoted: what is wrong, found while reading.
    """

    def __init__(self, name: URIRef, triples: set[Triple], base: str) -> None:
        """Index `triples` of the graph `name`; ids are those of IRIs under `base`."""
        self.name, self.base = name, base
        self.about: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self.typed: dict[Node, list[Node]] = defaultdict(list)
        for subject, predicate, object_ in triples:
            self.about[subject][predicate].append(object_)
            if predicate == v.A:
                self.typed[object_].append(subject)
        self.problems: list[Violation] = []
        self.misquoted: list[Violation] = []
        self.places: set[str] = set()
        self.ids: dict[tuple[Node, tuple[str, ...]], str] = {}

    def of(self, node: Node | None, predicate: Node) -> list[Node]:
        """Every value of a property."""
        found = self.about.get(node) if node is not None else None
        return found.get(predicate, []) if found else []

    def one(self, node: Node | None, predicate: URIRef) -> Node | None:
        """The value of a property that has one at most."""
        found = self.of(node, predicate)
        return found[0] if found else None

    def text(self, node: Node | None, predicate: URIRef) -> str | None:
        """The text of a property that has one at most."""
        found = self.one(node, predicate)
        return None if found is None else str(found)

    def texts(self, node: Node, predicate: URIRef) -> tuple[str, ...]:
        """Every text of a property, sorted."""
        return tuple(sorted(str(text) for text in self.of(node, predicate)))

    def number(self, node: Node, predicate: URIRef) -> int | None:
        """The whole number of a property."""
        found = self.one(node, predicate)
        return None if found is None else int(str(found))

    def time(self, node: Node, predicate: URIRef) -> datetime | None:
        """The time of a property."""
        found = self.one(node, predicate)
        if not isinstance(found, Literal) or not isinstance(found.value, datetime):
            return None
        return found.value

    def value(self, node: Node, predicate: URIRef, group: str) -> str | None:
        """The name of an enumerated value, of this group."""
        found = self.one(node, predicate)
        return None if not isinstance(found, URIRef) else v.VALUE_NAMES[group, str(found)]

    def id(self, node: Node | None, *kinds: str) -> str:
        """The id of the thing that `node` is, of one of `kinds`; what has none is a problem."""
        key = (node or self.name, kinds)
        found = self.ids.get(key)
        if found is None:
            try:
                found = iris.id_of(str(node), kinds, self.base)
            except ValueError as error:
                self.problem(node or self.name, str(error))
                found = str(node)
            self.ids[key] = found
            if kinds == ("place",) or str(node).startswith(f"{self.base}place/"):
                self.places.add(found)
        return found

    def maybe_id(self, node: Node, predicate: URIRef, kind: str) -> str | None:
        """The id of the thing that a property names."""
        found = self.one(node, predicate)
        return None if found is None else self.id(found, kind)

    def part(self, claim: Node, predicate: URIRef, name: str) -> Node | None:
        """The part of a claim, or of a reading, that a property names, whose fragment is `name`."""
        found = self.one(claim, predicate)
        return None if found is None else self.is_part(claim, found, name)

    def is_part(self, claim: Node, part: Node | None, name: str) -> Node | None:
        """`part`, which must be the fragment `name` of its claim."""
        expected = URIRef(iris.part_iri(str(claim), name))
        if part != expected:
            whole = "reading" if claim == self.name else "claim"
            self.problem(claim, f"its {name} is <{part}>; a part is a fragment of its {whole}: write <{expected}>")
        return part

    def numbered(self, claim: Node, predicate: URIRef, name: str) -> list[Node]:
        """The parts of a claim that a property names, in the order of their numbers."""
        found = self.of(claim, predicate)
        expected: list[Node] = [
            URIRef(iris.part_iri(str(claim), f"{name}-{number}")) for number in range(1, len(found) + 1)
        ]
        if set(found) != set(expected):
            first = iris.part_iri(str(claim), f"{name}-1")
            message = f"parts are fragments of their claim, numbered from 1 without gaps: <{first}>, and so on"
            self.problem(claim, message, path=predicate)
            return sorted(found, key=str)
        return expected

    def problem(self, node: Node, message: str, *, path: URIRef | None = None) -> None:
        """Note what is wrong with `node`."""
        claim = self.claim_of(str(node))
        self.problems.append(
            Violation(claim=claim, node=str(node), path=compact(str(path)) if path else "", message=message)
        )

    def claim_of(self, node: str) -> str:
        """The id of the claim that a node is, or is a part of, as messages name it; "" where it is none."""
        whole = iris.whole_iri(node)
        return claim_name(whole) if v.CLAIM in self.of(URIRef(whole), v.A) else ""
