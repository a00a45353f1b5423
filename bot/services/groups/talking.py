"""Whether a group still waits for words of ours: then nothing is added that is worth saying only now and then."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import OutboxRow
from bot.models.wire import is_open
from bot.services.who import Who


async def is_behind(unit: Unit, who: Who) -> bool:
    """Whether something that is to be said in a chat has not left yet."""
    waiting = select(OutboxRow.id).where(OutboxRow.chat_id == who.chat.id, is_open(OutboxRow)).limit(1)
    return await unit.session.scalar(waiting) is not None
