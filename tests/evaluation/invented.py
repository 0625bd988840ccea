"""Claims that the reader invents: what it finds in sentences that claim nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gold import NO_CLAIMS
from sides.loaders.documents.document import Document
from sides.loaders.reader.reader import Reader


@dataclass(frozen=True, slots=True)
class Invented:
    """How many sentences were read, and how many claims were found in them."""

    sentences: int
    claims: int

    @property
    def per_hundred(self) -> float:
        """Claims a hundred sentences."""
        return 100 * self.claims / self.sentences


def measure(reader: Reader) -> Invented:
    """Read the sentences without claims, one a line, as one text."""
    lines = [line for line in NO_CLAIMS.read_text(encoding="utf-8").splitlines() if line.strip()]
    text = "\n".join(lines)
    raw = text.encode()
    document = Document(
        name="no-claims", source=str(NO_CLAIMS), text=text, raw=raw, raw_hash=hashlib.sha256(raw).hexdigest()
    )
    (read,) = reader.read([document])
    return Invented(len(lines), len(read.drafts))
