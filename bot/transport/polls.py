"""Polls: asked at most once, for nobody may vote twice; what is known of one is how many voices each answer has."""

from html import unescape
from typing import Any

from sqlalchemy import update
from telegram import Bot
from telegram.error import BadRequest

from bot.db import Unit
from bot.models import OutboxRow
from bot.models.wire import is_open
from bot.transport.claims import WORKER
from bot.transport.outcome import Outcome, says
from bot.transport.placing import poll_of

OVER = ("poll has already been closed", "poll can't be stopped", "poll to stop not found", "message to edit not found")


async def ask(bot: Bot, chat: int, payload: Any) -> Outcome:
    """Ask a group something without anybody seeing who says what."""
    message = await bot.send_poll(chat, unescape(payload["text"]), poll_of(payload)["treats"], is_anonymous=True)
    return Outcome("sent", message.message_id, poll_id=message.poll.id if message.poll else None)


async def end(bot: Bot, chat: int, message_id: int | None) -> Outcome:
    """Take no more voices; a poll that is over already, or gone, is no trouble."""
    try:
        if message_id is not None:
            poll = await bot.stop_poll(chat, message_id)
            return Outcome("sent", voices=tuple(option.voter_count for option in poll.options))
    except BadRequest as error:
        if not says(error, OVER):
            raise
    return Outcome("sent")


async def begin(unit: Unit, row: OutboxRow) -> bool:
    """Note that a claimed row is being sent now; False where that was noted before, and nobody knows how it ended."""
    begun = await unit.session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row.id, is_open(OutboxRow), OutboxRow.claimed_by == WORKER, OutboxRow.sent_at.is_(None))
        .values(sent_at=unit.now)
        .returning(OutboxRow.id)
    )
    return begun.one_or_none() is not None
