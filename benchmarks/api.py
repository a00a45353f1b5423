"""The smallest Bot API that a bot can work against: it serves a fixed number of updates and accepts every call.

It runs in a process of its own, so that what is measured is the bot. `ceiling` says how fast it is by itself.
"""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


@dataclass
class Api:
    """Counts answered updates; each person says their next word when the last one was answered."""

    people: int
    rounds: int
    queue: list[dict[str, Any]] = field(default_factory=list)
    sent: dict[int, int] = field(default_factory=dict)
    first: float = 0.0
    last: float = 0.0
    next_update: int = 1

    def begin(self) -> None:
        """Let everybody say their first word."""
        for person in range(1, self.people + 1):
            self.sent[person] = 0
            self._say(person)

    @property
    def answered(self) -> int:
        """Return how many updates were answered."""
        return sum(self.sent.values())

    @property
    def total(self) -> int:
        """Return how many updates there are."""
        return self.people * self.rounds

    def _say(self, person: int) -> None:
        sender = {"id": person, "is_bot": False, "first_name": f"Person {person}"}
        chat = {"id": person, "type": "private", "first_name": f"Person {person}"}
        message = {"message_id": self.next_update, "date": 1, "chat": chat, "from": sender, "text": "hello"}
        self.queue.append({"update_id": self.next_update, "message": message})
        self.next_update += 1

    def call(self, method: str, arguments: dict[str, Any]) -> Any:
        """Answer one call as Telegram would."""
        if method == "getUpdates":
            offset = int(arguments.get("offset", 0))
            self.queue = [one for one in self.queue if one["update_id"] >= offset]
            return self.queue[:100]
        if method == "sendMessage":
            person = int(arguments["chat_id"])
            self.first = self.first or time.perf_counter()
            self.last = time.perf_counter()
            self.sent[person] += 1
            if self.sent[person] < self.rounds:
                self._say(person)
            return {"message_id": self.answered, "date": 1, "chat": {"id": person, "type": "private"}, "text": "x"}
        return BOT if method == "getMe" else True


class Server(asyncio.Protocol):
    """HTTP/1.1 with keep-alive and nothing more."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].decode("latin-1")
            length = next(
                (int(line.split(":")[1]) for line in head.split("\r\n") if line.lower().startswith("content-length")), 0
            )
            if len(self._buffer) < end + 4 + length:
                return
            body, self._buffer = self._buffer[end + 4 : end + 4 + length], self._buffer[end + 4 + length :]
            self._answer(head.split(" ", 2)[1], body)

    def _answer(self, path: str, body: bytes) -> None:
        url = urlsplit(path)
        arguments = dict(parse_qsl(url.query)) | dict(parse_qsl(body.decode()))
        self._serve(url.path.rsplit("/", 1)[1], arguments)

    def _serve(self, method: str, arguments: dict[str, Any]) -> None:
        result = self._api.call(method, arguments)
        if method == "getUpdates" and not result:  # a long poll waits until somebody speaks
            asyncio.get_running_loop().call_later(0.002, self._serve, method, arguments)
            return
        payload = json.dumps({"ok": True, "result": result}).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n"
        self._transport.write(head.encode() + payload)  # type: ignore[attr-defined]  # a WriteTransport
