"""A sprint that is over, with a goal partly done, as far as looking back and a coach's comment need it."""

from datetime import timedelta

from bot.conversations import commenting, looking_back
from bot.db import Unit
from bot.models import Goal, Retrospective, Sprint
from bot.samples.sample import Sample
from bot.services.rhythm import tasks
from bot.services.rhythm.tasks import Plan
from bot.services.who import Who


async def samples(unit: Unit, student: Who, coach: Who) -> list[Sample]:
    """Let the student have been in two sprints, one of which they looked back at, and return these flows."""
    last, before = [await _sprint(unit, coach, name, weeks) for name, weeks in (("Sprint 2", 1), ("Sprint 1", 5))]
    goal = await _goal(unit, student, last)
    await _goal(unit, student, before)
    row = Retrospective(
        user_id=student.student().id, sprint_id=before.id, went_well="Cards", created_at=unit.now,
        updated_at=unit.now,
    )  # fmt: skip
    unit.session.add(row)
    await unit.session.flush()
    changed = looking_back.draft_for(last.id, Retrospective(went_well="Cards", was_hard=None, next_time="Cards"))
    return [
        (looking_back.LOOKING_BACK, "a student", student, looking_back.draft_for(last.id, None)),
        (looking_back.LOOKING_BACK, "a student who changes it", student, changed),
        (commenting.COMMENTING, "a coach, to a goal", coach, commenting.draft_for("goal", goal.id)),
        (commenting.COMMENTING, "a coach, to a look back", coach, commenting.draft_for("retro", row.id)),
    ]


async def _sprint(unit: Unit, coach: Who, name: str, weeks_ago: int) -> Sprint:
    end = unit.now.date() - timedelta(weeks=weeks_ago)
    sprint = Sprint(
        name=name, start_date=end - timedelta(days=27), end_date=end, created_by=coach.coach().id, closed_at=unit.now
    )
    unit.session.add(sprint)
    await unit.session.flush()
    return sprint


async def _goal(unit: Unit, student: Who, sprint: Sprint) -> Goal:
    goal = Goal(
        user_id=student.student().id, sprint_id=sprint.id, title="Times tables", specific="Cards",
        measurable="18 of 20", achievable="Only five", relevant="Lessons get easier",
        time_bound=sprint.end_date.isoformat(), status="in_progress", created_at=unit.now, updated_at=unit.now,
    )  # fmt: skip
    unit.session.add(goal)
    await unit.session.flush()
    made = await tasks.plan(unit, goal, "Cards", Plan((2, 4), 10, "17:00"), sprint.start_date)
    made[0].is_completed = True
    await unit.session.flush()
    return goal
