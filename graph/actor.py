"""Actors and places: who and what claims are about.

An id that a person wrote is global: `lna` means the same actor in every file. An actor of kind `unnamed` belongs to the
article that speaks of it; its id ends in `@` and the beginning of the article's hash. One of a data set, which has its
civilians of a country as one for instance, has an id of the data set, and no path between others leads through it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who acts, as one file declares it.

    id: lower-case words joined by hyphens, or a full IRI; with `@HASH` where it belongs to one article.
    name: the full name; short: what answers print, where it is not the name.
    kind: one of `sides.ontology.terms.ACTOR_KINDS`.
    aliases: other names, sorted, without repetition.
    reliability: how reliable this source is, `A` to `F` of the Admiralty code, or None.
    identifiers: (catalogue, identifier) pairs, sorted, such as `("wikidata", "Q79")`; verified ones only.
    """

    id: str
    name: str
    kind: str
    short: str | None = None
    aliases: tuple[str, ...] = ()
    reliability: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The name that answers print; an unnamed group stands in brackets."""
        name = self.short or self.name
        return f"[{name}]" if self.kind == "unnamed" else name

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by: the name, the short one, the aliases, each once."""
        return tuple(dict.fromkeys(name for name in (self.name, self.short, *self.aliases) if name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere, as one file declares it; `within` is the id of the place it lies in."""

    id: str
    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    within: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The name that answers print."""
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))
