"""What the tagger takes words of the news for that they are not, put right once and for all readers of the parse.

"Rebels" that begin a sentence are no name; "the TPLF" right before its verb is its subject; after "X, backed by Y," the
participle before a name is X's verb.
"""

from __future__ import annotations

from sides.loaders.reader.word_classes import NOMINAL, infinitive
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

_NOUNS = (
    *("fighter", "guerrilla", "gunman", "insurgent", "islamist", "jihadist", "mercenary", "militant", "militia"),
    *("militiaman", "paramilitary", "rebel", "separatist", "soldier", "troop"),
)


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


# The nouns by the numbers of their capitalised plurals.
_FIGHTERS = {get_string_id(_plural(noun).capitalize()): noun for noun in _NOUNS}


_ADVERBIAL, _DESCRIBING = get_string_id("npadvmod"), get_string_id("amod")
_JOINED, _ROOT = get_string_id("conj"), get_string_id("ROOT")
_LABELS = frozenset({_ADVERBIAL, _DESCRIBING, _JOINED, _ROOT})
_PAST = frozenset({"VBD", "VBN"})


def mend_tags(doc: Doc) -> None:
    """Mend the tags of `doc` in place, and what hangs on them."""
    for i, (word, label) in enumerate(doc.to_array(["ORTH", "DEP"]).tolist()):
        if label not in _LABELS and word not in _FIGHTERS:
            continue
        if label == _ADVERBIAL:
            _subject(doc[i])
        elif label == _DESCRIBING:
            _main_verb(doc[i])
            _only_verb(doc[i])
        elif label == _JOINED:
            _next_deed(doc[i])
        elif label == _ROOT and (root := doc[i]).pos_ == "ADJ" and _has_object(root):
            _take_for_past(root)
        if word in _FIGHTERS and _alone(token := doc[i]):
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", _FIGHTERS[word]


def _alone(token: Token) -> bool:
    """Whether what the tagger takes for a name is a part of none: "Rebels", but not "the Tigray Rebels"."""
    if token.pos_ != "PROPN" or token.dep_ in ("compound", "nmod"):
        return False
    return not any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.lefts)


def _subject(name: Token) -> None:
    """Make `name` the subject of the verb that it stands before, where that has none: "The TPLF | fired rockets"."""
    verb = name.head
    if name.pos_ != "PROPN" or verb.i != name.i + 1 or verb.tag_ not in _PAST or name.ent_type_ in ("DATE", "TIME"):
        return
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "agent") for child in verb.children):
        return
    if verb.dep_ not in ("ROOT", "ccomp", "conj", "advcl") or not any(child.dep_ == "dobj" for child in verb.rights):
        return
    for child in list(verb.lefts):
        if child.dep_ == "det" and child.i < name.i:
            child.head = name
    name.dep_ = "nsubj"
    verb.tag_ = "VBD"


def _main_verb(word: Token) -> None:
    """Make `word` the verb of a sentence that seems to have none: "Rebels, backed by X, | seized Y"."""
    noun = word.head
    if noun.dep_ != "appos" or noun.i < word.i or not word.lower_.endswith("ed") or word.i - word.sent.start < 3:
        return
    root = word.sent.root
    if word.nbor(-1).text != "," or root.pos_ not in NOMINAL or root.i > word.i or any(word.lefts):
        return
    if not any(child.dep_ in ("acl", "relcl") and child.i < word.i for child in root.rights):
        return
    word.head, word.dep_ = word, "ROOT"
    root.head, root.dep_ = word, "nsubj"
    noun.head, noun.dep_ = word, "dobj"
    _take_for_past(word)


def _only_verb(word: Token) -> None:
    """Make `word` a verb, where else one would be many: "a Turkish jet | fired rockets at"."""
    if word.tag_ not in _PAST or (noun := word.head).tag_ != "NNS" or word.i == word.sent.start:
        return
    first = word.nbor(-1)
    if first.dep_ != "npadvmod" or first.head != word or first.tag_ != "NN":
        return
    before = [child for child in noun.lefts if child.i < first.i]
    if not any(child.lower_ in ("a", "an") for child in before):
        return
    above, label = noun.head, noun.dep_
    word.head, word.dep_ = (word, "ROOT") if above == noun else (above, "conj" if label == "dobj" else label)
    for child in before:
        child.head = first
    first.dep_ = "nsubj"
    noun.head, noun.dep_ = word, "dobj"
    word.pos_, word.tag_ = "VERB", "VBD"


def _next_deed(verb: Token) -> None:
    """ "Denied that it was backing them | and accused X": nor "vowed to pursue them | and shelled a camp"."""
    first = verb.head
    if verb.tag_ != "VBD" or first.head.tag_ not in _PAST or first.dep_ not in ("ccomp", "xcomp"):
        return
    going_on = first.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in first.lefts)
    if going_on or infinitive(first):
        verb.head = first.head


def _has_object(word: Token) -> bool:
    """Whether `word`, a past form that may be an adjective, has a subject and an object: "X | hosted talks"."""
    return word.lower_.endswith("ed") and {"nsubj", "dobj"} <= {child.dep_ for child in word.children}


def _take_for_past(word: Token) -> None:
    """Make `word`, which ends in "ed", a verb."""
    if word.pos_ == "ADJ":
        stem = word.lower_.removesuffix("ed")
        word.lemma_ = f"{stem}e" if stem.endswith(("at", "c", "g", "s", "u", "v", "z")) else stem
    word.pos_, word.tag_ = "VERB", "VBD"
