"""Invites, personal and for a whole batch: making, opening and accepting them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import aliased

from bot.db import Unit
from bot.models import Batch, Invite, TelegramAccount, User
from bot.services import accounts, batches, coaches, names, newcomers, scope
from bot.services.accounts import Choices
from bot.services.errors import BotError
from bot.services.secret import hashed, new_code
from bot.services.who import Who, present

INVITE_FOR = timedelta(days=14)
USES = 40  # of a batch's invite
SAME_PRESS = timedelta(seconds=10)
TRIES, TRIES_WITHIN = 5, timedelta(hours=1)


@dataclass(frozen=True)
class Issued:
    """An invite as its maker sees it, once: the code is stored as a hash only."""

    user: User
    code: str


async def invite_student(unit: Unit, who: Who, name: str, batch_name: str) -> Issued:
    """Put a student on the roster of a batch and make a personal invite."""
    coach = who.coach()
    group = await batches.ensure(unit, who, batch_name, step="batch")
    return await issue(unit, await accounts.add_user(unit, name, "student", group.name), coach)


async def doubts(unit: Unit, who: Who, name: str, batch_name: str) -> tuple[str | None, bool]:
    """Return what a coach should know before inviting: the name of a namesake in that batch, and whether it is new."""
    name, batch_name = names.clean_name(name), names.clean_name(batch_name)
    same = select(User.display_name).where(User.display_name == name, User.batch == batch_name)
    return await unit.session.scalar(same), batch_name not in await batches.names(unit, who)


async def invite_again(unit: Unit, who: Who, user_id: str) -> Issued | None:
    """Make a new invite for a student on the roster; the older ones stop working.

    None when this coach has done so a moment ago: Telegram repeats presses, and a second code would end the first.
    """
    coach = who.coach()
    student = await scope.student(unit, who, user_id)
    just_now = select(Invite.id).where(
        Invite.user_id == student.id, Invite.created_by == coach.id, Invite.created_at > unit.now - SAME_PRESS
    )
    if await unit.session.scalar(just_now) is not None:
        return None
    return await issue(unit, student, coach)


async def invite_coach(unit: Unit, who: Who, name: str) -> Issued:
    """Make an invite for another coach; whoever sees some classes only, or is in already, gets no such invite."""
    if await coaches.is_limited(unit, who.coach()):
        raise BotError("all_batches_only")
    coach = await accounts.coach_called(unit, name)
    if await unit.session.scalar(select(TelegramAccount.id).where(TelegramAccount.user_id == coach.id).limit(1)):
        raise BotError("coach_is_in", step="name", name=coach.display_name)
    return await issue(unit, coach, who.coach())


async def take_back(unit: Unit, who: Who, user_id: str) -> User:
    """Let the invite of a student, or of a coach who never came in, open nothing any more."""
    coach = who.coach()
    mine = and_(User.role == "admin", Invite.created_by == coach.id)
    found = select(User).join(Invite, Invite.user_id == User.id).where(User.id == user_id)
    user = await unit.session.scalar(found.where(or_(scope.seen_by(coach), mine)))
    if user is None:
        raise BotError("over")
    await unit.session.execute(delete(Invite).where(Invite.user_id == user.id))
    return user


async def take_back_for_batch(unit: Unit, who: Who, batch_id: str) -> Batch:
    """Let the invite of a batch open nothing any more; those who wait go on waiting."""
    group = await scope.batch(unit, who, batch_id)
    await unit.session.execute(delete(Invite).where(Invite.batch_id == group.id))
    return group


async def for_everybody(unit: Unit, who: Who, batch_id: str, asked: datetime) -> tuple[Batch, list[Issued]]:
    """Make a personal invite for everybody of a batch who has never come in; the older ones stop working.

    Nobody who got one since the coach was `asked` is among them: Telegram repeats presses.
    """
    group, coach = await scope.batch(unit, who, batch_id), who.coach()
    since = select(Invite.user_id).where(Invite.user_id.is_not(None), Invite.created_at > asked)
    served = set(await unit.session.scalars(since))
    waiting = [one for one in await newcomers.not_yet_joined(unit, {group.name}) if one.id not in served]
    return group, [await issue(unit, user, coach) for user in waiting]


async def issue(unit: Unit, user: User, by: User | None) -> Issued:
    """Make a personal invite, for one use; an older one of the same user stops working."""
    await unit.session.execute(delete(Invite).where(Invite.user_id == user.id))
    return Issued(user, await _new(unit, by, user_id=user.id))


async def issue_for_batch(unit: Unit, who: Who, batch_id: str) -> tuple[Batch, str]:
    """Make an invite for a whole batch; whoever comes by it waits for a coach. An older one stops working."""
    group = await scope.batch(unit, who, batch_id)
    await unit.session.execute(delete(Invite).where(Invite.batch_id == group.id))
    return group, await _new(unit, who.coach(), batch_id=group.id, uses_left=USES)


async def _new(unit: Unit, by: User | None, **values: Any) -> str:
    """Store an invite and return its code: random, hashed at rest, good for two weeks."""
    code = new_code()
    unit.session.add(
        Invite(
            code_hash=hashed(code), created_by=by.id if by else None, created_at=unit.now,
            expires_at=unit.now + INVITE_FOR, **values,
        )
    )  # fmt: skip
    await unit.session.flush()
    return code


@dataclass(frozen=True)
class Opened:
    """What a good code leads to: a user of the roster, or, by a batch's invite, nobody yet."""

    invite_id: str
    user: User | None
    inviter: str | None
    zone: str | None
    batch: str | None


async def open_invite(unit: Unit, who: Who, code: str) -> Opened | None:
    """Return what a code opens, or None: wrong, used and expired ones look the same.

    Five wrong tries an hour are the most. They are counted in this unit, which is why a wrong code is no error.
    """
    chat = who.chat
    since = chat.wrong_codes_since
    if since is None or since < unit.now - TRIES_WITHIN:
        chat.wrong_codes, chat.wrong_codes_since = 0, unit.now
    if chat.wrong_codes >= TRIES:
        raise BotError("too_many_codes")
    coach = aliased(User)
    found = (
        await unit.session.execute(
            select(Invite, User, Batch, coach.display_name)
            .outerjoin(User, User.id == Invite.user_id)
            .outerjoin(coach, coach.id == Invite.created_by)
            .outerjoin(Batch, or_(Batch.id == Invite.batch_id, Batch.name == User.batch))
            .where(
                Invite.code_hash == hashed(code),
                Invite.uses_left > 0,
                Invite.expires_at > unit.now,
                Batch.archived_at.is_(None),
                or_(Invite.user_id.is_(None), present()),
            )
        )
    ).one_or_none()
    if found is None:
        chat.wrong_codes += 1
        return None
    invite, user, group, inviter = found
    if who.user is not None and user is not None and who.user.id == user.id:
        raise BotError("already_joined", name=who.name)
    return Opened(invite.id, user, inviter, group.zone if group else None, group.name if group else None)


async def accept(unit: Unit, who: Who, invite_id: str, choices: Choices) -> tuple[User, str | None]:
    """Bind this Telegram account to the invite's user; of two phones that try at once, one succeeds.

    Whoever was signed in as this user before is so no longer: an invite may have reached the wrong person.

    Returns the user, and the id of the coach who made the invite.
    """
    taken = await unit.session.execute(
        update(Invite)
        .where(Invite.id == invite_id, Invite.user_id.is_not(None), Invite.uses_left > 0, Invite.expires_at > unit.now)
        .values(uses_left=Invite.uses_left - 1)
        .returning(Invite.user_id, Invite.created_by)
    )
    found = taken.one_or_none()
    user = await unit.session.scalar(select(User).where(User.id == found.user_id, present())) if found else None
    if found is None or user is None:
        raise BotError("bad_code")
    await accounts.sign_out_everywhere(unit, user)
    await accounts.sign_in(unit, who.telegram_id, user)
    await accounts.choose(unit, user, choices)
    return user, found.created_by


def deep_link(username: str, code: str) -> str:
    """Return the address that opens the bot with an invite."""
    return f"https://t.me/{username}?start={code}"
