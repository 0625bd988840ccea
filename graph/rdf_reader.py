"""RDF back into the model: strict, so that what was read holds every triple that was there.

A dataset is read in four steps: blank nodes of parts get the canonical IRIs, every graph is checked against the shapes,
the model is built, and the model is written again and compared with what was read. Whatever does not come back the
same is refused and listed; nothing is dropped. Numbers, times and texts are read by value (`0.850` is `0.85`).
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import BNode, Node, URIRef
from sides.graph import iris
from sides.graph import vocabulary as v
from sides.graph.decision import Decision, Identity
from sides.graph.errors import InvalidClaims, QuoteNotFound
from sides.graph.rdf_model import GraphModel
from sides.graph.rdf_parts import name_parts
from sides.graph.rdf_writer import Triple, overlay_triples, reading_triples
from sides.graph.reading import Reading
from sides.graph.record import Record, record
from sides.ontology.validation import Violation, compact, report, told, validate_graphs

NANOPUBLICATION = URIRef("http://www.nanopub.org/nschema#Nanopublication")


def read_dataset(
    dataset: Dataset | Graph,
    *,
    base: str | None = None,
    default_reading: str | None = None,
    known: Iterable[Reading] = (),
    source: str = "",
) -> Record:
    """The record that `dataset` holds; an empty one gives an empty record.

    default_reading: the id of the reading that triples without a named graph belong to, where no `sides:Reading` among
    them gives it another; without it such triples are refused. known: readings whose actors and places hold besides,
    such as registries that are loaded already. source: the file's name, for messages.

    Raises `InvalidClaims` with every problem: `QuoteNotFound` where they are only quotes that do not stand in their
    articles.
    """
    base = iris.default_base() if base is None else iris.checked_base(base)
    reader = _Reader(base, list(known))
    graphs = reader.named_graphs(dataset, default_reading)
    if not reader.problems:
        reader.check(graphs)
    if not reader.problems:
        reader.build(graphs)
    if reader.problems or reader.misquoted:
        problems = sorted({*reader.problems, *reader.misquoted})
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        message = f"{count} in the RDF; nothing of it was taken\n{report(problems)}"
        kind = InvalidClaims if reader.problems else QuoteNotFound
        raise kind(message, source=source, violations=problems)
    return record(reader.readings, reader.decisions, reader.identities)


class _Reader:
    """The steps of `read_dataset`; each adds to `problems` what it cannot take."""

    def __init__(self, base: str, known: list[Reading]) -> None:
        self.base, self.known = base, known
        self.problems: list[Violation] = []
        self.misquoted: list[Violation] = []
        self.readings: list[Reading] = []
        self.decisions: list[Decision] = []
        self.identities: list[Identity] = []

    def named_graphs(self, dataset: Dataset | Graph, default_reading: str | None) -> dict[URIRef, set[Triple]]:
        """The triples of each graph by its name, literals by value and parts with their canonical IRIs."""
        found: dict[Node | None, set[Triple]] = {}
        if isinstance(dataset, Dataset):
            for subject, predicate, object_, graph in dataset.quads():
                default = graph in (None, DATASET_DEFAULT_GRAPH_ID)
                found.setdefault(None if default else graph, set()).add(
                    (subject, predicate, v.by_value(predicate, object_))
                )
        else:
            found[None] = {
                (subject, predicate, v.by_value(predicate, object_)) for subject, predicate, object_ in dataset
            }
        graphs: dict[URIRef, set[Triple]] = {}
        for name, triples in found.items():
            if isinstance(name, URIRef):
                graphs[name] = triples
            elif isinstance(name, BNode):
                self.problem(node="", message="a named graph has no IRI; give the reading one")
            elif triples:
                self.default_graph(triples, default_reading, graphs)
        if any(object_ == NANOPUBLICATION for triples in graphs.values() for *_, object_ in triples):
            self.problem(node="", message="these are nanopublications, made for sharing claims; load the TriG export")
        for name, triples in graphs.items():
            graphs[name], problems = name_parts(triples)
            self.problems += problems
        return graphs

    def default_graph(
        self, triples: set[Triple], default_reading: str | None, graphs: dict[URIRef, set[Triple]]
    ) -> None:
        nodes = {subject for subject, predicate, object_ in triples if (predicate, object_) == (v.A, v.READING)}
        if not nodes and default_reading is None:
            self.problem(node="", message="there are triples outside every named graph; a reading is a named graph")
            return
        if len(nodes) > 1:
            self.problem(node="", message="there are several readings outside named graphs; give each its named graph")
            return
        name = nodes.pop() if nodes else URIRef(iris.iri("reading", default_reading or "", self.base))
        if not isinstance(name, URIRef):
            self.problem(node="", message="the reading is a blank node; give it an IRI")
            return
        if name in graphs:
            self.problem(node=str(name), message="the reading stands in its named graph and outside of it")
            return
        articles = [s for s, predicate, object_ in triples if (predicate, object_) == (v.A, v.ARTICLE)]
        if not nodes:
            # A file without any word of the reading itself: what it must be goes without saying.
            triples.add((name, v.A, v.READING))
            triples.update((name, v.ARTICLE_OF, article) for article in articles)
        graphs[name] = triples

    def check(self, graphs: dict[URIRef, set[Triple]]) -> None:
        """Every graph against the shapes."""
        known: list[Triple] = []
        for reading in self.known:
            known += [(URIRef(iris.iri("actor", one.id, self.base)), v.A, v.ACTOR) for one in reading.actors]
            known += [(URIRef(iris.iri("place", one.id, self.base)), v.A, v.PLACE) for one in reading.places]
        checked: dict[Node, set[Triple]] = dict(graphs.items())
        self.problems += validate_graphs(checked, known=known)

    def build(self, graphs: dict[URIRef, set[Triple]]) -> None:
        """The model of every graph, and the comparison with what it writes."""
        for name, triples in sorted(graphs.items()):
            if name == URIRef(iris.plain_iri(self.base)):
                continue
            model = GraphModel(name, triples, self.base)
            if model.is_reading:
                reading = model.reading()
                if reading is not None:
                    self.readings.append(reading)
                    if not model.problems:
                        written = reading_triples(reading, base=self.base, places=model.places)
                        self.compare(triples, set(written), model)
                self.misquoted += model.misquoted
            else:
                decisions, identities = model.overlay()
                self.decisions += decisions
                self.identities += identities
                if not model.problems:
                    written = overlay_triples(decisions, identities, base=self.base)
                    self.compare(triples, set(written), model)
            self.problems += model.problems
        self.once()
        plain = graphs.get(URIRef(iris.plain_iri(self.base)))
        if plain is not None and not self.problems:
            self.plain(plain)

    def once(self) -> None:
        """That no two readings have a claim of the same id."""
        seen: dict[str, str] = {}
        for reading in self.readings:
            for claim in reading.claims:
                other = seen.setdefault(claim.id, reading.id)
                if other != reading.id:
                    message = f"the readings {other} and {reading.id} both have a claim of this id"
                    self.problems.append(Violation(claim=claim.id, message=message))

    def plain(self, triples: set[Triple]) -> None:
        """A graph of plain triples is a view: it must be the one that the claims give."""
        from sides.graph.plain import plain_triples

        whole = record(self.readings, self.decisions, self.identities)
        expected = set(plain_triples(whole, base=self.base))
        message = "the plain triples are not those of the accepted, affirmed claims; leave their graph out"
        for subject, predicate, object_ in triples ^ expected:
            path, value = compact(str(predicate)), told(object_)
            self.problems.append(Violation(node=str(subject), path=path, value=value, message=message))

    def compare(self, triples: set[Triple], written: set[Triple], model: GraphModel) -> None:
        """That the model writes the triples that were read."""
        for different, message in (
            (triples - written, "this has no place in a record"),
            (written - triples, "this is missing: the rest of the record asks for it"),
        ):
            for subject, predicate, object_ in different:
                node = str(subject)
                self.problems.append(
                    Violation(
                        claim=model.claim_of(node),
                        node=node,
                        path=compact(str(predicate)),
                        value=told(object_),
                        message=message,
                    )
                )

    def problem(self, *, node: str, message: str) -> None:
        """Note what is wrong with a node, or with the whole where it is ""."""
        self.problems.append(Violation(node=node, message=message))
