"""Whether a bot may be at work on an SQLite file."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

BUSY = 1.0  # seconds
QUEUES = ("inbox", "outbox", "work")


def by_whom(file: Path, now: datetime) -> str | None:
    """Return why a bot may be at work on this database, None if nothing speaks for it; one that is not there is free.

    Two things are looked at. SQLite leaves its write-ahead mode only for the last connection, and a bot keeps one open:
    no process on this machine has the file open. And no row is claimed under a lease that still runs: that would be a
    bot on another machine, or one that died within the last two minutes.
    """
    if not file.exists():
        return None
    with closing(sqlite3.connect(file, timeout=BUSY, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            return _working(connection, now)
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return None
            return "Another process has it open." if "locked" in str(error) else f"It cannot be looked into: {error}."
        except sqlite3.DatabaseError:
            return None  # damaged: nobody can work on it, and it is what a backup is for


def _working(connection: sqlite3.Connection, now: datetime) -> str | None:
    for queue in QUEUES:
        claimed = f"SELECT max(claimed_until) FROM {queue} WHERE state = 'open' AND claimed_by IS NOT NULL"  # noqa: S608
        until = connection.execute(claimed).fetchone()[0]
        if until is not None and until > now.timestamp() * 1000:
            seconds = round(until / 1000 - now.timestamp()) + 1
            return f"Rows of it are being worked on. If that bot has died, this ends in {seconds} seconds."
    return None
