"""7.1, checked by walking over the grid and by measuring."""

from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import plain
from tests.content.diagnostics.checks.coordinates import marked, walked


def square(a: tuple[int, int], b: tuple[int, int]) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def move_point(question: Asked, option: Any) -> bool:
    return (option.x, option.y) == walked(*marked(question)["P"], plain(question.stem))


def reflect(question: Asked, option: Any) -> bool:
    """Every place on a mirror is as far from a point as from its image."""
    point, image = marked(question)["P"], (option.x, option.y)
    mirror = [(n, 0) if question.stem.values["axis"] == "x" else (0, n) for n in range(-9, 10)]
    return point != image and all(square(place, point) == square(place, image) for place in mirror)


def missing_corner(question: Asked, option: Any) -> bool:
    """A shape with four corners is a rectangle where sides across and both diagonals are equally long."""
    a, b, c = (marked(question)[letter] for letter in "ABC")
    d = (option.x, option.y)
    return square(a, b) == square(c, d) and square(b, c) == square(d, a) and square(a, c) == square(b, d)


CHECKS: dict[str, Check] = {
    "7.1.move-point": move_point,
    "7.1.reflect": reflect,
    "7.1.missing-corner": missing_corner,
}
