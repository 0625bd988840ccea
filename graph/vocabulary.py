"""The RDF terms that a record is written in, and how values become literals.

Terms of others: schema.org, PROV-O, Web Annotation, Dublin Core, CiTO, GRaSP factuality (polarity); the rest is
`sides.ttl`. Imports rdflib: only what reads or writes RDF may import this module.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from decimal import Decimal

from rdflib import Namespace
from rdflib.namespace import XSD
from rdflib.term import Literal, Node, URIRef
from sides.ontology import terms

SIDES = Namespace(terms.NAMESPACE)
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
PROV = Namespace("http://www.w3.org/ns/prov#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
CITO = Namespace("http://purl.org/spar/cito/")
GRASP = Namespace("http://groundedannotationframework.org/grasp/factuality#")

# The prefixes of what is written, and of JSON-LD's inline context.
PREFIXES: dict[str, str] = {
    "sides": terms.NAMESPACE,
    **{
        group: f"{terms.NAMESPACE}{group}/"
        for group in sorted({group for group, _ in terms.VALUE_IRIS} - {"kind", "polarity"})
    },
    "graspf": str(GRASP),
    "schema": str(SCHEMA),
    "prov": str(PROV),
    "oa": str(OA),
    "dcterms": str(DCTERMS),
    "cito": str(CITO),
    "rdf": str(RDF),
    "xsd": str(XSD),
}

# Classes and properties, made once: a namespace makes a new term at each use.
A = RDF["type"]
SUBJECT = RDF["subject"]
PREDICATE = RDF["predicate"]
OBJECT = RDF["object"]

CLAIM = SCHEMA["Claim"]
ARTICLE = SCHEMA["NewsArticle"]
DATASET_CLASS = SCHEMA["Dataset"]
TEXT = SCHEMA["articleBody"]
URL = SCHEMA["url"]
NAME = SCHEMA["name"]
ALIAS = SCHEMA["alternateName"]
IDENTIFIER = SCHEMA["identifier"]
VERSION = SCHEMA["softwareVersion"]
DATASET_VERSION = SCHEMA["version"]
NOTE = SCHEMA["description"]
BEGIN = SCHEMA["startDate"]
END = SCHEMA["endDate"]

TITLE = DCTERMS["title"]
ISSUED = DCTERMS["issued"]
LANGUAGE = DCTERMS["language"]
CREATOR = DCTERMS["creator"]
PUBLISHER = DCTERMS["publisher"]

ATTRIBUTION = PROV["Attribution"]
RUN = PROV["Activity"]
READER = PROV["SoftwareAgent"]
SPEAKER = PROV["qualifiedAttribution"]
AGENT = PROV["agent"]
ROLE = PROV["hadRole"]
OUTLET = PROV["hadPrimarySource"]
QUOTED_FROM = PROV["wasQuotedFrom"]
GENERATED_BY = PROV["wasGeneratedBy"]
ASSOCIATED_WITH = PROV["wasAssociatedWith"]
RELEASE = PROV["wasDerivedFrom"]

TARGET_CLASS = OA["SpecificResource"]
QUOTE = OA["TextQuoteSelector"]
POSITION = OA["TextPositionSelector"]
TARGET = OA["hasTarget"]
SOURCE = OA["hasSource"]
SELECTOR = OA["hasSelector"]
EXACT = OA["exact"]
START = OA["start"]
STOP = OA["end"]

DISPUTES = CITO["disputes"]
CONFIRMS = CITO["confirms"]

UNKNOWN = SIDES["unknown"]
READING = SIDES["Reading"]
ACTOR = SIDES["Actor"]
PLACE = SIDES["Place"]
PARTY = SIDES["Party"]
VERDICT_CLASS = SIDES["Verdict"]
ROW_CLASS = SIDES["Row"]
DISPUTE_CLASS = SIDES["Dispute"]
CONFIRMATION_CLASS = SIDES["Confirmation"]
DECISION = SIDES["Decision"]
IDENTITY = SIDES["Identity"]
PLAIN_TRIPLES = SIDES["PlainTriples"]
ARTICLE_OF = SIDES["article"]
REGISTRY = SIDES["registry"]
BY = SIDES["by"]
AT = SIDES["at"]
WHY = SIDES["why"]
CONTENT = SIDES["content"]
RAW_HASH = SIDES["rawHash"]
DATE_SOURCE = SIDES["dateSource"]
PUBLISHER_NAME = SIDES["publisherName"]
KIND = SIDES["kind"]
SHORT = SIDES["short"]
RELIABILITY = SIDES["reliability"]
WITHIN = SIDES["within"]
SUBJECT_MENTION = SIDES["subjectMention"]
OBJECT_MENTION = SIDES["objectMention"]
KEY = SIDES["key"]
BETWEEN = SIDES["between"]
POLARITY = SIDES["polarity"]
MODALITY = SIDES["modality"]
DATE_TEXT = SIDES["dateText"]
AT_PLACE = SIDES["place"]
MEANS = SIDES["means"]
CIRCUMSTANCE = SIDES["circumstance"]
HEDGE = SIDES["hedge"]
STATUS = SIDES["status"]
VERDICT = SIDES["verdict"]
CONFIDENCE = SIDES["confidence"]
CREDIBILITY = SIDES["credibility"]
RULE = SIDES["rule"]
ROW = SIDES["row"]
DATASET = SIDES["dataset"]
ROW_ID = SIDES["rowId"]
DISPUTE = SIDES["dispute"]
CONFIRMATION = SIDES["confirmation"]
DISPUTE_KIND = SIDES["disputeKind"]
OF_CLAIM = SIDES["claim"]
OF_ACTOR = SIDES["actor"]
MENTION = SIDES["mention"]
ON_BEHALF_OF = SIDES["onBehalfOf"]
IDENTITY_KIND = SIDES["identityKind"]
INTO = SIDES["into"]
UNDONE_BY = SIDES["undoneBy"]
UNDONE_AT = SIDES["undoneAt"]

VALUES = {key: URIRef(value) for key, value in terms.VALUE_IRIS.items()}
VALUE_NAMES = {(group, iri): name for (group, name), iri in terms.VALUE_IRIS.items()}
RELATIONS = {name: URIRef(relation.iri) for name, relation in terms.RELATIONS.items()}

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def date_literal(text: str) -> Literal:
    """An ISO day, month or year, as xsd:date, xsd:gYearMonth or xsd:gYear."""
    return Literal(text, datatype=_DATE_TYPES[len(text)])


def time_literal(at: datetime) -> Literal:
    """A time in UTC as xsd:dateTime. ValueError where `at` has no time zone: it says no time."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone; times are UTC")
    return Literal(at.astimezone(UTC).isoformat(), datatype=XSD.dateTime)


def number_literal(value: float) -> Literal:
    """A number as xsd:decimal, without an exponent, so that it comes back the same."""
    return Literal(f"{Decimal(repr(float(value))):f}", datatype=XSD.decimal)


def by_value(predicate: Node, node: Node) -> Node:
    """A literal in the one way it is written here: a text plain, a confidence as xsd:decimal, a time in UTC.

    What is no such literal, or has no value, stays as it is: whether it is admitted, the shapes say.
    """
    if not isinstance(node, Literal) or node.language is not None:
        return node
    if node.datatype == XSD.string:
        return Literal(str(node))
    if predicate == CONFIDENCE and isinstance(node.value, (Decimal, float, int)):
        return number_literal(float(node.value)) if math.isfinite(node.value) else node
    if node.datatype == XSD.dateTime and isinstance(node.value, datetime) and node.value.tzinfo is not None:
        return time_literal(node.value)
    return node
