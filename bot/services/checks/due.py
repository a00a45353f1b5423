"""What the clock does to checks: says that one ends soon, says that one has ended, closes what was left open.

Whether a check is open is always read off its end; a job that runs late only tells people later. Each line is claimed
by a conditional update, so that of several processes one tells it.
"""

from datetime import timedelta

from sqlalchemy import select, update

from bot.db import Unit
from bot.models import AttemptInHand, DiagnosticUnlock, MajorObjective, Preferences, User
from bot.notices import Notice
from bot.services import inbox_news
from bot.services.checks import outcomes
from bot.services.who import present
from bot.services.writing_times import may_write

ENDS_SOON = timedelta(hours=3)
AT_ONCE = 200


async def warn(unit: Unit) -> int:
    """Tell students whose check ends soon and is not begun, unless they rest; return how many were told."""
    rows = await unit.session.execute(
        select(DiagnosticUnlock, MajorObjective.title, Preferences)
        .join(MajorObjective, MajorObjective.id == DiagnosticUnlock.major_objective_id)
        .join(User, User.id == DiagnosticUnlock.user_id)
        .outerjoin(Preferences, Preferences.user_id == DiagnosticUnlock.user_id)
        .where(
            DiagnosticUnlock.status == "approved",
            DiagnosticUnlock.warned_at.is_(None),
            DiagnosticUnlock.expires_at > unit.now,
            DiagnosticUnlock.expires_at <= unit.now + ENDS_SOON,
            present(),
        )
        .limit(AT_ONCE)
    )
    told = 0
    for unlock, title, chosen in rows.all():
        if may_write(chosen, unit.now) and await _claim_warning(unit, unlock):
            values = {"major": title, "major_id": unlock.major_objective_id, "until": unlock.expires_at,
                      "zone": chosen.zone, "now": unit.now}  # fmt: skip
            unit.tell(Notice(unlock.user_id, "check_ends_soon", values))
            told += 1
    return told


async def _claim_warning(unit: Unit, unlock: DiagnosticUnlock) -> bool:
    claimed = await unit.session.execute(
        update(DiagnosticUnlock)
        .where(DiagnosticUnlock.id == unlock.id, DiagnosticUnlock.warned_at.is_(None))
        .values(warned_at=unit.now)
        .returning(DiagnosticUnlock.id)
    )
    return claimed.one_or_none() is not None


async def expire(unit: Unit) -> int:
    """Mark the unlocks that have run out, and tell both sides without a sound; return how many there were."""
    lapsed = (
        select(DiagnosticUnlock.id)
        .where(DiagnosticUnlock.status == "approved", DiagnosticUnlock.expires_at <= unit.now)
        .order_by(DiagnosticUnlock.expires_at)
        .limit(AT_ONCE)
    )
    marked = await unit.session.execute(
        update(DiagnosticUnlock)
        .where(DiagnosticUnlock.id.in_(lapsed), DiagnosticUnlock.status == "approved")
        .values(status="expired")
        .returning(DiagnosticUnlock.id)
    )
    ids = list(marked.scalars())
    for unlock_id in ids:
        await _tell_expired(unit, await unit.session.get_one(DiagnosticUnlock, unlock_id))
    return len(ids)


async def _tell_expired(unit: Unit, unlock: DiagnosticUnlock) -> None:
    student = await unit.session.get_one(User, unlock.user_id)
    major = await unit.session.get_one(MajorObjective, unlock.major_objective_id)
    values = {"major": major.title, "major_id": major.id}
    unit.tell(Notice(student.id, "check_expired", values, quiet=True))
    for_coach = {"name": student.display_name, "student": student.id, "major": major.title}
    unit.tell(Notice(unlock.approved_by, "check_expired_unused", for_coach, quiet=True))


async def close(unit: Unit) -> int:
    """Close what is in hand past its deadline, and tell both sides; return how many there were."""
    late = (
        await unit.session.scalars(
            select(AttemptInHand)
            .where(AttemptInHand.deadline_at <= unit.now)
            .order_by(AttemptInHand.deadline_at)
            .limit(AT_ONCE)
            .with_for_update(skip_locked=True)
        )
    ).all()
    for sitting in late:
        finished = await outcomes.close(unit, sitting)
        if finished.card:
            await inbox_news.tell(unit, *finished.card)
        if sitting.kind == "mastery":
            major = await unit.session.get_one(MajorObjective, sitting.major_objective_id)
            values = {"major": major.title, "major_id": major.id, "attempt": finished.attempt.id,
                      "interrupted": finished.attempt.interrupted, "passed": finished.attempt.passed}  # fmt: skip
            unit.tell(Notice(sitting.user_id, "check_closed", values, quiet=True))
    return len(late)
