"""The actors and places that a claims file or a registry declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sides.graph.actor import Actor, Place
from sides.graph.errors import ConflictingDeclaration
from sides.graph.names import fold
from sides.graph.reading import document_scoped
from sides.graph.soundness import visible_name
from sides.loaders.fields import Fields
from sides.loaders.ids import is_id, scope_of, slug
from sides.loaders.problems import Problems, did_you_mean
from sides.loaders.yaml_lines import Mapping, Scalar
from sides.ontology.terms import ACTOR_KINDS, PLACE_KINDS

ACTOR_FIELDS = ("name", "short", "kind", "aliases", "reliability", "identifiers")
PLACE_FIELDS = ("name", "kind", "aliases", "within", "identifiers")
RELIABILITIES = ("A", "B", "C", "D", "E", "F")


@dataclass(slots=True)
class Known:
    """The actors and places that a file's claims may name: its own, and those of its registries.

    names: for each id, every name that any of its declarations gives, in their order.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)

    def add(self, thing: Actor | Place, *, written: str | None = None) -> None:
        """Make `thing` known, under its id and as the file writes it."""
        if isinstance(thing, Actor):
            self.actors[thing.id] = thing
        else:
            self.places[thing.id] = thing
        self.names[thing.id] = tuple(dict.fromkeys((*thing.names, *self.names.get(thing.id, ()))))
        self._written[written or thing.id] = thing.id
        self._written.setdefault(thing.id, thing.id)

    def id_of(self, written: str) -> str | None:
        """The id of what a file calls `written`, None where nothing of that id is declared."""
        return self._written.get(written)

    def guess(self, written: str, *, actors: bool = True, places: bool = True) -> str:
        """What to say of an id that is not known: those it may have been meant for."""
        wanted = fold(written)
        ids = {
            word
            for word, full in self._written.items()
            if (actors and full in self.actors) or (places and full in self.places)
        }
        by_name = sorted(word for word in ids if any(fold(name) == wanted for name in self.names[self._written[word]]))
        return f" Did you mean {' or '.join(by_name)}?" if by_name else did_you_mean(written, ids)


def read_actors(file: Fields, known: Known, problems: Problems, *, article: str | None) -> tuple[Actor, ...]:
    """The actors under `actors:`, sorted by id; each is made `known`.

    article: the id of the file's article, which unnamed actors belong to; None in a registry.
    """
    declared: list[Actor] = []
    for written, fields in _entries(file, "actors", ACTOR_FIELDS, problems):
        kind = fields.one_of("kind", ACTOR_KINDS)
        scoped = _scoped(written, fields, unnamed=kind == "unnamed", article=article)
        earlier = known.actors.get(scoped)
        name = fields.parsed("name", visible_name) or (earlier.name if earlier else None)
        kind = kind or (earlier.kind if earlier else None)
        if name is None and fields.node("name") is None:
            fields.problem(f"it needs a name: `name: {written}`")
        if kind is None and not fields.has("kind"):
            fields.problem(f"it needs a kind, one of {', '.join(ACTOR_KINDS)} (`actor` where it is not known)")
        if scoped in known.places:
            fields.problem("a place has this id; give one of the two another")
        if name is None or kind is None:
            known.add(Actor(id=scoped, name=name or written, kind=kind or "actor"), written=written)
            continue
        actor = Actor(
            id=scoped,
            name=name,
            kind=kind,
            short=fields.parsed("short", visible_name),
            aliases=_aliases(fields),
            reliability=fields.one_of("reliability", RELIABILITIES),
            identifiers=_identifiers(fields, problems),
        )
        if earlier is not None:
            _check_same(actor, earlier, fields)
        known.add(actor, written=written)
        declared.append(actor)
    return tuple(sorted(declared, key=lambda actor: actor.id))


def read_places(file: Fields, known: Known, problems: Problems, *, article: str | None = None) -> tuple[Place, ...]:
    """The places under `places:`, sorted by id; each is made `known`.

    article: the id of the file's article, whose beginning a place's id may end in; None in a registry.
    """
    declared: list[Place] = []
    withins: list[tuple[Fields, str]] = []
    for written, fields in _entries(file, "places", PLACE_FIELDS, problems):
        earlier = known.places.get(written)
        name = fields.parsed("name", visible_name) or (earlier.name if earlier else None)
        if name is None and fields.node("name") is None:
            fields.problem(f"it needs a name: `name: {written}`")
        if written in known.actors:
            fields.problem("an actor has this id; give one of the two another")
        _scoped(written, fields, unnamed=False, article=article)
        within = fields.text("within")
        if within is not None:
            withins.append((fields, within))
        place = Place(
            id=written,
            name=name or written,
            kind=fields.one_of("kind", PLACE_KINDS) or (earlier.kind if earlier else None),
            aliases=_aliases(fields),
            within=within,
            identifiers=_identifiers(fields, problems),
        )
        if earlier is not None:
            _check_same(place, earlier, fields)
        known.add(place)
        declared.append(place)
    for fields, within in withins:
        if within not in known.places:
            guess = known.guess(within, actors=False)
            fields.problem(f"within: no place {within!r} is declared.{guess}", line=fields.line_of("within"))
    _check_nesting(withins, known)
    return tuple(sorted(declared, key=lambda place: place.id))


def check_together(things: Iterable[Actor | Place], known: Known, file: Fields, registry: str) -> None:
    """Make a registry's `things` known; one that another registry declares differently is a problem."""
    for thing in things:
        earlier = known.actors.get(thing.id) or known.places.get(thing.id)
        if earlier is not None and (conflict := _conflict(thing, earlier)):
            file.problem(
                f"{thing.id}: registry {registry} has {conflict}",
                line=file.line_of("registry"),
                kind=ConflictingDeclaration,
            )
        known.add(thing)


def _entries(file: Fields, section: str, allowed: tuple[str, ...], problems: Problems) -> list[tuple[str, Fields]]:
    node = file.node(section)
    if node is None:
        return []
    if not isinstance(node, Mapping):
        file.problem(f"{section!r} takes entries of the form `id: {{name: …}}`", line=node.line)
        return []
    entries = []
    for written, value in node.items.items():
        line = node.key_lines[written]
        if isinstance(value, Scalar) and value.text is None:
            value = Mapping(line)
        if not isinstance(value, Mapping):
            problems.add(line, f"{section[:-1]} {written}: write `{written}: {{name: …}}`")
            continue
        placed = Mapping(line, value.items, value.key_lines)
        entries.append((written, Fields(placed, problems, label=f"{section[:-1]} {written}", allowed=allowed)))
    return entries


def _scoped(written: str, fields: Fields, *, unnamed: bool, article: str | None) -> str:
    """The id that `written` stands for, with every rule about ids checked."""
    if written == "unknown":
        fields.problem("`unknown` says that the text leaves it open; give it another id")
    scope = scope_of(written)
    if scope is not None:
        if not is_id(scope[0]):
            fields.problem(f"{scope[0]!r} is no id: lower-case words joined by hyphens, such as {slug(scope[0])!r}")
        elif article is None or scope[1] != article[:8]:
            fields.problem(f"@{scope[1]} is not the beginning of this article's hash; leave it out")
        return written
    if not is_id(written):
        fields.problem(f"{written!r} is no id: lower-case words joined by hyphens, such as {slug(written)!r}")
    if not unnamed:
        return written
    if article is None:
        fields.problem("an unnamed group belongs to an article: declare it in the claims file")
        return written
    return document_scoped(written, article)


def _aliases(fields: Fields) -> tuple[str, ...]:
    return tuple(sorted(set(fields.each_parsed("aliases", visible_name))))


def _identifiers(fields: Fields, problems: Problems) -> tuple[tuple[str, str], ...]:
    node = fields.node("identifiers")
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        fields.problem("identifiers: write `{wikidata: Q79}`", line=node.line)
        return ()
    inner = Fields(node, problems, label=fields.label, allowed=tuple(node.items))
    return tuple(sorted({(catalogue, text) for catalogue in node.items for text, _ in inner.texts(catalogue)}))


def _check_same(thing: Actor | Place, earlier: Actor | Place, fields: Fields) -> None:
    if conflict := _conflict(thing, earlier):
        fields.problem(f"a registry has {conflict}", kind=ConflictingDeclaration)


def _conflict(thing: Actor | Place, earlier: Actor | Place) -> str | None:
    """What `earlier` says otherwise of the same id; a kind that is not stated never conflicts."""
    if isinstance(thing, Actor) is not isinstance(earlier, Actor):
        return "an actor where this is a place" if isinstance(earlier, Actor) else "a place where this is an actor"
    if thing.name != earlier.name:
        return f"the name {earlier.name!r}, this has {thing.name!r}"
    kinds = {thing.kind, earlier.kind} - {None, "actor"}
    return f"the kind {earlier.kind}, this has {thing.kind}" if len(kinds) > 1 else None


def _check_nesting(withins: list[tuple[Fields, str]], known: Known) -> None:
    for fields, within in withins:
        seen: set[str] = set()
        at: str | None = within
        while at is not None and at in known.places and at not in seen:
            seen.add(at)
            at = known.places[at].within
        if at is not None and at in seen:
            fields.problem("within: the places lie in each other in a circle", line=fields.line_of("within"))
