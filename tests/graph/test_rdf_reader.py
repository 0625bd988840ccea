"""RDF that others wrote: what is taken, and what is refused, in words."""

import dataclasses
import re

import pytest
from rdflib import Dataset, Graph, URIRef
from sides.graph.actor import Actor
from sides.graph.claim import Argument, Claim, Speaker
from sides.graph.errors import InvalidClaims, InvalidInput, QuoteNotFound
from sides.graph.rdf_reader import read_dataset
from sides.graph.rdf_writer import write_reading
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.record import record

TEXT = "Egypt has been helping Haftar, sources said. Egypt has been helping Haftar."
PREFIXES = """
@prefix sides: <https://w3id.org/sides/> .
@prefix modality: <https://w3id.org/sides/modality/> .
@prefix stance: <https://w3id.org/sides/stance/> .
@prefix status: <https://w3id.org/sides/status/> .
@prefix actor-kind: <https://w3id.org/sides/actor-kind/> .
@prefix graspf: <http://groundedannotationframework.org/grasp/factuality#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/libya#> .
"""
# As a person would write it by hand: blank nodes for the parts, no offsets, no word of the reading itself.
BY_HAND = f"""{PREFIXES}
:article a schema:NewsArticle ; schema:articleBody "{TEXT}" .
:egypt a sides:Actor ; schema:name "Egypt" ; sides:kind actor-kind:state .
:haftar a sides:Actor ; schema:name "Khalifa Haftar"^^xsd:string ; sides:kind actor-kind:person .
:c1 a schema:Claim ;
    rdf:subject :egypt ; rdf:predicate sides:supports ; rdf:object :haftar ;
    sides:polarity graspf:POSITIVE ; sides:modality modality:ongoing ; sides:status status:accepted ;
    sides:confidence 0.850 ; prov:wasQuotedFrom :article ;
    prov:qualifiedAttribution [ a prov:Attribution ; prov:hadRole stance:said ; sides:mention "sources" ] ,
        [ a prov:Attribution ; prov:hadRole stance:denied ; prov:agent :egypt ; sides:onBehalfOf :haftar ] ;
    oa:hasTarget [ a oa:SpecificResource ; oa:hasSource :article ;
        oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "Egypt has been helping Haftar" ] ] .
"""
HERE = "https://example.org/libya#"
READ = Reading(
    id="by-hand",
    article=Article(id=f"{HERE}article", text=TEXT),
    actors=(
        Actor(id=f"{HERE}egypt", name="Egypt", kind="state"),
        Actor(id=f"{HERE}haftar", name="Khalifa Haftar", kind="person"),
    ),
    claims=(
        Claim(
            id=f"{HERE}c1",
            subject=Argument(id=f"{HERE}egypt"),
            relation="supports",
            object=Argument(id=f"{HERE}haftar"),
            modality="ongoing",
            confidence=0.85,
            quote="Egypt has been helping Haftar",
            speakers=(
                Speaker(id=f"{HERE}egypt", stance="denied", on_behalf_of=f"{HERE}haftar"),
                Speaker(mention="sources"),
            ),
        ),
    ),
)


def _graph(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


def _named(turtle: str, name: str = "https://w3id.org/sides/id/reading/r") -> Dataset:
    dataset = Dataset()
    dataset.graph(URIRef(name)).parse(data=turtle, format="turtle")
    return dataset


def _refused(turtle: str) -> list[str]:
    with pytest.raises(InvalidClaims) as refused:
        read_dataset(_graph(turtle), default_reading="by-hand")
    return [str(violation) for violation in refused.value.violations]


def test_a_hand_written_file_is_read() -> None:
    assert read_dataset(_graph(BY_HAND), default_reading="by-hand") == record([READ])


def test_what_others_wrote_is_the_same_once_written_by_us() -> None:
    assert read_dataset(write_reading(READ)) == record([READ])


def test_a_base_of_others_gives_local_ids() -> None:
    theirs = re.sub(r":article\b", f"<https://example.org/article/{text_hash(TEXT)}>", BY_HAND)
    for id in ("actor/egypt", "actor/haftar", "claim/c1"):
        theirs = theirs.replace(f" :{id.partition('/')[2]} ", f" <https://example.org/{id}> ")
        theirs = theirs.replace(f"\n:{id.partition('/')[2]} ", f"\n<https://example.org/{id}> ")
    (reading,) = read_dataset(_graph(theirs), base="https://example.org/", default_reading="r").readings
    assert reading.article is not None
    assert reading.article.id == text_hash(TEXT)
    assert [actor.id for actor in reading.actors] == ["egypt", "haftar"]
    assert [claim.id for claim in reading.claims] == ["c1"]


def test_a_reading_that_says_what_it_is_names_itself() -> None:
    turtle = BY_HAND + ':r a sides:Reading ; sides:article :article ; sides:by "B" .'
    (reading,) = read_dataset(_graph(turtle), default_reading="by-hand").readings
    assert (reading.id, reading.by) == (f"{HERE}r", "B")


def test_an_empty_dataset_is_an_empty_record() -> None:
    assert read_dataset(Dataset()) == record()
    assert read_dataset(Graph()) == record()


def test_triples_without_a_graph_need_a_name_for_the_reading() -> None:
    with pytest.raises(InvalidClaims, match="triples outside every named graph"):
        read_dataset(_graph(BY_HAND))


def test_several_readings_need_named_graphs() -> None:
    turtle = BY_HAND + ":r a sides:Reading . :s a sides:Reading ."
    assert _refused(turtle) == ["there are several readings outside named graphs; give each its named graph"]


def test_a_named_graph_needs_its_reading() -> None:
    with pytest.raises(InvalidClaims, match="one sides:Reading, with the IRI of the graph itself"):
        read_dataset(_named(BY_HAND))


def test_parts_need_the_iris_of_parts() -> None:
    turtle = BY_HAND.replace("[ a oa:SpecificResource ;", ":t . :t a oa:SpecificResource ;").replace(
        '"Egypt has been helping Haftar" ] ] .', '"Egypt has been helping Haftar" ] .'
    )
    turtle = turtle.replace("oa:hasSelector [ a", "oa:hasSelector :q . :q a").replace('Haftar" ] .', 'Haftar" .')
    told = _refused(turtle)
    assert (
        f"claim {HERE}c1: its target is <{HERE}t>; a part is a fragment of its claim: write <{HERE}c1/target>" in told
    )
    assert f"claim {HERE}c1: its quote is <{HERE}q>; a part is a fragment of its claim: write <{HERE}c1/quote>" in told


def test_numbered_parts_have_no_gaps() -> None:
    turtle = BY_HAND.replace('[ a prov:Attribution ; prov:hadRole stance:said ; sides:mention "sources" ]', ":s")
    turtle += f'<{HERE}c1/speaker-3> a prov:Attribution ; prov:hadRole stance:said ; sides:mention "x" .'
    turtle = turtle.replace("prov:qualifiedAttribution :s", f"prov:qualifiedAttribution <{HERE}c1/speaker-3>")
    (told,) = _refused(turtle)
    assert "numbered from 1 without gaps" in told


def test_a_claim_and_an_actor_need_iris() -> None:
    assert _refused(BY_HAND.replace(":c1 a", "[] a")) == [
        "a schema:Claim is a blank node, and no part of a claim; give it an IRI"
    ]


def test_two_claims_do_not_share_a_part() -> None:
    turtle = BY_HAND.replace("prov:qualifiedAttribution [ a", "prov:qualifiedAttribution _:s . _:s a")
    turtle = re.sub(
        r'sides:mention "sources" \].*? ;\n    oa:', 'sides:mention "sources" .\n:c1 oa:', turtle, flags=re.S
    )
    second = turtle[turtle.index(":c1 a") : turtle.index("prov:qualifiedAttribution")].replace(":c1", ":c2")
    turtle += second + "prov:qualifiedAttribution _:s ; oa:hasTarget [ a oa:SpecificResource ; oa:hasSource :article ;"
    turtle += 'oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "Egypt" ] ] .'
    assert _refused(turtle) == [f"claim {HERE}c2: two parts share one blank node"]


def test_nothing_that_the_shapes_do_not_look_at_is_dropped() -> None:
    told = _refused(BY_HAND + ':egypt2 schema:name "Nobody\'s" . :x a schema:Person .')
    assert told == [
        f'<{HERE}egypt2>: schema:name: this has no place in a record (here: "Nobody\'s")',
        f"<{HERE}x>: rdf:type: this has no place in a record (here: schema:Person)",
    ]


def test_what_the_rest_asks_for_is_missing() -> None:
    told = _refused(BY_HAND.replace("prov:wasQuotedFrom :article ;", ""))
    assert told == [
        f"claim {HERE}c1: prov:wasQuotedFrom: this is missing: the rest of the record asks for it (here: {HERE}article)"
    ]


def test_a_quote_must_stand_in_the_article() -> None:
    with pytest.raises(QuoteNotFound) as refused:
        read_dataset(_graph(BY_HAND.replace('exact "Egypt has', 'exact "Egypt had')), default_reading="r")
    assert str(refused.value) == (
        "1 problem in the RDF; nothing of it was taken\n"
        f"claim {HERE}c1: oa:exact: the quote does not stand in the article (here: Egypt had been helping Haftar)"
    )


def _with_offsets(start: int, end: int) -> str:
    selector = f"[ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ]"
    return BY_HAND.replace("oa:hasSelector [", f"oa:hasSelector {selector} , [")


def test_offsets_choose_among_the_same_words() -> None:
    (reading,) = read_dataset(_graph(_with_offsets(45, 74)), default_reading="r").readings
    assert [(claim.start, claim.end) for claim in reading.claims] == [(45, 74)]


def test_offsets_must_be_those_of_the_quote() -> None:
    with pytest.raises(QuoteNotFound, match="the quote does not stand at 1 to 30; it stands at 0"):
        read_dataset(_graph(_with_offsets(1, 30)), default_reading="r")


def test_an_interval_does_not_end_before_it_begins() -> None:
    dates = 'schema:startDate "2018"^^xsd:gYear ; schema:endDate "2017-06"^^xsd:gYearMonth'
    assert _refused(BY_HAND.replace("sides:confidence 0.850", dates)) == [
        f"claim {HERE}c1: 2018/2017-06 ends before it begins"
    ]


def test_a_date_must_exist() -> None:
    told = _refused(BY_HAND.replace("sides:confidence 0.850", 'schema:startDate "2017-13"^^xsd:gYearMonth'))
    assert told == [f"claim {HERE}c1: '2017-13' is no date: month must be in 1..12"]


def test_our_article_iri_is_the_hash_of_its_text() -> None:
    base = "https://w3id.org/sides/id/article/"
    wrong, right = f"<{base}{'0' * 64}>", f"<{base}{text_hash(TEXT)}>"
    read_dataset(_graph(re.sub(r":article\b", right, BY_HAND)), default_reading="r")
    (told,) = _refused(re.sub(r":article\b", wrong, BY_HAND))
    assert told.endswith(f"the article's text has changed: by its SHA-256 its IRI is {right}")


def test_an_export_without_text_is_refused_with_the_reason() -> None:
    with pytest.raises(InvalidClaims, match="an export leaves it out on request"):
        read_dataset(write_reading(READ, text=False))


def test_one_id_is_one_thing() -> None:
    turtle = BY_HAND + (
        '<https://w3id.org/sides/id/actor/x> a sides:Actor ; schema:name "X" ; sides:kind actor-kind:actor .'
        '<https://w3id.org/sides/id/place/x> a sides:Place ; schema:name "X" .'
    )
    (told,) = _refused(turtle)
    assert told.endswith("'x' is the id of an actor and of a place; give one of them another")


def test_a_claim_is_in_one_reading() -> None:
    dataset = write_reading(READ)
    write_reading(dataclasses.replace(READ, id="second"), dataset=dataset)
    with pytest.raises(InvalidClaims, match="the readings by-hand and second both have a claim of this id"):
        read_dataset(dataset)


def test_every_problem_is_listed_at_once() -> None:
    turtle = BY_HAND.replace("modality:ongoing", "modality:going").replace("stance:said", "stance:sung")
    told = _refused(turtle.replace("graspf:POSITIVE", "graspf:YES"))
    assert [one.split(": ")[1] for one in told] == ["sides:modality", "sides:polarity", "prov:hadRole"]


def test_refusals_are_invalid_input_with_the_file() -> None:
    with pytest.raises(InvalidInput, match=r"^some.trig: 1 problem in the RDF"):
        read_dataset(_named(BY_HAND), source="some.trig")
