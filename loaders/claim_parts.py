"""The parts of a claim's entry that name actors, places and other claims: arguments, speakers, links."""

from __future__ import annotations

import re
from collections.abc import Mapping as Lookup
from dataclasses import dataclass

from sides.graph.claim import UNKNOWN, Argument, Link, MadeBy, Row, Speaker, Verdict, claim_id
from sides.graph.soundness import party_fault, web_address
from sides.loaders.claim_values import a, mention_in, parse_flag, parse_time
from sides.loaders.declarations import Known
from sides.loaders.fields import Fields
from sides.loaders.ids import is_iri
from sides.loaders.problems import did_you_mean
from sides.loaders.yaml_lines import Mapping, Node, Scalar
from sides.ontology.terms import DISPUTE_KINDS, STANCES

_FULL_ID = re.compile(r"[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class ClaimParts:
    """What the parts are resolved with.

    reading: the reading's id. known: the actors and places that may be named. ids: the id of each key of the
    file.
    """

    reading: str
    known: Known
    ids: Lookup[str, str]

    def argument(self, entry: Fields, name: str, quote: str | None, *, optional: bool = False) -> Argument:
        """The field `name` as a subject or object; the unknown argument, with a problem, where it is none."""
        node = entry.node(name)
        if node is not None:
            return self._argument(entry, name, node, quote)
        if not optional:
            message = f"it needs {a(name)} {name}: an id, or `unknown` where the text leaves it open"
            entry.problem(message)
        return UNKNOWN

    def parties(self, entry: Fields, quote: str | None, *, mediator: Argument) -> tuple[Argument, ...]:
        """The parties of a mediation by `mediator`, under `between`."""
        found: list[Argument] = []
        for item in entry.items("between"):
            party = self._argument(entry, "between", item, quote)
            if party.literal is not None or party.id in self.known.places:
                entry.problem("between: a party is an actor", line=item.line)
            elif party.id is None and isinstance(item, Scalar) and item.text == "unknown":
                entry.problem("between: leave it out where the text does not say", line=item.line)
            elif fault := party_fault(mediator, tuple(found), party):
                entry.problem(f"between: {fault}", line=item.line)
            else:
                found.append(party)
        return tuple(party for party in found if party.id is not None)

    def speakers(self, entry: Fields, quote: str | None) -> tuple[Speaker, ...]:
        """The speakers, in the order of the file; one that does not fit is left out, with a problem."""
        found = (self._speaker(entry, item, quote) for item in entry.items("speakers"))
        return tuple(speaker for speaker in found if speaker is not None)

    def actor(self, entry: Fields, name: str) -> str | None:
        """The field `name` as the id of an actor that is declared."""
        written = entry.text(name)
        if written is None:
            return None
        ident = self.known.id_of(written)
        if ident is None or ident not in self.known.actors:
            guess = self.known.guess(written, places=False)
            entry.problem(f"{name}: no actor {written!r} is declared.{guess}", line=entry.line_of(name))
            return None
        return ident

    def places(self, entry: Fields) -> tuple[str, ...]:
        """The field `place` as ids of places that are declared, sorted."""
        found = set()
        for written, line in entry.texts("place"):
            if written in self.known.places:
                found.add(written)
            else:
                guess = self.known.guess(written, actors=False)
                entry.problem(f"place: no place {written!r} is declared.{guess}", line=line)
        return tuple(sorted(found))

    def verdict(self, entry: Fields) -> Verdict | None:
        """The field `decided`."""
        fields = _inner(entry, "decided", ("by", "at", "why"))
        if fields is None:
            return None
        return Verdict(by=fields.text("by"), at=fields.parsed("at", parse_time), why=fields.text("why"))

    def made_by(self, entry: Fields) -> MadeBy | None:
        """The field `made_by`."""
        fields = _inner(entry, "made_by", ("agent", "version", "rule"))
        if fields is None:
            return None
        agent = fields.text("agent")
        if agent is None:
            fields.problem("it needs an `agent`")
            return None
        return MadeBy(agent=agent, version=fields.text("version"), rule=fields.text("rule"))

    def row(self, entry: Fields) -> Row | None:
        """The field `row`: the row of a data set that stands in for a quote."""
        fields = _inner(entry, "row", ("dataset", "version", "row", "url", "note"))
        if fields is None:
            return None
        dataset, number = fields.text("dataset"), fields.text("row")
        if dataset is None or number is None:
            fields.problem("it needs a `dataset` and a `row`")
            return None
        return Row(
            dataset=dataset,
            version=fields.text("version"),
            row=number,
            url=fields.parsed("url", web_address),
            note=fields.text("note"),
        )

    def links(self, entry: Fields, name: str) -> tuple[Link, ...]:
        """The field `disputes` or `confirms`, in the order of the file."""
        disputes = name == "disputes"
        allowed = ("claim", "kind", "why") if disputes else ("claim", "why")
        links = []
        for item in entry.items(name):
            if isinstance(item, Scalar) and not disputes:
                item = Mapping(item.line, {"claim": item}, {"claim": item.line})
            if not isinstance(item, Mapping):
                shape = "{claim: KEY, kind: tension, why: …}" if disputes else "{claim: KEY, why: …}"
                entry.problem(f"{name}: write `[{shape}]`", line=item.line)
                continue
            fields = Fields(item, entry.problems, label=f"{entry.label}: {name}", allowed=allowed)
            target, kind = self._target(entry, fields), None
            if disputes:
                kind = fields.one_of("kind", DISPUTE_KINDS)
                if fields.node("kind") is None:
                    fields.problem(f"it needs a `kind`: {' or '.join(DISPUTE_KINDS)}")
            if target is not None:
                links.append(Link(claim=target, kind=kind, why=fields.text("why")))
        return tuple(links)

    def _argument(self, entry: Fields, name: str, node: Node, quote: str | None) -> Argument:
        if isinstance(node, Scalar):
            if node.text == "unknown":
                return UNKNOWN
            return self._by_id(entry, name, node.text or "", node.line, quote)
        if not isinstance(node, Mapping):
            entry.problem(f"{name}: write an id, `{{id: …, mention: …}}` or `{{literal: …}}`", line=node.line)
            return UNKNOWN
        allowed = ("id", "literal", "unknown", "mention")
        before = len(entry.problems)
        fields = Fields(node, entry.problems, label=f"{entry.label}: {name}", allowed=allowed)
        ident, literal, mention = fields.text("id"), fields.text("literal"), fields.text("mention")
        unknown = fields.parsed("unknown", parse_flag) or ident == "unknown"
        if sum((ident not in (None, "unknown"), literal is not None, unknown)) != 1:
            if len(entry.problems) == before:  # else it may be but misspelled
                fields.problem("it takes one of `id`, `literal` and `unknown: true`")
            return UNKNOWN
        if ident is None or unknown:
            return Argument(literal=literal, mention=mention)
        return self._by_id(entry, name, ident, node.line, quote, fields)

    def _by_id(
        self,
        entry: Fields,
        name: str,
        written: str,
        line: int,
        quote: str | None,
        fields: Fields | None = None,
    ) -> Argument:
        """The argument of an id: with the mention that `fields` give, else that which the quote holds."""
        ident = self.known.id_of(written)
        if ident is None:
            guess = self.known.guess(written, places=name == "object")
            what = "actor or place" if name == "object" else "actor"
            entry.problem(f"{name}: no {what} {written!r} is declared.{guess}", line=line)
            return UNKNOWN
        if fields is not None and fields.has("mention"):
            return Argument(id=ident, mention=fields.text("mention"))
        return Argument(id=ident, mention=mention_in(quote, self.known.names[ident]))

    def _speaker(self, entry: Fields, item: Node, quote: str | None) -> Speaker | None:
        if isinstance(item, Scalar):
            item = Mapping(item.line, {"id": item}, {"id": item.line})
        if not isinstance(item, Mapping):
            entry.problem("speakers: write `[{id: …, stance: …}]`", line=item.line)
            return None
        allowed = ("id", "mention", "stance", "on_behalf_of")
        fields = Fields(item, entry.problems, label=f"{entry.label}: speakers", allowed=allowed)
        written, mention = fields.text("id"), fields.text("mention")
        stance = fields.one_of("stance", STANCES) or "said"
        principal = self.actor(fields, "on_behalf_of")
        if written is None and mention is None:
            fields.problem("a speaker has an `id`, or a `mention` where the text gives no name")
            return None
        if written is None:
            return Speaker(mention=mention, stance=stance, on_behalf_of=principal)
        argument = self._by_id(entry, "speakers", written, item.line, quote, fields)
        if argument.id in self.known.places:
            fields.problem(f"{written} is a place")
        if argument.id is None:
            return None
        return Speaker(id=argument.id, mention=argument.mention, stance=stance, on_behalf_of=principal)

    def _target(self, entry: Fields, fields: Fields) -> str | None:
        written = fields.text("claim")
        if written is None:
            fields.problem("it needs the key of the other `claim`")
            return None
        if written == entry.text("key"):
            fields.problem("a claim cannot point to itself")
            return None
        if written in self.ids:
            return self.ids[written]
        if _FULL_ID.fullmatch(written) or is_iri(written):
            return written
        reading, slash, key = written.rpartition("/")
        if slash and reading and key and reading != self.reading:
            return claim_id(reading, key)
        if slash and key in self.ids:
            return self.ids[key]
        guess = did_you_mean(key, self.ids)
        message = f"no claim of this file has the key {key!r} (another reading's is READING/KEY).{guess}"
        fields.problem(message, line=fields.line_of("claim"))
        return None


def _inner(entry: Fields, name: str, allowed: tuple[str, ...]) -> Fields | None:
    node = entry.node(name)
    if node is None:
        return None
    if isinstance(node, Mapping):
        return Fields(node, entry.problems, label=f"{entry.label}: {name}", allowed=allowed)
    entry.problem(f"{name}: write `{{{allowed[0]}: …}}`", line=node.line)
    return None
