"""The annotated articles: what they claim, which of it is optional, and what must never come out of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from sides.graph.claim import Claim
from sides.graph.reading import Reading
from sides.loaders.claims_file import read_claims_file
from sides.loaders.documents.document import Document
from sides.loaders.documents.gather import gather

HERE = Path(__file__).parent
DEVELOPMENT = HERE / "sets"
HELD_OUT = HERE / "held_out"
#: One sentence a line, none of which claims anything.
NO_CLAIMS = HELD_OUT / "no-claims.txt"

_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that the article makes, by hand.

    optional: neither a miss nor, when it is found, a false positive. needs: what a machine must do to find it.
    sentence: offsets of the sentence or sentences that its quote stands in, end exclusive.
    """

    claim: Claim
    optional: bool
    needs: tuple[str, ...]
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One annotated article. forbidden: the entries of its list, as they are written."""

    name: str
    held_out: bool
    document: Document
    reading: Reading
    claims: tuple[GoldClaim, ...]
    forbidden: tuple[Mapping[str, object], ...]


def development_sets() -> list[GoldSet]:
    """Those that the reader may be tuned on."""
    return [read_set(folder) for folder in sorted(DEVELOPMENT.iterdir()) if folder.is_dir()]


def held_out_sets() -> list[GoldSet]:
    """Those that are measured only."""
    return [read_set(folder, held_out=True) for folder in sorted(HELD_OUT.iterdir()) if folder.is_dir()]


def read_set(folder: Path, *, held_out: bool = False) -> GoldSet:
    """The set in `folder`, whose files are called as it is."""
    name = folder.name
    reading = read_claims_file(folder / f"{name}.claims.yaml").reading
    beside = yaml.safe_load((folder / f"{name}.gold.yaml").read_text(encoding="utf-8"))
    forbidden = yaml.safe_load((folder / f"{name}.forbidden.yaml").read_text(encoding="utf-8")) or []
    assert reading.article is not None
    keys = {claim.key for claim in reading.claims}
    unknown = ({*(beside.get("optional") or ()), *beside["needs"]}) - keys
    if unknown:
        raise ValueError(f"{name}.gold.yaml speaks of claims that {name} does not have: {', '.join(sorted(unknown))}")
    return GoldSet(
        name=name,
        held_out=held_out,
        document=document(folder / f"{name}.txt"),
        reading=reading,
        claims=tuple(_claims(reading, beside)),
        forbidden=tuple(forbidden),
    )


def document(path: Path) -> Document:
    """The text at `path`, gathered as `sides read` gathers it."""
    (found,) = gather([path])
    if not isinstance(found, Document):
        raise found.error
    return found


def _claims(reading: Reading, beside: Mapping[str, dict[str, list[str]]]) -> list[GoldClaim]:
    assert reading.article is not None
    starts = sentence_starts(reading.article.text)
    optional = frozenset(beside.get("optional") or ())
    return [
        GoldClaim(
            claim,
            claim.key in optional,
            tuple(beside["needs"].get(claim.key or "", ())),
            around(starts, claim.start or 0, claim.end or 0, len(reading.article.text)),
        )
        for claim in reading.claims
    ]


def sentence_starts(text: str) -> list[int]:
    """Where sentences start, roughly: after a full stop and a space, or a line's end."""
    return [0, *(match.end() for match in _SENTENCE_END.finditer(text))]


def around(starts: list[int], start: int, end: int, length: int) -> tuple[int, int]:
    """The offsets of the sentences from `start` to `end`."""
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
    return starts[first], starts[last] if last < len(starts) else length
