"""Pictures and files, from the bot to people and back."""

import json
from functools import partial
from typing import Any

import httpx
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto

from playground import Person, World
from playground.files import LARGEST_DOWNLOAD
from playground.media import LARGEST_PHOTO
from playground.methods.edits import NOT_MODIFIED
from playground.pictures import blank, look_at
from tests.playground.shorthand import Refusal, inline

PICTURE = blank(1600, 1200)


async def test_a_picture_comes_in_sizes_and_can_be_sent_again(bot: Bot, nia: Person) -> None:
    sent = await bot.send_photo(nia.id, PICTURE, caption="<b>Look</b>", parse_mode="HTML")
    assert [(size.width, size.height) for size in sent.photo] == [(90, 68), (320, 240), (800, 600), (1280, 960)]
    assert len({size.file_unique_id for size in sent.photo}) == 4
    again = await bot.send_photo(nia.id, sent.photo[-1].file_id)
    assert again.photo == sent.photo
    assert nia.screen.photo is not None
    assert nia.screen.photo.data == PICTURE


async def test_a_file_is_read_by_the_person_as_the_bot_made_it(bot: Bot, nia: Person) -> None:
    sent = await bot.send_document(
        nia.id, "name,mood\nÉmi,calm\n".encode(), filename="week 12.csv", caption="Your week"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("week 12.csv", "text/csv")
    arrived = nia.screen.document
    assert arrived is not None
    assert (arrived.name, arrived.data.decode(), nia.screen.text) == (
        "week 12.csv",
        "name,mood\nÉmi,calm\n",
        "Your week",
    )


async def test_what_a_person_sends_can_be_fetched(bot: Bot, nia: Person) -> None:
    nia.sends_document("essay.txt", b"Once upon a time", caption="for @lena_smith")
    nia.sends_photo(PICTURE)
    document, photo = [update.message for update in await bot.get_updates()]
    assert document is not None
    assert document.document is not None
    assert (document.document.file_name, document.document.mime_type) == ("essay.txt", "text/plain")
    assert document.parse_caption_entities() == {document.caption_entities[0]: "@lena_smith"}
    fetched = await bot.get_file(document.document.file_id)
    assert bytes(await fetched.download_as_bytearray()) == b"Once upon a time"
    assert photo is not None
    largest = await photo.photo[-1].get_file()
    assert bytes(await largest.download_as_bytearray()) == PICTURE


def test_a_person_says_what_kind_of_file_it_is(nia: Person) -> None:
    sent = nia.sends_document("notes", b"x", mime="text/markdown")
    assert sent.content["document"]["mime_type"] == "text/markdown"
    sent = nia.sends_document("notes", b"x")
    assert sent.content["document"]["mime_type"] == "application/octet-stream"


def test_what_no_client_would_send_is_refused(nia: Person) -> None:
    with pytest.raises(ValueError, match="no picture"):
        nia.sends_photo(b"<svg/>")
    with pytest.raises(ValueError, match="1024 characters"):
        nia.sends_document("a.txt", b"x", caption="x" * 1025)


async def test_files_too_large_to_fetch_can_still_be_passed_on(bot: Bot, nia: Person, refusal: Refusal) -> None:
    large = nia.sends_document("film.mp4", bytes(LARGEST_DOWNLOAD + 1)).content["document"]["file_id"]
    assert await refusal(bot.get_file(large)) == "File is too big"
    assert (await bot.send_document(nia.id, large)).document


async def test_wrong_files_are_refused(bot: Bot, nia: Person, refusal: Refusal) -> None:
    document = nia.sends_document("a.csv", b"a").content["document"]["file_id"]
    voice = nia.sends("voice").content["voice"]["file_id"]
    cases: dict[str, Any] = {
        "Wrong file identifier/http url specified": "no-such-id",
        "Failed to get http url content": "https://example.org/cat.png",
        "Can't use file of type document as photo": document,
        "Can't use file of type voicenote as photo": voice,
        "File must be non-empty": b"",
        "Image_process_failed": b"GIF8",
        "Photo_invalid_dimensions": blank(21, 1),
    }
    for words, given in cases.items():
        assert (await refusal(bot.send_photo(nia.id, given))).capitalize() == words
    assert await refusal(bot.send_photo(nia.id, PICTURE, caption="x" * 1025)) == "Message caption is too long"
    too_large = await refusal(bot.send_photo(nia.id, PICTURE + bytes(LARGEST_PHOTO)))
    assert too_large.endswith("is too big for a photo; the maximum size is 10485760 bytes")
    assert await refusal(bot.get_file("no-such-id")) == "Invalid file_id"


async def test_only_the_token_opens_a_file(client: httpx.AsyncClient, world: World, nia: Person) -> None:
    sent = nia.sends_document("a.csv", b"a,b").document
    assert sent is not None
    assert (await client.get(f"http://test/file/bot{world.token}/{sent.path}")).content == b"a,b"
    assert (await client.get(f"http://test/file/bot1:wrong/{sent.path}")).status_code == 404
    assert (await client.get(f"http://test/file/bot{world.token}/documents/none.csv")).status_code == 404


async def test_a_message_is_given_another_picture_or_file(bot: Bot, nia: Person, refusal: Refusal) -> None:
    sent = await bot.send_message(nia.id, "Drawing…", reply_markup=inline(Stop="s"))
    edit = partial(bot.edit_message_media, chat_id=nia.id, message_id=sent.message_id)
    await edit(InputMediaPhoto(PICTURE, "Here"))
    assert (nia.screen.text, nia.screen.buttons, nia.screen.edited) == ("Here", [], True)
    picture = nia.screen.photo
    assert picture is not None
    assert (await refusal(edit(InputMediaPhoto(picture.id, "Here")))).lower() == NOT_MODIFIED
    await edit(InputMediaDocument(b"a,b", filename="week.csv"))
    document = nia.screen.document
    assert document is not None
    assert (nia.screen.text, document.name, document.data) == ("", "week.csv", b"a,b")


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ("{", "can't parse input media JSON object"),
        ([], "can't parse InputMedia: expected an Object"),
        ({}, "can't parse InputMedia: Can't find field \"type\""),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "photo", "media": "attach://nothing"}, "can't parse InputMedia: media not found"),
        ({"type": "song", "media": "x"}, 'can\'t parse InputMedia: type "song" is unsupported'),
        ({"type": "photo", "media": "x"}, "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_wrong_media_are_refused(
    client: httpx.AsyncClient, bot: Bot, nia: Person, media: object, words: str
) -> None:
    sent = await bot.send_message(nia.id, "one")
    given = media if isinstance(media, str) else json.dumps(media)
    answer = await client.post(
        "editMessageMedia", json={"chat_id": nia.id, "message_id": sent.message_id, "media": given}
    )
    assert answer.json()["description"] == f"Bad Request: {words}"


async def test_only_pictures_and_files_are_exchanged(bot: Bot, nia: Person, world: World, refusal: Refusal) -> None:
    world.post(nia.chat, world.bot, content={"dice": {"emoji": "🎲", "value": 4}})
    edit = bot.edit_message_media(InputMediaPhoto(PICTURE), chat_id=nia.id, message_id=nia.screen.id)
    assert await refusal(edit) == "Message media can't be edited"


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (blank(3, 5), ("image/png", 3, 5)),
        (b"GIF89a\x03\x00\x05\x00", ("image/gif", 3, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x05\x00\x03", ("image/jpeg", 3, 5)),
        (b"RIFF____WEBPVP8 " + bytes(10) + b"\x03\x00\x05\x00", ("image/webp", 3, 5)),
        (b"RIFF____WEBPVP8L____\x2f" + (2 | 4 << 14).to_bytes(4, "little"), ("image/webp", 3, 5)),
        (b"RIFF____WEBPVP8X" + bytes(8) + b"\x02\x00\x00\x04\x00\x00", ("image/webp", 3, 5)),
        (blank(0, 0), None),
        (b"\xff\xd8\xff", None),
        (b"%PDF-1.7", None),
    ],
)
def test_a_picture_tells_its_size(head: bytes, found: tuple[str, int, int] | None) -> None:
    assert look_at(head) == found
