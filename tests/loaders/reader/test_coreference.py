"""Whom pronouns and "the group" stand for, and where they must stay open."""

from __future__ import annotations

import pytest
from marked import referents, stands_for

PERSONS = [
    ("Haftar visited Cairo on Monday. [He] praised Egypt.", "haftar"),
    ("Bashar al-Assad said [he] would never leave Damascus.", "bashar-al-assad"),
    ("Zelensky thanked Poland for [its] tanks.", "poland"),
    ("Vladimir Putin met officials in Moscow. The talks were short. [He] then left for Sochi.", "vladimir-putin"),
    ("Paul Kagame rejected the report. It named [him] as a sponsor of the M23.", "paul-kagame"),
    ("Aung San Suu Kyi was arrested in Naypyitaw. [Her] party condemned the coup.", "aung-san-suu-kyi"),
    ("Nicolas Maduro accused Colombia and [his] ally Cuba stayed silent.", "nicolas-maduro"),
]
OPEN_PERSONS = [
    # Two who stand out alike, or one who is not named.
    "Putin and Erdogan met in Sochi. [He] left early.",
    "A spokesman for the ministry met reporters after Haftar left. The spokesman was brief. [He] praised Egypt.",
    "The commander welcomed Serraj in Tripoli. A soldier fired a shot. [He] was arrested.",
    "Egypt closed the border. [He] said nothing.",
    "Ethiopia accused Eritrea of arming [its] enemies.",
]
BODIES = [
    ("Hezbollah fired rockets at Haifa. [It] also lost two men.", "hezbollah"),
    ("Turkey, which backs the rebels, said [it] would send troops.", "turkey"),
    ("The Houthis seized Sanaa. [They] also shelled Taiz.", "houthis"),
    ("Boko Haram fighters attacked the village. [They] burned the market.", "boko-haram"),
    ("The Taliban captured Kunduz. Residents fled before [them].", "taliban"),
    ("Iran and Russia signed a treaty. [They] also agreed to share weapons.", "iran russia"),
]
EXPLETIVES = [
    "[It] is hard to blame Turkey.",
    "[It] seems that Israel will attack.",
    "[It] was clear that Hamas had won.",
]
DEFINITES = [
    ("The M23 took Goma. The [rebels] then marched on Bukavu.", "m23"),
    ("Al-Shabaab stormed a hotel. The [group] has fought the government for years.", "al-shabaab"),
    ("The Saudi-led coalition bombed Sanaa. The [coalition] denied it.", "saudi-led-coalition"),
    ("The Saudi-led coalition bombed Sanaa. The [alliance] denied it.", "saudi-led-coalition"),
    ("The Sudanese Armed Forces and the RSF clashed in Omdurman. The [army] used drones.", "saf"),
    ("The Tatmadaw fought the Arakan Army in Rakhine. The [army] shelled villages.", "tatmadaw"),
    ("The Houthi movement took Hodeidah. The [movement]'s leader spoke on television.", "houthis"),
    ("Haftar met Serraj in Paris and the [two] agreed on a truce.", "haftar serraj"),
    ("India and Pakistan exchanged fire. [Both] blamed the other side.", "india pakistan"),
    ("Hamas and Israel resumed talks. Both [sides] want a truce.", "hamas israel"),
    (
        "Minni Minnawi and Gibril Ibrahim stayed neutral. Both [men] later joined the army.",
        "minni-minnawi jibril-ibrahim",
    ),
    ("Armenia and Azerbaijan signed. The two [countries] will open the border.", "armenia azerbaijan"),
]
OPEN_DEFINITES = [
    # None named before, or several who fit, or one of another kind.
    "The ELN accused the villagers of working with the [army].",
    "The FARC and the ELN fought each other. The [group] lost ten men.",
    "The SDF struck a deal with the government of Bashar al-Assad. The [coalition] was surprised.",
    "Norway and Cuba offered to bring the two [sides] back to the table.",
    "The M23 fought the Wazalendo. The [forces] of the president stayed away.",
    "France and Mali quarrelled. The [country] expelled the ambassador.",
]
PLACES = [
    ("Russian troops besieged Mariupol. They entered the [city] in April.", "mariupol"),
    ("The rebels are advancing on Bukavu. The [town] lies on the lake.", "bukavu"),
    ("Rebels hold Idlib. The army wants to retake [it].", "idlib"),
    ("Wagner left Bakhmut. Ukrainian troops are still [there].", "bakhmut"),
    ("Air strikes hit the Jufra airbase and the city of Sebha. The [base] was abandoned.", "jufra-airbase"),
    ("Shells fell on Tal Abyad and Ras al-Ayn. Both [towns] were overrun.", "tal-abyad ras-al-ain"),
    ("The battle for Laukkai, the [capital] of the Kokang region, is over.", "laukkai"),
]
OPEN_PLACES = [
    "Fighting raged in Aleppo and Homs. The [city] was bombed.",
    "The rebels, who hold Aleppo, lost the [town] of which they were proud.",
    "Houthi fighters in Taiz captured the [terminal].",
    "The jihadists in Mali left the [capital] of Niger.",
]


@pytest.mark.parametrize(("passage", "whom"), PERSONS + BODIES + DEFINITES)
def test_the_word_stands_for(passage: str, whom: str) -> None:
    assert stands_for(passage) == set(whom.split())


@pytest.mark.parametrize("passage", OPEN_PERSONS + OPEN_DEFINITES)
def test_the_word_stays_open(passage: str) -> None:
    found = referents(passage)
    assert all(not one.sure or one.kind == "unnamed" for one in found)
    assert all(one.mention for one in found)


@pytest.mark.parametrize("passage", EXPLETIVES)
def test_nobody_does_what_it_does(passage: str) -> None:
    assert referents(passage) == ()


@pytest.mark.parametrize(("passage", "where"), PLACES)
def test_the_word_is_where(passage: str, where: str) -> None:
    assert stands_for(passage, "place") == set(where.split())


@pytest.mark.parametrize("passage", OPEN_PLACES)
def test_the_place_stays_open(passage: str) -> None:
    assert not any(one.sure for one in referents(passage, "place"))


def test_the_literal_mention_is_kept() -> None:
    (one,) = referents("Haftar visited Cairo. [He] praised Egypt.")
    assert (one.mention, one.name, one.how) == ("He", "Khalifa Haftar", "pronoun")
    (one,) = referents("The M23 took Goma. The [rebels] then marched on Bukavu.")
    assert (one.mention, one.how) == ("The rebels", "definite")
