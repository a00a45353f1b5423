"""Saying what is due: at most one message to a person at a time, and never in a moment that is theirs.

Every row that is due is settled in the transaction that says it, or has nothing to say: a daily one moves to its next
day, one that comes once is over, and what has to wait is looked at again when the wait is over. So nothing is said
twice, and nothing is forgotten, whatever dies when.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any

from bot.db import Unit
from bot.models import Reminder, UnaskedDay
from bot.notices import Notice, Priority
from bot.services.reminding.kinds import gather, in_order
from bot.services.reminding.moments import DAY, following, moment
from bot.services.reminding.readers import Reader, take
from bot.services.reminding.waits import MOST_UNASKED, is_passed_over, rest_of_day, wait_of

AFTER_A_FAULT = timedelta(minutes=15)


async def post(unit: Unit, user_ids: Collection[str]) -> int:
    """Say to these people what is due to them; return to how many something was said."""
    readers = await take(unit, user_ids)
    for reader in readers:
        _sort_out(reader)
    told = await gather(unit, [(reader, row) for reader in readers for row in reader.due])
    count = 0
    for reader in readers:
        items = [(row, told[row.id]) for row in in_order(reader.due) if row.id in told]
        if items:
            _tell(unit, reader, items)
            count += 1
        for row in reader.due:
            _settle(reader, row, said=row.id in told)
    await unit.session.flush()
    return count


async def put_off(unit: Unit, user_id: str) -> None:
    """Leave somebody alone for a while: what was due to them could not be said, and others must not wait for that."""
    for reader in await take(unit, [user_id]):
        for row in reader.due:
            row.due_at = unit.now + AFTER_A_FAULT
    await unit.session.flush()


def _sort_out(reader: Reader) -> None:
    """Leave in `due` what may be said now; everything else waits, or is passed over."""
    _catch_up(reader)
    unasked = any(not row.asked_for for row in reader.due)
    if unasked and reader.told is not None and reader.told.count == MOST_UNASKED - 1:
        reader.due.extend(rest_of_day(reader))  # the last message of the day tells what else is to come in it
    for row in list(reader.due):
        if is_passed_over(reader, row):
            _settle(reader, row, said=False)
        elif (wait := wait_of(reader, row)) is not None:
            row.due_at = wait
        else:
            continue
        reader.due.remove(row)


def _catch_up(reader: Reader) -> None:
    """Bring daily reminders whose day has passed, while nobody looked, to today; their reader is told of the gap."""
    for row in list(reader.due):
        if not row.is_daily or row.due_at is None or reader.calendar.day_of(row.due_at) >= reader.today:
            continue
        row.details = {"since": row.day.isoformat(), **row.details}
        today = moment(reader.today, row.minute, reader.calendar)
        if today is not None and today <= reader.now:
            row.day, row.due_at = reader.today, today
        else:
            row.day, row.due_at = following(reader.now, row.minute, reader.calendar)
            reader.due.remove(row)


def _tell(unit: Unit, reader: Reader, items: Iterable[tuple[Reminder, Mapping[str, Any]]]) -> None:
    said = list(items)
    since = min((row.details["since"] for row, _ in said if "since" in row.details), default=None)
    values = {"items": [(row.kind, values) for row, values in said], "at": reader.now, "today": reader.today}
    if since:
        values["since"] = since
    unit.tell(Notice(reader.user.id, "reminder", values, priority=Priority.BULK))
    if any(not row.asked_for for row, _ in said):
        if reader.told is None:
            reader.told = UnaskedDay(user_id=reader.user.id, day=reader.today, count=0)
            unit.session.add(reader.told)
        reader.told.count += 1


def _settle(reader: Reader, row: Reminder, *, said: bool) -> None:
    """Let a row go on to its next day, or be over."""
    if said:
        row.said_at = reader.now
        row.details = {name: value for name, value in row.details.items() if name != "since"}
    if row.is_daily:
        row.day, row.due_at = following(reader.now, row.minute, reader.calendar, row.day + DAY)
    else:
        row.due_at = None
