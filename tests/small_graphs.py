"""Small readings for tests, written tersely: who says what of whom, and nothing else.

    store.load(reading(claim("egypt supports haftar"), claim("haftar leads lna", date="2017-06-03")))

Actors and places are declared as they appear. An argument is an id, `=words` for a literal (joined by
underscores), or `?`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, Speaker, claim_id
from sides.graph.interval import Interval
from sides.graph.reading import Article, Reading, text_hash
from sides.ontology.terms import RELATIONS
from sides.queries.run import run

if TYPE_CHECKING:
    from sides.graph.store import Store


def claim(said: str, key: str | None = None, **fields: Any) -> Claim:
    """The claim that "SUBJECT RELATION OBJECT" says; `not` before the relation negates it.

    fields: of `Claim`; `date` as text, `between` and `place` as ids in one text, `speakers` as texts of
    `speaker`, `disputes` as (key, kind) pairs. The key is the claim itself where none is given.
    """
    words = said.split()
    negated = words[1] == "not"
    subject, name, object = words[0], words[2 if negated else 1], (words[3 if negated else 2 :] or ["?"])[0]
    relation = RELATIONS[name]
    fields.setdefault("modality", "happened" if relation.act else "state")
    fields.setdefault("quote", said)
    if "date" in fields:
        fields["date"] = Interval.parse(fields["date"])
    fields["between"] = tuple(Argument(id=party) for party in fields.get("between", "").split())
    fields["place"] = tuple(sorted(fields.get("place", "").split()))
    fields["speakers"] = tuple(speaker(text) for text in fields.get("speakers", ()))
    return Claim(
        id=key or said,
        key=key or said,
        subject=_argument(subject),
        relation=name,
        object=_argument(object),
        polarity="negated" if negated else "affirmed",
        **fields,
    )


def speaker(text: str) -> Speaker:
    """The speaker of `ID [STANCE] [for ID]`; words in double quotes are a source without a name."""
    if text.startswith('"'):
        mention, _, rest = text[1:].partition('"')
        return Speaker(mention=mention, stance=rest.strip() or "said")
    words, _, principal = text.partition(" for ")
    id, _, stance = words.partition(" ")
    return Speaker(id=id, stance=stance or "said", on_behalf_of=principal or None)


def ask(store: Store, query: str, *columns: str, **values: Any) -> list[Any]:
    """The rows of a saved query: these columns of each, as a tuple, or as the value itself where it is one."""
    found = run(store, query, **values).rows
    if len(columns) == 1:
        return [row[columns[0]] for row in found]
    return [tuple(row[column] for column in columns) for row in found]


def key(claim_key: str, reading_id: str = "r") -> str:
    """The id of the claim with this key."""
    return claim_id(reading_id, claim_key)


def _argument(word: str) -> Argument:
    if word == "?":
        return Argument()
    return Argument(literal=word[1:].replace("_", " ")) if word.startswith("=") else Argument(id=word)


def reading(
    *claims: Claim,
    id: str = "r",
    date: str | None = None,
    publisher: str | None = None,
    text: str | None = None,
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
) -> Reading:
    """One reading of one article that holds the claims' quotes in their order, or of `text`, which holds them
    too.

    Actors and places that are not given are declared here, with their id as name and the kind left open.
    """
    if text is None:
        text = " / ".join(dict.fromkeys(each.quote or "" for each in claims)) or "nothing"
        text = f"{id}: {text}"
    placed = [_placed(each, id, text) for each in claims]
    known_places = {place.id: place for place in places}
    known_actors = {actor.id: actor for actor in actors}
    for each in placed:
        for place in each.place:
            known_places.setdefault(place, Place(id=place, name=place))
        target = each.object.id
        if target and target not in known_actors and "actor" not in RELATIONS[each.relation].objects:
            known_places.setdefault(target, Place(id=target, name=target))
        for actor in _actor_ids(each):
            if actor not in known_places:
                known_actors.setdefault(actor, Actor(id=actor, name=actor, kind="actor"))
    if publisher:
        known_actors.setdefault(publisher, Actor(id=publisher, name=publisher, kind="media"))
    article = Article(id=text_hash(text), text=text, date=date, publisher=publisher, title=f"Article of {id}")
    return Reading(
        id=id,
        article=article,
        actors=tuple(sorted(known_actors.values(), key=lambda actor: actor.id)),
        places=tuple(sorted(known_places.values(), key=lambda place: place.id)),
        claims=tuple(sorted(placed, key=lambda each: (each.start or 0, each.id))),
    )


def _placed(each: Claim, reading_id: str, text: str) -> Claim:
    """The claim with its id, its quote's offsets, and its links by id."""
    start = text.index(each.quote) if each.quote else None
    return dataclasses.replace(
        each,
        id=claim_id(reading_id, each.key or ""),
        start=start,
        end=None if start is None else start + len(each.quote or ""),
        disputes=tuple(_link(link, reading_id) for link in each.disputes),
        confirms=tuple(_link(link, reading_id) for link in each.confirms),
    )


def _link(link: Any, reading_id: str) -> Link:
    """From `(key, kind)` or `(key, kind, why)`; a key of another reading is `READING/KEY`."""
    key, kind, *why = link
    other, slash, rest = key.partition("/")
    return Link(
        claim=claim_id(other, rest) if slash else claim_id(reading_id, key), kind=kind, why=why[0] if why else None
    )


def _actor_ids(each: Claim) -> list[str]:
    ids = [each.subject.id, each.object.id, each.outlet, *(party.id for party in each.between)]
    ids += [id for one in each.speakers for id in (one.id, one.on_behalf_of)]
    return [id for id in ids if id]
