"""4.1, scales: by walking step by step."""

from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check


def walk(start: int, steps: int) -> int:
    """Return where so many steps upwards lead."""
    place = start
    for _ in range(steps):
        place += 1
    return place


def number_line(question: Asked, option: Any) -> bool:
    """Walk along the line as the caption says, and look where the letter stands."""
    assert question.figure is not None
    said: Any = question.figure.caption.values
    place = said["base"]
    for _ in range(said["count"]):
        place += said["step"] // said["parts"]
    (mark,) = question.figure.values["marks"]
    labels = range(said["first"], said["last"] + 1, said["step"])
    return said["base"] in labels and bool(option == place == mark["at"])


def thermometer(question: Asked, option: Any) -> bool:
    """Find the degree as far from both labels, and see that the picture has it too; then count up."""
    assert question.figure is not None
    seen: Any = {**question.stem.values, **question.figure.caption.values}
    shown = [at for at in range(seen["low"], seen["high"]) if at - seen["low"] == seen["high"] - at]
    assert shown == [question.figure.values["at"]]
    return bool(walk(shown[0], seen["warmer"]) == option <= seen["last"])


def floors(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(walk(seen["a"], seen["b"]) == option)


def distance(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    low, high = sorted([seen["a"], seen["b"]])
    return bool(option >= 0 and walk(low, max(option, 0)) == high)


def sea_level(question: Asked, option: Any) -> bool:
    """From where the deeper one is, so many metres up, the other one swims."""
    seen: Any = question.stem.values
    deeper, other = (seen["a"], seen["b"]) if "diver" in option.template else (seen["b"], seen["a"])
    metres = option.values["x"]
    return bool(metres > 0 and walk(deeper, metres) == other)


CHECKS: dict[str, Check] = {
    "4.1.number-line": number_line,
    "4.1.thermometer": thermometer,
    "4.1.floors": floors,
    "4.1.distance": distance,
    "4.1.sea-level": sea_level,
}
