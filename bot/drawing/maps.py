"""The mastery map: what of the path is a student's own, a card a domain, a row a major."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from bot.drawing.canvas import LARGEST, WIDTH, Canvas
from bot.drawing.fonts import BOLD, width
from bot.drawing.geometry import Point
from bot.drawing.legends import Legend
from bot.drawing.signs import SIGNS, gauge, star
from bot.drawing.texts import LEADING, Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, whole, words

EDGE, PAD, GAP = 28, 22, 18
COUNT = 24  # the size of "3/5"
SIGN = 46  # the room of a sign before its words
WIDTHS, BARS, SIZES = {1: WIDTH, 2: 1200}, {1: 150, 2: 96}, {1: 26, 2: 22}


class _Major(NamedTuple):
    title: Block
    state: str
    done: int
    of: int


@dataclass(frozen=True)
class _Card:
    name: Block
    majors: list[_Major]
    air: float  # above and below a row's title
    bar: float
    count: float  # the room for "3/5" after the bar

    @property
    def head(self) -> float:
        """The height of what stands above the rows."""
        return PAD + self.name.height + 8

    @property
    def height(self) -> float:
        """From edge to edge."""
        return self.head + sum(self.row(major) for major in self.majors) + PAD - 8

    def row(self, major: _Major) -> float:
        """The height of a major's row."""
        return max(major.title.height, 22 * LEADING) + self.air


def mastery_map(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {title, domains: [{name, majors: [{title, state, done, of}]}], legend: {state: word}}.

    Few domains stand below each other; where those are too many, in two columns on a wider sheet.
    """
    domains = several(values["domains"], "domains", 6)
    legend = [(SIGNS[state], words(values["legend"][state])) for state in SIGNS if values["legend"].get(state)]
    for columns, (lines, air) in product((1, 2), ((2, 16.0), (2, 8.0), (1, 8.0), (1, 0.0))):
        wide = WIDTHS[columns]
        title = fit(words(values["title"]), wide - 2 * EDGE - 150, 44, lines=2, weight=BOLD)
        space = (wide - 2 * EDGE - (columns - 1) * GAP) / columns
        stacks = _stacked([_card(domain, space, columns, lines, air) for domain in domains], columns)
        explained = Legend.laid(legend, wide - 2 * EDGE)
        top = EDGE + title.height + 8 + explained.height + 12
        high = top + max(map(_height, stacks)) - GAP + EDGE
        if high <= LARGEST:
            break
    canvas = Canvas(wide, high, theme)  # which refuses what is too high even so
    canvas.block((EDGE, EDGE), title, align="left")
    _tally(
        canvas, [one for stack in stacks for card in stack for one in card.majors], (wide - EDGE - PAD, EDGE + 30), 34
    )
    explained.draw(canvas, (EDGE, EDGE + title.height + 8))
    for column, stack in enumerate(stacks):
        at = EDGE + column * (space + GAP), top
        for card in stack:
            _draw(canvas, card, at, space)
            at = at[0], at[1] + card.height + GAP
    return canvas


def _card(domain: Mapping[str, Any], space: float, columns: int, lines: int, air: float) -> _Card:
    name, bar = fit(words(domain["name"]), space - 2 * PAD - 130, 32, weight=BOLD), BARS[columns]
    given = several(domain["majors"], "majors", 12)
    count = max(width(f"{one['done']}/{one['of']}", COUNT) for one in given) + 16
    room = space - 2 * PAD - SIGN - bar - count - 16
    return _Card(name, [_major(one, room, SIZES[columns], lines) for one in given], air, bar, count)


def _major(one: Mapping[str, Any], room: float, size: float, lines: int) -> _Major:
    if one["state"] not in SIGNS:
        raise ValueError(f"There is no state named {one['state']!r}.")
    of = whole(one["of"], 0, 999, "of")
    title = fit(words(one["title"]), room, size, lines=lines, least=size)  # all titles in one size
    return _Major(title, one["state"], whole(one["done"], 0, of, "done"), of)


def _stacked(cards: Sequence[_Card], columns: int) -> list[list[_Card]]:
    """Share cards out in their order, so that the highest column is as low as can be."""
    if columns == 1 or len(cards) < 2:
        return [list(cards)]
    split = min(range(1, len(cards)), key=lambda n: max(_height(cards[:n]), _height(cards[n:])))
    return [list(cards[:split]), list(cards[split:])]


def _height(cards: Sequence[_Card]) -> float:
    return sum(card.height + GAP for card in cards)


def _draw(canvas: Canvas, card: _Card, at: Point, space: float) -> None:
    (left, top), theme = at, canvas.theme
    canvas.box(at, (space, card.height), theme.card, thick=0, radius=20)
    canvas.block((left + PAD, top + PAD - 6), card.name, align="left")
    _tally(canvas, card.majors, (left + space - PAD, top + PAD - 6 + card.name.height / 2), 26)
    y = top + card.head
    for major in card.majors:
        _row(canvas, card, major, (left + PAD, y + card.row(major) / 2), space - 2 * PAD)
        y += card.row(major)


def _tally(canvas: Canvas, majors: Sequence[_Major], end: Point, size: float) -> None:
    """Show how many of some majors are mastered, once there is one."""
    if mastered := sum(major.state == "mastered" for major in majors):
        words = f"{mastered}/{len(majors)}"
        canvas.text(end, words, size, align="right", weight=BOLD)
        star(canvas, (end[0] - width(words, size, BOLD) - size * 0.9, end[1]), size * 0.6)


def _row(canvas: Canvas, card: _Card, major: _Major, at: Point, space: float) -> None:
    (left, middle), theme = at, canvas.theme
    SIGNS[major.state](canvas, (left + 14, middle))
    canvas.block((left + SIGN, middle - major.title.height / 2), major.title, align="left")
    corner = left + space - card.bar - card.count, middle - 8
    color = theme.good if major.state == "mastered" else theme.accent
    part = 1.0 if major.state == "mastered" else major.done / major.of if major.of else 0.0
    gauge(canvas, corner, card.bar, part, color)
    canvas.text((left + space, middle), f"{major.done}/{major.of}", COUNT, theme.quiet, align="right")
