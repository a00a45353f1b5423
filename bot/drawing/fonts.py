"""Fonts out of packages: which one has a character, and how wide words are.

Noto Sans for everything it has, Noto Sans Devanagari for that script; emoji are drawings. What none of them has is
replaced plainly or left out: an empty box says nothing to anybody.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

import fontpkg
from PIL import ImageFont

from bot.drawing import emoji

PLAIN, DEVANAGARI, EMOJI = "Noto Sans", "Noto Sans Devanagari", "emoji"
NORMAL, BOLD = 400, 700
NOTHING_LEFT = "•"
EMOJI_WIDE, EMOJI_HIGH = 1.24, 1.12  # of the room for one, and of its square, in sizes
_INSTEAD = {"≤": "<=", "≥": ">=", "→": "->", "←": "<-", "≈": "~", "\u2011": "-", "✓": "•", "★": "*"}
_JOINERS = "\u200c\u200d"  # they shape Devanagari, and glue emoji together
_NO_CHARACTER = "\uffff"


@cache
def font(family: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return a font of a size in pixels."""
    made = ImageFont.truetype(fontpkg.path(family), size)
    made.set_variation_by_axes([weight, 100])
    return made


@cache
def _has(family: str, character: str) -> bool:
    """Whether a font can draw a character: without one of its own it draws the same box for each."""
    # Whole words are shaped; here a lone sign is looked up as it is.
    plain = ImageFont.truetype(fontpkg.path(family), 20, layout_engine=ImageFont.Layout.BASIC)
    return bytes(plain.getmask(character)) != bytes(plain.getmask(_NO_CHARACTER))


def _family(character: str) -> str:
    if emoji.is_emoji(character):
        return EMOJI
    is_devanagari = "\u0900" <= character <= "\u097f" or "\ua8e0" <= character <= "\ua8ff"
    return DEVANAGARI if is_devanagari else PLAIN


def _drawable(character: str) -> str:
    """Return what is drawn for a character: itself, something plainer, or nothing."""
    if character.isspace():
        return " "
    if character in _JOINERS:
        return character
    if unicodedata.category(character)[0] == "C":  # controls, halves of pairs, what has no meaning yet
        return ""
    for other in (character, _INSTEAD.get(character), unicodedata.normalize("NFKC", character)):
        if other and all(_has(_family(one), one) for one in other):
            return other
    return ""


def _drawables(words: str) -> Iterator[str]:
    at = 0
    while at < len(words):
        sign, long = emoji.found(words, at)
        if sign and (long > 1 or not _has(PLAIN, words[at])):  # ©, say, is a letter unless colour is asked for
            yield sign
            at += long
        else:
            yield words[at] if emoji.is_emoji(words[at]) else _drawable(words[at])
            at += 1


@lru_cache(4096)
def clean(words: str) -> str:
    """Return words as they can be drawn, on one line; where nothing of them is left, a dot stands for them."""
    kept = "".join(_drawables(unicodedata.normalize("NFC", words)))
    kept = "".join(one for place, one in enumerate(kept) if one not in _JOINERS or _joins(kept, place))
    return " ".join(kept.split()) or (NOTHING_LEFT if words.strip() else "")


def _joins(words: str, place: int) -> bool:
    return place > 0 and _family(words[place - 1]) == DEVANAGARI


def combines(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return character in _JOINERS or unicodedata.category(character)[0] == "M"


def runs(words: str) -> Iterator[tuple[str, str]]:
    """Yield (family, part) for clean words, from left to right; a joiner or a space stays with what it follows."""
    families: list[str] = []
    for one in words:
        follows = families and (one in _JOINERS or (one == " " and families[-1] != EMOJI))
        families.append(families[-1] if follows else _family(one))
    for family, part in groupby(zip(families, words, strict=True), key=lambda pair: pair[0]):
        yield family, "".join(one for _, one in part)


@lru_cache(16384)
def width(words: str, size: float, weight: int = NORMAL) -> float:
    """Return how wide words are at a size, in pixels."""
    # Measured large and scaled down: whole pixels would add up to an error in small sizes.
    return sum(_length(family, part, weight) for family, part in runs(clean(words))) * size / 100


def _length(family: str, part: str, weight: int) -> float:
    return 100 * EMOJI_WIDE * len(part) if family == EMOJI else font(family, 100, weight).getlength(part)
