"""Who says it: speakers, their stance, whom they speak for, and the outlet that the article relays.

Looked for in what governs the clause ("X said that …", "a statement by X that …"), in what stands beside it ("…, X
said", "as X claims", "according to X", "which X denies"), and in the words around a direct quote. What the author of
the article says by herself, and what she adds to what others say (see `asides`), has no speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sides.loaders.reader.attribution.asides import aside
from sides.loaders.reader.attribution.denials import Denials, Saying, rejects
from sides.loaders.reader.attribution.quotations import Quotations
from sides.loaders.reader.attribution.sayings import BLAMING, GOING_ON, MAKING, NOUNS, REJECTING, UNNAMED, VERBS
from sides.loaders.reader.attribution.sources import Sources, says
from sides.loaders.reader.attribution.voices import VoiceMaker
from sides.loaders.reader.draft import Voice
from sides.loaders.reader.factuality.clause_words import HIGHEST, own_subject
from sides.loaders.reader.factuality.fact_marks import is_denied
from sides.loaders.reader.factuality.governors import called_untrue, forged, in_error, is_told, made_up
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.relations.predication import Predications, is_passive
from sides.loaders.reader.relations.prepositions import after_preposition
from sides.loaders.reader.word_classes import VERBAL
from spacy.tokens import Token

_NOUN = frozenset({"NOUN", "PROPN", "PRON"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says a claim: `speakers`, the nearest first, and the `outlet` that the article relays, if any."""

    speakers: tuple[Voice, ...] = ()
    outlet: Referent | None = None


NOBODY = Voices()

# Begins a clause that the speaker of the one before has no part in: "X said that …, while Y claimed that …".
_AGAINST = frozenset(["while", "whereas", "although", "though"])


class Attribution:
    """Who says what in one document.

    parsed: the document; entities: of it; predications: of it. spoken_for: whom a person is known to speak for, by
    id; the roles that the text states fill it.
    """

    def __init__(self, parsed: ParsedDocument, entities: Entities, predications: Predications) -> None:
        self._predications, self._entities = predications, entities
        self.spoken_for: dict[str, Referent] = {}
        self._quotations = Quotations(parsed.doc, predications)
        self._denials = Denials(predications, entities)
        self._sources = Sources(predications, entities, self._denials)
        self._made = VoiceMaker(parsed, entities, self.spoken_for)

    def of(self, head: Token, *, role: bool = False) -> Voices:
        """Who says what `head`, the word that states a relation, states; role: whether it states who is what.

        A role that a noun states ("Kiir's government accuses …") is mentioned in passing.
        """
        quotation = self._quotations.around(head)
        within = None if quotation is not None else aside(head)
        if role and within is None and quotation is None and head.dep_ in _ARGUMENTS and head.pos_ in _NOUN:
            within = head
        found: list[Saying] = list(self._governing(head, within))
        found += self._sources.beside(head, within)
        if within is None:
            found += self._denials.of(head, found)
        if quotation is not None:
            cue = self._quotations.cue(head)
            if cue is not None and all(
                cue.speaker != who and (word is None or cue.verb != word) for who, _, word in found
            ):
                found.append((cue.speaker, "said" if cue.verb is None else VERBS[cue.verb.lemma_], cue.verb))
        return self._voices(found) if found else NOBODY

    # The clause's governors.

    def _governing(self, head: Token, within: Token | None) -> Iterator[Saying]:
        """The words of saying above `head`, from the nearest; within: the head of the aside that it is in, if any."""
        own = self._promise(head)
        if own is not None:
            yield own
        at, untrue = head, False
        for _ in range(HIGHEST):
            above, dep = at.head, at.dep_
            if above == at or at == within or (dep == "ccomp" and _apart(at, above)):
                return
            if above.pos_ in VERBAL and above.lemma_ in VERBS and says(above, at, dep):
                if is_denied(above) or forged(above):
                    return  # "said it could not confirm that": nobody says so
                for who in self._speakers_of(above):
                    yield who, "denied" if untrue else VERBS[above.lemma_], above
                untrue = untrue or in_error(above) is not None
                if above.dep_ == "advcl" and any(child.lower_ in _AGAINST for child in above.lefts):
                    return
            elif dep == "agent" and above.lemma_ in REJECTING and _active(above):
                # "denied an accusation by an official that …", hung on the verb
                yield from ((who, "claimed", above) for who in at.children if who.dep_ == "pobj")
                yield from ((who, "denied", above) for who in self._speakers_of(above))
            elif above.lemma_ in NOUNS and above.pos_ in _NOUN and _of_saying(above, at, dep):
                governor = above.head
                if made_up(above):
                    return  # whoever made it up
                if called_untrue(above):
                    if not is_told(governor):
                        return  # the author says that it is not so
                    yield from ((who, NOUNS[above.lemma_], above) for who in self._owners(above, denied=True))
                    yield from ((who, "denied", governor.head) for who in self._speakers_of(governor.head))
                    at = governor.head
                    continue
                denied = above.dep_ in ("dobj", "pobj") and rejects(governor)
                for who in self._owners(above, denied=denied):
                    yield who, "claimed" if who == above else NOUNS[above.lemma_], above
                if denied:
                    for who in self._speakers_of(governor):
                        yield who, "denied", governor
                    at = governor
                    continue
            at = above

    def _promise(self, head: Token) -> Saying | None:
        """Who promises, where the promise itself states the relation ("promised a dialogue")."""
        if head.pos_ in VERBAL and head.lemma_ in ("promise", "pledge", "vow"):
            for who in self._predications.of(head).subjects:
                return who, "promised", head
        return None

    def _speakers_of(self, verb: Token) -> Iterator[Token]:
        """Who says what `verb` governs."""
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite"):
            verb = verb.head.head  # "Burhan was quoted as saying"
            if is_passive(verb):
                yield from self._predications.of(verb).objects
                return
            yield from (child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ == "PROPN")
        if verb.lemma_ in GOING_ON and _goes_on(verb):
            yield from self._speakers_of(verb.head.head)
            return
        if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP") and not own_subject(verb):
            yield from _taken_for_object(verb)
            return
        found = self._predications.of(verb)
        if verb.lemma_ in REJECTING and _active(verb):
            yield from (child for child in verb.lefts if child.dep_ == "nsubj")
        elif verb.lemma_ in ("quote", "cite"):
            yield from found.objects
        elif is_passive(verb):
            yield from found.subjects
        else:
            behind = () if verb.lemma_ in BLAMING else tuple(child for child in found.objects if child.i > verb.i)
            yield from found.subjects or behind

    def _owners(self, noun: Token, *, denied: bool = False) -> Iterator[Token]:
        """Whose claim, report or statement `noun` is; nobody where it is nobody's and somebody denies it: that others
        claimed it is then no source, and what is only denied must not count.
        """
        found = False
        for child in noun.lefts:
            if child.dep_ == "poss" or (child.dep_ in ("compound", "amod") and self._entities.fits(child, "actor")):
                found = True
                yield child
        carried = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
        for preposition in ("by", "from", "of"):
            for token in (token for one in (noun, *carried) for token in after_preposition(one, preposition)):
                if self._entities.fits(token, "actor") or token.lemma_ in UNNAMED:
                    found = True
                    yield token
        if found or denied:
            return
        governor = noun.head
        if noun.dep_ == "dobj" and governor.lemma_ in MAKING and not is_denied(governor):
            yield from self._predications.of(governor).subjects

    # From words to voices.

    def _voices(self, found: list[Saying]) -> Voices:
        speakers: list[Voice] = []
        outlet: Referent | None = None
        for token, stance, word in found:
            author = self._author_of(token, stance)
            relayed = self._made.outlet(author)
            if relayed is not None and stance not in ("denied", "suggested"):
                outlet = outlet or relayed
                if any(one == "denied" for _, one, _ in found):  # what is denied is the medium's own word
                    speakers.append(Voice(mention=relayed.mention, referent=relayed, stance="according-to"))
                continue
            joined = [child for child in author.rights if child.dep_ == "conj"] if author.lemma_ in UNNAMED else []
            for voice in (voice for one in (author, *joined) for voice in self._made.voices(one, stance)):
                if voice.referent is not None and voice.referent.kind == "media":
                    outlet = outlet or voice.referent
                    if stance not in ("denied", "suggested"):
                        continue
                if not any(_same(voice, other) for other in speakers):
                    speakers.append(voice)
            if word is not None:
                outlet = outlet or self._made.medium(word)
        return Voices(tuple(speakers), outlet)

    def _author_of(self, who: Token, stance: str) -> Token:
        """Who made a statement or report, where that is the source ("according to a statement by the army")."""
        if stance == "claimed" or who.lemma_.lower() not in NOUNS or who.pos_ != "NOUN":
            return who
        return next(self._owners(who), who)


def _same(one: Voice, other: Voice) -> bool:
    """Whether both are one speaker, whose nearest stance holds."""
    if one.referent is not None and other.referent is not None:
        return one.referent.id == other.referent.id
    return one.mention == other.mention


def _active(verb: Token) -> bool:
    """Whether `verb` has a subject that does it, whatever the parser took for an agent."""
    deps = {child.dep_ for child in verb.lefts}
    return "nsubj" in deps and "auxpass" not in deps


def _taken_for_object(verb: Token) -> Iterator[Token]:
    """Who says something in a clause of time whose subject the parser gave to "after": "after Chad this week said"."""
    for child in verb.head.children:
        if child.dep_ == "prep" and child.lower_ in ("after", "before", "since", "until") and child.i < verb.i:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _goes_on(verb: Token) -> bool:
    """Whether a participle has the speaker of the clause that it stands in: "said they advanced, adding that"."""
    told = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or told.dep_ != "ccomp" or told.head.lemma_ not in VERBS:
        return False
    return told.head.pos_ in VERBAL and told.i < verb.i and not any(child.dep_ == "nsubj" for child in verb.lefts)


def _of_saying(noun: Token, clause: Token, dep: str) -> bool:
    """Whether `clause` is what a noun of saying says ("the claim that …", "reports of …"), and not about the noun."""
    if noun.lower_ == "charge" and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of", "under"):
        return False  # "in charge of the troops"
    if dep in ("acl", "ccomp"):
        return clause.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in clause.children)
    if dep == "relcl":
        return not any(child.tag_ in ("WDT", "WP") and child.dep_ != "mark" for child in clause.children)
    return dep == "prep" and clause.lower_ in ("of", "about", "over")


def _apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts `clause` from the later `verb` that the parse hangs it on: two statements."""
    return clause.i < verb.i and any(child.lower_ == ";" for child in (*clause.rights, *verb.lefts))
