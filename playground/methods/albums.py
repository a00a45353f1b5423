"""sendMediaGroup: several pictures, or several files, as one."""

from playground.arguments import Arguments
from playground.methods import input_media, posting
from playground.objects import JSON
from playground.refusals import bad_request
from playground.world import World

MOST = 10


def send_media_group(world: World, arguments: Arguments) -> list[JSON]:
    given = arguments.structure("media", "media")
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputMedia")
    place = posting.place(world, Arguments({**arguments.raw, "reply_markup": None}))
    if len(given) > MOST:
        raise bad_request("too many messages to send as an album")
    if not given:
        raise bad_request("there are no messages to send")
    listed = [input_media.read(world, arguments, one) for one in given]
    if len({kind for kind, _ in listed}) > 1:
        raise bad_request("document can't be mixed with other media types")
    # One alone is no album.
    options = {"media_group_id": world.new_id()} if len(listed) > 1 else {}
    return [posting.post(world, place, options=options, **content).as_json() for _, content in listed]
