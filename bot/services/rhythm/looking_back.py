"""Looking back at a sprint: from its last day on, for two weeks, or until the next one is looked back at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, or_, select

from bot.db import Unit
from bot.models import ActionItem, Goal, Habit, Retrospective, Sprint, User
from bot.services import scope
from bot.services.answering import Answers, checked
from bot.services.errors import BotError
from bot.services.rhythm import goals, habit_scores, in_turn, sprints, tasks
from bot.services.rhythm.goals import Progress
from bot.services.who import Who

QUESTIONS = ("went_well", "was_hard", "next_time")
LIMIT = 1000
OPEN_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Counts:
    """What came of a sprint, in plain numbers; `days` are planned days of habits."""

    goals_done: int
    goals: int
    tasks_done: int
    tasks: int
    days_done: int
    days: int


@dataclass(frozen=True)
class Sum:
    """What really happened: the counts, each goal, and the tasks of the sprint."""

    counts: Counts
    goals: Sequence[Progress]
    tasks: Sequence[ActionItem]


async def of(unit: Unit, user_id: str, sprint_id: str) -> Retrospective | None:
    """Return what a student said of a sprint."""
    return await unit.session.scalar(
        select(Retrospective).where(Retrospective.user_id == user_id, Retrospective.sprint_id == sprint_id)
    )


async def sum_up(unit: Unit, user_id: str, sprint: Sprint, today: date) -> Sum:
    """Return what happened in a sprint for one student."""
    mine = await goals.of(unit, user_id, sprint.id)
    todo = (await unit.session.scalars(tasks.of_sprint(user_id, sprint.id))).all()
    days = (await habit_scores.counts(unit, [user_id], sprint, today)).get(user_id, (0, 0))
    reached, done = sum(one.goal.status == "completed" for one in mine), sum(one.is_completed for one in todo)
    return Sum(Counts(reached, len(mine), done, len(todo), *days), mine, todo)


def ended_on(who: Who, sprint: Sprint) -> date:
    """Return the last day of a sprint as it was for somebody: its own, or the one on which it was closed before."""
    return min(sprint.end_date, who.today(sprint.closed_at)) if sprint.closed_at else sprint.end_date


async def open_to(unit: Unit, who: Who, sprint_id: str) -> Sprint:
    """Return a sprint at which a student may look back now, for the first time or again."""
    sprint = await sprints.by_id(unit, sprint_id)
    today = who.today(unit.now)
    if sprint.closed_at is None and today < sprint.end_date:
        raise BotError("sprint_goes_on", name=sprint.name)
    if not await unit.session.scalar(select(Sprint.id).where(Sprint.id == sprint.id, _was_in(who.student()))):
        raise BotError("nothing_of_yours", name=sprint.name)
    if today > ended_on(who, sprint) + OPEN_FOR or await _went_on(unit, who, sprint):
        raise BotError("stays_as_it_is", name=sprint.name)
    return sprint


async def may(unit: Unit, who: Who, sprint: Sprint) -> bool:
    """Whether a student may look back at a sprint now."""
    try:
        await open_to(unit, who, sprint.id)
    except BotError:
        return False
    return True


async def _went_on(unit: Unit, who: Who, sprint: Sprint) -> bool:
    later = (
        select(Retrospective.id)
        .join(Sprint, Sprint.id == Retrospective.sprint_id)
        .where(Retrospective.user_id == who.student().id, Sprint.start_date > sprint.start_date)
    )
    return await unit.session.scalar(later.limit(1)) is not None


async def due(unit: Unit, who: Who) -> Sprint | None:
    """Return the last sprint once it is over, while a student may look back at it and has not."""
    for sprint in (await sprints.past_once(unit, who))[:1]:
        if await of(unit, who.student().id, sprint.id) is None and await may(unit, who, sprint):
            return sprint
    return None


async def open_one(unit: Unit, who: Who) -> Sprint | None:
    """Return the latest sprint at which a student may look back, again or for the first time, on its last day too."""
    today = who.today(unit.now)
    ending = select(Sprint).where(or_(Sprint.closed_at.is_not(None), Sprint.end_date <= today))
    latest = ending.order_by(Sprint.start_date.desc(), Sprint.id).limit(3)
    for sprint in (await unit.session.scalars(latest)).all():
        if await may(unit, who, sprint):
            return sprint
    return None


async def save(unit: Unit, who: Who, sprint_id: str, answers: Answers) -> Retrospective:
    """Keep what a student says of a sprint, instead of what they said before; one answer at least."""
    sprint, student = await open_to(unit, who, sprint_id), who.student()
    said = checked(answers, QUESTIONS, LIMIT)
    await in_turn.wait(unit, who)
    row = await of(unit, student.id, sprint.id)
    if row is None:
        row = Retrospective(user_id=student.id, sprint_id=sprint.id, created_at=unit.now, updated_at=unit.now)
        unit.session.add(row)
    row.went_well, row.was_hard, row.next_time = (said[key] for key in QUESTIONS)
    row.updated_at = unit.now
    await unit.session.flush()
    return row


async def earlier(unit: Unit, who: Who) -> list[tuple[Sprint, bool]]:
    """Return the sprints of a student that are over, the latest first, each with whether they looked back."""
    student = who.student()
    found = {one.id: one for one in await sprints.past(unit, who)}
    said = exists(
        select(Retrospective.id).where(Retrospective.sprint_id == Sprint.id, Retrospective.user_id == student.id)
    )
    rows = await unit.session.execute(
        select(Sprint.id, said)
        .where(Sprint.id.in_(found), or_(said, _was_in(student)))
        .order_by(Sprint.start_date.desc(), Sprint.id)
    )
    return [(found[sprint_id], has) for sprint_id, has in rows]


async def own(unit: Unit, who: Who, retrospective_id: str) -> tuple[Sprint, Retrospective]:
    """Return what the student who asks said of a sprint; anybody else's does not exist for them."""
    row = await unit.session.get(Retrospective, retrospective_id)
    if row is None or row.user_id != who.student().id:
        raise BotError("no_such_retro")
    return await sprints.by_id(unit, row.sprint_id), row


async def students(unit: Unit, who: Who, retrospective_id: str) -> tuple[Retrospective, Sprint, User]:
    """Return what a student said of a sprint, for a coach who sees them."""
    who.coach()
    row = await unit.session.get(Retrospective, retrospective_id)
    if row is None:
        raise BotError("no_such_retro")
    return row, await sprints.by_id(unit, row.sprint_id), await scope.student(unit, who, row.user_id)


def _was_in(student: User) -> ColumnElement[bool]:
    """Return the condition that a student planned something in a sprint."""
    return or_(
        *(
            exists(select(table.id).where(table.user_id == student.id, table.sprint_id == Sprint.id))
            for table in (Goal, ActionItem, Habit)
        )
    )
