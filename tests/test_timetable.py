"""The timetable: silences and old texts, by tables and not by memory."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.meters import REGISTRY
from bot.models import Conversation, InboxRow, OutboxRow
from bot.scheduler import Job
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


def counted(what: str, job: str) -> float:
    """How often a job ran, or ended in an error, in this process."""
    return REGISTRY.get_sample_value(f"marbles_job_{what}_total", {"job": job}) or 0


async def test_a_job_in_hand_ends_before_the_timetable_does_and_none_begins_after(street: Street, clock: Clock) -> None:
    timetable, begun, may_end, ended = street.bot.timetable, asyncio.Event(), asyncio.Event(), []

    async def slow() -> int:
        begun.set()
        await may_end.wait()
        ended.append("slow")
        return 1

    async def ill() -> int:
        raise ValueError

    before = [counted(what, job) for what in ("runs", "failures") for job in ("slow", "ill")]
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
    after = [counted(what, job) for what in ("runs", "failures") for job in ("slow", "ill")]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1, 0, 1]


async def test_every_job_of_the_timetable_runs_at_the_start_and_none_fails(street: Street) -> None:
    await street.nia_has_joined()
    timetable = street.bot.timetable
    names = [job.name for job in timetable.jobs]
    before = {name: (counted("runs", name), counted("failures", name)) for name in names}
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(timetable.run())
        while any(counted("runs", name) == before[name][0] for name in names):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        timetable.stop()
    assert [name for name in names if counted("failures", name) != before[name][1]] == []
