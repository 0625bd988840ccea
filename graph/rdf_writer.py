"""The model as RDF 1.1: one node per claim, one named graph per reading, no blank nodes.

A reading's graph has the IRI of the reading, which is also the node that describes it. The parts of a claim, and the
release of a data set that a reading is of, are fragments of its IRI. Decisions and identities stand in a graph of their
own. `rdf_reader` is the way back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rdflib import Dataset
from rdflib.term import Literal, Node, URIRef
from sides.graph import iris
from sides.graph import vocabulary as v
from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, Speaker
from sides.graph.decision import Decision, Identity
from sides.graph.interval import Interval
from sides.graph.reading import Article, Reading, Release
from sides.graph.record import Record
from sides.ontology import terms

Triple = tuple[Node, Node, Node]


def new_dataset() -> Dataset:
    """An empty dataset with the prefixes of the vocabulary."""
    dataset = Dataset()
    for prefix, namespace in v.PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def write_record(
    record: Record, *, base: str | None = None, text: bool = True, dataset: Dataset | None = None
) -> Dataset:
    """`record` in `dataset`, a new one where none is given.

    text: whether an article's text goes along; a file without it cannot be loaded: no quote could be checked.
    """
    dataset = new_dataset() if dataset is None else dataset
    places = {place.id for reading in record.readings for place in reading.places}
    for reading in record.readings:
        write_reading(reading, base=base, text=text, places=places, dataset=dataset)
    write_overlay(record.decisions, record.identities, base=base, dataset=dataset)
    return dataset


def write_reading(
    reading: Reading,
    *,
    base: str | None = None,
    text: bool = True,
    places: Collection[str] = (),
    dataset: Dataset | None = None,
) -> Dataset:
    """`reading` as one named graph of `dataset`, a new one where none is given.

    places: ids of places that others declare (a registry), so that their IRIs are those of places. Without it, an
    object that may be an actor or a place and is not declared in the reading counts as an actor.
    """
    dataset = new_dataset() if dataset is None else dataset
    base = iris.default_base() if base is None else iris.checked_base(base)
    graph = dataset.graph(URIRef(iris.iri("reading", reading.id, base)))
    triples = reading_triples(reading, base=base, text=text, places=places)
    graph.addN((subject, predicate, object_, graph) for subject, predicate, object_ in triples)
    return dataset


def write_overlay(
    decisions: Iterable[Decision],
    identities: Iterable[Identity] = (),
    *,
    base: str | None = None,
    dataset: Dataset | None = None,
) -> Dataset:
    """Decisions and identities as the named graph of their own; no graph where there are none."""
    dataset = new_dataset() if dataset is None else dataset
    base = iris.default_base() if base is None else iris.checked_base(base)
    triples = list(overlay_triples(decisions, identities, base=base))
    if triples:
        graph = dataset.graph(URIRef(iris.decisions_iri(base)))
        graph.addN((subject, predicate, object_, graph) for subject, predicate, object_ in triples)
    return dataset


def reading_triples(
    reading: Reading, *, base: str | None = None, text: bool = True, places: Collection[str] = ()
) -> Iterator[Triple]:
    """The triples of one reading; see `write_reading`."""
    base = iris.default_base() if base is None else iris.checked_base(base)
    known = {place.id for place in reading.places} | set(places)
    known -= {actor.id for actor in reading.actors}
    return _Writer(base, known).reading(reading, text=text)


def overlay_triples(
    decisions: Iterable[Decision], identities: Iterable[Identity] = (), *, base: str | None = None
) -> Iterator[Triple]:
    """The triples of decisions and identities."""
    writer = _Writer(iris.default_base() if base is None else iris.checked_base(base), frozenset())
    for decision in decisions:
        yield from writer.decision(decision)
    for identity in identities:
        yield from writer.identity(identity)


class _Writer:
    """Writes the parts of one reading; each method yields the triples of one thing."""

    def __init__(self, base: str, places: Collection[str]) -> None:
        self.base, self.places = base, places
        self.named: dict[tuple[str, str], URIRef] = {}

    def iri(self, kind: str, id: str) -> URIRef:
        found = self.named.get((kind, id))
        if found is None:
            found = self.named[kind, id] = URIRef(iris.iri(kind, id, self.base))
        return found

    def thing(self, id: str, relation: str) -> URIRef:
        """The IRI of a claim's object: a place where one of that id is known, or only a place fits."""
        only_place = terms.RELATIONS[relation].objects == ("place",) if relation in terms.RELATIONS else False
        return self.iri("place" if only_place or id in self.places else "actor", id)

    def reading(self, reading: Reading, *, text: bool) -> Iterator[Triple]:
        node = self.iri("reading", reading.id)
        yield node, v.A, v.READING
        yield from _texts(node, (v.BY, reading.by))
        for registry in reading.registries:
            yield node, v.REGISTRY, self.iri("reading", registry)
        article = None
        if reading.article is not None:
            article = self.iri("article", reading.article.id)
            yield node, v.ARTICLE_OF, article
            yield from self.article(article, reading.article, text=text)
        if reading.release is not None:
            yield from self.release(node, reading.release)
        for actor in reading.actors:
            yield from self.actor(actor)
        for place in reading.places:
            yield from self.place(place)
        for claim in reading.claims:
            yield from self.claim(claim, article)

    def article(self, node: URIRef, article: Article, *, text: bool) -> Iterator[Triple]:
        yield node, v.A, v.ARTICLE
        if text:
            yield node, v.TEXT, Literal(article.text)
        yield from _texts(
            node,
            (v.RAW_HASH, article.raw_hash),
            (v.URL, article.url),
            (v.TITLE, article.title),
            (v.DATE_SOURCE, article.date_source),
            (v.LANGUAGE, article.language),
            (v.CREATOR, article.author),
            (v.PUBLISHER_NAME, article.publisher_name),
        )
        if article.date is not None:
            yield node, v.ISSUED, v.date_literal(article.date)
        if article.publisher is not None:
            yield node, v.PUBLISHER, self.iri("actor", article.publisher)

    def release(self, node: URIRef, release: Release) -> Iterator[Triple]:
        part = _part(node, "release")
        yield node, v.RELEASE, part
        yield part, v.A, v.DATASET_CLASS
        yield from _texts(
            part,
            (v.NAME, release.dataset),
            (v.DATASET_VERSION, release.version),
            (v.RAW_HASH, release.raw_hash),
        )

    def actor(self, actor: Actor) -> Iterator[Triple]:
        node = self.iri("actor", actor.id)
        yield node, v.A, v.ACTOR
        yield node, v.KIND, v.VALUES["actor-kind", actor.kind]
        yield from _texts(node, (v.SHORT, actor.short), (v.RELIABILITY, actor.reliability))
        yield from _names(node, actor)

    def place(self, place: Place) -> Iterator[Triple]:
        node = self.iri("place", place.id)
        yield node, v.A, v.PLACE
        if place.kind is not None:
            yield node, v.KIND, v.VALUES["place-kind", place.kind]
        if place.within is not None:
            yield node, v.WITHIN, self.iri("place", place.within)
        yield from _names(node, place)

    def claim(self, claim: Claim, article: URIRef | None) -> Iterator[Triple]:
        node = self.iri("claim", claim.id)
        yield node, v.A, v.CLAIM
        yield node, v.SUBJECT, self.argument(claim.subject, "actor")
        yield node, v.PREDICATE, v.RELATIONS[claim.relation]
        yield node, v.OBJECT, self.argument(claim.object, claim.relation)
        yield node, v.POLARITY, v.VALUES["polarity", claim.polarity]
        yield node, v.MODALITY, v.VALUES["modality", claim.modality]
        yield node, v.STATUS, v.VALUES["status", claim.status]
        yield from _texts(
            node,
            (v.SUBJECT_MENTION, claim.subject.mention),
            (v.OBJECT_MENTION, claim.object.mention),
            (v.KEY, claim.key),
            (v.DATE_TEXT, claim.date_text),
            (v.CIRCUMSTANCE, claim.circumstance),
            (v.HEDGE, claim.hedge),
        )
        if claim.outlet is not None:
            yield node, v.OUTLET, self.iri("actor", claim.outlet)
        if claim.date is not None:
            yield from _dates(node, claim.date)
        for place in claim.place:
            yield node, v.AT_PLACE, self.iri("place", place)
        for means in claim.means:
            yield node, v.MEANS, v.VALUES["means", means]
        if claim.confidence is not None:
            yield node, v.CONFIDENCE, v.number_literal(claim.confidence)
        if claim.credibility is not None:
            yield node, v.CREDIBILITY, Literal(claim.credibility)
        if article is not None:
            yield node, v.QUOTED_FROM, article
        if claim.quote is not None:
            yield from self.target(node, claim, article)
        for number, speaker in enumerate(claim.speakers, 1):
            yield from self.speaker(node, number, speaker)
        for number, party in enumerate(claim.between, 1):
            yield from self.party(node, number, party)
        for number, link in enumerate(claim.disputes, 1):
            yield from self.link(node, f"dispute-{number}", link)
        for number, link in enumerate(claim.confirms, 1):
            yield from self.link(node, f"confirm-{number}", link)
        yield from self.origin(node, claim)

    def argument(self, argument: Argument, relation: str) -> Node:
        if argument.literal is not None:
            return Literal(argument.literal)
        if argument.id is None:
            return v.UNKNOWN
        return self.iri("actor", argument.id) if relation == "actor" else self.thing(argument.id, relation)

    def target(self, node: URIRef, claim: Claim, article: URIRef | None) -> Iterator[Triple]:
        target, quote = _part(node, "target"), _part(node, "quote")
        yield node, v.TARGET, target
        yield target, v.A, v.TARGET_CLASS
        if article is not None:
            yield target, v.SOURCE, article
        yield target, v.SELECTOR, quote
        yield quote, v.A, v.QUOTE
        yield quote, v.EXACT, Literal(claim.quote)
        if claim.start is not None or claim.end is not None:
            position = _part(node, "position")
            yield target, v.SELECTOR, position
            yield position, v.A, v.POSITION
            if claim.start is not None:
                yield position, v.START, Literal(claim.start)
            if claim.end is not None:
                yield position, v.STOP, Literal(claim.end)

    def speaker(self, node: URIRef, number: int, speaker: Speaker) -> Iterator[Triple]:
        part = _part(node, f"speaker-{number}")
        yield node, v.SPEAKER, part
        yield part, v.A, v.ATTRIBUTION
        yield part, v.ROLE, v.VALUES["stance", speaker.stance]
        if speaker.id is not None:
            yield part, v.AGENT, self.iri("actor", speaker.id)
        if speaker.on_behalf_of is not None:
            yield part, v.ON_BEHALF_OF, self.iri("actor", speaker.on_behalf_of)
        yield from _texts(part, (v.MENTION, speaker.mention))

    def party(self, node: URIRef, number: int, party: Argument) -> Iterator[Triple]:
        part = _part(node, f"between-{number}")
        yield node, v.BETWEEN, part
        yield part, v.A, v.PARTY
        yield part, v.OF_ACTOR, self.argument(party, "actor")
        yield from _texts(part, (v.MENTION, party.mention))

    def link(self, node: URIRef, name: str, link: Link) -> Iterator[Triple]:
        part, other = _part(node, name), self.iri("claim", link.claim)
        disputes = name.startswith("dispute")
        yield node, v.DISPUTES if disputes else v.CONFIRMS, other
        yield node, v.DISPUTE if disputes else v.CONFIRMATION, part
        yield part, v.A, v.DISPUTE_CLASS if disputes else v.CONFIRMATION_CLASS
        yield part, v.OF_CLAIM, other
        if link.kind is not None:
            yield part, v.DISPUTE_KIND, v.VALUES["dispute-kind", link.kind]
        yield from _texts(part, (v.WHY, link.why))

    def origin(self, node: URIRef, claim: Claim) -> Iterator[Triple]:
        if claim.verdict is not None:
            part = _part(node, "verdict")
            yield node, v.VERDICT, part
            yield part, v.A, v.VERDICT_CLASS
            yield from _texts(part, (v.BY, claim.verdict.by), (v.WHY, claim.verdict.why))
            if claim.verdict.at is not None:
                yield part, v.AT, v.time_literal(claim.verdict.at)
        if claim.made_by is not None:
            run, reader = _part(node, "run"), _part(node, "reader")
            yield node, v.GENERATED_BY, run
            yield run, v.A, v.RUN
            yield run, v.ASSOCIATED_WITH, reader
            yield from _texts(run, (v.RULE, claim.made_by.rule))
            yield reader, v.A, v.READER
            yield from _texts(
                reader,
                (v.NAME, claim.made_by.agent),
                (v.VERSION, claim.made_by.version),
            )
        if claim.row is not None:
            part = _part(node, "row")
            yield node, v.ROW, part
            yield part, v.A, v.ROW_CLASS
            yield from _texts(
                part,
                (v.DATASET, claim.row.dataset),
                (v.DATASET_VERSION, claim.row.version),
                (v.ROW_ID, claim.row.row),
                (v.URL, claim.row.url),
                (v.NOTE, claim.row.note),
            )

    def decision(self, decision: Decision) -> Iterator[Triple]:
        node = self.iri("decision", decision.id)
        yield node, v.A, v.DECISION
        yield node, v.OF_CLAIM, self.iri("claim", decision.claim)
        yield node, v.STATUS, v.VALUES["status", decision.status]
        yield node, v.AT, v.time_literal(decision.at)
        yield from _texts(node, (v.BY, decision.by), (v.WHY, decision.why), (v.CONTENT, decision.content))

    def identity(self, identity: Identity) -> Iterator[Triple]:
        node = self.iri("identity", identity.id)
        yield node, v.A, v.IDENTITY
        yield node, v.IDENTITY_KIND, v.VALUES["identity-kind", identity.kind]
        yield node, v.OF_ACTOR, self.iri("actor", identity.actor)
        yield node, v.INTO, self.iri("actor", identity.into)
        yield node, v.AT, v.time_literal(identity.at)
        yield from _texts(
            node,
            (v.BY, identity.by),
            (v.MENTION, identity.mention),
            (v.WHY, identity.why),
            (v.UNDONE_BY, identity.undone_by),
        )
        if identity.undone_at is not None:
            yield node, v.UNDONE_AT, v.time_literal(identity.undone_at)


def _part(node: URIRef, name: str) -> URIRef:
    return URIRef(iris.part_iri(node, name))


def _texts(node: URIRef, *fields: tuple[URIRef, str | None]) -> Iterator[Triple]:
    for predicate, text in fields:
        if text is not None:
            yield node, predicate, Literal(text)


def _names(node: URIRef, thing: Actor | Place) -> Iterator[Triple]:
    yield node, v.NAME, Literal(thing.name)
    for alias in thing.aliases:
        yield node, v.ALIAS, Literal(alias)
    for catalogue, identifier in thing.identifiers:
        yield node, v.IDENTIFIER, Literal(f"{catalogue}:{identifier}")


def _dates(node: URIRef, date: Interval) -> Iterator[Triple]:
    if date.begin is not None:
        yield node, v.BEGIN, v.date_literal(date.begin)
    if date.end is not None:
        yield node, v.END, v.date_literal(date.end)
