"""The six colours of cards, by day and by night: every ink is read well on every ground of its colour."""

from dataclasses import dataclass

from bot.drawing.themes import LIGHT, Theme


@dataclass(frozen=True)
class Colors:
    """What is drawn on a card in which colour.

    `ink` and `quiet` are for words on `ground` and on `soft`, `light` is for words on `deep`; `accent` is for forms.
    """

    ground: str
    soft: str
    accent: str
    ink: str
    quiet: str
    deep: str
    light: str = "#FFFFFF"


BY_DAY = {
    "green": Colors("#DFF4E6", "#C4E9D2", "#2C9A60", "#0C4328", "#28633F", "#1E7A4B"),
    "blue": Colors("#DDEDFC", "#C2DDF8", "#2B7CD0", "#0D3761", "#285581", "#1F66B0"),
    "pink": Colors("#FDE4ED", "#FACDDD", "#D8487F", "#651233", "#8A2D56", "#B83268"),
    "purple": Colors("#ECE5FB", "#DACCF6", "#7E53D4", "#371D72", "#563C94", "#6A42BD"),
    "orange": Colors("#FFEAD6", "#FDD6B0", "#C2640E", "#622B00", "#7D400D", "#A9540B"),
    "yellow": Colors("#FFF4C9", "#FFE893", "#A67C00", "#503C00", "#69550A", "#806000"),
}
BY_NIGHT = {
    "green": Colors("#173A2B", "#20503B", "#4CCB8A", "#E4F8EC", "#B4E2C7", "#1E6B45"),
    "blue": Colors("#17324F", "#204670", "#62B0F5", "#E3F0FD", "#B4D3F1", "#1F5C9C"),
    "pink": Colors("#472036", "#602B49", "#F080AC", "#FDE7F0", "#F0BCD2", "#9C2F5E"),
    "purple": Colors("#31264F", "#43346C", "#AE8CF2", "#F0EAFD", "#D0C0F2", "#6340AE"),
    "orange": Colors("#47301A", "#5F4022", "#F39A4A", "#FFEDDC", "#EFC79F", "#8F4A10"),
    "yellow": Colors("#423813", "#584B1A", "#EFC53D", "#FFF5CF", "#E8D38B", "#735803"),
}


def colors(name: object, theme: Theme) -> Colors:
    """Return the colours of a card by the name of its colour."""
    known = BY_DAY if theme.paper == LIGHT.paper else BY_NIGHT
    if name not in known:
        raise ValueError(f"There is no colour of cards named {name!r}.")
    return known[str(name)]
