"""A vision board: readable in each colour, by day and by night, whatever is written on it, whatever its photos are."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageColor

from bot.drawing import draw
from bot.drawing.board.cards import Card, Tile
from bot.drawing.board.colors import BY_DAY, BY_NIGHT, Colors
from bot.drawing.board.painter import HIGHEST, TYPES, grid_of, height
from bot.drawing.board.photos import opened
from bot.drawing.board.writing import PAPERS
from bot.drawing.themes import LIGHT
from bot.preview.dreams import card
from tests.drawing.samples import COLORS, FULL_OF_WORDS, LONG, SIZES, WORD
from tests.drawing.scenery import kept_in


def contrast(one: str, two: str) -> float:
    """Return the ratio of WCAG 2: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [one / 255 for one in ImageColor.getrgb(color)[:3]]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colors", [*BY_DAY.values(), *BY_NIGHT.values()], ids=lambda one: one.ground)
def test_words_are_read_on_every_ground_of_every_colour(colors: Colors) -> None:
    for ink in (colors.ink, colors.quiet):
        assert contrast(ink, colors.ground) >= 4.5
    assert contrast(colors.ink, colors.soft) >= 4.5
    assert contrast(colors.light, colors.deep) >= 4.5
    assert contrast(colors.accent, colors.ground) >= 3, "a form, not words"


def test_words_are_read_on_paper_by_day_and_by_night() -> None:
    for paper, ink, quiet, _ in PAPERS.values():
        assert contrast(ink, paper) >= 4.5
        assert contrast(quiet, paper) >= 4.5
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def board(cards: list[dict[str, Any]], **how: Any) -> Image.Image:
    return Image.open(io.BytesIO(draw("vision_board", {"title": "Board", "cards": cards}, **how))).convert("RGB")


def photo(color: str = "#3060c0", size: tuple[int, int] = (1600, 1200)) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, color).save(kept, "JPEG")
    return kept.getvalue()


def tile(given: dict[str, Any], size: tuple[float, float], unit: float = 1) -> Image.Image:
    """Return one card on a tile of its own."""
    found = Tile.of(Card.read({"emoji": "🎈", **given}), size, unit, LIGHT, None)
    TYPES[given["type"]](found)
    return found.canvas.finished()


def test_each_colour_and_each_type_has_a_look_of_its_own() -> None:
    drawn = [tile(card(kind, title="x"), (240, 100), 0.4).tobytes() for kind in TYPES]
    drawn += [tile(card("counter", color=color), (240, 100), 0.4).tobytes() for color in COLORS]
    assert len(set(drawn)) == len(TYPES) + len(COLORS)


SHAPES = ((289, 248), (598, 248), (598, 516), (289, 516), (1208, 248), (1208, 516))
SAMPLE = ("counter", "journal")  # of types that the quick tests look at


@pytest.mark.parametrize(
    "kind", [pytest.param(one, marks=() if one in SAMPLE else pytest.mark.thorough) for one in TYPES]
)
@pytest.mark.thorough
def test_nothing_that_is_written_gets_near_the_edge_of_a_card(kind: str) -> None:
    """Of each card the outermost pixels are those of the same card without a word, or at least not of its words."""
    for title in (LONG * 3, WORD, "👩🏽‍🚀" * 120, "अपना सपना " * 12):
        full = {**card(kind, title=title), **FULL_OF_WORDS, "part": None, "body": title * 3, "label": title}
        for size in SHAPES[:2] if kind in SAMPLE else SHAPES:
            written, bare = (_edges(tile(one, size)) for one in (full, card(kind, title="")))
            if kind == "image_hero":  # light goes out from its middle to all edges
                assert all(not any(edge.convert("L").histogram()[160:]) for edge in written), (title[:9], size)
            else:
                assert [one.tobytes() for one in written] == [one.tobytes() for one in bare], (title[:9], size)


def _edges(drawn: Image.Image) -> list[Image.Image]:
    wide, high = drawn.size
    return [drawn.crop(one) for one in ((wide - 8, 0, wide, high), (0, high - 4, wide, high))]


@pytest.mark.parametrize("sizes", [*([one] * 40 for one in SIZES), list(SIZES) * 6 + ["hero"] * 4], ids=len)
def test_the_largest_boards_fit_into_a_message(sizes: list[str]) -> None:
    grid = grid_of(sizes)
    high = height(grid) + 300  # with a title of two lines
    assert high + 1280 <= 10_000
    assert high <= HIGHEST
    assert grid.columns == 8 or height(grid) <= 3 * 1280, "a tall board has narrow columns"


@pytest.mark.thorough
def test_few_cards_are_large_and_many_are_small() -> None:
    assert [grid_of(["sm"] * count).columns for count in (1, 4, 5, 40)] == [2, 2, 4, 4]
    assert [grid_of(["lg"] * count).columns for count in (1, 2, 20, 40)] == [2, 4, 6, 8]
    assert [grid_of(["hero"] * count).columns for count in (1, 7, 8, 40)] == [4, 4, 6, 8]


def test_an_empty_board_shows_a_frame_in_all_colours() -> None:
    picture = board([])
    shown = {color for _, color in picture.getcolors(2**20) or []}
    assert {ImageColor.getrgb(one.ground) for one in BY_DAY.values()} <= shown


def test_a_photo_is_shown_and_read_on_whatever_it_shows(tmp_path: Path) -> None:
    given = [card("image_hero", "hero", photo="a" * 64)]
    white, colored = kept_in(tmp_path, "white", photo("#ffffff")), kept_in(tmp_path, "colored", photo())
    bright = board(given, photos={"a" * 64: white})
    assert bright.tobytes() != board(given).tobytes()
    under_the_title = bright.getpixel((1100, bright.height - 90))
    assert isinstance(under_the_title, tuple)
    assert contrast("#{:02x}{:02x}{:02x}".format(*under_the_title), "#ffffff") >= 4.5
    assert draw("vision_board", {"title": "", "cards": given}, photos={"a" * 64: colored}).startswith(b"\xff\xd8")


def test_a_photo_is_covered_from_its_middle(tmp_path: Path) -> None:
    wide = Image.new("RGB", (1200, 300), "#ff0000")
    wide.paste("#00ff00", (400, 0, 800, 300))
    wide.save(tmp_path / "wide", "JPEG", quality=95)
    shown = board([card("image_hero", "lg", title="", photo="a" * 64)], photos={"a" * 64: tmp_path / "wide"})
    red, green, _ = shown.getpixel((640, 300))  # type: ignore[misc]
    assert green > red
    red, green, _ = shown.getpixel((60, 300))  # type: ignore[misc]
    assert green > red, "its red ends are cut off"


def _bomb() -> bytes:
    """Return a small file that says of itself that it is a picture of 30,000 x 30,000 pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"no photo", photo()[:2000], _bomb(), b"GIF89a" + bytes(40), photo(size=(4000, 4000))],
    ids=["empty", "words", "half", "bomb", "gif", "large"],
)
def test_a_photo_that_is_none_is_as_if_it_was_not_there(content: bytes, tmp_path: Path) -> None:
    file = kept_in(tmp_path, "file", content)
    assert opened(file, 600, 500) is None
    given = [card("image_hero", "wide", photo="a" * 64)]
    assert board(given, photos={"a" * 64: file}).tobytes() == board(given).tobytes()


def test_the_same_board_twice_as_large_is_the_same_picture() -> None:
    cards = [card("streak", "wide", big="5", label="days"), card("mini_tile", "sm", emoji="💛")]
    usual, large = board(cards), board(cards, scale=2)
    assert large.size == (2 * usual.width, 2 * usual.height)
    small, every = large.reduce(2).tobytes()[::97], usual.tobytes()[::97]
    assert sum(abs(one - two) for one, two in zip(small, every, strict=True)) / len(every) < 3
