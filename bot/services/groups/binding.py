"""A coach binds a group to a class, and lets go of it again; both need somebody who runs the group."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import Batch, GroupChat
from bot.services import scope
from bot.services.errors import BotError
from bot.services.jar import showing
from bot.services.who import Who


@dataclass(frozen=True)
class Rights:
    """What Telegram says of a group: whether whoever speaks runs it, and whether we may pin there."""

    runs_it: bool
    may_pin: bool


async def here(unit: Unit, who: Who) -> GroupChat | None:
    """Return what the chat in which somebody speaks is bound to."""
    return await unit.session.scalar(select(GroupChat).where(GroupChat.chat_id == who.chat.id))


async def may_bind(unit: Unit, who: Who, rights: Rights) -> None:
    """Refuse somebody who is no coach or does not run the group, and a group that has a class.

    BotError: coaches_only, group_not_run, group_has_batch.
    """
    who.coach()
    if not rights.runs_it:
        raise BotError("group_not_run")
    bound = await here(unit, who)
    batch = await unit.session.get(Batch, bound.batch_id) if bound else None
    if batch is not None and batch.archived_at is None:
        raise BotError("group_has_batch", batch=batch.name)


async def bind(unit: Unit, who: Who, batch_id: str, rights: Rights) -> Batch:
    """Make the group in which a coach speaks that of a batch, and show it the jar. A second time changes nothing.

    BotError: as `may_bind`; no_such_batch; batch_has_group.
    """
    batch = await scope.batch(unit, who, batch_id)
    bound = await here(unit, who)
    if bound is not None and bound.batch_id == batch.id and rights.runs_it:
        return batch
    await may_bind(unit, who, rights)
    if bound is not None:  # of a class that was put away
        await unit.session.execute(delete(GroupChat).where(GroupChat.id == bound.id))
    gone = delete(GroupChat).where(GroupChat.batch_id == batch.id, GroupChat.left_at.is_not(None))
    await unit.session.execute(gone)  # a group that we were taken out of stands in nobody's way
    row = GroupChat(
        chat_id=who.chat.id, batch_id=batch.id, bound_by=who.coach().id, bound_at=unit.now, language=who.language,
        may_pin=rights.may_pin,
    )  # fmt: skip
    try:
        async with unit.session.begin_nested():
            unit.session.add(row)
    except IntegrityError as error:
        raise BotError("batch_has_group", batch=batch.name) from error
    await showing.show(unit, batch, anew=True)
    return batch


async def unbind_here(unit: Unit, who: Who, rights: Rights) -> Batch:
    """Let the class go whose group this is. BotError: coaches_only, group_not_run, group_not_bound, no_such_batch."""
    who.coach()
    if not rights.runs_it:
        raise BotError("group_not_run")
    bound = await here(unit, who)
    if bound is None:
        raise BotError("group_not_bound")
    return await unbind(unit, who, bound.batch_id)


async def unbind(unit: Unit, who: Who, batch_id: str) -> Batch:
    """Let a batch have no group any more; a second time changes nothing."""
    batch = await scope.batch(unit, who, batch_id)
    await showing.leave(unit, batch)
    await unit.session.execute(delete(GroupChat).where(GroupChat.batch_id == batch.id))
    return batch
