"""Whom wire news means: who tells of others, whose group it is, which army, who is named only later."""

from __future__ import annotations

import pytest
from marked import drafts, referents, stands_for

PERSONS = [
    # Who tells of others by trade is not "he" in what he tells.
    ("The BBC's Tom Bain says rebels fought beside Idriss Deby when [he] ousted Habre.", "idriss-deby"),
    ("Rebel spokesman Adam Noor said Salva Kiir would attack when [he] left Juba.", "salva-kiir"),
    ("Salva Kiir said that [he] would attack Bor.", "salva-kiir"),
]
BUILD = [
    # Who is told to do something has what it is to be done with.
    ("The army urged the Houthis to lay down [their] arms.", "houthis"),
    ("Chad urged the Wagner fighters to leave and hand over [their] arms.", "wagner-group"),
    # Who says so of themselves.
    ("Kyiv and its allies blame the separatists who hold Donetsk and say [they] want peace.", "separatists"),
]
OWNED = [
    ("Southern Transitional Council President Aidarous al-Zubaidi said his [group] would fight.", "stc"),
    ("Yahya Sarea, the Houthi military spokesman, said his [forces] had attacked Mocha.", "houthis"),
    ("Ahmed Adam, a spokesman with the Justice and Equality Movement, said his [group] would fight.", "jem"),
    ("Riek Machar leads the SPLM-IO. Rebels say his [party] met Kiir.", "riek-machar-s-party"),
    ("Madobe's Ras Kamboni [militia] attacked Kismayo.", "ras-kamboni"),
    ("Russia's Wagner [mercenaries] attacked Bangui.", "wagner-group"),
    ("Fighting raged in Juba, Bor and Malakal. Salva Kiir's [government] accused Machar.", "south-sudan"),
    (
        "Milorad Dodik, president of Republika Srpska, spoke. Belgrade financed Dodik's [government].",
        "republika-srpska",
    ),
]
ARMIES = [
    ("Experts said [elements] of the Congolese military armed the FDLR.", "fardc"),
    ("Sudan's armed [forces] attacked the RSF.", "saf"),
    ("The [Rwandan] military armed the M23.", "rdf"),
    ("Mozambique's armed [forces] retook Palma.", "mozambique"),
    ("The FARC signed. Rebels shot at the armed [forces] in Bogota, Cali and Medellin.", "colombia"),
    ("Sudanese [soldiers] attacked the RSF.", "sudan"),
]
NOT_HIS = [
    ("On Monday Maoist rebels met the king. On Friday Maoists fled. The [rebels] attacked.", "maoist"),
    # A president of another land.
    ("President Vladimir Putin spoke. The [president] of Chad accused Sudan.", "chad"),
    ("Mao Zedong, a Chinese leader, inspired them. The [leader] of the Seleka rebels spoke.", "seleka"),
]
TOLD = [
    ("Sri Lanka's military said [troops] had killed 29 Tamil Tigers.", "sri-lanka"),
    ("The Sudanese army said [soldiers] had retaken Wad Madani.", "saf"),
    ("Residents said [soldiers] had retaken Wad Madani.", "soldiers"),
    ("The FARC, Marxist rebels of old, met Chavez. Colombia attacked the [guerrillas].", "farc"),
]
JOINED = [
    ("U.N. and French [helicopters] attacked Abidjan.", "un france"),
    ("Rwandan and Mozambican [troops] retook Palma.", "rwanda mozambique"),
]
LATER = [
    ("[Rebels] take two towns\n\nFighters came at dawn, he said. The Seleka rebel coalition denied it.", "seleka"),
    ("Fighters came at dawn. The [rebels] took Bambari. The Seleka rebel coalition denied it.", "seleka"),
    ("Fighters of the Seleka attacked two posts. The [attackers] were driven back.", "seleka"),
    ("Mali, Niger and Chad left the bloc. ECOWAS met the three [countries].", "mali niger chad"),
    ("Colombia met Cuba. Colombia's army fought. The ELN and the [government] of Colombia spoke.", "colombia"),
    (
        "Colombia's president spoke. Colombia paid. The FARC met the [government]. Colombian men left.",
        "colombia",
    ),
    ("EUFOR, which has troops in Bosnia, said so. [Its] commander met Dodik.", "eufor-althea"),
    ("The regional bloc CEEAC condemned Chad. The [bloc] met Deby.", "ceeac"),
    ("Troops fought the Tamil Tigers. Sri Lanka blamed the [Tigers].", "ltte"),
]
OPEN = [
    # Of several groups none, and not one that another war's group goes by.
    "The CPC attacked Bimbo. Seleka rebels fought in 2013. Then the [rebels] of Bria fled.",
    "Riyadh condemned the Houthi movement, which controls the [capital].",
    "The town is held by ethnic [Russians].",
    "Rebel spokesman Adam Noor said [he] had attacked Juba.",
    # Of two who say that they are presidents of one land.
    "Ivory Coast's president, Alassane Ouattara, met Ivorian leader Laurent Gbagbo. Ouattara's [forces] took Abidjan.",
]


@pytest.mark.parametrize(("passage", "whom"), PERSONS + BUILD + OWNED + ARMIES + NOT_HIS + TOLD + JOINED + LATER)
def test_the_word_stands_for(passage: str, whom: str) -> None:
    assert stands_for(passage) == set(whom.split())


@pytest.mark.parametrize("passage", OPEN)
def test_the_word_stays_open(passage: str) -> None:
    assert all(not one.sure or one.kind == "unnamed" for one in referents(passage))


def test_towns_that_an_apposition_names_are_all_meant() -> None:
    assert stands_for("Two rebel-held [towns], Gao and Timbuktu, were retaken.", "place") == {"gao", "timbuktu"}


def test_a_groups_name_ends_before_what_it_tries() -> None:
    (troops,) = referents("He is in charge of loyal [troops] trying to retake Bor.")
    assert troops.name == "loyal troops"


def test_the_armed_forces_are_no_rebels_of_that_name() -> None:
    assert "rebels kills farc" not in drafts("The FARC met Colombia. Rebels killed 19 members of the armed forces.")
