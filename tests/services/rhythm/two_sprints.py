"""A student between two sprints: three goals in the one that is over, a habit, and another one open."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.clock import Clock
from bot.db import Unit
from bot.models import ActionItem, Base, Goal, Habit, Sprint
from bot.services.who import Who
from tests.services.path.school import small_school

MONDAY = date(2026, 3, 2)  # on which the second sprint begins


@dataclass
class Between:
    """Who is there, both sprints, and Nia's goals by their titles."""

    nia: Who
    omar: Who
    lena: Who
    ade: Who
    last: Sprint
    open: Sprint
    goals: dict[str, Goal] = field(default_factory=dict)
    habit: Habit | None = None

    @property
    def user_id(self) -> str:
        return self.nia.student().id

    @property
    def habit_id(self) -> str:
        return self.habit.id if self.habit else ""


def on(clock: Clock, day: date, hour: int = 12) -> None:
    """Move the clock to a day; the people of these tests live in UTC."""
    clock.move(datetime.combine(day, time(hour), tzinfo=clock.now().tzinfo) - clock.now())


async def between(unit: Unit, *, opened: bool = True) -> Between:
    """Let Nia have "Cards" with 3 of 4 tasks done, "Run" with none, and "Read" reached, in four weeks that are over."""
    school = await small_school(unit)
    made = {"created_by": school.lena.coach().id}
    last = Sprint(name="Sprint 3", start_date=MONDAY - timedelta(days=28), end_date=MONDAY - timedelta(days=1), **made)
    new = Sprint(name="Sprint 4", start_date=MONDAY, end_date=MONDAY + timedelta(days=13), is_active=opened, **made)
    unit.session.add_all([last, new])
    await unit.session.flush()
    found = Between(school.nia, school.omar, school.lena, school.ade, last, new)
    for title, status, done, of in (
        ("Cards", "in_progress", 3, 4),
        ("Run", "not_started", 0, 4),
        ("Read", "completed", 2, 2),
    ):
        found.goals[title] = await goal(unit, found, title, status=status)
        for n in range(of):
            await task(unit, found.goals[title], 1 + n // 2, 2 + 2 * (n % 2), n < done)
    found.habit = Habit(
        user_id=found.user_id, sprint_id=last.id, name="Pack my bag", what_is_habit="Ready", how_to_practice="Look",
        cue="After dinner", reward="Five minutes", weekdays=[1, 3], created_at=unit.now - timedelta(days=20),
    )  # fmt: skip
    unit.session.add(found.habit)
    await unit.session.flush()
    return found


async def goal(unit: Unit, found: Between, title: str, **values: Any) -> Goal:
    values = {"user_id": found.user_id, "sprint_id": found.last.id, "time_bound": "2026-02-27"} | values
    row = Goal(
        title=title, specific="cards 6 7 8", measurable="18 of 20", achievable="only five", relevant="easier",
        created_at=unit.now - timedelta(days=20), updated_at=unit.now, **values,
    )  # fmt: skip
    unit.session.add(row)
    await unit.session.flush()
    return row


async def task(unit: Unit, of: Goal, week: int, weekday: int, done: bool, **values: Any) -> ActionItem:
    values = {"minutes": 10, "scheduled_time": "17:00", "title": of.title} | values
    row = ActionItem(
        goal_id=of.id, user_id=of.user_id, sprint_id=of.sprint_id, week_number=week, day_of_week=weekday,
        is_completed=done, order=week * 7 + weekday, **values,
    )  # fmt: skip
    unit.session.add(row)
    await unit.session.flush()
    return row


async def rows(unit: Unit, table: type[Base], *where: Any) -> list[Any]:
    return list(await unit.session.scalars(select(table).where(*where)))
