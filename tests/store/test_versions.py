"""The version of what a store holds, on every store."""

from __future__ import annotations

import pytest
from locations import Location
from made_readings import reading
from sides.graph.errors import StoreIncompatible
from sides.graph.schema import SCHEMA


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (SCHEMA + 1, "was made by a newer sides .*install that version or a later one"),
        (SCHEMA - 1, "was made by an older sides .*export it with that version"),
    ],
)
def test_another_schema_is_refused(any_location: Location, version: int, message: str) -> None:
    with any_location.open() as store:
        store.load(reading("r", "egypt supports gna"))
        store.rows(f"MATCH (m:Meta) SET m.schema = {version}", write=True)
    for read_only in (True, False):
        with pytest.raises(StoreIncompatible, match=message):
            any_location.open(read_only=read_only)
