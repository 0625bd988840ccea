"""Who does what to whom, where the words that say so stand apart or stand in for somebody."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sides.loaders.documents.document import document_of
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.reader import Reader

# Each sentence with a claim that it makes: relation, subject, object; "?" is left open.
MADE = [
    # a subject on the auxiliary; a participle taken for a noun
    ("Angola has been mediating between Congo and Rwanda.", "mediates", "Angola", "Congo, Rwanda"),
    ("Rwanda is mediating between Chad and Sudan.", "mediates", "Rwanda", "Chad, Sudan"),
    # who is called on is to do it
    ("She called on NATO to impose sanctions on Belarus.", "sanctions", "NATO", "Belarus"),
    ("Zelensky appealed to Poland to arm Ukraine.", "supports", "Poland", "Ukraine"),
    # an event by whose side another clause stands has no agent from there, unless it takes two
    ("Egypt closed the border after clashes with Hamas.", "clashes-with", "Egypt", "Hamas"),
    ("Turkey accused Syria of attacks on Lebanon.", "attacks", "Syria", "Lebanon"),
    # who answers for an event
    ("Hezbollah claimed responsibility for the attack on Haifa.", "attacks", "Hezbollah", "Haifa"),
    # who is behind a weapon or an act
    ("An Israeli strike killed Fuad Shukr in Beirut.", "kills", "Israeli", "Fuad Shukr"),
    ("Rockets fired by Hezbollah hit Haifa.", "attacks", "Hezbollah", "Haifa"),
    ("Fuad Shukr was killed in an attack by Israel.", "kills", "Israel", "Fuad Shukr"),
    ("The rebels were supported by Russian air strikes.", "supports", "Russian", "The rebels"),
    # support that is had
    ("The rebels rely on support from Uganda.", "supports", "Uganda", "The rebels"),
    ("With help from Russia, the rebels took Aleppo.", "supports", "Russia", "the rebels"),
    # words that count, part or belong
    ("Russia fired dozens of drones at Kyiv.", "attacks", "Russia", "Kyiv"),
    ("Russia occupies about a fifth of Ukraine.", "controls", "Russia", "Ukraine"),
    ("The junta gets most of its jets from Russia.", "supports", "Russia", "The junta"),
    # a site is where it lies
    ("Russia bombed a hospital in Kharkiv.", "attacks", "Russia", "a hospital in Kharkiv"),
    ("Residents of rebel-held Idlib fled.", "controls", "rebel", "Idlib"),
    # both sides of one phrase
    ("Armenian and Azerbaijani forces exchanged fire.", "clashes-with", "Armenian", "Azerbaijani"),
    ("The leaders of Rwanda and Congo met in Washington.", "meets", "Rwanda", "Congo"),
    ("The Israel-Hamas war goes on.", "clashes-with", "Israel", "Hamas"),
    ("Fighting raged between Israel and Hamas.", "clashes-with", "Israel", "Hamas"),
    ("Rwanda and Burundi accused each other of lying.", "accuses", "Burundi", "Rwanda"),
    ("Mali and Niger, which have left ECOWAS, met.", "splits-from", "Mali", "ECOWAS"),
    ("Chad and Sudan have both accused the other of lying.", "accuses", "Sudan", "Chad"),
    # a name and what explains it
    ("Hamas, a group backed by Iran, denied it.", "supports", "Iran", "Hamas"),
    ("Iran's ally Hezbollah opened a front.", "allied-with", "Hezbollah", "Iran"),
    # what somebody is held for, told or let do
    ("Britain held Rwanda responsible for the attack.", "accuses", "Britain", "Rwanda"),
    ("Niger ordered French troops to leave.", "expels", "Niger", "French troops"),
    # a headline's verb, taken for a noun; a verb taken for an adjective
    ("Houthis vow to attack Israel", "attacks", "Houthis", "Israel"),
    ("US sanctions Sudan's Burhan over war", "sanctions", "US", "Burhan"),
    ("Aleppo was overrun by Hezbollah.", "captures", "Hezbollah", "Aleppo"),
    # a dateline taken for a subject; a relative clause behind a person
    ("BAMAKO, Oct 14 (Reuters) - Hezbollah stormed Aleppo.", "attacks", "Hezbollah", "Aleppo"),
    ("The army of Khalifa Haftar, which is backed by Egypt, left.", "supports", "Egypt", "The army of Khalifa Haftar"),
    # no passive; a form that the lemmatizer does not know
    ("Orban spoke by telephone with Vladimir Putin.", "meets", "Orban", "Vladimir Putin"),
    ("Egyptian forces and Rwandan troops retook Aleppo.", "captures", "Rwandan troops", "Aleppo"),
    # a share in an event
    ("Hamas took part in the attack on Haifa.", "attacks", "Hamas", "Haifa"),
    ("The Hezbollah-led attack on Haifa went on.", "attacks", "Hezbollah", "Haifa"),
    # a weapon that nobody is known behind
    ("A mortar shell hit Aleppo.", "attacks", "A mortar shell", "Aleppo"),
    # a fixed word's owner, in any form
    ("Armenia summoned the Russian ambassador.", "condemns", "Armenia", "Russian"),
    ("Moscow came to Assad's rescue in 2015.", "supports", "Moscow", "Assad"),
    # a subject that stands further off
    ("Turkey came close to attacking Manbij.", "attacks", "Turkey", "Manbij"),
    ("Far from supporting Hamas, Egypt closed the border.", "supports", "Egypt", "Hamas"),
    ("France warned Rwanda against invading Burundi.", "attacks", "Rwanda", "Burundi"),
    ("Chad is suspected by many in Bangui of sheltering the M23.", "supports", "Chad", "the M23"),
    ("Bahrain is the only state to have joined the Arab League.", "member-of", "Bahrain", "the Arab League"),
    ("Assad has never forgiven Hamas for siding with Turkey.", "allied-with", "Hamas", "Turkey"),
    ("Turkey backs the government, led by Abdul Hamid Dbeibah.", "leads", "Abdul Hamid Dbeibah", "the government"),
    ("French soldiers helped dislodge rebels from Mali.", "expels", "French soldiers", "dislodge rebels"),
    # support that is had, by other words
    ("The rebels have the support of Uganda.", "supports", "Uganda", "The rebels"),
    ("Chadian troops repelled the M23 with Russian help.", "supports", "Russian", "Chadian troops"),
    # an event within another, and one whose place hangs on its agent
    ("Mali's army repelled an attack by JNIM on Bamako.", "attacks", "JNIM", "Bamako"),
    ("ECOWAS condemned the JNIM attack on Djibo.", "attacks", "JNIM", "Djibo"),
    ("A drone strike by Ukraine on Kursk killed two people.", "attacks", "Ukraine", "Kursk"),
    # places without a name
    ("The Seleka rebels captured two more towns overnight.", "captures", "The Seleka rebels", "two more towns"),
    ("The war pits the SAF against the RSF.", "clashes-with", "the SAF", "the RSF"),
    # whom "be" says it of; who reports beside a passive; whom "himself" means
    ("JEM is one of two rebel forces that fought Chad in 2003.", "clashes-with", "JEM", "Chad"),
    ("Boko Haram is a movement fighting the Nigerian army.", "clashes-with", "Boko Haram", "the Nigerian army"),
    ("Somalia demanded that Kenyan troops be replaced, accusing them of murder.", "accuses", "Somalia", "them"),
    ("Ahmed Madobe appointed himself president of Jubaland.", "leads", "Ahmed Madobe", "Jubaland"),
    ("Mali accused the MNLA of breaching a truce by attacking civilians.", "attacks", "the MNLA", "civilians"),
    # one agent of two verbs, one phrase of several
    ("The militia, armed and trained by Iran, took Aleppo.", "supports", "Iran", "The militia"),
    ("Rebels fired at soldiers on the territory of Donetsk airport.", "attacks", "Rebels", "soldiers"),
    ("King Salman and his son, Mohammed bin Salman, met Putin.", "meets", "Mohammed bin Salman", "Putin"),
    # both sides of a phrase whose first has a clause of its own
    ("Fighting raged between rebels backed by Uganda and the RSF.", "clashes-with", "rebels", "the RSF"),
    ("They met the head of Hamas, which is backed by Iran.", "supports", "Iran", "Hamas"),
    # events that are claimed, or in which people died
    ("Islamic State claimed a car bombing in Qamishli.", "attacks", "Islamic State", "Qamishli"),
    ("Eleven civilians were killed in an air strike on Goma.", "attacks", "?", "Goma"),
    ("The M23 ended a ceasefire with Rwanda.", "rejects", "The M23", "Rwanda"),
    ("Rebels ousted the RSF from Nyala.", "expels", "Rebels", "the RSF"),
    # who is named as part of others
    (
        "Several groups, including Hamas and Islamic Jihad, fired rockets at Ashdod.",
        "attacks",
        "Islamic Jihad",
        "Ashdod",
    ),
    (
        "Joseph Kony has his sights on towns such as Yei and the city of Juba.",
        "targets",
        "Joseph Kony",
        "the city of Juba",
    ),
    ("Turkey funds factions including those allied with Hamas.", "allied-with", "factions", "Hamas"),
    ("Haftar's backers include Egypt and Russia.", "supports", "Russia", "Haftar"),
    ("Those arming Haftar include Egypt.", "supports", "Egypt", "Haftar"),
    # the doer of a noun in the clause around it, or before the comma
    ("The M23 took the town following an assault on Congolese troops.", "attacks", "The M23", "Congolese troops"),
    ("Under a deal with Hamas, Israel freed prisoners.", "agrees-with", "Israel", "Hamas"),
    ("The GNA, with the help of Turkish drones, took Tarhuna.", "supports", "Turkish drones", "The GNA"),
    ("Rwandan air raids on Goma were coordinated with the M23.", "cooperates-with", "Rwandan", "the M23"),
    ("Accusations by Kinshasa that Rwanda backs the M23 have grown.", "accuses", "Kinshasa", "Rwanda"),
    ("Chadian rebels deny any direct support from Sudan.", "supports", "Sudan", "Chadian rebels"),
    ("Mali said the ELN launched a series of attacks that killed ten soldiers.", "kills", "the ELN", "ten soldiers"),
    ("Haniyeh's assassination by Israel derailed the talks.", "kills", "Israel", "Haniyeh"),
    ("The death of Haniyeh in an Israeli strike derailed the talks.", "kills", "Israeli", "Haniyeh"),
    ("The arrival of Rwandan troops in Goma angered Uganda.", "enters", "Rwandan troops", "Goma"),
    # what is left while others take it
    ("The M23 entered Goma after Congolese troops had fled.", "withdraws-from", "Congolese troops", "Goma"),
    # who is tried for it, or called it
    ("Washington sanctioned Rwanda for backing the M23.", "supports", "Rwanda", "the M23"),
    ("Hamas has been designated a terrorist group by Canada.", "opposes", "Canada", "Hamas"),
    ("Chad and Sudan each accused the other of lying.", "accuses", "Sudan", "Chad"),
    # a deal that was brokered and signed
    ("The US-brokered deal between Rwanda and Congo was signed.", "agrees-with", "Rwanda", "Congo"),
    ("Not only Rwanda but also Uganda backs the M23.", "supports", "Uganda", "the M23"),
]
# Sentences with what they do not say.
NOT_MADE = [
    ("India accuses Pakistan of backing militants after the raid on Pahalgam.", "attacks", "Pakistan", "Pahalgam"),
    ("Ethiopia has accused the TPLF of colluding with Eritrea.", "cooperates-with", "Ethiopia", "Eritrea"),
    ("They met after the raid on Pahalgam.", "attacks", "?", "Pahalgam"),
    ("Three Egyptians died in attacks on Derna.", "attacks", "Egyptians", "Derna"),
    ("South Africa took Israel to the International Court of Justice.", "captures", "South Africa", "Israel"),
    ("Egypt defeated Morocco in the semi-final in Cairo.", "attacks", "Egypt", "Morocco"),
    ("A fire destroyed a market in Kinshasa.", "attacks", "?", "a market in Kinshasa"),
    ("Thousands of people left Khartoum.", "withdraws-from", "Thousands of people", "Khartoum"),
    ("Rwanda says it is defending itself.", "controls", "it", "itself"),
    ("Kadyrov sent fighters to Ukraine.", "supports", "Kadyrov", "Ukraine"),
    ("M23 commanders met Hamas.", "leads", "M23 commanders", "M23"),
    ("Hamas has not claimed responsibility for the attack on Haifa.", "attacks", "Hamas", "Haifa"),
    ("Syria was suspected of an attack on Haifa.", "attacks", "Syria", "Haifa"),
    ("Ishaq Dar told Reuters that Israel had to leave.", "expels", "Ishaq Dar", "Reuters"),
    ("The Group for the Support of Islam and Muslims fled.", "supports", "?", "Islam"),
    ("France warned Rwanda against invading Burundi.", "attacks", "France", "Burundi"),
    ("Turkey backs the government, led by Abdul Hamid Dbeibah.", "leads", "Abdul Hamid Dbeibah", "Turkey"),
    ("The talks have the support of Canada and Chad.", "supports", "?", "Canada"),
    ("French soldiers helped dislodge rebels from Mali.", "supports", "French soldiers", "dislodge rebels"),
    ("Uganda is sending arms and men into the country.", "expels", "Uganda", "men"),
    (
        "A Hamas spokesman said Israeli forces had left, an allegation French officials denied.",
        "spokesperson-of",
        "French",
        "Hamas",
    ),
    ("The M23 abandoned it.", "splits-from", "The M23", "it"),
    ("The M23 ended a ceasefire with Rwanda.", "agrees-with", "The M23", "Rwanda"),
    ("Fighting raged between rebels backed by Uganda and the RSF.", "supports", "the RSF", "rebels"),
    ("Mali accused the MNLA of breaching a truce by attacking civilians.", "attacks", "Mali", "civilians"),
    ("Guillaume Soro, Ouattara's prime minister, met Haftar.", "leads", "Guillaume Soro", "Ouattara"),
    ("Colombia's police commander, Oscar Naranjo, resigned.", "leads", "Oscar Naranjo", "Colombia"),
    ("Carter's vice-president, Walter Mondale, met Begin.", "holds-role", "Walter Mondale", "president"),
    ("Rebels ousted the RSF from Nyala.", "opposes", "Rebels", "the RSF"),
    ("The Iran-backed militia and Turkey signed a truce.", "supports", "Iran", "Turkey"),
    ("They met pro-people forces in Goma.", "supports", "forces", "people"),
    ("Washington sanctioned Rwanda for backing the M23.", "supports", "Washington", "the M23"),
    ("Congo met Rwanda after an assault on Goma.", "attacks", "Congo", "Goma"),
    ("Ahmed Madobe appointed himself president of Jubaland.", "leads", "himself", "Jubaland"),
]


@pytest.fixture(scope="module")
def read() -> Mapping[str, tuple[Draft, ...]]:
    """The drafts of each sentence, all read in one batch."""
    texts = [one[0] for one in (*MADE, *NOT_MADE)]
    reads = Reader().read(document_of(text, name="x") for text in texts)
    return {text: one.drafts for text, one in zip(texts, reads, strict=True)}


@pytest.mark.parametrize(("text", "relation", "subject", "object"), MADE)
def test_is_made(read: Mapping[str, tuple[Draft, ...]], text: str, relation: str, subject: str, object: str) -> None:
    assert (relation, subject, object) in _claims(read[text])


@pytest.mark.parametrize(("text", "relation", "subject", "object"), NOT_MADE)
def test_is_not_made(
    read: Mapping[str, tuple[Draft, ...]], text: str, relation: str, subject: str, object: str
) -> None:
    assert (relation, subject, object) not in _claims(read[text])


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The US lifted sanctions on Syria.", "sanctions"),
        ("Iran did not take part in the attack on Haifa.", "attacks"),
        ("Iran was not behind the attack on Haifa.", "attacks"),
    ],
)
def test_is_negated(text: str, relation: str) -> None:
    (read,) = Reader().read([document_of(text, name="x")])
    (draft,) = read.drafts
    assert (draft.relation, draft.polarity) == (relation, "negated")


def test_the_quote_has_who_and_whom() -> None:
    text = "She said that Rafah had not been invaded; Angola has been mediating between Rwanda and Congo."
    (read,) = Reader().read([document_of(text, name="x")])
    quotes = {text[slice(*draft.quote)] for draft in read.drafts}
    assert quotes == {"Rafah had not been invaded", "Angola has been mediating between Rwanda and Congo"}


def _claims(drafts: tuple[Draft, ...]) -> set[tuple[str, str, str]]:
    claims = set()
    for one in drafts:
        object = one.object.mention if one.object else one.literal or ", ".join(each.mention for each in one.between)
        claims.add((one.relation, one.subject.mention if one.subject else "?", object))
    both = {(relation, object, subject) for relation, subject, object in claims if relation in _EITHER_WAY}
    return claims | both


_EITHER_WAY = ("clashes-with", "meets", "allied-with")
