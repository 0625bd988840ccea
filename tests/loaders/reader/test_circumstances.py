"""Where, by what means and how."""

from __future__ import annotations

import pytest
from clauses import around

PLACES = [
    ("The army [killed] two rebels in the eastern city of Derna.", {"Derna"}),
    ("The militias [clashed] at Waddan.", {"Waddan"}),
    ("Gunmen [attacked] a convoy near Aleppo.", {"Aleppo"}),
    ("The envoys [met] in Geneva on Monday.", {"Geneva"}),
    ("Fighting [erupted] in Khartoum and in Omdurman.", {"Khartoum", "Omdurman"}),
    ("The army [withdrew] in May.", set()),
    ("The army [advanced] to Mosul.", set()),
    ("Egypt [helped] the general in Derna.", {"Derna"}),
]

MEANS = [
    ("Air strikes [hit] the town.", ("air",)),
    ("Warplanes [bombed] the town.", ("air",)),
    ("The air [strikes] killed a doctor.", ("air",)),
    ("Turkish drones [struck] the convoy.", ("air",)),
    ("Iran [supplied] weapons to the rebels.", ("arms",)),
    ("Iran [sent] drones to Sudan.", ("arms",)),
    ("Qatar [gave] the group money.", ("funds",)),
    ("Qatar [funded] the group.", ("funds",)),
    ("Washington [trained] the police.", ("training",)),
    ("Chad [sent] troops to Mali.", ("troops",)),
    ("Washington [armed] the rebels.", ("arms",)),
    ("The rebels [attacked] the soldiers.", ()),
    ("The army [captured] a drone base.", ()),
    ("The troops [entered] the town.", ()),
]

CIRCUMSTANCES = [
    ("The rebels [withdrew] without a fight.", "without a fight"),
    ("The base was [captured] after heavy air strikes.", "after heavy air strikes"),
    ("The army [entered] the town without armed clashes.", "without armed clashes"),
    ("The militia [left] the valley amid heavy fighting.", "amid heavy fighting"),
    ("The militia [left] the valley after three days.", None),
    ("The army [captured] the town.", None),
]


@pytest.mark.parametrize(("passage", "places"), PLACES)
def test_places(passage: str, places: set[str]) -> None:
    assert around(passage)[0] == places


@pytest.mark.parametrize(("passage", "means"), MEANS)
def test_means(passage: str, means: tuple[str, ...]) -> None:
    assert around(passage)[1] == means


@pytest.mark.parametrize(("passage", "circumstance"), CIRCUMSTANCES)
def test_circumstances(passage: str, circumstance: str | None) -> None:
    assert around(passage)[2] == circumstance
