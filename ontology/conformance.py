"""Whether triples conform to the shapes, yes or no: the part of SHACL Core that `shapes.ttl` uses, compiled from it.

A general SHACL engine spends most of its time on finding out, again for each graph, what the shapes ask. Here each
shape becomes a function once. What is wrong where something does not conform is then asked of pySHACL, which has the
last word. A test holds the two against each other, and a constraint that is not known here is an error, never passed
over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection as RDFList
from rdflib.term import Node

Triple: TypeAlias = tuple[Node, Node, Node]


class Index:
    """A set of triples by node and property; `subjects`, `objects`, `value` and `in` are as of an rdflib graph."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Index `triples`; one that comes twice counts once."""
        self.about: dict[Node, dict[Node, set[Node]]] = {}
        self.typed: dict[Node, set[Node]] = defaultdict(set)
        self.using: dict[Node, set[Node]] = defaultdict(set)
        self._members: dict[Node, set[Node]] = {}
        for subject, predicate, object_ in triples:
            of = self.about.get(subject)
            if of is None:
                of = self.about[subject] = {}
            values = of.get(predicate)
            if values is None:
                of[predicate] = {object_}
                self.using[predicate].add(subject)
            else:
                values.add(object_)
        for subject in self.using.get(RDF.type, ()):
            for cls in self.about[subject][RDF.type]:
                self.typed[cls].add(subject)

    def objects(self, subject: Node, predicate: Node) -> Collection[Node]:
        """Every value of a property, in no order."""
        of = self.about.get(subject)
        return () if of is None else of.get(predicate, ())

    def subjects(self, predicate: Node, object_: Node) -> Collection[Node]:
        """Every node that has this value of a property, in no order."""
        if predicate == RDF.type:
            return self.typed.get(object_, ())
        return [node for node in self.using.get(predicate, ()) if object_ in self.objects(node, predicate)]

    def value(self, subject: Node, predicate: Node) -> Node | None:
        """One of the values of a property, None where it has none."""
        return next(iter(self.objects(subject, predicate)), None)

    def __contains__(self, triple: tuple[Node, Node, Node | None]) -> bool:
        """Whether the triple is there; with None for the object: any of its subject and predicate."""
        subject, predicate, object_ = triple
        values = self.objects(subject, predicate)
        return bool(values) if object_ is None else object_ in values

    def instances(self, cls: Node) -> set[Node]:
        """The nodes of a class or of its subclasses."""
        found = self._members.get(cls)
        if found is None:
            seen, ahead = {cls}, [cls]
            while ahead:
                below = set(self.subjects(RDFS.subClassOf, ahead.pop())) - seen
                ahead += below
                seen |= below
            found = self._members[cls] = {node for each in seen for node in self.typed.get(each, ())}
        return found


Check: TypeAlias = Callable[[Index, Node], bool]
"""Whether a node conforms to a shape."""
Constraint: TypeAlias = Callable[[Index, Node, Collection[Node]], bool]
"""Whether a focus node conforms to a constraint of a shape, by the values that the shape's path leads to."""
Maker: TypeAlias = Callable[["_Compiler", Node, Node], Constraint]
"""Makes the constraint of a shape from one value of its parameter."""


class Conformance:
    """Shapes, compiled. RuntimeError where they use what is not known here."""

    def __init__(self, shapes: Graph) -> None:
        """Compile those of `shapes` that have targets."""
        compiler = _Compiler(shapes)
        self._checks: list[tuple[list[Node], list[Node], Check]] = []
        targeted = {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetSubjectsOf)}
        for shape in sorted(targeted, key=str):
            classes = list(shapes.objects(shape, SH.targetClass))
            used = list(shapes.objects(shape, SH.targetSubjectsOf))
            self._checks.append((classes, used, compiler.check(shape)))

    def holds(self, triples: Index) -> bool:
        """Whether every target of every shape conforms to it."""
        for classes, used, check in self._checks:
            for cls in classes:
                if not all(check(triples, node) for node in triples.instances(cls)):
                    return False
            for predicate in used:
                if not all(check(triples, node) for node in triples.using.get(predicate, ())):
                    return False
        return True


class _Compiler:
    """Makes checks of shapes."""

    def __init__(self, shapes: Graph) -> None:
        self.shapes = shapes

    def check(self, shape: Node) -> Check:
        """The check of one shape; RuntimeError where it says what is not known here."""
        constraints: list[Constraint] = []
        for parameter, value in sorted(self.shapes.predicate_objects(shape)):
            if parameter in _CONSTRAINTS:
                constraints.append(_CONSTRAINTS[parameter](self, shape, value))
            elif parameter not in _NOT_CONSTRAINTS:
                raise RuntimeError(f"{shape} uses <{parameter}>, which is not known here")
        path = self.shapes.value(shape, SH.path)
        if path is None:
            return lambda triples, node: _all_hold(constraints, triples, node, (node,))
        if not isinstance(path, URIRef):
            steps = list(self.items(path))
            return lambda triples, node: _all_hold(constraints, triples, node, _along(triples, node, steps))

        return lambda triples, node: _all_hold(constraints, triples, node, triples.objects(node, path))

    def items(self, head: Node) -> Iterator[Node]:
        """The items of an RDF list."""
        return iter(RDFList(self.shapes, head))


def _all_hold(constraints: Iterable[Constraint], triples: Index, node: Node, values: Collection[Node]) -> bool:
    for holds in constraints:  # noqa: SIM110 -- called for every node and shape; a generator took twice as long
        if not holds(triples, node, values):
            return False
    return True


def _along(triples: Index, node: Node, steps: Iterable[Node]) -> set[Node]:
    """The values that a sequence of properties leads to."""
    values = {node}
    for step in steps:
        values = {object_ for value in values for object_ in triples.objects(value, step)}
    return values


def _each(holds: Callable[[Node], bool]) -> Constraint:
    """The constraint that every value is such."""
    return lambda triples, node, values: all(map(holds, values))


def _min_count(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    least = int(str(value))
    return lambda triples, node, values: len(values) >= least


def _max_count(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    most = int(str(value))
    return lambda triples, node, values: len(values) <= most


def _class(compiler: _Compiler, shape: Node, cls: Node) -> Constraint:
    # A literal that is typed in the data would be no RDF.
    return lambda triples, node, values: all(value in triples.instances(cls) for value in values)


_VALUES: dict[Node, type | tuple[type, ...]] = {
    XSD.string: str, XSD.integer: int, XSD.decimal: Decimal, XSD.date: date, XSD.dateTime: datetime,
}  # fmt: skip
"""What a well-formed literal of a datatype is in Python, where rdflib can tell."""


def _datatype(compiler: _Compiler, shape: Node, datatype: Node) -> Constraint:
    python = _VALUES.get(datatype, object)
    admitted = (datatype, None) if datatype == XSD.string else (datatype,)

    def holds(value: Node) -> bool:
        return (
            isinstance(value, Literal)
            and value.datatype in admitted
            and not value.language
            and not value.ill_typed
            and isinstance(value.value, python)
        )

    return _each(holds)


def _min_length(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    least = int(str(value))
    return _each(lambda value: isinstance(value, (URIRef, Literal)) and len(value) >= least)


def _pattern(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    pattern = re.compile(str(value))
    return _each(lambda value: isinstance(value, (URIRef, Literal)) and pattern.search(value) is not None)


def _number(value: Node) -> int | Decimal | None:
    number = value.value if isinstance(value, Literal) else None
    return number if isinstance(number, (int, Decimal)) else None


def _min_inclusive(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    least = _number(value) or 0
    return _each(lambda value: (number := _number(value)) is not None and number >= least)


def _max_inclusive(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    most = _number(value) or 0
    return _each(lambda value: (number := _number(value)) is not None and number <= most)


def _in(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    return _each(set(compiler.items(value)).__contains__)


def _node_kind(compiler: _Compiler, shape: Node, kind: Node) -> Constraint:
    if kind != SH.IRI:
        raise RuntimeError(f"{shape} asks for a node of the kind {kind}, which is not known here")
    return _each(lambda value: isinstance(value, URIRef))


def _closed(compiler: _Compiler, shape: Node, value: Node) -> Constraint:
    if str(value) != "true" or (shape, SH.property, None) in compiler.shapes:
        raise RuntimeError(f"{shape} is closed in a way that is not known here")
    ignored = compiler.shapes.objects(shape, SH.ignoredProperties)
    admitted = {predicate for head in ignored for predicate in compiler.items(head)}
    return lambda triples, node, values: all(triples.about.get(each, {}).keys() <= admitted for each in values)


def _has_value(compiler: _Compiler, shape: Node, wanted: Node) -> Constraint:
    return lambda triples, node, values: wanted in values


def _equals(compiler: _Compiler, shape: Node, predicate: Node) -> Constraint:
    return lambda triples, node, values: set(values) == set(triples.objects(node, predicate))


def _shape(compiler: _Compiler, shape: Node, other: Node) -> Constraint:
    check = compiler.check(other)
    return lambda triples, node, values: all(check(triples, value) for value in values)


def _not(compiler: _Compiler, shape: Node, other: Node) -> Constraint:
    check = compiler.check(other)
    return lambda triples, node, values: not any(check(triples, value) for value in values)


def _or(compiler: _Compiler, shape: Node, head: Node) -> Constraint:
    checks = [compiler.check(other) for other in compiler.items(head)]
    return lambda triples, node, values: all(any(check(triples, value) for check in checks) for value in values)


def _xone(compiler: _Compiler, shape: Node, head: Node) -> Constraint:
    checks = [compiler.check(other) for other in compiler.items(head)]
    return lambda triples, node, values: all(sum(check(triples, value) for check in checks) == 1 for value in values)


_CONSTRAINTS: dict[Node, Maker] = {
    SH.minCount: _min_count, SH.maxCount: _max_count, SH["class"]: _class, SH.datatype: _datatype,
    SH.minLength: _min_length, SH.pattern: _pattern, SH.minInclusive: _min_inclusive,
    SH.maxInclusive: _max_inclusive, SH["in"]: _in, SH.nodeKind: _node_kind, SH.closed: _closed,
    SH.hasValue: _has_value, SH.equals: _equals, SH.property: _shape, SH.node: _shape, SH["not"]: _not, SH["or"]: _or,
    SH.xone: _xone,
}  # fmt: skip
_NOT_CONSTRAINTS = {RDF.type, SH.path, SH.message, SH.ignoredProperties, SH.targetClass, SH.targetSubjectsOf}
