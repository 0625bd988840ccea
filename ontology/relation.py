"""What the ontology declares of one relation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation that a claim can state, read "subject relation object".

    name: as in files and on the command line (`captures-from`).
    iri: the property in `sides.ttl` (`…/capturesFrom`).
    edge, negated_edge: the type of its derived edge (`CAPTURES_FROM`, `NOT_CAPTURES_FROM`).
    label, negated_label: for readers ("captures from", "does not capture from").
    kind: `alliance`, `opposition`, `contact`, `structure` or `territory`.
    sign, negated_sign: +1 alliance, -1 opposition, 0 neither, of an affirmed and of a negated claim.
    symmetric: whether "A relation B" and "B relation A" say the same.
    tie: the type of the edge between two actors, whoever is the subject, that an affirmed claim makes (`SAME_BODY`,
    `SPEAKS_FOR`, `CONTACT`); None for the others, of which those with a sign make `SIDES_WITH` or `SIDES_AGAINST`.
    act: an act holds on its date; a state (not an act) holds until it ends.
    objects: what the object may be: any of `actor`, `place`, `literal`. The subject is always an actor.
    plover: PLOVER event types; cameo: CAMEO codes; acled: ACLED event types, with a sub-event type after a colon where
    that alone is meant; ucdp: UCDP types of violence and support; all that mean much the same (`skos:closeMatch`).
    definition: one sentence.
    """

    name: str
    iri: str
    edge: str
    negated_edge: str
    label: str
    negated_label: str
    kind: str
    sign: int
    negated_sign: int
    tie: str | None
    symmetric: bool
    act: bool
    objects: tuple[str, ...]
    plover: tuple[str, ...]
    cameo: tuple[str, ...]
    acled: tuple[str, ...]
    ucdp: tuple[str, ...]
    definition: str

    def sign_of(self, polarity: str) -> int:
        """The sign of a claim of this relation with polarity `affirmed` or `negated`."""
        return self.sign if polarity == "affirmed" else self.negated_sign

    def edge_of(self, polarity: str) -> str:
        """The edge type of a claim of this relation with this polarity."""
        return self.edge if polarity == "affirmed" else self.negated_edge

    def label_of(self, polarity: str) -> str:
        """The words for a claim of this relation with this polarity."""
        return self.label if polarity == "affirmed" else self.negated_label
