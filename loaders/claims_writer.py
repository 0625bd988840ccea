"""A reading as the text of a claims file, which reads back as the same reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, Speaker, claim_id
from sides.graph.reading import Article, Reading
from sides.loaders.claim_entry import keyless_id, keyless_parts
from sides.loaders.claim_values import mention_in
from sides.loaders.ids import scope_of
from sides.loaders.quotes import Quotable, Span
from sides.loaders.yaml_text import block, flow, scalar
from sides.ontology.terms import RELATIONS


def write_claims_file(
    reading: Reading,
    article_path: str | None = None,
    *,
    registries: Sequence[str] | None = None,
    known: Iterable[Actor | Place] = (),
) -> str:
    """The text of the claims file that reads as `reading`.

    article_path: where the article is, from the file's folder; it may be None only where there is none.
    registries: the paths of its registries in the order of their ids; left out: `ID.yaml` beside the file.
    known: the actors and places of those, which need no mention spelled out where the quote holds their name.
    """
    if reading.article is not None and article_path is None:
        raise ValueError("the path of the article is needed")
    writer = _Writer(reading, known)
    head: list[tuple[str, object]] = [("article", article_path), ("reading", reading.id), ("by", reading.by)]
    if reading.article is not None:
        head[1:1] = [("sha256", reading.article.raw_hash)]
        head += _description(reading.article, reading)
    if reading.registries:
        head.append(("registry", list(registries or (f"{name}.yaml" for name in reading.registries))))
    parts = [block(head)]
    if reading.actors:
        parts.append(_section("actors", ((writer.local(actor.id), _actor(actor)) for actor in reading.actors)))
    if reading.places:
        parts.append(_section("places", ((place.id, _place(place)) for place in reading.places)))
    if reading.claims:
        parts.append("claims:\n" + "\n".join(writer.claim(claim) for claim in reading.claims))
    return "\n".join(parts)


def write_entry(claim: Claim, reading: Reading, known: Iterable[Actor | Place] = ()) -> str:
    """The fields of one claim of `reading` as its claims file has them, at the left margin, without what a reader or a
    review put there (status, who decided, confidence, maker), nor the id that a reader of the file would make.
    """
    plain = replace(claim, status="accepted", verdict=None, confidence=None, made_by=None)
    entry = _Writer(reading, known).claim(plain)
    lines = [line[4:] for line in entry.splitlines(keepends=True)]
    return "".join(line for line in lines if not line.startswith("id: "))


def write_declaration(thing: Actor | Place, article: Article) -> str:
    """`ID: {…}`, as a claims file of `article` declares `thing` under `actors:` or `places:`."""
    actors = (thing,) if isinstance(thing, Actor) else ()
    ident = _Writer(Reading(id="", article=article, actors=actors), ()).local(thing.id)
    return f"{scalar(ident)}: {flow(_actor(thing) if isinstance(thing, Actor) else _place(thing))}"


def _description(article: Article, reading: Reading) -> list[tuple[str, object]]:
    publisher: object = article.publisher or article.publisher_name
    declared = {actor.id for actor in reading.actors}
    if article.publisher_name is not None and (article.publisher_name in declared or reading.registries):
        publisher = {"name": article.publisher_name}
    return [
        ("language", article.language),
        ("title", article.title),
        ("date", article.date),
        ("date_source", article.date_source),
        ("author", article.author),
        ("publisher", publisher),
        ("url", article.url),
    ]


def _section(name: str, entries: Iterable[tuple[str, dict[str, object]]]) -> str:
    return f"{name}:\n" + "".join(f"  {scalar(key)}: {flow(value)}\n" for key, value in entries)


def _actor(actor: Actor) -> dict[str, object]:
    return {
        "name": actor.name,
        "short": actor.short,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "reliability": actor.reliability,
        "identifiers": _identifiers(actor.identifiers),
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "name": place.name,
        "kind": place.kind,
        "aliases": list(place.aliases),
        "within": place.within,
        "identifiers": _identifiers(place.identifiers),
    }


def _identifiers(pairs: tuple[tuple[str, str], ...]) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for catalogue, identifier in pairs:
        found.setdefault(catalogue, []).append(identifier)
    return {catalogue: ids[0] if len(ids) == 1 else ids for catalogue, ids in found.items()}


class _Writer:
    """What the claims of one reading are written with."""

    def __init__(self, reading: Reading, known: Iterable[Actor | Place]) -> None:
        self._reading = reading
        self._text = None if reading.article is None else Quotable(reading.article.text)
        self._names: dict[str, tuple[str, ...]] = {}
        for thing in (*known, *reading.actors, *reading.places):
            # As a reader has them: the file's own names first, then those of its registries.
            self._names[thing.id] = tuple(dict.fromkeys((*thing.names, *self._names.get(thing.id, ()))))
        self._unnamed = {actor.id for actor in reading.actors if actor.kind == "unnamed"}
        self._keys = {claim.id: claim.key for claim in reading.claims if claim.key is not None}
        self._equal: Counter[tuple[str, ...]] = Counter()

    def local(self, ident: str) -> str:
        """The id as this file writes it: an unnamed actor's without the hash of the article."""
        scope = scope_of(ident)
        article = self._reading.article
        if scope is None or article is None or ident not in self._unnamed:
            return ident
        return scope[0] if scope[1] == article.id[:8] else ident

    def claim(self, claim: Claim) -> str:
        """The entry of one claim."""
        relation = RELATIONS[claim.relation]
        quote = claim.quote
        fields: list[tuple[str, object]] = [
            ("key", claim.key),
            ("id", self._own_id(claim)),
            ("quote", quote),
            ("occurrence", self._occurrence(claim)),
            ("subject", self._argument(claim.subject, quote)),
            ("relation", claim.relation),
            ("polarity", None if claim.polarity == "affirmed" else claim.polarity),
            ("object", self._argument(claim.object, quote)),
            ("between", [self._argument(party, quote) for party in claim.between]),
            ("modality", None if claim.modality == ("happened" if relation.act else "state") else claim.modality),
            ("place", list(claim.place)),
            ("means", list(claim.means)),
            ("date", None if claim.date is None else str(claim.date)),
            ("date_text", claim.date_text),
            ("circumstance", claim.circumstance),
            ("hedge", claim.hedge),
            ("speakers", [self._speaker(speaker, quote) for speaker in claim.speakers]),
            ("outlet", claim.outlet and self.local(claim.outlet)),
            ("status", None if claim.status == "accepted" else claim.status),
            ("decided", self._verdict(claim)),
            ("confidence", None if claim.confidence is None else repr(claim.confidence)),
            ("credibility", None if claim.credibility is None else str(claim.credibility)),
            (
                "made_by",
                claim.made_by
                and {
                    "agent": claim.made_by.agent,
                    "version": claim.made_by.version,
                    "rule": claim.made_by.rule,
                },
            ),
            (
                "row",
                claim.row
                and {
                    "dataset": claim.row.dataset,
                    "version": claim.row.version,
                    "row": claim.row.row,
                    "url": claim.row.url,
                    "note": claim.row.note,
                },
            ),
            ("disputes", [self._link(link) for link in claim.disputes]),
            ("confirms", [self._link(link) for link in claim.confirms]),
        ]
        lines = block(fields).splitlines(keepends=True)
        return "".join(("  - " if number == 0 else "    ") + line for number, line in enumerate(lines))

    def _own_id(self, claim: Claim) -> str | None:
        """The claim's id, where it is not the one that a reader of the file makes."""
        if claim.key is not None:
            made = claim_id(self._reading.id, claim.key)
            return None if made == claim.id else claim.id
        span = None
        if claim.start is not None and claim.end is not None:
            span = Span(claim.start, claim.end, claim.quote or "")
        equal = keyless_parts(claim.relation, claim.subject, claim.object, span, claim.row)
        if keyless_id(self._reading.id, equal, self._equal[equal]) != claim.id:
            return claim.id
        self._equal[equal] += 1
        return None

    def _occurrence(self, claim: Claim) -> str | None:
        if self._text is None or claim.quote is None or claim.start is None:
            return None
        starts = [span.start for span in self._text.spans(claim.quote)]
        if claim.start not in starts or (len(starts) == 1 and claim.row is None):
            return None
        return str(starts.index(claim.start) + 1)

    def _argument(self, argument: Argument, quote: str | None) -> object:
        if argument.literal is not None:
            return {"literal": argument.literal, "mention": argument.mention}
        if argument.id is None:
            return "unknown" if argument.mention is None else {"unknown": "true", "mention": argument.mention}
        local = self.local(argument.id)
        if argument.mention == mention_in(quote, self._names.get(argument.id, ())) and argument.id in self._names:
            return local
        return {"id": local, "mention": "" if argument.mention is None else argument.mention}

    def _speaker(self, speaker: Speaker, quote: str | None) -> object:
        named: dict[str, object] = {"mention": speaker.mention}
        if speaker.id is not None:
            written = self._argument(Argument(id=speaker.id, mention=speaker.mention), quote)
            named = dict(written) if isinstance(written, dict) else {"id": written}
        if speaker.stance != "said":
            named["stance"] = speaker.stance
        if speaker.on_behalf_of is not None:
            named["on_behalf_of"] = self.local(speaker.on_behalf_of)
        return named["id"] if list(named) == ["id"] else named

    def _verdict(self, claim: Claim) -> dict[str, object] | None:
        if claim.verdict is None:
            return None
        at = claim.verdict.at
        # Nobody and never is still a verdict: an empty `by` keeps the field.
        return {
            "by": claim.verdict.by or "",
            "at": None if at is None else at.isoformat().replace("+00:00", "Z"),
            "why": claim.verdict.why,
        }

    def _link(self, link: Link) -> dict[str, object]:
        return {"claim": self._keys.get(link.claim, link.claim), "kind": link.kind, "why": link.why}
