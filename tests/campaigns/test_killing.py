"""Campaigns: the real program is killed at random moments while students check in."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.db import Database
from bot.models import Chat
from bot.services import accounts, batches
from playground.server import serve
from playground.world import World
from tests.campaigns.killing import Campaign, Plan
from tests.campaigns.program import Program
from tests.campaigns.reckoning import Reckoning, reckon, rows_left
from tests.campaigns.students import Student
from tests.report import Report

SEED = os.environ.get("CAMPAIGN_SEED", "marbles")
# On PostgreSQL a row whose holder died waits until its lease runs out: fewer deaths take as long.
LARGE = {"sqlite": Plan(students=200, kills=50), "postgresql": Plan(students=60, kills=12)}
HOOKED = {"sqlite": Plan(students=60, kills=20), "postgresql": Plan(students=20, kills=5)}
QUIET_WITHIN = timedelta(seconds=120)


@pytest.mark.thorough
@pytest.mark.wire
@pytest.mark.embedded
async def test_a_class_checks_in_while_the_program_is_killed(
    database: Database, store: str, tmp_path: Path, report: Report
) -> None:
    await killed_and_reckoned(database, store, tmp_path, report, Plan(students=8, kills=3))


@pytest.mark.wire
@pytest.mark.embedded
@pytest.mark.campaign
async def test_a_school_checks_in_while_the_program_is_killed_again_and_again(
    database: Database, store: str, tmp_path: Path, report: Report
) -> None:
    await killed_and_reckoned(database, store, tmp_path, report, LARGE[store])


@pytest.mark.wire
@pytest.mark.campaign
async def test_a_class_checks_in_by_webhook_while_the_program_is_killed(
    database: Database, store: str, tmp_path: Path, report: Report
) -> None:
    await killed_and_reckoned(database, store, tmp_path, report, HOOKED[store], hooked())


def hooked() -> dict[str, str]:
    """A webhook on a port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    return {"WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "WEBHOOK_SECRET": "s3cret", "PORT": f"{port}"}


async def killed_and_reckoned(
    database: Database, store: str, folder: Path, report: Report, plan: Plan, more: Mapping[str, str] | None = None
) -> None:
    world = World(token="1234567:campaign", username="marbles_bot", name="Marbles")
    students = [Student(world.person(f"Student {n}", id=2001 + n), SEED, plan.rounds, plan.patience)
                for n in range(plan.students)]  # fmt: skip
    await everybody_has_joined(database, students)
    first = world.updates.next_id
    async with program(world, database.url, folder, more) as marbles:
        campaign = Campaign(world, marbles, students, plan, SEED)
        await campaign.run()
        await quiet(database, world, marbles)
        status = await marbles.stop()
    result = await reckon(database, world, first, students)
    tried_again = sum(student.tried_again for student in students)
    report(
        f"kill -9, {'webhook' if more else 'polling'}, {store}: {plan.students} students, {campaign.kills} kills, "
        f"{marbles.starts} starts, "
        f"ended alone {marbles.ended_alone}; {result}; "
        f"tried again {tried_again}; messages {result.messages}, of them sent twice {result.sent_twice}; "
        f"SIGTERM ends with {status}; seed {SEED}"
    )
    assert not (told := troubles(campaign, result)), f"{told}\n\n{marbles.said()}"
    assert (status, marbles.ended_alone) == (0, 0), marbles.said()
    assert result.check_ins == plan.students * plan.rounds


def troubles(campaign: Campaign, result: Reckoning) -> str:
    """Everything that should not be, with the screens of those who are stuck; of each kind the first ones."""
    found = {"not done at the deadline": campaign.given_up, **result.wrong}
    return "\n".join(f"{name}: {len(those)}\n  " + "\n  ".join(those[:20]) for name, those in found.items() if those)


async def everybody_has_joined(database: Database, students: list[Student]) -> None:
    """As if they had come in by their invites long ago; it is about noon where they live, so that no day ends."""
    async with database.transaction() as unit:
        zone = f"Etc/GMT{unit.now.hour - 12:+}".replace("+0", "")
        await batches.named(unit, "2156", zone)
        for student in students:
            user = await accounts.add_user(unit, student.person.name, "student", "2156")
            unit.session.add(Chat(telegram_id=student.person.id, kind="private"))
            await accounts.sign_in(unit, student.person.id, user)
            await accounts.choose(unit, user, accounts.Choices(zone))


@asynccontextmanager
async def program(
    world: World, url: str, folder: Path, more: Mapping[str, str] | None = None
) -> AsyncIterator[Program]:
    async with serve(world) as address:
        env = {
            "BOT_TOKEN": world.token, "BOT_API_URL": address, "DATABASE_URL": url, "SEND_PER_SECOND": "0",
            "BOT_ADMIN_IDS": "1001", "PORT": "0", **(more or {}),
        }  # fmt: skip
        async with Program.running("bot", "run", env=env, folder=folder) as running:
            yield running


async def quiet(database: Database, world: World, marbles: Program) -> None:
    """Let the program finish what it has; what is left after that is found by the reckoning."""
    try:
        async with asyncio.timeout(QUIET_WITHIN.total_seconds()):
            while world.pending or await rows_left(database) or not marbles.has_said("serving"):  # noqa: ASYNC110
                await asyncio.sleep(0.2)
    except TimeoutError:
        return
