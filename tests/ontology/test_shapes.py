"""Every constraint of the shapes: a record that breaks it in one place, and the words that say so."""

# ruff: noqa: E501 -- the messages are compared as they are

import pytest
from rdflib import Dataset, Graph, URIRef
from sides.ontology.validation import Violation, report, validate
from whole_reading import OVERLAY, PREFIXES, READING, TEXT

# What is changed in the whole reading (or in the overlay), into what, and everything that validation says of it.
CASES = {
    "subject missing": (
        "rdf:subject :egypt ; ",
        "",
        ["claim …/c1: rdf:subject: the subject is one declared actor, or sides:unknown"],
    ),
    "two subjects": (
        "rdf:subject :egypt ;",
        "rdf:subject :egypt , :kobler ;",
        ["claim …/c1: rdf:subject: the subject is one declared actor, or sides:unknown"],
    ),
    "subject undeclared": (
        "rdf:subject :egypt ;",
        "rdf:subject :sudan ;",
        ["claim …/c1: rdf:subject: the subject is one declared actor, or sides:unknown (here: …/sudan)"],
    ),
    "subject a place": (
        "rdf:subject :egypt ;",
        "rdf:subject :derna ;",
        ["claim …/c1: the subject is a place; only an actor acts"],
    ),
    "subject a text": (
        "rdf:subject :egypt ;",
        'rdf:subject "Egypt" ;',
        ['claim …/c1: rdf:subject: the subject is one declared actor, or sides:unknown (here: "Egypt")'],
    ),
    "relation misspelt": (
        "sides:supports",
        "sides:suports",
        [
            "claim …/c1: rdf:predicate: the relation is one of the relations of sides.ttl; did you mean sides:supports or sides:partOf or sides:targets? (here: sides:suports)"
        ],
    ),
    "relation missing": (
        "rdf:predicate sides:supports ; ",
        "",
        ["claim …/c1: rdf:predicate: the relation is one of the relations of sides.ttl"],
    ),
    "object missing": (
        " ; rdf:object :haftar",
        "",
        ["claim …/c1: rdf:object: a claim has exactly one object; where the text leaves it open, it is sides:unknown"],
    ),
    "object undeclared": (
        "rdf:object :haftar",
        "rdf:object :sisi",
        [
            "claim …/c1: rdf:object: the object is a declared actor or place, or sides:unknown, or a text, not empty, without a language tag (here: …/sisi)"
        ],
    ),
    "object a place, relation takes actors": (
        "rdf:object :haftar",
        "rdf:object :derna",
        [
            "claim …/c1: rdf:object: the object is a place, and the relation takes none; sides:supports takes an actor (here: …/derna)"
        ],
    ),
    "object a text, relation takes actors": (
        "rdf:object :haftar",
        'rdf:object "Haftar"',
        [
            'claim …/c1: rdf:object: the object is a text, and the relation takes none; sides:supports takes an actor (here: "Haftar")'
        ],
    ),
    "object an actor, relation takes places": (
        "sides:supports",
        "sides:controls",
        [
            "claim …/c1: rdf:object: the object is an actor, and the relation takes none; sides:controls takes a place (here: …/haftar)"
        ],
    ),
    "object with a language": (
        'rdf:object "a solution"',
        'rdf:object "a solution"@en',
        [
            'claim …/c2: rdf:object: the object is a declared actor or place, or sides:unknown, or a text, not empty, without a language tag (here: "a solution"@en)'
        ],
    ),
    "object empty": (
        'rdf:object "a solution"',
        'rdf:object ""',
        [
            'claim …/c2: rdf:object: the object is a declared actor or place, or sides:unknown, or a text, not empty, without a language tag (here: "")'
        ],
    ),
    "object a number": (
        'rdf:object "a solution"',
        "rdf:object 7",
        [
            'claim …/c2: rdf:object: the object is a declared actor or place, or sides:unknown, or a text, not empty, without a language tag (here: "7"^^xsd:integer)'
        ],
    ),
    "mention empty": (
        'sides:subjectMention "Egypt"',
        'sides:subjectMention ""',
        [
            'claim …/c1: sides:subjectMention: the subject\'s mention is at most one text, not empty, without a language tag (here: "")'
        ],
    ),
    "two hedges": (
        'sides:hedge "apparently"',
        'sides:hedge "apparently" , "perhaps"',
        ["claim …/c1: sides:hedge: the hedge is at most one text, not empty, without a language tag"],
    ),
    "hedge with a language": (
        '"apparently"',
        '"apparently"@en',
        [
            'claim …/c1: sides:hedge: the hedge is at most one text, not empty, without a language tag (here: "apparently"@en)'
        ],
    ),
    "between outside mediation": (
        "sides:mediates",
        "sides:negotiates",
        ["claim …/c2: rdf:predicate: only a mediation has parties in between"],
    ),
    "object the subject": (
        "rdf:object :haftar",
        "rdf:object :egypt",
        ["claim …/c1: rdf:object: the subject and the object are the same; a claim relates two (here: …/egypt)"],
    ),
    "mediator a party": (
        "sides:actor :haftar",
        "sides:actor :kobler",
        ["claim …/c2: sides:between: the mediator stands between the parties, and is none of them (here: …/kobler)"],
    ),
    "one actor as two parties": (
        "sides:between :party ; prov:wasQuotedFrom :article ; oa:hasTarget :target2 .",
        "sides:between :party , :party2 ; prov:wasQuotedFrom :article ; oa:hasTarget :target2 .\n"
        ":party2 a sides:Party ; sides:actor :haftar .",
        ["claim …/c2: sides:between: one actor is given as two of the parties (here: …/haftar)"],
    ),
    "polarity missing": (
        "sides:polarity graspf:POSITIVE ; ",
        "",
        ["claim …/c1: sides:polarity: a claim has exactly one polarity: one of graspf:POSITIVE, graspf:NEGATIVE"],
    ),
    "polarity unknown": (
        "graspf:POSITIVE",
        "graspf:UNDERSPECIFIED",
        [
            "claim …/c1: sides:polarity: a claim has exactly one polarity: one of graspf:POSITIVE, graspf:NEGATIVE (here: graspf:UNDERSPECIFIED)"
        ],
    ),
    "modality unknown": (
        "modality:ongoing",
        "modality:going",
        [
            "claim …/c1: sides:modality: a claim has exactly one modality: one of modality:happened, modality:ongoing, modality:state, modality:planned, modality:attempted, modality:possible, modality:predicted, modality:questioned (here: modality:going)"
        ],
    ),
    "two modalities": (
        "modality:ongoing",
        "modality:ongoing , modality:state",
        ["claim …/c1: sides:modality: a claim has exactly one modality"],
    ),
    "status missing": (
        " ; sides:status status:accepted",
        "",
        [
            "claim …/c1: sides:status: a claim has exactly one status: one of status:draft, status:accepted, status:rejected"
        ],
    ),
    "place undeclared": (
        "sides:place :derna",
        "sides:place :benghazi",
        ["claim …/c1: sides:place: a place is one that is declared (here: …/benghazi)"],
    ),
    "place an actor": (
        "sides:place :derna",
        "sides:place :egypt",
        ["claim …/c1: sides:place: a place is one that is declared (here: …/egypt)"],
    ),
    "means unknown": (
        "means:arms",
        "means:words",
        [
            "claim …/c1: sides:means: a means is one of those of sides.ttl: one of means:air, means:arms, means:funds, means:troops, means:training, means:political (here: means:words)"
        ],
    ),
    "date no date": (
        '"2017-06-01"^^xsd:date',
        '"June"',
        ['claim …/c1: schema:startDate: the begin is one xsd:date, xsd:gYearMonth or xsd:gYear (here: "June")'],
    ),
    "confidence too high": (
        "0.5",
        "1.5",
        ['claim …/c1: sides:confidence: confidence is one number from 0 to 1 (here: "1.5"^^xsd:decimal)'],
    ),
    "confidence a text": (
        "0.5",
        '"high"',
        ['claim …/c1: sides:confidence: confidence is one number from 0 to 1 (here: "high")'],
    ),
    "credibility out of range": (
        "sides:credibility 2",
        "sides:credibility 7",
        ['claim …/c1: sides:credibility: credibility is one whole number from 1 to 6 (here: "7"^^xsd:integer)'],
    ),
    "outlet undeclared": (
        "prov:hadPrimarySource :agency",
        "prov:hadPrimarySource :paper",
        ["claim …/c1: prov:hadPrimarySource: the outlet is one declared actor (here: …/paper)"],
    ),
    "no quote, no row": (
        "oa:hasTarget :target2",
        'sides:circumstance "x"',
        ["claim …/c2: no quote, no claim: give the exact words (oa:hasTarget), or the row of a data set (sides:row)"],
    ),
    "quote words missing": (
        ' ; oa:exact "Kobler mediates"',
        "",
        ["claim …/c2: oa:exact: the exact words are exactly one text, not empty, without a language tag"],
    ),
    "two quotes": (
        "oa:hasSelector :quote2",
        "oa:hasSelector :quote2 , :quote",
        ["claim …/c2: a quote is one oa:TextQuoteSelector and at most one oa:TextPositionSelector"],
    ),
    "only a position": (
        "oa:hasSelector :quote2",
        "oa:hasSelector :position",
        ["claim …/c2: a quote is one oa:TextQuoteSelector and at most one oa:TextPositionSelector"],
    ),
    "offset without its end": (
        " ; oa:end 18",
        "",
        ["claim …/c1: oa:end: start and end come together: oa:end is one whole number, 1 or more"],
    ),
    "offset negative": (
        "oa:start 0",
        "oa:start -1",
        [
            'claim …/c1: oa:start: start and end come together: oa:start is one whole number, 0 or more (here: "-1"^^xsd:integer)',
            "claim …/c1: start and end do not span as many characters as the quote has",
        ],
    ),
    "offsets of another length": (
        "oa:end 18",
        "oa:end 17",
        ["claim …/c1: start and end do not span as many characters as the quote has"],
    ),
    "offsets without an article": (
        "oa:SpecificResource ; oa:hasSource :article ; oa:hasSelector :quote , :position",
        "oa:SpecificResource ; oa:hasSelector :quote , :position",
        ["claim …/c1: offsets count in an article's text: name the article in oa:hasSource"],
    ),
    "speaker without stance": (
        " ; prov:hadRole stance:said",
        "",
        [
            "claim …/c1: prov:hadRole: a speaker has exactly one stance: one of stance:said, stance:claimed, stance:confirmed, stance:denied, stance:promised, stance:suggested, stance:according-to"
        ],
    ),
    "stance unknown": (
        "stance:said",
        "stance:whispered",
        [
            "claim …/c1: prov:hadRole: a speaker has exactly one stance: one of stance:said, stance:claimed, stance:confirmed, stance:denied, stance:promised, stance:suggested, stance:according-to (here: stance:whispered)"
        ],
    ),
    "speaker neither actor nor mention": (
        'prov:agent :haftar ; prov:hadRole stance:said ; sides:mention "it was said" ;',
        "prov:hadRole stance:said ;",
        ["claim …/c1: a speaker is an actor (prov:agent), or what the text calls it (sides:mention)"],
    ),
    "speaker undeclared": (
        "prov:agent :haftar",
        "prov:agent :sisi",
        [
            "claim …/c1: prov:agent: the speaker is one declared actor; one without a name has a sides:mention alone (here: …/sisi)"
        ],
    ),
    "on behalf of a text": (
        "sides:onBehalfOf :egypt",
        'sides:onBehalfOf "Egypt"',
        ['claim …/c1: sides:onBehalfOf: on whose behalf is one declared actor (here: "Egypt")'],
    ),
    "verdict time without zone": (
        '"2020-01-01T00:00:00Z"^^xsd:dateTime ; sides:why "Clear"',
        '"2020-01-01T00:00:00"^^xsd:dateTime ; sides:why "Clear"',
        [
            'claim …/c1: sides:at: the time is one xsd:dateTime in UTC, ending in Z (here: "2020-01-01T00:00:00"^^xsd:dateTime)'
        ],
    ),
    "row without its id": (
        'sides:rowId "7" ;',
        "",
        [
            "claim …/c1: sides:rowId: the row's id is exactly one text, not empty, without a language tag or control characters"
        ],
    ),
    "run without reader": (
        "prov:wasAssociatedWith :reader ; ",
        "",
        ["claim …/c1: prov:wasAssociatedWith: a run has exactly one reader, a prov:SoftwareAgent"],
    ),
    "reader without name": (
        'schema:name "rules" ; ',
        "",
        ["claim …/c1: schema:name: the reader's name is exactly one text, not empty, without a language tag"],
    ),
    "dispute kind missing": (
        "sides:disputeKind dispute-kind:tension ; ",
        "",
        [
            "claim …/c1: sides:disputeKind: a dispute has exactly one kind: one of dispute-kind:contradiction, dispute-kind:tension"
        ],
    ),
    "dispute without cito": (
        " ; cito:disputes :c2",
        "",
        ["claim …/c1: cito:disputes and the claims of sides:dispute must be the same (here: …/c2)"],
    ),
    "cito without confirmation": (
        "sides:confirmation :confirmation ; ",
        "",
        ["claim …/c1: cito:confirms and the claims of sides:confirmation must be the same (here: …/c2)"],
    ),
    "party undeclared": (
        "sides:actor :haftar",
        "sides:actor :sisi",
        ["claim …/c2: sides:actor: a party is one declared actor (here: …/sisi)"],
    ),
    "unknown property of a claim": (
        'sides:key "helps"',
        'sides:kee "helps"',
        ['claim …/c1: sides:kee: a claim is named by an IRI and has no properties but its own (here: "helps")'],
    ),
    "unknown property of a part": (
        "oa:start 0",
        "oa:start 0 ; oa:refinedBy :quote",
        ["claim …/c1: oa:refinedBy: a position is named by an IRI and has no properties but its own (here: …/quote)"],
    ),
    "text of the article missing": (
        'schema:articleBody "Egypt helps Haftar, it was said. Kobler mediates." ; ',
        "",
        [
            "<…/article>: schema:articleBody: the article's text is missing: no quote can be checked without it (an export leaves it out on request)"
        ],
    ),
    "raw hash": (
        '"0000000000000000000000000000000000000000000000000000000000000000"',
        '"abc"',
        ['<…/article>: sides:rawHash: the raw hash is one SHA-256 in 64 hex digits (here: "abc")'],
    ),
    "URL of the article": (
        "https://example.org/a.html",
        "javascript:alert(1)",
        [
            '<…/article>: schema:url: the URL is at most one web address (http or https, a host, no spaces), such as …/news/1 (here: "javascript:alert(1)")'
        ],
    ),
    "two notes of a row": (
        'schema:description "Clash in Derna"',
        'schema:description "Clash in Derna" , "Clash"',
        [
            "claim …/c1: schema:description: what a data set says of a row is at most one text, not empty, without a language tag"
        ],
    ),
    "version of a row with a control character": (
        'schema:version "26.1" ; sides:rowId',
        'schema:version "26.\\u0007" ; sides:rowId',
        [
            'claim …/c1: schema:version: the version of a data set is at most one text, not empty, without a language tag or control characters (here: "26.\x07")'
        ],
    ),
    "data set without a name": (
        'schema:name "Events" ; ',
        "",
        [
            "<…/release>: schema:name: a data set has exactly one schema:name, not empty, without a language tag or control characters"
        ],
    ),
    "data set with something of its own": (
        'schema:name "Events" ; ',
        'schema:name "Events" ; sides:why "x" ; ',
        ['<…/release>: sides:why: a data set is named by an IRI and has no properties but its own (here: "x")'],
    ),
    "data set that is none": (
        ":release a schema:Dataset ;",
        ":release a sides:Place ;",
        [
            '<…/release>: schema:version: a place is named by an IRI and has no properties but its own (here: "26.1")',
            f'<…/release>: sides:rawHash: a place is named by an IRI and has no properties but its own (here: "{"1" * 64}")',
            "<…/rows>: prov:wasDerivedFrom: a reading is of one data set at most, a schema:Dataset of its graph (here: …/release)",
        ],
    ),
    "article and data set": (
        "sides:article :article ;",
        "sides:article :article ; prov:wasDerivedFrom :release ; ",
        [
            "<…/reading>: a reading is of an article or of a data set, not of both",
            "<…/reading>: prov:wasDerivedFrom: a reading is of one data set at most, a schema:Dataset of its graph (here: …/release)",
        ],
    ),
    "two data sets": (
        "prov:wasDerivedFrom :release .",
        'prov:wasDerivedFrom :release , :other . :other a schema:Dataset ; schema:name "Other" .',
        ["<…/rows>: prov:wasDerivedFrom: a reading is of one data set at most, a schema:Dataset of its graph"],
    ),
    "URL of a row": (
        "https://example.org/row",
        "file:///row",
        [
            'claim …/c1: schema:url: the URL is at most one web address (http or https, a host, no spaces), such as …/news/1 (here: "file:///row")'
        ],
    ),
    "key with a sign that turns the line": (
        'sides:key "helps"',
        'sides:key "hel\\u202eps"',
        [
            'claim …/c1: sides:key: the key is at most one text, not empty, without a language tag, control characters or marks that turn the direction of writing (here: "hel\u202eps")'
        ],
    ),
    "alias with a control character": (
        'schema:alternateName "Cairo"',
        'schema:alternateName "Cai\\u0000ro"',
        [
            '<…/egypt>: schema:alternateName: an alias is a text, not empty, without a language tag or control characters (here: "Cai\x00ro")'
        ],
    ),
    "publisher and name": (
        "dcterms:publisher :agency",
        'dcterms:publisher :agency ; sides:publisherName "Agency"',
        ["<…/article>: the publisher is an actor or a name, not both"],
    ),
    "publisher a text": (
        "dcterms:publisher :agency",
        'dcterms:publisher "Agency"',
        [
            '<…/article>: dcterms:publisher: the publisher is one declared actor; a name alone is sides:publisherName (here: "Agency")'
        ],
    ),
    "actor without kind": (
        ":egypt a sides:Actor ; sides:kind actor-kind:state ;",
        ":egypt a sides:Actor ;",
        [
            "<…/egypt>: sides:kind: an actor has exactly one kind: one of actor-kind:actor, actor-kind:person, actor-kind:state, actor-kind:government, actor-kind:armed-group, actor-kind:party, actor-kind:organization, actor-kind:igo, actor-kind:media, actor-kind:people, actor-kind:unnamed"
        ],
    ),
    "actor kind unknown": (
        "actor-kind:state",
        "actor-kind:country",
        [
            "<…/egypt>: sides:kind: an actor has exactly one kind: one of actor-kind:actor, actor-kind:person, actor-kind:state, actor-kind:government, actor-kind:armed-group, actor-kind:party, actor-kind:organization, actor-kind:igo, actor-kind:media, actor-kind:people, actor-kind:unnamed (here: actor-kind:country)"
        ],
    ),
    "actor without name": (
        ' ; schema:name "Kobler"',
        "",
        [
            "<…/kobler>: schema:name: an actor has exactly one schema:name, not empty, without a language tag or control characters"
        ],
    ),
    "actor with two names": (
        'schema:name "Kobler"',
        'schema:name "Kobler" , "Martin Kobler"',
        [
            "<…/kobler>: schema:name: an actor has exactly one schema:name, not empty, without a language tag or control characters"
        ],
    ),
    "identifier without catalogue": (
        "wikidata:Q79",
        "Q79",
        [
            '<…/egypt>: schema:identifier: an identifier is written CATALOGUE:IDENTIFIER, such as wikidata:Q79 (here: "Q79")'
        ],
    ),
    "reliability": (
        'sides:reliability "B"',
        'sides:reliability "G"',
        ['<…/egypt>: sides:reliability: reliability is one letter from A to F (here: "G")'],
    ),
    "place kind of an actor": (
        "place-kind:city",
        "actor-kind:state",
        [
            "<…/derna>: sides:kind: a place has one kind at most: one of place-kind:country, place-kind:region, place-kind:city, place-kind:base, place-kind:site (here: actor-kind:state)"
        ],
    ),
    "within an actor": (
        "sides:within :libya",
        "sides:within :egypt",
        ["<…/derna>: sides:within: a place lies within one declared place (here: …/egypt)"],
    ),
    "two types": (
        ":derna a sides:Place",
        ":derna a sides:Place , schema:City",
        ["<…/derna>: rdf:type: one node is one thing: it has one type"],
    ),
    "registry a text": (
        "sides:registry :registry",
        'sides:registry "registry"',
        ['<…/reading>: sides:registry: a registry is named by the IRI of a reading (here: "registry")'],
    ),
    "decision without claim": (
        ":d1 a sides:Decision ; sides:claim :c1",
        ":d1 a sides:Decision",
        ["<…/d1>: sides:claim: a decision is about exactly one claim, named by its IRI"],
    ),
    "decision without who": (
        'sides:status status:rejected ; sides:by "A"',
        "sides:status status:rejected",
        ["<…/d1>: sides:by: the name of who decided is exactly one text, not empty, without a language tag"],
    ),
    "split without a mention": (
        ' ; sides:mention "they"',
        "",
        ["<…/i1>: a split names the mention that it is about, and a merge has none"],
    ),
    "undone without when": (
        ' ;\n    sides:undoneAt "2020-01-02T00:00:00Z"^^xsd:dateTime',
        "",
        ["<…/i1>: sides:undoneAt: say when it was taken back (sides:undoneAt)"],
    ),
    "merge with a mention": (
        "sides:identityKind identity-kind:merge ;",
        'sides:identityKind identity-kind:merge ; sides:mention "they" ;',
        ["<…/i2>: a split names the mention that it is about, and a merge has none"],
    ),
}


def _graph(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


def test_the_whole_reading_and_the_overlay_are_well_formed() -> None:
    assert validate(_graph(READING)) == []
    assert validate(_graph(OVERLAY)) == []
    assert validate(Graph()) == []


@pytest.mark.parametrize("name", CASES)
def test_one_broken_constraint_is_told_in_words(name: str) -> None:
    old, new, expected = CASES[name]
    whole = READING if old in READING else OVERLAY
    assert old in whole
    violations = validate(_graph(whole.replace(old, new, 1)))
    assert [str(one).replace("https://example.org/", "…/") for one in violations] == expected


def test_violations_come_in_one_order_and_once() -> None:
    broken = READING.replace("modality:ongoing", "modality:going").replace("graspf:NEGATIVE", "graspf:NO")
    broken = broken.replace('"apparently"', '""')
    first = validate(_graph(broken))
    assert first == sorted(set(first)) == validate(_graph(broken))
    assert [(one.claim, one.path) for one in first] == [
        ("https://example.org/c1", "sides:hedge"),
        ("https://example.org/c1", "sides:modality"),
        ("https://example.org/c2", "sides:polarity"),
    ]


def test_the_claim_of_a_part_is_named_by_its_id() -> None:
    ours = READING.replace("@prefix : <https://example.org/>", "@prefix : <https://w3id.org/sides/id/claim/>")
    (violation,) = validate(_graph(ours.replace("stance:said", "stance:sung")))
    assert (violation.claim, violation.node) == ("c1", "https://w3id.org/sides/id/claim/speaker")


def test_a_text_is_counted_in_code_points() -> None:
    words = "Каддафи 🕊 مصراتة"
    text = f"“{words}”"
    turtle = READING.replace(TEXT, text).replace("Egypt helps Haftar", words).replace("oa:start 0", "oa:start 1")
    assert validate(_graph(turtle.replace("oa:end 18", f"oa:end {1 + len(words)}"))) == []
    (violation,) = validate(_graph(turtle.replace("oa:end 18", f"oa:end {2 + len(words)}")))
    assert violation.message == "start and end do not span as many characters as the quote has"


REGISTRY = f"""{PREFIXES}
:registry a sides:Reading .
:egypt a sides:Actor ; sides:kind actor-kind:state ; schema:name "Egypt" .
"""


def _dataset(**graphs: str) -> Dataset:
    dataset = Dataset()
    for name, turtle in graphs.items():
        dataset.graph(URIRef(f"https://example.org/{name}")).parse(data=turtle, format="turtle")
    return dataset


def _undeclared() -> str:
    lines = [line for line in READING.split("\n") if not line.startswith(":egypt a")]
    return "\n".join(line for line in lines if "wikidata" not in line)


def test_actors_may_be_declared_by_a_registry_that_the_reading_names() -> None:
    dataset = _dataset(reading=_undeclared(), registry=REGISTRY)
    assert validate(dataset) == []


def test_actors_of_another_reading_are_not_declared() -> None:
    dataset = _dataset(
        reading=_undeclared().replace("sides:registry :registry", "sides:registry :other"), registry=REGISTRY
    )
    assert [(one.claim, one.path) for one in validate(dataset)] == [
        ("https://example.org/c1", "rdf:subject"),
        ("https://example.org/c1", "sides:onBehalfOf"),
    ]


def test_what_is_known_besides_counts() -> None:
    known = list(_graph(REGISTRY))
    assert validate(_graph(_undeclared()), known=known) == []


def test_two_readings_of_one_article_do_not_disturb_each_other() -> None:
    other = READING.replace('dcterms:title "Title"', 'dcterms:title "Another title"').replace(":reading a", ":second a")
    assert validate(_dataset(reading=READING, second=other, registry=REGISTRY)) == []


def test_a_report_is_cut_where_it_is_long() -> None:
    violations = [Violation(claim=str(number), message="wrong") for number in range(5)]
    assert report(violations, limit=2) == "claim 0: wrong\nclaim 1: wrong\nand 3 more"
    assert report([]) == ""
