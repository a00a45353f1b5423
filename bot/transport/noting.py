"""What became of errands, as rows: written in the transaction that claims the next ones."""

from collections.abc import Sequence
from datetime import timedelta

import structlog
from sqlalchemy import BigInteger, case, delete, literal, select, update

from bot.db import Unit, insert_or_replace
from bot.logs import unquoted
from bot.models import Chat, Media, OutboxRow, Slot
from bot.models.wire import is_open
from bot.transport.claims import WORKER, settle
from bot.transport.errands import Errand
from bot.transport.placing import digest
from bot.transport.sender import Outcome

log = structlog.get_logger()

GIVE_UP = timedelta(hours=24)
LONGEST_WAIT = 60.0

Ended = tuple[Errand, Outcome]


async def note(unit: Unit, ended: Sequence[Ended], bot_id: int) -> None:
    """Note those that were sent together; of the others each is a case of its own."""
    sent = [one for one in ended if one[1].end == "sent"]
    if sent:
        await _note_sent(unit, sent)
        await _note_pictures(unit, bot_id, [outcome for _, outcome in sent])
    for errand, outcome in ended:
        if outcome.end != "sent":
            await _note_other(unit, errand, outcome)


async def _note_pictures(unit: Unit, bot_id: int, outcomes: Sequence[Outcome]) -> None:
    """Remember under which names Telegram has pictures."""
    uploaded = {one.media: one.file_id for one in outcomes if one.media and one.file_id}
    rows = [{"bot_id": bot_id, "key": key, "file_id": name, "created_at": unit.now}
            for key, name in uploaded.items()]  # fmt: skip
    if rows:
        await insert_or_replace(unit, Media, rows)


async def _note_other(unit: Unit, errand: Errand, outcome: Outcome) -> None:
    row, now = errand.row, unit.now
    match outcome.end:
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


async def _note_sent(unit: Unit, sent: Sequence[Ended]) -> None:
    """Settle all at once, and note what stands in their slots now; of rows that somebody else holds, nothing."""
    message = {errand.row.id: literal(outcome.message_id, BigInteger) for errand, outcome in sent}
    settled = await unit.session.scalars(
        update(OutboxRow)
        .where(OutboxRow.id.in_(message), is_open(OutboxRow), OutboxRow.claimed_by == WORKER)
        .values(state="sent", sent_at=unit.now, message_id=case(message, value=OutboxRow.id), error=None,
                claimed_by=None, claimed_until=None)
        .returning(OutboxRow.id),
        execution_options={"synchronize_session": False},
    )  # fmt: skip
    ours = set(settled)
    there = [
        {"chat_id": row.chat_id, "slot": row.slot, "message_id": outcome.message_id, "hash": digest(row.payload),
         "media": outcome.media}
        for row, outcome in ((errand.row, outcome) for errand, outcome in sent)
        if row.id in ours and row.slot and outcome.message_id
    ]  # fmt: skip
    if there:
        await insert_or_replace(unit, Slot, there)


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
