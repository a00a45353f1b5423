"""How long what is kept, by the settings: texts, ids, check-ins, the helper's log, and sessions that have ended."""

from calendar import monthrange
from datetime import date, timedelta

from sqlalchemy import Delete, delete, select, update

from bot.db import Unit
from bot.models import (
    ChatLog,
    Conversation,
    EmotionCheckIn,
    InboxRow,
    Media,
    OutboxRow,
    UserSession,
    WorkRow,
)
from bot.models.wire import is_over
from bot.services import broadcasts, helper_entries, helper_forgetting
from bot.services.reminding import posting
from bot.settings import Settings

AT_ONCE = 500


async def forget_texts(unit: Unit, settings: Settings) -> int:
    """Empty what was said some hours ago, on both sides of the wire; return how many updates that were."""
    before = unit.now - timedelta(hours=settings.keep_text_hours)
    said = update(InboxRow).where(InboxRow.handled_at < before, InboxRow.payload.is_not(None))
    emptied = await unit.session.execute(said.values(payload=None).returning(InboxRow.id))
    left = update(OutboxRow).where(is_over(OutboxRow), OutboxRow.created_at < before, OutboxRow.payload.is_not(None))
    await unit.session.execute(left.values(payload=None))
    await unit.session.execute(delete(WorkRow).where(is_over(WorkRow), WorkRow.created_at < before))
    return len(emptied.all())


async def forget_ids(unit: Unit, settings: Settings) -> int:
    """Forget that anything was said at all, some days later; return how many updates that were."""
    before = unit.now - timedelta(days=settings.keep_ids_days)
    await broadcasts.keep_outcomes(unit, before)
    await posting.forget(unit, before)
    handled = delete(InboxRow).where(InboxRow.handled_at < before)
    gone = await unit.session.execute(handled.returning(InboxRow.id))
    for statement in (
        delete(OutboxRow).where(is_over(OutboxRow), OutboxRow.created_at < before),
        delete(Media).where(Media.created_at < before),
        delete(Conversation).where(Conversation.state.in_(("done", "gone")), Conversation.touched_at < before),
    ):
        await unit.session.execute(statement)
    return len(gone.all())


async def forget_check_ins(unit: Unit, settings: Settings) -> int:
    """Delete some of the check-ins, with their journals, that are months old; return how many, 0 at the end."""
    before = months_ago(unit.now.date(), settings.keep_check_ins_months)
    old = select(EmotionCheckIn.id).where(EmotionCheckIn.local_date < before).limit(AT_ONCE)
    return await _count(unit, delete(EmotionCheckIn).where(EmotionCheckIn.id.in_(old)))


async def forget_chat_logs(unit: Unit, settings: Settings) -> int:
    """Delete some of what the helper was asked and has said long ago; return how many, 0 at the end.

    What was emptied goes as soon as it no longer counts.
    """
    before = unit.now - timedelta(days=settings.keep_chat_logs_days)
    uncounted = helper_entries.is_emptied() & (ChatLog.timestamp < unit.now - helper_forgetting.COUNTED)
    old = select(ChatLog.id).where((ChatLog.timestamp < before) | uncounted).limit(AT_ONCE)
    return await _count(unit, delete(ChatLog).where(ChatLog.id.in_(old)))


STEPS = (forget_texts, forget_ids, forget_check_ins, forget_chat_logs)


async def end_sessions(unit: Unit) -> int:
    """Delete the sessions that have run out; whether one holds is always read off its end, and never off its row."""
    return await _count(unit, delete(UserSession).where(UserSession.expires_at <= unit.now))


async def _count(unit: Unit, statement: Delete) -> int:
    unseen = {"synchronize_session": False}
    return int((await unit.session.execute(statement, execution_options=unseen)).rowcount)  # type: ignore[attr-defined]


def months_ago(day: date, months: int) -> date:
    """Return the same day so many months before, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
