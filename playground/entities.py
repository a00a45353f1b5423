"""Message entities: offsets in UTF-16 code units, as Telegram counts."""

import re
from typing import Any

Entity = dict[str, Any]

# Outer entities come first when two cover the same text.
_ORDER = ["blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention", "bold", "italic"]
_ORDER += ["underline", "strikethrough", "spoiler", "custom_emoji"]

_FOUND_IN_TEXT = {
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w)"),
    "url": re.compile(r"(?<![\w@])(?:https?://|t\.me/)[^\s<>\"]*[^\s<>\".,:;!?)\]']"),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?!\w)"),
    "hashtag": re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w{1,256}(?![\w#])"),
}


def length(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def part(text: str, offset: int, size: int) -> str:
    """The part of `text` that an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + size)].decode("utf-16-le", "replace")


def in_order(entities: list[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda one: (one["offset"], -one["length"], _rank(one)))


def _rank(entity: Entity) -> int:
    return _ORDER.index(entity["type"]) if entity["type"] in _ORDER else len(_ORDER)


def detect(text: str) -> list[Entity]:
    """What Telegram finds by itself: commands, mentions, addresses, hashtags."""
    found = [
        {"type": kind, "offset": length(text[: match.start()]), "length": length(match.group())}
        for kind, pattern in _FOUND_IN_TEXT.items()
        for match in pattern.finditer(text)
    ]
    return _apart(in_order(found))


def with_detected(text: str, entities: list[Entity]) -> list[Entity]:
    """Add what is found in the text, except inside links and code, where Telegram leaves it alone."""
    closed = [one for one in entities if one["type"] in ("pre", "code", "text_link", "text_mention")]
    found = [one for one in detect(text) if not any(_overlap(one, other) for other in closed)]
    return in_order(entities + found)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Take the white space off both ends, as Telegram does before it keeps a text."""
    end = text.rstrip()
    start = end.lstrip(" \n")
    cut, size = length(end) - length(start), length(start)
    kept = []
    for entity in entities:
        first = max(entity["offset"] - cut, 0)
        last = min(entity["offset"] + entity["length"] - cut, size)
        if first < last:
            kept.append(entity | {"offset": first, "length": last - first})
    return start, kept


def _overlap(one: Entity, other: Entity) -> bool:
    starts_before_end = one["offset"] < other["offset"] + other["length"]
    return bool(starts_before_end and other["offset"] < one["offset"] + one["length"])


def _apart(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or not _overlap(kept[-1], entity):
            kept.append(entity)
    return kept
