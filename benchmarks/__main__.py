"""Measure, and print a JSON line a figure: ours and a peer's over the same local Bot API, medians of three runs."""

import asyncio
import http.client
import json
import os
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.api import Api, Server

PEOPLE, ROUNDS, RUNS = 100, 10, 3
PATIENCE = 120.0


async def updates_per_second(name: str) -> float:
    """Run one bot in a process of its own until everybody has been answered; return updates a second."""
    api = Api(PEOPLE, ROUNDS)
    api.begin()
    server = await asyncio.get_running_loop().create_server(lambda: Server(api), "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "BOT_TOKEN": "1:bench", "BOT_API_URL": address, "SEND_PER_SECOND": "0",
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/bench.db", "KEEP_BACKUPS_DAYS": "0",
        }  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.bots", name, env=environment, cwd=Path(__file__).parent.parent,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            async with asyncio.timeout(PATIENCE):
                while api.answered < api.total and process.returncode is None:  # noqa: ASYNC110 - a process
                    await asyncio.sleep(0.05)
        except TimeoutError:
            pass
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()
            server.close()
    return (api.answered - 1) / (api.last - api.first) if api.answered > 1 else 0.0


async def ceiling() -> float:
    """Return how many calls a second the local API answers to one plain client."""
    api = Api(1, 10**9)
    api.begin()
    server = await asyncio.get_running_loop().create_server(lambda: Server(api), "127.0.0.1", 0)

    def calls(count: int) -> float:
        connection = http.client.HTTPConnection("127.0.0.1", server.sockets[0].getsockname()[1])
        begin = time.perf_counter()
        for _ in range(count):
            connection.request("GET", "/bot1:bench/sendMessage?chat_id=1&text=x")
            connection.getresponse().read()
        return count / (time.perf_counter() - begin)

    result = await asyncio.to_thread(calls, 2000)
    server.close()
    return result


def line(figure: str, ours: float, peer: float, unit: str, goal: str) -> None:
    """Print one figure."""
    ratio = round(ours / peer, 2) if peer else None
    row = {"figure": figure, "ours": round(ours, 1), "peer": round(peer, 1), "ratio": ratio, "unit": unit, "goal": goal}
    print(json.dumps(row), flush=True)


async def main() -> None:
    line("local Bot API by itself, one client", await ceiling(), 0, "calls/s", "reported")
    found: dict[str, list[float]] = {"marbles": [], "echo": []}
    for _ in range(RUNS):
        for name, figures in found.items():
            figures.append(await updates_per_second(name))
    ours, peer = (statistics.median(found[name]) for name in ("marbles", "echo"))
    line("durable answer, no delay, SQLite ÷ bare echo of the library", ours, peer, "updates/s", "reported")


if __name__ == "__main__":
    asyncio.run(main())
