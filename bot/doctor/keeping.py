"""How long what is kept, and how old the newest backup is."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.backups.nightly import AT
from bot.backups.shelf import Shelf, folder_of
from bot.clock import Clock
from bot.db import file_of
from bot.doctor.findings import Finding, look, note, ok
from bot.services import leaving, years
from bot.settings import Settings

OVERDUE = timedelta(days=2)


async def retention(settings: Settings, _clock: Clock) -> list[Finding]:
    """Tell how long everything is kept that is not kept until its student is deleted."""
    kept = (
        ("what was said, on both sides", f"{settings.keep_text_hours} hours after it was answered"),
        ("that it was said, as ids", f"{settings.keep_ids_days} days"),
        ("check-ins with their journals", f"{settings.keep_check_ins_months} months"),
        ("what the helper was asked", f"{settings.keep_chat_logs_days} days"),
        ("backups", f"{settings.keep_backups_days} days, the newest longer"),
        ("those who asked to be forgotten", f"{leaving.THINK_IT_OVER.days} days"),
        ("those whose year has ended", f"{years.KEPT_FOR.days} days"),
    )
    return [ok(f"Kept: {what}, {how_long}.") for what, how_long in kept]


async def backups(settings: Settings, clock: Clock) -> list[Finding]:
    """Tell of the newest backup; of PostgreSQL none is made here, of the playground none at all."""
    if settings.bot_token is None:
        return []
    if file_of(settings.database_url) is None:
        return [ok("PostgreSQL is not backed up by Marbles. Let pg_dump do it every night; the README says how.")]
    if not settings.keep_backups_days:
        return [note("KEEP_BACKUPS_DAYS is 0: no backups are made.")]
    newest = next(reversed(Shelf(folder_of(settings)).all()), None)
    if newest is None:
        return [
            ok(f"There is no backup yet. `run` makes one each night at {AT:%H:%M}, the first soon after its start.")
        ]
    when = newest.taken.astimezone(ZoneInfo(settings.bot_timezone))
    says = f"The newest backup is of {when:%A, %d %B, %H:%M}: {newest.folder}."
    if clock.now() - newest.taken > OVERDUE:
        return [look(f"{says} Did `run` not run since, or is the disk full? Its log says what became of later ones.")]
    return [ok(says)]
