"""7.2, checked by the shoelace formula and by measuring angles in the drawing."""

from math import atan2, degrees
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from tests.content.diagnostics.checks.area import area_by_shoelace, corners


def measured(question: Asked, corner: int) -> float:
    points = corners(question)
    x, y = points[corner]
    before, after = points[corner - 1], points[(corner + 1) % len(points)]
    turn = degrees(atan2(before[1] - y, before[0] - x) - atan2(after[1] - y, after[0] - x))
    return turn % 360


def third_angle(question: Asked, option: Any) -> bool:
    """The drawing is rounded, so its angles are right to a degree or two; they are five degrees apart."""
    assert question.figure is not None
    labels = question.figure.values["angles"]
    known = [label.values["n"] for label in labels[:2]]
    drawn = all(abs(measured(question, corner) - angle) < 2.5 for corner, angle in enumerate([*known, option]))
    return drawn and labels[2] == "?" and sum(known) + option == 180


CHECKS: dict[str, Check] = {
    "7.2.triangle-area": area_by_shoelace,
    "7.2.parallelogram-area": area_by_shoelace,
    "7.2.trapezium-area": area_by_shoelace,
    "7.2.triangle-angles": third_angle,
}
