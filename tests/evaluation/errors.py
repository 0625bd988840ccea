"""What the reader missed, invented and got half right on the development sets, for those who mend it."""

from __future__ import annotations

from collections.abc import Iterator

from gold import GoldClaim
from scoring import Scored
from sides.graph.claim import Argument, Claim
from sides.loaders.reader.draft import Draft
from sides.loaders.reader.reference.referent import Referent


def errors(scored: Scored) -> Iterator[str]:
    """The errors of one article, line by line."""
    if scored.gold.held_out:
        raise ValueError("the errors on held-out articles are not looked at")
    triple, resolved, full = (scored.levels[name].matched for name in ("triple", "resolved", "full"))
    claims, drafts = scored.gold.claims, scored.read.drafts
    yield f"\n== {scored.gold.name}: missed"
    for i, one in enumerate(claims):
        if not one.optional and i not in triple.values():
            yield f"- {_claim(one.claim)}   [{', '.join(one.needs)}]\n    {_sentence(scored, one)}"
    yield f"\n== {scored.gold.name}: found, with another relation or another actor"
    for j, i in triple.items():
        if i not in resolved.values() and j not in resolved and not claims[i].optional:
            yield f"- {_claim(claims[i].claim)}\n  {_draft(drafts[j])}\n    {_sentence(scored, claims[i])}"
    yield f"\n== {scored.gold.name}: found, with another polarity, modality or speaker"
    for j, i in resolved.items():
        if i not in full.values() and not claims[i].optional:
            yield f"- {_claim(claims[i].claim)}\n  {_draft(drafts[j])}\n    {_sentence(scored, claims[i])}"
    yield f"\n== {scored.gold.name}: nowhere in the annotation"
    for j, draft in enumerate(drafts):
        if j not in triple:
            yield f"- {_draft(draft)}\n    {scored.read.document.text[draft.quote[0] : draft.quote[1]]}"


def _sentence(scored: Scored, one: GoldClaim) -> str:
    return scored.read.document.text[slice(*one.sentence)].strip().replace("\n", " / ")


def _claim(claim: Claim) -> str:
    speakers = ", ".join(f"{one.id or one.mention} {one.stance}" for one in claim.speakers)
    return (
        f"{claim.key}: {_argument(claim.subject)} {claim.relation} {_argument(claim.object)}"
        f"{' between ' + ', '.join(map(_argument, claim.between)) if claim.between else ''}"
        f"   {claim.polarity} {claim.modality}{'   ' + speakers if speakers else ''}"
    )


def _argument(argument: Argument) -> str:
    return argument.id or argument.literal or f"? {argument.mention or ''}".strip()


def _draft(draft: Draft) -> str:
    speakers = ", ".join(f"{one.referent.id if one.referent else one.mention} {one.stance}" for one in draft.speakers)
    confidence = "" if draft.confidence is None else f" {draft.confidence:.2f}"
    return (
        f"READ {_referent(draft.subject)} {draft.relation} {_referent(draft.object) if draft.object else draft.literal}"
        f"{' between ' + ', '.join(map(_referent, draft.between)) if draft.between else ''}"
        f"   {draft.polarity} {draft.modality}{'   ' + speakers if speakers else ''}   <{draft.rule}>{confidence}"
    )


def _referent(one: Referent | None) -> str:
    if one is None:
        return "?"
    return f"{one.id or '? ' + one.mention} ({one.mention}: {one.how})"
