"""Where the nodes of a network stand in a drawing: the same for the same network, without numerical
libraries.

A small network is laid out by forces (Fruchterman and Reingold, "Graph drawing by force-directed placement",
1991), with a pull to the middle so that unconnected parts stay near. A large one, for which that takes too
long here, is put on a sunflower spiral (Vogel, "A better way to construct the sunflower head", 1979), the
best connected in the middle: a start for the layouts of the program that opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import cos, pi, sin, sqrt

SPACING = 100.0  # the mean distance of neighbours, in the drawing's units; Gephi draws nodes of 10 to 50
_GOLDEN_ANGLE = pi * (3 - sqrt(5))
_LARGEST = 500  # nodes that are laid out by forces
_WORK = 2_000_000  # pairs looked at in all: about a second
_PULL = 0.2


def layout(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], weights: Mapping[str, float]
) -> dict[str, tuple[float, float]]:
    """A position (x, y) for each node, around (0, 0).

    edges: pairs of nodes; direction and repetition do not matter, a loop has no effect. weights: how well
    connected a node is; the higher, the nearer to the middle it starts. No nodes give no positions.

    >>> layout([], [], {})
    {}
    >>> layout(["a"], [], {"a": 0})
    {'a': (0.0, 0.0)}
    """
    order = sorted(nodes, key=lambda node: (-weights[node], node))
    xs, ys = _spiral(len(order))
    if 1 < len(order) <= _LARGEST:
        index = {node: number for number, node in enumerate(order)}
        pairs = {(min(index[a], index[b]), max(index[a], index[b])) for a, b in edges if a != b}
        rounds = min(200, _WORK // len(order) ** 2)
        _settle(xs, ys, sorted(pairs), rounds)
    middle_x, middle_y = (sum(values) / max(1, len(order)) for values in (xs, ys))
    # Adding zero turns -0.0, which would be written with its sign, into 0.0.
    return {
        node: (round(x - middle_x, 2) + 0.0, round(y - middle_y, 2) + 0.0)
        for node, x, y in zip(order, xs, ys, strict=True)
    }


def _spiral(count: int) -> tuple[list[float], list[float]]:
    # Rounded, so that machines whose cosines differ in the last digit start the forces from the same places.
    radii = [SPACING * 0.7 * sqrt(number) for number in range(count)]
    return (
        [round(radius * cos(number * _GOLDEN_ANGLE), 3) for number, radius in enumerate(radii)],
        [round(radius * sin(number * _GOLDEN_ANGLE), 3) for number, radius in enumerate(radii)],
    )


def _settle(xs: list[float], ys: list[float], pairs: list[tuple[int, int]], rounds: int) -> None:
    """Move the points, in place, for `rounds` rounds of falling temperature."""
    count = len(xs)
    squared = SPACING * SPACING
    for step in range(rounds):
        pushes_x = [-_PULL * x for x in xs]
        pushes_y = [-_PULL * y for y in ys]
        for a in range(count):
            x, y, push_x, push_y = xs[a], ys[a], 0.0, 0.0
            for b in range(a + 1, count):
                dx, dy = x - xs[b], y - ys[b]
                push = squared / max(dx * dx + dy * dy, 1.0)
                push_x += dx * push
                push_y += dy * push
                pushes_x[b] -= dx * push
                pushes_y[b] -= dy * push
            pushes_x[a] += push_x
            pushes_y[a] += push_y
        for a, b in pairs:
            dx, dy = xs[a] - xs[b], ys[a] - ys[b]
            pull = sqrt(dx * dx + dy * dy) / SPACING
            pushes_x[a] -= dx * pull
            pushes_y[a] -= dy * pull
            pushes_x[b] += dx * pull
            pushes_y[b] += dy * pull
        furthest = SPACING * (1 - step / rounds)
        for node in range(count):
            length = sqrt(pushes_x[node] ** 2 + pushes_y[node] ** 2)
            if length > 0:
                moved = min(length, furthest) / length
                xs[node] += pushes_x[node] * moved
                ys[node] += pushes_y[node] * moved
