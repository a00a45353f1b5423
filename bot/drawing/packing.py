"""Where marbles lie in a jar: each at rest on others, on the floor or against the glass."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from random import Random

from bot.drawing.geometry import Point, between

FULL = 50
RADIUS = 47.0  # of a marble: so that fifty fill the jar to its brim
FLOOR, CORNER = 800.0, 84.0  # the depth of the jar below its rim, and the bend from its wall to its floor
BODY, NECK = 322.0, 236.0  # half of how wide it is inside
SHOULDER = (96.0, 232.0)  # the depths where its neck begins to widen, and where it is as wide as its body
BRIM = 38.0  # the depth that the last marble reaches up to
FINENESS = 3.0  # from point to point of the glass
PLAY = 0.45  # how much higher than the lowest place the next marble may come to lie, in radii
FIRST = -80.0  # where the first one fell, from the middle


def half_width(depth: float) -> float:
    """Return how far the glass is from the middle, inside, at a depth below the rim."""
    start, end = SHOULDER
    if depth < end:
        part = min(max((depth - start) / (end - start), 0), 1)
        return NECK + (BODY - NECK) * part * part * (3 - 2 * part)
    inside = max(CORNER - (FLOOR - depth), 0)
    return BODY - CORNER + math.sqrt(max(CORNER**2 - inside**2, 0))


def level(part: float) -> float:
    """Return the depth up to which a part of the room for marbles is filled."""
    depths = [BRIM + (FLOOR - BRIM) * n / 400 for n in range(401)]
    rooms = [half_width(depth) for depth in depths]
    left = sum(rooms) * (1 - part)
    return next(depth for depth, above in zip(depths, accumulate(rooms), strict=True) if above >= left)


def outline() -> list[Point]:
    """Return the inside of the glass from the left end of its rim, down, along the floor, and up to the right end."""
    corner = [FLOOR - CORNER * (1 - math.sin(math.pi / 2 * n / 24)) for n in range(25)]
    straight = [FINENESS * n for n in range(math.ceil((FLOOR - CORNER) / FINENESS))]
    right = [(half_width(depth), depth) for depth in [*straight, *corner]]
    steps = round(2 * right[-1][0] / FINENESS)
    floor = [between((-right[-1][0], FLOOR), right[-1], n / steps) for n in range(1, steps)]
    return [*((-x, y) for x, y in right), *floor, *reversed(right)]


@cache
def places() -> tuple[Point, ...]:
    """Return the middles of all marbles, from the first to the fiftieth: across from the middle, down from the rim."""
    glass = outline()
    track = list(_track(glass))
    chance, lying = Random(FULL), [(FIRST, FLOOR - RADIUS)]  # noqa: S311 - a jar looks the same every time
    open_to: list[Point] = list(_beside(lying[0], [], track, glass))
    while len(lying) < FULL:
        free = [one for one in open_to if all(math.dist(one, other) > 2 * RADIUS - 0.01 for other in lying)]
        lowest = max(y for _, y in free) - PLAY * RADIUS
        lying.append(chance.choice([one for one in free if one[1] >= lowest]))
        open_to = [*free, *_beside(lying[-1], lying[:-1], track, glass)]
    return tuple(lying)


def _track(glass: Sequence[Point]) -> Iterator[Point]:
    """Yield the middles of a marble that is rolled along the inside of the glass."""
    for before, here, after in zip(glass, glass[1:], glass[2:], strict=False):
        across, down = after[0] - before[0], after[1] - before[1]
        long = math.hypot(across, down)
        middle = here[0] + RADIUS * down / long, here[1] - RADIUS * across / long
        if _has_room(middle, glass):
            yield middle


def _has_room(middle: Point, glass: Sequence[Point]) -> bool:
    return abs(middle[0]) < half_width(middle[1]) and all(math.dist(middle, one) > RADIUS - 0.05 for one in glass)


def _beside(new: Point, others: Sequence[Point], track: Sequence[Point], glass: Sequence[Point]) -> Iterator[Point]:
    """Yield where one more could rest against a marble: also against another one, or against the glass."""
    for one, two in pairwise(track):
        near, far = math.dist(one, new) - 2 * RADIUS, math.dist(two, new) - 2 * RADIUS
        if near * far <= 0 and math.dist(one, two) < RADIUS / 2:
            touching = between(one, two, near / ((near - far) or 1))
            leans_out = touching[0] * (touching[0] - new[0]) > 0  # else nothing bears it on its inner side
            if touching[1] > FLOOR - RADIUS - 0.5 or (leans_out and new[1] > touching[1]):
                yield touching
    for other in others:
        apart = math.dist(new, other)
        if apart < 4 * RADIUS:
            left, right = sorted((new, other))
            (x, y), up = between(left, right), math.sqrt(4 * RADIUS**2 - (apart / 2) ** 2) / apart
            resting = x + (right[1] - left[1]) * up, y - (right[0] - left[0]) * up
            if left[0] <= resting[0] <= right[0] and _has_room(resting, glass):
                yield resting
