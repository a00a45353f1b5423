"""Activities that a coach gives against a mix-up that was seen twice, to one or to all who show it."""

from zlib import crc32

from sqlalchemy import Select, select, update

from bot.content.diagnostics.item import Misconception
from bot.db import Unit
from bot.models import Activity, MajorObjective, StudentMajorObjective, SuggestedActivity, User
from bot.notices import Notice
from bot.services import scope
from bot.services.checks import mixups, reviewing
from bot.services.errors import BotError
from bot.services.path import progress
from bot.services.who import Who


def short_name(misconception: Misconception) -> str:
    """Return a name of eight letters that fits into a button beside an id; codes may be long."""
    return f"{crc32(misconception.code.encode()):08x}"


async def in_batch(unit: Unit, who: Who, batch_id: str) -> tuple[str, dict[Misconception, list[User]]]:
    """Return the name of a batch and, for each mix-up seen twice in it, the students who show it, by name."""
    batch = await scope.batch(unit, who, batch_id)
    seen = select(User).where(User.batch == batch.name, scope.seen_by(who.coach()))
    students = {one.id: one for one in await unit.session.scalars(seen.order_by(User.display_name))}
    found = mixups.by_misconception(await mixups.seen_twice(unit, list(students)))
    return batch.name, {one: [students[user_id] for user_id in ids] for one, ids in found.items()}


async def give(unit: Unit, who: Who, batch_id: str, name: str) -> tuple[Misconception, Activity, list[str]]:
    """Give the activity that helps to everybody of a batch who shows a mix-up; return it and to whom it is new."""
    _, found = await in_batch(unit, who, batch_id)
    misconception = next((one for one in found if short_name(one) == name), None)
    if misconception is None:
        raise BotError("mixup_cleared")
    activity = await _helping(unit, misconception)
    new = []
    for student in found[misconception]:
        if await _suggest(unit, who, student, activity, misconception):
            new.append(student.display_name)
            values = {"coach": who.name, "title": activity.title, "activity": activity.id}
            unit.tell(Notice(student.id, "activity_suggested", values, quiet=True))
    return misconception, activity, new


async def _helping(unit: Unit, misconception: Misconception) -> Activity:
    majors = select(MajorObjective).where(MajorObjective.diagnostic_module_key.is_not(None))
    for major in await unit.session.scalars(majors.order_by(MajorObjective.created_at)):
        if (found := await reviewing.helping(unit, major, misconception.helps)) is not None:
            return found
    raise BotError("nothing_helps")


async def _suggest(unit: Unit, who: Who, student: User, activity: Activity, misconception: Misconception) -> bool:
    known = await unit.session.scalar(
        select(SuggestedActivity).where(
            SuggestedActivity.user_id == student.id,
            SuggestedActivity.activity_id == activity.id,
            SuggestedActivity.misconception == misconception.code,
        )
    )
    if known is not None and known.done_at is None:
        return False
    if known is None:
        known = SuggestedActivity(user_id=student.id, activity_id=activity.id, misconception=misconception.code)
        unit.session.add(known)
    known.suggested_by, known.suggested_at, known.done_at = who.coach().id, unit.now, None
    await unit.session.flush()
    return True


async def next_of(unit: Unit, user_id: str) -> tuple[Activity, str | None] | None:
    """Return the activity given to a student that is not done yet, and who gave it."""
    found = await unit.session.execute(
        select(Activity, User.display_name)
        .join(SuggestedActivity, SuggestedActivity.activity_id == Activity.id)
        .outerjoin(User, User.id == SuggestedActivity.suggested_by)
        .where(SuggestedActivity.user_id == user_id, SuggestedActivity.done_at.is_(None))
        .order_by(SuggestedActivity.suggested_at)
        .limit(1)
    )
    row = found.one_or_none()
    return (row[0], row[1]) if row else None


async def given(unit: Unit, who: Who, activity_id: str) -> Activity:
    """Return an activity that was given to whoever speaks. BotError: `over`."""
    mine = select(SuggestedActivity.id).where(
        SuggestedActivity.user_id == who.student().id, SuggestedActivity.activity_id == activity_id
    )
    activity = await unit.session.get(Activity, activity_id)
    if activity is None or await unit.session.scalar(mine) is None:
        raise BotError("over")
    return activity


async def done(unit: Unit, who: Who, activity_id: str) -> Activity:
    """Note that a student has done an activity that was given to them; a second time changes nothing."""
    activity = await given(unit, who, activity_id)
    await unit.session.execute(
        update(SuggestedActivity)
        .where(
            SuggestedActivity.user_id == who.student().id,
            SuggestedActivity.activity_id == activity_id,
            SuggestedActivity.done_at.is_(None),
        )
        .values(done_at=unit.now)
    )
    return activity


async def majors_with_questions(unit: Unit, user_id: str) -> list[MajorObjective]:
    """Return the majors of a student that a check can be taken for, the longest on the path first."""
    return list(await unit.session.scalars(_with_questions(user_id)))


async def majors_done(unit: Unit, user_id: str) -> list[MajorObjective]:
    """Return those of them that are not mastered, and of which every step is done: a check may be asked for."""
    mine = StudentMajorObjective
    done = progress.all_done(mine.user_id, mine.major_objective_id)
    return list(await unit.session.scalars(_with_questions(user_id).where(mine.status != "mastered", done)))


def _with_questions(user_id: str) -> Select[MajorObjective]:
    return (
        select(MajorObjective)
        .join(StudentMajorObjective, StudentMajorObjective.major_objective_id == MajorObjective.id)
        .where(StudentMajorObjective.user_id == user_id, MajorObjective.diagnostic_module_key.is_not(None))
        .order_by(StudentMajorObjective.assigned_at, MajorObjective.created_at)
    )
