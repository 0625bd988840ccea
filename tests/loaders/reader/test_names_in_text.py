"""Names in sentences of many theatres: whom they stand for, and what is no name."""

from __future__ import annotations

import pytest
from sides.loaders.documents.document import Document
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.mentions import Names
from sides.loaders.reader.names.name import Name
from sides.loaders.reader.parsed import parse


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def names(text: str, gazetteer: Gazetteer) -> Names:
    document = Document(name="t", source="t", text=text, raw=text.encode(), raw_hash="")
    (parsed,) = parse([document], pipeline())
    return Names(parsed, gazetteer)


def read(name: Name) -> tuple[str, str]:
    """The words of a name, and the local ids of whom it may stand for; a country once."""
    ids = [entry.id.partition("@")[0] for entry in name.candidates if entry.kind != "country"]
    return name.text, "|".join(sorted(ids))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The longest name, and not a part of it.
        (
            "The Syrian Democratic Forces left Manbij for Ain al-Arab.",
            {("Syrian Democratic Forces", "sdf"), ("Manbij", "manbij"), ("Ain al-Arab", "kobani")},
        ),
        (
            "The Bank of England and the Washington Post said Michael Jordan met Chad Smith in Georgia.",
            {
                ("Bank of England", "bank-of-england"),
                ("Washington Post", "washington-post"),
                ("Michael Jordan", "michael-jordan"),
                ("Chad Smith", "chad-smith"),
                ("Georgia", "georgia"),
            },
        ),
        (
            "The New York Times quoted Egyptian Streets.",
            {("New York Times", "new-york-times"), ("Egyptian Streets", "egyptian-streets")},
        ),
        # Organs of a state are left for the state's name.
        (
            "Egyptian President Abdel Fattah al-Sisi met Russian Foreign Minister Sergey Lavrov.",
            {
                ("Egyptian", "egypt"),
                ("Abdel Fattah al-Sisi", "abdel-fattah-al-sisi"),
                ("Russian", "russia"),
                ("Sergey Lavrov", "sergei-lavrov"),
            },
        ),
        ("The Colombian Defence Ministry accused the ELN.", {("Colombian", "colombia"), ("ELN", "eln")}),
        # Treaties and wars are nobody.
        ("The Paris Agreement and the Syrian Civil War were discussed.", set()),
        # Acronyms by their capitals.
        ("Let us hope it is so: the US and the AU said who is right.", {("US", "united-states"), ("AU", "au")}),
        # Parts of tokens, possessives, hyphens.
        (
            "U.S.-led forces and UN-backed troops saw Haftar-loyal fighters and Rwanda's army.",
            {("U.S.", "united-states"), ("UN", "un"), ("Haftar", "haftar"), ("Rwanda", "rwanda")},
        ),
        # Armed groups by their pattern.
        (
            "The Farouk Brigade, the 301st Battalion and Burkan Al-Fatah fought near Watiya airbase in Waddan.",
            {
                ("Farouk Brigade", "farouk-brigade"),
                ("301st Battalion", "301st-battalion"),
                ("Burkan Al-Fatah", "burkan-al-fatah"),
                ("Watiya airbase", "watiya-airbase"),
                ("Waddan", "waddan"),
            },
        ),
        (
            "The Free Farah Army and Jaysh al-Nasr attacked Nigerian army posts in Borno state.",
            {
                ("Free Farah Army", "free-farah-army"),
                ("Jaysh al-Nasr", "jaysh-al-nasr"),
                ("Nigerian army", "nigeria"),
                ("Borno state", "borno"),
            },
        ),
        # Each party of one country for itself.
        (
            "Yemen's Houthis attacked Marib, while Yemen's forces retreated.",
            {("Yemen", "yemen"), ("Houthis", "houthis"), ("Marib", "marib")},
        ),
        (
            "Sinn Fein criticised the Real IRA in Derry.",
            {("Sinn Fein", "sinn-fein"), ("Real IRA", "real-ira"), ("Derry", "londonderry")},
        ),
        (
            "M23 rebels, which Kigali backs, took Goma from the FARDC.",
            {("M23 rebels", "m23"), ("Kigali", "kigali"), ("Goma", "goma"), ("FARDC", "fardc")},
        ),
        (
            "The Arakan Army seized Lashio; the Tatmadaw bombed Rakhine State.",
            {("Arakan Army", "aa"), ("Tatmadaw", "tatmadaw"), ("Rakhine State", "rakhine"), ("Lashio", "lashio")},
        ),
        ("Abkhazia thanked Moscow.", {("Abkhazia", "abkhazia|abkhazia-region"), ("Moscow", "moscow")}),
        (
            "Fano militiamen fought the ENDF near Bahir Dar in Amhara.",
            {("Fano", "fano"), ("ENDF", "endf"), ("Bahir Dar", "bahir-dar"), ("Amhara", "amhara")},
        ),
        (
            "Abu Sayyaf freed hostages in Sulu, the Armed Forces of the Philippines said.",
            {
                ("Abu Sayyaf", "abu-sayyaf"),
                ("Sulu", "sulu"),
                ("Armed Forces of the Philippines", "armed-forces-of-the-philippines"),
            },
        ),
    ],
)
def test_names_of_a_sentence(gazetteer: Gazetteer, text: str, expected: set[tuple[str, str]]) -> None:
    assert {read(name) for name in names(text, gazetteer).all} == expected


def test_a_name_knows_its_tokens_and_offsets(gazetteer: Gazetteer) -> None:
    found = names("Then U.S.-led troops left al-Jufra's base.", gazetteer)
    for name in found.all:
        assert found.parsed.words(name.start, name.end) == name.text
        for i in range(name.start_token, name.end_token):
            assert found.at(found.parsed.doc[i]) is name
    assert [name.text for name in found.all] == ["U.S.", "al-Jufra"]
    assert found.at(found.parsed.doc[0]) is None


def test_a_country_is_the_state_that_acts_and_the_land_that_is_fought_over(gazetteer: Gazetteer) -> None:
    (egypt,) = names("They entered Egypt.", gazetteer).all
    assert [egypt.one(want).id for want in ("actor", "place", "either") if egypt.one(want)] == [  # type: ignore[union-attr]
        "egypt",
        "egypt-country",
        "egypt",
    ]


def test_a_capital_is_its_city_and_stands_for_the_state_where_one_who_acts_is_meant(gazetteer: Gazetteer) -> None:
    (moscow,) = names("Moscow denied it.", gazetteer).all
    kept = {want: entry.id for want in ("actor", "place", "either") if (entry := moscow.one(want)) is not None}
    assert kept == {"actor": "russia", "place": "moscow", "either": "moscow"}


def test_a_demonym_is_no_place(gazetteer: Gazetteer) -> None:
    (name,) = names("They feared Egyptian warplanes.", gazetteer).all
    assert (name.how, name.one("place")) == ("demonym", None)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The SDF took Raqqa. Later the SDF left.", "SDF", {"sdf"}),
        ("The SDF stormed a prison near Mitiga in Libya.", "SDF", {"rada"}),
        ("The SDF stormed a prison.", "SDF", {"sdf", "rada"}),
        ("Turkey vowed to attack the SDF near Manbij.", "SDF", {"sdf"}),
        # One name of each theatre says nothing.
        ("Chad and Libya met. Turkey vowed to attack the SDF near Manbij.", "SDF", {"sdf", "rada"}),
        ("RSF fighters shelled El Fasher.", "RSF", {"rsf"}),
        ("Hezbollah left Sidon for Tripoli.", "Tripoli", {"tripoli-lebanon"}),
        ("The LNA left Sirte for Tripoli.", "Tripoli", {"tripoli"}),
        ("The ELN is the National Liberation Army of Colombia.", "National Liberation Army", {"eln"}),
        ("M23 took Goma; Congo protested.", "Congo", {"drc", "drc-country"}),
        ("Congo protested.", "Congo", {"drc", "drc-country", "congo-brazzaville", "congo-brazzaville-country"}),
    ],
)
def test_a_shared_name_is_decided_by_the_document_or_not_at_all(
    gazetteer: Gazetteer, text: str, name: str, expected: set[str]
) -> None:
    found = [one for one in names(text, gazetteer).all if one.text == name]
    assert found
    for one in found:
        assert {entry.id for entry in one.candidates} == expected
        assert one.ambiguous == (
            expected in ({"sdf", "rada"}, {"drc", "drc-country", "congo-brazzaville", "congo-brazzaville-country"})
        )
        if one.ambiguous:
            assert one.one("either") is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Ishaq Dar told Dawn that the border was shut.", "Dawn"),
        ("An official told the Hindu that the bridge was gone.", "Hindu"),
        ('"We left the town," he told Ayin Network.', "Ayin Network"),
        ("The town fell, the mayor told Suspilne.", "Suspilne"),
    ],
)
def test_what_is_told_is_told_to_a_medium(gazetteer: Gazetteer, text: str, outlet: str) -> None:
    kinds = {name.text: name.candidates[0].kind for name in names(text, gazetteer).all}
    assert kinds[outlet] == "media"


@pytest.mark.parametrize(
    "text",
    [
        "Fouad Rashid left. Later a guard told Rashid that the town was quiet.",
        "The envoy told Fouad Rashid that the town was quiet.",
        "The envoy told the Kufra Council that the town was quiet.",
    ],
)
def test_what_persons_and_bodies_are_told(gazetteer: Gazetteer, text: str) -> None:
    assert "media" not in {entry.kind for name in names(text, gazetteer).all for entry in name.candidates}


def test_a_description_is_whom_its_theatre_means(gazetteer: Gazetteer) -> None:
    here = names("Haftar fought the unity government of Libya.", gazetteer)
    assert ("unity government", "gna") in {read(name) for name in here.all}
    elsewhere = names("South Sudan's unity government met Salva Kiir.", gazetteer)
    assert "unity government" not in {name.text for name in elsewhere.all}


@pytest.mark.parametrize(
    ("text", "acronym", "expected"),
    [
        ("The Democratic Union of Farmers (DUF) met. The DUF agreed.", "DUF", "democratic-union-of-farmers"),
        ("The UFK (United Front of Kalmar) met. Then UFK left.", "UFK", "united-front-of-kalmar"),
        ("The Lake Nomads Alliance, or LNA, met. LNA men left.", "LNA", "lake-nomads-alliance"),
        ("The Government of National Accord (GNA) met. The GNA agreed.", "GNA", "gna"),
    ],
)
def test_an_acronym_that_the_text_introduces(gazetteer: Gazetteer, text: str, acronym: str, expected: str) -> None:
    found = [read(name) for name in names(text, gazetteer).all if name.text == acronym]
    assert found
    assert set(found) == {(acronym, expected)}


def test_a_bracket_with_an_agency_introduces_nothing(gazetteer: Gazetteer) -> None:
    found = names("They captured Benghazi (AFP). AFP said so.", gazetteer)
    assert {read(name) for name in found.all if name.text == "AFP"} == {("AFP", "afp")}


def test_a_surname_joins_the_full_name_of_the_document(gazetteer: Gazetteer) -> None:
    found = names("Fouad Rashid, an official, spoke on Monday. Later Rashid said the town was quiet.", gazetteer)
    assert [read(name) for name in found.all] == [("Fouad Rashid", "fouad-rashid"), ("Rashid", "fouad-rashid")]
    assert {entry.scope for name in found.all for entry in name.candidates} == {"document"}
    assert all("@" in entry.id for name in found.all for entry in name.candidates)


def test_a_surname_of_two_persons_is_not_decided(gazetteer: Gazetteer) -> None:
    found = names("Officials met Fouad Rashid and Ahmed Rashid in June. Then Rashid said that he had left.", gazetteer)
    (alone,) = [name for name in found.all if name.text == "Rashid"]
    assert alone.ambiguous
    assert alone.one("actor") is None


def test_a_relative_of_a_known_person_is_not_that_person(gazetteer: Gazetteer) -> None:
    found = names("Saddam Haftar visited Kufra, and General Haftar stayed.", gazetteer)
    assert read(found.all[0]) == ("Saddam Haftar", "saddam-haftar")
    found = names("Mustafa Erdogan, a farmer, said he saw nothing.", gazetteer)
    assert "recep-tayyip-erdogan" not in {entry.id for name in found.all for entry in name.candidates}


@pytest.mark.parametrize(
    "text",
    [
        "Sources in the town said on Monday that fighters had left.",
        "The army said that the base was quiet in March.",
        "Operation Noble Lance was over.",
        "He polished the chad and the turkey.",
        "Memorandum of Understanding talks will go on.",
    ],
)
def test_what_is_no_name(gazetteer: Gazetteer, text: str) -> None:
    assert names(text, gazetteer).all == ()


def test_spellings_of_one_name_are_proposed_and_nothing_else(gazetteer: Gazetteer) -> None:
    found = names("Ahmad Qasim met Ahmed Kassim in Bani Walid. There Mohamed al-Afirs met Mohamed al-Hassi.", gazetteer)
    pairs = [(first.partition("@")[0], second.partition("@")[0]) for first, second, _ in found.alike]
    assert pairs == [("ahmad-qasim", "ahmed-kassim")]
    assert "may be spellings of one name" in found.alike[0][2]


def test_a_spelling_like_a_known_persons_is_proposed(gazetteer: Gazetteer) -> None:
    found = names("In Sudan officials met Abdel Fatah Burhaan on Monday.", gazetteer)
    assert [(first.partition("@")[0], second) for first, second, _ in found.alike] == [
        ("abdel-fatah-burhaan", "abdel-fattah-al-burhan")
    ]


def test_a_place_and_a_surname_are_told_apart_by_what_is_wanted(gazetteer: Gazetteer) -> None:
    found = names("Mustafa Bali, a spokesman, was asked. Then Bali denied it.", gazetteer)
    bali = found.all[-1]
    assert bali.text == "Bali"
    kept = {want: entry.id.partition("@")[0] for want in ("actor", "place") if (entry := bali.one(want)) is not None}
    assert kept == {"actor": "mustafa-bali", "place": "bali"}


def test_boilerplate_and_empty_texts_have_no_proposed_names(gazetteer: Gazetteer) -> None:
    assert names(".", gazetteer).all == ()
    assert names("\n\n", gazetteer).all == ()
