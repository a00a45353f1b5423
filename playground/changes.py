"""A version number that many readers can wait on: the long poll and every open page."""

import asyncio


class Changes:
    def __init__(self) -> None:
        self.version = 0
        self._waiting: set[asyncio.Event] = set()

    def tell(self) -> None:
        self.version += 1
        for event in self._waiting:
            event.set()

    async def after(self, version: int) -> int:
        """Wait until something has changed since `version`; return the version reached."""
        if self.version == version:
            event = asyncio.Event()
            self._waiting.add(event)
            try:
                await event.wait()
            finally:
                self._waiting.discard(event)
        return self.version
