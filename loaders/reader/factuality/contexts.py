"""What governing words make of what they govern: "plans to attack", "failed to capture", "an alleged raid".

The classes follow the event-selecting predicates of FactBank (Saurí and Pustejovsky 2009) and the implicative verbs of
Karttunen (1971). Verbs that leave the fact as it is ("managed to", "began to", "forced to") need no entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from sides.loaders.reader.word_sets import word_set


@dataclass(frozen=True, slots=True)
class Context:
    """What a governing word does to what it governs.

    modality: the one it gives, None to leave it. negates: whether it turns polarity. denied: the modality that it
    gives instead of both, where the word itself is negated: what was "not ruled out" is possible, and no more.
    """

    modality: str | None = None
    negates: bool = False
    denied: str | None = None


def _table(classes: dict[Context, str]) -> dict[str, Context]:
    return {word: context for context, words in classes.items() for word in words.split()}


_PLANNED = Context("planned")
_ATTEMPTED = Context("attempted")
_POSSIBLE = Context("possible")
_PREDICTED = Context("predicted")
_QUESTIONED = Context("questioned")
_ONGOING = Context("ongoing")
_NEGATED = Context(None, True)
_REJECTED = Context(None, True, "possible")
_SHOWN = Context(None, False, "possible")

#: Verbs, by what they do to the clause, infinitive, gerund or event noun that they govern.
VERBS = _table(
    {
        _ATTEMPTED: """attempt endeavor endeavour foil frustrate push repel repulse rebuff seek strive struggle thwart
        try""",
        _PLANNED: """agree aim approve arrange authorise authorize choose commit consent decide delay design determine
        gear greenlight instruct intend offer order organise organize plan pledge plot poise prepare promise schedule
        slate swear task threaten undertake volunteer vow want wish""",
        _POSSIBLE: """advise allege appeal ask assume beg believe call challenge consider contemplate dare debate
        demand discuss doubt dream encourage entreat envisage envision exhort fear goad guess hope imagine implore
        incite insist invite lobby mandate moot mull negotiate oblige petition plead ponder press pressure presume
        propose recommend request require risk rumor rumour speculate study suppose surmise suspect think urge weigh
        worry""",
        _QUESTIONED: "wonder",
        _PREDICTED: "anticipate await bet expect forecast foresee predict project",
        _ONGOING: "continue keep persist remain",
        _NEGATED: """abandon abstain avert avoid bar block cancel cease deter fail feign forgo halt hesitate hinder miss
        neglect obstruct postpone preclude pretend prevent refrain resist scrap shelve shun stall stop suspend""",
        _REJECTED: "ban decline exclude forbid oppose prohibit refuse reject renounce veto",
        Context("possible", True): "lack",
    }
)

#: Verbs against an event that is their object: that somebody is against it does not say that it is not.
OPPOSING = word_set("ban deter forbid hinder obstruct oppose prohibit reject resist")

#: Verbs for an event that is their object, which need not be: "does not support an attack on".
FAVOURING = word_set("accept advocate back condone endorse favor favour support tolerate")

#: Verbs of saying that an event is so: of what they do not say it, it is open.
SHOWING = word_set("announce confirm establish prove report verify")

#: Adverbs with which the author calls what others say untrue: "falsely accused of bombing", "wrongly reported that".
UNTRULY = word_set("erroneously falsely fraudulently mistakenly untruthfully wrongfully wrongly")

#: Verbs of stopping what others do or plan, which headlines put in the passive without "was": "attack foiled".
STOPPING = word_set("avert block cancel foil frustrate postpone prevent rebuff repel repulse scrap shelve thwart")

#: Nouns for what shows that something is so: "no evidence that".
TOKENS = word_set("evidence indication proof sign")

#: Verbs that say something of a plan in the passive alone: "is set to attack".
IN_PASSIVE = _table({_PLANNED: "mean set", _PREDICTED: "tip"})

#: Verbs with a particle, preposition or adverb, and prepositions of two words, joined as "stop_short".
PHRASES = _table(
    {
        _NEGATED: """instead_of rather_than far_from nowhere_near
        short_of call_off hold_off stop_short fall_short
        decide_against vote_against shy_away back_down pull_back give_up""",
        _REJECTED: "rule_out opposed_to",
        _PLANNED: "gear_up put_off sign_off",
        _POSSIBLE: """close_to near_to come_close come_near warn_against advise_against caution_against argue_against
        counsel_against speak_against vote_on vote_for""",
        _ONGOING: "press_ahead carry_on",
    }
)

#: Verbs that let somebody do it: done where they stand in the past, open where they do not ("which would allow").
LETTING = word_set("allow enable entitle let permit")

#: Verbs of saying that order or advise, where an infinitive follows: "told the rebels to leave".
ORDERING = word_set("tell warn caution")

#: Verbs that by themselves put what they state into the future: "promised a dialogue".
PROMISING = word_set("promise offer plan vow")

#: Verbs that reject what is said, where a clause follows, and what is done, where an infinitive or a gerund does.
DISPUTING = word_set("reject dispute refute rebut dismiss contest")

#: Verbs that say what somebody would have of others, where the clause has a subject of its own.
WISHING = word_set("want like prefer wish")

#: Adjectives that govern a clause: "is ready to attack", "is unlikely to".
ADJECTIVES = _table(
    {
        _PLANNED: """about bent determined eager intent keen poised prepared ready set willing due scheduled slated
        committed""",
        _PREDICTED: "bound certain destined likely sure expected imminent inevitable unavoidable",
        _POSSIBLE: """able allowed capable close conceivable desirable free likelier near necessary plausible possible
        probable unacceptable unthinkable""",
        Context("predicted", True): "unlikely improbable",
        Context("questioned"): "unclear uncertain unknown unsure",
        _SHOWN: "clear evident known obvious proven",
        _NEGATED: "reluctant unable unwilling hesitant loath loth powerless impossible",
    }
)

#: Adjectives and nouns for what is said and not so, of a clause or of a claim: "the claim that … is false".
UNTRUE = word_set(
    """false untrue baseless unfounded groundless incorrect wrong fake inaccurate unsubstantiated fabricated invented
    lie myth propaganda fabrication hoax falsehood fiction nonsense disinformation rubbish absurd ludicrous
    ridiculous laughable preposterous"""
)

#: Verbs that show a claim to be untrue; after them, and where others reject it, what it says is not so or open.
DEBUNKING = word_set("debunk disprove refute")

#: Verbs of making a claim up, with gerunds that the tagger leaves as they are; what it says is not so.
INVENTING = word_set("concoct concocting fabricate fabricating fake faking invent inventing")

#: Adjectives for recordings and messages that are not what they seem: "a doctored video shows".
FORGED = word_set("ai bogus deepfake doctored edited fabricated fake faked falsified forged hoax manipulated staged")

#: Nouns for ties that are over where they ended.
TIES = word_set("aid alliance assistance backing cooperation partnership patronage sponsorship support")

#: How they do.
ENDING = word_set("cease collapse dissolve end")

#: Nouns that govern one: "the goal of moving to", "an attempt to", "the risk of".
NOUNS = _table(
    {
        _ATTEMPTED: "attempt bid campaign drive effort endeavor endeavour push struggle",
        _PLANNED: """agreement aim ambition authority authorization brink commitment cusp decision desire determination
        goal hope idea instruction intent intention mandate mission objective offer order plan pledge plot point
        preparation promise purpose readiness resolve scheme threat verge vow willingness wish""",
        _POSSIBLE: """ability appeal ban call capability capacity chance consideration danger deadline debate demand
        discussion fear invitation means moratorium need opportunity option permission possibility potential pretext
        proposal prospect reason request right risk rumor rumour scenario speculation suspicion talk ultimatum urging
        warning way""",
        _SHOWN: "evidence proof sign indication",
        _PREDICTED: "expectation forecast likelihood prediction projection",
        _NEGATED: "absence failure inability lack opposition refusal rejection reluctance unwillingness",
    }
)

#: Nouns for something said of which nobody need have shown that it is so.
CLAIMS = word_set("accusation allegation assertion charge claim insinuation notion report story suggestion theory")

#: What an adjective before an event noun makes of it: "planned talks", "a failed offensive".
BEFORE_NOUNS = _table(
    {
        _PLANNED: """planned proposed upcoming forthcoming scheduled intended future threatened promised imminent
        impending prospective""",
        _POSSIBLE: """possible potential hypothetical feared suspected rumored rumoured eventual mooted envisaged
        would-be""",
        _PREDICTED: "expected anticipated predicted likely looming inevitable",
        _ATTEMPTED: "attempted failed foiled abortive thwarted botched unsuccessful",
        _ONGOING: "ongoing continuing continued current",
        _NEGATED: "averted cancelled canceled aborted simulated mock fake",
    }
)

#: What a participle after one makes of it: "the attack planned for Friday".
AFTER_NOUNS = _table(
    {_PLANNED: "plan propose schedule threaten envisage", _ATTEMPTED: "foil thwart", _POSSIBLE: "fear"}
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

#: Auxiliaries with which a sentence only imagines the event that is its subject.
WOULD = frozenset(["would", "could", "may", "might", "can"])

#: Words that make a condition of the clause they begin.
CONDITIONS = word_set("if unless provided lest supposing assuming")

#: Words that begin a clause of time, which is open where what it is the time of is still to come.
TIMES = word_set("when once until till before after whenever")

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
    "almost": "possible",
    "nearly": "possible",
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
    """agree announce attend begin broker carry cause conclude conduct convene do execute face facilitate fight get
    give grant have hold host impose invite join launch lead lend make mediate mount offer open perform prompt provide
    provoke reach receive restart resume see send sign spark spearhead stage start strike suffer supply take trigger
    undertake unleash wage win"""
)

#: Verbs that carry an event noun after "with", "to", "in" or "by": "respond with strikes on", "lead to an attack".
CARRYING = frozenset(
    {("respond", "with"), ("retaliate", "with"), ("threaten", "with"), ("proceed", "with"), ("lead", "to")}
    | {("go", "with"), ("continue", "with"), ("resort", "to"), ("result", "in"), ("react", "with"), ("counter", "with")}
)

#: Verbs of stopping a missile or the like on its way.
INTERCEPTING = word_set("intercept down deflect jam")

#: What a verb says of the event that is its subject: "the attack failed", "the feud goes on".
EVENTS = _table(
    {
        _ATTEMPTED: "fail falter flop fizzle founder",
        _PREDICTED: "loom await approach",
        _ONGOING: "continue persist rage drag simmer endure",
        Context(): "happen occur take begin start erupt break resume follow materialise materialize ensue",
    }
)

#: Verbs of moving and gathering, after which "for talks" is a purpose.
MOTIONS = word_set(
    """amass arrive assemble brace come depart deploy drive fly gather go head journey leave mass meet mobilise mobilize
    muster regroup return sail travel visit"""
)

#: Of two modalities the one further from the fact holds.
DISTANCE = ("ongoing", "attempted", "planned", "predicted", "possible", "questioned")

#: Verbs of saying and finding leave what is said as it is; where they are negated, nothing is said.
SAYING = word_set(
    """accuse acknowledge add admit affirm allege announce argue assert blame boast caution charge claim comment
    complain conclude confirm contend declare demonstrate deny describe disclose dispute document emphasise
    emphasize establish explain find hear indicate inform insist know learn maintain mention note observe
    proclaim prove recall recount reiterate remark reply report respond reveal say see show state stress suggest
    tell testify tweet underline underscore understand verify warn write"""
)

#: Verbs between an event and what is said of it: "the attack looks inevitable".
LINKING = frozenset(["be", "become", "look", "remain", "seem", "appear", "sound", "stay"])

#: After them, nouns in a phrase that says how likely it is: "is out of the question", "is on the cards".
OUTLOOKS = word_set("question table card horizon doubt hold planning pipeline")

#: Verbs that hedge what follows: "appears to support".
RAISING = frozenset(["appear", "seem", "look", "sound"])
