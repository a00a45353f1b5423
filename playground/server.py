"""The playground as one application, and as a server on a loopback port."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from playground import api, page
from playground.api import LOST
from playground.deliveries import Pauses, deliver
from playground.world import World


class PortTaken(Exception):  # noqa: N818 - it says what is the matter
    """Somebody else listens there."""


def create_app(world: World) -> Starlette:
    return Starlette(routes=[*api.routes(world), *page.routes(world)])


@asynccontextmanager
async def serve(
    world: World, host: str = "127.0.0.1", port: int = 0, pauses: Pauses | None = None
) -> AsyncIterator[str]:
    """Serve a world until the block ends; yields the base URL. A port that is taken raises PortTaken.

    Updates are brought to the webhook, where one is set; `pauses` are those after a delivery that went badly.
    """
    async with serving(breaking_connections(create_app(world)), host, port) as address, asyncio.TaskGroup() as tasks:
        delivering = tasks.create_task(deliver(world, pauses))
        try:
            yield address
        finally:
            delivering.cancel()


@asynccontextmanager
async def serving(app: ASGIApp, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve any application in the same way. Port 0 takes a free one."""
    try:
        door = socket.create_server((host, port))
    except OSError as error:
        raise PortTaken(f"Port {port} is taken: {error.strerror}") from error
    # Open pages and long polls would hold the end up for as long as they like to listen.
    server = _Server(uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=0))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(server.serve(sockets=[door]))
        await server.listening(running)
        try:
            yield f"http://{host}:{door.getsockname()[1]}"
        finally:
            server.should_exit = True


def breaking_connections(app: ASGIApp) -> ASGIApp:
    """Break the connection where an answer is marked as lost: at once, or by never answering."""

    async def carry(scope: Scope, receive: Receive, send: Send) -> None:
        lost = ""

        async def pass_on(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start":
                lost = dict(message["headers"]).get(LOST.encode(), b"").decode()
            if not lost:
                await send(message)

        await app(scope, receive, pass_on)
        if lost == "before":
            # A head without its body makes the server hang up.
            head = [(b"content-length", b"1")]
            await send({"type": "http.response.start", "status": 504, "headers": head})
        elif lost == "after":
            while (await receive())["type"] != "http.disconnect":
                pass

    return carry


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the program that the playground is part of."""
        yield

    async def listening(self, serving: asyncio.Task[None]) -> None:
        while not self.started:
            if serving.done():
                raise RuntimeError("the playground could not start")
            await asyncio.sleep(0.005)
