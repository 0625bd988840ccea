"""The names in a document: which words name an actor or a place, and whom they may stand for.

In the order of their authority: acronyms that the text introduces, the gazetteers' longest match, names that the
language pipeline or a pattern proposes. A longer name that a known one is only part of goes before it. Nothing is
decided by likeness: names that may be spellings of one are in `Names.alike`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from sides.graph.reading import document_scoped, text_hash
from sides.loaders.ids import slug
from sides.loaders.reader.names.acronyms import initials, introduced, known_as
from sides.loaders.reader.names.alike import alike
from sides.loaders.reader.names.body_names import bodies
from sides.loaders.reader.names.deciding import decided
from sides.loaders.reader.names.forms import Entry, Form, FormIndex, Hit
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.kinds import common_kind, has_arms, names_many
from sides.loaders.reader.names.longer_names import Proposal, longer_name
from sides.loaders.reader.names.name import Name
from sides.loaders.reader.names.name_cues import governs
from sides.loaders.reader.names.name_words import COMMON, PARTICLES, TITLES, actor_kind
from sides.loaders.reader.names.nicknames import full_names, nicknamed, short_names
from sides.loaders.reader.names.proposed import acronyms, armed_groups, entities, places_by_word, titled, unseen
from sides.loaders.reader.names.spelling import words_in
from sides.loaders.reader.names.text_view import TextView
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference.referent import Way
from spacy.tokens import Token


class Names:
    """The names of one document: `at(token)` is the name that a token lies in, `all` are all of them in their order."""

    def __init__(self, parsed: ParsedDocument, gazetteer: Gazetteer) -> None:
        """Find them, with what `gazetteer` knows."""
        self.parsed = parsed
        self.gazetteer = gazetteer
        self._view = TextView(parsed.doc, parsed.plain)
        self._hash = text_hash(parsed.document.text)
        self.all: tuple[Name, ...] = tuple(decided(self._found(), gazetteer))
        #: For each token the name that it lies in.
        self.by_place: list[Name | None] = [None] * len(parsed.doc)
        for name in self.all:
            for i in range(name.start_token, name.end_token):
                self.by_place[i] = name

    def at(self, token: Token) -> Name | None:
        """The name that `token` lies in, None where it lies in none."""
        return self.by_place[token.i]

    @cached_property
    def lemmas(self) -> list[int]:
        """The number of each token's lemma in the language pipeline's strings."""
        return list(self.parsed.doc.to_array("LEMMA").tolist())

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
        proposals: dict[int, Proposal] = {}
        for one in nicknamed(view, self.gazetteer) if '"' in view.words.keys else ():
            for word in range(one.first, one.last):
                hits.pop(word, None)
            if isinstance(one, Hit):
                hits[one.first] = one
            else:
                proposals[one.first] = one
        entity_at = self._entities()
        held = {word for hit in hits.values() for word in range(hit.first, hit.last)}
        of_bodies: set[int] = set()
        for proposal in bodies(view, hits):
            proposals[proposal.first] = proposal
            of_bodies.update(range(proposal.first, proposal.last))
        for hit in list(hits.values()):
            longer = longer_name(view, hit, entity_at, held) if hit.first not in of_bodies else None
            if longer is not None and not of_bodies.isdisjoint(range(longer.first, longer.last)):
                continue
            if longer is not None and longer.kind == "person" and (whole := _middle_names(view, hit, longer)):
                hits.pop(hit.first)
                hits[whole.first] = whole
            elif longer is not None:
                proposals[longer.first] = longer
        for proposal in proposals.values():
            for word in range(proposal.first, proposal.last):
                hits.pop(word, None)
        index = self._introduced(hits, proposals)
        self._propose(hits, proposals, entity_at)
        entries = self._entries(proposals)
        self._also_known(hits, proposals, entries, index)
        self._unexplained(hits, proposals, entries, index)
        many = self._of_many(entries, index)
        self._full = full_names(view, hits, entries)
        for surname, people in self._full.items():
            if surname not in COMMON and surname not in many and len(surname) > 2:
                for text, entry in people.values():
                    index.add(text, "surname", entry)
        self._given_names(index)
        for text, entry in short_names(view, hits):
            index.add(text, "given", entry)
        return self._chosen(hits, entries, proposals, index)

    def _hits(self) -> dict[int, Hit]:
        """The gazetteers' longest matches, by their first word."""
        words, gazetteer = self._view.words, self.gazetteer
        begun = gazetteer.first_words
        hits, end = {}, 0
        for i, key in enumerate(words.keys):
            if i >= end and key in begun and (hit := gazetteer.at(words, i)) is not None:
                hits[i] = hit
                end = hit.last
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
        ends.update((proposal.last, proposal.first) for proposal in proposals.values())
        for one in list(introduced(view, ends, hits)):
            hit = hits.get(one.first)
            if hit is not None and hit.last == one.last:
                actors = {form.entry for form in hit.forms if not form.entry.place and form.how != "seat"}
                if len(actors) == 1:
                    index.add(one.acronym, "acronym", actors.pop())
                continue
            proposal = proposals.get(one.first)
            if proposal is None or proposal.last != one.last:
                proposal = Proposal(one.first, one.last, actor_kind(view.words.keys[one.first : one.last]))
                proposals[one.first] = proposal
                for word in range(one.first, one.last):
                    hits.pop(word, None)
            if proposal.kind == "organization" and has_arms(view, proposal, one.acronym):
                proposal = proposals[one.first] = replace(proposal, kind="armed-group", told=True)
            if proposal.kind and not proposal.place:
                index.add(one.acronym, "acronym", self._entry(proposal, short=one.acronym))
        return index

    def _of_many(self, entries: dict[Proposal, Entry], index: FormIndex) -> set[str]:
        """Let proposed names lead to their entries, a plural's singular too ("Houthi" of "the Houthis"), as a demonym
        does; these singulars (small), which are nobody's surname.
        """
        many = set()
        for proposal, entry in entries.items():
            text = self._view.text(proposal.first, proposal.last)
            index.add(text, "name", entry)
            if proposal.last - proposal.first == 1 and not entry.place and names_many(self._view, proposal.first):
                index.add(text[:-1], "demonym", entry)
                many.add(text[:-1].lower())
        return many

    def _also_known(
        self, hits: dict[int, Hit], proposals: dict[int, Proposal], entries: dict[Proposal, Entry], index: FormIndex
    ) -> None:
        """Let the further names that the text gives to those it names lead to them."""
        ends = {hit.last: hit.first for hit in hits.values()} | {one.last: one.first for one in entries}
        for one in known_as(self._view, ends):
            hit, proposal = hits.get(one.first), proposals.get(one.first)
            found = {form.entry for form in hit.forms if form.how != "seat"} if hit is not None else set()
            found |= {entries[proposal]} if proposal in entries else set()
            if len(found) == 1 and (entry := found.pop()).kind not in ("state", "country"):
                index.add(one.acronym, "name", entry)
                for same in [each for each in entries if self._view.text(each.first, each.last) == one.acronym]:
                    del entries[same], proposals[same.first]

    def _unexplained(
        self,
        hits: dict[int, Hit],
        proposals: dict[int, Proposal],
        entries: dict[Proposal, Entry],
        index: FormIndex,
    ) -> None:
        """Let acronyms that the text does not explain stand for the one body that it names and whose initials they
        are; also those that a gazetteer has for one whom the text does not name.
        """
        keys, texts = self._view.words.keys, self._view.words.texts
        bodies: dict[str, set[Entry]] = defaultdict(set)
        for proposal, entry in entries.items():
            if not entry.place and entry.kind != "person" and proposal.last - proposal.first > 2:
                for letters in initials(keys[proposal.first : proposal.last]):
                    bodies[letters].add(entry)
        if not bodies:
            return
        named = {form.entry.id for hit in hits.values() if hit.last - hit.first > 1 for form in hit.forms}
        alone = [proposal.first for proposal in entries if proposal.last - proposal.first == 1]
        alone += [
            hit.first
            for hit in hits.values()
            if hit.last - hit.first == 1 and not any(form.entry.id in named for form in hit.forms)
        ]
        for word in alone:
            same = bodies.get(keys[word], set())
            if len(same) == 1 and texts[word].isupper() and index.at(self._view.words, word) is None:
                index.add(texts[word], "acronym", next(iter(same)))
        for proposal in [one for one in entries if index.at(self._view.words, one.first) is not None]:
            if proposal.last - proposal.first == 1 and keys[proposal.first] in bodies:
                del entries[proposal], proposals[proposal.first]

    def _propose(
        self, hits: dict[int, Hit], proposals: dict[int, Proposal], entity_at: dict[int, tuple[int, int, str]]
    ) -> None:
        """Add what patterns and the language pipeline propose where no name is yet."""
        taken = {word for hit in hits.values() for word in range(hit.first, hit.last)}
        for proposal in proposals.values():
            taken.update(range(proposal.first, proposal.last))
        for propose in (armed_groups, titled, places_by_word):
            for proposal in list(propose(self._view, taken)):
                self._keep(proposal, proposals, taken)
        for proposal in acronyms(self._view, taken):
            self._keep(proposal, proposals, taken)
        for proposal in entities(self._view, entity_at, taken):
            self._keep(proposal, proposals, taken)
        for proposal in unseen(self._view, entity_at, taken):
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
        for many in [key for key in spelled if key.removesuffix("s") in spelled and not key.endswith("ss")]:
            if many.endswith("s") and " " not in many:
                spelled[many.removesuffix("s")] += spelled.pop(many)  # "Maoist rebels", "the Maoists"
        entries = {}
        for same in spelled.values():
            entries.update(dict.fromkeys(same, self._entry(common_kind(self._view, same))))
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

    def _given_names(self, index: FormIndex) -> None:
        """Let a given name lead to the one person of the text who has it: "Tsadkan", "Abiy"."""
        given: dict[str, dict[str, tuple[str, Entry]]] = defaultdict(dict)
        for people in self._full.values():
            for _, entry in people.values():
                words = words_in(entry.name)
                if len(words) > 1 and len(words.keys[0]) > 2 and words.articles[0] < 0:
                    given[words.keys[0]][entry.id] = words.texts[0], entry
        self._given = given
        for name, same in given.items():
            if len(same) == 1 and name not in self._full and name not in COMMON | TITLES | PARTICLES:
                for text, entry in same.values():
                    index.add(text, "given", entry)

    def _chosen(
        self,
        hits: dict[int, Hit],
        entries: dict[Proposal, Entry],
        proposals: dict[int, Proposal],
        index: FormIndex,
    ) -> list[Name]:
        view = self._view
        names, i = [], 0
        while i < len(view.words.keys):
            capital = view.capital(i)
            if not capital and i not in hits and i not in proposals:
                i += 1
                continue
            own = index.at(view.words, i) if capital else None
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
        if forms[0].how == "given" and (self._view.proper(own.last) or self._view.proper(own.first - 1)):
            return False  # of somebody else of that name
        if forms[0].how in ("acronym", "demonym") or own.first in proposals:
            return True
        if forms[0].how == "surname" and self._has_given_name(own.first):
            return False  # "Amit Singh" where the text names Biren Singh
        # The pipeline may take a rare surname for a common noun.
        owns = forms[0].how == "surname" and self._view.words.keys[own.last : own.last + 1] == ["s"]
        return owns or self._view.proper(own.first) or self._view.in_headline(own.first)

    def _has_given_name(self, word: int) -> bool:
        """Whether a proper noun that is no title stands before a surname, as a part of the name."""
        view, before = self._view, word - 1
        return view.proper(before) and view.words.keys[before] not in TITLES and governs(view, word, before)

    def _name(self, hit: Hit) -> Name:
        words = self._view.words
        direct = [form for form in hit.forms if form.how != "seat"]
        surnames = [form for form in direct if form.how == "surname"]
        if surnames:
            direct = surnames
        start, end = words.heads[hit.first], words.ends[hit.last - 1]
        article = words.articles[hit.first]
        candidates = tuple(dict.fromkeys(form.entry for form in direct))
        if hit.last - hit.first == 1 and article >= 0 and (bearers := self._bearers(words.keys[hit.first])):
            candidates = bearers
        elif hit.last - hit.first == 1 and direct[0].how == "name":
            candidates = self._of_surname(words.keys[hit.first], candidates, article >= 0)
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

    def _bearers(self, surname: str) -> tuple[Entry, ...]:
        """The persons whom the text names in full and with "al-" before this surname: "Abu Walid al-Sahrawi"."""
        people = self._full.get(surname, {}).values()
        return tuple(entry for _, entry in people if words_in(entry.name).articles[-1] >= 0)

    def _of_surname(self, surname: str, candidates: tuple[Entry, ...], article: bool) -> tuple[Entry, ...]:
        """Whom one word may mean that a gazetteer knows: not it alone where the text names persons of this surname in
        full ("Michael Jordan", "Saddam Haftar"), and none of them is it. article: whether it stands with "al-", as the
        surname may: "Abdul-Malik al-Houthi" is no reason to doubt who is "Houthi".
        """
        full = {**self._full.get(surname, {}), **self._given.get(surname, {})}
        if not full or any(entry.id in full for entry in candidates):
            return candidates
        persons = all(entry.kind == "person" for entry in candidates)
        others = [entry for _, entry in full.values() if persons or article or words_in(entry.name).articles[-1] < 0]
        return (*candidates, *others)


def _middle_names(view: TextView, hit: Hit, longer: Proposal) -> Hit | None:
    """The hit with the names before the surname, where these begin with the person's own: "Mukhtar Ali Robow"."""
    first = view.words.keys[longer.first]
    forms = tuple(form for form in hit.forms if words_in(form.entry.name).keys[0] == first)
    return Hit(longer.first, longer.last, forms) if forms and longer.last == hit.last else None


def _how(forms: list[Form]) -> Way:
    """How the name leads to its entries, as `Name.how` says it."""
    how = forms[0].how
    if how == "acronym" or how == "demonym":
        return how
    return "proposed" if forms[0].entry.scope == "document" else "name"
