"""Who does what to whom where the parser hangs a word wrongly, and forms that the lemmatizer takes for others."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sides.loaders.documents.document import document_of
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.parsed import parse
from sides.loaders.reader.reader import Reader

# Each sentence with a claim that it makes: relation, subject, object; "?" is left open.
MADE = [
    # the subject of a second clause, joined to the object of the first
    ("Haftar met Faiez Serraj of the GNA and the two agreed to halt the attacks.", "agrees-with", "two", "two"),
    ("Tehran was accused of sheltering fighters and the Taliban criticised Iran.", "condemns", "the Taliban", "Iran"),
    # a noun joined to the verb
    ("The accord leaves Uganda and forces loyal to Chad in control of Goma.", "controls", "forces", "Goma"),
    (
        "The deal leaves Uganda and troops loyal to Chad in control of the town of Goma and also the Bunia area.",
        "controls",
        "Uganda",
        "the Bunia area",
    ),
    # the agent before the last "and"
    (
        "Mali's soldiers backed by Russian mercenaries and Chadian troops took Kidal.",
        "supports",
        "Chadian troops",
        "Mali's soldiers",
    ),
    # a clause right behind a noun that it has for its object
    ("Uganda does not trust the SPLA and many rebels who back it it regards as foes.", "opposes", "it", "many rebels"),
    # a relative clause that goes on
    (
        "Dragan Covic, who leads the HDZ BiH, and has often sided with Russia in parliament, offered to resign.",
        "allied-with",
        "Dragan Covic",
        "Russia",
    ),
    # the second of two phrases
    (
        "Marco Rubio spoke on Monday with Putin and with Rwanda's president, Paul Kagame.",
        "meets",
        "Marco Rubio",
        "Paul Kagame",
    ),
    # an event before a gerund
    (
        "The RSF has taken the town of Nyala but after clashes with Chadian troops causing several deaths.",
        "clashes-with",
        "The RSF",
        "Chadian troops",
    ),
    # an adjective taken for a gerund
    ("Kenyan troops seized Kismayo as opposing militias fled.", "withdraws-from", "opposing militias", "Kismayo"),
    # a participle taken for the main verb
    ("The ceasefire agreed by India and Pakistan is holding.", "agrees-with", "India", "Pakistan"),
    ("Mosul captured by Islamic State", "captures", "Islamic State", "Mosul"),
    # a name hung on the subject
    (
        "Rights groups accuse the army and its auxiliaries, the Volunteers for the Defense of the Homeland, of theft.",
        "accuses",
        "Rights groups",
        "the Volunteers for the Defense of the Homeland",
    ),
    # who acts too
    ("Rwanda as well as Uganda backs the M23.", "supports", "Rwanda", "the M23"),
    ("Rwanda, along with Uganda, backs the M23.", "supports", "Uganda", "the M23"),
    ("Mali, together with allied militias, has retaken Kidal.", "captures", "allied militias", "Kidal"),
    # a verb taken for what the name behind it is
    ("The seizure of Goma by the M23 shocked Congo.", "captures", "the M23", "Goma"),
    ("Russia's support for Haftar angered Turkey.", "supports", "Russia", "Haftar"),
    # a headline taken for one noun phrase
    ("Congo army attacks rebels near Goma", "attacks", "Congo army", "rebels"),
    ("EU sanctions Rwanda over Congo", "sanctions", "EU", "Rwanda"),
    ("Putin, Erdogan discuss truce", "negotiates", "Erdogan", "truce"),
    ("Turkey funds factions including those allied with Hamas.", "supports", "Turkey", "factions"),
    # the verb that a sentence lacks, taken for a participle or for a noun
    ("The rebels, armed with Rwandan weapons, advanced on Goma.", "advances-toward", "The rebels", "Goma"),
    ("Turkey sent drones to help the GNA repel Haftar.", "clashes-with", "the GNA", "Haftar"),
    # a gerund taken for a noun
    ("The party accused Modi of shielding militants.", "supports", "Modi", "militants"),
    # forms of verbs and nouns
    ("Al-Shabaab has waged war on Somalia.", "attacks", "Al-Shabaab", "Somalia"),
    ("Hezbollah hopes to hit Israeli bases.", "attacks", "Hezbollah", "Israeli bases"),
]
# Sentences with what they do not say.
NOT_MADE = [
    ("Turkey sent drones to help the GNA repel Haftar.", "supports", "Turkey", "Haftar"),
    ("Haftar met Faiez Serraj of the GNA and the two agreed to halt the attacks.", "meets", "Haftar", "two"),
    ("Uganda does not trust the SPLA and many rebels who back it it regards as foes.", "supports", "the SPLA", "it"),
    ("Kenyan troops seized Kismayo as opposing militias fled.", "opposes", "Kenyan troops", "opposing militias"),
    ("The seizure of Goma by the M23 shocked Congo.", "captures", "Congo", "Goma"),
    ("Russia's support for Haftar angered Turkey.", "supports", "Russia", "Turkey"),
    ("Kenyan troops seized Kismayo as opposing militias fled.", "opposes", "Kenyan troops", "militias"),
    ("Orban spoke by telephone with Vladimir Putin.", "meets", "telephone", "Vladimir Putin"),
    ("Ugandan troops and Chadian rebels backed by Sudan clashed in Abyei.", "supports", "Sudan", "Ugandan troops"),
]


@pytest.fixture(scope="module")
def read() -> Mapping[str, set[tuple[str, str, str]]]:
    """The claims of each sentence, all read in one batch."""
    texts = [one[0] for one in (*MADE, *NOT_MADE)]
    reads = Reader().read(document_of(text, name="x") for text in texts)
    return {text: {_claim(draft) for draft in one.drafts} for text, one in zip(texts, reads, strict=True)}


@pytest.mark.parametrize(("text", "relation", "subject", "object"), MADE)
def test_is_made(
    read: Mapping[str, set[tuple[str, str, str]]], text: str, relation: str, subject: str, object: str
) -> None:
    assert (relation, subject, object) in read[text]


@pytest.mark.parametrize(("text", "relation", "subject", "object"), NOT_MADE)
def test_is_not_made(
    read: Mapping[str, set[tuple[str, str, str]]], text: str, relation: str, subject: str, object: str
) -> None:
    assert (relation, subject, object) not in read[text]


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("They staged raids and waged war.", {"stage", "wage"}),
        ("It hoped to hit bases.", {"hope", "base"}),
        ("The army reoccupied the town and installed a governor.", {"reoccupy", "install"}),
        ("They got rid of it.", {"rid"}),
    ],
)
def test_words_of_the_news_have_their_lemmas(text: str, lemmas: set[str]) -> None:
    assert lemmas <= {token.lemma_ for token in pipeline()(text)}


def test_sentences_stay_as_they_are() -> None:
    text = "Haftar met Faiez Serraj of the GNA and the two agreed. Mosul fell."
    (parsed,) = parse([document_of(text, name="x")], pipeline())
    assert [sentence.text for sentence in parsed.doc.sents] == text.replace(". ", ".|").split("|")


def _claim(draft: Draft) -> tuple[str, str, str]:
    object = draft.object.mention if draft.object else draft.literal or ""
    return draft.relation, draft.subject.mention if draft.subject else "?", object
