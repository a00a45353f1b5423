"""Coming in: batches, invites, opening and accepting them, leaving."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import aliased

from bot.db import Unit
from bot.models import Batch, Chat, Invite, Preferences, TelegramAccount, User, UserSession, new_id
from bot.models.joining import Phone, WriteAt
from bot.models.people import Role
from bot.services.errors import BotError
from bot.services.who import SESSION, Who

INVITE_FOR = timedelta(days=14)
TRIES, TRIES_WITHIN = 5, timedelta(hours=1)
NAME_LIMIT = 60


@dataclass(frozen=True)
class Issued:
    """An invite as its maker sees it, once: the code is stored as a hash only."""

    user: User
    code: str


@dataclass(frozen=True)
class Choices:
    """What a newcomer chose for themselves."""

    zone: str
    phone: Phone = "mine"
    write_at: WriteAt = "never"


async def batches(unit: Unit) -> list[str]:
    """Return the names of all batches."""
    return list(await unit.session.scalars(select(Batch.name).order_by(Batch.name)))


async def batch(unit: Unit, name: str, zone: str) -> Batch:
    """Return the batch of this name, made now if there is none."""
    known = await unit.session.scalar(select(Batch).where(Batch.name == name))
    if known is None:
        known = Batch(name=name, zone=zone, created_at=unit.now)
        unit.session.add(known)
        await unit.session.flush()
    return known


async def invite_student(unit: Unit, who: Who, name: str, batch_name: str) -> Issued:
    """Put a student on the roster of a batch and make a personal invite."""
    coach = who.coach()
    await batch(unit, batch_name, who.zone)
    return await issue(unit, await add_user(unit, name, "student", batch_name), coach)


async def invite_again(unit: Unit, who: Who, user_id: str) -> Issued:
    """Make a new invite for a student on the roster; the older ones stop working."""
    coach = who.coach()
    student = await unit.session.get(User, user_id)
    if student is None or student.role != "student":
        raise BotError("no_such_student")
    return await issue(unit, student, coach)


async def issue(unit: Unit, user: User, by: User | None) -> Issued:
    """Make a personal invite: random, hashed at rest, for one use, for two weeks."""
    await unit.session.execute(delete(Invite).where(Invite.user_id == user.id))
    code = secrets.token_urlsafe(12)
    unit.session.add(
        Invite(
            code_hash=hashed(code),
            user_id=user.id,
            created_by=by.id if by else None,
            created_at=unit.now,
            expires_at=unit.now + INVITE_FOR,
        )
    )
    await unit.session.flush()
    return Issued(user, code)


async def add_user(unit: Unit, name: str, role: Role, batch_name: str | None = None) -> User:
    """Put somebody on the roster, with a username made from the name."""
    username = await _free_username(unit, name)
    user = User(username=username, role=role, display_name=name, batch=batch_name, created_at=unit.now)
    unit.session.add(user)
    await unit.session.flush()
    return user


@dataclass(frozen=True)
class Opened:
    """What a good code leads to."""

    invite_id: str
    user: User
    inviter: str | None
    zone: str | None


async def open_invite(unit: Unit, chat: Chat, code: str) -> Opened | None:
    """Return what a code opens, or None: wrong, used and expired ones look the same.

    Five wrong tries an hour are the most. They are counted in this unit, which is why a wrong code is no error.
    """
    since = chat.wrong_codes_since
    if since is None or since < unit.now - TRIES_WITHIN:
        chat.wrong_codes, chat.wrong_codes_since = 0, unit.now
    if chat.wrong_codes >= TRIES:
        raise BotError("too_many_codes")
    coach = aliased(User)
    found = (
        await unit.session.execute(
            select(Invite, User, Batch, coach.display_name)
            .join(User, User.id == Invite.user_id)
            .outerjoin(coach, coach.id == Invite.created_by)
            .outerjoin(Batch, Batch.name == User.batch)
            .where(Invite.code_hash == hashed(code), Invite.uses_left > 0, Invite.expires_at > unit.now)
        )
    ).one_or_none()
    if found is None:
        chat.wrong_codes += 1
        return None
    invite, user, group, inviter = found
    return Opened(invite.id, user, inviter, group.zone if group else None)


async def accept(unit: Unit, who: Who, invite_id: str, choices: Choices) -> tuple[User, str | None]:
    """Bind this Telegram account to the invite's user; of two phones that try at once, one succeeds.

    Returns the user, and the id of the coach who made the invite.
    """
    taken = await unit.session.execute(
        update(Invite)
        .where(Invite.id == invite_id, Invite.uses_left > 0, Invite.expires_at > unit.now)
        .values(uses_left=Invite.uses_left - 1)
        .returning(Invite.user_id, Invite.created_by)
    )
    found = taken.one_or_none()
    if found is None:
        raise BotError("bad_code")
    user = await unit.session.get_one(User, found.user_id)
    await sign_in(unit, who.telegram_id, user)
    await choose(unit, user, choices)
    return user, found.created_by


async def choose(unit: Unit, user: User, choices: Choices) -> Preferences:
    """Write what a person chose."""
    known = await unit.session.get(Preferences, user.id)
    mine = known or Preferences(user_id=user.id, zone=choices.zone)
    mine.zone, mine.phone, mine.write_at = choices.zone, choices.phone, choices.write_at
    unit.session.add(mine)
    await unit.session.flush()
    return mine


async def sign_in(unit: Unit, telegram_id: int, user: User) -> None:
    """Let this user speak through this Telegram account, and open a session."""
    await unit.session.execute(
        update(TelegramAccount).where(TelegramAccount.telegram_id == telegram_id).values(active=False)
    )
    account = await unit.session.scalar(
        select(TelegramAccount).where(TelegramAccount.telegram_id == telegram_id, TelegramAccount.user_id == user.id)
    )
    if account is None:
        account = TelegramAccount(id=new_id(), telegram_id=telegram_id, user_id=user.id, joined_at=unit.now)
        unit.session.add(account)
    account.active = True
    await unit.session.flush()
    unit.session.add(
        UserSession(
            user_id=user.id,
            telegram_account_id=account.id,
            token=hashed(secrets.token_urlsafe(32)),
            expires_at=unit.now + SESSION,
        )
    )
    user.last_login_at = unit.now


async def coach_known(unit: Unit, telegram_id: int) -> User | None:
    """Return the coach who has spoken through this Telegram account before."""
    return await unit.session.scalar(
        select(User)
        .join(TelegramAccount, TelegramAccount.user_id == User.id)
        .where(TelegramAccount.telegram_id == telegram_id, User.role == "admin")
    )


async def arrive(unit: Unit, who: Who, admin_ids: tuple[int, ...], name: str, choices: Choices) -> User:
    """Sign in somebody whom the operator named as a coach; nobody else gets in this way."""
    if who.telegram_id not in admin_ids:
        raise BotError("strangers")
    coach = await coach_known(unit, who.telegram_id) or await add_user(unit, name, "admin")
    await sign_in(unit, who.telegram_id, coach)
    await choose(unit, coach, choices)
    return coach


async def log_out(unit: Unit, who: Who) -> None:
    """End every session of this user on this Telegram account: nothing more is sent here."""
    if who.user is None:
        raise BotError("strangers")
    mine = select(TelegramAccount.id).where(
        TelegramAccount.telegram_id == who.telegram_id, TelegramAccount.user_id == who.user.id
    )
    await unit.session.execute(delete(UserSession).where(UserSession.telegram_account_id.in_(mine)))
    await unit.session.execute(update(TelegramAccount).where(TelegramAccount.id.in_(mine)).values(active=False))


async def coach_names(unit: Unit) -> list[str]:
    """Return the names of those who see what students say."""
    return list(
        await unit.session.scalars(select(User.display_name).where(User.role == "admin").order_by(User.created_at))
    )


def deep_link(username: str, code: str) -> str:
    """Return the address that opens the bot with an invite."""
    return f"https://t.me/{username}?start={code}"


def hashed(secret: str) -> str:
    """Return what is kept of a code or token: they are long and random, so one round without salt is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


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
