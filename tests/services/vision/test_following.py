"""Cards that follow what is real: a goal's tasks, a student's habits; and what is left when that is gone."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import ActionItem, Goal, Habit, Sprint, VisionBoardFollow
from bot.services.errors import BotError
from bot.services.rhythm import goal_standing, habit_ticks, habits
from bot.services.rhythm.tasks import put_on
from bot.services.vision import cards, choosing, deleting_areas, taking_out, ticking
from bot.services.vision.deleting_areas import delete_area
from bot.services.vision.state import Seen
from tests.services.rhythm.practising import DAY, READ, Practising, on_monday
from tests.services.vision.boarding import card

SMART = dict.fromkeys(("specific", "measurable", "achievable", "relevant", "time_bound"), "7")


async def goal(unit: Unit, one: Practising, sprint: Sprint, *, done: int, of: int, **more: str) -> Goal:
    own = {"user_id": one.nia.student().id, "sprint_id": sprint.id}
    made = Goal(title="Tables", created_at=unit.now, updated_at=unit.now, **own, **SMART, **more)
    unit.session.add(made)
    await unit.session.flush()
    for n in range(of):
        task = ActionItem(title="Cards", order=n, goal_id=made.id, minutes=10, scheduled_time="17:00",
                          is_completed=n < done, **own)  # fmt: skip
        put_on(task, sprint, sprint.start_date + n * DAY)
        unit.session.add(task)
    await unit.session.flush()
    return made


async def seen(database: Database, one: Practising, key: str) -> Seen:
    """Look at a card; what it follows is written down in it."""
    async with database.transaction() as unit:
        return await cards.one(unit, one.nia, key)


@pytest.mark.both
async def test_a_card_counts_the_tasks_of_a_goal_and_cannot_be_moved_by_hand(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        key, made = (await card(unit, one.nia, "counter")).id, await goal(unit, one, one.sprint, done=2, of=5)
        _, found = await choosing.choices(unit, one.nia, key)
        assert [(thing.title, thing.is_followed) for thing in found] == [("Tables", False)]
        for _ in range(2):
            await choosing.follow(unit, one.nia, key, made.id)
        with pytest.raises(BotError, match="board_card_follows"):
            await ticking.move(unit, one.nia, key, "=3")
    now = await seen(database, one, key)
    assert (now.done, now.of) == (2, 5)
    assert now.followed is not None
    assert now.followed.is_live
    async with database.transaction() as unit:
        await goal_standing.let_go(unit, one.nia, made.id)
    now = await seen(database, one, key)
    assert now.followed is not None
    assert (now.followed.titles, now.followed.is_over, now.done) == (("Tables",), True, 2)
    async with database.transaction() as unit:
        by_hand = await choosing.unfollow(unit, one.nia, key)
        assert (by_hand.followed, by_hand.done, by_hand.of) == (None, 2, 5)
        assert (await ticking.move(unit, one.nia, key, "=3")).became == "moved"


async def test_of_a_goal_that_is_gone_the_card_keeps_what_it_was(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        key, made = (await card(unit, one.nia, "progress")).id, await goal(unit, one, one.sprint, done=1, of=2)
        await choosing.follow(unit, one.nia, key, made.id)
    async with database.transaction() as unit:
        await unit.session.execute(delete(ActionItem))
        await unit.session.execute(delete(Goal).where(Goal.id == made.id))
    now = await seen(database, one, key)
    assert now.followed is not None
    assert (now.followed.titles, now.followed.is_live, now.done, now.of) == ((), False, 1, 2)


async def test_a_streak_and_a_card_of_habits_show_what_is_ticked(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        streak, rows = (await card(unit, one.nia, "streak")).id, (await card(unit, one.nia, "habits")).id
        other = await habits.make(unit, one.nia, READ)
        await choosing.follow(unit, one.nia, streak, one.habit.id)
        for habit in (other, one.habit):
            await choosing.follow(unit, one.nia, rows, habit.id)
    for n in range(3):
        async with database.transaction() as unit:
            today = one.nia.today(unit.now)
            await habit_ticks.tick(unit, one.nia, one.habit.id, today)
            if n:
                await habit_ticks.tick(unit, one.nia, other.id, today)
        clock.move(DAY)
    clock.move(-DAY)
    assert (await seen(database, one, streak)).streak == 3
    now = await seen(database, one, rows)
    assert ([row.done for row in now.rows], now.whole_days) == ([True, True], 2)
    async with database.transaction() as unit:
        await choosing.follow(unit, one.nia, rows, other.id, yes=False)
        await habits.archive(unit, one.nia, one.habit.id)
    now = await seen(database, one, rows)
    assert now.followed is not None
    assert (now.followed.is_over, now.whole_days) == (True, 3)
    async with database.transaction() as unit:
        by_hand = await choosing.unfollow(unit, one.nia, streak)
        assert (by_hand.streak, by_hand.is_ticked_today) == (2, True), (
            "the day on which it was put away is no planned one"
        )


async def test_what_is_taken_along_into_a_later_sprint_is_followed_there(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        key, made = (await card(unit, one.nia, "counter")).id, await goal(unit, one, one.sprint, done=2, of=2)
        await choosing.follow(unit, one.nia, key, made.id)
    clock.move(timedelta(days=30))
    assert (found := (await seen(database, one, key)).followed) is not None
    assert found.is_over
    async with database.transaction() as unit:
        old = await unit.session.get_one(Sprint, one.sprint.id)
        old.is_active = False
        await unit.session.flush()
        today = unit.now.date()
        later = Sprint(name="5", start_date=today, end_date=today + 9 * DAY, is_active=True, created_by=old.created_by)
        unit.session.add(later)
        await unit.session.flush()
        copy = await goal(unit, one, later, done=1, of=4, copied_from=made.id)
    now = await seen(database, one, key)
    assert now.followed is not None
    assert (now.followed.ids, now.followed.is_live, now.done, now.of) == ((copy.id,), True, 1, 4)


async def test_nobody_follows_what_is_somebody_else_s_and_some_cards_follow_nothing(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        omars = (await card(unit, one.omar, "streak")).id
        with pytest.raises(BotError, match="no_such_habit"):
            await choosing.follow(unit, one.omar, omars, one.habit.id)
        hers = (await card(unit, one.nia, "streak")).id
        for attempt in (
            choosing.choices(unit, one.omar, hers), choosing.follow(unit, one.omar, hers, one.habit.id),
            choosing.unfollow(unit, one.omar, hers),
        ):  # fmt: skip
            with pytest.raises(BotError, match="no_such_board_card"):
                await attempt
        for kind in ("journal", "mini_tile"):
            with pytest.raises(BotError, match="over"):
                await choosing.choices(unit, one.nia, (await card(unit, one.nia, kind)).id)
        assert (await unit.session.scalars(select(VisionBoardFollow))).all() == []


async def test_a_card_that_is_put_back_follows_what_is_left(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        key = (await card(unit, one.nia, "streak")).id
        await choosing.follow(unit, one.nia, key, one.habit.id)
    async with database.transaction() as unit:
        taken, _seen = await taking_out.take_out(unit, one.nia, key)
        back = await taking_out.put_back(unit, one.nia, taken.id)
        assert back.followed is not None
        assert back.followed.is_live
        gone, _area = await delete_area(unit, one.nia, back.area.id, 1)
        await deleting_areas.put_back(unit, one.nia, gone.id)
        assert (await cards.one(unit, one.nia, key)).followed == back.followed
        taken, _seen = await taking_out.take_out(unit, one.nia, key)
    async with database.transaction() as unit:
        await unit.session.execute(delete(Habit).where(Habit.id == one.habit.id))
    async with database.transaction() as unit:
        back = await taking_out.put_back(unit, one.nia, taken.id)
        assert back.followed is not None
        assert not back.followed.ids
