"""A full jar: celebrated once, voted on without names, and every way in which a vote can go astray."""

import pytest
from sqlalchemy import select

from bot.db import Database, Unit
from bot.models import TreatVote
from bot.notices import Notice, PollOver
from bot.services.errors import BotError
from bot.services.groups import binding, changes
from bot.services.jar import adding, emptying, standing, votes
from bot.services.jar.adding import PutIn
from tests.services.jar.classroom import RUNS_IT, bound, classroom, holds, in_group, said
from tests.services.two_classes import TwoClasses

DEED = "you helped each other"


async def full(unit: Unit, made: TwoClasses) -> PutIn:
    await holds(unit, made.batch, 49)
    return await adding.add(unit, made.lena, made.batch.id, DEED, may_fill=True)


def told(unit: Unit, kind: str) -> list[Notice]:
    return [one for one in unit.outgoing if isinstance(one, Notice) and one.kind == kind]


async def test_the_group_is_asked_once_and_in_the_treats_of_the_class(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        there = await bound(unit, made)
        await votes.set_treats(unit, made.lena, made.batch.id, "Pizza\n\n Dance hour ")
        await full(unit, made)
        for _ in range(2):
            await votes.ask_again(unit, made.lena, made.batch.id)
        (asked,) = told(unit, "jar_full")
        assert (asked.chat_id, list(asked.values["treats"])) == (there.chat.id, ["Pizza", "Dance hour"])


async def test_a_class_without_a_group_is_asked_when_it_has_one(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        assert (await full(unit, made)).jar.vote is None
        await bound(unit, made)
        vote = await votes.ask_again(unit, made.lena, made.batch.id)
        assert vote is not None
        assert tuple(vote.treats) == votes.READY


async def being_voted(unit: Unit) -> tuple[TwoClasses, TreatVote]:
    """A class that votes on its treat, in the poll 777."""
    made = await classroom(unit)
    await bound(unit, made)
    vote = (await full(unit, made)).jar.vote
    assert vote is not None
    await votes.opened(unit, vote.id, "777")
    await unit.session.refresh(vote)
    return made, vote


async def test_voices_are_counted_and_nothing_but_voices(database: Database) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        await votes.counted(unit, "777", [1, 4, 4], is_over=False)
        await votes.counted(unit, "somebody else's", [9, 9, 9], is_over=True)
        await votes.counted(unit, "777", [1, 1], is_over=True)
        assert (vote.counts, vote.state, votes.leading(vote)) == ([1, 4, 4], "open", ["games", "pancakes"])
        for _ in range(2):
            await votes.close(unit, made.lena, made.batch.id, vote.id)
        assert told(unit, "treat_chosen") == []
        for voices in ([1, 5, 4], [9, 9, 9]):
            await votes.ended(unit, vote.id, voices)
        assert vote.state == "closed"
        assert [list(one.values["counts"]) for one in told(unit, "treat_chosen")] == [[1, 5, 4]]
        assert len([one for one in unit.outgoing if isinstance(one, PollOver)]) == 1
        with pytest.raises(BotError, match="no_such_batch"):
            await votes.close(unit, made.ade, made.batch.id, vote.id)


@pytest.mark.parametrize("voices", [None, [1, 2]])
async def test_a_poll_that_telegram_did_not_count_is_told_as_far_as_we_know(
    database: Database, voices: list[int] | None
) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        await votes.counted(unit, "777", [0, 3, 0], is_over=False)
        await votes.close(unit, made.lena, made.batch.id, vote.id)
        await votes.ended(unit, vote.id, voices)
        assert [list(one.values["counts"]) for one in told(unit, "treat_chosen")] == [[0, 3, 0]]


async def test_a_poll_that_is_closed_by_hand_is_closed(database: Database) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        await votes.counted(unit, "777", [2, 0, 0], is_over=True)
        assert vote.state == "closed"
        jar = await emptying.empty(unit, made.lena, made.batch.id, vote.filling_id)
        assert (jar.count, jar.times_completed, jar.vote) == (0, 1, None)


async def test_a_poll_that_may_be_lost_is_looked_for_and_asked_again_only_then(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        await bound(unit, made)
        vote = (await full(unit, made)).jar.vote
        assert vote is not None
        await votes.lost(unit, vote.id)
        await votes.lost(unit, vote.id)
        assert [one.to for one in told(unit, "vote_lost")] == [made.lena.coach().id]
        again = await votes.ask_again(unit, made.lena, made.batch.id)
        assert again is not None
        assert again.id != vote.id
        await votes.opened(unit, vote.id, "1")  # the old one is nobody's any more
        assert (await unit.session.scalars(select(TreatVote.id))).all() == [again.id]


async def test_a_poll_that_was_over_before_anybody_voted_is_asked_again_and_one_with_a_voice_is_not(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        await bound(unit, made)
        first = (await full(unit, made)).jar.vote
        assert first is not None
        await votes.opened(unit, first.id, "777")
        await votes.close(unit, made.lena, made.batch.id, first.id)
        assert await votes.ask_again(unit, made.lena, made.batch.id) is None, "Telegram is still counting"
        await votes.ended(unit, first.id, [0, 0, 0])
        second = await votes.ask_again(unit, made.lena, made.batch.id)
        assert second is not None
        await votes.counted(unit, "777", [1, 0, 0], is_over=True)
        assert second.counts == [0, 0, 0], "the old poll is nobody's any more"
        await votes.opened(unit, second.id, "778")
        await votes.counted(unit, "778", [0, 1, 0], is_over=True)
        assert await votes.ask_again(unit, made.lena, made.batch.id) is None
        assert len(told(unit, "jar_full")) == 2


async def test_a_poll_that_stays_behind_is_asked_anew_once_however_often_the_move_is_heard_of(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        for _ in range(2):
            await changes.move(unit, vote.chat_id, -1000100)
        (new,) = (await unit.session.scalars(select(TreatVote))).all()
        assert (new.id != vote.id, new.state, new.chat_id) == (True, "asked", vote.chat_id)
        await changes.move(unit, vote.chat_id, -1000200)
        assert [one.id for one in await unit.session.scalars(select(TreatVote))] == [new.id], "it waits, and goes along"
        assert len(told(unit, "jar_full")) == 2
        assert told(unit, "vote_left_behind") == []
        assert await votes.ask_again(unit, made.lena, made.batch.id) is None


async def test_voices_of_a_poll_that_stayed_behind_are_kept_until_a_coach_says_what_becomes_of_them(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        await votes.counted(unit, "777", [0, 3, 0], is_over=False)
        await changes.move(unit, vote.chat_id, -1000100)
        assert [one.to for one in told(unit, "vote_left_behind")] == [made.lena.coach().id]
        await votes.counted(unit, "777", [0, 4, 0], is_over=True)  # which was on its way
        assert (vote.state, vote.counts) == ("lost", [0, 4, 0])
        await votes.close(unit, made.lena, made.batch.id, vote.id)
        await votes.ended(unit, vote.id, None)
        assert [list(one.values["counts"]) for one in told(unit, "treat_chosen")] == [[0, 4, 0]]
        assert await votes.ask_again(unit, made.lena, made.batch.id) is None, "that was the vote"


async def test_emptying_the_jar_counts_no_voices_that_stayed_behind(database: Database) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        await votes.counted(unit, "777", [0, 3, 0], is_over=False)
        await changes.move(unit, vote.chat_id, -1000100)
        jar = await emptying.empty(unit, made.lena, made.batch.id, vote.filling_id)
        await votes.ended(unit, vote.id, None)
        assert (jar.count, told(unit, "treat_chosen")) == (0, [])


async def test_a_poll_stays_behind_where_its_class_is_in_the_newer_group_by_then(database: Database) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        await votes.counted(unit, "777", [0, 3, 0], is_over=False)
        old = vote.chat_id
        await binding.unbind(unit, made.lena, made.batch.id)
        newer = await in_group(unit, made.lena, -1000100)
        await binding.bind(unit, newer, made.batch.id, RUNS_IT)
    async with database.transaction() as unit:
        assert await changes.move(unit, old, -1000100) == newer.chat.id
        vote = (await unit.session.scalars(select(TreatVote))).one()
        assert (vote.state, vote.chat_id) == ("lost", newer.chat.id)
        assert [one.to for one in told(unit, "vote_left_behind")] == [made.lena.coach().id]


async def test_a_poll_that_is_being_closed_while_its_group_moves_ends_by_what_is_known(database: Database) -> None:
    async with database.transaction() as unit:
        made, vote = await being_voted(unit)
        await votes.counted(unit, "777", [2, 0, 0], is_over=False)
        await votes.close(unit, made.lena, made.batch.id, vote.id)
        await changes.move(unit, vote.chat_id, -1000100)
        await votes.ended(unit, vote.id, None)
        assert [list(one.values["counts"]) for one in told(unit, "treat_chosen")] == [[2, 0, 0]]
        assert told(unit, "vote_left_behind") == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [("Pizza", "treats_number"), ("\n".join("abcdefghijk"), "treats_number"), ("Pizza\npizza", "treat_twice"),
     ("Pizza\n" + "x" * 61, "text_too_long"), ("Pizza\nOmar's cake", "treats_name_somebody")],
)  # fmt: skip
async def test_treats_that_no_poll_can_offer_are_refused(database: Database, lines: str, code: str) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        with pytest.raises(BotError, match=code):
            await votes.set_treats(unit, made.lena, made.batch.id, lines)
        assert (await standing.of_batch(unit, made.batch)).batch.treats is None
        assert await said(unit, made.lena) == []
