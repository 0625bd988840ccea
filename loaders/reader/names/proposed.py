"""Names that no gazetteer has, proposed by the language pipeline's named entities and by patterns of names."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.names.kinds import ADDRESSES, SETTLED, is_armed, kind_of
from sides.loaders.reader.names.longer_names import Proposal
from sides.loaders.reader.names.name_cues import (
    ACTING,
    governs,
    is_described,
    is_goal,
    is_taken_place,
    is_told,
    is_weapon,
    speaks,
    verifies,
)
from sides.loaders.reader.names.name_words import (
    ARMED_BEHIND,
    ARMED_FIRSTS,
    ARMED_HEADS,
    ARMS,
    COMMON,
    DIRECTIONS,
    FOUNDED,
    HEADS,
    MEDIA_BEFORE,
    NO_ACRONYMS,
    ORGANS,
    PARTICLES,
    PEOPLE_BEHIND,
    THINGS,
    TITLES,
    actor_kind,
    is_abstract,
    place_kind,
)
from sides.loaders.reader.names.text_view import TextView

_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_MISTAKEN = frozenset({"WORK_OF_ART", "PRODUCT", "LANGUAGE", "LAW"})  # labels that names of places get, too
_LONGEST = 7  # words of a name
_BODIES = HEADS | FOUNDED
_INSIDE = PARTICLES | {"of", "for", "and", "the", "s", "'s", "&", "in"}
_NO_ACTORS = frozenset({"memorandum", "cessation", "operation", "typhoon", "hurricane", "cyclone", "covid"})
# Behind these a name that the pipeline takes for a person is a place.
_INTO = frozenset(
    {"in", "near", "outside", "around", "inside", "into", "towards", "toward", "across", "throughout", "at"}
)
# Before capitals these say that they name a body, whatever the pipeline takes them for.
_CALLED = frozenset(
    {"alliance", "bloc", "body", "coalition", "faction", "group", "militia", "mission", "movement", "organisation"}
    | {"organization", "party", "union"}
)


def armed_groups(view: TextView, taken: set[int]) -> Iterator[Proposal]:
    """Names of armed groups, known by their pattern: "the 444 Brigade", "Burkan Al-Fatah", "Free Farah Army".

    taken: words that belong to names already.
    """
    keys, texts = view.words.keys, view.words.texts
    for word, key in enumerate(keys):
        if key in ARMED_FIRSTS and view.capital(word) and word not in taken:
            last = word + 1
            while last < len(keys) and last - word < 4 and view.capital(last) and last not in taken:
                last += 1
            if last - word > 1 and not view.in_headline(word):
                yield Proposal(word, last, "armed-group")
        elif texts[word] == "Free" and view.capital(word + 1) and keys[word + 2 : word + 3] == ["army"]:
            yield Proposal(word, word + 3, "armed-group")
        elif key in ARMED_HEADS and view.capital(word) and word not in taken:
            first = word
            while first > 0 and word - first < 5 and first - 1 not in taken and _modifies(view, first - 1):
                first -= 1
            if any(keys[other] not in ORGANS and keys[other] not in DIRECTIONS for other in range(first, word)):
                yield Proposal(first, word + 1, actor_kind(keys[first : word + 1]))


def _modifies(view: TextView, word: int) -> bool:
    key = view.words.keys[word]
    if key[0].isdigit():
        return key.rstrip("stndrh").isdigit()
    return view.proper(word) and key not in TITLES and key.isalpha() and not view.in_headline(word)


def places_by_word(view: TextView, taken: set[int]) -> Iterator[Proposal]:
    """Places known by the word behind their name: "Watiya airbase", "Marib province"."""
    keys = view.words.keys
    for word, key in enumerate(keys):
        kind = place_kind(key)
        if not kind or word in taken or word == 0:
            continue
        last = word if kind in ("city", "region") else word + 1
        first = word - 1 if keys[word - 1] in ("air", "military", "border", "international", "refugee") else word
        begin = first
        while begin > 0 and first - begin < 3 and begin - 1 not in taken and view.proper(begin - 1):
            if keys[begin - 1] in COMMON or keys[begin - 1] in TITLES or not keys[begin - 1].isalpha():
                break
            begin -= 1
        if begin == first or view.in_headline(begin) or (view.starts_sentence(begin) and first - begin == 1):
            continue
        if kind == "region" and view.capital(word):
            last = word + 1
        if kind in ("city", "region") and last == word:
            last = first
        yield Proposal(begin, last, kind, True)


def entities(view: TextView, ents: dict[int, tuple[int, int, str]], taken: set[int]) -> Iterator[Proposal]:
    """What the language pipeline sees as names, cleaned; nothing that `taken` words are part of, nor in a headline."""
    seen = -1
    keys = view.words.keys
    persons = {keys[word] for word, (first, last, label) in ents.items() if label == "PERSON" and last - first == 1}
    for word, (first, last, label) in sorted(ents.items()):
        if word != first or first <= seen:
            continue
        seen = last - 1
        if label not in _LABELS or any(each in taken for each in range(first, last)):
            continue
        for part in _parts(view, first, last):
            bounds = _clean(view, *part, label)
            if bounds is None or view.in_headline(bounds[0]):
                continue
            begin, end = _whole(view, *bounds, label, ents, taken)
            if label == "ORG" and _is_person(view, begin, end, persons):
                yield Proposal(begin, end, "person")
            elif not is_weapon(view, begin, end):
                kind, place, told = kind_of(view, begin, end, label)
                yield Proposal(begin, end, kind, place, told=told)


def titled(view: TextView, taken: set[int]) -> Iterator[Proposal]:
    """Persons by the title before their names, whatever the pipeline takes them for: "President Ba-Ndaw Traoré"."""
    keys = view.words.keys
    for word, key in enumerate(keys):
        if key not in ADDRESSES or word + 1 in taken or not view.proper(word + 1) or view.in_headline(word):
            continue
        first = word + 1
        while first < len(keys) and keys[first] in TITLES and view.capital(first):
            first += 1
        last = first
        while last - first < _LONGEST and last not in taken and view.proper(last) and keys[last].isalpha():
            last += 1
        if last - first < 2 or not all(governs(view, last - 1, each) for each in range(first, last - 1)):
            continue
        if (COMMON | TITLES | THINGS).isdisjoint(keys[first:last]):
            yield Proposal(first, last, "person", told=True)


def _is_person(view: TextView, first: int, last: int, persons: set[str]) -> bool:
    """Whether what the pipeline takes for a body is a person, whom the text calls by the one name or the other."""
    keys = view.words.keys[first:last]
    return 1 < len(keys) < 4 and (keys[0] in persons or keys[-1] in persons) and _BODIES.isdisjoint(keys)


def _parts(view: TextView, first: int, last: int) -> list[tuple[int, int]]:
    """The names that an entity of the pipeline is made of: two where it joins two towns or persons by "and"."""
    keys = view.words.keys[first:last]
    if "and" not in keys or not _BODIES.isdisjoint(keys):
        return [(first, last)]
    at = first + keys.index("and")
    if is_abstract(keys[at - first - 1]) or keys[-1] == "and" or is_abstract(view.words.keys[at + 1]):
        return [(first, last)]
    return [(first, at), (at + 1, last)]


def unseen(view: TextView, ents: dict[int, tuple[int, int, str]], taken: set[int]) -> Iterator[Proposal]:
    """Names that the language pipeline does not see as such: of groups by the word behind them, of places by what is
    done to them, or where ("the Doghmush clan", "shelled Debre Zirat", "near Kinma").
    """
    keys = view.words.keys
    ents = {word: found for word, found in ents.items() if found[2] not in _MISTAKEN}
    for word, key in enumerate(keys):
        if word in taken or word in ents or not view.proper(word) or key in COMMON or key in TITLES or len(key) < 3:
            continue
        last = word + 1
        if last in ents or view.capital(last) or not key.isalpha() or view.in_headline(word):
            continue
        first = word
        while first > 0 and first - 1 not in taken and first - 1 not in ents and governs(view, word, first - 1):
            if not view.proper(first - 1) or keys[first - 1] in COMMON or keys[first - 1] in ADDRESSES:
                break
            first -= 1
        if first == word and view.starts_sentence(word):
            continue
        behind = keys[last] if last < len(keys) else ""
        if behind in ARMED_BEHIND or is_armed(view, first, last):
            yield Proposal(first, last, "armed-group", told=behind not in ARMED_BEHIND)  # "Tripoli militias"
        elif behind in PEOPLE_BEHIND:
            yield Proposal(first, last, "people")
        elif last - first > 1 and (speaks(view, word) or is_described(view, word)):
            yield Proposal(first, last, "person")
        elif view.words.texts[word].istitle() and not is_weapon(view, first, last) and _is_where(view, first, last):
            yield Proposal(first, last, "city", True)


def _is_where(view: TextView, first: int, last: int) -> bool:
    keys = view.words.keys
    if first > 0 and (keys[first - 1] in _INTO or (keys[first - 1] == "of" and keys[first - 2] in SETTLED)):
        return True
    return is_taken_place(view, first, last, "ORG") or is_goal(view, first, last)


def acronyms(view: TextView, taken: set[int]) -> Iterator[Proposal]:
    """Capitals that nobody explains, as names of bodies: "FLEC said …"."""
    texts, keys = view.words.texts, view.words.keys
    for word, text in enumerate(texts):
        last = _of_capitals(view, word, taken)
        if last - word == 2:
            yield Proposal(word, last, "organization")
            continue
        if last == word or not 3 <= len(text) <= 8 or not text.isalpha():
            numbered = last > word and text.isalnum() and any(map(str.isdigit, text)) and any(map(str.isalpha, text))
            if numbered and is_armed(view, word, last):
                yield Proposal(word, last, "armed-group", told=True)  # "M23 rebels"
            continue
        if keys[word] in NO_ACRONYMS or keys[word] in COMMON or keys[word] in ARMS:
            continue
        if not view.proper(word) and keys[word - 1] not in _CALLED:
            continue
        beside = [texts[other] for other in (word - 1, word + 1) if 0 <= other < len(texts)]
        if any(other.isupper() and len(other) > 1 for other in beside) or view.in_headline(word):
            continue
        if not is_weapon(view, word, word + 1):
            medium = is_told(view, word, word + 1) or keys[word - 1] in MEDIA_BEFORE or verifies(view, word)
            yield Proposal(word, word + 1, "media" if medium else "organization")


def _of_capitals(view: TextView, word: int, taken: set[int]) -> int:
    """The word after the capitals at `word`, two where a hyphen joins them ("SPLM-IO"); `word` itself for none."""
    words = view.words
    if word in taken or not words.texts[word].isupper():
        return word
    after = word + 1
    joined = after < len(words) and after not in taken and words.starts[after] == words.ends[word] + 1
    hyphen = joined and view.doc[words.tokens[word]].nbor(1).text == "-"
    if not hyphen or not words.texts[after].isupper() or len(words.texts[word]) < 3 or len(words.texts[after]) > 3:
        return after
    alone = words.keys[after] in words.keys[:word] or not words.texts[after].isalpha()
    return after if alone or words.keys[after] in NO_ACRONYMS - {"it"} else after + 1


def _clean(view: TextView, first: int, last: int, label: str) -> tuple[int, int] | None:
    """The words of an entity that are its name; None where none are."""
    words = view.words
    keys, texts = words.keys, words.texts
    while first < last and (
        keys[first] == "the"
        or not texts[first][0].isupper()
        or (label == "PERSON" and keys[first] in TITLES)
        or keys[first] == "ngo"
    ):
        first += 1
    end = first
    while end < last and (texts[end][0].isupper() or keys[end] in _INSIDE or keys[end][0].isdigit()):
        if label in ("PERSON", "NORP") and not (texts[end][0].isupper() or keys[end] in PARTICLES):
            break
        end += 1
    while end > first and (not texts[end - 1][0].isupper() and not keys[end - 1][0].isdigit()):
        end -= 1
    if end <= first or end - first > _LONGEST:
        return None
    if end - first == 1:
        return (first, end) if _stands_alone(view, first) else None
    site = place_kind(keys[end - 1]) in ("base", "site")  # "the South Hospital" is one, "the West" no name
    if not site and all(keys[word] in COMMON or keys[word] in _INSIDE for word in range(first, end)):
        return None
    if keys[end - 1] in THINGS or keys[first] in _NO_ACTORS:
        return None  # a treaty, a war, an operation, a ship
    return first, end


def _whole(
    view: TextView, first: int, last: int, label: str, ents: dict[int, tuple[int, int, str]], taken: set[int]
) -> tuple[int, int]:
    """The words of an entity and the proper nouns beside it: the pipeline may take one word of a name for all of it."""
    if label not in ("PERSON", "ORG") or view.words.texts[first].isupper():
        return first, last
    begin, end = first, last
    keys, alone = view.words.keys, last - first == 1

    def free(word: int) -> bool:
        """Whether the word may belong to the name: a proper noun that nothing else has."""
        if not view.proper(word) or word in taken or keys[word] in COMMON or not keys[word].isalpha():
            return False
        return begin <= word < end or word not in ents or ents[word][2] == "PERSON"

    while last - first < 4 and free(last) and (alone or (label == "PERSON" and governs(view, last, last - 1))):
        last += 1
    while last - first < 4 and first > 0 and free(before := first - 1) and not view.words.texts[before].isupper():
        governed = governs(view, last - 1, before)
        if not governed and (view.starts_sentence(before) or not alone):
            break
        if not alone and (label != "PERSON" or keys[before] in TITLES):
            break
        first -= 1
    return first, last


def _stands_alone(view: TextView, word: int) -> bool:
    """Whether one capital word may be a name: a proper noun, and not capital because a sentence begins."""
    key, text = view.words.keys[word], view.words.texts[word]
    if key in COMMON or len(key) < 3 or not key[0].isalpha() or key in TITLES:
        return False
    if not view.proper(word) and not text.isupper():
        return False
    if not view.starts_sentence(word) or speaks(view, word):
        return True
    keys, texts = view.words.keys, view.words.texts
    token = view.doc[view.words.tokens[word]]
    if token.tag_ == "NNP" and token.dep_ == "nsubj" and token.head.lemma_ in ACTING and key not in texts:
        return True
    return any(
        other == key and position != word and texts[position] == text and not view.starts_sentence(position)
        for position, other in enumerate(keys)
    )
