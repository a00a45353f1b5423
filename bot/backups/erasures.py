"""Who was deleted, noted outside of the database: a backup of before must not bring them back.

A line for each: when, and the hash of their id. Ids are long and random: a hash tells nothing to anybody who has not
got the id, too.
"""

import asyncio
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.backups.copying import flush
from bot.services.secret import hashed

NAME = "erasures"


class Erasures:
    """The file beside the backups; lines are only ever added to it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    async def note(self, user_ids: Sequence[str], now: datetime) -> None:
        """Note that these people are about to be deleted; when it returns, the disk has it."""
        await asyncio.to_thread(self._append, [f"{now.isoformat()} {hashed(one)}\n" for one in user_ids])

    def since(self, moment: datetime | None) -> set[str]:
        """Return the hashes of those who were deleted at or after a moment; None means ever."""
        return {what for at, what in self._read() if moment is None or at >= moment}

    def _append(self, lines: Sequence[str]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "ab+") as file:
            if file.seek(0, os.SEEK_END) and os.pread(file.fileno(), 1, file.tell() - 1) != b"\n":
                file.write(b"\n")  # the line before was torn
            file.write("".join(lines).encode())
            file.flush()
            os.fsync(file.fileno())
        flush(self._path.parent)

    def _read(self) -> Iterable[tuple[datetime, str]]:
        """Yield every line; of one that was torn by a cut nobody was deleted, for that comes after the whole line."""
        if not self._path.exists():
            return
        for line in self._path.read_text("utf-8", errors="replace").splitlines():
            at, _, what = line.partition(" ")
            try:
                yield datetime.fromisoformat(at).astimezone(UTC), what
            except ValueError:
                continue
