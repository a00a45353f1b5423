"""The helper's client over a real socket, as it is in production: nothing between it and the network."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.llm.calling import Timing
from bot.llm.errors import HelperError
from bot.llm.helper import OpenAIHelper
from bot.llm.prompts import PROMPTS
from tests.llm.server import completion
from tests.llm.test_asking import GOOD, VALUES

pytestmark = pytest.mark.wire


@asynccontextmanager
async def serving(*heads: str, body: str = "") -> AsyncIterator[tuple[str, list[bytes]]]:
    """Answer each request with these lines and this body; yield the address, and what was heard."""
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-l"))
        heard.append(head + await reader.readexactly(length))
        lines = [*heads, "Content-Type: application/json", f"Content-Length: {len(body.encode())}", "Connection: close"]
        writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", heard


async def test_a_question_over_a_real_socket() -> None:
    async with serving("HTTP/1.1 200 OK", body=json.dumps(completion(json.dumps(GOOD)))) as (url, heard):
        helper = OpenAIHelper("sk-test", url, "small-model")
        answer = await helper.ask(PROMPTS["sharpen"], VALUES)
        await helper.close()
    assert answer.parsed.model_dump() == GOOD
    (said,) = heard
    assert said.startswith(b"POST /v1/chat/completions HTTP/1.1\r\n")
    assert b"accept-encoding: identity\r\n" in said.lower()


async def test_nobody_is_followed_elsewhere() -> None:
    async with (
        serving("HTTP/1.1 200 OK", body=json.dumps(completion(json.dumps(GOOD)))) as (elsewhere, heard),
        serving("HTTP/1.1 307 Temporary Redirect", f"Location: {elsewhere}") as (url, _),
    ):
        helper = OpenAIHelper("sk-test", url, "small-model")
        with pytest.raises(HelperError) as caught:
            await helper.ask(PROMPTS["sharpen"], VALUES)
        await helper.close()
    assert caught.value.code == "denied"
    assert heard == []


async def test_a_closed_door() -> None:
    async with serving("") as (url, _):
        pass
    helper = OpenAIHelper("sk-test", url, "small-model", timing=Timing(sleep=lambda _seconds: asyncio.sleep(0)))
    with pytest.raises(HelperError) as caught:
        await helper.ask(PROMPTS["sharpen"], VALUES)
    await helper.close()
    assert caught.value.code == "down"
