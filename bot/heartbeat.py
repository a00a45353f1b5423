"""A sign of life to an address outside, which raises the alarm when it stays away."""

from collections.abc import Awaitable, Callable

import aiohttp
import structlog

log = structlog.get_logger()

PATIENCE = aiohttp.ClientTimeout(total=10)


class Heartbeat:
    """Calls an address while the house is well. The address is a secret, and its troubles are nobody else's."""

    def __init__(self, address: str, trouble: Callable[[], Awaitable[str | None]]) -> None:
        self._address = address
        self._trouble = trouble
        self._said: str | None = None

    async def beat(self) -> int:
        """Call, unless something is not well; there is nothing to count, so it returns 0."""
        if trouble := await self._trouble():
            self._say("heartbeat_withheld", trouble)
        else:
            self._say("heartbeat_not_taken", await self._call())
        return 0

    async def _call(self) -> str | None:
        """Return why the address did not take it; errors of the client would tell the address, so only their kind."""
        try:
            async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(self._address) as answer:
                return None if answer.ok else f"status {answer.status}"
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return type(error).__name__

    def _say(self, event: str, why: str | None) -> None:
        """Log what is new: a trouble once, however long it lasts, and its end."""
        says = f"{event}: {why}" if why else None
        if says == self._said:
            return
        if why:
            log.warning(event, why=why)
        else:
            log.info("heartbeat_taken_again")
        self._said = says
