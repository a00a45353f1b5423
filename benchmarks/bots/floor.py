"""Raw sockets and JSON, an answer for each update and nothing more: how fast the local Bot API is by itself."""

import asyncio
import json
from typing import Any
from urllib.parse import urlsplit

from benchmarks.bots import ADDRESS, TOKEN

AT_ONCE = 64


class Connection:
    """One kept-alive connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def call(self, method: str, body: str) -> Any:
        self._writer.write(f"POST /bot{TOKEN}/{method} HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        return json.loads(await self._reader.readexactly(length))["result"]


async def main() -> None:
    url = urlsplit(ADDRESS)
    found = [Connection(*await asyncio.open_connection(url.hostname, url.port)) for _ in range(AT_ONCE + 1)]
    waiting: asyncio.Queue[int] = asyncio.Queue()

    async def answer(connection: Connection) -> None:
        while True:
            await connection.call("sendMessage", f"chat_id={await waiting.get()}&text=x")

    async with asyncio.TaskGroup() as tasks:
        for connection in found[1:]:
            tasks.create_task(answer(connection))
        while True:
            for update in await found[0].call("getUpdates", "timeout=50"):
                waiting.put_nowait(update["message"]["chat"]["id"])


if __name__ == "__main__":
    asyncio.run(main())
