"""Tense and aspect: whether a sentence tells something as over, as going on, or as it stands.

What stands in the simple past or in a perfect happened; what stands in a perfect that counts from a time ("has
fought the state since 1984", "has long backed"), in a progressive, or with "still", goes on.
"""

from __future__ import annotations

from sides.loaders.reader.word_classes import VERBAL
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

# A perfect of these says what is so now: "has backed the rebels", "has held the town since May".
_STANDING = word_set(
    """be have hold control own occupy rule lead command head govern run belong recognize recognise support back
    oppose favor favour defend champion know regard consider dominate administer"""
)
# What is told of these in the present is going on; of others it is a habit, or a headline's past.
_LASTING = word_set("fight battle bomb shell besiege pound clash advance resist bombard encircle")
# A bare participle of these tells an event: "talks mediated by Oman", "sanctions imposed by the EU".
_ONCE = word_set("""mediate broker host facilitate convene impose slap sign conclude suspend blacklist""")
# What these tell is done at once, also where it was done again and again since a time.
_AT_ONCE = word_set(
    """kill murder capture seize take retake recapture fall arrest meet visit sign expel sanction lose defeat
    displace withdraw leave enter join defect surrender condemn accuse reject announce launch drive kidnap execute
    wound"""
)
# What is done to somebody, or not, for what he did.
_REPAYING = word_set(
    """arrest berate castigate convict criticise criticize execute expel fault fine forgive imprison jail laud pardon
    praise punish rebuke reprimand reward sack sanction sentence suspend thank"""
)
_COMING = frozenset(["arrive", "come", "go", "travel", "return", "visit"])
_LENGTHS = word_set("year month week day decade hour generation century")


def told_as(head: Token) -> str | None:
    """What the tense of `head` gives: `past`, `ongoing`, `course` for what somebody is said to be doing ("accused of
    arming"), or None where it stands as the relation by itself does.

    A complement without a tense of its own has that of the verb that governs it ("refused to join").
    """
    if head.tag_ == "VBG" and head.dep_ == "xcomp" and head.head.lemma_ in ("acknowledge", "admit", "concede", "deny"):
        return "course"
    verb = _carrier(head)
    if verb is None:
        return "past" if _done_for(head) else None
    first = _first_of_joined(verb)
    auxiliaries = [child for child in first.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if "having" in words:
        return "past"
    perfect = bool(words & {"has", "have", "'ve", "had"}) and verb.tag_ in ("VBN", "VBD")
    if any(child.tag_ == "MD" or child.tag_ == "TO" for child in auxiliaries) or _denied(first):
        return None
    if perfect:
        if _counts_from_a_time(verb) and verb.lemma_ not in _AT_ONCE:
            return "ongoing"
        return None if verb.lemma_ in _STANDING and "had" not in words else "past"
    if words & {"was", "were"} and verb.tag_ in ("VBN", "VBD"):
        return "past"
    if verb.tag_ == "VBD" and not words & {"is", "are"}:
        return "past" if not _bare_participle(verb) else _participle(verb)
    if verb.tag_ == "VBN" and not auxiliaries:
        return _participle(verb)
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        if verb.head.head.lemma_ in ("accuse", "suspect", "charge"):
            return "course"
        return "past" if repaid(verb) else None
    bare = verb.tag_ == "VB" and verb.dep_ == "ROOT" and any(child.dep_ == "nsubj" for child in verb.children)
    if (verb.tag_ in ("VBP", "VBZ") or bare) and verb.lemma_ in _LASTING and _ends_as_prose(verb):
        return "ongoing"
    return None


def _done_for(noun: Token) -> bool:
    """Whether what a noun states was in the course of something that was done: "sent troops in support of", "came as
    an envoy of".
    """
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "as"):
        return False
    verb = noun.head.head
    while verb.dep_ == "dobj" and verb.pos_ not in VERBAL:
        verb = verb.head
    if verb.pos_ not in VERBAL or (noun.head.lower_ == "as" and verb.lemma_ not in _COMING):
        return False
    had = any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.lefts)
    return had or (verb.tag_ == "VBD" and verb.lemma_ != "be")


def _carrier(head: Token) -> Token | None:
    """The verb whose tense `head` has."""
    at = head
    if at.pos_ not in VERBAL:
        if at.dep_ not in ("attr", "acomp") or at.head.pos_ not in VERBAL:
            return None
        at = at.head
    for _ in range(4):
        untensed = at.tag_ in ("VB", "VBG") and not any(
            child.dep_ == "aux" and child.tag_ != "TO" for child in at.children
        )
        if not (untensed and at.dep_ == "xcomp" and at.head.pos_ in VERBAL):
            return at
        at = at.head
    return at


def _first_of_joined(verb: Token) -> Token:
    """The verb whose auxiliaries are those of `verb`: itself, or the first of those it is joined to."""
    at = verb
    while (
        at.dep_ == "conj"
        and at.head.pos_ in VERBAL
        and at.tag_ in ("VBN", "VBD")
        and not any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in at.children)
    ):
        at = at.head
    return at if at.tag_ == "VBN" or at == verb else verb


def _denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _counts_from_a_time(verb: Token) -> bool:
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "advmod" and word in ("long", "always", "consistently", "since", "repeatedly"):
            return True
        if child.dep_ in ("prep", "mark") and word == "since":
            return True
        if child.dep_ == "prep" and word == "for":
            return any(inner.lemma_.lower() in _LENGTHS for inner in child.children)
        if child.dep_ == "advcl" and any(mark.lower_ == "since" for mark in child.children):
            return True
    return False


def _bare_participle(verb: Token) -> bool:
    if verb.dep_ in ("acl", "amod"):
        return not any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.children)
    return any(child.dep_ == "agent" for child in verb.children)


def _participle(verb: Token) -> str | None:
    return "past" if verb.lemma_ in _ONCE else None


def _ends_as_prose(verb: Token) -> bool:
    """Whether the sentence ends with a stop, as headlines, which tell the past in the present, do not."""
    sentence = verb.sent
    return any(token.text in (".", "!", "?") for token in sentence[-3:])


def repaid(verb: Token) -> bool:
    """Whether somebody got something for what `verb` says, which he then did: "sentenced to a year for defying"."""
    preposition = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or preposition.lower_ != "for":
        return False
    above = preposition.head
    while above.pos_ not in VERBAL and above.dep_ in ("dobj", "pobj", "prep"):
        above = above.head
    return above.lemma_ in _REPAYING
