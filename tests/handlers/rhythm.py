"""What a student of the matrix's school has planned, practised and said of it, in a sprint before and in this one."""

from datetime import timedelta

from bot.db import Unit
from bot.models import ActionItem, CoachComment, Goal, Habit, HabitCompletion, Reminder, Retrospective, Sprint, User
from bot.services.rhythm.tasks import put_on
from tests.moments import BEGINNING

SAID_AT = BEGINNING  # a moment in which Nia was reminded of this day
GOAL, TASK, HABIT_NOTE = "zebragoal", "zebratask", "zebrahabit"
LOOK_BACK, COMMENT = "zebraback", "zebracomment"


async def in_sprints(unit: Unit, student: User, coach: User) -> tuple[dict[str, str], tuple[str, ...]]:
    """Let a student have looked back at a sprint, and be past the middle of the next; return ids, and the sprints."""
    today, by = unit.now.date(), {"created_by": coach.id}
    last = Sprint(name="2", start_date=today - timedelta(days=24), end_date=today - timedelta(days=11), **by)
    this = Sprint(
        name="7", start_date=today - timedelta(days=10), end_date=today + timedelta(days=5), is_active=True, **by
    )
    unit.session.add_all([last, this])
    await unit.session.flush()
    goals = await _goals(unit, student, coach, last, this)
    for kind in ("checkin", "day"):
        row = {"kind": kind, "minute": 15 * 60, "day": today, "due_at": unit.now + timedelta(days=1)}
        unit.session.add(Reminder(user_id=student.id, said_at=SAID_AT, **row))
    return goals | await _tasks(unit, student, goals["new"], this) | await _habits(unit, student, last, this), (
        last.id,
        this.id,
    )


async def _goals(unit: Unit, student: User, coach: User, last: Sprint, this: Sprint) -> dict[str, str]:
    """Write a goal in each sprint, a look back at the earlier one, and a comment on the goal of the present one."""
    words = dict.fromkeys(("title", "specific", "measurable", "achievable", "relevant", "time_bound"), GOAL)
    own = {"user_id": student.id, "created_at": unit.now - timedelta(days=10), "updated_at": unit.now}
    old, new = [Goal(sprint_id=one.id, **own, **words) for one in (last, this)]
    said = Retrospective(sprint_id=last.id, went_well=LOOK_BACK, **own)
    unit.session.add_all([old, new, said])
    await unit.session.flush()
    comment = CoachComment(student_id=student.id, goal_id=new.id, author_id=coach.id, text=COMMENT, created_at=unit.now)
    unit.session.add(comment)
    await unit.session.flush()
    return {"old": old.id, "new": new.id, "said": said.id, "comment": comment.id}


async def _tasks(unit: Unit, student: User, goal_id: str, sprint: Sprint) -> dict[str, str]:
    """Write a task of yesterday and one of today for a goal, and one of today that stands alone."""
    own = {"user_id": student.id, "sprint_id": sprint.id, "minutes": 10, "scheduled_time": "17:00"}
    made = [ActionItem(title=TASK, order=n, goal_id=one, **own) for n, one in enumerate((goal_id, goal_id, None))]
    for task, days in zip(made, (-1, 0, 0), strict=True):
        put_on(task, sprint, unit.now.date() + timedelta(days=days))
    unit.session.add_all(made)
    await unit.session.flush()
    return {"task": made[1].id, "single": made[2].id}


async def _habits(unit: Unit, student: User, last: Sprint, this: Sprint) -> dict[str, str]:
    """Write a habit of the earlier sprint, and of this one: ticked today with a note, open, and put away."""
    words = dict.fromkeys(("name", "what_is_habit", "how_to_practice", "cue", "reward"), GOAL)
    own = {"user_id": student.id, "created_at": unit.now - timedelta(days=5), **words}
    before, ticked = Habit(sprint_id=last.id, **own), Habit(sprint_id=this.id, times_a_week=3, **own)
    daily, away = Habit(sprint_id=this.id, **own), Habit(sprint_id=this.id, archived_at=unit.now, **own)
    unit.session.add_all([before, ticked, daily, away])
    await unit.session.flush()
    tick = {"habit_id": ticked.id, "user_id": student.id, "completed": True, "note": HABIT_NOTE}
    unit.session.add(HabitCompletion(date=unit.now.date(), **tick))
    await unit.session.flush()
    return {"before": before.id, "ticked": ticked.id, "daily": daily.id, "away": away.id}
