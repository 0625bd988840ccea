"""CAMEO codes and PLOVER types, and the relation that stands for each in the ontology's alignment.

CAMEO: Schrodt, "CAMEO: Conflict and Mediation Event Observations. Event and Actor Codebook", 2012. Its codes are
hierarchical: `1831` (suicide bombing) is a kind of `183`, and that of `18` (assault). A code stands for the relation of
the longest of its beginnings that the ontology aligns, and for none where no beginning is aligned. Codes are text:
`010` and `10` are two.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from sides.ontology.terms import RELATIONS

_CODE = re.compile(r"(?:0[1-9]|1[0-9]|20)[0-9]{0,2}[a-z]?")


def is_cameo(code: str) -> bool:
    """Whether `code` has the form of a CAMEO code: a root of two digits from 01 to 20, and up to two more."""
    return _CODE.fullmatch(code) is not None


@lru_cache(maxsize=4096)
def relation_of_cameo(code: str) -> str | None:
    """The name of the relation that `code` stands for, None where there is none.

    >>> relation_of_cameo("1831"), relation_of_cameo("1823"), relation_of_cameo("010")
    ('attacks', 'kills', None)
    """
    aligned = _by_code()
    return next((aligned[code[:end]] for end in range(len(code), 1, -1) if code[:end] in aligned), None)


@lru_cache(maxsize=256)
def relation_of_plover(type: str) -> str | None:
    """The relation that a PLOVER event type stands for, where it is one alone; None for a type of several, or of none.

    >>> relation_of_plover("THREATEN"), relation_of_plover("ASSAULT")
    ('threatens', None)
    """
    found = [relation.name for relation in RELATIONS.values() if type.upper() in relation.plover]
    return found[0] if len(found) == 1 else None


@cache
def _by_code() -> dict[str, str]:
    return {code: relation.name for relation in RELATIONS.values() for code in relation.cameo}


@lru_cache(maxsize=4096)
def code_of_text(text: str) -> str | None:
    """The CAMEO code of an event's wording, as the ICEWS files and the temporal-graph literature write it; None for one
    that is not known. Case, underscores and blanks do not matter.

    >>> code_of_text("Use conventional military force"), code_of_text("make_a_visit"), code_of_text("Make statement")
    ('190', '042', None)
    """
    return _texts().get(_plain(text))


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()


@cache
def _texts() -> dict[str, str]:
    import yaml

    table = yaml.safe_load(files("sides.loaders.datasets").joinpath("cameo.yaml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for code, wordings in table.items():
        for wording in [wordings] if isinstance(wordings, str) else wordings:
            found.setdefault(_plain(wording), code)
    return found
