"""Silences that lasted: each becomes a row in the inbox, in the lane of its chat like everything else."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import Chat, Conversation
from bot.transport.inbox import put

AT_ONCE = 500


async def put_due(unit: Unit, bot_id: int) -> int:
    """Put a time-out into the lane of every conversation whose silence lasted; its turn makes it one only."""
    due = await unit.session.execute(
        select(Conversation.id, Conversation.turn, Conversation.expires_at, Chat.telegram_id)
        .join(Chat, Chat.id == Conversation.chat_id)
        .where(Conversation.expires_at <= unit.now)
        .order_by(Conversation.expires_at)
        .limit(AT_ONCE)
    )
    rows = [
        {
            "bot_id": bot_id,
            "source": "timer",
            "key": f"{one.id}:{one.turn}:{one.expires_at.timestamp():.3f}",
            "lane": str(one.telegram_id),
            "payload": {"conversation": one.id, "turn": one.turn},
        }
        for one in due
    ]
    return len(await put(unit, rows))
