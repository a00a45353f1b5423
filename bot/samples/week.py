"""A sprint with a goal and a task of the student, as far as the flows about tasks need them."""

from datetime import timedelta

from bot.conversations import tasks
from bot.db import Unit
from bot.models import Goal, Sprint
from bot.samples.sample import FLOW, Sample
from bot.services.rhythm import adding_tasks, sprints
from bot.services.who import Who

GOAL = dict.fromkeys(("title", "specific", "measurable", "achievable", "relevant", "time_bound"), "7 × 8")


async def samples(unit: Unit, student: Who, coach: Who) -> list[Sample]:
    """Put a goal with a task into the active sprint, which begins where there is none; return the flows about tasks."""
    sprint = await in_a_sprint(unit, student, coach)
    goal = Goal(user_id=student.student().id, sprint_id=sprint.id, created_at=unit.now, updated_at=unit.now, **GOAL)
    unit.session.add(goal)
    await unit.session.flush()
    own = await adding_tasks.add(unit, student, "7 × 8 = 56", student.today(unit.now), "17:00", goal.id)
    return [
        (FLOW[tasks.ADD], "a student", student, {}),
        (FLOW[tasks.ADD], "a student, for a goal", student, {"goal": goal.id}),
        (FLOW[tasks.NAME], "a student", student, {"task": own.task.id}),
        (FLOW[tasks.TIME], "a student", student, {"task": own.task.id}),
    ]


async def in_a_sprint(unit: Unit, student: Who, coach: Who) -> Sprint:
    """Return the active sprint, which begins where there is none."""
    if (active := await sprints.active(unit)) is not None:
        return active
    today = student.today(unit.now)
    sprint = Sprint(
        name="4", start_date=today - timedelta(days=8), end_date=today + timedelta(days=19), is_active=True,
        created_by=coach.coach().id,
    )  # fmt: skip
    unit.session.add(sprint)
    await unit.session.flush()
    return sprint
