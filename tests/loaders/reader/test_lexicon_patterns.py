"""What the pattern language derives from one line, whatever form the sentence and its parse give it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sides.graph.errors import InvalidLexicon
from sides.loaders.documents.document import Document
from sides.loaders.reader.reader import Reader
from sides.loaders.reader.relations.frame import compile_frame
from sides.loaders.reader.relations.lexicon import lexicon

SENTENCES = [
    # a full passive of an adjective's participle
    ("Armenia is allied with Russia.", "allied-with", "Armenia", "Russia"),
    # what the parser takes for a particle is the first word of a preposition
    ("The United States pulled out of Afghanistan.", "withdraws-from", "United States", "Afghanistan"),
    # a preposition that hangs on the particle
    ("Israel has given in to Hamas.", "yields-to", "Israel", "Hamas"),
    # two objects
    ("Sweden gave Ukraine ten howitzers.", "supports", "Sweden", "Ukraine"),
    # an event that is done to the subject of its verb
    ("Sudan's army has received support from Egypt.", "supports", "Egypt", "Sudan"),
    # both sides of a relation that is not the same either way
    ("Tension between China and Taiwan is rising.", "opposes", "China", "Taiwan"),
    # a noun that says what the object is
    ("Raqqa, a stronghold of Islamic State, was bombed.", "based-at", "Islamic State", "Raqqa"),
    # the accused does what the gerund says
    ("Turkey accused Syria of invading Lebanon.", "attacks", "Syria", "Lebanon"),
    # a name that the tagger takes for an adverb
    ("Iraqi troops recaptured Mosul from Islamic State.", "captures", "Iraqi", "Mosul"),
    # a relative pronoun after its preposition
    ("The rebels, with whom Rwanda collaborates, took Goma.", "cooperates-with", "Rwanda", "The rebels"),
    # a weapon as the subject, where nobody is known behind it
    ("Drones attacked Kyiv overnight.", "attacks", "Drones", "Kyiv"),
    # a clause that a noun governs is no passive for its participle
    ("Nobody doubts the allegations that Iran has supplied Hamas.", "supports", "Iran", "Hamas"),
    # the agent of an event by which another began
    ("Turkey's operation began on October 9 with air strikes on Tal Abyad.", "attacks", "Turkey", "Tal Abyad"),
    # an infinitive's preposition
    ("Iran threatened to cut off electricity to Azerbaijan.", "threatens", "Iran", "Azerbaijan"),
    # words that the tokenizer takes apart
    ("Turkey violated the cease-fire with Syria.", "rejects", "Turkey", "Syria"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "relation", "subject", "object"), SENTENCES)
def test_forms(reader: Reader, text: str, relation: str, subject: str, object: str) -> None:
    found = _read(reader, text, relation)
    assert any(_in(subject, one) and _in(object, other) for one, other in found), found


@pytest.mark.parametrize(
    ("text", "relation", "subject"),
    [
        ("Turkey accused Syria of invading Lebanon.", "attacks", "Turkey"),
        ("It is hard to blame the Kurds.", "accuses", "It"),
        ("UN envoy Geir Pedersen met the Taliban.", "envoy-to", "Geir Pedersen"),
        ("JD Vance, Trump's vice president, visited Greenland.", "leads", "JD Vance"),
        ("A documentary about the siege of Sarajevo won a prize.", "besieges", "?"),
        ("The envoy's plane landed in Sanaa shortly after noon.", "enters", "?"),
        ("Islamic State lost hundreds of its supporters.", "supports", "its supporters"),
        ("The Ukrainian national team defeated France.", "attacks", "Ukrainian"),
    ],
)
def test_not_read(reader: Reader, text: str, relation: str, subject: str) -> None:
    assert not [one for one, _ in _read(reader, text, relation) if _in(subject, one)]


def test_an_underscore_holds_for_what_follows() -> None:
    frame = compile_frame("S sign deal|peace_accord|treaty with O", relation="agrees-with", part="verbs")
    assert frame.direct is not None
    assert frame.direct.nouns == {"deal": (None,), "accord": ("peace",), "treaty": ("peace",)}  # type: ignore[union-attr]


def test_a_word_with_a_hyphen_is_what_the_tokenizer_makes_of_it() -> None:
    frame = compile_frame("truce|cease-fire with O", relation="agrees-with", part="event_nouns")
    assert frame.heads == {"truce": (None,), "fire": ("cease_-",)}


def test_a_line_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("supports:\n  verbs: [S canoodle with O]\n", encoding="utf-8")
    assert _read(Reader(lexicons=[path]), "Serbia canoodles with Russia.", "supports") == [("Serbia", "Russia")]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("attacks:\n  verbs:\n    - S torch O\n    - S singe Q\n", 4, "'Q' is no argument"),
        ("attacks:\n  verbs:\n    - {pattern: S torch O,\n       modality: sure}\n", 3, "'sure' is no modality"),
        ("attacks:\n  verbs:\n    - S torch =x :O\n", 3, "is no preposition"),
        ("attacks:\n  verbs:\n    - {pattern: S torch O, modality: []}\n", 3, "is no modality"),
        ("attacks:\n  examples:\n    - text: A hit B.\n", 3, "an example is"),
        ("attacks:\n  verbs: S torch O\n", 2, "verbs is a list"),
        ("attacks: {}\nattax: {}\n", 2, "'attax' is no relation"),
        ("attacks:\n  verbs: []\n\nsupports:\n  verb: []\n", 4, "supports takes the keys"),
        ("attacks:\n  verbs: [S torch O\nsupports: {}\n", 3, "this is not YAML"),
        ("- attacks\n", None, "a lexicon maps relations"),
    ],
)
def test_what_is_wrong_has_its_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidLexicon, match=words) as caught:
        lexicon([path])
    assert (caught.value.source, caught.value.line) == (str(path), line)


def _read(reader: Reader, text: str, relation: str) -> list[tuple[str, str]]:
    document = Document(name="x", source="x", text=text, raw=text.encode(), raw_hash="")
    (read,) = reader.read([document])
    return [
        (one.subject.mention if one.subject else "?", one.object.mention if one.object else str(one.literal))
        for one in read.drafts
        if one.relation == relation
    ]


def _in(wanted: str, found: str) -> bool:
    return wanted.lower() in found.lower()
