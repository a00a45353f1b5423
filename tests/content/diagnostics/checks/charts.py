"""7.4, checked by looking things up in the charts."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import plain, worth


def shown(question: Asked, name: str) -> Any:
    assert question.figure is not None
    return question.figure.values[name]


def asked(question: Asked, name: str) -> str:
    return plain(question.stem.values[name])


def bar_chart(question: Asked, option: Any) -> bool:
    heights = {plain(bar["label"]): bar["value"] for bar in shown(question, "bars")}
    assert len(heights) == 4
    assert all(height % shown(question, "step") == 0 for height in heights.values())
    return bool(heights[asked(question, "less")] + option == heights[asked(question, "more")])


def pictogram(question: Asked, option: Any) -> bool:
    """Half pictures are counted, each for half of what a picture stands for."""
    counts = {plain(row["label"]): row["count"] for row in shown(question, "rows")}
    half = Fraction(shown(question, "each"), 2)
    votes = sum(half for _ in range(int(2 * counts[asked(question, "thing")])))
    return shown(question, "each") == question.stem.values["each"] and worth(option) == votes


def line_chart(question: Asked, option: Any) -> bool:
    rises = {
        (plain(a["label"]), plain(b["label"])): b["value"] - a["value"] for a, b in pairwise(shown(question, "points"))
    }
    span = (plain(option.values["a"]), plain(option.values["b"]))
    return all(rises[span] > rise for other, rise in rises.items() if other != span)


def two_classes(question: Asked, option: Any) -> bool:
    head = [plain(label) for label in shown(question, "head")]
    more, less = (head.index(asked(question, name)) for name in ("more", "less"))
    return bool(sum(row[more] - row[less] for row in shown(question, "rows")) == option)


CHECKS: dict[str, Check] = {
    "7.4.bar-chart": bar_chart,
    "7.4.pictogram": pictogram,
    "7.4.line-chart": line_chart,
    "7.4.table": two_classes,
}
