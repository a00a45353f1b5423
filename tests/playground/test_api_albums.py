"""Several pictures or files as one message."""

import json
from functools import partial

import httpx
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto

from playground import Group
from playground.methods.edits import NOT_MODIFIED
from playground.pictures import blank
from tests.playground.shorthand import Refusal

PICTURE = blank(400, 300)


async def test_pictures_come_together_each_with_its_caption(bot: Bot, group: Group) -> None:
    sent = await bot.send_media_group(group.id, [InputMediaPhoto(PICTURE, "one"), InputMediaPhoto(PICTURE, "two")])
    assert [one.caption for one in sent] == ["one", "two"]
    assert len({one.media_group_id for one in sent}) == 1
    more = await bot.send_media_group(group.id, [InputMediaDocument(b"a", filename=f"{n}.txt") for n in range(10)])
    assert more[0].media_group_id not in (None, sent[0].media_group_id)
    (alone,) = await bot.send_media_group(group.id, [InputMediaPhoto(PICTURE)])
    assert alone.media_group_id is None


async def test_each_is_edited_by_itself_and_keeps_its_kind(bot: Bot, group: Group, refusal: Refusal) -> None:
    _, last = await bot.send_media_group(group.id, [InputMediaPhoto(PICTURE, "one"), InputMediaPhoto(PICTURE, "two")])
    caption = partial(bot.edit_message_caption, chat_id=group.id, message_id=last.message_id)
    media = partial(bot.edit_message_media, chat_id=group.id, message_id=last.message_id)
    await caption(caption="three")
    assert (await refusal(caption(caption="three"))).lower() == NOT_MODIFIED
    await media(InputMediaPhoto(blank(90, 90), "four"))
    assert group.screen.text == "four"
    assert group.screen.options["media_group_id"] == last.media_group_id
    other = await refusal(media(InputMediaDocument(b"a", filename="a.txt")))
    assert other == "Can't change media type in the album"


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ("{", "can't parse media JSON object"),
        ("{}", "expected an Array of InputMedia"),
        ("[]", "there are no messages to send"),
        (json.dumps([{"type": "photo", "media": "x"}] * 11), "too many messages to send as an album"),
        ('[{"media": "x"}]', "can't parse InputMedia: Can't find field \"type\""),
    ],
)
async def test_a_wrong_album_is_refused(client: httpx.AsyncClient, group: Group, media: str, words: str) -> None:
    answer = await client.post("sendMediaGroup", json={"chat_id": group.id, "media": media})
    assert answer.json()["description"] == f"Bad Request: {words}"


async def test_files_and_pictures_do_not_mix(bot: Bot, group: Group, refusal: Refusal) -> None:
    mixed = bot.send_media_group(group.id, [InputMediaPhoto(PICTURE), InputMediaDocument(b"a", filename="a.txt")])
    assert await refusal(mixed) == "Document can't be mixed with other media types"
    assert group.chat.messages == []
