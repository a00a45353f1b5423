"""A poll leaves at most once: where nobody knows whether it has, a coach goes and looks."""

from datetime import timedelta
from typing import Any

import pytest

from bot.models import Chat, OutboxRow, TreatVote
from bot.notices import PollOver
from bot.transport.errands import Errand
from bot.transport.noting import note
from bot.transport.outcome import Outcome
from bot.transport.placing import poll_of
from tests.journeys.a_jar import group_of, jar_holds, presses_there, said, there, watches
from tests.journeys.path import presses
from tests.street import Street


async def fills(street: Street, **fault: Any) -> None:
    await watches(street)
    if fault:
        street.world.faults.add("sendPoll", 1, **fault)
    await jar_holds(street, 49)
    await there(street, street.lena, "/jar")
    await presses_there(street, street.lena, "Quiet start", "Yes, fill it")


def polls(street: Street) -> int:
    return sum(one.poll is not None for one in said(street))


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [("drop_after", 1), *(pytest.param(one, 0, marks=pytest.mark.thorough) for one in ("drop_before", "502"))],
)
async def test_one_that_may_have_arrived_is_not_sent_again_until_a_coach_says_so(
    street: Street, fault: str, arrived: int
) -> None:
    await fills(street, kind=fault)
    street.world.clock.move(timedelta(minutes=2))
    await street.settle()
    assert polls(street) == arrived
    assert [one.state for one in await street.read(TreatVote)] == ["lost"]
    assert "I couldn't tell whether the vote of 2156 has reached its group." in street.lena.screen.text
    await presses(street, street.lena, "It isn't there: ask again")
    assert polls(street) == arrived + 1
    assert [one.state for one in await street.read(TreatVote)] == ["open"]


@pytest.mark.thorough
async def test_one_that_telegram_wants_later_is_sent_later(street: Street) -> None:
    await fills(street, kind="429", retry_after=30)
    assert polls(street) == 0
    street.bot.outbox._pace._paused_until = 0
    street.world.clock.move(timedelta(seconds=31))
    await street.settle()
    assert polls(street) == 1
    assert [one.state for one in await street.read(TreatVote)] == ["open"]


async def test_one_whose_process_died_while_it_was_being_sent_is_not_sent_again(street: Street) -> None:
    await fills(street)
    async with street.database.transaction() as unit:
        row = next(
            one for one in await street.read(OutboxRow) if (one.payload or {}).get("file", {}).get("kind") == "poll"
        )
        again = await unit.session.get_one(OutboxRow, row.id)
        again.state = "open"  # as it stood when the process died: begun, and nothing noted
        (vote,) = await street.read(TreatVote)
        (await unit.session.get_one(TreatVote, vote.id)).state = "asked"
    await street.settle()
    assert polls(street) == 1
    assert [one.state for one in await street.read(TreatVote)] == ["lost"]


@pytest.mark.thorough
async def test_a_poll_that_is_over_already_can_be_closed_all_the_same(street: Street) -> None:
    await fills(street)
    group_of(street).closes_poll(next(one for one in said(street) if one.poll))
    (vote,) = await street.read(TreatVote)
    async with street.database.transaction() as unit:
        unit.tell(PollOver(vote.chat_id, f"vote:{vote.id}", vote.id))  # from a coach who pressed before we heard of it
    await street.settle()
    assert {one.state for one in await street.read(OutboxRow)} == {"sent"}
    assert [one.state for one in await street.read(TreatVote)] == ["closed"]


async def test_a_voice_of_the_last_second_is_in_what_is_told(street: Street) -> None:
    await fills(street)
    street.nia.votes(next(one for one in said(street) if one.poll), "Film afternoon")
    await street.settle()
    (vote,) = await street.read(TreatVote)
    async with street.database.transaction() as unit:
        (await unit.session.get_one(TreatVote, vote.id)).counts = [0, 0, 0]  # as if nothing had reached us yet
    street.lena.says("/jar")
    await street.settle()
    await presses(street, street.lena, "Close the vote")
    (vote,) = await street.read(TreatVote)
    assert (vote.state, vote.counts) == ("closed", [1, 0, 0])
    assert "Film afternoon" in said(street)[-1].text


async def test_one_that_was_being_sent_while_its_group_moved_is_asked_where_the_group_is_now(street: Street) -> None:
    await fills(street)
    (vote,) = await street.read(TreatVote)
    row = next(one for one in await street.read(OutboxRow) if poll_of(one.payload or {}))
    async with street.database.transaction() as unit:  # sent to where the group was, and noted after it moved
        (await unit.session.get_one(TreatVote, vote.id)).state = "asked"
        chat = Chat(id=row.chat_id, telegram_id=-4242, kind="group")
        await note(unit, [(Errand(row, chat, None), Outcome("sent", 7, poll_id="7"))], bot_id=1)
    await street.settle()
    assert polls(street) == 2
    (new,) = await street.read(TreatVote)
    assert (new.id != vote.id, new.state) == (True, "open")
