"""What a rule of the reader found: a relation, and the tokens of its arguments."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A relation between tokens of one sentence, before anyone asks whom they stand for.

    relation: a name of `terms.RELATIONS`; head: the verb, noun or adjective that states it.
    subject, object: the heads of the arguments' phrases, None where the sentence leaves them open. literal: the
    words of an object that stands for itself (a role, a topic). between: the heads of a mediation's parties.
    places: heads of places that the pattern itself names. negated: whether the pattern's own words negate the
    relation ("refuses to recognise"); modality: what they make of it ("on the brink of"), None where they say
    nothing. rule: the pattern, for people. single: whether the subject is one alone, and not what is joined to it
    ("Minister X and General Y": X is minister). sole: the same of the object.
    used: indices in the document of the tokens that the pattern consumed, its head included.
    """

    relation: str
    head: Token
    rule: str
    subject: Token | None = None
    object: Token | None = None
    literal: Span | None = None
    between: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()
    negated: bool = False
    modality: str | None = None
    single: bool = False
    sole: bool = False
    used: frozenset[int] = frozenset()
