"""Sub-module 7.2: triangles, parallelograms and trapeziums."""

from decimal import Decimal
from math import cos, radians, sin

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.items.area import ADDS_LENGTHS, HALVES_ANYWAY, PERIMETER_FOR_AREA, cm
from bot.content.texts import N_, Text, say

SLOPES = ((3, 4, 5), (4, 3, 5), (6, 8, 10), (8, 6, 10), (5, 12, 13), (12, 5, 13), (9, 12, 15), (12, 9, 15))
FULL_TURN, HALF_TURN = 360, 180

FORGETS_HALF = Misconception(
    "area-forget-half",
    N_("forgets to halve"),
    N_("Maybe you stopped before halving. Base times height is twice as large as this shape."),
    "7.2",
)
SLANTED_SIDE = Misconception(
    "area-slanted-side",
    N_("takes the slanted side for the height"),
    N_("Maybe you took the slanted side. The height stands straight up from the base."),
    "7.2",
)
MULTIPLIES_SIDES = Misconception(
    "area-multiply-sides",
    N_("multiplies two sides, as in a rectangle"),
    N_("Maybe you multiplied two sides, as in a rectangle. Here the sides do not stand straight on each other."),
    "7.2",
)
LONG_SIDE_ONLY = Misconception(
    "trapezium-long-side-only",
    N_("takes only the longer of two parallel sides"),
    N_("Maybe you took the long side for both. The shape gets narrower; take the middle of the two."),
    "7.2",
)
SHORT_SIDE_ONLY = Misconception(
    "trapezium-short-side-only",
    N_("takes only the shorter of two parallel sides"),
    N_("Maybe you found the rectangle in the middle. The slanted parts beside it count too."),
    "7.2",
)
ANGLES_MAKE_360 = Misconception(
    "angles-triangle-360",
    N_("takes 360° for the angles of a triangle"),
    N_("Maybe you started from 360°, as in a shape with four sides. The angles of a triangle make 180°."),
    "7.2",
)
ADDS_ANGLES = Misconception(
    "angles-add-two",
    N_("gives the sum of two angles for the third"),
    N_("Maybe you added the two angles and stopped. The third is what is missing to 180°."),
    "7.2",
)
ONE_ANGLE_AWAY = Misconception(
    "angles-one-away",
    N_("takes only one angle away from 180°"),
    N_("Maybe you took away one angle. Both angles that you know go off 180°."),
    "7.2",
)
EQUAL_ANGLES = Misconception(
    "angles-two-equal",
    N_("takes two angles of a triangle for equal"),
    N_("Maybe it looked as large as the other one. A drawing can fool the eye, so use the numbers."),
    "7.2",
)


def standing(
    pick: Pick, points: list[list[int]], sides: list[Text | None], foot: int, height: int, caption: Text
) -> Figure:
    """Show a shape with its height as a dashed line; every other time it leans to the other side."""
    if pick.one_of((True, False)):
        width = max(x for x, _ in points)
        points = [[width - x, y] for x, y in reversed(points)]
        sides, foot = [*reversed(sides[:-1]), sides[-1]], width - foot
    inner = [[foot, 0, foot, height, cm(height)]]
    return Figure("shape", {"points": points, "sides": sides, "right_angles": [], "inner": inner}, caption)


@item("7.2.triangle-area", difficulty=2, variety=180)
def triangle_area(pick: Pick) -> Question:
    """Find the area of a triangle whose slanted side is given too."""
    foot, height, slanted = pick.one_of(SLOPES)
    base = foot + pick.between(2, 14)
    pick.need(base != slanted)
    key = Decimal(base * height) / 2
    return Question(
        stem=say(N_("What is the area of this triangle in square centimetres?")),
        figure=standing(pick, [[0, 0], [base, 0], [foot, height]], [cm(base), None, cm(slanted)], foot, height, say(
            N_("A triangle. Its base is {base} cm, its height {height} cm, a slanted side {slanted} cm."),
            base=base, height=height, slanted=slanted,
        )),
        key=key,
        wrong=[
            FORGETS_HALF(base * height),
            SLANTED_SIDE(Decimal(base * slanted) / 2),
            ADDS_LENGTHS(base + height + slanted),
            MULTIPLIES_SIDES(base * slanted),
        ],
        because=say(
            N_("Base times height is {base} × {height} = {twice}. The triangle is half of that: {key}."),
            base=base, height=height, twice=base * height, key=key,
        ),
    )  # fmt: skip


@item("7.2.parallelogram-area", difficulty=2, variety=170)
def parallelogram_area(pick: Pick) -> Question:
    """Find the area of a parallelogram whose slanted side is given too."""
    foot, height, slanted = pick.one_of(SLOPES)
    base = foot + pick.between(2, 16)
    points = [[0, 0], [base, 0], [base + foot, height], [foot, height]]
    pick.need(base != slanted and base * height % 2 == 0)
    return Question(
        stem=say(N_("What is the area of this parallelogram in square centimetres?")),
        figure=standing(pick, points, [cm(base), None, None, cm(slanted)], foot, height, say(
            N_("A parallelogram. Its base is {base} cm, its height {height} cm, its slanted sides {slanted} cm."),
            base=base, height=height, slanted=slanted,
        )),
        key=base * height,
        wrong=[
            SLANTED_SIDE(base * slanted),
            PERIMETER_FOR_AREA(2 * (base + slanted)),
            HALVES_ANYWAY(base * height // 2),
            ADDS_LENGTHS(base + height + slanted),
        ],
        because=say(
            N_("Cut off the slanted end and put it on the other side: a rectangle. {base} × {height} = {key}."),
            base=base, height=height, key=base * height,
        ),
    )  # fmt: skip


@item("7.2.trapezium-area", difficulty=3, variety=800)
def trapezium_area(pick: Pick) -> Question:
    """Find the area of a trapezium."""
    foot, height, slanted = pick.one_of(SLOPES)
    short = pick.between(3, 12)
    long = foot + short + pick.between(1, 12)
    both = long + short
    pick.need(both % 2 == 0 and slanted not in (short, long))
    return Question(
        stem=say(N_("What is the area of this trapezium in square centimetres?")),
        figure=standing(
            pick, [[0, 0], [long, 0], [foot + short, height], [foot, height]],
            [cm(long), None, cm(short), cm(slanted)], foot, height, say(
                N_("A trapezium. Its parallel sides are {long} cm and {short} cm, its height is {height} cm, "
                   "a slanted side {slanted} cm."),
                long=long, short=short, height=height, slanted=slanted,
            ),
        ),
        key=both * height // 2,
        wrong=[
            FORGETS_HALF(both * height),
            LONG_SIDE_ONLY(long * height),
            SLANTED_SIDE(both * slanted // 2),
            SHORT_SIDE_ONLY(short * height),
        ],
        because=say(
            N_("The middle between {long} and {short} is {middle}. So it is as large as a rectangle: "
               "{middle} × {height} = {key}."),
            long=long, short=short, middle=both // 2, height=height, key=both * height // 2,
        ),
    )  # fmt: skip


@item("7.2.triangle-angles", difficulty=1, variety=210)
def triangle_angles(pick: Pick) -> Question:
    """Find the third angle of a triangle."""
    a, b = pick.between(25, 110, 5), pick.between(25, 110, 5)
    key = HALF_TURN - a - b
    pick.need(key >= 25 and a != b)
    left = 100 * sin(radians(b)) / sin(radians(key))
    top = [round(left * cos(radians(a))), round(left * sin(radians(a)))]
    angles = [say(N_("{n}°"), n=a), say(N_("{n}°"), n=b), "?"]
    values = {"points": [[0, 0], [100, 0], top], "sides": [None] * 3, "right_angles": [], "angles": angles}
    return Question(
        stem=say(N_("How large is the angle with the question mark, in degrees?")),
        figure=Figure("shape", values, say(
            N_("A triangle. Two angles are {a}° and {b}°, the third has a question mark."), a=a, b=b,
        )),
        key=key,
        wrong=[
            ADDS_ANGLES(a + b),
            ONE_ANGLE_AWAY(HALF_TURN - a),
            EQUAL_ANGLES(max(a, b)),
            ANGLES_MAKE_360(FULL_TURN - a - b),
        ],
        because=say(
            N_("The angles of a triangle make 180° together. 180 − {a} − {b} = {key}."), a=a, b=b, key=key,
        ),
    )  # fmt: skip
