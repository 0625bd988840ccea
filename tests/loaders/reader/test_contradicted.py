"""Whose word it is and whose denial, where one contradicts another, and what the author calls untrue."""

from __future__ import annotations

import pytest
from clauses import facts
from marked import document, reader

# A text, the claim to look for as "subject relation object" by their mentions, and who says it in which way.
CASES = [
    # who says "it did not", or that it is not so
    ("India says Pakistan attacked Poonch; Pakistan says it did not.", "India said; Pakistan denied"),
    ("Chad says Sudan armed the JEM, but Sudan says it has not.", "Chad said; Sudan denied"),
    ("Burundi said Rwanda was arming RED-Tabara. Rwanda said it was not.", "Burundi said; Rwanda denied"),
    ("Serbia said Kosovo had attacked Zvecan, but Pristina said that was not true.", "Serbia said; Pristina denied"),
    ("Moscow said Ukraine attacked Belgorod. That was a lie, Kyiv said.", "Moscow said; Kyiv denied"),
    ("Thailand says Cambodia attacked Surin. Vietnam says it has not.", "Thailand said"),
    # who contradicts one who errs or lies
    ("Thailand lied when it said Cambodia had attacked Surin, Phnom Penh said.", "it said; Phnom Penh denied"),
    ("Colombia is wrong to say that Venezuela armed the ELN, Caracas said.", "Colombia said; Caracas denied"),
    ("Belarus falsely claimed that Poland attacked Grodno, Warsaw said.", "Belarus claimed; Warsaw denied"),
    # who calls reports untrue, wherever the word for that stands
    ("Baku dismissed as baseless claims that it had shelled Goris.", "Baku denied"),
    ("Riyadh described as fabrications reports that Saudi Arabia had bombed Saada.", "Riyadh denied"),
    ("Kigali denounced as propaganda reports that Rwanda had attacked Goma.", "Kigali denied"),
    ("Pretoria dismissed US charges that it had armed Russia.", "US claimed; Pretoria denied"),
    ("The day was calm.\n\nReports that Egypt had bombed Derna were false, Cairo said.", "Cairo denied"),
    ("Armenia says Azerbaijan shelled Goris, a claim rejected by Baku as baseless.", "Armenia said; Baku denied"),
    ("Chad accuses Sudan of arming the JEM. The charges are denied by Khartoum.", "Chad claimed; Khartoum denied"),
    ("Goma is calm, Kinshasa said, dismissing reports that Rwanda had attacked Sake.", "Kinshasa denied"),
    # who denies, in the next sentence, the deed, all that was said or what is said of one
    ("India attacked Sialkot, Pakistan said. Delhi has denied the attack.", "Pakistan said; Delhi denied"),
    ("Serbia said Kosovo had attacked Zvecan. Pristina said this was not true.", "Serbia said; Pristina denied"),
    ("Chad said Sudan armed the JEM. Khartoum said the claim was false.", "Chad said; Khartoum denied"),
    ("India says Pakistan shelled Poonch. Islamabad called the statement a lie.", "India said; Islamabad denied"),
    ("Hamas said Israel had bombed Rafah. Egypt denied it.", "Hamas said; Egypt denied"),
    ("Rwanda attacked Uvira. Kigali denied involvement.", "Kigali denied"),
    ("Rwanda attacked Uvira. Kigali called this a success.", ""),
    ("Rwanda attacked Uvira. Kigali denies the charges.", ""),
    ("Chad said the JEM attacked Tine. It was a lie that it lost Abeche, Sudan said.", "Chad said"),
    # who says it in a statement, wherever the clause hangs
    ("Rwanda denied in a statement that it had attacked Uvira.", "Rwanda denied"),
    ("Seoul denied in a letter to the UN that South Korea had attacked Kaesong.", "Seoul denied"),
    ("The army announced in a statement that the rebels attacked Goma.", "The army said"),
    ("Mali claimed in a report that Algeria armed the rebels.", "Mali claimed"),
    ("Ethiopia bombed Mekelle, a war monitor reported on Monday, marking a new low.", "a war monitor said"),
    # what is made up or forged is nobody's word
    ("A hoax message said that North Korea had attacked Hawaii.", ""),
    ("The army invented reports that Chad attacked Tine.", ""),
    # who speaks between the commas
    ("They met in June. The PKK, Ankara insists, attacked Diyarbakir in May.", "Ankara said"),
    ("The Wagner Group, Kyiv claims, executed prisoners in Soledar.", "Kyiv claimed"),
    ("Hezbollah, Israel insists, shelled Metula.", "Israel said"),
]


@pytest.mark.parametrize(("text", "voices"), CASES)
def test_who_says_and_who_denies(text: str, voices: str) -> None:
    read = next(iter(reader().read([document(text)])))
    acts = [draft for draft in read.drafts if draft.relation in ("attacks", "supports", "kills")]
    said = {"; ".join(f"{one.mention} {one.stance}" for one in draft.speakers) for draft in acts}
    assert said == {voices}


@pytest.mark.parametrize(
    ("passage", "polarity", "modality"),
    [
        ("Ethiopia lied when it said Eritrea had [bombed] Mekelle.", "affirmed", "possible"),
        ("Colombia is wrong to say that Venezuela [armed] the ELN.", "affirmed", "possible"),
        ("The army said the rebels had [shelled] Sake, but the report was false.", "affirmed", "possible"),
        ("Sudan claimed Ethiopia had [attacked] Gedaref, which turned out to be untrue.", "affirmed", "possible"),
        ("Local media reported that Mali had [bombed] Kidal. This was not true.", "affirmed", "possible"),
        ("The agency said Rwanda had [invaded] Burundi. The meeting was a hoax.", "affirmed", None),
        ("UN: no evidence Iran [armed] Houthis", "negated", "possible"),
        ("Kyiv has no proof Belarus [attacked] Chernihiv.", "negated", "possible"),
        ("Investigators found evidence Iran [armed] the Houthis.", "affirmed", None),
        ("Iranian [attack] on Israel foiled", "affirmed", "attempted"),
        ("Drone [attack] on Moscow averted", "negated", None),
        ("Ethiopia [attacked] Asmara with no warning.", "affirmed", None),
        # what is told of others with "for" and an infinitive never was, unless it took its time
        ("It is impossible for Mali to [retake] Kidal.", "negated", "possible"),
        ("It would be a mistake for Egypt to [attack] Ethiopia.", "affirmed", "possible"),
        ("It makes no sense for Iran to [attack] Kuwait.", "affirmed", "possible"),
        ("It is time for Sudan to [attack] Chad.", "affirmed", "possible"),
        ("It took two years for Russia to [capture] Bakhmut.", "affirmed", None),
        ("The raid allowed for Kidal to be [retaken].", "affirmed", None),
        ("Iran threatened in a statement to [attack] Kuwait.", "affirmed", "planned"),
        # what is made up, forged or played
        ("The army invented reports that the RSF [attacked] Omdurman.", "negated", None),
        ("Chad accused Sudan of fabricating reports that the JEM [attacked] Tine.", "affirmed", "possible"),
        ("A doctored video showed Indian troops [killing] civilians.", "affirmed", "possible"),
        ("AI-generated images showed Thai forces [attacking] Poipet.", "affirmed", "possible"),
        (
            "A video purporting to show Syrian soldiers [killing] Kurdish prisoners was fabricated.",
            "affirmed",
            "possible",
        ),
        ("In a naval exercise, Chinese ships [attacked] a mock island.", "affirmed", "possible"),
        ("The notion that China [supports] the Taliban is ridiculous.", "negated", None),
        ("The idea that China [supports] the Taliban is not new.", "affirmed", "possible"),
        # what ended, and what is said of one and not of the other
        ("Egypt's [support] for Haftar ended in 2021.", "negated", None),
        ("Iran's [support] for Hamas has not ended.", "affirmed", None),
        ("India [attacked] not Lahore but Sialkot.", "affirmed", None),
        ("Turkey sent troops not only to [attack] the YPG but also to guard its border.", "affirmed", "planned"),
        ("The two sides have [agreed] on nothing.", "negated", None),
    ],
)
def test_what_is_called_untrue_and_what_was_stopped(passage: str, polarity: str, modality: str | None) -> None:
    found = facts(passage)
    assert (found.polarity, found.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Chad accused Sudan of bombing Tine and Khartoum in turn accused Chad of lying.",
            {"Chad accuses Sudan", "Sudan attacks Tine", "Khartoum accuses Chad"},
        ),
        (
            "India accused Pakistan of shelling Poonch and Islamabad accused India of lying.",
            {"India accuses Pakistan", "Pakistan attacks Poonch", "Islamabad accuses India"},
        ),
        ("The UAE supports Haftar and Turkey the GNA.", {"The UAE supports Haftar"}),
        ("Egypt backs Burhan and the UAE the RSF.", {"Egypt supports Burhan"}),
        ("The militia attacked not Goma but Sake.", {"The militia attacks Sake"}),
        ("Al-Shabaab claims Mogadishu hotel attack", {"Al-Shabaab attacks Mogadishu"}),
        ("The killing of Ismail Haniyeh was condemned by Turkey.", set()),
        ("China ready to seize Taiwan, US general warns", {"China captures Taiwan"}),
        ("Zelensky told Putin to withdraw from Crimea.", {"Putin withdraws-from Crimea"}),
        ("Nigeria condemned plans by Niger to attack Mali.", {"Niger attacks Mali"}),
        ("Kabul doubts the rebels' claim that they will seize Kunduz.", {"they captures Kunduz"}),
        ("The town was calm, Kinshasa said, accusing Rwanda of lying.", {"Kinshasa accuses Rwanda"}),
    ],
)
def test_who_does_it_where_others_speak_too(text: str, claims: set[str]) -> None:
    read = next(iter(reader().read([document(text)])))
    found = {
        f"{draft.subject.mention if draft.subject else '?'} {draft.relation} {draft.object.mention}"
        for draft in read.drafts
        if draft.object
    }
    assert found == claims


def test_who_commands_the_troops_of_a_state_does_not_lead_it() -> None:
    text = "General Oleksandr Syrskyi, commander of Ukrainian troops in the east, met Macron."
    read = next(iter(reader().read([document(text)])))
    assert "leads" not in {draft.relation for draft in read.drafts}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        # one of several commanders
        ("RUF battalion commander George Adams fled to Monrovia.", "leads"),
        ("Senior al-Shabaab commander Abdullahi Nadir was killed.", "leads"),
        ("A Hamas commander, Raed Saad, was killed in Gaza.", "leads"),
        # what a group is called, and what is left behind or carried
        ("The Sunni militant group Jaish al-Adl attacked Zahedan.", "member-of"),
        ("Most of them are Alawites, a minority offshoot of Shiite Islam.", "splits-from"),
        ("The war between Chad and Sudan has left an estimated 200,000 people without a home.", "splits-from"),
        ("Dozens of people armed with machetes stormed a police post in Maybrat.", "supports"),
        # who speaks of an attack does not carry it out
        ("Four died, an Indonesian commander said, in the deadliest attack on Wamena this year.", "attacks"),
        # who is opposed to somebody is not opposed by nobody
        ("Opposed to the deal, Haftar left Geneva.", "opposes"),
        # no person holds it
        ("The Labour Party, which will become the next government, won in Norway.", "holds-role"),
    ],
)
def test_is_not_read(text: str, relation: str) -> None:
    read = next(iter(reader().read([document(text)])))
    assert relation not in {draft.relation for draft in read.drafts}


def test_a_senior_commander_belongs_to_the_group() -> None:
    read = next(iter(reader().read([document("Senior al-Shabaab commander Abdullahi Nadir was killed.")])))
    (membership,) = [draft for draft in read.drafts if draft.relation == "member-of"]
    assert membership.object is not None
    assert membership.object.name == "Al-Shabaab"


def test_of_two_sides_the_nearer_one_is_backed() -> None:
    text = "Fighting raged in Qusair between rebels and Syrian forces backed by Hezbollah."
    read = next(iter(reader().read([document(text)])))
    backed = {draft.object.mention for draft in read.drafts if draft.relation == "supports" and draft.object}
    assert backed == {"Syrian forces"}


def test_who_speaks_of_himself_as_we_is_not_who_he_names() -> None:
    text = 'The BLA was angry. "We will not be silent, and we will attack Pakistan," it said.'
    read = next(iter(reader().read([document(text)])))
    assert "Pakistan" not in {
        voice.referent.name for draft in read.drafts for voice in draft.speakers if voice.referent
    }


def test_they_are_no_state_that_says_so() -> None:
    read = next(iter(reader().read([document("Pakistan condemned the strikes and said they had killed women.")])))
    (killing,) = [draft for draft in read.drafts if draft.relation == "kills"]
    assert killing.subject is None or not killing.subject.sure


def test_what_others_may_have_had_a_part_in_happened() -> None:
    text = "An inquiry found that guards may have taken part in the Hamas-led attack on Haifa."
    read = next(iter(reader().read([document(text)])))
    assert {draft.modality for draft in read.drafts if draft.relation == "attacks"} == {"happened"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('Ali Hassan an official in the area said: "Hamas fighters entered Haifa."', [("Ali Hassan", None)]),
        (
            "A spokesman for the LNA Ahmed al-Mismari said that Turkey attacked Derna.",
            [("Ahmed al-Mismari", "Libyan National Army")],
        ),
        ("Egyptian Foreign Minister Badr Abdelatty said that Hamas attacked Haifa.", [("Badr Abdelatty", "Egypt")]),
        (
            "Aid groups accuse the army and its allies, the Volunteers, of attacking Goma.",
            [("Aid groups", None)],
        ),
    ],
)
def test_for_whom_he_speaks(text: str, speakers: list[tuple[str, str | None]]) -> None:
    read = next(iter(reader().read([document(text)])))
    (said,) = {draft.speakers for draft in read.drafts if draft.relation in ("attacks", "enters")}
    assert [(one.mention, one.on_behalf_of.name if one.on_behalf_of else None) for one in said] == speakers


def test_they_in_a_claim_of_rebels_is_nobody_else() -> None:
    read = next(iter(reader().read([document("Turkey rejected rebel claims that they had captured Manbij.")])))
    (captor,) = [draft.subject for draft in read.drafts if draft.relation == "captures"]
    assert captor is not None
    assert not captor.sure


def test_who_accuses_in_turn_is_the_accused() -> None:
    text = "Uganda accused Sudan of arming the FACT, and it in turn accused Chad of supplying the RSF."
    read = next(iter(reader().read([document(text)])))
    accusers = {draft.subject.name for draft in read.drafts if draft.relation == "accuses" and draft.subject}
    assert accusers == {"Uganda", "Sudan"}


def test_what_once_was_is_no_more() -> None:
    text = "Formerly backed by the UAE, Haftar left Derna. Once allied with Chad, the JEM left Tine."
    read = next(iter(reader().read([document(text)])))
    found = {draft.relation: draft.modality for draft in read.drafts if draft.relation in ("supports", "allied-with")}
    assert found == {"supports": "happened", "allied-with": "happened"}


def test_a_radio_is_not_the_state_in_its_name() -> None:
    read = next(iter(reader().read([document("Radio Pakistan accused the Taliban of attacking Chaman.")])))
    names = {draft.subject.name for draft in read.drafts if draft.subject}
    names |= {voice.referent.name for draft in read.drafts for voice in draft.speakers if voice.referent}
    assert names == {"Radio Pakistan", "Taliban"}
