"""Four programs on one PostgreSQL say what is due, and are killed at random moments: nothing twice, nothing missing."""

import asyncio
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update

from bot.clock import Clock
from bot.db import Database
from bot.models import Conversation, InboxRow, Leaver, OutboxRow, Preferences, Reminder, User
from bot.models.reminders import ONCE
from bot.transport.delivery import deliver
from playground.server import serve
from playground.world import World
from tests.campaigns.program import Program
from tests.report import Report
from tests.services.reminding.crowding import crowd
from tests.stores import Stores

SEED = os.environ.get("CAMPAIGN_SEED", "marbles")
PROGRAMS, FIRST, QUIET_WITHIN = 4, 50_000, 120
GLANCE, AN_HOUR = 0.2, timedelta(hours=1)


@pytest.fixture
def postgresql(stores: Stores) -> Stores:
    """Make sure that there is one, before an event loop runs."""
    stores.template("postgresql")
    return stores


@pytest.mark.wire
@pytest.mark.parametrize(
    ("people", "seconds"),
    [pytest.param(300, 10, marks=pytest.mark.thorough), pytest.param(2000, 60, marks=pytest.mark.campaign)],
)
async def test_four_programs_that_are_killed_again_and_again_say_everything_once(
    postgresql: Stores, tmp_path: Path, report: Report, people: int, seconds: int
) -> None:
    luck = Random(SEED)
    database = Database(await postgresql.copy("postgresql"), Clock(), deliver)
    world = World(token="1234567:campaign", username="marbles_bot", name="Marbles")
    await somebody_is_due(database, world, people, seconds, luck)
    env = {"BOT_TOKEN": world.token, "DATABASE_URL": database.url, "SEND_PER_SECOND": "0"}
    async with serve(world) as address, AsyncExitStack() as stack:
        starting = [_program(number, {**env, "BOT_API_URL": address}, tmp_path) for number in range(PROGRAMS)]
        programs = [await stack.enter_async_context(one) for one in starting]
        kills = await killed(programs, seconds, luck)
        await quiet(database, people)
        said = "".join(one.said() for one in programs)
    told = await reckoned(database)
    left_over = await left(database)
    sent = Counter(call.arguments["chat_id"] for call in world.calls if call.method == "sendMessage")
    await database.close()
    report(
        f"kill -9, {PROGRAMS} programs on one PostgreSQL, {kills} kills in {seconds} s: {people} reminders due, "
        f"missing {people - len(told)}, twice {told.total() - len(told)}, leavers and silences left over {left_over}; "
        f"sent twice {sent.total() - len(sent)}, jobs that failed {said.count('job_failed')}; seed {SEED}"
    )
    assert (len(told), set(told.values()), left_over) == (people, {1}, 0), said
    assert len(sent) == people


def _program(number: int, env: dict[str, str], folder: Path) -> AbstractAsyncContextManager[Program]:
    own = folder / f"program {number}"
    own.mkdir()
    return Program.running("tests.campaigns.speaker", env=env, folder=own)


async def somebody_is_due(database: Database, world: World, people: int, seconds: int, luck: Random) -> None:
    """Let everybody have one reminder within these seconds, some leave for good, and some have fallen silent."""
    now = database.clock.now()
    zone = f"Etc/GMT{now.hour - 12:+}".replace("+0", "")  # it is about noon, so that no day ends meanwhile
    for number in range(people):
        world.person(f"Student {number}", id=number).says("/start")
    await crowd(database, people, now)
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    async with database.transaction() as unit:
        await unit.session.execute(update(Preferences).values(zone=zone, reminders={"checkin": [minute], "day": []}))
        for row in await unit.session.scalars(select(Reminder)):
            row.minute, row.due_at = minute, now + timedelta(seconds=luck.uniform(3, seconds))
            if int(row.user_id) % 2:
                row.kind, row.subject_id, row.minute = "news", f"news for {row.user_id}", ONCE
        await unit.session.flush()
        for number in range(people // 10):
            soon = now + timedelta(seconds=luck.uniform(0, seconds))
            unit.session.add(_silent(f"{number}", now - AN_HOUR, soon))
            unit.session.add(_student(f"{FIRST + number}", now))
            await unit.session.flush()
            unit.session.add(Leaver(user_id=f"{FIRST + number}", why="coach", left_at=now, delete_at=soon))


def _student(key: str, now: datetime) -> User:
    return User(id=key, username=key, role="student", display_name=key, created_at=now)


def _silent(key: str, since: datetime, until: datetime) -> Conversation:
    return Conversation(
        chat_id=key, user_id=key, flow="checkin", fingerprint="", state="active", step="", turn=key, shown={}, draft={},
        path=[], started_at=since, touched_at=since, expires_at=until,
    )  # fmt: skip


async def killed(programs: Sequence[Program], seconds: int, luck: Random) -> int:
    """Kill any of them at random moments and start it again; return how often."""
    loop, kills = asyncio.get_running_loop(), 0
    end = loop.time() + seconds
    while loop.time() < end:
        await asyncio.sleep(luck.uniform(0.2, 2))
        one = luck.choice([program for program in programs if program.has_said("working")] or programs)
        await one.kill()
        await one.start()
        kills += 1
    return kills


async def quiet(database: Database, people: int) -> None:
    """Let the programs finish what there is; what is left after that is found by the reckoning."""
    try:
        async with asyncio.timeout(QUIET_WITHIN):
            while (await reckoned(database)).total() < people or await left(database):  # noqa: ASYNC110
                await asyncio.sleep(GLANCE)
    except TimeoutError:
        return


async def reckoned(database: Database) -> Counter[str | None]:
    """Return how many messages each student was written, whatever became of them."""
    async with database.reading() as unit:
        return Counter(await unit.session.scalars(select(OutboxRow.user_id)))


async def left(database: Database) -> int:
    """Return how many who left are still there, silences that nobody noticed or noticed twice, and messages unsent."""
    async with database.reading() as unit:
        counts = [
            (await unit.session.scalars(select(func.count()).select_from(table).where(*where))).one()
            for table, *where in (
                (Leaver,), (OutboxRow, OutboxRow.state == "open"),
                (Conversation,), (InboxRow, InboxRow.source == "timer"),
            )
        ]  # fmt: skip
    leavers, unsent, silences, noticed = counts
    return leavers + unsent + abs(silences - noticed)
