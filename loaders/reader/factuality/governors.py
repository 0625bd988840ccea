"""What single governors do: phrasal verbs, verbs in the passive, claims, and events that are stopped or imagined."""

from __future__ import annotations

from sides.loaders.reader.factuality.clause_words import has_no
from sides.loaders.reader.factuality.contexts import (
    CLAIMS,
    DEBUNKING,
    DISPUTING,
    FORGED,
    IN_PASSIVE,
    INTERCEPTING,
    INVENTING,
    PHRASES,
    SAYING,
    TOKENS,
    UNTRUE,
    UNTRULY,
    WOULD,
    Context,
)
from sides.loaders.reader.factuality.fact_marks import Marks, is_denied
from sides.loaders.reader.word_classes import VERBAL, infinitive
from spacy.tokens import Token

_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_TRUE = frozenset(["true", "so", "case"])
_POINTING = frozenset(["this", "that", "it", "which"])
_TURNING_OUT = frozenset(["be", "prove", "turn"])
_TRUTH = frozenset(["reality", "truth", "fact", "facts"])


def claim(marks: Marks, noun: Token) -> None:
    """What becomes of a claim, report or allegation that somebody made: it hedges, and may be called untrue."""
    verb, dep = noun.head, noun.dep_
    if not any(child.dep_ == "poss" for child in noun.children):
        marks.hedged(noun)
    if dep in ("nsubj", "nsubjpass") and verb.pos_ in VERBAL:
        if verb.lemma_ in SAYING and is_denied(verb):
            marks.modalities.append("possible")  # "reports that … could not be confirmed"
        elif called_untrue(noun):
            if not is_told(verb):
                marks.turn()
        elif noun.lemma_ == "idea" or (
            dep == "nsubjpass" and (verb.lemma_ in DISPUTING or verb.lemma_ in DEBUNKING or verb.lemma_ == "deny")
        ):
            marks.modalities.append("possible")
    elif made_up(noun):
        if any(above.lemma_ in SAYING for above in verb.ancestors):
            marks.modalities.append("possible")
        else:
            marks.turn()
    elif (dep == "dobj" and verb.lemma_ in DEBUNKING) or (dep == "pobj" and verb.head.lower_ == "contrary"):
        marks.turn()
    elif has_no(noun):
        marks.modalities.append("possible")


def made_up(noun: Token) -> bool:
    """Whether somebody made up the claim or report `noun`: "fabricated reports that", "made up claims that"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in VERBAL or is_denied(verb):
        return False
    return verb.lemma_ in INVENTING or (verb.lemma_ == "make" and any(child.lower_ == "up" for child in verb.rights))


def forged(saying: Token) -> bool:
    """Whether what says or shows something is none: "a doctored video showed", "a hoax message said"."""
    thing = next((child for child in saying.lefts if child.dep_ == "nsubj"), None)
    if thing is None:
        while saying.dep_ in ("advcl", "xcomp", "acl", "relcl") and saying.head.pos_ in VERBAL:
            saying = saying.head
        if saying.dep_ not in ("acl", "relcl") or saying.head.pos_ != "NOUN":
            return False
        return called_untrue(saying.head)  # "a video purporting to show it was fabricated"
    if thing.pos_ != "NOUN":
        return False
    if thing.lower_ in ("hoax", "deepfake", "forgery"):
        return True
    return any(word.lower_ in FORGED and word.i < thing.i for child in thing.lefts for word in (child, *child.lefts))


def called_untrue(noun: Token) -> bool:
    """Whether the sentence says of the claim or statement `noun` that it is false: "such claims are lies"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in VERBAL or is_denied(verb):
        return False
    if noun.dep_ == "nsubjpass":
        made_up = verb.lemma_ == "make" and any(child.lower_ == "up" for child in verb.rights)
        return made_up or verb.lower_ in UNTRUE
    after = [word for word in verb.subtree if word.i > verb.i]
    if verb.lemma_ == "have":
        return any(word.lower_ == "nothing" for word in after) and any(word.lower_ in _TRUTH for word in after)
    return any(word.lemma_.lower() in UNTRUE for word in after if word.dep_ != "pobj")


def in_error(saying: Token) -> Token | None:
    """The word by which whoever says it is said to lie or to err: "falsely claimed", "lied when it said", "is wrong to
    say"; None where there is none.
    """
    for child in saying.children:
        if child.lower_ in UNTRULY:
            return child
    above = saying.head
    if saying.dep_ == "advcl" and above.lemma_ == "lie" and above.pos_ in VERBAL:
        return above
    if saying.dep_ in ("xcomp", "pcomp") and infinitive(saying) and above.lemma_.lower() in UNTRUE:
        return above if above.dep_ == "acomp" and not is_denied(above.head) else None
    return None


def disproved(saying: Token) -> bool:
    """Whether the words behind what `saying` tells call it untrue: "…, but this proved false", "The report was false."

    Not where somebody says so.
    """
    sentence = saying.sent
    for word in saying.doc[saying.i + 1 : sentence.end]:
        if _is_untrue(word) and word not in saying.ancestors:
            return True
    if saying.dep_ != "ROOT" or sentence.end >= len(saying.doc):
        return False
    following = saying.doc[sentence.end].sent
    return any(_is_untrue(word) and word.head == following.root for word in following)


def _is_untrue(word: Token) -> bool:
    """Whether `word` says by "be" of "this" or "the report" that it is not so."""
    false = word.lemma_.lower() in UNTRUE
    if word.dep_ not in ("acomp", "attr", "oprd") or not (false or word.lower_ in _TRUE):
        return False
    verb = word.head
    while verb.dep_ == "xcomp":
        verb = verb.head
    if verb.lemma_ not in _TURNING_OUT or false == is_denied(verb) or is_told(verb):
        return False
    for child in verb.lefts:
        if child.dep_ == "nsubj":
            return child.lower_ in _POINTING or (
                child.lemma_ in CLAIMS and any(inner.lower_ in _DEFINITE for inner in child.lefts)
            )
    return False


def is_told(verb: Token) -> bool:
    """Whether somebody says what the clause of `verb` states, who is then who denies it."""
    return verb.dep_ == "ccomp" and verb.head.pos_ in VERBAL and verb.head.lemma_ in SAYING


def stopped(noun: Token) -> bool:
    """Whether a missile or the like, `noun`, was stopped before it hit: "shot down a drone"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.pos_ not in VERBAL or not_done(verb):
        return False
    return verb.lemma_ in INTERCEPTING or (
        verb.lemma_ == "shoot" and any(child.lower_ == "down" for child in verb.rights)
    )


def not_done(verb: Token) -> bool:
    """Whether "not" stands on `verb`."""
    return any(child.dep_ == "neg" for child in verb.children)


def phrasal(verb: Token) -> Context | None:
    """What a verb does together with its particle ("called off", "ruled out")."""
    for child in verb.rights:
        if child.dep_ in ("prt", "advmod"):
            context = PHRASES.get(f"{verb.lemma_}_{child.lower_}")
            if context is not None:
                return context
    return None


def in_passive(verb: Token) -> Context | None:
    """What a verb does in the passive ("is set to attack", in headlines "set to attack"), None in the active."""
    if verb.lemma_ not in IN_PASSIVE:
        return None
    deps = {child.dep_ for child in verb.children}
    passive = "auxpass" in deps or (verb.tag_ in ("VBN", "VBD") and "dobj" not in deps)
    return IN_PASSIVE[verb.lemma_] if passive else None


def bare(verb: Token) -> bool:
    """Whether a verb has no object, clause or auxiliary of its own."""
    return not any(child.dep_ in ("dobj", "ccomp", "xcomp", "aux", "auxpass", "attr") for child in verb.children)


def is_wanted(noun: Token, verb: Token) -> bool:
    """Whether somebody who favours the event `noun`, or does not, speaks of one that need not be."""
    return is_denied(verb) or any(child.lower_ in ("a", "an", "any") for child in noun.children)


def is_adjunct(clause: Token, main: Token) -> bool:
    """Whether a participle's clause only stands beside its main one: "suspended the talks, accusing them of"."""
    left = clause.left_edge
    return clause.i < main.i or left.is_punct or (left.i > 0 and left.nbor(-1).text in (",", "-", "--"))


def is_imagined(noun: Token, verb: Token) -> bool:
    """Whether a sentence only imagines the event that is its subject: "an attack on the city would be a disaster"."""
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not words & WOULD or words & {"have"}:
        return False
    return not any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in noun.children)


def is_content(verb: Token, noun: Token, dep: str) -> bool:
    """Whether the clause of `verb`, without "that", is what the claim or the evidence `noun` says."""
    if dep == "acl":
        return noun.lemma_ in CLAIMS or noun.lemma_ in TOKENS
    if dep != "relcl" or noun.lemma_ not in TOKENS:
        return False
    return not any(child.tag_ in ("WDT", "WP") for child in verb.lefts) and any(
        child.dep_ in ("dobj", "prep", "attr", "acomp") for child in verb.rights
    )


def said(marks: Marks, verb: Token, below: Token | None) -> None:
    """What is not said is open; what is said by nobody in particular is hedged ("is alleged to have")."""
    if is_denied(verb) or forged(verb):
        marks.modalities.append("possible")
    wrong = in_error(verb)
    if wrong is not None and wrong.lower_ in UNTRULY and not any(one.dep_ == "nsubj" for one in verb.lefts):
        marks.turn()  # "was falsely accused"
    elif wrong is not None and not is_told(wrong if wrong.pos_ in VERBAL else wrong.head):
        marks.modalities.append("possible")  # who says so says that it is so
        marks.hedged(wrong)
    elif disproved(verb):
        marks.modalities.append("possible")
    if below is None or below.dep_ not in ("xcomp", "pcomp"):
        return
    if any(child.dep_ == "auxpass" for child in verb.children) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        marks.hedged(verb)
