"""The real program is asked to end, with SIGTERM, at any moment of its start and of its work."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.db import Database
from bot.models import InboxRow, OutboxRow
from bot.models.wire import is_open
from playground.world import World
from tests.campaigns.reckoning import rows_left
from tests.campaigns.students import Student
from tests.campaigns.test_killing import everybody_has_joined, program, quiet
from tests.report import Report

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


@pytest.mark.wire
@pytest.mark.embedded
@pytest.mark.thorough
async def test_what_is_in_hand_is_finished_and_the_rest_waits_for_the_next_start(
    database: Database, tmp_path: Path, report: Report
) -> None:
    """Whoever runs it asks twice, because it takes a while: Telegram is slow today."""
    world = World(token="1234567:ending", username="marbles_bot", name="Marbles")
    students = [Student(world.person(f"Student {n}", id=2001 + n), "ending", 1, 30) for n in range(25)]
    await everybody_has_joined(database, students)
    world.faults.add("sendMessage", times=25, kind="delay", seconds=0.3)
    async with program(world, database.url, tmp_path) as marbles:
        for student in students:
            student.person.says("/today")
        while "sendMessage" not in {call.method for call in world.calls}:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        marbles.ask_to_end()
        await asyncio.sleep(0.1)
        assert await marbles.stop(patience=20) == 0, marbles.said()
        left = await rows_left(database) + len(world.pending)
        async with database.reading() as unit:
            held = [
                await unit.session.scalar(select(func.count(row.id)).where(is_open(row), row.claimed_by.is_not(None)))
                for row in (InboxRow, OutboxRow)
            ]
        assert held == [0, 0], "nothing is in anybody's hand"
        await marbles.start()
        await quiet(database, world, marbles)
        assert await marbles.stop(patience=20) == 0, marbles.said()
    answers = [sum(one.sender is world.bot for one in student.person.chat.messages) for student in students]
    report(f"SIGTERM twice amid 25 answers: {left} were left for the next start, {sum(answers)} answers in all")
    assert set(answers) == {1}
