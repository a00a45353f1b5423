"""What signs mean: sign and word after sign and word, in as many lines as that takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.drawing.canvas import Canvas
from bot.drawing.geometry import Point
from bot.drawing.texts import Block, fit

HIGH, SIZE, LONGEST = 42, 24, 320  # of a line, of its words, of one entry's words
WORDS_AT, APART = 36, 58

Sign = Callable[[Canvas, Point], object]


@dataclass(frozen=True)
class Legend:
    """Signs with their words, laid out in lines."""

    lines: tuple[tuple[tuple[Sign, Block], ...], ...]

    @classmethod
    def laid(cls, entries: Iterable[tuple[Sign, str]], space: float) -> "Legend":
        """Return a legend that is at most `space` wide."""
        lines: list[list[tuple[Sign, Block]]] = []
        used = space
        for sign, word in entries:
            block = fit(word, LONGEST, SIZE)
            if used + block.width + WORDS_AT > space:
                lines.append([])
                used = 0
            lines[-1].append((sign, block))
            used += block.width + APART
        return cls(tuple(map(tuple, lines)))

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * HIGH

    def draw(self, canvas: Canvas, at: Point) -> None:
        """Draw it from its upper left corner."""
        for number, line in enumerate(self.lines):
            x, middle = at[0], at[1] + number * HIGH + HIGH / 2
            for sign, block in line:
                sign(canvas, (x + 14, middle))
                canvas.block((x + WORDS_AT, middle - block.height / 2), block, canvas.theme.quiet, align="left")
                x += block.width + APART
