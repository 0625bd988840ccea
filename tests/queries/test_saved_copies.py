"""Blocks that several saved queries hold, since Cypher has nothing to share them with: every copy is the same."""

from __future__ import annotations

import re

from sides.graph import hops
from sides.queries.catalogue import catalogue

STATEMENTS = {**{query.id: query.cypher for query in catalogue().values()}, "hops": hops._SHOWN}


def copies(begin: str, end: str) -> dict[str, list[str]]:
    """What stands from `begin` to `end` in each statement, on one line, the claim's variable called `c`."""
    found: dict[str, list[str]] = {}
    for name, text in STATEMENTS.items():
        for block in re.findall(f"{begin}.*?{end}", text, flags=re.DOTALL):
            variable = re.search(r"\((\w+)\)-\[(?:said|:VIA)|\b(\w+)\.ends", block)
            assert variable is not None
            one_line = re.sub(rf"\b{variable[1] or variable[2]}\b", "c", " ".join(block.split()))
            found.setdefault(one_line, []).append(name)
    return found


def test_the_speakers_of_a_claim_are_read_in_one_way() -> None:
    found = copies(r"COLLECT \{\s+MATCH \(\w+\)-\[said:SAID_BY\]", r"ORDER BY said\.position")
    assert len(found) == 1, found
    assert len(next(iter(found.values()))) > 10


def test_the_outlets_of_a_claim_are_read_in_one_way_wherever_its_speakers_are() -> None:
    found = copies(r"COLLECT \{\s+MATCH \(\w+\)-\[:VIA\]->\(medium", r"ORDER BY outlet\.id")
    assert len(found) == 1, found
    (told,) = found.values()
    said = copies(r"COLLECT \{\s+MATCH \(\w+\)-\[said:SAID_BY\]", r"ORDER BY said\.position")
    assert sorted(told) == sorted(name for names in said.values() for name in names)


def test_dates_are_filtered_in_one_way() -> None:
    found = copies(r"\(\w+\.ends IS NULL", r"<= \$until\) END")
    assert len(found) == 1, found
    assert len(next(iter(found.values()))) > 10
