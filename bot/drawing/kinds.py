"""Every kind of picture there is, and the one way to draw them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.drawing import (
    chance,
    charts,
    covers,
    habit_grid,
    jar,
    lines,
    maps,
    mosaic,
    parts,
    planes,
    shapes,
    solids,
    sprint_card,
    sprint_progress,
    squares,
    tables,
)
from bot.drawing.board.painter import vision_board
from bot.drawing.canvas import Canvas
from bot.drawing.themes import DARK, LIGHT, Theme

Painter = Callable[[Mapping[str, Any], Theme], Canvas]

KINDS: dict[str, Painter] = {
    "bag": chance.bag,
    "bar_chart": charts.bar_chart,
    "bars": parts.bars,
    "circle": parts.circle,
    "cover": covers.cover,
    "cuboid": solids.cuboid,
    "dots": squares.dots,
    "feelings_month": mosaic.feelings_month,
    "grid": planes.grid,
    "habit_grid": habit_grid.habit_grid,
    "jar": jar.jar,
    "line_chart": charts.line_chart,
    "mastery_map": maps.mastery_map,
    "net": squares.net,
    "number_line": lines.number_line,
    "pictogram": charts.pictogram,
    "shape": shapes.shape,
    "sprint_card": sprint_card.sprint_card,
    "sprint_progress": sprint_progress.sprint_progress,
    "table": tables.table,
    "tape": parts.tape,
    "thermometer": lines.thermometer,
    "vision_board": vision_board,
}


def draw(
    kind: str,
    values: Mapping[str, Any],
    *,
    dark: bool = False,
    scale: int = 1,
    photos: Mapping[str, Path] | None = None,
) -> bytes:
    """Return a picture as PNG, or as JPEG where photos are in it; the same recipe makes the same bytes.

    The values of each kind are in its painter's docstring: words in their reader's language, numbers as such or as
    texts ("3/4", "−0.25"). What cannot be drawn raises ValueError. A picture is at most 1600 x 1600, a board
    1280 x 8700; `scale` is how many pixels each of those becomes in both directions. `photos` are the files that a
    recipe names, by their hash.
    """
    if kind not in KINDS:
        raise ValueError(f"There is no kind of picture named {kind!r}.")
    try:
        theme = replace(DARK if dark else LIGHT, scale=scale)
        return KINDS[kind]({**values, "photos": photos or {}}, theme).encoded()
    except KeyError as error:
        raise ValueError(f"The recipe of this {kind} says nothing of {error}.") from error
    except (TypeError, AttributeError) as error:
        raise ValueError(f"The recipe of this {kind} has another form: {error}") from error
