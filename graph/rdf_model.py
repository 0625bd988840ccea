"""One named graph as the model: the fields of a reading, or of the decisions over readings, out of its triples."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.term import Literal, Node, URIRef
from sides.graph import iris
from sides.graph import vocabulary as v
from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, MadeBy, Row, Speaker, Verdict
from sides.graph.decision import Decision, Identity
from sides.graph.interval import Interval, first_day
from sides.graph.rdf_index import GraphIndex
from sides.graph.reading import Article, Reading, Release, text_hash
from sides.graph.record import in_order
from sides.ontology import terms
from sides.ontology.validation import Violation, claim_name


class GraphModel(GraphIndex):
    """The model of one graph that the shapes admit.

    What cannot be built is in `problems`, and quotes that do not stand in their article are in `misquoted`.
    """

    @property
    def is_reading(self) -> bool:
        """Whether this is the graph of a reading, rather than of decisions."""
        overlay = self.typed.get(v.DECISION) or self.typed.get(v.IDENTITY)
        return bool(self.typed.get(v.READING)) or not overlay

    def reading(self) -> Reading | None:
        """The reading of this graph; None, with a problem, where the graph does not say what it is."""
        nodes = self.typed.get(v.READING, [])
        if nodes != [self.name]:
            self.problem(self.name, "a reading's graph has one sides:Reading, with the IRI of the graph itself")
            return None
        articles = [self.article(node) for node in self.typed.get(v.ARTICLE, [])]
        if len(articles) > 1 or len(self.of(self.name, v.ARTICLE_OF)) != len(articles):
            self.problem(self.name, "a reading has one article at most, named by sides:article", path=v.ARTICLE_OF)
            return None
        article = articles[0] if articles else None
        release = self.release()
        if article is not None and release is not None:
            self.problem(self.name, "a reading is of an article or of a data set, not of both", path=v.RELEASE)
            return None
        actors = sorted((self.actor(node) for node in self.typed.get(v.ACTOR, [])), key=lambda actor: actor.id)
        places = sorted((self.place(node) for node in self.typed.get(v.PLACE, [])), key=lambda place: place.id)
        for id in sorted({actor.id for actor in actors} & {place.id for place in places}):
            self.problem(self.name, f"{id!r} is the id of an actor and of a place; give one of them another")
        return Reading(
            id=self.id(self.name, "reading"),
            by=self.text(self.name, v.BY),
            article=article,
            release=release,
            registries=tuple(sorted(self.id(node, "reading") for node in self.of(self.name, v.REGISTRY))),
            actors=tuple(actors),
            places=tuple(places),
            claims=in_order(self.claims(article)),
        )

    def overlay(self) -> tuple[list[Decision], list[Identity]]:
        """The decisions and identities of this graph."""
        decisions = [self.decision(node) for node in self.typed.get(v.DECISION, [])]
        identities = [self.identity(node) for node in self.typed.get(v.IDENTITY, [])]
        return decisions, identities

    def article(self, node: Node) -> Article:
        """The article that `node` is; its id must be the hash of its text, unless it has an IRI from elsewhere."""
        text = self.text(node, v.TEXT) or ""
        id, date = self.id(node, "article"), self.one(node, v.ISSUED)
        if not iris.is_absolute(id) and id != text_hash(text):
            expected = iris.iri("article", text_hash(text), self.base)
            self.problem(node, f"the article's text has changed: by its SHA-256 its IRI is <{expected}>")
        if date is not None:
            try:
                first_day(str(date))
            except ValueError as error:
                self.problem(node, str(error), path=v.ISSUED)
        return Article(
            id=id,
            text=text,
            raw_hash=self.text(node, v.RAW_HASH),
            url=self.text(node, v.URL),
            title=self.text(node, v.TITLE),
            date=None if date is None else str(date),
            date_source=self.text(node, v.DATE_SOURCE),
            language=self.text(node, v.LANGUAGE),
            author=self.text(node, v.CREATOR),
            publisher=self.maybe_id(node, v.PUBLISHER, "actor"),
            publisher_name=self.text(node, v.PUBLISHER_NAME),
        )

    def release(self) -> Release | None:
        """The release of a data set that the reading of this graph is of."""
        part = self.part(self.name, v.RELEASE, "release")
        if part is None:
            return None
        return Release(
            dataset=self.text(part, v.NAME) or "",
            version=self.text(part, v.DATASET_VERSION),
            raw_hash=self.text(part, v.RAW_HASH),
        )

    def actor(self, node: Node) -> Actor:
        """The actor that `node` declares."""
        return Actor(
            id=self.id(node, "actor"),
            name=self.text(node, v.NAME) or "",
            kind=self.value(node, v.KIND, "actor-kind") or "",
            short=self.text(node, v.SHORT),
            aliases=self.texts(node, v.ALIAS),
            reliability=self.text(node, v.RELIABILITY),
            identifiers=self.identifiers(node),
        )

    def place(self, node: Node) -> Place:
        """The place that `node` declares."""
        return Place(
            id=self.id(node, "place"),
            name=self.text(node, v.NAME) or "",
            kind=self.value(node, v.KIND, "place-kind"),
            aliases=self.texts(node, v.ALIAS),
            within=self.maybe_id(node, v.WITHIN, "place"),
            identifiers=self.identifiers(node),
        )

    def identifiers(self, node: Node) -> tuple[tuple[str, str], ...]:
        """The (catalogue, identifier) pairs of an actor or place."""
        pairs = (text.partition(":") for text in self.texts(node, v.IDENTIFIER))
        return tuple(sorted((catalogue, identifier) for catalogue, _, identifier in pairs))

    def claims(self, article: Article | None) -> Iterator[Claim]:
        """The claims of this graph; those that cannot be built are in `problems`."""
        for node in self.typed.get(v.CLAIM, []):
            try:
                claim = self.claim(node)
            except ValueError as error:
                self.problem(node, str(error))
                continue
            if article is not None and claim.quote is not None:
                self.check_quote(node, claim, article)
            yield claim

    def claim(self, node: Node) -> Claim:
        """The claim that `node` is; ValueError where two of its fields do not fit each other."""
        predicate = self.one(node, v.PREDICATE)
        target = self.part(node, v.TARGET, "target")
        quote, start, end = None, None, None
        for selector in self.of(target, v.SELECTOR):
            if v.QUOTE in self.of(selector, v.A):
                quote = self.text(self.is_part(node, selector, "quote"), v.EXACT)
            else:
                self.is_part(node, selector, "position")
                start, end = self.number(selector, v.START), self.number(selector, v.STOP)
        begin, until = self.one(node, v.BEGIN), self.one(node, v.END)
        confidence, credibility = self.one(node, v.CONFIDENCE), self.number(node, v.CREDIBILITY)
        interval = None
        if begin is not None or until is not None:
            interval = Interval(None if begin is None else str(begin), None if until is None else str(until))
        return Claim(
            id=self.id(node, "claim"),
            subject=self.argument(node, v.SUBJECT, v.SUBJECT_MENTION),
            relation=terms.RELATION_BY_IRI[str(predicate)].name,
            object=self.argument(node, v.OBJECT, v.OBJECT_MENTION),
            key=self.text(node, v.KEY),
            between=tuple(
                Argument(id=self.maybe_id(part, v.OF_ACTOR, "actor"), mention=self.text(part, v.MENTION))
                for part in self.numbered(node, v.BETWEEN, "between")
            ),
            polarity=self.value(node, v.POLARITY, "polarity") or "",
            modality=self.value(node, v.MODALITY, "modality") or "",
            speakers=tuple(self.speaker(part) for part in self.numbered(node, v.SPEAKER, "speaker")),
            outlet=self.maybe_id(node, v.OUTLET, "actor"),
            date=interval,
            date_text=self.text(node, v.DATE_TEXT),
            place=tuple(sorted(self.id(place, "place") for place in self.of(node, v.AT_PLACE))),
            means=tuple(sorted(v.VALUE_NAMES["means", str(one)] for one in self.of(node, v.MEANS))),
            circumstance=self.text(node, v.CIRCUMSTANCE),
            hedge=self.text(node, v.HEDGE),
            quote=quote,
            start=start,
            end=end,
            status=self.value(node, v.STATUS, "status") or "",
            verdict=self.verdict(node),
            confidence=None if confidence is None else float(str(confidence)),
            credibility=credibility,
            made_by=self.made_by(node),
            row=self.row(node),
            disputes=tuple(self.link(part) for part in self.numbered(node, v.DISPUTE, "dispute")),
            confirms=tuple(self.link(part) for part in self.numbered(node, v.CONFIRMATION, "confirm")),
        )

    def check_quote(self, node: Node, claim: Claim, article: Article) -> None:
        """That the quote stands in the article, at its offsets where it has any."""
        quote = claim.quote or ""
        if claim.start is None:
            stands, where = quote in article.text, "in the article"
        else:
            stands, where = article.text[claim.start : claim.end] == quote, f"at {claim.start} to {claim.end}"
        if not stands:
            message = f"the quote does not stand {where}"
            if claim.start is not None and quote in article.text:
                message += f"; it stands at {article.text.index(quote)}"
            self.misquoted.append(
                Violation(claim=claim_name(str(node)), node=str(node), path="oa:exact", value=quote, message=message)
            )

    def argument(self, node: Node, predicate: URIRef, mention: URIRef) -> Argument:
        """The subject or object of a claim."""
        value, words = self.one(node, predicate), self.text(node, mention)
        if value == v.UNKNOWN:
            return Argument(mention=words)
        if isinstance(value, Literal):
            return Argument(literal=str(value), mention=words)
        kinds = ("actor",) if predicate == v.SUBJECT else ("actor", "place")
        return Argument(id=self.id(value, *kinds), mention=words)

    def speaker(self, part: Node) -> Speaker:
        """The speaker that `part` is."""
        return Speaker(
            id=self.maybe_id(part, v.AGENT, "actor"),
            mention=self.text(part, v.MENTION),
            stance=self.value(part, v.ROLE, "stance") or "",
            on_behalf_of=self.maybe_id(part, v.ON_BEHALF_OF, "actor"),
        )

    def link(self, part: Node) -> Link:
        """The dispute or confirmation that `part` is."""
        kind = self.value(part, v.DISPUTE_KIND, "dispute-kind")
        return Link(claim=self.id(self.one(part, v.OF_CLAIM), "claim"), kind=kind, why=self.text(part, v.WHY))

    def verdict(self, node: Node) -> Verdict | None:
        """The verdict on a claim in its file."""
        part = self.part(node, v.VERDICT, "verdict")
        if part is None:
            return None
        return Verdict(by=self.text(part, v.BY), at=self.time(part, v.AT), why=self.text(part, v.WHY))

    def made_by(self, node: Node) -> MadeBy | None:
        """The reader that made a claim."""
        run = self.part(node, v.GENERATED_BY, "run")
        if run is None:
            return None
        reader = self.is_part(node, self.one(run, v.ASSOCIATED_WITH), "reader")
        agent, version = self.text(reader, v.NAME) or "", self.text(reader, v.VERSION)
        return MadeBy(agent=agent, version=version, rule=self.text(run, v.RULE))

    def row(self, node: Node) -> Row | None:
        """The row that a claim comes from."""
        part = self.part(node, v.ROW, "row")
        if part is None:
            return None
        return Row(
            dataset=self.text(part, v.DATASET) or "",
            version=self.text(part, v.DATASET_VERSION),
            row=self.text(part, v.ROW_ID) or "",
            url=self.text(part, v.URL),
            note=self.text(part, v.NOTE),
        )

    def decision(self, node: Node) -> Decision:
        """The decision that `node` is."""
        at = self.time(node, v.AT)
        assert at is not None  # the shapes ask for it
        return Decision(
            id=self.id(node, "decision"),
            claim=self.id(self.one(node, v.OF_CLAIM), "claim"),
            status=self.value(node, v.STATUS, "status") or "",
            by=self.text(node, v.BY) or "",
            at=at,
            why=self.text(node, v.WHY),
            content=self.text(node, v.CONTENT),
        )

    def identity(self, node: Node) -> Identity:
        """The identity that `node` is."""
        at = self.time(node, v.AT)
        assert at is not None  # the shapes ask for it
        return Identity(
            id=self.id(node, "identity"),
            kind=self.value(node, v.IDENTITY_KIND, "identity-kind") or "",
            actor=self.id(self.one(node, v.OF_ACTOR), "actor"),
            into=self.id(self.one(node, v.INTO), "actor"),
            by=self.text(node, v.BY) or "",
            at=at,
            mention=self.text(node, v.MENTION),
            why=self.text(node, v.WHY),
            undone_by=self.text(node, v.UNDONE_BY),
            undone_at=self.time(node, v.UNDONE_AT),
        )
