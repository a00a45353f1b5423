"""What has arrived, lane by lane in order: a chat's next input is served when the one before it is done."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import timedelta
from functools import partial

import structlog

from bot import meters, trail
from bot.db import Database, Unit
from bot.models import InboxRow
from bot.transport.claims import claim, settle
from bot.transport.pump import Pump

log = structlog.get_logger()

AT_ONCE = 16
TOGETHER_EMBEDDED, TOGETHER = 8, 4  # how many are claimed in one go where many wait
LEASE = timedelta(seconds=15)
AGAIN_AFTER = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30))

Serve = Callable[[InboxRow], Awaitable[str]]
Bury = Callable[[InboxRow], Awaitable[None]]


class Lanes:
    """Hands each row to `serve`, which settles it in its own transaction and says what became of it.

    One that keeps failing goes to `bury`.
    """

    def __init__(self, database: Database, serve: Serve, bury: Bury) -> None:
        self._database = database
        self._serve = serve
        self._bury = bury
        together = TOGETHER_EMBEDDED if database.embedded else TOGETHER
        self.pump = Pump("inbox", self._claim, self._work, AT_ONCE, at_least=together, alone=database.embedded)

    async def _claim(self, limit: int) -> Sequence[InboxRow]:
        if limit <= 0:
            return ()
        async with self._database.transaction() as unit:
            return await claim(unit, InboxRow, "lane", limit=limit, lease=LEASE)

    async def take(self, unit: Unit, ids: Collection[int]) -> None:
        """Claim rows in the transaction that wrote them, as far as there is room; the others are looked for."""
        limit = min(self.pump.room(), len(ids))
        lease = LEASE + self._database.clock.now() - unit.now
        rows = await claim(unit, InboxRow, "lane", limit=limit, lease=lease, among=ids)
        unit.afterwards.append(partial(self.pump.hand, rows, of=len(ids)))

    async def _work(self, row: InboxRow) -> None:
        with trail.following(origin(row), inbox=row.id), meters.HANDLING.time():
            try:
                state = await self._serve(row)
            except Exception as error:
                log.exception("update_failed", attempt=row.attempts + 1)
                state = await self._failed(row, error)
            log.info("row_served", state=state)
        meters.SERVED.labels(state).inc()

    async def _failed(self, row: InboxRow, error: Exception) -> str:
        if row.attempts >= len(AGAIN_AFTER):
            await self._bury(row)
            return "dead"
        async with self._database.transaction() as unit:
            again = unit.now + AGAIN_AFTER[row.attempts]
            await settle(unit, row, attempts=row.attempts + 1, retry_at=again, error=type(error).__name__)
        return "again"


def origin(row: InboxRow) -> str:
    """Return because of what a row is there: of slow work, the update that asked for it."""
    if row.source == "telegram":
        return f"update:{row.key}"
    asked = row.payload.get("origin") if isinstance(row.payload, dict) else None
    return str(asked or f"{row.source}:{row.id}")
