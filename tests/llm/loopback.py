"""The scripted server behind a real port, for programs in a process of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground.server import serving
from tests.llm.server import Server


@asynccontextmanager
async def on_loopback(server: Server) -> AsyncIterator[str]:
    """Let it be asked until the block ends; yields what `OPENAI_BASE_URL` has to be."""

    async def answer(request: Request) -> Response:
        asked = httpx2.Request("POST", str(request.url), headers=request.headers.raw, content=await request.body())
        said = await server.answer(asked)
        return Response(await said.aread(), said.status_code, dict(said.headers))

    async with serving(Starlette(routes=[Route("/v1/chat/completions", answer, methods=["POST"])])) as address:
        yield f"{address}/v1"
