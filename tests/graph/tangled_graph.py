"""A small graph with everything that exports of networks get wrong, and what must come out of it, worked out by
hand."""

from __future__ import annotations

from datetime import date

from sides.graph.actor import Actor, Place
from sides.graph.claim import Row
from sides.graph.network import Edge, Node
from sides.graph.reading import Reading
from small_graphs import claim, reading

MARKUP = "Egypt <b>backs</b> & \"helps\" him ]]> 'too'"
CONTROL = "a bell\x07, a tab\t, a line\r\nanother, \ufffe and \x85"
ARABIC = "خليفة حفتر"
GROUP = "militias@0a1b2c3d"

TANGLED: Reading = reading(
    # Two claims of one edge: the second is hand-made, so it is the better one, though later in the text.
    claim("egypt supports haftar", quote=MARKUP, date="2017-06-03", confidence=0.4),
    claim(
        "egypt supports haftar", "again", quote=CONTROL, date="2017-07/2017-08", speakers=["mismari confirmed for lna"]
    ),
    # The same two actors, another sign; and a negated alliance, of sign -1.
    claim("egypt opposes haftar", confidence=0.9),
    claim("egypt not recognizes haftar"),
    # A negated one without a sign, the other way round.
    claim("haftar not supports egypt", modality="ongoing"),
    # One symmetric edge out of both ways to say it.
    claim("lna meets egypt", outlet="reuters"),
    claim("egypt meets lna", speakers=['"Sources in Hun"']),
    # A mediation between two, and one with one of them only.
    claim("kobler mediates =peace", between="gna lna"),
    claim("kobler mediates =oil", between="gna", confidence=0.5),
    # Places: an edge of a relation that has a sign between actors, and one that never has.
    claim("lna attacks derna"),
    claim(f"{GROUP} controls derna", quote=None, row=Row(dataset="events", row="7")),
    # Attempted opposition counts.
    claim("gna attacks lna", modality="attempted"),
    # None of these makes an edge: planned, draft, rejected, denied, an end unknown or in words, attempted contact.
    claim("lna attacks gna", modality="planned"),
    claim("lna besieges gna", status="draft"),
    claim("lna expels gna", status="rejected"),
    claim("haftar leads lna", speakers=["serraj denied"]),
    claim("? attacks gna"),
    claim("haftar holds-role =commander"),
    claim("haftar pursues gna", modality="attempted"),
    actors=(
        Actor(id="haftar", name=ARABIC, kind="person", short="حفتر", aliases=("Haftar", "The | Field Marshal")),
        Actor(id=GROUP, name="some militias", kind="unnamed"),
        Actor(id="egypt", name="Egypt", kind="state"),
        Actor(id="lna", name="Libyan National Army", short="LNA", kind="armed-group"),
        Actor(id="mismari", name="Ahmed al-Mismari", kind="person"),
    ),
    places=(Place(id="derna", name="Derna", kind="city"),),
)

NODES = [
    Node(id="derna", group="place", kind="city", label="Derna", name="Derna"),
    Node(id="egypt", group="actor", kind="state", label="Egypt", name="Egypt"),
    Node(id="gna", group="actor", kind="actor", label="gna", name="gna"),
    Node(
        id="haftar", group="actor", kind="person", label="حفتر", name=ARABIC, aliases=("Haftar", "The | Field Marshal")
    ),
    Node(id="kobler", group="actor", kind="actor", label="kobler", name="kobler"),
    Node(id="lna", group="actor", kind="armed-group", label="LNA", name="Libyan National Army"),
    Node(id=GROUP, group="actor", kind="unnamed", label="[some militias]", name="some militias"),
]
ISOLATED = ["mismari", "reuters", "serraj"]
"""Those who only speak or relay."""


def ids(*keys: str) -> tuple[str, ...]:
    """The ids of the claims with these keys."""
    by_key = {one.key: one.id for one in TANGLED.claims}
    return tuple(by_key[key] for key in keys)


def edge(source: str, name: str, target: str, label: str, kind: str, sign: int, **more: object) -> Edge:
    """An edge of one undated, hand-made claim of the author, unless more is said."""
    negated = name.startswith("not-")
    values: dict[str, object] = {
        "edge": f"{source} {name} {target}",
        "relation": name.removeprefix("not-"),
        "polarity": "negated" if negated else "affirmed",
        "symmetric": False,
        "count": 1,
        "sources": 1,
        "confidence": 1.0,
        "first": None,
        "last": None,
        "contested": False,
        "speakers": (),
        **more,
    }
    return Edge(
        id=f"{source} {name} {target}",
        source=source,
        target=target,
        name=name,
        label=label,
        kind=kind,
        sign=sign,
        **values,
    )  # type: ignore[arg-type]


EDGES = [
    edge(
        "egypt", "meets", "lna", "meets", "contact", 0, symmetric=True, count=2, sources=2,
        quote="lna meets egypt", speakers=("Sources in Hun",), modalities=("happened",),
        claims=ids("lna meets egypt", "egypt meets lna"),
    ),
    edge(
        "egypt", "not-recognizes", "haftar", "does not recognize", "alliance", -1,
        quote="egypt not recognizes haftar", modalities=("state",), claims=ids("egypt not recognizes haftar"),
    ),
    edge(
        "egypt", "opposes", "haftar", "opposes", "opposition", -1, confidence=0.9,
        quote="egypt opposes haftar", modalities=("state",), claims=ids("egypt opposes haftar"),
    ),
    # Mismari's words are a source of their own beside the article.
    edge(
        "egypt", "supports", "haftar", "supports", "alliance", 1, count=2, sources=2,
        first=date(2017, 6, 3), last=date(2017, 8, 31), quote=CONTROL,
        speakers=("Ahmed al-Mismari (confirmed, for LNA)",), modalities=("state",),
        claims=ids("again", "egypt supports haftar"),
    ),
    edge(
        "gna", "attacks", "lna", "attacks", "opposition", -1,
        quote="gna attacks lna", modalities=("attempted",), claims=ids("gna attacks lna"),
    ),
    edge(
        "haftar", "not-supports", "egypt", "does not support", "alliance", 0,
        quote="haftar not supports egypt", modalities=("ongoing",), claims=ids("haftar not supports egypt"),
    ),
    edge(
        "kobler", "mediates", "gna", "mediates", "contact", 0, edge="kobler mediates", count=2,
        quote="kobler mediates =peace", modalities=("state",),
        claims=ids("kobler mediates =peace", "kobler mediates =oil"),
    ),
    edge(
        "kobler", "mediates", "lna", "mediates", "contact", 0, edge="kobler mediates",
        quote="kobler mediates =peace", modalities=("state",), claims=ids("kobler mediates =peace"),
    ),
    edge(
        "lna", "attacks", "derna", "attacks", "opposition", 0,
        quote="lna attacks derna", modalities=("happened",), claims=ids("lna attacks derna"),
    ),
    edge(
        GROUP, "controls", "derna", "controls", "territory", 0,
        quote=None, modalities=("state",), claims=ids(f"{GROUP} controls derna"),
    ),
]  # fmt: skip
"""Sorted by id."""
