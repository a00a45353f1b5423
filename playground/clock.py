"""The playground's time: the machine's clock plus an offset that time travel moves on."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    def __init__(self) -> None:
        self.offset = timedelta(0)
        self._followers: list[Callable[[timedelta], None]] = []

    def unix(self) -> int:
        return int(time.time() + self.offset.total_seconds())  # noqa: TID251 - the one reader of the machine's clock

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.unix(), UTC)

    def follow(self, moved: Callable[[timedelta], None]) -> None:
        """Have somebody else's clock moved by the same span from now on, after this one."""
        self._followers.append(moved)

    def move(self, by: timedelta) -> None:
        """Backwards is a ValueError: what has been done in the world stays done."""
        if by < timedelta(0):
            raise ValueError("time goes forward only")
        self.offset += by
        for moved in self._followers:
            moved(by)
