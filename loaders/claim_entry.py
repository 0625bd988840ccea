"""One claim of a claims file: an entry with its fields, made into a `Claim`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sides.graph.claim import UNKNOWN, Argument, Claim, Row, claim_id, keyless_claim_id
from sides.graph.errors import QuoteNotFound
from sides.graph.soundness import same_ends
from sides.loaders.claim_parts import ClaimParts
from sides.loaders.claim_values import (
    a,
    parse_confidence,
    parse_credibility,
    parse_interval,
    parse_occurrence,
    short,
)
from sides.loaders.fields import Fields
from sides.loaders.ids import is_id
from sides.loaders.problems import Problems, did_you_mean
from sides.loaders.quotes import Quotable, Span
from sides.loaders.yaml_lines import Mapping, Node, Scalar
from sides.ontology.relation import Relation
from sides.ontology.terms import MEANS, MODALITIES, POLARITIES, RELATIONS, STATUSES

CLAIM_FIELDS = (
    "key", "id", "quote", "occurrence", "subject", "relation", "object", "between", "polarity", "modality",
    "speakers", "outlet", "date", "date_text", "place", "means", "circumstance", "hedge", "status", "decided",
    "confidence", "credibility", "made_by", "row", "disputes", "confirms",
)  # fmt: skip
_FOUND = "where the quote stands is found from its words; where they repeat, add `occurrence: 1`"
_HINTS = {
    "start": _FOUND,
    "end": _FOUND,
    "speaker": "it is `speakers`, a list",
    "attribution": "it is `speakers`, a list",
    "stance": "it goes with its speaker: `speakers: [{id: …, stance: …}]`",
    "on_behalf_of": "it goes with its speaker: `speakers: [{id: …, on_behalf_of: …}]`",
    "mention": "it goes with the subject or object: `subject: {id: …, mention: …}`",
    "literal": "it goes with the object: `object: {literal: …}`",
    "verdict": "it is `decided: {by: …, at: …, why: …}`",
}
_TAKES = {"actor": "an actor", "place": "a place", "literal": "words (`{literal: …}`)"}


@dataclass(slots=True)
class ClaimEntries:
    """What the entries of one file are read with, and what is noted while they are.

    parts: resolves what they name. article: the article's path as the file has it; text: its text, None
    where it could not be read (quotes then go unchecked). repeated: keys that are in the file twice.
    lines: each claim's line, by id. standing: the labels of the entries whose quote stands in the text;
    missing: of the others, what to say of each.
    """

    parts: ClaimParts
    article: str | None
    text: Quotable | None
    problems: Problems
    repeated: frozenset[str | None] = frozenset()
    lines: dict[str, int] = field(default_factory=dict)
    standing: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    _equal: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def claim(self, node: Node, number: int) -> Claim | None:
        """The claim of entry `number` (from 1); None, with its problems noted, where it states none."""
        if not isinstance(node, Mapping):
            message = f"claim {number}: an entry has fields: `quote:`, `subject:`, `relation:` …"
            self.problems.add(node.line, message)
            return None
        before = len(self.problems)
        entry = Fields(node, self.problems, label=_label(node, number), allowed=CLAIM_FIELDS, hints=_HINTS)
        parts = self.parts
        relation = _relation(entry)
        row = parts.row(entry)
        span, quote = self._quote(entry, row)
        subject = parts.argument(entry, "subject", quote)
        mediation = relation is not None and relation.name == "mediates"
        object_ = parts.argument(entry, "object", quote, optional=mediation)
        if relation is not None:
            self._check_ends(entry, relation, subject, object_)
        if entry.node("between") is not None and relation is not None and not mediation:
            entry.problem("`between` names the parties of `mediates` only", line=entry.line_of("between"))
        between = parts.parties(entry, quote, mediator=subject if mediation else UNKNOWN)
        modality = entry.one_of("modality", MODALITIES)
        polarity = entry.one_of("polarity", POLARITIES) or "affirmed"
        speakers = parts.speakers(entry, quote)
        outlet = parts.actor(entry, "outlet")
        place, means = parts.places(entry), entry.each_of("means", MEANS)
        when = entry.parsed("date", parse_interval)
        status, verdict = entry.one_of("status", STATUSES) or "accepted", parts.verdict(entry)
        confidence = entry.parsed("confidence", parse_confidence)
        credibility = entry.parsed("credibility", parse_credibility)
        made_by = parts.made_by(entry)
        disputes, confirms = parts.links(entry, "disputes"), parts.links(entry, "confirms")
        words = {name: entry.text(name) for name in ("key", "id", "date_text", "circumstance", "hedge")}
        if words["id"] is not None and not is_id(words["id"]):
            entry.problem(f"{words['id']!r} is no id; leave it out, or give a `key`", line=entry.line_of("id"))
        if len(self.problems) > before or relation is None or (quote is None and row is None):
            return None
        ident = words["id"] or self._id(words["key"], relation, subject, object_, span, row)
        if ident in self.lines and words["key"] in self.repeated:
            return None
        if ident in self.lines:
            message = f"its id is that of the claim in line {self.lines[ident]}"
            entry.problem(message, line=entry.line_of("id"))
            return None
        self.lines[ident] = entry.line
        return Claim(
            id=ident,
            key=words["key"],
            subject=subject,
            relation=relation.name,
            object=object_,
            between=between,
            polarity=polarity,
            modality=modality or ("happened" if relation.act else "state"),
            speakers=speakers,
            outlet=outlet,
            date=when,
            date_text=words["date_text"],
            place=place,
            means=means,
            circumstance=words["circumstance"],
            hedge=words["hedge"],
            quote=quote,
            start=None if span is None else span.start,
            end=None if span is None else span.end,
            status=status,
            verdict=verdict,
            confidence=confidence,
            credibility=credibility,
            made_by=made_by,
            row=row,
            disputes=disputes,
            confirms=confirms,
        )

    def _id(
        self,
        key: str | None,
        relation: Relation,
        subject: Argument,
        object_: Argument,
        span: Span | None,
        row: Row | None,
    ) -> str:
        if key is not None:
            return claim_id(self.parts.reading, key)
        equal = keyless_parts(relation.name, subject, object_, span, row)
        ordinal = self._equal[equal]
        self._equal[equal] += 1
        return keyless_id(self.parts.reading, equal, ordinal)

    def _quote(self, entry: Fields, row: Row | None) -> tuple[Span | None, str | None]:
        """Where the quote stands, and its words as the article has them.

        The quote of a data set's row is taken as it is, unless `occurrence` says that the article has it.
        """
        words = entry.text("quote")
        if row is not None and not entry.has("occurrence"):
            return None, words
        if words is None:
            entry.problem("no quote, no claim: it needs the exact words of the article as `quote`")
            return None, None
        occurrence = entry.parsed("occurrence", parse_occurrence)
        if self.text is None:
            return None, words
        line = entry.line_of("quote")
        spans = self.text.spans(words)
        if not spans:
            shown = self._not_found(words)
            self.missing.append(f"{entry.label} (line {line}): {shown}")
            message = f"its quote does not stand in {self.article}: {shown}"
            entry.problem(message, line=line, kind=QuoteNotFound)
            return None, words
        self.standing.append(entry.label.removeprefix("claim "))
        if occurrence is None and len(spans) > 1:
            lines = ", ".join(str(self.text.line(span.start)) for span in spans[:12])
            message = f"its quote stands {len(spans)} times in {self.article} (lines {lines}); "
            entry.problem(message + "quote more words, or say which with `occurrence: 1`", line=line)
            return None, words
        if occurrence is not None and occurrence > len(spans):
            times = "once" if len(spans) == 1 else f"{len(spans)} times"
            message = f"occurrence {occurrence}: its quote stands {times} in {self.article}"
            entry.problem(message, line=entry.line_of("occurrence"))
            return None, words
        span = spans[(occurrence or 1) - 1]
        return span, span.text

    def _not_found(self, words: str) -> str:
        assert self.text is not None
        closest = self.text.closest(words)
        if closest is None:
            return f"{short(words)}; nothing in there is like it"
        line = self.text.line(closest.start)
        return f"{short(words)}; the closest passage, in its line {line}, is {short(closest.text)}"

    def _check_ends(self, entry: Fields, relation: Relation, subject: Argument, object_: Argument) -> None:
        """Problems where the subject or the object is not of a kind that the relation takes."""
        known = self.parts.known
        if subject.literal is not None:
            message = "subject: a claim is about an actor, never about words alone"
            entry.problem(message, line=entry.line_of("subject"))
        elif subject.id in known.places:
            message = f"subject: {subject.id} is a place, and what does something is an actor"
            entry.problem(message, line=entry.line_of("subject"))
        if fault := same_ends(subject, object_):
            entry.problem(f"object: {fault}", line=entry.line_of("object"))
        if object_.unknown:
            return
        kind = "literal" if object_.id is None else "actor" if object_.id in known.actors else "place"
        if kind in relation.objects:
            return
        takes = " or ".join(_TAKES[each] for each in relation.objects)
        given = f"{short(object_.literal)} is words" if kind == "literal" else f"{object_.id} is {a(kind)} {kind}"
        stem = relation.name.split("-")[0]
        others = [name for name, other in RELATIONS.items() if name.split("-")[0] == stem and kind in other.objects]
        hint = f" Did you mean {' or '.join(others)}?" if others else ""
        message = f"object: {relation.name} takes {takes}, and {given}.{hint}"
        entry.problem(message, line=entry.line_of("object"))


def keyless_parts(
    relation: str, subject: Argument, object_: Argument, span: Span | None, row: Row | None
) -> tuple[str, str, str, str]:
    """What the id of a claim without a key is made of: its span or row, relation, and mentions."""
    where = f"{span.start}-{span.end}" if span is not None else "" if row is None else row.row
    return (
        where,
        relation,
        subject.literal or subject.mention or "",
        object_.literal or object_.mention or "",
    )


def keyless_id(reading: str, parts: tuple[str, ...], ordinal: int) -> str:
    """The id of the claim number `ordinal` (from 0) of those with the same `keyless_parts`."""
    where, relation, subject, object_ = parts
    return keyless_claim_id(reading, span=where, relation=relation, subject=subject, object=object_, ordinal=ordinal)


def _label(node: Mapping, number: int) -> str:
    key = node.items.get("key")
    return f"claim {key.text if isinstance(key, Scalar) and key.text else number}"


def _relation(entry: Fields) -> Relation | None:
    if entry.node("relation") is None:
        entry.problem("it needs a `relation`")
        return None
    name = entry.text("relation")
    if name is not None and name not in RELATIONS:
        guess = did_you_mean(name, RELATIONS)
        entry.problem(f"no relation is called {name!r}.{guess}", line=entry.line_of("relation"))
    return None if name is None else RELATIONS.get(name)
