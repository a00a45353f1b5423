"""The group of a class: bound by who runs it, one to one, kept through whatever Telegram does with it."""

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.models import Chat, GroupChat, Slot, TreatVote
from bot.notices import Notice
from bot.services.errors import BotError
from bot.services.groups import binding, changes
from bot.services.groups.binding import Rights
from bot.services.jar import adding, showing, votes
from tests.services.jar.classroom import RUNS_IT, bound, classroom, in_group, said


async def test_a_group_has_one_class_and_a_class_one_group(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await bound(unit, made)
        await binding.bind(unit, there, made.batch.id, RUNS_IT)  # a second time changes nothing
        with pytest.raises(BotError, match="batch_has_group"):
            await binding.bind(unit, await in_group(unit, made.lena, -200), made.batch.id, RUNS_IT)
        with pytest.raises(BotError, match="group_has_batch"):
            await binding.bind(unit, await in_group(unit, made.ade), made.other.id, RUNS_IT)
        with pytest.raises(BotError, match="no_such_batch"):
            await binding.bind(unit, await in_group(unit, made.ade, -300), made.batch.id, RUNS_IT)
        assert len((await unit.session.scalars(select(GroupChat))).all()) == 1


async def test_only_a_coach_who_runs_the_group_binds_it_or_lets_it_go(database: Database) -> None:
    nothing = Rights(runs_it=False, may_pin=False)
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await in_group(unit, made.lena)
        with pytest.raises(BotError, match="group_not_run"):
            await binding.bind(unit, there, made.batch.id, nothing)
        with pytest.raises(BotError, match="coaches_only"):
            await binding.bind(unit, await in_group(unit, made.nia), made.batch.id, RUNS_IT)
        await binding.bind(unit, there, made.batch.id, RUNS_IT)
        with pytest.raises(BotError, match="group_not_run"):
            await binding.unbind_here(unit, there, nothing)
        with pytest.raises(BotError, match="no_such_batch"):
            await binding.unbind_here(unit, await in_group(unit, made.ade), RUNS_IT)
        await binding.unbind_here(unit, there, RUNS_IT)
        with pytest.raises(BotError, match="group_not_bound"):
            await binding.unbind_here(unit, there, RUNS_IT)


async def test_the_group_of_a_class_that_was_put_away_is_free_again(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        await bound(unit, made)
        made.batch.archived_at = unit.now
        await unit.session.flush()
        await binding.bind(unit, await in_group(unit, made.ade), made.other.id, RUNS_IT)
        assert (await showing.group_of(unit, made.other)) is not None


async def test_nothing_is_posted_where_we_were_thrown_out_and_the_jar_is_back_with_us(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await bound(unit, made)
        await changes.standing_changed(unit, there.chat, is_in=False, may_pin=False)
        unit.outgoing.clear()
        await adding.add(unit, made.lena, made.batch.id, "you tidied up")
        assert unit.outgoing == []
        await changes.standing_changed(unit, there.chat, is_in=True, may_pin=False)
    async with database.transaction() as unit:
        (row,) = await said(unit, there)
        assert "you tidied up" in row.payload["text"]
        assert row.fresh


async def test_a_group_that_we_are_not_in_any_more_stands_in_nobody_s_way(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await bound(unit, made)
        for _ in range(2):
            await changes.shut_out(unit, there.chat.id)
        assert [one.kind for one in unit.outgoing if isinstance(one, Notice)].count("group_left") == 1
        other = await in_group(unit, made.lena, -200)
        await binding.bind(unit, other, made.batch.id, RUNS_IT)
        group = await showing.group_of(unit, made.batch)
        assert group is not None
        assert group.chat_id == other.chat.id


async def test_a_poll_that_waited_for_a_group_that_is_shut_can_be_asked_elsewhere(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=49)
        there = await bound(unit, made)
        await adding.add(unit, made.lena, made.batch.id, "you tidied up", may_fill=True)
        await changes.shut_out(unit, there.chat.id)
        await binding.bind(unit, await in_group(unit, made.lena, -200), made.batch.id, RUNS_IT)
        vote = await votes.ask_again(unit, made.lena, made.batch.id)
        assert vote is not None
        assert vote.state == "asked"


async def test_a_supergroup_keeps_the_jar_even_where_somebody_spoke_there_first(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await bound(unit, made)
        unit.session.add(Slot(chat_id=there.chat.id, slot=showing.slot(made.batch), message_id=5, hash="x"))
        await in_group(unit, made.lena, -1000100)
        await unit.session.flush()
        await changes.moved(unit, there.chat, -1000100)
    async with database.transaction() as unit:
        (group,) = (await unit.session.scalars(select(GroupChat))).all()
        chats = (await unit.session.scalars(select(Chat).where(Chat.telegram_id < 0))).all()
        assert [(one.id, one.telegram_id) for one in chats] == [(group.chat_id, -1000100)]
        assert (await unit.session.scalars(select(Slot))).all() == [], "what stood in the old one cannot be edited"
        assert [one.slot for one in await said(unit, there)] == [showing.slot(made.batch)]


async def test_a_supergroup_that_we_followed_already_keeps_its_class_and_its_vote(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=49)
        there = await bound(unit, made)
        await adding.add(unit, made.lena, made.batch.id, "you tidied up", may_fill=True)
        await changes.move(unit, there.chat.id, -1000100)  # what was sent there came back with the new number
        unit.session.add(Slot(chat_id=there.chat.id, slot=showing.slot(made.batch), message_id=5, hash="x"))
        unit.outgoing.clear()
        for _ in range(2):  # and only then, and twice, the old one says so
            await changes.moved(unit, (await in_group(unit, made.lena)).chat, -1000100)
        assert unit.outgoing == [], "the jar stands there"
    async with database.transaction() as unit:
        (group,) = (await unit.session.scalars(select(GroupChat))).all()
        (vote,) = (await unit.session.scalars(select(TreatVote))).all()
        chats = (await unit.session.scalars(select(Chat).where(Chat.telegram_id < 0))).all()
        assert [one.telegram_id for one in chats] == [-1000100]
        assert {group.chat_id, vote.chat_id} == {there.chat.id} == {one.id for one in chats}


async def test_a_group_that_we_left_by_its_moving_is_one_that_we_are_in(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await bound(unit, made)
        await changes.standing_changed(unit, there.chat, is_in=False, may_pin=False)
        await changes.moved(unit, there.chat, -1000100)
    async with database.transaction() as unit:
        assert await showing.group_of(unit, made.batch) is not None
        assert showing.slot(made.batch) in [one.slot for one in await said(unit, there)]


async def test_a_burst_of_marbles_is_one_message_that_waits(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await bound(unit, made)
    for n in range(30):
        async with database.transaction() as unit:
            await adding.add(unit, made.lena, made.batch.id, f"deed {n}")
    async with database.transaction() as unit:
        (row,) = await said(unit, there)
        assert "30 of 50" in row.payload["text"]
        assert row.payload["quiet"]
        assert row.payload["pinned"]
