"""What came back from a language model, before anything of it is believed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """content: the words of the answer. model: the name that the server gives for the model that wrote them.

    fingerprint: the server's name for the state of the system that ran it, None where it gives none.
    """

    content: str
    model: str
    fingerprint: str | None
