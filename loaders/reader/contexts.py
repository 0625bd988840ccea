"""What governing words make of what they govern: "plans to attack", "failed to capture", "an alleged raid".

The classes follow the event-selecting predicates of FactBank (Saurí and Pustejovsky 2009) and the implicative verbs of
Karttunen (1971). Verbs that leave the fact as it is ("managed to", "began to", "forced to") need no entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from sides.loaders.reader.word_sets import word_set


@dataclass(frozen=True, slots=True)
class Context:
    """What a governing word does: the `modality` it gives, None to leave it; `negates`: whether it turns polarity."""

    modality: str | None = None
    negates: bool = False


def _table(classes: dict[Context, str]) -> dict[str, Context]:
    return {word: context for context, words in classes.items() for word in words.split()}


_PLANNED = Context("planned")
_ATTEMPTED = Context("attempted")
_POSSIBLE = Context("possible")
_PREDICTED = Context("predicted")
_QUESTIONED = Context("questioned")
_ONGOING = Context("ongoing")
_NEGATED = Context(None, True)

#: Verbs, by what they do to the clause, infinitive, gerund or event noun that they govern.
VERBS = _table(
    {
        _ATTEMPTED: """attempt endeavor endeavour foil frustrate push repel repulse rebuff seek strive struggle thwart
        try""",
        _PLANNED: """agree aim arrange authorize authorise commit consent decide design determine instruct intend offer
        order organize organise plan pledge plot poise prepare promise schedule swear threaten undertake vow want
        wish""",
        _POSSIBLE: """appeal ask beg call demand discuss hope implore insist invite negotiate plead press propose
        recommend request require urge allege assume believe consider contemplate debate fear guess imagine mull ponder
        presume rumor rumour speculate suppose surmise suspect think weigh worry doubt risk study""",
        _QUESTIONED: "wonder",
        _PREDICTED: "anticipate await bet expect forecast foresee predict project",
        _ONGOING: "continue keep persist remain",
        _NEGATED: """abandon abstain avert avoid ban bar block cancel cease decline deter fail forbid forgo halt
        hesitate feign hinder neglect obstruct oppose postpone preclude pretend prevent prohibit refrain refuse reject
        renounce resist shun stop suspend veto stall scrap""",
    }
)

#: Adjectives that govern a clause: "is ready to attack", "is unlikely to".
ADJECTIVES = _table(
    {
        _PLANNED: "about bent determined eager keen poised prepared ready set willing due scheduled slated committed",
        _PREDICTED: "bound certain destined likely sure expected",
        _POSSIBLE: "able capable close free likelier possible probable near",
        Context("predicted", True): "unlikely improbable",
        Context(
            None, True
        ): """reluctant unable unwilling hesitant loath loth powerless impossible false untrue baseless
        unfounded groundless""",
    }
)

#: Nouns that govern one: "the goal of moving to", "an attempt to", "the risk of".
NOUNS = _table(
    {
        _ATTEMPTED: "attempt bid campaign drive effort endeavor endeavour push struggle",
        _PLANNED: """agreement aim ambition authority authorization commitment decision desire determination goal hope
        instruction intent intention mandate mission objective offer order plan pledge plot preparation promise purpose
        readiness resolve scheme threat vow willingness wish verge brink cusp""",
        _POSSIBLE: """ability appeal call capacity chance danger demand evidence fear invitation option
        possibility potential proof proposal prospect request risk rumor rumour scenario suspicion ultimatum urging
        warning""",
        _PREDICTED: "expectation forecast likelihood prediction projection",
        _NEGATED: "absence failure inability lack opposition refusal rejection reluctance unwillingness",
    }
)

#: What an adjective before an event noun makes of it: "planned talks", "a failed offensive".
BEFORE_NOUNS = _table(
    {
        _PLANNED: """planned proposed upcoming forthcoming scheduled intended future threatened promised imminent
        impending""",
        _POSSIBLE: "possible potential hypothetical feared suspected rumored rumoured eventual",
        _PREDICTED: "expected anticipated predicted likely looming inevitable",
        _ATTEMPTED: "attempted failed foiled abortive thwarted botched unsuccessful",
        _ONGOING: "ongoing continuing continued current",
    }
)

#: Auxiliaries. `will` and `would` are decided by their sentence.
AUXILIARIES = {
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "should": "possible",
    "must": "possible",
    "ought": "possible",
    "shall": "planned",
}

#: Adverbs and adjectives that hedge, with the modality that they give, None for those that leave the fact.
HEDGES: dict[str, str | None] = {
    "allegedly": None,
    "alleged": None,
    "apparently": None,
    "apparent": None,
    "presumably": "possible",
    "probably": "possible",
    "possibly": "possible",
    "perhaps": "possible",
    "maybe": "possible",
    "potentially": "possible",
    "reportedly": None,
    "reported": None,
    "seemingly": None,
    "supposedly": None,
    "ostensibly": None,
    "purportedly": None,
    "purported": None,
    "likely": "possible",
    "effectively": None,
    "arguably": None,
    "evidently": None,
    "unconfirmed": None,
    "suspected": None,
    "rumoured": "possible",
    "rumored": "possible",
}

NEGATIONS = word_set("not n't never neither nor no hardly scarcely nobody none")

#: Verbs that only carry an event noun, so that what is said of them is said of it: "did not launch an attack".
LIGHT = word_set(
    """agree announce carry conduct conclude do execute fight get give grant have hold impose launch lend make mount
    offer open perform provide reach receive send sign stage start strike supply take undertake wage win"""
)

#: What a verb says of the event that is its subject: "the attack failed", "the feud goes on".
EVENTS = _table(
    {
        _ATTEMPTED: "fail falter flop fizzle founder",
        _PREDICTED: "loom await approach",
        _ONGOING: "continue persist rage drag simmer endure",
        Context(): "happen occur take begin start erupt break resume follow materialise materialize ensue",
    }
)

#: Verbs of motion, after which "for talks" is a purpose.
MOTIONS = word_set("""arrive come depart drive fly go head journey leave meet return sail travel visit""")

#: Of two modalities the one further from the fact holds.
DISTANCE = ("ongoing", "attempted", "planned", "predicted", "possible", "questioned")

#: Verbs of saying and finding leave what is said as it is; where they are negated, nothing is said.
SAYING = word_set(
    """acknowledge add admit affirm allege announce argue assert claim comment conclude confirm contend declare deny
    describe disclose dispute emphasise emphasize explain find hear indicate inform insist know learn maintain
    mention note observe proclaim recall recount reiterate remark reply report reveal say see show state stress
    suggest tell testify underline underscore warn write accuse complain boast caution respond tweet"""
)

#: Verbs that hedge what follows: "appears to support".
RAISING = frozenset(["appear", "seem", "look", "sound"])
