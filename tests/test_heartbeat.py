"""The sign of life: given while the house is well, and never a trouble of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.clock import Clock
from bot.db import Database
from bot.heartbeat import Heartbeat
from bot.models import Chat, OutboxRow
from bot.transport.wellbeing import SILENT, STUCK, trouble
from tests.street import Street

SECRET = "1b9d6bcd-bbfd"


@asynccontextmanager
async def listening(statuses: list[int], heard: list[str]) -> AsyncIterator[str]:
    async def answer(request: web.Request) -> web.Response:
        heard.append(request.path)
        return web.Response(status=statuses.pop(0))

    app = web.Application()
    app.router.add_get(f"/{SECRET}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/{SECRET}"
    finally:
        await runner.cleanup()


@pytest.mark.wire
async def test_it_is_heard_while_all_is_well_and_says_once_what_is_not() -> None:
    states: list[str | None] = [None, "store", "store", "outbox", None, None, None, None]
    heard: list[str] = []

    async def well() -> str | None:
        return states.pop(0)

    with capture_logs() as logs:
        async with listening([200, 500, 404, 200], heard) as address:
            beating = Heartbeat(address, well)
            for _ in range(7):
                assert await beating.beat() == 0
        await beating.beat()  # nobody listens there any more
    assert heard == [f"/{SECRET}"] * 4
    assert [(one["event"], one.get("why")) for one in logs] == [
        ("heartbeat_withheld", "store"),
        ("heartbeat_withheld", "outbox"),
        ("heartbeat_not_taken", "status 500"),
        ("heartbeat_not_taken", "status 404"),
        ("heartbeat_taken_again", None),
        ("heartbeat_not_taken", "ClientConnectorError"),
    ]
    assert SECRET not in str(logs)
    assert "127.0.0.1" not in str(logs)


@pytest.mark.both
async def test_what_is_not_well_is_named(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    database, ingest = street.database, street.bot.ingest
    assert await trouble(database, ingest.silence()) is None
    assert await trouble(database, SILENT + 1) == "ingest"
    async with database.transaction() as unit:
        chat = (await unit.session.scalars(select(Chat.id).limit(1))).one()
        waits = {"chat_id": chat, "fresh": True, "priority": 1, "payload": {"text": "x"}, "created_at": unit.now}
        unit.session.add(OutboxRow(**waits, retry_at=unit.now + STUCK))
    clock.move(STUCK * 1.5)
    assert await trouble(database, 0) is None, "this one is tried again"
    clock.move(STUCK)
    assert await trouble(database, 0) == "outbox"


async def test_a_store_that_is_not_there_is_named() -> None:
    nowhere = Database("postgresql+asyncpg://nobody@127.0.0.1:9/nothing", Clock())
    assert await trouble(nowhere, 0) == "store"
    await nowhere.close()
