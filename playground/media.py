"""Pictures and files that a bot sends, by upload or by file id, checked as Telegram checks them."""

from playground import contents
from playground.arguments import Arguments
from playground.files import Files
from playground.objects import JSON
from playground.pictures import look_at
from playground.refusals import bad_request
from playground.uploads import Upload

LARGEST_PHOTO = 10 * 1024 * 1024
LONGEST_EDGES, STEEPEST = 10_000, 20  # width and height together, and one by the other
_BY_TDLIB = {"voice": "VoiceNote", "video_note": "VideoNote"}


def read(files: Files, arguments: Arguments, kind: str, given: object) -> JSON | None:
    """What a message needs to show the photo or document in `given`; None where nothing was given.

    An upload may stand under another field, to which `given` points with attach://.
    """
    if isinstance(given, str) and given.startswith("attach://"):
        given = arguments.raw.get(given.removeprefix("attach://"))
    if isinstance(given, Upload):
        return _uploaded(files, kind, given)
    return _known(files, kind, str(given)) if given else None


def _uploaded(files: Files, kind: str, upload: Upload) -> JSON:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "document":
        return contents.document(files, upload.data, upload.name)
    if len(upload.data) > LARGEST_PHOTO:
        size = f"file of size {len(upload.data)} bytes is too big for a photo"
        raise bad_request(f"{size}; the maximum size is {LARGEST_PHOTO} bytes")
    picture = look_at(upload.data)
    if picture is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    short, long = sorted((picture.width, picture.height))
    if short + long > LONGEST_EDGES or long > STEEPEST * short:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return contents.photo(files, upload.data)


def _known(files: Files, kind: str, file_id: str) -> JSON:
    file = files.by_id.get(file_id)
    if file is None:
        # No way leads from the playground to other servers, so an address is one that does not answer.
        is_address = file_id.startswith(("http://", "https://"))
        why = "failed to get HTTP URL content" if is_address else "wrong file identifier/HTTP URL specified"
        raise bad_request(why)
    if file.kind != kind:
        raise bad_request(f"can't use file of type {_called(file.kind)} as {_called(kind)}")
    return contents.again(files, file)


def _called(kind: str) -> str:
    return _BY_TDLIB.get(kind, kind.capitalize())
