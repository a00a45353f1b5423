"""The timetable: silences and old texts, by tables and not by memory."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.models import Conversation, InboxRow, OutboxRow
from bot.scheduler import Job, Run
from tests.street import Street

pytestmark = pytest.mark.both


async def test_a_silence_parks_a_check_in_once_and_it_can_fall_silent_again(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    for _ in range(2):
        clock.move(timedelta(hours=7))
        assert await street.bot.timetable.time_out() == 1
        assert await street.bot.timetable.time_out() == 0
        await street.settle()
        [parked] = await street.read(Conversation, Conversation.state == "parked")
        async with street.database.transaction() as unit:
            again = await unit.session.get_one(Conversation, parked.id)
            again.state, again.expires_at = "active", unit.now + timedelta(hours=6)


async def test_a_turn_that_went_on_makes_an_old_timer_nothing(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    clock.move(timedelta(hours=7))
    await street.bot.timetable.time_out()
    street.nia.presses("Happy")
    await street.bot.ingest.poll_once()
    await street.settle()
    open_now = await street.read(Conversation, Conversation.state == "active")
    assert [at.step for at in open_now] == ["feelings"]


async def test_texts_are_emptied_after_a_day_and_forgotten_after_a_month(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    street.nia.says("a secret")
    await street.settle()
    clock.move(timedelta(hours=25))
    await street.bot.timetable.forget()
    assert [row.payload for row in await street.read(InboxRow) if row.payload] == []
    assert [row.payload for row in await street.read(OutboxRow) if row.payload] == []
    clock.move(timedelta(days=31))
    await street.bot.timetable.forget()
    assert await street.read(InboxRow) == []
    assert await street.read(OutboxRow) == []
    assert await street.read(Conversation, Conversation.state == "done") == []


async def test_a_job_in_hand_ends_before_the_timetable_does_and_none_begins_after(street: Street, clock: Clock) -> None:
    timetable, begun, may_end, ended = street.bot.timetable, asyncio.Event(), asyncio.Event(), []

    async def slow() -> int:
        begun.set()
        await may_end.wait()
        ended.append("slow")
        return 1

    async def ill() -> int:
        raise ValueError

    timetable.jobs = (Job("ill", timedelta(hours=1), ill), Job("slow", timedelta(hours=1), slow))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(timetable.run())
        await begun.wait()
        timetable.stop()
        timetable.stop()
        await timetable.run_all()
        assert not running.done()
        may_end.set()
    assert ended == ["slow"]
    assert timetable.runs == {"slow": Run(timetable.runs["slow"].at, False), "ill": Run(timetable.runs["ill"].at, True)}
    assert timedelta(0) <= clock.now() - timetable.runs["slow"].at < timedelta(minutes=1)


async def test_every_job_of_the_timetable_runs_at_the_start_and_none_fails(street: Street) -> None:
    await street.nia_has_joined()
    timetable = street.bot.timetable
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(timetable.run())
        while len(timetable.runs) < len(timetable.jobs):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        timetable.stop()
    assert [name for name, run in timetable.runs.items() if run.failed] == []
