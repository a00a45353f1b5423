"""What is to leave, chat by chat in order, after the transaction that caused it has been committed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import delete, select, tuple_, update

from bot import meters, trail
from bot.db import Database, Unit
from bot.logs import unquoted
from bot.models import Chat, Media, OutboxRow, Slot
from bot.models.wire import is_open
from bot.transport.claims import claim, settle
from bot.transport.pace import Pace
from bot.transport.placing import digest, media_of, way
from bot.transport.pump import Pump
from bot.transport.sender import Outcome, Sender

log = structlog.get_logger()

AT_ONCE = 32
EDIT = 0.2
LEASE = timedelta(seconds=30)
GIVE_UP = timedelta(hours=24)
LONGEST_WAIT = 60.0


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
        is_new = way(self.row, self.slot, self.row.payload) in ("new", "menu")
        return 1 if is_new or self.chat.kind == "group" else EDIT


class Outbox:
    """Claims, sends with no transaction open, and notes what became of it together with its next claim."""

    def __init__(self, database: Database, sender: Sender, pace: Pace, bot_id: int) -> None:
        self._database = database
        self._bot_id = bot_id
        self._sender = sender
        self._pace = pace
        self._ended: list[tuple[Errand, Outcome]] = []
        self.pump = Pump("outbox", self._claim, self._send, AT_ONCE, pace.wait)

    async def _claim(self, limit: int) -> Sequence[Errand]:
        ended = tuple(self._ended)
        limit = min(limit, self._pace.allowance())
        if not ended and not limit:
            return ()
        try:
            errands = await self._note_and_claim(ended, limit)
        except Exception:
            if not ended:
                raise
            log.exception("outcomes_not_noted_together")
            await self._note_apart(ended)
            errands = []
        del self._ended[: len(ended)]
        for errand in errands:
            self._pace.took(errand.row.chat_id, group=errand.chat.kind == "group", cost=errand.cost)
        return errands

    async def _note_and_claim(self, ended: Sequence[tuple[Errand, Outcome]], limit: int) -> list[Errand]:
        async with self._database.transaction() as unit:
            for errand, outcome in ended:
                await self._note(unit, errand, outcome)
            rows = await claim(
                unit, OutboxRow, "chat_id", limit=limit, lease=LEASE, first="priority", resting=self._pace.resting()
            )
            return await _addressed(unit, rows, self._bot_id)

    async def _note_apart(self, ended: Sequence[tuple[Errand, Outcome]]) -> None:
        """Note each outcome by itself: one that cannot be written is sent again, and holds up no other."""
        for errand, outcome in ended:
            try:
                async with self._database.transaction() as unit:
                    await self._note(unit, errand, outcome)
            except Exception:
                log.exception("outcome_lost", outbox=errand.row.id)

    async def _send(self, errand: Errand) -> None:
        row = errand.row
        with trail.following(row.origin, outbox=row.id):
            outcome = await self._sender.send(row, errand.chat, errand.slot, errand.file_id)
            log.info(
                "sending_ended", outcome=outcome.end, **({"error": unquoted(outcome.error)} if outcome.error else {})
            )
        meters.SENT.labels(outcome.end).inc()
        if outcome.end == "pause":
            self._pace.pause(outcome.number)
        self._ended.append((errand, outcome))

    async def _note(self, unit: Unit, errand: Errand, outcome: Outcome) -> None:
        row, now = errand.row, unit.now
        match outcome.end:
            case "sent":
                sent = await settle(unit, row, state="sent", sent_at=now, message_id=outcome.message_id, error=None)
                if sent and row.slot and outcome.message_id:
                    there = Slot(chat_id=row.chat_id, slot=row.slot, message_id=outcome.message_id)
                    there.hash, there.media = digest(row.payload), outcome.media
                    await unit.session.merge(there)
                if outcome.media and outcome.file_id:
                    known = Media(bot_id=self._bot_id, key=outcome.media, file_id=outcome.file_id, created_at=now)
                    await unit.session.merge(known)
            case "pause":
                await settle(unit, row, retry_at=now + timedelta(seconds=outcome.number))
            case "migrated":
                await _move(unit, row.chat_id, int(outcome.number))
                await settle(unit, row, retry_at=None)
            case "again" if now - row.created_at < GIVE_UP:
                wait = min(0.5 * 2 ** min(row.attempts, 10), LONGEST_WAIT)
                again = now + timedelta(seconds=wait)
                await settle(unit, row, retry_at=again, attempts=row.attempts + 1, error=outcome.error)
            case "undeliverable":
                await _leave_alone(unit, row, outcome.error)
            case _:
                log.error("message_given_up", origin=row.origin, outbox=row.id, error=unquoted(outcome.error))
                await settle(unit, row, state="refused", error=outcome.error)


async def _addressed(unit: Unit, rows: Sequence[OutboxRow], bot_id: int) -> list[Errand]:
    if not rows:
        return []
    chats = await unit.session.scalars(select(Chat).where(Chat.id.in_({row.chat_id for row in rows})))
    chat = {one.id: one for one in chats}
    places = {(row.chat_id, row.slot) for row in rows if row.slot}
    stand = select(Slot).where(tuple_(Slot.chat_id, Slot.slot).in_(places))
    slot = {(one.chat_id, one.slot): one for one in await unit.session.scalars(stand)} if places else {}
    pictures = {row.id: media for row in rows if (media := media_of(row.payload))}
    known = select(Media).where(Media.bot_id == bot_id, Media.key.in_(pictures.values()))
    file = {one.key: one.file_id for one in await unit.session.scalars(known)} if pictures else {}
    return [
        Errand(row, chat[row.chat_id], slot.get((row.chat_id, row.slot or "")), file.get(pictures.get(row.id, "")))
        for row in rows
    ]


async def _move(unit: Unit, chat_id: str, telegram_id: int) -> None:
    """A group became a supergroup. Somebody may have spoken in it already: then we know it twice, and join the two."""
    newer = await unit.session.scalar(select(Chat).where(Chat.telegram_id == telegram_id, Chat.id != chat_id))
    if newer is not None:
        await unit.session.execute(update(OutboxRow).where(OutboxRow.chat_id == newer.id).values(chat_id=chat_id))
        await unit.session.execute(delete(Slot).where(Slot.chat_id == newer.id))
        await unit.session.execute(delete(Chat).where(Chat.id == newer.id))
    await unit.session.execute(update(Chat).where(Chat.id == chat_id).values(telegram_id=telegram_id))


async def _leave_alone(unit: Unit, row: OutboxRow, error: str | None) -> None:
    """The chat is closed to us: keep nothing waiting for it, and remember that until it speaks again."""
    await settle(unit, row, state="undeliverable", error=error)
    await unit.session.execute(update(Chat).where(Chat.id == row.chat_id).values(blocked_at=unit.now))
    await unit.session.execute(
        update(OutboxRow)
        .where(OutboxRow.chat_id == row.chat_id, is_open(OutboxRow), OutboxRow.claimed_by.is_(None))
        .values(state="undeliverable", error=error)
    )
