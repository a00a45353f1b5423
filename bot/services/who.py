"""Who is speaking: resolved once per update, from the tables, and never from what the client says of itself."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.clock import local_day
from bot.db import Unit
from bot.models import Chat, Preferences, TelegramAccount, User, UserSession
from bot.services.errors import BotError
from bot.settings import Settings

SESSION = timedelta(days=30)


@dataclass(frozen=True)
class Who:
    """A person in a chat. `user` is empty for a stranger; an operator is named in the settings as a coach."""

    telegram_id: int
    chat: Chat
    zone: str
    language: str = "en"
    user: User | None = None
    day_start: int = 0
    family_phone: bool = False
    is_operator: bool = False

    @property
    def name(self) -> str:
        """The name on the roster; Telegram's name is never used."""
        return self.user.display_name if self.user else ""

    @property
    def is_student(self) -> bool:
        """Whether a student speaks."""
        return self.user is not None and self.user.role == "student"

    @property
    def is_coach(self) -> bool:
        """Whether a coach speaks."""
        return self.user is not None and self.user.role == "admin"

    def today(self, now: datetime) -> date:
        """Return the day it is for this person."""
        return local_day(now, self.zone, self.day_start)

    def student(self) -> User:
        """Return the user, or refuse anybody who is no student."""
        if self.user is None or self.user.role != "student":
            raise BotError("students_only")
        return self.user

    def coach(self) -> User:
        """Return the user, or refuse anybody who is no coach."""
        if self.user is None or self.user.role != "admin":
            raise BotError("coaches_only")
        return self.user


async def recognise(unit: Unit, telegram_id: int, chat: Chat, settings: Settings) -> Who:
    """Return who speaks from this Telegram account: the user switched on there, if their session still runs.

    Sessions slide: one that is used is good for another 30 days, written at most once a day.
    """
    row = (
        await unit.session.execute(
            select(User, Preferences, UserSession)
            .join(TelegramAccount, TelegramAccount.user_id == User.id)
            .join(UserSession, UserSession.telegram_account_id == TelegramAccount.id)
            .outerjoin(Preferences, Preferences.user_id == User.id)
            .where(
                TelegramAccount.telegram_id == telegram_id,
                TelegramAccount.active,
                UserSession.expires_at > unit.now,
            )
            .order_by(UserSession.expires_at.desc())
            .limit(1)
        )
    ).one_or_none()
    who = Who(telegram_id, chat, settings.bot_timezone, is_operator=telegram_id in settings.bot_admin_ids)
    if row is None:
        return who
    user, preferences, session = row
    if session.expires_at < unit.now + SESSION - timedelta(days=1):
        session.expires_at = unit.now + SESSION
    return as_user(who, user, preferences)


def as_user(who: Who, user: User, preferences: Preferences | None) -> Who:
    """Return the same chat with this user speaking."""
    if preferences is None:
        return replace(who, user=user)
    return replace(
        who,
        user=user,
        zone=preferences.zone,
        language=preferences.language,
        day_start=preferences.day_start,
        family_phone=preferences.phone == "family",
    )
