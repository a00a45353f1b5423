"""A sprint in its third week: goals, and tasks that are mostly done up to yesterday."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from bot.content import playground
from bot.models import ActionItem, Goal, Sprint, User, new_id
from bot.services.history.past import Past
from bot.services.rhythm import sprints
from bot.services.rhythm.calendar import weekday_of

NAME, WEEKS = "Sprint 4", 4
WITH_A_GOAL = 15
DILIGENCE = (0, 0.75, 0.75, 0.75, 1)  # who has not begun, who does most of it, who planned only what is done by now
AFTER_SCHOOL = 17 * 60


async def begin(past: Past) -> Sprint:
    """Return the sprint of the class: the active one, or one that began on the Monday two weeks before this week's."""
    active = await past.unit.session.scalar(select(Sprint).where(Sprint.is_active))
    if active is not None:
        return active
    start = past.today - timedelta(days=past.today.weekday(), weeks=2)
    end = start + timedelta(weeks=WEEKS, days=-1)
    sprint = Sprint(name=NAME, start_date=start, end_date=end, is_active=True, created_by=past.coach.id)
    past.unit.session.add(sprint)
    await past.unit.session.flush()
    return sprint


async def set_goals(past: Past, sprint: Sprint) -> None:
    """Write one goal each for most of the class, with tasks on two or three days a week."""
    chance = past.chance("goals")
    goals, tasks = [], []
    for student in chance.sample(past.students, WITH_A_GOAL):
        plan = chance.choice(playground.cast().goals)
        goal_id = new_id()
        mine = list(task_rows(past, chance, student, sprint, goal_id, plan.task))
        goals.append(goal_row(past, student, sprint, goal_id, plan, {task["is_completed"] for task in mine}))
        tasks += mine
    await past.write(Goal, goals)
    await past.write(ActionItem, tasks)


def goal_row(
    past: Past, student: User, sprint: Sprint, goal_id: str, plan: playground.Goal, ticks: set[bool]
) -> dict[str, Any]:
    """Return a goal until the end of a sprint; its status follows from the ticks of its tasks."""
    status = "not_started"
    if True in ticks:
        status = "in_progress" if False in ticks else "completed"
    made = past.at(sprint.start_date, AFTER_SCHOOL)
    return {
        "id": goal_id,
        "user_id": student.id,
        "sprint_id": sprint.id,
        "time_bound": sprint.end_date.isoformat(),
        "status": status,
        "created_at": made,
        "updated_at": made,
        **plan.model_dump(exclude={"task"}),
    }


def task_rows(
    past: Past, chance: Random, student: User, sprint: Sprint, goal_id: str, title: str
) -> Iterator[dict[str, Any]]:
    """Yield tasks of a goal on two or three school days of each week, and those up to yesterday perhaps done."""
    weekdays, diligence = chance.sample(range(5), chance.choice((2, 3))), chance.choice(DILIGENCE)
    minutes = chance.choice((10, 15, 20))
    first, end = sprint.start_date, sprint.end_date + timedelta(days=1)
    if diligence == 1:
        end = min(end, past.today)
    days = [first + timedelta(days=n) for n in range((end - first).days)]
    for order, day in enumerate(day for day in days if day.weekday() in weekdays):
        done = day < past.today and chance.random() < diligence
        yield {
            "goal_id": goal_id,
            "user_id": student.id,
            "sprint_id": sprint.id,
            "title": title,
            "week_number": sprints.span(sprint).week_of(day),
            "day_of_week": weekday_of(day),
            "scheduled_time": "17:00",
            "minutes": minutes,
            "is_completed": done,
            "completed_at": past.at(day, AFTER_SCHOOL + minutes) if done else None,
            "order": order,
        }
