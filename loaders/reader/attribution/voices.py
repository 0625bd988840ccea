"""From the words for a source to who it is, and for whom it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sides.loaders.reader.attribution.sayings import BODIES, MEDIA, NOUNS, SPEAKS_FOR, UNNAMED
from sides.loaders.reader.draft import Voice
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.noun_phrases import definite
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.relations.agentive import names_somebody
from sides.loaders.reader.relations.prepositions import after_preposition
from sides.loaders.reader.word_classes import VERBAL
from spacy.tokens import Token


class VoiceMaker:
    """Makes voices of words.

    parsed: the document; entities: of it; spoken_for: whom a person is known to speak for, by id.
    """

    def __init__(self, parsed: ParsedDocument, entities: Entities, spoken_for: Mapping[str, Referent]) -> None:
        self._parsed, self._entities, self._spoken_for = parsed, entities, spoken_for

    def voices(self, token: Token, stance: str) -> Iterator[Voice]:
        """The voices of the phrase of `token`: names, a body, or a source without a name; none for "it was said"."""
        lemma = token.lemma_.lower()
        name = self._entities.names.at(token)
        behalf = self._owner(token)
        if name is None and (lemma in UNNAMED or names_somebody(token)):
            named = self._apposed(token) or self._run_together(token)
            if named is None and lemma in UNNAMED and not self._known(token):
                yield Voice(mention=self._mention(token), stance=stance, on_behalf_of=behalf)
                return
            token = named or token
        found = self._entities.of(token, want="actor")
        for one in found:
            if one.kind == "unnamed" or not one.sure:
                if one.how != "pronoun" or one.mention.lower() not in ("it", "that", "this", "there"):
                    yield Voice(mention=one.mention, stance=stance)
            else:
                principal = self._spoken_for.get(one.id)
                if principal is None and one.kind == "person":
                    principal = self._owner_of_title(token) or self._entities.descriptions.served(one.id, token)
                yield Voice(mention=one.mention, referent=one, stance=stance, on_behalf_of=principal)
        if not found and (
            lemma in UNNAMED
            or lemma in BODIES
            or names_somebody(token)
            or (lemma in NOUNS and stance == "claimed")
            or token.tag_ in ("NNS", "NNP", "NNPS")
            or (token.tag_ == "NN" and token.dep_ == "nsubj" and stance != "denied")
            or token.lower_ in ("he", "she", "they", "many", "some", "others")
        ):
            yield Voice(mention=self._mention(token), stance=stance, on_behalf_of=behalf)

    def outlet(self, token: Token) -> Referent | None:
        """The medium that the phrase of `token` names: "the state news agency SUNA", "Al Masirah television"."""
        return self._media(token) if token.lemma_.lower() in MEDIA else None

    def medium(self, word: Token) -> Referent | None:
        """The medium to which it was said ("told Reuters", "in an interview with Al Jazeera", "quoted by TASS")."""
        verb = word.head.head if word.dep_ == "pcomp" else word
        for at in {word, verb}:
            if at.pos_ not in VERBAL:
                continue
            for child in (*at.children, *_speaking_to(at)):
                tokens = [child] if child.dep_ in ("dobj", "dative", "npadvmod") else []
                if child.dep_ in ("prep", "agent", "dative") and child.lower_ in (
                    "to",
                    "in",
                    "by",
                    "on",
                    "via",
                    "through",
                ):
                    tokens += [inner for inner in child.children if inner.dep_ == "pobj"]
                for token in tokens:
                    found = self._media(token)
                    if found is not None:
                        return found
        return None

    def _media(self, token: Token) -> Referent | None:
        inside = [one for preposition in ("with", "to", "by") for one in after_preposition(token, preposition)]
        carried = [agent for child in token.children if child.dep_ == "acl" for agent in after_preposition(child, "by")]
        parts = [child for child in token.children if child.dep_ in ("compound", "appos", "nmod")]
        for one in (token, *parts, *inside, *carried):
            name = self._entities.names.at(one)
            if name is not None and any(entry.kind == "media" for entry in name.actors):
                found = self._entities.alone(one, want="actor")
                return found[0] if found and found[0].sure else None
        return None

    def _mention(self, token: Token) -> str:
        return self._parsed.words(*self._entities.span(token))

    def _known(self, noun: Token) -> bool:
        """Whether "the rebels" or "the minister" is one of whom the text has spoken by name."""
        found = self._entities.of(noun, want="actor") if definite(noun) else ()
        return len(found) == 1 and found[0].sure and found[0].kind != "unnamed" and found[0].how == "definite"

    def _apposed(self, noun: Token) -> Token | None:
        """The named person whom the phrase of `noun` describes ("a spokesperson, Ahmed …")."""
        for child in noun.children:
            if child.dep_ == "appos" and (
                self._entities.fits(child, "person") or (child.ent_type_ == "PERSON" and child.pos_ == "PROPN")
            ):
                return child
        return None

    def _run_together(self, noun: Token) -> Token | None:
        """The person after the body that he speaks for: "a spokesperson for the LNA Ahmed …", taken for one name."""
        if noun.lemma_.lower() not in SPEAKS_FOR:
            return None
        for word in ("for", "of"):
            for person in after_preposition(noun, word):
                bodies = (child for child in person.subtree if child.dep_ in ("compound", "nmod"))
                if self._entities.fits(person, "person") and any(self._entities.fits(one, "group") for one in bodies):
                    return person
        return None

    def _owner(self, noun: Token) -> Referent | None:
        """For whom an unnamed spokesperson or official speaks."""
        if noun.lemma_.lower() not in SPEAKS_FOR:
            return None
        for child in noun.lefts:
            if child.dep_ in ("compound", "poss", "amod", "nmod"):
                for one in self._entities.alone(child, want="actor"):
                    return one if one.sure else None
        for preposition in ("for", "of", "from"):
            for token in after_preposition(noun, preposition):
                for one in self._entities.alone(token, want="actor"):
                    return one if one.sure else None
        return None

    def _owner_of_title(self, person: Token) -> Referent | None:
        """For whom a person speaks whose title says so: "LNA spokesman Ahmed …", "Ahmed …, a spokesman for the LNA"."""
        above = person.head.head
        if person.dep_ == "pobj" and self._run_together(above) == person:
            for child in person.subtree:
                if child != person and self._entities.fits(child, "group"):
                    return next(iter(self._entities.alone(child, want="actor")), None)
        titles = [child for child in person.children if child.dep_ in ("appos", "compound", "nmod")]
        if person.dep_ == "appos":
            titles.append(person.head)
        for title in titles:
            if title.lemma_.lower() in SPEAKS_FOR:
                owner = self._owner(title) or self._owner(person) or self._before(title)
                if owner is not None:
                    return owner
        return None

    def _before(self, title: Token) -> Referent | None:
        """The actor named right before a title ("Houthi spokesman Yahya …"), which the parser hangs on the person."""
        if title.i <= title.sent.start:
            return None
        for one in self._entities.alone(title.nbor(-1), want="actor"):
            return one if one.sure and one.kind != "person" else None
        return None


def _speaking_to(verb: Token) -> Iterator[Token]:
    """What hangs on "speaking to …" or "talking to …" before a verb of saying."""
    for child in verb.lefts:
        if child.dep_ == "advcl" and child.lower_ in ("speaking", "talking", "writing"):
            yield from child.children
