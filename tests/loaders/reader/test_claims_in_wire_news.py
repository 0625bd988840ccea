"""Who does what to whom in the constructions of news agencies, which the parser often takes for others."""

from __future__ import annotations

import pytest
from sides.loaders.documents.document import document_of
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.reader import Reader

# Each sentence with a claim that it makes: relation, subject, object; "?" is left open.
MADE = [
    # mediators without parties
    ("Kenya is trying to mediate.", "mediates", "Kenya", "?"),
    ("Qatar, with Oman acting as a mediator, called the Taliban.", "mediates", "Oman", "?"),
    # in what state somebody is left
    ("The rebels fled, leaving Al-Qaeda in control of Zaranj.", "controls", "Al-Qaeda", "Zaranj"),
    # where to, behind an adverb or taken for an object
    ("The TPLF is penetrating deep into Amhara.", "enters", "The TPLF", "Amhara"),
    ("The TPLF has pushed east to Afar.", "advances-toward", "The TPLF", "Afar"),
    # who leads an act of war, and whose craft it is done with
    ("The rebels, backed by a French-led air campaign, fled.", "supports", "French", "The rebels"),
    ("The Taliban were toppled by a US-led intervention.", "opposes", "US", "The Taliban"),
    # a participle behind "officials said"
    ("Kenyan troops came, officials said, routing Al-Shabaab.", "attacks", "Kenyan troops", "Al-Shabaab"),
    # "by" on what somebody is accused of, or listed as
    ("The Taliban have been accused of abuses by the United Nations.", "accuses", "the United Nations", "The Taliban"),
    # several things done by one
    ("The Hema were killed, beaten or driven out by the Lendu.", "kills", "the Lendu", "The Hema"),
    # whose leader is X
    ("The LRA, whose leader is Joseph Kony, fled.", "leads", "Joseph Kony", "The LRA"),
    ("The LRA fled. Its commander is Joseph Kony.", "leads", "Joseph Kony", "Its"),
    # what somebody calls others
    ("Pakistan attacked what it called TTP hideouts.", "attacks", "Pakistan", "TTP hideouts"),
    ("Ethiopia bombed what it described as a base of the TPLF.", "attacks", "Ethiopia", "the TPLF"),
    # whose a base is, said behind it
    ("Turkey struck positions held by the PKK.", "attacks", "Turkey", "the PKK"),
    ("Iran hit bases belonging to the Houthis.", "attacks", "Iran", "the Houthis"),
    # targets without a name
    ("The Taliban attacked two ships in the port.", "attacks", "The Taliban", "two ships"),
    ("The Taliban attacked the governor's compound.", "attacks", "The Taliban", "the governor's compound"),
    ("Renamo attacks on army camps went on.", "attacks", "Renamo", "army"),
    ("Kenyan jets bombed militant positions.", "attacks", "Kenyan jets", "militant"),
    ("Renamo holds several buildings in the city.", "controls", "Renamo", "several buildings in the city"),
    # both sides of a battle that is said where they stand
    ("A battle is raging over Kidal between Hamas and Hezbollah.", "clashes-with", "Hamas", "Hezbollah"),
    # who commands a government, and whose part a named unit is
    ("Kenya's president, William Ruto, spoke. Ruto's government fled.", "leads", "Ruto", "Ruto's government"),
    ("The Taliban's Haqqani Network claimed it.", "part-of", "Haqqani Network", "The Taliban"),
    # a name taken for a part of what is given
    ("China has sold Uganda jets.", "supports", "China", "Uganda"),
    # in support of
    ("The SPLA sent tanks to Wau in support of Salva Kiir.", "supports", "The SPLA", "Salva Kiir"),
    # what is denied is the denier's own
    ("Egypt denied any attack on Sudan.", "attacks", "Egypt", "Sudan"),
    ("Somaliland has denied any links with Al-Shabaab.", "associated-with", "Somaliland", "Al-Shabaab"),
    # a gerund on what somebody has
    ("Ethiopia has experience fighting Al-Shabaab.", "clashes-with", "Ethiopia", "Al-Shabaab"),
    ("Kenya battled Al-Shabaab alongside Ethiopian forces.", "cooperates-with", "Kenya", "Ethiopian forces"),
    # an adjective and a part of a land
    ("The SPLA, which holds eastern and much of southern Kordofan, fled.", "controls", "The SPLA", "Kordofan"),
    # forces that are joined, and forces joined
    ("Burundi joined the AU force in 2007.", "member-of", "Burundi", "the AU force"),
    ("Kenya joined forces with Uganda.", "cooperates-with", "Kenya", "Uganda"),
    # who forms an alliance with a name is part of it
    ("Kenya and Uganda formed the Alliance of Lake States.", "part-of", "Uganda", "the Alliance of Lake States"),
    # a fighter's name that is none; a headline's list
    ("Rebels captured Bor Airport on Monday.", "captures", "Rebels", "Bor Airport"),
    ("Uganda, Rwanda accuse Burundi of arming rebels", "accuses", "Uganda", "Burundi"),
    # a subject taken for an adverbial, a verb taken for an adjective or a noun
    ("The TPLF fired rockets at Asmara.", "attacks", "The TPLF", "Asmara"),
    ("Iraqi troops, backed by militias, seized Tikrit.", "captures", "Iraqi troops", "Tikrit"),
    ("Troops from Chad retook Baga on Sunday.", "captures", "Troops", "Baga"),
    # a deal that a third one brokered
    ("The SPLA signed a deal with Chad brokered by Kenya.", "mediates", "Kenya", "a deal with Chad brokered by Kenya"),
    # what was going on, and what was done, by another
    ("Kenya said it was fighting Al-Shabaab and blamed Eritrea.", "accuses", "Kenya", "Eritrea"),
    # a verb taken for an adjective
    ("Eritrea, Sudan's ally, hosted talks between Khartoum and the Houthis.", "negotiates", "Khartoum", "the Houthis"),
    # the largest of those of whom something is said; who is seen beside whom; who founded it
    ("The UFDD, the largest of three groups fighting Chad, fled.", "clashes-with", "The UFDD", "Chad"),
    ("JEM fighters were seen alongside Chadian troops.", "cooperates-with", "JEM fighters", "Chadian troops"),
    ("The militia was founded by Mahamat Nouri.", "member-of", "Mahamat Nouri", "The militia"),
    ("Qatar has mediated in the past.", "mediates", "Qatar", "?"),
    # what is planned, and what was done
    ("Kenya vowed to hunt down the rebels and shelled Kismayo.", "attacks", "Kenya", "Kismayo"),
    # with what somebody answers; what is sunk; whose land it is
    ("Iran responded with strikes on Iraqi bases.", "attacks", "Iran", "Iraqi bases"),
    ("Tamil Tiger rebels sank a gunboat.", "attacks", "Tamil Tiger rebels", "a gunboat"),
    ("A fifth of its territory is occupied by Libya.", "controls", "Libya", "its"),
    ("The rebels were heading for Abeche.", "advances-toward", "The rebels", "Abeche"),
    # "with help" in the passive
    ("The RCD was overthrown by the MLC with Ugandan backing.", "supports", "Ugandan", "the MLC"),
]

# Sentences with a relation that they do not state, though the words are there.
NOT_MADE = [
    ("Some 200 Boko Haram fighters were left dead.", "splits-from"),
    ("Kenyan troops chased fighters out of an area on the Somali side of the border.", "supports"),
    ("The raid delivered a setback to the Taliban.", "supports"),
    ("The rebels were routed with the help of Russia.", "supports"),
    ("Salva Kiir, the Dinka member of the presidency, spoke.", "member-of"),
    ("Tanzania pushed back refugees.", "clashes-with"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader with the shipped lexicon and gazetteers."""
    return Reader()


@pytest.mark.parametrize(("text", "relation", "subject", "object"), MADE, ids=[text for text, *_ in MADE])
def test_who_does_what_to_whom(reader: Reader, text: str, relation: str, subject: str, object: str) -> None:
    assert (relation, subject, object) in [_shown(draft) for draft in _drafts(reader, text)]


@pytest.mark.parametrize(("text", "relation"), NOT_MADE, ids=[text for text, _ in NOT_MADE])
def test_what_is_not_said(reader: Reader, text: str, relation: str) -> None:
    assert relation not in [draft.relation for draft in _drafts(reader, text)]


def test_who_rules_is_no_charge(reader: Reader) -> None:
    text = (
        "Kenya's president, William Ruto, spoke. Ruto's government accused Hamas of arming Chad, a charge Hamas denies."
    )
    speakers = {(draft.relation, len(draft.speakers)) for draft in _drafts(reader, text)}
    assert {("leads", 0), ("accuses", 0), ("supports", 2)} <= speakers


def _drafts(reader: Reader, text: str) -> tuple[Draft, ...]:
    (read,) = reader.read([document_of(text, name="text")])
    return read.drafts


def _shown(draft: Draft) -> tuple[str, str, str]:
    subject = "?" if draft.subject is None else draft.subject.mention
    return draft.relation, subject, draft.literal or ("?" if draft.object is None else draft.object.mention)
