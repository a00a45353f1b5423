"""The one small server of the house, which begins and ends with the other parts."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
import uvicorn
from starlette.types import ASGIApp

from bot.pauses import pause

log = structlog.get_logger()

AGAIN_AFTER = 30.0  # seconds, where a port is taken and only /health and /metrics are missed
KEEP_ALIVE = 75  # seconds; longer than proxies keep their side, or they would write into a closed connection
LAST_ANSWERS = 15  # seconds for what is being answered when we are told to stop


class DoorTakenError(Exception):
    """The port cannot be listened on."""


class Web:
    """Serves an application at an address until it is stopped."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._door: socket.socket | None = None
        self._stopping = asyncio.Event()
        self._server = _Server(
            uvicorn.Config(
                app, lifespan="off", log_config=None, access_log=False, server_header=False,
                timeout_keep_alive=KEEP_ALIVE, timeout_graceful_shutdown=LAST_ANSWERS,
            )
        )  # fmt: skip

    def open(self) -> int:
        """Listen, so that nobody is turned away before `run` answers; return the port, or raise DoorTakenError."""
        if self._door is None:
            try:
                family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
                self._door = socket.create_server((self._host, self._port), family=family, backlog=1024)
            except OSError as error:
                why = str(error.strerror).partition(" (while")[0]
                raise DoorTakenError(f"{self._host}:{self._port} cannot be listened on: {why}") from error
        return int(self._door.getsockname()[1])

    async def run(self) -> None:
        """Serve until stopped. A port that is taken is tried again and again: the bot goes on meanwhile."""
        while not self._stopping.is_set():
            try:
                port = self.open()
            except DoorTakenError as error:
                log.warning("no_health_and_metrics", error=str(error), hint="Set PORT to another one.")
                await pause(AGAIN_AFTER, self._stopping)
                continue
            log.info("listening", host=self._host, port=port)
            await self._server.serve(sockets=[self._door] if self._door else None)
            return
        self.close()

    def stop(self) -> None:
        """Take no more connections; what is being answered is finished."""
        self._stopping.set()
        self._server.should_exit = True

    def close(self) -> None:
        """Give the port back, where `run` never came to use it."""
        if self._door is not None:
            self._door.close()


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the program that this is part of; uvicorn would take SIGTERM for itself."""
        yield
