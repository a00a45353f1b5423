"""Whom a message reaches, and why it does not reach the others."""

from collections.abc import Collection
from typing import Literal

from sqlalchemy import and_, select

from bot.db import Unit
from bot.models import Chat, TelegramAccount, UserSession

Why = Literal["never_in", "signed_out", "blocked"]


async def unreached(unit: Unit, user_ids: Collection[str]) -> dict[str, Why]:
    """Return those of these people who have no phone on which they would read a message, each with the reason."""
    session = and_(UserSession.telegram_account_id == TelegramAccount.id, UserSession.expires_at > unit.now)
    phones = await unit.session.execute(
        select(TelegramAccount.user_id, UserSession.id, Chat.blocked_at)
        .outerjoin(UserSession, session)
        .outerjoin(Chat, Chat.telegram_id == TelegramAccount.telegram_id)
        .where(TelegramAccount.user_id.in_(user_ids))
    )
    found: dict[str, Why] = dict.fromkeys(user_ids, "never_in")
    reached = set()
    for user_id, session_id, blocked_at in phones:
        if session_id and blocked_at is None:
            reached.add(user_id)
        elif found[user_id] != "blocked":
            found[user_id] = "blocked" if session_id else "signed_out"
    return {user_id: why for user_id, why in found.items() if user_id not in reached}
