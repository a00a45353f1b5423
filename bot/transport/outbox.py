"""What is to leave, chat by chat in order, after the transaction that caused it has been committed."""

from collections.abc import Sequence
from datetime import timedelta

import structlog

from bot import meters, trail
from bot.db import Database
from bot.logs import unquoted
from bot.models import OutboxRow
from bot.transport.claims import claim
from bot.transport.errands import Errand, addressed
from bot.transport.noting import Ended, note
from bot.transport.pace import Pace
from bot.transport.pump import Pump
from bot.transport.sender import Sender

log = structlog.get_logger()

AT_ONCE = 32
LEASE = timedelta(seconds=30)


class Outbox:
    """Claims, sends with no transaction open, and notes what became of it together with its next claim."""

    def __init__(self, database: Database, sender: Sender, pace: Pace, bot_id: int) -> None:
        self._database = database
        self._bot_id = bot_id
        self._sender = sender
        self._pace = pace
        self._ended: list[Ended] = []
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
            outcome = await self._sender.send(row, errand.chat, errand.slot, errand.file_id)
            log.info(
                "sending_ended", outcome=outcome.end, **({"error": unquoted(outcome.error)} if outcome.error else {})
            )
        meters.SENT.labels(outcome.end).inc()
        if outcome.end == "pause":
            self._pace.pause(outcome.number)
        self._ended.append((errand, outcome))
