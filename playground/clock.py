"""The playground's time: the machine's clock plus an offset that time travel moves on."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

STEP = timedelta(minutes=30)
WALKED = timedelta(days=8)  # a longer way is jumped


class Clock:
    def __init__(self) -> None:
        self.offset = timedelta(0)
        self._followers: list[Callable[[timedelta], None]] = []
        self._livers: list[Callable[[], Awaitable[None]]] = []

    def unix(self) -> int:
        return int(time.time() + self.offset.total_seconds())  # noqa: TID251 - the one reader of the machine's clock

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.unix(), UTC)

    def follow(self, moved: Callable[[timedelta], None], live: Callable[[], Awaitable[None]] | None = None) -> None:
        """Have somebody else's clock moved by the same span from now on, after this one.

        `live` is what they do at a moment before time goes on, where it passes and is not jumped.
        """
        self._followers.append(moved)
        if live is not None:
            self._livers.append(live)

    def move(self, by: timedelta) -> None:
        """Jump. Backwards is a ValueError: what has been done in the world stays done."""
        if by < timedelta(0):
            raise ValueError("time goes forward only")
        self.offset += by
        for moved in self._followers:
            moved(by)

    async def let_pass(self, by: timedelta) -> None:
        """Move in steps from half hour to half hour, so that what happens at each moment happens at it."""
        last = self.now() + by
        while timedelta(0) < (left := last - self.now()) <= WALKED:
            since_the_half_hour = timedelta(seconds=self.unix() % STEP.total_seconds())
            self.move(min(left, STEP - since_the_half_hour))
            for live in self._livers:
                await live()
        if left > WALKED or by < timedelta(0):
            self.move(by)
            for live in self._livers:
                await live()
