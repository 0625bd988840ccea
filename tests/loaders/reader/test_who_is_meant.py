"""Whom pronouns, "the rebels" and "the city" stand for in short texts, and where a wrong one would do harm."""

from __future__ import annotations

import pytest
from marked import drafts, referents, stands_for

PRONOUNS = [
    # In a participle's clause it is not the one who acts in the main clause.
    ("Sudan severed ties with the UAE, accusing [it] of arming the RSF.", "uae"),
    ("Ethiopia recalled its envoy from Egypt, blaming [it] for the talks' failure.", "egypt"),
    ("Mali broke with Ukraine, accusing [it] of backing the CSP.", "ukraine"),
    ("Niger expelled French troops, accusing [them] of helping jihadists.", "france"),
    ("Egypt met Hamas after accusing [it] of shelling Sinai.", "hamas"),
    ("The UAE, accusing Iran of arming the SAF, closed [its] embassy.", "uae"),
    ("Hamas thanked Qatar for [its] help.", "qatar"),
    # Who denies a charge is the one who is charged.
    ("The DRC accuses Rwanda of arming the M23, a charge [it] denies.", "rwanda"),
    ("Rwanda is accused of arming the M23, a charge [it] denies.", "rwanda"),
    # In one voice.
    ('"Rwanda is arming the M23," said Tshisekedi. "[It] must stop."', "rwanda"),
    ("A Kenyan soldier was shot, the UN said. [It] condemned the attack.", "un"),
    ("Rebels of the CSP attacked Tinzaouaten. [Their] spokesman said so.", "csp"),
    ("The Houthis took Sanaa. Aden's leaders blamed [them] for the war.", "houthis"),
]
OPEN_PRONOUNS = [
    # An author's sentence before a quote is not the speaker's.
    'Egypt and the UAE signed a deal. "[They] attacked us," said a fighter.',
    'The RSF seized Nyala. "[They] killed my brother," said Fatima Adam, a resident.',
    'Russia struck Odesa. "[It] attacked us at night," the mayor said.',
    # The accuser, or the accused.
    "Venezuela cut ties with Colombia, saying [it] had armed the ELN.",
    "Rwanda denies arming the M23. Burundi has sent troops to fight [it].",
    "Kenya hosted the RSF. Sudan accused [it] of hostility.",
    "The Taliban deny sheltering the TTP. Pakistan has bombed [them].",
    # A thing, or a body nobody knows.
    "Houthi commandos landed on the car carrier Galaxy Leader and seized [it].",
    "Russia launched a drone at Odesa. Ukraine shot [it] down.",
    "The RSF signed a truce with the SAF and then broke [it].",
    "Hamas praised Iran. Danish shipping giant Maersk said [it] would avoid the Red Sea.",
    # Not the one in the subject's own phrase.
    "The party of Narendra Modi accused [him] of treason.",
]
WE = [
    # Who speaks for a state or a body says "we" for it; anybody else for nobody that is known.
    ('"We support Azerbaijan," Turkish President Recep Tayyip Erdogan said.', "turkey supports azerbaijan"),
    ('"We condemn Rwanda," said Congolese Foreign Minister Therese Kayikwamba Wagner.', "drc condemns rwanda"),
    ('Ukraine\'s President Volodymyr Zelensky said: "We have captured Kherson."', "ukraine captures kherson"),
    ('"We support Egypt," a Kenyan government spokesman said.', "kenya supports egypt"),
    ('"We condemn Israel," the UN chief Antonio Guterres said.', "un condemns israel"),
    ('"We captured Hodeidah," said Yahya Saree, a Houthi military spokesman.', "houthis captures hodeidah"),
    ('"We support Egypt," said Mariam, a displaced woman.', "? supports egypt"),
    ('"We condemn the RSF," said Abdullah, a resident of El Fasher.', "? condemns rsf"),
]
BODIES = [
    # Who is called rebels in the text, not whoever was named last.
    ("M23 rebels took Goma. The Wazalendo fled. The [rebels] then marched on Bukavu.", "m23"),
    ("Wagner fought Tuareg rebels of the CSP. JNIM also attacked. Ukraine gave the [rebels] drones.", "csp"),
    ("Separatist fighters of the BLA hit a train. The TTP denied a role. The [separatists] fled.", "bla"),
    ("The RSF, a paramilitary group, seized Nyala. The [paramilitaries] looted it.", "rsf"),
    ("The Houthis attacked a ship. The Iran-backed [rebels] fired missiles.", "houthis"),
    ("The RSF attacked. The paramilitary [group] captured Nyala.", "rsf"),
    ("Hezbollah was hit. Iran praised the Lebanese [group].", "hezbollah"),
    ("The SDF, a Kurdish-led coalition, holds Raqqa. The [coalition] lost ten men.", "sdf"),
    # Whose government and army they are.
    ("Mali's junta hired Wagner. The [junta] expelled France.", "mali"),
    ("The junta in Niger broke with France. The [junta] invited Russia.", "niger"),
    ("The Ethiopian government accused the TPLF. The [government] cut off aid.", "ethiopia"),
    ("Ethiopia's government accused the TPLF. [Government] forces took Mekelle.", "ethiopia"),
    ("The RSF shelled El Fasher, Nyala and El Obeid. The [government] protested.", "sudan"),
    ("The RSF shelled El Fasher, Nyala and El Obeid. The [army] struck back.", "saf"),
    ("Myanmar's [military] said that it had bombed Laukkai.", "tatmadaw"),
    ("Israeli troops fought in Khan Younis, Rafah and Jabalia. The [army] said ten died.", "israel"),
    # Ministries and parliaments are their state.
    ("Ghana's government sent troops. The interior [ministry] accused Togo.", "ghana"),
    ("The RSF shelled El Fasher, Nyala and El Obeid. The defence [ministry] denied it.", "sudan"),
    # Two.
    ("Armenia and Azerbaijan signed a deal. The [neighbours] will open the border.", "armenia azerbaijan"),
    ("Hamas and Fatah met in Beijing. The two [groups] agreed to form a government.", "hamas fatah"),
    ("Kosovo and Serbia met in Brussels. The two [governments] agreed.", "kosovo serbia"),
    ("General Khalifa Haftar flew to Cairo. The [general] met Sisi.", "haftar"),
    # Capitals.
    ("Moscow denied it. The RSF was armed by [Abu Dhabi].", "uae"),
    ("The embassy in [Ankara] was shut.", ""),
]
DEEDS = [
    ("M23 fighters attacked Sake on Monday. Belgium condemned the attack.", "belgium condemns m23"),
    ("Israeli jets bombed Hodeidah. Iran denounced the strikes.", "iran condemns israel"),
    ("Sake was shelled by the FARDC. Togo condemned the shelling and called for talks.", "togo condemns fardc"),
]
OPEN_DEEDS = [
    # Whose it was nobody says, or another phrase does.
    ("Sake was shelled. Togo condemned the shelling.", "togo condemns ?"),
    ("M23 fighters attacked Sake. Togo condemned the violence.", "togo condemns m23"),
    ("M23 fighters attacked Sake. Togo condemned the killing of ten soldiers by the FDLR.", "togo condemns m23"),
]
OPEN_BODIES = [
    "Turkey-backed Syrian rebels fought the SDF. The [rebels] took Manbij.",
    "The TPLF fought Ethiopia. The [coalition] threatened to bomb Sanaa.",
    "The FARC and the ELN fought each other. The [guerrillas] burned a village.",
    "M23 holds Goma, Bukavu and Walikale. Rwandan troops are there. The [army] fled.",
    "Israel bombed Khan Younis, Rafah and Jabalia. The [government] wants hostages back.",
    "The UN mission, UNSMIL, sent an envoy. She spoke with both [sides].",
]
PLACES = [
    # A government that is called by its capital is not "the city".
    ("Azerbaijan shelled Stepanakert. Baku's defence ministry denied shelling the [city].", "stepanakert"),
    ("Turkey shelled Kobani on Monday. Ankara denied shelling the [town].", "kobani"),
    ("Moscow said that its forces took Soledar. Kyiv denied that the [town] had fallen.", "soledar"),
    ("Russia bombed Kyiv. The [city]'s mayor spoke.", "kyiv"),
    ("The troops left Bamako for Kidal. They captured the [town].", "kidal"),
    # Capitals.
    ("Houthis seized Sanaa in 2014. They still control the [capital].", "sanaa"),
    ("HTS marched on Homs. The rebels then entered the Syrian [capital].", "damascus"),
    ("Fighting raged in Mekelle, the capital of Tigray. Ethiopian forces shelled the [capital].", "mekelle"),
    ("Burundian troops left Bukavu, capital of South Kivu. M23 took the provincial [capital].", "bukavu"),
    # What the text calls so.
    ("The Taliban took Kunduz province. The [province] borders Tajikistan.", "kunduz"),
    ("RSF shelled Zamzam camp. The [camp] hosts 500,000.", "zamzam"),
    ("The army lost Sake and Minova. The [towns] fell to M23.", "sake minova"),
]
OPEN_PLACES = [
    "Baku's defence ministry denied shelling the [city].",
    "Clashes broke out in Kidal and Gao. The [town] fell.",
    "Nagorno-Karabakh's [capital] was shelled.",
]


@pytest.mark.parametrize(("passage", "whom"), PRONOUNS + BODIES)
def test_the_word_stands_for(passage: str, whom: str) -> None:
    assert stands_for(passage) == set(whom.split())


@pytest.mark.parametrize("passage", OPEN_PRONOUNS + OPEN_BODIES)
def test_the_word_stays_open(passage: str) -> None:
    assert all(not one.sure or one.kind == "unnamed" for one in referents(passage))


@pytest.mark.parametrize(("text", "claim"), WE)
def test_who_says_we(text: str, claim: str) -> None:
    assert claim in drafts(text)


@pytest.mark.parametrize(("text", "claim"), DEEDS)
def test_whose_deed_is_condemned(text: str, claim: str) -> None:
    assert claim in drafts(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Yahya Saree, the Houthis' spokesman, said his forces had attacked Israel.", "houthis attacks israel"),
        ("Michel Aoun heads the Free Patriotic Movement. Aoun's forces attacked Togo.", "fpm attacks togo"),
        ("The Republican Union (UR) of Yaya Dilo left. Dilo's men attacked Togo.", "republican-union attacks togo"),
        ("The SPLN-IO, the party of Yaya Dilo, left. Dilo's men attacked Togo.", "spln-io attacks togo"),
    ],
)
def test_the_forces_of_one_who_leads_or_speaks_for_a_body(text: str, claim: str) -> None:
    assert claim in drafts(text)


@pytest.mark.parametrize(("text", "claim"), OPEN_DEEDS)
def test_a_deed_of_nobody_or_of_another_is_not_his(text: str, claim: str) -> None:
    assert claim not in drafts(text)


def test_a_part_of_a_land_is_a_place_of_its_own() -> None:
    (one,) = referents("Rockets hit southern [Israel].", "either")
    assert (one.name, one.kind, one.place, one.mention) == ("southern Israel", "region", True, "southern Israel")
    assert stands_for("Togo accused [Israel] of an attack.", "either") == {"israel"}


@pytest.mark.parametrize(("passage", "where"), PLACES)
def test_the_word_is_where(passage: str, where: str) -> None:
    assert stands_for(passage, "place") == set(where.split())


@pytest.mark.parametrize("passage", OPEN_PLACES)
def test_the_place_stays_open(passage: str) -> None:
    assert not any(one.sure for one in referents(passage, "place"))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Sudan severed ties with the UAE, accusing it of arming the RSF.", "sudan supports rsf"),
        ("Turkey shelled Kobani on Monday. Ankara denied shelling the town.", "turkey attacks ankara"),
        ('Egypt and the UAE signed a deal. "They attacked us," said a fighter.', "egypt attacks ?"),
    ],
)
def test_the_wrong_side_is_not_read(text: str, claim: str) -> None:
    assert claim not in drafts(text)


def test_what_a_body_holds_is_meant_before_the_land_it_lies_in() -> None:
    assert stands_for("American jets bombed Houthi [sites] in Yemen.", "either") == {"houthis"}
    assert stands_for("Pretoria warned [Kigali] that an attack would be an act of war.", "either") == {"rwanda"}
    assert stands_for("Drones struck [Moscow].", "either") == {"moscow"}
