"""The files that people showed: each kept once, in one folder, under the hash of its bytes."""

import hashlib
import os
import re
from collections.abc import Collection
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
        path = self._folder / name
        return path.read_bytes() if _HASH.fullmatch(name) and path.is_file() else None

    def sweep(self, named: Collection[str], now: datetime) -> int:
        """Delete every file of ours that nobody names and that is not just being named; return how many."""
        if not self._folder.is_dir():
            return 0
        before = (now - YOUNG).timestamp()
        ours = [one for one in self._folder.iterdir() if _HASH.fullmatch(one.name) or one.name.startswith(_HALF)]
        old = [one for one in ours if one.name not in named and one.stat().st_mtime < before]
        for one in old:
            one.unlink(missing_ok=True)
        return len(old)
