"""The files that people showed: each kept once, in one folder, under the hash of its bytes."""

import hashlib
import math
import os
import re
import shutil
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

YOUNG = timedelta(minutes=10)  # a file that was just kept may not be named by a row yet
_HASH = re.compile(r"[0-9a-f]{64}")
_HALF = "half-"  # a file that is being written


class Kept:
    """The folder. Nothing in it has a name or an ending; what a file is called, its row says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Keep bytes, readable for this program's user only, and return their SHA-256; the same bytes are kept once."""
        name = hashlib.sha256(data).hexdigest()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(prefix=_HALF, dir=self._folder, delete=False) as half:
            half.write(data)
            half.flush()
            os.fsync(half.fileno())
        Path(half.name).replace(self._folder / name)
        return name

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a hash; None where there are none, or where it is no hash."""
        path = self.place(name)
        return path.read_bytes() if path else None

    def place(self, name: str) -> Path | None:
        """Return where the file of a hash is; None where there is none, or where it is no hash."""
        path = self._folder / name
        return path if _HASH.fullmatch(name) and path.is_file() else None

    def copy_to(self, folder: Path, earlier: Path | None, stopped: Callable[[], bool]) -> None:
        """Put every kept file into a new folder, too: by another name of the same bytes where the disk allows it.

        On another disk they are taken from an `earlier` such folder. InterruptedError when `stopped`.
        """
        folder.mkdir(mode=0o700)
        for one in self._all():
            if stopped():
                raise InterruptedError
            ways = (one, earlier / one.name) if earlier else (one,)
            if not any(_linked(way, folder / one.name) for way in ways):
                shutil.copyfile(one, folder / one.name)
                (folder / one.name).chmod(0o600)

    def take_from(self, folder: Path, named: Collection[str]) -> tuple[int, int]:
        """Keep those files of such a folder that are named and not here; return how many, and how many are nowhere."""
        missing = [name for name in named if self.read(name) is None]
        other = Kept(folder)
        there = [name for name in missing if (data := other.read(name)) is not None and self.keep(data) == name]
        return len(there), len(missing) - len(there)

    def _all(self) -> list[Path]:
        return [one for one in self._folder.iterdir() if _HASH.fullmatch(one.name)] if self._folder.is_dir() else []

    def sweep(self, named: Collection[str], now: datetime) -> int:
        """Delete every file of ours that nobody names and that is not just being named; return how many."""
        if not self._folder.is_dir():
            return 0
        before = (now - YOUNG).timestamp()
        ours = [one for one in self._folder.iterdir() if _HASH.fullmatch(one.name) or one.name.startswith(_HALF)]
        old = [one for one in ours if one.name not in named and _written_at(one) < before]
        for one in old:
            one.unlink(missing_ok=True)
        return len(old)


def _written_at(path: Path) -> float:
    """Return when a file was written; one that another program has just deleted, or renamed, was never."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def _linked(source: Path, target: Path) -> bool:
    try:
        target.hardlink_to(source)
    except OSError:  # another disk, or one that knows no links, or no such file
        return False
    return True
