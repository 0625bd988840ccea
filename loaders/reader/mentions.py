"""The names in a document: which words name an actor or a place, and whom they may stand for.

In the order of their authority: acronyms that the text introduces, the gazetteers' longest match, names that the
language pipeline or a pattern proposes. A longer name that a known one is only part of goes before it. Nothing is
decided by likeness: names that may be spellings of one are in `Names.alike`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from sides.graph.reading import document_scoped, text_hash
from sides.loaders.ids import slug
from sides.loaders.reader.acronyms import introduced
from sides.loaders.reader.alike import alike
from sides.loaders.reader.forms import Entry, Form, FormIndex, Hit
from sides.loaders.reader.gazetteer import Gazetteer
from sides.loaders.reader.longer_names import Proposal, longer_name
from sides.loaders.reader.name_words import COMMON, actor_kind
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.proposed import armed_groups, entities, places_by_word
from sides.loaders.reader.text_view import TextView
from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the text, and the entries that it may stand for.

    start_token, end_token: its tokens, end exclusive (a token such as "U.S.-led" may hold more than the name). start,
    end: its code-point offsets, end exclusive. text: its words as the text has them, without a leading "the", a title
    or a trailing "'s". how: `name`, `acronym`, `demonym` ("Egyptian"; the entry is the state or people) or `proposed`
    (by the language pipeline or a pattern; the entry belongs to the document).
    candidates: whom it may stand for. A country's name has two, the state and the land; otherwise two mean that the
    document does not decide which. seat: the state or body that a capital's name stands for where one who acts
    is meant ("Moscow said"), which is among no candidates.
    """

    start_token: int
    end_token: int
    start: int
    end: int
    text: str
    how: str
    candidates: tuple[Entry, ...]
    seat: Entry | None = None

    @property
    def actors(self) -> tuple[Entry, ...]:
        """The candidates that act."""
        return tuple(entry for entry in self.candidates if not entry.place)

    @property
    def places(self) -> tuple[Entry, ...]:
        """The candidates that are places."""
        return tuple(entry for entry in self.candidates if entry.place)

    @property
    def ambiguous(self) -> bool:
        """Whether two actors, or two places, go by this name and the document does not decide."""
        return len(self.actors) > 1 or len(self.places) > 1

    def one(self, want: str = "either") -> Entry | None:
        """Whom it stands for where an `actor`, a `place` or `either` is wanted; None where none, or not decided.

        actor: the one actor, else the one whose seat the place is; never a place. place: the one place.
        either: the one actor where there is one (a country's name is its state), else the one place (a capital's name
        is the city).
        """
        actors, places = self.actors, self.places
        if want == "place":
            return places[0] if len(places) == 1 else None
        if len(actors) == 1:
            return actors[0]
        if actors:
            return None
        if want == "actor":
            return self.seat
        return places[0] if len(places) == 1 else None


class Names:
    """The names of one document: `at(token)` is the name that a token lies in, `all` are all of them in their order."""

    def __init__(self, parsed: ParsedDocument, gazetteer: Gazetteer) -> None:
        """Find them, with what `gazetteer` knows."""
        self.parsed = parsed
        self.gazetteer = gazetteer
        self._view = TextView(parsed.doc)
        self._hash = text_hash(parsed.document.text)
        self.all: tuple[Name, ...] = tuple(self._decided(self._found()))
        self._at: list[Name | None] = [None] * len(parsed.doc)
        for name in self.all:
            for i in range(name.start_token, name.end_token):
                self._at[i] = name

    def at(self, token: Token) -> Name | None:
        """The name that `token` lies in, None where it lies in none."""
        return self._at[token.i]

    @cached_property
    def alike(self) -> list[tuple[str, str, str]]:
        """Pairs of ids that may be one actor or place under two spellings, each with why; for a person to decide.

        One of the two was proposed in this document, the other is named in it or stands in a gazetteer.
        """
        named = dict.fromkeys(entry for name in self.all for entry in name.candidates)
        return alike(named, self.gazetteer.entries.values())

    def _found(self) -> list[Name]:
        """The names in the order of the text; where several may begin with one word, the longest, then the surest."""
        view = self._view
        hits = self._hits()
        entity_at = self._entities()
        held = {word for hit in hits.values() for word in range(hit.first, hit.last)}
        proposals: dict[int, Proposal] = {}
        for hit in list(hits.values()):
            longer = longer_name(view, hit, entity_at, held)
            if longer is not None:
                proposals[longer.first] = longer
        for proposal in proposals.values():
            for word in range(proposal.first, proposal.last):
                hits.pop(word, None)
        index = self._introduced(hits, proposals)
        self._propose(hits, proposals, entity_at)
        entries = self._entries(proposals)
        for proposal, entry in entries.items():
            index.add(view.text(proposal.first, proposal.last), "name", entry)
        self._full = self._full_names(hits, entries)
        for surname, people in self._full.items():
            if surname not in COMMON and len(surname) > 2:
                for text, entry in people.values():
                    index.add(text, "surname", entry)
        return self._chosen(hits, entries, proposals, index)

    def _hits(self) -> dict[int, Hit]:
        """The gazetteers' longest matches, by their first word."""
        words, gazetteer = self._view.words, self.gazetteer
        hits, i = {}, 0
        while i < len(words):
            hit = gazetteer.at(words, i)
            if hit is None:
                i += 1
            else:
                hits[i] = hit
                i = hit.last
        return hits

    def _entities(self) -> dict[int, tuple[int, int, str]]:
        """The pipeline's entities in the prose, by every word that they hold."""
        found = {}
        for entity in self.parsed.doc.ents:
            if not self.parsed.prose[entity.start]:
                continue
            first, last = self._view.span(entity.start, entity.end)
            for word in range(first, last):
                found[word] = first, last, entity.label_
        return found

    def _introduced(self, hits: dict[int, Hit], proposals: dict[int, Proposal]) -> FormIndex:
        """The acronyms that the text introduces; their long names become proposals where no gazetteer has them."""
        view, index = self._view, FormIndex()
        ends = {hit.last: hit.first for hit in hits.values()}
        for one in list(introduced(view, ends)):
            hit = hits.get(one.first)
            if hit is not None and hit.last == one.last:
                actors = {form.entry for form in hit.forms if not form.entry.place and form.how != "seat"}
                if len(actors) == 1:
                    index.add(one.acronym, "acronym", actors.pop())
                continue
            proposal = proposals.get(one.first)
            if proposal is None or proposal.last != one.last:
                words = view.words.keys[one.first : one.last]
                proposal = Proposal(one.first, one.last, actor_kind(words))
                proposals[one.first] = proposal
                for word in range(one.first, one.last):
                    hits.pop(word, None)
            if proposal.kind and not proposal.place:
                index.add(one.acronym, "acronym", self._entry(proposal, short=one.acronym))
        return index

    def _propose(
        self, hits: dict[int, Hit], proposals: dict[int, Proposal], entity_at: dict[int, tuple[int, int, str]]
    ) -> None:
        """Add what patterns and the language pipeline propose where no name is yet."""
        taken = {word for hit in hits.values() for word in range(hit.first, hit.last)}
        for proposal in proposals.values():
            taken.update(range(proposal.first, proposal.last))
        for propose in (armed_groups, places_by_word):
            for proposal in list(propose(self._view, taken)):
                self._keep(proposal, proposals, taken)
        for proposal in entities(self._view, entity_at, taken):
            self._keep(proposal, proposals, taken)

    def _keep(self, proposal: Proposal, proposals: dict[int, Proposal], taken: set[int]) -> None:
        span = range(proposal.first, proposal.last)
        token = self._view.words.tokens[proposal.first]
        if proposal.last > proposal.first and taken.isdisjoint(span) and self.parsed.prose[token]:
            proposals[proposal.first] = proposal
            taken.update(span)

    def _entries(self, proposals: dict[int, Proposal]) -> dict[Proposal, Entry]:
        """An entry for every name that is proposed: one for all that are spelled alike, of their commonest kind."""
        keys = self._view.words.keys
        spelled: dict[str, list[Proposal]] = defaultdict(list)
        for proposal in proposals.values():
            if proposal.kind:
                spelled[" ".join(keys[proposal.first : proposal.last])].append(proposal)
        entries = {}
        for same in spelled.values():
            (kind, place), _ = Counter((proposal.kind, proposal.place) for proposal in same).most_common(1)[0]
            one = next(proposal for proposal in same if (proposal.kind, proposal.place) == (kind, place))
            entry = self._entry(one)
            entries.update(dict.fromkeys(same, entry))
        return entries

    def _entry(self, proposal: Proposal, short: str | None = None) -> Entry:
        name = self._view.text(proposal.first, proposal.last)
        local = slug(name) or "name"
        return Entry(
            id=document_scoped(local, self._hash),
            name=" ".join(name.split()),
            kind=proposal.kind,
            place=proposal.place,
            short=short,
            within=proposal.within,
            scope="document",
        )

    def _full_names(
        self, hits: dict[int, Hit], entries: dict[Proposal, Entry]
    ) -> dict[str, dict[str, tuple[str, Entry]]]:
        """The persons whom the text names in full, by the last word of their names and their ids."""
        keys, texts = self._view.words.keys, self._view.words.texts
        full: dict[str, dict[str, tuple[str, Entry]]] = defaultdict(dict)
        for hit in hits.values():
            people = {form.entry for form in hit.forms}
            if hit.last - hit.first > 1 and len(people) == 1 and (entry := people.pop()).kind == "person":
                full[keys[hit.last - 1]][entry.id] = texts[hit.last - 1], entry
        for proposal, entry in entries.items():
            if proposal.last - proposal.first > 1 and entry.kind == "person":
                full[keys[proposal.last - 1]][entry.id] = texts[proposal.last - 1], entry
        return full

    def _chosen(
        self,
        hits: dict[int, Hit],
        entries: dict[Proposal, Entry],
        proposals: dict[int, Proposal],
        index: FormIndex,
    ) -> list[Name]:
        view = self._view
        names, i = [], 0
        while i < len(view.words):
            own = index.at(view.words, i) if view.capital(i) else None
            if own is not None and own.last - own.first == 1 and not self._single(own, proposals):
                own = None
            hit, proposal = hits.get(i), proposals.get(i)
            last = max(each.last if each is not None else i for each in (own, hit, proposal))
            if last == i:
                i += 1
                continue
            if proposal is not None and proposal.last == last and not proposal.kind:
                i = last
                continue
            acronym = own is not None and own.last == last and own.forms[0].how == "acronym"
            if hit is not None and hit.last == last and not acronym:
                names.append(self._name(hit))
            elif own is not None and own.last == last:
                names.append(self._name(own))
            elif proposal is not None:
                names.append(self._name(Hit(i, last, (Form((), False, "name", entries[proposal]),))))
            i = last
        return names

    def _single(self, own: Hit, proposals: dict[int, Proposal]) -> bool:
        """Whether one word may stand for whom the document calls so: a surname is a proper noun."""
        forms = own.forms
        if forms[0].how == "acronym" or own.first in proposals:
            return True
        return self._view.proper(own.first) or self._view.in_headline(own.first)

    def _name(self, hit: Hit) -> Name:
        words = self._view.words
        direct = [form for form in hit.forms if form.how != "seat"]
        surnames = [form for form in direct if form.how == "surname"]
        if surnames:
            direct = surnames
        start, end = words.heads[hit.first], words.ends[hit.last - 1]
        article = words.articles[hit.first]
        candidates = tuple(dict.fromkeys(form.entry for form in direct))
        if hit.last - hit.first == 1 and direct[0].how == "name":
            candidates = self._of_surname(words.keys[hit.first], candidates)
        seats = {form.entry for form in hit.forms if form.how == "seat"}
        return Name(
            start_token=words.tokens[hit.first] if article < 0 else article,
            end_token=words.tokens[hit.last - 1] + 1,
            start=start,
            end=end,
            text=self.parsed.words(start, end),
            how=_how(direct),
            candidates=candidates,
            seat=seats.pop() if len(seats) == 1 else None,
        )

    def _of_surname(self, surname: str, candidates: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Whom one word may mean that a gazetteer knows: not it alone where the text names persons of this surname in
        full ("Michael Jordan", "Saddam Haftar"), and none of them is it.
        """
        full = self._full.get(surname, {})
        if not full or any(entry.id in full for entry in candidates):
            return candidates
        return (*candidates, *(entry for _, entry in full.values()))

    def _decided(self, names: list[Name]) -> Iterable[Name]:
        """The names, those that several go by decided where the document tells: it names one of them elsewhere, or is
        more of its theatre than of the others'.
        """
        if not any(name.ambiguous or _describes(name) for name in names):
            return names
        named: set[str] = set()
        votes: Counter[str] = Counter()
        for name in names:
            if not name.ambiguous and not _describes(name):
                for entry in name.candidates:
                    named.add(entry.id)
                    votes.update(self.gazetteer.theatres_of(entry))
        most = max(votes.values(), default=0)
        decided = []
        for name in names:
            if _describes(name):
                theatres = [one for entry in name.candidates for one in self.gazetteer.theatres_of(entry)]
                if not any(votes[one] == most for one in theatres):
                    continue
            decided.append(self._decide(name, named, votes) if name.ambiguous else name)
        return decided

    def _decide(self, name: Name, named: set[str], votes: Counter[str]) -> Name:
        kept: list[Entry] = []
        for group in (name.actors, name.places):
            scores = {
                entry: (entry.id in named, max((votes[one] for one in self.gazetteer.theatres_of(entry)), default=0))
                for entry in group
            }
            best = max(scores.values(), default=(False, 0))
            winners = [entry for entry, score in scores.items() if score == best]
            kept += winners if len(winners) == 1 and best > (False, 0) else group
        return replace(name, candidates=tuple(kept))


def _describes(name: Name) -> bool:
    """Whether the name is a description ("unity government"), which only a text of its theatre means so."""
    return name.how == "name" and name.text.islower() and all(one.scope == "gazetteer" for one in name.candidates)


def _how(forms: list[Form]) -> str:
    """How the name leads to its entries, as `Name.how` says it."""
    how = forms[0].how
    if how == "surname":
        return "proposed" if forms[0].entry.scope == "document" else "name"
    return "proposed" if how == "name" and forms[0].entry.scope == "document" else how
