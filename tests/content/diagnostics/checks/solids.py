"""7.3, checked by building solids corner by corner and by rolling a cube over its net."""

from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import plain

Die = tuple[int, int, int]  # what lies below, to the right, and towards the reader; opposite faces make seven


def built(solid: str, n: int) -> tuple[int, int, int]:
    """Count corners, edges and faces; the faces by Euler's formula."""
    edges = {frozenset({("low", k), ("low", (k + 1) % n)}) for k in range(n)}
    if solid == "pyramid":
        edges |= {frozenset({("low", k), ("tip", 0)}) for k in range(n)}
    else:
        edges |= {frozenset({("high", k), ("high", (k + 1) % n)}) for k in range(n)}
        edges |= {frozenset({("low", k), ("high", k)}) for k in range(n)}
    corners = {corner for edge in edges for corner in edge}
    return len(corners), len(edges), 2 - len(corners) + len(edges)


def prism_parts(question: Asked, option: Any) -> bool:
    words, n = plain(question.stem), question.stem.values["n"]
    assert isinstance(n, int)
    corners, edges, faces = built("pyramid" if "pyramid" in words else "prism", n)
    return bool(option == (corners if "balls" in words else edges if "sticks" in words else faces))


def rolled(die: Die, across: int, down: int) -> Die:
    below, right, near = die
    if across:
        return (right, 7 - below, near) if across > 0 else (7 - right, below, near)
    return (near, right, 7 - below) if down > 0 else (7 - near, right, below)


def cube_net(question: Asked, option: Any) -> bool:
    assert question.figure is not None
    shown = question.figure.values
    cells = {(x, y): label for (x, y), label in zip(shown["cells"], shown["labels"], strict=True)}
    first = next(iter(cells))
    dice, waiting = {first: (1, 2, 3)}, [first]
    while waiting:
        x, y = waiting.pop()
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            beside = (x + across, y + down)
            if beside in cells and beside not in dice:
                dice[beside] = rolled(dice[x, y], across, down)
                waiting.append(beside)
    printed = {cells[cell]: die[0] for cell, die in dice.items()}
    assert sorted(printed.values()) == [1, 2, 3, 4, 5, 6]
    asked: Any = question.stem.values["letter"]
    return printed[asked] + printed[option] == 7


CHECKS: dict[str, Check] = {
    "7.3.prism-parts": prism_parts,
    "7.3.cube-net": cube_net,
}
