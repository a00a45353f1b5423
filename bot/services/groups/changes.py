"""What becomes of a bound group: we are thrown out, taken in again, get other rights, or it moves to another id."""

from sqlalchemy import delete, select, update

from bot.db import Unit
from bot.models import Batch, Chat, GroupChat, OutboxRow, Slot, TreatVote
from bot.notices import Notice
from bot.services import scope
from bot.services.jar import left_behind, showing, votes


async def standing_changed(unit: Unit, chat: Chat, *, is_in: bool, may_pin: bool) -> None:
    """Note what Telegram says of our standing in a group; the coaches hear of what the class would miss."""
    chat.blocked_at = None if is_in else unit.now
    bound = await unit.session.scalar(select(GroupChat).where(GroupChat.chat_id == chat.id))
    batch = await unit.session.get(Batch, bound.batch_id) if bound else None
    if bound is None or batch is None:
        return
    was_in, could_pin = bound.left_at is None, bound.may_pin
    bound.left_at, bound.may_pin = None if is_in else unit.now, is_in and may_pin
    await unit.session.flush()
    if was_in and not is_in:
        await _tell(unit, batch, "group_left")
    elif is_in and could_pin and was_in and not may_pin:
        await _tell(unit, batch, "group_no_pin")
    elif is_in and (not was_in or (may_pin and not could_pin)):
        await showing.show(unit, batch, anew=True)  # at the end of the chat, and pinned where we may


async def shut_out(unit: Unit, chat_id: str) -> None:
    """Note that a group cannot be written to, where nobody told us that we are not in it any more.

    A poll that waited to be sent there is not sent.
    """
    waiting = select(TreatVote.id).where(TreatVote.chat_id == chat_id, TreatVote.state == "asked")
    for vote_id in (await unit.session.scalars(waiting)).all():
        await votes.lost(unit, vote_id)
    bound = await unit.session.scalar(
        select(GroupChat).where(GroupChat.chat_id == chat_id, GroupChat.left_at.is_(None))
    )
    batch = await unit.session.get(Batch, bound.batch_id) if bound else None
    if bound is not None and batch is not None:
        bound.left_at = unit.now
        await _tell(unit, batch, "group_left")


async def _tell(unit: Unit, batch: Batch, kind: str) -> None:
    for coach in await scope.coaches_of(unit, batch.name):
        unit.tell(Notice(coach.id, kind, {"batch": batch.name, "id": batch.id}, slot=f"group:{batch.id}"))


async def move(unit: Unit, chat_id: str, telegram_id: int) -> str:
    """A group became a supergroup; return our id of its chat. We may know it twice by then, and join the two.

    Somebody has spoken in the new one already, or in the old one still, after we had followed: the class stays with
    the one that it has. What stood in the old one cannot be edited from the new one, and nobody can vote there. Where
    we had followed already, nothing changes.
    """
    if not await has_moved(unit, chat_id, telegram_id):
        return chat_id
    newer = await unit.session.scalar(select(Chat.id).where(Chat.telegram_id == telegram_id, Chat.id != chat_id))
    if newer is not None and await _is_of_class(unit, newer) and not await _is_of_class(unit, chat_id):
        await left_behind.stay(unit, chat_id)  # before its votes are those of the newer one
        await _join(unit, chat_id, into=newer)
        return newer
    if newer is not None:
        await _join(unit, newer, into=chat_id)
    await unit.session.execute(delete(Slot).where(Slot.chat_id == chat_id))
    await unit.session.execute(update(Chat).where(Chat.id == chat_id).values(telegram_id=telegram_id, blocked_at=None))
    await unit.session.execute(update(GroupChat).where(GroupChat.chat_id == chat_id).values(left_at=None))
    await left_behind.stay(unit, chat_id)
    return chat_id


async def has_moved(unit: Unit, chat_id: str, telegram_id: int) -> bool:
    """Whether a chat is another one for Telegram than this."""
    return await unit.session.scalar(select(Chat.telegram_id).where(Chat.id == chat_id)) != telegram_id


async def _is_of_class(unit: Unit, chat_id: str) -> bool:
    return await unit.session.scalar(select(GroupChat.id).where(GroupChat.chat_id == chat_id)) is not None


async def _join(unit: Unit, chat_id: str, *, into: str) -> None:
    """Keep one row of a chat that is known twice; what waits for the other goes to it."""
    await unit.session.execute(update(OutboxRow).where(OutboxRow.chat_id == chat_id).values(chat_id=into))
    await unit.session.execute(update(TreatVote).where(TreatVote.chat_id == chat_id).values(chat_id=into))
    await unit.session.execute(delete(Slot).where(Slot.chat_id == chat_id))
    await unit.session.execute(delete(GroupChat).where(GroupChat.chat_id == chat_id))
    await unit.session.execute(delete(Chat).where(Chat.id == chat_id))


async def moved(unit: Unit, chat: Chat, telegram_id: int) -> None:
    """Follow a group to its new id, and show it its jar there; where we had followed already, nothing changes."""
    chat_id = await move(unit, chat.id, telegram_id)
    bound = await unit.session.scalar(select(GroupChat).where(GroupChat.chat_id == chat_id))
    batch = await unit.session.get(Batch, bound.batch_id) if bound else None
    if bound is None or batch is None:
        return
    bound.left_at = None  # whoever is in a group goes along; of the old one Telegram may have said that we left it
    await unit.session.flush()
    if await unit.session.get(Slot, (chat_id, showing.slot(batch))) is None:
        await showing.show(unit, batch, anew=True)
