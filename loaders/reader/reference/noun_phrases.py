"""Noun phrases: their words, what makes them definite, and what narrows them down."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_COUNTING = frozenset({"many", "some", "several", "most", "other", "few", "numerous", "various", "more", "dozens"})
_OUTSIDE = frozenset(
    {"punct", "preconj", "mark", "nsubj", "nsubjpass", "aux", "cc", "relcl", "advmod", "neg", "case", "dep"}
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
# What is said to be no longer, or not quite, of its owner: "former FARC combatants" are not the FARC.
_DETACHED = frozenset(
    {
        "alleged",
        "breakaway",
        "captive",
        "captured",
        "defected",
        "dissident",
        "erstwhile",
        "ex",
        "ex-",
        "former",
        "fugitive",
        "jailed",
        "mutinous",
        "old-time",
        "onetime",
        "purported",
        "renegade",
        "retired",
        "rival",
        "rogue",
        "self-styled",
        "so-called",
        "splinter",
        "suspected",
        "would-be",
    }
)
_COMPLEMENTS = frozenset({"of", "for", "from", "to", "between", "in", "around", "near", "with", "under"})
# What follows "of" or "for" behind the object of these is what it is charged with, or thanked for.
_CHARGING = frozenset(
    {"accuse", "acquit", "blame", "condemn", "convict", "criticise", "criticize", "denounce", "fault", "praise"}
    | {"rebuke", "slam", "suspect", "thank"}
)


def span(head: Token) -> tuple[int, int]:
    """The offsets of the phrase of `head`, without its clauses, appositions and what is joined to it."""
    first = last = head
    for child in head.lefts:
        if child.dep_ not in _OUTSIDE and child.pos_ != "SPACE" and child.i < first.i:
            first = _first(child) if child.dep_ == "poss" or child.dep_ in _MODIFIERS else child
    for child in head.rights:
        if is_charge(child):
            break
        if child.dep_ == "prep" and child.i == last.i + 1 and child.lower_ in ("of", "in", "for", "to"):
            for inner in child.rights:
                if inner.dep_ == "pobj" and not _own_part(inner):
                    return first.idx, max(span(inner)[1], inner.idx + len(inner))
        elif child.dep_ == "nummod" and child.i == last.i + 1:
            last = child
        elif child.dep_ != "case":
            break
    return first.idx, last.idx + len(last)


def _first(token: Token) -> Token:
    """The first word of the phrase of `token`, a modifier of another one."""
    edge = token.left_edge
    while (edge.is_punct or edge.is_space) and edge.i < token.i:  # space: a dateline that is not read
        edge = edge.nbor(1)
    return edge


def definite(noun: Token) -> bool:
    """Whether the phrase of `noun` speaks of one known from before: "the rebels", "both sides"."""
    if noun.dep_ == "compound":
        noun = noun.head  # "the army chief"
    return any(child.dep_ in ("det", "predet") and child.lower_ in _DEFINITE for child in noun.lefts)


def indefinite(noun: Token) -> bool:
    """Whether the phrase of `noun` brings up one anew: "a commander", "some rebels"."""
    return counted(noun) or any(child.lower_ in ("a", "an", "another", "any", "no") for child in noun.lefts)


def counted(noun: Token) -> bool:
    """Whether the phrase of `noun` says how many: "two commanders", "some militias"."""
    return any(child.dep_ == "nummod" or child.lower_ in _COUNTING for child in noun.lefts)


def modifiers(noun: Token) -> tuple[str, ...]:
    """The words before `noun` that narrow it down, small: ("eastern",) of "the eastern commander"."""
    return tuple(child.lower_ for child in noun.lefts if child.dep_ in _MODIFIERS and not child.is_punct)


def is_charge(preposition: Token) -> bool:
    """Whether `preposition` says of what its noun is accused, and is the verb's: "accused the rebels of lying"."""
    noun = preposition.head
    if preposition.lower_ not in ("of", "for") or noun.dep_ not in ("dobj", "nsubjpass", "conj"):
        return False
    return noun.head.lemma_ in _CHARGING or (noun.dep_ == "conj" and noun.head.head.lemma_ in _CHARGING)


def is_armed_forces(noun: Token) -> bool:
    """Whether the phrase of `noun` is "the armed forces", which are a state's army."""
    return noun.lower_ == "forces" and modifiers(noun)[-1:] == ("armed",)


def narrowed(noun: Token, by: frozenset[str] = _COMPLEMENTS) -> bool:
    """Whether a clause, or a phrase after a preposition of `by`, says which one `noun` is: "the forces of Hadi"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in by and not is_charge(child):
            if child.i == noun.i + 1 and not any(_own_part(inner) for inner in child.rights):
                return True
        elif child.dep_ in ("relcl", "acl") and child.left_edge.i == noun.i + 1 and not _own_clause(child):
            return True
    return False


def _own_clause(verb: Token) -> bool:
    """Whether the clause of `verb` is one of its own, taken for one of the noun ("the rebels set it ablaze")."""
    if verb.dep_ == "relcl" or verb.tag_ not in ("VBD", "VBN"):
        return False
    return any(child.dep_ == "dobj" for child in verb.rights)


def _own_part(noun: Token) -> bool:
    """Whether `noun` is the end of "for its part", "in their turn", which say nothing of whom they follow."""
    return noun.lemma_.lower() in ("part", "turn") and any(child.dep_ == "poss" for child in noun.lefts)


def detached(noun: Token) -> bool:
    """Whether `noun` is no longer its owner's: "former", "dissident", "rival"."""
    for child in noun.lefts:
        if child.lower_ in _DETACHED:
            return True
        if child.text == "-" and child.i > noun.sent.start and child.nbor(-1).lower_ in ("ex", "anti"):
            return True
    return False


def joined(token: Token) -> bool:
    """Whether `token` is part of a word such as "UN-backed", which says whose ally something is, not whose it is."""
    doc = token.doc
    return (token.i + 1 < len(doc) and doc[token.i + 1].text == "-" and not token.whitespace_) or (
        token.i > 0 and doc[token.i - 1].text == "-" and not doc[token.i - 1].whitespace_
    )


def conjuncts(token: Token) -> Iterator[Token]:
    """What is joined to `token` by "and" or "or", without what only explains it."""
    for child in token.rights:
        if child.dep_ == "conj" and not is_apposed(child):
            yield child
    if token.i > 1 and token.dep_ == "nsubj" and token.nbor(-1).text == "," and token.i == token.sent.start + 2:
        first = token.nbor(-2)  # a headline's "Uganda, Rwanda accuse"
        if first.dep_ in ("npadvmod", "nsubj", "dep") and first.pos_ == "PROPN" and first.head == token.head:
            yield first


def examples(noun: Token) -> Iterator[Token]:
    """Who or what is named as part of `noun`: "factions including X", "towns such as Y and Z"."""
    for child in noun.rights:
        named = child.lower_ == "including" or (
            child.lower_ == "as" and any(one.lower_ == "such" for one in (*child.lefts, *noun.rights))
        )
        if named:
            yield from (inner for inner in child.rights if inner.dep_ == "pobj" and inner.pos_ in ("NOUN", "PROPN"))


def is_apposed(noun: Token) -> bool:
    """Whether `noun` says what the name before it is, whatever the parser takes it for: "the FARC, rebels,"."""
    if noun.dep_ == "appos":
        return True
    name = noun.head
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or not noun.text.islower() or name.text.islower():
        return False
    return not any(child.dep_ in ("cc", "conj") and child != noun for one in (name, noun) for child in one.rights)
