"""A month of feelings: a tile a day, in the colour and with the face of what was said last."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PIL import ImageColor

from bot.drawing.canvas import WIDTH, Canvas
from bot.drawing.faces import face
from bot.drawing.fonts import BOLD, NORMAL, width
from bot.drawing.geometry import Point
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Theme, on
from bot.drawing.values import several, whole, words

EDGE, PAD, WEEK = 28, 22, 7
PITCH = (WIDTH - 2 * EDGE - 2 * PAD) / WEEK
TILE, ROUND = 84, 28
NUMBER, ROW = 30, 128  # the room of a day's number above its tile; from week to week
HEAD = 44
CHIP, CHIPS_APART, LONGEST = 44, 62, 240

# Of a day with several feelings: where its parts lie on a tile of 1 x 1, the newest one last.
PARTS: dict[int, list[tuple[float, float, float, float]]] = {
    1: [(0, 0, 1, 1)],
    2: [(0, 0, 0.5, 1), (0.5, 0, 0.5, 1)],
    3: [(0, 0, 0.5, 0.5), (0, 0.5, 0.5, 0.5), (0.5, 0, 0.5, 1)],
    4: [(0, 0, 0.5, 0.5), (0.5, 0, 0.5, 0.5), (0, 0.5, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5)],
}
MOST_PARTS = max(PARTS)


class _Feeling(NamedTuple):
    label: Block
    days: int
    color: str
    kind: str
    letter: str


def feelings_month(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {title, heads, before, days: [[place, …], …], today?, feelings: [{label, count, color, face}]}.

    `heads` are seven weekdays and `before` the empty places of the first week. Each day has the places of its feelings
    in the list of those, the newest last. Days after `today`, counted from 1, are to come. `face` is one of FACES.
    """
    feelings = [_feeling(one, theme, n) for n, one in enumerate(several(values["feelings"], "feelings", 12, 0))]
    days = [
        [feelings[whole(one, 0, len(feelings) - 1, "a feeling")] for one in several(day, "a day's feelings", 40, 0)]
        for day in several(values["days"], "days", 31)
    ]
    before = whole(values["before"], 0, WEEK - 1, "before")
    today = whole(values["today"], 0, 31, "today") if values.get("today") is not None else None
    title = fit(words(values["title"]), WIDTH - 2 * EDGE, 44, lines=2, weight=BOLD)
    top = EDGE + title.height + 14
    high = PAD + HEAD + -(-(before + len(days)) // WEEK) * ROW + PAD - 12
    lines = _lines(feelings)
    canvas = Canvas(WIDTH, top + high + 18 + len(lines) * CHIPS_APART + EDGE - 8, theme)
    canvas.block((EDGE, EDGE), title, align="left")
    canvas.box((EDGE, top), (WIDTH - 2 * EDGE, high), theme.card, thick=0, radius=20)
    for place, head in enumerate(several(values["heads"], "heads", WEEK, WEEK)):
        canvas.block((_x(place), top + PAD - 4), fit(words(head), PITCH - 8, 24, weight=BOLD), theme.quiet)
    for number, said in enumerate(days, start=1):
        week, place = divmod(before + number - 1, WEEK)
        _day(canvas, (_x(place), top + PAD + HEAD + week * ROW), number, said, today)
    _explain(canvas, lines, top + high + 18)
    return canvas


def _feeling(one: Mapping[str, Any], theme: Theme, place: int) -> _Feeling:
    label = words(one["label"])
    try:
        color = "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(str(one.get("color") or ""))[:3])
    except ValueError:  # a school may have written anything there
        color, _ = theme.series(place)
    return _Feeling(fit(label, LONGEST, 26), whole(one["count"], 0, 31, "count"), color, str(one.get("face") or ""),
                    label[:1].upper())  # fmt: skip


def _x(place: int) -> float:
    """Return the middle of a column."""
    return EDGE + PAD + (place + 0.5) * PITCH


def _day(canvas: Canvas, at: Point, number: int, said: Sequence[_Feeling], today: int | None) -> None:
    (x, y), theme = at, canvas.theme
    is_today, is_coming = number == today, today is not None and number > today
    corner = x - TILE / 2, y + NUMBER
    color = theme.ink if is_today else theme.quiet
    canvas.text((x, y + NUMBER / 2 - 5), str(number), 22, color, weight=BOLD if is_today else NORMAL)
    if is_coming:
        canvas.box((corner[0] + 1, corner[1] + 1), (TILE - 2, TILE - 2), edge=theme.rule, thick=2, radius=ROUND)
        return
    if not said:
        canvas.box(corner, (TILE, TILE), theme.paper, thick=0, radius=ROUND)
    for part, one in zip(PARTS[min(len(said), MOST_PARTS) or 1], said[-MOST_PARTS:], strict=False):
        _part(canvas, corner, part, one)
    if is_today:
        canvas.box((corner[0] - 4, corner[1] - 4), (TILE + 8, TILE + 8), edge=theme.ink, thick=3, radius=ROUND + 4)


def _part(canvas: Canvas, corner: Point, part: tuple[float, float, float, float], one: _Feeling) -> None:
    """Draw one feeling of a day on its part of the tile, a little apart from the others."""
    left, top, wide, high = (side * (TILE + 4) for side in part)
    tile(canvas, (corner[0] + left, corner[1] + top), (wide - 4, high - 4), one)


def tile(canvas: Canvas, corner: Point, size: Point, one: _Feeling) -> None:
    """Draw a soft tile in the colour of a feeling, with its face."""
    least = min(size)
    canvas.box(corner, size, one.color, thick=0, radius=least / 3)
    middle = corner[0] + size[0] / 2, corner[1] + size[1] / 2
    face(canvas, middle, least * (0.36 if least == TILE else 0.42), one.kind, on(one.color), one.letter)


def _lines(feelings: Sequence[_Feeling]) -> list[list[_Feeling]]:
    lines: list[list[_Feeling]] = []
    used = float(WIDTH)
    for one in feelings:
        if used + _wide(one) > WIDTH - 2 * EDGE + 36:
            lines.append([])
            used = 0
        lines[-1].append(one)
        used += _wide(one)
    return lines


def _wide(one: _Feeling) -> float:
    return CHIP + 14 + one.label.width + 12 + width(str(one.days), 26, BOLD) + 36


def _explain(canvas: Canvas, lines: Sequence[Sequence[_Feeling]], y: float) -> None:
    for number, line in enumerate(lines):
        x, top = float(EDGE), y + number * CHIPS_APART
        for one in line:
            tile(canvas, (x, top), (CHIP, CHIP), one)
            canvas.block((x + CHIP + 14, top + CHIP / 2 - one.label.height / 2), one.label, align="left")
            end = x + CHIP + 14 + one.label.width + 12
            canvas.text((end, top + CHIP / 2), str(one.days), 26, align="left", weight=BOLD)
            x += _wide(one)
