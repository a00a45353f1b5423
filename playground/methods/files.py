"""Photos and documents, sent by upload or by file id, and getFile."""

from playground import lookup, outgoing
from playground.arguments import Arguments
from playground.contents import document, photo
from playground.files import File
from playground.objects import JSON
from playground.refusals import bad_request
from playground.uploads import Upload
from playground.world import World

LARGEST_PHOTO = 10 * 1024 * 1024


def send_photo(world: World, arguments: Arguments) -> JSON:
    file = _given(world, arguments, "photo")
    if len(file.data) > LARGEST_PHOTO:
        raise bad_request("file is too big")
    return _send(world, arguments, photo(file))


def send_document(world: World, arguments: Arguments) -> JSON:
    return _send(world, arguments, document(_given(world, arguments, "document")))


def get_file(world: World, arguments: Arguments) -> JSON:
    file = world.files.by_id.get(arguments.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id" if arguments.text("file_id") else "file_id not specified")
    return file.as_json(with_path=True)


def _given(world: World, arguments: Arguments, name: str) -> File:
    value = arguments.raw.get(name)
    # An upload may stand under its own field name, which the argument then points to.
    if isinstance(value, str) and value.startswith("attach://"):
        value = arguments.raw.get(value.removeprefix("attach://"))
    if isinstance(value, Upload):
        if not value.data:
            raise bad_request("file must be non-empty")
        return world.files.add(value.data, f"{name}s", value.name)
    if not value:
        raise bad_request(f"there is no {name} in the request")
    file = world.files.by_id.get(str(value))
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return file


def _send(world: World, arguments: Arguments, content: JSON) -> JSON:
    words, entities = outgoing.caption(arguments)
    keyboard = outgoing.markup(arguments)
    chat = lookup.open_chat(world, arguments)
    message = world.post(
        chat,
        world.bot,
        words=words,
        entities=entities,
        keyboard=keyboard,
        content=content,
        reply_to=outgoing.reply_to(arguments, chat),
        options=outgoing.options(arguments),
    )
    return message.as_json()
