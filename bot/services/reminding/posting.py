"""Saying what is due: at most one message to a person at a time, and never in a moment that is theirs.

Every row that is due is settled in the transaction that says it, or has nothing to say: a daily one moves to its next
day, one that comes once is over, and what has to wait is looked at again when the wait is over. So nothing is said
twice, and nothing is forgotten, whatever dies when.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update

from bot.db import Unit
from bot.models import Reminder, UnaskedDay
from bot.notices import Notice, Priority
from bot.services.reminding import planning, snoozing
from bot.services.reminding.kinds import LASTING, NOTED, SOUNDLESS, Told, gather, in_order
from bot.services.reminding.moments import DAY, Due, following, moment
from bot.services.reminding.readers import Reader, take
from bot.services.reminding.waits import come_along, is_passed_over, may_come_along, wait_of

AFTER_A_FAULT = timedelta(minutes=15)
NOT_AGAIN = timedelta(days=366)  # longer than a sprint lasts


async def post(unit: Unit, user_ids: Collection[str]) -> int:
    """Say to these people what is due to them; return to how many something was said."""
    readers = await take(unit, user_ids)
    for reader in readers:
        _sort_out(reader)
    told = await gather(unit, ((reader, row) for reader in readers for row in [*reader.due, *reader.along]))
    count = 0
    for reader in readers:
        said = [row for row in reader.due if row.id in told]
        if said:
            said += come_along(reader, said, [row for row in reader.along if row.id in told])
            _tell(unit, reader, said, told)
            await _note(unit, reader, said, told)
            count += 1
        rows = {*reader.due, *said}
        _tell_what_was_put_off(unit, reader, rows, said)
        for row in rows:
            _settle(reader, row, said=row in said)
    await unit.session.flush()
    return count


async def put_off(unit: Unit, user_id: str) -> None:
    """Leave somebody alone for a while: what was due to them could not be said, and others must not wait for that.

    Whatever it was may be amiss here as well, so that nothing is asked but that somebody is to be left alone.
    """
    due = update(Reminder).where(Reminder.user_id == user_id, Reminder.due_at <= unit.now)
    await unit.session.execute(due.values(due_at=unit.now + AFTER_A_FAULT))


async def forget(unit: Unit, before: datetime) -> None:
    """Forget what was said long ago, and how often on which day; and days that a clock which ran wrong made up."""
    await snoozing.forget(unit, before)
    over = delete(Reminder).where(Reminder.due_at.is_(None))
    await unit.session.execute(over.where(Reminder.said_at < before, Reminder.kind.not_in(LASTING)))
    await unit.session.execute(over.where(Reminder.said_at < before - NOT_AGAIN))
    had_nothing_to_say = Reminder.said_at.is_(None), Reminder.day < (before - NOT_AGAIN).date()
    await unit.session.execute(over.where(*had_nothing_to_say))
    is_no_day = or_(UnaskedDay.day < before.date(), UnaskedDay.day > unit.now.date() + 2 * DAY)
    await unit.session.execute(delete(UnaskedDay).where(is_no_day))


def _sort_out(reader: Reader) -> None:
    """Leave in `due` what may be said now; everything else waits, or is passed over."""
    for row in list(reader.due):
        if row.is_daily and row.day != reader.today:
            _bring_to_today(reader, row)
    for row in list(reader.due):
        if is_passed_over(reader, row):
            _settle(reader, row, said=False)
        elif (wait := wait_of(reader, row)) is not None:
            row.due_at = wait
        else:
            continue
        reader.due.remove(row)
        reader.later.append(row)
    reader.along = may_come_along(reader) if reader.due else []


def _bring_to_today(reader: Reader, row: Reminder) -> None:
    """Let a daily reminder of a day that is over, or has not begun where its reader is now, be of today or later.

    If its day passed while nobody looked, its reader is told of the gap.
    """
    if row.due_at is not None and reader.calendar.day_of(row.due_at) < reader.today:
        row.details = {"since": row.day.isoformat(), **row.details}
    day = max(row.day, reader.today)
    at = moment(day, row.minute, reader.calendar)
    row.day, row.due_at = Due(day, at) if at else following(reader.now, row.minute, reader.calendar, day)
    if row.due_at > reader.now:
        reader.due.remove(row)
        reader.later.append(row)


def _tell(unit: Unit, reader: Reader, said: Sequence[Reminder], told: Mapping[str, Told]) -> None:
    once = {(row.kind, row.subject_id): row for row in in_order(said)}
    items = [(kind, told[row.id]) for (kind, _), row in once.items()]
    values = {"items": items, "at": reader.now, "today": reader.today, "since": _since(reader)}
    quiet = all(row.kind in SOUNDLESS for row in said)
    unit.tell(Notice(reader.user.id, "reminder", values, priority=Priority.BULK, quiet=quiet))
    if any(not row.asked_for for row in said):
        if reader.told is None:
            reader.told = UnaskedDay(user_id=reader.user.id, day=reader.today, count=0)
            unit.session.add(reader.told)
        reader.told.count += 1


def _tell_what_was_put_off(unit: Unit, reader: Reader, rows: Collection[Reminder], said: Collection[Reminder]) -> None:
    """Let each message that was put off until now say that it was asked again, or that everything in it is done."""
    put_off = [row for row in rows if planning.PUT_OFF in row.details]
    again = {row.details[planning.PUT_OFF] for row in put_off if row in said}
    for text in sorted({row.details[planning.PUT_OFF] for row in put_off}):
        snoozing.tell(unit, reader, datetime.fromisoformat(text), again=text in again)
    for row in put_off:
        row.details = {name: value for name, value in row.details.items() if name != planning.PUT_OFF}


def _since(reader: Reader) -> str | None:
    """Return since when the house was away, if it was; that is said once."""
    missed = [row for row in [*reader.due, *reader.later] if "since" in row.details]
    since = min((row.details["since"] for row in missed), default=None)
    for row in missed:
        row.details = {name: value for name, value in row.details.items() if name != "since"}
    return since


async def _note(unit: Unit, reader: Reader, said: Sequence[Reminder], told: Mapping[str, Told]) -> None:
    for row in said:
        if note := NOTED.get(row.kind):
            await note(unit, reader, told[row.id])


def _settle(reader: Reader, row: Reminder, *, said: bool) -> None:
    """Let a row go on to its next day, or be over."""
    if said:
        row.said_at = reader.now
    if row.is_daily:
        row.day, row.due_at = following(reader.now, row.minute, reader.calendar, row.day + DAY)
    else:
        row.due_at = None
