"""How fast the reader is, beside the bare spaCy pipeline on the same text in the same run."""

from __future__ import annotations

import gc
import hashlib
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sides.loaders.documents.document import Document
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Words a second, of the bare pipeline and of the reader: medians of `rounds` rounds, one after the other in turn.

    words: in all of the documents, `times` over.

    ratio: the median over the rounds of the reader's speed by the pipeline's, lowest and highest the ends of its range.
    """

    words: int
    times: int
    rounds: int
    bare: float
    reader: float
    ratio: float
    lowest: float
    highest: float


def measure(documents: Sequence[Document], reader: Reader, *, times: int = 8, rounds: int = 7) -> Speed:
    """Read `documents`, `times` over with a word more in each copy, so that nothing is remembered, in each round."""
    copies = [_copy(one, i) for i in range(times) for one in documents]
    nlp = pipeline()
    words = sum(len(one.text.split()) for one in copies)

    def bare() -> None:
        for _ in nlp.pipe((one.text for one in copies), batch_size=32):
            pass

    def read() -> None:
        for _ in reader.read(copies):
            pass

    bare()
    read()
    taken = [(_seconds(bare), _seconds(read)) for _ in range(rounds)]
    ratios = [one / other for one, other in taken]
    return Speed(
        words=words,
        times=times,
        rounds=rounds,
        bare=words / statistics.median(one for one, _ in taken),
        reader=words / statistics.median(other for _, other in taken),
        ratio=statistics.median(ratios),
        lowest=min(ratios),
        highest=max(ratios),
    )


def _seconds(run: Callable[[], None]) -> float:
    gc.collect()
    begin = time.process_time()
    run()
    return time.process_time() - begin


def _copy(document: Document, number: int) -> Document:
    text = f"{document.text}\nNumber {number}.\n"
    raw = text.encode()
    return Document(
        name=f"{document.name}-{number}",
        source=document.source,
        text=text,
        raw=raw,
        raw_hash=hashlib.sha256(raw).hexdigest(),
        marks=document.marks,
    )
