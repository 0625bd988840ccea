"""docs/reading-quality.md, with the figures of one run."""

from __future__ import annotations

from collections.abc import Mapping

TEMPLATE = """# How well `sides read` reads

Written by `make eval ARGS="--held-out --speed --write docs/reading-quality.md"`; do not edit. {versions}

What the reader writes is a draft to review. This page says how much of it is right, how much it misses, and how that
was measured.

## What is measured

Articles were annotated by hand: every claim about who sides with whom, who deals with whom, who leads or belongs to
whom, and who holds, takes or leaves what. The reader's claims are matched with those, one to one within a sentence,
at three levels:

1. **triple**: a relation of the same kind (alliance, opposition, contact, structure, territory) between the same two,
   leniently: an actor or place counts as the same where a name, an alias or the id is, or where the mentions overlap.
2. **resolved**: the very relation, and the very actors or places. A name or alias in common, or the id; of a group
   without a name the overlapping mention; of a topic or role half of its words. Where the text leaves open who it
   was, so must the reader.
3. **full**: that, with the same polarity, the same modality and the same speakers (who; the stance is counted apart).

P is precision, the share of the reader's claims that are right; R recall, the share of the annotated claims that it
found; F1 their harmonic mean. A claim that the annotator calls optional, since one can see it either way, is neither
a miss nor a false claim. A claim that the reader makes twice is right once and wrong once.
`tests/evaluation/scoring.py` says it to the letter.

## What was aimed at

{aims}
## Who annotated

`jufra-2017` is the article of the bundled example, annotated before any reader was written. The others were written
for this project in the style of such news, each annotated by whoever wrote it: they are no reports of real events,
though they name real actors. Each article had one annotator; how far two would agree is not known. The conventions
(`tests/evaluation/README.md`) were written after all had been annotated, and applied to every article but the first
by somebody who did not see what the reader makes of it. The development sets (`tests/evaluation/sets`) were looked at
while the reader was built. The held-out articles (`tests/evaluation/held_out`) are measured only: no rule was made
from what stands in them.

## Held-out articles

{held_out}
In {sentences} sentences about weather, sport, markets and the like, which claim nothing, the reader finds {claims}
claims: {per_hundred} per hundred.

{held_out_fields}
By what a claim needs of a reader (a claim may need several): a plain clause (syntax), an event told by a noun
(nominal), a title, an apposition or a possessive (role), a pronoun or "the group" (coref), another name (alias), an
argument that the clause leaves out (implicit), or a conclusion (inference).

{held_out_needs}
## Development sets

{development}
{development_fields}
{development_needs}
{development_relations}
Where the claims that count went wrong:

{development_errors}
## What must never come out

Each article has a list of claims that must not come out of it as happened, ongoing or holding: a question, a threat,
a denied advance, a page's own boilerplate, the outlet as a fighter. Of {forbidden_entries} entries on the development
sets, the reader breaks {forbidden_broken}; of {held_entries} on the held-out articles, {held_broken}. `make eval`
fails where it breaks any.

## Confidence

A draft's `confidence` is the share of drafts with such features that were right (relation, actors or places, polarity
and modality) on the development sets, by `make calibrate`. The table holds each article against what the others
promised of it:

{confidence}
{confidence_words}

## Speed

{speed}

## The PLOVER records

{plover}

## Limits

- The articles are few and short, and most of them made up. Another war, another paper's style or a translation will
  read worse.
- English only.
- The figures are those of one spaCy pipeline; another one parses, and so reads, differently.
- Sentences without claims are easier here than in a real paper, where much is nearly a claim.
"""


def page(parts: Mapping[str, str]) -> str:
    """The page with `parts` filled in."""
    return TEMPLATE.format(**parts)
