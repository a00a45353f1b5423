"""A school in the tables, as if everybody had come in long ago: written in bulk, not by the services."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import insert

from bot.db import Unit
from bot.models import Chat, Conversation, Preferences, TelegramAccount, User, UserSession
from bot.models.base import new_id
from bot.services import batches
from bot.services.who import SESSION

COACH = 1_000_000  # Telegram's number for the coach; students have 1, 2, 3 …


def school(students: int, conversations: int = 0) -> Callable[[Unit], Awaitable[None]]:
    """Return what writes a coach and so many students, the first of them with a check-in that was begun."""

    async def fill(unit: Unit) -> None:
        await batches.named(unit, "2156", "UTC")
        people = [*(_person(unit, number) for number in range(1, students + 1)), _person(unit, COACH, "admin")]
        for table in (User, Preferences, Chat, TelegramAccount, UserSession):
            await unit.session.execute(insert(table), [one[table] for one in people])
        if conversations:
            await unit.session.execute(insert(Conversation), [_begun(unit, one) for one in people[:conversations]])

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
