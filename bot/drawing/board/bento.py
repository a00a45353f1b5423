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
        """The places that it takes, as (column, row)."""
        return frozenset(product(range(self.column, self.column + self.wide), range(self.row, self.row + self.high)))


class Grid(NamedTuple):
    """Where each card lies, in their order, and what no card would fill."""

    cards: tuple[Box, ...]
    spare: tuple[Box, ...]
    columns: int
    rows: int
    grown: int  # cells that no card asked for


def laid(sizes: Sequence[str], columns: int) -> Grid:
    """Lay cards of these sizes, in their order or in a near one that leaves fewer holes; they grow into those."""
    boxes, free = _closest(sizes, columns)
    rows = max((box.row + box.high for box in boxes), default=0)
    while _grow(boxes, sizes, list(_holes(columns, rows, boxes))):
        pass
    return Grid(tuple(boxes), tuple(_holes(columns, rows, boxes)), columns, rows, free)


def _closest(sizes: Sequence[str], columns: int) -> tuple[list[Box], int]:
    """Return the boxes of the first order that leaves the fewest cells free, and how many those are."""
    area = sum(min(SPANS[size][0], columns) * SPANS[size][1] for size in sizes)
    best: tuple[list[Box], int] = [], columns * area + 1
    known: set[tuple[str, ...]] = set()
    for order in _orders(len(sizes)):
        if (asked := tuple(sizes[number] for number in order)) not in known:
            known.add(asked)
            best = min(best, _in_order(sizes, order, columns), key=lambda one: one[1])
        if best[1] == -area % columns:  # there are no fewer, in any order
            break
    return best


def _orders(count: int) -> Iterator[list[int]]:
    """Yield the order that was asked for, then others in which a few neighbours have changed places."""
    asked, chance = list(range(count)), Random(count)  # noqa: S311 - the same board is laid the same way every time
    yield asked
    for n in range(TRIES if count > 1 else 0):
        order = list(asked)
        for _ in range(1 + n % 4):
            place = chance.randrange(count - 1)
            order[place], order[place + 1] = order[place + 1], order[place]
        yield order


def _in_order(sizes: Sequence[str], order: Sequence[int], columns: int) -> tuple[list[Box], int]:
    """Lay cards in an order, each in the first place that it fits into; return them, and how many cells stay free."""
    boxes: dict[int, Box] = {}
    taken: set[tuple[int, int]] = set()
    full = 0  # rows, from the top
    for number in order:
        boxes[number] = _first_place(SPANS[sizes[number]], columns, taken, full)
        taken |= boxes[number].cells
        full = next(row for row in count(full) if any((column, row) not in taken for column in range(columns)))
    rows = max((row + 1 for _, row in taken), default=0)
    return [boxes[number] for number in range(len(sizes))], columns * rows - len(taken)


def _first_place(span: tuple[int, int], columns: int, taken: set[tuple[int, int]], full: int) -> Box:
    wide, high = min(span[0], columns), span[1]
    corners = ((column, row) for row in count(full) for column in range(columns - wide + 1))
    column, row = next(
        (x, y) for x, y in corners if not any((x + n, y + m) in taken for n in range(wide) for m in range(high))
    )
    return Box(column, row, wide, high)


def _holes(columns: int, rows: int, boxes: Sequence[Box]) -> Iterator[Box]:
    """Yield the empty parts: each as wide as it is, then as high as it stays so wide."""
    taken = {cell for box in boxes for cell in box.cells}
    for row, column in product(range(rows), range(columns)):
        if (column, row) in taken:
            continue
        wide = next((n for n in range(1, columns - column) if (column + n, row) in taken), columns - column)
        box = Box(column, row, wide, 1)
        while box.row + box.high < rows and not Box(column, row + box.high, wide, 1).cells & taken:
            box = box._replace(high=box.high + 1)
        taken |= box.cells
        yield box


def _grow(boxes: list[Box], sizes: Sequence[str], holes: Sequence[Box]) -> bool:
    """Let one card grow into a hole that has its whole length beside it: the largest part of one, the smallest card.

    A card keeps its shape: it becomes at most twice as wide and one cell more, and one cell higher.
    """
    ways = [
        (-len(part.cells), len(box.cells), number, new)
        for hole in holes
        for number, box in enumerate(boxes)
        for part in _parts(hole)
        if (new := _joined(box, part)) and _is_in_shape(SPANS[sizes[number]], new)
    ]
    if ways:
        *_, number, new = min(ways)
        boxes[number] = new
    return bool(ways)


def _parts(hole: Box) -> Iterator[Box]:
    """Yield a hole, and what of it lies along one of its sides."""
    yield hole
    for wide in range(1, hole.wide):
        yield hole._replace(wide=wide)
        yield hole._replace(column=hole.column + hole.wide - wide, wide=wide)
    for high in range(1, hole.high):
        yield hole._replace(high=high)
        yield hole._replace(row=hole.row + hole.high - high, high=high)


def _joined(box: Box, hole: Box) -> Box | None:
    """Return both as one, where that is a box."""
    if (box.row, box.high) == (hole.row, hole.high):
        if hole.column in (box.column + box.wide, box.column - hole.wide):
            return box._replace(column=min(box.column, hole.column), wide=box.wide + hole.wide)
    elif (box.column, box.wide) == (hole.column, hole.wide) and hole.row in (box.row + box.high, box.row - hole.high):
        return box._replace(row=min(box.row, hole.row), high=box.high + hole.high)
    return None


def _is_in_shape(span: tuple[int, int], new: Box) -> bool:
    (wide, high), cells = span, new.wide * new.high
    return new.wide <= 2 * wide + 1 and new.high <= min(high + 1, 2 * new.wide) and cells <= 4 * wide * high
