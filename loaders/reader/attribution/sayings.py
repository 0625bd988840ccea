"""Words of saying, with the stance that each gives whoever says it."""

from __future__ import annotations

from sides.loaders.reader.word_sets import word_set


def _stances(words: dict[str, str]) -> dict[str, str]:
    return {word: stance for stance, text in words.items() for word in text.split()}


#: Verbs of saying: "X said that …".
VERBS = _stances(
    {
        "said": """add announce answer appeal argue assess believe call caution cite clarify comment complain conclude
        counter declare demand describe detail disclose document elaborate emphasise emphasize estimate explain fear
        find hail hope inform insist joke maintain mention note object observe opine order point post predict proclaim
        protest quip quote read recall reckon recount reiterate relate remark repeat reply report respond retort reveal
        rule say shout state stress tell testify think tweet underline underscore urge warn write""",
        "claimed": "accuse allege assert blame boast brag charge claim contend lament suspect",
        "confirmed": "acknowledge admit affirm attest certify concede confess confirm corroborate reaffirm verify",
        "denied": "contest contradict deny dismiss dispute disavow rebut refute reject repudiate",
        "promised": "guarantee pledge promise swear undertake vow",
        "suggested": """anticipate expect forecast foresee hint imply indicate insinuate intimate propose signal
        speculate suggest""",
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

#: Verbs of blaming, whose object is blamed and says nothing.
BLAMING = word_set("accuse blame charge suspect")

#: Nouns for a charge against somebody, whoever makes it.
CHARGES = word_set("accusation allegation charge claim")

#: Verbs of giving something a name: "called the report a lie".
BRANDING = word_set("brand call denounce describe dismiss label slam term")

#: Verbs with which a speaker goes on: "said they were advancing, adding that".
GOING_ON = word_set("add assert emphasise emphasize explain insist note observe say stress underline underscore warn")

#: Verbs of making a statement known: their subject makes it ("issued a warning that"), as that of others does not
#: ("did not comment on reports that").
MAKING = word_set(
    """air amplify broadcast deliver file give have issue launch level lodge make offer post publish raise reiterate
    release renew repeat send sign spread voice write"""
)

#: Nouns for what somebody says, after "in" or "by": "in the army's words", "by all accounts of the rebels".
MANNERS = word_set("account view opinion telling word reckoning")

#: Verbs of thinking and wishing: what they govern as a clause is their subject's word, an infinitive is not.
THINKING = word_set(
    "anticipate believe estimate expect foresee forecast fear find hope predict rule suspect think assess"
)

#: Verbs that say something of an event named by a noun: "denied the attack", "announced the capture of".
OF_EVENTS = word_set(
    """acknowledge admit allege announce confess confirm deny describe dispute hail proclaim promise reject report
    pledge vow claim refute dismiss"""
)

#: Verbs of asking, with an infinitive for what is asked: "called on the army to withdraw".
ASKING = word_set("appeal call demand order urge warn tell")

#: Verbs that reject what is said.
REJECTING = word_set("contest contradict deny dismiss dispute rebut refute reject repudiate")

#: Things that relay news; their name is an outlet's.
MEDIA = word_set(
    "agency broadcaster channel daily magazine media network newspaper outlet portal radio television website"
)

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
    """administration agency alliance army authority broadcaster cabinet coalition command commission committee council
    court department embassy force government group junta military militia ministry mission movement navy newspaper
    office opposition organisation organization outlet palace parliament party police presidency radio regime side
    spokespeople television union wing"""
)
