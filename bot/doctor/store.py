"""The database: whether it can be reached, read and written, how old it is, and who is in it."""

import asyncio
import os
from pathlib import Path

from sqlalchemy import exists, false, func, select, update

from bot.clock import Clock
from bot.db import Database, Unit, file_of
from bot.doctor.environment import without_secrets
from bot.doctor.findings import Finding, look, note, ok
from bot.migrations.upgrade import current, knows, latest
from bot.models import TelegramAccount, User
from bot.services.stand_ins import is_a_person
from bot.settings import Settings

PATIENCE = 10.0  # seconds; a host that drops what it is sent would keep us waiting for minutes


async def database(settings: Settings, clock: Clock) -> list[Finding]:
    """Tell about the database that `run` uses, as it is now: nothing is made or changed."""
    file = file_of(settings.store)
    if file is not None and not file.exists():
        return [_not_yet(file), *_first_coach(settings, 0)]
    found = Database(settings.store, clock)
    try:
        async with asyncio.timeout(PATIENCE), found.reading() as unit:
            connection = await unit.session.connection()
            revision = await connection.run_sync(current)
            findings = [_age(revision)]
            if revision == latest():
                findings += [await _writable(found), *await _people(unit, settings)]
            return findings
    except Exception as error:  # noqa: BLE001 - whatever a driver raises is what there is to tell
        return [look(f"The database cannot be used. {_reason(error)}")]
    finally:
        await found.close()


def _not_yet(file: Path) -> Finding:
    folder = file.absolute().parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return note(f"There is no database yet. `run` makes {file}.")
    return look(f"There is no database yet, and {folder} is no folder in which one can be made.")


def _age(revision: str | None) -> Finding:
    if revision is None:
        return note("The database has no tables yet. `run` makes them.")
    if revision == latest():
        return ok(f"The database is up to date: it stands at {revision}.")
    if knows(revision):
        return note(f"The database stands at {revision}, the newest is {latest()}. `run` brings it up to date.")
    return look(f"The database stands at {revision}, which this Marbles does not know: a newer one has used it.")


async def _writable(found: Database) -> Finding:
    try:
        async with found.transaction() as unit:
            await unit.session.execute(update(User).where(false()).values(batch=None))
    except Exception as error:  # noqa: BLE001 - as above
        return look(f"The database can be read, but not written. {_reason(error)}")
    return ok("The database can be written.")


async def _people(unit: Unit, settings: Settings) -> list[Finding]:
    has_come_in = exists(select(TelegramAccount.id).where(TelegramAccount.user_id == User.id))
    counts = select(User.role, func.count(), func.count().filter(has_come_in)).where(is_a_person()).group_by(User.role)
    found = {role: (every, come_in) for role, every, come_in in await unit.session.execute(counts)}
    coaches, students = found.get("admin", (0, 0)), found.get("student", (0, 0))
    told = ok(f"Come in so far: {coaches[1]} of {coaches[0]} coaches, {students[1]} of {students[0]} students.")
    return [told, *_first_coach(settings, coaches[0])]


def _first_coach(settings: Settings, coaches: int) -> list[Finding]:
    if coaches or settings.bot_admin_ids or settings.bot_token is None:
        return []
    return [
        look(
            "BOT_ADMIN_IDS is empty, so nobody can come in as the first coach. "
            "Put your Telegram id there, or say: python -m bot coach --name NAME"
        )
    ]


def _reason(error: Exception) -> str:
    words = without_secrets(str(error).partition("\n")[0])
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
