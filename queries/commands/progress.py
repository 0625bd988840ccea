"""How far a long reading is: one line on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time

import click

_EVERY = 0.2  # seconds between two drawings


class Progress:
    """A line that says how many documents and claims there are, and how many a second; a context manager.

    beside_output: results go to standard output meanwhile, so that there is no line where that is a terminal too.
    """

    def __init__(self, *, beside_output: bool = False) -> None:
        self._shown = sys.stderr.isatty() and not (beside_output and sys.stdout.isatty())
        self._begun = time.monotonic()
        self._drawn = 0.0
        self._documents = self._claims = 0
        self._stands = False

    def __enter__(self) -> Progress:
        self._draw()
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def add(self, claims: int) -> None:
        """One more document, with so many claims."""
        self._documents += 1
        self._claims += claims
        if time.monotonic() - self._drawn >= _EVERY:
            self._draw()

    def clear(self) -> None:
        """Take the line away, so that another may stand there."""
        if self._stands:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._stands = False

    def _draw(self) -> None:
        if not self._shown:
            return
        self._drawn = time.monotonic()
        seconds = max(self._drawn - self._begun, 0.001)
        line = (
            f"reading: {self._documents:,} documents ({self._documents / seconds:.1f}/s), "
            f"{self._claims:,} claims ({self._claims / seconds:.1f}/s)"
        )
        click.echo(f"\r\x1b[K{line[:79]}", nl=False, err=True)
        self._stands = True
