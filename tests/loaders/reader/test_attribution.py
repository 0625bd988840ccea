"""Who says a claim: in direct and indirect speech, beside it, denying it, and not at all."""

from __future__ import annotations

import pytest
from clauses import facts, voices
from marked import document, drafts, reader

# The speakers as "mention stance", in order, then the outlet after "@".
CASES = [
    # Nobody but the author.
    ("The army [captured] the town.", ""),
    ("The Houthis, who [control] the capital, denied losing the airport.", ""),
    ("Russia-[backed] forces took the town, the mayor said.", ""),
    ("The mayor said that pro-Moscow [insurgents] took the town.", ""),
    ("Khalifa Haftar, the [leader] of the LNA, said that Egypt was a friend.", ""),
    # Indirect speech.
    ("The mayor said that rebels had [captured] the town.", "The mayor said"),
    ("Residents said rebels [entered] the town on Monday.", "Residents said"),
    ("Rebels [entered] the town, residents said.", "residents said"),
    ("Rebels have [entered] the town, said two residents.", "two residents said"),
    ("Hamas claimed that its fighters had [attacked] a base.", "Hamas claimed"),
    ("Haftar confirmed that his troops had [left] the port.", "Haftar confirmed"),
    ("The defence ministry said the army [captured] the hill.", "The defence ministry said"),
    ("A senior official said the rebels had [withdrawn].", "A senior official said"),
    ("Iran has [supplied] the rebels, as Saudi Arabia claims.", "Saudi Arabia claimed"),
    ("The UN warned that the militia might [attack] the camp.", "The UN said"),
    ("Sources in the town claimed that troops [entered] it.", "Sources in the town claimed"),
    ("Hezbollah hinted that it would [strike] back.", "Hezbollah suggested"),
    ("India says Pakistan [attacked] Poonch; Pakistan says it did not.", "India said; Pakistan denied"),
    ("Ukraine [shelled] Belgorod; the governor said two people died.", ""),
    ("The reports that Rwanda had [invaded] Congo were fabricated, Kigali said.", "Kigali denied"),
    # A speaker's own plans.
    ("The LNA said it would [lift] the siege of the town.", "The LNA said"),
    ("Israel vowed to [destroy] the tunnels.", "Israel promised"),
    ("Egypt pledged to [support] the government.", "Egypt promised"),
    ("The UN called on the rebels to [leave] the town.", "The UN said"),
    # Denials.
    ("Rwanda denied [supporting] the rebels.", "Rwanda denied"),
    ("Ukraine denied that Russia had [captured] the town.", "Ukraine denied"),
    ("The Houthis rejected claims that the coalition had [captured] the port.", "The Houthis denied"),
    ("Ethiopia denied reports that its troops [crossed] the border.", "Ethiopia denied"),
    ("Hamas denied the [attack] on the convoy.", "Hamas denied"),
    ("Rwandan troops [fight] beside the rebels, which Rwanda has denied.", "Rwanda denied"),
    ("Israel accuses Iran of [arming] Hezbollah, a charge that Iran denies.", "Israel claimed; Iran denied"),
    # Accusations.
    ("Riyadh accused Tehran of [smuggling] missiles to the rebels.", "Riyadh claimed"),
    ("Pakistan was accused by India of [sheltering] the militants.", "India claimed"),
    ("The army has [retaken] the town, a spokesman said, a day after rebels attacked it.", "a spokesman said"),
    ("A UN report [accuses] Rwanda, diplomats said, and its army.", "diplomats said"),
    # According to.
    ("According to UN experts, the army [shelled] the market.", "UN experts according-to"),
    ("The army [shelled] the market, according to residents.", "residents according-to"),
    ("The army [captured] the town, according to Reuters.", "@Reuters"),
    ("The rebels [attacked] the base, according to a statement by Hamas.", "Hamas according-to"),
    # Media.
    ("Reuters reported that the army had [captured] the town.", "@Reuters"),
    ("Reuters reported that the mayor said rebels had [captured] the town.", "the mayor said @Reuters"),
    ("A rebel commander told Reuters that his men had [entered] the town.", "A rebel commander said @Reuters"),
    ("In an interview with Al Jazeera, Haftar said he [controlled] the port.", "Haftar said @Al Jazeera"),
    # Nouns of saying.
    ("Turkey's claim that Greece [armed] the islands is old.", "Turkey claimed"),
    ("A statement by Hezbollah said its fighters [attacked] the post.", "Hezbollah said"),
    ("Kinshasa accuses Kigali of [supporting] the rebels - a claim Kigali rejects.", "Kinshasa claimed; Kigali denied"),
    ("India says Pakistan [supports] the rebels, something Islamabad denies.", "India said; Islamabad denied"),
    ("Iran is accused of [arming] the Houthis, an accusation it rejects.", "Iran denied"),
    (
        "Kagame accused Congo of [arming] the rebels. Kinshasa has rejected the accusation.",
        "Kagame claimed; Kinshasa denied",
    ),
    ("The UAE, which denies [arming] the rebels, called for talks.", "The UAE denied"),
    ("Ethiopia neither confirmed nor denied that it [attacked] the town.", ""),
    ("The army did not comment on claims that it [shelled] the town.", ""),
    ("The UN blamed the army for the [attack] on the town.", "The UN claimed"),
    # Denied in what follows, by whoever is charged.
    ("Sudan says Chad [backs] the JEM, but Chad denies it.", "Sudan said; Chad denied"),
    ("Kinshasa says Uganda is [arming] the M23. Kampala denies the charges.", "Kinshasa said; Kampala denied"),
    (
        "Ukraine said Russia had [sent] tanks to Donetsk. The Kremlin dismissed the allegations as absurd.",
        "Ukraine said; The Kremlin denied",
    ),
    (
        "Kyiv accused Moscow of [sending] troops. Kremlin spokesman Dmitry Peskov denied the allegations.",
        "Kyiv claimed; Dmitry Peskov denied",
    ),
    (
        "The US says Eritrea [backs] al-Shabaab. Both Eritrea and al-Shabaab deny the charge.",
        "The US said; Eritrea denied; al-Shabaab denied",
    ),
    ("The mayor said rebels had [entered] the town. Uganda denies the charges.", "The mayor said"),
    ("Rebels [entered] the town. The army denied it.", ""),
    ("Pressure grew over accusations it is [arming] the PKK. Turkey denies the accusations.", "Turkey denied"),
    (
        "India has denied a claim by a Pakistani general that it [attacked] Kashmir.",
        "a Pakistani general claimed; India denied",
    ),
    ("Qatar dismissed as lies reports that it had [funded] Hamas.", "Qatar denied"),
    ("Baku's claims that Armenia [shelled] Ganja are false, Yerevan said.", "Baku claimed; Yerevan denied"),
    ("Baku's claim that Armenia [shelled] Ganja is false.", ""),
    # Who does not say it.
    ("The State Department said it could not confirm that Eritrea [attacked] Ethiopia.", ""),
    ("A UN spokesman confirmed the fighting but did not say if rebels had [captured] the town.", ""),
    ("The mayor said the colonel was in charge of troops trying to [retake] the town.", "The mayor said"),
    ("The army said its jets bombed the camp, while Hamas claimed it [attacked] a base.", "Hamas claimed"),
    ("Uganda said it would keep to the truce that France [mediated].", ""),
    # Who goes on.
    ("The mayor said troops were advancing, adding that rebels had [fled] the town.", "The mayor said"),
    ("Ukraine says it has won, and accused Russia of [arming] the rebels.", "Ukraine claimed"),
    ("Ties are strained after Chad this week said Sudan was [backing] the rebels.", "Chad said"),
    # Cited, quoted and in whose words.
    ("Citing army officials, Reuters reported that rebels [attacked] the town.", "army officials said @Reuters"),
    ("Rebels [attacked] the town, according to Reuters, citing the army.", "the army said @Reuters"),
    ("Burhan was quoted as saying that rebels [attacked] the town.", "Burhan said"),
    ("The report quotes residents as saying that rebels [attacked] the town.", "residents said"),
    ("In Burhan's words, rebels [attacked] the town.", "Burhan according-to"),
    ("Rebels [attacked] the town, as Burhan put it.", "Burhan said"),
    ("A report by UN experts said that Rwanda [supports] the rebels.", "UN experts said"),
    ("Analysts and diplomats say Russia [backs] Haftar.", "Analysts said; diplomats said"),
    ("Speaking to Al Jazeera, Haftar said that rebels had [attacked] the town.", "Haftar said @Al Jazeera"),
    # Headlines.
    ("Netanyahu: Iran [attacked] Israel", "Netanyahu said"),
    ("Rwanda [backs] M23: UN experts", "UN experts said"),
    ("Israel [strikes] Rafah as Hamas rejects truce", ""),
    ("The UN ruled that Eritrea [attacked] the town.", "The UN said"),
    ("Analysts expect Azerbaijan to [attack] Armenia.", "Analysts suggested"),
    ("Al Masirah television reported that rebels had [attacked] the town.", "@Al-Masirah"),
    ("Its spokesman, Boutros Lam, said that rebels had [attacked] the town.", "Boutros Lam said"),
    # Nested.
    ("The mayor said that residents claimed rebels had [entered] the town.", "residents claimed; The mayor said"),
    # Quoted.
    ('"Rwanda," said Tshisekedi, "[attacked] the town with 4,000 soldiers."', "Tshisekedi said"),
    ('"Iran [attacked] Israel last night.\n\n"Nobody slept," Netanyahu said.', "Netanyahu said"),
    ('Netanyahu said that he was sure. "Hezbollah [attacked] the town."', "Netanyahu said"),
    ("Haftar was quoted as saying that his troops [entered] the port.", "Haftar said"),
    # Bodies.
    ("The army said its jets had [bombed] the camp.", "The army said"),
    ("The ministry said that militants [attacked] the checkpoint.", "The ministry said"),
    # Direct speech.
    ('"Our forces [entered] the base at dawn," Haftar said.', "Haftar said"),
    ('Haftar said: "Our forces [entered] the base at dawn."', "Haftar said"),
    ('"The war is over," Haftar said. "Our forces [control] the base now."', "Haftar said"),
    ('"Our forces [entered] the base at dawn," said a resident.', "a resident said"),
    ('"We lost," Haftar said. "They [bombed] us for days and nobody came to help."', "Haftar said"),
    # Continuation.
    ("Haftar said the war was over. He also confirmed that his troops had [left] the port.", "He confirmed"),
    # Headlines.
    ("Rebels [seize] port in Yemen - residents", "residents said"),
    ("Rebels [seize] port, says army", "army said"),
]


def _shown(passage: str) -> str:
    found = voices(passage)
    speakers = "; ".join(f"{one.mention} {one.stance}" for one in found.speakers)
    outlet = f"@{found.outlet.name}" if found.outlet else ""
    return " ".join(part for part in (speakers, outlet) if part)


@pytest.mark.parametrize(("passage", "expected"), CASES)
def test_speakers(passage: str, expected: str) -> None:
    assert _shown(passage) == expected


@pytest.mark.parametrize(
    ("passage", "whose"),
    [
        ("An LNA spokesperson said that troops had [left] the port.", "Libyan National Army"),
        ("A spokesman for Hamas said that fighters [attacked] a base.", "Hamas"),
        ("Hezbollah's spokesman said that fighters [attacked] a base.", "Hezbollah"),
        ("Ukrainian officials said that drones [attacked] a base.", "Ukraine"),
        ("Residents said that drones [attacked] a base.", None),
    ],
)
def test_on_whose_behalf(passage: str, whose: str | None) -> None:
    (voice,) = voices(passage).speakers
    assert (voice.on_behalf_of.name if voice.on_behalf_of else None) == whose


def test_a_denied_claim_is_a_stance_and_no_negation() -> None:
    """The denier is a speaker; what is denied stays affirmed."""
    (voice,) = voices("The army denied that militias had [entered] the port.").speakers
    assert voice.stance == "denied"


def test_what_a_speaker_grants_and_what_it_denies_are_two_claims() -> None:
    passage = "Moscow, while voicing support for Hamas, has denied it is arming Hamas."
    read = next(iter(reader().read([document(passage)])))
    assert sorted([voice.stance for voice in draft.speakers] for draft in read.drafts) == [[], ["denied"]]


def test_a_vowed_threat_is_a_threat_that_was_made() -> None:
    (draft,) = next(iter(reader().read([document("The Houthis vowed to punish Israel.")]))).drafts
    assert (draft.relation, draft.modality, draft.speakers) == ("threatens", "happened", ())


def test_the_rebels_who_deny_it_are_those_of_whom_the_text_speaks() -> None:
    (voice,) = voices("Hamas left the town. The militants denied that they had [attacked] it.").speakers
    assert voice.referent is not None
    assert voice.referent.name == "Hamas"


def test_a_denied_advance_did_not_happen_by_the_author() -> None:
    """What is said to be false is the denier's, who denies it; the author states nothing."""
    passage = "The army denied claims that the rebels were [advancing] on Derna."
    assert [voice.stance for voice in voices(passage).speakers][-1] == "denied"
    assert facts(passage).modality == "ongoing"


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported that Hamas attacked Israel.",
        "Hamas attacked Israel, according to Reuters.",
        "A resident told Reuters that Hamas attacked Israel.",
        "Hamas attacked Israel, Al Jazeera said.",
    ],
)
def test_a_medium_is_no_fighter(text: str) -> None:
    assert {one for one in drafts(text) if " attacks " in one} == {"hamas attacks israel"}


def test_a_possible_operation_did_not_happen() -> None:
    assert facts("An [operation] against the militia is possible.").modality == "possible"


def test_a_group_of_a_land_is_not_its_army() -> None:
    assert drafts("Yemen's Houthis attacked Saudi Arabia.") == {"houthis attacks saudi-arabia"}
