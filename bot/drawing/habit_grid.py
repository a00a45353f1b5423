"""The grid of a sprint's habits: a row a habit, a column a day, week beside week, and block under block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from bot.drawing.canvas import LARGEST, WIDTH, Canvas
from bot.drawing.fonts import BOLD, NORMAL, width
from bot.drawing.geometry import Point
from bot.drawing.legends import Legend, Sign
from bot.drawing.marks import MARKS
from bot.drawing.texts import LEAST, Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, words

EDGE, PAD, GAP, WEEK = 28, 22, 16, 7
BETWEEN = 14  # from one week to the next
HEAD = 66  # two lines: what week it is, and its days
MOST_HABITS, MOST_DAYS = 6, 90


class _Way(NamedTuple):
    """How much is put side by side."""

    wide: float
    weeks: int  # in a block
    lines: int  # of a name
    room: float  # of a name
    row: float


# Tried in this order, until all of it fits.
WAYS = (
    _Way(WIDTH, 2, 2, 210, 58), _Way(WIDTH, 2, 1, 210, 46), _Way(WIDTH, 3, 1, 170, 40), _Way(WIDTH, 3, 1, 170, 34),
    _Way(1200, 4, 1, 220, 38), _Way(1200, 4, 1, 220, 32),
)  # fmt: skip


class _Habit(NamedTuple):
    name: Block
    marks: Sequence[str]


@dataclass(frozen=True)
class _Grid:
    days: Sequence[date]
    today: date | None
    habits: Sequence[_Habit]
    heads: Sequence[str]  # of the weekdays, from Monday
    weeks: Sequence[object]  # what stands above each
    way: _Way

    @property
    def column(self) -> float:
        """The width of a day."""
        weeks = min(self.way.weeks, len(self.weeks))
        space = self.way.wide - 2 * EDGE - 2 * PAD - self.way.room - (weeks - 1) * BETWEEN
        return min(space / min(len(self.days), WEEK * weeks), 52)

    @property
    def has_room_for_heads(self) -> bool:
        """Whether the weekdays stand there as they are called; otherwise their first letters do."""
        return all(width(head, LEAST, BOLD) <= self.column - 2 for head in self.heads)

    @property
    def block(self) -> float:
        """The height of a block."""
        return PAD + HEAD + len(self.habits) * self.way.row + PAD - 8

    @property
    def blocks(self) -> int:
        """How many of them there are."""
        return -(-len(self.weeks) // self.way.weeks)

    @property
    def height(self) -> float:
        """From the top of the first block to the foot of the last."""
        return self.blocks * (self.block + GAP) - GAP

    def at(self, place: int) -> Point:
        """Where a day's column has its middle, and its block its top, seen from the grid's upper left corner."""
        week, day = divmod(place, WEEK)
        block, week = divmod(week, self.way.weeks)
        x = PAD + self.way.room + week * BETWEEN + (week * WEEK + day + 0.5) * self.column
        return x, block * (self.block + GAP)


def habit_grid(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {title, days, today, rows: [{name, marks}], legend: {mark: word}, heads, weeks}.

    `days` are ISO days, one after the other; each row has a mark of MARKS for each of them. `heads` are the weekdays
    from Monday; `weeks` says what stands above every seven days.
    """
    days = [date.fromisoformat(words(one)) for one in several(values["days"], "days", MOST_DAYS)]
    for way in WAYS:
        title = fit(words(values["title"]), way.wide - 2 * EDGE, 44, lines=2, weight=BOLD)
        legend = Legend.laid(_signs(values), way.wide - 2 * EDGE)
        top = EDGE + title.height + 8 + legend.height + 12
        grid = _grid(values, days, way)
        if top + grid.height + EDGE <= LARGEST:
            break
    canvas = Canvas(way.wide, top + grid.height + EDGE, theme)
    canvas.block((EDGE, EDGE), title, align="left")
    legend.draw(canvas, (EDGE, EDGE + title.height + 8))
    _paper(canvas, grid, top)
    for place, day in enumerate(days):
        _column(canvas, grid, top, place, day)
    return canvas


def _signs(values: Mapping[str, Any]) -> list[tuple[Sign, str]]:
    """Return the marks that occur, with what they mean."""
    legend, used = values["legend"], {mark for row in values["rows"] for mark in row["marks"]}
    return [(partial(_small, mark), words(legend[mark])) for mark in MARKS if mark in used and legend.get(mark)]


def _small(mark: str, canvas: Canvas, center: Point) -> None:
    MARKS[mark](canvas, center, 14)


def _grid(values: Mapping[str, Any], days: Sequence[date], way: _Way) -> _Grid:
    habits = [
        _Habit(fit(words(one["name"]), way.room - 18, 26, lines=way.lines), _marks(one["marks"], len(days)))
        for one in several(values["rows"], "habits", MOST_HABITS)
    ]
    count = -(-len(days) // WEEK)
    above = several(values["weeks"], "weeks", count, count)
    heads = [words(one) for one in several(values["heads"], "heads", WEEK, WEEK)]
    today = date.fromisoformat(words(values["today"])) if values.get("today") else None
    return _Grid(days, today, habits, heads, above, way)


def _marks(given: object, count: int) -> Sequence[str]:
    marks = several(given, "marks", count, count)
    if not MARKS.keys() >= set(marks):
        raise ValueError(f"These are no marks: {sorted(set(marks) - MARKS.keys())}")
    return marks


def _paper(canvas: Canvas, grid: _Grid, top: float) -> None:
    """Draw the blocks, with the names of the habits in each."""
    for block in range(grid.blocks):
        y = top + block * (grid.block + GAP)
        canvas.box((EDGE, y), (grid.way.wide - 2 * EDGE, grid.block), canvas.theme.card, thick=0, radius=20)
        for place, habit in enumerate(grid.habits):
            middle = y + PAD + HEAD + (place + 0.5) * grid.way.row
            canvas.block((EDGE + PAD, middle - habit.name.height / 2), habit.name, align="left")


def _column(canvas: Canvas, grid: _Grid, top: float, place: int, day: date) -> None:
    (x, y), theme = grid.at(place), canvas.theme
    x, y, is_today = x + EDGE, y + top + PAD, day == grid.today
    if place % WEEK == 0:
        days = min(WEEK, len(grid.days) - place)
        week = fit(words(grid.weeks[place // WEEK]), max(grid.column * days, 120), 24, weight=BOLD)
        canvas.block((x - grid.column / 2 + 4, y - 6), week, theme.quiet, align="left")
    if is_today:
        band = grid.column - 2, HEAD - 30 + len(grid.habits) * grid.way.row + 6
        canvas.box((x - band[0] / 2, y + 29), band, theme.paper, edge=theme.accent, thick=2, radius=12)
    head = grid.heads[day.weekday()] if grid.has_room_for_heads else grid.heads[day.weekday()][:1]
    weight = BOLD if is_today else NORMAL
    canvas.text((x, y + 47), head, LEAST, theme.ink if is_today else theme.quiet, weight=weight)
    for row, habit in enumerate(grid.habits):
        radius = min(grid.column, grid.way.row) / 2 - 4
        MARKS[habit.marks[place]](canvas, (x, y + HEAD + (row + 0.5) * grid.way.row), radius)
