"""A text, and claims as a language model would give them for it."""

from __future__ import annotations

from typing import Any

KEY = "sk-very-secret-0123456789"
TEXT = (
    "Egypt has been helping Khalifa Haftar in the city of Derna since March 2017.\n"
    "The Libyan National Army did not attack Misrata, Ahmed Mismari said. It killed 12 fighters of the Hun Brigade.\n"
)


def ref(mention: str, name: str | None = None, kind: str = "state") -> dict[str, Any]:
    return {"mention": mention, "name": name, "kind": kind}


def claim(quote: str = "Egypt has been helping Khalifa Haftar", **fields: Any) -> dict[str, Any]:
    """One that is right, but for `fields`."""
    given: dict[str, Any] = {
        "quote": quote,
        "relation": "supports",
        "subject": ref("Egypt", "Egypt"),
        "object": ref("Khalifa Haftar", "Khalifa Haftar", "person"),
        "literal": None,
        "between": [],
        "polarity": "affirmed",
        "modality": "ongoing",
        "speakers": [],
        "outlet": None,
        "places": [],
        "date_text": None,
        "means": [],
        "circumstance": None,
        "hedge": None,
    }
    return given | fields
