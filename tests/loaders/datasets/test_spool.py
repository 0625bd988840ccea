"""What goes into the spool comes out of it, with every field that a claim of a row can have."""

from __future__ import annotations

import pytest
from sides.graph.claim import UNKNOWN, Argument, Claim, Row, Speaker
from sides.graph.interval import Interval
from sides.loaders.datasets.spool import Spool

FULL = Claim(
    id="a",
    subject=Argument(id="x", mention="X"),
    relation="mediates",
    object=Argument(literal="peace", mention="peace"),
    between=(Argument(id="y", mention="Y"),),
    polarity="negated",
    modality="possible",
    speakers=(Speaker(id="s", mention="S", stance="denied"),),
    outlet="o",
    date=Interval("2014-03", "2014-04-02"),
    date_text="in spring",
    place=("p", "q"),
    means=("arms",),
    hedge="alleged",
    confidence=0.5,
    credibility=2,
    row=Row(dataset="d", row="7", version="1", url="https://example.org/7", note='a "note"'),
)
BARE = Claim(id="b", subject=UNKNOWN, relation="attacks", object=Argument(id="x"), modality="happened")


@pytest.fixture
def spool():  # type: ignore[no-untyped-def]
    """An empty one."""
    found = Spool()
    yield found
    found.close()
    found.close()


def test_claims_come_out_as_they_went_in_and_in_their_order(spool: Spool) -> None:
    assert (spool.add(FULL), spool.add(BARE)) == (None, None)
    assert list(spool) == [FULL, BARE]


def test_of_two_with_one_id_the_first_stays(spool: Spool) -> None:
    spool.add(FULL)
    assert spool.add(Claim(id="a", subject=UNKNOWN, relation="attacks", modality="happened")) == FULL
    assert list(spool) == [FULL]
