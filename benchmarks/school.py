"""A school in the tables, as if everybody had come in long ago: written in bulk, not by the services."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, update

from bot.db import Unit
from bot.models import (
    Batch,
    Chat,
    Consent,
    Conversation,
    Goal,
    Habit,
    Preferences,
    Sprint,
    TelegramAccount,
    User,
    UserSession,
)
from bot.models.base import new_id
from bot.services import batches
from bot.services.rhythm import goal_fields
from bot.services.who import SESSION

COACH = 1_000_000  # Telegram's number for the coach; students have 1, 2, 3 …
GOAL = "Times tables"


def school(students: int, conversations: int = 0, *, in_a_sprint: bool = False) -> Callable[[Unit], Awaitable[None]]:
    """Return what writes a coach and so many students, the first of them with a check-in that was begun.

    In a sprint each of them has a habit and a goal, too, and may ask the helper.
    """

    async def fill(unit: Unit) -> None:
        await batches.named(unit, "2156", "UTC")
        people = [*(_person(unit, number) for number in range(1, students + 1)), _person(unit, COACH, "admin")]
        for table in (User, Preferences, Chat, TelegramAccount, UserSession):
            await unit.session.execute(insert(table), [one[table] for one in people])
        if conversations:
            await unit.session.execute(insert(Conversation), [_begun(unit, one) for one in people[:conversations]])
        if in_a_sprint:
            *of_students, of_coach = (one[User]["id"] for one in people)
            await _sprint(unit, of_students, of_coach)

    return fill


def _person(unit: Unit, number: int, role: str = "student") -> dict[type, dict[str, Any]]:
    user, account, now = new_id(), new_id(), unit.now
    name = f"Person {number}"
    return {
        User: {
            "id": user, "username": f"person{number}", "role": role, "display_name": name, "created_at": now,
            "batch": "2156" if role == "student" else None,
        },
        Preferences: {"user_id": user, "zone": "UTC"},
        Chat: {"id": new_id(), "telegram_id": number, "kind": "private"},
        TelegramAccount: {"id": account, "telegram_id": number, "user_id": user, "active": True, "joined_at": now},
        UserSession: {
            "user_id": user, "telegram_account_id": account, "token": f"token {number}", "expires_at": now + SESSION,
        },
    }  # fmt: skip


def _begun(unit: Unit, person: dict[type, dict[str, Any]]) -> dict[str, Any]:
    return {
        "chat_id": person[Chat]["id"], "user_id": person[User]["id"], "flow": "checkin", "fingerprint": "",
        "state": "active", "step": "category", "turn": "turn", "path": ["category"],
        "shown": {"keys": [], "memory": {}}, "draft": {"day": unit.now.date().isoformat()},
        "started_at": unit.now, "touched_at": unit.now, "expires_at": unit.now + SESSION,
    }  # fmt: skip


async def _sprint(unit: Unit, students: Sequence[str], coach: str) -> None:
    sprint, today = new_id(), unit.now.date()
    first, last = today - timedelta(days=8), today + timedelta(days=19)
    line = {"id": sprint, "name": "Sprint 4", "start_date": first, "end_date": last, "created_by": coach}
    await unit.session.execute(insert(Sprint), {**line, "is_active": True})
    for table, row in _in(sprint, unit).items():
        await unit.session.execute(insert(table), [{**row, "user_id": student} for student in students])
    await unit.session.execute(update(Batch).values(helper=True))


def _in(sprint: str, unit: Unit) -> dict[type, dict[str, Any]]:
    """Return what each student has in a sprint, and a yes from home to the helper."""
    own = {"sprint_id": sprint, "created_at": unit.now}
    goal = {**dict.fromkeys(goal_fields.NAMES, "as I like"), "title": GOAL, "updated_at": unit.now}
    return {
        Habit: {**own, "name": "Walk", "what_is_habit": "a walk", "how_to_practice": "around the block"},
        Goal: {**own, **goal},
        Consent: {"what": "helper", "from_whom": "their mother", "how": "paper", "given_at": unit.now},
    }
