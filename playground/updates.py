"""The queue of updates, confirmed by offset as the Bot API does, and the long poll's single place."""

from collections import deque
from contextlib import suppress
from itertools import islice

from playground.objects import JSON

# Kinds that a bot gets only when it asks for them by name.
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.allowed: list[str] = []
        self.poll: object = None
        self._queue: deque[JSON] = deque()
        self._sent: deque[JSON] = deque(maxlen=1000)

    @property
    def pending(self) -> list[JSON]:
        return list(self._queue)

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def add(self, body: JSON) -> JSON:
        update = {"update_id": self.next_id} | body | {"update_id": self.next_id}
        self.next_id += 1
        self._queue.append(update)
        self._sent.append(update)
        return update

    def sent(self, update_id: int | None) -> JSON:
        """One of the last updates, confirmed or not; without an id the very last."""
        return next(one for one in reversed(self._sent) if update_id in (None, one["update_id"]))

    def read(self, offset: int, limit: int) -> list[JSON]:
        """Confirm everything below a positive offset; a negative one keeps only that many from the end."""
        while len(self._queue) > -offset > 0 or (self._queue and self._queue[0]["update_id"] < offset):
            self._queue.popleft()
        return list(islice(self._queue, limit))

    def taken(self, update: JSON) -> None:
        """Confirm one update alone, as a webhook does; it may have been confirmed or dropped meanwhile."""
        with suppress(ValueError):
            self._queue.remove(update)

    def clear(self) -> None:
        self._queue.clear()
