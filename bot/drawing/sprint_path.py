"""A sprint as a path of its days, which turns at each end of the sheet; today is the largest stone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.drawing.canvas import WIDTH, Canvas
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around
from bot.drawing.texts import fit
from bot.drawing.themes import on

WEEK, A_ROW = 7, 14
STONE, TODAY, WAY, BOW = 20.0, 26.0, 12.0, 34.0
GOAL = "#E69F00"  # the ring of the last day
LABEL, ROW, CLOSE = 32, 92, 80  # the room for a week's name above its days; from row to row, and where many are
MANY = 4


@dataclass(frozen=True)
class SprintPath:
    """Where the stones lie in a space, and what stands above each week."""

    days: Sequence[date]
    weeks: Sequence[str]
    today: date | None
    space: float

    @property
    def row(self) -> float:
        """From row to row."""
        return ROW if len(self.days) <= MANY * A_ROW else CLOSE

    @property
    def height(self) -> float:
        """From the first week's name to the foot of the last row."""
        return -(-len(self.days) // A_ROW) * self.row

    def draw(self, canvas: Canvas, at: Point) -> None:
        """Draw it from its upper left corner."""
        stones = [(at[0] + x, at[1] + y) for x, y in self._stones()]
        reached = sum(self.today is not None and day <= self.today for day in self.days)
        canvas.line(_rounded(stones), canvas.theme.rule, WAY)
        if reached > 1:
            canvas.line(_rounded(stones[:reached]), canvas.theme.accent, WAY)
        for place, (day, stone) in enumerate(zip(self.days, stones, strict=True)):
            self._stone(canvas, stone, day)
            if place % WEEK == 0:
                self._week(canvas, place, stone)

    def _stones(self) -> Iterator[Point]:
        """Yield where the days lie: from left to right, and back in the row below."""
        step = (self.space - 2 * TODAY) / (A_ROW - 1)
        for place in range(len(self.days)):
            row, column = divmod(place, A_ROW)
            turned = A_ROW - 1 - column if row % 2 else column
            yield TODAY + turned * step, row * self.row + LABEL + TODAY

    def _week(self, canvas: Canvas, place: int, stone: Point) -> None:
        """Write a week's name above its days."""
        goes_back = place // A_ROW % 2 == 1
        end = stone[0] + STONE if goes_back else stone[0] - STONE
        words = fit(self.weeks[place // WEEK], self.space / 2 - 16, 24, weight=BOLD)
        side = "right" if goes_back else "left"
        canvas.block((end, stone[1] - TODAY - LABEL - 2), words, canvas.theme.quiet, align=side)

    def _stone(self, canvas: Canvas, center: Point, day: date) -> None:
        theme, number = canvas.theme, str(day.day)
        if day == self.days[-1]:
            canvas.disc(center, (TODAY if day == self.today else STONE) + 5, GOAL)
        if day == self.today:
            canvas.disc(center, TODAY, theme.accent, edge=theme.card, thick=4)
            canvas.text(center, number, 26, on(theme.accent), weight=BOLD)
        elif self.today is not None and day < self.today:
            canvas.disc(center, STONE, theme.accent)
            canvas.text(center, number, 22, on(theme.accent))
        else:
            canvas.disc(center, STONE - 1, theme.card, edge=theme.rule, thick=3)
            canvas.text(center, number, 22, theme.quiet)


def _rounded(points: Sequence[Point]) -> list[Point]:
    """Return a way through points that turns around in a bow where it goes down."""
    way = list(points[:1])
    for start, end in pairwise(points):
        if start[1] != end[1]:
            middle, bow = (start[1] + end[1]) / 2, BOW if start[0] > WIDTH / 2 else -BOW
            turn = [around((0, 0), 1, 180 * n / 16) for n in range(17)]
            way += [(start[0] + bow * x, middle + y * (end[1] - start[1]) / 2) for x, y in turn]
        way.append(end)
    return way
