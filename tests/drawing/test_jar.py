"""The jar of a class: as many marbles as there are deeds, each in its place from then on, all of them in the glass."""

import io
import math
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw

from bot.drawing import draw
from bot.drawing.glass import BAND, ROUND
from bot.drawing.jar import EDGE, PAD, WIDE
from bot.drawing.packing import BRIM, FLOOR, FULL, RADIUS, half_width, level, outline, places

TOP = EDGE + PAD + ROUND + BAND  # of the glass, where there is no title
WORDS = "as many as there are"


@cache
def picture(count: int, *, seed: int = 7, dark: bool = False, **more: Any) -> Image.Image:
    drawn = draw("jar", {"count": count, "words": WORDS, "seed": seed, **more}, dark=dark)
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def changed(before: Image.Image, after: Image.Image) -> Image.Image:
    """Return what differs in the glass: white on black."""
    difference = ImageChops.difference(before, after).convert("L").point(lambda one: 255 if one > 12 else 0)
    inside = Image.new("L", difference.size)
    ImageDraw.Draw(inside).polygon([(WIDE / 2 + x, TOP + y) for x, y in outline()], 255)
    return ImageChops.multiply(difference, inside)


def lying(side: int) -> list[tuple[float, float]]:
    """Return where marbles lie on the picture: half of all jars are filled the other way round."""
    return [(WIDE / 2 + side * x, TOP + y) for x, y in places()]


@cache
def side() -> int:
    box = changed(picture(1), picture(2)).getbbox()
    assert box is not None
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return min((-1, 1), key=lambda one: math.dist(middle, lying(one)[1]))


def vivid(drawn: Image.Image, place: tuple[float, float]) -> float:
    """Return how much colour there is where a marble may lie: glass has little."""
    x, y = place
    part = drawn.crop((round(x - 24), round(y - 24), round(x + 24), round(y + 24))).convert("HSV").getchannel("S")
    return sum(level * count for level, count in enumerate(part.histogram())) / (part.width * part.height)


@pytest.mark.parametrize("count", [0, 1, 24, 49, 50])
def test_as_many_marbles_are_drawn_as_there_are(count: int) -> None:
    drawn = picture(count)
    assert [vivid(drawn, place) > 32 for place in lying(side())] == [n < count for n in range(FULL)]


@pytest.mark.parametrize("count", [1, 48, pytest.param(24, marks=pytest.mark.thorough)])
def test_one_more_marble_appears_and_nothing_else_changes(count: int) -> None:
    new = changed(picture(count), picture(count + 1))
    x, y = lying(side())[count]
    left, top, right, bottom = new.getbbox() or (0, 0, 0, 0)
    assert x - RADIUS - 3 < left < right < x + RADIUS + 3
    assert y - RADIUS - 3 < top < bottom < y + RADIUS + 3
    assert new.histogram()[255] > 0.8 * math.pi * RADIUS**2


def test_an_empty_jar_shows_where_the_first_marble_will_lie() -> None:
    box = changed(picture(0), picture(1)).getbbox()
    assert box is not None
    assert math.dist(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), lying(side())[0]) < RADIUS


def test_fifty_marbles_lie_in_the_glass_without_crossing_each_other_and_reach_its_brim() -> None:
    found = places()
    assert len(found) == FULL
    assert min(math.dist(one, two) for one, two in combinations(found, 2)) > 2 * RADIUS - 0.02
    for x, y in found:
        assert abs(x) + RADIUS - 1 < half_width(y)
        assert y + RADIUS <= FLOOR + 0.5
        assert all(math.dist((x, y), wall) > RADIUS - 0.1 for wall in outline())
    assert BRIM <= min(y for _, y in found) - RADIUS < BRIM + 4


def test_every_marble_rests_on_something() -> None:
    for number, (x, y) in enumerate(places()):
        below = [one for one in places()[:number] if math.dist(one, (x, y)) < 2 * RADIUS + 0.02 and one[1] > y]
        touches_the_glass = min(math.dist((x, y), wall) for wall in outline()) < RADIUS + 2
        left, right = (any(way * (one[0] - x) >= 0 for one in below) for way in (-1, 1))
        assert y > FLOOR - RADIUS - 1 or (left and right) or (touches_the_glass and below)


def test_a_quarter_of_the_marbles_reaches_about_to_its_mark() -> None:
    assert FLOOR > level(0.25) > level(0.5) > level(0.75) > BRIM
    for part in (0.25, 0.5, 0.75):
        highest = sorted(y - RADIUS for _, y in places()[: round(FULL * part)])
        surface = sum(highest[:5]) / 5
        assert abs(surface - level(part)) < RADIUS


@pytest.mark.parametrize("dark", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_nothing_lies_beside_the_glass_before_it_is_full(dark: bool) -> None:
    empty, nearly = picture(0, dark=dark), picture(FULL - 1, dark=dark)
    outside = Image.new("L", empty.size, 255)
    ImageDraw.Draw(outside).polygon([(WIDE / 2 + x * 1.06, TOP + y + 5) for x, y in outline()], 0)
    difference = ImageChops.difference(empty, nearly).convert("L")
    assert ImageChops.multiply(difference, outside).getbbox() is None


def test_a_full_jar_is_celebrated_around_the_glass() -> None:
    nearly, full = picture(FULL - 1), picture(FULL)
    left = (EDGE + 10, TOP, 190, TOP + 400)
    assert len(full.crop(left).getcolors(2**20) or []) > len(nearly.crop(left).getcolors(2**20) or []) + 5


@pytest.mark.thorough
def test_another_batch_has_colours_of_its_own() -> None:
    assert picture(24).tobytes() != picture(24, seed=8).tobytes()
