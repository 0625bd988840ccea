"""Words of saying, with the stance that each gives whoever says it."""

from __future__ import annotations

from sides.loaders.reader.word_sets import word_set


def _stances(words: dict[str, str]) -> dict[str, str]:
    return {word: stance for stance, text in words.items() for word in text.split()}


#: Verbs of saying: "X said that …".
VERBS = _stances(
    {
        "said": """acknowledge add announce answer appeal argue assess call caution cite comment complain conclude
        declare
        demand describe detail disclose emphasise emphasize estimate explain fear hail hope inform insist maintain
        mention
        note observe order point post predict proclaim quote recall recount reiterate relate remark repeat reply report
        respond reveal say state stress tell testify think believe tweet underline underscore urge warn write""",
        "claimed": "accuse allege assert blame boast charge claim contend lament suspect",
        "confirmed": "admit affirm attest certify concede confess confirm corroborate reaffirm verify",
        "denied": "contest contradict deny dismiss dispute disavow rebut refute reject repudiate",
        "promised": "guarantee pledge promise swear undertake vow",
        "suggested": "hint imply indicate insinuate intimate propose signal speculate suggest",
    }
)

#: Nouns for something said; whose it is speaks, or whose verb it is the object of.
NOUNS = _stances(
    {
        "said": """account announcement comment communique declaration message remark report speech statement testimony
        tweet warning word""",
        "claimed": "accusation allegation assertion charge claim rumor rumour",
        "confirmed": "acknowledgement admission confirmation",
        "denied": "denial",
        "promised": "assurance guarantee pledge promise vow",
        "suggested": "hint suggestion suspicion",
    }
)

#: Verbs of thinking and wishing: what they govern as a clause is their subject's word, an infinitive is not.
THINKING = word_set("believe estimate fear hope predict suspect think assess")

#: Verbs that say something of an event named by a noun: "denied the attack", "announced the capture of".
OF_EVENTS = word_set(
    """acknowledge admit allege announce confess confirm deny describe dispute hail proclaim promise reject report
    pledge vow claim refute dismiss"""
)

#: Verbs of asking, with an infinitive for what is asked: "called on the army to withdraw".
ASKING = word_set("appeal call demand order urge warn tell")

#: Verbs that reject what is said.
REJECTING = word_set("contest contradict deny dismiss dispute rebut refute reject repudiate")

#: Persons who speak for somebody.
SPEAKS_FOR = word_set("""spokesman spokesperson spokeswoman spokespeople spokesmen mouthpiece spokespersons official""")

#: Sources that are often left without a name.
UNNAMED = word_set(
    """activist adviser advisor aide analyst blogger commander diplomat doctor elder expert eyewitness fighter
    insider lawmaker leader local medic minister monitor observer officer official politician refugee relative
    report resident soldier source spokesman spokesperson spokeswoman survivor villager witness worker fisherman
    journalist negotiator rebel militant prisoner teacher"""
)

#: Bodies that speak, where nobody knows whose they are.
BODIES = word_set(
    """administration agency alliance army authority cabinet coalition command commission committee council court
    department embassy force government group junta military militia ministry mission movement navy office
    opposition organisation organization palace parliament party police presidency regime side spokespeople union
    wing"""
)
