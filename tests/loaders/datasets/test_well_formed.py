"""What the published layouts make is what the shapes ask of a reading, in every file of `data/`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_files import DATA, read
from sides.graph.rdf_writer import write_reading
from sides.graph.soundness import faults
from sides.loaders.datasets.compressed import given
from sides.loaders.datasets.published import head_of, layout_of, layouts
from sides.ontology.validation import validate


def known() -> list[str]:
    """The files in `data/` that have a published layout."""
    found = []
    for path in sorted(DATA.iterdir()):
        with given(path) as file:
            if layout_of(file) is not None:
                found.append(path.name)
    return found


@pytest.mark.parametrize("name", known())
def test_a_file_becomes_a_sound_reading_that_the_shapes_admit(name: str) -> None:
    registry, claims, report = read(name)
    reading = replace(registry, claims=tuple(sorted(claims, key=lambda claim: claim.id)))
    assert list(faults(reading)) == []
    assert validate(write_reading(reading)) == []
    counted = report.rows - report.bad_rows - report.unmapped.total() - report.skipped.total() - report.repeated
    made = len({claim.row.row for claim in claims if claim.row}) or report.actors
    assert counted == made, "every row is a claim, or counted once as something else"


def test_every_layout_has_a_file_and_no_two_recognise_the_same_one() -> None:
    seen: set[str] = set()
    for name in known():
        with given(DATA / name) as file:
            head = head_of(file)
        assert head is not None
        (layout,) = [layout.name for layout in layouts().values() if layout.recognises(head)]
        seen.add(layout)
    assert seen == set(layouts())
