"""What auxiliaries and word order give a clause: "will", "would", "could not", "Were X to leave", a question."""

from __future__ import annotations

from sides.loaders.reader.factuality.contexts import AUXILIARIES, SAYING
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

_ANNOUNCING = SAYING | {"promise", "pledge", "vow", "threaten", "agree", "predict", "expect", "hope", "fear", "believe"}
# Verbs of what befalls somebody, and adverbs of somebody else's guess: with "will" a prediction, not a plan.
_BEFALLING = word_set("""be become need have likely continue remain fall lose collapse fail suffer die face""")
_GUESSING = word_set("""hardly likely probably surely certainly inevitably scarcely eventually undoubtedly""")
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_DEALS = word_set("""accord agreement arrangement ceasefire deal pact plan proposal roadmap term treaty truce""")
# Adverbs with which "would" tells what came to be ("would later capture the town").
_CAME = frozenset(["later", "subsequently", "ultimately", "thereafter"])


def auxiliary_modality(verb: Token, auxiliary: Token) -> str | None:
    """The modality that `auxiliary` gives its `verb`; None where it gives none."""
    word = auxiliary.lower_
    if word == "would" and _came_to_be(verb):
        return None
    if word in ("can", "could", "ca") and any(child.dep_ == "neg" for child in verb.children):
        return None  # what could not be done was not done
    if word in AUXILIARIES:
        return AUXILIARIES[word]
    if word in ("will", "'ll", "wo", "would") or (word == "'d" and auxiliary.tag_ == "MD"):
        return _future(verb, word)
    return None


def _future(verb: Token, word: str) -> str:
    """Planned where somebody sets out to do it, predicted where it befalls somebody; after "if", possible."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(
            mark.dep_ == "mark" and mark.lower_ in ("if", "unless") for mark in child.children
        ):
            return "possible"
        if child.lower_ in _GUESSING:
            return "predicted"
    if word in ("would", "'d") and not _reported(verb):
        return "planned" if _laid_down(verb) else "possible"
    if verb.lemma_ in _BEFALLING or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return "predicted"
    return "planned"


def _laid_down(verb: Token) -> bool:
    """Whether an agreement lays down what somebody would do: "under the deal, Hamas would free …"."""
    return any(
        child.lower_ == "under" and child.dep_ == "prep" and any(inner.lemma_ in _DEALS for inner in child.children)
        for child in verb.lefts
    )


def _came_to_be(verb: Token) -> bool:
    """Whether "would" tells what came after, and no plan: "would go on to capture", "would later lead"."""
    if verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.children):
        return True
    return any(child.lower_ in _CAME and child.i < verb.i for child in verb.children) and not _reported(verb)


def _reported(verb: Token) -> bool:
    """Whether `verb` stands in what somebody said."""
    at = verb
    while at.dep_ in ("conj", "ccomp", "advcl", "acl", "relcl") and at.head != at:
        if at.head.lemma_ in _ANNOUNCING and at.dep_ in ("ccomp", "advcl"):
            return True
        at = at.head
    return any(
        child.lemma_ in SAYING and child.dep_ in ("parataxis", "ccomp", "advcl") and child.i > verb.i
        for child in at.children
    )


def is_asked(verb: Token) -> bool:
    """Whether the sentence of `verb` is a question."""
    sentence = verb.sent
    for token in reversed(sentence):
        if not (token.is_space or token.is_quote):
            return bool(token.text == "?")
    return False


def is_inverted_condition(verb: Token) -> bool:
    """Whether word order makes a condition of the clause: "Should the army attack, …", "Were Wagner to leave, …"."""
    fronted = verb
    subject: Token | None = None
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in ("should", "were", "had"):
            fronted = child
        elif child.dep_ in _SUBJECT:
            subject = child
    if subject is None or fronted.lower_ not in ("should", "were", "had"):
        return False
    before = fronted.i - 1
    begins = fronted.i == fronted.sent.start or fronted.doc[before].text in (",", ";", '"')
    return begins and fronted.i < subject.i and not is_asked(verb)


def is_order(verb: Token) -> bool:
    """Whether `verb` tells others to do it: "Stop arming them!", "Let us attack", "Please leave the town"."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "advcl", "parataxis"):
        return False
    if any(child.dep_ in _SUBJECT or (child.dep_ == "aux" and child.lower_ != "do") for child in verb.children):
        return False
    if any(child.dep_ in ("mark", "prep", "compound") and child.i < verb.i for child in verb.children):
        return False
    first = verb.left_edge
    while first.is_quote and first.i < verb.i:
        first = first.nbor(1)
    if first != verb and first.lower_ not in ("do", "please", "never", "let", "just"):
        return False
    return first.is_sent_start is True or first.nbor(-1).text in ('"', ":", "-", ",")
