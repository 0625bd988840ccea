"""Roles that no single word states: offices ("Khalifa Haftar, eastern commander", "Foreign Minister Sameh Shoukry"),
memberships ("Serraj of the GNA"), commands ("his Libyan National Army"), seats ("the Third Force's base, Tamenhint").
"""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.found import Found
from sides.loaders.reader.names.name import Name
from sides.loaders.reader.names.name_words import is_civil
from sides.loaders.reader.reference.descriptions import title_before
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.nouns import FORCES, OFFICES
from sides.loaders.reader.relations.filling import phrase
from sides.loaders.reader.relations.predication import surface_subjects
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

_BODIES = frozenset({"armed-group", "party", "government", "igo", "organization", "media"})
_LED = frozenset({"armed-group", "party", "government"})
_HOMES = frozenset({"base", "headquarters", "camp", "stronghold", "garrison", "seat", "hideout", "airbase", "barrack"})
# The language pipeline's numbers for such lemmas, small and capital.
_HOME_IDS = frozenset(get_string_id(form) for word in _HOMES for form in (word, word.title(), word.upper()))
_FORCE_IDS = frozenset(get_string_id(form) for word in FORCES for form in (word, word.title(), word.upper()))
_RULED = ("administration", "government", "junta", "party", "regime")
_RULED_IDS = frozenset(get_string_id(form) for word in _RULED for form in (word, word.title(), word.upper()))
_PLURAL = frozenset({"NNS", "NNPS"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})


def roles(entities: Entities, sentence: Span) -> Iterator[Found]:
    """The roles that `sentence` states of those it names, each once; a person's office once in a document."""
    seen: set[int] = set()
    told: set[tuple[str, str]] = set()
    doc, names, lemmas = sentence.doc, entities.names.by_place, entities.names.lemmas
    for i in range(sentence.start, sentence.end):
        lemma, name = lemmas[i], names[i]
        if name is None:
            if lemma in _HOME_IDS:
                yield from _seats(entities, doc[i])
            elif lemma in _FORCE_IDS:
                yield from _armies(entities, doc[i])
            elif lemma in _RULED_IDS:
                yield from _ruled(entities, doc[i])
            continue
        if name.end_token in seen:
            continue
        seen.add(name.end_token)
        entry = name.one("actor")
        if entry is None:
            continue
        head = doc[name.start_token : name.end_token].root
        if entry.kind == "person":
            for found in _offices(head, name):
                words = found.literal.text.lower() if found.literal is not None else ""
                key = entry.id, words.partition(" ")[2] if words.partition(" ")[0] in _ARTICLES else words
                if key not in told and entities.offices.setdefault(key, sentence.start) == sentence.start:
                    told.add(key)
                    yield found
            yield from _memberships(entities, head)
        elif entry.kind in _LED or (entry.kind == "organization" and not is_civil(name.text)):
            yield from _led(entities, head, name)


# Offices.


def _offices(person: Token, name: Name) -> Iterator[Found]:
    doc = person.doc
    for child in person.rights:
        if child.dep_ == "appos" and _office(child):
            yield _holds(person, child, phrase(child), "S, T,")
    if person.dep_ == "appos" and person.head.i < person.i and _office(person.head):
        noun = person.head
        if all(token.is_punct or token.lower_ == "the" for token in doc[noun.i + 1 : name.start_token]):
            yield _holds(person, noun, _before(noun), "T S")
    behind = _behind(person, name)
    if behind is not None:
        yield _holds(person, behind, phrase(behind), "S T")
    if person.dep_ in ("attr", "nsubj") and person.head.pos_ in VERBAL and person.head.lemma_ == "be":
        for child in person.head.rights:
            if child.dep_ == "attr" and child != person and _office(child):
                yield _holds(person, child, phrase(child), "S is T")
    title = title_before(name, person)
    if title and title[-1].head.dep_ != "appos":
        first = title[0].i
        if first > person.sent.start and doc[first - 1].lower_ == "the":
            first -= 1
        yield _holds(person, title[-1], doc[first : title[-1].i + 1], "T S")
    verb = person.head
    if verb.pos_ in VERBAL and verb.lemma_ in ("serve", "act", "work") and person in surface_subjects(verb):
        for child in verb.rights:
            if child.dep_ == "prep" and child.lower_ == "as":
                for inner in child.rights:
                    if inner.dep_ == "pobj" and _office(inner):
                        yield _holds(person, inner, phrase(inner), "S serve as T")


def _behind(person: Token, name: Name) -> Token | None:
    """The office right behind a name without a comma ("Fouad Rashid an official in the area said"), else None."""
    doc = person.doc
    at = name.end_token
    if at >= person.sent.end or doc[at].dep_ != "det" or doc[at].lower_ not in ("a", "an", "the"):
        return None
    noun = doc[at].head
    if noun.i <= at or not _office(noun) or noun.dep_ == "appos":
        return None
    together = noun.head in (person, person.head) and noun.dep_ in ("nsubj", "appos", "dep", person.dep_)
    return noun if together else None


def _before(noun: Token) -> Span:
    """The words of an office that a name follows: its article and modifiers, and the noun."""
    first = noun.i
    for child in noun.lefts:
        if child.dep_ not in ("punct", "cc", "mark", "nsubj"):
            first = min(first, child.left_edge.i)
    return noun.doc[first : noun.i + 1]


def _office(noun: Token) -> bool:
    if noun.i + 1 < noun.sent.end and noun.nbor(1).text == "-" and not noun.whitespace_:
        return False  # "secretary-general"
    return noun.lemma_.lower() in OFFICES and noun.pos_ in NOMINAL and noun.tag_ not in _PLURAL


def _holds(person: Token, noun: Token, words: Span, rule: str) -> Found:
    doc, first = noun.doc, words.start
    if first > noun.sent.start + 1 and doc[first - 1].text == "-":
        first -= 2  # "vice-president"
    return Found(
        relation="holds-role",
        head=noun,
        subject=person,
        literal=doc[first : words.end],
        single=True,
        rule=f"holds-role: {rule}",
        used=frozenset({person.i, noun.i}),
    )


# Members and leaders.


def _memberships(entities: Entities, person: Token) -> Iterator[Found]:
    """ "Serraj of the GNA": whose the person is."""
    for inner in _after_of(person):
        for one in entities.alone(inner, want="actor"):
            if one.sure and one.kind in _BODIES and one.how in ("name", "acronym", "proposed"):
                yield _relation("member-of", person, person, inner, "S of O")


def _led(entities: Entities, group: Token, name: Name) -> Iterator[Found]:
    """ "His Libyan National Army", "the Congo River Alliance of Corneille Nangaa": who leads it."""
    for child in group.lefts:
        if child.dep_ == "poss" and entities.fits(child, "person"):
            yield _relation("leads", group, child, group, "S's O")
        elif child.dep_ == "poss" and any(one.kind in _LED and one.sure for one in entities.alone(child, want="actor")):
            yield _relation("part-of", group, group, child, "O's S")
    for inner in dict.fromkeys((*_after_of(group), *_behind_acronym(group, name))):
        if entities.fits(inner, "person"):
            yield _relation("leads", group, inner, group, "O of S")


def _behind_acronym(group: Token, name: Name) -> Iterator[Token]:
    """Whose a body is where "of" stands behind its acronym: "the Union for Peace (UPC) of Ali Darassa"."""
    doc, at = group.doc, name.end_token + 3
    if at < group.sent.end and doc[at - 3].text == "(" and doc[at - 1].text == ")" and doc[at].lower_ == "of":
        yield from (inner for inner in doc[at].rights if inner.dep_ == "pobj")


def _ruled(entities: Entities, body: Token) -> Iterator[Found]:
    """ "The government of Bashar al-Assad", "Machar's party", where it is known which it is: who leads it."""
    owners = [child for child in body.lefts if child.dep_ == "poss" and child.tag_ != "PRP$"]
    for owner in (*owners, *_after_of(body)):
        persons = [one for one in entities.alone(owner, want="actor") if one.kind == "person" and one.sure]
        named = body.head if body.dep_ == "appos" and entities.names.at(body.head) is not None else body
        bodies = entities.alone(named, want="actor")
        if persons and body.tag_ not in _PLURAL and len(bodies) == 1 and bodies[0].sure and bodies[0].kind != "unnamed":
            yield _relation("leads", body, owner, named, "O of S")


def _armies(entities: Entities, forces: Token) -> Iterator[Found]:
    """ "The eastern commander's forces", where the text tells which army they are: who leads it."""
    for child in forces.lefts:
        if child.dep_ == "poss" and child.tag_ != "PRP$" and forces.lemma_.lower() == "force":
            persons = [one for one in entities.alone(child, want="actor") if one.kind == "person" and one.sure]
            if any(entities.commands.get(one.id) is not None for one in persons):
                yield _relation("leads", forces, child, forces, "S's forces")


def _seats(entities: Entities, home: Token) -> Iterator[Found]:
    """ "The headquarters of the Third Force, the Tamenhint Air Base", "its base at Hmeimim": where it has its seat."""
    owners = [child for child in home.lefts if child.dep_ == "poss"] + list(_after_of(home))
    for owner in owners:
        bodies = [one for one in entities.alone(owner, want="actor") if one.kind in _BODIES and one.sure]
        if not bodies:
            continue
        for place in _named_seat(entities, home, owner):
            yield _relation("based-at", home, owner, place, "base of S, O")
            break


def _named_seat(entities: Entities, home: Token, owner: Token) -> Iterator[Token]:
    for child in (*home.rights, *owner.rights):
        if child.dep_ == "appos" and entities.fits(child, "place"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("at", "in") and child.head == home:
            yield from (inner for inner in child.rights if inner.dep_ == "pobj" and entities.fits(inner, "place"))


def _after_of(noun: Token) -> Iterator[Token]:
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (inner for inner in child.rights if inner.dep_ == "pobj")


def _relation(relation: str, head: Token, subject: Token, object: Token, rule: str) -> Found:
    return Found(
        relation=relation,
        head=head,
        subject=subject,
        object=object,
        single=True,
        rule=f"{relation}: {rule}",
        used=frozenset({head.i, subject.i, object.i}),
    )
