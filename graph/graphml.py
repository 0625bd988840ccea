"""GraphML for Gephi, written so that what goes in is what Gephi shows.

Gephi takes the type of an edge from the XML attribute `label`, sums the weights of edges it takes for one,
warns at negative weights and drops zeros: so there is one edge per source, target and relation with an id of
its own, a positive `weight`, and the side in the integer `sign`. Nothing is null: an attribute without a
value is left out, and lists are text. The format: http://graphml.graphdrawing.org/specification.html.
`docs/gephi.md` says what a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from sides.graph.filters import export_note
from sides.graph.layout import layout
from sides.graph.network import Edge, Network, Node

Value = str | int | float | bool

# Okabe and Ito, "Color Universal Design" (https://jfly.uni-koeln.de/color/, 2008): told apart by colour-blind
# readers.
EDGE_COLOURS = {
    "alliance": "#0072B2",
    "opposition": "#D55E00",
    "contact": "#CC79A7",
    "structure": "#000000",
    "territory": "#009E73",
    "negated": "#999999",
}
# Paul Tol, "Colour Schemes" (technical note SRON/EPS/TN/09-002, issue 3.2, 2021), the scheme "muted", and two
# greys.
NODE_COLOURS = {
    "person": "#DDCC77",
    "state": "#332288",
    "government": "#88CCEE",
    "armed-group": "#882255",
    "party": "#AA4499",
    "organization": "#44AA99",
    "igo": "#117733",
    "media": "#999933",
    "people": "#CC6677",
    "unnamed": "#DDDDDD",
    "actor": "#BBBBBB",
    "place": "#777777",
}
_ENTITIES = {"\r": "&#13;"}  # a parser would turn a bare carriage return into a newline
SMALLEST, LARGEST = 10.0, 50.0  # sizes of nodes, Gephi's own default being 10

_GRAPH_KEYS = {"made_by": "string", "filters": "string"}
_NODE_KEYS = {
    "label": "string",
    "kind": "string",
    "group": "string",
    "name": "string",
    "aliases": "string",
    "size": "double",
    "x": "double",
    "y": "double",
    "r": "int",
    "g": "int",
    "b": "int",
}
_EDGE_KEYS = {
    "edgelabel": "string",  # the same words as the XML attribute, which Gephi takes for the type and networkx ignores
    "weight": "double",
    "sign": "int",
    "color": "string",
    "relation": "string",
    "polarity": "string",
    "relation_kind": "string",
    "symmetric": "boolean",
    "count": "int",
    "sources": "int",
    "confidence": "double",
    "first": "string",
    "last": "string",
    "contested": "boolean",
    "modalities": "string",
    "quote": "string",
    "speakers": "string",
    "claims": "string",
}


def write_graphml(network: Network, out: BinaryIO, *, mixed: bool = True) -> None:
    """Write `network` to `out`, in UTF-8; the same network gives the same bytes.

    mixed: symmetric edges are undirected (`directed="false"`) among directed ones, which GraphML and Gephi
    know. Some readers, networkx among them, refuse such a file; without `mixed` every edge is directed, a
    symmetric one from the lower id to the higher, and its attribute `symmetric` is all that tells. Characters
    that XML 1.0 forbids are written as their pictures (U+0007 as U+2407), or as U+FFFD where they have none.
    A network without nodes gives a valid file without nodes.
    """
    for line in _lines(network, mixed):
        out.write(line.encode())
        out.write(b"\n")


def colour_of(edge: Edge) -> str:
    """The colour of an edge, in hex, by the kind of its relation.

    A negated alliance that counts as opposition ("does not recognize") has opposition's colour; one that says
    no more than that something did not happen ("does not attack") is grey, whatever its kind.
    """
    if edge.polarity == "affirmed":
        return EDGE_COLOURS[edge.kind]
    return EDGE_COLOURS["opposition" if edge.sign < 0 else "negated"]


def xml_text(text: str) -> str:
    """`text` without the characters that XML 1.0 forbids, each replaced by one that can be seen.

    >>> xml_text("bell" + chr(7) + " and" + chr(0xFFFE))
    'bell␇ and�'
    """
    return "".join(map(_allowed, text))


def _allowed(character: str) -> str:
    # https://www.w3.org/TR/xml/#charsets
    code = ord(character)
    if code >= 0x20:
        return "�" if 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) else character
    return character if character in "\t\n\r" else chr(0x2400 + code)


def _lines(network: Network, mixed: bool) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
    )
    for element, keys in (("graph", _GRAPH_KEYS), ("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, kind in keys.items():
            yield f'  <key id="{name}" for="{element}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="sides" edgedefault="directed">'
    yield from _data({"made_by": export_note(network.filters), "filters": str(network.filters)}, "    ")
    degrees = _weighted_degrees(network)
    positions = layout(list(degrees), ((edge.source, edge.target) for edge in network.edges), degrees)
    highest = max(degrees.values(), default=0.0)
    for node in network.nodes:
        yield f"    <node id={_attribute(node.id)}>"
        share = sqrt(degrees[node.id] / highest) if highest else 0.0
        yield from _data(_node_values(node, share, positions[node.id]), "      ")
        yield "    </node>"
    for edge in network.edges:
        directed = ' directed="false"' if mixed and edge.symmetric else ""
        yield (
            f"    <edge id={_attribute(edge.id)} source={_attribute(edge.source)} target={_attribute(edge.target)}"
            f"{directed} label={_attribute(edge.label)}>"
        )
        yield from _data(_edge_values(edge), "      ")
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _node_values(node: Node, share: float, position: tuple[float, float]) -> dict[str, Value | None]:
    colour = NODE_COLOURS["place" if node.group == "place" else node.kind]
    red, green, blue = (int(colour[digit : digit + 2], 16) for digit in (1, 3, 5))
    return {
        "label": node.label,
        "kind": node.kind,
        "group": node.group,
        "name": node.name,
        "aliases": " | ".join(node.aliases),
        "size": round(SMALLEST + (LARGEST - SMALLEST) * share, 2),
        "x": position[0],
        "y": position[1],
        "r": red,
        "g": green,
        "b": blue,
    }


def _edge_values(edge: Edge) -> dict[str, Value | None]:
    more = edge.count - len(edge.claims)
    return {
        "edgelabel": edge.label,
        "weight": weight_of(edge),
        "sign": edge.sign,
        "color": colour_of(edge),
        "relation": edge.relation,
        "polarity": edge.polarity,
        "relation_kind": edge.kind,
        "symmetric": edge.symmetric,
        "count": edge.count,
        "sources": edge.sources,
        "confidence": edge.confidence,
        "first": None if edge.first is None else edge.first.isoformat(),
        "last": None if edge.last is None else edge.last.isoformat(),
        "contested": edge.contested,
        "modalities": " | ".join(edge.modalities),
        "quote": edge.quote,
        "speakers": " | ".join(edge.speakers),
        "claims": " ".join(edge.claims) + (f" and {more} more" if more else ""),
    }


def weight_of(edge: Edge) -> float:
    """The weight of an edge in a drawing: how many independent sources it has, at least 1."""
    return float(max(1, edge.sources))


def _weighted_degrees(network: Network) -> dict[str, float]:
    degrees = {node.id: 0.0 for node in network.nodes}
    for edge in network.edges:
        degrees[edge.source] += weight_of(edge)
        degrees[edge.target] += weight_of(edge)
    return degrees


def _data(values: Mapping[str, Value | None], indent: str) -> Iterator[str]:
    for name, value in values.items():
        if value is None or value == "":
            continue
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'{indent}<data key="{name}">{escape(xml_text(text), _ENTITIES)}</data>'


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))
