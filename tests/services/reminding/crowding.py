"""Many people with reminders, written in bulk: as many as no journey could bring in."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bot.db import Database
from bot.models import Chat, Preferences, Reminder, TelegramAccount, User, UserSession

A_YEAR = timedelta(days=365)
AT_ONCE = 5_000


async def crowd(
    database: Database, people: int, due_at: datetime, kinds: Sequence[str] = ("checkin",), first: int = 0
) -> None:
    """Write so many students who are signed in, each with one reminder of each kind, at half past three.

    Their numbers count from `first`; they are their ids, too, and Telegram's.
    """
    numbers = range(first, first + people)
    async with database.transaction() as unit:
        for start in range(0, people, AT_ONCE):
            for table, rows in _rows(numbers[start : start + AT_ONCE], due_at, kinds).items():
                await unit.session.execute(insert(table), rows)


def _rows(numbers: range, due_at: datetime, kinds: Sequence[str]) -> dict[Any, list[dict[str, Any]]]:
    return {
        User: [
            {"id": f"{n}", "username": f"{n}", "role": "student", "display_name": f"{n}", "created_at": due_at}
            for n in numbers
        ],
        Preferences: [
            {"user_id": f"{n}", "zone": "UTC", "write_at": "after_school", "quiet_from": 0, "quiet_to": 0}
            for n in numbers
        ],
        Chat: [{"id": f"{n}", "telegram_id": n, "kind": "private"} for n in numbers],
        TelegramAccount: [
            {"id": f"{n}", "telegram_id": n, "user_id": f"{n}", "active": True, "joined_at": due_at} for n in numbers
        ],
        UserSession: [
            {"user_id": f"{n}", "token": f"{n}", "expires_at": due_at + A_YEAR, "telegram_account_id": f"{n}"}
            for n in numbers
        ],
        Reminder: [
            {"user_id": f"{n}", "kind": kind, "minute": 930, "day": due_at.date(), "due_at": due_at}
            for n in numbers
            for kind in kinds
        ],
    }
