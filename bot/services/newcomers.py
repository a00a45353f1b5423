"""Newcomers: who came by a batch's invite waits here until a coach says who they are."""

from collections.abc import Sequence

from sqlalchemy import exists, select, update

from bot.db import Unit
from bot.models import Batch, Invite, Newcomer, TelegramAccount, User
from bot.services.accounts import Choices
from bot.services.cards import move
from bot.services.errors import BotError
from bot.services.names import clean_name, plain
from bot.services.who import Who, present

NAME = "newcomer"
MOST_ON_A_PHONE = 5


async def wait_for_coach(unit: Unit, who: Who, invite_id: str, name: str, choices: Choices) -> Newcomer:
    """Put somebody who came by a batch's invite before its coaches; who waits already goes on waiting.

    Brothers and sisters may wait on one phone, though not a whole class: every name takes a use of the invite.
    """
    name = clean_name(name)
    here = await waiting_here(unit, who)
    if waits := next((one for one in here if plain(one.name) == plain(name)), None):
        return waits
    if len(here) >= MOST_ON_A_PHONE:
        raise BotError("many_wait_here", most=MOST_ON_A_PHONE)
    taken = await unit.session.execute(
        update(Invite)
        .where(
            Invite.id == invite_id,
            Invite.batch_id.is_not(None),
            Invite.uses_left > 0,
            Invite.expires_at > unit.now,
        )
        .values(uses_left=Invite.uses_left - 1)
        .returning(Invite.batch_id)
    )
    batch_id = taken.scalar_one_or_none()
    in_use = select(Batch.id).where(Batch.id == batch_id, Batch.archived_at.is_(None))
    if batch_id is None or await unit.session.scalar(in_use) is None:
        raise BotError("bad_code")
    newcomer = Newcomer(
        batch_id=batch_id, chat_id=who.chat.id, telegram_id=who.telegram_id, name=name,
        choices={"zone": choices.zone, "phone": choices.phone, "write_at": choices.write_at},
        state="waiting", created_at=unit.now,
    )  # fmt: skip
    unit.session.add(newcomer)
    await unit.session.flush()
    return newcomer


async def waiting_here(unit: Unit, who: Who) -> Sequence[Newcomer]:
    """Return those who wait on this Telegram account, the first to come first."""
    mine = select(Newcomer).where(Newcomer.telegram_id == who.telegram_id, Newcomer.state == "waiting")
    return (await unit.session.scalars(mine.order_by(Newcomer.created_at, Newcomer.id))).all()


async def withdraw(unit: Unit, who: Who, newcomer_id: str) -> Newcomer:
    """Let somebody who waits on this Telegram account wait no longer, at their own wish."""
    waits = next((one for one in await waiting_here(unit, who) if one.id == newcomer_id), None)
    if waits is None or not await move(unit, Newcomer.id, waits.id, Newcomer.state, "waiting", "withdrawn"):
        raise BotError("over")
    return waits


async def not_yet_joined(unit: Unit, batch_names: set[str]) -> Sequence[User]:
    """Return the students of these batches who have never come in, by name."""
    account = select(TelegramAccount.id).where(TelegramAccount.user_id == User.id)
    found = select(User).where(User.role == "student", User.batch.in_(batch_names), present(), ~exists(account))
    return (await unit.session.scalars(found.order_by(User.display_name, User.id))).all()
