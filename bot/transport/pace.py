"""How fast we may send: in all, into one private chat, into one group; and a pause when Telegram asks for one."""

import math
from collections.abc import Callable
from dataclasses import dataclass

PRIVATE_BURST, PRIVATE_EVERY = 5, 1.0
GROUP_BURST, GROUP_EVERY = 3, 60 / 16  # in no minute more than 19: Telegram lets 20 into a group, edits among them


@dataclass
class _Bucket:
    """Tokens that refill one every `every` seconds up to `size`."""

    size: float
    every: float
    tokens: float
    at: float

    def level(self, now: float) -> float:
        """Return how many tokens there are now."""
        return min(self.size, self.tokens + (now - self.at) / self.every)

    def take(self, now: float, count: float) -> None:
        """Use tokens, into debt if need be."""
        self.tokens = self.level(now) - count
        self.at = now


class Pace:
    """Says who may be written to now; `seconds` is a monotonic clock. A rate of 0 switches pacing off."""

    def __init__(self, per_second: float, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._rate = per_second
        self._all = _Bucket(max(per_second, 1), 1 / per_second, max(per_second, 1), 0) if per_second else None
        self._chats: dict[str, _Bucket] = {}
        self._paused_until = -math.inf

    def allowance(self) -> int:
        """Return how many messages may leave now."""
        now = self._seconds()
        if now < self._paused_until:
            return 0
        return int(self._all.level(now)) if self._all else 1_000

    def resting(self) -> set[str]:
        """Return the chats that must wait; full buckets are forgotten on the way."""
        now = self._seconds()
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if bucket.level(now) < bucket.size}
        return {chat for chat, bucket in self._chats.items() if bucket.level(now) < 1}

    def took(self, chat: str, *, group: bool, cost: float = 1) -> None:
        """Count what is sent into this chat: a message costs 1, an edit in a private chat far less."""
        if self._all is None:
            return
        now = self._seconds()
        self._all.take(now, 1)
        size, every = (GROUP_BURST, GROUP_EVERY) if group else (PRIVATE_BURST, PRIVATE_EVERY)
        self._chats.setdefault(chat, _Bucket(size, every, size, now)).take(now, cost)

    def pause(self, seconds: float) -> None:
        """Send nothing at all for so long, because Telegram said so."""
        self._paused_until = max(self._paused_until, self._seconds() + seconds)

    def wait(self) -> float:
        """Return after how many seconds a look is worth it again."""
        now = self._seconds()
        if now < self._paused_until:
            return self._paused_until - now
        rests = self._all is not None and any(one.level(now) < 1 for one in (self._all, *self._chats.values()))
        return 0.05 if rests else 1.0
