"""A sprint ends: Nia looks back, takes along what is not finished, and reads what Lena says to it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.models import ActionItem, CoachComment, Goal, Habit, Retrospective, Sprint, User
from bot.services.rhythm import tasks
from bot.services.rhythm.tasks import Plan
from playground.objects import Message
from tests.journeys.path import presses, says
from tests.street import Street

WORDS = {"specific": "cards 6 7 8", "measurable": "18 of 20", "achievable": "only five", "relevant": "it gets easier"}


async def at_the_end_of_a_sprint(
    street: Street, titles: tuple[str, ...] = ("Times tables", "Read"), *, opened: bool = True
) -> None:
    """Let Nia have checked in on the day after a sprint, in which the first of her goals was half done."""
    await street.nia_has_checked_in()
    async with street.database.transaction() as unit:
        people = {one.display_name: one.id for one in await unit.session.scalars(select(User))}
        today, by = unit.now.date(), people["Lena"]
        last = Sprint(name="Sprint 3", start_date=today - timedelta(days=28), end_date=today - timedelta(days=1),
                      created_by=by, closed_at=None if opened else unit.now)  # fmt: skip
        unit.session.add(last)
        if opened:
            unit.session.add(Sprint(name="Sprint 4", start_date=today, end_date=today + timedelta(days=13),
                                    created_by=by, is_active=True))  # fmt: skip
        await unit.session.flush()
        for number, title in enumerate(titles):
            goal = Goal(user_id=people["Nia"], sprint_id=last.id, title=title, time_bound=last.end_date.isoformat(),
                        created_at=unit.now - timedelta(days=28 - number), updated_at=unit.now, **WORDS)  # fmt: skip
            unit.session.add(goal)
            await unit.session.flush()
            made = await tasks.plan(unit, goal, title, Plan(tuple(range(7)), 10, "17:00"), last.start_date)
            for task in made[:14] if number == 0 else ():
                task.is_completed = True
                goal.status = "in_progress"
        unit.session.add(Habit(user_id=people["Nia"], sprint_id=last.id, name="Pack my bag", what_is_habit="Ready",
                               how_to_practice="Look", created_at=unit.now))  # fmt: skip


async def test_looking_back_taking_along_and_a_word_from_lena(street: Street) -> None:
    await at_the_end_of_a_sprint(street)
    assert "Sprint 3 is over. How was it?" in await says(street, street.nia, "/today")
    begin = await presses(street, street.nia, "Look back")
    assert "0 of 2 goals reached · 14 of 56 tasks · 0 of 28 planned habit days" in begin
    assert "What you say, Lena can read." in begin
    assert "What went well in Sprint 3?" in await presses(street, street.nia, "Look back")
    await presses(street, street.nia, "I worked on Times tables", "Skip")
    assert "Was hard: –" not in await says(street, street.nia, "x" * 1001)
    text = await says(street, street.nia, "begin <earlier>")
    assert "1 Went well: I worked on Times tables\n2 Was hard: –\n3 Next time: begin <earlier>" in text
    await presses(street, street.nia, "Change 2", "Starting with Read")
    assert "Kept. Lena can read it." in await presses(street, street.nia, "Save")
    (retro,) = await street.read(Retrospective)
    assert (retro.went_well, retro.was_hard, retro.next_time) == (
        "I worked on Times tables", "Starting with Read", "begin <earlier>",
    )  # fmt: skip

    text = await presses(street, street.nia, "Take something along")
    assert "2 goals are not finished yet. Take them along?" in text
    assert "◐ Times tables: 14 of 28\n○ Read: 0 of 28" in text
    text = await presses(street, street.nia, "All goals")
    assert "are in Sprint 4 now." in text
    assert "Your habit can go on: Pack my bag" in await presses(street, street.nia, "What else is there")
    assert "Your habit goes on: Pack my bag." in await presses(street, street.nia, "Habit: Pack my bag")
    copies = await street.read(Goal, Goal.copied_from.is_not(None))
    assert len(copies) == 2
    assert len(await street.read(ActionItem, ActionItem.goal_id == copies[0].id)) == 14
    assert "Sprint 3" not in await says(street, street.nia, "/today")

    text = await says(street, street.lena, "/menu")
    text = await presses(street, street.lena, "Goals and looks back to read")
    assert "3 goals and looks back have no word" in text
    text = await presses(street, street.lena, "Nia, back at Sprint 3")
    assert "Next time: begin <earlier>" in text
    await presses(street, street.lena, "Write a comment", "You found out what helps you. Do that again.")
    assert "Kept for Nia" in street.lena.screen.text
    await presses(street, street.lena, "What else was written", "Nia: Times tables", "Write a comment")
    await says(street, street.lena, "y" * 501)
    assert "501 characters" in street.lena.screen.text
    await says(street, street.lena, "Bring the cards on Tuesday")
    assert "You wrote: “Bring the cards on Tuesday”" in await presses(street, street.lena, "Back")

    today = await says(street, street.nia, "/today")
    assert "Lena writes about your look back at Sprint 3: “You found out what helps you. Do that again.”" in today
    assert "Lena writes about your goal Times tables: “Bring" in await says(street, street.nia, "/today")
    assert "Lena writes" not in await says(street, street.nia, "/today")
    await says(street, street.nia, "/menu")
    assert "Lena writes: “Bring" in await presses(street, street.nia, "My sprint", "My goals", "Times tables")
    await says(street, street.nia, "/menu")
    text = await presses(street, street.nia, "My sprint", "Earlier sprints", "✓ Sprint 3", "What I said of it")
    assert "Was hard: Starting with Read" in text
    assert "Lena writes: “You found out" in text
    assert all(one.seen_at for one in await street.read(CoachComment))


async def test_looking_back_a_second_time_leads_to_what_was_said_already(street: Street) -> None:
    await at_the_end_of_a_sprint(street)
    await says(street, street.nia, "/today")
    await presses(street, street.nia, "Look back", "Look back")
    await says(street, street.nia, "I learned the sevens")
    await says(street, street.nia, "/today")
    assert "Shall we go on?" in await presses(street, street.nia, "Look back")
    await presses(street, street.nia, "Go on", "Skip", "Skip")
    assert "1 Went well: I learned the sevens" in street.nia.screen.text


@pytest.mark.thorough
async def test_what_was_said_can_be_changed_and_something_of_it_stays(street: Street) -> None:
    await at_the_end_of_a_sprint(street)
    await says(street, street.nia, "/today")
    await presses(street, street.nia, "Look back", "Look back", "Skip", "Skip", "Skip")
    assert "One answer is enough" in await presses(street, street.nia, "Save")
    assert "3 Next time: –" in await says(street, street.nia, "the cards")
    await presses(street, street.nia, "Save", "Change it")
    assert "1 Went well: the cards" in street.nia.screen.text
    await presses(street, street.nia, "Change 1")
    await says(street, street.nia, "the cards and the game")
    await presses(street, street.nia, "Save")
    (retro,) = await street.read(Retrospective)
    assert retro.went_well == "the cards and the game"


async def test_after_two_weeks_an_open_answer_finds_the_sprint_closed(street: Street) -> None:
    await at_the_end_of_a_sprint(street)
    await says(street, street.nia, "/today")
    await presses(street, street.nia, "Look back", "Look back", "Skip", "Skip", "Skip")
    await presses(street, street.nia, "Change 1")
    street.world.clock.move(timedelta(days=15))
    await street.settle()
    await says(street, street.nia, "the cards")
    assert await street.read(Retrospective) == []
    assert "Sprint 3" not in await says(street, street.nia, "/today")


async def test_not_these_is_asked_once_and_can_be_undone(street: Street) -> None:
    await at_the_end_of_a_sprint(street)
    await says(street, street.nia, "/menu")
    await presses(street, street.nia, "My sprint", "Take something along", "Not these")
    assert "They stay in Sprint 3" in street.nia.screen.text
    undo = street.nia.screen
    assert "Take something along" not in str((await open_sprint(street)).keyboard)
    street.nia.presses("Undo", on=undo)
    await street.settle()
    assert "Taken back." in undo.text
    assert await street.read(Goal, Goal.copied_from.is_not(None)) == []
    street.nia.presses("Read", on=undo)
    await street.settle()
    assert "Read is in Sprint 4 now.\nThe first task is on" in undo.text
    assert "at 17:00" in undo.text
    street.nia.presses("Undo", on=undo)
    await street.settle()
    assert "Taken back." in undo.text
    assert await street.read(ActionItem, ActionItem.sprint_id != (await last(street)).id) == []


async def last(street: Street) -> Sprint:
    return (await street.read(Sprint, Sprint.name == "Sprint 3"))[0]


async def open_sprint(street: Street) -> Message:
    await says(street, street.nia, "/menu")
    await presses(street, street.nia, "My sprint")
    return street.nia.screen


@pytest.mark.thorough
async def test_a_double_tap_takes_along_once_and_shows_it_again(street: Street) -> None:
    await at_the_end_of_a_sprint(street)
    await says(street, street.nia, "/menu")
    await presses(street, street.nia, "My sprint", "Earlier sprints", "Sprint 3")
    screen = street.nia.screen
    goal = (await street.read(Goal, Goal.title == "Read"))[0]
    for _ in range(10):
        street.nia.presses_data(f"a:carry_goal:{goal.id}", screen)
    await street.settle()
    assert "Read is in Sprint 4 now." in street.nia.screen.text
    assert len(await street.read(Goal, Goal.title == "Read")) == 2
    await says(street, street.nia, "/menu")
    await presses(street, street.nia, "My sprint", "Earlier sprints", "Sprint 3")
    assert "✓ Taken along" in str(street.nia.screen.keyboard)


async def test_where_no_sprint_is_open_nothing_is_offered(street: Street) -> None:
    await at_the_end_of_a_sprint(street, opened=False)
    await says(street, street.nia, "/menu")
    await presses(street, street.nia, "My sprint", "Earlier sprints", "Sprint 3")
    assert "Take along" not in str(street.nia.screen.keyboard)
    goal = (await street.read(Goal))[0]
    for data, answer in (
        (f"a:carry_goal:{goal.id}", "There is no sprint now."), ("a:carry_all", "There is no sprint now."),
        ("a:carry_none", "There is no sprint now."), ("a:carry", "Nothing is left"),
        ("a:unanswered", "That one is for coaches."), (f"a:comment_goal:{goal.id}", "That one is for coaches."),
        (f"a:student_goal:{goal.id}", "That one is for coaches."), ("a:look_back_of:" + "z" * 16, "There is no sprint"),
    ):  # fmt: skip
        street.nia.presses_data(data, street.nia.screen)
        await street.settle()
        assert answer in street.nia.screen.text, data


@pytest.mark.thorough
async def test_a_coach_changes_a_comment_takes_it_back_and_finds_the_goal_gone(street: Street) -> None:
    await at_the_end_of_a_sprint(street)
    await says(street, street.nia, "/menu")
    await presses(street, street.nia, "My sprint", "Take something along", "All goals")
    await says(street, street.lena, "/menu")
    await presses(street, street.lena, "Goals and looks back to read", "Nia: Read", "Write a comment")
    await says(street, street.lena, "Well begun")
    assert "The comment is taken back." in await presses(street, street.lena, "Undo")
    await presses(street, street.lena, "Back", "Write a comment", "You chose days that fit your week.")
    await presses(street, street.lena, "Back", "Change my comment")
    assert "Until now: “You chose days that fit your week.”" in street.lena.screen.text
    await says(street, street.lena, "Very well begun")
    assert "Undo" not in str(street.lena.screen.keyboard)
    (one,) = await street.read(CoachComment)
    assert one.text == "Very well begun"
    await presses(street, street.lena, "Back", "Take it back", "Yes, take it back")
    assert await street.read(CoachComment) == []
    await presses(street, street.lena, "Back", "Write a comment")
    async with street.database.transaction() as unit:
        for goal in await unit.session.scalars(select(Goal).where(Goal.copied_from.is_not(None))):
            await unit.session.delete(goal)
    assert "I can't find that goal any more." in await says(street, street.lena, "Hello")
    assert await street.read(CoachComment) == []
