"""The nightly backup: once a night however many ticks and starts there are, made up for after a night without power."""

import asyncio
import threading
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from bot.backups.shelf import Shelf, folder_of
from bot.db import file_of
from bot.settings import Settings
from bot.transport.keeping import Kept

log = structlog.get_logger()

AT = time(3, 30)
DAY = timedelta(days=1)


class Nightly:
    """Backs one SQLite file up; what is on the shelf says for which nights that was done."""

    def __init__(self, file: Path, shelf: Shelf, kept: Kept, zone: str, days: int) -> None:
        self._file = file
        self._shelf = shelf
        self._kept = kept
        self._zone = zone
        self._days = days
        self._stopped = threading.Event()
        self._one_at_a_time = asyncio.Lock()

    async def run(self, now: datetime) -> int:
        """Back up, unless that was done for the last night, and let go of what is too old; return how many were made.

        It works in a thread: nobody waits for it but its own next call.
        """
        async with self._one_at_a_time:
            return await asyncio.to_thread(self._run, now)

    def stop(self) -> None:
        """Leave off: a backup that is not finished is made after the next start."""
        self._stopped.set()

    def _run(self, now: datetime) -> int:
        night = night_of(now, self._zone)
        made = 0
        try:
            if not {night, night + DAY} & {one.night for one in self._shelf.all()}:  # a clock may have been set back
                self._shelf.add(night, now, self._file, self._kept, self._stopped.is_set)
                made = 1
        except InterruptedError:
            log.info("backup_left_off")
        self._shelf.prune(night - self._days * DAY)
        return made


def of(settings: Settings, kept: Kept) -> Nightly | None:
    """Return what backs a database up, where that is ours to do: PostgreSQL has tools of its own."""
    file, days = file_of(settings.database_url), settings.keep_backups_days
    return Nightly(file, Shelf(folder_of(settings)), kept, settings.bot_timezone, days) if file and days else None


def night_of(now: datetime, zone: str) -> date:
    """Return the day on whose early morning the last backup was due; where a zone skips that hour, it is the next."""
    today = now.astimezone(ZoneInfo(zone)).date()
    due = datetime.combine(today, AT, ZoneInfo(zone)).astimezone(UTC)
    return today if now >= due else today - DAY
