"""What of the last sprint could go on in the open one: goals that are not finished, and habits; offered once."""

from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import Goal, Habit, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import carrying, goals, habits, sprints
from bot.services.rhythm.carrying import Taken
from bot.services.rhythm.goals import Progress
from bot.services.who import Who


@dataclass(frozen=True)
class Offer:
    """What could be taken along, from which sprint into which."""

    source: Sprint
    target: Sprint
    goals: list[Progress]
    habits: list[Habit]

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.goals or self.habits)


async def open_sprint(unit: Unit, who: Who) -> Sprint | None:
    """Return the sprint in which somebody can plan today, if there is one."""
    sprint = await sprints.active_once(unit)
    return sprint if sprint is not None and sprints.is_open(unit, who, sprint) else None


async def of_last(unit: Unit, who: Who) -> Offer | None:
    """Return what the last sprint offers; None where no sprint is open, or none was before it."""
    target = await open_sprint(unit, who)
    if target is None:
        return None
    past = await sprints.past_once(unit, who)
    source = next((one for one in past if one.start_date < target.start_date and one.id != target.id), None)
    return await of(unit, who, source, target) if source else None


async def of(unit: Unit, who: Who, source: Sprint, target: Sprint) -> Offer:
    """Return what of one sprint is not finished, and was neither taken along nor let go."""
    user_id = who.student().id
    known = select(Goal.copied_from).where(Goal.sprint_id == target.id, Goal.user_id == user_id)
    copied = set((await unit.session.scalars(known.where(Goal.copied_from.is_not(None)))).all())
    mine = await goals.of(unit, user_id, source.id)
    left = [one for one in mine if one.goal.status != "completed" and one.goal.id not in copied]
    return Offer(source, target, left, await habits_left(unit, user_id, source, target))


async def habits_left(unit: Unit, user_id: str, source: Sprint, target: Sprint) -> list[Habit]:
    """Return the habits of one sprint that are not in another yet."""
    known = select(Habit.copied_from).where(
        Habit.sprint_id == target.id, Habit.user_id == user_id, Habit.copied_from.is_not(None)
    )
    copied = set((await unit.session.scalars(known)).all())
    return [one for one in await habits.of(unit, user_id, source.id) if one.id not in copied]


async def carry_all(unit: Unit, who: Who) -> Taken:
    """Take all goals along that are offered; return everything that came from that sprint, a second time the same."""
    offer = await _offer(unit, who)
    for one in offer.goals:
        await carrying.carry_goal(unit, who, one.goal.id)
    before = select(Goal.id).where(Goal.sprint_id == offer.source.id, Goal.user_id == who.student().id)
    found = select(Goal).where(
        Goal.sprint_id == offer.target.id, Goal.copied_from.in_(before), Goal.dropped_at.is_(None)
    )
    copies = (await unit.session.scalars(found.order_by(Goal.created_at, Goal.id))).all()
    return await carrying.taken(unit, offer.target.id, copies, [])


async def keep_habits(unit: Unit, who: Who, sprint_id: str) -> Taken:
    """Take all habits of a sprint along; return what came from there, a second time the same."""
    source, target = await sprints.by_id(unit, sprint_id), await sprints.open_for(unit, who)
    if source.id == target.id:
        raise BotError("in_this_sprint", name=target.name)
    user_id = who.student().id
    for one in await habits_left(unit, user_id, source, target):
        await carrying.carry_habit(unit, who, one.id)
    before = select(Habit.id).where(Habit.sprint_id == source.id, Habit.user_id == user_id)
    came = set((await unit.session.scalars(before)).all())
    copies = [one for one in await habits.of(unit, user_id, target.id) if one.copied_from in came]
    return await carrying.taken(unit, target.id, [], copies)


async def decline(unit: Unit, who: Who) -> Offer:
    """Take nothing of it along, and have it offered no more; `carrying` says how that is remembered."""
    offer = await _offer(unit, who)
    for one in offer.goals:
        await unit.session.refresh(one.goal, with_for_update=True)
        if await carrying.copy_of(unit, one.goal, offer.target) is None:
            await carrying.copied(unit, who, one.goal, offer.target, let_go=unit.now)
    for habit in offer.habits:
        await unit.session.refresh(habit, with_for_update=True)
        if await carrying.copy_of(unit, habit, offer.target) is None:
            await carrying.copied_habit(unit, who, habit, offer.target, archived=unit.now)
    return offer


async def _offer(unit: Unit, who: Who) -> Offer:
    offer = await of_last(unit, who)
    if offer is None:
        await sprints.open_for(unit, who)  # which says what is missing
        raise BotError("over")
    return offer
