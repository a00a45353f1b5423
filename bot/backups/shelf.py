"""The folder of backups: one folder a night, which is there with everything in it or not at all."""

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.backups.copying import flush, snapshot, verify
from bot.db import name_of
from bot.settings import Settings
from bot.transport.keeping import Kept

DATABASE, FILES, ABOUT = "database.db", "files", "about.json"
_HALF = "half-"  # a backup that is being written
_OLD = "old-"  # one that is being deleted


@dataclass(frozen=True)
class Backup:
    """A whole backup: its folder, the moment of which it is, and the revision at which its database stands."""

    folder: Path
    taken: datetime
    revision: str

    @property
    def night(self) -> date:
        """The night whose backup it is: its folder's name."""
        return date.fromisoformat(self.folder.name)


class Shelf:
    """All backups of one database. Only its owner may look in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Backup]:
        """Return every backup, the newest last."""
        if not self.folder.is_dir():
            return []
        found = [backup for one in self.folder.iterdir() if _is_night(one.name) and (backup := of(one))]
        return sorted(found, key=lambda backup: (backup.taken, backup.night))

    def add(self, night: date, now: datetime, source: Path, kept: Kept, stopped: Callable[[], bool]) -> Backup:
        """Back up a database with the kept files; until its folder is renamed at the end, it counts for nothing.

        NotWholeError if the copy is not whole; InterruptedError when `stopped`.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        newest = next(reversed(self.all()), None)
        half = Path(tempfile.mkdtemp(prefix=_HALF, dir=self.folder))
        try:
            # The database first: a file that is kept while we copy is then one too many, and never one too few.
            snapshot(source, half / DATABASE, stopped)
            revision = verify(half / DATABASE, stopped)
            kept.copy_to(half / FILES, newest.folder / FILES if newest else None, stopped)
            about = {"taken": now.isoformat(), "revision": revision}
            (half / ABOUT).write_text(json.dumps(about), "utf-8")
            for path in (half / ABOUT, half / FILES, half):
                flush(path)
            made = half.rename(self.folder / night.isoformat())
        finally:
            shutil.rmtree(half, ignore_errors=True)
        flush(self.folder)
        return Backup(made, now, revision)

    def prune(self, before: date) -> int:
        """Delete the backups of nights before that one, but never the newest, and what was left half done."""
        for left in self._left_over():
            shutil.rmtree(left, ignore_errors=True)
        old = [one for one in self.all()[:-1] if one.night < before]
        for one in old:
            # Renamed first: what is half deleted must not be taken for a backup.
            shutil.rmtree(one.folder.rename(self.folder / f"{_OLD}{one.folder.name}"), ignore_errors=True)
        return len(old)

    def _left_over(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return [one for one in self.folder.iterdir() if one.name.startswith((_HALF, _OLD))]


def folder_of(settings: Settings) -> Path:
    """Return where the backups of the database of the settings are."""
    return settings.backups_folder / name_of(settings.database_url)


def of(folder: Path) -> Backup | None:
    """Return the backup in a folder; None if there is none."""
    try:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        return Backup(folder, datetime.fromisoformat(about["taken"]).astimezone(UTC), str(about["revision"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_night(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False
