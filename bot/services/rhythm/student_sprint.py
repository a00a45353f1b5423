"""What a coach sees of one student's sprint: goals with their tasks, habits, and how they looked back; no notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from bot.db import Unit
from bot.models import ActionItem, Goal, Habit, Retrospective, Sprint, User
from bot.services import scope, wall
from bot.services.errors import BotError
from bot.services.rhythm import commenting, goal_fields, goals, habits, pulse, sprints, tasks
from bot.services.rhythm.commenting import Comment
from bot.services.rhythm.goal_fields import Fields
from bot.services.rhythm.goals import Progress
from bot.services.rhythm.pulse import Pulse
from bot.services.rhythm.sprint_plans import seen
from bot.services.who import Who


@dataclass(frozen=True)
class StudentSprint:
    """A student in a sprint; the retrospective is None while there is none."""

    student: User
    sprint: Sprint
    goals: Sequence[Progress]
    habits: Sequence[Habit]
    pulse: Pulse
    retrospective: Retrospective | None


@dataclass(frozen=True)
class StudentGoal:
    """One goal of a student, its tasks in the order of their days, each with its day, and what a coach said to it."""

    student: User
    sprint: Sprint
    progress: Progress
    fields: Fields
    tasks: Sequence[tuple[date, ActionItem]]
    comment: Comment | None


async def of(unit: Unit, who: Who, student_id: str, sprint_id: str | None = None) -> StudentSprint:
    """Return a student of this coach in a sprint; without its id in the active one, or else in the last one."""
    student = await scope.student(unit, who, student_id)
    sprint = await seen(unit, who, sprint_id) if sprint_id else await sprints.latest(unit, who)
    if sprint is None:
        raise BotError("no_sprint_yet")
    today = (await wall.mood_of(unit, who, student.id)).day
    looked_back = Retrospective.user_id == student.id, Retrospective.sprint_id == sprint.id
    return StudentSprint(
        student, sprint, await goals.of(unit, student.id, sprint.id),
        await habits.of(unit, student.id, sprint.id),
        (await pulse.of(unit, [student.id], sprint, today))[student.id],
        await unit.session.scalar(select(Retrospective).where(*looked_back)),
    )  # fmt: skip


async def goal(unit: Unit, who: Who, goal_id: str) -> StudentGoal:
    """Return a goal of a student whom this coach sees, not let go; any other does not exist for them."""
    who.coach()
    found = await unit.session.get(Goal, goal_id)
    if found is None or found.dropped_at is not None:
        raise BotError("no_such_goal")
    student = await scope.student(unit, who, found.user_id)
    sprint = await sprints.by_id(unit, found.sprint_id)
    (progress,) = await goals.with_progress(unit, [found])
    planned = await unit.session.scalars(tasks.of_sprint(student.id, sprint.id).where(ActionItem.goal_id == found.id))
    on = [(tasks.day_of(task, sprint), task) for task in planned]
    by_day = sorted(on, key=lambda one: one[0])
    return StudentGoal(
        student, sprint, progress, goal_fields.of(found), by_day, await commenting.about_goal(unit, found.id)
    )
