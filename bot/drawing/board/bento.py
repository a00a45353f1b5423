"""A grid in which cards of several sizes lie close together, in their order as far as that leaves no holes."""

from collections.abc import Iterator, Sequence
from itertools import count, product
from random import Random
from typing import NamedTuple

TRIES = 80  # of other orders

SPANS: dict[str, tuple[int, int]] = {
    "sm": (1, 1), "md": (2, 1), "lg": (2, 2), "tall": (1, 2), "wide": (3, 1), "hero": (4, 2),
}  # fmt: skip


class Box(NamedTuple):
    """A part of the grid, in cells."""

    column: int
    row: int
    wide: int
    high: int

    @property
    def cells(self) -> frozenset[tuple[int, int]]:
        return frozenset(product(range(self.column, self.column + self.wide), range(self.row, self.row + self.high)))


class Grid(NamedTuple):
    """Where each card lies, in their order, and what no card would fill."""

    cards: tuple[Box, ...]
    spare: tuple[Box, ...]
    columns: int
    rows: int
    grown: int  # cells that no card asked for


def laid(sizes: Sequence[str], columns: int) -> Grid:
    """Lay cards of these sizes: in their order, or in the nearest one that leaves fewer holes."""
    chance, orders = Random(len(sizes)), [list(range(len(sizes)))]  # noqa: S311 - the same board is laid the same way
    for n in range(TRIES if len(sizes) > 1 else 0):
        orders.append(list(orders[0]))
        for _ in range(1 + n % 4):
            place = chance.randrange(len(sizes) - 1)
            orders[-1][place], orders[-1][place + 1] = orders[-1][place + 1], orders[-1][place]
    return min((_in_order(sizes, order, columns) for order in orders), key=_loss)


def _loss(grid: Grid) -> int:
    """Return how many cells are not as they were asked for; those that no card took count four times."""
    return 3 * sum(len(one.cells) for one in grid.spare) + grid.grown


def _in_order(sizes: Sequence[str], order: Sequence[int], columns: int) -> Grid:
    """Lay cards in an order: each in the first place that it fits into, then grown into what is left beside it."""
    boxes: dict[int, Box] = {}
    taken: set[tuple[int, int]] = set()
    for number in order:
        boxes[number] = _first_place(SPANS[sizes[number]], columns, taken)
        taken |= boxes[number].cells
    rows = max((box.row + box.high for box in boxes.values()), default=0)
    cards = [boxes[number] for number in range(len(sizes))]
    free = columns * rows - len(taken)
    spare = [hole for hole in _holes(columns, rows, taken) if not _grow(cards, hole)]
    return Grid(tuple(cards), tuple(spare), columns, rows, free)


def _first_place(span: tuple[int, int], columns: int, taken: set[tuple[int, int]]) -> Box:
    wide, high = min(span[0], columns), span[1]
    places = (Box(column, row, wide, high) for row in count() for column in range(columns - wide + 1))
    return next(box for box in places if not box.cells & taken)


def _holes(columns: int, rows: int, taken: set[tuple[int, int]]) -> Iterator[Box]:
    """Yield the empty parts: each as wide as it is, then as high as it stays so wide."""
    taken = set(taken)
    for row, column in product(range(rows), range(columns)):
        if (column, row) in taken:
            continue
        wide = next((n for n in range(1, columns - column) if (column + n, row) in taken), columns - column)
        box = Box(column, row, wide, 1)
        while box.row + box.high < rows and not Box(column, row + box.high, wide, 1).cells & taken:
            box = box._replace(high=box.high + 1)
        taken |= box.cells
        yield box


def _grow(boxes: list[Box], hole: Box) -> bool:
    """Let the smallest neighbour that has the whole length of a hole beside it take it, if that keeps it in shape."""
    grown = [(n, new) for n, box in enumerate(boxes) if (new := _joined(box, hole)) and _is_in_shape(box, new)]
    if not grown:
        return False
    place, new = min(grown, key=lambda one: (boxes[one[0]].wide * boxes[one[0]].high, one[0]))
    boxes[place] = new
    return True


def _joined(box: Box, hole: Box) -> Box | None:
    """Return both as one, where that is a box."""
    if (box.row, box.high) == (hole.row, hole.high):
        if hole.column in (box.column + box.wide, box.column - hole.wide):
            return box._replace(column=min(box.column, hole.column), wide=box.wide + hole.wide)
    elif (box.column, box.wide) == (hole.column, hole.wide) and hole.row in (box.row + box.high, box.row - hole.high):
        return box._replace(row=min(box.row, hole.row), high=box.high + hole.high)
    return None


def _is_in_shape(old: Box, new: Box) -> bool:
    return new.wide <= 2 * old.wide + 1 and new.high <= old.high + 1 and new.high <= 2 * new.wide
