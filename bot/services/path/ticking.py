"""Ticking an activity, and what belongs to a tick: how long it took, and a note."""

from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import Activity, ActivityProgress, StudentObjective
from bot.services.errors import BotError
from bot.services.path import mine, owned, progress, viva
from bot.services.path.mine import Major, Part
from bot.services.who import Who

MINUTES = (5, 10, 20, 30, 60)
NOTE = 1000


@dataclass(frozen=True)
class Ticked:
    """What a tick has led to; `fell_back` is the card of a talk that nobody waits for any more."""

    activity_id: str
    title: str
    part: Part
    major: Major | None
    fell_back: str | None = None


async def tick(unit: Unit, who: Who, activity_id: str, *, done: bool = True) -> Ticked:
    """Tick an activity, or un-tick it; ten times is once, and what was noted about it stays."""
    activity, part = await owned.activity(unit, who, activity_id)
    await unit.session.refresh(part, with_for_update=True)  # two phones, one row
    major = await owned.major_of(unit, part)
    card = viva.card_id(major) if major and major.status == "viva_requested" else None
    row = await _row(unit, activity, part)
    if (row is not None and row.completed) != done:
        if row is None:
            row = ActivityProgress(user_id=part.user_id, activity_id=activity.id, student_objective_id=part.id)
            unit.session.add(row)
        row.completed, row.completed_at = done, unit.now if done else None
        await unit.session.flush()
        await progress.follow(unit, part.user_id, [part.objective_id])
    fell_back = card if major and major.status != "viva_requested" else None
    return Ticked(activity.id, activity.title, *await mine.part(unit, part), fell_back)


async def ticked(unit: Unit, who: Who, activity_id: str) -> Ticked:
    """Return how it stands with an activity that is done."""
    activity, part = await owned.activity(unit, who, activity_id)
    await _done(unit, who, activity_id)
    return Ticked(activity.id, activity.title, *await mine.part(unit, part))


async def spend(unit: Unit, who: Who, activity_id: str, minutes: int) -> None:
    """Say how long an activity took, in one of the lengths that are offered."""
    row = await _done(unit, who, activity_id)
    if minutes not in MINUTES:
        raise BotError("over")
    row.time_spent_minutes = minutes
    await unit.session.flush()


async def note(unit: Unit, who: Who, activity_id: str, text: str) -> None:
    """Keep what a student notes about an activity that is done, instead of an earlier note."""
    row = await _done(unit, who, activity_id)
    if not 0 < len(text.strip()) <= NOTE:
        raise BotError("note_too_long", step="text", limit=NOTE)
    row.notes = text.strip()
    await unit.session.flush()


async def _done(unit: Unit, who: Who, activity_id: str) -> ActivityProgress:
    row = await _row(unit, *await owned.activity(unit, who, activity_id))
    if row is None or not row.completed:
        raise BotError("tick_first")
    return row


async def _row(unit: Unit, activity: Activity, part: StudentObjective) -> ActivityProgress | None:
    return await unit.session.scalar(
        select(ActivityProgress).where(
            ActivityProgress.activity_id == activity.id, ActivityProgress.student_objective_id == part.id
        )
    )
