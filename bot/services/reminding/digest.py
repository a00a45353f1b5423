"""A coach's digest at their own hour: who is missing, who needs them and why, what waits, who has fallen silent.

It comes on days on which one of their classes has school, and only if there is something to say. What it is made of is
read once for the whole school and handed out by what each coach sees.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch, Reminder
from bot.services import attendance, inbox, scope
from bot.services.attendance import Attendance
from bot.services.cards import Card
from bot.services.reminding import silences
from bot.services.reminding.readers import Reader
from bot.services.rhythm.calendar import weekday_of
from bot.services.school_days import a_school_day_later, is_school_day
from bot.services.scope import Sight

KIND = "digest"
USUAL_WEEK = (1, 2, 3, 4, 5)  # of a coach without any class


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return `missing` by class, `cards`, the day `since` which one waits too long, and who is `quiet`.

    Whoever is told of as quiet is not named as missing once more; `absent` is how many are missing with them.
    """
    coaches = {reader.user.id: reader for reader, _ in due if reader.user.role == "admin"}
    sights = await scope.sights(unit, coaches)
    classes = await in_use(unit)
    at_work = {key for key, one in coaches.items() if _has_school(one, sights[key], classes)}
    if not at_work:
        return {}
    students, cards = await attendance.of_school(unit), await inbox.waiting(unit, scope.all_seeing())
    fallen = {key: [one for one in students if one.is_quiet and sights[key].sees(one.batch)] for key in at_work}
    quiet = await silences.new(unit, fallen)
    told = {}
    for reader, row in due:
        key = reader.user.id
        if key in at_work:
            theirs = [one for one in cards if sights[key].sees(one.batch)]
            missing = [one for one in students if one.is_missing and sights[key].sees(one.batch)]
            if theirs or missing or quiet[key]:
                since = _too_long(unit, reader, theirs, classes)
                known = {one.id for one in quiet[key]}
                others = [one for one in missing if one.id not in known]
                told[row.id] = {"missing": _by_class(others), "cards": theirs, "since": since, "quiet": quiet[key],
                                "absent": len(missing)}  # fmt: skip
    return told


async def note(unit: Unit, reader: Reader, told: Mapping[str, Any]) -> None:
    """Remember of whose silence a coach has read."""
    await silences.note(unit, reader.user.id, told["quiet"])


async def in_use(unit: Unit) -> dict[str | None, Batch]:
    """Return every class that is in use, by name."""
    return {one.name: one for one in await unit.session.scalars(select(Batch).where(Batch.archived_at.is_(None)))}


def _has_school(reader: Reader, sight: Sight, classes: Mapping[str | None, Batch]) -> bool:
    seen = [one for name, one in classes.items() if sight.sees(name)]
    return any(is_school_day(one, reader.today) for one in seen) if seen else weekday_of(reader.today) in USUAL_WEEK


def _by_class(missing: Sequence[Attendance]) -> list[tuple[str | None, list[str]]]:
    return [(batch, [one.name for one in some]) for batch, some in groupby(missing, key=lambda one: one.batch)]


def _too_long(unit: Unit, reader: Reader, cards: Sequence[Card], classes: Mapping[str | None, Batch]) -> Any:
    """Return the reader's day on which the oldest came of what has waited over a school day."""
    late = [one.since for one in cards if a_school_day_later(classes.get(one.batch), one.since) <= unit.now]
    return min(late).astimezone(ZoneInfo(reader.calendar.zone)).date() if late else None
