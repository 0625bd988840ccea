"""The figures as tables of Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from scoring import FIELDS, LEVELS, Counts, Scored
from sides.ontology import terms

NEEDS = ("syntax", "nominal", "role", "coref", "alias", "implicit", "inference")


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def figure(number: float) -> str:
    """A share as people in this field write it: .83, 1.00."""
    text = f"{number:.2f}"
    return text if text.startswith("1") else text[1:]


def by_set(scored: Sequence[Scored]) -> str:
    """Precision, recall and F1 of each article at each level, and of all claims together."""
    header = ["article", "claims", *(f"{level}: P" + " / R / **F1**" for level in LEVELS)]
    rows = [[one.gold.name, *_levels([one])] for one in scored]
    return table(header, [*rows, ["**all claims**", *_levels(scored)]])


def total(scored: Iterable[Scored], level: str) -> Counts:
    """The counts of several articles together."""
    return sum((one.levels[level].counts for one in scored), Counts())


def _levels(scored: Sequence[Scored]) -> list[str]:
    cells = [str(total(scored, LEVELS[0]).wanted)]
    for level in LEVELS:
        counts = total(scored, level)
        cells.append(f"{figure(counts.precision)} / {figure(counts.recall)} / **{figure(counts.f1)}**")
    return cells


def by_field(scored: Sequence[Scored]) -> str:
    """How often the other fields are right, where the claim is right at the second level."""
    rows = []
    for name in FIELDS:
        counts = sum((one.fields[name] for one in scored), Counts())
        rows.append([name, counts.given, figure(counts.precision) if counts.given else "–"])
    return table(["field", "compared", "agree"], rows)


def by_relation(scored: Sequence[Scored]) -> str:
    """Of each relation, at the second level: claims, found; drafts that count, right of them."""
    wanted: dict[str, list[bool]] = defaultdict(list)
    given: dict[str, list[bool]] = defaultdict(list)
    for one in scored:
        level = one.levels["resolved"]
        found = set(level.matched.values())
        for i, claim in enumerate(one.gold.claims):
            if not claim.optional:
                wanted[claim.claim.relation].append(i in found)
        for j, draft in enumerate(one.read.drafts):
            right = one.is_right(j, "resolved")
            if right is not None:
                given[draft.relation].append(right)
    rows = [
        [
            name,
            len(wanted[name]),
            figure(sum(wanted[name]) / len(wanted[name])) if wanted[name] else "–",
            len(given[name]),
            figure(sum(given[name]) / len(given[name])) if given[name] else "–",
        ]
        for name in terms.RELATIONS
        if wanted[name] or given[name]
    ]
    return table(["relation", "claims", "found", "drafts", "right"], rows)


def by_need(scored: Sequence[Scored]) -> str:
    """Recall at each level of the claims that need each skill; a claim that needs two is in both rows."""
    rows = []
    for need in NEEDS:
        claims = [
            [i in one.levels[level].matched.values() for level in LEVELS]
            for one in scored
            for i, claim in enumerate(one.gold.claims)
            if not claim.optional and need in claim.needs
        ]
        if claims:
            rows.append([need, len(claims), *(figure(sum(one[k] for one in claims) / len(claims)) for k in range(3))])
    return table(["needs", "claims", *(f"{level}: recall" for level in LEVELS)], rows)


def by_error(scored: Sequence[Scored]) -> str:
    """How claims were missed or half right, and what was found beside them, of several articles together."""
    counts = dict.fromkeys(_ERRORS, 0)
    for one in scored:
        triple, resolved, full = (one.levels[name].matched for name in LEVELS)
        for i, claim in enumerate(one.gold.claims):
            if claim.optional:
                continue
            if i not in triple.values():
                counts["missed"] += 1
            elif i not in resolved.values():
                counts["another relation or actor"] += 1
            elif i not in full.values():
                counts["another polarity, modality or speaker"] += 1
        counts["no such claim"] += sum(j not in triple for j in range(len(one.read.drafts)))
    return table(["error", "claims"], counts.items())


_ERRORS = ("missed", "another relation or actor", "another polarity, modality or speaker", "no such claim")
