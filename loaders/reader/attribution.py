"""Who says it: speakers, their stance, whom they speak for, and the outlet that the article relays.

Looked for in what governs the clause ("X said that …", "a statement by X that …"), in what stands beside it ("…, X
said",
"as X claims", "according to X", "which X denies"), and in the words around a direct quote. What the author of the
article says by herself, and what she adds to what others say (see `asides`), has no speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sides.loaders.reader.asides import is_aside
from sides.loaders.reader.draft import Voice
from sides.loaders.reader.entities import Entities
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.predication import VERBAL, Predications, after_preposition, is_passive
from sides.loaders.reader.quotations import Quotations
from sides.loaders.reader.referent import Referent
from sides.loaders.reader.sayings import NOUNS, REJECTING, VERBS
from sides.loaders.reader.sources import Sources, says
from sides.loaders.reader.voices import VoiceMaker
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
        self._sources = Sources(predications)
        self._made = VoiceMaker(parsed, entities, self.spoken_for)

    def of(self, head: Token) -> Voices:
        """Who says what `head`, the word that states a relation, states."""
        quotation = self._quotations.around(head)
        found: list[_Saying] = []
        if quotation is not None or not is_aside(head):
            found += self._governing(head)
            found += self._sources.beside(head)
        if quotation is not None:
            cue = self._quotations.cue(head)
            if cue is not None and all(
                cue.speaker != who and (word is None or cue.verb != word) for who, _, word in found
            ):
                found.append((cue.speaker, "said" if cue.verb is None else VERBS[cue.verb.lemma_], cue.verb))
        return self._voices(found) if found else NOBODY

    # The clause's governors.

    def _governing(self, head: Token) -> Iterator[_Saying]:
        """The words of saying above `head`, from the nearest."""
        own = self._promise(head)
        if own is not None:
            yield own
        at = head
        for _ in range(14):
            above, dep = at.head, at.dep_
            if above == at:
                return
            if above.pos_ in VERBAL and above.lemma_ in VERBS and says(above, at, dep):
                if not any(child.dep_ == "neg" for child in above.children):
                    for who in self._speakers_of(above):
                        yield who, VERBS[above.lemma_], above
            elif above.lemma_ in NOUNS and above.pos_ in _NOUN and _of_saying(above, at, dep):
                governor = above.head
                denied = above.dep_ in ("dobj", "pobj") and governor.lemma_ in REJECTING
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
        for preposition in ("by", "from", "of"):
            for token in after_preposition(noun, preposition):
                if self._entities.fits(token, "actor"):
                    found = True
                    yield token
        if found or denied:
            return
        if noun.dep_ in ("dobj", "pobj"):
            governor = noun.head.head if noun.dep_ == "pobj" else noun.head
            if governor.pos_ in VERBAL:
                yield from self._predications.of(governor).subjects

    # From words to voices.

    def _voices(self, found: list[_Saying]) -> Voices:
        speakers: list[Voice] = []
        outlet: Referent | None = None
        for token, stance, word in found:
            for voice in self._made.voices(self._author_of(token, stance), stance):
                if voice.referent is not None and voice.referent.kind == "media":
                    outlet = outlet or voice.referent
                    if stance not in ("denied", "suggested"):
                        continue
                if all(voice.mention != other.mention or voice.stance != other.stance for other in speakers):
                    speakers.append(voice)
            if word is not None:
                outlet = outlet or self._made.medium(word)
        return Voices(tuple(speakers), outlet)

    def _author_of(self, who: Token, stance: str) -> Token:
        """Who made a statement or report, where that is the source ("according to a statement by the army")."""
        if stance == "claimed" or who.lemma_.lower() not in NOUNS or who.pos_ != "NOUN":
            return who
        return next(self._owners(who), who)


def _of_saying(noun: Token, clause: Token, dep: str) -> bool:
    """Whether `clause` is what a noun of saying says ("the claim that …", "reports of …"), and not about the noun."""
    if dep in ("acl", "ccomp"):
        return clause.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in clause.children)
    if dep == "relcl":
        return not any(child.tag_ in ("WDT", "WP") for child in clause.children)
    return dep == "prep" and clause.lower_ in ("of", "about", "over")
