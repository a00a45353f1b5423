"""A coach says hello to those who have not checked in: once a day each, and not in anybody's quiet time."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import Decision, Preferences
from bot.notices import Notice
from bot.services import wall, writing_times
from bot.services.wall import Present
from bot.services.who import Who

KIND = "nudge"


@dataclass
class Nudged:
    """Names: who was nudged now, who had been today, who is in their quiet time."""

    sent: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    resting: list[str] = field(default_factory=list)


async def missing(unit: Unit, who: Who) -> list[Present]:
    """Return the students of a coach who are in and have not checked in today."""
    return [one for one in await wall.mood_today(unit, who) if one.category is None and one.joined]


async def nudge(unit: Unit, who: Who) -> Nudged:
    """Say hello to everybody who is missing; a second time on the same day says nothing to anybody."""
    result = Nudged()
    absent = await missing(unit, who)
    mine = select(Preferences).where(Preferences.user_id.in_([one.user_id for one in absent]))
    chosen = {one.user_id: one for one in await unit.session.scalars(mine)}
    for one in absent:
        if not writing_times.may_write(chosen.get(one.user_id), unit.now):
            result.resting.append(one.name)
        elif await _first_today(unit, who, one.user_id):
            unit.tell(Notice(one.user_id, "hello", {"coach": who.name}))
            result.sent.append(one.name)
        else:
            result.already.append(one.name)
    return result


async def _first_today(unit: Unit, who: Who, student_id: str) -> bool:
    """Note that a student was nudged on this day; the unique key of decisions lets one coach be first."""
    subject = f"{student_id}:{who.today(unit.now)}"
    known = select(Decision.id).where(Decision.kind == KIND, Decision.subject_id == subject)
    if await unit.session.scalar(known):
        return False
    noted = Decision(
        kind=KIND, subject_id=subject, student_id=student_id, decided_by=who.coach().id, decided_at=unit.now,
        outcome="sent", undo={},
    )  # fmt: skip
    try:
        async with unit.session.begin_nested():
            unit.session.add(noted)
    except IntegrityError:
        return False
    return True
