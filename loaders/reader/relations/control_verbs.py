"""Verbs that decide who does what an infinitive or a gerund after them says."""

from __future__ import annotations

from sides.loaders.reader.word_sets import word_set

#: Verbs whose object acts in the infinitive that follows ("forced X to withdraw"); with all others the subject does.
OBJECT_CONTROL = word_set(
    """
    advise allow appoint ask assist authorize authorise beg cause challenge charge compel convince direct drive
    enable encourage expect forbid force get help incite instruct invite lead let make order permit persuade
    press pressure prevent prompt push remind request require see send stop summon tell tempt train trigger urge
    use want warn
    """
)
#: Verbs whose object is the one that does what a gerund after "of", "for" or "from" says ("accused X of shelling").
OBJECT_GERUND = word_set(
    """
    accuse arrest attack ban bar blame blast castigate charge chide commend condemn congratulate convict criticise
    criticize decry denounce detain deter discourage dissuade execute expel fault fine forbid forgive hinder imprison
    indict investigate jail keep laud praise prevent prohibit prosecute punish rebuke restrain sanction sentence slam
    stop suspect suspend thank try
    """
)
#: The same for a gerund or an event after "against": "warned X against invading".
WARNED = frozenset(["advise", "caution", "warn"])
#: Verbs whose other party acts in the infinitive that follows, and the words before it ("called on X to leave").
ASKED_AFTER = {
    "appeal": ("to",),
    "call": ("on", "upon", "for"),
    "campaign": ("for",),
    "count": ("on", "upon"),
    "depend": ("on", "upon"),
    "lean": ("on",),
    "lobby": ("for",),
    "look": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
    "push": ("for",),
    "rely": ("on", "upon"),
    "signal": ("to",),
    "turn": ("to",),
    "wait": ("for",),
}
