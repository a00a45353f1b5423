"""Making a goal and standing with it: whose it is, how much fits, and that the same twice changes nothing."""

from datetime import timedelta

import pytest

from bot.db import Database, Unit
from bot.models import Goal
from bot.services.errors import BotError
from bot.services.rhythm import goal_fields, goal_making, goal_standing, goals
from bot.services.rhythm.goal_fields import Fields
from bot.services.rhythm.tasks import Plan
from bot.services.who import Who
from tests.services.rhythm import sprinting

DAYS = 14
EVERY_DAY = Plan(tuple(range(7)), 10)


def words(**other: str) -> Fields:
    return Fields(**{**dict.fromkeys(goal_fields.NAMES, "as I like"), **other})


async def begun(unit: Unit) -> tuple[Who, Who]:
    """Let a sprint be in its fourth day; return two students."""
    lena = await sprinting.person(unit, "Lena", role="admin")
    await sprinting.sprint(unit, lena, unit.now.date() - timedelta(days=3), DAYS)
    return await sprinting.person(unit, "Nia"), await sprinting.person(unit, "Omar")


async def test_words_are_kept_as_they_are_and_refused_where_they_do_not_fit(database: Database) -> None:
    async with database.transaction() as unit:
        nia, _ = await begun(unit)
        made = await goal_making.make(unit, nia, words(title=" 🦖 ", specific="<b>&amp;"), None)
        assert (made.title, made.specific) == ("🦖", "<b>&amp;")
        for name in goal_fields.NAMES:
            for wrong, code in (("", "words_needed"), (" \n", "words_needed"), ("x" * 1001, "text_too_long")):
                with pytest.raises(BotError, match=code) as refused:
                    await goal_making.make(unit, nia, words(**{name: wrong}), None)
                assert refused.value.step == name
        for by in (unit.now.date() - timedelta(days=1), unit.now.date() + timedelta(days=DAYS)):
            with pytest.raises(BotError, match="by_when_gone"):
                await goal_making.make(unit, nia, words(time_bound=by.isoformat()), None)
            kept = await goal_making.make(unit, nia, words(time_bound=by.isoformat()), made.sprint_id, day_kept=True)
            assert kept.time_bound == by.isoformat()


async def test_nobody_else_reaches_a_goal_and_a_sprint_has_room_for_ten(database: Database) -> None:
    async with database.transaction() as unit:
        nia, omar = await begun(unit)
        made = [await goal_making.make(unit, nia, words(), None) for _ in range(goals.MOST)]
        with pytest.raises(BotError, match="enough_goals"):
            await goal_making.make(unit, nia, words(), None)
        await goal_standing.let_go(unit, nia, made[0].id)
        await goal_standing.let_go(unit, nia, made[0].id)
        await goal_making.make(unit, nia, words(), None)
        with pytest.raises(BotError, match="enough_goals"):
            await goal_standing.take_up(unit, nia, made[0].id)
        one = made[1].id
        for forged in (goal_making.change(unit, omar, one, words()), goal_making.undo_making(unit, omar, one),
                       goal_making.plan_anew(unit, omar, one, EVERY_DAY), goal_standing.let_go(unit, omar, one),
                       goal_standing.page(unit, omar, one), goal_standing.keep(unit, omar, one),
                       goal_standing.reach(unit, omar, one, reached=True)):  # fmt: skip
            with pytest.raises(BotError, match="no_such_goal"):
                await forged


@pytest.mark.both
async def test_planning_twice_is_planning_once_and_only_for_days_that_are_left(database: Database) -> None:
    async with database.transaction() as unit:
        nia, _ = await begun(unit)
        made = await goal_making.make(unit, nia, words(specific="a very long plan, word after word, " * 9), None)
        for _ in range(2):
            days = await goal_making.plan_anew(unit, nia, made.id, EVERY_DAY)
            assert days == [unit.now.date() + timedelta(days=n) for n in range(DAYS - 3)]
        (one,) = await goals.of(unit, nia.student().id, made.sprint_id)
        assert one.of == DAYS - 3
        for wrong in (Plan(()), Plan((7,)), Plan((1,), 0), Plan((1,), 10_000)):
            with pytest.raises(BotError):
                await goal_making.plan_anew(unit, nia, made.id, wrong)
        title = goal_fields.task_title(made.specific)
        assert len(title) <= goal_fields.TASK_TITLE
        assert title.endswith("…")
        await goal_making.undo_making(unit, nia, made.id)
        assert await unit.session.get(Goal, made.id) is None


async def test_once_the_last_day_is_over_a_goal_stays_as_it_is(database: Database) -> None:
    async with database.transaction() as unit:
        nia, _ = await begun(unit)
        made = await goal_making.make(unit, nia, words(), None)
    database.clock.move(timedelta(days=DAYS))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="sprint_over"):
            await goal_making.change(unit, nia, made.id, words(title="other"))
        with pytest.raises(BotError, match="plan_over"):
            await goal_making.plan_anew(unit, nia, made.id, EVERY_DAY)
        assert not (await goal_standing.page(unit, nia, made.id)).is_open
