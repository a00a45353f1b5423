"""Expressions as they are written: 3x + 5, −x, x − 2, 4(x − 1); never 1x, + −2 or 0x."""

from bot.content.diagnostics.values import MINUS

LETTERS = ("b", "c", "k", "n", "p", "t", "w", "x", "y")  # "a" is a word, "m" a unit


def terms(*parts: tuple[int, str]) -> str:
    """Write terms side by side, each a number and its letters ("" for none), as they come; one that is 0 falls away."""
    written = ""
    for number, letters in parts:
        if number == 0:
            continue
        size = letters if letters and abs(number) == 1 else f"{abs(number)}{letters}"
        if written:
            written += f" {MINUS} {size}" if number < 0 else f" + {size}"
        else:
            written = f"{MINUS}{size}" if number < 0 else size
    return written or "0"


def linear(times: int, letter: str, more: int) -> str:
    """Write so many times a letter, and a number more: 3x + 5."""
    return terms((times, letter), (more, ""))


def bracket(times: int, inside: str) -> str:
    """Write so many times what stands in a bracket: 3(x + 5)."""
    return f"{times}({inside})"
