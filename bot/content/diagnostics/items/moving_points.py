"""Sub-module 7.1: move and mirror points, and complete a rectangle."""

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.items.coordinates import DROPS_SIGNS, LAST, SWAPS_AXES, a_point, grid, swapped, way
from bot.content.diagnostics.values import Point
from bot.content.texts import N_, say

ALWAYS_ADDS = Misconception(
    "coordinates-always-add",
    N_("adds steps to the left and down"),
    N_("Maybe you added all the steps. To the left and down the numbers get smaller."),
    "7.1",
)
CROSSES_STEPS = Misconception(
    "coordinates-cross-steps",
    N_("changes the second number for steps across"),
    N_("Maybe you changed the other number. Left and right change the first one, up and down the second."),
    "7.1",
)
MOVES_ONE_WAY = Misconception(
    "coordinates-move-one-way",
    N_("moves a point across only"),
    N_("Maybe you stopped after the first part of the way. Then the steps up or down follow."),
    "7.1",
)
OTHER_MIRROR = Misconception(
    "coordinates-other-mirror",
    N_("mirrors in the other axis"),
    N_("Maybe you took the other axis. The x-axis mirrors up and down, the y-axis left and right."),
    "7.1",
)
TURNS_ROUND = Misconception(
    "coordinates-turn-round",
    N_("changes both signs in a mirror"),
    N_("Maybe you turned both numbers round. A mirror turns only one way: up and down, or left and right."),
    "7.1",
)
WRONG_SIDE = Misconception(
    "coordinates-wrong-side",
    N_("sets the last corner on the far side of a line"),
    N_("Maybe you went the right number of steps, but the other way. Draw all four sides and look if they close."),
    "7.1",
)
LENGTHS_FOR_PLACE = Misconception(
    "coordinates-lengths-for-place",
    N_("gives steps or lengths in place of the point"),
    N_("Maybe you counted steps from point to point. The coordinates count the steps from zero."),
    "7.1",
)


@item("7.1.move-point", difficulty=1, variety=3000)
def move_point(pick: Pick) -> Question:
    """Find where a point is after some steps across and up or down."""
    start, steps = a_point(pick), a_point(pick)
    key = Point(start.x + steps.x, start.y + steps.y)
    added = Point(start.x + abs(steps.x), start.y + abs(steps.y))
    pick.need(min(key.x, key.y) >= -LAST and max(added.x, added.y) <= LAST and abs(steps.x) != abs(steps.y))
    return Question(
        stem=say(N_("Point P moves {way}. Where is it now?"), way=way(steps.x, steps.y)),
        figure=grid({"P": start}, say(N_("A grid. From zero, P is {way}."), way=way(start.x, start.y))),
        key=key,
        wrong=[
            SWAPS_AXES(swapped(key)),
            ALWAYS_ADDS(added),
            CROSSES_STEPS(Point(start.x + steps.y, start.y + steps.x)),
            MOVES_ONE_WAY(Point(key.x, start.y)),
            LENGTHS_FOR_PLACE(steps),
        ],
        because=say(
            N_("P starts at {start} and moves {way}. Across changes the first number, up or down the second: {key}."),
            start=start, way=way(steps.x, steps.y), key=key,
        ),
    )  # fmt: skip


@item("7.1.reflect", difficulty=2, variety=155)
def reflect(pick: Pick) -> Question:
    """Mirror a point in an axis."""
    one, axis = a_point(pick), pick.one_of("xy")
    pick.need(abs(one.x) != abs(one.y))
    below, beside = Point(one.x, -one.y), Point(-one.x, one.y)
    key, other = (below, beside) if axis == "x" else (beside, below)
    return Question(
        stem=say(N_("The {axis}-axis is a mirror. Where is the mirror image of point P?"), axis=axis),
        figure=grid({"P": one}, say(N_("A grid. From zero, P is {way}."), way=way(one.x, one.y))),
        key=key,
        wrong=[
            OTHER_MIRROR(other),
            TURNS_ROUND(Point(-one.x, -one.y)),
            SWAPS_AXES(swapped(one)),
        ],
        because=say(
            N_("From zero, P is {way}. Its image is as far behind the {axis}-axis: {image}. That is {key}."),
            way=way(one.x, one.y), axis=axis, image=way(key.x, key.y), key=key,
        ),
    )  # fmt: skip


@item("7.1.missing-corner", difficulty=2, variety=1500)
def missing_corner(pick: Pick) -> Question:
    """Find the fourth corner of a rectangle."""
    a, c = a_point(pick), a_point(pick)
    b, key = Point(c.x, a.y), Point(a.x, c.y)
    width, height, beyond = abs(a.x - c.x), abs(a.y - c.y), 2 * a.y - c.y
    pick.need(min(width, height) > 1 and width != height and abs(beyond) <= LAST)
    return Question(
        stem=say(N_("A, B and C are three corners of a rectangle. Where is the fourth corner?")),
        figure=grid({"A": a, "B": b, "C": c}, say(
            N_("A grid with the lines AB and BC. From zero, A is {a}, B is {b}, C is {c}."),
            a=way(a.x, a.y), b=way(b.x, b.y), c=way(c.x, c.y),
        ), [[a.x, a.y, b.x, b.y], [b.x, b.y, c.x, c.y]]),
        key=key,
        wrong=[
            SWAPS_AXES(swapped(key)),
            WRONG_SIDE(Point(a.x, beyond)),
            DROPS_SIGNS(Point(abs(key.x), abs(key.y))),
            LENGTHS_FOR_PLACE(Point(width, height)),
        ],
        because=say(
            N_("The first number is that of A, {x}. The second is that of C, {y}. So it is {key}."),
            x=key.x, y=key.y, key=key,
        ),
    )  # fmt: skip
