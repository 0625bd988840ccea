"""Names as they are looked up: the entries of gazetteers and of a document, and the spellings that lead to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sides.graph.actor import Actor, Place
from sides.loaders.reader.names.spelling import Words, fits, is_acronym, words_in

_BARE = 5  # letters of a word that stands without its article


#: How a spelling leads to its entry: `surname` and `given` (name) in the document only, `seat` from a city to whose
#: government sits there.
Lead = Literal["name", "acronym", "demonym", "surname", "given", "seat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor or place that a name may stand for.

    id, name, kind, short, aliases, within: as of `Actor` and `Place` (kind is empty where a place's is not known).
    place: whether it is a place; a country is two entries, the `state` that acts and the `country` that is fought over.
    scope: `gazetteer` (comes with `sides`), `user` (from a file of the user's) or `document` (proposed in this one).
    theatre: the stem of the file it stands in.
    """

    id: str
    name: str
    kind: str
    place: bool
    short: str | None = None
    aliases: tuple[str, ...] = ()
    within: str | None = None
    scope: str = "gazetteer"
    theatre: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by."""
        return tuple(dict.fromkeys(name for name in (self.name, self.short, *self.aliases) if name))

    def declaration(self) -> Actor | Place:
        """The entry as a reading declares it."""
        if self.place:
            return Place(id=self.id, name=self.name, kind=self.kind or None, aliases=self.aliases, within=self.within)
        return Actor(id=self.id, name=self.name, kind=self.kind, short=self.short, aliases=self.aliases)


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an entry's name: its words as declared, whether an article begins it, how it leads to the entry.

    how: one of `Lead`.
    """

    spelled: tuple[str, ...]
    article: bool
    how: Lead
    entry: Entry


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text where names of the gazetteer fit: the words `first` to `last` (exclusive) of `Words`."""

    first: int
    last: int
    forms: tuple[Form, ...]


class FormIndex:
    """Spellings of names, found by the words of a text."""

    def __init__(self) -> None:
        self._forms: dict[str, tuple[Form, ...]] = {}
        #: How many words the names have, the longest first, by their first word.
        self.lengths: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._forms)

    def add(self, name: str, how: Lead, entry: Entry) -> None:
        """Let `name` lead to `entry`; `how` as of `Form`, an acronym's being known by its capitals."""
        words = words_in(name)
        keys = words.keys
        if not keys:
            return
        if how == "name" and len(keys) == 1 and is_acronym(words.texts[0]):
            how = "acronym"
        form = Form(tuple(words.texts), words.articles[0] >= 0, how, entry)
        joined = " ".join(keys)
        known = self._forms.get(joined, ())
        if any(other == form or (other.entry is entry and _same_spelling(other, form)) for other in known):
            return
        self._forms[joined] = (*known, form)
        self.lengths[keys[0]] = tuple(sorted({len(keys), *self.lengths.get(keys[0], ())}, reverse=True))

    def at(self, words: Words, first: int) -> Hit | None:
        """The longest name that begins with the word `first`, None where none does."""
        keys = words.keys
        for length in self.lengths.get(keys[first], ()):
            last = first + length
            forms = self._forms.get(" ".join(keys[first:last]))
            if forms is None or last > len(keys):
                continue
            written = words.texts[first:last]
            article = words.articles[first] >= 0
            fitting = tuple(form for form in forms if _article_fits(form, article) and fits(form.spelled, written))
            if fitting:
                return Hit(first, last, _winning(fitting))
        return None


def _same_spelling(one: Form, other: Form) -> bool:
    return one.spelled == other.spelled and one.article is other.article


def _article_fits(form: Form, article: bool) -> bool:
    """Whether a name may stand with or without the article: places and persons may, others as they are declared."""
    if form.article is article:
        return True
    if form.article and len(form.spelled[0]) < _BARE:
        return False  # "El Feel", "Al-Bab"
    entry = form.entry
    if entry.place:
        return entry.kind != "country"
    return entry.kind in ("person", "people", "armed-group") and not is_acronym(form.spelled[0])


def _winning(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Of forms that fit the same words those of the user's entries, where there are any for an actor, or a place."""
    own = {form.entry.place for form in forms if form.entry.scope == "user"}
    return tuple(form for form in forms if form.entry.scope == "user" or form.entry.place not in own) if own else forms
