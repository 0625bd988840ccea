"""Changing one entry or declaration of a claims file that is written by hand, in any of YAML's forms."""

from __future__ import annotations

import pytest
import yaml
from sides.loaders.claims_edit import entries, set_fields, with_declaration

BLOCKS = (
    "    name: |\n      Northern\n      Front\n",
    "    name: >-\n      Northern\n\n      Front\n\n\n",
    "    name: |+\n      Northern\n\n\n",
    "    kind: armed-group\n    aliases:\n      - |\n        Front\n\n",
    "    name: |\n      Northern\n# a remark\n  # and another\n",
)


@pytest.mark.parametrize("end", ["claims: []\n", "\nclaims:\n  - quote: x\n", ""])
@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_declaration_is_added_behind_a_block_of_text(block: str, end: str, line_end: str) -> None:
    text = f"actors:\n  nf:\n{block}{end}".replace("\n", line_end)
    longer = with_declaration(text, "actors", "band: {name: The Band}")
    before, after = yaml.safe_load(text), yaml.safe_load(longer)
    assert after == before | {"actors": {**before["actors"], "band": {"name": "The Band"}}}
    assert {*text.splitlines()} <= {*longer.splitlines()}


def test_a_block_of_text_is_replaced_without_the_remark_behind_it() -> None:
    text = "claims:\n  - quote: |\n      They met\n    # a remark\n    status: draft\n"
    (entry,) = entries(text)
    assert set_fields(text, entry, {"quote": "They met again"}) == (
        "claims:\n  - quote: They met again\n    # a remark\n    status: draft\n"
    )
