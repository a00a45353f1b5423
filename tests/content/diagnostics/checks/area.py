"""7.2, checked by counting squares, by walking round, and by the shoelace formula."""

from fractions import Fraction
from math import dist
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def corners(question: Asked) -> list[tuple[int, int]]:
    assert question.figure is not None
    return [(x, y) for x, y in question.figure.values["points"]]


def lengths(question: Asked) -> list[float]:
    points = corners(question)
    return [dist(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True)]


def labels_fit(question: Asked) -> bool:
    """Say whether each side and each dashed line is as long as its label says, and each angle marked right is right."""
    assert question.figure is not None
    shown, points = question.figure.values, corners(question)
    labelled = list(zip(shown["sides"], lengths(question), strict=True))
    labelled += [(label, dist((a, b), (c, d))) for a, b, c, d, label in shown.get("inner", [])]
    right = [(points[n - 1], points[n], points[(n + 1) % len(points)]) for n in shown["right_angles"]]
    square = all((a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) == 0 for a, b, c in right)
    return square and all(label.values["n"] == length for label, length in labelled if label not in (None, "?"))


def shoelace(points: list[tuple[int, int]]) -> Fraction:
    around = zip(points, [*points[1:], points[0]], strict=True)
    return Fraction(abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in around)), 2)


def counted(points: list[tuple[int, int]]) -> int:
    """Count the unit squares inside a shape: going right from one, its sides are crossed an odd number of times."""
    upright = [(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True) if a[0] == b[0]]
    last_x, last_y = max(x for x, _ in points), max(y for _, y in points)
    return sum(
        sum(a[0] > x and min(a[1], b[1]) <= y < max(a[1], b[1]) for a, b in upright) % 2
        for x in range(last_x)
        for y in range(last_y)
    )


def squares_inside(question: Asked, option: Any) -> bool:
    return labels_fit(question) and counted(corners(question)) == option


def area_by_shoelace(question: Asked, option: Any) -> bool:
    return labels_fit(question) and shoelace(corners(question)) == worth(option)


def way_round(question: Asked, option: Any) -> bool:
    return labels_fit(question) and sum(lengths(question)) == option


def side_from_area(question: Asked, option: Any) -> bool:
    assert question.figure is not None
    side: int = question.figure.values["sides"][0].values["n"]
    return labels_fit(question) and sum(side for _ in range(option)) == shown(question, "area")


def side_from_perimeter(question: Asked, option: Any) -> bool:
    assert question.figure is not None
    side = question.figure.values["sides"][0].values["n"]
    return labels_fit(question) and side + option + side + option == shown(question, "perimeter")


def shown(question: Asked, name: str) -> Any:
    return question.stem.values[name]


CHECKS: dict[str, Check] = {
    "7.2.rectangle-area": squares_inside,
    "7.2.fence": way_round,
    "7.2.side-from-area": side_from_area,
    "7.2.side-from-perimeter": side_from_perimeter,
    "7.2.l-shape": squares_inside,
}
