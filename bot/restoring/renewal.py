"""A backup made ready beside the database, and put into its place at the end, in one step."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, make_url, select

from bot.backups.copying import flush, snapshot, verify
from bot.backups.erasures import Erasures
from bot.backups.shelf import FILES, Backup, folder_of
from bot.clock import Clock
from bot.db import Database, name_of
from bot.migrations.upgrade import upgrade
from bot.models import EmotionCheckIn, User
from bot.services import kept_files, leaving, stand_ins
from bot.settings import Settings
from bot.transport.keeping import Kept

BESIDE = ("-wal", "-shm")
MARGIN = timedelta(days=1)  # a deletion may have been under way, or the clock set back


@dataclass(frozen=True)
class Renewed:
    """What is in a database after it was made ready."""

    revision: str
    people: int
    check_ins: int
    erased: int
    files: int
    files_missing: int


async def erase_again(database: Database, settings: Settings, backup: Backup | None = None) -> int:
    """Delete everybody again who was deleted since a backup, or ever; return how many were back.

    Who that is stands beside the backups of this database, and beside this one, which may have come from elsewhere.
    """
    folders = {folder_of(settings), backup.folder.absolute().parent} if backup else {folder_of(settings)}
    since = backup.taken - MARGIN if backup else None
    erased = {one for folder in folders for one in Erasures(folder).since(since)}
    async with database.transaction() as unit:
        return await leaving.erase_again(unit, erased)


@contextmanager
def beside(file: Path) -> Iterator[Path]:
    """Yield where a database is made ready; what is left there at the end is taken away."""
    new = file.with_name(f"{file.name}.restoring")
    _clear(new)
    try:
        yield new
    finally:
        _clear(new)


def _clear(new: Path) -> None:
    for left in new.parent.glob(f"{new.name}*"):
        left.unlink()


async def make_ready(source: Path, backup: Backup | None, new: Path, settings: Settings, clock: Clock) -> Renewed:
    """Copy a backup to `new`, upgrade it, forget again, and bring back the kept files that it names."""
    snapshot(source, new)
    url = make_url(settings.database_url).set(database=str(new)).render_as_string(hide_password=False)
    await upgrade(url)
    database = Database(url, clock, note_erased=Erasures(folder_of(settings)).note)
    try:
        erased = await erase_again(database, settings, backup)
        async with database.reading() as unit:
            people = await unit.session.scalar(select(func.count(User.id)).where(stand_ins.is_a_person()))
            check_ins = await unit.session.scalar(select(func.count(EmotionCheckIn.id)))
            named = await kept_files.named(unit)
    finally:
        await database.close()
    files = missing = 0
    if backup is not None:
        kept = Kept(settings.files_folder / name_of(settings.database_url))
        files, missing = kept.take_from(backup.folder / FILES, named)
    return Renewed(verify(new), people or 0, check_ins or 0, erased, files, missing)


def put_in_place(new: Path, file: Path, now: datetime) -> Path | None:
    """Let the new database take the place of the old one; return where that is kept, None if there was none.

    Written anew, it is a single file, and nothing of those who were just deleted is left in it.
    """
    with closing(sqlite3.connect(new, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    flush(new)
    aside = _set_aside(file, now) if file.exists() else None
    new.replace(file)
    flush(file.parent)
    return aside


def _set_aside(file: Path, now: datetime) -> Path:
    """Give the old database another name. Its log goes first: beside the new one it would be read into that."""
    aside = file.with_name(f"{file.name}.before-restore-{now:%Y%m%d-%H%M%S}")
    for ending in BESIDE:
        if (log := file.with_name(file.name + ending)).exists():
            log.rename(aside.with_name(aside.name + ending))
    try:
        aside.hardlink_to(file)  # so that at no moment there is none
    except OSError:
        file.replace(aside)
    return aside
