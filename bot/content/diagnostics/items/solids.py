"""Sub-module 7.3: prisms, pyramids and the net of a cube."""

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.values import Point
from bot.content.texts import N_, say

PRISM, PYRAMID = "prism", "pyramid"
CORNERS, EDGES, FACES = "corners", "edges", "faces"
STEMS = {
    (PRISM, CORNERS): N_("{name} builds a prism and puts a ball at each corner. Its base has {n} sides. "
                         "How many balls are needed?"),
    (PRISM, EDGES): N_("{name} builds a prism with a stick for each edge. Its base has {n} sides. "
                       "How many sticks are needed?"),
    (PRISM, FACES): N_("{name} glues a prism out of paper. Its base has {n} sides. How many faces does it have?"),
    (PYRAMID, EDGES): N_("{name} builds a pyramid with a stick for each edge. Its base has {n} sides. "
                         "How many sticks are needed?"),
    (PYRAMID, FACES): N_("{name} glues a pyramid out of paper. Its base has {n} sides. How many faces does it have?"),
}  # fmt: skip
REASONS = {
    (PRISM, CORNERS): N_("There are {n} corners at the bottom and {n} at the top. {n} + {n} = {key}."),
    (PRISM, EDGES): N_("{n} edges are at the bottom, {n} at the top, and {n} stand between them. 3 × {n} = {key}."),
    (PRISM, FACES): N_("{n} faces stand at the sides. Bottom and top are two more: {n} + 2 = {key}."),
    (PYRAMID, EDGES): N_("{n} edges are at the bottom and {n} go up to the tip. {n} + {n} = {key}."),
    (PYRAMID, FACES): N_("{n} triangles meet at the tip. The base is one more: {n} + 1 = {key}."),
}
NETS = (
    ("a   ", "bcbc", "a   "), ("a   ", "bcbc", " a  "), ("a   ", "bcbc", "  a "), ("a   ", "bcbc", "   a"),
    (" a  ", "bcbc", " a  "), (" a  ", "bcbc", "  a "),
    ("ba  ", " cbc", " a  "), ("ca  ", " bcb", "  a "), ("ca  ", " bcb", "   a"),
    ("ab  ", " ca ", "  bc"), ("aba  ", "  cbc"),
)  # fmt: skip

MIXES_SOLIDS = Misconception(
    "solids-mix-prism-pyramid",
    N_("mixes up prism and pyramid"),
    N_("Maybe you had the other solid in mind. A prism has two equal ends, a pyramid has one base and a tip."),
    "7.3",
)
BASE_ONLY = Misconception(
    "solids-base-only",
    N_("counts one part of a solid only"),
    N_("Maybe you counted one part. Count at the bottom, at the sides and at the top."),
    "7.3",
)
MIXES_PARTS = Misconception(
    "solids-mix-parts",
    N_("mixes up corners, edges and faces"),
    N_("Maybe you counted something else. Corners are points, edges are lines, faces are flat."),
    "7.3",
)
NEXT_IN_NET = Misconception(
    "net-next-square",
    N_("takes squares side by side for opposite faces"),
    N_("Maybe you took the square beside it. They share an edge, so they stay side by side in the cube."),
    "7.3",
)
TOUCHES_CORNER = Misconception(
    "net-corner-square",
    N_("takes squares corner to corner for opposite faces"),
    N_("Maybe you went across the corner. These two meet at an edge when you fold."),
    "7.3",
)
FARTHEST_SQUARE = Misconception(
    "net-farthest-square",
    N_("takes the farthest square for the opposite face"),
    N_("Maybe you took the square that is farthest away. Folding brings it round to the side."),
    "7.3",
)


def count(solid: str, part: str, n: int) -> int:
    """Count the corners, edges or faces of a prism or pyramid whose base has n sides."""
    if solid == PRISM:
        return {CORNERS: 2 * n, EDGES: 3 * n, FACES: n + 2}[part]
    return {CORNERS: n + 1, EDGES: 2 * n, FACES: n + 1}[part]


@item("7.3.prism-parts", difficulty=2, variety=1200)
def prism_parts(pick: Pick) -> Question:
    """Count the corners, edges or faces of a prism or pyramid."""
    solid, part = pick.one_of(list(STEMS))
    name, n = pick.name(), pick.between(3, 12)
    key = count(solid, part, n)
    others = [one for one in (EDGES, FACES, CORNERS) if one != part]
    return Question(
        stem=say(STEMS[solid, part], name=name, n=n),
        key=key,
        wrong=[
            MIXES_SOLIDS(count(PYRAMID if solid == PRISM else PRISM, part, n)),
            BASE_ONLY(n),
            *(MIXES_PARTS(count(solid, other, n)) for other in others),
        ],
        because=say(REASONS[solid, part], n=n, key=key),
    )  # fmt: skip


def laid_out(pick: Pick) -> dict[tuple[int, int], str]:
    """Draw a net, turned and mirrored somehow: column and row of each square, and what pair of faces it is of."""
    net = pick.one_of(NETS)
    cells = {(column, row): pair for row, line in enumerate(net) for column, pair in enumerate(line) if pair != " "}
    if pick.one_of((True, False)):
        cells = {(row, column): pair for (column, row), pair in cells.items()}
    if pick.one_of((True, False)):
        last = max(column for column, _ in cells)
        cells = {(last - column, row): pair for (column, row), pair in cells.items()}
    return dict(sorted(cells.items(), key=lambda cell: (cell[0][1], cell[0][0])))


@item("7.3.cube-net", difficulty=3, variety=175)
def cube_net(pick: Pick) -> Question:
    """Find the face across from another when a net is folded to a cube."""
    cells = laid_out(pick)
    letters = dict(zip(cells, "ABCDEF", strict=True))
    asked = pick.one_of(list(cells))
    far = {cell: (abs(cell[0] - asked[0]), abs(cell[1] - asked[1])) for cell in cells if cell != asked}
    (key,) = (cell for cell in far if cells[cell] == cells[asked])
    farthest = max((cell for cell in far if cell != key), key=lambda cell: sum(far[cell]))
    beside = [NEXT_IN_NET(letters[cell]) for cell in pick.some(list(far), 5) if sum(far[cell]) == 1]
    across = [TOUCHES_CORNER(letters[cell]) for cell in pick.some(list(far), 5) if far[cell] == (1, 1)]
    places = {letter.lower(): Point(column + 1, row + 1) for (column, row), letter in letters.items()}
    values = {"cells": [list(cell) for cell in cells], "labels": list(letters.values())}
    return Question(
        stem=say(N_("This net folds to a cube. Which face is then across from {letter}?"), letter=letters[asked]),
        figure=Figure("net", values, say(
            N_("A net of six squares. Column and row of each: A {a}, B {b}, C {c}, D {d}, E {e}, F {f}."), **places,
        )),
        key=letters[key],
        wrong=[*beside, FARTHEST_SQUARE(letters[farthest]), *across],
        because=say(
            N_("Lay {letter} on the table and fold up the others. Then {key} is on top."),
            letter=letters[asked], key=letters[key],
        ),
    )  # fmt: skip
