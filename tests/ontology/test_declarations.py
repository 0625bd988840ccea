"""The ontology against what was decided independently of it: the relations' table, and the codebook's words."""

import json
import subprocess
import sys

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from sides.ontology import generate, terms
from sides.ontology.validation import SHAPES

# The design's table of relations, written down by hand: kind, relation, and what is particular about it.
EXPECTED = {
    "alliance": "supports praises recognizes cooperates-with allied-with loyal-to associated-with",
    "opposition": (
        "opposes condemns accuses threatens attacks clashes-with kills besieges expels captures-from divides rejects "
        "sanctions"
    ),
    "contact": "meets negotiates mediates agrees-with yields-to pursues",
    "structure": ("leads member-of part-of splits-from succeeds spokesperson-of envoy-of envoy-to holds-role based-at"),
    "territory": ("controls captures enters withdraws-from withdraws-toward advances-toward targets lifts-siege-of"),
}
SIGNS = {"alliance": 1, "opposition": -1, "contact": 0, "structure": 0, "territory": 0}
SYMMETRIC = {"cooperates-with", "allied-with", "clashes-with", "meets", "agrees-with"}
ACTS = {
    *("praises", "condemns", "accuses", "threatens", "attacks", "clashes-with", "kills", "expels", "captures"),
    *("captures-from", "rejects", "meets", "agrees-with", "yields-to", "enters", "withdraws-from", "splits-from"),
    *("withdraws-toward", "advances-toward", "lifts-siege-of"),
}
OBJECTS = {
    "attacks": ("actor", "place"),
    "besieges": ("actor", "place"),
    "threatens": ("actor", "place"),
    "envoy-to": ("actor", "place"),
    "based-at": ("place",),
    "holds-role": ("literal",),
    "pursues": ("actor", "literal"),
    "negotiates": ("actor", "literal"),
    "mediates": ("actor", "literal"),
    "opposes": ("actor", "literal"),
}
TIES = {
    "SAME_BODY": {"leads", "member-of", "part-of"},
    "SPEAKS_FOR": {"spokesperson-of", "envoy-of"},
    "CONTACT": set(EXPECTED["contact"].split()),
}
# The words of the CAMEO codebook (1.1b3), as the lookup table that GDELT publishes has them.
CAMEO = {
    "040": "Consult, not specified below",
    "041": "Discuss by telephone",
    "042": "Make a visit",
    "043": "Host a visit",
    "044": "Meet at a third location",
    "045": "Mediate",
    "046": "Engage in negotiation",
    "050": "Engage in diplomatic cooperation, not specified below",
    "051": "Praise or endorse",
    "052": "Defend verbally",
    "053": "Rally support on behalf of",
    "054": "Grant diplomatic recognition",
    "057": "Sign formal agreement",
    "06": "Engage in material cooperation",
    "07": "Provide aid",
    "080": "Yield, not specified below",
    "083": "Accede to requests or demands for political reform",
    "0872": "Ease military blockade",
    "0874": "Retreat or surrender militarily",
    "110": "Disapprove, not specified below",
    "111": "Criticize or denounce",
    "112": "Accuse",
    "113": "Rally opposition against",
    "12": "Reject",
    "13": "Threaten",
    "163": "Impose embargo, boycott, or sanctions",
    "174": "Expel or deport individuals",
    "18": "Assault",
    "1823": "Kill by physical assault",
    "186": "Assassinate",
    "190": "Use conventional military force, not specified below",
    "191": "Impose blockade, restrict movement",
    "192": "Occupy territory",
    "193": "Fight with small arms and light weapons",
    "194": "Fight with artillery and tanks",
    "195": "Employ aerial weapons",
    "200": "Use unconventional mass violence, not specified below",
    "201": "Engage in mass expulsion",
    "202": "Engage in mass killings",
    "204": "Use weapons of mass destruction",
}
# The event types of PLOVER (its CAMEO2PLOVER-2021.txt).
PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "DEMAND", "REJECT"),
    *("THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}


def test_relations_are_those_of_the_design_with_their_signs_and_traits() -> None:
    expected = {
        name: (
            kind,
            SIGNS[kind],
            -1 if name in ("recognizes", "loyal-to") else 0,
            name in SYMMETRIC,
            name in ACTS,
            OBJECTS.get(name, ("place",) if kind == "territory" else ("actor",)),
        )
        for kind, names in EXPECTED.items()
        for name in names.split()
    }
    declared = {
        r.name: (r.kind, r.sign, r.negated_sign, r.symmetric, r.act, r.objects) for r in terms.RELATIONS.values()
    }
    assert declared == expected
    assert list(terms.RELATIONS) == list(expected)


def test_ties_are_those_of_the_design() -> None:
    declared = {tie: {r.name for r in terms.RELATIONS.values() if r.tie == tie} for tie in TIES}
    assert declared == TIES
    assert {r.tie for r in terms.RELATIONS.values()} == {*TIES, None}


def test_what_is_real_counts() -> None:
    assert terms.COUNTED_MODALITIES == ("happened", "ongoing", "state")


def test_names_edges_and_iris_follow_from_each_other() -> None:
    for relation in terms.RELATIONS.values():
        first, *rest = relation.name.split("-")
        assert relation.iri == "https://w3id.org/sides/" + first + "".join(word.title() for word in rest)
        assert relation.edge == relation.name.upper().replace("-", "_")
        assert relation.negated_edge == f"NOT_{relation.edge}"
        assert relation.label == relation.name.replace("-", " ")
    assert terms.RELATIONS["recognizes"].negated_label == "does not recognize"
    assert terms.RELATIONS["member-of"].negated_label == "not a member of"
    assert len({relation.label for relation in terms.RELATIONS.values()}) == len(terms.RELATIONS)
    assert len({relation.negated_label for relation in terms.RELATIONS.values()}) == len(terms.RELATIONS)


def test_values_are_those_of_the_design() -> None:
    assert terms.POLARITIES == ("affirmed", "negated")
    assert (
        *("happened", "ongoing", "state", "planned", "attempted", "possible", "predicted", "questioned"),
    ) == terms.MODALITIES
    assert terms.STANCES == ("said", "claimed", "confirmed", "denied", "promised", "suggested", "according-to")
    assert terms.STATUSES == ("draft", "accepted", "rejected")
    assert (
        *("actor", "person", "state", "government", "armed-group", "party", "organization", "igo", "media"),
        *("people", "unnamed"),
    ) == terms.ACTOR_KINDS
    assert terms.PLACE_KINDS == ("country", "region", "city", "base", "site")
    assert terms.DISPUTE_KINDS == ("contradiction", "tension")
    assert terms.MEANS == ("air", "arms", "funds", "troops", "training", "political")
    assert terms.IDENTITY_KINDS == ("merge", "split")
    assert tuple(EXPECTED) == terms.KINDS


def test_polarity_is_that_of_grasp() -> None:
    grasp = "http://groundedannotationframework.org/grasp/factuality#"
    assert terms.VALUE_IRIS["polarity", "affirmed"] == grasp + "POSITIVE"
    assert terms.VALUE_IRIS["polarity", "negated"] == grasp + "NEGATIVE"


def test_every_value_and_relation_is_defined_in_a_sentence() -> None:
    texts = [*terms.DEFINITIONS.values(), *(relation.definition for relation in terms.RELATIONS.values())]
    assert all(text[0].isupper() and text.endswith(".") for text in texts)
    assert len(set(terms.VALUE_IRIS.values())) == len(terms.VALUE_IRIS) == len(terms.DEFINITIONS)


def test_cameo_codes_say_what_the_codebook_says_and_lead_to_one_relation() -> None:
    used = [code for relation in terms.RELATIONS.values() for code in relation.cameo]
    assert sorted(used) == sorted(CAMEO)
    assert {code: words for code, words in terms.CODES.items() if code.isdigit()} == {
        code: f"CAMEO {code}: {words}" for code, words in CAMEO.items()
    }


def test_plover_types_are_those_of_plover() -> None:
    used = {code for relation in terms.RELATIONS.values() for code in relation.plover}
    assert used <= PLOVER
    assert used == {code for code in terms.CODES if code.isupper() and code.isalpha() and code != "ESD"}


def test_acled_and_ucdp_types_stand_for_what_their_codebooks_let_them() -> None:
    """ACLED tells who acted against civilians alone, and who won ground; all else that it has between two is mutual."""
    acled = {relation.name: relation.acled for relation in terms.RELATIONS.values() if relation.acled}
    assert acled == {
        "attacks": ("Explosions/Remote violence", "Violence against civilians"),
        "clashes-with": ("Battles", "Explosions/Remote violence"),
        "captures-from": ("Battles: Government regains territory", "Battles: Non-state actor overtakes territory"),
        "captures": ("Battles: Government regains territory", "Battles: Non-state actor overtakes territory"),
        "agrees-with": ("Strategic developments: Agreement",),
    }
    ucdp = {relation.name: relation.ucdp for relation in terms.RELATIONS.values() if relation.ucdp}
    assert ucdp == {"attacks": ("GED 3",), "clashes-with": ("GED 1", "GED 2"), "supports": ("ESD",)}


def test_generated_files_are_fresh() -> None:
    declarations = generate.read_declarations()
    assert generate.stale_files(declarations) == []
    assert generate.main(["--check"]) == 0


def test_check_names_what_is_stale(tmp_path, monkeypatch, capsys) -> None:
    stale = tmp_path / "terms.py"
    stale.write_text("old")
    monkeypatch.setattr(generate, "TERMS", stale)
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err == f"{stale} is stale: run python -m sides.ontology.generate\n"
    assert stale.read_text() == "old"


def test_the_generator_tells_its_usage(capsys) -> None:
    assert generate.main(["--wrong"]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(generate.SOURCE)


def test_the_ontology_says_that_its_namespace_is_not_registered(ontology: Graph) -> None:
    (about,) = ontology.objects(URIRef(terms.NAMESPACE), URIRef("http://purl.org/dc/terms/description"))
    assert "not registered yet" in str(about)


def test_every_property_and_class_in_use_is_declared(ontology: Graph) -> None:
    """What OWL tools ask for: nothing is used as a property or a class that is not declared as one."""
    built_in = (str(RDF), str(RDFS), str(OWL))
    properties = {
        subject
        for kind in (OWL.AnnotationProperty, OWL.ObjectProperty, OWL.DatatypeProperty)
        for subject in ontology.subjects(RDF.type, kind)
    }
    used = {predicate for predicate in ontology.predicates() if not str(predicate).startswith(built_in)}
    assert used <= properties
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    named = {
        cls
        for predicate in (RDF.type, RDFS.domain, RDFS.range, RDFS.subClassOf)
        for cls in ontology.objects(None, predicate)
        if not str(cls).startswith((*built_in, "http://www.w3.org/2001/XMLSchema#"))
    }
    assert named <= classes
    for node in ontology.subjects(RDF.type, OWL.ObjectProperty):
        assert (node, RDF.type, OWL.DatatypeProperty) not in ontology


def test_every_term_has_a_label_and_a_definition(ontology: Graph) -> None:
    own = {s for s in ontology.subjects() if str(s).startswith(terms.NAMESPACE) and str(s) != terms.NAMESPACE}
    assert {s for s in own if not list(ontology.objects(s, RDFS.label))} == set()
    codes = {s for s in own if str(s).startswith(tuple(f"{terms.NAMESPACE}{book}/" for book in generate.CODEBOOKS))}
    assert {s for s in own - codes if not list(ontology.objects(s, SKOS.definition))} == set()


def test_a_relation_that_takes_actors_and_texts_is_an_object_property_with_a_mark(ontology: Graph) -> None:
    marked = {
        str(node).removeprefix(terms.NAMESPACE)
        for node in ontology.subjects(URIRef(terms.NAMESPACE + "literalObject"), Literal(True))
    }
    assert marked == {"opposes", "negotiates", "mediates", "pursues"}


def test_the_namespace_is_used_by_the_shapes_only_as_declared(ontology: Graph) -> None:
    """A misspelt term in shapes.ttl would check nothing."""
    shapes = Graph().parse(SHAPES)
    named = {
        term
        for triple in shapes
        for term in triple
        if isinstance(term, URIRef)
        and str(term).startswith(terms.NAMESPACE)
        and not str(term).startswith(terms.NAMESPACE + "shapes/")
    }
    declared = {subject for subject in ontology.subjects() if not isinstance(subject, BNode)}
    assert named - declared == set()


def test_terms_import_without_rdflib() -> None:
    script = "import json, sys, sides.ontology.terms; print(json.dumps([m for m in sys.modules if 'rdf' in m]))"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert json.loads(out) == []
