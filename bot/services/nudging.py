"""A coach says hello to those who have not checked in: once a day each, and to nobody who rests or cannot read it."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import Decision, Preferences
from bot.notices import Notice
from bot.services import reaching, wall, writing_times
from bot.services.wall import Present
from bot.services.who import Who

KIND = "nudge"


async def missing(unit: Unit, who: Who) -> list[Present]:
    """Return the students of a coach who are in, have school today, and have not checked in."""
    return [one for one in await wall.mood_today(unit, who) if one.is_missing]


async def nudge(unit: Unit, who: Who) -> Mapping[str, list[str]]:
    """Say hello to everybody who is missing; a second time on the same day says nothing to anybody.

    Returns their names by what became of it: `sent`, `already`, `quiet`, `declined`, `unreached`.
    """
    absent = await missing(unit, who)
    ids = [one.user_id for one in absent]
    chosen = await unit.session.scalars(select(Preferences).where(Preferences.user_id.in_(ids)))
    mine = {one.user_id: one for one in chosen}
    out_of_reach = await reaching.unreached(unit, ids)
    result: dict[str, list[str]] = {}
    for one in absent:
        fate = "unreached" if one.user_id in out_of_reach else None
        fate = fate or writing_times.rest(mine.get(one.user_id), unit.now) or await _say_hello(unit, who, one)
        result.setdefault(fate, []).append(one.name)
    return result


async def _say_hello(unit: Unit, who: Who, student: Present) -> str:
    if not await _first_today(unit, who, student):
        return "already"
    unit.tell(Notice(student.user_id, "hello", {"coach": who.name}))
    return "sent"


async def _first_today(unit: Unit, who: Who, student: Present) -> bool:
    """Note that a student was nudged on their day; the unique key of decisions lets one coach be first."""
    subject = f"{student.user_id}:{student.day}"
    known = select(Decision.id).where(Decision.kind == KIND, Decision.subject_id == subject)
    if await unit.session.scalar(known):
        return False
    noted = Decision(
        kind=KIND, subject_id=subject, student_id=student.user_id, decided_by=who.coach().id, decided_at=unit.now,
        outcome="sent", undo={},
    )  # fmt: skip
    try:
        async with unit.session.begin_nested():
            unit.session.add(noted)
    except IntegrityError:
        return False
    return True
