"""An event between a source and a target, with a CAMEO code, as a claim: what ICEWS and GDELT have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

from sides.graph.actor import Actor
from sides.graph.interval import Interval
from sides.loaders.datasets.cameo import relation_of_cameo
from sides.loaders.datasets.coded import Coded, CodedClaim, Skipped, Unmapped
from sides.ontology.terms import RELATIONS


def cameo_event(*, code: str, label: str, source: Actor | None, target: Actor | None, day: date, **more: Any) -> Coded:
    """What the event of that `day` comes to. label: the code as the summary lists it. more: other fields of the claim.

    The source is the subject and the target the object, but of a mediation a party: CAMEO's source mediates there. An
    event with one side alone claims nothing between two. What is a state among our relations (aid is support) was so on
    that day, as far as the event tells.
    """
    name = relation_of_cameo(code)
    if name is None or "actor" not in RELATIONS[name].objects:
        return Unmapped(label)
    if source is None or target is None:
        return Skipped("only one side is named" if source or target else "neither side is named")
    if source.id == target.id:
        return Skipped("the source is the target")
    ends = None if RELATIONS[name].act else day.isoformat()
    mediates = name == "mediates"
    claim = CodedClaim(
        code=label,
        subject=source,
        relation=name,
        object=None if mediates else target,
        between=(target,) if mediates else (),
        modality="happened",
        date=Interval(day.isoformat(), ends),
        **more,
    )
    return (claim,)
