"""A board on its way: with the photos that are kept, without those that are gone, and as a file twice as large."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.db import Database
from bot.drawing.studio import Studio
from bot.transport.attachments import File, Make, maker
from bot.transport.keeping import Kept
from tests.drawing.samples import card


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "files")


@pytest.fixture
def make(database: Database, kept: Kept) -> Make:
    return maker(database, Studio(apart=False), kept)


def photo(color: str) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (640, 480), color).save(content, "JPEG")
    return content.getvalue()


def board(*photos: str | None, **more: Any) -> dict[str, Any]:
    cards = [card("image_hero", "lg", photo=one) for one in photos]
    return {"kind": "vision_board", "values": {"title": "My board", "cards": cards}, **more}


def size(file: File) -> tuple[int, int]:
    with Image.open(io.BytesIO(file.content)) as picture:
        return picture.size


async def test_cards_show_the_photos_that_are_kept(make: Make, kept: Kept) -> None:
    one, two = (kept.keep(photo(color)) for color in ("#c02020", "#2020c0"))
    shown = await make("picture", board(one, two))
    assert (shown.name, shown.is_picture) == ("vision_board.jpg", True)
    with Image.open(io.BytesIO(shown.content)) as picture:
        left, right = (picture.convert("RGB").getpixel((x, picture.height // 3)) for x in (300, 980))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > left[2]
    assert right[2] > right[0]


async def test_a_photo_that_is_gone_or_no_hash_is_as_if_there_was_none(make: Make, kept: Kept) -> None:
    bare = await make("picture", board(None))
    assert (bare.name, bare.is_picture) == ("vision_board.png", True)
    for gone in ("a" * 64, "../secret", "no hash", ""):
        assert (await make("picture", board(gone))).content == bare.content
    broken = kept.keep(b"no photo at all")
    assert (await make("picture", board(broken))).content == bare.content


async def test_a_board_to_download_is_twice_as_large_and_called_what_it_is(make: Make, kept: Kept) -> None:
    shown, taken = await make("picture", board(None)), await make("picture_file", board(None, name="my-board.png"))
    assert (taken.name, taken.is_picture) == ("my-board.png", False)
    assert size(taken) == tuple(2 * one for one in size(shown))
    assert taken.content.startswith(b"\x89PNG")
    with_photo = await make("picture_file", board(kept.keep(photo("#20c020")), name="my-board.png"))
    assert with_photo.name == "my-board.jpg"
    assert with_photo.content.startswith(b"\xff\xd8")
    dark = await make("picture_file", board(None, name="my-board.png", dark=True))
    assert dark.content != taken.content
