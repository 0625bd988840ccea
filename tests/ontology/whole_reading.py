"""Small graphs in which every class and property of the shapes occurs; tests change them in one place.

READING is of an article; OVERLAY has decisions and identities, and a reading of a data set, which has no article.
"""

PREFIXES = """
@prefix sides: <https://w3id.org/sides/> .
@prefix modality: <https://w3id.org/sides/modality/> .
@prefix stance: <https://w3id.org/sides/stance/> .
@prefix status: <https://w3id.org/sides/status/> .
@prefix actor-kind: <https://w3id.org/sides/actor-kind/> .
@prefix place-kind: <https://w3id.org/sides/place-kind/> .
@prefix dispute-kind: <https://w3id.org/sides/dispute-kind/> .
@prefix identity-kind: <https://w3id.org/sides/identity-kind/> .
@prefix means: <https://w3id.org/sides/means/> .
@prefix graspf: <http://groundedannotationframework.org/grasp/factuality#> .
@prefix cito: <http://purl.org/spar/cito/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/> .
"""

TEXT = "Egypt helps Haftar, it was said. Kobler mediates."

READING = f"""{PREFIXES}
:reading a sides:Reading ; sides:by "An analyst" ; sides:article :article ; sides:registry :registry .
:article a schema:NewsArticle ; schema:articleBody "{TEXT}" ; sides:rawHash "{"0" * 64}" ;
    schema:url "https://example.org/a.html" ; dcterms:title "Title" ; dcterms:issued "2017-06"^^xsd:gYearMonth ;
    sides:dateSource "analyst" ; dcterms:language "en" ; dcterms:creator "An author" ; dcterms:publisher :agency .
:egypt a sides:Actor ; sides:kind actor-kind:state ; schema:name "Egypt" ; schema:alternateName "Cairo" ;
    schema:identifier "wikidata:Q79" ; sides:short "EG" ; sides:reliability "B" .
:haftar a sides:Actor ; sides:kind actor-kind:person ; schema:name "Haftar" .
:kobler a sides:Actor ; sides:kind actor-kind:person ; schema:name "Kobler" .
:agency a sides:Actor ; sides:kind actor-kind:media ; schema:name "Agency" .
:libya a sides:Place ; schema:name "Libya" .
:derna a sides:Place ; sides:kind place-kind:city ; schema:name "Derna" ; sides:within :libya .
:c1 a schema:Claim ;
    rdf:subject :egypt ; rdf:predicate sides:supports ; rdf:object :haftar ;
    sides:subjectMention "Egypt" ; sides:objectMention "Haftar" ; sides:key "helps" ;
    sides:polarity graspf:POSITIVE ; sides:modality modality:ongoing ; sides:status status:accepted ;
    schema:startDate "2017-06-01"^^xsd:date ; schema:endDate "2018"^^xsd:gYear ; sides:dateText "in June" ;
    sides:place :derna ; sides:means means:air , means:arms ; sides:circumstance "openly" ; sides:hedge "apparently" ;
    sides:confidence 0.5 ; sides:credibility 2 ; prov:hadPrimarySource :agency ; prov:wasQuotedFrom :article ;
    oa:hasTarget :target ; prov:qualifiedAttribution :speaker ; sides:verdict :verdict ; sides:row :row ;
    prov:wasGeneratedBy :run ; sides:dispute :dispute ; cito:disputes :c2 ;
    sides:confirmation :confirmation ; cito:confirms :c2 .
:target a oa:SpecificResource ; oa:hasSource :article ; oa:hasSelector :quote , :position .
:quote a oa:TextQuoteSelector ; oa:exact "Egypt helps Haftar" .
:position a oa:TextPositionSelector ; oa:start 0 ; oa:end 18 .
:speaker a prov:Attribution ; prov:agent :haftar ; prov:hadRole stance:said ; sides:mention "it was said" ;
    sides:onBehalfOf :egypt .
:verdict a sides:Verdict ; sides:by "A reviewer" ; sides:at "2020-01-01T00:00:00Z"^^xsd:dateTime ; sides:why "Clear" .
:row a sides:Row ; sides:dataset "Events" ; schema:version "26.1" ; sides:rowId "7" ;
    schema:url "https://example.org/row" ; schema:description "Clash in Derna" .
:run a prov:Activity ; prov:wasAssociatedWith :reader ; sides:rule "svo" .
:reader a prov:SoftwareAgent ; schema:name "rules" ; schema:softwareVersion "1" .
:dispute a sides:Dispute ; sides:claim :c2 ; sides:disputeKind dispute-kind:tension ; sides:why "Both" .
:confirmation a sides:Confirmation ; sides:claim :c2 ; sides:why "Too" .
:c2 a schema:Claim ;
    rdf:subject :kobler ; rdf:predicate sides:mediates ; rdf:object "a solution" ;
    sides:polarity graspf:NEGATIVE ; sides:modality modality:state ; sides:status status:draft ;
    sides:between :party ; prov:wasQuotedFrom :article ; oa:hasTarget :target2 .
:party a sides:Party ; sides:actor :haftar ; sides:mention "him" .
:target2 a oa:SpecificResource ; oa:hasSource :article ; oa:hasSelector :quote2 .
:quote2 a oa:TextQuoteSelector ; oa:exact "Kobler mediates" .
"""

OVERLAY = f"""{PREFIXES}
:d1 a sides:Decision ; sides:claim :c1 ; sides:status status:rejected ; sides:by "A" ;
    sides:at "2020-01-01T00:00:00Z"^^xsd:dateTime ; sides:why "Not said" .
:i1 a sides:Identity ; sides:identityKind identity-kind:split ; sides:actor :egypt ; sides:into :haftar ; sides:by "A" ;
    sides:at "2020-01-01T00:00:00Z"^^xsd:dateTime ; sides:mention "they" ; sides:why "Clear" ; sides:undoneBy "B" ;
    sides:undoneAt "2020-01-02T00:00:00Z"^^xsd:dateTime .
:i2 a sides:Identity ; sides:identityKind identity-kind:merge ; sides:actor :egypt ; sides:into :haftar ; sides:by "A" ;
    sides:at "2020-01-01T00:00:00Z"^^xsd:dateTime .
:rows a sides:Reading ; prov:wasDerivedFrom :release .
:release a schema:Dataset ; schema:name "Events" ; schema:version "26.1" ; sides:rawHash "{"1" * 64}" .
"""
