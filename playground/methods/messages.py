"""Sending texts, showing that one is typing, and answering pressed buttons."""

from playground import lookup, outgoing
from playground.arguments import Arguments
from playground.methods import posting
from playground.objects import JSON
from playground.refusals import bad_request
from playground.world import World

_ACTIONS = {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"}
_ACTIONS |= {"upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"}


def send_message(world: World, arguments: Arguments) -> JSON:
    words, entities = outgoing.text(arguments)
    place = posting.place(world, arguments)
    return posting.post(world, place, words=words, entities=entities).as_json()


def send_chat_action(world: World, arguments: Arguments) -> bool:
    if arguments.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    lookup.open_chat(world, arguments)
    return True


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    if len(arguments.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": arguments.text("text"), "show_alert": arguments.flag("show_alert")}
    world.presses.answer(arguments.text("callback_query_id"), answer)
    world.changed()
    return True
