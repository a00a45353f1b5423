"""Newcomers: who came by a batch's invite waits here until a coach says who they are."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import exists, select, update

from bot.db import Unit
from bot.models import (
    Batch,
    Decision,
    EmotionCheckIn,
    Invite,
    Newcomer,
    Preferences,
    TelegramAccount,
    User,
)
from bot.notices import Notice
from bot.services import accounts, scope
from bot.services.accounts import Choices
from bot.services.cards import Card, Done, Kind
from bot.services.errors import BotError
from bot.services.who import Who, present

NAME = "newcomer"


async def wait_for_coach(unit: Unit, who: Who, invite_id: str, name: str, choices: Choices) -> Newcomer:
    """Put somebody who came by a batch's invite before its coaches; who waits already goes on waiting."""
    waits = await waiting_here(unit, who)
    if waits is not None:
        return waits
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
    if batch_id is None:
        raise BotError("bad_code")
    newcomer = Newcomer(
        batch_id=batch_id, chat_id=who.chat.id, telegram_id=who.telegram_id, name=accounts.clean_name(name),
        choices={"zone": choices.zone, "phone": choices.phone, "write_at": choices.write_at},
        state="waiting", created_at=unit.now,
    )  # fmt: skip
    unit.session.add(newcomer)
    await unit.session.flush()
    return newcomer


async def waiting_here(unit: Unit, who: Who) -> Newcomer | None:
    """Return whoever waits on this Telegram account."""
    mine = select(Newcomer).where(Newcomer.telegram_id == who.telegram_id, Newcomer.state == "waiting")
    return await unit.session.scalar(mine)


async def withdraw(unit: Unit, who: Who) -> Newcomer | None:
    """Stop waiting, at the newcomer's own wish; None if nobody waits here any more."""
    waits = await waiting_here(unit, who)
    return waits if waits is not None and await _move(unit, waits.id, "waiting", "withdrawn") else None


async def _move(unit: Unit, newcomer_id: str, old: str, new: str, **values: Any) -> bool:
    """Change a newcomer's state if it still is the old one: of two who try, one does."""
    moved = await unit.session.execute(
        update(Newcomer)
        .where(Newcomer.id == newcomer_id, Newcomer.state == old)
        .values(state=new, **values)
        .returning(Newcomer.id)
    )
    return moved.scalar_one_or_none() is not None


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = (
        await unit.session.execute(
            select(Newcomer, Batch.name)
            .join(Batch, Batch.id == Newcomer.batch_id)
            .where(Newcomer.state == "waiting", scope.batches_of(coach))
            .order_by(Newcomer.created_at)
        )
    ).all()
    free = [(user.batch, plain(user.display_name)) for user in await not_yet_joined(unit, {batch for _, batch in rows})]
    claimed = [(batch, plain(one.name)) for one, batch in rows]
    return [
        Card(NAME, one.id, one.created_at, one.name, batch, ordinary=free.count(claim) == claimed.count(claim) == 1)
        for (one, batch), claim in zip(rows, claimed, strict=True)
    ]


async def not_yet_joined(unit: Unit, batch_names: set[str]) -> Sequence[User]:
    """Return the students of these batches who have never come in, by name."""
    account = select(TelegramAccount.id).where(TelegramAccount.user_id == User.id)
    found = select(User).where(User.role == "student", User.batch.in_(batch_names), present(), ~exists(account))
    return (await unit.session.scalars(found.order_by(User.display_name, User.id))).all()


async def _own(unit: Unit, coach: User, newcomer_id: str) -> tuple[Newcomer, Batch]:
    found = await unit.session.execute(
        select(Newcomer, Batch)
        .join(Batch, Batch.id == Newcomer.batch_id)
        .where(Newcomer.id == newcomer_id, scope.batches_of(coach))
    )
    row = found.one_or_none()
    if row is None:
        raise BotError("no_such_card")
    return row[0], row[1]


async def _evidence(unit: Unit, coach: User, newcomer_id: str) -> Mapping[str, Any]:
    newcomer, batch = await _own(unit, coach, newcomer_id)
    free = await not_yet_joined(unit, {batch.name})
    same = [one.id for one in free if plain(one.display_name) == plain(newcomer.name)]
    return {
        "name": newcomer.name,
        "batch": batch.name,
        "since": newcomer.created_at,
        "state": newcomer.state,
        "roster": [(one.id, one.display_name) for one in free],
        "same": same[0] if len(same) == 1 else None,
    }


async def _approve(unit: Unit, who: Who, newcomer_id: str, choice: str | None) -> Done | None:
    """Tie a newcomer to a row of the roster: the `choice`, or the one of the same name, or a new one."""
    newcomer, batch = await _own(unit, who.coach(), newcomer_id)
    if not await _move(unit, newcomer.id, "waiting", "accepted"):
        return None
    user, is_new = await _tie(unit, newcomer, batch, choice)
    await unit.session.execute(update(Newcomer).where(Newcomer.id == newcomer.id).values(user_id=user.id))
    await accounts.sign_in(unit, newcomer.telegram_id, user)
    await accounts.choose(unit, user, Choices(**newcomer.choices))
    unit.tell(Notice(user.id, "newcomer_accepted", {"name": user.display_name, "coach": who.name}))
    return Done(user.id, {"new": is_new})


async def _tie(unit: Unit, newcomer: Newcomer, batch: Batch, choice: str | None) -> tuple[User, bool]:
    free = {one.id: one for one in await not_yet_joined(unit, {batch.name})}
    if choice == "new":
        return await accounts.add_user(unit, newcomer.name, "student", batch.name), True
    if choice is None:
        same = [key for key, one in free.items() if plain(one.display_name) == plain(newcomer.name)]
        choice = same[0] if len(same) == 1 else ""
    if choice not in free:
        raise BotError("roster_row_taken")
    return free[choice], False


async def _refuse(unit: Unit, who: Who, newcomer_id: str, reason: str) -> Done | None:
    newcomer, _ = await _own(unit, who.coach(), newcomer_id)
    if not await _move(unit, newcomer.id, "waiting", "refused"):
        return None
    _tell(unit, newcomer, "newcomer_refused", coach=who.name, reason=reason)
    return Done(None, {})


def _tell(unit: Unit, newcomer: Newcomer, kind: str, **values: str) -> None:
    """Write to somebody who is no user yet: their chat is all that we know of them."""
    unit.tell(Notice("", kind, values, chat_id=newcomer.chat_id))


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let a newcomer wait again, unless they have said anything since, or wait anew already."""
    newcomer = await unit.session.get_one(Newcomer, decision.subject_id, populate_existing=True)
    again = select(Newcomer.id).where(Newcomer.telegram_id == newcomer.telegram_id, Newcomer.state == "waiting")
    spoken = select(EmotionCheckIn.id).where(EmotionCheckIn.user_id == newcomer.user_id).limit(1)
    if await unit.session.scalar(again) or (newcomer.user_id and await unit.session.scalar(spoken)):
        return False
    user = await unit.session.get(User, newcomer.user_id) if newcomer.user_id else None
    newcomer.state, newcomer.user_id = "waiting", None
    await unit.session.flush()
    if user is not None:
        await _forget_joining(unit, newcomer, user, is_new=bool(decision.undo.get("new")))
    _tell(unit, newcomer, "newcomer_waits_again", name=newcomer.name)
    return True


async def _forget_joining(unit: Unit, newcomer: Newcomer, user: User, *, is_new: bool) -> None:
    """Undo what accepting did: the session, the account, the choices, and the row of the roster if that was new."""
    decided = update(Decision).where(Decision.student_id == user.id, Decision.kind == NAME)
    await unit.session.execute(decided.values(student_id=None))
    account = await unit.session.scalar(
        select(TelegramAccount).where(
            TelegramAccount.telegram_id == newcomer.telegram_id, TelegramAccount.user_id == user.id
        )
    )
    mine = await unit.session.get(Preferences, user.id)
    for row in (account, mine, user if is_new else None):
        if row is not None:
            await unit.session.delete(row)
    await unit.session.flush()


async def _readers(unit: Unit, newcomer_id: str) -> Sequence[User]:
    name = select(Batch.name).join(Newcomer, Newcomer.batch_id == Batch.id).where(Newcomer.id == newcomer_id)
    return await scope.coaches_of(unit, await unit.session.scalar(name))


def plain(name: str) -> str:
    """Return a name as it compares: without case, accents and surplus space."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(one for one in bare if not unicodedata.combining(one)).split())


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
