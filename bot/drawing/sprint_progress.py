"""How far a sprint is: its days as a path, a bar for each goal, and two plain numbers beside each other."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from bot.drawing.canvas import WIDTH, Canvas
from bot.drawing.fonts import BOLD, width
from bot.drawing.geometry import Point
from bot.drawing.signs import SIGNS, gauge
from bot.drawing.sprint_path import WEEK, SprintPath
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, whole, words

EDGE, PAD, GAP, SIGN = 28, 22, 18, 46
SPACE = WIDTH - 2 * EDGE
COUNT, MOST = 24, 999
MOST_GOALS, MOST_DAYS = 6, 90
FEW = 4  # goals whose titles may have two lines


class _Goal(NamedTuple):
    title: Block
    sign: str
    done: int
    of: int

    @property
    def height(self) -> float:
        """The room of its title, its bar, and the air below."""
        return self.title.height + 16 + 32


class _Number(NamedTuple):
    label: Block
    said: str


def sprint_progress(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {title, when, days, today, weeks, goals: [{title, done, of, state}], numbers: [{label, done, of}]}.

    `days` are ISO days and `weeks` what stands above every seven of them. `when` says where in the sprint today is.
    The state of a goal is one of SIGNS. There are two numbers at most.
    """
    days = [date.fromisoformat(words(one)) for one in several(values["days"], "days", MOST_DAYS)]
    count = -(-len(days) // WEEK)
    weeks = [words(one) for one in several(values["weeks"], "weeks", count, count)]
    today = date.fromisoformat(words(values["today"])) if values.get("today") else None
    path = SprintPath(days, weeks, today, SPACE - 2 * PAD)
    given = several(values["goals"], "goals", MOST_GOALS, 0)
    goals = [_goal(one, 2 if len(given) <= FEW else 1) for one in given]
    numbers = [_number(one) for one in several(values["numbers"], "numbers", 2, 0)]
    title = fit(words(values["title"]), SPACE, 44, lines=2, weight=BOLD)
    when = fit(words(values.get("when")), SPACE, 28, lines=2)
    top = EDGE + title.height + when.height + 16
    heights = [PAD + path.height, _goals_height(goals), 140 if numbers else 0]
    canvas = Canvas(WIDTH, top + sum(high + GAP for high in heights if high) - GAP + EDGE, theme)
    canvas.block((EDGE, EDGE), title, align="left")
    canvas.block((EDGE, EDGE + title.height), when, theme.quiet, align="left")
    _card(canvas, top, heights[0])
    path.draw(canvas, (EDGE + PAD, top + PAD - 6))
    top += heights[0] + GAP
    if goals:
        _card(canvas, top, heights[1])
        _write_goals(canvas, goals, top + PAD - 4)
        top += heights[1] + GAP
    for place, number in enumerate(numbers):
        wide = (SPACE - GAP) / 2
        _write_number(canvas, (EDGE + place * (wide + GAP), top), (wide, 140), number)
    return canvas


def _goal(one: Mapping[str, Any], lines: int) -> _Goal:
    if one["state"] not in SIGNS:
        raise ValueError(f"There is no state named {one['state']!r}.")
    of = whole(one["of"], 0, MOST, "of")
    title = fit(words(one["title"]), SPACE - 2 * PAD - SIGN, 28, lines=lines)
    return _Goal(title, one["state"], whole(one["done"], 0, of, "done"), of)


def _number(one: Mapping[str, Any]) -> _Number:
    of = whole(one["of"], 0, MOST, "of")
    said = f"{whole(one['done'], 0, of, 'done')}/{of}"
    return _Number(fit(words(one["label"]), (SPACE - GAP) / 2 - 2 * PAD, 26), said)


def _goals_height(goals: Sequence[_Goal]) -> float:
    return PAD + sum(goal.height for goal in goals) + PAD - 16 if goals else 0


def _card(canvas: Canvas, top: float, high: float) -> None:
    canvas.box((EDGE, top), (SPACE, high), canvas.theme.card, thick=0, radius=20)


def _write_goals(canvas: Canvas, goals: Sequence[_Goal], y: float) -> None:
    theme, left = canvas.theme, EDGE + PAD + SIGN
    room = max(width(f"{goal.done}/{goal.of}", COUNT) for goal in goals) + 16
    for goal in goals:
        SIGNS[goal.sign](canvas, (EDGE + PAD + 14, y + goal.title.size * 0.66))
        canvas.block((left, y), goal.title, align="left")
        bar = EDGE + SPACE - PAD - room - left
        reached = goal.sign == "mastered"
        part = 1.0 if reached else goal.done / goal.of if goal.of else 0.0
        gauge(canvas, (left, y + goal.title.height + 6), bar, part, theme.good if reached else theme.accent)
        count = f"{goal.done}/{goal.of}"
        end = EDGE + SPACE - PAD, y + goal.title.height + 14
        canvas.text(end, count, COUNT, theme.quiet, align="right")
        y += goal.height


def _write_number(canvas: Canvas, corner: Point, size: Point, number: _Number) -> None:
    """Draw one plain number on a card of its own, with what it counts."""
    canvas.box(corner, size, canvas.theme.card, thick=0, radius=20)
    middle = corner[0] + size[0] / 2
    canvas.text((middle, corner[1] + 52), number.said, 56, weight=BOLD)
    canvas.block((middle, corner[1] + 88), number.label, canvas.theme.quiet)
