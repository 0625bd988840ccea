"""Patterns of a lexicon that nothing can match: a word is no base form, or there is no place for an argument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from sides.loaders.reader.relations.frame import PARTS, Fixed, Slot, compile_frame
from sides.ontology import terms
from spacy.language import Language
from spacy.tokens import Doc

_POS = {"verbs": "VERB", "event_nouns": "NOUN", "agent_nouns": "NOUN", "adjectives": "ADJ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A pattern that reads nothing. line: in its file, from 1; why: what is wrong with it, and what to write."""

    file: str
    line: int
    relation: str
    pattern: str
    why: str


def unmatched(path: str, pipeline: Language) -> Iterator[Unmatched]:
    """The patterns of the lexicon at `path` that nothing can match, in its order; `pipeline` knows the base forms.

    The file must be one that `lexicon` reads.
    """
    root = yaml.compose(Path(path).read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for relation, entry in root.value if root is not None else ():
        for part, items in entry.value:
            if part.value not in (*PARTS, "prefixes") or not isinstance(items, yaml.SequenceNode):
                continue
            for item in items.value:
                text = _text(item)
                for why in _wrong(relation.value, part.value, text, pipeline):
                    yield Unmatched(
                        file=path, line=item.start_mark.line + 1, relation=relation.value, pattern=text, why=why
                    )


def _text(item: yaml.Node) -> str:
    if isinstance(item, yaml.MappingNode):
        return next(str(value.value) for key, value in item.value if key.value == "pattern")
    return str(item.value)


def _wrong(relation: str, part: str, text: str, pipeline: Language) -> Iterator[str]:
    if part == "prefixes":
        if not text.isalpha() or not text.islower():
            yield "a prefix is written in small letters, without its hyphen"
        return
    frame = compile_frame(text, relation=relation, part=part)
    phrases = [frame.before, frame.direct, *(prep.then for prep in frame.preps)]
    slots = [one.owner if isinstance(one, Fixed) else one for one in phrases]
    roles = {slot.role for slot in slots if isinstance(slot, Slot)}
    if not roles and not terms.RELATIONS[relation].symmetric:  # "allies" may be both at once
        yield "it has no place for S or O"
    elif relation == "mediates" and "O" in roles:
        yield "this relation has no O: B are its parties, T is its topic"
    for word, pos in [*((word, _POS[part]) for word in frame.heads), *((word, "VERB") for word in sorted(frame.doing))]:
        if not word:
            yield "a word is missing beside `|`"
        elif base := _base(word, pos, pipeline):
            yield f"{word!r} is no base form, by which words are looked up; write {base}"


def _base(word: str, pos: str, pipeline: Language) -> str | None:
    """What to write for `word`, where that is not known as a base form and looks inflected; else None."""
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index", {}).get(pos.lower(), ())
    if word in known or not word.isalpha() or not word.islower():
        return None
    token = Doc(pipeline.vocab, words=[word], pos=[pos])[0]
    bases = [base for base in lemmatizer.rule_lemmatize(token) if base != word]
    if sure := [base for base in bases if base in known]:
        return repr(sure[0])
    return "the base form" if bases and pos == "VERB" and word.endswith(("ed", "ing", "s")) else None
