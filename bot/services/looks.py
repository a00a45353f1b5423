"""Who opened what a student wrote in confidence: noted when it is opened, read by the student."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, select

from bot.db import Unit
from bot.models import ChatLog, EmotionCheckIn, Look, User
from bot.models.consents import LookedAt
from bot.services.who import Who

SAME_PRESS = timedelta(seconds=10)
SAME_OPENING = timedelta(hours=1)


@dataclass(frozen=True)
class Looked:
    """One opening: when, by which coach (None: one who has left), and of which day or moment what was opened is.

    What is not there any more has neither; of a whole log neither is said, and `is_whole`.
    """

    at: datetime
    coach: str | None
    what: LookedAt
    is_whole: bool
    day: date | None
    moment: datetime | None


async def note(
    unit: Unit, who: Who, student_id: str, what: LookedAt, subjects: Sequence[str | None], *, turning: bool = False
) -> None:
    """Note that a coach opens something of a student; what is `turning` pages belongs to the opening before.

    A page that nobody opened within the hour is an opening, too: its button may have been made up.
    """
    coach, within = who.coach(), SAME_OPENING if turning else SAME_PRESS
    mine = Look.student_id == student_id, Look.looked_by == coach.id, Look.what == what
    noted = set(await unit.session.scalars(select(Look.subject_id).where(*mine, Look.looked_at > unit.now - within)))
    unit.session.add_all(
        Look(student_id=student_id, looked_by=coach.id, what=what, subject_id=subject, looked_at=unit.now)
        for subject in subjects
        if subject not in noted
    )
    await unit.session.flush()


async def at_mine(unit: Unit, who: Who) -> list[Looked]:
    """Return who opened what of the student who speaks, the newest first."""
    me = who.student().id
    entry = and_(EmotionCheckIn.id == Look.subject_id, Look.what == "journal", EmotionCheckIn.user_id == me)
    logged = and_(ChatLog.id == Look.subject_id, Look.what == "helper_log", ChatLog.user_id == me)
    rows = await unit.session.execute(
        select(Look.looked_at, User.display_name, Look.what, Look.subject_id.is_(None), EmotionCheckIn.local_date,
               ChatLog.timestamp)
        .outerjoin(User, User.id == Look.looked_by)
        .outerjoin(EmotionCheckIn, entry)
        .outerjoin(ChatLog, logged)
        .where(Look.student_id == me)
        .order_by(Look.looked_at.desc(), Look.id)
    )  # fmt: skip
    return [Looked(*row) for row in rows]
