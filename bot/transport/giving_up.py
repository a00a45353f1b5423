"""Messages that nobody waits for any more: those to closed chats, and those that a long downtime has overtaken."""

from datetime import timedelta

from sqlalchemy import or_, select, update

from bot.db import Unit
from bot.models import Chat, OutboxRow
from bot.models.wire import is_open

# What was never tried waits as long as a parked conversation; what was tried in vain is given up by the outbox itself.
TOO_OLD = timedelta(days=7)


async def give_up(unit: Unit) -> int:
    """End every message to a chat that has blocked us, and every one that is a week old; return how many."""
    blocked = select(Chat.id).where(Chat.blocked_at.is_not(None))
    given_up = await unit.session.execute(
        update(OutboxRow)
        .where(
            is_open(OutboxRow),
            or_(OutboxRow.claimed_until.is_(None), OutboxRow.claimed_until < unit.now),
            or_(OutboxRow.created_at < unit.now - TOO_OLD, OutboxRow.chat_id.in_(blocked)),
        )
        .values(state="undeliverable", claimed_by=None, claimed_until=None, error="given up")
        .returning(OutboxRow.id),
        execution_options={"synchronize_session": False},
    )
    return len(given_up.all())
