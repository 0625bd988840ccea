"""Whom wire news means by bare plurals, by the government's own forces, and by places that it has named before."""

from __future__ import annotations

import pytest
from marked import drafts, referents, stands_for

BARE = [
    # The one body that the text has called so.
    ("Boko Haram militants raided Bama. [Militants] later burned Bama.", "boko-haram"),
    ("Seleka rebels fought the army at Bria. Residents said [rebels] had captured Bambari.", "seleka"),
    ("Hamas fired rockets. Hamas denied it. [Militants] attacked Israel.", "hamas"),
    ("The Malian army retook Kidal. [Troops] entered Timbuktu.", "mali"),
    ("FARC guerrillas killed five policemen. Soldiers in Huila later clashed with [guerrillas].", "farc"),
    ("Ivory Coast rebels seized Man. [Rebels] then seized Bangolo.", "ivory-coast-rebels"),
    ("The Nigerian army spoke. Ten Boko Haram fighters were killed by [troops].", "nigeria"),
]
NOT_BARE = [
    # Several such bodies, or others than the text has named.
    "M23 rebels took Goma. The ADF attacked Beni. [Rebels] killed ten people.",
    "Boko Haram militants raided Bama. ISWAP fighters took Dikwa. [Militants] later burned Bama.",
    "Malian troops left Gao. French jets bombed Gao. [Troops] entered Timbuktu.",
    "The Nigerian army spoke. [Soldiers] mutinied in Kano.",
    "Hamas fired rockets. Hamas denied it. [Militants] in Jenin attacked Israel.",
    "Boko Haram militants took Bama. [Militants] loyal to Shekau burned Gwoza.",
    "JEM rebels left Darfur. Chad fought rebels trying to oust Deby. [Rebels] attacked Adre.",
    "Myanmar's insurgent [armies] attacked Lashio.",
    "The shadow National Unity Government spoke. The [junta] fled.",
    # Whom the text calls rebels it does not call jihadists, nor by the name of those that they are linked to.
    "Tuareg rebels of the MNLA attacked Gao. The [jihadists] fled.",
    "Al Qaeda-linked rebels seized Azaz. The [rebels] looted it.",
    "The MNLA attacked Gao. Islamist extremists took Kidal.\n\nThe [Islamists] fled.",
]
OWN = [
    ("Fighting raged in Juba, Bor and Malakal. Government [forces] retook Bor.", "spla"),
    ("Syrian government [forces] attacked Idlib.", "syria"),
    ("Fighting raged in Mogadishu, Kismayo and Baidoa. The federal [government] accused Kenya.", "somalia"),
    ("The Seleka rebel [coalition] seized Bangui.", "seleka"),
    ("The Coalition of Patriots for Change attacked Bimbo. The [coalition] of six groups fled.", "cpc"),
    ("Colombia spoke. Colombia's president met Cuba. The FARC met the [government]. Colombia paid.", "colombia"),
    ("Fighting raged in Juba, Bor and Malakal. President Kiir's [government] accused Kenya.", "south-sudan"),
]
ALONE = [
    # Not part of what another is called, nor joined to others.
    ("According to the UN mission, MONUSCO, two died. [Its] head condemned the M23.", "monusco"),
    ("Kenya said that Uganda and Rwanda refused to work with [its] army.", "kenya"),
]
PLACES = [
    ("The RSF took Nyala. The besieged [city] burned.", "nyala"),
    ("The SAF left Mellit, giving the RSF control of the [town] it lost in May.", "mellit"),
]


@pytest.mark.parametrize(("passage", "whom"), BARE + OWN + ALONE)
def test_the_word_stands_for(passage: str, whom: str) -> None:
    assert stands_for(passage) == set(whom.split())


@pytest.mark.parametrize("passage", NOT_BARE)
def test_the_word_stays_open(passage: str) -> None:
    assert all(not one.sure or one.kind == "unnamed" for one in referents(passage))


@pytest.mark.parametrize(("passage", "where"), PLACES)
def test_the_place_is(passage: str, where: str) -> None:
    assert stands_for(passage, "place") == {where}


def test_what_is_in_government_hands_is_the_states() -> None:
    text = "Fighting raged in Juba, Bor and Malakal. Bor fell back into government hands."
    assert "south-sudan captures bor" in drafts(text)


def test_a_camp_bears_the_name_of_its_town() -> None:
    (camp,) = referents("The RSF stormed a camp at Malha. It left the [camp] later.", "place")
    assert camp.name == "Malha Camp"


def test_neither_of_two_is_it() -> None:
    assert not any(one.sure for one in referents("Iran and Israel traded fire. [Its] army attacked Syria."))
