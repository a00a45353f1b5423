"""Rows of the outbox with all that is needed to send them, gathered for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from bot.db import Unit
from bot.models import Chat, Media, OutboxRow, Slot
from bot.transport.placing import media_of, way

EDIT = 0.2


@dataclass(frozen=True)
class Errand:
    """A claimed row with its chat, what stands in its slot, and the name that Telegram has for its picture."""

    row: OutboxRow
    chat: Chat
    slot: Slot | None
    file_id: str | None = None

    @property
    def cost(self) -> float:
        """What it takes of the chat's patience: Telegram counts messages there, and hardly minds edits in private."""
        is_new = way(self.row, self.slot, self.row.payload) in ("new", "menu", "over")
        return 1 if is_new or self.chat.kind == "group" else EDIT


_PLACES = (
    select(Chat, Slot)
    .select_from(Chat)
    .outerjoin(Slot, (Slot.chat_id == Chat.id) & Slot.slot.in_(bindparam("places", expanding=True)))
    .where(Chat.id.in_(bindparam("chats", expanding=True)))
    .execution_options(populate_existing=True)  # what this unit has read of a place may have changed since
)


async def addressed(unit: Unit, rows: Sequence[OutboxRow], bot_id: int) -> list[Errand]:
    """Return claimed rows with their chats, slots and pictures, as this bot knows them."""
    if not rows:
        return []
    wanted = {"chats": list({row.chat_id for row in rows}), "places": list({row.slot for row in rows if row.slot})}
    places = (await unit.session.execute(_PLACES, wanted)).all()
    chat = {one.id: one for one, _ in places}
    slot = {(one.chat_id, one.slot): one for _, one in places if one}
    pictures = {row.id: media for row in rows if (media := media_of(row.payload))}
    known = select(Media).where(Media.bot_id == bot_id, Media.key.in_(pictures.values()))
    file = {one.key: one.file_id for one in await unit.session.scalars(known)} if pictures else {}
    return [
        Errand(row, chat[row.chat_id], slot.get((row.chat_id, row.slot or "")), file.get(pictures.get(row.id, "")))
        for row in rows
    ]
