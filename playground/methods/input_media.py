"""An InputMedia as a method was given it: a photo or a document with its caption."""

from typing import Any

from playground import media, outgoing
from playground.arguments import Arguments
from playground.objects import JSON
from playground.refusals import bad_request
from playground.world import World


def read(world: World, arguments: Arguments, given: object) -> tuple[str, JSON]:
    """Return its kind, and the parts of the message that shows it."""
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = given.get("type")
    if kind is None:
        raise bad_request("can't parse InputMedia: Can't find field \"type\"")
    if kind not in ("photo", "document"):
        # Animations, audio and videos exist in Telegram; the playground's bot can send none.
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    words, entities = outgoing.caption(Arguments(given))
    content: dict[str, Any] | None = media.read(world.files, arguments, kind, given.get("media"))
    if content is None:
        raise bad_request("can't parse InputMedia: media not found")
    return kind, content | {"words": words, "entities": entities}
