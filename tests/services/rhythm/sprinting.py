"""A student in a sprint, at a moment and in a zone that a test picks."""

from datetime import date, datetime, timedelta

from bot.db import Unit
from bot.models import ActionItem, Chat, Goal, Sprint
from bot.services import accounts
from bot.services.rhythm import tasks
from bot.services.who import Who

SMART = dict.fromkeys(("specific", "measurable", "achievable", "relevant", "time_bound"), "as I like")


async def person(unit: Unit, name: str, zone: str = "UTC", role: str = "student") -> Who:
    """Put somebody on the roster."""
    chat = Chat(telegram_id=sum(map(ord, name)), kind="private")
    unit.session.add(chat)
    user = await accounts.add_user(unit, name, role, "2156")  # type: ignore[arg-type]
    await unit.session.flush()
    return Who(chat.telegram_id, chat, zone, user=user)


async def sprint(unit: Unit, coach: Who, first: date, days: int, *, active: bool = True) -> Sprint:
    """Begin a sprint."""
    made = Sprint(name="Sprint 4", start_date=first, end_date=first + timedelta(days=days - 1), is_active=active,
                  created_by=coach.coach().id)  # fmt: skip
    unit.session.add(made)
    await unit.session.flush()
    return made


async def goal(unit: Unit, who: Who, in_sprint: Sprint) -> Goal:
    """Set a goal without tasks."""
    made = Goal(user_id=who.student().id, sprint_id=in_sprint.id, title="Times tables", created_at=unit.now,
                updated_at=unit.now, **SMART)  # fmt: skip
    unit.session.add(made)
    await unit.session.flush()
    return made


async def task(unit: Unit, who: Who, in_sprint: Sprint, day: date, of: Goal | None = None) -> ActionItem:
    """Plan a task on any day of a sprint, past ones included."""
    made = ActionItem(user_id=who.student().id, sprint_id=in_sprint.id, goal_id=of.id if of else None,
                      title=f"on {day}", order=0)  # fmt: skip
    tasks.put_on(made, in_sprint, day)
    unit.session.add(made)
    await unit.session.flush()
    return made


def at(moment: str) -> datetime:
    """Return a moment from its ISO text with an offset."""
    return datetime.fromisoformat(moment)
