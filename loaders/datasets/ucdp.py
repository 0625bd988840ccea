"""What UCDP's data sets have in common: flags, numbers of states, and the version in the name of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sides.loaders.datasets.cells import text, wrong

NOTHING = frozenset({"NA", "NULL", "None", "."})
"""What a cell says instead of being empty, in files that R, Stata or a spreadsheet wrote."""
_FINAL = re.compile(r"(?<!\d)(\d\d)[_.]?(\d)(?![\d_.])", re.ASCII)
_CANDIDATE = re.compile(r"v(\d\d(?:[_.]\d{1,2}){2,3})(?!\d)", re.ASCII)


def version_of(stem: str) -> str | None:
    """The version in the name of a file: `26.1` of `GEDEvent_v26_1` and `ged261-csv`; None where there is none.

    >>> version_of("ged261-csv"), version_of("ucdp-esd-ty-181"), version_of("mine")
    ('26.1', '18.1', None)
    """
    found = _FINAL.search(stem)
    return f"{found[1]}.{found[2]}" if found else None


def candidate_of(stem: str) -> str | None:
    """The version in the name of a file of candidate events, of one month or of several; None for another file.

    >>> candidate_of("GEDEvent_v26_0_3"), candidate_of("GEDEvent_v26_01_26_03"), candidate_of("GEDEvent_v26_1")
    ('26.0.3', '26.01.26.03', None)
    """
    found = _CANDIDATE.search(stem)
    return found[1].replace("_", ".") if found else None


def flag(row: Mapping[str, Any], name: str) -> bool:
    """The cell under `name` as yes or no; an empty one is no. ValueError for another value."""
    found = text(row, name, NOTHING).removesuffix(".0").casefold()
    if found in ("1", "true"):
        return True
    if found in ("", "0", "false"):
        return False
    raise wrong(row, name, "it is 0 or 1")


def numbers(row: Mapping[str, Any], name: str) -> list[str]:
    """The Gleditsch-Ward numbers of the states in the cell under `name`; none where a side is no state."""
    return [each for each in re.split(r"[,;\s]+", text(row, name, NOTHING).removesuffix(".0")) if each.isdecimal()]
