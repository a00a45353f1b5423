"""Who is speaking: resolved once per update, from the tables, and never from what the client says of itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, exists, select, update

from bot.clock import local_day
from bot.db import Unit
from bot.models import Chat, Leaver, OutboxRow, Preferences, TelegramAccount, User, UserSession
from bot.services.errors import BotError
from bot.settings import Settings

SESSION = timedelta(days=30)


@dataclass(frozen=True)
class Who:
    """A person in a chat. `user` is empty for a stranger; an operator is named in the settings as a coach.

    `takes_over` says that somebody else spoke here, or nobody did, until this update; `topic`, in which of a group's.
    """

    telegram_id: int
    chat: Chat
    zone: str
    language: str = "en"
    user: User | None = None
    day_start: int = 0
    family_phone: bool = False
    shares_account: bool = False
    is_operator: bool = False
    takes_over: bool = False
    topic: int | None = None

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


def present() -> ColumnElement[bool]:
    """Return the condition that a user has not left."""
    return ~exists(select(Leaver.user_id).where(Leaver.user_id == User.id))


Known = Mapping[str, "_Speaker"]


async def arriving(unit: Unit, telegram_id: int, chat_id: int) -> tuple[Chat | None, Known | None]:
    """Return a chat by Telegram's number and, in the same look, who is known to speak; neither where it is new."""
    rows = list(await unit.session.execute(_ARRIVING, {"person": telegram_id, "chat": chat_id}))
    if not rows:
        return None, None
    return rows[0][0], _by_user(row[1:] for row in rows if row[1] is not None)


async def recognise(
    unit: Unit, telegram_id: int, chat: Chat, settings: Settings, pressed: int | None = None,
    known: Known | None = None,
) -> Who:  # fmt: skip
    """Return who speaks from this Telegram account: the user switched on there, if their session still runs.

    Where several users share the account, a press on the message `pressed` speaks for the one to whom that was sent,
    and switches over to them: what is typed next belongs to the same student. Where the one who spoke is gone, by
    whatever way, another one goes on.

    Sessions slide: one that is used is good for another 30 days, written at most once a day.
    """
    who = Who(telegram_id, chat, settings.bot_timezone, is_operator=telegram_id in settings.bot_admin_ids)
    known = await _known_here(unit, telegram_id) if known is None else known
    here = {user_id: one for user_id, one in known.items() if one.session and one.session.expires_at > unit.now}
    who = replace(who, shares_account=len(here) > 1)
    speaker = next((one for one in here.values() if one.account.active), None)
    if pressed is not None and here and len(known) > 1:
        addressee = await _addressee(unit, chat, pressed)
        if addressee not in here:
            raise BotError("not_yours" if addressee else "over")
        speaker = here[addressee]
    elif speaker is None and chat.kind == "private":
        speaker = min(here.values(), key=_in_turn, default=None)
    if speaker is None or speaker.session is None:
        return who
    if not speaker.account.active:
        await switch(unit, telegram_id, speaker.user.id)
        who = replace(who, takes_over=True)
    if speaker.session.expires_at < unit.now + SESSION - timedelta(days=1):
        speaker.session.expires_at = unit.now + SESSION
    return as_user(who, speaker.user, speaker.preferences)


async def switch(unit: Unit, telegram_id: int, user_id: str) -> None:
    """Let one of the users of a Telegram account be the one who speaks."""
    here = update(TelegramAccount).where(TelegramAccount.telegram_id == telegram_id)
    # In two steps: at no moment may two be switched on, an index sees to that.
    await unit.session.execute(here.where(TelegramAccount.user_id != user_id).values(active=False))
    await unit.session.execute(here.where(TelegramAccount.user_id == user_id).values(active=True))


async def sharing(unit: Unit, who: Who) -> list[User]:
    """Return everybody who may speak through this Telegram account, by name."""
    known = await _known_here(unit, who.telegram_id)
    here = [one.user for one in known.values() if one.session and one.session.expires_at > unit.now]
    return sorted(here, key=lambda user: user.display_name)


async def _addressee(unit: Unit, chat: Chat, message_id: int) -> str | None:
    """Return for whom the message is that stands there; None when that was too long ago to know."""
    newest = (
        select(OutboxRow.user_id)
        .where(OutboxRow.chat_id == chat.id, OutboxRow.message_id == message_id)
        .order_by(OutboxRow.id.desc())
    )
    return (await unit.session.scalars(newest.limit(1))).first()


class _Speaker(NamedTuple):
    user: User
    account: TelegramAccount
    preferences: Preferences | None
    session: UserSession | None


def _in_turn(speaker: _Speaker) -> tuple[bool, str]:
    """Return by what order somebody goes on where nobody is switched on: students before coaches, then by name."""
    return speaker.user.role == "admin", speaker.user.display_name


async def _known_here(unit: Unit, telegram_id: int) -> Known:
    """Return every user who ever came in through a Telegram account, each with their longest session, if any."""
    return _by_user(await unit.session.execute(_KNOWN_HERE, {"person": telegram_id}))


def _by_user(rows: Iterable[Any]) -> Known:
    return {speaker.user.id: speaker for speaker in map(_Speaker._make, rows)}


# Both are asked for each update: making them takes longer than asking them.
_KNOWN_HERE = (
    select(User, TelegramAccount, Preferences, UserSession)
    .join(TelegramAccount, TelegramAccount.user_id == User.id)
    .outerjoin(Preferences, Preferences.user_id == User.id)
    .outerjoin(UserSession, UserSession.telegram_account_id == TelegramAccount.id)
    .where(TelegramAccount.telegram_id == bindparam("person"), present())
    .order_by(UserSession.expires_at)
)
_ARRIVING = (
    select(Chat, User, TelegramAccount, Preferences, UserSession)
    .select_from(Chat)
    .outerjoin(TelegramAccount, TelegramAccount.telegram_id == bindparam("person"))
    .outerjoin(User, (User.id == TelegramAccount.user_id) & present())
    .outerjoin(Preferences, Preferences.user_id == User.id)
    .outerjoin(UserSession, UserSession.telegram_account_id == TelegramAccount.id)
    .where(Chat.telegram_id == bindparam("chat"))
    .order_by(UserSession.expires_at)
)


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
