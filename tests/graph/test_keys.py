"""The keys of edges, written in one place."""

from __future__ import annotations

import pytest
from sides.graph.derived import counts, only_denied
from sides.graph.keys import edge_key, mediation_key, pair_ends, pair_key


def test_a_pair_has_one_key_from_either_end() -> None:
    assert pair_key("haftar", "egypt") == pair_key("egypt", "haftar") == "egypt haftar"
    assert pair_ends("egypt haftar") == ("egypt", "haftar")


def test_the_keys_of_edges() -> None:
    assert edge_key("egypt", "supports", "haftar") == "egypt supports haftar"
    assert edge_key("haftar", "recognizes", "gna", polarity="negated") == "haftar not-recognizes gna"
    assert mediation_key("kobler") == "kobler mediates"
    assert mediation_key("kobler", polarity="negated") == "kobler not-mediates"


@pytest.mark.parametrize(
    ("stances", "denied"),
    [((), False), (("denied",), True), (("denied", "denied"), True), (("denied", "said"), False), (("said",), False)],
)
def test_only_denied(stances: tuple[str, ...], denied: bool) -> None:
    assert only_denied(stances) is denied


@pytest.mark.parametrize(
    ("modality", "sign", "counted"),
    [
        ("state", 0, True),
        ("happened", 1, True),
        ("attempted", -1, True),
        ("attempted", 1, False),
        ("planned", -1, False),
    ],
)
def test_what_counts(modality: str, sign: int, counted: bool) -> None:
    assert counts(modality, sign) is counted
