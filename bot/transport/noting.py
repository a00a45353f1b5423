"""What became of errands, as rows: written in the transaction that claims the next ones."""

from collections.abc import Sequence
from datetime import timedelta

import structlog
from sqlalchemy import BigInteger, case, literal, update

from bot.db import Unit, insert_or_replace
from bot.logs import unquoted
from bot.models import Chat, Media, OutboxRow, Slot
from bot.models.wire import is_open
from bot.services.groups import changes
from bot.services.jar import left_behind, votes
from bot.transport.claims import WORKER, settle
from bot.transport.errands import Errand
from bot.transport.outcome import Outcome
from bot.transport.placing import digest, poll_of

log = structlog.get_logger()

LOST = ("undeliverable", "refused", "uncertain")
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
        if (poll := poll_of(errand.row.payload)) is not None:
            await _note_poll(unit, errand, poll["vote"], outcome)
        if (vote_id := errand.row.payload.get("over")) and (outcome.end == "sent" or outcome.end in LOST):
            await votes.ended(unit, vote_id, outcome.voices)


async def _note_poll(unit: Unit, errand: Errand, vote_id: str, outcome: Outcome) -> None:
    if outcome.end == "sent":
        await votes.opened(unit, vote_id, outcome.poll_id)
        if await changes.has_moved(unit, errand.row.chat_id, errand.chat.telegram_id):  # while it was being sent
            await left_behind.stay(unit, errand.row.chat_id)
    elif outcome.end in LOST:
        await votes.lost(unit, vote_id)


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
            await settle(unit, row, retry_at=now + timedelta(seconds=outcome.number), sent_at=None)
        case "migrated":
            await changes.move(unit, row.chat_id, int(outcome.number))
            await settle(unit, row, retry_at=None, sent_at=None)
        case "again" if now - row.created_at < GIVE_UP:
            wait = min(0.5 * 2 ** min(row.attempts, 10), LONGEST_WAIT)
            again = now + timedelta(seconds=wait)
            attempts = row.attempts + 1
            await settle(unit, row, retry_at=again, sent_at=None, attempts=attempts, error=outcome.error)
        case "undeliverable":
            await _leave_alone(unit, row, outcome.error)
            await changes.shut_out(unit, row.chat_id)
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


async def _leave_alone(unit: Unit, row: OutboxRow, error: str | None) -> None:
    """The chat is closed to us: keep nothing waiting for it, and remember that until it speaks again."""
    await settle(unit, row, state="undeliverable", error=error)
    await unit.session.execute(update(Chat).where(Chat.id == row.chat_id).values(blocked_at=unit.now))
    await unit.session.execute(
        update(OutboxRow)
        .where(OutboxRow.chat_id == row.chat_id, is_open(OutboxRow), OutboxRow.claimed_by.is_(None))
        .values(state="undeliverable", error=error)
    )
