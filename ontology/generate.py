"""What is derived from `sides.ttl` and `shapes.ttl`: `terms.py` for Python, and the tables of `docs/ontology.md`.

    python -m sides.ontology.generate            write both
    python -m sides.ontology.generate --check    write nothing; exit 1 where one is stale

The documentation is written only beside a checkout of the source; an installed package has none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from sides.ontology.relation import Relation

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

NAMESPACE = "https://w3id.org/sides/"
HERE = Path(__file__).parent
SOURCE = HERE / "sides.ttl"
SHAPES = HERE / "shapes.ttl"
TERMS = HERE / "terms.py"
DOCS = HERE.parent / "docs" / "ontology.md"

# The classes of enumerated values, by the name of the tuple that holds them in `terms`.
GROUPS = {
    "KINDS": "RelationKind",
    "POLARITIES": "Polarity",
    "MODALITIES": "Modality",
    "STANCES": "Stance",
    "STATUSES": "Status",
    "ACTOR_KINDS": "ActorKind",
    "PLACE_KINDS": "PlaceKind",
    "DISPUTE_KINDS": "DisputeKind",
    "MEANS": "Means",
    "IDENTITY_KINDS": "IdentityKind",
}
# The codebooks that relations are matched to; each is a field of a relation.
CODEBOOKS = ("plover", "cameo", "acled", "ucdp")
# The shapes of `shapes.ttl` whose patterns are checked without RDF too, by the pattern's name in `terms`.
PATTERNS = {"NAME_PATTERN": "Name", "URL_PATTERN": "Any-Url", "KEY_PATTERN": "Any-Key"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of an enumerated field: its group (`actor-kind`), its name, its IRI and its definition."""

    group: str
    name: str
    iri: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """Everything that `sides.ttl` declares for Python; each in the order that `sides:order` gives.

    relations: all of them. values: by the name of their tuple in `terms`. counted_modalities: those that make edges.
    codes: the words of each code that a relation is matched to. patterns: by their names.
    """

    relations: tuple[Relation, ...]
    values: dict[str, tuple[Value, ...]]
    counted_modalities: tuple[str, ...]
    codes: dict[str, str]
    patterns: dict[str, str]


def read_declarations(source: Path = SOURCE, shapes: Path = SHAPES) -> Declarations:
    """What the ontology at `source` declares, and the patterns of `shapes`.

    ValueError where a term lacks a part or two share an order.
    """
    from rdflib import Graph

    graph = Graph().parse(source, format="turtle")
    shaped = Graph().parse(shapes, format="turtle")
    return Declarations(
        relations=tuple(_relation(graph, node) for node in _ordered(graph, "Relation")),
        values={name: tuple(_values(graph, cls)) for name, cls in GROUPS.items()},
        counted_modalities=tuple(
            _notation(graph, node)
            for node in _ordered(graph, "Modality")
            if graph.value(node, _term("sides:counts")) is not None
        ),
        codes=dict(
            sorted((_notation(graph, node), _one(graph, node, "rdfs:label")) for node in _typed(graph, "EventType"))
        ),
        patterns={name: _one(shaped, _term(f"sides:shapes/{shape}"), "sh:pattern") for name, shape in PATTERNS.items()},
    )


def terms_source(declarations: Declarations) -> str:
    """The text of `terms.py`."""
    lines = [
        '"""The terms of `sides.ttl` for Python. Made by `python -m sides.ontology.generate`; do not edit."""',
        "",
        "# ruff: noqa: E501",
        "",
        "from sides.ontology.relation import Relation",
        "",
        f"NAMESPACE = {_quoted(NAMESPACE)}",
        "# The patterns of shapes.ttl that what is no RDF is held to as well.",
        *(f"{name} = {_quoted(pattern)}" for name, pattern in declarations.patterns.items()),
    ]
    for name, values in declarations.values.items():
        lines += [f"{name} = (", *(f"    {_quoted(value.name)}," for value in values), ")"]
    lines += ["# The modalities that give what is claimed as real.", "COUNTED_MODALITIES = ("]
    lines += [*(f"    {_quoted(name)}," for name in declarations.counted_modalities), ")"]
    lines += ["# The meaning of each value, by its group and name.", "DEFINITIONS = {"]
    every = [value for values in declarations.values.values() for value in values]
    lines += [f"    ({_quoted(v.group)}, {_quoted(v.name)}): {_quoted(v.definition)}," for v in every]
    lines += ["}", "# The IRI of each value, by its group and name.", "VALUE_IRIS = {"]
    lines += [f"    ({_quoted(v.group)}, {_quoted(v.name)}): {_quoted(v.iri)}," for v in every]
    lines += ["}", "# The codes of other codebooks that relations are matched to, in words.", "CODES = {"]
    lines += [f"    {_quoted(code)}: {_quoted(words)}," for code, words in declarations.codes.items()]
    lines += ["}", "", "_ALL = ("]
    for relation in declarations.relations:
        lines.append("    Relation(")
        lines += [f"        {f.name}={_python(getattr(relation, f.name))}," for f in fields(relation)]
        lines.append("    ),")
    lines += [
        ")",
        "RELATIONS = {relation.name: relation for relation in _ALL}",
        "RELATION_BY_IRI = {relation.iri: relation for relation in _ALL}",
        "",
    ]
    return "\n".join(lines)


def documentation(declarations: Declarations) -> str:
    """The text of `docs/ontology.md`: tables of the relations of each kind and of the enumerated fields."""
    lines = [
        "# The ontology",
        "",
        "<!-- Generated from ontology/sides.ttl by `python -m sides.ontology.generate`; do not edit. -->",
        "",
        "What a claim can say. Everything here is declared once, in `ontology/sides.ttl`; what a well-formed claim",
        "must carry is in `ontology/shapes.ttl`. The namespace `https://w3id.org/sides/` is not registered yet: its",
        "IRIs name things and do not resolve.",
        "",
        'A relation is read "subject relation object"; its edge goes from the subject to the object. The subject is',
        "an actor, or unknown. *Sign* is +1 for an alliance, -1 for opposition, 0 for neither, of an affirmed claim",
        "and, after the stroke, of a negated one. An act holds on its date, a state until it ends. *Symmetric*",
        "relations say the same both ways. Claims of a sign make an edge `SIDES_WITH` or `SIDES_AGAINST` between two",
        "actors; a relation that names another (`SAME_BODY`, `SPEAKS_FOR`, `CONTACT`) makes that one where it is",
        "affirmed. The codes are those of PLOVER, CAMEO, ACLED and UCDP; a code stands for all that begin with it,",
        "except those that are listed themselves.",
    ]
    for kind in declarations.values["KINDS"]:
        lines += ["", f"## {kind.name.capitalize()}", "", kind.definition, ""]
        lines += [
            "| relation | not | sign | | object | meaning | codes |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        ]
        lines += [_relation_row(relation) for relation in declarations.relations if relation.kind == kind.name]
    lines += ["", "## Values of the other fields"]
    for values in declarations.values.values():
        group = values[0].group
        if group != "kind":
            lines += [
                "",
                f"### {group.replace('-', ' ').capitalize()}",
                "",
                "| value | meaning |",
                "| --- | --- |",
            ]
            lines += [f"| `{value.name}` | {value.definition} |" for value in values]
    lines += ["", "## Codes of coded event data", "", "| code | words |", "| --- | --- |"]
    lines += [f"| {code} | {words} |" for code, words in declarations.codes.items()]
    return "\n".join(lines) + "\n"


def stale_files(declarations: Declarations) -> list[Path]:
    """The generated files that differ from what `declarations` gives."""
    return [path for path, text in _outputs(declarations) if not path.is_file() or path.read_text("utf-8") != text]


def main(arguments: list[str]) -> int:
    """Write the generated files, or with `--check` only look; the exit code."""
    declarations = read_declarations()
    if arguments == ["--check"]:
        stale = stale_files(declarations)
        for path in stale:
            sys.stderr.write(f"{path} is stale: run python -m sides.ontology.generate\n")
        return 1 if stale else 0
    if arguments:
        sys.stderr.write("usage: python -m sides.ontology.generate [--check]\n")
        return 2
    for path, text in _outputs(declarations):
        path.write_text(text, "utf-8")
    return 0


def _outputs(declarations: Declarations) -> Iterator[tuple[Path, str]]:
    yield TERMS, terms_source(declarations)
    if DOCS.parent.is_dir():
        yield DOCS, documentation(declarations)


def _relation(graph: Graph, node: Node) -> Relation:
    name = _notation(graph, node)
    types = set(graph.objects(node, _term("rdf:type")))
    range_ = _one(graph, node, "rdfs:range")
    objects = {
        NAMESPACE + "Actor": ("actor",),
        NAMESPACE + "Place": ("place",),
        NAMESPACE + "Participant": ("actor", "place"),
        str(_term("xsd:string")): ("literal",),
    }[range_]
    if graph.value(node, _term("sides:literalObject")) is not None:
        objects = (*objects, "literal")
    edge = _one(graph, node, "sides:edge")
    sign = int(_one(graph, node, "sides:sign"))
    kind = next(graph.objects(node, _term("sides:kind")))
    if sign != int(_one(graph, kind, "sides:sign")):
        raise ValueError(f"{name} has another sign than its kind")
    tie = graph.value(node, _term("sides:tie"))
    if tie is not None and sign != 0:
        raise ValueError(f"{name} has a tie beside its sign")
    matches = [(str(iri), _notation(graph, iri)) for iri in graph.objects(node, _term("skos:closeMatch"))]
    codes = {
        book: tuple(sorted(code for iri, code in matches if iri.startswith(f"{NAMESPACE}{book}/")))
        for book in CODEBOOKS
    }
    return Relation(
        name=name,
        iri=str(node),
        edge=edge,
        negated_edge=f"NOT_{edge}",
        label=_one(graph, node, "rdfs:label"),
        negated_label=_one(graph, node, "sides:negatedLabel"),
        kind=_notation(graph, kind),
        sign=sign,
        negated_sign=int(_one(graph, node, "sides:negatedSign")),
        tie=None if tie is None else str(tie),
        symmetric=_term("owl:SymmetricProperty") in types,
        act=_one(graph, node, "sides:aspect") == NAMESPACE + "Act",
        objects=objects,
        **codes,
        definition=_one(graph, node, "skos:definition"),
    )


def _values(graph: Graph, cls: str) -> Iterator[Value]:
    group = "kind" if cls == "RelationKind" else _notation(graph, _term(f"sides:{cls}"))
    for node in _ordered(graph, cls):
        name, definition = _notation(graph, node), _one(graph, node, "skos:definition")
        yield Value(group=group, name=name, iri=str(node), definition=definition)


def _ordered(graph: Graph, cls: str) -> list[Node]:
    numbered = sorted(
        ((int(_one(graph, node, "sides:order")), node) for node in _typed(graph, cls)), key=lambda pair: pair[0]
    )
    if [number for number, _ in numbered] != list(range(1, len(numbered) + 1)):
        raise ValueError(f"sides:order of sides:{cls} does not run from 1 without gaps")
    return [node for _, node in numbered]


def _typed(graph: Graph, cls: str) -> list[Node]:
    return sorted(graph.subjects(_term("rdf:type"), _term(f"sides:{cls}")), key=str)


def _notation(graph: Graph, node: Node) -> str:
    return _one(graph, node, "skos:notation")


def _one(graph: Graph, node: Node, term: str) -> str:
    found = list(graph.objects(node, _term(term)))
    if len(found) != 1:
        raise ValueError(f"{node} has {len(found)} values of {term}, not one")
    return str(found[0])


def _term(name: str) -> Node:
    from rdflib import OWL, RDF, RDFS, SH, SKOS, XSD, URIRef

    prefix, _, local = name.partition(":")
    spaces = {"owl": OWL, "rdf": RDF, "rdfs": RDFS, "sh": SH, "skos": SKOS, "xsd": XSD, "sides": NAMESPACE}
    return URIRef(str(spaces[prefix]) + local)


def _quoted(text: str) -> str:
    quote = "'" if '"' in text and "'" not in text else '"'
    escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n")
    return f"{quote}{escaped}{quote}"


def _python(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return "(" + ", ".join(_quoted(part) for part in value) + ("," if len(value) == 1 else "") + ")"
    return repr(value)


def _relation_row(relation: Relation) -> str:
    tie = [] if relation.tie is None else [f"`{relation.tie}`"]
    traits = ", ".join(["act" if relation.act else "state", *(["symmetric"] if relation.symmetric else []), *tie])
    objects = " or ".join("words" if part == "literal" else part for part in relation.objects)
    codes = ", ".join(code for book in CODEBOOKS for code in getattr(relation, book))
    sign = f"{relation.sign:+d} / {relation.negated_sign:+d}".replace("+0", "0")
    cells = [f"`{relation.name}`", relation.negated_label, sign, traits, objects, relation.definition, codes]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
