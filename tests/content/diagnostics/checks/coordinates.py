"""7.1, checked by walking over the grid."""

import re
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import Point, plain

STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}


def marked(question: Asked) -> dict[str, tuple[int, int]]:
    assert question.figure is not None
    return {point["label"]: (point["x"], point["y"]) for point in question.figure.values["points"]}


def walked(x: int, y: int, words: str) -> tuple[int, int]:
    for count, direction in re.findall(r"(\d+) (left|right|up|down)", words):
        for _ in range(int(count)):
            x, y = x + STEPS[direction][0], y + STEPS[direction][1]
    return x, y


def read_point(question: Asked, option: Any) -> bool:
    letter: Any = question.stem.values["letter"]
    assert question.figure is not None
    (words,) = re.findall(rf"{letter} is ([^,.]*)", plain(question.figure.caption))
    return (option.x, option.y) == walked(0, 0, words) == marked(question)[letter]


def distance(question: Asked, option: Any) -> bool:
    p, q = question.stem.values["p"], question.stem.values["q"]
    assert isinstance(p, Point)
    lands = [walked(p.x, p.y, f"{option} {direction}") for direction in STEPS]
    return q in [Point(*place) for place in lands]


def quadrant(question: Asked, option: Any) -> bool:
    p: Any = question.stem.values["p"]
    words = plain(option).lower()
    return bool(("left" in words) == (p.x < 0) and ("bottom" in words) == (p.y < 0))


CHECKS: dict[str, Check] = {
    "7.1.read-point": read_point,
    "7.1.distance": distance,
    "7.1.quadrant": quadrant,
}
