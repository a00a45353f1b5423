"""Every kind of picture, from little, usual and as many values as there may be, by day and by night."""

import io
from typing import Any

import pytest
from PIL import Image

from bot.drawing import KINDS, draw
from bot.drawing.themes import DARK, LIGHT
from tests.drawing.samples import MAXIMAL, MINIMAL, ROWS, SAMPLES, TYPICAL, card

EDGE = 4  # pixels around a picture on which nothing is drawn


def opened(content: bytes) -> Image.Image:
    assert content.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_every_kind_has_its_samples() -> None:
    assert set(MINIMAL) == set(TYPICAL) == set(MAXIMAL) == set(KINDS)


@pytest.mark.parametrize("dark", [False, pytest.param(True, marks=pytest.mark.thorough)], ids=["by day", "by night"])
@pytest.mark.parametrize(
    ("kind", "name", "values"),
    [
        pytest.param(*one, marks=() if one[1] == "typical" else pytest.mark.thorough, id=f"{one[0]}-{one[1]}")
        for one in SAMPLES
    ],
)
def test_a_picture_is_within_bounds_and_nothing_leaves_it(kind: str, name: str, values: Any, dark: bool) -> None:
    picture = opened(draw(kind, values, dark=dark))
    assert max(picture.size) <= 1600 or (kind == "vision_board" and sum(picture.size) <= 10_000)
    assert picture.width >= 500
    assert len(picture.getcolors(2**24) or []) > 2
    inside = Image.new("1", picture.size, 1)
    inside.paste(0, (EDGE, EDGE, picture.width - EDGE, picture.height - EDGE))
    paper = Image.new("RGB", picture.size, (DARK if dark else LIGHT).paper)
    paper.paste(picture, mask=inside)
    assert len(paper.getcolors() or []) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_recipe_makes_the_same_bytes(kind: str) -> None:
    assert draw(kind, TYPICAL[kind]) == draw(kind, TYPICAL[kind])


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("painting", {}),
    ("number_line", {}),
    ("number_line", {"first": 0, "last": 10**6, "step": 1, "marks": []}),
    ("number_line", {"first": 1, "last": 0, "step": 1, "marks": []}),
    ("number_line", {"first": 0, "last": 1, "step": 0, "marks": []}),
    ("number_line", {"first": 0, "last": 1, "step": 1, "marks": [{"at": 2, "label": "A"}]}),
    ("number_line", {"first": 0, "last": 1, "step": 1, "marks": [{"at": "1/0", "label": "A"}]}),
    ("number_line", {"first": 0, "last": float("nan"), "step": 1, "marks": []}),
    ("number_line", {"first": 0, "last": "9" * 30, "step": "1e30", "marks": []}),
    ("number_line", {"first": 0, "last": 1, "step": True, "marks": []}),
    ("number_line", {"first": 0, "last": 1, "step": 1, "marks": [{"at": 1, "label": "x" * 501}]}),
    ("thermometer", {"first": 0, "last": 10, "step": 1, "at": 11}),
    ("bars", {"rows": []}),
    ("bars", {"rows": [3]}),
    ("bars", {"rows": [{"parts": 4, "filled": 5}]}),
    ("bars", {"rows": [{"parts": 4000, "filled": 5}]}),
    ("bars", {"rows": [{"parts": 2.5, "filled": 1}]}),
    ("circle", {"parts": 0, "filled": 0}),
    ("tape", {"rows": [{"label": "a", "parts": 1}] * 7}),
    ("dots", {"figures": [[[0, 0], [900, 0]]], "labels": []}),
    ("dots", {"figures": [[[x, 0] for x in range(40)]] * 6, "labels": []}),
    ("table", {"head": ["a", "b"], "rows": [["1"]]}),
    ("table", {"head": ["a"], "rows": [[{"not": "words"}]]}),
    ("grid", {"first": 0, "last": 10, "points": [{"x": 11, "y": 0, "label": "A"}]}),
    ("grid", {"first": 0, "last": 1000, "points": []}),
    ("shape", {"points": [[0, 0], [1, 1], [2, 2]]}),
    ("shape", {"points": [[0, 0], [1000, 0], [0, 1]]}),
    ("shape", {"points": [[0, 0], [1, 0]]}),
    ("shape", {"points": [[0, 0], [1, 0], [0, 1]], "right_angles": [3]}),
    ("cuboid", {"x": 13, "y": 1, "z": 1, "cubes": True, "labels": None}),
    ("cuboid", {"x": 0, "y": 1, "z": 1, "cubes": False, "labels": None}),
    ("net", {"cells": [[0, 0], [50, 0]]}),
    ("bar_chart", {"bars": [{"label": "a", "value": 10**6}], "step": 1}),
    ("bar_chart", {"bars": [{"label": "a", "value": "many"}], "step": 1}),
    ("line_chart", {"points": [{"label": "a", "value": 1}] * 32, "step": 1}),
    ("pictogram", {"rows": [{"label": "a", "count": 1000}], "each": 1}),
    ("bag", {"counts": [{"label": "a", "count": 0}]}),
    ("bag", {"counts": [{"label": "a", "count": 61}]}),
    ("mastery_map", {"title": "a", "domains": [{"name": "a", "majors": [{"state": "failed"}]}], "legend": {}}),
    ("mastery_map", {"title": "a", "domains": [{"name": "a", "majors": []}], "legend": {}}),
]


# Recipes of which one value is amiss.
ASTRAY: list[tuple[str, dict[str, Any]]] = [
    ("feelings_month", {"heads": ["Mo"] * 6}),
    ("feelings_month", {"days": [[7]]}),
    ("feelings_month", {"before": 7}),
    ("habit_grid", {"days": ["2026-11-16"]}),
    ("habit_grid", {"days": ["16 November"] * 28}),
    ("habit_grid", {"rows": [{"name": "a", "marks": ["failed"] * 28}]}),
    ("habit_grid", {"weeks": []}),
    ("sprint_progress", {"goals": [{"title": "a", "done": 3, "of": 2, "state": "assigned"}]}),
    ("sprint_progress", {"numbers": [{"label": "a", "done": 1, "of": 2}] * 3}),
    ("sprint_progress", {"goals": [{"title": "a", "done": 1, "of": 2, "state": "failed"}]}),
    ("sprint_card", {"goals": [{"title": "a", "state": "failed"}]}),
    ("sprint_card", {"count": -1}),
    ("vision_board", {"cards": [card("mini_tile")] * 41}),
    ("vision_board", {"cards": [card("painting")]}),
    ("vision_board", {"cards": [card("counter", "huge")]}),
    ("vision_board", {"cards": [card("counter", color="black")]}),
    ("vision_board", {"cards": [card("counter", part=1.01)]}),
    ("vision_board", {"cards": [card("habits", rows=[{"done": True}])]}),
    ("vision_board", {"cards": [card("habits", rows=ROWS * 21)]}),
    ("vision_board", {"cards": ["a card"]}),
    ("jar", {"count": 51}),
    ("jar", {"count": -1}),
    ("jar", {"count": 2.5}),
    ("jar", {"seed": -1}),
    ("cover", {"title": "a", "seed": -1}),
    ("cover", {"title": ["a"]}),
]


@pytest.mark.parametrize(("kind", "values"), [*WRONG, *((kind, TYPICAL[kind] | values) for kind, values in ASTRAY)])
def test_what_cannot_be_drawn_is_refused_at_once(kind: str, values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        draw(kind, values)


@pytest.mark.parametrize(
    "written", ["-3/4", "−3/4", "-0.75", "−0.75", -0.75, "− 3 / 4".replace("− ", "−")], ids=str
)  # fmt: skip
def test_a_number_may_be_written_in_many_ways(written: object) -> None:
    recipe = {"first": -1, "last": 1, "step": 1}
    assert draw("thermometer", {**recipe, "at": written}) == draw("thermometer", {**recipe, "at": "-3/4"})


def test_a_shape_is_the_same_whichever_way_round_its_corners_are_given() -> None:
    rest: dict[str, Any] = {"right_angles": [0], "inner": []}
    one = {"points": [[0, 0], [4, 0], [0, 3]], "sides": ["4", "5", "3"], "angles": [None, "37°", "53°"], **rest}
    other = {"points": [[0, 0], [0, 3], [4, 0]], "sides": ["3", "5", "4"], "angles": [None, "53°", "37°"], **rest}
    assert draw("shape", one) == draw("shape", other)


def test_a_red_ball_is_red_in_every_language() -> None:
    named, translated = ({"counts": [{"label": "r", "count": 3, "color": color}]} for color in ("red", None))
    assert draw("bag", named) != draw("bag", translated)
    assert (209, 56, 46) in dict.fromkeys(color for _, color in opened(draw("bag", named)).getcolors(2**24) or [])
