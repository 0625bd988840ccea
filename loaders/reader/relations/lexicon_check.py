"""Whether a lexicon keeps what it promises: its examples and counterexamples, read as an article would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sides.loaders.documents.document import document_of
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.reader import Reader
from sides.loaders.reader.relations.lexicon import Counterexample, Example
from sides.ontology import terms

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One sentence of a lexicon, and whether it is read as the lexicon says.

    missing: the claims of an example that were not found. found: what was read of this relation, subject and object in
    the words of the sentence, `?` where it is open. rules: the patterns that read it.
    """

    sentence: Example | Counterexample
    missing: tuple[Pair, ...]
    found: tuple[Pair, ...]
    rules: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether an example's claims are all there, and of a counterexample's relation nothing is."""
        return not (self.missing if isinstance(self.sentence, Example) else self.found)


def check(reader: Reader, sentences: Iterable[Example | Counterexample]) -> Iterator[Checked]:
    """Each sentence as `reader` reads it, in their order."""
    given = list(sentences)
    reads = reader.read(document_of(one.text, name="example") for one in given)
    for sentence, read in zip(given, reads, strict=True):
        yield checked(sentence, read.drafts)


def checked(sentence: Example | Counterexample, drafts: Sequence[Draft]) -> Checked:
    """What the drafts of a sentence make of its promise; a symmetric relation's ends may stand either way."""
    own = [draft for draft in drafts if draft.relation == sentence.relation]
    found = [(_words(draft, subject=True), _words(draft, subject=False)) for draft in own]
    either = [*found, *((object, subject) for subject, object in found)]
    asked = either if terms.RELATIONS[sentence.relation].symmetric else found
    wanted = sentence.claims if isinstance(sentence, Example) else ()
    missing = (
        pair for pair in wanted if not any(_same(pair[0], one) and _same(pair[1], other) for one, other in asked)
    )
    return Checked(
        sentence=sentence,
        missing=tuple(missing),
        found=tuple(found),
        rules=tuple(dict.fromkeys(draft.rule for draft in own)),
    )


def _words(draft: Draft, *, subject: bool) -> str:
    end = draft.subject if subject else draft.object
    if end is not None:
        return end.mention
    return "?" if subject else draft.literal or "?"


def _same(wanted: str, found: str) -> bool:
    """Whether one of two mentions holds the other; an open argument is only an open one."""
    if "?" in (wanted, found):
        return wanted == found
    return wanted.lower() in found.lower() or found.lower() in wanted.lower()
