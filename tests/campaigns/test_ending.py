"""The real program is asked to end, with SIGTERM, at any moment of its start and of its work."""

import asyncio
from pathlib import Path

import pytest

from bot.db import Database
from playground.world import World
from tests.campaigns.test_killing import program

START = ["getMe", "deleteWebhook", "setMyCommands"]


@pytest.mark.wire
@pytest.mark.embedded
@pytest.mark.parametrize("method", [*(pytest.param(one, marks=pytest.mark.campaign) for one in START[:2]), START[2]])
async def test_the_program_ends_when_asked_to_while_it_is_starting(
    database: Database, tmp_path: Path, method: str
) -> None:
    world = World()
    asked = world.faults.add(method, kind="delay", seconds=0.5)
    async with program(world, database.url, tmp_path) as marbles:
        while asked.times and marbles.is_running:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        status = await marbles.stop(patience=20)
    assert status == 0, marbles.said()
