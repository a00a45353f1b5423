"""The smallest Bot API that a bot can work against: it hands out what a crowd does, and accepts every call.

It runs in another process than the bot, so that what is measured is the bot. A delay is the way there and back; all
calls may be under way at once. The figure "local Bot API" says how fast it is by itself.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl

from benchmarks.crowd import Crowd, Update

BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
PART = re.compile(rb'name="(\w+)"(?:\r\n[^\r\n]+)*\r\n\r\n([^\r]*)')
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
SHOWS = {"sendMessage", "editMessageText", "editMessageCaption", "editMessageMedia", "sendPhoto", "sendDocument"}
LARGEST_BATCH = 100

Reply = Callable[[Any], None]


class Api:
    """Each update is handed out once: to whoever polls, so that several processes share them."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.polled_at = 0.0  # for the first time
        self._queue: list[Update] = []
        self._waiting: list[tuple[asyncio.Transport, Reply]] = []
        self._message_id = 10_000_000
        crowd.arrived = self._arrived

    def call(self, method: str, arguments: dict[str, str], transport: asyncio.Transport, reply: Reply) -> None:
        """Answer one call as Telegram would."""
        if method == "getUpdates":
            self.polled_at = self.polled_at or perf_counter()
            if self._queue or float(arguments.get("timeout") or 0) == 0:
                reply(self._batch())
            else:
                self._waiting.append((transport, reply))
        elif method in SHOWS:
            reply(self._show(arguments))
        else:
            reply(BOT if method == "getMe" else True)

    def _show(self, arguments: dict[str, str]) -> dict[str, Any]:
        chat = int(arguments["chat_id"])
        self._message_id += 1
        message_id = int(arguments.get("message_id") or self._message_id)
        self.crowd.answered(chat, message_id, arguments.get("reply_markup"))
        # No picture is ever named: the bot has to draw and upload each one anew.
        return {"message_id": message_id, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}

    def _arrived(self, update: Update) -> None:
        if not self._queue:
            asyncio.get_running_loop().call_soon(self._hand_out)
        self._queue.append(update)

    def _hand_out(self) -> None:
        while self._queue and self._waiting:
            transport, reply = self._waiting.pop(0)
            if not transport.is_closing():
                reply(self._batch())

    def _batch(self) -> list[Update]:
        batch, self._queue = self._queue[:LARGEST_BATCH], self._queue[LARGEST_BATCH:]
        return batch


class Server(asyncio.Protocol):
    """HTTP/1.1 with keep-alive and nothing more."""

    def __init__(self, api: Api, delay: float) -> None:
        self._api = api
        self._half = delay / 2
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length = LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < whole:
                return
            body, self._buffer = self._buffer[end + 4 : whole], self._buffer[whole:]
            path, _, query = head.split(b" ", 2)[1].decode().partition("?")
            self._later(partial(self._serve, path.rpartition("/")[2], {**dict(parse_qsl(query)), **_form(head, body)}))

    def _serve(self, method: str, arguments: dict[str, str]) -> None:
        self._api.call(method, arguments, self._transport, lambda result: self._later(partial(self._reply, result)))

    def _reply(self, result: Any) -> None:
        payload = json.dumps({"ok": True, "result": result}).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n"
        self._transport.write(head.encode() + payload)

    def _later(self, what: Callable[[], None]) -> None:
        if self._half:
            asyncio.get_running_loop().call_later(self._half, what)
        else:
            what()


def _form(head: bytes, body: bytes) -> dict[str, str]:
    if b"multipart/form-data" in head:
        return {name.decode(): value.decode("utf-8", "replace") for name, value in PART.findall(body)}
    return dict(parse_qsl(body.decode()))


@asynccontextmanager
async def serving(api: Api, delay: float = 0) -> AsyncIterator[str]:
    """Serve until the block ends; yields the address."""
    server = await asyncio.get_running_loop().create_server(lambda: Server(api, delay), "127.0.0.1", 0, backlog=1024)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
