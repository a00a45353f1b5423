"""7.3, checked by building each box of small cubes."""

from itertools import combinations, product
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check


def size(question: Asked) -> tuple[int, int, int]:
    """Return the three lengths as the labels say them, or as the block is drawn where it has none."""
    assert question.figure is not None
    shown = question.figure.values
    drawn = (shown["x"], shown["y"], shown["z"])
    x, y, z = (
        one if label in (None, "?") else label.values["n"]
        for one, label in zip(drawn, shown["labels"] or [None] * 3, strict=True)
    )
    assert (x, y, z) == drawn
    return x, y, z


def volume(question: Asked, option: Any) -> bool:
    x, y, z = size(question)
    return sum(1 for _ in product(range(x), range(y), range(z))) == int(option)


def surface(question: Asked, option: Any) -> bool:
    """Count the squares of each small cube beside which there is no other."""
    x, y, z = size(question)
    open_sides = sum(
        sum((at[0] in (0, x - 1), x == 1, at[1] in (0, y - 1), y == 1, at[2] in (0, z - 1), z == 1))
        for at in product(range(x), range(y), range(z))
    )
    return open_sides == int(option)


def missing_edge(question: Asked, option: Any) -> bool:
    x, y, _ = size(question)
    return sum(x * y for _ in range(option)) == question.stem.values["volume"]


def wire_frame(question: Asked, option: Any) -> bool:
    """An edge joins two corners that differ in one direction only."""
    corners = product(*((0, length) for length in size(question)))
    apart = [[abs(m - n) for m, n in zip(a, b, strict=True)] for a, b in combinations(corners, 2)]
    edges = [sum(steps) for steps in apart if steps.count(0) == 2]
    return len(edges) == 12 and sum(edges) == int(option)


def packing(question: Asked, option: Any) -> bool:
    edge: Any = question.stem.values["edge"]
    x, y, z = size(question)
    assert x % edge == y % edge == z % edge == 0
    return sum(1 for _ in product(range(0, x, edge), range(0, y, edge), range(0, z, edge))) == int(option)


CHECKS: dict[str, Check] = {
    "7.3.cuboid-volume": volume,
    "7.3.count-cubes": volume,
    "7.3.surface-area": surface,
    "7.3.missing-edge": missing_edge,
    "7.3.wire-frame": wire_frame,
    "7.3.packing": packing,
}
