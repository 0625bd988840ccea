"""Readings made for the tests of the stores: terse to write, complete enough to load."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sides.graph.actor import Actor, Place
from sides.graph.claim import UNKNOWN, Argument, Claim, Link, Speaker, claim_id
from sides.graph.interval import Interval
from sides.graph.reading import Article, Reading, text_hash
from sides.ontology.terms import RELATIONS

TEXT = "Egypt has been helping Haftar. Haftar leads the LNA. Sources in Hun deny it."
ARTICLE = Article(id=text_hash(TEXT), text=TEXT, title="Helping")
PLACES = ("derna", "hun")


def actor(id: str, **more: Any) -> Actor:
    """An actor whose name is its id with a capital."""
    return Actor(**{"id": id, "name": id.title(), "kind": "state", **more})


def place(id: str, **more: Any) -> Place:
    """A place whose name is its id with a capital."""
    return Place(**{"id": id, "name": id.title(), **more})


def claim(reading: str, words: str, **more: Any) -> Claim:
    """A claim from "subject relation object": `?` is unknown, `'x` a literal, `not-x` negated; its key is the words."""
    subject, relation, object = words.split(" ")
    if relation.startswith("not-"):
        relation, more["polarity"] = relation.removeprefix("not-"), "negated"
    date = more.pop("date", None)
    disputes = tuple(
        Link(claim=claim_id(reading, key), kind="tension", why="see there") for key in more.pop("disputes", ())
    )
    key = more.pop("key", words)
    return Claim(
        **{
            "id": claim_id(reading, key),
            "key": key,
            "subject": _argument(subject),
            "relation": relation,
            "object": _argument(object),
            "modality": "happened" if RELATIONS[relation].act else "state",
            "quote": TEXT[:5],
            "start": 0,
            "end": 5,
            "date": date and Interval.parse(date),
            "disputes": disputes,
            **more,
        }
    )


def _argument(text: str) -> Argument:
    if text == "?":
        return UNKNOWN
    return Argument(literal=text[1:]) if text.startswith("'") else Argument(id=text)


def said_by(*speakers: str, stance: str = "said") -> tuple[Speaker, ...]:
    """Speakers by id, each with the same stance."""
    return tuple(Speaker(id=id, stance=stance) for id in speakers)


def reading(id: str, *claims: str | Claim, article: Article | None = ARTICLE, **more: Any) -> Reading:
    """A reading of these claims that declares every actor and place they name (ids in PLACES are places)."""
    made = [claim(id, item) if isinstance(item, str) else item for item in claims]
    made.sort(key=lambda item: (item.start or 0, item.id))
    named = sorted({*_named(made), *more.pop("also", ())})
    given = {thing.id: thing for thing in (*more.pop("actors", ()), *more.pop("places", ()))}
    skipped = set(more.pop("without", ()))
    ids = sorted({*named, *given} - skipped)
    things = [given.get(id) or (place(id) if id in PLACES else actor(id)) for id in ids]
    return Reading(
        id=id,
        article=article,
        actors=tuple(thing for thing in things if isinstance(thing, Actor)),
        places=tuple(thing for thing in things if isinstance(thing, Place)),
        claims=tuple(made),
        **more,
    )


def _named(claims: Iterable[Claim]) -> set[str]:
    ids: set[str | None] = set()
    for item in claims:
        ids |= {item.subject.id, item.object.id, item.outlet, *item.place, *(party.id for party in item.between)}
        ids |= {id for speaker in item.speakers for id in (speaker.id, speaker.on_behalf_of)}
    return {id for id in ids if id is not None}
