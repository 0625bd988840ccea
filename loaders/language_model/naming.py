"""Whom the mentions of a language model's claims stand for: the gazetteers' entry, or one of the document's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sides.graph.reading import document_scoped, text_hash
from sides.loaders.documents.document import Document
from sides.loaders.ids import slug
from sides.loaders.language_model.grounding import Grounding, Refusal
from sides.loaders.quotes import Span
from sides.loaders.reader.names.gazetteer import Entry, Gazetteer
from sides.loaders.reader.reference.referent import Referent, Way, opened
from sides.ontology import terms

_PRONOUNS = frozenset(
    {
        *(
            "he",
            "him",
            "his",
            "himself",
            "she",
            "her",
            "hers",
            "herself",
            "it",
            "its",
            "itself",
            "they",
            "them",
            "their",
        ),
        *("theirs", "themselves", "we", "us", "our", "ours", "i", "me", "my", "who", "whom", "whose", "which", "that"),
        *("this", "these", "those", "both", "each", "one"),
    }
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "both"})


class Naming:
    """The actors and places of one document.

    names, shorts: what the document calls them, and their short names, by their ids (see `Read`).
    """

    def __init__(self, document: Document, gazetteer: Gazetteer, grounding: Grounding) -> None:
        self._hash = text_hash(document.text)
        self._gazetteer, self._grounding = gazetteer, grounding
        self._theatres: Counter[str] = Counter()
        self._places: dict[str, bool] = {}
        self.names: dict[str, set[str]] = {}
        self.shorts: dict[str, str] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Count the theatres that names with one bearer speak for: where another name has several, they decide."""
        for name in sorted(set(names)):
            entries = self._gazetteer.called(_bare(name)) if name.strip() else ()
            if len({entry.place for entry in entries}) == len(entries) and self._grounding.anywhere(name):
                self._theatres.update({theatre for entry in entries for theatre in self._gazetteer.theatres_of(entry)})

    def of(self, told: Mapping[str, Any], span: Span, *, wanted: tuple[str, ...]) -> Referent | Refusal | None:
        """Whom `told`, a reference of an answer, stands for; None: its mention does not stand near the quote `span`.

        wanted: `actor`, `place` or both. One whom the answer does not name is `opened`.
        """
        at = self._grounding.near(told["mention"], span)
        if at is None:
            return None
        mention = self._grounding.words(at)
        place = self._is_place(told["kind"], wanted)
        if place is None:
            return Refusal.KIND
        name = told["name"] or (mention if told["kind"] == "unnamed" else None)
        if name is None:
            return opened(told["kind"], mention, *at, place=place)
        if not self._grounding.anywhere(name):
            return Refusal.NAME
        name = _bare(name)
        if not slug(name):
            return Refusal.NAME
        if told["kind"] == "unnamed":
            return self._group(name, mention, at)
        entry = self._entry(name, told["kind"], place)
        if self._is_another(mention, entry, place):
            return Refusal.NAME
        how = _how(mention)
        self._note(entry, name, mention)
        return Referent(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            place=place,
            mention=mention,
            start=at[0],
            end=at[1],
            how="proposed" if how == "name" and entry.scope == "document" else how,
        )

    def _is_place(self, kind: str, wanted: tuple[str, ...]) -> bool | None:
        """Whether a place is meant; None where what is meant cannot stand there. A state may be meant as its land."""
        place = kind in terms.PLACE_KINDS
        if ("place" if place else "actor") in wanted:
            return place
        if wanted == ("place",) and kind == "state":
            return True
        return False if wanted == ("actor",) and kind == "country" else None

    def _entry(self, name: str, kind: str, place: bool) -> Entry:
        entries = [entry for entry in self._gazetteer.called(name) if entry.place == place]
        if len(entries) > 1:
            weights = [
                sum(self._theatres[theatre] for theatre in self._gazetteer.theatres_of(entry)) for entry in entries
            ]
            entries = [entry for entry, weight in zip(entries, weights, strict=True) if weight == max(weights)]
        if len(entries) == 1:
            return entries[0]
        if (kind in terms.PLACE_KINDS) != place:
            kind = "country" if place else "state"
        return Entry(id=self._own(name, place), name=name, kind=kind, place=place, scope="document")

    def _own(self, name: str, place: bool) -> str:
        """An id that belongs to the document; a place and an actor of one name have two."""
        local = slug(name)
        if self._places.setdefault(local, place) != place:
            local += "-place" if place else "-actor"
        return document_scoped(local, self._hash)

    def _group(self, name: str, mention: str, at: tuple[int, int]) -> Referent:
        return Referent(
            id=self._own(name, False),
            name=name,
            kind="unnamed",
            place=False,
            mention=mention,
            start=at[0],
            end=at[1],
            how="group",
        )

    def _is_another(self, mention: str, entry: Entry, place: bool) -> bool:
        """Whether the mention is itself a name, and that of others."""
        known = {other.id for other in self._gazetteer.called(_bare(mention)) if other.place == place}
        return bool(known) and entry.id not in known and _how(mention) == "name"

    def _note(self, entry: Entry, name: str, mention: str) -> None:
        called = self.names.setdefault(entry.id, set())
        called.add(name)
        if entry.id in {one.id for one in self._gazetteer.called(_bare(mention))} and mention in entry.names:
            called.add(mention)
        if entry.short:
            self.shorts[entry.id] = entry.short


def _bare(name: str) -> str:
    """`name` without its article.

    >>> _bare("the  Libyan National Army")
    'Libyan National Army'
    """
    words = name.split()
    return " ".join(words[1:] if words[0].lower() == "the" and len(words) > 1 else words)


def _how(mention: str) -> Way:
    words = mention.lower().split()
    if len(words) == 1 and words[0] in _PRONOUNS:
        return "pronoun"
    return "definite" if words[0] in _POINTING and mention[1:].islower() else "name"
