"""Photos and documents, sent by upload or by file id, and getFile."""

from playground import media, outgoing
from playground.arguments import Arguments
from playground.files import LARGEST_DOWNLOAD
from playground.methods import posting
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
    place = posting.place(world, arguments)
    content = media.read(world.files, arguments, kind, arguments.raw.get(kind))
    if content is None:
        raise bad_request(f"there is no {kind} in the request")
    return posting.post(world, place, words=words, entities=entities, **content).as_json()
