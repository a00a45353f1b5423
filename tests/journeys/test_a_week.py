"""A student's week: looking at it, ticking, moving, taking out and adding tasks, and where they are in the sprint."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock, local_day
from bot.models import ActionItem, Goal, Preferences, Sprint
from bot.views.calendar import weekday_and_day, weekday_and_number
from tests.journeys.path import presses, says
from tests.journeys.rhythm import day_of, in_a_sprint
from tests.street import Street


async def task(street: Street, title: str) -> ActionItem:
    return (await street.read(ActionItem, ActionItem.title == title))[0]


async def status(street: Street) -> str:
    return (await street.read(Goal))[0].status


def labels(street: Street) -> list[str]:
    return [label for row in street.nia.screen.buttons for label in row]


async def forges(street: Street, data: str) -> str:
    street.nia.presses_data(data, street.nia.screen)
    await street.settle()
    return street.nia.screen.text


async def test_a_week_is_one_message_and_its_tasks_are_ticked_in_it(street: Street) -> None:
    today = await in_a_sprint(street)
    await says(street, street.nia, "/menu")
    text = await presses(street, street.nia, "My week")
    assert "Sprint 4 · week 2 of 4" in text
    assert f"▸ {weekday_and_day(today)}, today\n☐ Cards 2 · 17:00 · 10 min\n☐ Cards 3" in text
    standing = street.nia.screen.id
    text = await presses(street, street.nia, "☐ Cards 2")
    assert text.startswith("Done: Cards 2. 1 of 4 tasks for Times tables.")
    assert "✓ Cards 2" in text
    assert await status(street) == "in_progress"
    await presses(street, street.nia, "✓ Cards 2")
    assert street.nia.screen.text.startswith("Okay, Cards 2 is open again.")
    assert street.nia.screen.id == standing
    assert ((await task(street, "Cards 2")).completed_at, await status(street)) == (None, "not_started")
    one = await task(street, "Cards 1")
    for _ in range(10):
        street.nia.presses_data(f"a:task_tick:{one.id}", street.nia.screen)
    await street.settle()
    at = (await task(street, "Cards 1")).completed_at
    assert at is not None
    for title in ("Cards 2", "Cards 3", "Cards 4"):  # the last one is planned for the day after tomorrow
        await forges(street, f"a:task_tick:{(await task(street, title)).id}")
    assert "All tasks of Times tables are done." in street.nia.screen.text
    assert (await task(street, "Cards 1")).completed_at == at
    assert await status(street) == "completed"
    await presses(street, street.nia, "I've reached it")
    assert "4 of 4 tasks done" in street.nia.screen.text


async def test_other_days_and_weeks_are_a_press_away_and_none_lies_outside(street: Street) -> None:
    today = await in_a_sprint(street)
    await says(street, street.nia, "/week")
    assert "Week 3 of" not in street.nia.screen.text
    tomorrow = today + timedelta(days=1)
    assert f"▸ {weekday_and_day(tomorrow)}\nNothing planned." in await presses(
        street, street.nia, weekday_and_number(tomorrow)
    )
    assert "week 3 of 4" in await presses(street, street.nia, "Week 3 ›")
    assert "week 4 of 4" in await presses(street, street.nia, "Week 4 ›")
    assert "Week 5 ›" not in labels(street)
    await presses(street, street.nia, "‹ Week 3", "‹ Week 2", "‹ Week 1")
    assert "today" not in street.nia.screen.text
    assert "week 4 of 4" in await forges(street, "a:week_of:999")
    for day, answer in ((today - timedelta(days=9), "isn't in Sprint 4"), (today + timedelta(days=20), "isn't in")):
        assert answer in await forges(street, f"a:week_day:{day:%Y%m%d}")
    assert "finished" in await forges(street, "a:week_day:20261399")


async def test_a_task_is_moved_changed_taken_out_and_put_back(street: Street) -> None:
    today = await in_a_sprint(street)
    await says(street, street.nia, "/week")
    friday = today + timedelta(days=1)
    text = await presses(street, street.nia, "Move or take out", "☐ Cards 2", "To another day", weekday_and_day(friday))
    assert f"Cards 2 is on {weekday_and_day(friday)} now." in text
    one = await task(street, "Cards 2")
    for day, answer in ((today - timedelta(days=1), "is over"), (today + timedelta(days=20), "isn't in Sprint 4")):
        assert answer in await forges(street, f"a:task_move_to:{one.id}:{day:%Y%m%d}")
    assert await day_of(street, "Cards 2") == friday
    await forges(street, f"a:task:{one.id}")
    await presses(street, street.nia, "Time and minutes")
    assert "Here I need a time" in await says(street, street.nia, "soon")
    await says(street, street.nia, "5 pm")
    assert f"{weekday_and_day(friday)} · 17:00 · 25 min" in await says(street, street.nia, "25 minutes")
    await presses(street, street.nia, "Time and minutes", "No time", "As long as it takes")
    await presses(street, street.nia, "Rename")
    assert "120 fit" in await says(street, street.nia, "🙂" * 121)
    assert "<b>6 & 7</b>" in await says(street, street.nia, "<b>6 & 7</b>")
    before = await task(street, "<b>6 & 7</b>")
    assert (before.scheduled_time, before.minutes) == (None, None)
    old = f"a:task_tick:{one.id}"
    await presses(street, street.nia, "Take it out")
    assert "<b>6 & 7</b>" not in await says(street, street.nia, "/week")
    assert "was taken out" in await forges(street, old)
    await forges(street, f"a:task_out:{one.id}")
    await presses(street, street.nia, "Undo")
    assert "is back" in street.nia.screen.text
    after = await task(street, "<b>6 & 7</b>")
    assert {key: value for key, value in vars(after).items() if key[0] != "_"} == {
        key: value for key, value in vars(before).items() if key[0] != "_"
    }
    await forges(street, f"a:task_out:{one.id}")
    street.world.clock.move(timedelta(hours=25))
    assert await street.bot.timetable.sweep_tasks() == 1
    assert "can't find that task" in await forges(street, f"a:task_back:{one.id}")


async def test_tasks_are_added_to_the_sprint_and_to_a_goal(street: Street) -> None:
    today = await in_a_sprint(street, planned=[0])
    await says(street, street.nia, "/week")
    text = await presses(street, street.nia, "Add a task", "Pack my bag", str(today.day), "No time")
    assert f"Pack my bag is in your week, on {weekday_and_day(today)}." in text
    assert (await task(street, "Pack my bag")).goal_id is None
    assert await presses(street, street.nia, "☐ Pack my bag")
    assert "Done: Pack my bag.\n" in street.nia.screen.text
    (goal,) = await street.read(Goal)
    assert "for Times tables?" in await forges(street, f"a:task_add_to:{goal.id}")
    await presses(street, street.nia, "Cards 1", str(today.day), "07:30")
    assert await status(street) == "not_started"
    cards = await street.read(ActionItem, ActionItem.title == "Cards 1")
    assert {one.goal_id for one in cards} == {goal.id}
    assert {one.scheduled_time for one in cards} == {"07:30", "17:00"}


async def test_today_offers_the_day_s_tasks_and_yesterday_s_once(street: Street) -> None:
    today = await in_a_sprint(street, planned=(-2, -1, -1, -1, 0))
    text = await says(street, street.nia, "/today")
    assert "Today: Cards 5, 10 minutes, 17:00" in text
    text = await presses(street, street.nia, "Done")
    assert "Done: Cards 5. 1 of 5 tasks for Times tables." in text
    assert "Yesterday's Cards 2 is still open." in text
    assert "Nothing else is waiting" in await presses(street, street.nia, "Leave it")
    await says(street, street.nia, "/today")
    assert "Cards 2 is on" in await presses(street, street.nia, "Move to today")
    assert await day_of(street, "Cards 2") == today
    assert "Yesterday's Cards 3" in await presses(street, street.nia, "Done")
    assert "I've taken out Cards 3" in await presses(street, street.nia, "Take it out")
    assert "Yesterday's Cards 4" in await presses(street, street.nia, "Today")
    assert "Nothing else is waiting" in await presses(street, street.nia, "Done")
    assert not (await task(street, "Cards 1")).is_completed


async def test_the_sprint_says_where_it_is_and_what_is_left(street: Street) -> None:
    await in_a_sprint(street)
    await says(street, street.nia, "/menu")
    text = await presses(street, street.nia, "My sprint")
    assert "Sprint 4: day 9 of 28, week 2 of 4, 20 days left with today" in text
    assert "○ Times tables: 0 of 4 tasks" in text
    assert "Coming:\nToday, 17:00, 10 min: Cards 2" in text
    street.world.clock.move(timedelta(days=19))
    assert "day 28 of 28, week 4 of 4, the last day" in await forges(street, "a:my_sprint")


async def test_before_a_sprint_and_after_it_and_without_one(street: Street) -> None:
    await in_a_sprint(street, begun=-2, days=14, planned=[3])
    assert "Sprint 4 begins on" in await says(street, street.nia, "/sprint")
    text = await presses(street, street.nia, "My week")
    assert "week 1 of 2\nIt begins on" in text
    assert "today" not in text
    assert "☐ Cards 1" in labels(street)
    one = await task(street, "Cards 1")
    street.world.clock.move(timedelta(days=16))
    assert "Sprint 4 is over" in await forges(street, "a:week")
    assert "You did 0 of 1 task." in street.nia.screen.text
    assert "Look back" in labels(street)
    for action in ("task_tick", "task_out", "task_move", "task_name", "task"):
        assert "Sprint 4 is over" in await forges(street, f"a:{action}:{one.id}")
    assert "Sprint 4 is over" in await forges(street, "a:task_add")
    assert "Sprint 4 is over" in await forges(street, "a:my_sprint")
    async with street.database.transaction() as unit:
        sprint = await unit.session.get_one(Sprint, one.sprint_id)
        sprint.is_active, sprint.end_date = False, sprint.end_date + timedelta(days=60)
        sprint.closed_at = unit.now
    assert "Sprint 4 is over" in await forges(street, "a:week")  # closed, whatever its last day
    assert "Sprint 4 is over" in await forges(street, f"a:task_tick:{one.id}")
    async with street.database.transaction() as unit:
        await unit.session.delete(await unit.session.get_one(ActionItem, one.id))
        await unit.session.flush()
        await unit.session.delete(await unit.session.get_one(Goal, one.goal_id))
        await unit.session.flush()
        await unit.session.delete(await unit.session.get_one(Sprint, one.sprint_id))
    assert "There is no sprint now" in await says(street, street.nia, "/week")
    assert "There is no sprint now" in await says(street, street.nia, "/sprint")


@pytest.mark.thorough
async def test_today_follows_the_student_to_another_zone_and_no_task_moves(street: Street, clock: Clock) -> None:
    await in_a_sprint(street)
    before = {one.id: (one.week_number, one.day_of_week) for one in await street.read(ActionItem)}
    for zone in ("Pacific/Kiritimati", "Pacific/Niue", "Asia/Kolkata"):
        async with street.database.transaction() as unit:
            for row in await unit.session.scalars(select(Preferences)):
                row.zone = zone
        here = local_day(clock.now(), zone)
        assert f"▸ {weekday_and_day(here)}, today" in await says(street, street.nia, "/week")
    assert {one.id: (one.week_number, one.day_of_week) for one in await street.read(ActionItem)} == before
