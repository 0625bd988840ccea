"""What is found and not told: readings that the kinds of the two ends, or the words themselves, show to be none."""

from __future__ import annotations

from sides.loaders.reader.found import Found
from sides.loaders.reader.reference.nouns import FORCES
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.word_sets import word_set
from sides.ontology import terms

# What a medium may do to others: what is done with words.
_WORDS_OF_MEDIA = frozenset({"accuses", "condemns", "rejects", "opposes", "threatens"})
_PERSONS = frozenset({"person", "people", "unnamed", ""})


# What kills and hits without being anybody; a capital does not make an actor of it.
_PLAGUES = word_set(
    """aids avalanche bacteria cholera coronavirus covid covid-19 cyclone dengue diphtheria disease drought earthquake
    ebola epidemic famine fever flood flooding flu heatwave hiv hunger hurricane influenza landslide lightning malaria
    measles mpox pandemic plague polio pollution rain smallpox storm tornado tsunami tuberculosis typhoid typhoon virus
    wildfire"""
)


def is_no_news(found: Found, subject: Referent | None, object: Referent | None) -> bool:
    """Whether what was found between `subject` and `object` is no news of them."""
    if subject is not None and subject.kind == "media" and _is_fight(found.relation):
        return True  # a medium reports of fights, it fights none
    if object is not None and object.kind == "media" and terms.RELATIONS[found.relation].kind == "contact":
        return True  # who talks to a medium talks to its readers
    if subject is not None and subject.how == "proposed" and _is_plague(subject.mention):
        return True
    if found.relation == "leads":
        return object is not None and _leads_none(found, object)
    if found.relation == "holds-role":
        return subject is not None and subject.kind not in _PERSONS  # "the party, which will name the next premier"
    if found.relation == "supports":
        return subject is None and _armed(found)
    return found.relation == "splits-from" and object is not None and _left_behind(found, object)


def _is_fight(relation: str) -> bool:
    return terms.RELATIONS[relation].kind in ("opposition", "territory") and relation not in _WORDS_OF_MEDIA


def _is_plague(mention: str) -> bool:
    """Whether a name that nobody knows is one of a disease or a storm: "Malaria", "Storm Ciaran"."""
    words = mention.lower().split()
    return words[0] in _PLAGUES or words[-1] in _PLAGUES


def _leads_none(found: Found, led: Referent) -> bool:
    """Whether who is said to lead `led` leads no body: "X's prime minister" is one of X's time, and who commands
    "Russian troops" does not lead Russia.
    """
    troops = found.object is not None and found.object.lemma_.lower() in FORCES
    return led.kind == "person" or (led.kind == "state" and troops)


def _armed(found: Found) -> bool:
    """Whether it only says what somebody carries: "men armed with machetes"."""
    head = found.head
    return head.lower_ in ("armed", "equipped") and head.dep_ in ("acl", "amod", "advcl")


def _left_behind(found: Found, left: Referent) -> bool:
    """Whether what is left is no body that one belongs to: "the war has left thousands of people dead", "left it"."""
    word = found.object
    if word is None or word.dep_ != "dobj":
        return False
    return (word.tag_ == "NNS" and left.kind in _PERSONS) or (word.pos_ == "PRON" and not left.sure)
