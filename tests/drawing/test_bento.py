"""The grid of a board: every card once, none over another, in their order, and an ornament where nothing fits."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.drawing.board.bento import SPANS, Box, Grid, laid

BOARDS = st.lists(st.sampled_from(sorted(SPANS)), max_size=40)


@settings(max_examples=60, deadline=None)
@given(BOARDS, st.sampled_from([2, 4, 6, 8]))
def test_every_cell_belongs_to_one_card_or_one_ornament(sizes: list[str], columns: int) -> None:
    grid = laid(sizes, columns)
    cells = [cell for box in (*grid.cards, *grid.spare) for cell in box.cells]
    assert len(cells) == len(set(cells)) == grid.columns * grid.rows
    assert all(0 <= column < columns and 0 <= row < grid.rows for column, row in cells)
    assert grid == laid(sizes, columns)


@settings(max_examples=60, deadline=None)
@given(BOARDS)
def test_no_card_gets_less_room_than_it_asked_for_nor_loses_its_shape(sizes: list[str]) -> None:
    for size, box in zip(sizes, laid(sizes, 4).cards, strict=True):
        wide, high = SPANS[size]
        assert wide <= box.wide <= 2 * wide + 1
        assert high <= box.high <= high + 1


def test_cards_that_fit_stand_in_their_order() -> None:
    grid = laid(["hero", "lg", "lg", "md", "sm", "sm", "wide", "sm"], 4)
    assert (grid.rows, grid.spare, grid.grown) == (6, (), 0)
    places = [(box.row, box.column) for box in grid.cards]
    assert places == sorted(places)


def test_what_is_left_beside_a_card_becomes_its_own() -> None:
    assert laid(["wide"], 4) == Grid((Box(0, 0, 4, 1),), (), 4, 1, 1)
    assert laid(["lg", "md"], 4).cards == (Box(0, 0, 2, 2), Box(2, 0, 2, 2))
    assert laid([], 4) == Grid((), (), 4, 0, 0)


def test_a_board_of_forty_cards_has_few_ornaments_and_small_changes_of_order() -> None:
    sizes = [sorted(SPANS)[n * 7 % 6] for n in range(40)]
    grid = laid(sizes, 6)
    assert len(grid.spare) <= 2
    moved = sorted(range(40), key=lambda n: (grid.cards[n].row, grid.cards[n].column))
    assert sum(abs(place - n) for place, n in enumerate(moved)) / 40 < 4
