"""What the parser hangs wrongly around words of saying, hung where it belongs, once and for all readers of it.

"X, Y says, did it" is X's doing and Y's saying; "dismissed charges that it did it" has the clause on "charges";
"Reports that it did it were false" begins with a noun.
"""

from __future__ import annotations

from sides.loaders.reader.attribution.sayings import BODIES, BRANDING, NOUNS, REJECTING, UNNAMED, VERBS
from sides.loaders.reader.factuality.contexts import CLAIMS, UNTRUE
from sides.loaders.reader.mending.hanging import hang
from sides.loaders.reader.word_classes import NOMINAL, VERBAL, infinitive
from sides.loaders.reader.word_sets import word_set
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

_PLURALS = {f"{noun}s": noun for noun in (*CLAIMS, "rumor", "rumour", "statement")}
_OF_CLAIMS = frozenset(map(get_string_id, (*_PLURALS, *_PLURALS.values())))
_OF_SAYING = frozenset(map(get_string_id, VERBS))
_THROUGH_A_STATEMENT = _OF_SAYING | {get_string_id("threaten")}
# In which something is said, beside the nouns of saying.
_MEDIA = word_set(
    "address article briefing broadcast bulletin call conference hearing interview letter memo message note post video"
)
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Words between the commas around "Y says": a name with its title.
_LONGEST = 6
_IN_TURN = frozenset(["in", "turn", "response", "return", ","])


def mend_sayings(doc: Doc) -> None:
    """Mend the parse of `doc` in place."""
    for i, (lower, lemma) in enumerate(doc.to_array(["LOWER", "LEMMA"]).tolist()):
        if lower in _OF_CLAIMS:
            _claim(doc[i])
        if lemma in _OF_SAYING:
            _interposed(doc[i]) or _in_turn(doc[i]) or _beside(doc[i]) or _listed(doc[i])
            _two_subjects(doc[i])
            _appended(doc[i])
            _far_charge(doc[i])
        if lemma in _THROUGH_A_STATEMENT:
            _through(doc[i])


# Claims with what they say.


def _claim(noun: Token) -> None:
    """A noun of claiming taken for a verb, and the clause of what is claimed hung on the verb above."""
    if noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ != "that":
        return
    if noun.tag_ in ("VBZ", "NNP", "NNPS"):
        if not (_begins(noun) or _behind_as(noun)):
            return
        noun.pos_, noun.tag_, noun.lemma_ = "NOUN", "NNS", _PLURALS.get(noun.lower_, noun.lower_)
    if noun.pos_ != "NOUN":
        return
    if noun.dep_ == "pobj":
        _behind_adjective(noun)
    for clause in (*noun.rights, *noun.head.rights):
        if clause.left_edge.i == noun.i + 1 and clause.dep_ in ("ccomp", "advcl"):
            hang(clause, noun, "acl")
            return


def _begins(noun: Token) -> bool:
    """Whether "Reports" begins its sentence, and is the subject of its verb."""
    return noun.dep_ in _SUBJECTS and (noun.i == noun.sent.start or noun.nbor(-1).is_quote)


def _behind_as(noun: Token) -> bool:
    """Whether "reports" is a noun in "described as lies reports that", and hang it so."""
    verb, lies = noun.head, noun.nbor(-1)
    if noun.dep_ != "advcl" or lies.lemma_.lower() not in UNTRUE or not _rejects(verb):
        return False
    preposition = next((word for word in lies.doc[verb.i + 1 : lies.i] if word.lower_ == "as"), None)
    if preposition is None:
        return False
    hang(preposition, verb, "prep")
    hang(lies, preposition, "pobj")
    noun.dep_ = "dobj"
    return True


def _behind_adjective(noun: Token) -> None:
    """ "Dismissed as baseless | claims that": the claims are what is dismissed."""
    preposition, false = noun.head, noun.nbor(-1)
    verb = preposition.head
    if preposition.lower_ != "as" or false.head != noun or false.i != preposition.i + 1:
        return
    if UNTRUE.isdisjoint((false.lower_, false.lemma_)) or not _rejects(verb):
        return
    hang(noun, verb, "dobj")
    hang(false, preposition, "pobj")


def _rejects(verb: Token) -> bool:
    return verb.pos_ in VERBAL and (verb.lemma_ in BRANDING or verb.lemma_ in REJECTING)


# "X, Y says, did it".


def _interposed(saying: Token) -> bool:
    """ "X, Y says, | did it": X does it, and Y stands beside it."""
    doc, i = saying.doc, saying.i
    if i + 2 >= len(doc) or doc[i + 1].text != "," or i < 3:
        return False
    first = saying.sent.start
    comma = next((k for k in range(i - 2, max(first, i - _LONGEST), -1) if doc[k].text == ","), None)
    if comma is None or comma <= first or not _is_name(saying, comma):
        return False
    verb = _verb_behind(doc, i + 2)
    subject = _phrase_before(doc, comma)
    if verb is None or subject is None or subject.dep_ not in (*_SUBJECTS, "ROOT"):
        return False
    speaker = doc[i - 1]
    if subject.head not in (saying, verb, subject) or _has_other_subject(verb, (subject, speaker)):
        return False
    outer = next((one for one in (subject, saying, verb) if one.head not in (subject, saying, verb)), None)
    if outer is not None and outer != verb:
        hang(verb, outer.head, outer.dep_)
    elif outer is None and verb.dep_ != "ROOT":
        hang(verb, verb, "ROOT")
    for child in [child for child in saying.rights if child.i > verb.i]:
        hang(child, verb, child.dep_)
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    hang(subject, verb, "nsubjpass" if passive else "nsubj")
    hang(saying, verb, "parataxis")
    if saying.pos_ not in VERBAL:
        saying.pos_, saying.tag_, saying.lemma_ = "VERB", "VBZ", saying.lower_.removesuffix("s")
    hang(speaker, saying, "nsubj")
    return True


def _is_name(saying: Token, comma: int) -> bool:
    """Whether nothing but who says it stands between the comma and `saying`."""
    words = saying.doc[comma + 1 : saying.i]
    if saying.tag_ not in _TENSED and not (saying.tag_ == "NNS" and words[-1].pos_ == "PROPN"):
        return False
    return words[-1].pos_ in (*NOMINAL, "PRON") and all(
        word.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON") for word in words
    )


def _verb_behind(doc: Doc, start: int) -> Token | None:
    """The tensed verb that the words from `start` begin with, behind adverbs."""
    for word in doc[start : start + 4]:
        if word.pos_ in VERBAL:
            verb = word.head if word.dep_ in ("aux", "auxpass") and word.head.i > word.i else word
            return verb if word.tag_ in (*_TENSED, "MD", "VBN") else None
        if word.pos_ not in ("ADV", "PART"):
            return None
    return None


def _phrase_before(doc: Doc, comma: int) -> Token | None:
    """The head of the phrase that ends before the comma."""
    word = doc[comma - 1]
    while word.head.i < comma and word.head != word and (word.head.pos_ in NOMINAL or word.head.pos_ == "ADP"):
        word = word.head
    while word.dep_ not in (*_SUBJECTS, "ROOT") and word.head.i < comma and word.head.pos_ in NOMINAL:
        word = word.head
    return word if word.pos_ in (*NOMINAL, "PRON") else None


def _has_other_subject(verb: Token, allowed: tuple[Token, ...]) -> bool:
    return any(child.dep_ in _SUBJECTS and child not in allowed for child in verb.children)


# "Accused X of shelling A and Y in turn accused".


def _in_turn(saying: Token) -> bool:
    """ "Of shelling A and | Y in turn accused X": Y is no second object of the gerund, but who speaks next."""
    if saying.tag_ not in (*_TENSED, "VBN") or saying.dep_ not in ("advcl", "ccomp", "conj"):
        return False
    if not any(child.dep_ in ("dobj", "ccomp") for child in saying.rights):
        return False
    doc, at = saying.doc, saying.i - 1
    while at > saying.sent.start and (doc[at].pos_ == "ADV" or doc[at].lower_ in _IN_TURN):
        at -= 1
    speaker, joined = doc[at], doc[at].head
    if speaker.dep_ != "conj" or doc[speaker.left_edge.i - 1].dep_ != "cc" or joined.pos_ not in NOMINAL:
        return False
    before = joined.head
    if joined.dep_ in _SUBJECTS:
        if joined.head != saying or saying.dep_ != "ccomp" or saying.head.tag_ != "VBG":
            return False
        before = saying.head
    elif _has_other_subject(saying, ()) or joined.dep_ not in ("dobj", "pobj"):
        return False
    main = next((one for one in (before, *before.ancestors) if one.tag_ in _TENSED or one.dep_ == "ROOT"), None)
    if main is None or main == saying:
        return False
    hang(saying, main, "conj")
    if joined.dep_ in _SUBJECTS:
        hang(joined, before, "dobj")
    hang(speaker, saying, "nsubj")
    for word in doc[speaker.i + 1 : saying.i]:
        if word.lower_ == "in":
            hang(word, saying, "prep")
    return True


# "The town is calm, X said, accusing Y".


def _beside(saying: Token) -> bool:
    """ "…, X said, | accusing Y": who speaks accuses, whatever the parser hangs the participle on."""
    doc, i = saying.doc, saying.i
    if i + 2 >= len(doc) or doc[i + 1].text != "," or doc[i + 2].tag_ != "VBG":
        return False
    participle = doc[i + 2]
    if saying.pos_ not in VERBAL or participle.dep_ != "advcl" or participle.lemma_ not in VERBS:
        return False
    if participle.head == saying or saying not in participle.head.children or not _has_other_subject(saying, ()):
        return False
    hang(participle, saying, "advcl")
    return True


def _listed(saying: Token) -> bool:
    """ "Killing ten soldiers, | aid workers and officials said": who says it is none of those killed."""
    if saying.i < 3 or saying.tag_ not in _TENSED or saying.nbor(-1).dep_ not in ("appos", "conj"):
        return False
    if _has_other_subject(saying, ()):
        return False
    if any(child.dep_ in ("ccomp", "dobj", "xcomp") for child in saying.rights):
        return False
    doc, speaker = saying.doc, saying.nbor(-1)
    while speaker.dep_ == "conj" and doc[speaker.left_edge.i - 1].dep_ == "cc":
        speaker = speaker.head
    listed = speaker.dep_ in ("appos", "conj") and speaker.pos_ in NOMINAL and speaker.head.i < speaker.i
    if not listed or speaker.head.pos_ not in NOMINAL or doc[speaker.left_edge.i - 1].text != ",":
        return False
    hang(speaker, saying, "nsubj")
    if saying.dep_ == "dep":
        saying.dep_ = "parataxis"
    return True


def _two_subjects(saying: Token) -> None:
    """ "Ali Hassan | an official in the area said": the office explains the name before it."""
    subjects = [child for child in saying.lefts if child.dep_ == "nsubj"]
    if len(subjects) != 2 or (subjects[0].pos_, subjects[1].pos_) != ("PROPN", "NOUN"):
        return
    if subjects[0].right_edge.i + 1 == subjects[1].left_edge.i:
        hang(subjects[1], subjects[0], "appos")


def _far_charge(saying: Token) -> None:
    """ "Accused X and its ally, the Y, | of killing": the charge hangs on the verb, however long the accused are."""
    if saying.lemma_ not in ("accuse", "suspect") or any(child.lower_ == "of" for child in saying.rights):
        return
    accused = next((child for child in saying.rights if child.dep_ == "dobj"), None)
    if accused is None:
        return
    for word in saying.doc[accused.i + 1 : saying.sent.end]:
        if word.tag_ in _TENSED:
            return
        if word.lower_ == "of" and word.head.pos_ in NOMINAL and any(one.tag_ == "VBG" for one in word.rights):
            hang(word, saying, "prep")
            return


def _through(saying: Token) -> None:
    """ "Denied in a statement | that it had attacked": the clause is what is denied, and not the statement's."""
    if saying.pos_ not in VERBAL or any(
        child.dep_ in ("ccomp", "xcomp", "dobj", "auxpass") for child in saying.children
    ):
        return
    for preposition in saying.rights:
        if preposition.dep_ != "prep" or preposition.lower_ not in ("in", "on", "through", "via"):
            continue
        for noun in preposition.rights:
            if noun.dep_ != "pobj" or not (noun.lemma_ in NOUNS or noun.lemma_ in CLAIMS or noun.lemma_ in _MEDIA):
                continue
            behind = [noun, *(inner for child in noun.rights if child.dep_ == "prep" for inner in child.rights)]
            for clause in (clause for word in behind for clause in word.rights):
                if clause.dep_ not in ("acl", "relcl") or clause.pos_ not in VERBAL:
                    continue
                if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts):
                    hang(clause, saying, "ccomp")
                elif infinitive(clause) and not _has_other_subject(clause, ()):
                    hang(clause, saying, "xcomp")
                else:
                    continue
                return


def _appended(saying: Token) -> None:
    """ "…, | a monitor reported on Monday": who reports stands beside nobody."""
    speaker, root = saying.head, saying.sent.root
    if saying.tag_ not in ("VBN", "VBD") or saying.dep_ != "acl" or saying.i != speaker.i + 1:
        return
    if speaker.dep_ not in ("appos", "npadvmod", "conj") or root.pos_ not in VERBAL or root == saying:
        return
    lemma = speaker.lemma_.lower()
    if (lemma not in UNNAMED and lemma not in BODIES) or lemma == "report":
        return
    first = speaker.left_edge
    if first.i <= root.i or first.nbor(-1).text != ",":
        return
    if any(
        child.dep_ in ("agent", "dobj", "ccomp", "xcomp") or child.lower_ in ("by", "to") for child in saying.rights
    ):
        return
    hang(saying, root, "parataxis")
    hang(speaker, saying, "nsubj")
    saying.tag_ = "VBD"
