"""The playground inside the caller's process: an httpx transport that can lose connections and time out."""

import asyncio

import httpx
from starlette.types import ASGIApp

from playground.api import LOST


class FaultyTransport(httpx.AsyncBaseTransport):
    """httpx's own ASGI transport knows no time-outs and no broken connections; this one does."""

    def __init__(self, app: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(app=app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            async with asyncio.timeout(request.extensions.get("timeout", {}).get("read")):
                response = await self._inner.handle_async_request(request)
        except TimeoutError:
            raise httpx.ReadTimeout("the playground took too long", request=request) from None
        match response.headers.get(LOST):
            case "before":
                raise httpx.ConnectError("the playground was not reached", request=request)
            case "after":
                raise httpx.ReadTimeout("the playground's answer was lost", request=request)
        return response
