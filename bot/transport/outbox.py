"""What is to leave, chat by chat in order, after the transaction that caused it has been committed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

import structlog

from bot import meters, trail
from bot.db import Database, Unit
from bot.logs import unquoted
from bot.models import OutboxRow
from bot.transport import polls
from bot.transport.claims import claim
from bot.transport.errands import Errand, addressed
from bot.transport.noting import Ended, note
from bot.transport.outcome import Outcome
from bot.transport.pace import Pace
from bot.transport.placing import poll_of
from bot.transport.pump import Pump
from bot.transport.sender import Sender

log = structlog.get_logger()

AT_ONCE = 32
LEASE = timedelta(seconds=30)


class Outbox:
    """Claims, sends with no transaction open, and notes what became of it together with its next claim.

    What can leave at once is claimed as it is written.
    """

    def __init__(self, database: Database, sender: Sender, pace: Pace, bot_id: int) -> None:
        self._database = database
        self._bot_id = bot_id
        self._sender = sender
        self._pace = pace
        self._ended: list[Ended] = []
        self.pump = Pump("outbox", self._claim, self._send, AT_ONCE, pace.wait, alone=database.embedded)

    async def take(self, unit: Unit, rows: Sequence[OutboxRow]) -> None:
        """Claim rows in the transaction that wrote them, as far as they may leave now; the others are looked for."""
        await unit.session.flush()
        rows = [row for row in rows if row.state == "open"]
        limit, resting = min(self.pump.room(), self._pace.allowance()), self._pace.resting()
        free = sorted((row.priority, row.id) for row in rows if row.chat_id not in resting)
        ids = [id for _, id in free[:limit]]
        lease = LEASE + self._database.clock.now() - unit.now  # from now on, however long the unit took
        taken = await claim(unit, OutboxRow, "chat_id", limit=len(ids), lease=lease, first="priority", among=ids)
        errands = await addressed(unit, taken, self._bot_id)
        unit.afterwards.append(partial(self._hand, errands, of=len(rows)))

    def _hand(self, errands: Sequence[Errand], of: int) -> None:
        self._count(errands)
        self.pump.hand(errands, of=of)

    def _count(self, errands: Sequence[Errand]) -> None:
        for errand in errands:
            self._pace.took(errand.row.chat_id, group=errand.chat.kind == "group", cost=errand.cost)

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
        self._count(errands)
        return errands

    async def _note_and_claim(self, ended: Sequence[Ended], limit: int) -> list[Errand]:
        async with self._database.transaction() as unit:
            await note(unit, ended, self._bot_id)
            rows = await claim(
                unit, OutboxRow, "chat_id", limit=limit, lease=LEASE, first="priority", resting=self._pace.resting()
            )
            return await addressed(unit, rows, self._bot_id)

    async def _note_apart(self, ended: Sequence[Ended]) -> None:
        """Note each outcome by itself: one that cannot be written is sent again, and holds up no other."""
        for one in ended:
            try:
                async with self._database.transaction() as unit:
                    await note(unit, [one], self._bot_id)
            except Exception:
                log.exception("outcome_lost", outbox=one[0].row.id)

    async def _send(self, errand: Errand) -> None:
        row = errand.row
        with trail.following(row.origin, outbox=row.id):
            outcome = await self._once(errand) if poll_of(row.payload) else await self._sent(errand)
            log.info(
                "sending_ended", outcome=outcome.end, **({"error": unquoted(outcome.error)} if outcome.error else {})
            )
        meters.SENT.labels(outcome.end).inc()
        if outcome.end == "pause":
            self._pace.pause(outcome.number)
        self._ended.append((errand, outcome))
        if outcome.end != "sent":
            self.pump.wake()  # it may be tried again at once, or have made way for what stood behind it

    async def _sent(self, errand: Errand) -> Outcome:
        return await self._sender.send(errand.row, errand.chat, errand.slot, errand.file_id)

    async def _once(self, errand: Errand) -> Outcome:
        """Send what must not be there twice: where it is unknown whether Telegram has it, it is not sent again."""
        async with self._database.transaction() as unit:
            is_first = await polls.begin(unit, errand.row)
        outcome = await self._sent(errand) if is_first else Outcome("again", error="The process that sent it died.")
        return replace(outcome, end="uncertain") if outcome.end == "again" and not outcome.not_sent else outcome
