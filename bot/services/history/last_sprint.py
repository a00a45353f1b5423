"""The sprint before: goals of which some were reached, and what some said when they looked back."""

from datetime import timedelta
from typing import Any

from bot.content import playground
from bot.models import ActionItem, Goal, Habit, HabitCompletion, Retrospective, Sprint, User, new_id
from bot.services.history import sprint as sprints
from bot.services.history.past import Past, is_weekend
from bot.services.rhythm import sprints as spans

NAME = "Sprint 3"
WITH_A_GOAL, LOOKED_BACK = 12, 4
EVENING = 18 * 60


async def was(past: Past, current: Sprint) -> Sprint:
    """Return the weeks before the sprint that holds, as a sprint that was closed at their end."""
    start, end = current.start_date - timedelta(weeks=sprints.WEEKS), current.start_date - timedelta(days=1)
    one = Sprint(name=NAME, start_date=start, end_date=end, created_by=past.coach.id, closed_at=past.at(end, EVENING))
    past.unit.session.add(one)
    await past.unit.session.flush()
    return one


async def set_goals(past: Past, before: Sprint) -> None:
    """Write a goal each for about half of the class."""
    chance = past.chance("last sprint")
    for student in chance.sample(past.students, WITH_A_GOAL):
        await _write(past, student, before, chance.choice(playground.cast().goals))


async def _write(past: Past, student: User, sprint: Sprint, plan: playground.Goal) -> None:
    goal_id, chance = new_id(), past.chance(f"{sprint.name} {student.display_name} {plan.title}")
    tasks = list(sprints.task_rows(past, chance, student, sprint, goal_id, plan.task))
    ticks = {task["is_completed"] for task in tasks}
    await past.write(Goal, [sprints.goal_row(past, student, sprint, goal_id, plan, ticks)])
    await past.write(ActionItem, tasks)


async def look_back(past: Past, before: Sprint) -> None:
    """Write what a few of those with a goal said on the last day."""
    chance = past.chance("last sprint")
    students = chance.sample(past.students, WITH_A_GOAL)[:LOOKED_BACK]
    said = playground.cast().looks_back
    rows = [_said(past, student, before, one) for student, one in zip(students, said, strict=False)]
    await past.write(Retrospective, rows)


def _said(past: Past, student: User, before: Sprint, said: playground.LookBack) -> dict[str, Any]:
    at = past.at(before.end_date, EVENING)
    own = {"user_id": student.id, "sprint_id": before.id, "created_at": at, "updated_at": at}
    return {**own, **said.model_dump()}


async def of_a_visitor(past: Past, student: User, before: Sprint, current: Sprint) -> None:
    """Let a student whom a visitor plays have something to take along, to read again, and to go on with."""
    cast = playground.cast()
    for plan in cast.goals[:2]:
        await _write_begun(past, student, before, plan)
    await _write(past, student, current, cast.goals[2])
    await _practise(past, student, before, cast.habits[0])
    await past.write(Retrospective, [_said(past, student, before, cast.looks_back[-1])])


async def _practise(past: Past, student: User, before: Sprint, plan: playground.Habit) -> None:
    """Write a habit that was done on five days of each week."""
    habit_id = new_id()
    own = {"user_id": student.id, "sprint_id": before.id, "created_at": past.at(before.start_date, EVENING)}
    await past.write(Habit, [{"id": habit_id, **own, **plan.model_dump()}])
    days = [day for day in spans.span(before).each() if not is_weekend(day)]
    tick = {"habit_id": habit_id, "user_id": student.id, "completed": True}
    await past.write(HabitCompletion, [{**tick, "date": day} for day in days])


async def _write_begun(past: Past, student: User, before: Sprint, plan: playground.Goal) -> None:
    """Write a goal of which the tasks of the first half are done, and no other."""
    goal_id = new_id()
    tasks = list(sprints.task_rows(past, past.chance(plan.title), student, before, goal_id, plan.task))
    for number, task in enumerate(tasks):
        done = number < len(tasks) // 2
        task |= {"is_completed": done, "completed_at": past.at(before.start_date, EVENING) if done else None}
    await past.write(Goal, [sprints.goal_row(past, student, before, goal_id, plan, {True, False})])
    await past.write(ActionItem, tasks)
