"""Bring a database up to date, safely: a copy of the file first, foreign keys checked before the commit."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, NullPool, make_url

from bot.db import create_engine

LOCK = 0x6D6172626C6573  # "marbles", for PostgreSQL's advisory lock


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for our scripts; there is no ini file to keep in step."""
    result = Config()
    result.set_main_option("script_location", "bot:migrations")
    result.set_main_option("path_separator", "os")
    if connection is not None:
        result.attributes["connection"] = connection
    return result


async def upgrade(url: str, revision: str = "head") -> tuple[str | None, str | None]:
    """Run all missing revisions up to `revision` in one transaction; return where the database was and is.

    Two replicas that start together wait for each other. On SQLite foreign keys are off meanwhile, because rebuilding
    a table with them on deletes the rows of every child table without a word.
    """
    engine = create_engine(url, foreign_keys=False, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            before = await connection.run_sync(current)
            if before is not None and before != latest():
                await connection.rollback()
                await connection.run_sync(_copy_file, before)
            await connection.rollback()
        begin = {"begin": "BEGIN IMMEDIATE"}
        async with engine.execution_options(**begin).begin() as connection:
            return await connection.run_sync(_upgrade, revision)
    finally:
        await engine.dispose()


def current(connection: Connection) -> str | None:
    """Return the revision a database stands at."""
    return MigrationContext.configure(connection).get_current_revision()


def latest() -> str | None:
    """Return the newest revision that we ship."""
    return ScriptDirectory.from_config(config()).get_current_head()


def knows(revision: str) -> bool:
    """Whether a revision is one of ours; otherwise a newer Marbles has made it."""
    return revision in [one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()]


def _upgrade(connection: Connection, revision: str) -> tuple[str | None, str | None]:
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    before = current(connection)
    command.upgrade(config(connection), revision)
    if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"The upgrade would leave {len(broken)} rows without a parent; nothing was changed.")
    return before, current(connection)


def _copy_file(connection: Connection, revision: str) -> None:
    name = make_url(str(connection.engine.url)).database
    if connection.dialect.name != "sqlite" or not name or name == ":memory:":
        return
    copy = Path(f"{name}.before-{revision}")
    copy.unlink(missing_ok=True)
    connection.exec_driver_sql("COMMIT")  # a file cannot be copied from inside a transaction
    connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
