"""When something is to be said: daily at the times that people chose, once at a moment, or later, as they asked."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import String, cast, or_, select, update

from bot.db import Unit, insert_new
from bot.models import Batch, Habit, Preferences, Reminder, Sprint, User, new_id
from bot.models.reminders import ONCE
from bot.services.reminding import board, checking_in, day, habit
from bot.services.reminding.moments import DAY, LONGEST_WAIT, MINUTES, Calendar, following, moment
from bot.services.reminding.readers import calendar_of
from bot.services.vision import returning
from bot.services.who import present

MORNING = 7 * 60 + 30
AFTER_SCHOOL = 30  # minutes after the class has ended
A_DAY = range(MINUTES)  # what is no minute of it came from elsewhere, and is no time for anything
SCHOOL_ENDS = 15 * 60  # where there is no class
BY_DEFAULT = (checking_in.KIND, day.KIND)  # of students who chose when to be written to; with a board, that too
OF_STUDENTS = (*BY_DEFAULT, board.KIND)  # an import may have made a coach of somebody who chose times for these


PUT_OFF = "put_off"  # in a reminder's details: when the message was said of which it was put off


class Time(NamedTuple):
    """A daily reminder: of which kind, about what, at which minute of the day."""

    kind: str
    subject_id: str
    minute: int


class News(NamedTuple):
    """Something to be said once: to whom, of which kind, about what, and from which moment on."""

    user_id: str
    kind: str
    subject_id: str
    at: datetime


async def follow(unit: Unit, *user_ids: str) -> int:
    """Let the daily reminders of people be at the times that they chose; return how many rows were changed.

    What is due already is left to be said, and so is what waits for a better moment; what waited for days, because of
    a break, is looked at again.
    """
    wanted = await _wanted(unit, user_ids)
    ahead = or_(Reminder.minute != ONCE, Reminder.due_at > unit.now)
    changed = 0
    for row in (await unit.session.scalars(select(Reminder).where(Reminder.user_id.in_(user_ids), ahead))).all():
        calendar, times = wanted.get(row.user_id, (None, set()))
        if not row.is_daily:
            changed += calendar is not None and _look_again(unit, row, calendar)
        elif calendar is None or (time := Time(row.kind, row.subject_id, row.minute)) not in times:
            await unit.session.delete(row)
            changed += 1
        else:
            times.remove(time)
            changed += _plan_anew(unit, row, calendar)
    rows = [
        {**_new(user_id, time.kind, time.subject_id), "minute": time.minute, "day": due.day, "due_at": due.at}
        for user_id, (calendar, times) in wanted.items()
        for time in times
        for due in (following(unit.now, time.minute, calendar),)
    ]
    if rows:
        await unit.session.execute(insert_new(unit, Reminder), rows)
    await unit.session.flush()
    return changed + len(rows)


async def follow_class(unit: Unit, name: str | None) -> None:
    """Let the reminders of a class follow its school hours."""
    students = select(User.id).where(User.batch == name, User.role == "student")
    await follow(unit, *await unit.session.scalars(students))


async def follow_sprint(unit: Unit) -> None:
    """Let the reminders of all habits follow the sprint that is active now: those of another one rest."""
    resting = select(Reminder.user_id).where(Reminder.kind == habit.KIND, Reminder.minute != ONCE)
    beginning = select(Habit.user_id).join(Sprint, Sprint.id == Habit.sprint_id)
    own = beginning.where(Sprint.is_active, cast(Habit.remind_at, String) != "[]")
    await follow(unit, *await unit.session.scalars(resting.union(own)))


async def everybody(unit: Unit) -> Sequence[str]:
    """Return the ids of all who chose when to be written to, or to whom something is to be said every day."""
    daily = select(Reminder.user_id).where(Reminder.minute != ONCE)
    found = await unit.session.scalars(select(Preferences.user_id).union(daily))
    return sorted(found)


def _look_again(unit: Unit, row: Reminder, calendar: Calendar) -> bool:
    """Look now at something that should have come days ago, and was asked for by nobody."""
    waits = not row.asked_for and row.day < calendar.day_of(unit.now) - DAY
    if waits:
        row.due_at = unit.now
    return waits


def _plan_anew(unit: Unit, row: Reminder, calendar: Calendar) -> bool:
    if row.due_at is not None and row.due_at <= unit.now:
        return False
    strayed = _strayed(unit, row)
    at = moment(row.day, row.minute, calendar)
    has_come = at is not None and at <= unit.now and row.day == calendar.day_of(unit.now)
    if has_come and not strayed:  # it waits for a better moment
        return False
    due = following(unit.now, row.minute, calendar, None if strayed else row.day)
    if (row.day, row.due_at) == due:
        return False
    row.day, row.due_at = due
    return True


def _strayed(unit: Unit, row: Reminder) -> bool:
    """Whether a row lies where no time of day can have put it, or was said after today: a clock ran wrong."""
    too_far = row.due_at is None or row.due_at > unit.now + LONGEST_WAIT
    return too_far or (row.said_at is not None and row.said_at > unit.now + DAY)


async def _wanted(unit: Unit, user_ids: Iterable[str]) -> dict[str, tuple[Calendar, set[Time]]]:
    """Return at which times people want to be reminded; nobody who left, and nobody who chose nothing yet.

    Nobody says anything to them meanwhile: what was planned before would be said once more.
    """
    found = await unit.session.execute(
        select(User, Preferences, Batch)
        .join(Preferences, Preferences.user_id == User.id)
        .outerjoin(Batch, Batch.name == User.batch)
        .where(User.id.in_(user_ids), present())
        .order_by(User.id)
        .with_for_update(of=User, key_share=True)
    )
    rows = list(found)
    boards = await returning.with_cards(unit, [user.id for user, _, _ in rows])
    wanted = {
        user.id: (calendar_of(chosen, batch), _chosen(user, chosen, batch, has_board=user.id in boards))
        for user, chosen, batch in rows
    }
    students = [user.id for user, _, _ in rows if user.role == "student"]
    own = (
        select(Habit)
        .join(Sprint, Sprint.id == Habit.sprint_id)
        .where(Habit.user_id.in_(students), Sprint.is_active, Habit.archived_at.is_(None))
    )
    for one in await unit.session.scalars(own):
        times = [minute for minute in one.own_times or () if minute in A_DAY]
        wanted[one.user_id][1].update(Time(habit.KIND, one.id, minute) for minute in times)
    return wanted


def _chosen(user: User, chosen: Preferences, batch: Batch | None, *, has_board: bool) -> set[Time]:
    kinds, is_student = (OF_STUDENTS if has_board else BY_DEFAULT), user.role == "student"
    times = {
        kind: list(minutes)
        for kind, minutes in chosen.reminders.items()
        if (kind in kinds if is_student else kind not in OF_STUDENTS)
    }
    if is_student and chosen.write_at != "never":
        times = {kind: [usual_time(chosen, batch)] for kind in kinds} | times
    return {Time(kind, "", minute) for kind, minutes in times.items() for minute in minutes if minute in A_DAY}


def usual_time(chosen: Preferences, batch: Batch | None) -> int:
    """Return at which minute of the day a student is written to who said after school, or in the morning."""
    if chosen.write_at == "morning":
        return max(MORNING, chosen.quiet_to) if chosen.quiet_to < chosen.quiet_from else MORNING
    return min((batch.school_to if batch else SCHOOL_ENDS) + AFTER_SCHOOL, A_DAY[-1])


async def say(
    unit: Unit, user_id: str, kind: str, subject_id: str, at: datetime, calendar: Calendar, **details: Any
) -> bool:
    """Let something be said once, at a moment or as soon after it as may be; False if it waits or was said already."""
    row = {**_new(user_id, kind, subject_id), "day": calendar.day_of(at), "due_at": at, "details": details}
    return await _store(unit, [row]) == 1


async def say_all(unit: Unit, news: Sequence[News]) -> int:
    """Let many things be said once each, to whoever they are for; return how many are neither waiting nor said yet."""
    found = await unit.session.execute(
        select(User.id, Preferences, Batch)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .outerjoin(Batch, Batch.name == User.batch)
        .where(User.id.in_({one.user_id for one in news}))
    )
    live = {user_id: calendar_of(chosen, batch) for user_id, chosen, batch in found}
    rows = [
        {**_new(one.user_id, one.kind, one.subject_id), "day": live[one.user_id].day_of(one.at), "due_at": one.at}
        for one in news
        if one.user_id in live
    ]
    return await _store(unit, rows)


async def _store(unit: Unit, rows: Sequence[dict[str, Any]]) -> int:
    if not rows:
        return 0
    stored = await unit.session.execute(insert_new(unit, Reminder).values(rows).returning(Reminder.id))
    return len(stored.all())


async def remind_later(
    unit: Unit, user_id: str, kind: str, subject_id: str, at: datetime, calendar: Calendar, said_at: datetime
) -> None:
    """Let something that was put off come again when its reader said; a second time moves it.

    When it was last said stays: the message in which it was can still be answered. Of which message it was put off is
    kept as well: that one is told what became of it.
    """
    about = Reminder.user_id == user_id, Reminder.kind == kind, Reminder.subject_id == subject_id
    details = {PUT_OFF: said_at.isoformat()}
    again = {"day": calendar.day_of(at), "due_at": at, "asked_for": True, "details": details}
    moved = update(Reminder).where(*about, Reminder.minute == ONCE).values(again).returning(Reminder.id)
    if (await unit.session.execute(moved)).first() is None:
        await unit.session.execute(insert_new(unit, Reminder).values({**_new(user_id, kind, subject_id), **again}))


def _new(user_id: str, kind: str, subject_id: str) -> dict[str, Any]:
    return {
        "id": new_id(), "user_id": user_id, "kind": kind, "subject_id": subject_id, "minute": ONCE, "asked_for": False,
        "details": {}, "said_at": None,
    }  # fmt: skip
