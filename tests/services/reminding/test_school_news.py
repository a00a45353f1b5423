"""A sprint begins, is half over and ends, a project ends: every student hears of it once, on a day that fits."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.models import Batch, Goal, OutboxRow, Preferences, Project, ProjectReflection, Reminder, Sprint, User
from bot.services.reminding.moments import Calendar
from tests.street import Street

MONDAY, FRIDAY = 1, 5
SMART = dict.fromkeys(("title", "specific", "measurable", "achievable", "relevant", "time_bound"), "Cards")
FIRST = "begins today.\nWhat would you like to get better at?"


@pytest.fixture
async def here(street: Street) -> Street:
    """Nia has joined and said how she is; news comes after school, at half past three, and nothing else does."""
    street.it_is(10, weekday=FRIDAY)
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        none: dict[str, list[int]] = {"checkin": [], "day": []}
        await unit.session.execute(update(Preferences).where(Preferences.write_at != "never").values(reminders=none))
        await unit.session.execute(update(Reminder).values(due_at=None))
    return street


def today(street: Street) -> date:
    return Calendar("UTC").day_of(street.world.clock.now())


async def sprint(street: Street, begins: int, days: int) -> str:
    """Let a sprint be active that begins so many days from today."""
    async with street.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        first = today(street) + timedelta(days=begins)
        made = Sprint(name="Sprint 4", start_date=first, end_date=first + timedelta(days=days - 1), is_active=True,
                      created_by=lena.id)  # fmt: skip
        unit.session.add(made)
        await unit.session.flush()
        return made.id


async def has_a_goal(street: Street, sprint_id: str) -> None:
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        unit.session.add(Goal(user_id=nia.id, sprint_id=sprint_id, created_at=unit.now, updated_at=unit.now, **SMART))


async def hears(street: Street) -> list[str]:
    """Let the clock do all that is due; return what Nia reads that she had not read before."""
    before = len(street.nia.reads())
    await street.bot.timetable.tell_school_news()
    await street.bot.timetable.speak()
    await street.settle()
    return street.nia.reads()[before:]


async def silent(street: Street) -> bool:
    """Whether the newest message makes no sound."""
    newest = max(await street.read(OutboxRow, OutboxRow.state == "sent"), key=lambda row: row.id)
    return bool(newest.payload and newest.payload.get("quiet"))


async def days_pass(street: Street, count: int) -> list[str]:
    """Let days pass, up to half past three of each; return all that Nia hears."""
    heard = []
    for _ in range(count):
        street.world.clock.move(timedelta(hours=23))
        street.it_is(15, 30)
        heard += await hears(street)
    return heard


@pytest.mark.both
async def test_a_sprint_begins_is_half_over_and_ends_once_each(here: Street) -> None:
    sprint_id = await sprint(here, 3, 12)  # from Monday on
    assert await hears(here) == []
    here.it_is(0, 30, MONDAY)
    assert await hears(here) == []
    here.it_is(15, 30)
    assert await hears(here) == [f"Sprint 4 {FIRST}"]
    assert await silent(here)
    await has_a_goal(here, sprint_id)
    assert await days_pass(here, 7) == ["Half of Sprint 4 is over.\nIs your goal still right?"]
    assert await days_pass(here, 16) == ["Today is the last day of Sprint 4.\nHow was it? Three short questions."]


async def test_weekends_wait_for_the_next_school_day(here: Street) -> None:
    sprint_id = await sprint(here, 1, 9)  # from Saturday to the Sunday of the next week
    await has_a_goal(here, sprint_id)
    assert await days_pass(here, 2) == []
    assert await days_pass(here, 2) == ["Sprint 4 is going on."]
    last = f"Sun, {today(here) + timedelta(days=5):%b} {(today(here) + timedelta(days=5)).day}"
    assert await days_pass(here, 9) == [
        "Half of Sprint 4 is over.\nIs your goal still right?",
        f"Sprint 4 ends on {last}.\nToday is the last school day in it.",
        "Sprint 4 is over.\nHow was it? Three short questions.",
    ]


@pytest.mark.both
async def test_the_end_in_a_holiday_is_told_on_the_last_school_day_to_those_who_planned_something(here: Street) -> None:
    sprint_id = await sprint(here, -10, 14)  # to Monday
    async with here.database.transaction() as unit:
        monday = today(here) + timedelta(days=3)
        free = {"from": monday.isoformat(), "to": (monday + timedelta(days=1)).isoformat(), "name": "Diwali"}
        await unit.session.execute(update(Batch).values(holidays=[free]))
    here.it_is(15, 30)
    assert [text.split("\n")[0] for text in await hears(here)] == ["Half of Sprint 4 is over."], "nothing is planned"
    await has_a_goal(here, sprint_id)
    async with here.database.transaction() as unit:
        gone = delete(Reminder).where(Reminder.kind == "sprint_ends_soon")
        await unit.session.execute(gone)
    here.it_is(16)
    [text] = await hears(here)
    assert text.startswith("Sprint 4 ends on Mon, ")
    assert await silent(here)
    here.nia.presses("My week")
    await here.settle()
    assert await days_pass(here, 3) == []
    async with here.database.transaction() as unit:
        await unit.session.execute(update(Sprint).values(is_active=False, closed_at=unit.now))
    assert await days_pass(here, 2) == []


async def test_who_joins_late_or_comes_back_after_downtime_hears_where_it_stands_now(here: Street) -> None:
    await sprint(here, -18, 28)
    here.it_is(16)
    assert await hears(here) == []  # after her time, and not yet the last day for it
    here.it_is(15, 30, MONDAY)
    assert await hears(here) == ["Half of Sprint 4 is over.\nThere is time for a goal. Would you like one?"]
    assert await days_pass(here, 8) == [], "nobody is asked to look back at nothing"


async def test_a_sprint_that_is_closed_or_moved_meanwhile_is_no_news(here: Street) -> None:
    sprint_id = await sprint(here, 0, 28)
    assert await hears(here) == []
    async with here.database.transaction() as unit:
        await unit.session.execute(update(Sprint).values(is_active=False, closed_at=unit.now))
    here.it_is(15, 30)
    assert await hears(here) == []
    async with here.database.transaction() as unit:
        (row,) = (await unit.session.scalars(select(Reminder).where(Reminder.subject_id == sprint_id))).all()
        assert row.due_at is None


async def test_holidays_and_those_who_would_rather_not_be_written_to(here: Street) -> None:
    await sprint(here, 3, 12)
    async with here.database.transaction() as unit:
        monday = today(here) + timedelta(days=3)
        free = {"from": monday.isoformat(), "to": monday.isoformat(), "name": "Diwali"}
        await unit.session.execute(update(Batch).values(holidays=[free]))
    assert await days_pass(here, 3) == []
    assert await days_pass(here, 1) == ["Sprint 4 is going on.\nWhat would you like to get better at?"]
    async with here.database.transaction() as unit:
        await unit.session.execute(update(Preferences).values(write_at="never"))
    assert await days_pass(here, 5) == []


async def test_a_project_has_begun_is_told_once_in_its_first_days_and_leads_to_it(here: Street) -> None:
    async with here.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        first = today(here) + timedelta(days=1)  # a Saturday
        project = Project(name="Bridges", start_date=first, end_date=first + timedelta(days=27), is_active=True,
                          cycle_number=1, created_by=lena.id, created_at=unit.now)  # fmt: skip
        unit.session.add(project)
    assert await days_pass(here, 2) == []
    assert [text.split(",")[0] for text in await days_pass(here, 3)] == ["A project is going on: Bridges"]
    assert await silent(here)
    here.nia.presses("My project")
    await here.settle()
    assert "Bridges\n" in here.nia.screen.text


async def test_a_project_is_told_of_three_days_and_one_day_before_and_at_its_end(here: Street) -> None:
    async with here.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        end = today(here) + timedelta(days=3)  # on Monday
        project = Project(name="Bridges", start_date=today(here), end_date=end, is_active=True, cycle_number=1,
                          created_by=lena.id, created_at=unit.now)  # fmt: skip
        unit.session.add(project)
    here.it_is(15, 0)
    await hears(here)
    here.it_is(15, 30)
    assert [text.split(" on ")[0] for text in await hears(here)] == ["Your project Bridges ends"]
    assert not await silent(here)
    assert await days_pass(here, 2) == ["Your project Bridges ends tomorrow.\nWhat is still to do?"]
    async with here.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        said = ProjectReflection(project_id=project.id, user_id=nia.id, is_complete=True, updated_at=unit.now)
        unit.session.add(said)
    assert await days_pass(here, 4) == []
    async with here.database.transaction() as unit:
        (await unit.session.scalars(select(ProjectReflection))).one().is_complete = False
    await days_pass(here, 2)
    assert [text for text in here.nia.reads() if "went well" in text] == [], "it was due once, and had nothing to say"
