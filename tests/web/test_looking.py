"""What whoever runs this can look at: whether all is well, and figures without names."""

import asyncio

import httpx
import pytest

from bot.clock import Clock
from bot.web.health import LATE
from tests.street import Street
from tests.web.stores import away

WORDS = "I told nobody about the blue bicycle"


@pytest.mark.both
async def test_all_is_well_while_the_store_answers_and_the_scheduler_ticks(
    street: Street, visitor: httpx.AsyncClient
) -> None:
    asleep = await visitor.get("/health")
    assert (asleep.status_code, asleep.json()["scheduler"]["ticking"]) == (503, False)
    await street.bot.timetable.run_all()
    street.nia.says("/help")
    await street.bot.ingest.poll_once()
    await street.bot.lanes.pump.drain()
    found = await visitor.get("/health")
    told = found.json()
    assert (found.status_code, told["well"], told["store"]) == (200, True, {"reachable": True})
    assert 0 <= told["outbox"]["oldest_open_seconds"] < 60
    assert 0 <= told["ingest"]["last_heard_seconds_ago"] < 60
    await street.settle()
    assert (await visitor.get("/health")).json()["outbox"]["oldest_open_seconds"] is None
    async with away(street.database, "outbox"):
        down = await visitor.get("/health")
    assert (down.status_code, down.json()["store"]) == (503, {"reachable": False})
    street.bot.timetable.stop()
    street.bot.timetable.ticked_at = asyncio.get_running_loop().time() - LATE - 1
    assert (await visitor.get("/health")).status_code == 503


async def test_figures_say_how_much_and_never_who_or_what(street: Street, visitor: httpx.AsyncClient) -> None:
    before = figures((await visitor.get("/metrics")).text)
    await street.joins(street.nia, (await street.class_is_invited())["Nia"])
    street.nia.says(WORDS)
    update = street.world.pending[-1]
    await street.settle()
    await street.bot.ingest.store([update])
    street.world.queue_raw({"message": {"chat": "nowhere", "text": WORDS}})
    street.omar.says("/help")
    await street.bot.ingest.poll_once()
    await street.bot.lanes.pump.drain()
    text = (await visitor.get("/metrics")).text
    after = figures(text)

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert more('marbles_updates_received_total{kind="new"}') == more("marbles_inbox_row_seconds_count") >= 4
    assert more('marbles_updates_received_total{kind="known"}') == 1
    assert more('marbles_inbox_rows_served_total{state="quarantined"}') == 1
    assert more('marbles_messages_sent_total{outcome="sent"}') > 3
    assert after['marbles_queue_open_rows{queue="outbox"}'] == 2, (
        "the answer, and word of the update that could not be read"
    )
    assert after['marbles_queue_open_rows{queue="inbox"}'] == 0
    assert after["marbles_store_reachable"] == 1
    named = " ".join(line.rpartition(" ")[0] for line in text.splitlines())  # a figure may have any digits
    assert not [word for word in (WORDS, "Nia", "Omar", "Lena", "2001", "2156") if word in named]
    async with away(street.database, "inbox"):
        assert figures((await visitor.get("/metrics")).text)["marbles_store_reachable"] == 0


def figures(text: str) -> dict[str, float]:
    lines = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in lines}


async def test_a_run_of_a_job_is_counted(street: Street, visitor: httpx.AsyncClient, clock: Clock) -> None:
    job = next(job for job in street.bot.timetable.jobs if job.name == "conversations that fell silent")
    before = figures((await visitor.get("/metrics")).text)
    await street.bot.timetable._tick(job)
    async with away(street.database, "conversations"):
        await street.bot.timetable._tick(job)
    after = figures((await visitor.get("/metrics")).text)
    for name, times in (("runs", 2), ("failures", 1)):
        key = f'marbles_job_{name}_total{{job="{job.name}"}}'
        assert after[key] - before.get(key, 0) == times
    last = after[f'marbles_job_last_run_timestamp_seconds{{job="{job.name}"}}']
    assert abs(last - clock.now().timestamp()) < 60
