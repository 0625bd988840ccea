"""The seal of a claims file that a reader wrote: a hash in its heading tells whether anybody changed a letter since."""

from __future__ import annotations

import hashlib
import re

_SEAL = re.compile(r"^# unedited: ([0-9a-f]{64})\r?\n", re.M)


def sealed(text: str) -> str:
    """`text` with a line after its first that holds the hash of all the others."""
    first, _, rest = text.partition("\n")
    seal = hashlib.sha256(f"{first}\n{rest}".encode()).hexdigest()
    return f"{first}\n# unedited: {seal}\n{rest}"


def seal_of(text: str) -> str | None:
    """The seal that `text` was given, whether it fits still or not; None where it has none."""
    found = _SEAL.search(text)
    return None if found is None else found[1]


def unedited(text: str) -> bool:
    """Whether `text` is to the letter what was sealed."""
    return sealed(_SEAL.sub("", text, count=1)) == text
