"""The timetable. APScheduler only calls; what is due, and that it happens once, is decided in the tables."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import meters, trail
from bot.backups.nightly import Nightly
from bot.db import Database, Unit
from bot.heartbeat import Heartbeat
from bot.portions import Portions
from bot.services import kept_files, leaving, retention
from bot.services.checks import due
from bot.services.reminding import overdue, planning, posting, readers, school_news
from bot.services.rhythm import taking_out
from bot.services.vision import deleting_areas
from bot.services.vision import taking_out as board_taking_out
from bot.settings import Settings
from bot.transport import giving_up, holding, timers
from bot.transport.keeping import Kept
from bot.transport.pump import PATIENCE

log = structlog.get_logger()

AT_ONCE, AT_A_TIME = 500, 10  # reminders looked for in one go, and people who are told in one transaction
PLANNED = 100  # whose reminders are planned in one transaction
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


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
        self._work = Portions(database, self._stopped)
        self._in_hand: set[asyncio.Task[None]] = set()
        self.ticked_at: float | None = None  # when a job began last, by the loop's clock
        self.jobs: tuple[Job, ...] = (
            Job("daily reminders at the times that people chose", HOUR, self.plan_reminders),
            Job("sprints and projects that begin, are half over, or end", HOUR / 2, self.tell_school_news),
            Job("cards that wait over a school day", 10 * MINUTE, self.tell_what_waits),
            Job("checks that end soon, have ended, or were left open", MINUTE, self.follow_checks),
            Job("what is due to be said", MINUTE / 3, self.speak),
            Job("what waited until somebody was free", MINUTE / 6, self.let_go),
            Job("conversations that fell silent", MINUTE / 2, self.time_out),
            Job("people who left, and whose days are over", HOUR, self.delete_leavers),
            Job("files that nobody needs any more", 5 * MINUTE, self.sweep),
            Job("tasks and cards that were taken out a day ago", HOUR, self.sweep_tasks),
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
        waiting, met = partial(readers.waiting, most=AT_ONCE), set[str]()
        while due := [one for one in await self._work.read(waiting) if one not in met]:
            count += await self._work.for_each(due, AT_A_TIME, posting.post, posting.put_off)
            met.update(due)  # another process may hold them: whoever is still waiting then, is met in the next round
        return count

    async def let_go(self) -> int:
        """Send what was held while people were in the middle of something."""
        async with self._database.transaction() as unit:
            return await holding.let_go(unit)

    async def plan_reminders(self) -> int:
        """Let everybody's daily reminders be at their times: what was chosen, and what a clock that ran wrong moved."""
        everybody = await self._work.read(planning.everybody)
        return await self._work.for_each(everybody, PLANNED, lambda unit, some: planning.follow(unit, *some))

    async def tell_school_news(self) -> int:
        """Let every student of a class hear of the sprint and the project, each once and in their own zone."""
        return await self._say_all(school_news.due)

    async def tell_what_waits(self) -> int:
        """Let coaches hear of cards that wait over a school day, each once."""
        return await self._say_all(overdue.due)

    async def _say_all(self, due: Callable[[Unit], Awaitable[Sequence[planning.News]]]) -> int:
        """Find what there is to tell, and let it be told, to some people in each unit."""
        return await self._work.for_each(await self._work.read(due), PLANNED, planning.say_all)

    async def time_out(self) -> int:
        """Let every conversation whose silence lasted hear of it."""
        async with self._database.transaction() as unit:
            count = await timers.put_due(unit, self._bot_id)
        if count:
            self._wake()
        return count

    async def follow_checks(self) -> int:
        """Close what was left open, warn of checks that end soon, tell of those that ended."""
        closed = await self._work.for_each(await self._work.read(due.late), 1, due.close)
        return closed + await self._work.in_turn(due.warn, due.expire)

    async def delete_leavers(self) -> int:
        """Delete those who left and did not come back in time."""
        return await self._work.for_each(await self._work.read(leaving.due), 1, leaving.delete_due)

    async def sweep(self) -> int:
        """Delete the files of those who were deleted, and those that were never shown in the end."""
        async with self._database.reading() as unit:
            named = await kept_files.named(unit)
            return self._kept.sweep(named, unit.now)

    async def sweep_tasks(self) -> int:
        """Delete the tasks, and the cards and areas of boards, that were taken out and not put back in time."""
        return await self._work.in_turn(taking_out.sweep, board_taking_out.sweep, deleting_areas.sweep)

    async def end_sessions(self) -> int:
        """Delete the sessions that have run out."""
        return await self._work.in_turn(retention.end_sessions)

    async def give_up(self) -> int:
        """End the messages that nobody waits for any more."""
        return await self._work.in_turn(giving_up.give_up)

    async def forget(self) -> int:
        """Empty what was said a day ago, later forget that it was, and delete what is months old, some rows a unit."""
        return await self._work.in_turn(*(partial(step, settings=self._settings) for step in retention.STEPS))

    async def back_up(self) -> int:
        """Back the database up, if that was not done for the last night."""
        return await self._nightly.run(self._database.clock.now()) if self._nightly else 0
