"""The command, and what it tells."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.backups.copying import NotWholeError, verify
from bot.backups.erasures import Erasures
from bot.backups.shelf import DATABASE, Backup, folder_of, of
from bot.clock import Clock
from bot.db import Database, file_of
from bot.migrations.upgrade import knows, upgrade
from bot.restoring import in_use, renewal
from bot.restoring.renewal import Renewed
from bot.settings import Settings


async def restore(settings: Settings, path: Path | None) -> None:
    """Put a backup into the place of the database; without one, only delete again who was deleted before."""
    if path is None:
        await _only_forget(settings)
        return
    file = file_of(settings.database_url)
    if file is None:
        raise SystemExit(
            "This database is PostgreSQL: bring it back with pg_restore, then say `python -m bot restore` without a "
            "file, which deletes again who was deleted since."
        )
    clock = Clock()
    _free(file, clock.now())
    source, backup = _found(path, file)
    revision = _whole(source)
    with renewal.beside(file) as new:
        renewed = await renewal.make_ready(source, backup, new, settings, clock)
        _free(file, clock.now())
        aside = renewal.put_in_place(new, file, clock.now())
    of_when = backup.taken if backup else None
    print(*_told(settings, source, of_when, revision, renewed), sep="\n")
    if aside:
        print(f"The database as it was until now is {aside}. Delete it when nobody needs it any more.")


def _free(file: Path, now: datetime) -> None:
    if why := in_use.by_whom(file, now):
        raise SystemExit(f"A bot may be at work on {file}. {why} Stop it first; nothing was changed.")


def _found(path: Path, file: Path) -> tuple[Path, Backup | None]:
    """Return the database file that is meant, and the backup that it is part of, if it is one of ours."""
    source = path / DATABASE if path.is_dir() else path
    if not source.is_file():
        raise SystemExit(f"There is no backup at {path}.")
    if file.exists() and source.samefile(file):
        raise SystemExit(f"{path} is the database itself.")
    return source, of(source.parent) if source.name == DATABASE else None


def _whole(source: Path) -> str:
    try:
        revision = verify(source)
    except NotWholeError as error:
        raise SystemExit(f"{source} cannot be restored. {error} Nothing was changed.") from error
    if not knows(revision):
        raise SystemExit(
            f"{source} stands at {revision}, which this Marbles does not know: a newer one has made it. "
            "Nothing was changed."
        )
    return revision


def _told(settings: Settings, source: Path, of_when: datetime | None, revision: str, renewed: Renewed) -> Iterator[str]:
    local = of_when.astimezone(ZoneInfo(settings.bot_timezone)) if of_when else None
    when = f", of {local:%A, %d %B %Y, %H:%M} in {settings.bot_timezone}" if local else ""
    upgraded = "" if revision == renewed.revision else f", brought up to date from {revision} to {renewed.revision}"
    yield f"Restored: {source}{when}{upgraded}."
    yield f"{renewed.people} people and {renewed.check_ins} check-ins are in it. What was said later is not."
    if renewed.files or renewed.files_missing:
        missing = f"; {renewed.files_missing} are missing" if renewed.files_missing else ""
        yield f"{renewed.files} photos and files were brought back{missing}."
    if renewed.erased:
        yield f"{renewed.erased} who were deleted since then were deleted again."


async def _only_forget(settings: Settings) -> None:
    file = file_of(settings.database_url)
    if file is not None and not file.exists():
        raise SystemExit(f"There is no database {file}. DATABASE_URL says which one is meant.")
    await upgrade(settings.database_url)
    database = Database(settings.database_url, Clock(), note_erased=Erasures(folder_of(settings)).note)
    try:
        count = await renewal.erase_again(database, settings)
    finally:
        await database.close()
    print(f"{count} who had been deleted before were deleted again." if count else "Nobody was to be deleted again.")
