"""Who denies what somebody else says: "…, but Chad denies it", "Kigali denies the charges.", "such claims are lies"."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.attribution.sayings import BODIES, BRANDING, CHARGES, NOUNS, REJECTING, VERBS
from sides.loaders.reader.factuality.clause_words import HIGHEST
from sides.loaders.reader.factuality.contexts import UNTRUE
from sides.loaders.reader.factuality.fact_marks import is_denied
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.relations.predication import Predications
from sides.loaders.reader.word_classes import VERBAL
from sides.loaders.reader.word_sets import word_set
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

# Who speaks, the stance, and the word that says so.
Saying = tuple[Token, str, Token | None]

# What denies, or says that something is not so, by the numbers of the lemmas.
_LEMMAS = frozenset(map(get_string_id, (*REJECTING, *BRANDING, *VERBS)))
_THE_SAME = frozenset(["the", "this", "that", "these", "those", "such", "all", "both", "its", "their", "his", "her"])
_POINTING = frozenset(["this", "that", "it"])
_TRUE = frozenset(["so", "true", "case", "correct", "right", "accurate"])
_ELLIPTIC = frozenset(["be", "do", "have"])
_BRUSHING = frozenset(["brush", "laugh", "shrug", "wave"])
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# What somebody denies who did it, by a definite noun or a bare one.
_DEEDS = word_set("assault attack airstrike bombing bombardment incident killing massacre raid shelling strike")
_PARTS = word_set("involvement responsibility")
# What may stand on a verb of denying beside its object: when, where and as what.
_BESIDE = frozenset(["as", "on", "in", "at", "during", "through", "after"])


def rejects(verb: Token) -> bool:
    """Whether `verb` rejects what is said: "denied", "brushed off", "called the report a lie"."""
    if verb.lemma_ in REJECTING:
        return True
    if verb.lemma_ in BRANDING:
        return any(word.lemma_.lower() in UNTRUE for word in verb.subtree if word.i > verb.i)
    return verb.lemma_ in _BRUSHING and any(child.dep_ == "prt" for child in verb.rights)


def _said_untrue(verb: Token) -> Token | None:
    """The word for what `verb` says is not so ("said this was untrue"), or "did" of "says it did not"; else None."""
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.pos_ not in VERBAL or clause.lemma_ not in _ELLIPTIC:
            continue
        thing = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
        behind = [child for child in clause.rights if not child.is_punct and child.dep_ != "neg"]
        negated = any(child.dep_ == "neg" for child in clause.children)
        if thing is None or len(behind) > 1:
            continue
        if thing.lower_ == "it" and any(word.lower_ == "that" for word in clause.subtree if word.i > clause.i):
            continue  # "it is a lie that": what follows
        if behind:
            said = behind[0].lower_ in _TRUE if negated else behind[0].lemma_.lower() in UNTRUE
            if said and clause.lemma_ == "be":
                return thing
        elif negated and thing.pos_ == "PRON":
            return clause
    return None


def _branded(verb: Token) -> Token | None:
    """What `verb` calls untrue, where it stands right behind: "called | it a lie", "called the | statement a lie"."""
    if verb.tag_ not in _TENSED or is_denied(verb) or not rejects(verb):
        return None
    for word in verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)]:
        if word.lower_ in _POINTING or word.lemma_ in NOUNS:
            return word
        if word.lower_ not in _THE_SAME:
            return None
    return None


def _of_what_is_said(thing: Token) -> bool:
    """Whether `thing` is all that was said before: "this", "the claim", "the statement"."""
    return thing.lower_ in _POINTING or thing.lemma_ in ("claim", "statement", "report")


def _done(thing: Token, head: Token) -> bool:
    """Whether `thing`, which somebody denies, is the deed that `head` states: "denied the attack"."""
    return (thing.lemma_ in _DEEDS or thing.lemma_ in _PARTS) and head.dep_ not in ("relcl", "acl")


def _is_told(head: Token, sentence: Span) -> bool:
    """Whether `head` states what the sentence says that somebody says: "X said it did it", "it did it, X said"."""
    return head.dep_ == "ccomp" and head.head == sentence.root


def charged(head: Token, found: list[Saying]) -> bool:
    """Whether what `head` states is somebody's charge against somebody."""
    if any(stance == "claimed" for _, stance, _ in found):
        return True
    first = head.left_edge
    if first.i > head.sent.start and first.nbor(-1).lemma_ in CHARGES:
        return True  # "under fire over accusations it is arming them", whatever it hangs on
    below = head
    for above, _ in zip(head.ancestors, range(HIGHEST), strict=False):
        if above.lemma_ in ("accuse", "suspect") or (above.lemma_ in CHARGES and above.pos_ == "NOUN"):
            return below.dep_ not in ("nsubj", "nsubjpass", "dobj")  # who accuses, and whom, is no charge
        below = above
    return False


class Denials:
    """Who denies, in a clause or sentence that follows, what one document's sentences state."""

    def __init__(self, predications: Predications, entities: Entities) -> None:
        self._predications, self._entities = predications, entities
        self._denying: dict[int, list[tuple[Token, Token]]] = {}

    def of(self, head: Token, found: list[Saying]) -> Iterator[Saying]:
        """Who denies what `head` states, which those `found` say.

        In the sentence itself whatever somebody says may be denied ("Sudan says Chad backs them, but Chad denies
        it"); in the next one a charge, and what is said of the one who denies it.
        """
        if head.lemma_ in VERBS or any(stance == "denied" for _, stance, _ in found):
            return  # who denies an accusation does not deny that it was made
        sentence = head.sent
        if found:
            above = set(head.ancestors)
            for verb, thing in self._in(sentence):
                first = verb.left_edge if verb != sentence.root else self._first(verb)
                if head.i < first.i and (verb == sentence.root or verb not in above):
                    deniers = list(self._deniers(verb, thing, sentence))
                    if thing.lemma_ not in _ELLIPTIC or self._concerns(head, deniers):
                        yield from deniers
        doc = sentence.doc
        if sentence.end >= len(doc):
            return
        charge = charged(head, found)
        for verb, thing in self._in(doc[sentence.end].sent):
            if verb != verb.sent.root:
                continue
            deniers = list(self._deniers(verb, thing, sentence))
            sure = charge and thing.lemma_ not in _ELLIPTIC
            sure = sure or (bool(found) and _is_told(head, sentence) and _of_what_is_said(thing))
            meant = thing.lower_ in _POINTING or thing.lemma_ in _ELLIPTIC or _done(thing, head)
            if charge or found:
                meant = meant or _of_what_is_said(thing) or thing.lemma_ in CHARGES
            if sure or (meant and self._concerns(head, deniers)):
                yield from deniers

    def accused(self, sentence: Span, end: int) -> Token | None:
        """Whom the sentence accuses before the token at `end`."""
        for token in sentence:
            if token.i < end and token.lemma_ in ("accuse", "blame") and token.pos_ in VERBAL:
                return next(iter(self._predications.of(token).objects), None)
        return None

    def _in(self, sentence: Span) -> list[tuple[Token, Token]]:
        """The verbs of `sentence` that deny what stands before them, each with the word for that."""
        made = self._denying.get(sentence.start)
        if made is None:
            lemmas = self._entities.names.lemmas
            tokens = [sentence.doc[i] for i in range(sentence.start, sentence.end) if lemmas[i] in _LEMMAS]
            made = self._denying[sentence.start] = [
                (token, thing)
                for token in tokens
                if (token.lemma_ in REJECTING and (thing := self._denied(token)) is not None)
                or (token.lemma_ in VERBS and (thing := _said_untrue(token)) is not None)
                or (token.lemma_ in BRANDING and (thing := _branded(token)) is not None)
            ]
        return made

    def _denied(self, verb: Token) -> Token | None:
        if verb.tag_ not in _TENSED or is_denied(verb):
            return None
        found = self._predications.of(verb)
        if len(found.objects) != 1 or (found.passive and not found.subjects):
            return None
        for child in verb.rights:
            if child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "prep" and child.lower_ not in _BESIDE):
                return None
        thing = found.objects[0]
        if (thing.i < verb.i) != found.passive:
            return None
        if thing.lower_ in _POINTING:
            return thing
        words = {child.lower_ for child in thing.children}
        if thing.lemma_ in _PARTS and not words:
            return thing
        deed = thing.lemma_ in _DEEDS and words
        return thing if (deed or thing.lemma_ in NOUNS) and words <= _THE_SAME else None

    def _deniers(self, verb: Token, thing: Token, charging: Span) -> Iterator[Saying]:
        """Who denies; of a charge "it" and "the group" are the accused."""
        for who in self._predications.of(verb).subjects:
            vague = who.lower_ != "both" and (who.pos_ == "PRON" or (who.pos_ == "NOUN" and who.lemma_ in BODIES))
            accused = self.accused(charging, charging.end) if vague else None
            if accused is not None and (who.pos_, accused.pos_) == ("NOUN", "NOUN") and who.lemma_ != accused.lemma_:
                accused = None  # "the government" answers for "the army"
            yield accused or who, "denied", verb

    def _first(self, verb: Token) -> Token:
        return min((*self._predications.of(verb).subjects, verb), key=lambda token: token.i)

    def _concerns(self, head: Token, deniers: list[Saying]) -> bool:
        """Whether `head` states something of one who denies it."""
        if head.pos_ not in VERBAL:
            return False
        done = {one.id for who in self._predications.of(head).subjects for one in self._entities.of(who, want="actor")}
        denying = {one.id for who, _, _ in deniers for one in self._entities.of(who, want="actor")}
        return bool(done & denying - {""})
