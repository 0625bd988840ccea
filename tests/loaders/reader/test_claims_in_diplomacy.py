"""Who does what to whom in the news of ultimatums, tariffs, raids and hostages: pressure short of battle, and after."""

from __future__ import annotations

import pytest
from sides.loaders.documents.document import document_of
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.reader import Reader

# Each sentence with a claim that it makes: relation, subject, object; "?" is left open.
MADE = [
    # who must do something, lest what is threatened come
    ("Mali threatened to walk out unless Niger freed the envoy.", "threatens", "Mali", "Niger"),
    ("Iran has threatened to close the strait if Israel attacks.", "threatens", "Iran", "Israel"),
    (
        "The FARC warned it would resume its raids unless Colombia lifted the curfew.",
        "threatens",
        "The FARC",
        "Colombia",
    ),
    ("Chad threatened to resume strikes in Sudan.", "threatens", "Chad", "Sudan"),
    # whose goods are hit
    ("India imposed tariffs on Chinese goods.", "sanctions", "India", "Chinese"),
    ("The European Union imposed tariffs on steel from Turkey.", "sanctions", "The European Union", "Turkey"),
    ("Kenya banned imports of Ugandan maize.", "sanctions", "Kenya", "Ugandan"),
    ("Russia banned wines from Moldova.", "sanctions", "Russia", "Moldova"),
    ("The European Union suspended part of an aid programme for Chad.", "sanctions", "The European Union", "Chad"),
    # dealings that end, demands that are refused or met
    ("Italy announced a suspension of air links with Serbia.", "rejects", "Italy", "Serbia"),
    ("Guinea refused to respond to a demand from ECOWAS.", "rejects", "Guinea", "ECOWAS"),
    ("Nigeria denied Cameroon access to the port.", "rejects", "Nigeria", "Cameroon"),
    ("Peru conceded to demands from Chile.", "yields-to", "Peru", "Chile"),
    # whose raids a complaint is about
    ("Lebanon complained to the United Nations over two Israeli air raids.", "condemns", "Lebanon", "Israeli"),
    # who is opposed to what another does
    ("Uganda is opposed to Kenyan mediation in the talks.", "opposes", "Uganda", "Kenyan"),
    # hostages, and what is done by wire
    ("Al-Shabaab is holding three Kenyan soldiers hostage.", "attacks", "Al-Shabaab", "three Kenyan soldiers"),
    ("Taliban fighters took the Korean teachers hostage.", "attacks", "Taliban fighters", "the Korean teachers"),
    ("Iranian hackers defaced Albanian websites.", "attacks", "Iranian hackers", "Albanian"),
    ("Jewish settlers set fire to the homes of Bedouin farmers.", "attacks", "Jewish settlers", "Bedouin farmers"),
    # troops that come
    ("A first batch of Kenyan troops arrived in Haiti.", "enters", "Kenyan troops", "Haiti"),
    # raids in which people died
    ("Two Sudanese air raids in which 20 people were killed hit Chad.", "kills", "Sudanese", "20 people"),
    # in whose power something is
    ("Pakistan defended the right of Azerbaijan to attack Armenia.", "attacks", "Azerbaijan", "Armenia"),
    # a verb that the parser takes for a part of its object
    (
        "A Nigerian jet fired rockets into the suburb of Caldwell.",
        "attacks",
        "A Nigerian jet",
        "the suburb of Caldwell",
    ),
    # the second of two gerunds, the first of which governs an infinitive
    (
        "The rebels left, citing the refusal of Mali to free them and accusing Niger of treason.",
        "accuses",
        "The rebels",
        "Niger",
    ),
    # a gerund for an act of war, a preposition with nothing behind it, a verb taken for a participle
    ("Four Togolese soldiers were killed in shelling by Beninese forces.", "kills", "Beninese forces", "Togolese"),
    ("The Malian soldiers were fired upon by Tuareg rebels.", "attacks", "Tuareg rebels", "The Malian soldiers"),
    ("Kenyan security forces injured at least six people on Saturday in Kisumu.", "attacks", "Kenyan", "six people"),
    # who is told to go, and whose envoy is sent for
    ("Chad ordered the French troops out of the country.", "expels", "Chad", "the French troops"),
    ("Laos summoned Thailand's deputy high commissioner.", "condemns", "Laos", "Thailand"),
    # names that are known by what they are said to be
    ("Bassem Naim, a Hezbollah member, was killed.", "member-of", "Bassem Naim", "Hezbollah"),
    ("An activist, Musa Bello, was abducted by the SPLA.", "attacks", "the SPLA", "Musa Bello"),
]
# Each sentence with a claim that it does not make.
NOT_MADE = [
    ("Zambia extradited British militant Haroon Aswad.", "member-of", "Haroon Aswad", "British"),
    ("Eight Cuban advisers were killed in Angola.", "associated-with", "Eight Cuban advisers", "Cuban"),
    ("Venezuelan opposition leader Maria Corina Machado met Putin.", "leads", "Maria Corina Machado", "Venezuelan"),
    ("Uganda is opposed to Kenyan mediation in the talks.", "mediates", "Kenyan", "the talks"),
    ("Hamas still holds 24 living hostages.", "attacks", "Hamas", "24 living hostages"),
    ("Gunmen shelled Bria, killing ten soldiers, aid workers and officials said.", "kills", "Gunmen", "officials"),
    ("The rebels tried to cross from the Lao side to the Thai side.", "loyal-to", "The rebels", "Thai"),
    ("Qatar threatened Bahrain with sanctions.", "sanctions", "Qatar", "Bahrain"),
    ("Kurdish fighters came to join the French troops.", "member-of", "Kurdish fighters", "the French troops"),
]
# Leaders of others in a country than those who rule it.
NOT_THE_STATE = [
    "Afghan rebel leaders met Antonio Guterres.",
    "Ivorian opposition leaders met Antonio Guterres.",
    "Nigerian Muslim leaders met Antonio Guterres.",
]
THE_STATE = ["US trade negotiators met Antonio Guterres.", "Japanese military leaders met Antonio Guterres."]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader with the shipped lexicon and gazetteers."""
    return Reader()


@pytest.mark.parametrize(("text", "relation", "subject", "object"), MADE, ids=[text for text, *_ in MADE])
def test_who_does_what_to_whom(reader: Reader, text: str, relation: str, subject: str, object: str) -> None:
    shown = [_shown(draft) for draft in _drafts(reader, text)]
    assert any(one[0] == relation and subject in one[1] and object in one[2] for one in shown), shown


@pytest.mark.parametrize(("text", "relation", "subject", "object"), NOT_MADE, ids=[text for text, *_ in NOT_MADE])
def test_what_is_not_said(reader: Reader, text: str, relation: str, subject: str, object: str) -> None:
    assert (relation, subject, object) not in [_shown(draft) for draft in _drafts(reader, text)]


@pytest.mark.parametrize("text", [*NOT_THE_STATE, *THE_STATE])
def test_who_speaks_for_a_state(reader: Reader, text: str) -> None:
    (subject,) = (draft.subject for draft in _drafts(reader, text))
    assert subject is not None
    assert (subject.kind == "state") == (text in THE_STATE)


def _drafts(reader: Reader, text: str) -> tuple[Draft, ...]:
    (read,) = reader.read([document_of(text, name="text")])
    return read.drafts


def _shown(draft: Draft) -> tuple[str, str, str]:
    subject = "?" if draft.subject is None else draft.subject.mention
    return draft.relation, subject, draft.literal or ("?" if draft.object is None else draft.object.mention)
