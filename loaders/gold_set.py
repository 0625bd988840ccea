"""Reviewed claims as a development set: what a reader is measured against, an article to a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sides.graph.actor import Actor, Place
from sides.graph.claim import Claim
from sides.graph.errors import InvalidInput, NotWritten
from sides.graph.reading import Reading, text_hash
from sides.loaders.claims_writer import write_claims_file
from sides.loaders.review import by_person, declaring
from sides.loaders.yaml_text import flow, scalar

_BESIDE = """\
# Beside the claims: those that may be missed or emitted without being counted, and what a machine needs for each.
optional: []
needs: {}
"""
_FORBIDDEN = """\
# What must never come out of NAME.txt as a claim that happened, is ongoing or holds: move here, with care, what a
# person rejected because nothing like it is true. Those that were rejected stand in NAME.rejected.yaml.
[]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFolder:
    """A set that was written. drafts: the claims that nobody decided on, unseen: those that were accepted without
    anybody having seen them; both are in none of its files.
    """

    path: Path
    accepted: int
    rejected: int
    drafts: int
    unseen: int


def write_gold(
    readings: Iterable[Reading], known: Mapping[str, Actor | Place], out: Path, *, name: str | None = None
) -> GoldFolder:
    """Write the set of one article: `OUT/NAME/NAME.txt`, `.claims.yaml` (accepted), `.rejected.yaml`, `.gold.yaml`.

    readings: those of the article, each claim with the status that counts. known: whatever they may name. name: by
    default the first reading's id. A claim that several readings make alike is written once. Raises InvalidInput where
    they have no article, NotWritten where the folder is there already or cannot be written.
    """
    every = list(readings)
    article = every[0].article
    if article is None:
        raise InvalidInput(f"{every[0].id} has no article, and a reader is measured on articles")
    name = name or every[0].id
    claims = list({_told(claim): claim for reading in every for claim in reading.claims}.values())
    claims.sort(key=lambda claim: (claim.start or 0, claim.id))
    unseen = [claim for claim in claims if claim.status == "accepted" and not by_person(claim)]
    accepted = [_bare(one) for one in claims if one.status == "accepted" and one.quote and one not in unseen]
    rejected = [claim for claim in claims if claim.status == "rejected" and claim.quote]
    here = replace(article, raw_hash=text_hash(article.text))
    gold = replace(every[0], id=name, article=here, registries=(), claims=tuple(accepted))
    folder = out / name
    files = {
        f"{name}.txt": article.text,
        f"{name}.claims.yaml": write_claims_file(declaring(gold, known), f"{name}.txt"),
        f"{name}.gold.yaml": _BESIDE,
        f"{name}.forbidden.yaml": _FORBIDDEN.replace("NAME", name),
        f"{name}.rejected.yaml": "".join(_rejected(claim, known) for claim in rejected) or "[]\n",
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
        for file, text in files.items():
            (folder / file).write_bytes(text.encode())
    except FileExistsError:
        raise NotWritten(f"{folder} is there already; a set is never written over") from None
    except OSError as error:
        raise NotWritten(f"{folder}: it cannot be written: {error.strerror or error}") from None
    drafts = sum(claim.status == "draft" for claim in claims)
    return GoldFolder(path=folder, accepted=len(accepted), rejected=len(rejected), drafts=drafts, unseen=len(unseen))


def _told(claim: Claim) -> Claim:
    """What the claim says, whoever found it."""
    return replace(claim, id="", key=None, verdict=None, confidence=None, made_by=None, disputes=(), confirms=())


def _bare(claim: Claim) -> Claim:
    """The claim as a person would write it: gold has no confidence, and points to no other claim."""
    return replace(claim, verdict=None, confidence=None, made_by=None, disputes=(), confirms=())


def _rejected(claim: Claim, known: Mapping[str, Actor | Place]) -> str:
    def name(ident: str | None, words: str | None) -> str | None:
        thing = known.get(ident or "")
        return words if thing is None else thing.name

    fields = {
        "quote": claim.quote,
        "subject": name(claim.subject.id, claim.subject.mention),
        "relation": claim.relation,
        "object": name(claim.object.id, claim.object.literal or claim.object.mention),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "why": None if claim.verdict is None else claim.verdict.why,
        "by": None if claim.verdict is None else claim.verdict.by,
    }
    lines = [
        f"{key}: {scalar(value) if isinstance(value, str) else flow(value)}\n" for key, value in fields.items() if value
    ]
    return "".join(("- " if number == 0 else "  ") + line for number, line in enumerate(lines))
