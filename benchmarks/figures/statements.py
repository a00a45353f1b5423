"""How many SQL statements an update takes, from its arrival to the note that its answer was sent: counted."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr
from sqlalchemy import event

from benchmarks.api import Api, serving
from benchmarks.bench import CHECK_IN, Bench
from benchmarks.crowd import Crowd, Says, Script, people
from benchmarks.lines import line
from bot.app import Marbles
from bot.clock import Clock
from bot.settings import Settings

UPDATES = 60
GLANCE = 0.005


async def per_update(bench: Bench) -> None:
    """Several people at once, as on a school morning; BEGIN and COMMIT are not counted."""
    line("SQL statements per update, check-in step", [await _counted(bench, CHECK_IN)], [], "statements",
         "≤ 10, north star ≤ 6")  # fmt: skip
    line("SQL statements per update, menu", [await _counted(bench, (Says("/menu"),))], [], "statements",
         "≤ 7, north star ≤ 4")  # fmt: skip


async def _counted(bench: Bench, script: Script) -> float:
    crowd = Crowd(people(8, script))
    async with serving(Api(crowd)) as address, asyncio.TaskGroup() as tasks:
        with TemporaryDirectory() as files:
            settings = Settings(
                _env_file=None, bot_token=SecretStr("1:bench"), bot_api_url=address, database_url=await bench.store(),
                send_per_second=0, files_folder=Path(files), port=0, keep_backups_days=0,
            )  # fmt: skip
            bot = Marbles(settings, Clock())
            said = _listen(bot)
            tasks.create_task(bot.run())
            crowd.begin()
            begin = await _after(crowd, UPDATES, said)
            end = await _after(crowd, 2 * UPDATES, said)
            bot.stop()
    return (end - begin) / UPDATES


def _listen(bot: Marbles) -> list[str]:
    said: list[str] = []

    @event.listens_for(bot.database.engine.sync_engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            said.append(statement)

    return said


async def _after(crowd: Crowd, answers: int, said: list[str]) -> int:
    """Return how many statements there were when so many answers were given."""
    while len(crowd.answers) < answers:  # noqa: ASYNC110
        await asyncio.sleep(GLANCE)
    return len(said)
