"""Sprints for coaches: planned, started, closed and looked at by buttons, and left alone by everybody else."""

from datetime import date, timedelta

import pytest

from bot.clock import Clock
from bot.models import ActionItem, Batch, Decision, Goal, Retrospective, Sprint, User
from bot.services import accounts
from bot.services.rhythm import sprints, tasks
from bot.views.calendar import weekday_and_day
from playground.people import Person
from tests.journeys.acting import coach_of_another_class
from tests.journeys.path import presses, says
from tests.street import Street

ADE = 1002
WORDS = {
    "specific": "cards 6 7 8", "measurable": "18 of 20", "achievable": "only 5 cards", "relevant": "easier",
    "time_bound": "Friday",
}  # fmt: skip


async def planned(street: Street, name: str, begins: int = 0, days: int = 28, *, active: bool = False) -> Sprint:
    """Put a sprint there that begins so many days after today."""
    async with street.database.transaction() as unit:
        first = unit.now.date() + timedelta(days=begins)
        lena = await accounts.coach_known(unit, street.lena.id)
        assert lena is not None
        made = Sprint(name=name, start_date=first, end_date=first + timedelta(days=days - 1), is_active=active,
                      created_by=lena.id)  # fmt: skip
        unit.session.add(made)
    return made


async def works_at(street: Street, sprint: Sprint, student: str = "Nia", done: int = 1) -> Goal:
    """Let a student have a goal with two tasks, so many of them done."""
    (user,) = await street.read(User, User.display_name == student)
    async with street.database.transaction() as unit:
        goal = Goal(user_id=user.id, sprint_id=sprint.id, title="Times tables", created_at=unit.now,
                    updated_at=unit.now, **WORDS)  # fmt: skip
        unit.session.add(goal)
        await unit.session.flush()
        for n in range(2):
            task = ActionItem(user_id=user.id, goal_id=goal.id, sprint_id=sprint.id, title="Cards", order=n,
                              is_completed=n < done)  # fmt: skip
            tasks.put_on(task, sprint, sprint.start_date + timedelta(days=n))
            unit.session.add(task)
    return goal


async def forges(street: Street, person: Person, data: str) -> str:
    person.presses_data(f"a:{data}", person.screen)
    await street.settle()
    return person.screen.text


async def states(street: Street) -> dict[str, str]:
    return {
        one.name: "active" if one.is_active else "closed" if one.closed_at else "planned"
        for one in await street.read(Sprint)
    }


def today(clock: Clock) -> date:
    return clock.now().date()


async def test_two_sprints_are_planned_and_started_by_buttons_alone(street: Street, clock: Clock) -> None:
    await street.class_is_invited()
    await says(street, street.lena, "/menu")
    assert "No sprint is active now." in await presses(street, street.lena, "Sprints")
    await presses(street, street.lena, "New sprint", "Sprint 1")
    first = today(clock)
    await presses(street, street.lena, str(first.day))
    text = await presses(street, street.lena, f"4 weeks, to {weekday_and_day(first + timedelta(days=27))}")
    assert "28 days, 4 weeks" in text
    assert "Sprint 1 is the active sprint now." in await presses(street, street.lena, "Save and start")
    assert "Active: day 1 of 28, week 1 of 4. 28 days are left" in await presses(street, street.lena, "Open")

    await presses(street, street.lena, "Sprints", "New sprint", "Sprint 2")
    await says(street, street.lena, (first + timedelta(days=20)).isoformat())
    text = await presses(street, street.lena, "2 weeks")
    assert "It shares days with Sprint 1" in text
    assert "If you start it, Sprint 1 ends." in text
    await presses(street, street.lena, "Save", "Open")
    assert "Sprint 1 ends with this; its goals stay readable." in await presses(street, street.lena, "Start it")
    text = await presses(street, street.lena, "Yes, start it")
    assert "Sprint 1 has ended; its goals stay readable." in text
    assert await states(street) == {"Sprint 1": "closed", "Sprint 2": "active"}
    assert "Taken back" in await presses(street, street.lena, "Undo")
    assert await states(street) == {"Sprint 1": "active", "Sprint 2": "planned"}


async def test_closing_asks_first_can_be_undone_and_reopened_by_whoever_was_mistaken(street: Street) -> None:
    await street.class_is_invited()
    await planned(street, "Sprint 4", active=True)
    await planned(street, "Sprint 5", 28)
    assert "Sprint 4: day 1 of 28" in await says(street, street.lena, "/sprints")
    assert "Shall Sprint 4 be closed?" in await presses(street, street.lena, "Sprint 4", "Close it")
    (four,) = await street.read(Sprint, Sprint.name == "Sprint 4")
    assert "Sprint 4 is closed." in await presses(street, street.lena, "Yes, close it")
    assert "Sprint 4 is closed." in await forges(street, street.lena, f"sprint_close_now:{four.id}")
    assert len(await street.read(Decision, Decision.kind == "sprint")) == 1
    await says(street, street.lena, "/sprints")
    assert "Over: closed on" in await presses(street, street.lena, "Earlier sprints", "Sprint 4")
    assert "Shall Sprint 4 go on?" in await presses(street, street.lena, "Reopen")
    assert "Sprint 4 is the active sprint now." in await presses(street, street.lena, "Yes, reopen it")
    assert await states(street) == {"Sprint 4": "active", "Sprint 5": "planned"}


@pytest.mark.thorough
async def test_one_whose_last_day_has_passed_says_so_where_a_coach_looks(street: Street) -> None:
    await street.class_is_invited()
    await planned(street, "Sprint 4", -20, 20, active=True)
    assert "Shall it be closed?" in await says(street, street.lena, "/sprints")
    await presses(street, street.lena, "Close it", "Yes, close it")
    assert await states(street) == {"Sprint 4": "closed"}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "one single day"),
        pytest.param(3, "shorter than most", marks=pytest.mark.thorough),
        pytest.param(90, "longer than", marks=pytest.mark.thorough),
    ],
)
async def test_unusual_days_are_allowed_and_said_kindly(street: Street, clock: Clock, days: int, said: str) -> None:
    await street.class_is_invited()
    async with street.database.transaction() as unit:
        for batch in await street.read(Batch):
            day = str(today(clock))
            (await unit.session.get_one(Batch, batch.id)).holidays = [{"from": day, "to": day, "name": "Harvest"}]
    await says(street, street.lena, "/sprints")
    await presses(street, street.lena, "New sprint", "Sprint 1")
    await says(street, street.lena, today(clock).isoformat())
    await presses(street, street.lena, "Another day…")
    text = await says(street, street.lena, (today(clock) + timedelta(days=days - 1)).isoformat())
    assert said in text
    assert "Holidays in it: Harvest (" in text
    await presses(street, street.lena, "Save")
    (made,) = await street.read(Sprint)
    assert (sprints.span(made).days, made.is_active) == (days, False)


async def test_what_cannot_be_is_refused_at_its_step_and_nothing_is_lost(street: Street, clock: Clock) -> None:
    await street.class_is_invited()
    await planned(street, "Sprint 4")
    await says(street, street.lena, "/sprints")
    await presses(street, street.lena, "New sprint")
    assert "There is a sprint called sprint 4 already" in await says(street, street.lena, "sprint  4")
    await presses(street, street.lena, "Sprint 5")
    await says(street, street.lena, today(clock).isoformat())
    await presses(street, street.lena, "Another day…")
    early = (today(clock) - timedelta(days=1)).isoformat()
    assert "Here I need a day, from" in await says(street, street.lena, early)
    await says(street, street.lena, (today(clock) + timedelta(days=9)).isoformat())
    await presses(street, street.lena, "Change 2")
    text = await says(street, street.lena, (today(clock) + timedelta(days=30)).isoformat())
    assert "That ends before it starts." in text
    assert "How long is it?" in text
    assert "Sprint 5" in await presses(street, street.lena, "2 weeks")
    await presses(street, street.lena, "Save")
    made = {one.name: one for one in await street.read(Sprint)}
    assert made["Sprint 5"].start_date == today(clock) + timedelta(days=30)


async def test_typed_days_are_the_next_of_their_name_and_never_a_year_on_unasked(street: Street, clock: Clock) -> None:
    """Days without a year are what somebody means who looks at the calendar."""
    await street.class_is_invited()
    await says(street, street.lena, "/sprints")
    await presses(street, street.lena, "New sprint", "Sprint 1")
    first = today(clock) + timedelta(days=3)
    assert f"begins on {weekday_and_day(first)}" in await says(street, street.lena, f"{first:%A}")
    assert "before the first day" in await says(street, street.lena, f"{first - timedelta(days=1):%d %B}")
    late = first + timedelta(days=364)
    text = await says(street, street.lena, late.isoformat())
    assert "365 days" in text
    await presses(street, street.lena, "Change 3")
    last = first + timedelta(days=20)
    assert "21 days, 3 weeks" in await says(street, street.lena, f"{last:%d %B}")


@pytest.mark.thorough
async def test_other_days_keep_every_task_on_its_day_or_are_refused_with_the_count(
    street: Street, clock: Clock
) -> None:  # fmt: skip
    await street.nia_has_joined()
    sprint = await planned(street, "Sprint 4", active=True)
    await works_at(street, sprint)
    before = sorted(tasks.day_of(one, sprint) for one in await street.read(ActionItem))
    await says(street, street.lena, "/sprints")
    await presses(street, street.lena, "Sprint 4", "Change", "Change 2")
    text = await says(street, street.lena, (today(clock) + timedelta(days=1)).isoformat())
    assert "What is outside these days: 1 task." in text
    assert "'Save'" not in str(street.lena.screen.keyboard)
    await presses(street, street.lena, "Change 2")
    await says(street, street.lena, (today(clock) - timedelta(days=10)).isoformat())
    await presses(street, street.lena, "Change 1")
    await says(street, street.lena, "Winter")
    assert "Saved: Winter." in await presses(street, street.lena, "Save")
    (moved,) = await street.read(Sprint)
    assert moved.start_date == today(clock) - timedelta(days=10)
    assert sorted(tasks.day_of(one, moved) for one in await street.read(ActionItem)) == before


async def test_counts_names_and_the_pulse_lead_down_to_the_words_of_a_goal(street: Street) -> None:
    await street.nia_has_joined()
    sprint = await planned(street, "Sprint 4", active=True)
    goal = await works_at(street, sprint)
    async with street.database.transaction() as unit:
        unit.session.add(
            Retrospective(user_id=goal.user_id, sprint_id=sprint.id, went_well="the <b>game</b>", created_at=unit.now,
                          updated_at=unit.now)
        )  # fmt: skip
    await says(street, street.lena, "/sprints")
    text = await presses(street, street.lena, "Sprint 4", "Counts")
    assert "1 of 2 students have a goal" in text
    assert "Goals reached: 0 of 1" in text
    assert "Tasks done: 1 of 2" in text
    assert "Looked back: 1" in text
    assert "Nia" not in text
    assert "2156: Omar" in await presses(street, street.lena, "No goal yet")
    await presses(street, street.lena, "Counts")
    text = await presses(street, street.lena, "Pulse of 2156")
    assert "Nia: goals 0 of 1 · tasks 1 of 2 · no habits" in text
    assert "What went well: the <b>game</b>" in await presses(street, street.lena, "Nia")
    text = await presses(street, street.lena, "Times tables")
    assert all(word in text for word in WORDS.values())
    assert "not begun, tasks 1 of 2" in text
    assert text.count("Cards") == 2
    await says(street, street.lena, "/students nia")
    text = await presses(street, street.lena, "Nia")
    assert "Sprint 4: goals 0 of 1 · tasks 1 of 2 · no habits" in text
    assert "Nia · Sprint 4" in await presses(street, street.lena, "Sprint")


@pytest.mark.thorough
async def test_nobody_else_turns_a_sprint_and_a_limited_coach_looks(street: Street) -> None:
    await street.nia_has_joined()
    four, five = await planned(street, "Sprint 4", active=True), await planned(street, "Sprint 5", 28)
    goal = await works_at(street, four)
    await coach_of_another_class(street, ADE)
    ade = street.world.person("Ade", id=ADE)
    assert "Sprint 4: day 1 of 28" in await says(street, ade, "/sprints")
    await presses(street, ade, "Sprint 4")
    assert "Close it" not in str(ade.screen.keyboard)
    assert "No student is here yet." in await presses(street, ade, "Counts")
    assert "Nobody is without a goal in Sprint 4." in await presses(street, ade, "No goal yet")
    turning = [
        "new_sprint", *(f"sprint_{name}:{five.id}" for name in ("start", "start_now", "change")),
        *(f"sprint_{name}:{four.id}" for name in ("close", "close_now", "reopen", "reopen_now", "undo")),
    ]  # fmt: skip
    for data in turning:
        assert "coaches who see all classes" in await forges(street, ade, data)
        assert "is for coaches" in await forges(street, street.nia, data)
    assert "I can't find that student" in await forges(street, ade, f"student_goal:{goal.id}")
    assert "I can't find that student" in await forges(street, ade, f"student_sprint:{goal.user_id}")
    for name in (
        "sprint",
        "sprint_start",
        "sprint_start_now",
        "sprint_close_now",
        "sprint_reopen_now",
        "sprint_change",
    ):
        assert "I can't find that sprint" in await forges(street, street.lena, f"{name}:{'z' * 16}")
    assert await states(street) == {"Sprint 4": "active", "Sprint 5": "planned"}
