"""Reading the small files in `data/`: in the published layouts, about actors that do not exist."""

from __future__ import annotations

from pathlib import Path

from sides.graph.claim import Claim
from sides.graph.reading import Reading
from sides.loaders.datasets.compressed import given
from sides.loaders.datasets.layout import Layout
from sides.loaders.datasets.published import layout_of
from sides.loaders.datasets.report import Report
from sides.loaders.datasets.transform import transform

DATA = Path(__file__).parent / "data"


def read(path: Path | str, layout: Layout | None = None) -> tuple[Reading, list[Claim], Report]:
    """The registry of the file at `path` (in `data/` where it is relative), its claims by row, and its report."""
    with given(DATA / path) as file:
        found = layout or layout_of(file)
        assert found is not None, "no layout recognises it"
        with transform(file, found) as result:
            claims = [claim for part in result.parts() for claim in part.claims]
            return result.registry, sorted(claims, key=lambda claim: claim.row.row if claim.row else ""), result.report


def said(claim: Claim) -> tuple[str | None, ...]:
    """The row, the subject, the relation, the object (of a mediation its parties) and the date of a claim."""
    parties = " ".join(party.mention or "" for party in claim.between)
    assert claim.row is not None
    return (
        claim.row.row,
        claim.subject.mention,
        claim.relation,
        claim.object.mention or claim.object.literal or parties,
        None if claim.date is None else str(claim.date),
    )


def bad_lines(report: Report) -> dict[int, str]:
    """Why each bad row is one, by its line."""
    return {row.line: row.reason for row in report.bad}
