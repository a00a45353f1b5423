"""Photos and documents, sent by upload or by file id, and getFile."""

from playground import lookup, media, outgoing
from playground.arguments import Arguments
from playground.files import LARGEST_DOWNLOAD
from playground.objects import JSON
from playground.refusals import bad_request
from playground.world import World


def send_photo(world: World, arguments: Arguments) -> JSON:
    return _send(world, arguments, "photo")


def send_document(world: World, arguments: Arguments) -> JSON:
    return _send(world, arguments, "document")


def get_file(world: World, arguments: Arguments) -> JSON:
    file = world.files.by_id.get(arguments.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id" if arguments.text("file_id") else "file_id not specified")
    if len(file.data) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return file.as_json(with_path=True)


def _send(world: World, arguments: Arguments, kind: str) -> JSON:
    words, entities = outgoing.caption(arguments)
    keyboard = outgoing.markup(arguments)
    chat = lookup.open_chat(world, arguments)
    content = media.read(world.files, arguments, kind, arguments.raw.get(kind))
    if content is None:
        raise bad_request(f"there is no {kind} in the request")
    message = world.post(
        chat,
        world.bot,
        words=words,
        entities=entities,
        keyboard=keyboard,
        reply_to=outgoing.reply_to(arguments, chat),
        options=outgoing.options(arguments),
        **content,
    )
    return message.as_json()
