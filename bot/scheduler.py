"""The timetable. APScheduler only calls; what is due, and that it happens once, is decided in the tables."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple, TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import meters, trail
from bot.backups.nightly import Nightly
from bot.db import Database, Unit
from bot.heartbeat import Heartbeat
from bot.services import kept_files, leaving, retention
from bot.services.checks import due
from bot.services.reminding import overdue, planning, posting, readers, school_news
from bot.services.rhythm import taking_out
from bot.settings import Settings
from bot.transport import giving_up, timers
from bot.transport.keeping import Kept
from bot.transport.pump import PATIENCE

log = structlog.get_logger()

T = TypeVar("T")

PEOPLE, AT_A_TIME = 1000, 20  # who are told what is due to them in one go, and in one transaction
PLANNED = 100  # whose reminders are planned in one transaction
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

Serve = Callable[[Unit, Sequence[str]], Awaitable[int]]
Spare = Callable[[Unit, str], Awaitable[None]]


class Job(NamedTuple):
    """One line of the timetable."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[int]]


class Timetable:
    """Every job, in one readable list."""

    def __init__(
        self, database: Database, settings: Settings, bot_id: int, wake: Callable[[], None], kept: Kept,
        nightly: Nightly | None = None, heartbeat: Heartbeat | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._settings = settings
        self._kept = kept
        self._bot_id = bot_id
        self._wake = wake
        self._nightly = nightly
        self._clockwork = AsyncIOScheduler(timezone="UTC")
        self._stopped = asyncio.Event()
        self._in_hand: set[asyncio.Task[None]] = set()
        self.ticked_at: float | None = None  # when a job began last, by the loop's clock
        self.jobs: tuple[Job, ...] = (
            Job("daily reminders at the times that people chose", HOUR, self.plan_reminders),
            Job("sprints and projects that begin, are half over, or end", HOUR / 2, self.tell_school_news),
            Job("cards that wait over a school day", 10 * MINUTE, self.tell_what_waits),
            Job("checks that end soon, have ended, or were left open", MINUTE, self.follow_checks),
            Job("what is due to be said", MINUTE / 3, self.speak),
            Job("conversations that fell silent", MINUTE / 2, self.time_out),
            Job("people who left, and whose days are over", HOUR, self.delete_leavers),
            Job("files that nobody needs any more", 5 * MINUTE, self.sweep),
            Job("tasks that were taken out a day ago", HOUR, self.sweep_tasks),
            Job("sessions that have ended", HOUR, self.end_sessions),
            Job("messages that nobody waits for any more", HOUR, self.give_up),
            Job("texts that were kept long enough", HOUR, self.forget),
            *([Job("the backup of the night", 10 * MINUTE, self.back_up)] if nightly else []),
            *([Job("the sign of life", 5 * MINUTE, heartbeat.beat)] if heartbeat else []),
        )

    async def run(self) -> None:
        """Keep to the timetable until stopped; then let the jobs in hand end, for as long as everybody has."""
        self.start()
        await self._stopped.wait()
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=PATIENCE)
        self._clockwork.shutdown(wait=False)  # ends the late ones: each writes all of a unit, or nothing of it

    def start(self) -> None:
        """Start the clockwork; a late or overlapping tick is one tick, never none."""
        for job in self.jobs:
            self._clockwork.add_job(
                self._tick, IntervalTrigger(seconds=int(job.every.total_seconds())), args=[job], id=job.name,
                misfire_grace_time=None, coalesce=True, max_instances=1,
            )  # fmt: skip
        self._clockwork.add_job(self.run_all, misfire_grace_time=None)  # an hourly job does not wait for its first hour
        self._clockwork.start()
        self.ticked_at = asyncio.get_running_loop().time()

    async def run_all(self) -> None:
        """Run every job once, in the order of the list, beside its rhythm."""
        for job in self.jobs:
            await self._tick(job)

    def stop(self) -> None:
        """Begin no job any more."""
        self._stopped.set()
        if self._clockwork.running:
            self._clockwork.pause()
        if self._nightly:
            self._nightly.stop()

    async def _tick(self, job: Job) -> None:
        if self._stopped.is_set():
            return
        task = asyncio.current_task()
        assert task is not None
        self._in_hand.add(task)
        self.ticked_at = asyncio.get_running_loop().time()
        meters.JOB_RUNS.labels(job.name).inc()
        with trail.following(f"job:{job.name}"):
            try:
                if count := await job.run():
                    log.info("job_done", count=count)
            except Exception:
                meters.JOB_FAILURES.labels(job.name).inc()
                log.exception("job_failed")
            finally:
                self._in_hand.discard(task)
        meters.JOB_LAST.labels(job.name).set(self._database.clock.now().timestamp())

    async def speak(self) -> int:
        """Say what is due, to a few people at a time, so that those who write to us do not wait for it."""
        count = 0
        due: Sequence[str] | None = None
        while (due is None or len(due) == PEOPLE) and not self._stopped.is_set():
            async with self._database.reading() as unit:
                due = await readers.waiting(unit, PEOPLE)
            count += await self._for_each(due, AT_A_TIME, posting.post, posting.put_off)
        return count

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

    async def tell_school_news(self) -> int:
        """Let every student of a class hear of the sprint and the project, each once and in their own zone."""
        return await self._say_all(school_news.due)

    async def tell_what_waits(self) -> int:
        """Let coaches hear of cards that wait over a school day, each once."""
        return await self._say_all(overdue.due)

    async def _say_all(self, due: Callable[[Unit], Awaitable[list[planning.News]]]) -> int:
        """Find what there is to tell, and let it be told, to some people in each unit."""
        async with self._database.reading() as unit:
            news = await due(unit)
        count = 0
        for some in in_parts(news, PLANNED):
            async with self._database.transaction() as unit:
                count += await planning.say_all(unit, some)
        return count

    async def time_out(self) -> int:
        """Let every conversation whose silence lasted hear of it."""
        async with self._database.transaction() as unit:
            count = await timers.put_due(unit, self._bot_id)
        if count:
            self._wake()
        return count

    async def follow_checks(self) -> int:
        """Warn of checks that end soon, tell of those that ended, close what was left open; each in its own unit."""
        return await self._in_units(due.warn, due.expire, due.close)

    async def delete_leavers(self) -> int:
        """Delete those who left and did not come back in time."""
        return await self._in_units(leaving.delete_due)

    async def sweep(self) -> int:
        """Delete the files of those who were deleted, and those that were never shown in the end."""
        async with self._database.reading() as unit:
            named = await kept_files.named(unit)
            return self._kept.sweep(named, unit.now)

    async def sweep_tasks(self) -> int:
        """Delete the tasks that were taken out, and not put back in time."""
        return await self._in_units(taking_out.sweep)

    async def end_sessions(self) -> int:
        """Delete the sessions that have run out."""
        return await self._in_units(retention.end_sessions)

    async def give_up(self) -> int:
        """End the messages that nobody waits for any more."""
        return await self._in_units(giving_up.give_up)

    async def forget(self) -> int:
        """Empty what was said a day ago, later forget that it was, and delete what is months old, some rows a unit."""
        return await self._in_units(*(partial(step, settings=self._settings) for step in retention.STEPS))

    async def back_up(self) -> int:
        """Back the database up, if that was not done for the last night."""
        return await self._nightly.run(self._database.clock.now()) if self._nightly else 0

    async def _in_units(self, *steps: Callable[[Unit], Awaitable[int]]) -> int:
        """Take each step, every time in a unit of its own, until it finds nothing more; return what was found."""
        count = 0
        for step in steps:
            found = 1
            while found and not self._stopped.is_set():
                async with self._database.transaction() as unit:
                    found = await step(unit)
                count += found
        return count


def in_parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield items in order, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))
