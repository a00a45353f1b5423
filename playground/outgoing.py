"""What the bot wants to say, read from a method's arguments and checked as Telegram checks it."""

from playground.arguments import Arguments
from playground.entities import Entity, length, trimmed, with_detected
from playground.keyboards import Markup, check
from playground.markup import parse
from playground.objects import JSON, Chat, Message
from playground.refusals import bad_request

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def text(arguments: Arguments) -> tuple[str, list[Entity]]:
    raw = arguments.text("text")
    if not raw:
        raise bad_request("message text is empty")
    words, entities = _formatted(arguments, raw, "entities")
    if not words:
        raise bad_request("text must be non-empty")
    if length(words) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return words, entities


def caption(arguments: Arguments) -> tuple[str, list[Entity]]:
    words, entities = _formatted(arguments, arguments.text("caption"), "caption_entities")
    if length(words) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return words, entities


def markup(arguments: Arguments) -> Markup | None:
    given = arguments.structure("reply_markup", "reply keyboard markup")
    return check(given) if given is not None and given != "" else None


def inline_markup(arguments: Arguments) -> Markup | None:
    """The only kind of keyboard that an edit may bring."""
    found = markup(arguments)
    if found and "inline_keyboard" not in found:
        raise bad_request("inline keyboard expected")
    return found


def reply_to(arguments: Arguments, chat: Chat) -> Message | None:
    given = arguments.structure("reply_parameters", "reply parameters")
    if not given:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    found = chat.find(Arguments(given).number("message_id"))
    if found is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


def options(arguments: Arguments) -> JSON:
    """The options that show in the message itself."""
    body: JSON = {"has_protected_content": True} if arguments.flag("protect_content") else {}
    preview = arguments.structure("link_preview_options", "link preview options")
    return body | ({"link_preview_options": preview} if preview else {})


def formatted(raw: str, parse_mode: str, entities: object) -> tuple[str, list[Entity]]:
    """Words with what the bot itself has marked in them."""
    if len(raw.encode()) > 1 << 15:
        raise bad_request("text is too long")
    match parse_mode.lower():
        case "html":
            words, found = parse(raw)
        case "" | "none":
            words, found = raw, _given(entities)
        case _:
            # Markdown exists in Telegram; here it would only hide a slip.
            raise bad_request("unsupported parse_mode")
    return trimmed(words.replace("\r", ""), found)


def _formatted(arguments: Arguments, raw: str, entities_name: str) -> tuple[str, list[Entity]]:
    entities = arguments.structure(entities_name, "entities")
    words, found = formatted(raw, arguments.text("parse_mode"), entities)
    return words, with_detected(words, found)


def _given(entities: object) -> list[Entity]:
    """Entities in the bot's own count; what is no list is passed over, as Telegram does."""
    if not isinstance(entities, list):
        return []
    for one in entities:
        if not isinstance(one, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        for name, kind in (("type", str), ("offset", int), ("length", int)):
            if not isinstance(one.get(name), kind):
                raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    return entities
