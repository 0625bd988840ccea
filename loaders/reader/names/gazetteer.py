"""Gazetteers: the names of actors and places that the reader knows before it reads.

A gazetteer is a registry (`actors:` and `places:` as in a claims file) that may say more for the reader, under keys
that only a gazetteer has:

    theatre: [syria]              # a text that names these, or whatever is declared here, is of this theatre
    words:
      egypt:
        demonyms: [Egyptian]      # words for what belongs to it, which stand for it
        metonyms: [...]           # names that stand for it, and for nothing else ("the Kremlin")
        seat: cairo               # the place whose name may stand for it ("Moscow said")
    ambiguous:
      Free Army: why two entries of this file share a name

A name that is small throughout ("unity government") is a description, and counts only in a text of the file's theatre.
Those that come with `sides` are `loaders/actors/*.yaml`. A user's own file, any registry or claims file, wins over
them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sides.graph.actor import Actor, Place
from sides.graph.names import fold
from sides.loaders.article import decode, read_bytes
from sides.loaders.claims_file import FILE_FIELDS, read_claims_file
from sides.loaders.declarations import Known, read_actors, read_places
from sides.loaders.fields import Fields
from sides.loaders.problems import Problems
from sides.loaders.reader.names.forms import Entry as Entry
from sides.loaders.reader.names.forms import FormIndex, Hit
from sides.loaders.reader.names.spelling import Words, words_in
from sides.loaders.yaml_lines import Mapping, parse_yaml

#: The gazetteers that come with `sides`.
SHIPPED = Path(__file__).parents[2] / "actors"
#: What a gazetteer has beside a registry's fields.
GAZETTEER_FIELDS = ("theatre", "words", "ambiguous")
_WORD_FIELDS = ("demonyms", "metonyms", "seat")
#: Read first, since the places of the others lie in its countries.
_FIRST = "states.yaml"


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What a gazetteer says of an actor beside its names; seat: the id of a place."""

    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    seat: str | None = None


NO_WORDS = EntryWords()


@dataclass(frozen=True, slots=True)
class GazetteerFile:
    """One file's entries, the words of some by their ids, its theatre's ids, and why names in it are ambiguous."""

    path: Path
    entries: tuple[Entry, ...]
    words: dict[str, EntryWords]
    theatre: tuple[str, ...]
    ambiguous: dict[str, str]


class Gazetteer:
    """Every name that is known before a text is read, and whom it may stand for."""

    def __init__(self, shipped: Iterable[GazetteerFile], own: Iterable[GazetteerFile] = ()) -> None:
        """Of the files that come with `sides` and the user's `own`, which win over them, the later over the earlier."""
        self.entries: dict[str, Entry] = {}
        self._words: dict[str, EntryWords] = {}
        self._named_by: dict[str, tuple[str, ...]] = {}  # the theatres whose files name an id
        self._renamed: dict[str, str] = {}
        self._of_theatre: set[str] = set()
        self._theatres_of: dict[str, tuple[str, ...]] = {}
        self._forms = FormIndex()
        for file in shipped:
            self._take(file)
        for file in own:
            self._take(file)
        self._settle()
        for entry in self.entries.values():
            self._index(entry)

    @classmethod
    def load(cls, *own: str | Path) -> Gazetteer:
        """The gazetteers that come with `sides`, and the user's `own` files.

        Raises `InvalidInput`, or the class that all problems of a file share, with every problem and its line.
        """
        shipped, known = _shipped()
        return cls(shipped, [read_gazetteer(path, known=known, scope="user") for path in own])

    @property
    def first_words(self) -> Collection[str]:
        """The keys of the words that a name begins with."""
        return self._forms.lengths

    def at(self, words: Words, first: int) -> Hit | None:
        """The longest name that begins with the word `first`, None where none does."""
        return self._forms.at(words, first)

    def theatres_of(self, entry: Entry) -> tuple[str, ...]:
        """The theatres that a mention of `entry` speaks for, by the stems of their files.

        They are its own file's, if that is of a theatre, those that name it, and those that name a place it lies in.
        """
        known = self._theatres_of.get(entry.id)
        if known is None:
            found = {entry.theatre} & self._of_theatre
            at: Entry | None = entry
            while at is not None:
                found.update(self._named_by.get(at.id, ()))
                at = self.entries.get(at.within) if at.within else None
            known = self._theatres_of[entry.id] = tuple(sorted(found))
        return known

    def called(self, name: str) -> tuple[Entry, ...]:
        """The entries that go by `name`."""
        words = words_in(name)
        hit = self.at(words, 0) if len(words) else None
        if hit is None or hit.last != len(words):
            return ()
        return tuple(dict.fromkeys(form.entry for form in hit.forms if form.how != "seat"))

    def seat_of(self, id: str) -> Entry | None:
        """The capital, or other seat, of the actor `id`; None where no gazetteer tells."""
        seat = self._words.get(id, NO_WORDS).seat
        return None if seat is None else self.entries.get(self._renamed.get(seat, seat))

    def _take(self, file: GazetteerFile) -> None:
        """Make a file's entries known; what they replace goes, and leaves them its spellings if it had their name."""
        for entry in file.entries:
            self._make_room(entry)
            old = self._same(entry)
            if old is not None:
                del self.entries[old.id]
                words, theatres = self._words.pop(old.id, NO_WORDS), self._named_by.pop(old.id, ())
                if fold(entry.name) in {fold(name) for name in old.names}:
                    entry = _merged(entry, old)
                    self._words[entry.id], self._named_by[entry.id] = words, theatres
                    if entry.id != old.id:
                        self._renamed[old.id] = entry.id
            self.entries[entry.id] = entry
        for id, words in file.words.items():
            before = self._words.get(id, NO_WORDS)
            self._words[id] = EntryWords(
                (*before.demonyms, *words.demonyms), (*before.metonyms, *words.metonyms), words.seat or before.seat
            )
        if file.theatre:
            self._of_theatre.add(file.path.stem)
        for id in file.theatre:
            id = self._renamed.get(id, id)
            self._named_by[id] = (*self._named_by.get(id, ()), file.path.stem)

    def _make_room(self, entry: Entry) -> None:
        """Give a known place that has the id of `entry`, an actor, another id; and the reverse."""
        old = self.entries.get(entry.id)
        if old is None or old.place == entry.place:
            return
        del self.entries[old.id]
        other = replace(old, id=f"{old.id}-{old.kind or 'place'}")
        self.entries[other.id] = other
        self._words[other.id] = self._words.pop(old.id, NO_WORDS)
        self._named_by[other.id] = self._named_by.pop(old.id, ())
        if old.place:
            self._renamed[old.id] = other.id

    def _same(self, entry: Entry) -> Entry | None:
        """The known entry that `entry` declares again: of its id; for a user's also the one of its very name."""
        old = self.entries.get(entry.id)
        if old is not None or entry.scope != "user":
            return old
        wanted = fold(entry.name)
        same = [
            other
            for other in self.entries.values()
            if other.place == entry.place
            and (other.kind == entry.kind or not other.kind or entry.kind in ("", "actor"))
            and wanted in {fold(name) for name in other.names}
        ]
        return same[0] if len(same) == 1 else None

    def _settle(self) -> None:
        """Let places lie in those that replaced what they lay in."""
        for id, entry in self.entries.items():
            if entry.within in self._renamed:
                self.entries[id] = replace(entry, within=self._renamed[entry.within])

    def _index(self, entry: Entry) -> None:
        for name in entry.names:
            self._forms.add(name, "name", entry)
        words = self._words.get(entry.id, NO_WORDS)
        for word in words.demonyms:
            self._forms.add(word, "demonym", entry)
            if word[-1] in "ni":
                self._forms.add(word + "s", "demonym", entry)
        for name in words.metonyms:
            self._forms.add(name, "name", entry)
        if words.seat is not None:
            place = self.entries.get(self._renamed.get(words.seat, words.seat))
            for name in place.names if place is not None else ():
                self._forms.add(name, "seat", entry)


def read_gazetteer(path: str | Path, *, known: Known | None = None, scope: str = "gazetteer") -> GazetteerFile:
    """The gazetteer at `path`: a registry, with or without what only a gazetteer has, or a claims file.

    known: what other gazetteers declare, which the file's places may lie in. scope: the entries' scope.

    Raises as `read_claims_file`.
    """
    path = Path(path)
    problems = Problems(str(path))
    node = parse_yaml(decode(read_bytes(path), source=str(path)), problems)
    if not isinstance(node, Mapping):
        problems.add(node.line, "a gazetteer has `actors:` and `places:`")
        raise problems.error()
    if not any(name in node.items for name in ("article", "claims", "registry")):
        fields = Fields(node, problems, label="", allowed=(*FILE_FIELDS, *GAZETTEER_FIELDS))
        return _gazetteer(fields, path, Known() if known is None else known, scope)
    file = read_claims_file(path)
    things: list[Actor | Place] = []
    for reading in (*file.registries, file.reading):
        things += (*reading.actors, *reading.places)
    return GazetteerFile(path, tuple(_entries(things, scope, path.stem)), {}, (), {})


def _gazetteer(file: Fields, path: Path, known: Known, scope: str) -> GazetteerFile:
    """The gazetteer in `file`; what it declares becomes `known`, but for what a user's file says differently."""
    own = known if scope == "gazetteer" else _beside(file, known)
    problems = file.problems
    actors = read_actors(file, own, problems, article=None)
    places = read_places(file, own, problems)
    words = dict(_words(file, own))
    theatre = tuple(text for text, _ in file.texts("theatre"))
    for text, line in file.texts("theatre"):
        if text not in own.actors and text not in own.places:
            file.problem(f"theatre: no actor or place {text!r} is declared.{own.guess(text)}", line=line)
    reasons = file.node("ambiguous")
    ambiguous = {}
    if isinstance(reasons, Mapping):
        fields = Fields(reasons, problems, label="ambiguous", allowed=tuple(reasons.items))
        ambiguous = {name: fields.text(name) or "" for name in reasons.items}
    problems.raise_if_any()
    things: tuple[Actor | Place, ...] = (*actors, *places)
    entries = tuple(_entries(things, scope, path.stem))
    return GazetteerFile(path, entries, words, theatre, ambiguous)


def _beside(file: Fields, known: Known) -> Known:
    """What is `known` and `file` does not declare itself."""
    sections = [node for name in ("actors", "places") if isinstance(node := file.node(name), Mapping)]
    declared = {id for node in sections for id in node.items}
    beside = Known()
    everything: tuple[Actor | Place, ...] = (*known.actors.values(), *known.places.values())
    for thing in everything:
        if thing.id not in declared:
            beside.add(thing)
    return beside


def _words(file: Fields, known: Known) -> Iterator[tuple[str, EntryWords]]:
    node = file.node("words")
    if node is None:
        return
    if not isinstance(node, Mapping):
        file.problem("'words' takes entries of the form `id: {demonyms: […]}`", line=node.line)
        return
    for id, value in node.items.items():
        line = node.key_lines[id]
        if not isinstance(value, Mapping):
            file.problem(f"words {id}: write `{id}: {{demonyms: […]}}`", line=line)
            continue
        fields = Fields(value, file.problems, label=f"words {id}", allowed=_WORD_FIELDS)
        if id not in known.actors:
            fields.problem(f"no actor {id!r} is declared.{known.guess(id, places=False)}", line=line)
        seat = fields.text("seat")
        if seat is not None and seat not in known.places:
            fields.problem(f"seat: no place {seat!r} is declared.{known.guess(seat, actors=False)}")
        demonyms, metonyms = fields.texts("demonyms"), fields.texts("metonyms")
        yield id, EntryWords(tuple(text for text, _ in demonyms), tuple(text for text, _ in metonyms), seat)


def _merged(entry: Entry, old: Entry) -> Entry:
    """`entry` with what only `old` says of the same actor or place."""
    short = entry.short or old.short
    aliases = {*entry.aliases, *old.names} - {entry.name, short}
    return replace(
        entry,
        short=short,
        kind=old.kind if entry.kind in ("", "actor") else entry.kind,
        aliases=tuple(sorted(aliases)),
        within=entry.within or old.within,
        theatre=old.theatre,
    )


def _entries(things: Iterable[Actor | Place], scope: str, theatre: str) -> Iterator[Entry]:
    for thing in things:
        actor = isinstance(thing, Actor)
        if actor and thing.kind == "unnamed":
            continue
        yield Entry(
            id=thing.id,
            name=thing.name,
            kind=thing.kind or "",
            place=not actor,
            short=thing.short if isinstance(thing, Actor) else None,
            aliases=thing.aliases,
            within=thing.within if isinstance(thing, Place) else None,
            scope=scope,
            theatre=theatre,
        )


@cache
def _shipped() -> tuple[tuple[GazetteerFile, ...], Known]:
    known = Known()
    paths = sorted(SHIPPED.glob("*.yaml"), key=lambda path: (path.name != _FIRST, path.name))
    return tuple(read_gazetteer(path, known=known) for path in paths), known
