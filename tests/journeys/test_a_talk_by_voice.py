"""A student speaks of a project: heard, shown, taken back out; and typing goes on whatever becomes of a voice."""

import json
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete, update

from bot.clock import Clock
from bot.models import ChatLog, Consent, Conversation, InboxRow, OutboxRow, WorkRow
from tests.journeys.a_talk import ARGUED, BRIDGE, SORTED, begins, kept, may_tell
from tests.journeys.path import presses, says
from tests.llm.server import Server, hears, status
from tests.llm.server import says as answers
from tests.street import Street

SPOKEN = b"OggS what a child has spoken"
STILL_HERE = "I can't hear that one just now. Please type it. All you told me is still here."


@pytest.fixture
def server() -> Server:
    return Server(usual=answers(SORTED))


@pytest.fixture
async def here(url: str, clock: Clock, server: Server) -> AsyncIterator[Street]:
    """A street on which Nia may speak, and tells of a project."""
    async with Street.open(url, clock, helper=server.helper(), listener=server.listener()) as street:
        await may_tell(street, "helper", "voice")
        yield street


async def speaks(street: Street, seconds: int = 7, caption: str = "") -> str:
    street.nia.sends_voice(seconds, SPOKEN, caption=caption)
    await street.settle()
    return street.nia.screen.text


@pytest.mark.both
async def test_nia_speaks_and_types_and_keeps_three_answers(here: Street, server: Server) -> None:
    server.heard = [hears(BRIDGE)]
    text = await begins(here)
    assert "in as many messages as you like, typed or spoken." in text
    assert "A computer service outside school hears your voice and sorts your words." in text
    assert f"I heard: “{BRIDGE}”\nIs there more?" in await speaks(here)
    assert here.nia.screen.buttons == [
        ["I'm done"], ["Not what I said"], ["Ask me three questions instead"], ["Later"],
    ]  # fmt: skip
    await says(here, here.nia, ARGUED)
    assert here.nia.screen.text == "I'm listening. Is there more?"
    assert "1 of 3\nWhat it is: a bridge out of spaghetti" in await presses(here, here.nia, "I'm done")
    await presses(here, here.nia, "Keep", "Keep", "Yes, keep it", "Save")
    assert await kept(here) == ("a bridge out of spaghetti", "it held 3 kilos", ARGUED)
    spoken, sorted_ = server.asked
    assert spoken.spoken["file"] == SPOKEN
    assert sorted_.values["said"] == [BRIDGE, ARGUED]


async def test_what_was_not_said_goes_out_and_the_log_has_the_seconds_and_redacted_words(
    here: Street, server: Server
) -> None:
    server.heard = [hears("Omar made a ridge"), hears(BRIDGE)]
    await begins(here)
    assert "I heard: “Omar made a ridge”" in await speaks(here)
    text = await presses(here, here.nia, "Not what I said")
    assert "Okay, that one is out." in text
    await speaks(here, 12)
    await presses(here, here.nia, "I'm done")
    assert server.asked[-1].values["said"] == [BRIDGE]
    rows = [row for row in await here.read(ChatLog) if row.data.get("prompt") == "voice"]
    assert sorted(row.type for row in rows) == ["api_request"] * 2 + ["api_response"] * 2 + ["state"] * 4 + ["user"] * 2
    assert {row.data["values"]["seconds"] for row in rows if row.type == "api_request"} == {7, 12}
    words = {row.data["values"]["words"] for row in rows if row.type == "user"}
    assert words == {"[name 1] made a ridge", BRIDGE}
    stored = [row.data for row in rows] + [row.payload for row in await here.read(InboxRow)]
    stored += [row.payload for row in await here.read(OutboxRow)] + [row.payload for row in await here.read(WorkRow)]
    assert "what a child has spoken" not in json.dumps(stored)


@pytest.mark.thorough
@pytest.mark.parametrize("matter", ["voice", "helper"])
async def test_without_a_yes_from_home_nothing_leaves_whenever_it_was_taken_back(
    here: Street, server: Server, matter: str
) -> None:
    server.heard = [hears(BRIDGE)] * 2
    await begins(here)
    await says(here, here.nia, ARGUED)
    async with here.database.transaction() as unit:
        await unit.session.execute(update(Consent).where(Consent.what == matter).values(withdrawn_at=unit.now))
    text = await speaks(here)
    assert text == f"{STILL_HERE}\n\nI'm listening. Is there more?"
    await says(here, here.nia, "/project")
    if matter == "voice":
        text = await presses(here, here.nia, "Tell about it", "Start over")
        assert "sorts your words" in text
        assert "voice" not in text
        assert "I can't listen to this yet. Here I need words, or a button." in await speaks(here)
    assert server.asked == []
    assert not any(row.data.get("prompt") == "voice" for row in await here.read(ChatLog))


async def test_a_home_that_takes_its_yes_back_while_it_is_out_lets_nothing_in(here: Street, server: Server) -> None:
    server.heard = [hears(BRIDGE)]
    await begins(here)

    async def meanwhile() -> None:
        async with here.database.transaction() as unit:
            await unit.session.execute(delete(Consent).where(Consent.what == "voice"))

    server.before = meanwhile
    assert STILL_HERE in await speaks(here)
    assert [row.data["code"] for row in await here.read(ChatLog) if row.type == "error"] == ["dropped_helper_off"]


async def test_a_server_without_ears_or_words_says_so_and_typing_goes_on(here: Street, server: Server) -> None:
    server.heard = [status(404), hears(" … ")]
    await begins(here)
    await says(here, here.nia, BRIDGE)
    assert STILL_HERE in await speaks(here)
    assert "I heard no words in that one." in await speaks(here, caption=ARGUED)
    assert "1 of 3" in await presses(here, here.nia, "I'm done")
    assert server.asked[-1].values["said"] == [BRIDGE, ARGUED], "what was written below a voice counts as typed"
    assert sorted(row.data["code"] for row in await here.read(ChatLog) if row.type == "error") == ["silent", "unfit"]


async def test_who_types_while_it_is_out_is_heard_as_well(here: Street, server: Server) -> None:
    server.heard = [hears(BRIDGE)]
    await begins(here)

    async def meanwhile() -> None:
        here.nia.says(ARGUED)
        here.nia.sends_voice(7, SPOKEN)
        await here.bot.ingest.poll_once()
        await here.bot.lanes.pump.drain()
        await here.bot.outbox.pump.drain()
        assert "I can hear one at a time." in here.nia.screen.text

    server.before = meanwhile
    assert await speaks(here) == f"I heard: “{BRIDGE}”\nIs there more?"
    server.before = None
    await presses(here, here.nia, "I'm done")
    assert server.asked[-1].values["said"] == [ARGUED, BRIDGE]


async def test_what_lasts_too_long_never_leaves_and_what_does_not_fit_loses_nothing(
    here: Street, server: Server
) -> None:
    await begins(here)
    assert "That is too much at once: 2 minutes fit." in await speaks(here, 121)
    for _ in range(2):
        await says(here, here.nia, "x" * 1990)
    assert server.asked == []
    server.heard = [hears("y" * 30)]
    assert "Together that is more than fits." in await speaks(here, 120)
    (at,) = [one for one in await here.read(Conversation) if one.state == "active"]
    assert at.draft["~told"] == ["x" * 1990] * 2


async def test_a_voice_counts_as_a_question_and_a_file_that_is_gone_is_a_kind_word(
    url: str, clock: Clock, server: Server
) -> None:
    given = {"helper_daily_per_student": 1}
    async with Street.open(url, clock, given, helper=server.helper(), listener=server.listener()) as street:
        await may_tell(street, "helper", "voice")
        await begins(street)
        street.nia.sends_voice(7, SPOKEN)
        street.world.files.by_id.clear()
        await street.settle()
        assert STILL_HERE in street.nia.screen.text
        assert "That was a lot of help for one day." in await speaks(street)
        errors = [row.data["code"] for row in await street.read(ChatLog) if row.type == "error"]
        assert sorted(errors) == ["helper_enough", "not_fetched"]
        assert server.asked == []


@pytest.mark.thorough
async def test_whoever_leaves_while_it_is_out_finds_the_words_and_a_late_one_is_not_let_in(
    here: Street, server: Server
) -> None:
    server.heard = [hears(ARGUED), hears("it held 3 kilos")]
    await begins(here)
    await says(here, here.nia, BRIDGE)

    async def is_away() -> None:
        here.nia.says("/today")
        await here.bot.ingest.poll_once()
        await here.bot.lanes.pump.drain()

    server.before = is_away
    await speaks(here)
    server.before = None
    assert f"I heard: “{ARGUED}”" in await presses(here, here.nia, "Go on")

    async def goes_back() -> None:
        await here.bot.outbox.pump.drain()
        here.nia.presses("Back")
        await here.bot.ingest.poll_once()
        await here.bot.lanes.pump.drain()

    server.before = goes_back
    assert await speaks(here) == f"I heard: “{ARGUED}”\nIs there more?", "and nothing of the later one"
    (at,) = [one for one in await here.read(Conversation) if one.state == "active"]
    assert at.draft["told"]["said"] == [BRIDGE, ARGUED]
    server.before = None
    await presses(here, here.nia, "I'm done")
    assert server.asked[-1].values["said"] == [BRIDGE, ARGUED]
