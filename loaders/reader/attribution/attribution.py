"""Who says it: speakers, their stance, whom they speak for, and the outlet that the article relays.

Looked for in what governs the clause ("X said that …", "a statement by X that …"), in what stands beside it ("…, X
said", "as X claims", "according to X", "which X denies"), and in the words around a direct quote. What the author of
the article says by herself, and what she adds to what others say (see `asides`), has no speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sides.loaders.reader.attribution.asides import aside
from sides.loaders.reader.attribution.quotations import Quotations
from sides.loaders.reader.attribution.sayings import MAKING, NOUNS, UNNAMED, VERBS
from sides.loaders.reader.attribution.sources import Sources, rejects, says
from sides.loaders.reader.attribution.voices import VoiceMaker
from sides.loaders.reader.draft import Voice
from sides.loaders.reader.factuality.clause_words import HIGHEST
from sides.loaders.reader.factuality.fact_marks import is_denied
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.relations.predication import VERBAL, Predications, after_preposition, is_passive
from spacy.tokens import Token

_NOUN = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says a claim: `speakers`, the nearest first, and the `outlet` that the article relays, if any."""

    speakers: tuple[Voice, ...] = ()
    outlet: Referent | None = None


NOBODY = Voices()

# Who speaks, the stance, and the word that says so, None for a bare colon.
_Saying = tuple[Token, str, Token | None]


class Attribution:
    """Who says what in one document.

    parsed: the document; entities: of it; predications: of it. spoken_for: whom a person is known to speak for, by
    id; the roles that the text states fill it.
    """

    def __init__(self, parsed: ParsedDocument, entities: Entities, predications: Predications) -> None:
        self._predications, self._entities = predications, entities
        self.spoken_for: dict[str, Referent] = {}
        self._quotations = Quotations(parsed.doc, predications)
        self._sources = Sources(predications, entities)
        self._made = VoiceMaker(parsed, entities, self.spoken_for)

    def of(self, head: Token) -> Voices:
        """Who says what `head`, the word that states a relation, states."""
        quotation = self._quotations.around(head)
        within = None if quotation is not None else aside(head)
        found: list[_Saying] = list(self._governing(head, within))
        found += self._sources.beside(head, within)
        if within is None and _charged(head, found):
            found += self._sources.answered(head.sent)
        if quotation is not None:
            cue = self._quotations.cue(head)
            if cue is not None and all(
                cue.speaker != who and (word is None or cue.verb != word) for who, _, word in found
            ):
                found.append((cue.speaker, "said" if cue.verb is None else VERBS[cue.verb.lemma_], cue.verb))
        return self._voices(found) if found else NOBODY

    # The clause's governors.

    def _governing(self, head: Token, within: Token | None) -> Iterator[_Saying]:
        """The words of saying above `head`, from the nearest; within: the head of the aside that it is in, if any."""
        own = self._promise(head)
        if own is not None:
            yield own
        at = head
        for _ in range(HIGHEST):
            above, dep = at.head, at.dep_
            if above == at or at == within:
                return
            if above.pos_ in VERBAL and above.lemma_ in VERBS and says(above, at, dep):
                if not is_denied(above):
                    for who in self._speakers_of(above):
                        yield who, VERBS[above.lemma_], above
            elif above.lemma_ in NOUNS and above.pos_ in _NOUN and _of_saying(above, at, dep):
                governor = above.head
                denied = above.dep_ in ("dobj", "pobj") and rejects(governor)
                for who in self._owners(above, denied=denied):
                    yield who, "claimed" if who == above else NOUNS[above.lemma_], above
                if denied:
                    for who in self._speakers_of(governor):
                        yield who, "denied", governor
                    at = governor
                    continue
            at = above

    def _promise(self, head: Token) -> _Saying | None:
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
        found = self._predications.of(verb)
        if verb.lemma_ in ("quote", "cite"):
            yield from found.objects
        elif is_passive(verb):
            yield from found.subjects
        else:
            yield from found.subjects or tuple(child for child in found.objects if child.i > verb.i)

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

    def _voices(self, found: list[_Saying]) -> Voices:
        speakers: list[Voice] = []
        outlet: Referent | None = None
        for token, stance, word in found:
            author = self._author_of(token, stance)
            relayed = self._made.outlet(author)
            if relayed is not None and stance not in ("denied", "suggested"):
                outlet = outlet or relayed
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
    if one.stance != other.stance:
        return False
    if one.referent is not None and other.referent is not None:
        return one.referent.id == other.referent.id
    return one.mention == other.mention


def _charged(head: Token, found: list[_Saying]) -> bool:
    """Whether what `head` states is somebody's charge against somebody, which may be denied in the next sentence."""
    if head.lemma_ in VERBS or any(stance == "denied" for _, stance, _ in found):
        return False
    return any(stance == "claimed" for _, stance, _ in found) or any(
        above.lemma_ == "accuse" for above, _ in zip(head.ancestors, range(HIGHEST), strict=False)
    )


def _of_saying(noun: Token, clause: Token, dep: str) -> bool:
    """Whether `clause` is what a noun of saying says ("the claim that …", "reports of …"), and not about the noun."""
    if dep in ("acl", "ccomp"):
        return clause.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in clause.children)
    if dep == "relcl":
        return not any(child.tag_ in ("WDT", "WP") for child in clause.children)
    return dep == "prep" and clause.lower_ in ("of", "about", "over")
