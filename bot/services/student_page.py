"""What a coach sees of one student: areas plug in a section each, and those with something to say make a line."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import CoachNote, EmotionCategory, EmotionCheckIn, User
from bot.services import reaching, shared_words, wall
from bot.services.checks import asking, suggesting
from bot.services.path import mine
from bot.services.projects import pages
from bot.services.reaching import Why
from bot.services.reading import readers
from bot.services.rhythm import pulse, sprints
from bot.services.wall import Present
from bot.services.who import Who

DAYS = 7


@dataclass(frozen=True)
class Line:
    """What a section says; `views/student_page.py` has the words of each kind."""

    kind: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A student's page. `out_of_reach` says why no message would arrive, if so; `notes` counts those of coaches."""

    id: str
    name: str
    batch: str | None
    last_seen: datetime | None
    out_of_reach: Why | None
    lines: tuple[Line, ...]
    notes: int


Section = Callable[[Unit, Who, Present], Awaitable[Line | None]]


async def _today(_unit: Unit, _who: Who, student: Present) -> Line:
    return Line("today", {"mood": student})


async def _week(unit: Unit, _who: Who, student: Present) -> Line:
    """Return the sign of the last feeling of each of seven days, the oldest first; None for a day without one."""
    days = [student.day - timedelta(days=n) for n in reversed(range(DAYS))]
    said = await unit.session.execute(
        select(EmotionCheckIn.local_date, EmotionCategory.emoji)
        .join(EmotionCategory, EmotionCategory.id == EmotionCheckIn.category_id)
        .where(EmotionCheckIn.user_id == student.user_id, EmotionCheckIn.local_date >= days[0])
        .order_by(EmotionCheckIn.timestamp)
    )
    signs: dict[date, str] = dict(said.all())
    return Line("week", {"signs": [signs.get(day) for day in days]})


async def _shared(unit: Unit, who: Who, student: Present) -> Line | None:
    count = await shared_words.count(unit, who, student.user_id)
    return Line("shared", {"student_id": student.user_id, "count": count}) if count else None


async def _checks(unit: Unit, _who: Who, student: Present) -> Line | None:
    if not await suggesting.majors_with_questions(unit, student.user_id):
        return None
    opened, waiting = await asking.counts(unit, student.user_id)
    return Line("checks", {"student_id": student.user_id, "opened": opened, "waiting": waiting})


async def _path(unit: Unit, _who: Who, student: Present) -> Line | None:
    fields = await mine.path(unit, student.user_id)
    return Line("path", {"student_id": student.user_id, "counts": mine.counted(fields)}) if fields else None


async def _pulse(unit: Unit, _who: Who, student: Present) -> Line | None:
    sprint = await sprints.active(unit)
    if sprint is None:
        return None
    beats = (await pulse.of(unit, [student.user_id], sprint, student.day))[student.user_id]
    return Line("pulse", {"student_id": student.user_id, "sprint": sprint.name, "beats": beats})


async def _project(unit: Unit, who: Who, student: Present) -> Line | None:
    page = await pages.now_of(unit, who, student.user_id)
    return Line("project", {"student_id": student.user_id, "page": page}) if page else None


async def _reading(unit: Unit, who: Who, student: Present) -> Line | None:
    reader = await readers.of_student(unit, who, student.user_id)
    return Line("reading", {"student_id": student.user_id, "reader": reader}) if reader.books else None


# In the order in which they stand on the page.
SECTIONS: tuple[Section, ...] = (_today, _week, _shared, _path, _checks, _pulse, _project, _reading)


async def of(unit: Unit, who: Who, student_id: str) -> Page:
    """Return a student's page, for a coach who sees them."""
    student = await wall.mood_of(unit, who, student_id)
    lines = [await section(unit, who, student) for section in SECTIONS]
    notes = select(func.count(CoachNote.id)).where(CoachNote.student_id == student_id)
    return Page(
        student_id, student.name, student.batch, await _last_seen(unit, student_id),
        (await reaching.unreached(unit, [student_id])).get(student_id),
        tuple(line for line in lines if line is not None), await unit.session.scalar(notes) or 0,
    )  # fmt: skip


async def _last_seen(unit: Unit, student_id: str) -> datetime | None:
    """Return when a student was here last: they came in, or said how they are; what a coach noted does not count."""
    own = EmotionCheckIn.user_id == student_id, EmotionCheckIn.source == "student"
    said = await unit.session.scalar(select(func.max(EmotionCheckIn.timestamp)).where(*own))
    came_in = await unit.session.scalar(select(User.last_login_at).where(User.id == student_id))
    return max((one for one in (said, came_in) if one is not None), default=None)
