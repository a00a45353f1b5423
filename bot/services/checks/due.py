"""What the clock does to checks: one ends soon, one has ended, what was left open is closed; and both sides hear of it.

Whether a check is open is always read off its end; a job that runs late only tells people later. Each line is claimed
by a conditional update, so that of several processes one tells it. When it is said is up to the reminders.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import select, update

from bot.db import Unit
from bot.models import AttemptInHand, DiagnosticAttempt, DiagnosticUnlock, User
from bot.services import inbox_news
from bot.services.checks import outcomes
from bot.services.reminding import check_news, check_news_for_coaches
from bot.services.reminding.planning import News, say_all
from bot.services.who import present

ENDS_SOON = timedelta(hours=3)
AT_ONCE = 200


async def warn(unit: Unit) -> int:
    """Let students know whose check ends soon; return how many there are."""
    ending = (
        select(DiagnosticUnlock.id)
        .join(User, User.id == DiagnosticUnlock.user_id)
        .where(
            DiagnosticUnlock.status == "approved",
            DiagnosticUnlock.warned_at.is_(None),
            DiagnosticUnlock.expires_at > unit.now,
            DiagnosticUnlock.expires_at <= unit.now + ENDS_SOON,
            present(),
        )
        .limit(AT_ONCE)
    )
    marked = await unit.session.scalars(
        update(DiagnosticUnlock)
        .where(DiagnosticUnlock.id.in_(ending), DiagnosticUnlock.warned_at.is_(None))
        .values(warned_at=unit.now)
        .returning(DiagnosticUnlock)
    )
    news = [News(one.user_id, check_news.ENDS_SOON, check_news.until(one), unit.now) for one in marked]
    await say_all(unit, news)
    return len(news)


async def expire(unit: Unit) -> int:
    """Mark the unlocks that have run out, and let both sides know; return how many there were."""
    lapsed = (
        select(DiagnosticUnlock.id)
        .where(DiagnosticUnlock.status == "approved", DiagnosticUnlock.expires_at <= unit.now)
        .order_by(DiagnosticUnlock.expires_at)
        .limit(AT_ONCE)
    )
    marked = await unit.session.scalars(
        update(DiagnosticUnlock)
        .where(DiagnosticUnlock.id.in_(lapsed), DiagnosticUnlock.status == "approved")
        .values(status="expired")
        .returning(DiagnosticUnlock)
    )
    unlocks = marked.all()
    told = [News(one.user_id, check_news.EXPIRED, one.id, unit.now) for one in unlocks]
    told += [News(one.approved_by, check_news_for_coaches.UNUSED, one.id, unit.now) for one in unlocks]
    await say_all(unit, told)
    return len(unlocks)


async def late(unit: Unit) -> Sequence[str]:
    """Return the ids of what is in hand past its deadline, what ended first before the rest."""
    past = select(AttemptInHand.id).where(AttemptInHand.deadline_at <= unit.now).order_by(AttemptInHand.deadline_at)
    return (await unit.session.scalars(past)).all()


async def close(unit: Unit, ids: Collection[str]) -> int:
    """Close those of these that are past their deadline, and let both sides know; return how many there were."""
    found = await unit.session.scalars(
        select(AttemptInHand)
        .where(AttemptInHand.id.in_(ids), AttemptInHand.deadline_at <= unit.now)
        .order_by(AttemptInHand.id)
        .with_for_update(skip_locked=True)
    )
    sittings = found.all()
    for sitting in sittings:
        finished = await outcomes.close(unit, sitting)
        if finished.card:
            await inbox_news.tell(unit, *finished.card)
        if sitting.kind == "mastery":
            await say_all(unit, await _of_closed(unit, finished.attempt))
    return len(sittings)


async def _of_closed(unit: Unit, attempt: DiagnosticAttempt) -> list[News]:
    """Return who hears that an attempt was closed: the student, and the coach who opened it where no card says so."""
    told = [News(attempt.user_id, check_news.CLOSED, attempt.id, unit.now)]
    unlock = await unit.session.get(DiagnosticUnlock, attempt.unlock_id) if attempt.unlock_id else None
    if unlock is not None and not attempt.interrupted:
        told.append(News(unlock.approved_by, check_news_for_coaches.HANDED_IN, attempt.id, unit.now))
    return told
