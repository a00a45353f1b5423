"""Users and the Telegram accounts they speak through: the roster, signing in, leaving."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.db import Unit
from bot.models import Preferences, TelegramAccount, User, UserSession
from bot.models.joining import Phone, WriteAt
from bot.models.people import Role
from bot.services import stand_ins
from bot.services.errors import BotError
from bot.services.names import clean_name, plain
from bot.services.reminding import planning
from bot.services.secret import hashed
from bot.services.who import SESSION, Who, present, sharing, switch


@dataclass(frozen=True)
class Choices:
    """What a newcomer chose for themselves."""

    zone: str
    phone: Phone = "mine"
    write_at: WriteAt = "never"


async def add_user(unit: Unit, name: str, role: Role, batch_name: str | None = None) -> User:
    """Put somebody on the roster, with a username made from the name."""
    name = clean_name(name)
    username = await _free_username(unit, name)
    user = User(username=username, role=role, display_name=name, batch=batch_name, created_at=unit.now)
    unit.session.add(user)
    await unit.session.flush()
    return user


async def choose(unit: Unit, user: User, choices: Choices) -> Preferences:
    """Write what a person chose."""
    known = await unit.session.get(Preferences, user.id)
    mine = known or Preferences(user_id=user.id, zone=choices.zone)
    mine.zone, mine.phone, mine.write_at = choices.zone, choices.phone, choices.write_at
    unit.session.add(mine)
    await unit.session.flush()
    await planning.follow(unit, user.id)
    return mine


async def sign_in(unit: Unit, telegram_id: int, user: User, *, at_once: bool = True) -> None:
    """Let this user speak through this Telegram account, and open a session.

    Somebody else who speaks there is interrupted `at_once`; otherwise once this user presses something.
    """
    account = await unit.session.scalar(
        select(TelegramAccount).where(TelegramAccount.telegram_id == telegram_id, TelegramAccount.user_id == user.id)
    )
    if account is None:
        account = TelegramAccount(telegram_id=telegram_id, user_id=user.id, active=False, joined_at=unit.now)
        unit.session.add(account)
        await unit.session.flush()
    if at_once:
        await switch(unit, telegram_id, user.id)
    open_session(unit, account, unit.now + SESSION)
    user.last_login_at = unit.now


def open_session(unit: Unit, account: TelegramAccount, until: datetime) -> None:
    """Let a Telegram account act for its user until a moment; nobody ever hears the token."""
    token = hashed(secrets.token_urlsafe(32))
    unit.session.add(
        UserSession(user_id=account.user_id, telegram_account_id=account.id, token=token, expires_at=until)
    )


async def coach_known(unit: Unit, telegram_id: int) -> User | None:
    """Return the coach who has spoken through this Telegram account before."""
    return await unit.session.scalar(
        select(User)
        .join(TelegramAccount, TelegramAccount.user_id == User.id)
        .where(TelegramAccount.telegram_id == telegram_id, User.role == "admin")
    )


async def arrive(unit: Unit, who: Who, name: str, choices: Choices) -> User:
    """Sign in somebody whom the operator named as a coach; nobody else gets in this way."""
    if not who.is_operator:
        raise BotError("strangers")
    coach = await coach_known(unit, who.telegram_id) or await add_user(unit, name, "admin")
    await sign_in(unit, who.telegram_id, coach)
    await choose(unit, coach, choices)
    return coach


async def is_signed_in(unit: Unit, user: User) -> bool:
    """Whether a user has a phone on which they can read what is sent."""
    session = select(UserSession.id).where(UserSession.user_id == user.id, UserSession.expires_at > unit.now)
    return (await unit.session.scalars(session.limit(1))).first() is not None


async def sign_out_everywhere(unit: Unit, user: User) -> None:
    """End every session of a user, on whatever phone."""
    await unit.session.execute(delete(UserSession).where(UserSession.user_id == user.id))
    mine = update(TelegramAccount).where(TelegramAccount.user_id == user.id)
    await unit.session.execute(mine.values(active=False))


async def log_out(unit: Unit, who: Who) -> None:
    """End every session of this user on this Telegram account; somebody else who shares it speaks from now on."""
    if who.user is None:
        raise BotError("strangers")
    mine = select(TelegramAccount.id).where(
        TelegramAccount.telegram_id == who.telegram_id, TelegramAccount.user_id == who.user.id
    )
    await unit.session.execute(delete(UserSession).where(UserSession.telegram_account_id.in_(mine)))
    await unit.session.execute(update(TelegramAccount).where(TelegramAccount.id.in_(mine)).values(active=False))
    if others := await sharing(unit, who):
        await switch(unit, who.telegram_id, others[0].id)


async def coach_called(unit: Unit, name: str) -> User:
    """Return the coach of this name, put on the roster now if there is none: asking twice makes no twin."""
    coaches = await unit.session.scalars(select(User).where(User.role == "admin", stand_ins.is_a_person(), present()))
    known = next((one for one in coaches if plain(one.display_name) == plain(name)), None)
    return known or await add_user(unit, name, "admin")


async def _free_username(unit: Unit, name: str) -> str:
    stem = re.sub(r"\W+", "", name.casefold()) or "user"
    taken = set(
        await unit.session.scalars(select(User.username).where(User.username.startswith(stem, autoescape=True)))
    )
    number = 1
    username = stem
    while username in taken:
        number += 1
        username = f"{stem}{number}"
    return username
