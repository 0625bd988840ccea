"""A name in the text: its words, and whom they may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from sides.loaders.reader.names.forms import Entry
from sides.loaders.reader.reference.referent import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the text, and the entries that it may stand for.

    start_token, end_token: its tokens, end exclusive (a token such as "U.S.-led" may hold more than the name). start,
    end: its code-point offsets, end exclusive. text: its words as the text has them, without a leading "the", a title
    or a trailing "'s". how: `name`, `acronym`, `demonym` ("Egyptian"; the entry is the state or people) or `proposed`
    (by the language pipeline or a pattern; the entry belongs to the document).
    candidates: whom it may stand for. A country's name has two, the state and the land; otherwise two mean that the
    document does not decide which. seat: the state or body that a capital's name stands for where one who acts
    is meant ("Moscow said"), which is among no candidates.
    """

    start_token: int
    end_token: int
    start: int
    end: int
    text: str
    how: Way
    candidates: tuple[Entry, ...]
    seat: Entry | None = None

    @property
    def actors(self) -> tuple[Entry, ...]:
        """The candidates that act."""
        return tuple([entry for entry in self.candidates if not entry.place])

    @property
    def places(self) -> tuple[Entry, ...]:
        """The candidates that are places."""
        return tuple([entry for entry in self.candidates if entry.place])

    @property
    def ambiguous(self) -> bool:
        """Whether two actors, or two places, go by this name and the document does not decide."""
        return len(self.actors) > 1 or len(self.places) > 1

    def one(self, want: str = "either") -> Entry | None:
        """Whom it stands for where an `actor`, a `place` or `either` is wanted; None where none, or not decided.

        actor: the one actor, else the one whose seat the place is; never a place. place: the one place.
        either: the one actor where there is one (a country's name is its state), else the one place (a capital's name
        is the city).
        """
        if want != "place":
            actors = [entry for entry in self.candidates if not entry.place]
            if actors:
                return actors[0] if len(actors) == 1 else None
            if want == "actor":
                return self.seat
        places = [entry for entry in self.candidates if entry.place]
        return places[0] if len(places) == 1 else None
