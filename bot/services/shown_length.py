"""How long words are for whoever reads them: an emoji is one, however many characters it is made of."""

import unicodedata

JOINER = "\u200d"
MOST = 12  # characters that one may be made of; what is piled higher counts as more than one
_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)


def shown(text: str) -> list[str]:
    """Return a text as what is seen of it, one by one: letters with their accents, emoji, flags."""
    found: list[str] = []
    for letter in text:
        if found and len(found[-1]) < MOST and _belongs_to(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def shown_length(text: str) -> int:
    """Return how many there are to be seen."""
    return len(shown(text))


def cut(text: str, most: int) -> str:
    """Return words as they are, or as many as fit with … after them, up to a whole word where there is one."""
    seen = shown(text)
    if len(seen) <= most:
        return text
    head = "".join(seen[: most - 1])
    space = head.rfind(" ")
    return (head[:space] if space > len(head) // 2 else head).rstrip() + "…"


def _belongs_to(before: str, letter: str) -> bool:
    if before.endswith(JOINER) and len(before) > 1:
        return not letter.isalnum()
    if letter == JOINER or unicodedata.category(letter) in ("Mn", "Me", "Mc") or ord(letter) in _TONES:
        return not before.isspace()
    return ord(letter) in _FLAGS and all(ord(one) in _FLAGS for one in before) and len(before) == 1


def emoji_or_none(text: str) -> str | None:
    """Return one emoji; None for words, and for several."""
    seen = shown(text.strip())
    return seen[0] if len(seen) == 1 and any(map(_is_sign, seen[0])) else None


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter) == "So" or letter == "\u20e3"
