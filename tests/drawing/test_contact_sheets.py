"""The jars and boards of docs/screens: `make sheets` draws them anew."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.drawing import draw
from bot.preview.dreams import EIGHT, FORTY
from tests.drawing.scenery import photos

pytestmark = pytest.mark.thorough

PHONE, LARGEST = 390, 400_000  # pixels, bytes
APART = 10
BOARDS = {"board-1": EIGHT[:1], "board-8": EIGHT, "board-40": FORTY}


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the sheets go: aside, or with --screens into the documentation."""
    return Path(request.config.getoption("screens") or tmp_path)


@pytest.fixture(params=[False, True], ids=["day", "night"])
def dark(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def drawn(kind: str, values: dict[str, Any], shots: dict[str, Path], *, dark: bool) -> Image.Image:
    with Image.open(io.BytesIO(draw(kind, values, dark=dark, photos=shots))) as picture:
        size = PHONE, round(picture.height * PHONE / picture.width)
        return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def keep(pictures: list[Image.Image], path: Path) -> bytes:
    """Write pictures beside each other as one; return its bytes."""
    sheet = Image.new("RGB", (len(pictures) * (PHONE + APART) - APART, pictures[0].height), "#8a94a0")
    for place, one in enumerate(pictures):
        sheet.paste(one, (place * (PHONE + APART), 0))
    sheet.save(path, "PNG", optimize=True)
    return path.read_bytes()


def test_jars_from_empty_to_full(folder: Path, dark: bool) -> None:
    jars = [
        drawn("jar", {"count": count, "words": f"{count} of 50", "title": "Our jar", "seed": 7}, {}, dark=dark)
        for count in (0, 1, 24, 49, 50)
    ]
    assert len(keep(jars, folder / f"jar{'-dark' * dark}-{PHONE}.png")) < LARGEST


@pytest.mark.parametrize("name", BOARDS)
def test_boards_with_few_and_with_many_cards(name: str, folder: Path, tmp_path: Path, dark: bool) -> None:
    values, path = (
        {"title": "My vision board ✨", "cards": BOARDS[name]},
        folder / f"{name}{'-dark' * dark}-{PHONE}.png",
    )
    once = keep([drawn("vision_board", values, photos(tmp_path), dark=dark)], path)
    assert len(once) < LARGEST
    assert keep([drawn("vision_board", values, photos(tmp_path), dark=dark)], path) == once
