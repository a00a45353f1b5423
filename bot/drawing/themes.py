"""Colours, by day and by night: those that colour-blind people can tell apart, each with a pattern."""

from dataclasses import dataclass
from typing import Literal

from PIL import ImageColor

Pattern = Literal["plain", "rising", "dots", "falling", "level", "cross", "upright"]

# Okabe & Ito, "Color Universal Design", 2008: sky, orange, green, yellow, purple, vermilion, blue.
SERIES = ("#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D55E00", "#0072B2")
PATTERNS: tuple[Pattern, ...] = ("plain", "rising", "dots", "level", "falling", "cross", "upright")


@dataclass(frozen=True)
class Theme:
    """What is drawn in which colour, and how large; `ink` on `paper` and on `card` is readable, `quiet` too."""

    paper: str
    card: str
    ink: str
    quiet: str
    rule: str
    accent: str
    good: str
    scale: int = 1  # pixels of the picture for each of those that painters count in

    def series(self, place: int) -> tuple[str, Pattern]:
        """Return colour and pattern of the nth thing that has to be told from its neighbours."""
        return SERIES[place % len(SERIES)], PATTERNS[place % len(PATTERNS)]


LIGHT = Theme("#FFFFFF", "#F1F4F7", "#1B2631", "#4E5B68", "#CBD3DB", "#0072B2", "#007A59")
DARK = Theme("#17202B", "#232F3D", "#F2F5F8", "#B6C2CE", "#455566", "#56B4E9", "#2CC295")


def on(color: str) -> str:
    """Return the ink that is read best on a colour."""
    red, green, blue, *_ = ImageColor.getrgb(color)
    return "#101820" if 0.299 * red + 0.587 * green + 0.114 * blue > 110 else "#FFFFFF"
