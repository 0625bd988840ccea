"""What stands around a name that no gazetteer has, and tells what it names: a weapon, a medium, a town, a person."""

from __future__ import annotations

from sides.loaders.reader.names.name_words import ARMS, ARMS_BEHIND, HEADS, MEDIA_HEADS, ORGANS, SHIPS
from sides.loaders.reader.names.text_view import TextView
from sides.loaders.reader.reference.nouns import OFFICES, PERSONS, RANKS
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

# Their object, if it has a name, is a place, whatever the language pipeline takes a single word for.
_OF_PLACES = word_set(
    """attack besiege blockade bomb bombard burn capture control encircle enter evacuate flee hit invade leave
    liberate loot occupy overrun pound raid ransack raze reach reclaim recapture regain reoccupy retake sack
    seize shell storm strike surround target torch"""
)
# Of these so are two words.
_ONLY_OF_PLACES = word_set(
    """besiege blockade bomb bombard encircle enter evacuate flee invade loot occupy overrun pound raid reach
    recapture reoccupy retake shell storm"""
)
_TOWARDS = word_set("at from into on onto to toward towards through via")
_MOVING = word_set(
    """advance advancing airstrike airstrikes arrive artillery assault attack bomb bombardment bombing come convoy
    deploy drive drop escape exodus fire flee fly go head journey land march move offensive push raid retreat return
    road rocket route send shell shelling siege strike travel troops visit withdraw"""
)
_SHELLING = word_set(
    """advance airstrike barrage bomb bombardment bombing drop fire incursion march missile offensive raid rocket shell
    shelling siege strike"""
)
_BESIDE = frozenset({"advcl", "cc", "conj", "npadvmod", "punct"})
_WHENCE = frozenset({"after", "by", "during", "from", "in", "on", "without"})
_REPORTING = word_set("air broadcast carry cite identify note publish quote report say show speak write")
_SAYING = word_set(
    """accuse acknowledge add admit announce argue blame claim condemn confirm declare deny explain insist meet note
    praise say state tell thank urge visit vow warn"""
)

_SOMEBODY = (
    OFFICES
    | PERSONS
    | RANKS
    | word_set("candidate cleric dissident guerrilla hacker militant operative politician protester rebel suspect")
)

#: What those do who have a name, and no diseases, storms or other things.
ACTING = _SAYING | word_set(
    """agree ambush appoint arm arrest ask attack back ban bomb bombard broker call capture control criticise criticize
    decline demand denounce deploy expel fight fire hail host invade invite join launch mediate negotiate offer oppose
    pledge pull recapture recognise recognize refuse reject retake retreat seize send shell sign storm suspend take
    train want welcome withdraw"""
)


def is_told(view: TextView, first: int, last: int) -> bool:
    """Whether a name is a medium's, since something was told to it: "told the Hindu", "told Suspilne".

    Persons are told things too, but by their full names, or by ones that the text has had before.
    """
    keys, texts = view.words.keys, view.words.texts
    article = first > 1 and keys[first - 1] == "the"
    if first < 1 or keys[first - 2 if article else first - 1] != "told":
        return False
    if keys[last - 1] in MEDIA_HEADS:
        return True
    if article:
        return keys[last - 1] not in HEADS and keys[last - 1] not in ORGANS
    return last - first == 1 and texts[first] not in texts[:first] and not _acts(view, first)


def _acts(view: TextView, word: int) -> bool:
    """Whether the name that is first told something is later said to act, as no medium is: "Hassan accused …"."""
    text = view.words.texts[word]
    for other in range(word + 1, len(view.words)):
        if view.words.texts[other] == text:
            token = _token(view, other)
            if token.dep_ == "nsubj" and token.head.lemma_ not in _REPORTING:
                return True
    return False


def is_weapon(view: TextView, first: int, last: int) -> bool:
    """Whether a name is a weapon's or a ship's: "Kalibr missiles", "the tanker Sounion"."""
    keys = view.words.keys
    before = first - 1
    while before > 0 and first - before < 3 and keys[before] in ("the", ","):
        before -= 1
    if not ARMS.isdisjoint(keys[first:last]) or (before >= 0 and keys[before] in SHIPS):
        return True
    if last < len(keys) and keys[last] in ARMS_BEHIND:
        return True
    token = _top(_token(view, last - 1))
    return token.dep_ in ("compound", "nmod", "amod") and token.head.lower_ in ARMS_BEHIND


def is_taken_place(view: TextView, first: int, last: int, label: str) -> bool:
    """Whether a name is a place's by what is done to it: "seized Mindat", "shelled Debre Tabor"."""
    if first > 0 and view.words.keys[first - 1] == "the":
        return False
    if last - first > 1 and (label == "PERSON" or not HEADS.isdisjoint(view.words.keys[first:last])):
        verbs = _ONLY_OF_PLACES
    elif view.words.texts[first].isupper():
        return False  # an acronym
    else:
        verbs = _OF_PLACES
    token = _top(_token(view, last - 1))
    if token.dep_ not in ("dobj", "nsubjpass"):
        return False
    return token.head.lemma_ in verbs or (last - first == 1 and _is_taken(token))


def _is_taken(token: Token) -> bool:
    """Whether it is what somebody took, and not where or how: "took Kenema", not "took Petrov to court"."""
    verb = token.head
    beside = (child for child in verb.rights if child != token)
    return verb.lemma_ == "take" and all(
        child.dep_ in _BESIDE or (child.dep_ in ("agent", "prep") and child.lower_ in _WHENCE) for child in beside
    )


def verifies(view: TextView, word: int) -> bool:
    """Whether the word is who "could not verify" something, as media say of themselves."""
    token = _token(view, word)
    return token.dep_ == "nsubj" and token.head.lemma_ in ("verify", "corroborate")


def is_goal(view: TextView, first: int, last: int) -> bool:
    """Whether a name is where one goes, flees or fires: "fled towards Mbaiki", "barrel bombs on Mellit"."""
    keys = view.words.keys
    if (first > 0 and keys[first - 1] == "the") or not HEADS.isdisjoint(keys[first:last]):
        return False
    token = _top(_token(view, last - 1))
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ not in _TOWARDS or preposition.i < preposition.head.i:
        return False
    return preposition.head.lemma_.lower() in _MOVING


def is_shelled(view: TextView, first: int, last: int) -> bool:
    """Whether a name is a place's by the arms that are turned on it: "air strikes on Tal Abyad"."""
    token = _top(_token(view, last - 1))
    if token.dep_ == "dobj":
        return token.head.lemma_ in ("bombard", "pound", "shell", "strike")
    return token.dep_ == "pobj" and token.head.lower_ == "on" and token.head.head.lemma_.lower() in _SHELLING


def speaks(view: TextView, word: int) -> bool:
    """Whether the word is the subject of a verb that has persons for its subject, of saying above all."""
    token = _token(view, word)
    return token.tag_ == "NNP" and token.dep_ == "nsubj" and token.head.lemma_ in _SAYING


def is_described(view: TextView, word: int) -> bool:
    """Whether the word ends a name that is said to be somebody: "X Y, a Hezbollah member", "an activist, X Y"."""
    token = _token(view, word)
    if token.tag_ != "NNP":
        return False
    beside = (token.head,) if token.dep_ == "appos" else (child for child in token.rights if child.dep_ == "appos")
    return any(one.tag_ == "NN" and one.lemma_ in _SOMEBODY for one in beside)


def governs(view: TextView, word: int, before: int) -> bool:
    """Whether the parse makes `before` a part of the name that ends with `word`."""
    token = _token(view, before)
    return token.dep_ == "compound" and token.head == _token(view, word)


def _token(view: TextView, word: int) -> Token:
    return view.doc[view.words.tokens[word]]


def _top(token: Token) -> Token:
    """The first of those that "and" joins to `token`."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token
