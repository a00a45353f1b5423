"""Text and entities → HTML, escaped: for tests that read markup, and for the page."""

from html import escape

from playground.entities import Entity, in_order, part

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}

_FOUND = ("url", "bot_command")
# An entity's address is the bot's own word: what could run as a script in a page is no link.
_SAFE = ("http://", "https://", "tg://", "ton://")


def render(text: str, entities: list[Entity], *, found: bool = False) -> str:
    """The same markup a bot would have sent; with `found`, addresses and commands in it can be tapped too."""
    raw = text.encode("utf-16-le", "surrogatepass")
    pieces: list[str] = []
    open_until: list[tuple[int, str]] = []
    position = 0

    def go_to(offset: int) -> None:
        nonlocal position
        pieces.append(escape(raw[2 * position : 2 * offset].decode("utf-16-le", "replace"), quote=False))
        position = offset

    for entity in in_order(entities):
        start, close = _found_tags(text, entity) if found and entity["type"] in _FOUND else _tags(entity)
        if not start:
            continue
        while open_until and open_until[-1][0] <= entity["offset"]:
            end, tag = open_until.pop()
            go_to(end)
            pieces.append(tag)
        go_to(entity["offset"])
        pieces.append(start)
        end = entity["offset"] + entity["length"]
        # An entity that runs over the edge of an outer one is cut there: HTML can only nest.
        open_until.append((min(end, open_until[-1][0]) if open_until else end, close))
    for end, tag in reversed(open_until):
        go_to(end)
        pieces.append(tag)
    go_to(len(raw) // 2)
    return "".join(pieces)


def _found_tags(text: str, entity: Entity) -> tuple[str, str]:
    words = part(text, entity["offset"], entity["length"])
    if entity["type"] == "bot_command":
        return f'<a class="command" href="#" data-command="{escape(words)}">', "</a>"
    return f'<a href="{escape(words if "://" in words else "https://" + words)}">', "</a>"


def _tags(entity: Entity) -> tuple[str, str]:
    match entity["type"]:
        case "text_link" if entity["url"].startswith(_SAFE):
            return f'<a href="{escape(entity["url"])}">', "</a>"
        case "text_mention":
            return f'<a href="tg://user?id={int(entity["user"]["id"])}">', "</a>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
        case "pre" if entity.get("language"):
            return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
        case "pre":
            return "<pre>", "</pre>"
        case kind:
            return _TAGS.get(kind, ("", ""))
