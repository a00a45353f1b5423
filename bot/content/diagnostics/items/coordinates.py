"""Sub-module 7.1: read points on the coordinate plane and find how far apart they are."""

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.values import Point
from bot.content.texts import N_, Text, say

LAST = 6
PLACES = [place for place in range(1 - LAST, LAST) if place]
WAYS = {
    (True, True): N_("{x} right and {y} up"),
    (True, False): N_("{x} right and {y} down"),
    (False, True): N_("{x} left and {y} up"),
    (False, False): N_("{x} left and {y} down"),
}
PARTS = {
    (True, True): N_("Top right"),
    (True, False): N_("Bottom right"),
    (False, True): N_("Top left"),
    (False, False): N_("Bottom left"),
}

SWAPS_AXES = Misconception(
    "coordinates-swap-axes",
    N_("swaps across and up"),
    N_("Maybe you went up first. The first number says how far across, the second how far up or down."),
    "7.1",
)
DROPS_SIGNS = Misconception(
    "coordinates-drop-signs",
    N_("leaves out the minus signs of a point"),
    N_("Maybe you counted the steps only. A minus says that they go left or down from zero."),
    "7.1",
)
COUNTS_FROM_ONE = Misconception(
    "coordinates-count-from-one",
    N_("counts the zero line as one"),
    N_("Maybe you counted the lines and began with the middle one. The middle line is zero, and one comes after it."),
    "7.1",
)
READS_OTHER_POINT = Misconception(
    "coordinates-other-point",
    N_("reads another point"),
    N_("Maybe you looked at the other point. Put a finger on the letter first, then count."),
    "7.1",
)
TAKES_SMALLER_AWAY = Misconception(
    "distance-drop-signs",
    N_("takes no notice of the sides of zero for a distance"),
    N_("Maybe you left out the minus. The points are on two sides of zero, so the way leads over zero."),
    "7.1",
)
ADDS_FROM_ZERO = Misconception(
    "distance-add-from-zero",
    N_("adds both ways from zero for a distance"),
    N_("Maybe you added the two ways from zero. Both points are on the same side, so the way does not reach zero."),
    "7.1",
)
COUNTS_BOTH_ENDS = Misconception(
    "distance-count-both-ends",
    N_("counts places and not steps"),
    N_("Maybe you counted the places, with both ends. Count the steps between them."),
    "7.1",
)
FROM_ZERO_ONLY = Misconception(
    "distance-from-zero-only",
    N_("measures from zero to one point only"),
    N_("Maybe you measured from zero. Start at one point and count to the other."),
    "7.1",
)
ONE_MINUS_FOR_BOTH = Misconception(
    "quadrant-one-minus-for-both",
    N_("lets one minus count for both numbers"),
    N_("Maybe one minus made you go left and down. Each number speaks for itself: first across, then up or down."),
    "7.1",
)
MINUS_MEANS_LEFT = Misconception(
    "quadrant-minus-means-left",
    N_("sees a minus as left only"),
    N_("Maybe you went left and then up. A minus in the second number means down."),
    "7.1",
)
MINUS_MEANS_DOWN = Misconception(
    "quadrant-minus-means-down",
    N_("sees a minus as down only"),
    N_("Maybe you went down, but to the right. A minus in the first number means left."),
    "7.1",
)


def a_point(pick: Pick) -> Point:
    """Draw a point that is on no axis."""
    return Point(pick.one_of(PLACES), pick.one_of(PLACES))


def swapped(point: Point) -> Point:
    """Return the point with its numbers the other way round."""
    return Point(point.y, point.x)


def way(x: int, y: int) -> Text:
    """Say which way to go: 3 left and 2 up."""
    return say(WAYS[x > 0, y > 0], x=abs(x), y=abs(y))


def part(x: int, y: int) -> Text:
    """Say in which part of the plane a point is."""
    return say(PARTS[x > 0, y > 0])


def grid(points: dict[str, Point], caption: Text, lines: list[list[int]] | None = None) -> Figure:
    """Show points on the plane by their letters."""
    marked = [{"x": point.x, "y": point.y, "label": letter} for letter, point in points.items()]
    return Figure("grid", {"first": -LAST, "last": LAST, "points": marked, "lines": lines or []}, caption)


@item("7.1.read-point", difficulty=1, variety=9000)
def read_point(pick: Pick) -> Question:
    """Read the coordinates of a point."""
    one, other = a_point(pick), a_point(pick)
    pick.need(one not in (other, swapped(other)))
    letter, second = pick.some("ABCDPQRS", 2)
    longer = Point(one.x + (1 if one.x > 0 else -1), one.y + (1 if one.y > 0 else -1))
    return Question(
        stem=say(N_("What are the coordinates of point {letter}?"), letter=letter),
        figure=grid({letter: one, second: other}, say(
            N_("A grid. From zero, {letter} is {way}, {second} is {other}."),
            letter=letter, way=way(one.x, one.y), second=second, other=way(other.x, other.y),
        )),
        key=one,
        wrong=[
            SWAPS_AXES(swapped(one)),
            DROPS_SIGNS(Point(abs(one.x), abs(one.y))),
            COUNTS_FROM_ONE(longer),
            READS_OTHER_POINT(other),
        ],
        because=say(
            N_("From zero, {letter} is {way}. Across comes first, so it is {key}."),
            letter=letter, way=way(one.x, one.y), key=one,
        ),
    )  # fmt: skip


@item("7.1.distance", difficulty=3, variety=1000)
def distance(pick: Pick) -> Question:
    """Find how far apart two points are that lie on one grid line."""
    a, b, shared = pick.one_of(PLACES), pick.one_of(PLACES), pick.one_of(PLACES)
    pick.need(abs(a - b) > 1 and abs(a) != abs(b))
    p, q = (Point(a, shared), Point(b, shared)) if pick.one_of((True, False)) else (Point(shared, a), Point(shared, b))
    over_zero = say(
        N_("They are on two sides of zero: {m} to zero and {n} more make {key}."),
        m=abs(a),
        n=abs(b),
        key=abs(a - b),
    )
    one_side = say(
        N_("Both are on one side of zero, {m} and {n} steps from it. {m} − {n} = {key}."),
        m=max(abs(a), abs(b)),
        n=min(abs(a), abs(b)),
        key=abs(a - b),
    )
    return Question(
        stem=say(N_("P is at {p} and Q is at {q}. How many steps is it from P to Q?"), p=p, q=q),
        key=abs(a - b),
        wrong=[
            TAKES_SMALLER_AWAY(abs(abs(a) - abs(b))),
            ADDS_FROM_ZERO(abs(a) + abs(b)),
            COUNTS_BOTH_ENDS(abs(a - b) + 1),
            FROM_ZERO_ONLY(max(abs(a), abs(b))),
        ],
        because=over_zero if a * b < 0 else one_side,
    )  # fmt: skip


@item("7.1.quadrant", difficulty=1, variety=240)
def quadrant(pick: Pick) -> Question:
    """Say in which part of the plane a point is."""
    x, y = (pick.between(1, 9) * pick.one_of((1, -1)) for _ in range(2))
    pick.need(min(x, y) < 0)
    return Question(
        stem=say(N_("Zero is in the middle of a grid. In which part of the grid is the point {p}?"), p=Point(x, y)),
        key=part(x, y),
        wrong=[
            SWAPS_AXES(part(y, x)),
            DROPS_SIGNS(part(1, 1)),
            ONE_MINUS_FOR_BOTH(part(-1, -1)),
            MINUS_MEANS_LEFT(part(-1, 1)),
            MINUS_MEANS_DOWN(part(1, -1)),
        ],
        because=say(
            N_("Across comes first. From zero, {p} is {way}. The answer: {key}."),
            p=Point(x, y), way=way(x, y), key=part(x, y),
        ),
    )  # fmt: skip
