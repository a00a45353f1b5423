"""A student makes a goal, plans its week, changes both, reaches it or lets it go."""

from datetime import date, timedelta

import pytest

from bot.models import ActionItem, Goal, Sprint
from bot.services.rhythm import sprints, tasks
from tests.journeys.a_sprint import day, in_a_sprint, sprint_begins, sprint_ends
from tests.journeys.acting import Counted
from tests.journeys.path import presses, says
from tests.journeys.test_a_week import labels
from tests.report import Report
from tests.street import Street

TO_THE_SUMMARY = (
    "Cards, 10 minutes",
    "18 of 20 right",
    "If I'm tired: only 5 cards",
    "Lessons get easier",
    "Sprint end",
)


async def begins(street: Street, title: str = "times tables") -> None:
    await says(street, street.nia, "/goals")
    await presses(street, street.nia, "New goal")
    await says(street, street.nia, title)


async def at_summary(street: Street) -> str:
    await begins(street)
    return await presses(street, street.nia, *TO_THE_SUMMARY)


async def goal_of(street: Street) -> Goal:
    (goal,) = await street.read(Goal)
    return goal


async def days_of(street: Street) -> list[date]:
    """Return the days of all tasks that stand, in order."""
    (sprint,) = await street.read(Sprint, Sprint.is_active)
    return sorted(tasks.day_of(task, sprint) for task in await street.read(ActionItem, ActionItem.removed_at.is_(None)))


async def test_a_goal_by_buttons_and_one_line_takes_at_most_twelve_presses(street: Street, report: Report) -> None:
    await in_a_sprint(street)
    assert "You have no goal in Sprint 4 yet." in await says(street, street.nia, "/goals")
    nia = Counted(street, street.nia)
    text = await nia.presses("New goal")
    assert "Nia, a new goal for Sprint 4. There are 12 days left. What would you like to get better at?" in text
    assert "times tables, good pick. What exactly will you do?" in await nia.says("times tables")
    assert "How will you know that it worked? A number helps." in await nia.presses("Cards, 10 minutes")
    assert "What could get in the way, and what then?" in await nia.presses("18 of 20 right")
    assert "Why do you want this?" in await nia.presses("If I'm tired: only 5 cards")
    assert "By when?" in await nia.presses("Lessons get easier")
    text = await nia.presses("Sprint end")
    for line in ("Your goal: times tables", "1 I will: Cards, 10 minutes", "2 I'll know: 18 of 20 right",
                 "3 If I'm tired: only 5 cards", "4 Because: Lessons get easier", "5 By: "):  # fmt: skip
        assert line in text
    assert "Saved. Which days?" in await nia.presses("Save")
    assert "At what time?" in await nia.presses("Done"), "the minutes stand in her words"
    text = await nia.presses("17:00")
    planned = await days_of(street)
    assert f"{len(planned)} tasks are in your weeks; the first is t" in text
    assert " at 17:00." in text or "the first is today." in text
    goal = await goal_of(street)
    assert (goal.title, goal.specific, goal.measurable) == ("times tables", "Cards, 10 minutes", "18 of 20 right")
    assert (goal.achievable, goal.relevant) == ("If I'm tired: only 5 cards", "Lessons get easier")
    assert goal.time_bound == (day(street) + timedelta(days=11)).isoformat()
    made = await street.read(ActionItem)
    assert {(one.title, one.minutes, one.scheduled_time) for one in made} == {("Cards, 10 minutes", 10, "17:00")}
    assert {one.weekday() for one in planned} == {0, 2, 4}
    assert all(day(street) <= one <= day(street) + timedelta(days=11) for one in planned)
    report(f"a goal with its tasks: {nia.count} presses and lines, from New goal to the last")
    assert nia.count - 1 <= 12


async def test_no_task_is_planned_after_the_day_by_which(street: Street) -> None:
    await in_a_sprint(street)
    await at_summary(street)
    await says(street, street.nia, "ok but every day")
    await says(street, street.nia, "until tomorrow")
    await says(street, street.nia, "save")
    assert len(ticked(street)) == 2
    await presses(street, street.nia, "Done")
    await says(street, street.nia, "17:00")
    assert sorted(await days_of(street)) == [day(street), day(street) + timedelta(days=1)]


async def test_a_request_to_change_beats_a_yes(street: Street) -> None:
    await in_a_sprint(street)
    await at_summary(street)
    text = await says(street, street.nia, "ok but make it five days")
    assert "Changed." in text
    assert "Days: 5 a week" in text
    assert await street.read(Goal) == []
    assert "5 By: " in await says(street, street.nia, f"until {day(street) + timedelta(days=8)}")
    assert "Each time: 20 minutes" in await says(street, street.nia, "make it 20 minutes please")
    text = await says(street, street.nia, "ok but hmm")
    assert "What shall I change?" in text
    assert "Days: 5 a week" in text
    assert "How will you know" in await says(street, street.nia, "number 2 please")
    await says(street, street.nia, "19 of 20")
    assert "2 I'll know: 17 of 20" in await says(street, street.nia, "change 2 to 17 of 20")
    assert "Saved. Which days?" in await says(street, street.nia, "👍")
    assert len(ticked(street)) == 5
    await says(street, street.nia, "no, only mon and thu")
    assert ticked(street) != ["Mon", "Thu"], "words that contradict themselves change nothing"
    await says(street, street.nia, "only mon and thu")
    assert ticked(street) == ["Mon", "Thu"]
    await says(street, street.nia, "not thursday")
    await says(street, street.nia, "friday too")
    assert ticked(street) == ["Mon", "Fri"]
    await says(street, street.nia, "ok")
    await presses(street, street.nia, "Any time")
    goal = await goal_of(street)
    assert (goal.measurable, goal.time_bound) == ("17 of 20", (day(street) + timedelta(days=8)).isoformat())
    assert {one.minutes for one in await street.read(ActionItem)} == {20}
    assert {one.weekday() for one in await days_of(street)} == {0, 4}


def ticked(street: Street) -> list[str]:
    rows = (street.nia.screen.keyboard or {})["inline_keyboard"]
    return [one["text"][2:] for row in rows for one in row if one["text"].startswith("✓ ")]


@pytest.mark.thorough
async def test_hints_are_said_once_and_refuse_nothing(street: Street) -> None:
    await in_a_sprint(street)
    await begins(street, "🦖")
    await says(street, street.nia, "reading")
    text = await says(street, street.nia, "when I like it")
    assert "A number helps: how many, or how often?" in text
    await presses(street, street.nia, "Add a number")
    assert "in the way" in await says(street, street.nia, "when it feels good"), "the same hint is not given twice"
    await says(street, street.nia, "my brother")
    await says(street, street.nia, "because")
    assert "A day helps" in await says(street, street.nia, "when I'm ready")
    await presses(street, street.nia, "Pick a day")
    late = day(street) + timedelta(days=40)
    assert "is later" in await says(street, street.nia, late.isoformat())
    await presses(street, street.nia, "Another day")
    past = day(street) - timedelta(days=20)
    assert "is behind us already" in await says(street, street.nia, past.isoformat())
    text = await presses(street, street.nia, "Keep it")
    assert "Your goal: 🦖" in text
    assert "3 In the way: my brother" in text
    await presses(street, street.nia, "Save", "Skip")
    goal = await goal_of(street)
    assert (goal.title, goal.specific, goal.measurable) == ("🦖", "reading", "when it feels good")
    assert goal.time_bound == past.isoformat()
    assert await street.read(ActionItem) == []


@pytest.mark.thorough
async def test_leaving_in_the_middle_and_after_saving_loses_nothing(street: Street) -> None:
    await in_a_sprint(street)
    await begins(street)
    await presses(street, street.nia, "Cards, 10 minutes")
    await says(street, street.nia, "/menu")
    text = await says(street, street.nia, "hello again")
    assert "Welcome back. Your goal “times tables” is waiting at step 3 of 6." in text
    await presses(street, street.nia, "Go on", *TO_THE_SUMMARY[1:], "Save")
    await says(street, street.nia, "/cancel")
    assert (await goal_of(street)).status == "not_started"
    text = await says(street, street.nia, "/goals")
    assert await presses(street, street.nia, "times tables")
    assert "not begun" in street.nia.screen.text


@pytest.mark.thorough
async def test_undo_takes_the_goal_back_for_ten_minutes_and_while_nothing_is_ticked(street: Street) -> None:
    await in_a_sprint(street)
    await at_summary(street)
    await presses(street, street.nia, "Save", "Done", "Any time", "Undo")
    assert "Taken back: times tables, with its tasks." in street.nia.screen.text
    assert await street.read(Goal) == []
    assert await street.read(ActionItem) == []
    await at_summary(street)
    await presses(street, street.nia, "Save", "Done", "Any time")
    street.world.clock.move(timedelta(minutes=11))
    assert "more than ten minutes ago" in await presses(street, street.nia, "Undo")
    assert len(await street.read(Goal)) == 1


async def test_a_goal_that_was_taken_back_can_be_changed_and_made_again(street: Street) -> None:
    await in_a_sprint(street)
    await at_summary(street)
    await presses(street, street.nia, "Save", "Done", "17:00")
    made, planned = await goal_of(street), await days_of(street)
    taken_back = street.nia.screen
    await says(street, street.nia, "/goals")
    await presses(street, street.nia, "New goal")
    street.nia.presses("Undo", on=taken_back)
    await street.settle()
    assert taken_back.text.endswith("What you wrote is still here for an hour."), "whatever else is open"
    street.nia.presses_data(f"a:goal_undo:{made.id}", taken_back)
    await street.settle()
    street.nia.presses("Change it", on=taken_back)
    await street.settle()
    assert "2 I'll know: 18 of 20 right" in taken_back.text
    assert "Days: Mon, Wed, and Fri" in taken_back.text
    await presses(street, street.nia, "Change 1")
    await says(street, street.nia, "Cards, 15 minutes")
    await presses(street, street.nia, "Save", "Done")
    again = await goal_of(street)
    assert (again.title, again.specific, again.time_bound) == (made.title, "Cards, 15 minutes", made.time_bound)
    assert again.id != made.id
    assert await days_of(street) == planned
    assert {(one.minutes, one.scheduled_time) for one in await street.read(ActionItem)} == {(15, "17:00")}


@pytest.mark.thorough
async def test_nothing_leads_back_to_the_week_of_a_goal_that_was_let_go(street: Street) -> None:
    goal = await planned_goal(street)
    await presses(street, street.nia, "Plan the week")
    street.nia.presses_data(f"b:goal_drop_now:{goal.id}", street.nia.screen)
    await street.settle()
    await says(street, street.nia, "/goals")
    assert "Go on with your goal" in labels(street)
    assert "You let that goal go." in await presses(street, street.nia, "Go on with your goal")
    await says(street, street.nia, "/goals")
    assert "Go on with your goal" not in labels(street)


async def planned_goal(street: Street) -> Goal:
    await in_a_sprint(street)
    await at_summary(street)
    await presses(street, street.nia, "Save", "Done", "Any time", "The goal")
    return await goal_of(street)


@pytest.mark.thorough
async def test_a_goal_is_changed_at_its_summary_and_its_open_tasks_follow(street: Street) -> None:
    await planned_goal(street)
    before = await days_of(street)
    assert "1 I will: Cards, 10 minutes" in await presses(street, street.nia, "Change")
    await presses(street, street.nia, "Change 1")
    await says(street, street.nia, "a quiz with Omar")
    text = await presses(street, street.nia, "Save")
    assert "Kept." in text
    assert "1 I will: a quiz with Omar" in text
    assert {one.title for one in await street.read(ActionItem)} == {"a quiz with Omar"}
    assert await days_of(street) == before


@pytest.mark.thorough
async def test_planning_anew_keeps_what_is_done(street: Street) -> None:
    goal = await planned_goal(street)
    async with street.database.transaction() as unit:
        done = await unit.session.get(ActionItem, (await street.read(ActionItem))[0].id)
        assert done is not None
        done.is_completed, done.completed_at = True, unit.now
        (sprint,) = await street.read(Sprint)
        kept = tasks.day_of(done, sprint)
    await presses(street, street.nia, "Plan the week")
    await says(street, street.nia, "every day")
    await presses(street, street.nia, "Done")
    text = await says(street, street.nia, "5 pm")
    left = (sprints.span(sprint).last - day(street)).days + 1
    assert f"{left - 1} tasks are in your weeks" in text
    planned = await days_of(street)
    assert len(planned) == len(set(planned)) == left
    assert kept in planned
    assert (await goal_of(street)).id == goal.id


@pytest.mark.thorough
async def test_reaching_and_letting_go_are_for_the_student_to_say(street: Street) -> None:
    await planned_goal(street)
    assert "reached, you say" in await presses(street, street.nia, "I've reached it")
    assert (await goal_of(street)).status == "completed"
    await presses(street, street.nia, "Not yet after all")
    assert ((await goal_of(street)).status, (await goal_of(street)).status_by_hand) == ("not_started", False)
    assert "That's fine" in await presses(street, street.nia, "Let it go")
    await presses(street, street.nia, "Let it go")
    assert (await goal_of(street)).dropped_at is not None
    await says(street, street.nia, "/goals")
    await presses(street, street.nia, "times tables", "Take it up again")
    assert (await goal_of(street)).dropped_at is None


async def test_without_a_sprint_there_is_a_clear_answer_and_a_draft_waits(street: Street) -> None:
    await in_a_sprint(street)
    await at_summary(street)
    await sprint_ends(street)
    text = await presses(street, street.nia, "Save")
    assert "I'll keep your goal for you." in text
    assert "There is no sprint now." in text
    assert "There is no sprint now." in await says(street, street.nia, "/goals")
    await sprint_begins(street, "Sprint 5", 0, 20)
    await says(street, street.nia, "hello")
    await presses(street, street.nia, "Go on", "Save", "Done", "Any time")
    assert (await goal_of(street)).title == "times tables"


@pytest.mark.thorough
async def test_a_sprint_that_was_replaced_takes_the_goal_if_its_day_still_fits(street: Street) -> None:
    await in_a_sprint(street)
    await at_summary(street)
    await sprint_begins(street, "Sprint 5", 0, 4)
    text = await presses(street, street.nia, "Save")
    assert "doesn't fit into Sprint 5 any more. By when shall it be?" in text
    await presses(street, street.nia, "Sprint end", "Save", "Skip")
    (sprint,) = await street.read(Sprint, Sprint.name == "Sprint 5")
    goal = await goal_of(street)
    assert (goal.sprint_id, goal.time_bound) == (sprint.id, sprint.end_date.isoformat())


@pytest.mark.thorough
async def test_on_the_last_evening_today_still_counts(street: Street) -> None:
    await in_a_sprint(street, 10, 0)
    now = street.database.clock.now()
    street.world.clock.move(now.replace(hour=23, minute=5) - now)
    text = await at_summary(street)
    assert "5 By: " in text
    text = await presses(street, street.nia, "Save", "Done", "17:00")
    assert "One task is in your week: today." in text
    assert await days_of(street) == [day(street)]


@pytest.mark.thorough
async def test_in_mid_sprint_each_goal_is_asked_about_once(street: Street) -> None:
    await in_a_sprint(street, 0, 13)
    assert "A goal for it?" in await says(street, street.nia, "/today")
    await at_summary(street)
    await presses(street, street.nia, "Save", "Skip")
    assert "still the right goal" not in await says(street, street.nia, "/today")
    street.world.clock.move(timedelta(days=7))
    await says(street, street.nia, "/checkin")
    await presses(street, street.nia, "Happy", "Proud", "Done", "Skip")
    await presses(street, street.nia, "Today")
    if "Yesterday is still open" in street.nia.screen.text:
        await presses(street, street.nia, "Fill in yesterday", "Happy", "Proud", "Done", "Skip")
        await says(street, street.nia, "/today")
    assert "Half of Sprint 4 is over. Is times tables still the right goal?" in street.nia.screen.text
    await presses(street, street.nia, "Yes, still right")
    assert (await goal_of(street)).kept_at is not None
    assert "still the right goal" not in await says(street, street.nia, "/today")
