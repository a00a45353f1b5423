"""Sub-module 7.2: area and perimeter of rectangles and of what is put together from them."""

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.texts import N_, Text, say

PERIMETER_FOR_AREA = Misconception(
    "area-perimeter-for-area",
    N_("takes the perimeter for the area"),
    N_("Maybe you went round the shape. The area is what lies inside it."),
    "7.2",
)
ADDS_LENGTHS = Misconception(
    "area-add-lengths",
    N_("adds the lengths for an area"),
    N_("Maybe you added the lengths. An area is rows of squares, and rows are counted by multiplying."),
    "7.2",
)
HALVES_ANYWAY = Misconception(
    "area-halve-anyway",
    N_("halves areas that are no triangles"),
    N_("Maybe you halved, as for a triangle. Here the whole shape counts."),
    "7.2",
)
DOUBLES_AREA = Misconception(
    "area-double",
    N_("doubles the area because sides come in pairs"),
    N_("Maybe you doubled because there are two sides of each kind. That is for the way round; inside counts once."),
    "7.2",
)
AREA_FOR_PERIMETER = Misconception(
    "perimeter-area-for-perimeter",
    N_("takes the area for the perimeter"),
    N_("Maybe you found what lies inside. The fence goes round it, along all four sides."),
    "7.2",
)
TWO_SIDES_ONLY = Misconception(
    "perimeter-two-sides-only",
    N_("adds only the two sides with a number"),
    N_("Maybe you added the two numbers that you saw. The sides across from them count as well."),
    "7.2",
)
THREE_SIDES_ONLY = Misconception(
    "perimeter-three-sides-only",
    N_("leaves one side out of the perimeter"),
    N_("Maybe one side stayed out. Start at a corner and go on until you are back there."),
    "7.2",
)
FOUR_LONG_SIDES = Misconception(
    "perimeter-as-square",
    N_("takes a rectangle for a square"),
    N_("Maybe you took four times the same side. Only a square has four equal sides."),
    "7.2",
)
SUBTRACTS_SIDE = Misconception(
    "missing-side-subtract",
    N_("takes a side away from an area"),
    N_("Maybe you took the side away from the area. Ask: how many rows of this length fill it?"),
    "7.2",
)
AREA_AS_PERIMETER = Misconception(
    "missing-side-area-as-perimeter",
    N_("works with an area as if it were a perimeter"),
    N_("Maybe you took the number for the way round. It is the area: one side times the other."),
    "7.2",
)
HALF_THE_AREA = Misconception(
    "missing-side-half-area",
    N_("halves an area to get a side"),
    N_("Maybe you halved the area because there are two sides. One side times the other makes the area."),
    "7.2",
)
ONE_SIDE_AWAY = Misconception(
    "missing-side-one-away",
    N_("takes only one side away from a perimeter"),
    N_("Maybe you took away one side. Three sides are still in what is left."),
    "7.2",
)
FORGETS_TO_HALVE = Misconception(
    "missing-side-both-left",
    N_("gives two sides together for one"),
    N_("Maybe you stopped one step early. What is left is two sides; one is half of that."),
    "7.2",
)
HALF_WAY_ROUND = Misconception(
    "missing-side-half-round",
    N_("gives half the perimeter for a side"),
    N_("Maybe you halved the way round. The half is two different sides together."),
    "7.2",
)
FORGETS_CUT = Misconception(
    "l-shape-forget-corner",
    N_("counts the corner that is not there"),
    N_("Maybe you took the whole rectangle. One corner of it is not there."),
    "7.2",
)
COUNTS_TWICE = Misconception(
    "l-shape-count-twice",
    N_("counts the part where two pieces meet twice"),
    N_("Maybe your two pieces lie on top of each other. Draw the line between them and look at each length."),
    "7.2",
)
ONE_PIECE_ONLY = Misconception(
    "l-shape-one-piece",
    N_("finds one piece of an L only"),
    N_("Maybe you found one piece. The other one belongs to the shape too."),
    "7.2",
)
ADDS_CUT = Misconception(
    "l-shape-add-corner",
    N_("adds the corner that is missing"),
    N_("Maybe you added the small rectangle. It is cut away from the large one."),
    "7.2",
)


def cm(length: int) -> Text:
    """Write a length at a side."""
    return say(N_("{n} cm"), n=length)


def rectangle(width: int, height: int, sides: list[Text | str], caption: Text) -> Figure:
    """Show a rectangle with words at its lower and its right side."""
    corners = [[0, 0], [width, 0], [width, height], [0, height]]
    return Figure("shape", {"points": corners, "sides": [*sides, None, None], "right_angles": [0, 1, 2, 3]}, caption)


@item("7.2.rectangle-area", difficulty=1, variety=135)
def rectangle_area(pick: Pick) -> Question:
    """Find the area of a rectangle."""
    width, height = pick.between(4, 20), pick.between(2, 12)
    pick.need(width > height)
    return Question(
        stem=say(N_("What is the area of this rectangle in square centimetres?")),
        figure=rectangle(width, height, [cm(width), cm(height)], say(
            N_("A rectangle, {width} cm long and {height} cm wide."), width=width, height=height,
        )),
        key=width * height,
        wrong=[
            PERIMETER_FOR_AREA(2 * (width + height)),
            ADDS_LENGTHS(width + height),
            DOUBLES_AREA(2 * width * height),
            HALVES_ANYWAY(width * height // 2),
        ],
        because=say(
            N_("{height} rows with {width} squares each fit inside. {width} × {height} = {key}."),
            width=width, height=height, key=width * height,
        ),
    )  # fmt: skip


@item("7.2.fence", difficulty=1, variety=2500)
def fence(pick: Pick) -> Question:
    """Find the perimeter of a garden."""
    name, width, height = pick.name(), pick.between(5, 20), pick.between(3, 12)
    pick.need(width > height)
    return Question(
        stem=say(N_("{name} puts a fence round this garden. How many metres long is the fence?"), name=name),
        figure=rectangle(width, height, [say(N_("{n} m"), n=width), say(N_("{n} m"), n=height)], say(
            N_("A garden. It is a rectangle, {width} m long and {height} m wide."), width=width, height=height,
        )),
        key=2 * (width + height),
        wrong=[
            AREA_FOR_PERIMETER(width * height),
            TWO_SIDES_ONLY(width + height),
            THREE_SIDES_ONLY(2 * width + height),
            FOUR_LONG_SIDES(4 * width),
        ],
        because=say(
            N_("The fence goes along four sides. {width} + {height} + {width} + {height} = {key}."),
            width=width, height=height, key=2 * (width + height),
        ),
    )  # fmt: skip


@item("7.2.side-from-area", difficulty=2, variety=120)
def side_from_area(pick: Pick) -> Question:
    """Find a side of a rectangle from its area."""
    side, key = pick.between(4, 20), pick.between(3, 12)
    area = side * key
    pick.need(area % 2 == 0 and key > 2 and side != key)
    return Question(
        stem=say(
            N_("The area of this rectangle is {area} cm². How long is the side with the “?”, in centimetres?"),
            area=area,
        ),
        figure=rectangle(side, key, [cm(side), "?"], say(
            N_("A rectangle. One side is {side} cm long, the side next to it has a question mark."), side=side,
        )),
        key=key,
        wrong=[
            SUBTRACTS_SIDE(area - side),
            AREA_AS_PERIMETER(area // 2 - side),
            HALF_THE_AREA(area // 2),
        ],
        because=say(
            N_("One side times the other is the area. {side} × {key} = {area}, so it is {key}."),
            side=side, area=area, key=key,
        ),
    )  # fmt: skip


@item("7.2.side-from-perimeter", difficulty=2, variety=185)
def side_from_perimeter(pick: Pick) -> Question:
    """Find a side of a rectangle from its perimeter."""
    side, key = pick.between(4, 20), pick.between(3, 14)
    pick.need(side != key)
    perimeter = 2 * (side + key)
    return Question(
        stem=say(
            N_("The perimeter of this rectangle is {perimeter} cm. "
               "How long is the side with the “?”, in centimetres?"),
            perimeter=perimeter,
        ),
        figure=rectangle(side, key, [cm(side), "?"], say(
            N_("A rectangle. One side is {side} cm long, the side next to it has a question mark."), side=side,
        )),
        key=key,
        wrong=[
            ONE_SIDE_AWAY(perimeter - side),
            FORGETS_TO_HALVE(2 * key),
            HALF_WAY_ROUND(perimeter // 2),
        ],
        because=say(
            N_("Two sides are {side} cm. {perimeter} − {side} − {side} = {rest} for the other two, {key} for one."),
            side=side, perimeter=perimeter, rest=2 * key, key=key,
        ),
    )  # fmt: skip


@item("7.2.l-shape", difficulty=3, variety=1100)
def l_shape(pick: Pick) -> Question:
    """Find the area of a shape like an L."""
    width, height = pick.between(5, 12), pick.between(4, 10)
    across, down = pick.between(2, width - 2), pick.between(2, height - 2)
    whole, cut = width * height, across * down
    points = [
        [0, 0],
        [width, 0],
        [width, height - down],
        [width - across, height - down],
        [width - across, height],
        [0, height],
    ]
    sides = [cm(width), None, cm(across), cm(down), None, cm(height)]
    return Question(
        stem=say(N_("What is the area of this shape in square centimetres?")),
        figure=Figure("shape", {"points": points, "sides": sides, "right_angles": [0, 1, 2, 4, 5]}, say(
            N_("A shape like an L: a rectangle {width} cm wide and {height} cm high, "
               "without a corner {across} cm wide and {down} cm high."),
            width=width, height=height, across=across, down=down,
        )),
        key=whole - cut,
        wrong=[
            FORGETS_CUT(whole),
            COUNTS_TWICE(width * (height - down) + (width - across) * height),
            PERIMETER_FOR_AREA(2 * (width + height)),
            ONE_PIECE_ONLY(width * (height - down)),
            ADDS_CUT(whole + cut),
        ],
        because=say(
            N_("The whole rectangle is {width} × {height} = {whole}. The corner that is not there is "
               "{across} × {down} = {cut}. {whole} − {cut} = {key}."),
            width=width, height=height, whole=whole, across=across, down=down, cut=cut, key=whole - cut,
        ),
    )  # fmt: skip
