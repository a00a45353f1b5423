"""Slow work: claimed, done with no transaction open, and its answer put into the inbox of the lane that asked.

What waits for somebody else for most of a minute has places of its own, so that it holds up no photo and no list.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import structlog

from bot import trail
from bot.db import Database
from bot.models import WorkRow
from bot.transport.claims import claim, settle
from bot.transport.inbox import put
from bot.transport.pump import Pump

log = structlog.get_logger()

AT_ONCE = 8
PATIENT_AT_ONCE = 8
LEASE = timedelta(minutes=2)
MOST_TRIES = 2

Work = Callable[[Any], Awaitable[Any]]
Patient = Callable[[WorkRow], Awaitable[Any]]


class Workshop:
    """Does `work` rows by kind. Work that fails twice answers None: the conversation knows a way without it.

    Work of a `patient` kind is handed the row itself, and waits apart.
    """

    def __init__(
        self, database: Database, kinds: Mapping[str, Work], patient: Mapping[str, Patient], bot_id: int,
        wake: Callable[[], None],
    ) -> None:  # fmt: skip
        self._database = database
        self._kinds = kinds
        self._patient = patient
        self._bot_id = bot_id
        self._wake = wake
        self.pump = Pump("work", partial(self._claim, others=True), self._work, AT_ONCE)
        self.waiting = Pump("waiting", self._claim, self._work, PATIENT_AT_ONCE)

    @property
    def pumps(self) -> tuple[Pump[WorkRow], ...]:
        """What has to run."""
        return (self.pump, self.waiting) if self._patient else (self.pump,)  # a look at a queue is not for nothing

    def wake(self) -> None:
        """Look for work now."""
        for pump in self.pumps:
            pump.wake()

    async def drain(self) -> int:
        """Do all that there is to do now; return how much that was."""
        return sum([await pump.drain() for pump in self.pumps])

    async def _claim(self, limit: int, *, others: bool = False) -> Sequence[WorkRow]:
        if limit <= 0:
            return ()
        async with self._database.transaction() as unit:
            return await claim(
                unit, WorkRow, "id", limit=limit, lease=LEASE, kinds=tuple(self._patient), others=others
            )  # fmt: skip

    async def _work(self, row: WorkRow) -> None:
        with trail.following(row.origin, work=row.id):
            await self._do(row)

    async def _do(self, row: WorkRow) -> None:
        try:
            result = await self._worked(row)
        except Exception as error:
            log.exception("work_failed", kind=row.kind, attempt=row.attempts + 1)
            if row.attempts + 1 < MOST_TRIES:
                async with self._database.transaction() as unit:
                    await settle(unit, row, attempts=row.attempts + 1, error=type(error).__name__)
                return
            result = None
        async with self._database.transaction() as unit:
            if await settle(unit, row, state="handled", payload=None):
                await put(unit, [self._answer(row, result)])
        log.info("work_done", kind=row.kind)
        self._wake()

    async def _worked(self, row: WorkRow) -> Any:
        if row.kind in self._patient:
            return await self._patient[row.kind](row)
        return await self._kinds[row.kind](row.payload)

    def _answer(self, row: WorkRow, result: Any) -> dict[str, Any]:
        answer = {"conversation": row.conversation_id, "turn": row.turn, "result": result, "origin": row.origin}
        return {"bot_id": self._bot_id, "source": "work", "key": str(row.id), "lane": row.lane, "payload": answer}
