"""Names that no gazetteer has: where they begin and end, what they name, and what is no name of anybody."""

from __future__ import annotations

from functools import cache

import pytest
from sides.loaders.documents.document import document_of
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.mentions import Names
from sides.loaders.reader.parsed import parse

gazetteer = cache(Gazetteer.load)


def names(text: str) -> Names:
    (parsed,) = parse([document_of(text, name="t")], pipeline())
    return Names(parsed, gazetteer())


def kinds(text: str) -> dict[str, str]:
    """The names of a text, each with the kind of whom or what it stands for."""
    return {name.text: name.candidates[0].kind for name in names(text).all}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Popular Front for Renewal (PFR) met.", "Popular Front for Renewal", "armed-group"),
        (
            "The Front for the Liberation of Kalmar clashed with the army.",
            "Front for the Liberation of Kalmar",
            "armed-group",
        ),
        ("The Union of Forces for Change met in Bunia.", "Union of Forces for Change", "organization"),
        (
            "They fought the Alliance of Patriots for a Free and Sovereign Congo.",
            "Alliance of Patriots for a Free and Sovereign Congo",
            "organization",
        ),
        ("The United Front for Democratic Change rejected it.", "United Front for Democratic Change", "armed-group"),
        (
            "The National Council for the Defence of Democracy signed a deal.",
            "National Council for the Defence of Democracy",
            "organization",
        ),
        # What a gazetteer knows is only a part of it.
        ("The Kayan People's Liberation Army seized Mese.", "Kayan People's Liberation Army", "armed-group"),
        (
            "The Islamic Front for the Iraqi Resistance claimed it.",
            "Islamic Front for the Iraqi Resistance",
            "armed-group",
        ),
        ("The Sons of Libya Brigade left, and Ibrahim stayed.", "Sons of Libya Brigade", "armed-group"),
        ("Fighters of Jabhat Ansar al-Din attacked Idlib.", "Jabhat Ansar al-Din", "armed-group"),
        ("The Kuki Liberation Volunteers fired on Moreh.", "Kuki Liberation Volunteers", "armed-group"),
        # Small words within.
        ("Members of the Abu Omar ibn Malik Battalion entered.", "Abu Omar ibn Malik Battalion", "armed-group"),
        ("The Lions of the East Army fought on.", "Lions of the East Army", "armed-group"),
        # What stands behind.
        ("The army fought Kamajor militias near Bo.", "Kamajor", "armed-group"),
        ("Herders of the Doghmush clan left.", "Doghmush", "people"),
        ("The Revolutionary Armed Forces of the South left.", "Revolutionary Armed Forces of the South", "armed-group"),
        ("FLEC said its fighters had left.", "FLEC", "organization"),
    ],
)
def test_a_body(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind, kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of the Front left, and Members of the Army stayed.",
        "The Libyan National Army and the Ukrainian Air Force met the Security Council.",
        "The Armed Forces of Ukraine left the town.",
        "The Kurdish Democratic Union Party left.",
    ],
)
def test_an_organ_or_a_known_body_is_no_new_one(text: str) -> None:
    assert not [name.text for name in names(text).all if name.how == "proposed"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Colonel Yirgashew Tadesse said the town had fallen.", "Yirgashew Tadesse", "person"),
        ("Aminu Wazir Tambari condemned the attack.", "Aminu Wazir Tambari", "person"),
        ("Abu Walid al-Masri swore loyalty to the group.", "Abu Walid al-Masri", "person"),
        ("Gunmen attacked Kinmawa, and the rebels seized Falamba and Mindatu.", "Falamba", "city"),
        ("The army shelled Debre Zirat on Monday.", "Debre Zirat", "city"),
        ("They dropped barrel bombs on Mellitan.", "Mellitan", "city"),
        ("Residents fled towards Mbaikire.", "Mbaikire", "city"),
        ("The Kazala talks failed.", "Kazala", "city"),
        ("The Sarajevo daily Oslobodenje had reported it.", "Oslobodenje", "media"),
        ("Kalmar Wire could not verify either account.", "Kalmar Wire", "media"),
    ],
)
def test_a_person_a_place_or_a_medium(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind, kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia fired Kinzhal and Kalibr missiles at Kyiv.",
        "Turkey supplied Bayraktar TB2 drones to Ethiopia.",
        "Ukraine struck the ship with Neptune missiles.",
        "The Houthis attacked the MV Galaxy Leader.",
        "The tanker, the Coral Star, was struck by the Houthis.",
        "The USS Carney shot down a drone.",
        "Operation Dawn was launched, and Israel began Operation Iron Swords.",
        "The Skhirat Agreement and the Juba Peace Agreement were signed.",
        "The Doha Declaration ended the Tigray War.",
        "He carried a Kalashnikov and drove a Toyota Land Cruiser.",
        "On Eid al-Adha troops shelled the market.",
        "The GDP fell, and a UAV was seen on TV.",
    ],
)
def test_a_weapon_a_ship_an_operation_or_a_treaty_is_nobody(text: str) -> None:
    assert not [name.text for name in names(text).all if name.how == "proposed"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels Seize Key Town In Eastern Highlands As Army Retreats",
        "Gang Leader Threatens Civil War Unless Prime Minister Resigns",
        "REBELS SEIZE TOWN AS PEACE TALKS COLLAPSE",
        "Why Peace Talks With Armed Groups Keep Failing In The Region",
    ],
)
def test_a_headline_names_nobody_new(text: str) -> None:
    assert not names(text).all


def test_a_given_name_is_the_one_who_has_it() -> None:
    found = names("Yirgashew Gebreyes met Fouad Rashid. Later Yirgashew left with Rashid.")
    assert [name.candidates[0].name for name in found.all] == [
        "Yirgashew Gebreyes",
        "Fouad Rashid",
        "Yirgashew Gebreyes",
        "Fouad Rashid",
    ]


def test_a_given_name_of_two_is_neither() -> None:
    found = names("Fouad Rashid met Fouad Kaleb. Later Fouad left.")
    assert all(name.text != "Fouad" or name.candidates[0].name == "Fouad" for name in found.all)


def test_a_middle_name_makes_no_other_person() -> None:
    found = names("Mukhtar Ali Robow left al-Shabaab.")
    assert found.all[0].text == "Mukhtar Ali Robow"
    assert found.all[0].candidates[0].id == "mukhtar-robow"


def test_a_known_group_is_not_doubted_for_a_surname() -> None:
    found = names("Abdul-Malik al-Houthi spoke. Houthi fighters left.")
    assert [entry.id for entry in found.all[1].candidates] == ["houthis"]


def test_a_surname_with_its_article_is_the_person_not_the_people() -> None:
    found = names("Abu Walid al-Sahrawi left. Later al-Sahrawi returned.")
    assert [name.candidates[0].kind for name in found.all] == ["person", "person"]


def test_an_acronym_of_a_name_longer_than_the_known_one_is_the_longer_ones() -> None:
    found = names("The Kayan People's Liberation Army (KPLA) left. KPLA men returned.")
    assert {name.candidates[0].name for name in found.all} == {"Kayan People's Liberation Army"}


def test_an_acronym_without_explanation_is_the_body_with_its_initials() -> None:
    found = names("The National Movement for Revival attacked Kaga. Later the NMR left, and so did the TTP.")
    assert [name.candidates[0].name for name in found.all if name.text == "NMR"] == ["National Movement for Revival"]
    assert [name.candidates[0].id for name in found.all if name.text == "TTP"] == ["ttp"]


def test_another_given_name_makes_another_person() -> None:
    found = names("Governor Biren Kapur left. Armed men raided the home of Amitabh Kapur.")
    assert [name.candidates[0].name for name in found.all if "Kapur" in name.text][:1] == ["Biren Kapur"]
    assert all(name.text != "Kapur" for name in found.all)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # Another's name that begins, or ends, with a known one.
        ("A spokesman, Gatwech Lam, accused Kiir.", "Gatwech Lam", "person"),
        ("Its spokesman Nasser Kanaani condemned it.", "Nasser Kanaani", "person"),
        ("Soldiers toppled President Amadou Bakari Toure's government.", "Amadou Bakari Toure", "person"),
        # Who was told something, and acts later, is no medium.
        ("Officials told Hassan that rebels had come. Hassan accused Kenya.", "Hassan", "person"),
        ("Residents told Suspilne that rebels had come. Suspilne reported a blast.", "Suspilne", "media"),
        # A body in capitals behind the word for it; a place behind the word for it.
        ("On Friday it was late. The regional bloc CEEAC condemned the coup.", "CEEAC", "organization"),
        ("They took the isolated settlement of Durra-Kasal.", "Durra-Kasal", "city"),
        ("They gained ground by seizing the port of Shaqra.", "Shaqra", "city"),
        ("On Friday Madobe's Ras Kamboni militia attacked Kismayo.", "Ras Kamboni", "armed-group"),
        # A nickname in the middle.
        ('On Friday the gang leader Jimmy "Barbecue" Cherizier spoke.', 'Jimmy "Barbecue" Cherizier', "person"),
        ('Commander Thomas "The Lion" Okello attacked Gulu.', 'Thomas "The Lion" Okello', "person"),
    ],
)
def test_names_in_wire_news(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


def test_a_nickname_makes_no_second_person() -> None:
    found = names('Jimmy "Barbecue" Cherizier spoke. Then Cherizier left Haiti.')
    assert len({entry.id for name in found.all for entry in name.candidates if entry.kind == "person"}) == 1
