"""What Telegram brings is kept before it is taken; what anybody else brings is not looked at."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.models import Conversation, EmotionCheckIn, InboxRow, OutboxRow
from bot.web.webhook import MOST_BYTES
from tests.street import Street
from tests.web.conftest import PATH, Telegram
from tests.web.stores import away

Settle = Callable[[], Awaitable[None]]


async def checks_in(street: Street, settle: Settle) -> list[Any]:
    """Let Nia come in and check in; return what is in the tables afterwards, but for ids and moments."""
    codes = await street.class_is_invited()
    street.nia.starts(codes["Nia"])
    await settle()
    for label in ("Yes, I'm", "Mine", "Yes", "After school", "Start", "Happy", "Proud", "Done"):
        street.nia.presses(label)
        await settle()
    street.nia.says("It was a good day")
    await settle()
    said = [row for row in await street.read(OutboxRow) if row.payload and "text" in row.payload]
    return [
        sorted((row.source, row.lane, row.state, *row.payload) for row in await street.read(InboxRow)),
        sorted(
            (row.state, row.priority, re.sub(r"start=[\w-]+|<code>[\w-]+|\d", "…", row.payload["text"])) for row in said
        ),
        sorted((row.flow, row.step, row.state) for row in await street.read(Conversation)),
        [(row.journal_entry, row.shared) for row in await street.read(EmotionCheckIn)],
    ]


@pytest.mark.both
async def test_a_day_by_webhook_leaves_the_same_rows_as_one_by_polling(
    street: Street, hooked: Street, telegram: Telegram
) -> None:
    polled = await checks_in(street, street.settle)
    assert await checks_in(hooked, telegram.brings_all) == polled
    assert len(polled[0]) > 10


@pytest.mark.both
async def test_while_the_store_is_down_nothing_is_taken_and_nothing_lost(hooked: Street, telegram: Telegram) -> None:
    hooked.nia.says("/help")
    [update] = hooked.world.pending
    async with away(hooked.database, "inbox"):
        assert await telegram.brings(update) == 503
    await telegram.brings_all()
    assert await telegram.brings(update) == 200, "brought again, though it was taken"
    await hooked.settle()
    assert [row.state for row in await hooked.read(InboxRow)] == ["handled"]
    assert len(hooked.nia.reads()) == 1


async def test_a_press_is_answered_at_once(hooked: Street, telegram: Telegram) -> None:
    await hooked.nia_has_joined()
    hooked.nia.presses("Happy")
    [update] = hooked.world.pending
    before = len(hooked.world.calls)
    assert await telegram.brings(update) == 200
    assert [call.method for call in list(hooked.world.calls)[before:]] == ["answerCallbackQuery"]


async def test_nobody_else_comes_in(hooked: Street, telegram: Telegram) -> None:
    update = {"update_id": 1, "message": {"chat": {"id": 2001, "type": "private"}, "text": "hello"}}
    for secret in (None, "", "s3cret", "S3CRET-OF_THIS-CLASS", "é" * 3):
        assert await telegram.brings(update, secret) == 401
    for body in (b"", b"hello", b"[]", b'{"update_id": true}', b'{"update_id": "1"}', b'{"update_id": 1, "x": NaN}',
                 b'{"update_id": 1, "x": 1e999}', b'{"update_id": -1}', b'{"update_id": 9' + b"9" * 1000 + b"}",
                 b"[" * 100_000, b"\xff\xfe"):  # fmt: skip
        assert await telegram.brings(body) == 400
    assert await telegram.brings(b" " * (MOST_BYTES + 1)) == 413
    assert (await telegram.client.get(PATH)).status_code == 405
    assert await hooked.read(InboxRow) == []
