"""Direct quotes: where they begin and end."""

from __future__ import annotations

import pytest
from marked import document
from sides.loaders.reader.attribution.quotations import quotations
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.parsed import parse


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We will never leave this town."', ["We will never leave this town."]),
        ("He said: \u201cWe will never leave this town.\u201d", ["We will never leave this town."]),
        ('The so-called "caliphate" fell.', []),
        (
            '"We will never leave this town," he said. "It is our only home."',
            ["We will never leave this town,", "It is our only home."],
        ),
        (
            '"We will never leave this town.\n"It is our only home," he said.',
            ["We will never leave this town.", "It is our only home,"],
        ),
        ("Nobody spoke.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    (parsed,) = parse([document(text)], pipeline())
    assert [parsed.doc[one.start + 1 : one.end].text for one in quotations(parsed.doc)] == quoted
