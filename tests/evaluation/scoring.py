"""Precision and recall of a reading against the annotated claims, at three levels.

1. `triple`: a relation of the same kind (alliance, opposition, contact, structure, territory), and each of the two
   arguments leniently the same (`sameness.leniently`).
2. `resolved`: the same relation, and each argument the same actor, place or literal (`sameness.same`).
3. `full`: that, and the same polarity, the same modality and the same speakers.

Both claims must stand in the same sentence. A symmetric relation has no direction. A mediation is compared by the
parties that the annotator gives, in the place of its object. Each claim of the one is matched with one of the other
at most, so that as many as can be of those that are not optional are. What is left of the reader's claims is a false
positive, unless an optional claim is left that it matches at that level; so a claim read twice is one right and one
false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gold import GoldClaim, GoldSet
from sameness import GoldSides, ReadSides, Side, leniently, same, touches, words_of
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.read import Read
from sides.ontology import terms

LEVELS = ("triple", "resolved", "full")
#: What is compared beside the level, where a claim is right at the second level.
FIELDS = ("polarity", "modality", "speaker", "stance", "on behalf of", "outlet")

_Same = Callable[[Side, Side], bool]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, how many the reader gave and how many the annotator."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Right of those given; 1 of none."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Right of those wanted; 1 of none."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing is right."""
        return 2 * self.right / (self.given + self.wanted) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Level:
    """One level's matching: which claim each draft was matched with, by their places in their lists."""

    matched: dict[int, int]
    counts: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """One article, scored. levels: by `LEVELS`; reached: for a draft, the highest level at which it can match a
    claim.
    """

    gold: GoldSet
    read: Read
    levels: dict[str, Level]
    fields: dict[str, Counts]

    def is_right(self, draft: int, level: str) -> bool | None:
        """Whether a draft is right at `level`; None where it is an optional claim, which does not count."""
        claim = self.levels[level].matched.get(draft)
        if claim is None:
            return False
        return None if self.gold.claims[claim].optional else True


class _Comparison:
    def __init__(self, gold: GoldSet, read: Read, gazetteer: Gazetteer) -> None:
        self.gold, self.read = gold, read
        self._gold_sides, self._read_sides = GoldSides(gold.reading), ReadSides(read, gazetteer)

    def level(self, wanted: GoldClaim, draft: Draft) -> int:
        """The highest level at which both are the same claim, 0 for none."""
        if not touches(wanted.sentence, draft.quote):
            return 0
        relation, other = terms.RELATIONS[wanted.claim.relation], terms.RELATIONS[draft.relation]
        if relation.kind != other.kind:
            return 0
        either = relation.symmetric or other.symmetric
        if not self._pair(wanted, draft, leniently, either):
            return 0
        if relation is not other or not self._pair(wanted, draft, same, relation.symmetric):
            return 1
        return 3 if all(self.field(wanted, draft, name) for name in FIELDS[:3]) else 2

    def field(self, wanted: GoldClaim, draft: Draft, name: str) -> bool | None:
        """Whether both agree on one of `FIELDS`; None where neither says anything."""
        claim = wanted.claim
        if name == "polarity":
            return claim.polarity == draft.polarity
        if name == "modality":
            return claim.modality == draft.modality
        pairs = self._voices(wanted, draft)
        if name == "speaker":
            return pairs is not None
        if name == "outlet":
            return None if claim.outlet is None and draft.outlet is None else self._outlet(wanted, draft)
        if not pairs:
            return None
        if name == "stance":
            return all(claim.speakers[i].stance == draft.speakers[j].stance for i, j in pairs)
        return self._behalf(wanted, draft, pairs)

    def _pair(self, wanted: GoldClaim, draft: Draft, alike: _Same, either: bool) -> bool:
        claim, near = wanted.claim, wanted.sentence
        subject, object = (self._gold_sides.of(one, near) for one in (claim.subject, claim.object))
        read_subject, read_object = self._read_sides.subject(draft), self._read_sides.object(draft)
        if claim.between:
            return alike(subject, read_subject) and self._between(wanted, draft, alike)
        if alike(subject, read_subject) and alike(object, read_object):
            return True
        return either and alike(subject, read_object) and alike(object, read_subject)

    def _between(self, wanted: GoldClaim, draft: Draft, alike: _Same) -> bool:
        parties = [self._gold_sides.of(one, wanted.sentence) for one in wanted.claim.between]
        found = [self._read_sides.of(one) for one in draft.between]
        met = [any(alike(party, one) for one in found) for party in parties]
        return any(met) if alike is leniently else all(met) and len(found) == len(parties)

    def _voices(self, wanted: GoldClaim, draft: Draft) -> list[tuple[int, int]] | None:
        """Which speaker is which, None where they are not the same."""
        speakers = [self._gold_sides.speaker(one, wanted.sentence) for one in wanted.claim.speakers]
        voices = [self._read_sides.voice(one) for one in draft.speakers]
        if len(speakers) != len(voices):
            return None
        pairs = matching([[j for j, voice in enumerate(voices) if _speaks(one, voice)] for one in speakers])
        return None if len(pairs) < len(speakers) else [(i, j) for j, i in pairs.items()]

    def _outlet(self, wanted: GoldClaim, draft: Draft) -> bool:
        if wanted.claim.outlet is None or draft.outlet is None:
            return False
        names = next(one for one in self.gold.reading.actors if one.id == wanted.claim.outlet)
        return same(self._gold_sides.called(names.name), self._read_sides.of(draft.outlet))

    def _behalf(self, wanted: GoldClaim, draft: Draft, pairs: list[tuple[int, int]]) -> bool | None:
        said: list[bool] = []
        for i, j in pairs:
            whose, read = wanted.claim.speakers[i].on_behalf_of, draft.speakers[j].on_behalf_of
            if whose is None and read is None:
                continue
            if whose is None or read is None:
                return False
            name = next(one.name for one in self.gold.reading.actors if one.id == whose)
            said.append(same(self._gold_sides.called(name), self._read_sides.of(read)))
        return all(said) if said else None


def _speaks(gold: Side, read: Side) -> bool:
    if gold.known and not gold.unnamed:
        return same(gold, read)
    return same(gold, read) or bool(words_of(gold.mention) & words_of(read.mention))


def score(gold: GoldSet, read: Read, gazetteer: Gazetteer) -> Scored:
    """Score what the reader, which has `gazetteer`, read in an annotated article."""
    comparison = _Comparison(gold, read, gazetteer)
    reached = [[comparison.level(claim, draft) for draft in read.drafts] for claim in gold.claims]
    levels: dict[str, Level] = {}
    for least, name in enumerate(LEVELS, 1):
        # The better match first, so that two levels match alike where they can.
        edges = [_at_least(row, least) for row in reached]
        matched = matching(edges, order=sorted(range(len(edges)), key=lambda i: gold.claims[i].optional))
        optional = sum(gold.claims[i].optional for i in matched.values())
        wanted = sum(not claim.optional for claim in gold.claims)
        levels[name] = Level(matched, Counts(len(matched) - optional, len(read.drafts) - optional, wanted))
    fields = {
        name: _agreement(
            comparison.field(gold.claims[i], read.drafts[j], name) for j, i in levels["resolved"].matched.items()
        )
        for name in FIELDS
    }
    return Scored(gold, read, levels, fields)


def _at_least(row: Sequence[int], least: int) -> list[int]:
    return sorted((j for j, reached in enumerate(row) if reached >= least), key=lambda j: -row[j])


def _agreement(agree: Iterable[bool | None]) -> Counts:
    said = [one for one in agree if one is not None]
    return Counts(sum(said), len(said), len(said))


def matching(edges: Sequence[Sequence[int]], *, order: Iterable[int] | None = None) -> dict[int, int]:
    """A largest one-to-one matching: for each matched right the left it is matched with.

    edges: for each left, the rights it can be matched with, the best first. order: the lefts in the order in which they
    are served; one that was served is never left out for a later one.
    """
    matched: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in edges[left]:
            if right not in seen:
                seen.add(right)
                if right not in matched or place(matched[right], seen):
                    matched[right] = left
                    return True
        return False

    for left in range(len(edges)) if order is None else order:
        place(left, set())
    return matched


def right_drafts(gold: GoldSet, read: Read, gazetteer: Gazetteer) -> list[bool]:
    """For each draft whether it is right at the second level, with its polarity and modality; an optional claim is
    right.
    """
    comparison = _Comparison(gold, read, gazetteer)
    edges = [
        [
            j
            for j, draft in enumerate(read.drafts)
            if comparison.level(claim, draft) >= 2
            and (claim.claim.polarity, claim.claim.modality) == (draft.polarity, draft.modality)
        ]
        for claim in gold.claims
    ]
    matched = matching(edges)
    return [j in matched for j in range(len(read.drafts))]
