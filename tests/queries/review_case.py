"""A claims file with drafts to review, as a reader writes it and an analyst keeps it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from command_line import Outcome
from sides.loaders.claims_file import read_claims_file
from sides.loaders.seal import sealed

#: Reviews with the answers `say`, divided by ` / `.
Answer: TypeAlias = Callable[..., Outcome]

TEXT = (
    "The talks ended. The Northern Front attacked the Southern League near Oda. They met again. "
    "The League supports the Council, a spokesman said. The Council opposes the Front.\n"
)
CLAIMS = """\
# Kept by hand
article: a.txt   # beside
actors:
  nf: {name: Northern Front, short: Front, kind: armed-group}   # the north
  sl: {name: Southern League, short: League, kind: armed-group}
  council: {name: Council, kind: government}
claims:
  # the first
  - quote: The Northern Front attacked the Southern League   # in full
    subject: nf
    relation: attacks
    object: sl
    status: draft        # not yet
    confidence: 0.9
    made_by: {agent: sides-read, rule: "attacks: S attack O"}

  - quote: They met again
    subject: {id: nf, mention: They}
    relation: meets
    object: {unknown: true, mention: the others}
    status: draft
    confidence: 0.4
    made_by: {agent: sides-read, rule: "meets: S meet"}
  # the last two
  - {quote: The League supports the Council, subject: sl, relation: supports, object: council, status: draft}
  - key: opposed
    status: draft
    quote: The Council opposes the Front
    subject: council
    relation: opposes
    object: nf
    confidence: 0.95
    made_by:
      agent: sides-read
      rule: "attacks: S attack O"
# the end
"""
BAND = "actors / {band: {name: The Band, kind: armed-group}}"


def written(folder: Path) -> Path:
    """The claims file, in `folder` with its article."""
    (folder / "a.txt").write_text(TEXT)
    path = folder / "a.claims.yaml"
    path.write_text(CLAIMS)
    return path


def read_anew(path: Path, text: str = CLAIMS) -> None:
    """Write the file as a reader does that reads the article again: nobody has changed a letter of it."""
    path.write_text(sealed(text))


def statuses(path: Path) -> list[str]:
    """The status of each claim, in the order of the text."""
    return [claim.status for claim in read_claims_file(path).reading.claims]
