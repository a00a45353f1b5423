"""The pulse of a sprint: goals, tasks and habits as three plain numbers beside each other, and never a mean of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import ActionItem, Batch, Goal, Sprint, User
from bot.services import scope
from bot.services.names import plain
from bot.services.rhythm import habit_scores, tasks
from bot.services.who import Who

Count = tuple[int, int]  # done, of so many


@dataclass(frozen=True)
class Pulse:
    """Goals reached, tasks done and habit days done, each of how many; of habits only the days so far."""

    goals: Count = (0, 0)
    tasks: Count = (0, 0)
    habits: Count = (0, 0)


@dataclass(frozen=True)
class Beating:
    """A student with their pulse."""

    id: str
    name: str
    batch: str | None
    pulse: Pulse


async def of(unit: Unit, user_ids: Sequence[str], sprint: Sprint, today: date) -> dict[str, Pulse]:
    """Return the pulse of each of these students in a sprint; three questions to the tables, however many they are."""
    goals = await unit.session.execute(
        select(Goal.user_id, func.count().filter(Goal.status == "completed"), func.count())
        .where(Goal.sprint_id == sprint.id, Goal.user_id.in_(user_ids), Goal.dropped_at.is_(None))
        .group_by(Goal.user_id)
    )
    planned = await unit.session.execute(
        select(ActionItem.user_id, func.count().filter(ActionItem.is_completed), func.count())
        .where(tasks.of_everybody(sprint.id), ActionItem.user_id.in_(user_ids))
        .group_by(ActionItem.user_id)
    )
    reached = {user_id: (done, of_) for user_id, done, of_ in goals}
    ticked = {user_id: (done, of_) for user_id, done, of_ in planned}
    marked = await habit_scores.counts(unit, user_ids, sprint, today)
    none = (0, 0)
    return {one: Pulse(reached.get(one, none), ticked.get(one, none), marked.get(one, none)) for one in user_ids}


async def of_coach(unit: Unit, who: Who, sprint: Sprint, batch_id: str | None = None) -> list[Beating]:
    """Return every student whom a coach sees, of one class or of all, with their pulse, by name."""
    seen = [scope.seen_by(who.coach())]
    if batch_id is not None:
        seen.append(User.batch == (await scope.batch(unit, who, batch_id)).name)
    found = (await unit.session.execute(select(User.id, User.display_name, User.batch).where(*seen))).all()
    beats = await of(unit, [one.id for one in found], sprint, who.today(unit.now))
    students = [Beating(key, name, batch, beats[key]) for key, name, batch in found]
    return sorted(students, key=lambda one: (plain(one.name), one.id))


async def batch_ids(unit: Unit, who: Who) -> dict[str, str]:
    """Return the ids of a coach's classes by their names."""
    found = await unit.session.execute(select(Batch.name, Batch.id).where(scope.batches_of(who.coach())))
    return dict(found.all())
