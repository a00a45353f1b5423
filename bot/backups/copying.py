"""A consistent copy of an SQLite file that is in use, and whether a file is whole and ours."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

LOOK_UP_EVERY = 100_000  # steps of SQLite's machine, some milliseconds
OURS = {"alembic_version", "users", "inbox"}


class NotWholeError(Exception):
    """A file that is no whole database of ours; the message says what is the matter with it."""


def _never() -> bool:
    return False


def snapshot(source: Path, target: Path, stopped: Callable[[], bool] = _never) -> None:
    """Write what is committed in `source` at this moment to a new file that only its owner may read.

    Writers go on meanwhile: it only reads. Nothing that was deleted is in the copy, not even in unused pages, as it
    would be with SQLite's page by page backup. InterruptedError when `stopped`.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with _reading(source, stopped) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    flush(target)


def verify(file: Path, stopped: Callable[[], bool] = _never) -> str:
    """Read a whole file; return the revision at which it stands. InterruptedError when `stopped`."""
    try:
        with _reading(file, stopped) as connection:
            if (found := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
                raise NotWholeError(f"It is damaged: {found}.")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise NotWholeError("It is damaged: it has rows whose parents are missing.")
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not {name for (name,) in tables} >= OURS:
                raise NotWholeError("It is no database of Marbles.")
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotWholeError(f"It cannot be read as a database: {error}.") from error
    if revision is None:
        raise NotWholeError("It is no database of Marbles: it has no version.")
    return str(revision[0])


def flush(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _reading(file: Path, stopped: Callable[[], bool]) -> Iterator[sqlite3.Connection]:
    address = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        connection.set_progress_handler(stopped, LOOK_UP_EVERY)
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if stopped():
                raise InterruptedError from error
            raise
