"""What must never come out of an article as a claim that happened, is ongoing or holds.

An entry of a list names what it forbids by any of these, all of which a claim must meet to be forbidden:

- `quote`: most of the claim's quote stands in these words of the article, or they in it; `after`: it stands behind
  them.
- `subject`, `object`: a name of an actor or a place; of a symmetric relation in either order.
- `relation`: a relation, or `*` for every one.
- `modality`: a list; without it those that are given as real. `polarity`: without it affirmed where the entry names a
  relation other than `*`, else either.

A claim whose speakers all deny it is no claim that it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gold import GoldSet
from sameness import GoldSides, ReadSides, Side, leniently
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.read import Read
from sides.ontology import terms

_KEYS = frozenset({"quote", "after", "subject", "object", "relation", "modality", "polarity", "why"})


def violations(gold: GoldSet, read: Read, gazetteer: Gazetteer) -> Iterator[tuple[Draft, Mapping[str, object]]]:
    """The drafts that the article's list forbids, each with the entry that does."""
    gold_sides, read_sides = GoldSides(gold.reading), ReadSides(read, gazetteer)
    for entry in gold.forbidden:
        if unknown := set(entry) - _KEYS:
            raise ValueError(f"{gold.name}.forbidden.yaml: {', '.join(sorted(unknown))} is not known")
        for draft in read.drafts:
            if _stands(entry, draft, read.document.text) and _is(entry, draft, gold_sides, read_sides):
                yield draft, entry


def _stands(entry: Mapping[str, object], draft: Draft, text: str) -> bool:
    start, end = draft.quote
    if "after" in entry:
        at = _find(text, str(entry["after"]))
        if start < at:
            return False
    if "quote" in entry:
        words = str(entry["quote"])
        at = _find(text, words)
        shared = min(end, at + len(words)) - max(start, at)
        if 2 * shared < min(end - start, len(words)):
            return False
    return True


def _is(entry: Mapping[str, object], draft: Draft, gold: GoldSides, read: ReadSides) -> bool:
    modalities = entry.get("modality", terms.COUNTED_MODALITIES)
    assert isinstance(modalities, list | tuple)
    if draft.modality not in modalities or (draft.speakers and all(one.stance == "denied" for one in draft.speakers)):
        return False
    relation = entry.get("relation", "*")
    polarity = entry.get("polarity", "affirmed" if relation != "*" else None)
    if relation not in ("*", draft.relation) or polarity not in (None, draft.polarity):
        return False
    ends = (read.subject(draft), read.object(draft))
    wanted = (_named(entry, "subject", gold), _named(entry, "object", gold))
    if _meets(wanted, ends):
        return True
    return terms.RELATIONS[draft.relation].symmetric and _meets(wanted, ends[::-1])


def _named(entry: Mapping[str, object], field: str, gold: GoldSides) -> Side | None:
    return gold.called(str(entry[field])) if field in entry else None


def _meets(wanted: tuple[Side | None, Side | None], ends: tuple[Side, ...]) -> bool:
    return all(one is None or leniently(one, end) for one, end in zip(wanted, ends, strict=True))


def _find(text: str, words: str) -> int:
    at = text.replace("\u00a0", " ").find(words)
    if at < 0:
        raise ValueError(f"the article does not say {words!r}")
    return at
