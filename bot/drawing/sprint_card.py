"""The card of a sprint, to be proud of: what was reached, what is on the way, and a marble for every deed."""

from collections.abc import Callable, Mapping
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple

from bot.drawing.canvas import Canvas
from bot.drawing.fonts import BOLD, width
from bot.drawing.geometry import Point
from bot.drawing.marbles import confetti, heap, height, marble
from bot.drawing.signs import half_full, star
from bot.drawing.texts import Block, fit
from bot.drawing.themes import SERIES, Theme
from bot.drawing.values import several, whole, words

WIDE, HIGH = 1080, 1350  # the height is the most that there may be
EDGE, PAD = 30, 58
LEFT, SPACE = EDGE + PAD, WIDE - 2 * EDGE - 2 * PAD
LEAST = 30  # pixels of a text: the sheet is wider than the others, and no wider on a phone
SIGN = 68  # the room of a sign before its words
HERO, BELOW = 190, 44  # the room for the number of deeds, and below the floor
HEAP, EMPTY = 250, 38  # the least room for the heap, the radius of a place for the first marbles
MOST_GOALS, MOST_LINES = 4, 4

STATES: dict[str, Callable[[Canvas, Point, float], None]] = {"reached": star, "on_the_way": half_full}


class _Row(NamedTuple):
    text: Block
    said: Block
    draw: Callable[[Canvas, Point], None]


def sprint_card(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {name, sprint, when, count, label, goals: [{title, state, said}], lines: [words]}.

    `count` are the deeds that were done, and `label` says so; `lines` are what else there is to say. A goal's state is
    "reached" or "on_the_way", and `said` is that in words.
    """
    count = whole(values["count"], 0, 9999, "count")
    name = fit(words(values["name"]), SPACE, 108, least=52, weight=BOLD)
    under = fit(" · ".join(filter(None, (words(values["sprint"]), words(values.get("when"))))), SPACE, 38, least=LEAST)
    lines = _lines(values.get("lines") or ())
    rows = [*_goals(values["goals"], 2 if len(lines) < MOST_LINES else 1), *lines]
    hero = EDGE + PAD - 16 + name.height + under.height + 14
    first = hero + HERO
    room = (HIGH - EDGE - BELOW - HEAP - first) / max(len(rows), 1)
    heights = [min(room, max(row.text.height + 22, 74)) for row in rows]
    top = first + sum(heights) + 30
    marbles = SPACE, HIGH - EDGE - BELOW - top
    floor = top + (height(count, marbles) if count else 2 * EMPTY)
    canvas, chance = Canvas(WIDE, floor + BELOW + EDGE, theme), Random(words(values["name"]))  # noqa: S311 - confetti
    canvas.box((EDGE, EDGE), (WIDE - 2 * EDGE, canvas.height - 2 * EDGE), theme.card, thick=0, radius=56)
    canvas.block((LEFT, EDGE + PAD - 16), name, align="left")
    canvas.block((LEFT, EDGE + PAD - 24 + name.height), under, theme.quiet, align="left")
    _hero(canvas, hero, count, words(values.get("label")), chance)
    for row, y, high in zip(rows, accumulate(heights, initial=first), heights, strict=False):
        _row(canvas, row, y, high)
    _floor(canvas, (WIDE / 2, floor), marbles, count, chance)
    return canvas


def _goals(given: object, lines: int) -> list[_Row]:
    rows = []
    for one in several(given, "goals", MOST_GOALS, 0):
        if one["state"] not in STATES:
            raise ValueError(f"There is no state named {one['state']!r}.")
        said = fit(words(one.get("said")), 240, 32, least=LEAST)
        title = fit(words(one["title"]), SPACE - SIGN - said.width - 28, 40, lines=lines, least=LEAST, weight=BOLD)
        rows.append(_Row(title, said, _sized(STATES[one["state"]])))
    return rows


def _sized(sign: Callable[[Canvas, Point, float], None]) -> Callable[[Canvas, Point], None]:
    return lambda canvas, at: sign(canvas, at, 25)


def _lines(given: object) -> list[_Row]:
    return [
        _Row(fit(words(one), SPACE - SIGN, 38, least=LEAST), Block((), LEAST), _dot(SERIES[place % len(SERIES)]))
        for place, one in enumerate(several(given, "lines", MOST_LINES, 0))
    ]


def _dot(color: str) -> Callable[[Canvas, Point], None]:
    return lambda canvas, at: marble(canvas, at, 17, color)


def _hero(canvas: Canvas, y: float, count: int, words_: str, chance: Random) -> None:
    """Write how many deeds there are, large, with confetti beside."""
    said = str(count) if count else ""
    wide = width(said, 170, BOLD) + 26 if count else 0
    label = fit(words_, min(SPACE - wide, 420), 48, lines=2, least=LEAST)
    free = SPACE - wide - label.width - 30
    if free > 80:
        confetti(canvas, (LEFT + SPACE - free, y + 6), (free, 168), round(free / 14), chance)
    canvas.text((LEFT - 6, y + 90), said, 170, canvas.theme.accent, align="left", weight=BOLD)
    canvas.block((LEFT + wide, y + 90 - label.height / 2), label, align="left")


def _row(canvas: Canvas, row: _Row, y: float, high: float) -> None:
    middle = y + high / 2
    row.draw(canvas, (LEFT + 26, middle))
    canvas.block((LEFT + SIGN, middle - row.text.height / 2), row.text, align="left")
    canvas.block((LEFT + SPACE, middle - row.said.height / 2), row.said, canvas.theme.quiet, align="right")


def _floor(canvas: Canvas, foot: Point, size: Point, count: int, chance: Random) -> None:
    """Heap the marbles up; where there is none yet, there is room for the first."""
    if count:
        heap(canvas, foot, size, count, chance)
        return
    for place in (-1, 0, 1):
        canvas.disc((foot[0] + 96 * place, foot[1] - EMPTY), EMPTY - 2, edge=canvas.theme.rule, thick=4)
