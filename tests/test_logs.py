"""What the log says: each hop of an update under its number, and not a word that anybody wrote."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from sqlalchemy.exc import DBAPIError

from bot import logs, trail
from bot.clock import Clock
from bot.models import OutboxRow
from bot.services import accounts
from tests.street import Street
from tests.web.stores import away

WORDS = "Zwiebelkuchen im Mondlicht"
SECRETS = ("Zwiebelkuchen", "Mondlicht", "Nia", "Omar", "Lena", "2001", "1001")


class Log:
    """What was written, as lines of JSON."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, **values: object) -> list[dict[str, Any]]:
        return [line for line in self.lines if values.items() <= line.items()]

    def tells(self) -> list[str]:
        """What is in it of people: words, names, the numbers that Telegram has for them."""
        return [secret for secret in SECRETS if re.search(rf"\b{secret}\b", self.text)]


@pytest.fixture
def log() -> Iterator[Log]:
    before, handlers, level = structlog.get_config(), logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    logs.configure("debug", stream)
    yield Log(stream)
    structlog.configure(**before)
    logging.root.handlers[:], logging.root.level = handlers, level


async def test_an_update_can_be_followed_through_every_hop(street: Street, log: Log) -> None:
    street.nia.says("/help")
    [update] = street.world.pending
    await street.settle()
    hops = log.of(origin=f"update:{update['update_id']}")
    assert [line["event"] for line in hops] == ["update_stored", "row_served", "sending_ended"]
    assert (hops[1]["inbox"], hops[1]["state"]) == (1, "handled")
    assert (hops[2]["outbox"], hops[2]["outcome"]) == (1, "sent")
    [row] = await street.read(OutboxRow)
    assert row.origin == hops[2]["origin"]


async def test_slow_work_goes_on_under_the_update_that_asked_for_it(street: Street, log: Log) -> None:
    await street.class_is_invited()
    street.lena.says("/roster")
    await street.settle()
    street.lena.sends_document("names.csv", b"name\n" + WORDS.encode())
    sent = street.world.pending[-1]["update_id"]
    await street.settle()
    events = [line["event"] for line in log.of(origin=f"update:{sent}")]
    before, after = events[: events.index("work_done")], events[events.index("work_done") :]
    assert before == ["update_stored", "row_served"]
    assert after == ["work_done", "row_served", "sending_ended", "sending_ended"], "one moment, and what became of it"
    assert log.tells() == []


@pytest.mark.both
async def test_no_line_has_a_word_or_a_name_of_anybody_whatever_happens(street: Street, log: Log, clock: Clock) -> None:
    nia = street.nia
    await street.joins(nia, (await street.class_is_invited())["Nia"])
    for label in ("Happy", "Proud", "Done"):
        nia.presses(label)
        await street.settle()
    nia.says(WORDS)
    await street.settle()
    nia.says(WORDS)
    nia.sends("sticker")
    street.world.queue_raw({"message": {"chat": {"id": 2001, "type": "private"}, "text": WORDS, "from": "Nia"}})
    await street.settle()
    for kind in ("400", "403", "502"):
        street.world.faults.add("sendMessage", kind=kind)
        nia.says("/help")
        await street.settle()
    async with away(street.database, "preferences"):
        nia.says(WORDS)
        await street.settle()
    nia.says(WORDS)
    async with away(street.database, "outbox"):
        with pytest.raises(DBAPIError, match="outbox"):
            await street.settle()
    assert log.of(event="update_unreadable")
    assert log.of(event="update_failed")
    assert log.of(event="sending_ended", outcome="undeliverable")
    assert log.of(event="sending_ended", outcome="again")
    assert log.tells() == []


async def test_errors_say_where_and_not_what(street: Street, log: Log) -> None:
    """The worst ones: a constraint quotes the row, a view its words, a library what it holds."""

    async def breaks(_: object) -> object:
        raise ValueError(WORDS)

    async with street.database.transaction() as unit:
        await accounts.add_user(unit, "Nia", "student", "2156")
    words = structlog.get_logger()
    for error in (KeyError(WORDS), OSError(28, "No space left on device"), ExceptionGroup(WORDS, [ValueError(WORDS)])):
        try:
            raise RuntimeError(WORDS) from error
        except RuntimeError:
            words.exception("broken")
            logging.getLogger("some.library").exception("it broke")
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <ValueError('%s')>", WORDS)
    assert log.tells() == []
    assert len(log.of(event="broken", level="error")) == len(log.of(event="it broke")) == 3
    assert log.of(event="Task exception was never retrieved")
    assert "builtins.OSError: [Errno 28] No space left on device" in log.text
    assert "builtins.RuntimeError" in log.text


def test_what_others_quote_is_left_out() -> None:
    said = f'Bad Request: can\'t parse entities: Unsupported start tag "{WORDS}" at byte offset 5'
    assert WORDS not in logs.unquoted(said)
    assert logs.unquoted("Bad Request: chat not found") == "Bad Request: chat not found"


def test_a_hop_ends_where_it_ends() -> None:
    with trail.following("update:7", inbox=1):
        assert trail.origin() == "update:7"
    assert trail.origin() is None
