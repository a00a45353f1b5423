"""The rows of lives: classes, students, sprints with their habits and tasks, and what happens to them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, update

from bot.db import Unit
from bot.models import (
    ActionItem,
    Batch,
    Chat,
    Conversation,
    Leaver,
    Preferences,
    Sprint,
    TelegramAccount,
    User,
    UserSession,
)
from bot.models import Habit as HabitRow
from bot.services.reminding import planning
from bot.services.reminding.moments import Calendar
from bot.services.rhythm.calendar import Span, weekday_of
from tests.services.reminding.years.lives import DAY, SPRINT, Choice, Event, Group, Life

ALWAYS = timedelta(days=3650)


def batch(group: Group, begin: datetime) -> Batch:
    holidays = [{"from": a.isoformat(), "to": b.isoformat(), "name": "Holiday"} for a, b in group.holidays]
    return Batch(
        name=group.name, zone=group.zone, school_to=group.ends, school_days=list(group.school_days),
        holidays=holidays, created_at=begin,
    )  # fmt: skip


async def student(unit: Unit, life: Life, telegram_id: int, begin: datetime) -> None:
    name = life.name
    unit.session.add_all(
        [
            User(id=name, username=name, role="student", display_name=name, created_at=begin,
                 batch=life.group.name if life.group else None),
            Chat(id=name, telegram_id=telegram_id, kind="private"),
        ]
    )  # fmt: skip
    await unit.session.flush()
    unit.session.add_all(
        [
            TelegramAccount(id=name, telegram_id=telegram_id, user_id=name, active=True, joined_at=begin),
            Preferences(user_id=name, **_columns(life.choice)),
        ]
    )
    await unit.session.flush()
    unit.session.add(UserSession(user_id=name, token=name, expires_at=begin + ALWAYS, telegram_account_id=name))


def _columns(choice: Choice) -> dict[str, Any]:
    return {
        "zone": choice.zone, "day_start": choice.day_start, "quiet_from": choice.quiet[0], "quiet_to": choice.quiet[1],
        "write_at": choice.write_at, "reminders": choice.reminders, "paused_until": choice.paused_until,
    }  # fmt: skip


async def happens(unit: Unit, name: str, event: Event, calendar: Calendar) -> None:
    chat = update(Chat).where(Chat.id == name)
    match event.what:
        case "chooses":
            assert event.chosen is not None
            chosen = update(Preferences).where(Preferences.user_id == name)
            await unit.session.execute(chosen.values(**_columns(event.chosen)))
            await planning.follow(unit, name)
        case "talks":
            await _talks(unit, name)
        case "news":
            await planning.say(unit, name, "news", event.subject, event.at, calendar)
        case "puts_off":
            assert event.until is not None
            await planning.remind_later(unit, name, event.kind, event.subject, event.until, calendar, event.at)
        case "blocks":
            await unit.session.execute(chat.values(blocked_at=event.at))
        case "returns":
            await unit.session.execute(chat.values(blocked_at=None))
        case "leaves":
            unit.session.add(Leaver(user_id=name, why="coach", left_at=event.at, delete_at=event.at + ALWAYS))
            await unit.session.flush()
        case what:
            raise ValueError(what)


async def _talks(unit: Unit, name: str) -> None:
    touched = update(Conversation).where(Conversation.user_id == name).values(touched_at=unit.now)
    if (await unit.session.execute(touched)).rowcount:  # type: ignore[attr-defined]
        return
    unit.session.add(
        Conversation(chat_id=name, user_id=name, flow="checkin", fingerprint="", state="active", step="", turn="",
                     shown={}, draft={}, path=[], started_at=unit.now, touched_at=unit.now)
    )  # fmt: skip
    await unit.session.flush()


async def sprint(unit: Unit, lives: Sequence[Life], number: int, first: date, begin: datetime) -> None:
    """Write a sprint with the habits and tasks of everybody in it."""
    span = Span(first + number * SPRINT * DAY, first + (number + 1) * SPRINT * DAY - DAY)
    key = f"sprint {number}"
    unit.session.add(Sprint(id=key, name=key, start_date=span.first, end_date=span.last, created_by="coach"))
    await unit.session.flush()
    habits = [(life, habit) for life in lives for habit in life.habits if habit.sprint == number]
    rows = [
        {
            "id": habit.id, "user_id": life.name, "sprint_id": key, "name": habit.id, "what_is_habit": "x",
            "how_to_practice": "x", "created_at": begin, "weekdays": habit.weekdays and list(habit.weekdays),
            "times_a_week": habit.times, "begins_on": span.first, "remind_at": list(habit.remind_at),
        }
        for life, habit in habits
    ]  # fmt: skip
    tasks = [
        {
            "id": task, "user_id": life.name, "title": task, "week_number": span.week_of(day),
            "day_of_week": weekday_of(day), "order": 0, "sprint_id": key,
        }
        for life in lives
        for task, (in_sprint, day) in life.tasks.items()
        if in_sprint == number
    ]  # fmt: skip
    for table, some in ((HabitRow, rows), (ActionItem, tasks)):
        if some:
            await unit.session.execute(insert(table), some)
