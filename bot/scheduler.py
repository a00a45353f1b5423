"""The timetable. APScheduler only calls; what is due, and that it happens once, is decided in the tables."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import delete, select, update

from bot.db import Database, Unit
from bot.models import Chat, Conversation, InboxRow, Media, OutboxRow, WorkRow
from bot.services import broadcasts, kept_files, leaving
from bot.services.checks import due
from bot.services.reminding import planning, posting, readers
from bot.services.rhythm import taking_out
from bot.transport.inbox import put
from bot.transport.keeping import Kept

log = structlog.get_logger()

TEXT_KEPT = timedelta(hours=24)
IDS_KEPT = timedelta(days=30)
AT_ONCE = 500
AT_A_TIME = 20  # who are told what is due to them in one transaction
PLANNED = 100  # whose reminders are planned in one transaction

Serve = Callable[[Unit, Sequence[str]], Awaitable[int]]
Spare = Callable[[Unit, str], Awaitable[None]]


class Job(NamedTuple):
    """One line of the timetable."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[int]]


class Timetable:
    """Every job, in one readable list."""

    def __init__(self, database: Database, bot_id: int, wake: Callable[[], None], kept: Kept) -> None:
        self._database = database
        self._kept = kept
        self._bot_id = bot_id
        self._wake = wake
        self._clockwork = AsyncIOScheduler(timezone="UTC")
        self.jobs = (
            Job("what is due to be said", timedelta(seconds=20), self.speak),
            Job("daily reminders at the times that people chose", timedelta(hours=1), self.plan_reminders),
            Job("conversations that fell silent", timedelta(seconds=30), self.time_out),
            Job("checks that end soon, have ended, or were left open", timedelta(minutes=1), self.follow_checks),
            Job("people who left, and whose days are over", timedelta(hours=1), self.delete_leavers),
            Job("files that nobody needs any more", timedelta(minutes=5), self.sweep),
            Job("tasks that were taken out a day ago", timedelta(hours=1), self.sweep_tasks),
            Job("texts that were kept long enough", timedelta(hours=1), self.forget),
        )

    def start(self) -> None:
        """Start the clockwork; a late or overlapping tick is one tick, never none."""
        for job in self.jobs:
            self._clockwork.add_job(
                self._tick, IntervalTrigger(seconds=int(job.every.total_seconds())), args=[job], id=job.name,
                misfire_grace_time=None, coalesce=True, max_instances=1,
            )  # fmt: skip
        self._clockwork.add_job(self.run_all, misfire_grace_time=None)  # an hourly job does not wait for its first hour
        self._clockwork.start()

    async def run_all(self) -> None:
        """Run every job once, in the order of the list, beside its rhythm."""
        for job in self.jobs:
            await self._tick(job)

    def stop(self) -> None:
        """Begin no job any more."""
        self._clockwork.shutdown(wait=False)

    async def _tick(self, job: Job) -> None:
        try:
            if count := await job.run():
                log.info("job_done", job=job.name, count=count)
        except Exception:
            log.exception("job_failed", job=job.name)

    async def speak(self) -> int:
        """Say what is due, to a few people at a time, so that those who write to us do not wait for it."""
        count = 0
        met = set[str]()
        while due := [one for one in await self._waiting() if one not in met]:
            count += await self._for_each(due, AT_A_TIME, posting.post, posting.put_off)
            met.update(due)  # another process may hold them: whoever is still waiting then, is met in the next round
        return count

    async def _waiting(self) -> Sequence[str]:
        async with self._database.reading() as unit:
            return await readers.waiting(unit, AT_ONCE)

    async def plan_reminders(self) -> int:
        """Let everybody's daily reminders be at their times: what was chosen, and what a clock that ran wrong moved."""
        async with self._database.reading() as unit:
            everybody = await planning.everybody(unit)
        return await self._for_each(everybody, PLANNED, lambda unit, some: planning.follow(unit, *some))

    async def _for_each(self, ids: Sequence[str], size: int, serve: Serve, spare: Spare | None = None) -> int:
        """Serve so many in one transaction; where one of them makes it fail, the others are served one by one."""
        count = 0
        for some in in_parts(ids, size):
            try:
                async with self._database.transaction() as unit:
                    count += await serve(unit, some)
            except Exception:
                if len(some) > 1:
                    count += await self._for_each(some, 1, serve, spare)
                    continue
                log.exception("job_failed_for_one", one=some[0])
                if spare is not None:
                    async with self._database.transaction() as unit:
                        await spare(unit, some[0])
        return count

    async def follow_checks(self) -> int:
        """Warn of checks that end soon, tell of those that ended, close what was left open; each in its own unit."""
        count = 0
        for step in (due.warn, due.expire, due.close):
            async with self._database.transaction() as unit:
                count += await step(unit)
        return count

    async def time_out(self) -> int:
        """Put a time-out into the lane of every conversation whose silence lasted; its turn makes it one only."""
        async with self._database.transaction() as unit:
            due = await unit.session.execute(
                select(Conversation.id, Conversation.turn, Conversation.expires_at, Chat.telegram_id)
                .join(Chat, Chat.id == Conversation.chat_id)
                .where(Conversation.expires_at <= unit.now)
                .order_by(Conversation.expires_at)
                .limit(AT_ONCE)
            )
            rows = [
                {
                    "bot_id": self._bot_id,
                    "source": "timer",
                    "key": f"{one.id}:{one.turn}:{one.expires_at.timestamp():.3f}",
                    "lane": str(one.telegram_id),
                    "payload": {"conversation": one.id, "turn": one.turn},
                }
                for one in due
            ]
            count = await put(unit, rows)
        if count:
            self._wake()
        return count

    async def delete_leavers(self) -> int:
        """Delete those who left and did not come back in time."""
        async with self._database.transaction() as unit:
            return await leaving.delete_due(unit)

    async def sweep(self) -> int:
        """Delete the files of those who were deleted, and those that were never shown in the end."""
        async with self._database.reading() as unit:
            named = await kept_files.named(unit)
            return self._kept.sweep(named, unit.now)

    async def sweep_tasks(self) -> int:
        """Delete the tasks that were taken out, and not put back in time."""
        async with self._database.transaction() as unit:
            return await taking_out.sweep(unit)

    async def forget(self) -> int:
        """Empty what was said a day ago, on both sides of the wire; a month later forget that it was."""
        async with self._database.transaction() as unit:
            day, month = unit.now - TEXT_KEPT, unit.now - IDS_KEPT
            ended = OutboxRow.state != "open"
            said = update(InboxRow).where(InboxRow.handled_at < day, InboxRow.payload.is_not(None))
            emptied = await unit.session.execute(said.values(payload=None).returning(InboxRow.id))
            left = update(OutboxRow).where(ended, OutboxRow.created_at < day, OutboxRow.payload.is_not(None))
            await broadcasts.keep_outcomes(unit, month)
            await posting.forget(unit, month)
            for statement in (
                left.values(payload=None),
                delete(WorkRow).where(WorkRow.state != "open", WorkRow.created_at < day),
                delete(InboxRow).where(InboxRow.handled_at < month),
                delete(OutboxRow).where(ended, OutboxRow.created_at < month),
                delete(Media).where(Media.created_at < month),
                delete(Conversation).where(Conversation.state.in_(("done", "gone")), Conversation.touched_at < month),
            ):
                await unit.session.execute(statement)
            return len(emptied.all())


def in_parts(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield ids in order, so many at a time."""
    return (ids[start : start + size] for start in range(0, len(ids), size))
