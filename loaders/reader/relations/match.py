"""Laying the lexicon's frames on a parse: what a sentence states, and why the rest of the frames do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sides.loaders.reader.found import Found
from sides.loaders.reader.relations.agent_nouns import agent_noun
from sides.loaders.reader.relations.compounds import adjective, participle, prefix
from sides.loaders.reader.relations.doers import all_doers, instruments_beside, is_instrument
from sides.loaders.reader.relations.event_nouns import event_noun
from sides.loaders.reader.relations.filling import HARM, Filling, Fits, Misfit, is_reciprocal
from sides.loaders.reader.relations.frame import Fixed, Frame, Slot
from sides.loaders.reader.relations.gates import Gate, Sets, gates, opened
from sides.loaders.reader.relations.lexicon import Lexicon
from sides.loaders.reader.relations.mistagged import in_headline, is_hidden_passive
from sides.loaders.reader.relations.predication import Predication, Predications
from sides.loaders.reader.relations.understood import helped_to, taken_meanwhile, threatened
from sides.loaders.reader.word_classes import VERBAL
from sides.loaders.reader.word_sets import word_set
from sides.ontology import terms
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

_HYPHEN, _PREPOSITION = get_string_id("-"), get_string_id("ADP")

# What a commander moves: "withdrew its forces from" says of the subject what "withdrew from" says.
_OWN_FORCES = frozenset(
    [
        "aircraft",
        "army",
        "battalion",
        "brigade",
        "civilian",
        "column",
        "contingent",
        "convoy",
        "fighter",
        "fleet",
        "force",
        "jet",
        "militant",
        "militia",
        "peacekeeper",
        "personnel",
        "plane",
        "ship",
        "soldier",
        "staff",
        "tank",
        "troop",
        "unit",
        "vehicle",
        "vessel",
        "warplane",
        "warship",
        "weapon",
        "itself",
        "themselves",
        "himself",
        "herself",
    ]
)
# Words of sport: what opponents do to each other there is no fight.
_SPORT = frozenset(
    get_string_id(word)
    for word in word_set(
        """championship champions coach cricket football footballer goalkeeper hat-trick innings midfielder olympic
        olympics playoff quarter-final quarterfinal rugby semifinal semi semis soccer striker tennis tournament
        trophy wicket medal athlete athletes fixture fixtures equaliser equalizer referee"""
    )
)


# In what somebody is left.
_STATES = word_set("charge command control disarray hand limbo place possession power ruin tatters")

# What is done with such means; that a plane lands somewhere does not say that somebody entered it.
_BY_MEANS = frozenset(["attacks", "captures", "captures-from", "expels", "kills", "opposes", "supports"])
# Where to, which the parser takes for an object: "pushed east to the border".
_DIRECTIONS = word_set("east north northeast northwest south southeast southwest west")


class Matcher:
    """Finds what a lexicon's frames state.

    lexicon: the frames. predications: of the document that is read. fits: whether a token can fill a slot.
    """

    def __init__(self, lexicon: Lexicon, predications: Predications, fits: Fits) -> None:
        self._lexicon, self._predications, self._fits = lexicon, predications, fits
        self._gates = gates(lexicon)
        self._rows: list[list[int]] | None = None  # of the document's tokens: lemma, word, part of speech

    def found(self, sentence: Span, reads: Callable[[Token], bool]) -> Iterator[Found]:
        """What the frames state about those tokens of `sentence` that `reads` holds of, in the order of the text."""
        if self._rows is None:
            self._rows = sentence.doc.to_array(["LEMMA", "LOWER", "POS"]).tolist()
        numbers = self._rows[sentence.start : sentence.end]
        set_off = self._gates.along((lemma for lemma, _, _ in numbers), sentence)
        words = {word for _, word, _ in numbers}
        words.update([sets.key for sets in set_off])
        played = not _SPORT.isdisjoint(words)
        for i, sets, (_, word, pos) in zip(range(sentence.start, sentence.end), set_off, numbers, strict=True):
            if (sets.any or pos == _PREPOSITION or word == _HYPHEN) and reads(token := sentence.doc[i]):
                results = self._results(token, sets, words)
                if played:
                    results = [one for one in results if one[0] is None or _outside_sport(one[0].relation)]
                if results:
                    yield from _meant([result for result in results if isinstance(result[1], Found)])

    def misfits(self, tokens: Iterable[Token]) -> Iterator[Misfit]:
        """The frames whose head is among `tokens` and which do not fit, each with the reason."""
        for token in tokens:
            if token.dep_ in ("aux", "auxpass") or token.pos_ == "ADP":
                continue  # as a main verb, or for one left out, nobody would take it
            for _, result in self._results(token, self._gates.of(token), None):
                if isinstance(result, Misfit):
                    yield result

    def _results(self, token: Token, sets: Sets, words: set[int] | None) -> list[tuple[Frame | None, Found | Misfit]]:
        """What comes of the frames that `token` sets off: of all, or of those only that may fit beside `words`."""
        pos = token.pos_
        results: list[tuple[Frame | None, Found | Misfit]] = []
        if sets.verbs and (pos in VERBAL or (pos in ("NOUN", "ADJ") and _says_like_a_verb(token))):
            results += [(frame, self._verb(frame, token)) for frame in _opened(sets.verbs, words)]
        elif pos == "ADP" and token.dep_ == "prep":
            copular = _opened(self._gates.copular(token.lower_), words)
            results += [(frame, self._beside(frame, token)) for frame in copular]
        if pos in ("NOUN", "PROPN", "VERB") and token.tag_ != "VBN":
            if sets.event_nouns and (pos != "VERB" or _gerund(token)):
                for frame in _opened(sets.event_nouns, words):
                    results.append((frame, event_noun(frame, token, self._predications, self._fits)))
            if sets.agent_nouns and pos != "VERB":
                for frame in _opened(sets.agent_nouns, words):
                    results.append((frame, agent_noun(frame, token, self._predications, self._fits)))
        if sets.adjectives and pos in ("ADJ", "VERB"):
            results += [(frame, adjective(frame, token, self._fits)) for frame in _opened(sets.adjectives, words)]
        if token.orth == _HYPHEN and 0 < token.i < len(token.doc) - 1:
            results += [(None, found) for found in self._joined(token)]
        return results

    def _beside(self, frame: Frame, preposition: Token) -> Found | Misfit:
        """A frame with "be" where the verb is left out: "militias under the command of X", "left X in control of Y"."""
        noun = next((child for child in preposition.children if child.dep_ == "pobj"), preposition)
        filling = Filling(frame, noun, self._fits)
        governor = preposition.head
        bearers: tuple[Token, ...] = (governor,)
        if governor.pos_ in ("VERB", "AUX"):
            if governor.lemma_ in frame.heads:
                return filling.misfit("its verb stands there")
            predication = self._predications.of(governor)
            bearers = predication.objects or predication.subjects
        if not filling.take(frame.before, bearers):
            return filling.misfit("before it is not {}", frame.before)
        return filling.preps([governor, noun]) or filling.found()

    def _joined(self, hyphen: Token) -> Iterator[Found]:
        before, after = hyphen.nbor(-1), hyphen.nbor(1)
        relation = self._lexicon.prefixes.get(before.lower_)
        if relation is not None:
            found = prefix(relation, before, after, self._fits)
            if found is not None:
                yield found
            return
        seen = set()
        for part, maker in (("verbs", participle), ("adjectives", participle)):
            frames = getattr(self._lexicon, part)
            for frame in (*frames.get(after.lemma_.lower(), ()), *frames.get(_stem(after), ())):
                found = maker(frame, hyphen, self._fits)
                if found is not None and frame.relation not in seen:
                    seen.add(frame.relation)
                    yield found

    def _verb(self, frame: Frame, verb: Token) -> Found | Misfit:
        predication = self._predications.of(verb)
        filling = Filling(frame, verb, self._fits)
        if verb.lemma_.lower() in frame.heads and not filling.begins(verb):
            return filling.misfit("it needs another word before it")
        if frame.unless and any(child.lower_ in frame.unless for child in predication.beside() if child.dep_ != "aux"):
            return filling.misfit("beside it is one of {}", tuple(sorted(frame.unless)))
        if not predication.has_particle(frame.particle) and not _begins_with_particle(frame, predication):
            return (
                filling.misfit("no particle '{}'", frame.particle)
                if frame.particle
                else filling.misfit("it has a particle")
            )
        if verb.lemma_ == "leave" and isinstance(frame.direct, Slot) and not frame.preps and _is_left_so(verb):
            return filling.misfit("it says how somebody is left")
        subjects, objects = predication.subjects, predication.objects
        if predication.passive and _is_stranded(frame, verb):
            filled = filling.take(frame.preps[0].then, objects) and filling.take(frame.before, subjects, optional=True)
            return filling.found() if filled else filling.misfit("its object is not {}", frame.preps[0].then)
        if frame.direct is None and objects and not frame.infinitive:
            moved = terms.RELATIONS[frame.relation].kind == "territory"
            if moved and all(thing.lemma_.lower() in _OWN_FORCES for thing in objects):
                subjects = subjects or objects
            elif moved and objects[0].lower_ in _DIRECTIONS:
                pass
            elif _begins_with_particle(frame, predication) and predication.particle in frame.preps[0].words:
                pass  # "turned on the town": the parser took the preposition for a particle, its noun for the object
            elif predication.passive or objects[0].i > verb.i:
                return filling.misfit("'{}' is its object", objects[0].text)
        governed = predication
        if frame.infinitive:
            infinitive = next((child for child in verb.children if child.dep_ == "xcomp"), None)
            if infinitive is None or (frame.doing and infinitive.lemma_ not in frame.doing):
                return filling.misfit("no infinitive")
            filling.uses(infinitive)
            governed = self._predications.of(infinitive)
            objects = governed.objects
        by_means = frame.relation in _BY_MEANS
        if by_means and all(is_instrument(one) and not self._fits(one, "actor") for one in subjects):
            beside = instruments_beside(verb) if not subjects and frame.relation in HARM else ()
            behind = tuple(one for one in all_doers((*subjects, *beside)) if self._fits(one, "actor"))
            # Nobody known behind it: the weapon itself stands for him, unless the passive leaves him out.
            weapon = frame.relation in HARM and not predication.passive and not behind
            subjects = tuple(one for one in subjects if self._fits(one, "weapon")) if weapon else behind
        elif frame.relation == "cooperates-with" and predication.passive and not subjects:
            subjects = tuple(one for one in all_doers(objects) if self._fits(one, "actor"))
        if objects and is_reciprocal(objects[0]):
            objects = subjects  # "accused each other"
        if frame.relation == "threatens" and not frame.preps and isinstance(frame.direct, Slot):
            objects = (*objects, *threatened(verb))
        # Nobody named (a passive without agent, a gerund) is left open; somebody who is no actor is no claim.
        # "Formed in 2012" says of nobody that he is part of it.
        some = isinstance(frame.before, Fixed) or (predication.passive and frame.relation in ("part-of", "member-of"))
        if not filling.take(frame.before, subjects, optional=not subjects and not some):
            return filling.misfit("its subject is not {}", frame.before)
        if frame.direct is not None and not filling.take(frame.direct, objects):
            return (
                filling.misfit("its object is not {}", frame.direct) if objects else filling.misfit("it has no object")
            )
        if frame.doing and not frame.infinitive and not _governs(verb, frame.doing):
            return filling.misfit("no infinitive after it")
        missing = filling.preps(_anchors(frame, governed))
        if missing is not None and not (frame.relation == "withdraws-from" and self._left(filling, verb)):
            return missing
        return filling.found()

    def _left(self, filling: Filling, verb: Token) -> bool:
        """Take what is left from what others take meanwhile: "took the town as rebels withdrew"."""
        prep = filling.frame.preps[0].then
        if "O" in filling or len(filling.frame.preps) > 1 or not isinstance(prep, Slot):
            return False
        taking = taken_meanwhile(verb)
        return taking is not None and filling.take(prep, self._predications.of(taking).objects)


def _is_stranded(frame: Frame, verb: Token) -> bool:
    """Whether the frame's preposition stands behind its verb with nothing after it: "were fired upon by X"."""
    if frame.direct is not None or len(frame.preps) != 1 or not isinstance(frame.preps[0].then, Slot):
        return False
    return any(
        child.i == verb.i + 1 and child.lower_ in frame.preps[0].words and not any(child.rights)
        for child in verb.rights
    )


def _is_left_so(verb: Token) -> bool:
    """Whether "leave" says in what state somebody is then: "left 200 fighters dead", "leaving X in control"."""
    return any(
        child.dep_ in ("oprd", "acomp")
        or (child.dep_ == "prep" and child.lower_ == "in" and any(one.lemma_ in _STATES for one in child.rights))
        for child in verb.rights
    )


def _outside_sport(relation: str) -> bool:
    """Whether what `relation` says is said of teams too, and means what it says."""
    return terms.RELATIONS[relation].kind not in ("opposition", "territory")


def _opened(gates: tuple[Gate, ...], words: set[int] | None) -> list[Frame]:
    return [gate.frame for gate in gates] if words is None else opened(gates, words)


def _says_like_a_verb(noun: Token) -> bool:
    """Whether the tagger took a verb for a noun or an adjective: in headlines, and "was overrun by"."""
    if is_hidden_passive(noun) or helped_to(noun) is not None:
        return True
    if noun.pos_ == "ADJ" or any(child.dep_ in ("det", "poss", "cop") for child in noun.lefts):
        return False
    if noun.tag_ == "NN" and noun.dep_ == "attr" and noun.lower_.endswith("ing") and noun.head.lemma_ == "be":
        return True  # "is mediating"
    if in_headline(noun) is not None:
        return True
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.i < noun.i for child in noun.lefts)


def _governs(verb: Token, infinitives: frozenset[str]) -> bool:
    """Whether one of `infinitives` hangs on `verb`: "ordered them to leave"."""
    return any(
        child.lemma_ in infinitives and child.tag_ == "VB"
        for near in (verb, *(one for one in verb.rights if one.pos_ not in VERBAL))
        for child in near.rights
    )


def _begins_with_particle(frame: Frame, predication: Predication) -> bool:
    """Whether what the parser took for a particle is the first word of the frame's preposition ("pulled out of")."""
    particle = predication.particle
    if particle is None or frame.particle is not None:
        return False
    words = [word for prep in frame.preps for word in prep.words]  # "turned on the front"
    return any(word.partition("_")[0] == particle for word in words)


def _anchors(frame: Frame, predication: Predication) -> list[Token]:
    """Where a verb's prepositions may hang: on what stands last before them, not always on what the parser took."""
    things = [thing for thing in predication.objects if thing.i > predication.head.i]
    head = predication.head
    if isinstance(frame.direct, Fixed):
        return [*predication.objects, head, *(token for thing in predication.objects for token in _last_of(thing))]
    # "closed in on": the preposition may hang on the particle.
    particles = [child for child in head.children if frame.particle is not None and child.lower_ == frame.particle]
    late = [token for thing in things for token in _last_of(thing)]
    kind = terms.RELATIONS[frame.relation].kind
    if kind == "contact":
        late += _last_of(head)  # "spoke by telephone with"
    elif kind == "territory":
        late += [child for child in head.rights if child.dep_ == "advmod"]  # "pushed east into", "penetrated deep into"
    return [head, *particles, *things, *late]


def _last_of(noun: Token) -> Iterator[Token]:
    for child in noun.rights:
        if child.dep_ == "prep":
            for inner in child.rights:
                if inner.dep_ == "pobj":
                    yield inner


def _gerund(verb: Token) -> bool:
    """Whether `verb` stands for a noun ("the shelling of the town")."""
    if verb.tag_ != "VBG" or any(child.dep_ in ("aux", "auxpass", "nsubj") for child in verb.lefts):
        return False
    return verb.dep_ in ("csubj", "csubjpass", "nsubj", "nsubjpass", "pobj", "dobj") or any(
        child.dep_ in ("det", "poss", "amod", "compound") for child in verb.lefts
    )


def _stem(token: Token) -> str:
    """A guess at the verb of a participle that the tagger took for an adjective ("backed")."""
    word = token.lower_
    if word.endswith("ied"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith("ed") else word


def _meant(results: list[tuple[Frame | None, Found | Misfit]]) -> Iterator[Found]:
    """Of frames that fit at one head: where one takes the object as a fixed word ("take control of O"), not those that
    take it for an argument; and of one relation only that which pins down most."""
    fixed = any(
        frame is not None and isinstance(frame.direct, Fixed) and frame.relation != "captures-from"
        for frame, _ in results  # whose post is taken does not say where it lies
    )
    best: dict[str, tuple[int, Found]] = {}
    for frame, found in results:
        assert isinstance(found, Found)
        if fixed and frame is not None and frame.direct is not None and not isinstance(frame.direct, Fixed):
            continue
        filled = (found.subject is not None) + (found.object is not None) + (found.literal is not None)
        weight = (frame.fixed if frame is not None else 0) + 2 * filled
        if found.relation not in best or best[found.relation][0] < weight:
            best[found.relation] = (weight, found)
    yield from (found for _, found in best.values())
