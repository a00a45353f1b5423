"""One comment on a goal or a look back: who may write it, change it, take it back, and when the student has read it."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import CoachComment, Goal, Retrospective, User
from bot.services import leaving, mydata
from bot.services.errors import BotError
from bot.services.rhythm import commenting, looking_back, unanswered
from bot.services.who import Who
from tests.services.path.school import somebody
from tests.services.rhythm.two_sprints import MONDAY, Between, between, goal, on, rows


@dataclass
class Said:
    """Nia between two sprints, who looked back at one of them; Rosa is a coach beside Lena."""

    made: Between
    rosa: Who
    goal_id: str
    retro_id: str


@pytest.fixture
async def said(database: Database, clock: Clock) -> Said:
    on(clock, MONDAY)
    async with database.transaction() as unit:
        made = await between(unit)
        row = await looking_back.save(unit, made.nia, made.last.id, {"went_well": "the cards"})
        rosa = await somebody(unit, "Rosa", 9, "admin")
        mine = await goal(unit, made, "Sing", sprint_id=made.open.id)
    return Said(made, rosa, mine.id, row.id)


async def test_its_author_changes_it_and_nobody_else_writes_a_second(database: Database, said: Said) -> None:
    async with database.transaction() as unit:
        lena, rosa = said.made.lena, said.rosa
        for kind, about in (("goal", said.goal_id), ("retro", said.retro_id)):
            first = await commenting.write(unit, lena, kind, about, " Well begun ")  # type: ignore[arg-type]
            with pytest.raises(BotError, match="commented_already"):
                await commenting.write(unit, rosa, kind, about, "Me too")  # type: ignore[arg-type]
            changed = await commenting.write(unit, lena, kind, about, "Very well begun")  # type: ignore[arg-type]
            assert first.comment is not None
            assert changed.comment is not None
            assert (changed.comment.id, changed.comment.text) == (first.comment.id, "Very well begun")
            with pytest.raises(BotError, match="over"):
                await commenting.take_back(unit, rosa, changed.comment.id)
            assert (await commenting.take_back(unit, lena, changed.comment.id)).comment is None
            with pytest.raises(BotError, match="over"):
                await commenting.take_back(unit, lena, changed.comment.id)
            again = await commenting.write(unit, rosa, kind, about, "Me too")  # type: ignore[arg-type]
            assert again.comment is not None
            assert again.comment.author == "Rosa"


async def test_only_for_coaches_of_the_student_and_only_up_to_the_limit(database: Database, said: Said) -> None:
    async with database.transaction() as unit:
        for who, code in ((said.made.ade, "no_such_goal"), (said.made.nia, "coaches_only")):
            with pytest.raises(BotError, match=code):
                await commenting.write(unit, who, "goal", said.goal_id, "Hello")
        with pytest.raises(BotError, match="no_such_student"):
            await commenting.write(unit, said.made.ade, "retro", said.retro_id, "Hello")
        for text, code in (("x" * 501, "text_too_long"), ("  ", "words_needed")):
            with pytest.raises(BotError, match=code):
                await commenting.write(unit, said.made.lena, "goal", said.goal_id, text)
        await commenting.write(unit, said.made.lena, "goal", said.goal_id, "x" * 500)
        (await unit.session.get_one(Goal, said.made.goals["Run"].id)).dropped_at = unit.now
        await unit.session.flush()
        for goal_id in (said.made.goals["Run"].id, "z" * 16):
            with pytest.raises(BotError, match="no_such_goal"):
                await commenting.write(unit, said.made.lena, "goal", goal_id, "Hello")
        await unit.session.execute(delete(Retrospective))
        with pytest.raises(BotError, match="no_such_retro"):
            await commenting.write(unit, said.made.lena, "retro", said.retro_id, "Hello")


@pytest.mark.both
async def test_of_two_coaches_at_once_one_writes(database: Database, said: Said) -> None:
    async def write(who: Who) -> bool:
        try:
            async with database.transaction() as unit:
                await commenting.write(unit, who, "goal", said.goal_id, who.name)
        except BotError:
            return False
        return True

    wrote = await asyncio.gather(*(write(who) for who in (said.made.lena, said.rosa)))
    assert sorted(wrote) == [False, True]
    async with database.reading() as unit:
        (row,) = await rows(unit, CoachComment)
        assert row.text == ("Lena" if wrote[0] else "Rosa")


async def test_the_student_reads_each_once_as_news(database: Database, clock: Clock, said: Said) -> None:
    async with database.transaction() as unit:
        await commenting.write(unit, said.made.lena, "goal", said.goal_id, "Well begun")
    clock.move(timedelta(minutes=1))
    async with database.transaction() as unit:
        await commenting.write(unit, said.made.lena, "retro", said.retro_id, "You looked closely")
        assert await commenting.news(unit, said.made.omar) is None
        told = [await commenting.news(unit, said.made.nia) for _ in range(3)]
        assert [(one.kind, one.title) if one else None for one in told] == [
            ("goal", "Sing"), ("retro", "Sprint 3"), None,
        ]  # fmt: skip
        about = await commenting.about_goal(unit, said.goal_id)
        assert about is not None
        assert (about.author, about.text, about.is_seen) == ("Lena", "Well begun", True)
        with pytest.raises(BotError, match="read_already"):
            await commenting.undo(unit, said.made.lena, about.id)
        await commenting.write(unit, said.made.lena, "goal", said.goal_id, "Very well begun")
        assert (await commenting.news(unit, said.made.nia)) is not None


async def test_it_is_undone_within_ten_minutes_while_nobody_has_read_it(
    database: Database, clock: Clock, said: Said
) -> None:
    async with database.transaction() as unit:
        one = (await commenting.write(unit, said.made.lena, "goal", said.goal_id, "Well")).comment
        assert one is not None
        assert (await commenting.undo(unit, said.made.lena, one.id)).comment is None
        two = (await commenting.write(unit, said.made.lena, "goal", said.goal_id, "Well")).comment
    clock.move(timedelta(minutes=10))
    async with database.transaction() as unit:
        assert two is not None
        with pytest.raises(BotError, match="too_late_to_undo"):
            await commenting.undo(unit, said.made.lena, two.id)


async def test_what_has_no_answer_yet_is_listed_the_newest_first(database: Database, clock: Clock, said: Said) -> None:
    async def listed(unit: Unit, who: Who) -> list[tuple[str, str, str]]:
        return [(one.kind, one.title, one.name) for one in await unanswered.of(unit, who)]

    async with database.transaction() as unit:
        assert await listed(unit, said.made.lena) == [("retro", "Sprint 3", "Nia"), ("goal", "Sing", "Nia")]
        assert await listed(unit, said.made.ade) == []
        await commenting.write(unit, said.rosa, "goal", said.goal_id, "Well begun")
        assert await listed(unit, said.made.lena) == [("retro", "Sprint 3", "Nia")]
    clock.move(unanswered.RECENT)
    async with database.reading() as unit:
        assert await listed(unit, said.made.lena) == []


async def test_it_comes_with_the_data_and_outlives_its_author_without_a_name(database: Database, said: Said) -> None:
    async with database.transaction() as unit:
        await commenting.write(unit, said.rosa, "goal", said.goal_id, "Well begun")
        data = await mydata.collect(unit, said.made.user_id)
        assert [(one["text"], one["authorId"]) for one in data["coachComments"]] == [("Well begun", "Rosa")]
        assert [one["wentWell"] for one in data["retrospectives"]] == ["the cards"]
        await leaving.erase(unit, await unit.session.get_one(User, said.rosa.coach().id))
    async with database.transaction() as unit:
        one = await commenting.about_goal(unit, said.goal_id)
        assert one is not None
        assert (one.author, one.text) == (None, "Well begun")
        with pytest.raises(BotError, match="commented_before"):
            await commenting.write(unit, said.made.lena, "goal", said.goal_id, "Mine")
        await leaving.erase(unit, await unit.session.get_one(User, said.made.user_id))
        assert await rows(unit, CoachComment) == await rows(unit, Retrospective) == []
