"""The PLOVER gold standard records: sentences with an event and its two parties, of which sign and pair are measured.

The file is not part of this project; `run.py --plover PATH` names it: JSON lines with `text`, `event`, and `sources`
and `targets`, lists of `{actorText}`. https://github.com/openeventdata/PLOVER (CC BY-SA).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sameness import words_of
from sides.loaders.documents.document import Document
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.reader import Reader
from sides.loaders.reader.reference.referent import Referent
from sides.ontology import terms

# The records' names for events that the ontology is aligned to by later ones.
_LATER = {"DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """What the records gave.

    sentences: with a source, a target and an event of the ontology's. pairs: of those, where some claim has both
    parties, the source as its subject; signed: where such a claim has the event's sign; claims: all drafts of these
    sentences. unaligned: sentences of events that no relation is aligned to. by_event: sentences, pairs and signed of
    each event.
    """

    sentences: int
    pairs: int
    signed: int
    claims: int
    unaligned: int
    by_event: dict[str, tuple[int, int, int]]


def measure(path: Path, reader: Reader) -> Plover:
    """Read the records at `path`."""
    records = list(map(json.loads, path.read_text(encoding="utf-8").splitlines()))
    aligned = [one for one in records if one["sources"] and one["targets"] and sign_of(one["event"]) is not None]
    unaligned = sum(bool(one["sources"] and one["targets"]) for one in records) - len(aligned)
    by_event: dict[str, tuple[int, int, int]] = {}
    claims = 0
    for record, read in zip(aligned, reader.read(_documents(aligned)), strict=True):
        claims += len(read.drafts)
        met = [draft for draft in read.drafts if _has_pair(draft, record)]
        signed = any(terms.RELATIONS[one.relation].sign_of(one.polarity) == sign_of(record["event"]) for one in met)
        before = by_event.get(record["event"], (0, 0, 0))
        by_event[record["event"]] = (before[0] + 1, before[1] + bool(met), before[2] + signed)
    sentences, pairs, signs = (sum(one[i] for one in by_event.values()) for i in range(3))
    return Plover(
        sentences=sentences,
        pairs=pairs,
        signed=signs,
        claims=claims,
        unaligned=unaligned,
        by_event=dict(sorted(by_event.items())),
    )


def sign_of(event: str) -> int | None:
    """The sign of an event: the one that most of the relations aligned to it have; None where none is."""
    signs = [one.sign for one in terms.RELATIONS.values() if _LATER.get(event, event) in one.plover]
    return max(sorted(set(signs)), key=signs.count) if signs else None


def _documents(records: Iterable[dict[str, str]]) -> Iterator[Document]:
    for record in records:
        raw = record["text"].encode()
        yield Document(
            name=record["id"].lower(),
            source=record["id"],
            text=record["text"],
            raw=raw,
            raw_hash=hashlib.sha256(raw).hexdigest(),
        )


def _has_pair(draft: Draft, record: dict[str, list[dict[str, str]]]) -> bool:
    def fits(one: Referent | None, parties: list[dict[str, str]]) -> bool:
        if one is None:
            return False
        words = words_of(one.mention) | (words_of(one.name) if one.sure else frozenset())
        return any(words & words_of(party["actorText"]) for party in parties)

    sources, targets = record["sources"], record["targets"]
    if fits(draft.subject, sources) and fits(draft.object, targets):
        return True
    return terms.RELATIONS[draft.relation].symmetric and fits(draft.subject, targets) and fits(draft.object, sources)
