"""The two commands for operators, and what they tell."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.clock import Clock
from bot.db import Database, file_of, name_of
from bot.doctor.telegram import username
from bot.migrations.upgrade import upgrade
from bot.moving.exporting import export
from bot.moving.importing import Imported, import_file
from bot.moving.problems import CannotImport, Problem
from bot.services import sheets
from bot.services.invites import Issued, deep_link
from bot.settings import Settings
from bot.transport.keeping import Kept

MOST_LINES = 30  # of problems, and of notes


async def write(settings: Settings, path: Path, *, contract_only: bool) -> None:
    """Export; a database that is not there is not made by asking for it."""
    file = file_of(settings.database_url)
    if file is not None and not file.exists():
        raise SystemExit(f"There is no database {file}. DATABASE_URL says which one is meant.")
    await upgrade(settings.database_url)
    database = Database(settings.database_url, Clock())
    try:
        counts = await export(database, path, None if contract_only else _kept(settings), contract_only=contract_only)
    except FileExistsError:
        raise SystemExit(f"{path} is there already. It was left as it is.") from None
    except OSError as error:
        raise SystemExit(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        await database.close()
    print(
        f"{sum(counts.values())} rows of {len(counts)} tables are in {path}. Keep it safe: it is all there is to know."
    )


async def read(settings: Settings, path: Path, *, merge: bool) -> None:
    """Import, and write the invites beside the file; if nothing was written, end with 1 and every reason."""
    name = await username(settings)
    await upgrade(settings.database_url)
    database = Database(settings.database_url, Clock())
    try:
        done = await import_file(database, path, settings.bot_timezone, _kept(settings), merge=merge)
    except CannotImport as error:
        print(*_some(error.problems), sep="\n")
        raise SystemExit(str(error)) from None
    finally:
        await database.close()
    print(*_told(done), sep="\n")
    if done.invites:
        print(_write_invites(path.with_name(f"{path.stem}-invites.csv"), done.invites, name))


def _kept(settings: Settings) -> Kept:
    """Return the folder of the files that belong to the database."""
    return Kept(settings.files_folder / name_of(settings.database_url))


def _told(done: Imported) -> Iterable[str]:
    yield from _some(done.notes)
    for field, count in sorted(done.unknown_fields.items()):
        yield f"{field}: we have no such field; {count} times left out."
    for folder in done.unknown_folders:
        yield f"{folder}: we have no such table; left out."
    filled = {name: count for name, count in done.counts.items() if count}
    yield f"{sum(filled.values())} rows are in {len(filled)} tables now."
    if done.files:
        yield f"{done.files} files that people showed came along."


def _some(problems: Sequence[Problem]) -> Iterable[str]:
    yield from map(str, problems[:MOST_LINES])
    if len(problems) > MOST_LINES:
        yield f"… and {len(problems) - MOST_LINES} more lines like these."


def _write_invites(path: Path, issued: Sequence[Issued], username: str | None) -> str:
    """Write the invites to a new file that only its owner may read: the codes are nowhere else."""
    ways = [deep_link(username, one.code) if username else f"/start {one.code}" for one in issued]
    people = [(one.user.display_name, one.user.batch or "", one.user.role) for one in issued]
    rows = [("name", "batch", "role", "invite"), *((*who, way) for who, way in zip(people, ways, strict=True))]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(sheets.write(rows))
    return f"{len(issued)} people have an invite, good for 14 days: {path}"
